/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a blank sheet into the description of a template. */
#include "config.h"

#include "exchange-template-make.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange-template-look.h"
#include "ledger-kind.h"

/* Longest name of a worksheet. */
#define MAX_SHEET_CHARS 31
/* A Han character is two of a spreadsheet's width units. */
#define UNITS_A_CHARACTER 2.0
/* A file's name may have 255 bytes. */
#define MAX_NAME_BYTES 200

char *
exchange_template_dup_own_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "taizhang", "templates", NULL);
}

/* Two heading rows are joined by a stroke in the columns' names. */
static gboolean
has_groups (ExchangeBlank *blank)
{
  ExchangeTable *table = exchange_import_get_table (blank->import);

  for (guint i = 0; i < blank->pieces->len; i++)
    {
      const ExchangePiece *piece = &g_array_index (blank->pieces, ExchangePiece, i);

      for (guint k = 0; piece->row + 1 == blank->head_row && k < exchange_table_get_n_columns (table); k++)
        {
          const char *heading = exchange_table_get_column (table, k)->heading;

          if (g_str_has_prefix (heading, piece->text) && heading[strlen (piece->text)] == '/')
            return TRUE;
        }
    }
  return FALSE;
}

static void
write_banner (GKeyFile            *file,
              ExchangeBlank       *blank,
              const ExchangePiece *piece,
              const char          *group,
              const char          *style)
{
  ExchangeMerge area = exchange_blank_get_area (blank, piece);

  g_key_file_set_integer (file, group, "row", (int) piece->row);
  if (area.last_row > piece->row)
    g_key_file_set_integer (file, group, "last-row", (int) MIN (area.last_row, blank->data_row - 1));
  g_key_file_set_integer (file, group, "first-column", (int) piece->column + 1);
  g_key_file_set_integer (file, group, "last-column", (int) area.last_column + 1);
  if (style != NULL)
    g_key_file_set_string (file, group, "style", style);
  exchange_blank_write_style (blank, file, group, "look", piece->row, piece->column);
  g_key_file_set_string (file, group, "text", piece->text);
}

