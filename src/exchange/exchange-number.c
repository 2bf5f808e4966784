/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a workbook's numbers into text without ever passing a long number through a double. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange-number.h"

/* 9999-12-31, the last day of a workbook's calendar. */
#define LAST_SERIAL  2958465
#define SHIFT_1904   1462
#define SECONDS      86400
/* More significant digits than a double keeps. */
#define SAFE_DIGITS  15
#define MAX_DIGITS   64

typedef struct
{
  gboolean negative;
  gboolean exponent;           /* written with E */
  char     digits[MAX_DIGITS]; /* significant, without leading and trailing zeros */
  guint    n_digits;
  int      point;              /* value = 0.digits × 10^point */
} Decimal;

static gboolean
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

/* Reads digits and point; FALSE when there is something else or too much of it. */
static gsize
read_mantissa (Decimal    *self,
               const char *raw,
               gsize       length,
               gsize       at)
{
  gboolean point = FALSE;
  gsize start = at;

  for (; at < length && (is_digit (raw[at]) || (raw[at] == '.' && !point)); at++)
    {
      if (raw[at] == '.')
        {
          point = TRUE;
          continue;
        }
      if (self->n_digits == 0 && raw[at] == '0')
        {
          self->point -= point ? 1 : 0;
          continue;
        }
      if (self->n_digits == MAX_DIGITS)
        return start;
      self->digits[self->n_digits++] = raw[at];
      self->point += point ? 0 : 1;
    }
  return at;
}

static gboolean
read_decimal (Decimal    *self,
              const char *raw,
              gsize       length)
{
  gsize at = 0;
  gsize start;

  memset (self, 0, sizeof *self);
  if (at < length && (raw[at] == '-' || raw[at] == '+'))
    self->negative = raw[at++] == '-';
  start = at;
  at = read_mantissa (self, raw, length, at);
  if (at == start || (at == start + 1 && raw[start] == '.'))
    return FALSE;
  if (at < length && (raw[at] == 'E' || raw[at] == 'e'))
    {
      gboolean minus = at + 1 < length && raw[at + 1] == '-';
      int value = 0;

      at += at + 1 < length && (raw[at + 1] == '-' || raw[at + 1] == '+') ? 2 : 1;
      if (at >= length || length - at > 4)
        return FALSE;
      for (; at < length && is_digit (raw[at]); at++)
        value = value * 10 + (raw[at] - '0');
      self->point += minus ? -value : value;
      self->exponent = TRUE;
    }
  while (self->n_digits > 0 && self->digits[self->n_digits - 1] == '0')
    self->n_digits--;
  return at == length;
}

static gboolean
is_integral (const Decimal *self)
{
  return self->n_digits == 0 || (gint64) self->n_digits <= self->point;
}

