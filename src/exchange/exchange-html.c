/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the tables of a web page, which personnel and government sites hand out as .xls. */
#include "config.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-markup.h"
#include "exchange-reader-private.h"

#define MAX_SHEETS   1024
#define MAX_DEPTH    64
#define MAX_COLSPAN  1000
#define MAX_ROWSPAN  65534
/* Columns in which a cell may hang down into later rows. */
#define MAX_HANGING  2048
#define MAX_CAPTION  64
#define NO_TABLE     G_MAXUINT

/* A table the place reached lies in. */
typedef struct
{
  guint    number;  /* in the page, from 0 */
  gboolean in_cell;
} OpenTable;

/* What the first pass learns of a table. */
typedef struct
{
  guint    number;
  gboolean filled;
  gboolean layout;                   /* it holds other tables */
  char     caption[MAX_CAPTION + 1]; /* or the heading above it */
} FoundTable;

typedef struct
{
  GArray  *tables;                   /* of FoundTable */
  char     heading[MAX_CAPTION + 1]; /* the last one outside a table */
  gboolean in_heading;
  gboolean in_caption;
} Search;

typedef struct
{
  ExchangeReader  parent;

  /* Owned */
  ExchangeMarkup *markup;
  GArray         *sheets;    /* of guint: number in the page of each sheet's table */
  GArray         *open;      /* of OpenTable, the innermost last */
  GArray         *hanging;   /* of guint: the last row that a cell above covers, by column */
  GString        *number;    /* of the cell, when it says one beside its text */

  guint           n_tables;  /* begun so far */
  guint           wanted;
  gboolean        ended;
  gboolean        failed;
  gboolean        listing;   /* the pass that finds the tables was the last */

  /* The row and cell under way. */
  guint64         n_cells;
  guint           row;
  guint           column;
  guint           colspan;
  guint           rowspan;
  gboolean        row_begun; /* its tag, no cell yet */
  gboolean        row_hidden;
  gboolean        row_open;
  gboolean        cell_open;
  gboolean        is_number;
  gsize           offset;    /* where its text begins in row_text */
  gsize           line;      /* where its line begins */
  gsize           blank;     /* end of the text when that is a space that may yet fall away, else 0 */
} ExchangeHtml;

static gboolean
is_cell (const char *name)
{
  return name[0] == 't' && (name[1] == 'd' || name[1] == 'h') && name[2] == '\0';
}

static OpenTable *
get_innermost (ExchangeHtml *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, OpenTable, self->open->len - 1) : NULL;
}

static guint
get_innermost_number (ExchangeHtml *self)
{
  OpenTable *table = get_innermost (self);

  return table != NULL ? table->number : NO_TABLE;
}

static gboolean
is_open (ExchangeHtml *self,
         guint         number)
{
  for (guint i = 0; i < self->open->len; i++)
    if (g_array_index (self->open, OpenTable, i).number == number)
      return TRUE;
  return FALSE;
}

static void
begin_table (ExchangeHtml *self)
{
  OpenTable *outer = get_innermost (self);
  OpenTable table = { self->n_tables, FALSE };

  /* Outside a cell a table cannot begin in another: that one was never ended. */
  if (outer != NULL && !outer->in_cell)
    g_array_set_size (self->open, self->open->len - 1);
  self->n_tables++;
  if (self->open->len < MAX_DEPTH)
    g_array_append_val (self->open, table);
}

/* Keeps account of the tables the place lies in. */
static void
track (ExchangeHtml        *self,
       ExchangeMarkupToken  token,
       const char          *name)
{
  gboolean starts = token == EXCHANGE_MARKUP_START;
  gboolean row = strcmp (name, "tr") == 0;

  if (strcmp (name, "table") == 0)
    {
      if (starts)
        begin_table (self);
      else if (self->open->len > 0)
        g_array_set_size (self->open, self->open->len - 1);
    }
  else if (row || is_cell (name))
    {
      /* Some programs write nothing but rows. */
      if (starts && self->open->len == 0)
        begin_table (self);
      if (self->open->len > 0)
        get_innermost (self)->in_cell = starts && !row;
    }
}

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

