/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page does with the selected rows: count, copy, to the bin and back. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-copy.h"
#include "tz-page-private.h"
#include "tz-rows-job.h"
#include "tz-settings.h"

/* After rows went to the bin or came back; owns a reference to the page. */
static void
rows_moved (const char *sentence,
            gboolean    undoable,
            gpointer    data)
{
  g_autoptr (TzPage) self = data;

  g_signal_emit_by_name (self, "message", sentence, undoable);
}

/* Takes @job, which may be NULL: done already. */
static void
follow_job (TzPage *self,
            TzJob  *job)
{
  if (job != NULL)
    g_signal_emit_by_name (self, "job-started", job);
  g_clear_object (&job);
}

void
tz_page_remove_selected (TzPage     *self,
                         const char *reason)
{
  g_autoptr (GArray) ids = tz_page_list_selected (self);

  follow_job (self, tz_rows_job_remove (self->store, self->reg, ids, reason, rows_moved, g_object_ref (self)));
  tz_page_select_row (self, 0);
}

guint
tz_page_count_selected (TzPage *self)
{
  TzSelection *selection = tz_table_get_selection (self->table);

  return selection != NULL ? tz_selection_count (selection) : 0;
}

GArray *
tz_page_list_selected (TzPage *self)
{
  return tz_selection_list (tz_table_get_selection (self->table));
}

guint *
tz_page_list_columns (TzPage *self,
                      guint  *n)
{
  g_autoptr (GArray) columns = tz_table_dup_columns (self->table);
  guint *fields = g_new (guint, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    fields[i] = g_array_index (columns, TzColumn, i).field;
  *n = columns->len;
  return fields;
}

void
tz_page_select_all (TzPage  *self,
                    gboolean all)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (tz_table_get_selection (self->table));

  if (all)
    gtk_selection_model_select_all (model);
  else
    gtk_selection_model_unselect_all (model);
}

void
tz_page_copy (TzPage *self)
{
  g_autoptr (GArray) ids = tz_page_list_selected (self);
  g_autofree guint *fields = NULL;
  g_autofree char *sentence = NULL;
  guint n_fields;
  guint n_copied;

  fields = tz_page_list_columns (self, &n_fields);
  n_copied = tz_copy_rows (GTK_WIDGET (self), self->store, self->reg, ids, fields, n_fields, self->full);
  if (n_copied < ids->len)
    sentence = g_strdup_printf (_("只复制了前 %u 行，共选了 %u 行。更多的行请用导出。"), n_copied, ids->len);
  else if (self->full)
    sentence = g_strdup_printf (_("已复制 %u 行，可以粘贴到表格里。"), n_copied);
  else
    sentence = g_strdup_printf (_("已复制 %u 行；证件号和电话是遮盖的，需要完整号码请先按 Ctrl+M。"), n_copied);
  g_signal_emit_by_name (self, "message", sentence, FALSE);
}

void
tz_page_remove (TzPage *self)
{
  guint n = tz_page_count_selected (self);
  gint64 single = tz_selection_get_single (tz_table_get_selection (self->table));
  g_autofree char *question = NULL;

  if (single != 0)
    {
      g_autofree char *label = ledger_store_dup_label (self->store, self->reg, single);

      question = g_strdup_printf (_("删除%s“%s”？"), _(self->reg->row_title), label);
    }
  else
    question = g_strdup_printf (_("删除选中的 %u 条%s记录？"), n, _(self->reg->row_title));
  tz_removal_ask (self->removal, question);
}

void
tz_page_restore (TzPage *self)
{
  g_autoptr (GArray) ids = tz_page_list_selected (self);

  follow_job (self, tz_rows_job_restore (self->store, self->reg, ids, rows_moved, g_object_ref (self)));
  tz_page_select_row (self, 0);
}
