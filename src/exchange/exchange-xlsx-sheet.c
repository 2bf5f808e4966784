/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows and cells of one .xlsx sheet as they stream by. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-xlsx-private.h"

/* Enough of a formula to tell a picture in the cell. */
#define FORMULA_HEAD 32
/* Of what the sheet says of its look: in characters, points and inches. */
#define MAX_WIDTH    255.0
#define MAX_HEIGHT   409.0
#define MAX_MARGIN   10.0
#define A4_PAPER     9

/* "AB12" -> 27; FALSE when there are no letters or too many. */
static gboolean
read_column (const char *reference,
             guint      *column)
{
  guint value = 0;
  guint letters = 0;

  for (; reference[letters] >= 'A' && reference[letters] <= 'Z'; letters++)
    {
      if (letters == 3)
        return FALSE;
      value = value * 26 + (guint) (reference[letters] - 'A') + 1;
    }
  *column = value - 1;
  return letters > 0 && value <= EXCHANGE_MAX_COLUMNS;
}

static gboolean
read_area_end (const char  *at,
               guint       *row,
               guint       *column,
               const char **next)
{
  char *end;
  guint64 number;

  if (!read_column (at, column))
    return FALSE;
  at += strspn (at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  number = g_ascii_strtoull (at, &end, 10);
  *row = (guint) MIN (number, EXCHANGE_MAX_ROWS);
  *next = end;
  return end != at && number >= 1;
}

static void
note_merge (ExchangeXlsx *self,
            const char   *reference)
{
  ExchangeMerge merge;
  const char *at = reference;

  self->parent.notes.merges++;
  if (reference == NULL || self->parent.merges->len >= EXCHANGE_MAX_MERGES ||
      !read_area_end (at, &merge.first_row, &merge.first_column, &at) || *at != ':' ||
      !read_area_end (at + 1, &merge.last_row, &merge.last_column, &at))
    return;
  g_array_append_val (self->parent.merges, merge);
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (value[0] == '1' || value[0] == 't');
}

static void
note_height (ExchangeXlsx *self,
             const char   *text)
{
  ExchangeHeight height = { self->row, g_ascii_strtod (text, NULL) };

  if (height.height > 0 && height.height <= MAX_HEIGHT && self->parent.look->heights->len < EXCHANGE_MAX_HEIGHTS)
    g_array_append_val (self->parent.look->heights, height);
}

static void
start_row (ExchangeXlsx *self,
           ExchangeXml  *xml,
           const char  **attributes)
{
  const char *reference = NULL;
  const char *hidden = NULL;
  const char *height = NULL;
  guint64 number;

  for (; *attributes != NULL; attributes += 2)
    {
      if (strcmp (*attributes, "r") == 0)
        reference = attributes[1];
      else if (strcmp (*attributes, "hidden") == 0)
        hidden = attributes[1];
      else if (strcmp (*attributes, "ht") == 0)
        height = attributes[1];
    }
  number = reference != NULL ? g_ascii_strtoull (reference, NULL, 10) : (guint64) self->row + 1;
  if (number < 1 || number > EXCHANGE_MAX_ROWS)
    {
      exchange_xml_fail (xml, exchange_reader_new_size_error (&self->parent));
      return;
    }
  self->row = (guint) number;
  self->last_column = 0;
  self->row_open = TRUE;
  if (height != NULL)
    note_height (self, height);
  exchange_reader_start_row (&self->parent, self->row, is_true (hidden));
}

static XlsxCellType
read_type (const char *type)
{
  if (type == NULL)
    return CELL_NUMBER;
  switch (type[0])
    {
    case 's':
      return type[1] == '\0' ? CELL_SHARED : CELL_TEXT;
    case 'i':
      return CELL_TEXT;
    case 'b':
      return CELL_BOOLEAN;
    case 'e':
      return CELL_ERROR;
    case 'd':
      return CELL_ISO_DATE;
    default:
      return CELL_NUMBER;
    }
}

static void
note_style (ExchangeXlsx *self)
{
  ExchangeStyled cell = { self->row, self->column, self->style };

  if (self->parent.look->styled->len < EXCHANGE_MAX_STYLED)
    g_array_append_val (self->parent.look->styled, cell);
}

static void
start_cell (ExchangeXlsx *self,
            ExchangeXml  *xml,
            const char  **attributes)
{
  const char *reference = NULL;
  const char *type = NULL;

  self->style = 0;
  for (; *attributes != NULL; attributes += 2)
    {
      if ((*attributes)[0] == '\0' || (*attributes)[1] != '\0')
        continue;
      if ((*attributes)[0] == 'r')
        reference = attributes[1];
      else if ((*attributes)[0] == 't')
        type = attributes[1];
      else if ((*attributes)[0] == 's')
        self->style = (guint) strtoul (attributes[1], NULL, 10);
    }
  self->column = self->last_column;
  if ((reference != NULL && !read_column (reference, &self->column)) ||
      self->column >= EXCHANGE_MAX_COLUMNS || ++self->n_cells > EXCHANGE_MAX_CELLS)
    {
      exchange_xml_fail (xml, exchange_reader_new_size_error (&self->parent));
      return;
    }
  self->last_column = self->column + 1;
  if (self->style != 0)
    note_style (self);
  self->type = read_type (type);
  self->offset = self->parent.row_text->len;
  self->has_value = self->has_formula = FALSE;
}

static void
note_width (ExchangeXlsx *self,
            const char  **attributes)
{
  const char *first = exchange_xml_attribute (attributes, "min"), *last = exchange_xml_attribute (attributes, "max");
  const char *text = exchange_xml_attribute (attributes, "width");
  ExchangeWidth width = { 0 };

  if (is_true (exchange_xml_attribute (attributes, "hidden")))
    self->parent.notes.hidden_columns++;
  if (first == NULL || last == NULL || text == NULL || self->parent.look->widths->len >= EXCHANGE_MAX_WIDTHS)
    return;
  width.first = (guint) g_ascii_strtoull (first, NULL, 10) - 1;
  width.last = (guint) g_ascii_strtoull (last, NULL, 10) - 1;
  width.width = g_ascii_strtod (text, NULL);
  if (width.width > 0 && width.width <= MAX_WIDTH)
    g_array_append_val (self->parent.look->widths, width);
}

static void
note_page (ExchangeXlsx *self,
           const char   *name,
           const char  **attributes)
{
  static const char *const sides[] = { "left", "right", "top", "bottom" };
  ExchangeLook *look = self->parent.look;
  const char *paper = exchange_xml_attribute (attributes, "paperSize");

  if (strcmp (name, "pageSetup") == 0)
    {
      look->paper = paper != NULL ? (guint) g_ascii_strtoull (paper, NULL, 10) : A4_PAPER;
      look->portrait = g_strcmp0 (exchange_xml_attribute (attributes, "orientation"), "landscape") != 0;
    }
  for (guint i = 0; strcmp (name, "pageMargins") == 0 && i < G_N_ELEMENTS (sides); i++)
    {
      const char *text = exchange_xml_attribute (attributes, sides[i]);

      look->margins[i] = text != NULL ? CLAMP (g_ascii_strtod (text, NULL), 0, MAX_MARGIN) : 0;
    }
}

/* Newer rules are written beside the others and have areas and cells in elements of their own. */
static void
start_rule (ExchangeXlsx *self,
            const char  **attributes)
{
  const char *areas = exchange_xml_attribute (attributes, "sqref");

  self->rule_open = g_strcmp0 (exchange_xml_attribute (attributes, "type"), "list") == 0;
  g_string_truncate (self->rule, 0);
  g_string_assign (self->rule_areas, self->rule_open && areas != NULL && strlen (areas) <= EXCHANGE_MAX_RULE_TEXT ? areas : "");
}

/* 民族, a name for cells, is told by them. */
static void
end_rule (ExchangeXlsx *self)
{
  const GString *cells = self->rule_open ? g_hash_table_lookup (self->names, self->rule->str) : NULL;

  if (self->rule_open && self->rule->len > 0)
    exchange_look_add_drop_down (self->parent.look, self->rule_areas->str, cells != NULL ? cells->str : self->rule->str);
  self->rule_open = self->in_rule = self->in_areas = FALSE;
}

/* What stands around the rows. */
static void
start_other (ExchangeXlsx *self,
             const char   *name,
             const char  **attributes)
{
  const char *width = strcmp (name, "sheetFormatPr") == 0 ? exchange_xml_attribute (attributes, "defaultColWidth") : NULL;

  if (strcmp (name, "mergeCell") == 0)
    note_merge (self, exchange_xml_attribute (attributes, "ref"));
  else if (strcmp (name, "col") == 0)
    note_width (self, attributes);
  else if (width != NULL)
    self->parent.look->usual_width = CLAMP (g_ascii_strtod (width, NULL), 0, MAX_WIDTH);
  else if (strcmp (name, "dataValidation") == 0)
    start_rule (self, attributes);
  else if (strcmp (name, "formula1") == 0)
    self->in_rule = self->rule_open;
  else if (strcmp (name, "sqref") == 0)
    self->in_areas = self->rule_open;
  else
    note_page (self, name, attributes);
}

static void
element_started_cb (ExchangeXml *xml,
                    const char  *name,
                    const char **attributes,
                    gpointer     data)
{
  ExchangeXlsx *self = data;

  if (name[0] == 'c' && name[1] == '\0' && self->row_open)
    start_cell (self, xml, attributes);
  else if (name[0] == 'v' && name[1] == '\0')
    self->in_value = self->has_value = TRUE;
  else if (name[0] == 't' && name[1] == '\0')
    {
      self->in_value = self->in_inline && !self->in_phonetic;
      self->has_value |= self->in_inline;
    }
  else if (name[0] == 'f' && name[1] == '\0')
    {
      self->in_formula = self->has_formula = TRUE;
      g_string_truncate (self->formula, 0);
    }
  else if (strcmp (name, "row") == 0)
    start_row (self, xml, attributes);
  else if (strcmp (name, "is") == 0)
    self->in_inline = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic = TRUE;
  else
    start_other (self, name, attributes);
}

static void
add_rule_text (GString    *text,
               const char *piece,
               gsize       length)
{
  if (text->len + length <= EXCHANGE_MAX_RULE_TEXT)
    g_string_append_len (text, piece, (gssize) length);
}

static void
text_found_cb (ExchangeXml *xml,
               const char  *text,
               gsize        length,
               gpointer     data)
{
  ExchangeXlsx *self = data;

  if (self->in_value && self->row_open)
    {
      if (!exchange_reader_has_room (&self->parent, self->offset, length))
        exchange_xml_fail (xml, exchange_reader_new_text_error (&self->parent, self->column));
      else
        g_string_append_len (self->parent.row_text, text, (gssize) length);
    }
  else if (self->in_formula && self->formula->len < FORMULA_HEAD)
    g_string_append_len (self->formula, text, (gssize) MIN (length, FORMULA_HEAD));
  if (self->in_rule)
    add_rule_text (self->rule, text, length);
  else if (self->in_areas)
    add_rule_text (self->rule_areas, text, length);
}

static gboolean
is_picture (const char *text)
{
  return strstr (text, "DISPIMG(") != NULL;
}

static void
add_own (ExchangeXlsx      *self,
         ExchangeCellFlags  flags)
{
  exchange_reader_add_own (&self->parent, self->column, flags, self->offset);
}

static void
end_number (ExchangeXlsx      *self,
            ExchangeCellFlags  flags)
{
  ExchangeNumberFormat format = { EXCHANGE_STYLE_GENERAL, 0 };

  if (self->style < self->formats->len)
    format = g_array_index (self->formats, ExchangeNumberFormat, self->style);
  add_own (self, flags | exchange_reader_end_number (&self->parent, self->offset, format, &self->writer_proven));
}

static void
end_shared (ExchangeXlsx      *self,
            ExchangeXml       *xml,
            ExchangeCellFlags  flags)
{
  const char *index = self->parent.row_text->str + self->offset;
  gsize length = 0;
  const char *text = exchange_strings_get (self->strings, (guint) strtoul (index, NULL, 10), &length);

  g_string_truncate (self->parent.row_text, self->offset);
  if (text == NULL)
    exchange_xml_fail (xml, g_error_new (EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                                         _("“%s”已损坏：第 %u 行引用了不存在的文字。请用 WPS 打开后另存一份再导入。"),
                                         self->parent.name, self->row));
  else if (length > EXCHANGE_MAX_CELL_TEXT)
    exchange_xml_fail (xml, exchange_reader_new_text_error (&self->parent, self->column));
  else if (length > 0)
    exchange_reader_add_lasting (&self->parent, self->column, flags, text, length);
}

/* "1990-05-07T00:00:00.000Z" -> "1990-05-07"; a time of day stays as " HH:MM". */
static void
end_iso_date (ExchangeXlsx      *self,
              ExchangeCellFlags  flags)
{
  GString *text = self->parent.row_text;
  char *clock = strchr (text->str + self->offset, 'T');

  if (clock != NULL && strncmp (clock, "T00:00", 6) == 0)
    g_string_truncate (text, (gsize) (clock - text->str));
  else if (clock != NULL)
    {
      *clock = ' ';
      g_string_truncate (text, MIN (text->len, (gsize) (clock - text->str) + 6));
    }
  add_own (self, flags | EXCHANGE_CELL_DATE);
}

static void
end_text (ExchangeXlsx      *self,
          ExchangeCellFlags  flags)
{
  GString *text = self->parent.row_text;

  exchange_text_unescape (text, self->offset);
  if (is_picture (text->str + self->offset))
    {
      g_string_truncate (text, self->offset);
      flags |= EXCHANGE_CELL_PICTURE;
      self->parent.notes.pictures++;
    }
  if (text->len > self->offset || (flags & EXCHANGE_CELL_PICTURE))
    add_own (self, flags);
}

static void
end_value (ExchangeXlsx      *self,
           ExchangeXml       *xml,
           ExchangeCellFlags  flags)
{
  GString *text = self->parent.row_text;

  if (text->len == self->offset)
    return;
  switch (self->type)
    {
    case CELL_SHARED:
      end_shared (self, xml, flags);
      break;
    case CELL_TEXT:
      end_text (self, flags);
      break;
    case CELL_BOOLEAN:
      {
        gboolean yes = is_true (text->str + self->offset);

        g_string_truncate (text, self->offset);
        g_string_append (text, yes ? "TRUE" : "FALSE");
        add_own (self, flags | EXCHANGE_CELL_BOOLEAN);
        break;
      }
    case CELL_ERROR:
      self->parent.notes.errors++;
      add_own (self, flags | EXCHANGE_CELL_ERROR);
      break;
    case CELL_ISO_DATE:
      end_iso_date (self, flags);
      break;
    case CELL_NUMBER:
    default:
      end_number (self, flags);
      break;
    }
}

static void
end_cell (ExchangeXlsx *self,
          ExchangeXml  *xml)
{
  ExchangeCellFlags flags = EXCHANGE_CELL_PLAIN;

  if (self->has_formula)
    {
      flags |= EXCHANGE_CELL_FORMULA;
      self->parent.notes.formulas++;
    }
  if (self->has_formula && is_picture (self->formula->str))
    {
      g_string_truncate (self->parent.row_text, self->offset);
      self->parent.notes.pictures++;
      add_own (self, flags | EXCHANGE_CELL_PICTURE);
    }
  /* Only a formula of text may have an empty result; some writers leave <v/> for one not calculated. */
  else if (self->has_formula && (!self->has_value || (self->parent.row_text->len == self->offset &&
                                                      self->type != CELL_TEXT)))
    {
      self->parent.notes.not_calculated++;
      add_own (self, flags | EXCHANGE_CELL_NOT_CALCULATED);
    }
  else if (self->has_value)
    end_value (self, xml, flags);
}

static void
element_ended_cb (ExchangeXml *xml,
                  const char  *name,
                  gpointer     data)
{
  ExchangeXlsx *self = data;

  if (name[0] == 'c' && name[1] == '\0' && self->row_open)
    end_cell (self, xml);
  else if ((name[0] == 'v' || name[0] == 't') && name[1] == '\0')
    self->in_value = FALSE;
  else if (name[0] == 'f' && name[1] == '\0')
    self->in_formula = FALSE;
  else if (strcmp (name, "row") == 0 && self->row_open)
    {
      self->row_open = FALSE;
      if (exchange_reader_end_row (&self->parent))
        exchange_xml_pause (xml);
    }
  else if (strcmp (name, "is") == 0)
    self->in_inline = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic = FALSE;
  else if (strcmp (name, "formula1") == 0)
    self->in_rule = FALSE;
  else if (strcmp (name, "sqref") == 0)
    self->in_areas = FALSE;
  else if (strcmp (name, "dataValidation") == 0)
    end_rule (self);
}

const ExchangeXmlHandlers exchange_xlsx_sheet_handlers = {
  element_started_cb, element_ended_cb, text_found_cb,
};

void
exchange_xlsx_start_sheet (ExchangeXlsx *self)
{
  self->row = 0;
  self->last_column = 0;
  self->n_cells = 0;
  self->row_open = FALSE;
  self->in_value = self->in_inline = self->in_formula = self->in_phonetic = FALSE;
  self->has_value = self->has_formula = FALSE;
  self->writer_proven = FALSE;
  self->rule_open = self->in_rule = self->in_areas = FALSE;
}
