/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date, kind, members, size and whether the file was read whole, in two lines. */
#include "config.h"

#include "tz-restore-row.h"

#include <glib/gi18n-lib.h>

#include "members.h"
#include "registers.h"

#include "tz-job.h"

struct _TzRestoreRow
{
  GtkListBoxRow   parent_instance;

  char           *path;
  char           *place;   /* where it lies, in words */
  LedgerSummary  *summary;
  char           *problem;

  GtkLabel       *when;
  GtkLabel       *kind;
  GtkLabel       *state;
  GtkLabel       *content;
};

G_DEFINE_FINAL_TYPE (TzRestoreRow, tz_restore_row, GTK_TYPE_LIST_BOX_ROW)

/* One file to read; the row may go away meanwhile. */
typedef struct
{
  GWeakRef        row;
  char           *path;
  LedgerSummary  *summary;
  void          (*read) (TzRestoreRow *row,
                         gpointer      data);
  gpointer        data;
} Reading;

static char *
dup_content (LedgerSummary *summary,
             const char    *place)
{
  g_autofree char *size = ledger_summary_dup_size (summary->size);

  for (guint i = 0; summary->registers[i] != NULL; i++)
    if (summary->registers[i] == &members_register)
      return g_strdup_printf (_("会员 %lld · %s · %s"), (long long) MAX (summary->counts[i], 0), size, place);
  return g_strdup_printf ("%s · %s", size, place);
}

static void
show_state (TzRestoreRow *self)
{
  GtkWidget *state = GTK_WIDGET (self->state);

  if (self->summary != NULL)
    {
      g_autofree char *content = dup_content (self->summary, self->place);

      gtk_label_set_text (self->content, content);
      gtk_label_set_text (self->state, _("已核对 ✓"));
      gtk_widget_add_css_class (state, "created");
    }
  else if (self->problem != NULL)
    {
      gtk_label_set_text (self->content, self->place);
      gtk_label_set_text (self->state, _("不能用 ✗"));
      gtk_widget_add_css_class (state, "refused");
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->problem != NULL ? self->problem : self->path);
}

static gboolean
read_file (TzJob        *job,
           LedgerStore  *none,
           gpointer      data,
           GError      **error)
{
  Reading *reading = data;

  reading->summary = ledger_summary_read (reading->path, tz_registers, TRUE, error);
  return reading->summary != NULL;
}

static void
file_read_cb (TzJob        *job,
              const GError *error,
              gpointer      data)
{
  Reading *reading = data;
  g_autoptr (TzRestoreRow) self = g_weak_ref_get (&reading->row);

  if (self != NULL && self->state != NULL)
    {
      self->summary = g_steal_pointer (&reading->summary);
      self->problem = g_strdup (error != NULL ? error->message : NULL);
      show_state (self);
      reading->read (self, reading->data);
    }
  g_clear_pointer (&reading->summary, ledger_summary_free);
  g_weak_ref_clear (&reading->row);
  g_free (reading->path);
  g_free (reading);
  g_object_unref (job);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
tz_restore_row_dispose (GObject *object)
{
  TZ_RESTORE_ROW (object)->state = NULL;
  G_OBJECT_CLASS (tz_restore_row_parent_class)->dispose (object);
}

static void
tz_restore_row_finalize (GObject *object)
{
  TzRestoreRow *self = TZ_RESTORE_ROW (object);

  g_clear_pointer (&self->summary, ledger_summary_free);
  g_free (self->problem);
  g_free (self->path);
  g_free (self->place);
  G_OBJECT_CLASS (tz_restore_row_parent_class)->finalize (object);
}

static void
tz_restore_row_class_init (TzRestoreRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_restore_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_restore_row_finalize;
}

static void
tz_restore_row_init (TzRestoreRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->when = add_label (line, "numeric");
  self->kind = add_label (line, "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->kind), TRUE);
  self->state = add_label (line, "outcome");
  gtk_label_set_ellipsize (self->when, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), line);
  self->content = add_label (box, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->content), "small");
  gtk_label_set_text (self->state, _("核对中…"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->when, self->kind, self->content, self->state, NULL, -1);
}

static GtkWidget *
make_row (const char *path,
          const char *when,
          const char *kind,
          const char *place)
{
  TzRestoreRow *self = g_object_new (TZ_TYPE_RESTORE_ROW, NULL);

  self->path = g_strdup (path);
  self->place = g_strdup (place);
  gtk_label_set_text (self->when, when);
  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->content, place);
  show_state (self);
  return GTK_WIDGET (self);
}

GtkWidget *
tz_restore_row_new (LedgerBackup *backup)
{
  g_autofree char *when = g_strdup_printf ("%.16s", backup->at);

  return make_row (backup->path, when, ledger_backup_get_title (backup->kind),
                   backup->is_second ? _("另存的文件夹") : _("台账旁边"));
}

GtkWidget *
tz_restore_row_new_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *row = make_row (path, name, "", folder);

  gtk_label_set_ellipsize (TZ_RESTORE_ROW (row)->when, PANGO_ELLIPSIZE_MIDDLE);
  return row;
}

const char *
tz_restore_row_get_path (TzRestoreRow *self)
{
  return self->path;
}

void
tz_restore_row_read (TzRestoreRow *self,
                     void        (*read) (TzRestoreRow *row,
                                          gpointer      data),
                     gpointer      data)
{
  Reading *reading = g_new0 (Reading, 1);

  g_weak_ref_init (&reading->row, self);
  reading->path = g_strdup (self->path);
  reading->read = read;
  reading->data = data;
  tz_job_start (NULL, read_file, reading, file_read_cb, reading);
}

LedgerSummary *
tz_restore_row_get_summary (TzRestoreRow *self)
{
  return self->summary;
}

const char *
tz_restore_row_get_problem (TzRestoreRow *self)
{
  return self->problem;
}
