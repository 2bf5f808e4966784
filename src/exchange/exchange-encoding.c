/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character sets of text files: BOM, UTF-16 by its zeros, strict UTF-8, else strict GB18030. */
#include "config.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "exchange-encoding.h"
#include "exchange-sniff.h"

#define BLOCK_SIZE (64 * 1024)
/* A GB18030 character of two bytes becomes three, one of four at most four. */
#define TEXT_SIZE  (BLOCK_SIZE * 3)
#define NO_ICONV   ((iconv_t) -1)

struct _ExchangeDecoder
{
  /* Owned */
  int      fd;
  char    *name;
  char    *encoding;
  iconv_t  converter;  /* NO_ICONV for UTF-8 */
  char    *block;      /* bytes as read; the first `pending` are a cut-off character */
  char    *text;

  gsize    pending;
  guint64  skip;       /* bytes of the BOM */
  guint64  position;
  guint64  size;
  guint64  line;
  gboolean at_end;
};

static void
set_read_error (ExchangeDecoder *self,
                GError         **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN,
               _("读取“%s”时出错：%s。请复制到本机后再试。"), self->name, g_strerror (errno));
}

static gssize
read_block (ExchangeDecoder *self,
            char            *buffer,
            gsize            size,
            guint64          at)
{
  gssize n;

  do
    n = pread (self->fd, buffer, size, (off_t) at);
  while (n < 0 && errno == EINTR);
  return n;
}

static const char *
find_bom (const char *head,
          gsize       size,
          guint64    *skip)
{
  static const struct { const char *bytes; gsize length; const char *encoding; } marks[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (head, marks[i].bytes, marks[i].length) == 0)
      {
        *skip = marks[i].length;
        return marks[i].encoding;
      }
  *skip = 0;
  return NULL;
}

/* Text in UTF-16 has its zero bytes nearly all on one side; anything else with zeros is no text. */
static const char *
judge_zeros (const char *head,
             gsize       size)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < size; i++)
    if (head[i] == '\0')
      zeros[i & 1]++;
  if (zeros[0] + zeros[1] == 0)
    return NULL;
  if (zeros[1] > zeros[0] * 4)
    return "UTF-16LE";
  return zeros[0] > zeros[1] * 4 ? "UTF-16BE" : "";
}

/* Bytes at the end of a block that may be the beginning of a character. */
static gsize
measure_tail (const char *end,
              gsize       left)
{
  return left < 4 && g_utf8_get_char_validated (end, (gssize) left) == (gunichar) -2 ? left : 0;
}

static gboolean
has_long_sequence (const char *text,
                   gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if ((guchar) text[i] >= 0xE0)
      return TRUE;
  return FALSE;
}

/*
 * Strict UTF-8 over the whole file. GBK text is by accident valid UTF-8 in one of 40 two-character
 * samples, always of two-byte sequences only; Chinese UTF-8 always has three-byte ones.
 */
static gboolean
is_utf8 (ExchangeDecoder *self,
         gboolean        *failed)
{
  gboolean two = FALSE;
  gboolean three = FALSE;
  gsize pending = 0;
  guint64 at = 0;
  gssize n;

  while ((n = read_block (self, self->block + pending, BLOCK_SIZE - pending, at)) > 0)
    {
      gsize size = pending + (gsize) n;
      const char *end;

      at += (guint64) n;
      g_utf8_validate_len (self->block, size, &end);
      pending = size - (gsize) (end - self->block);
      if (pending > 0 && measure_tail (end, pending) == 0)
        return FALSE;
      three = three || has_long_sequence (self->block, size - pending);
      for (gsize i = 0; !two && i < size - pending; i++)
        two = (guchar) self->block[i] >= 0x80;
      memmove (self->block, end, pending);
    }
  *failed = n < 0;
  return n == 0 && pending == 0 && (three || !two);
}

static gboolean
find_encoding (ExchangeDecoder *self,
               GError         **error)
{
  gssize n = read_block (self, self->block, BLOCK_SIZE, 0);
  const char *found = n >= 0 ? find_bom (self->block, (gsize) n, &self->skip) : NULL;
  gboolean failed = n < 0;

  if (found == NULL && !failed)
    found = judge_zeros (self->block, (gsize) n);
  if (found == NULL && !failed)
    found = is_utf8 (self, &failed) ? "UTF-8" : "GB18030";
  if (failed)
    {
      set_read_error (self, error);
      return FALSE;
    }
  if (*found == '\0')
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_KIND,
                   _("“%s”不是表格，也不是文字文件。请选择 .xlsx 或 .csv 文件。"), self->name);
      return FALSE;
    }
  self->encoding = g_strdup (found);
  return TRUE;
}

