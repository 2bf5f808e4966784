/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads comma, tab, semicolon or bar separated text of any usual character set, row by row. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-encoding.h"
#include "exchange-reader-private.h"

#define SAMPLE_LINES 64

typedef enum
{
  AT_START,       /* of a field */
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE,    /* inside quotes, after a quote that ends the field or is doubled */
  AFTER_RETURN,   /* a LF now belongs to the line break before */
} CsvState;

typedef struct
{
  ExchangeReader   parent;

  /* Owned */
  ExchangeDecoder *decoder;
  /* Borrowed from the decoder */
  const char      *text;
  gsize            length;
  gsize            at;

  char             separator;   /* asked for by the caller, or 0 */
  CsvState         state;
  guint            row;
  guint            column;
  gsize            offset;      /* where the field begins in row_text */
  gboolean         ended;
} ExchangeCsv;

static void
end_field (ExchangeCsv *self)
{
  exchange_reader_add_text (&self->parent, self->column, self->offset);
  self->column++;
  self->offset = self->parent.row_text->len;
  self->state = AT_START;
}

/* TRUE when the row that ends here has any content. */
static gboolean
end_line (ExchangeCsv *self)
{
  end_field (self);
  self->parent.row.width = self->column;
  return exchange_reader_end_row (&self->parent);
}

static void
start_line (ExchangeCsv *self)
{
  exchange_reader_start_row (&self->parent, ++self->row, FALSE);
  self->column = 0;
  self->offset = 0;
}

/* Takes text up to the next character that means something; FALSE when the field is far too long. */
static gboolean
take_run (ExchangeCsv *self,
          gsize        run)
{
  g_string_append_len (self->parent.row_text, self->text + self->at, (gssize) run);
  self->at += run;
  return self->parent.row_text->len - self->offset <= EXCHANGE_MAX_CELL_TEXT &&
         self->parent.row_text->len <= EXCHANGE_MAX_ROW_TEXT && self->column < EXCHANGE_MAX_COLUMNS;
}

static gsize
measure_plain (ExchangeCsv *self)
{
  const char *start = self->text + self->at;
  const char *end = self->text + self->length;
  const char *at = start;

  while (at < end && *at != self->parent.separator && *at != '\n' && *at != '\r')
    at++;
  return (gsize) (at - start);
}

static gsize
measure_quoted (ExchangeCsv *self)
{
  const char *start = self->text + self->at;
  const char *quote = memchr (start, '"', self->length - self->at);

  return quote != NULL ? (gsize) (quote - start) : self->length - self->at;
}

/* After a plain run: what ended it. TRUE at the end of a row. */
static gboolean
end_run (ExchangeCsv *self)
{
  char c = self->text[self->at++];

  if (c == self->parent.separator)
    {
      end_field (self);
      return FALSE;
    }
  self->state = c == '\r' ? AFTER_RETURN : AT_START;
  return TRUE;
}

typedef enum
{
  SCAN_MORE,
  SCAN_LINE,
  SCAN_TOO_LONG,
} Scan;

/* Goes through the block until a row ends or the block does. */
static Scan
scan (ExchangeCsv *self)
{
  while (self->at < self->length)
    switch (self->state)
      {
      case AFTER_RETURN:
        self->state = AT_START;
        self->at += self->text[self->at] == '\n' ? 1 : 0;
        break;
      case AT_START:
        self->state = self->text[self->at] == '"' ? IN_QUOTES : IN_PLAIN;
        self->at += self->state == IN_QUOTES ? 1 : 0;
        break;
      case IN_PLAIN:
        if (!take_run (self, measure_plain (self)))
          return SCAN_TOO_LONG;
        if (self->at < self->length && end_run (self))
          return SCAN_LINE;
        break;
      case IN_QUOTES:
        if (!take_run (self, measure_quoted (self)))
          return SCAN_TOO_LONG;
        if (self->at < self->length)
          {
            self->at++;
            self->state = AFTER_QUOTE;
          }
        break;
      case AFTER_QUOTE:
      default:
        self->state = IN_PLAIN;
        if (self->text[self->at] == '"')
          {
            g_string_append_c (self->parent.row_text, '"');
            self->at++;
            self->state = IN_QUOTES;
          }
        break;
      }
  return SCAN_MORE;
}

static gboolean
refill (ExchangeCsv *self,
        GError     **error)
{
  gssize n = exchange_decoder_read (self->decoder, &self->text, error);

  self->at = 0;
  self->length = (gsize) MAX (n, 0);
  self->ended = n == 0;
  return n >= 0;
}

static ExchangeStep
fail_long (ExchangeCsv *self,
           GError     **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
               self->state == IN_QUOTES
                 ? _("“%s”第 %u 行起有引号没有配对，后面的内容连成了一片。请用 WPS 打开检查后另存为 .xlsx 再导入。")
                 : _("“%s”第 %u 行长得不正常，可能不是表格。请用 WPS 打开检查后另存为 .xlsx 再导入。"),
               self->parent.name, self->row);
  return EXCHANGE_FAILED;
}

