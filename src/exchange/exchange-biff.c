/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an .xls stream through one window; every length is checked against the stream before it is used. */
#include "config.h"

#include <string.h>

#include "exchange-biff.h"

#define HEAD_SIZE     4
#define CONTINUE      0x3C
/* Twice the longest record. */
#define WINDOW_SIZE   (128 * 1024)

enum
{
  STRING_WIDE      = 1 << 0, /* two bytes a character */
  STRING_PHONETICS = 1 << 2,
  STRING_RICH      = 1 << 3,
};

struct _ExchangeBiff
{
  /* Owned */
  ExchangeStream *stream;
  guint8         *window;

  gsize           window_at;    /* where it begins in the stream */
  gsize           window_size;
  gsize           next;         /* where the next record begins */

  /* The body under way, of the last record or of a CONTINUE behind it. */
  gsize           body_at;
  gsize           body_left;
};

guint16
exchange_biff_u16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

guint32
exchange_biff_u32 (const guint8 *at)
{
  return at[0] | at[1] << 8 | at[2] << 16 | (guint32) at[3] << 24;
}

double
exchange_biff_double (const guint8 *at)
{
  guint64 bits = exchange_biff_u32 (at) | (guint64) exchange_biff_u32 (at + 4) << 32;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* @length bytes at @offset; %NULL when the stream does not hold them. */
static const guint8 *
look_at (ExchangeBiff *self,
         gsize         offset,
         gsize         length)
{
  gsize size = exchange_stream_get_size (self->stream);

  if (offset > size || length > size - offset || length > WINDOW_SIZE)
    return NULL;
  if (offset < self->window_at || offset + length > self->window_at + self->window_size)
    {
      self->window_at = offset;
      self->window_size = MIN (WINDOW_SIZE, size - offset);
      if (!exchange_stream_read (self->stream, offset, self->window, self->window_size))
        {
          self->window_size = 0;
          return NULL;
        }
    }
  return self->window + (offset - self->window_at);
}

ExchangeBiff *
exchange_biff_new (ExchangeStream *stream)
{
  ExchangeBiff *self = g_new0 (ExchangeBiff, 1);

  self->stream = stream;
  self->window = g_malloc (WINDOW_SIZE);
  return self;
}

void
exchange_biff_free (ExchangeBiff *self)
{
  exchange_stream_free (self->stream);
  g_free (self->window);
  g_free (self);
}

void
exchange_biff_seek (ExchangeBiff *self,
                    gsize         offset)
{
  self->next = offset;
  self->body_left = 0;
}

ExchangeBiffStep
exchange_biff_next (ExchangeBiff       *self,
                    ExchangeBiffRecord *record)
{
  const guint8 *head;

  if (self->next == exchange_stream_get_size (self->stream))
    return EXCHANGE_BIFF_END;
  head = look_at (self, self->next, HEAD_SIZE);
  if (head == NULL)
    return EXCHANGE_BIFF_BROKEN;
  record->at = self->next;
  record->type = exchange_biff_u16 (head);
  record->length = exchange_biff_u16 (head + 2);
  /* One look for both, for the window may move. */
  head = look_at (self, self->next, HEAD_SIZE + record->length);
  if (head == NULL)
    return EXCHANGE_BIFF_BROKEN;
  record->data = head + HEAD_SIZE;
  self->body_at = self->next + HEAD_SIZE;
  self->body_left = record->length;
  self->next = self->body_at + record->length;
  return EXCHANGE_BIFF_RECORD;
}

void
exchange_biff_enter (ExchangeBiff *self,
                     gsize         offset)
{
  gsize skipped = MIN (offset, self->body_left);

  self->body_at += skipped;
  self->body_left -= skipped;
}

/* Goes on to the CONTINUE behind the body; FALSE when there is none. */
static gboolean
continue_body (ExchangeBiff *self)
{
  const guint8 *head = look_at (self, self->next, HEAD_SIZE);

  if (head == NULL || exchange_biff_u16 (head) != CONTINUE)
    return FALSE;
  self->body_at = self->next + HEAD_SIZE;
  self->body_left = exchange_biff_u16 (head + 2);
  self->next = self->body_at + self->body_left;
  return look_at (self, self->body_at, self->body_left) != NULL;
}

static gboolean
read_bytes (ExchangeBiff *self,
            guint8       *out,
            gsize         n)
{
  for (gsize i = 0; i < n; i++)
    {
      const guint8 *at;

      while (self->body_left == 0)
        if (!continue_body (self))
          return FALSE;
      at = look_at (self, self->body_at, 1);
      if (at == NULL)
        return FALSE;
      out[i] = *at;
      self->body_at++;
      self->body_left--;
    }
  return TRUE;
}

static gboolean
skip_bytes (ExchangeBiff *self,
            guint64       n)
{
  while (n > 0)
    {
      gsize piece = MIN (n, self->body_left);

      self->body_at += piece;
      self->body_left -= piece;
      n -= piece;
      if (n > 0 && !continue_body (self))
        return FALSE;
    }
  return TRUE;
}

/* Line breaks become LF; a NUL would end the text before its end. */
static void
append_unit (GString  *out,
             gunichar  unit,
             gunichar *high)
{
  gunichar before = *high;

  *high = 0;
  if (before != 0 && unit >= 0xDC00 && unit <= 0xDFFF)
    {
      g_string_append_unichar (out, 0x10000 + ((before - 0xD800) << 10) + (unit - 0xDC00));
      return;
    }
  if (before != 0)
    g_string_append (out, "\uFFFD");
  if (unit >= 0xD800 && unit <= 0xDBFF)
    *high = unit;
  else if (unit >= 0xDC00 && unit <= 0xDFFF)
    g_string_append (out, "\uFFFD");
  else if (unit == '\n' && out->len > 0 && out->str[out->len - 1] == '\r')
    out->str[out->len - 1] = '\n';
  else if (unit != 0 && unit < 0x80)
    g_string_append_c (out, (char) unit);
  else if (unit != 0)
    g_string_append_unichar (out, unit);
}

/* The characters; each CONTINUE begins with a byte that says anew how wide they are. */
static gboolean
append_characters (ExchangeBiff *self,
                   GString      *out,
                   gsize         n,
                   gboolean      wide)
{
  gunichar high = 0;
  guint8 flags;

  while (n > 0)
    {
      gsize width = wide ? 2 : 1;
      gsize here = MIN (n, self->body_left / width);
      const guint8 *at = look_at (self, self->body_at, here * width);

      if (at == NULL)
        return FALSE;
      for (gsize i = 0; i < here; i++)
        append_unit (out, wide ? exchange_biff_u16 (at + 2 * i) : at[i], &high);
      self->body_at += here * width;
      self->body_left -= here * width;
      n -= here;
      if (n == 0)
        break;
      /* Half a character before the CONTINUE is no string. */
      if (self->body_left > 0 || !continue_body (self) || !read_bytes (self, &flags, 1))
        return FALSE;
      wide = (flags & STRING_WIDE) != 0;
    }
  if (high != 0)
    g_string_append (out, "\uFFFD");
  return TRUE;
}

static void
unify_line_breaks (GString *text,
                   gsize    from)
{
  for (gsize at = from; at < text->len; at++)
    if (text->str[at] == '\r')
      text->str[at] = '\n';
}

/**
 * exchange_biff_string:
 *
 * After it the next string of the same table can be read.
 */
gboolean
exchange_biff_string (ExchangeBiff       *self,
                      ExchangeBiffString  kind,
                      GString            *out)
{
  gsize from = out->len;
  guint8 head[3] = { 0 };
  guint8 runs[2] = { 0 };
  guint8 phonetics[4] = { 0 };
  gsize length_bytes = kind == EXCHANGE_BIFF_LONG ? 2 : 1;

  if (!read_bytes (self, head, length_bytes) || !read_bytes (self, head + 2, 1))
    return FALSE;
  if ((head[2] & STRING_RICH) != 0 && !read_bytes (self, runs, 2))
    return FALSE;
  if ((head[2] & STRING_PHONETICS) != 0 && !read_bytes (self, phonetics, 4))
    return FALSE;
  if (!append_characters (self, out, exchange_biff_u16 (head), (head[2] & STRING_WIDE) != 0))
    return FALSE;
  unify_line_breaks (out, from);
  return skip_bytes (self, 4u * exchange_biff_u16 (runs) + (guint64) exchange_biff_u32 (phonetics));
}
