/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a sheet through the register's rules, on trial or for good, and counts what becomes of it. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-import-private.h"
#include "exchange-writer.h"
#include "ledger-batch.h"
#include "ledger-kind.h"

/* Rows between two looks at the progress and the cancel button. */
#define ROWS_A_STEP 64
#define REASON_HEADING N_("错误原因")

static void
free_reason (gpointer data)
{
  ExchangeReason *reason = data;

  g_free (reason->text);
  g_free (reason);
}

static void
free_row (gpointer data)
{
  ExchangeImportRow *row = data;

  g_free (row->label);
  g_clear_pointer (&row->changes, g_ptr_array_unref);
  g_clear_pointer (&row->kept, g_ptr_array_unref);
  g_clear_pointer (&row->reasons, g_ptr_array_unref);
  g_free (row);
}

static void
clear_target (gpointer data)
{
  ExchangeTarget *target = data;

  g_clear_pointer (&target->known, g_hash_table_unref);
}

static void
learn_words (ExchangeImport *self)
{
  const LedgerRegister *reg = self->reg;

  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_brought (&reg->fields[i]))
      {
        exchange_vocabulary_add (self->vocabulary, i, reg->fields[i].title);
        exchange_vocabulary_add (self->vocabulary, i, reg->fields[i].name);
      }
  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_brought (&reg->fields[i]))
      exchange_vocabulary_add (self->vocabulary, i, reg->fields[i].aliases);
  /* Known too, so that the clerk is told why they are left out, and a superior's sheet may be filled with them. */
  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_shown (&reg->fields[i]) && !ledger_field_is_brought (&reg->fields[i]))
      {
        exchange_vocabulary_add (self->vocabulary, i, reg->fields[i].title);
        exchange_vocabulary_add (self->vocabulary, i, reg->fields[i].aliases);
      }
}

/* Not while opening: a column whose heading says nothing may still be pointed out. */
static gboolean
check_required (ExchangeImport *self,
                GError        **error)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    if ((self->reg->fields[i].flags & LEDGER_REQUIRED) && ledger_field_is_brought (&self->reg->fields[i]) &&
        exchange_table_find_column (self->table, i) == EXCHANGE_NO_FIELD)
      {
        g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING,
                     _("“%s”里没有“%s”这一列，不能作为%s导入。请核对是不是选错了文件，或补上这一列的表头后再导入。"),
                     exchange_reader_get_name (self->reader), _(self->reg->fields[i].title), _(self->reg->title));
        return FALSE;
      }
  return TRUE;
}

static void
start_pass (ExchangeImport *self,
            LedgerStore    *store,
            gboolean        writing)
{
  g_autoptr (LedgerQuery) all = ledger_query_new (self->reg);

  self->store = store;
  self->writing = writing;
  self->starts_empty = ledger_store_count (store, all) == 0;
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->taken, 0);
  g_string_chunk_clear (self->taken_texts);
  exchange_import_reset_words (self);
  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->taken_rows);
  g_hash_table_remove_all (self->made);
  g_ptr_array_set_size (self->made_names, 0);
  g_free (self->summary.made_words);
  memset (&self->summary, 0, sizeof self->summary);
  g_array_set_size (self->targets, 0);
  for (guint i = 0; i < exchange_table_get_n_columns (self->table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (self->table, i);
      ExchangeTarget target = { .column = column->column, .field = column->field };

      if (column->field == EXCHANGE_NO_FIELD || column->repeated || !ledger_field_is_brought (&self->reg->fields[column->field]))
        continue;
      target.maybe_serial = (self->reg->fields[column->field].flags & LEDGER_UNIQUE) &&
                            exchange_heading_is_serial (column->heading);
      if (exchange_kind_is_remembered (self->reg->fields[column->field].kind))
        target.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, exchange_known_free);
      g_array_append_val (self->targets, target);
    }
}

