/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a blank sheet into the description of a template. */
#include "config.h"

#include "exchange-template-make.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ledger-kind.h"

/* A blank sheet is small; merged areas are told at its end. */
#define MAX_ROWS 20000
/* Longest name of a worksheet. */
#define MAX_SHEET_CHARS 31

/* One text above the heading row, or in it. */
typedef struct
{
  guint  row;    /* from 1 */
  guint  column; /* from 0 */
  char  *text;
} Piece;

static void
clear_piece (gpointer data)
{
  g_free (((Piece *) data)->text);
}

char *
exchange_template_dup_own_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "taizhang", "templates", NULL);
}

/* (element-type Piece): in the order of the sheet, down to the heading. */
static GArray *
read_pieces (ExchangeImport *import,
             GError        **error)
{
  ExchangeReader *reader = exchange_import_get_reader (import);
  ExchangeTable *table = exchange_import_get_table (import);
  guint head = exchange_table_get_head_row (table);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_ROW;

  g_array_set_clear_func (pieces, clear_piece);
  if (!exchange_reader_choose_sheet (reader, exchange_table_get_sheet (table), error))
    return NULL;
  for (guint n = 0; n < MAX_ROWS && (step = exchange_reader_next_row (reader, &row, error)) == EXCHANGE_ROW; n++)
    for (guint i = 0; row->number <= head && i < row->n_cells; i++)
      {
        Piece piece = { row->number, row->cells[i].column, NULL };

        if (row->cells[i].text == NULL || row->cells[i].text[0] == '\0')
          continue;
        piece.text = g_strdup (row->cells[i].text);
        g_array_append_val (pieces, piece);
      }
  return step != EXCHANGE_FAILED ? g_steal_pointer (&pieces) : NULL;
}

/* The last column of the area that begins there. */
static guint
find_end (ExchangeReader *reader,
          const Piece    *piece)
{
  guint n = 0;
  const ExchangeMerge *merges = exchange_reader_get_merges (reader, &n);

  for (guint i = 0; i < n; i++)
    if (merges[i].first_row == piece->row && merges[i].first_column == piece->column)
      return merges[i].last_column;
  return piece->column;
}

static guint
count_columns (ExchangeTable *table)
{
  guint n = 0;

  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    n = MAX (n, exchange_table_get_column (table, i)->column + 1);
  return n;
}

/* Two heading rows are joined by a stroke in the columns' names. */
static gboolean
has_groups (ExchangeTable *table,
            const GArray  *pieces)
{
  guint head = exchange_table_get_head_row (table);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      for (guint k = 0; piece->row + 1 == head && k < exchange_table_get_n_columns (table); k++)
        {
          const char *heading = exchange_table_get_column (table, k)->heading;

          if (g_str_has_prefix (heading, piece->text) && heading[strlen (piece->text)] == '/')
            return TRUE;
        }
    }
  return FALSE;
}

static void
write_banners (GKeyFile       *file,
               ExchangeImport *import,
               const GArray   *pieces)
{
  ExchangeReader *reader = exchange_import_get_reader (import);
  ExchangeTable *table = exchange_import_get_table (import);
  guint head = exchange_table_get_head_row (table);
  gboolean groups = has_groups (table, pieces), titled = FALSE;

  for (guint i = 0, n = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      g_autofree char *group = g_strdup_printf ("banner %u", n + 1);
      guint end = find_end (reader, piece);
      const char *style = NULL;

      if (piece->row == head)
        break;
      if (groups && piece->row + 1 == head)
        style = "group";
      else if (!titled && 2 * (end - piece->column + 1) > count_columns (table))
        style = "title";
      titled |= g_strcmp0 (style, "title") == 0;
      g_key_file_set_integer (file, group, "row", (int) piece->row);
      g_key_file_set_integer (file, group, "first-column", (int) piece->column + 1);
      g_key_file_set_integer (file, group, "last-column", (int) end + 1);
      if (style != NULL)
        g_key_file_set_string (file, group, "style", style);
      g_key_file_set_string (file, group, "text", piece->text);
      n++;
    }
}

static const ExchangeColumn *
find_column (ExchangeTable *table,
             guint          column)
{
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    if (exchange_table_get_column (table, i)->column == column)
      return exchange_table_get_column (table, i);
  return NULL;
}

/* What stands in that cell of the lower heading row. */
static const char *
find_heading (const GArray *pieces,
              guint         head,
              guint         column)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (piece->row == head && piece->column == column)
        return piece->text;
    }
  return "";
}

/* 出生日期（格式：yyyy/MM/dd）: how the superior wants days written; %NULL for 2024-05-06. */
static const char *
find_date_format (const char *heading)
{
  static const struct { const char *words; const char *format; } known[] = {
    { "yyyy/mm/dd", "%Y/%m/%d" }, { "yyyy.mm.dd", "%Y.%m.%d" }, { "yyyymmdd", "%Y%m%d" }, { "8位", "%Y%m%d" },
    { "八位", "%Y%m%d" }, { "yyyy年mm月dd日", "%Y年%m月%d日" }, { "yyyy/mm", "%Y/%m" }, { "yyyy.mm", "%Y.%m" }, { "yyyymm", "%Y%m" },
  };
  g_autofree char *small = g_ascii_strdown (heading, -1);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strstr (small, known[i].words) != NULL)
      return known[i].format;
  return NULL;
}

