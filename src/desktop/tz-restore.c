/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what would be lost and what comes back before a backup takes the place of the ledger. */
#include "config.h"

#include "tz-restore.h"

#include <glib/gi18n-lib.h>

#include "ledger.h"
#include "registers.h"

#include "tz-assistant.h"
#include "tz-backup-auto.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"
#include "tz-restore-row.h"

#define TZ_TYPE_RESTORE (tz_restore_get_type ())
G_DECLARE_FINAL_TYPE (TzRestore, tz_restore, TZ, RESTORE, TzDialog)

struct _TzRestore
{
  TzDialog       parent_instance;

  TzWindow      *window;
  char          *path;            /* the ledger, or NULL: what @target says */
  LedgerSummary *present;         /* NULL: there is none, or it cannot be read */
  LedgerOpenMode mode;            /* how @window had a ledger open */
  gboolean       was_open;

  GtkListBox    *list;
  GtkLabel      *headline;
  GtkGrid       *comparison;
  GtkLabel      *present_problem;
  GtkWidget     *target_title;
  GtkEditable   *target;
  GtkEditable   *reason;
  GtkLabel      *kept;
  GtkWidget     *go;
};

G_DEFINE_FINAL_TYPE (TzRestore, tz_restore, TZ_TYPE_DIALOG)

static const TzFileFilter filters[] = {
  { N_("工会台账"), "*.taizhang" },
  { N_("所有文件"), "*" },
  { NULL,           NULL },
};

/* Made from the dialog, independent of it. */
typedef struct
{
  char *backup;
  char *path;
  char *clerk;
  char *why;
  char *at;
  char *kept;
  char *open_path; /* what the window showed */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->backup);
  g_free (order->path);
  g_free (order->clerk);
  g_free (order->why);
  g_free (order->at);
  g_free (order->kept);
  g_free (order->open_path);
  g_free (order);
}

static char *
dup_typed (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static TzRestoreRow *
get_chosen (TzRestore *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? TZ_RESTORE_ROW (row) : NULL;
}

/* Where the ledger goes that is there now. */
static void
show_kept (TzRestore  *self,
           const char *path)
{
  gboolean exists = path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autofree char *folder = exists ? ledger_backup_dup_folder (path) : NULL;
  g_autofree char *text = exists ? g_strdup_printf (_("现在的台账不会丢：先留存到“%s”，文件名里有“恢复前”，以后还可以从它恢复。"), folder)
                                 : g_strdup ("");

  gtk_label_set_text (self->kept, text);
}

static void
update_go (TzRestore *self)
{
  TzRestoreRow *row = get_chosen (self);
  g_autofree char *why = dup_typed (self->reason);
  g_autofree char *target = dup_typed (self->target);

  if (self->path == NULL)
    show_kept (self, target);
  gtk_widget_set_sensitive (self->go, row != NULL && tz_restore_row_get_summary (row) != NULL && *why != '\0' &&
                                        (self->path != NULL || g_path_is_absolute (target)));
}

static void
put (TzRestore  *self,
     const char *text,
     int         column,
     int         line,
     const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, "numeric");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (self->comparison, label, column, line, 1, 1);
}

static void
put_line (TzRestore        *self,
          LedgerComparison *comparison,
          int               line)
{
  const char *other = *comparison->other != '\0' ? comparison->other : "—";
  g_autofree char *fewer = g_strdup_printf (g_str_equal (comparison->name, "changed") ? _("%s（更早）") : _("%s（更少）"),
                                            other);

  put (self, comparison->title, 0, line, "dim-label");
  put (self, *comparison->present != '\0' ? comparison->present : "—", 1, line, NULL);
  put (self, comparison->is_fewer ? fewer : other, 2, line, comparison->is_fewer ? "fewer" : NULL);
}

static void
clear_comparison (TzRestore *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->comparison))) != NULL)
    gtk_grid_remove (self->comparison, child);
}

/* The ledger of another union in this place is most likely a slip. */
static const char *
get_headline (TzRestore     *self,
              LedgerSummary *chosen)
{
  if (self->present == NULL)
    return _("这份备份里有");
  if (!g_str_equal (self->present->origin, chosen->origin) && *self->present->origin != '\0')
    return _("注意：这不是现在这本台账的备份");
  return _("恢复以后，台账回到备份时的样子");
}

