/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes chosen rows and fields with the register's own headings, so that the sheet can be read in again. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange-export.h"
#include "exchange-writer.h"
#include "ledger-kind.h"

#define ROWS_A_STEP 64
/* A Han character is two of a spreadsheet's width units. */
#define UNITS_A_CHARACTER 2.0

static const char *const yes_and_no[] = { N_("是"), N_("否"), NULL };

/* Titles of the choices that are still offered; free the array only. */
static const char **
list_choices (const LedgerField *field)
{
  GPtrArray *titles;

  if (field->kind == &ledger_kind_flag)
    {
      const char **words = g_new0 (const char *, 3);

      words[0] = _(yes_and_no[0]);
      words[1] = _(yes_and_no[1]);
      return words;
    }
  if (field->kind != &ledger_kind_choice || field->choices == NULL)
    return NULL;
  titles = g_ptr_array_new ();
  for (const LedgerChoice *choice = field->choices; choice->code != NULL; choice++)
    if (!choice->retired)
      g_ptr_array_add (titles, (gpointer) _(choice->title));
  g_ptr_array_add (titles, NULL);
  return (const char **) g_ptr_array_free (titles, FALSE);
}

static ExchangeWriter *
open_writer (const ExchangeExport *what,
             const char           *path,
             GError              **error)
{
  g_autofree ExchangeWriterColumn *columns = g_new0 (ExchangeWriterColumn, what->n_fields);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_free);
  ExchangeLayout layout = { .sheet = _(what->reg->title), .columns = columns, .n_columns = what->n_fields,
                            .frozen_columns = 1 };

  for (guint i = 0; i < what->n_fields; i++)
    {
      const LedgerField *field = &what->reg->fields[what->fields[i]];

      columns[i].heading = _(field->title);
      columns[i].width = MAX (field->kind->width, g_utf8_strlen (_(field->title), -1)) * UNITS_A_CHARACTER + 2;
      columns[i].is_number = field->kind->is_number;
      columns[i].choices = list_choices (field);
      if (columns[i].choices != NULL)
        g_ptr_array_add (lists, (gpointer) columns[i].choices);
    }
  return exchange_writer_open (path, &layout, error);
}

static gboolean
write_record (ExchangeWriter       *writer,
              LedgerStore          *store,
              const ExchangeExport *what,
              LedgerRecord         *record,
              GError              **error)
{
  g_auto (GStrv) cells = g_new0 (char *, what->n_fields + 1);

  for (guint i = 0; i < what->n_fields; i++)
    cells[i] = ledger_store_dup_shown (store, record, what->fields[i], what->full);
  return exchange_writer_add_row (writer, (const char *const *) cells, error);
}

gboolean
exchange_export_write (LedgerStore           *store,
                       const ExchangeExport  *what,
                       const char            *path,
                       ExchangeProgress       progress,
                       gpointer               data,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autoptr (ExchangeWriter) writer = open_writer (what, path, error);

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < what->ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, what->reg, g_array_index (what->ids, gint64, i),
                                                           error);

      if (record == NULL || !write_record (writer, store, what, record, error))
        return FALSE;
      if (i % ROWS_A_STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) i / what->ids->len, data);
    }
  return exchange_writer_finish (writer, error);
}

GArray *
exchange_export_list_fields (const LedgerRegister *reg)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_shown (&reg->fields[i]) && reg->fields[i].kind != &ledger_kind_file)
      g_array_append_val (fields, i);
  return fields;
}
