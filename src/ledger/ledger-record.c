/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row in memory. */
#include "config.h"

#include "ledger-record.h"

LedgerRecord *
ledger_record_new (const LedgerRegister *reg)
{
  LedgerRecord *record = g_new0 (LedgerRecord, 1);

  record->reg = reg;
  record->values = g_new0 (char *, reg->n_fields);
  g_atomic_ref_count_init (&record->references);
  return record;
}

LedgerRecord *
ledger_record_copy (const LedgerRecord *record)
{
  LedgerRecord *copy = ledger_record_new (record->reg);

  copy->id = record->id;
  copy->revision = record->revision;
  copy->batch = record->batch;
  copy->removed = record->removed;
  for (guint i = 0; i < record->reg->n_fields; i++)
    copy->values[i] = g_strdup (record->values[i]);
  return copy;
}

LedgerRecord *
ledger_record_ref (LedgerRecord *record)
{
  g_atomic_ref_count_inc (&record->references);
  return record;
}

void
ledger_record_unref (LedgerRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->references))
    return;
  for (guint i = 0; i < record->reg->n_fields; i++)
    g_free (record->values[i]);
  g_free (record->values);
  g_free (record);
}

const char *
ledger_record_get (const LedgerRecord *record,
                   guint               field)
{
  g_return_val_if_fail (field < record->reg->n_fields, NULL);

  return record->values[field];
}

gint64
ledger_record_get_number (const LedgerRecord *record,
                          guint               field)
{
  const char *value = ledger_record_get (record, field);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

gboolean
ledger_record_get_flag (const LedgerRecord *record,
                        guint               field)
{
  return ledger_record_is (record, field, "1");
}

gboolean
ledger_record_is (const LedgerRecord *record,
                  guint               field,
                  const char         *value)
{
  return g_strcmp0 (ledger_record_get (record, field), value) == 0;
}

void
ledger_record_set (LedgerRecord *record,
                   guint         field,
                   const char   *value)
{
  g_return_if_fail (field < record->reg->n_fields);

  if (value == record->values[field])
    return;
  g_free (record->values[field]);
  record->values[field] = value != NULL && value[0] != '\0' ? g_strdup (value) : NULL;
}

void
ledger_record_set_number (LedgerRecord *record,
                          guint         field,
                          gint64        value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  ledger_record_set (record, field, text);
}

gboolean
ledger_record_differs (const LedgerRecord *a,
                       const LedgerRecord *b,
                       guint               field)
{
  return g_strcmp0 (ledger_record_get (a, field), ledger_record_get (b, field)) != 0;
}

/* How the register names this row; its first required field when it has no label of its own. */
char *
ledger_record_dup_label (LedgerRecord *record)
{
  if (record->reg->label != NULL)
    return record->reg->label (record);
  for (guint i = 0; i < record->reg->n_fields; i++)
    if ((record->reg->fields[i].flags & LEDGER_REQUIRED) && record->values[i] != NULL)
      return g_strdup (record->values[i]);
  return g_strdup ("");
}