static void
count_outcome (ExchangeImport          *self,
               const ExchangeImportRow *row)
{
  switch (row->outcome)
    {
    case EXCHANGE_CREATED:
      self->summary.created++;
      break;
    case EXCHANGE_CHANGED:
      self->summary.changed++;
      break;
    case EXCHANGE_UNCHANGED:
      self->summary.unchanged++;
      break;
    case EXCHANGE_REFUSED:
    default:
      self->summary.refused++;
      self->summary.doubtful += row->doubtful ? 1 : 0;
      break;
    }
  self->summary.kept += row->kept != NULL;
}

static gboolean
take_row (ExchangeImport    *self,
          const ExchangeRow *source,
          GError           **error)
{
  ExchangeImportRow *row = g_new0 (ExchangeImportRow, 1);

  row->number = source->number;
  row->first_taken = self->taken->len;
  g_ptr_array_add (self->rows, row);
  exchange_import_read_cells (self, source);
  row->n_taken = self->taken->len - row->first_taken;
  if (!exchange_import_judge_row (self, row, error))
    return FALSE;
  if (row->outcome == EXCHANGE_REFUSED)
    {
      g_clear_pointer (&row->changes, g_ptr_array_unref);
      g_clear_pointer (&row->kept, g_ptr_array_unref);
      row->reasons = g_steal_pointer (&self->reasons);
      self->reasons = g_ptr_array_new_with_free_func (free_reason);
    }
  count_outcome (self, row);
  return TRUE;
}

static void
count_skipped (ExchangeImport *self)
{
  GPtrArray *skipped = exchange_table_get_skipped (self->table);

  for (guint i = 0; i < skipped->len; i++)
    {
      const ExchangeSkipped *one = g_ptr_array_index (skipped, i);

      if (one->why != EXCHANGE_SKIP_BLANK)
        self->summary.skipped += one->last_row - one->first_row + 1;
    }
}

static void
tell_made (ExchangeImport *self)
{
  g_autofree char *names = NULL;

  if (self->summary.made == 0)
    return;
  g_ptr_array_add (self->made_names, NULL);
  names = g_strjoinv ("、", (char **) self->made_names->pdata);
  self->summary.made_words = self->summary.made >= self->made_names->len
                               ? g_strdup_printf (_("%s等"), names)
                               : g_steal_pointer (&names);
}

static gboolean
run_rows (ExchangeImport   *self,
          ExchangeProgress  progress,
          gpointer          data,
          GCancellable     *cancellable,
          GError          **error)
{
  const ExchangeRow *row;
  ExchangeStep step;

  if (!exchange_table_rewind (self->table, error))
    return FALSE;
  while ((step = exchange_table_next (self->table, &row, error)) == EXCHANGE_ROW)
    {
      if (!take_row (self, row, error))
        return FALSE;
      if (ledger_batch_is_spoilt (self->store))
        return TRUE;
      if (self->rows->len % ROWS_A_STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (exchange_reader_get_progress (self->reader), data);
    }
  if (step == EXCHANGE_FAILED || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->rows->len == 0)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_EMPTY,
                   _("“%s”里只有表头，没有可导入的行。请核对是不是选错了文件。"),
                   exchange_reader_get_name (self->reader));
      return FALSE;
    }
  count_skipped (self);
  self->summary.taken = self->taken->len;
  tell_made (self);
  return TRUE;
}

ExchangeImport *
exchange_import_open (LedgerStore          *store,
                      const LedgerRegister *reg,
                      const char           *path,
                      GError              **error)
{
  return exchange_import_open_at (store, reg, path, NULL, error);
}

ExchangeImport *
exchange_import_open_at (LedgerStore          *store,
                         const LedgerRegister *reg,
                         const char           *path,
                         const ExchangePlace  *place,
                         GError              **error)
{
  ExchangeReader *reader = exchange_reader_open (path, error);
  ExchangeImport *self = reader != NULL ? exchange_import_open_reader (store, reg, reader, place, error) : NULL;
  g_autofree char *at = self != NULL ? exchange_dup_file_date (path) : NULL;

  if (self != NULL)
    exchange_import_set_date (self, at);
  return self;
}

/**
 * exchange_import_open_reader:
 * @store: only read, for what was decided in earlier imports; not kept
 *
 * Finds the heading and matches its columns to the register's fields.
 */
