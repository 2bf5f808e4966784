/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start page: three ways to begin, the ledgers opened lately, and why one could not be opened. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-rotation.h"

#include "tz-start.h"

struct _TzStart
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *problem;
  GtkWidget *problem_text;
  GtkWidget *read_only;
  GtkWidget *restore;
  GtkWidget *recent_title;
  GtkWidget *recent;

  GSettings *settings;
  char      *problem_path;
};

enum
{
  OPEN,
  RESTORE,
  SAMPLE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzStart, tz_start, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autofree char *where = exists ? g_strdup (folder) : g_strdup_printf (_("%s（文件不在了）"), folder);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *place = gtk_label_new (where);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), place);
  gtk_widget_set_sensitive (box, exists);
  gtk_widget_set_tooltip_text (box, path);
  return box;
}

static void
recent_activated_cb (TzStart       *self,
                     GtkListBoxRow *row)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-ledgers");
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < g_strv_length (recent))
    g_signal_emit (self, signals[OPEN], 0, recent[index], FALSE);
}

static void
sample_clicked_cb (TzStart *self)
{
  g_signal_emit (self, signals[SAMPLE], 0);
}

static void
read_only_clicked_cb (TzStart *self)
{
  g_autofree char *path = g_strdup (self->problem_path);

  g_signal_emit (self, signals[OPEN], 0, path, TRUE);
}

static void
restore_clicked_cb (TzStart *self)
{
  g_autofree char *path = g_strdup (self->problem_path);

  g_signal_emit (self, signals[RESTORE], 0, path);
}

static void
tz_start_dispose (GObject *object)
{
  TzStart *self = TZ_START (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_START);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tz_start_parent_class)->dispose (object);
}

static void
tz_start_finalize (GObject *object)
{
  g_free (TZ_START (object)->problem_path);
  G_OBJECT_CLASS (tz_start_parent_class)->finalize (object);
}

static void
tz_start_class_init (TzStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_start_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_start_finalize;
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[RESTORE] = g_signal_new ("restore", TZ_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAMPLE] = g_signal_new ("sample", TZ_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-start.ui");
  gtk_widget_class_bind_template_child (widget_class, TzStart, box);
  gtk_widget_class_bind_template_child (widget_class, TzStart, problem);
  gtk_widget_class_bind_template_child (widget_class, TzStart, problem_text);
  gtk_widget_class_bind_template_child (widget_class, TzStart, read_only);
  gtk_widget_class_bind_template_child (widget_class, TzStart, restore);
  gtk_widget_class_bind_template_child (widget_class, TzStart, recent_title);
  gtk_widget_class_bind_template_child (widget_class, TzStart, recent);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_only_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
tz_start_init (TzStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tz_start_new (void)
{
  return g_object_new (TZ_TYPE_START, NULL);
}

void
tz_start_show_recent (TzStart   *self,
                      GSettings *settings)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-ledgers");
  GtkListBoxRow *row;

  g_set_object (&self->settings, settings);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->recent), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), GTK_WIDGET (row));
  for (guint i = 0; recent[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->recent), make_row (recent[i]));
  gtk_widget_set_visible (self->recent, recent[0] != NULL);
  gtk_widget_set_visible (self->recent_title, recent[0] != NULL);
}

void
tz_start_show_problem (TzStart      *self,
                       const char   *path,
                       const GError *error)
{
  g_free (self->problem_path);
  self->problem_path = g_strdup (path);
  gtk_widget_set_visible (self->problem, error != NULL);
  if (error == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->problem_text), error->message);
  gtk_widget_set_visible (self->read_only, g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED) ||
                                             g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY));
  gtk_widget_set_visible (self->restore, g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_DAMAGED) ||
                                           g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_FOREIGN) ||
                                           g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND) ||
                                           ledger_backup_is_backup (path));
}
