/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell's raw text becomes what a person would see, and what is out of bounds is said in words. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-reader-private.h"

static gboolean
is_trigger (char c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* `="370602…"` and tabs around a value are how web exports keep spreadsheets from eating digits. */
static void
strip_wrapping (GString *text,
                gsize    from)
{
  char *start;
  gsize length;
  gsize apostrophes;

  while (text->len > from && text->str[text->len - 1] == '\t')
    g_string_truncate (text, text->len - 1);
  while (text->len > from && text->str[from] == '\t')
    g_string_erase (text, (gssize) from, 1);
  start = text->str + from;
  length = text->len - from;
  if (length >= 3 && start[0] == '=' && start[1] == '"' && start[length - 1] == '"')
    {
      g_string_truncate (text, text->len - 1);
      g_string_erase (text, (gssize) from, 2);
      return;
    }
  /* One apostrophe before what would be a formula was put there by the writer. */
  apostrophes = strspn (start, "'");
  if (apostrophes > 0 && is_trigger (start[apostrophes]))
    g_string_erase (text, (gssize) from, 1);
}

/* A NUL is no character of a text: shown and counted like any other damaged one. */
static void
replace_nuls (GString *text,
              gsize    from)
{
  g_autofree char *own = NULL;
  gsize length = text->len - from;

  if (memchr (text->str + from, '\0', length) == NULL)
    return;
  own = g_memdup2 (text->str + from, length);
  g_string_truncate (text, from);
  for (gsize i = 0; i < length; i++)
    if (own[i] == '\0')
      g_string_append (text, "\xEF\xBF\xBD");
    else
      g_string_append_c (text, own[i]);
}

static void
count_replaced (ExchangeReader *self,
                gsize           from)
{
  const char *at = self->row_text->str + from;

  while ((at = strstr (at, "\xEF\xBF\xBD")) != NULL)
    {
      self->notes.replaced++;
      at += 3;
    }
}

void
exchange_reader_add_text (ExchangeReader *self,
                          guint           column,
                          gsize           offset)
{
  GString *text = self->row_text;
  ExchangeCellFlags flags = EXCHANGE_CELL_PLAIN;

  replace_nuls (text, offset);
  strip_wrapping (text, offset);
  if (text->len == offset)
    return;
  if (exchange_text_is_shortened (text->str + offset, text->len - offset))
    {
      flags |= EXCHANGE_CELL_LOSSY;
      self->notes.lossy++;
    }
  count_replaced (self, offset);
  exchange_reader_add_own (self, column, flags, offset);
}

ExchangeCellFlags
exchange_reader_end_number (ExchangeReader       *self,
                            gsize                 offset,
                            ExchangeNumberFormat  format,
                            gboolean             *proven)
{
  GString *text = self->row_text;
  gsize length = text->len - offset;
  g_autofree char *copy = NULL;
  char small[64];
  char *raw = small;

  if (length >= sizeof small)
    raw = copy = g_malloc (length + 1);
  memcpy (raw, text->str + offset, length);
  g_string_truncate (text, offset);
  switch (exchange_number_append_text (text, raw, length, format, self->date1904, *proven))
    {
    case EXCHANGE_NUMBER_DATE:
      return EXCHANGE_CELL_NUMBER | EXCHANGE_CELL_DATE;
    case EXCHANGE_NUMBER_LOSSY:
      self->notes.lossy++;
      return EXCHANGE_CELL_NUMBER | EXCHANGE_CELL_LOSSY;
    case EXCHANGE_NUMBER_PROVEN:
      *proven = TRUE;
      return EXCHANGE_CELL_NUMBER;
    case EXCHANGE_NUMBER_NONE:
      return EXCHANGE_CELL_PLAIN;
    case EXCHANGE_NUMBER_EXACT:
    default:
      return EXCHANGE_CELL_NUMBER;
    }
}

GError *
exchange_reader_new_size_error (ExchangeReader *self)
{
  return g_error_new (EXCHANGE_ERROR, EXCHANGE_ERROR_TOO_LARGE,
                      _("“%s”的行数或列数超出工作簿的上限，没有读取。请把需要的行复制到新工作簿后再导入。"), self->name);
}

GError *
exchange_reader_new_text_error (ExchangeReader *self,
                                guint           column)
{
  g_autofree char *name = exchange_dup_column_name (column);

  return g_error_new (EXCHANGE_ERROR, EXCHANGE_ERROR_TOO_LARGE, "“%s”%s%u：%s", self->name, name, self->row.number,
                      _("单元格里的文字长得不正常，没有读取。请检查这个单元格后再导入。"));
}

gboolean
exchange_reader_has_room (ExchangeReader *self,
                          gsize           offset,
                          gsize           length)
{
  return self->row_text->len - offset + length <= EXCHANGE_MAX_CELL_TEXT &&
         self->row_text->len + length <= EXCHANGE_MAX_ROW_TEXT;
}

void
exchange_reader_append_collapsed (ExchangeReader *self,
                                  const char     *text,
                                  gsize           length,
                                  gsize           line,
                                  gsize          *blank)
{
  GString *out = self->row_text;
  gsize at = 0;

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
      if (out->len > line && *blank != out->len)
        {
          g_string_append_c (out, ' ');
          *blank = out->len;
        }
    }
}