/* White space is one space, and none where a line begins. */
static GError *
append_text (ExchangeHtml *self)
{
  GString *out = self->parent.row_text;
  gsize length;
  const char *text = exchange_markup_get_text (self->markup, &length);
  gsize at = 0;

  if (!exchange_reader_has_room (&self->parent, self->offset, length))
    return exchange_reader_new_text_error (&self->parent, self->column);
  while (at < length)
    {
      gsize from = at;

      while (at < length && !g_ascii_isspace (text[at]))
        at++;
      g_string_append_len (out, text + from, (gssize) (at - from));
      if (at == length)
        break;
      while (at < length && g_ascii_isspace (text[at]))
        at++;
      if (out->len > self->line && self->blank != out->len)
        {
          g_string_append_c (out, ' ');
          self->blank = out->len;
        }
    }
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

/* Entities become characters, hard spaces spaces; what is left at both ends falls away. */
static void
tidy_text (GString *text,
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
  tidy_text (self->parent.row_text, self->offset);
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
  if (is_cell (name))
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
      if (self->cell_open && get_innermost_number (self) == self->wanted)
        *failure = append_text (self);
      return FALSE;
    }
  if (token == EXCHANGE_MARKUP_DONE)
    {
      self->ended = TRUE;
      return end_row (self);
    }
  name = exchange_markup_get_name (self->markup);
  track (self, token, name);
  if (get_innermost_number (self) == self->wanted)
    return take_tag (self, token, name, failure);
  if (self->n_tables > self->wanted && !is_open (self, self->wanted))
    {
      self->ended = TRUE;
      return end_row (self);
    }
  return FALSE;
}

