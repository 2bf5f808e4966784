/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and codes of characters, as they are written into the content of pages. */
#include "config.h"

#include "form-pdf-content.h"

#include <math.h>
#include <string.h>

/* Content is put together from bits of a few bytes, for which GString's own call is the most of the work. */
static inline void
put_bytes (GString    *content,
           const char *bytes,
           gsize       length)
{
  if (content->len + length >= content->allocated_len)
    {
      g_string_append_len (content, bytes, length);
      return;
    }
  memcpy (content->str + content->len, bytes, length);
  content->len += length;
  content->str[content->len] = '\0';
}

/**
 * form_content_number:
 *
 * Adds a number and a blank: two decimals, never in the locale's manner, and faster than printf.
 */
void
form_content_number (GString *content,
                     double   value)
{
  char digits[24];
  int n = sizeof digits;
  gint64 hundredths = llround (fabs (value) * 100);
  int fraction = (int) (hundredths % 100);
  gint64 whole = hundredths / 100;

  digits[--n] = ' ';
  if (fraction != 0)
    {
      if (fraction % 10 != 0)
        digits[--n] = '0' + fraction % 10;
      digits[--n] = '0' + fraction / 10;
      digits[--n] = '.';
    }
  do
    digits[--n] = '0' + whole % 10;
  while ((whole /= 10) > 0);
  if (value < 0 && hundredths > 0)
    digits[--n] = '-';
  put_bytes (content, digits + n, sizeof digits - n);
}

/**
 * form_content_hex:
 * @code: below 0x10000
 *
 * Adds the four digits of a code.
 */
void
form_content_hex (GString *content,
                  guint    code)
{
  static const char digits[] = "0123456789ABCDEF";
  char hex[4] = { digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15], digits[code & 15] };

  put_bytes (content, hex, 4);
}

/**
 * form_content_actual:
 * @text: valid UTF-8
 *
 * What is drawn from here to EMC is copied as @text.
 */
void
form_content_actual (GString    *content,
                     const char *text,
                     gsize       length)
{
  g_string_append (content, "/Span <</ActualText <FEFF");
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= 0x10000)
        {
          form_content_hex (content, 0xd800 + ((character - 0x10000) >> 10));
          form_content_hex (content, 0xdc00 + ((character - 0x10000) & 0x3ff));
        }
      else
        form_content_hex (content, character);
    }
  g_string_append (content, ">>> BDC\n");
}
