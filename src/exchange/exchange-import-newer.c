/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that were typed here after the sheet was written: they stay until the clerk says otherwise. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange-import-private.h"
#include "ledger-history.h"

void
exchange_change_free (gpointer data)
{
  ExchangeChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * exchange_dup_file_date:
 *
 * Returns: (nullable): %NULL when the file cannot be looked at
 */
char *
exchange_dup_file_date (const char *path)
{
  g_autoptr (GDateTime) written = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  written = g_date_time_new_from_unix_local (info.st_mtime);
  return written != NULL ? g_date_time_format (written, "%Y-%m-%d %H:%M:%S") : NULL;
}

void
exchange_import_set_date (ExchangeImport *self,
                          const char     *at)
{
  g_free (self->date);
  self->date = g_strdup (at);
}

void
exchange_import_set_overwrite (ExchangeImport *self,
                               guint           field,
                               gboolean        overwrite)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (i == field || field == EXCHANGE_NO_FIELD)
      self->overwrite[i] = overwrite;
}

gboolean
exchange_import_get_overwrite (ExchangeImport *self,
                               guint           field)
{
  g_return_val_if_fail (field < self->reg->n_fields, FALSE);

  return self->overwrite[field];
}

/*
 * Typed by hand after the file was written; or, for a file that was only copied again since, typed over the very
 * value that the sheet brings once more.
 */
static gboolean
is_newer (ExchangeImport *self,
          gint64          id,
          guint           field)
{
  g_autoptr (LedgerOrigin) origin = ledger_history_find_origin (self->store, self->reg, id, field);

  if (origin == NULL || strcmp (origin->kind, "import") == 0 || strcmp (origin->kind, "undo") == 0)
    return FALSE;
  if (self->date != NULL && strcmp (origin->at, self->date) > 0)
    return TRUE;
  return !origin->created && origin->old_value != NULL && g_strcmp0 (origin->old_value, self->values[field]) == 0;
}

/* What the sheet brings, or would make. */
static gboolean
brings_another (ExchangeImport   *self,
                const LedgerEdit *edit,
                guint             field)
{
  return self->values[field] != NULL ? ledger_edit_changes (edit, field) : self->missing[field] != NULL;
}

gboolean
exchange_import_keep_newer (ExchangeImport    *self,
                            const LedgerEdit  *edit,
                            ExchangeImportRow *row)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *here = ledger_record_get (edit->before, i);
      ExchangeChange *change;

      /* Nothing is lost where nothing stands; another name is asked about, for it may be another person. */
      if (here == NULL || self->overwrite[i] || !brings_another (self, edit, i) ||
          (self->reg->fields[i].flags & (LEDGER_REQUIRED | LEDGER_PERSON_NAME)) || !is_newer (self, row->id, i))
        continue;
      change = g_new0 (ExchangeChange, 1);
      change->field = i;
      change->before = ledger_store_dup_shown (self->store, edit->before, i, TRUE);
      change->after = self->values[i] != NULL ? ledger_store_dup_shown (self->store, edit->after, i, TRUE)
                                              : g_strdup (self->missing[i]);
      if (row->kept == NULL)
        row->kept = g_ptr_array_new_with_free_func (exchange_change_free);
      g_ptr_array_add (row->kept, change);
      g_clear_pointer (&self->values[i], g_free);
      g_clear_pointer (&self->missing[i], g_free);
    }
  return row->kept != NULL;
}