static void
write_banners (GKeyFile      *file,
               ExchangeBlank *blank)
{
  gboolean groups = has_groups (blank), titled = FALSE;

  for (guint i = 0, n = 0; i < blank->pieces->len; i++)
    {
      const ExchangePiece *piece = &g_array_index (blank->pieces, ExchangePiece, i);
      g_autofree char *group = g_strdup_printf ("banner %u", n + 1);
      ExchangeMerge area = exchange_blank_get_area (blank, piece);
      const char *style = NULL;

      if (piece->row == blank->head_row)
        continue;
      if (piece->row >= blank->data_row)
        break;
      if (piece->row > blank->head_row || (groups && piece->row + 1 == blank->head_row))
        style = "group";
      else if (!titled && 2 * (area.last_column - piece->column + 1) > blank->n_columns)
        style = "title";
      titled |= g_strcmp0 (style, "title") == 0;
      write_banner (file, blank, piece, group, style);
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

/* What stands in each cell of the lower heading row. */
static void
write_headings (GKeyFile      *file,
                ExchangeBlank *blank)
{
  for (guint i = 0; i < blank->n_columns; i++)
    {
      g_autofree char *letters = exchange_dup_column_name (i), *group = g_strdup_printf ("column %s", letters);

      g_key_file_set_string (file, group, "heading", "");
    }
  for (guint i = 0; i < blank->pieces->len; i++)
    {
      const ExchangePiece *piece = &g_array_index (blank->pieces, ExchangePiece, i);
      g_autofree char *letters = exchange_dup_column_name (piece->column), *group = g_strdup_printf ("column %s", letters);

      if (piece->row == blank->head_row && piece->column < blank->n_columns)
        g_key_file_set_string (file, group, "heading", piece->text);
    }
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
must_be_filled (const char        *heading,
                const LedgerField *field)
{
  return (field->flags & LEDGER_REQUIRED) || strchr (heading, '*') != NULL ||
         strstr (heading, "＊") != NULL || strstr (heading, "必填") != NULL;
}

/* Numbers of papers, telephones and days are not broken into two lines. A width that the superior chose is kept as long as
 * they fit into it. @heading: with the group above it, or without */
static void
widen (GKeyFile          *file,
       const char        *group,
       const char        *heading,
       const LedgerField *field)
{
  const char *stroke = strrchr (heading, '/');
  double given = g_key_file_get_double (file, group, "width", NULL), whole = UNITS_A_CHARACTER * field->kind->width;

  if (field->kind->mask == NULL && field->kind != &ledger_kind_credit_code && field->kind != &ledger_kind_date &&
      field->kind != &ledger_kind_datetime)
    return;
  if (given > 0 && given < whole - 1)
    g_key_file_set_double (file, group, "width", whole - 1);
  else if (given <= 0 && field->kind->width >= g_utf8_strlen (stroke != NULL ? stroke + 1 : heading, -1))
    g_key_file_set_double (file, group, "width", whole + 2);
}

/* Which of the words that the column offers stands for a code of ours, by its own name or by any other we know: of two for the
 * same code, the one that is called as ours. */
static void
write_words (GKeyFile          *file,
             const char        *group,
             const LedgerField *field)
{
  g_auto (GStrv) offered = g_key_file_get_string_list (file, group, "drop-down", NULL, NULL), pairs = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (offered == NULL || (field->choices == NULL && field->kind != &ledger_kind_flag))
    return;
  for (guint k = 0; k < 2; k++)
    for (guint i = 0; offered[i] != NULL; i++)
      {
        g_autofree char *code = NULL;
        g_autofree char *pair = ledger_field_parse (field, offered[i], &code, NULL) && code != NULL
          ? g_strconcat (code, "=", offered[i], NULL) : NULL;
        g_autofree char *shown = pair != NULL ? ledger_field_dup_shown (field, code, TRUE) : NULL;

        if (pair != NULL && (strcmp (shown, offered[i]) == 0) == (k == 0))
          g_strv_builder_add (builder, pair);
      }
  pairs = g_strv_builder_end (builder);
  if (pairs[0] != NULL)
    g_key_file_set_string_list (file, group, "words", (const char *const *) pairs, g_strv_length (pairs));
}

/* @path: the field's name, or the way to it through a reference. */
static void
write_field (GKeyFile          *file,
             const char        *group,
             const char        *heading,
             const char        *path,
             const LedgerField *field)
{
  const char *format = find_date_format (heading);

  g_key_file_set_string (file, group, "field", path);
  if (!must_be_filled (heading, field))
    g_key_file_set_boolean (file, group, "optional", TRUE);
  if (format != NULL && field->kind == &ledger_kind_date)
    g_key_file_set_string (file, group, "date", format);
  widen (file, group, heading, field);
  write_words (file, group, field);
}

/* What the clerk wants in that column of the file; %NULL: as the heading says. */
static const ExchangeTemplateFill *
find_fill (GArray *fills,
           guint   column)
{
  for (guint i = 0; fills != NULL && i < fills->len; i++)
    if (g_array_index (fills, ExchangeTemplateFill, i).column == column)
      return &g_array_index (fills, ExchangeTemplateFill, i);
  return NULL;
}

/* How many columns the ledger can fill. */
static guint
write_columns (GKeyFile      *file,
               ExchangeBlank *blank,
               GArray        *fills)
{
  const LedgerRegister *reg = exchange_import_get_register (blank->import);
  ExchangeTable *table = exchange_import_get_table (blank->import);
  guint n_filled = 0;

  for (guint i = 0; i < blank->n_columns; i++)
    {
      g_autofree char *letters = exchange_dup_column_name (i), *group = g_strdup_printf ("column %s", letters);
      const ExchangeColumn *column = find_column (table, i);
      const ExchangeTemplateFill *fill = find_fill (fills, i);

      if (column != NULL && column->serial)
        g_key_file_set_boolean (file, group, "serial", TRUE);
      if (column == NULL || (fill == NULL && (column->field == EXCHANGE_NO_FIELD || column->repeated)))
        continue;
      if (fill != NULL && fill->field == NULL)
        continue;
      if (fill != NULL)
        write_field (file, group, column->heading, fill->path, fill->field);
      else
        write_field (file, group, column->heading, reg->fields[column->field].name, &reg->fields[column->field]);
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
  gsize length = strlen (text);

  /* Only within a name may an apostrophe stand. */
  if (text[0] == '\'')
    text[0] = '_';
  if (length > 0 && text[length - 1] == '\'')
    text[length - 1] = '_';
  return g_strdelimit (text, "[]:*?/\\", '_');
}

static char *
dup_path (const char *id,
          const char *own_dir)
{
  g_autofree char *name = g_strconcat (id, ".template", NULL);

  return g_build_filename (own_dir, name, NULL);
}

/* Can it be a file's name on every system, and stand in one line? */
static gboolean
is_file_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return FALSE;
  return *name != '\0' && strpbrk (name, "/\\:*?\"<>|") == NULL && *name != '.';
}

/* Names stand in a list side by side: none of them twice, and each is a file's as well. */
static gboolean
check_name (const char  *name,
            const char  *register_id,
            const char  *data_dir,
            const char  *own_dir,
            GError     **error)
{
  g_autoptr (GPtrArray) templates = exchange_template_list (data_dir, own_dir, register_id);
  g_autofree char *path = dup_path (name, own_dir);
  gboolean own = g_file_test (path, G_FILE_TEST_EXISTS), shipped = FALSE;

  if (!is_file_name (name))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("“%s”不能作模板的名称：请写一个名称，不要用 / \\ : * ? \" < > | 这些符号。"), name);
      return FALSE;
    }
  if (strlen (name) > MAX_NAME_BYTES)
    {
      g_set_error_literal (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("模板的名称太长，请写短一些。"));
      return FALSE;
    }
  for (guint i = 0; i < templates->len; i++)
    if (strcmp (exchange_template_get_title (templates->pdata[i]), name) == 0 ||
        strcmp (exchange_template_get_id (templates->pdata[i]), name) == 0)
      *(exchange_template_is_own (templates->pdata[i]) ? &own : &shipped) = TRUE;
  if (own)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("已经有叫“%s”的模板，请换一个名称，或先删除它。"), name);
  else if (shipped)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("“%s”是随软件提供的模板，请换一个名称。"), name);
  return !own && !shipped;
}

