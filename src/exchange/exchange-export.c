/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes chosen rows and fields with the register's own headings, so that the sheet can be read in again. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-export.h"
#include "exchange-source.h"
#include "exchange-writer.h"
#include "ledger-batch.h"
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

/* Every few rows tells how far it is; FALSE when it is called off. */
static gboolean
step_on (guint              row,
         guint              n_rows,
         ExchangeProgress   progress,
         gpointer           data,
         GCancellable      *cancellable,
         GError           **error)
{
  if (row % ROWS_A_STEP != 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (progress != NULL)
    progress ((double) row / n_rows, data);
  return TRUE;
}

/* "1990-05-07" as the upper union writes it; what is no whole date stays. */
static char *
dup_date (const char *value,
          const char *format)
{
  g_autoptr (GDate) date = g_date_new ();
  int year, month, day;
  char text[64];

  if (strlen (value) != strlen ("YYYY-MM-DD") || sscanf (value, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup (value);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_strftime (text, sizeof text, format, date);
  return g_strdup (text);
}

static char *
dup_cell (LedgerStore      *store,
          ExchangeTemplate *template,
          guint             index,
          LedgerRecord     *record,
          guint             serial)
{
  const ExchangeTemplateColumn *column = exchange_template_get_column (template, index);
  g_autoptr (LedgerRecord) owner = NULL;
  ExchangeSource source;
  const char *value;
  const char *word;

  if (column->serial)
    return g_strdup_printf ("%u", serial);
  if (exchange_source_find (&source, store, record->reg, column->field))
    owner = exchange_source_load (&source, store, record);
  value = owner != NULL ? ledger_record_get (owner, source.field) : NULL;
  if (value == NULL)
    return NULL;
  word = exchange_template_get_word (template, index, value);
  if (word != NULL)
    return g_strdup (word);
  if (column->date_format != NULL)
    return dup_date (value, column->date_format);
  return ledger_store_dup_shown (store, owner, source.field, TRUE);
}

static gboolean
fill_in_record (ExchangeWriter    *writer,
                LedgerStore       *store,
                ExchangeTemplate  *template,
                LedgerRecord      *record,
                guint              serial,
                GError           **error)
{
  guint n = exchange_template_get_n_columns (template);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, dup_cell (store, template, i, record, serial));
  return exchange_writer_add_row (writer, (const char *const *) cells->pdata, error);
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

      if (record == NULL || !write_record (writer, store, what, record, error) ||
          !step_on (i, what->ids->len, progress, data, cancellable, error))
        return FALSE;
    }
  return exchange_writer_finish (writer, error);
}

gboolean
exchange_export_fill_in (LedgerStore       *store,
                         ExchangeTemplate  *template,
                         GArray            *ids,
                         const char        *path,
                         ExchangeProgress   progress,
                         gpointer           data,
                         GCancellable      *cancellable,
                         GError           **error)
{
  const LedgerRegister *reg = ledger_store_find_register (store, exchange_template_get_register (template));
  g_autoptr (ExchangeWriter) writer = exchange_template_open_writer (template, path, error);

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, g_array_index (ids, gint64, i), error);

      if (record == NULL || !fill_in_record (writer, store, template, record, i + 1, error) ||
          !step_on (i, ids->len, progress, data, cancellable, error))
        return FALSE;
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

/**
 * exchange_export_check_full:
 *
 * Whoever takes personal data out of the ledger is in its history with the purpose (个人信息保护法第五十一条): where that
 * cannot be written, nothing goes out in full.
 */
gboolean
exchange_export_check_full (LedgerStore  *store,
                            GError      **error)
{
  if (ledger_store_is_writable (store))
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                       _("台账现在是只读打开的，用途记不进历史，不能导出完整的证件号码、电话。请遮住中间几位导出，或以可写方式打开台账后再导出。"));
  return FALSE;
}

gboolean
exchange_export_note (LedgerStore           *store,
                      const LedgerRegister  *reg,
                      ExchangeTemplate      *template,
                      guint                  n_rows,
                      const char            *purpose,
                      GError               **error)
{
  g_autofree char *title = template != NULL
    ? g_strdup_printf (_("按《%s》导出%s %u 行（完整），用途：%s"), exchange_template_get_title (template), _(reg->title), n_rows, purpose)
    : g_strdup_printf (_("导出%s %u 行（完整），用途：%s"), _(reg->title), n_rows, purpose);

  return exchange_export_check_full (store, error) && ledger_batch_begin (store, "export", title, error) && ledger_batch_commit (store, error);
}