static void
show_chosen (TzRestore *self)
{
  TzRestoreRow *row = get_chosen (self);
  LedgerSummary *chosen = row != NULL ? tz_restore_row_get_summary (row) : NULL;
  const char *problem = row != NULL ? tz_restore_row_get_problem (row) : NULL;

  clear_comparison (self);
  update_go (self);
  if (chosen == NULL)
    {
      gtk_label_set_text (self->headline, row == NULL ? _("请选择一份备份") : problem != NULL ? problem : _("正在核对……"));
      return;
    }
  gtk_label_set_text (self->headline, get_headline (self, chosen));
  {
    g_autoptr (GPtrArray) lines = ledger_summary_compare (self->present, chosen);

    put (self, _("现在的台账"), 1, 0, "heading");
    put (self, _("这份备份"), 2, 0, "heading");
    for (guint i = 0; i < lines->len; i++)
      put_line (self, g_ptr_array_index (lines, i), (int) i + 1);
  }
}

/* On a new computer: among the documents, named after the union. */
static void
suggest_target (TzRestore *self)
{
  TzRestoreRow *row = get_chosen (self);
  LedgerSummary *chosen = row != NULL ? tz_restore_row_get_summary (row) : NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (self->path != NULL || chosen == NULL || *gtk_editable_get_text (self->target) != '\0')
    return;
  folder = tz_assistant_dup_usual_folder ();
  name = g_strconcat (chosen->title != NULL ? chosen->title : _("工会台账"), ".taizhang", NULL);
  path = g_build_filename (folder, g_strdelimit (name, "/\\:*?\"<>|", ' '), NULL);
  gtk_editable_set_text (self->target, path);
}

static void read_next (TzRestore *self);

static void
row_read_cb (TzRestoreRow *row,
             gpointer      data)
{
  TzRestore *self = data;

  if (row == get_chosen (self))
    {
      suggest_target (self);
      show_chosen (self);
    }
  read_next (self);
}

/* One after the other, newest first: each is read whole. */
static void
read_next (TzRestore *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      TzRestoreRow *row = TZ_RESTORE_ROW (gtk_list_box_get_row_at_index (self->list, i));

      if (tz_restore_row_get_summary (row) == NULL && tz_restore_row_get_problem (row) == NULL)
        {
          tz_restore_row_read (row, row_read_cb, self);
          return;
        }
    }
}

/* Rows that leave with the dialog lose the selection too. */
static void
row_selected_cb (TzRestore *self)
{
  if (self->list == NULL)
    return;
  suggest_target (self);
  show_chosen (self);
}

static GtkListBoxRow *
find_row (TzRestore  *self,
          const char *path)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (tz_restore_row_get_path (TZ_RESTORE_ROW (row)), path))
      return row;
  return NULL;
}

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  g_autoptr (TzRestore) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GtkListBoxRow *known = path != NULL && self->list != NULL ? find_row (self, path) : NULL;
  GtkWidget *row;

  if (path == NULL || self->list == NULL)
    return;
  if (known != NULL)
    {
      gtk_list_box_select_row (self->list, known);
      return;
    }
  row = tz_restore_row_new_file (path);
  gtk_list_box_prepend (self->list, row);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  tz_restore_row_read (TZ_RESTORE_ROW (row), row_read_cb, self);
}

static void
other_clicked_cb (TzRestore *self)
{
  tz_file_dialog_open (GTK_WINDOW (self), _("选择备份文件"), filters, "backup", file_chosen_cb, g_object_ref (self));
}

static gboolean
restore (TzJob        *job,
         LedgerStore  *none,
         gpointer      data,
         GError      **error)
{
  Order *order = data;

  return ledger_backup_restore (order->backup, order->path, order->clerk, order->why, order->at, &order->kept, error);
}

