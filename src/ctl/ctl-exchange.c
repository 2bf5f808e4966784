/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets in: import. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ctl-output.h"
#include "exchange-import.h"
#include "ledger-kind.h"

static void
complain_refused (ExchangeImport *import)
{
  GPtrArray *rows = exchange_import_get_rows (import);

  for (guint i = 0; i < rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (rows, i);
      g_autofree char *reasons = NULL;

      if (row->outcome != EXCHANGE_REFUSED)
        continue;
      reasons = exchange_import_row_dup_reasons (row);
      ctl_complain (_("第%u行 %s：%s"), row->number, row->label != NULL ? row->label : "", reasons);
    }
}

static void
say_summary (CtlOptions     *options,
             ExchangeImport *import)
{
  const ExchangeSummary *summary = exchange_import_get_summary (import);
  const CtlCount counts[] = {
    { "created", _("新增"), summary->created },
    { "changed", _("修改"), summary->changed },
    { "unchanged", _("未变"), summary->unchanged },
    { "refused", _("拒绝"), summary->refused },
    { "skipped", _("略过"), summary->skipped },
    { "made", _("顺带新建"), summary->made },
    { "kept", _("保留本机新值"), summary->kept },
    { NULL }
  };

  ctl_say_counts (options->format, counts, options->dry_run ? 0 : summary->batch);
}

/* "血型、车牌号" of the columns that bring nothing, for one of two reasons. */
static char *
dup_unread (ExchangeTable *table,
            gboolean       repeated)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);

      if (column->serial || column->heading[0] == '\0' || column->repeated != repeated ||
          (!repeated && column->field != EXCHANGE_NO_FIELD))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? _("、") : "", column->heading);
    }
  return g_string_free (names, FALSE);
}

/* Only the uppermost cell of a merged area holds its text: the rows below lack it. */
static guint
count_merged_rows (ExchangeTable  *table,
                   ExchangeReader *reader)
{
  guint n_merges = 0, n = 0;
  const ExchangeMerge *merges = exchange_reader_get_merges (reader, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_row > exchange_table_get_head_row (table) && merges[i].last_row > merges[i].first_row)
      n++;
  return n;
}

/* What the sheet held that no row tells of. */
static void
complain_unread (ExchangeImport *import)
{
  ExchangeReader *reader = exchange_import_get_reader (import);
  ExchangeTable *table = exchange_import_get_table (import);
  const char *encoding = exchange_reader_get_encoding (reader);
  GPtrArray *others = exchange_table_get_others (table);
  guint hidden = exchange_reader_get_notes (reader)->hidden_rows;
  guint merged = count_merged_rows (table, reader);
  guint n_columns = exchange_table_get_n_columns (table);
  g_autofree char *unknown = dup_unread (table, FALSE);
  g_autofree char *repeated = dup_unread (table, TRUE);

  if (encoding != NULL && strcmp (encoding, "UTF-8") != 0)
    ctl_complain (_("文件按 %s 编码读入。"), encoding);
  for (guint i = 0; i < others->len; i++)
    ctl_complain (_("工作表“%s”也有表头，没有读入。要读它请加 --sheet。"),
                  (const char *) g_ptr_array_index (others, i));
  if (unknown[0] != '\0')
    ctl_complain (_("没有读入的列（认不出列名）：%s"), unknown);
  if (repeated[0] != '\0')
    ctl_complain (_("没有读入的列（与前面的列重复）：%s"), repeated);
  for (guint i = 0; i < n_columns; i++)
    if (exchange_import_get_unread (import, i) != NULL)
      ctl_complain (_("没有读入“%s”这一列：%s。"), exchange_table_get_column (table, i)->heading, exchange_import_get_unread (import, i));
  if (hidden > 0)
    ctl_complain (_("表里有%u行是隐藏的，也已读入。"), hidden);
  if (merged > 0)
    ctl_complain (_("数据里有%u处上下合并的单元格，只有最上面一行读到了内容。请取消合并、逐行填满后再导入。"), merged);
}

static char *
dup_masked (const LedgerField *field,
            const char        *text)
{
  return (field->flags & LEDGER_SENSITIVE) && field->kind->mask != NULL ? field->kind->mask (field, text)
                                                                        : g_strdup (text);
}