static ExchangeStep
next_row (ExchangeReader *reader,
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

static void
want_table (ExchangeHtml *self,
            guint         wanted)
{
  self->wanted = wanted;
  self->ended = FALSE;
  self->n_cells = 0;
  self->row = 0;
  self->row_begun = self->row_open = self->cell_open = FALSE;
  g_array_set_size (self->hanging, 0);
}

static void
begin_reading (ExchangeHtml *self,
               guint         wanted)
{
  self->n_tables = 0;
  g_array_set_size (self->open, 0);
  want_table (self, wanted);
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  ExchangeHtml *self = (ExchangeHtml *) reader;

  guint wanted = g_array_index (self->sheets, guint, sheet);

  /* A later table is gone on to. */
  if (!self->listing && !self->failed && wanted >= self->n_tables)
    {
      want_table (self, wanted);
      return TRUE;
    }
  self->listing = self->failed = FALSE;
  begin_reading (self, wanted);
  return exchange_markup_rewind (self->markup, error);
}

static double
get_progress (ExchangeReader *reader)
{
  ExchangeHtml *self = (ExchangeHtml *) reader;

  return self->ended ? 1.0 : exchange_decoder_get_progress (exchange_markup_get_decoder (self->markup));
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeHtml *self = (ExchangeHtml *) reader;

  g_clear_pointer (&self->markup, exchange_markup_free);
  g_array_unref (self->sheets);
  g_array_unref (self->open);
  g_array_unref (self->hanging);
  g_string_free (self->number, TRUE);
  g_free (self);
}

/* Anything but white space, hard spaces among it. */
static gboolean
has_words (const char *text,
           gsize       length)
{
  static const char *const blanks[] = { "&nbsp;", "&#160;", "\xC2\xA0" };
  gsize at = 0;

  while (at < length)
    {
      gsize blank = g_ascii_isspace (text[at]) ? 1 : 0;

      for (gsize i = 0; blank == 0 && i < G_N_ELEMENTS (blanks); i++)
        if (strlen (blanks[i]) <= length - at && strncmp (text + at, blanks[i], strlen (blanks[i])) == 0)
          blank = strlen (blanks[i]);
      if (blank == 0)
        return TRUE;
      at += blank;
    }
  return FALSE;
}

static FoundTable *
get_found (ExchangeHtml *self,
           Search       *search)
{
  guint number = get_innermost_number (self);

  return number < search->tables->len ? &g_array_index (search->tables, FoundTable, number) : NULL;
}

/* Too long a caption is none. */
static void
append_caption (char       *caption,
                const char *text,
                gsize       length)
{
  gsize have = strlen (caption);

  if (have + length <= MAX_CAPTION)
    memcpy (caption + have, text, length);
}

static void
note_text (ExchangeHtml *self,
           Search       *search)
{
  FoundTable *table = get_found (self, search);
  gsize length;
  const char *text = exchange_markup_get_text (self->markup, &length);

  if (search->in_heading)
    append_caption (search->heading, text, length);
  else if (table != NULL && search->in_caption)
    append_caption (table->caption, text, length);
  else if (table != NULL && !table->filled)
    table->filled = has_words (text, length);
}

static void
note_table (ExchangeHtml *self,
            Search       *search,
            guint         outer)
{
  FoundTable table = { .number = self->n_tables - 1 };

  memcpy (table.caption, search->heading, sizeof table.caption);
  memset (search->heading, 0, sizeof search->heading);
  g_array_append_val (search->tables, table);
  if (outer < search->tables->len && is_open (self, outer))
    g_array_index (search->tables, FoundTable, outer).layout = TRUE;
}

/* A tag of the first pass. */
static void
note_tag (ExchangeHtml        *self,
          ExchangeMarkupToken  token,
          Search              *search)
{
  const char *name = exchange_markup_get_name (self->markup);
  gboolean starts = token == EXCHANGE_MARKUP_START;
  guint outer = get_innermost_number (self);
  FoundTable *table;

  track (self, token, name);
  if (self->n_tables > search->tables->len && search->tables->len < MAX_SHEETS)
    note_table (self, search, outer);
  table = get_found (self, search);
  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0' && self->open->len == 0)
    {
      search->in_heading = starts;
      if (starts)
        memset (search->heading, 0, sizeof search->heading);
    }
  else if (strcmp (name, "caption") == 0)
    {
      search->in_caption = starts;
      if (starts && table != NULL)
        memset (table->caption, 0, sizeof table->caption);
    }
  else if (self->open->len > 0)
    {
      search->in_heading = FALSE;
      search->in_caption = search->in_caption && !is_cell (name);
    }
}

static gboolean
find_tables (ExchangeHtml  *self,
             GArray        *found,
             GError       **error)
{
  Search search = { .tables = found };
  ExchangeMarkupToken token;

  self->listing = TRUE;
  begin_reading (self, NO_TABLE);
  while ((token = exchange_markup_next (self->markup, error)) != EXCHANGE_MARKUP_DONE)
    {
      if (token == EXCHANGE_MARKUP_FAILED)
        return FALSE;
      if (token == EXCHANGE_MARKUP_TEXT)
        note_text (self, &search);
      else
        note_tag (self, token, &search);
    }
  return TRUE;
}

static void
add_table (ExchangeHtml     *self,
           const FoundTable *table,
           gboolean          alone)
{
  g_autoptr (GString) caption = g_string_new (table->caption);
  g_autofree char *number = g_strdup_printf (_("表格 %u"), self->sheets->len + 1);

  tidy_text (caption, 0);
  exchange_reader_add_sheet (&self->parent, alone ? self->parent.name : caption->len > 0 ? caption->str : number,
                             table->layout ? EXCHANGE_SHEET_HIDDEN : EXCHANGE_SHEET_VISIBLE);
  g_array_append_val (self->sheets, table->number);
}

static gboolean
list_tables (ExchangeHtml  *self,
             GError       **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FoundTable));
  guint n_filled = 0;

  if (!find_tables (self, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    n_filled += g_array_index (found, FoundTable, i).filled ? 1 : 0;
  for (guint i = 0; i < found->len; i++)
    {
      const FoundTable *table = &g_array_index (found, FoundTable, i);

      if (table->filled)
        add_table (self, table, n_filled == 1);
    }
  if (n_filled == 0)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_EMPTY,
                 _("“%s”其实是网页，里面没有表格，可能是网站的登录页或出错提示。"
                   "请用浏览器打开看看，从网站重新导出后再导入。"), self->parent.name);
  return n_filled > 0;
}

ExchangeReader *
exchange_html_open (const char *path,
                    const char *encoding,
                    GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeHtml *self = g_new0 (ExchangeHtml, 1);
  ExchangeDecoder *decoder;

  exchange_reader_init (&self->parent, &klass, EXCHANGE_KIND_HTML, path);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->open = g_array_new (FALSE, FALSE, sizeof (OpenTable));
  self->hanging = g_array_new (FALSE, TRUE, sizeof (guint));
  self->number = g_string_new (NULL);
  decoder = exchange_decoder_open (path, encoding, error);
  if (decoder != NULL)
    {
      self->markup = exchange_markup_new (decoder);
      self->parent.encoding = g_strdup (exchange_decoder_get_encoding (decoder));
    }
  if (decoder == NULL || !list_tables (self, error))
    {
      exchange_reader_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