static gboolean
save (GKeyFile    *file,
      const char  *name,
      const char  *own_dir,
      GError     **error)
{
  g_autofree char *path = dup_path (name, own_dir);

  if (g_mkdir_with_parents (own_dir, 0700) == 0)
    return g_key_file_save_to_file (file, path, error);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("文件夹“%s”不能写入（%s），模板没有存下。"), own_dir, g_strerror (errno));
  return FALSE;
}

static void
write_head (GKeyFile      *file,
            ExchangeBlank *blank,
            const char    *name)
{
  g_autofree char *sheet = dup_sheet_name (blank->import, name);

  g_key_file_set_string (file, "template", "title", name);
  g_key_file_set_string (file, "template", "register", exchange_import_get_register (blank->import)->id);
  g_key_file_set_string (file, "template", "sheet", sheet);
  g_key_file_set_integer (file, "template", "heading-row", (int) blank->head_row);
  if (blank->data_row > blank->head_row + 1)
    g_key_file_set_integer (file, "template", "data-row", (int) blank->data_row);
  g_key_file_set_boolean (file, "template", "wrap", TRUE);
}

gboolean
exchange_template_make (ExchangeImport *import,
                        const char     *title,
                        GArray         *fills,
                        const char     *data_dir,
                        const char     *own_dir,
                        GError        **error)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  g_autofree char *name = g_strstrip (g_strdup (title));
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (ExchangeBlank) blank = check_name (name, reg->id, data_dir, own_dir, error) ? exchange_blank_read (import, error) : NULL;

  if (blank == NULL)
    return FALSE;
  write_head (file, blank, name);
  write_banners (file, blank);
  write_headings (file, blank);
  exchange_blank_write_look (blank, file);
  exchange_blank_write_notes (blank, file);
  if (!exchange_blank_write_lists (blank, file, error))
    return FALSE;
  if (write_columns (file, blank, fills) > 0)
    return save (file, name, own_dir, error);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING,
               _("没有一列对上%s的栏目，存成模板也填不了内容。请核对表头在第几行，并为各列选好栏目。"), _(reg->title));
  return FALSE;
}