/* Every cell that is not taken as it stands; like ones of a column once. */
static void
complain_taken (ExchangeImport *import)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  g_autoptr (GPtrArray) list = exchange_import_list_taken (import);

  for (guint i = 0; i < list->len; i++)
    {
      const ExchangeTakenAlike *alike = g_ptr_array_index (list, i);
      const LedgerField *field = &reg->fields[alike->cell.field];
      g_autofree char *sheet = dup_masked (field, alike->cell.sheet);
      g_autofree char *taken = dup_masked (field, alike->cell.taken);

      if (*taken == '\0')
        ctl_complain (_("第%u行等%u行 %s：“%s”当作空白"), alike->first_row, alike->n_rows, _(field->title), sheet);
      else if (alike->n_rows > 1)
        ctl_complain (_("第%u行等%u行 %s：“%s”读作“%s”"), alike->first_row, alike->n_rows, _(field->title), sheet, taken);
      else
        ctl_complain (_("第%u行 %s：“%s”读作“%s”"), alike->first_row, _(field->title), sheet, taken);
    }
}

/* Words that mean no choice, to be told with --word. */
static void
complain_words (ExchangeImport *import)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  g_autoptr (GPtrArray) words = exchange_import_list_words (import);

  for (guint i = 0; i < words->len; i++)
    {
      const ExchangeWord *word = g_ptr_array_index (words, i);
      const LedgerField *field = &reg->fields[word->field];

      if (word->meaning == NULL)
        ctl_complain (_("%s里认不出“%s”，共%u行，最先在第%u行；可用 --word %s=%s=代码 说明它是哪一项"), _(field->title), word->word,
                      word->n_rows, word->first_row, _(field->title), word->word);
    }
}

/* Values of the ledger that are newer than the sheet. */
static void
complain_kept (ExchangeImport *import)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  GPtrArray *rows = exchange_import_get_rows (import);

  for (guint i = 0; i < rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (rows, i);

      for (guint j = 0; row->kept != NULL && j < row->kept->len; j++)
        {
          const ExchangeChange *kept = g_ptr_array_index (row->kept, j);
          const LedgerField *field = &reg->fields[kept->field];
          g_autofree char *here = dup_masked (field, kept->before);
          g_autofree char *sheet = dup_masked (field, kept->after);

          ctl_complain (_("第%u行 %s：%s本机值“%s”较新，保留；表里是“%s”，要按表里的改请加 --overwrite %s"), row->number,
                        row->label != NULL ? row->label : "", _(field->title), here, sheet, _(field->title));
        }
    }
}

/* 项目=词=代码; the word may hold no "=", an empty code leaves the cell blank, "-" is no word at all. */
static gboolean
set_word (ExchangeImport *import,
          const char     *text,
          GError        **error)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  g_auto (GStrv) parts = g_strsplit (text, "=", 3);
  guint field;

  if (g_strv_length (parts) != 3 || *parts[1] == '\0')
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--word 要写成 项目=词=代码，如 民族=蒙=05，而不是“%s”"), text);
      return FALSE;
    }
  field = ctl_find_field (reg, parts[0], error);
  if (field == LEDGER_NO_FIELD)
    return FALSE;
  if (!exchange_kind_has_words (reg->fields[field].kind))
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("“%s”不是选项，不能用 --word"), _(reg->fields[field].title));
      return FALSE;
    }
  return exchange_import_set_word (import, field, parts[1], g_strcmp0 (parts[2], "-") == 0 ? NULL : parts[2], error);
}

static gboolean
set_choices (CtlOptions      *options,
             ExchangeImport  *import,
             GError         **error)
{
  for (guint i = 0; options->words != NULL && options->words[i] != NULL; i++)
    if (!set_word (import, options->words[i], error))
      return FALSE;
  for (guint i = 0; options->overwrite != NULL && options->overwrite[i] != NULL; i++)
    {
      gboolean all = g_strcmp0 (options->overwrite[i], _("全部")) == 0 || g_strcmp0 (options->overwrite[i], "all") == 0;
      guint field = all ? EXCHANGE_NO_FIELD
                        : ctl_find_field (exchange_import_get_register (import), options->overwrite[i], error);

      if (!all && field == LEDGER_NO_FIELD)
        return FALSE;
      exchange_import_set_overwrite (import, field, TRUE);
    }
  return TRUE;
}