static void
restored_cb (TzDialog     *dialog,
             const GError *error,
             gpointer      data)
{
  TzRestore *self = TZ_RESTORE (dialog);
  Order *order = data;
  g_autofree char *name = order->kept != NULL ? g_path_get_basename (order->kept) : NULL;
  g_autofree char *sentence = name != NULL ? g_strdup_printf (_("已恢复。原来的台账留存为“%s”，在备份文件夹里。"), name)
                                           : g_strdup (_("已恢复。"));

  if (error != NULL)
    {
      if (self->was_open)
        tz_window_open (self->window, order->open_path, self->mode);
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  if (tz_window_open (self->window, order->path, LEDGER_OPEN_WRITE))
    tz_status_say (tz_window_get_status (self->window), sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
go_clicked_cb (TzRestore *self)
{
  g_autofree char *clerk = g_settings_get_string (tz_window_get_settings (self->window), "clerk");
  Order *order = g_new0 (Order, 1);

  order->backup = g_strdup (tz_restore_row_get_path (get_chosen (self)));
  order->path = self->path != NULL ? g_strdup (self->path) : dup_typed (self->target);
  order->clerk = g_strdup (*clerk != '\0' ? clerk : g_get_user_name ());
  order->why = dup_typed (self->reason);
  order->at = tz_backup_auto_dup_now ();
  self->was_open = !tz_window_is_empty (self->window);
  if (self->was_open)
    {
      self->mode = ledger_store_is_writable (tz_window_get_store (self->window)) ? LEDGER_OPEN_WRITE : LEDGER_OPEN_READ;
      order->open_path = tz_window_set_aside (self->window);
    }
  tz_dialog_run (TZ_DIALOG (self), NULL, _("正在恢复……"), restore, restored_cb, order, free_order);
}

/* Half a restore does not exist, so there is nothing to call off; and the ledger must be opened again after it. */
static gboolean
tz_restore_close_request (GtkWindow *window)
{
  if (tz_dialog_is_busy (TZ_DIALOG (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (tz_restore_parent_class)->close_request (window);
}

static void
tz_restore_dispose (GObject *object)
{
  TzRestore *self = TZ_RESTORE (object);

  self->list = NULL;
  g_clear_object (&self->window);
  g_clear_pointer (&self->present, ledger_summary_free);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (tz_restore_parent_class)->dispose (object);
}

static void
tz_restore_class_init (TzRestoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_restore_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tz_restore_close_request;
}

static void
tz_restore_init (TzRestore *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-restore.ui");

  self->list = GTK_LIST_BOX (gtk_builder_get_object (builder, "list"));
  self->headline = GTK_LABEL (gtk_builder_get_object (builder, "headline"));
  self->comparison = GTK_GRID (gtk_builder_get_object (builder, "comparison"));
  self->present_problem = GTK_LABEL (gtk_builder_get_object (builder, "present_problem"));
  self->target_title = GTK_WIDGET (gtk_builder_get_object (builder, "target_title"));
  self->target = GTK_EDITABLE (gtk_builder_get_object (builder, "target"));
  self->reason = GTK_EDITABLE (gtk_builder_get_object (builder, "reason"));
  self->kept = GTK_LABEL (gtk_builder_get_object (builder, "kept"));
  tz_dialog_set_content (TZ_DIALOG (self), GTK_WIDGET (gtk_builder_get_object (builder, "body")));
  tz_dialog_add_extra (TZ_DIALOG (self), _("选择备份文件(_F)…"), G_CALLBACK (other_clicked_cb));
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("恢复(_R)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (update_go), self);
  g_signal_connect_swapped (self->target, "changed", G_CALLBACK (update_go), self);
}

static void
describe_present (TzRestore *self)
{
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    return;
  if (!tz_window_is_empty (self->window) &&
      g_str_equal (self->path, ledger_store_get_path (tz_window_get_store (self->window))))
    self->present = ledger_summary_of (tz_window_get_store (self->window), &error);
  else if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    self->present = ledger_summary_read (self->path, tz_registers, FALSE, &error);
  if (error == NULL)
    return;
  gtk_label_set_text (self->present_problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->present_problem), TRUE);
}

/* @chosen: (nullable): the one to begin with */
static void
list_backups (TzRestore  *self,
              const char *chosen)
{
  g_autofree char *second = tz_backup_auto_dup_second (tz_window_get_settings (self->window));
  g_autoptr (GPtrArray) list = NULL;
  GtkListBoxRow *row;

  if (self->path == NULL)
    return;
  list = ledger_backup_list (self->path, second);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->list, tz_restore_row_new (g_ptr_array_index (list, i)));
  row = chosen != NULL ? find_row (self, chosen) : NULL;
  gtk_list_box_select_row (self->list, row != NULL ? row : gtk_list_box_get_row_at_index (self->list, 0));
}

static void
show_target (TzRestore *self)
{
  gtk_widget_set_visible (self->target_title, self->path == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->target), self->path == NULL);
  show_kept (self, self->path);
}

void
tz_restore_present (TzWindow   *window,
                    const char *path)
{
  TzRestore *self = tz_dialog_new (TZ_TYPE_RESTORE, GTK_WINDOW (window), _("从备份恢复"), 900, 600);

  self->window = g_object_ref (window);
  if (path != NULL)
    self->path = ledger_backup_dup_origin (path);
  if (self->path == NULL)
    self->path = g_strdup (path);
  describe_present (self);
  list_backups (self, path);
  show_target (self);
  show_chosen (self);
  read_next (self);
  gtk_window_present (GTK_WINDOW (self));
}