ExchangeImport *
exchange_import_open_reader (LedgerStore          *store,
                             const LedgerRegister *reg,
                             ExchangeReader       *reader,
                             const ExchangePlace  *place,
                             GError              **error)
{
  g_autoptr (ExchangeImport) self = g_new0 (ExchangeImport, 1);

  self->reader = exchange_reader_new_ahead (reader);
  self->reg = reg;
  self->vocabulary = exchange_vocabulary_new ();
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->taken = g_array_new (FALSE, FALSE, sizeof (ExchangeTaken));
  self->taken_texts = g_string_chunk_new (4096);
  self->words = g_ptr_array_new_with_free_func (exchange_word_free);
  self->words_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->overwrite = g_new0 (gboolean, reg->n_fields);
  self->targets = g_array_new (FALSE, FALSE, sizeof (ExchangeTarget));
  g_array_set_clear_func (self->targets, clear_target);
  self->values = g_new0 (char *, reg->n_fields);
  self->missing = g_new0 (char *, reg->n_fields);
  self->failed = g_new0 (gboolean, reg->n_fields);
  self->reasons = g_ptr_array_new_with_free_func (free_reason);
  self->problems = ledger_problems_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken_rows = g_hash_table_new (NULL, NULL);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->made_names = g_ptr_array_new_with_free_func (g_free);
  learn_words (self);
  self->table = exchange_table_open (self->reader, self->vocabulary, place, error);
  if (self->table == NULL)
    return NULL;
  if (!exchange_import_recall_columns (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
exchange_import_free (ExchangeImport *self)
{
  g_clear_pointer (&self->table, exchange_table_free);
  exchange_reader_free (self->reader);
  exchange_vocabulary_free (self->vocabulary);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->taken);
  g_string_chunk_free (self->taken_texts);
  g_hash_table_unref (self->words_by_key);
  g_ptr_array_unref (self->words);
  g_free (self->overwrite);
  g_free (self->source);
  g_free (self->date);
  g_array_unref (self->targets);
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      g_free (self->values[i]);
      g_free (self->missing[i]);
    }
  g_free (self->values);
  g_free (self->missing);
  g_free (self->failed);
  g_ptr_array_unref (self->reasons);
  ledger_problems_free (self->problems);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->taken_rows);
  g_hash_table_unref (self->made);
  g_ptr_array_unref (self->made_names);
  g_free (self->summary.made_words);
  g_free (self->accept);
  g_free (self->parent);
  g_free (self);
}

ExchangeTable *
exchange_import_get_table (ExchangeImport *self)
{
  return self->table;
}

ExchangeReader *
exchange_import_get_reader (ExchangeImport *self)
{
  return self->reader;
}

const LedgerRegister *
exchange_import_get_register (ExchangeImport *self)
{
  return self->reg;
}

/* A field already brought by another column moves to this one. */
void
exchange_import_set_column (ExchangeImport *self,
                            guint           column,
                            guint           field)
{
  for (guint i = 0; field != EXCHANGE_NO_FIELD && i < exchange_table_get_n_columns (self->table); i++)
    if (i != column && exchange_table_get_column (self->table, i)->field == field)
      exchange_table_set_field (self->table, i, EXCHANGE_NO_FIELD);
  exchange_table_set_field (self->table, column, field);
}

/**
 * exchange_import_get_unread:
 * @column: index in the table's columns
 *
 * Returns: (nullable): a sentence why a column with a known heading brings nothing; %NULL where it brings something,
 *   or nobody knows what it means
 */
const char *
exchange_import_get_unread (ExchangeImport *self,
                            guint           column)
{
  guint field = exchange_table_get_column (self->table, column)->field;

  if (field == EXCHANGE_NO_FIELD || ledger_field_is_brought (&self->reg->fields[field]))
    return NULL;
  if (self->reg->fields[field].kind == &ledger_kind_file)
    return _("文件不能从表里导入，请在记录里添加");
  return (self->reg->fields[field].flags & LEDGER_COPIED) ? _("由下面登记的各行汇总，不从表里导入，请登记那些行") : _("由程序推算，不用导入");
}