static gboolean
run_import (CtlOptions      *options,
            ExchangeImport  *import,
            LedgerStore     *store,
            GError         **error)
{
  const ExchangeSummary *summary = NULL;

  exchange_import_set_accept (import, options->accept);
  if (!set_choices (options, import, error) || (!options->dry_run && !exchange_import_remember (import, store, error)))
    return FALSE;
  if (options->dry_run ? !exchange_import_check (import, store, NULL, NULL, NULL, error)
                       : !exchange_import_apply (import, store, NULL, NULL, NULL, error))
    return FALSE;
  say_summary (options, import);
  summary = exchange_import_get_summary (import);
  if (summary->made_words != NULL)
    ctl_complain (_("顺带新建：%s"), summary->made_words);
  complain_unread (import);
  complain_words (import);
  complain_kept (import);
  if (options->dry_run)
    complain_taken (import);
  else
    ctl_complain_moves (store);
  if (summary->refused == 0)
    return TRUE;
  complain_refused (import);
  if (options->rejects != NULL && !exchange_import_write_refused (import, options->rejects, error))
    return FALSE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND,
               summary->doubtful > 0 ? _("有%u行没有导入，其中%u行只是存疑，核对后可用 --accept 写明原因导入。")
                                     : _("有%u行没有导入。"),
               summary->refused, summary->doubtful);
  return FALSE;
}

/* Writing the refused rows over the sheet would cost the rows that were not refused. */
static gboolean
check_rejects (CtlOptions  *options,
               GError     **error)
{
  GStatBuf sheet, rejects;

  if (options->rejects == NULL || g_stat (options->args[2], &sheet) != 0 || g_stat (options->rejects, &rejects) != 0 ||
      sheet.st_dev != rejects.st_dev || sheet.st_ino != rejects.st_ino)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND,
               _("“%s”就是要导入的表格，没有覆盖它，也没有导入。--rejects 请换一个文件名。"), options->rejects);
  return FALSE;
}

/* A trial that finds everything writes and takes it back; a ledger that is open elsewhere or
 * locked is only looked at. */
static LedgerStore *
open_for_import (CtlOptions  *options,
                 GError     **error)
{
  g_autoptr (LedgerStore) reader = NULL;
  g_autoptr (GError) refusal = NULL;
  LedgerStore *writer;

  if (!options->dry_run)
    return ctl_open (options, TRUE, error);
  reader = ctl_open (options, FALSE, error);
  if (reader == NULL)
    return NULL;
  writer = ctl_open (options, TRUE, &refusal);
  if (writer != NULL)
    return writer;
  ctl_complain (_("%s现在只能试看：表里两行之间的重复不会全部指出。"), refusal->message);
  return g_steal_pointer (&reader);
}

/* The activity of a sign-in sheet, by its id, its number or its name. */
static gboolean
set_parent (CtlOptions      *options,
            ExchangeImport  *import,
            LedgerStore     *store,
            GError         **error)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  guint parent = ledger_register_get_parent (reg);
  gint64 id;

  if (options->parent == NULL)
    return TRUE;
  if (parent == LEDGER_NO_FIELD)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("%s不是别的记录下面的，不能用 --parent"), _(reg->title));
      return FALSE;
    }
  id = ledger_store_resolve (store, ledger_store_find_register (store, reg->fields[parent].refers_to), options->parent, error);
  if (id == 0)
    return FALSE;
  exchange_import_set_parent (import, id);
  return TRUE;
}

gboolean
ctl_import (CtlOptions  *options,
            GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = reg != NULL && check_rejects (options, error)
    ? open_for_import (options, error) : NULL;
  ExchangePlace place = { options->sheet, (guint) MAX (options->head_row, 0) };
  g_autoptr (ExchangeImport) import = store != NULL
    ? exchange_import_open_at (store, reg, options->args[2], &place, error) : NULL;

  return import != NULL && set_parent (options, import, store, error) && run_import (options, import, store, error);
}
