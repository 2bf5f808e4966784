/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a workbook's number formats: which of them make a number a date. */
#include "config.h"

#include <string.h>

#include "exchange-number.h"

typedef struct
{
  gboolean year, day, month, time;
} Parts;

/* What a quoted, escaped or bracketed piece at @at spans; 1 for an ordinary character. */
static gsize
measure_literal (const char *at,
                 Parts      *parts)
{
  const char *end;

  switch (*at)
    {
    case '"':
      end = strchr (at + 1, '"');
      return end != NULL ? (gsize) (end - at) + 1 : strlen (at);
    case '\\':
    case '_':
    case '*':
      return at[1] != '\0' ? 2 : 1;
    case '[':
      end = strchr (at, ']');
      if (end == NULL)
        return strlen (at);
      /* [h], [mm], [s] are running totals; every other bracket is a colour, a locale or a condition. */
      if (end > at + 1 && strspn (at + 1, "hHmMsS") == (gsize) (end - at) - 1)
        parts->time = TRUE;
      return (gsize) (end - at) + 1;
    case 'E':
    case 'e':
      return at[1] == '+' || at[1] == '-' ? 2 : 0;
    default:
      return 0;
    }
}

static void
note_letter (char   letter,
             Parts *parts)
{
  switch (g_ascii_tolower (letter))
    {
    case 'y':
    case 'e':
      parts->year = TRUE;
      break;
    case 'd':
      parts->day = TRUE;
      break;
    case 'h':
    case 's':
      parts->time = TRUE;
      break;
    case 'm':
      parts->month = TRUE;
      break;
    default:
      break;
    }
}

static gboolean
is_zeros (const char *code,
          guint      *width)
{
  *width = (guint) strspn (code, "0");
  return *width >= 2 && *width <= 32 && (code[*width] == '\0' || code[*width] == ';');
}

/**
 * exchange_format_of_code:
 * @code: a custom number format, such as `yyyy"年"m"月"d"日";@`
 *
 * Only the first section counts. "G/通用格式", the Chinese General, is no date though it has letters.
 */
ExchangeNumberFormat
exchange_format_of_code (const char *code)
{
  ExchangeNumberFormat format = { EXCHANGE_STYLE_GENERAL, 0 };
  Parts parts = { FALSE };

  if (strcmp (code, "@") == 0)
    return (ExchangeNumberFormat) { EXCHANGE_STYLE_TEXT, 0 };
  if (g_ascii_strcasecmp (code, "General") == 0 || strstr (code, "通用格式") != NULL)
    return format;
  if (is_zeros (code, &format.width))
    return (ExchangeNumberFormat) { EXCHANGE_STYLE_PADDED, format.width };
  format.width = 0;

  for (const char *at = code; *at != '\0' && *at != ';';)
    {
      gsize literal = measure_literal (at, &parts);

      if (literal == 0)
        note_letter (*at, &parts);
      at += MAX (literal, 1);
    }

  if ((parts.year || parts.day) && parts.time)
    format.style = EXCHANGE_STYLE_DATETIME;
  else if (parts.year && parts.month && !parts.day)
    format.style = EXCHANGE_STYLE_MONTH;
  else if (parts.year || parts.day || (parts.month && !parts.time))
    format.style = EXCHANGE_STYLE_DATE;
  else if (parts.time)
    format.style = EXCHANGE_STYLE_TIME;
  return format;
}

/**
 * exchange_format_of_builtin:
 *
 * The numbers 27 to 36 and 50 to 58 are dates and times of the Chinese locale.
 */
ExchangeNumberFormat
exchange_format_of_builtin (guint id)
{
  ExchangeNumberStyle style = EXCHANGE_STYLE_GENERAL;

  switch (id)
    {
    case 17: case 27: case 36: case 50: case 52: case 57:
      /* 17 mmm-yy and the Chinese 27, 36, 50, 52, 57 yyyy年m月: the day is not known. */
      style = EXCHANGE_STYLE_MONTH;
      break;
    case 14: case 15: case 16: case 28: case 29: case 30: case 31:
    case 51: case 53: case 54: case 58:
      style = EXCHANGE_STYLE_DATE;
      break;
    case 22:
      style = EXCHANGE_STYLE_DATETIME;
      break;
    case 18: case 19: case 20: case 21: case 32: case 33: case 34: case 35:
    case 45: case 46: case 47: case 55: case 56:
      style = EXCHANGE_STYLE_TIME;
      break;
    case 49:
      style = EXCHANGE_STYLE_TEXT;
      break;
    default:
      break;
    }
  return (ExchangeNumberFormat) { style, 0 };
}
