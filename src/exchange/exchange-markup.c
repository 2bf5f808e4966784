/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tokenizer of HTML in blocks; what browsers would read somehow is read, not refused. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-markup.h"

/* A longer tag has lost its end, and would swallow the table. */
#define MAX_TAG  (64 * 1024)
#define MAX_NAME 16
/* "&CounterClockwiseContourIntegral;" is the longest; ours are short. */
#define MAX_ENTITY 12

struct _ExchangeMarkup
{
  /* Owned */
  ExchangeDecoder *decoder;
  GString         *cut;      /* a tag that lies across blocks */
  /* Borrowed from the decoder */
  const char      *block;
  gsize            length;
  gsize            at;

  /* The token. */
  const char      *text;
  gsize            text_length;
  char             name[MAX_NAME];
  const char      *attribute; /* the next one */
  const char      *tag_end;

  char             raw[MAX_NAME]; /* the script, style or the like under way, else empty */
  gboolean         failed;
};

ExchangeMarkup *
exchange_markup_new (ExchangeDecoder *decoder)
{
  ExchangeMarkup *self = g_new0 (ExchangeMarkup, 1);

  self->decoder = decoder;
  self->cut = g_string_new (NULL);
  return self;
}

void
exchange_markup_free (ExchangeMarkup *self)
{
  exchange_decoder_free (self->decoder);
  g_string_free (self->cut, TRUE);
  g_free (self);
}

ExchangeDecoder *
exchange_markup_get_decoder (ExchangeMarkup *self)
{
  return self->decoder;
}

/* FALSE at the end of the file, or with an error. */
static gboolean
refill (ExchangeMarkup *self,
        GError        **error)
{
  gssize n = exchange_decoder_read (self->decoder, &self->block, error);

  self->at = 0;
  self->length = (gsize) MAX (n, 0);
  self->failed = n < 0;
  return n > 0;
}

/* Where the tag that begins at @at ends, behind its ">"; 0 when it goes on behind @length. */
static gsize
find_tag_end (const char *bytes,
              gsize       length)
{
  char quote = '\0';
  char before = '\0';

  for (gsize i = 1; i < length; i++)
    {
      char c = bytes[i];

      if (quote != '\0')
        quote = c == quote ? '\0' : quote;
      else if (c == '>')
        return i + 1;
      /* Only behind "=" does a quote begin a value. */
      else if ((c == '"' || c == '\'') && before == '=')
        quote = c;
      before = g_ascii_isspace (c) ? before : c;
    }
  return 0;
}

static gsize
find_comment_end (const char *bytes,
                  gsize       length)
{
  const char *end = length > 4 ? memmem (bytes + 2, length - 2, "-->", 3) : NULL;

  return end != NULL ? (gsize) (end - bytes) + 3 : 0;
}

static gsize
find_end (const char *bytes,
          gsize       length)
{
  if (length < 4 && strncmp (bytes, "<!--", length) == 0)
    return 0;
  if (strncmp (bytes, "<!--", 4) == 0)
    return find_comment_end (bytes, length);
  if (bytes[1] == '!' || bytes[1] == '?')
    {
      const char *end = memchr (bytes, '>', length);

      return end != NULL ? (gsize) (end - bytes) + 1 : 0;
    }
  return find_tag_end (bytes, length);
}

/* The inside of a comment need not be kept, only what may be the beginning of its end. */
static void
shorten_comment (GString *cut)
{
  if (cut->len > 8 && strncmp (cut->str, "<!--", 4) == 0)
    {
      cut->str[4] = ' ';
      g_string_erase (cut, 5, (gssize) cut->len - 5 - 2);
    }
}

/* The tag whose beginning was kept when its block ended; FALSE when the file ends in it. */
static gboolean
complete_tag (ExchangeMarkup  *self,
              const char     **tag,
              gsize           *length,
              GError         **error)
{
  do
    {
      gsize before, end;

      shorten_comment (self->cut);
      before = self->cut->len;
      g_string_append_len (self->cut, self->block, (gssize) self->length);
      end = find_end (self->cut->str, self->cut->len);
      if (end > 0)
        {
          self->at = end > before ? end - before : 0;
          *tag = self->cut->str;
          *length = end;
          return TRUE;
        }
      if (self->cut->len > MAX_TAG && strncmp (self->cut->str, "<!--", 4) != 0)
        {
          g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                       _("“%s”里的数据已损坏，读到一半读不下去。请重新拷贝，或用 WPS 打开后另存一份再导入。"),
                       exchange_decoder_get_name (self->decoder));
          self->failed = TRUE;
          return FALSE;
        }
    }
  while (refill (self, error));
  return FALSE;
}