/* Plain notation of an integral or short decimal number. */
static void
append_plain (GString       *out,
              const Decimal *self)
{
  if (self->n_digits == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  if (self->negative)
    g_string_append_c (out, '-');
  if (self->point <= 0)
    {
      g_string_append (out, "0.");
      for (int i = self->point; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append_len (out, self->digits, self->n_digits);
      return;
    }
  for (int i = 0; i < self->point; i++)
    g_string_append_c (out, i < (int) self->n_digits ? self->digits[i] : '0');
  if ((int) self->n_digits > self->point)
    {
      g_string_append_c (out, '.');
      g_string_append_len (out, self->digits + self->point, (int) self->n_digits - self->point);
    }
}

/*
 * An integer of 16 or more digits. Written without E it may hold all digits, or may be what a
 * program printed from a double: that ends in 0 (the shortest digits, filled up) or is exactly
 * the double's value. Such a text is trusted only from a writer that proved to keep all digits.
 */
static ExchangeNumberFate
judge_long (const Decimal *self,
            const char    *raw,
            gsize          length,
            gboolean       writer_proven)
{
  char printed[64];
  g_autofree char *copy = NULL;
  gsize sign = raw[0] == '-' || raw[0] == '+' ? 1 : 0;

  if (self->exponent || memchr (raw, '.', length) != NULL || length - sign > 30)
    return EXCHANGE_NUMBER_LOSSY;
  if (writer_proven)
    return EXCHANGE_NUMBER_EXACT;
  if (raw[length - 1] == '0')
    return EXCHANGE_NUMBER_LOSSY;
  copy = g_strndup (raw + sign, length - sign);
  /* Below 2^53 every integer is a double, and Excel's own 15 digits end in 0. */
  if (length - sign <= SAFE_DIGITS + 1 && g_ascii_strtod (copy, NULL) < 9007199254740992.0)
    return EXCHANGE_NUMBER_EXACT;
  g_ascii_formatd (printed, sizeof printed, "%.0f", g_ascii_strtod (copy, NULL));
  return strcmp (printed, copy) == 0 ? EXCHANGE_NUMBER_LOSSY : EXCHANGE_NUMBER_PROVEN;
}

/* A fraction with more digits than a double keeps: 15 of them, as a spreadsheet shows. */
static void
append_rounded (GString    *out,
                const char *raw,
                gsize       length)
{
  g_autofree char *copy = g_strndup (raw, length);
  char printed[64];
  Decimal rounded;

  g_ascii_formatd (printed, sizeof printed, "%.15g", g_ascii_strtod (copy, NULL));
  if (read_decimal (&rounded, printed, strlen (printed)))
    append_plain (out, &rounded);
  else
    g_string_append_len (out, raw, (gssize) length);
}

static ExchangeNumberFate
append_general (GString    *out,
                const char *raw,
                gsize       length,
                gboolean    writer_proven)
{
  Decimal decimal;

  if (!read_decimal (&decimal, raw, length))
    {
      g_string_append_len (out, raw, (gssize) length);
      return EXCHANGE_NUMBER_NONE;
    }
  if (decimal.n_digits > 0 && decimal.point > SAFE_DIGITS)
    {
      g_string_append_len (out, raw, (gssize) length);
      return judge_long (&decimal, raw, length, writer_proven);
    }
  /* Fractions below 10^-15 are the dust of floating point sums. */
  if (decimal.point < -SAFE_DIGITS)
    g_string_append_c (out, '0');
  else if (is_integral (&decimal) || decimal.n_digits <= SAFE_DIGITS)
    append_plain (out, &decimal);
  else
    append_rounded (out, raw, length);
  return EXCHANGE_NUMBER_EXACT;
}

static void
append_padded (GString *out,
               gsize    from,
               guint    width)
{
  while (out->len - from < width && is_digit (out->str[from]))
    g_string_insert_c (out, (gssize) from, '0');
}

/* Days since 1970-01-01 to a calendar date (proleptic Gregorian). */
static void
append_civil (GString *out,
              gint64   days,
              gboolean with_day)
{
  gint64 shifted = days + 719468;
  gint64 era = shifted / 146097;
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month = (5 * day_of_year + 2) / 153;
  int day = (int) (day_of_year - (153 * month + 2) / 5 + 1);
  int year = (int) (year_of_era + era * 400);

  month = month < 10 ? month + 3 : month - 9;
  year += month <= 2;
  g_string_append_printf (out, "%04d-%02d", year, (int) month);
  /* A date shown as a month was typed as a whole date unless its day is the first. */
  if (with_day || day != 1)
    g_string_append_printf (out, "-%02d", day);
}

void
exchange_clock_append (GString *out,
                       gint64   seconds)
{
  g_string_append_printf (out, "%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
  if (seconds % 60 != 0)
    g_string_append_printf (out, ":%02d", (int) (seconds % 60));
}

gboolean
exchange_serial_append_date (GString            *out,
                             double              serial,
                             ExchangeNumberStyle style)
{
  gint64 day;
  gint64 seconds;

  if (!(serial >= 0 && serial < LAST_SERIAL + 1))
    return FALSE;
  day = (gint64) floor (serial);
  seconds = llround ((serial - (double) day) * SECONDS);
  if (seconds >= SECONDS)
    {
      day++;
      seconds -= SECONDS;
    }
  if (style == EXCHANGE_STYLE_TIME)
    {
      exchange_clock_append (out, day * SECONDS + seconds);
      return TRUE;
    }
  /* The 1900 system counts a 29 February 1900 that never was; days before it are one off. */
  if (day == 60)
    g_string_append (out, "1900-02-29");
  else
    append_civil (out, day - 25569 + (day < 60 ? 1 : 0), style != EXCHANGE_STYLE_MONTH);
  if (style == EXCHANGE_STYLE_DATETIME && seconds > 0)
    {
      g_string_append_c (out, ' ');
      exchange_clock_append (out, seconds);
    }
  return TRUE;
}

static ExchangeNumberFate
append_styled (GString              *out,
               const char           *raw,
               gsize                 length,
               ExchangeNumberFormat  format,
               gboolean              date1904,
               gboolean              writer_proven)
{
  g_autofree char *copy = g_strndup (raw, length);
  char *end = NULL;
  double serial = g_ascii_strtod (copy, &end);
  gboolean shifted = date1904 && format.style != EXCHANGE_STYLE_TIME;

  if (end == copy || *end != '\0')
    return append_general (out, raw, length, writer_proven);
  if (!exchange_serial_append_date (out, serial + (shifted ? SHIFT_1904 : 0), format.style))
    return append_general (out, raw, length, writer_proven);
  return EXCHANGE_NUMBER_DATE;
}

/**
 * exchange_number_append_text:
 * @raw: the digits as they stand in the file, not ended by NUL
 * @date1904: the workbook counts days from 1904
 * @writer_proven: an earlier number of the file proved that its writer keeps all digits
 *
 * Appends the text a person would see. Integral numbers from 10^15 on keep their raw text.
 */
ExchangeNumberFate
exchange_number_append_text (GString              *out,
                             const char           *raw,
                             gsize                 length,
                             ExchangeNumberFormat  format,
                             gboolean              date1904,
                             gboolean              writer_proven)
{
  ExchangeNumberFate fate;
  gsize from = out->len;
  gsize i = 0;

  if (format.style >= EXCHANGE_STYLE_DATE && format.style <= EXCHANGE_STYLE_DATETIME)
    return append_styled (out, raw, length, format, date1904, writer_proven);

  while (i < length && is_digit (raw[i]))
    i++;
  if (i == length && length > 0 && length <= SAFE_DIGITS && (raw[0] != '0' || length == 1))
    {
      g_string_append_len (out, raw, (gssize) length);
      fate = EXCHANGE_NUMBER_EXACT;
    }
  else
    {
      fate = append_general (out, raw, length, writer_proven);
    }
  if (format.style == EXCHANGE_STYLE_PADDED)
    append_padded (out, from, format.width);
  return fate;
}

gboolean
exchange_text_is_shortened (const char *text,
                            gsize       length)
{
  gsize at = 0;
  gsize digits;

  while (at < length && (is_digit (text[at]) || text[at] == '.'))
    at++;
  digits = at;
  if (digits == 0 || at + 2 >= length || (text[at] != 'E' && text[at] != 'e') || text[at + 1] != '+')
    return FALSE;
  for (at += 2; at < length; at++)
    if (!is_digit (text[at]))
      return FALSE;
  return TRUE;
}
