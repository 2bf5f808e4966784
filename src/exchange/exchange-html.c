/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the tables of a web page, which personnel and government sites hand out as .xls; their cells are read elsewhere. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-html-private.h"

#define MAX_SHEETS  1024
#define MAX_DEPTH   64
#define MAX_CAPTION 64

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

static OpenTable *
get_innermost (ExchangeHtml *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, OpenTable, self->open->len - 1) : NULL;
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

static void
begin_reading (ExchangeHtml *self,
               guint         wanted)
{
  self->n_tables = 0;
  g_array_set_size (self->open, 0);
  exchange_html_start_table (self, wanted);
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
      exchange_html_start_table (self, wanted);
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
  guint number = exchange_html_get_table (self);

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
  if (outer < search->tables->len && exchange_html_is_open (self, outer))
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
  guint outer = exchange_html_get_table (self);
  FoundTable *table;

  exchange_html_track (self, token, name);
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
      search->in_caption = search->in_caption && !exchange_html_is_cell (name);
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
  begin_reading (self, EXCHANGE_HTML_NO_TABLE);
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

  exchange_html_tidy (caption, 0);
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

gboolean
exchange_html_is_cell (const char *name)
{
  return name[0] == 't' && (name[1] == 'd' || name[1] == 'h') && name[2] == '\0';
}

void
exchange_html_track (ExchangeHtml        *self,
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
  else if (row || exchange_html_is_cell (name))
    {
      /* Some programs write nothing but rows. */
      if (starts && self->open->len == 0)
        begin_table (self);
      if (self->open->len > 0)
        get_innermost (self)->in_cell = starts && !row;
    }
}

guint
exchange_html_get_table (ExchangeHtml *self)
{
  OpenTable *table = get_innermost (self);

  return table != NULL ? table->number : EXCHANGE_HTML_NO_TABLE;
}

gboolean
exchange_html_is_open (ExchangeHtml *self,
                       guint         number)
{
  for (guint i = 0; i < self->open->len; i++)
    if (g_array_index (self->open, OpenTable, i).number == number)
      return TRUE;
  return FALSE;
}

ExchangeReader *
exchange_html_open (const char *path,
                    const char *encoding,
                    GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, exchange_html_next_row, get_progress, free_reader };
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