static void
set_need (GKeyFile     *file,
          const char   *group,
          ExchangeNeed  need)
{
  if (need == EXCHANGE_NEED_YES)
    g_key_file_remove_key (file, group, "optional", NULL);
  else if (need == EXCHANGE_NEED_NO)
    g_key_file_set_boolean (file, group, "optional", TRUE);
  if (need != EXCHANGE_NEED_AS_HEADED)
    g_key_file_remove_key (file, group, "when", NULL);
}

/* The words and rules of the field that was there are none of another. */
static void
change_column (GKeyFile                   *file,
               const char                 *group,
               const ExchangeTemplateFill *fill)
{
  static const char *const of_the_field[] = { "field", "serial", "optional", "when", "unique", "date", "words", "also", "refused",
                                              "pattern", "pattern-words", "problems" };
  g_autofree char *heading = g_key_file_get_string (file, group, "heading", NULL);
  g_autofree char *path = g_key_file_get_string (file, group, "field", NULL);
  gboolean stays = fill->field != NULL && g_strcmp0 (path, fill->path) == 0;

  for (guint k = 0; !stays && k < G_N_ELEMENTS (of_the_field); k++)
    g_key_file_remove_key (file, group, of_the_field[k], NULL);
  if (!stays && fill->field != NULL)
    write_field (file, group, heading != NULL ? heading : "", fill->path, fill->field);
  if (fill->field != NULL)
    set_need (file, group, fill->need);
}

static void
change_columns (GKeyFile *file,
                GArray   *fills)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0, column = 0; groups[i] != NULL; i++)
    {
      const ExchangeTemplateFill *fill = g_str_has_prefix (groups[i], "column ") ? find_fill (fills, column++) : NULL;

      if (fill != NULL)
        change_column (file, groups[i], fill);
    }
}

static GKeyFile *
load (ExchangeTemplate  *template,
      const char        *data_dir,
      const char        *own_dir,
      GError           **error)
{
  g_autofree char *shipped = g_build_filename (data_dir, "templates", NULL);
  g_autofree char *path = dup_path (exchange_template_get_id (template), exchange_template_is_own (template) ? own_dir : shipped);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  return g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, error) ? g_steal_pointer (&file) : NULL;
}

static gboolean
check_own (ExchangeTemplate  *template,
           GError           **error)
{
  if (exchange_template_is_own (template))
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE, _("“%s”是随软件提供的模板，不能改；可以另存一份，再改那一份。"),
               exchange_template_get_title (template));
  return FALSE;
}

gboolean
exchange_template_change (ExchangeTemplate  *template,
                          GArray            *fills,
                          const char        *data_dir,
                          const char        *own_dir,
                          GError           **error)
{
  g_autoptr (GKeyFile) file = check_own (template, error) ? load (template, data_dir, own_dir, error) : NULL;

  if (file == NULL)
    return FALSE;
  change_columns (file, fills);
  return save (file, exchange_template_get_id (template), own_dir, error);
}

gboolean
exchange_template_copy (ExchangeTemplate  *template,
                        const char        *title,
                        GArray            *fills,
                        const char        *data_dir,
                        const char        *own_dir,
                        GError           **error)
{
  g_autofree char *name = g_strstrip (g_strdup (title));
  g_autoptr (GKeyFile) file = check_name (name, exchange_template_get_register (template), data_dir, own_dir, error)
    ? load (template, data_dir, own_dir, error) : NULL;

  if (file == NULL)
    return FALSE;
  g_key_file_set_string (file, "template", "title", name);
  change_columns (file, fills);
  return save (file, name, own_dir, error);
}

gboolean
exchange_template_rename (ExchangeTemplate  *template,
                          const char        *title,
                          const char        *data_dir,
                          const char        *own_dir,
                          GError           **error)
{
  return check_own (template, error) &&
         exchange_template_copy (template, title, NULL, data_dir, own_dir, error) &&
         exchange_template_remove (exchange_template_get_id (template), own_dir, error);
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
