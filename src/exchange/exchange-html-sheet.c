/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the cells of one table of a web page as a person sees them; where the tables are is found elsewhere. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange-html-private.h"

#define MAX_COLSPAN 1000
#define MAX_ROWSPAN 65534
/* Columns in which a cell may hang down into later rows. */
#define MAX_HANGING 2048

static gboolean
is_called (const char *name,
           gsize       length,
           const char *wanted)
{
  return strlen (wanted) == length && g_ascii_strncasecmp (name, wanted, length) == 0;
}

static gboolean
says_hidden (const char *style,
             gsize       length)
{
  const char *at = memmem (style, length, "display:", strlen ("display:"));
  const char *end = style + length;

  if (at == NULL)
    return FALSE;
  for (at += strlen ("display:"); at < end && *at == ' ';)
    at++;
  return end - at >= 4 && g_ascii_strncasecmp (at, "none", 4) == 0;
}

static gboolean
read_hidden (ExchangeMarkup *markup)
{
  const char *name, *value;
  gsize name_length, length;
  gboolean hidden = FALSE;

  while (exchange_markup_next_attribute (markup, &name, &name_length, &value, &length))
    hidden |= is_called (name, name_length, "hidden") ||
              (is_called (name, name_length, "style") && says_hidden (value, length));
  return hidden;
}

static guint
read_span (const char *value,
           gsize       length,
           guint       most)
{
  guint span = 0;

  for (gsize i = 0; i < length && g_ascii_isdigit (value[i]) && span <= most; i++)
    span = span * 10 + (guint) (value[i] - '0');
  return CLAMP (span, 1, most);
}

static void
read_cell_attributes (ExchangeHtml *self)
{
  const char *name, *value;
  gsize name_length, length;

  self->colspan = self->rowspan = 1;
  self->is_number = FALSE;
  g_string_truncate (self->number, 0);
  while (exchange_markup_next_attribute (self->markup, &name, &name_length, &value, &length))
    if (is_called (name, name_length, "colspan"))
      self->colspan = read_span (value, length, MAX_COLSPAN);
    else if (is_called (name, name_length, "rowspan"))
      self->rowspan = read_span (value, length, MAX_ROWSPAN);
    /* As Excel and LibreOffice say it. */
    else if (is_called (name, name_length, "x:num") || is_called (name, name_length, "sdval"))
      {
        self->is_number = TRUE;
        g_string_append_len (self->number, value, (gssize) MIN (length, 64));
      }
}

static GError *
start_cell (ExchangeHtml *self)
{
  if (!self->row_open)
    {
      self->row += self->row_begun ? 0 : 1;
      self->column = 0;
      self->row_open = TRUE;
      exchange_reader_start_row (&self->parent, self->row, self->row_begun && self->row_hidden);
      self->row_begun = FALSE;
    }
  while (self->column < self->hanging->len && g_array_index (self->hanging, guint, self->column) >= self->row)
    self->column++;
  read_cell_attributes (self);
  self->cell_open = TRUE;
  self->offset = self->line = self->parent.row_text->len;
  self->blank = 0;
  if (self->column >= EXCHANGE_MAX_COLUMNS || self->row > EXCHANGE_MAX_ROWS || ++self->n_cells > EXCHANGE_MAX_CELLS)
    return exchange_reader_new_size_error (&self->parent);
  return NULL;
}

static GError *
append_text (ExchangeHtml *self)
{
  gsize length;
  const char *text = exchange_markup_get_text (self->markup, &length);

  if (!exchange_reader_has_room (&self->parent, self->offset, length))
    return exchange_reader_new_text_error (&self->parent, self->column);
  exchange_reader_append_collapsed (&self->parent, text, length, self->line, &self->blank);
  return NULL;
}

static void
break_line (ExchangeHtml *self)
{
  GString *text = self->parent.row_text;

  if (self->blank == text->len && text->len > self->line)
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
  self->line = text->len;
}

/* A paragraph begins or ends: on a new line, unless this one is. */
static void
start_block (ExchangeHtml *self)
{
  if (self->parent.row_text->len > self->line)
    break_line (self);
}

