/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the XML table of Excel 2003 (SpreadsheetML), which web sites like to name .xls. */
#include "config.h"

#include <string.h>

#include "exchange-iso.h"
#include "exchange-reader-private.h"
#include "exchange-xml.h"

#define MAX_SHEETS 1024
#define MAX_STYLES 65536
#define MAX_NAME   64
/* As every sheet begins, with or without a prefix. */
#define SHEET_MARK "Worksheet "

typedef struct
{
  ExchangeReader       parent;

  /* Owned */
  ExchangeDecoder     *decoder;
  ExchangeXml         *xml;      /* the sheet under way, or %NULL */
  GHashTable          *styles;   /* id -> ExchangeNumberFormat */

  gboolean             writer_proven;
  guint                n_sheets; /* begun so far */
  guint                wanted;   /* sheet to read, from 1 */

  /* Where in the document. */
  guint                skipped;  /* depth inside something that is no cell's content */
  guint                data;     /* depth inside <Data>, 0 outside */
  gboolean             in_table;
  gboolean             row_open;
  gboolean             cell_open;

  /* The row and cell under way. */
  guint64              n_cells;
  guint                row;
  guint                row_span;
  guint                column;
  guint                column_span;
  ExchangeNumberFormat row_format;
  ExchangeNumberFormat format;
  char                 type;     /* first letter of its name */
  gsize                offset;   /* where its text begins in row_text */
  gboolean             has_formula;
  gboolean             has_data;
} ExchangeXmlTable;

/* The pass that finds sheets and styles. */
typedef struct
{
  ExchangeXmlTable     *self;
  ExchangeNumberFormat *style;   /* under way, owned by the table of styles */
  gboolean              single;  /* only one sheet: what follows its beginning does not matter */
  gboolean              in_visible;
  GString              *visible;
} Listing;

static ExchangeNumberFormat
find_format (ExchangeXmlTable *self,
             const char       *style)
{
  const ExchangeNumberFormat *format = style != NULL ? g_hash_table_lookup (self->styles, style) : NULL;

  return format != NULL ? *format : (ExchangeNumberFormat) { EXCHANGE_STYLE_GENERAL, 0 };
}