/* Sets the token to the whole tag at the place reached; FALSE when the file ends in it. */
static gboolean
take_tag (ExchangeMarkup  *self,
          const char     **tag,
          gsize           *length,
          GError         **error)
{
  if (self->cut->len > 0)
    return complete_tag (self, tag, length, error);
  *length = find_end (self->block + self->at, self->length - self->at);
  *tag = self->block + self->at;
  self->at += *length;
  if (*length > 0)
    return TRUE;
  g_string_append_len (self->cut, self->block + self->at, (gssize) (self->length - self->at));
  return refill (self, error) && complete_tag (self, tag, length, error);
}

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == ':' || c == '_';
}

/* Reads the name of a tag and sets where its attributes begin. */
static void
read_name (ExchangeMarkup *self,
           const char     *tag,
           gsize           length)
{
  gsize from = tag[1] == '/' ? 2 : 1;
  gsize n = 0;

  while (from + n + 1 < length && is_name_byte (tag[from + n]))
    n++;
  self->attribute = tag + from + n;
  self->tag_end = tag + length - 1;
  for (gsize i = 0; i < n; i++)
    if (tag[from + i] == ':')
      {
        from += i + 1;
        n -= i + 1;
        break;
      }
  n = MIN (n, MAX_NAME - 1);
  for (gsize i = 0; i < n; i++)
    self->name[i] = g_ascii_tolower (tag[from + i]);
  self->name[n] = '\0';
}