gboolean
exchange_import_remember (ExchangeImport *self,
                          LedgerStore    *store,
                          GError        **error)
{
  return exchange_import_keep_columns (self, store, error) && exchange_import_keep_words (self, store, error);
}

void
exchange_import_set_accept (ExchangeImport *self,
                            const char     *why)
{
  g_free (self->accept);
  self->accept = why != NULL && why[0] != '\0' ? g_strdup (why) : NULL;
}

/**
 * exchange_import_set_parent:
 * @self: of a register of child rows
 * @parent: row id
 */
void
exchange_import_set_parent (ExchangeImport *self,
                            gint64          parent)
{
  g_return_if_fail (ledger_register_get_parent (self->reg) != LEDGER_NO_FIELD);

  g_free (self->parent);
  self->parent = g_strdup_printf ("%" G_GINT64_FORMAT, parent);
}

static char *
dup_batch_title (ExchangeImport *self)
{
  return g_strdup_printf (_("导入%s：%s"), self->reg->title, exchange_reader_get_name (self->reader));
}

/* Begins the batch and runs the sheet through it. Hardly ever does a row that passed its check fail while it is written:
 * only then is it all done again, slower, with a way back for every row. */
static gboolean
run_batch (ExchangeImport   *self,
           LedgerStore      *store,
           ExchangeProgress  progress,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autofree char *title = dup_batch_title (self);
  gboolean done = FALSE, spoilt = TRUE;

  for (gboolean whole = TRUE; spoilt; whole = FALSE)
    {
      if (!ledger_batch_begin (store, "import", title, error))
        return FALSE;
      if (whole)
        ledger_batch_set_whole (store);
      start_pass (self, store, TRUE);
      done = run_rows (self, progress, data, cancellable, error);
      spoilt = done && ledger_batch_is_spoilt (store);
      if (!done || spoilt)
        ledger_batch_rollback (store);
    }
  self->store = NULL;
  return done;
}

/**
 * exchange_import_check:
 * @store: a writable one is tried in full and rolled back; a read-only one is only looked at
 *
 * Says what exchange_import_apply() would do; the ledger stays as it is.
 */
gboolean
exchange_import_check (ExchangeImport   *self,
                       LedgerStore      *store,
                       ExchangeProgress  progress,
                       gpointer          data,
                       GCancellable     *cancellable,
                       GError          **error)
{
  gboolean trial = ledger_store_is_writable (store);
  gboolean done;

  if (!check_required (self, error))
    return FALSE;
  if (trial)
    {
      done = run_batch (self, store, progress, data, cancellable, error);
      ledger_batch_rollback (store);
    }
  else
    {
      start_pass (self, store, FALSE);
      done = run_rows (self, progress, data, cancellable, error);
      self->store = NULL;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      ExchangeImportRow *row = g_ptr_array_index (self->rows, i);

      row->id = row->outcome == EXCHANGE_CREATED ? 0 : row->id;
    }
  return done;
}

/**
 * exchange_import_apply:
 *
 * Saves every row that passes, as one batch in one transaction. When it fails or is cancelled
 * the ledger is as it was.
 */
gboolean
exchange_import_apply (ExchangeImport   *self,
                       LedgerStore      *store,
                       ExchangeProgress  progress,
                       gpointer          data,
                       GCancellable     *cancellable,
                       GError          **error)
{
  gint64 batch;

  if (!check_required (self, error) || !run_batch (self, store, progress, data, cancellable, error))
    return FALSE;
  batch = ledger_batch_get_last (store);
  if (self->summary.created + self->summary.changed == 0)
    {
      ledger_batch_rollback (store);
      return TRUE;
    }
  if (!ledger_batch_commit (store, error))
    return FALSE;
  self->summary.batch = batch;
  return TRUE;
}

const ExchangeSummary *
exchange_import_get_summary (ExchangeImport *self)
{
  return &self->summary;
}