/* Besides codes such as yyyy-mm-dd the format knows names. */
static ExchangeNumberFormat
read_format (const char *code)
{
  static const struct { const char *name; ExchangeNumberStyle style; } names[] = {
    { "General Date", EXCHANGE_STYLE_DATETIME }, { "Long Date", EXCHANGE_STYLE_DATE },
    { "Medium Date", EXCHANGE_STYLE_DATE },      { "Short Date", EXCHANGE_STYLE_DATE },
    { "Long Time", EXCHANGE_STYLE_TIME },        { "Medium Time", EXCHANGE_STYLE_TIME },
    { "Short Time", EXCHANGE_STYLE_TIME },       { "General Number", EXCHANGE_STYLE_GENERAL },
    { "Fixed", EXCHANGE_STYLE_GENERAL },         { "Standard", EXCHANGE_STYLE_GENERAL },
    { "Percent", EXCHANGE_STYLE_GENERAL },       { "Scientific", EXCHANGE_STYLE_GENERAL },
    { "Currency", EXCHANGE_STYLE_GENERAL },      { "Euro Currency", EXCHANGE_STYLE_GENERAL },
    { "Yes/No", EXCHANGE_STYLE_GENERAL },        { "True/False", EXCHANGE_STYLE_GENERAL },
    { "On/Off", EXCHANGE_STYLE_GENERAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (code, names[i].name) == 0)
      return (ExchangeNumberFormat) { names[i].style, 0 };
  return exchange_format_of_code (code);
}

static void
start_style (Listing      *listing,
             const char  **attributes)
{
  const char *id = exchange_xml_attribute (attributes, "ID");
  ExchangeNumberFormat parent = find_format (listing->self, exchange_xml_attribute (attributes, "Parent"));

  listing->style = NULL;
  if (id == NULL || g_hash_table_size (listing->self->styles) >= MAX_STYLES)
    return;
  listing->style = g_memdup2 (&parent, sizeof parent);
  g_hash_table_replace (listing->self->styles, g_strdup (id), listing->style);
}

static void
listing_started_cb (ExchangeXml *xml,
                    const char  *name,
                    const char **attributes,
                    gpointer     data)
{
  Listing *listing = data;

  if (strcmp (name, "Style") == 0)
    start_style (listing, attributes);
  else if (strcmp (name, "NumberFormat") == 0 && listing->style != NULL)
    {
      const char *code = exchange_xml_attribute (attributes, "Format");

      if (code != NULL)
        *listing->style = read_format (code);
    }
  else if (strcmp (name, "Date1904") == 0)
    listing->self->parent.date1904 = TRUE;
  else if (strcmp (name, "Visible") == 0)
    {
      listing->in_visible = TRUE;
      g_string_truncate (listing->visible, 0);
    }
  else if (strcmp (name, "Worksheet") == 0 && listing->self->parent.sheets->len < MAX_SHEETS)
    {
      const char *title = exchange_xml_attribute (attributes, "Name");

      exchange_reader_add_sheet (&listing->self->parent, title != NULL ? title : "?", EXCHANGE_SHEET_VISIBLE);
      if (listing->single)
        exchange_xml_pause (xml);
    }
}

static void
listing_ended_cb (ExchangeXml *xml,
                  const char  *name,
                  gpointer     data)
{
  Listing *listing = data;
  GPtrArray *sheets = listing->self->parent.sheets;
  ExchangeSheet *sheet;

  if (strcmp (name, "Visible") != 0 || sheets->len == 0)
    return;
  listing->in_visible = FALSE;
  sheet = g_ptr_array_index (sheets, sheets->len - 1);
  if (strcmp (listing->visible->str, "SheetHidden") == 0)
    sheet->state = EXCHANGE_SHEET_HIDDEN;
  else if (strcmp (listing->visible->str, "SheetVeryHidden") == 0)
    sheet->state = EXCHANGE_SHEET_VERY_HIDDEN;
}

static void
listing_text_cb (ExchangeXml *xml,
                 const char  *text,
                 gsize        length,
                 gpointer     data)
{
  Listing *listing = data;

  if (listing->in_visible && listing->visible->len < MAX_NAME)
    g_string_append_len (listing->visible, text, (gssize) MIN (length, MAX_NAME));
}

static guint
read_number (const char  **attributes,
             const char   *name)
{
  const char *value = exchange_xml_attribute (attributes, name);

  return value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), EXCHANGE_MAX_ROWS + 1) : 0;
}

static gboolean
is_hidden (const char **attributes)
{
  const char *hidden = exchange_xml_attribute (attributes, "Hidden");

  return hidden != NULL && hidden[0] == '1';
}

static void
start_row (ExchangeXmlTable  *self,
           ExchangeXml       *xml,
           const char       **attributes)
{
  guint index = read_number (attributes, "Index");

  self->row = index > 0 ? index : self->row + 1 + self->row_span;
  self->row_span = read_number (attributes, "Span");
  self->row_format = find_format (self, exchange_xml_attribute (attributes, "StyleID"));
  self->column = self->column_span = 0;
  self->row_open = TRUE;
  exchange_reader_start_row (&self->parent, self->row, is_hidden (attributes));
  if (self->row > EXCHANGE_MAX_ROWS)
    exchange_xml_fail (xml, exchange_reader_new_size_error (&self->parent));
}