static gboolean
must_be_filled (const ExchangeColumn *column,
                const LedgerField    *field)
{
  return (field->flags & LEDGER_REQUIRED) || strchr (column->heading, '*') != NULL ||
         strstr (column->heading, "＊") != NULL || strstr (column->heading, "必填") != NULL;
}

static void
write_field (GKeyFile             *file,
             const char           *group,
             const ExchangeColumn *column,
             const LedgerField    *field)
{
  const char *format = find_date_format (column->heading);

  g_key_file_set_string (file, group, "field", field->name);
  if (!must_be_filled (column, field))
    g_key_file_set_boolean (file, group, "optional", TRUE);
  if (format != NULL && field->kind == &ledger_kind_date)
    g_key_file_set_string (file, group, "date", format);
}

/* How many columns the ledger can fill. */
static guint
write_columns (GKeyFile       *file,
               ExchangeImport *import,
               const GArray   *pieces)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  ExchangeTable *table = exchange_import_get_table (import);
  guint n_filled = 0;

  for (guint i = 0; i < count_columns (table); i++)
    {
      g_autofree char *letters = exchange_dup_column_name (i), *group = g_strdup_printf ("column %s", letters);
      const ExchangeColumn *column = find_column (table, i);

      g_key_file_set_string (file, group, "heading", find_heading (pieces, exchange_table_get_head_row (table), i));
      if (column != NULL && column->serial)
        g_key_file_set_boolean (file, group, "serial", TRUE);
      if (column == NULL || column->field == EXCHANGE_NO_FIELD || column->repeated)
        continue;
      write_field (file, group, column, &reg->fields[column->field]);
      n_filled++;
    }
  return n_filled;
}

/* Text files have no sheet, and some names of sheets are none of a new one. */
static char *
dup_sheet_name (ExchangeImport *import,
                const char     *title)
{
  ExchangeReader *reader = exchange_import_get_reader (import);
  guint sheet = exchange_table_get_sheet (exchange_import_get_table (import));
  const char *name = exchange_reader_get_encoding (reader) == NULL ? exchange_reader_get_sheet (reader, sheet)->name : title;
  char *text = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_SHEET_CHARS));

  return g_strdelimit (text, "[]:*?/\\", '_');
}

static char *
dup_path (const char *id,
          const char *own_dir)
{
  g_autofree char *name = g_strconcat (id, ".template", NULL);

  return g_build_filename (own_dir, name, NULL);
}

static gboolean
save (GKeyFile    *file,
      const char  *title,
      const char  *own_dir,
      GError     **error)
{
  g_autofree char *path = dup_path (title, own_dir);

  if (g_mkdir_with_parents (own_dir, 0700) == 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
    return g_key_file_save_to_file (file, path, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("已经有叫“%s”的模板，请换一个名称，或先删除它。"), title);
  else
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("文件夹“%s”不能写入（%s），模板没有存下。"), own_dir, g_strerror (errno));
  return FALSE;
}

gboolean
exchange_template_make (ExchangeImport *import,
                        const char     *title,
                        const char     *own_dir,
                        GError        **error)
{
  g_autofree char *name = g_strstrip (g_strdup (title)), *sheet = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GArray) pieces = NULL;

  if (*name == '\0' || strpbrk (name, "/\\:*?\"<>|") != NULL || *name == '.')
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("“%s”不能作模板的名称：请写一个名称，不要用 / \\ : * ? \" < > | 这些符号。"), name);
      return FALSE;
    }
  pieces = read_pieces (import, error);
  if (pieces == NULL)
    return FALSE;
  sheet = dup_sheet_name (import, name);
  g_key_file_set_string (file, "template", "title", name);
  g_key_file_set_string (file, "template", "register", exchange_import_get_register (import)->id);
  g_key_file_set_string (file, "template", "sheet", sheet);
  g_key_file_set_integer (file, "template", "heading-row", (int) exchange_table_get_head_row (exchange_import_get_table (import)));
  g_key_file_set_boolean (file, "template", "wrap", TRUE);
  write_banners (file, import, pieces);
  if (write_columns (file, import, pieces) == 0)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING,
                   _("没有一列对上%s的栏目，存成模板也填不了内容。请核对表头在第几行，并为各列选好栏目。"),
                   _(exchange_import_get_register (import)->title));
      return FALSE;
    }
  return save (file, name, own_dir, error);
}

gboolean
exchange_template_remove (const char  *id,
                          const char  *own_dir,
                          GError     **error)
{
  g_autofree char *path = dup_path (id, own_dir);

  if (strchr (id, '/') == NULL && g_unlink (path) == 0)
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
               _("没有删除模板“%s”：只能删除自己添加的，随软件提供的删不了。"), id);
  return FALSE;
}
