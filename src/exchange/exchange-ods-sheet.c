/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows and cells of one .ods sheet as they stream by. */
#include "config.h"

#include <string.h>

#include "exchange-iso.h"
#include "exchange-ods-private.h"

#define MAX_SPACES 1024

static void
fail_text (ExchangeOds *self,
           ExchangeXml *xml)
{
  exchange_xml_fail (xml, exchange_reader_new_text_error (&self->parent, self->column));
}

static gboolean
is_any (const char        *name,
        const char *const *names)
{
  for (; *names != NULL; names++)
    if (strcmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

static const char *
get_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* A count of at least 1; what is larger than any sheet is @most. */
static guint
read_count (const char *value,
            guint       most)
{
  guint64 count = g_ascii_strtoull (value, NULL, 10);

  return (guint) CLAMP (count, 1, most);
}

static gboolean
is_hidden (const char *visibility)
{
  return strcmp (visibility, "collapse") == 0 || strcmp (visibility, "filter") == 0;
}

static void
note_column (ExchangeOds  *self,
             const char  **attributes)
{
  const char *visibility = exchange_xml_attribute (attributes, "visibility");
  const char *repeated = exchange_xml_attribute (attributes, "number-columns-repeated");

  if (visibility != NULL && is_hidden (visibility))
    self->parent.notes.hidden_columns += repeated != NULL ? read_count (repeated, EXCHANGE_MAX_COLUMNS) : 1;
}

static void
start_row (ExchangeOds  *self,
           const char  **attributes)
{
  gboolean hidden = FALSE;

  self->row = MIN (self->row + self->row_repeat, EXCHANGE_MAX_ROWS + 1);
  self->row_repeat = 1;
  for (; *attributes != NULL; attributes += 2)
    {
      const char *name = get_local (*attributes);

      if (strcmp (name, "number-rows-repeated") == 0)
        self->row_repeat = read_count (attributes[1], EXCHANGE_MAX_ROWS);
      else if (strcmp (name, "visibility") == 0)
        hidden = is_hidden (attributes[1]);
    }
  self->column = 0;
  self->row_bytes = 0;
  self->row_open = TRUE;
  exchange_reader_start_row (&self->parent, self->row, hidden);
}

static void
read_type (ExchangeOds *self,
           const char  *type)
{
  /* LibreOffice says "error" in an attribute of its own, beside "string" in the standard's. */
  if (type[0] == 'e')
    {
      self->has_error = TRUE;
      return;
    }
  self->has_type = TRUE;
  switch (type[0])
    {
    case 'f':
    case 'p':
    case 'c':
      self->type = ODS_NUMBER;
      break;
    case 'd':
      self->type = ODS_DATE;
      break;
    case 't':
      self->type = ODS_TIME;
      break;
    case 'b':
      self->type = ODS_BOOLEAN;
      break;
    default:
      self->type = ODS_TEXT;
      break;
    }
}

static void
read_attribute (ExchangeOds *self,
                const char  *name,
                const char  *value)
{
  if (strcmp (name, "value-type") == 0)
    read_type (self, value);
  else if (g_str_has_suffix (name, "value"))
    g_string_assign (self->value, value);
  else if (strcmp (name, "formula") == 0)
    {
      self->has_formula = TRUE;
      self->has_picture = strstr (value, "DISPIMG(") != NULL;
    }
  else if (strcmp (name, "number-columns-repeated") == 0)
    self->cell_repeat = read_count (value, EXCHANGE_MAX_COLUMNS);
  else if (strcmp (name, "number-columns-spanned") == 0)
    self->columns_spanned = read_count (value, EXCHANGE_MAX_COLUMNS);
  else if (strcmp (name, "number-rows-spanned") == 0)
    self->rows_spanned = read_count (value, EXCHANGE_MAX_ROWS);
}

static void
start_cell (ExchangeOds  *self,
            const char  **attributes,
            gboolean      covered)
{
  self->cell_open = TRUE;
  self->covered = covered;
  self->type = ODS_TEXT;
  self->cell_repeat = self->columns_spanned = self->rows_spanned = 1;
  self->has_formula = self->has_picture = self->has_error = self->has_type = self->has_paragraph = FALSE;
  self->offset = self->parent.row_text->len;
  g_string_truncate (self->value, 0);
  for (; *attributes != NULL; attributes += 2)
    read_attribute (self, get_local (*attributes), attributes[1]);
}

static void
start_paragraph (ExchangeOds *self)
{
  if (self->has_paragraph)
    g_string_append_c (self->parent.row_text, '\n');
  self->has_paragraph = TRUE;
  self->paragraph = 1;
  self->line = self->parent.row_text->len;
  self->blank = 0;
}

static void
start_in_paragraph (ExchangeOds  *self,
                    ExchangeXml  *xml,
                    const char   *name,
                    const char  **attributes)
{
  static const char *const no_text[] = { "annotation", "annotation-end", "note", "ruby-text", "frame", NULL };
  GString *text = self->parent.row_text;

  if (is_any (name, no_text))
    {
      self->skipped = 1;
      return;
    }
  self->paragraph++;
  if (strcmp (name, "s") == 0)
    {
      const char *count = exchange_xml_attribute (attributes, "c");

      for (guint n = count != NULL ? read_count (count, MAX_SPACES) : 1; n > 0; n--)
        g_string_append_c (text, ' ');
    }
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (text, '\t');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (text, '\n');
  else
    return;
  self->blank = 0;
  if (!exchange_reader_has_room (&self->parent, self->offset, 0))
    fail_text (self, xml);
}

static void
start_in_table (ExchangeOds  *self,
                const char   *name,
                const char  **attributes)
{
  static const char *const groups[] = {
    "table-rows", "table-header-rows", "table-row-group", "table-columns", "table-header-columns", "table-column-group",
    "table-column", NULL,
  };

  if (strcmp (name, "table-row") == 0)
    start_row (self, attributes);
  else if (!is_any (name, groups))
    self->skipped = 1;
  else
    {
      self->groups++;
      if (strcmp (name, "table-column") == 0)
        note_column (self, attributes);
    }
}

static void
element_started_cb (ExchangeXml *xml,
                    const char  *name,
                    const char **attributes,
                    gpointer     data)
{
  ExchangeOds *self = data;

  if (self->skipped > 0)
    self->skipped++;
  else if (self->paragraph > 0)
    start_in_paragraph (self, xml, name, attributes);
  else if (self->cell_open && (strcmp (name, "p") == 0 || strcmp (name, "h") == 0))
    start_paragraph (self);
  else if (self->row_open && !self->cell_open && strcmp (name, "table-cell") == 0)
    start_cell (self, attributes, FALSE);
  else if (self->row_open && !self->cell_open && strcmp (name, "covered-table-cell") == 0)
    start_cell (self, attributes, TRUE);
  else if (self->row_open)
    self->skipped = 1;
  else if (self->in_table)
    start_in_table (self, name, attributes);
  else if (self->in_body && strcmp (name, "table") == 0 && ++self->n_tables == self->wanted)
    self->in_table = TRUE;
  else if (self->in_body)
    self->skipped = 1;
  else if (strcmp (name, "spreadsheet") == 0)
    self->in_body = TRUE;
}

static void
text_found_cb (ExchangeXml *xml,
               const char  *text,
               gsize        length,
               gpointer     data)
{
  ExchangeOds *self = data;

  if (self->paragraph == 0 || self->skipped > 0)
    return;
  /* Spaces that count are elements. */
  if (!exchange_reader_has_room (&self->parent, self->offset, length))
    fail_text (self, xml);
  else
    exchange_reader_append_collapsed (&self->parent, text, length, self->line, &self->blank);
}

/* "00123" for 123: a number that its author sees with leading zeros is one, as in a code. */
static gboolean
is_padded (const char    *shown,
           const GString *value)
{
  gsize length = strlen (shown);
  gsize zeros = strspn (shown, "0");

  return length > value->len && zeros >= length - value->len && strspn (shown, "0123456789") == length &&
         strcmp (shown + (length - value->len), value->str) == 0;
}

static ExchangeCellFlags
end_number (ExchangeOds *self)
{
  GString *text = self->parent.row_text;

  if (self->value->len == 0)
    return EXCHANGE_CELL_PLAIN;
  if (is_padded (text->str + self->offset, self->value))
    return EXCHANGE_CELL_NUMBER;
  g_string_truncate (text, self->offset);
  g_string_append_len (text, self->value->str, (gssize) self->value->len);
  return exchange_reader_end_number (&self->parent, self->offset,
                                     (ExchangeNumberFormat) { EXCHANGE_STYLE_GENERAL, 0 }, &self->writer_proven);
}

/* The file gives the whole moment; what of it is meant tells the text that is shown. */
static ExchangeNumberStyle
judge_shown (const char *shown)
{
  guint numbers = 0;

  if (*shown == '\0' || strchr (shown, ':') != NULL || strstr (shown, "：") != NULL || strstr (shown, "时") != NULL)
    return EXCHANGE_STYLE_GENERAL;
  for (const char *at = shown; *at != '\0'; at++)
    numbers += g_ascii_isdigit (*at) && !g_ascii_isdigit (at[1]) ? 1 : 0;
  if (strstr (shown, "日") == NULL && strstr (shown, "年") != NULL && strstr (shown, "月") != NULL && numbers <= 2)
    return EXCHANGE_STYLE_MONTH;
  /* "1990-05", "5/1990" but not "5-1", the day of any year. */
  if (numbers == 2 && strspn (shown, "0123456789-/.") == strlen (shown) && strlen (shown) >= 6)
    return EXCHANGE_STYLE_MONTH;
  return EXCHANGE_STYLE_DATE;
}

static ExchangeCellFlags
end_moment (ExchangeOds *self)
{
  GString *text = self->parent.row_text;
  gsize shown_end = text->len;
  ExchangeNumberStyle style = judge_shown (text->str + self->offset);
  gboolean known = self->type == ODS_TIME ? exchange_iso_append_duration (text, self->value->str)
                                          : exchange_iso_append_moment (text, self->value->str, style);

  if (!known)
    return EXCHANGE_CELL_PLAIN;
  g_string_erase (text, (gssize) self->offset, (gssize) (shown_end - self->offset));
  return EXCHANGE_CELL_NUMBER | EXCHANGE_CELL_DATE;
}

static ExchangeCellFlags
end_boolean (ExchangeOds *self)
{
  GString *text = self->parent.row_text;

  if (self->value->len == 0)
    return EXCHANGE_CELL_PLAIN;
  g_string_truncate (text, self->offset);
  g_string_append (text, strcmp (self->value->str, "true") == 0 ? "TRUE" : "FALSE");
  return EXCHANGE_CELL_BOOLEAN;
}

static gboolean
is_error (ExchangeOds *self)
{
  const char *shown = self->parent.row_text->str + self->offset;

  return self->has_error ||
         (self->has_formula && self->type == ODS_TEXT && shown[0] == '#' && g_ascii_isupper (shown[1]));
}

/* Brings the text to what the other readers say of such a cell. */
static ExchangeCellFlags
end_value (ExchangeOds *self)
{
  GString *text = self->parent.row_text;

  if (self->has_picture)
    {
      g_string_truncate (text, self->offset);
      self->parent.notes.pictures++;
      return EXCHANGE_CELL_PICTURE;
    }
  if (is_error (self))
    {
      self->parent.notes.errors++;
      return EXCHANGE_CELL_ERROR;
    }
  if (self->has_formula && !self->has_type && text->len == self->offset)
    {
      self->parent.notes.not_calculated++;
      return EXCHANGE_CELL_NOT_CALCULATED;
    }
  switch (self->type)
    {
    case ODS_NUMBER:
      return end_number (self);
    case ODS_DATE:
    case ODS_TIME:
      return end_moment (self);
    case ODS_BOOLEAN:
      return end_boolean (self);
    case ODS_TEXT:
    default:
      if (!self->has_paragraph)
        g_string_append_len (text, self->value->str, (gssize) self->value->len);
      return EXCHANGE_CELL_PLAIN;
    }
}

static void
add_cell (ExchangeOds       *self,
          ExchangeXml       *xml,
          ExchangeCellFlags  flags)
{
  guint64 length = self->parent.row_text->len - self->offset;

  self->row_bytes += length * self->cell_repeat;
  if (self->column + self->cell_repeat > EXCHANGE_MAX_COLUMNS || self->row > EXCHANGE_MAX_ROWS)
    exchange_xml_fail (xml, exchange_reader_new_size_error (&self->parent));
  else if (length > EXCHANGE_MAX_CELL_TEXT || self->row_bytes > EXCHANGE_MAX_ROW_TEXT)
    fail_text (self, xml);
  else
    {
      exchange_reader_add_own (&self->parent, self->column, flags, self->offset);
      for (guint i = 1; i < self->cell_repeat; i++)
        exchange_reader_repeat_cell (&self->parent, self->column + i);
    }
}

static void
end_cell (ExchangeOds *self,
          ExchangeXml *xml)
{
  GString *text = self->parent.row_text;

  self->cell_open = FALSE;
  if (self->covered)
    {
      /* What a merged area hides is not what a person sees. */
      g_string_truncate (text, self->offset);
    }
  else
    {
      ExchangeCellFlags flags = end_value (self);

      if (self->has_formula)
        {
          flags |= EXCHANGE_CELL_FORMULA;
          self->parent.notes.formulas++;
        }
      if (text->len > self->offset || (flags & (EXCHANGE_CELL_PICTURE | EXCHANGE_CELL_NOT_CALCULATED)))
        add_cell (self, xml, flags);
      if (self->columns_spanned > 1 || self->rows_spanned > 1)
        exchange_reader_add_merge (&self->parent, &(ExchangeMerge) { self->row, self->row + self->rows_spanned - 1,
                                                                     self->column,
                                                                     self->column + self->columns_spanned - 1 });
    }
  self->column = MIN (self->column + self->cell_repeat, EXCHANGE_MAX_COLUMNS + 1);
}

static void
end_row (ExchangeOds *self,
         ExchangeXml *xml)
{
  self->row_open = FALSE;
  self->n_cells += (guint64) self->parent.cells->len * self->row_repeat;
  self->n_bytes += self->row_bytes * self->row_repeat;
  if (!exchange_reader_end_row (&self->parent))
    return;
  if (self->row + self->row_repeat - 1 > EXCHANGE_MAX_ROWS || self->n_cells > EXCHANGE_MAX_CELLS ||
      self->n_bytes > EXCHANGE_MAX_SHEET)
    {
      exchange_xml_fail (xml, exchange_reader_new_size_error (&self->parent));
      return;
    }
  self->row_left = self->row_repeat - 1;
  exchange_xml_pause (xml);
}

static void
element_ended_cb (ExchangeXml *xml,
                  const char  *name,
                  gpointer     data)
{
  ExchangeOds *self = data;

  if (self->skipped > 0)
    self->skipped--;
  else if (self->paragraph > 0)
    self->paragraph--;
  else if (self->cell_open)
    end_cell (self, xml);
  else if (self->row_open)
    end_row (self, xml);
  else if (self->groups > 0)
    self->groups--;
  else if (self->in_table)
    {
      self->in_table = FALSE;
      exchange_xml_end (xml);
    }
}

const ExchangeXmlHandlers exchange_ods_sheet_handlers = {
  element_started_cb, element_ended_cb, text_found_cb,
};

static void
reset_rows (ExchangeOds *self,
            guint        sheet)
{
  self->wanted = sheet + 1;
  self->writer_proven = FALSE;
  self->row = 0;
  self->row_repeat = 1;
  self->row_left = 0;
  self->n_cells = self->n_bytes = 0;
}

gboolean
exchange_ods_go_on_to (ExchangeOds *self,
                       guint        sheet)
{
  if (self->xml == NULL || sheet < self->n_tables || !exchange_xml_go_on (self->xml))
    return FALSE;
  /* Between two rows: the rest of their sheet is passed over. */
  self->skipped = self->in_table ? self->groups + 1 : 0;
  self->in_table = FALSE;
  self->groups = 0;
  reset_rows (self, sheet);
  return TRUE;
}

void
exchange_ods_start_sheet (ExchangeOds *self,
                          guint        sheet)
{
  self->n_tables = 0;
  self->skipped = self->paragraph = self->groups = 0;
  self->in_body = self->in_table = self->row_open = self->cell_open = FALSE;
  reset_rows (self, sheet);
}

gboolean
exchange_ods_repeat_row (ExchangeOds *self)
{
  if (self->row_left == 0)
    return FALSE;
  self->row_left--;
  self->parent.row.number++;
  return exchange_reader_end_row (&self->parent);
}