static void
start_cell (ExchangeXmlTable  *self,
            ExchangeXml       *xml,
            const char       **attributes)
{
  guint index = read_number (attributes, "Index");
  guint across = read_number (attributes, "MergeAcross");
  guint down = read_number (attributes, "MergeDown");
  const char *style = exchange_xml_attribute (attributes, "StyleID");
  const char *formula = exchange_xml_attribute (attributes, "Formula");

  /* Before the first cell of a row the span is 0. */
  self->column = index > 0 ? index - 1 : self->column + self->column_span;
  self->column_span = across + 1;
  self->format = style != NULL ? find_format (self, style) : self->row_format;
  self->has_formula = formula != NULL;
  self->has_data = FALSE;
  self->cell_open = TRUE;
  self->offset = self->parent.row_text->len;
  if (self->column >= EXCHANGE_MAX_COLUMNS || ++self->n_cells > EXCHANGE_MAX_CELLS)
    exchange_xml_fail (xml, exchange_reader_new_size_error (&self->parent));
  else if (across > 0 || down > 0)
    exchange_reader_add_merge (&self->parent, &(ExchangeMerge) { self->row, self->row + down,
                                                                 self->column, self->column + across });
}

static void
element_started_cb (ExchangeXml *xml,
                    const char  *name,
                    const char **attributes,
                    gpointer     data)
{
  ExchangeXmlTable *self = data;

  if (self->skipped > 0)
    self->skipped++;
  else if (self->data > 0)
    self->data++;
  else if (self->cell_open && strcmp (name, "Data") == 0)
    {
      const char *type = exchange_xml_attribute (attributes, "Type");

      self->data = 1;
      self->has_data = TRUE;
      self->type = type != NULL ? type[0] : 'S';
    }
  else if (self->row_open && !self->cell_open && strcmp (name, "Cell") == 0)
    start_cell (self, xml, attributes);
  else if (self->row_open)
    self->skipped = 1;
  else if (self->in_table && strcmp (name, "Row") == 0)
    start_row (self, xml, attributes);
  else if (self->in_table && strcmp (name, "Column") == 0 && is_hidden (attributes))
    self->parent.notes.hidden_columns += 1 + MIN (read_number (attributes, "Span"), EXCHANGE_MAX_COLUMNS);
  else if (strcmp (name, "Worksheet") == 0)
    self->n_sheets++;
  else if (strcmp (name, "Table") == 0)
    {
      self->in_table = self->n_sheets == self->wanted;
      self->skipped = self->in_table ? 0 : 1;
    }
}

static void
text_found_cb (ExchangeXml *xml,
               const char  *text,
               gsize        length,
               gpointer     data)
{
  ExchangeXmlTable *self = data;

  if (self->data == 0)
    return;
  if (exchange_reader_has_room (&self->parent, self->offset, length))
    g_string_append_len (self->parent.row_text, text, (gssize) length);
  else
    exchange_xml_fail (xml, exchange_reader_new_text_error (&self->parent, self->column));
}

static ExchangeCellFlags
end_moment (ExchangeXmlTable *self)
{
  GString *text = self->parent.row_text;
  g_autofree char *value = g_strdup (text->str + self->offset);

  g_string_truncate (text, self->offset);
  if (exchange_iso_append_moment (text, value, self->format.style))
    return EXCHANGE_CELL_NUMBER | EXCHANGE_CELL_DATE;
  g_string_append (text, value);
  return EXCHANGE_CELL_PLAIN;
}

static ExchangeCellFlags
end_value (ExchangeXmlTable *self)
{
  GString *text = self->parent.row_text;

  switch (self->type)
    {
    case 'N':
      return exchange_reader_end_number (&self->parent, self->offset, self->format, &self->writer_proven);
    case 'D':
      return end_moment (self);
    case 'B':
      {
        gboolean yes = text->str[self->offset] == '1' || text->str[self->offset] == 't';

        g_string_truncate (text, self->offset);
        g_string_append (text, yes ? "TRUE" : "FALSE");
        return EXCHANGE_CELL_BOOLEAN;
      }
    case 'E':
      self->parent.notes.errors++;
      return EXCHANGE_CELL_ERROR;
    default:
      return EXCHANGE_CELL_PLAIN;
    }
}

