/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a row that others refer to out of the bin. */
#include "config.h"

#include "references.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-kind.h"

/* How many live rows of @other refer to the row by that field. */
static guint
count_referring (LedgerEdit           *edit,
                 const LedgerRegister *other,
                 guint                 field)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (other);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, edit->after->id);

  ledger_query_add_filter (query, field, LEDGER_IS, id);
  return ledger_store_count (edit->store, query);
}

/**
 * references_refuse_removal:
 * @edit: the row on its way to the bin
 */
gboolean
references_refuse_removal (LedgerEdit  *edit,
                           GError     **error)
{
  const LedgerRegister *const *registers = ledger_store_get_registers (edit->store);

  for (guint i = 0; registers[i] != NULL; i++)
    for (guint f = 0; f < registers[i]->n_fields; f++)
      {
        const LedgerField *field = &registers[i]->fields[f];
        g_autofree char *label = NULL;
        guint n = 0;

        if (field->kind != &ledger_kind_reference || (field->flags & LEDGER_PART_OF) ||
            strcmp (field->refers_to, edit->reg->id) != 0)
          continue;
        n = count_referring (edit, registers[i], f);
        if (n == 0)
          continue;
        label = ledger_record_dup_label (edit->after);
        g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                     _("“%s”不能删除：还有%u个%s的“%s”是它，请先改到别处。"),
                     label, n, _(registers[i]->row_title), _(field->title));
        return FALSE;
      }
  return TRUE;
}
