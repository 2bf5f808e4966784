/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of an undo: what was kept or impossible stands first, for that is what it is read for. */
#include "config.h"

#include "exchange-undo.h"

#include <glib/gi18n-lib.h>

#include "exchange-writer.h"
#include "ledger-register.h"

GPtrArray *
exchange_undo_list (const LedgerUndo *undo)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint reversed = 0; reversed < 2; reversed++)
    for (guint i = 0; i < undo->rows->len; i++)
      {
        LedgerUndoRow *row = g_ptr_array_index (undo->rows, i);

        if ((row->fate == LEDGER_UNDO_REVERSED) == (reversed == 1))
          g_ptr_array_add (list, row);
      }
  return list;
}

gboolean
exchange_undo_write (const LedgerUndo  *undo,
                     const char        *path,
                     GError           **error)
{
  const ExchangeWriterColumn columns[] = {
    { .heading = _("结果"), .width = 12 },
    { .heading = _("登记册"), .width = 14 },
    { .heading = _("名称"), .width = 24 },
    { .heading = _("原因"), .width = 60 },
  };
  const ExchangeLayout layout = { .sheet = _("撤销清单"), .columns = columns, .n_columns = G_N_ELEMENTS (columns) };
  g_autoptr (GPtrArray) list = exchange_undo_list (undo);
  g_autoptr (ExchangeWriter) writer = exchange_writer_open (path, &layout, error);

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const LedgerUndoRow *row = g_ptr_array_index (list, i);
      const char *cells[] = { ledger_undo_fate_get_title (row->fate), _(row->reg->row_title), row->label, row->reason };

      if (!exchange_writer_add_row (writer, cells, error))
        return FALSE;
    }
  return exchange_writer_finish (writer, error);
}