static gboolean
is_block (const char *name)
{
  static const char *const blocks[] = { "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr", "table" };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (strcmp (name, blocks[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "1,234.50", "¥20", "25%", not a date; written as a plain number into @plain. */
static gboolean
reads_as_number (const char *shown,
                 char       *plain,
                 gsize       size,
                 double     *value)
{
  gsize n = 0;
  char *end;

  for (; *shown != '\0' && n + 1 < size; shown = g_utf8_next_char (shown))
    if (*shown != ',' && *shown != ' ' && *shown != '$' && (guchar) *shown < 0x80)
      plain[n++] = *shown;
    else if ((guchar) *shown >= 0x80 && !g_str_has_prefix (shown, "¥") && !g_str_has_prefix (shown, "￥"))
      return FALSE;
  plain[n] = '\0';
  *value = g_ascii_strtod (plain, &end);
  if (strcmp (end, "%") == 0)
    *value /= 100;
  else if (*end != '\0')
    return FALSE;
  return *shown == '\0' && end > plain;
}

/* The page's own word that the cell is a number, mostly with the number behind what is shown. */
static gboolean
end_number (ExchangeHtml *self)
{
  GString *text = self->parent.row_text;
  const char *shown = text->str + self->offset;
  ExchangeCellFlags flags = EXCHANGE_CELL_NUMBER;
  gboolean proven = FALSE;
  char plain[64];
  double value;
  double meant;

  if (!reads_as_number (shown, plain, sizeof plain, &value))
    return FALSE;
  meant = self->number->len > 0 ? g_ascii_strtod (self->number->str, NULL) : value;
  /* A date of which only the year is shown is no such number. */
  if (fabs (meant - value) > MAX (fabs (meant), fabs (value)) / 100 + 0.5)
    return FALSE;
  /* A code that is shown with leading zeros is one. */
  if (shown[0] != '0' || !g_ascii_isdigit (shown[1]))
    {
      g_string_truncate (text, self->offset);
      g_string_append (text, self->number->len > 0 ? self->number->str : plain);
      flags = exchange_reader_end_number (&self->parent, self->offset,
                                          (ExchangeNumberFormat) { EXCHANGE_STYLE_GENERAL, 0 }, &proven);
    }
  exchange_reader_add_own (&self->parent, self->column, flags, self->offset);
  return TRUE;
}

static void
hang_down (ExchangeHtml *self)
{
  guint last = self->row + self->rowspan - 1;

  for (guint column = self->column; column < MIN (self->column + self->colspan, MAX_HANGING); column++)
    {
      if (column >= self->hanging->len)
        g_array_set_size (self->hanging, column + 1);
      g_array_index (self->hanging, guint, column) = last;
    }
}

static void
end_cell (ExchangeHtml *self)
{
  if (!self->cell_open)
    return;
  self->cell_open = FALSE;
  exchange_html_tidy (self->parent.row_text, self->offset);
  if (!self->is_number || !end_number (self))
    exchange_reader_add_text (&self->parent, self->column, self->offset);
  if (self->colspan > 1 || self->rowspan > 1)
    exchange_reader_add_merge (&self->parent, &(ExchangeMerge) { self->row, self->row + self->rowspan - 1,
                                                                 self->column, self->column + self->colspan - 1 });
  if (self->rowspan > 1)
    hang_down (self);
  self->column += self->colspan;
}

/* TRUE when the row that ends here has any content. */
static gboolean
end_row (ExchangeHtml *self)
{
  end_cell (self);
  self->row_begun = FALSE;
  if (!self->row_open)
    return FALSE;
  self->row_open = FALSE;
  return exchange_reader_end_row (&self->parent);
}

/* A tag in the wanted table; TRUE when a row with content ended. */
static gboolean
take_tag (ExchangeHtml         *self,
          ExchangeMarkupToken   token,
          const char           *name,
          GError              **failure)
{
  gboolean starts = token == EXCHANGE_MARKUP_START;
  gboolean filled;

  if (strcmp (name, "tr") == 0)
    {
      filled = end_row (self);
      if (starts)
        {
          self->row++;
          self->row_begun = TRUE;
          self->row_hidden = read_hidden (self->markup);
        }
      return filled;
    }
  if (exchange_html_is_cell (name))
    {
      end_cell (self);
      if (starts)
        *failure = start_cell (self);
    }
  else if (self->cell_open && starts && strcmp (name, "br") == 0)
    break_line (self);
  else if (self->cell_open && is_block (name))
    start_block (self);
  return FALSE;
}

static gboolean
take_token (ExchangeHtml         *self,
            ExchangeMarkupToken   token,
            GError              **failure)
{
  const char *name;

  if (token == EXCHANGE_MARKUP_TEXT)
    {
      if (self->cell_open && exchange_html_get_table (self) == self->wanted)
        *failure = append_text (self);
      return FALSE;
    }
  if (token == EXCHANGE_MARKUP_DONE)
    {
      self->ended = TRUE;
      return end_row (self);
    }
  name = exchange_markup_get_name (self->markup);
  exchange_html_track (self, token, name);
  if (exchange_html_get_table (self) == self->wanted)
    return take_tag (self, token, name, failure);
  if (self->n_tables > self->wanted && !exchange_html_is_open (self, self->wanted))
    {
      self->ended = TRUE;
      return end_row (self);
    }
  return FALSE;
}

void
exchange_html_start_table (ExchangeHtml *self,
                           guint         number)
{
  self->wanted = number;
  self->ended = FALSE;
  self->n_cells = 0;
  self->row = 0;
  self->row_begun = self->row_open = self->cell_open = FALSE;
  g_array_set_size (self->hanging, 0);
}

ExchangeStep
exchange_html_next_row (ExchangeReader *reader,
                        GError        **error)
{
  ExchangeHtml *self = (ExchangeHtml *) reader;
  GError *failure = NULL;

  while (!self->ended)
    {
      ExchangeMarkupToken token = exchange_markup_next (self->markup, error);

      if (token != EXCHANGE_MARKUP_FAILED && take_token (self, token, &failure))
        return EXCHANGE_ROW;
      self->failed = token == EXCHANGE_MARKUP_FAILED || failure != NULL;
      if (failure != NULL)
        g_propagate_error (error, failure);
      if (self->failed)
        return EXCHANGE_FAILED;
    }
  return EXCHANGE_END;
}

void
exchange_html_tidy (GString *text,
                    gsize    from)
{
  char *out;

  exchange_markup_decode (text, from);
  out = text->str + from;
  for (const char *in = out; *in != '\0';)
    if (in[0] == '\xC2' && in[1] == '\xA0')
      {
        *out++ = ' ';
        in += 2;
      }
    else
      *out++ = *in++;
  g_string_truncate (text, (gsize) (out - text->str));
  while (text->len > from && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  for (gsize n = 0; from + n <= text->len; n++)
    if (!g_ascii_isspace (text->str[from + n]))
      {
        g_string_erase (text, (gssize) from, (gssize) n);
        break;
      }
}