static void
end_cell (ExchangeXmlTable *self)
{
  GString *text = self->parent.row_text;
  ExchangeCellFlags flags = self->has_formula ? EXCHANGE_CELL_FORMULA : EXCHANGE_CELL_PLAIN;

  self->cell_open = FALSE;
  self->parent.notes.formulas += self->has_formula ? 1 : 0;
  if (text->len > self->offset)
    exchange_reader_add_own (&self->parent, self->column, flags | end_value (self), self->offset);
  else if (self->has_formula && !(self->has_data && self->type == 'S'))
    {
      self->parent.notes.not_calculated++;
      exchange_reader_add_own (&self->parent, self->column, flags | EXCHANGE_CELL_NOT_CALCULATED, self->offset);
    }
}

static void
element_ended_cb (ExchangeXml *xml,
                  const char  *name,
                  gpointer     data)
{
  ExchangeXmlTable *self = data;

  if (self->skipped > 0)
    self->skipped--;
  else if (self->data > 0)
    self->data--;
  else if (self->cell_open && strcmp (name, "Cell") == 0)
    end_cell (self);
  else if (self->row_open && strcmp (name, "Row") == 0)
    {
      self->row_open = FALSE;
      if (exchange_reader_end_row (&self->parent))
        exchange_xml_pause (xml);
    }
  else if (self->in_table && strcmp (name, "Table") == 0)
    {
      self->in_table = FALSE;
      exchange_xml_end (xml);
    }
}

static gboolean
list_sheets (ExchangeXmlTable *self,
             GError          **error)
{
  static const ExchangeXmlHandlers handlers = { listing_started_cb, listing_ended_cb, listing_text_cb };
  g_autoptr (GString) visible = g_string_new (NULL);
  g_autoptr (ExchangeXml) xml = NULL;
  Listing listing = { .self = self, .visible = visible };
  guint n_marks;

  xml = exchange_xml_new_text (self->decoder, &handlers, &listing);
  if (!exchange_xml_count (xml, SHEET_MARK, &n_marks, error))
    return FALSE;
  listing.single = n_marks == 1;
  exchange_xml_free (g_steal_pointer (&xml));
  xml = exchange_xml_new_text (self->decoder, &handlers, &listing);
  return exchange_xml_run (xml, error) != EXCHANGE_XML_FAILED && exchange_reader_check_sheets (&self->parent, error);
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  static const ExchangeXmlHandlers handlers = { element_started_cb, element_ended_cb, text_found_cb };
  ExchangeXmlTable *self = (ExchangeXmlTable *) reader;

  self->wanted = sheet + 1;
  self->writer_proven = FALSE;
  self->n_cells = 0;
  self->row = self->row_span = 0;
  /* A later sheet is gone on to: between two rows the rest of theirs is passed over. */
  if (self->xml != NULL && sheet >= self->n_sheets && exchange_xml_go_on (self->xml))
    {
      self->skipped = self->in_table ? 1 : 0;
      self->in_table = FALSE;
      return TRUE;
    }
  g_clear_pointer (&self->xml, exchange_xml_free);
  self->n_sheets = 0;
  self->skipped = self->data = 0;
  self->in_table = self->row_open = self->cell_open = FALSE;
  self->xml = exchange_xml_new_text (self->decoder, &handlers, self);
  return TRUE;
}

static ExchangeStep
next_row (ExchangeReader *reader,
          GError        **error)
{
  return exchange_xml_next_row (((ExchangeXmlTable *) reader)->xml, error);
}

static double
get_progress (ExchangeReader *reader)
{
  ExchangeXmlTable *self = (ExchangeXmlTable *) reader;

  return self->xml != NULL ? exchange_xml_get_progress (self->xml) : 1.0;
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeXmlTable *self = (ExchangeXmlTable *) reader;

  g_clear_pointer (&self->xml, exchange_xml_free);
  g_hash_table_unref (self->styles);
  g_clear_pointer (&self->decoder, exchange_decoder_free);
  g_free (self);
}

ExchangeReader *
exchange_xml_table_open (const char *path,
                         GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeXmlTable *self = g_new0 (ExchangeXmlTable, 1);

  exchange_reader_init (&self->parent, &klass, EXCHANGE_KIND_XML_2003, path);
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->decoder = exchange_decoder_open (path, NULL, error);
  if (self->decoder == NULL || !list_sheets (self, error))
    {
      exchange_reader_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