/* Ends the row under way; its CsvState stays that of the line break. */
static gboolean
finish_row (ExchangeCsv *self)
{
  CsvState state = self->state;
  gboolean filled = end_line (self);

  self->state = state;
  return filled;
}

static ExchangeStep
next_row (ExchangeReader *reader,
          GError        **error)
{
  ExchangeCsv *self = (ExchangeCsv *) reader;

  start_line (self);
  while (!self->ended)
    {
      Scan result = scan (self);

      if (result == SCAN_TOO_LONG)
        return fail_long (self, error);
      if (result == SCAN_LINE)
        {
          if (finish_row (self))
            return EXCHANGE_ROW;
          start_line (self);
          continue;
        }
      if (!refill (self, error))
        return EXCHANGE_FAILED;
    }
  /* A quote without its partner would have swallowed every line after it. */
  if (self->state == IN_QUOTES && strchr (self->parent.row_text->str + self->offset, '\n') != NULL)
    return fail_long (self, error);
  self->state = AT_START;
  return end_line (self) ? EXCHANGE_ROW : EXCHANGE_END;
}

/* Share of lines with the same number of @candidate outside quotes, and that number. */
static double
rate_separator (const char *text,
                gsize       length,
                char        candidate)
{
  guint counts[SAMPLE_LINES];
  guint lines = 0;
  guint count = 0;
  guint same = 0;
  guint most = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length && lines < SAMPLE_LINES; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && text[i] == candidate)
        count++;
      else if (!quoted && text[i] == '\n')
        {
          counts[lines++] = count;
          count = 0;
        }
    }
  if (lines == 0 || (lines < SAMPLE_LINES && count > 0))
    counts[lines++] = count;
  for (guint i = 0; i < lines; i++)
    {
      guint equal = 0;

      for (guint j = 0; j < lines; j++)
        equal += counts[j] == counts[i];
      if (counts[i] > 0 && equal * counts[i] > same * most)
        {
          same = equal;
          most = counts[i];
        }
    }
  return most > 0 ? (double) same / lines * 1000 + most : 0;
}

static char
find_separator (const char *text,
                gsize       length)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  char best = ',';
  double rate = 0;

  for (gsize i = 0; i < sizeof candidates; i++)
    {
      double this_rate = rate_separator (text, length, candidates[i]);

      if (this_rate > rate)
        {
          rate = this_rate;
          best = candidates[i];
        }
    }
  return best;
}

/* A first line "sep=;" says the separator and is no row; returns its length. */
static gsize
read_separator_line (const char *text,
                     gsize       length,
                     char       *separator)
{
  gsize at = length > 0 && text[0] == '"' ? 1 : 0;

  if (length < at + 5 || g_ascii_strncasecmp (text + at, "sep=", 4) != 0)
    return 0;
  *separator = text[at + 4];
  for (at += 5; at < length && text[at] != '\n'; at++)
    if (text[at] != '\r' && text[at] != '"')
      return 0;
  return at < length ? at + 1 : at;
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  ExchangeCsv *self = (ExchangeCsv *) reader;
  char said = '\0';
  gsize skip;

  self->state = AT_START;
  self->row = 0;
  if (!exchange_decoder_rewind (self->decoder, error) || !refill (self, error))
    return FALSE;
  skip = read_separator_line (self->text, self->length, &said);
  if (skip > 0)
    {
      self->at = skip;
      self->row = 1;
    }
  reader->separator = self->separator != '\0' ? self->separator
                      : skip > 0              ? said
                                              : find_separator (self->text, self->length);
  return TRUE;
}

static double
get_progress (ExchangeReader *reader)
{
  return exchange_decoder_get_progress (((ExchangeCsv *) reader)->decoder);
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeCsv *self = (ExchangeCsv *) reader;

  g_clear_pointer (&self->decoder, exchange_decoder_free);
  g_free (self);
}

ExchangeReader *
exchange_csv_open (const char *path,
                   const char *encoding,
                   char        separator,
                   GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeCsv *self = g_new0 (ExchangeCsv, 1);

  exchange_reader_init (&self->parent, &klass, EXCHANGE_KIND_TEXT, path);
  self->separator = separator;
  self->decoder = exchange_decoder_open (path, encoding, error);
  if (self->decoder == NULL)
    {
      exchange_reader_free (&self->parent);
      return NULL;
    }
  self->parent.encoding = g_strdup (exchange_decoder_get_encoding (self->decoder));
  exchange_reader_add_sheet (&self->parent, self->parent.name, EXCHANGE_SHEET_VISIBLE);
  return &self->parent;
}