static void
count_lines (ExchangeDecoder *self,
             const char      *text,
             gsize            length)
{
  const char *end = text + length;

  for (const char *at = text; at < end && (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    self->line++;
}

static gssize
fail_text (ExchangeDecoder *self,
           GError         **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ENCODING,
               _("“%s”第 %llu 行有 %s 编码之外的字节，文字读不出来。"
                 "请用 WPS 打开这个文件，另存为 .xlsx 后再导入。"),
               self->name, (unsigned long long) self->line, self->encoding);
  return -1;
}

/* Checks a block of UTF-8 and keeps a cut-off character for the next one. */
static gssize
take_utf8 (ExchangeDecoder *self,
           gsize            size,
           const char     **text,
           GError         **error)
{
  const char *end;
  gsize good;

  g_utf8_validate_len (self->block, size, &end);
  good = (gsize) (end - self->block);
  if (good < size && (self->at_end || measure_tail (end, size - good) == 0))
    {
      count_lines (self, self->block, good);
      return fail_text (self, error);
    }
  memcpy (self->text, self->block, good);
  self->pending = size - good;
  memmove (self->block, end, self->pending);
  *text = self->text;
  return (gssize) good;
}

static gssize
take_converted (ExchangeDecoder *self,
                gsize            size,
                const char     **text,
                GError         **error)
{
  char *in = self->block;
  char *out = self->text;
  gsize in_left = size;
  gsize out_left = TEXT_SIZE;

  while (in_left > 0 && iconv (self->converter, &in, &in_left, &out, &out_left) == (gsize) -1)
    {
      if (errno == EINVAL && !self->at_end)
        break;
      /* Windows' own code page has a lone 0x80 for the euro sign. */
      if (errno == EILSEQ && (guchar) *in == 0x80 && out_left >= 3)
        {
          memcpy (out, "€", 3);
          out += 3;
          out_left -= 3;
          in++;
          in_left--;
          continue;
        }
      count_lines (self, self->text, (gsize) (out - self->text));
      return fail_text (self, error);
    }
  self->pending = in_left;
  memmove (self->block, in, in_left);
  *text = self->text;
  return out - self->text;
}

ExchangeDecoder *
exchange_decoder_open (const char *path,
                       const char *encoding,
                       GError    **error)
{
  g_autoptr (ExchangeDecoder) self = g_new0 (ExchangeDecoder, 1);
  struct stat status;

  self->converter = NO_ICONV;
  self->name = exchange_dup_file_name (path);
  self->block = g_malloc (BLOCK_SIZE);
  self->text = g_malloc (TEXT_SIZE);
  self->fd = exchange_open_file (path, error);
  if (self->fd < 0)
    return NULL;
  self->size = fstat (self->fd, &status) == 0 ? (guint64) status.st_size : 0;
  if (!find_encoding (self, error))
    return NULL;
  if (encoding != NULL)
    {
      /* The BOM of another character set is not skipped. */
      self->skip = strcmp (encoding, self->encoding) == 0 ? self->skip : 0;
      g_free (self->encoding);
      self->encoding = g_strdup (encoding);
    }
  if (strcmp (self->encoding, "UTF-8") != 0)
    {
      self->converter = iconv_open ("UTF-8", self->encoding);
      if (self->converter == NO_ICONV)
        {
          g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ENCODING,
                       _("不认识的编码“%s”。可以选 UTF-8、GB18030 或 UTF-16LE。"), self->encoding);
          return NULL;
        }
    }
  return exchange_decoder_rewind (self, error) ? g_steal_pointer (&self) : NULL;
}

void
exchange_decoder_free (ExchangeDecoder *self)
{
  if (self->converter != NO_ICONV)
    iconv_close (self->converter);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->block);
  g_free (self->text);
  g_free (self);
}

const char *
exchange_decoder_get_encoding (ExchangeDecoder *self)
{
  return self->encoding;
}

const char *
exchange_decoder_get_name (ExchangeDecoder *self)
{
  return self->name;
}

gboolean
exchange_decoder_rewind (ExchangeDecoder *self,
                         GError         **error)
{
  self->position = self->skip;
  self->pending = 0;
  self->line = 1;
  self->at_end = FALSE;
  if (self->converter != NO_ICONV)
    iconv (self->converter, NULL, NULL, NULL, NULL);
  return TRUE;
}

gssize
exchange_decoder_read (ExchangeDecoder *self,
                       const char     **text,
                       GError         **error)
{
  gssize length = 0;

  while (length == 0 && !self->at_end)
    {
      gssize n = read_block (self, self->block + self->pending, BLOCK_SIZE - self->pending, self->position);
      gsize size = self->pending + (gsize) MAX (n, 0);

      if (n < 0)
        {
          set_read_error (self, error);
          return -1;
        }
      self->position += (guint64) n;
      self->at_end = n == 0;
      length = self->converter == NO_ICONV ? take_utf8 (self, size, text, error)
                                           : take_converted (self, size, text, error);
    }
  if (length > 0)
    count_lines (self, *text, (gsize) length);
  return length;
}

double
exchange_decoder_get_progress (ExchangeDecoder *self)
{
  return self->size > 0 ? MIN (1.0, (double) self->position / (double) self->size) : 1.0;
}
