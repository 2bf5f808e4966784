/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a workbook's shared strings in one block of memory with an index of offsets. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-strings.h"
#include "exchange-xml.h"

#define MAX_STRINGS 16000000

struct _ExchangeStrings
{
  GString  *text;
  GArray   *offsets; /* of guint32, one more than strings */
  gboolean  in_text;
  gboolean  in_phonetic;
};

static gboolean
read_escape (const char *at,
             const char *end,
             gunichar   *value)
{
  *value = 0;
  if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
    return FALSE;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return FALSE;
      *value = *value * 16 + (gunichar) digit;
    }
  return TRUE;
}

/* Appends one escaped unit; returns how far it went, two units for a surrogate pair. */
static gsize
append_escape (GString    *out,
               const char *at,
               const char *end,
               gunichar    value)
{
  gunichar low;

  if (value >= 0xD800 && value <= 0xDBFF && read_escape (at + 7, end, &low) &&
      low >= 0xDC00 && low <= 0xDFFF)
    {
      g_string_append_unichar (out, 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00));
      return 14;
    }
  if (value >= 0xD800 && value <= 0xDFFF)
    value = 0xFFFD;
  if (value != 0)
    g_string_append_unichar (out, value);
  return 7;
}

static void
undo_escapes (GString *text,
              gsize    from)
{
  g_autofree char *source = g_strndup (text->str + from, text->len - from);
  const char *end = source + (text->len - from);
  gunichar value;

  g_string_truncate (text, from);
  for (const char *at = source; at < end;)
    {
      if (read_escape (at, end, &value))
        at += append_escape (text, at, end, value);
      else
        g_string_append_c (text, *at++);
    }
}

static void
unify_line_breaks (GString *text,
                   gsize    from)
{
  gsize to = from;

  for (gsize at = from; at < text->len; at++)
    {
      char c = text->str[at];

      if (c == '\r')
        {
          if (at + 1 < text->len && text->str[at + 1] == '\n')
            continue;
          c = '\n';
        }
      text->str[to++] = c;
    }
  g_string_truncate (text, to);
}

static void
end_string (ExchangeStrings *self)
{
  guint32 offset;

  g_string_append_c (self->text, '\0');
  offset = (guint32) self->text->len;
  g_array_append_val (self->offsets, offset);
}

static void
element_started_cb (ExchangeXml *xml,
                    const char  *name,
                    const char **attributes,
                    gpointer     data)
{
  ExchangeStrings *self = data;

  if (strcmp (name, "t") == 0)
    self->in_text = !self->in_phonetic;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic = TRUE;
}

static void
element_ended_cb (ExchangeXml *xml,
                  const char  *name,
                  gpointer     data)
{
  ExchangeStrings *self = data;

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic = FALSE;
  else if (strcmp (name, "si") == 0)
    {
      exchange_text_unescape (self->text, g_array_index (self->offsets, guint32, self->offsets->len - 1));
      end_string (self);
    }
}

static void
text_found_cb (ExchangeXml *xml,
               const char  *text,
               gsize        length,
               gpointer     data)
{
  ExchangeStrings *self = data;

  if (!self->in_text)
    return;
  if (self->text->len + length > EXCHANGE_MAX_STRINGS || self->offsets->len > MAX_STRINGS)
    {
      exchange_xml_fail (xml, g_error_new_literal (EXCHANGE_ERROR, EXCHANGE_ERROR_TOO_LARGE,
                                                   _("工作簿里的文字多得不正常，为保护电脑没有读取。"
                                                     "请把需要的行复制到新工作簿后再导入。")));
      return;
    }
  g_string_append_len (self->text, text, (gssize) length);
}

void
exchange_text_unescape (GString *text,
                        gsize    from)
{
  if (strstr (text->str + from, "_x") != NULL)
    undo_escapes (text, from);
  if (strchr (text->str + from, '\r') != NULL)
    unify_line_breaks (text, from);
}

ExchangeStrings *
exchange_strings_load (ExchangePackage *package,
                       const char      *part,
                       GError         **error)
{
  static const ExchangeXmlHandlers handlers = { element_started_cb, element_ended_cb, text_found_cb };
  g_autoptr (ExchangeStrings) self = exchange_strings_new ();

  if (part != NULL &&
      !exchange_xml_parse (package, part, EXCHANGE_MAX_STRINGS, &handlers, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

ExchangeStrings *
exchange_strings_new (void)
{
  ExchangeStrings *self = g_new0 (ExchangeStrings, 1);
  guint32 first = 0;

  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->offsets, first);
  return self;
}

void
exchange_strings_free (ExchangeStrings *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

GString *
exchange_strings_begin (ExchangeStrings *self)
{
  return self->text;
}

gboolean
exchange_strings_close (ExchangeStrings *self)
{
  if (self->text->len > EXCHANGE_MAX_STRINGS || self->offsets->len > MAX_STRINGS)
    return FALSE;
  end_string (self);
  return TRUE;
}

const char *
exchange_strings_get (ExchangeStrings *self,
                      guint            index,
                      gsize           *length)
{
  guint32 from;

  /* One more offset than strings; the index may be the largest there is. */
  if (index >= self->offsets->len - 1)
    return NULL;
  from = g_array_index (self->offsets, guint32, index);
  *length = g_array_index (self->offsets, guint32, index + 1) - from - 1;
  return self->text->str + from;
}