/* Elements whose inside is nothing a person sees in the page; a comment is LibreOffice's note on a cell. */
static gboolean
is_raw (const char *name)
{
  static const char *const raws[] = { "script", "style", "title", "xml", "comment" };

  for (gsize i = 0; i < G_N_ELEMENTS (raws); i++)
    if (strcmp (name, raws[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Something that begins with "<"; TRUE when it is a tag to hand out. */
static gboolean
read_tag (ExchangeMarkup       *self,
          ExchangeMarkupToken  *token,
          GError              **error)
{
  const char *tag;
  gsize length;

  if (!take_tag (self, &tag, &length, error))
    {
      self->at = self->length;
      return FALSE;
    }
  if (tag[1] == '!' || tag[1] == '?')
    return FALSE;
  read_name (self, tag, length);
  *token = tag[1] == '/' ? EXCHANGE_MARKUP_END : EXCHANGE_MARKUP_START;
  if (self->raw[0] != '\0')
    {
      if (*token == EXCHANGE_MARKUP_END && strcmp (self->raw, self->name) == 0)
        self->raw[0] = '\0';
      return FALSE;
    }
  if (*token == EXCHANGE_MARKUP_START && is_raw (self->name) && tag[length - 2] != '/')
    strcpy (self->raw, self->name);
  return TRUE;
}

/* Whether what follows a "<" makes it a tag. */
static gboolean
begins_tag (ExchangeMarkup *self,
            const char     *next,
            gsize           left)
{
  /* Inside a script "a<b" is no tag: only its own end counts. */
  if (self->raw[0] != '\0')
    return *next == '/';
  return g_ascii_isalpha (*next) || *next == '!' || *next == '?' ||
         (*next == '/' && (left == 1 || g_ascii_isalpha (next[1])));
}

static void
take_text (ExchangeMarkup *self)
{
  const char *from = self->block + self->at;
  /* A "<" that begins no tag is text itself. */
  const char *end = memchr (from + 1, '<', self->length - self->at - 1);

  self->text = from;
  self->text_length = end != NULL ? (gsize) (end - from) : self->length - self->at;
  self->at += self->text_length;
}

/* A "<" that is the last byte of its block: what it is tells the next one. TRUE when it is only text. */
static gboolean
cross_block (ExchangeMarkup  *self,
             GError         **error)
{
  if (!refill (self, error))
    return FALSE;
  if (begins_tag (self, self->block, self->length))
    {
      g_string_assign (self->cut, "<");
      return FALSE;
    }
  self->text = "<";
  self->text_length = 1;
  return TRUE;
}

ExchangeMarkupToken
exchange_markup_next (ExchangeMarkup *self,
                      GError        **error)
{
  ExchangeMarkupToken token;

  g_string_truncate (self->cut, 0);
  while (!self->failed && (self->at < self->length || refill (self, error)))
    {
      gboolean open = self->block[self->at] == '<';
      gboolean text;

      if (open && self->at + 1 == self->length)
        {
          text = cross_block (self, error);
          open = self->cut->len > 0;
        }
      else
        {
          open = open && begins_tag (self, self->block + self->at + 1, self->length - self->at - 1);
          text = !open;
          if (text)
            take_text (self);
        }
      if (text && self->raw[0] == '\0')
        return EXCHANGE_MARKUP_TEXT;
      if (open && read_tag (self, &token, error))
        return token;
      g_string_truncate (self->cut, 0);
    }
  return self->failed ? EXCHANGE_MARKUP_FAILED : EXCHANGE_MARKUP_DONE;
}

gboolean
exchange_markup_rewind (ExchangeMarkup  *self,
                        GError         **error)
{
  self->at = self->length = 0;
  self->raw[0] = '\0';
  self->failed = FALSE;
  return exchange_decoder_rewind (self->decoder, error);
}

const char *
exchange_markup_get_text (ExchangeMarkup *self,
                          gsize          *length)
{
  *length = self->text_length;
  return self->text;
}

const char *
exchange_markup_get_name (ExchangeMarkup *self)
{
  return self->name;
}

gboolean
exchange_markup_next_attribute (ExchangeMarkup  *self,
                                const char     **name,
                                gsize           *name_length,
                                const char     **value,
                                gsize           *value_length)
{
  const char *at = self->attribute;
  const char *end = self->tag_end;

  while (at < end && (g_ascii_isspace (*at) || *at == '/' || *at == '"' || *at == '\''))
    at++;
  *name = at;
  while (at < end && *at != '=' && !g_ascii_isspace (*at) && *at != '/')
    at++;
  *name_length = (gsize) (at - *name);
  while (at < end && g_ascii_isspace (*at))
    at++;
  *value = at;
  *value_length = 0;
  if (at < end && *at == '=')
    {
      char quote;

      for (at++; at < end && g_ascii_isspace (*at);)
        at++;
      quote = at < end && (*at == '"' || *at == '\'') ? *at++ : '\0';
      *value = at;
      while (at < end && (quote != '\0' ? *at != quote : !g_ascii_isspace (*at)))
        at++;
      *value_length = (gsize) (at - *value);
    }
  self->attribute = at;
  return *name < end;
}

/* The character of an entity without "&" and ";", 0 when it is none. */
static gunichar
find_entity (const char *name,
             gsize       length)
{
  static const struct { const char *name; gunichar character; } entities[] = {
    { "nbsp", 0xA0 },     { "amp", '&' },       { "lt", '<' },        { "gt", '>' },        { "quot", '"' },
    { "apos", '\'' },     { "middot", 0xB7 },   { "times", 0xD7 },    { "yen", 0xA5 },      { "ensp", 0x2002 },
    { "emsp", 0x2003 },   { "thinsp", 0x2009 }, { "ndash", 0x2013 },  { "mdash", 0x2014 },  { "lsquo", 0x2018 },
    { "rsquo", 0x2019 },  { "ldquo", 0x201C },  { "rdquo", 0x201D },  { "hellip", 0x2026 }, { "bull", 0x2022 },
    { "copy", 0xA9 },     { "reg", 0xAE },      { "deg", 0xB0 },      { "permil", 0x2030 }, { "radic", 0x221A },
    { "zwnj", 0x200C },   { "zwj", 0x200D },    { "laquo", 0xAB },    { "raquo", 0xBB },    { "euro", 0x20AC },
  };
  gunichar value = 0;
  gsize i = 1;

  if (length < 2 || name[0] != '#')
    {
      for (gsize e = 0; e < G_N_ELEMENTS (entities); e++)
        if (strlen (entities[e].name) == length && strncmp (entities[e].name, name, length) == 0)
          return entities[e].character;
      return 0;
    }
  if (g_ascii_tolower (name[1]) == 'x')
    for (i = 2; i < length && g_ascii_isxdigit (name[i]); i++)
      value = MIN (value * 16 + (gunichar) g_ascii_xdigit_value (name[i]), 0x110000);
  else
    for (; i < length && g_ascii_isdigit (name[i]); i++)
      value = MIN (value * 10 + (gunichar) (name[i] - '0'), 0x110000);
  if (i < length)
    return 0;
  return value > 0 && g_unichar_validate (value) ? value : 0xFFFD;
}

void
exchange_markup_decode (GString *text,
                        gsize    from)
{
  char *in = memchr (text->str + from, '&', text->len - from);
  char *end = text->str + text->len;
  char *out = in;

  if (in == NULL)
    return;
  while (in < end)
    {
      gsize length = 1;
      gunichar c = 0;

      if (*in == '&')
        {
          while (in + length < end && length <= MAX_ENTITY && (g_ascii_isalnum (in[length]) || (length == 1 && in[1] == '#')))
            length++;
          c = find_entity (in + 1, length - 1);
        }
      if (c == 0)
        {
          *out++ = *in++;
          continue;
        }
      in += length;
      in += in < end && *in == ';' ? 1 : 0;
      out += g_unichar_to_utf8 (c, out);
    }
  g_string_truncate (text, (gsize) (out - text->str));
}