char *
exchange_import_dup_summary (ExchangeImport *self)
{
  const ExchangeSummary *summary = &self->summary;
  const ExchangeNotes *notes = exchange_reader_get_notes (self->reader);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("新增%u条，修改%u条，没有变化%u条，未导入%u条"), summary->created, summary->changed,
                          summary->unchanged, summary->refused);
  if (summary->doubtful > 0)
    g_string_append_printf (text, _("（其中%u条只是存疑，核对后可说明原因仍要导入）"), summary->doubtful);
  if (summary->kept > 0)
    g_string_append_printf (text, _("，%u条里有本机值较新的栏目，保留不动"), summary->kept);
  if (summary->skipped > 0)
    g_string_append_printf (text, _("，略去%u行标题、说明或合计"), summary->skipped);
  if (summary->made > 0)
    g_string_append_printf (text, _("，随行登记%u条：%s"), summary->made, summary->made_words);
  if (notes->hidden_rows > 0)
    g_string_append_printf (text, _("；表里有%u行是隐藏的，也已读入"), notes->hidden_rows);
  g_string_append (text, _("。"));
  return g_string_free (text, FALSE);
}

GPtrArray *
exchange_import_get_rows (ExchangeImport *self)
{
  return self->rows;
}

char *
exchange_import_row_dup_reasons (const ExchangeImportRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; row->reasons != NULL && i < row->reasons->len; i++)
    {
      const char *reason = ((const ExchangeReason *) g_ptr_array_index (row->reasons, i))->text;

      if (g_str_has_suffix (text->str, "。"))
        g_string_truncate (text, text->len - strlen ("。"));
      g_string_append_printf (text, "%s%s", i > 0 ? "；" : "", reason);
    }
  return g_string_free (text, FALSE);
}

static ExchangeWriter *
open_refused (ExchangeImport *self,
              const char     *path,
              GError        **error)
{
  guint n = exchange_table_get_n_columns (self->table);
  g_autofree ExchangeWriterColumn *columns = g_new0 (ExchangeWriterColumn, n + 1);
  ExchangeLayout layout = { .sheet = _("未导入的行"), .columns = columns, .n_columns = n + 1 };

  for (guint i = 0; i < n; i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (self->table, i);

      columns[i].heading = column->heading;
      if (column->field != EXCHANGE_NO_FIELD && self->reg->fields[column->field].kind == &ledger_kind_identity)
        columns[i].width = 21;
    }
  columns[n].heading = _(REASON_HEADING);
  columns[n].width = 60;
  return exchange_writer_open (path, &layout, error);
}

static gboolean
write_refused_row (ExchangeImport          *self,
                   ExchangeWriter          *writer,
                   const ExchangeRow       *source,
                   const ExchangeImportRow *row,
                   GError                 **error)
{
  guint n = exchange_table_get_n_columns (self->table);
  g_autofree const char **cells = g_new0 (const char *, n + 1);
  g_autofree char *reasons = exchange_import_row_dup_reasons (row);
  g_autofree char *told = g_strdup_printf (_("第 %u 行：%s"), row->number, reasons);

  for (guint i = 0; i < n; i++)
    {
      const ExchangeCell *cell = exchange_row_get_cell (source, exchange_table_get_column (self->table, i)->column);

      cells[i] = cell != NULL ? cell->text : NULL;
    }
  cells[n] = told;
  return exchange_writer_add_row (writer, cells, error);
}

/**
 * exchange_import_write_refused:
 *
 * Reads the file once more and writes the rows that the last check or apply refused.
 */
gboolean
exchange_import_write_refused (ExchangeImport *self,
                               const char     *path,
                               GError        **error)
{
  g_autoptr (ExchangeWriter) writer = open_refused (self, path, error);
  const ExchangeRow *source;
  ExchangeStep step = EXCHANGE_END;
  guint at = 0;

  if (writer == NULL || !exchange_table_rewind (self->table, error))
    return FALSE;
  while (at < self->rows->len && (step = exchange_table_next (self->table, &source, error)) == EXCHANGE_ROW)
    {
      const ExchangeImportRow *row = g_ptr_array_index (self->rows, at++);

      if (row->number == source->number && row->outcome == EXCHANGE_REFUSED &&
          !write_refused_row (self, writer, source, row, error))
        return FALSE;
    }
  return step != EXCHANGE_FAILED && exchange_writer_finish (writer, error);
}
