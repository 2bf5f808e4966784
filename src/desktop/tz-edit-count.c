/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what a save would write. */
#include "config.h"

#include "tz-edit-count.h"

guint
tz_edit_count_changes (const LedgerEdit   *edit,
                       const LedgerRecord *start)
{
  const LedgerRegister *reg = edit->after->reg;
  guint n = 0;

  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_shown (&reg->fields[i]))
      n += start != NULL ? ledger_record_differs (start, edit->after, i) : ledger_edit_changes (edit, i);
  for (guint i = 0; i < edit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (edit->children, i);

      n += child->before == NULL ? !child->removed && !ledger_edit_is_blank (child)
                                 : child->removed || ledger_edit_is_changed (child);
    }
  return n;
}
