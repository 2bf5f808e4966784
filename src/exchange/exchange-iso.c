/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the moments and durations of a workbook's XML; seconds are rounded, for many are sums of fractions. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange-iso.h"

#define SECONDS    86400
/* Longer spans are damage. */
#define MAX_AMOUNT 1e7

/* Two digits; -1 when they are not. */
static int
read_two (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) ? (at[0] - '0') * 10 + (at[1] - '0') : -1;
}

/* "HH:MM", "HH:MM:SS", "HH:MM:SS.fff" in whole seconds; -1 when it is no time of day. */
static int
read_clock (const char *at)
{
  int hour = read_two (at);
  int minute = hour >= 0 && at[2] == ':' ? read_two (at + 3) : -1;
  int seconds;

  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return -1;
  seconds = hour * 3600 + minute * 60;
  if (at[5] == ':' && read_two (at + 6) >= 0)
    seconds += (int) lround (MIN (g_ascii_strtod (at + 6, NULL), 60));
  return seconds;
}

static gboolean
read_day (const char *value,
          GDate      *date)
{
  int century = read_two (value);
  int year = century >= 0 ? read_two (value + 2) : -1;
  int month = year >= 0 && value[4] == '-' ? read_two (value + 5) : -1;
  int day = month >= 0 && value[7] == '-' ? read_two (value + 8) : -1;

  if (day < 0 || !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) (century * 100 + year)))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) (century * 100 + year));
  return TRUE;
}

gboolean
exchange_iso_append_moment (GString             *out,
                            const char          *value,
                            ExchangeNumberStyle  style)
{
  GDate date;
  int seconds;

  if (!read_day (value, &date))
    return FALSE;
  seconds = value[10] == 'T' || value[10] == ' ' ? MAX (read_clock (value + 11), 0) : 0;
  /* A time of day alone is written as one of the day a workbook counts from. */
  if (style == EXCHANGE_STYLE_TIME || (seconds > 0 && g_date_get_year (&date) < 1900 && style != EXCHANGE_STYLE_DATE))
    {
      exchange_clock_append (out, seconds);
      return TRUE;
    }
  if (seconds >= SECONDS)
    {
      g_date_add_days (&date, 1);
      seconds = 0;
    }
  g_string_append_printf (out, "%04d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date));
  if (style != EXCHANGE_STYLE_MONTH || g_date_get_day (&date) != 1)
    g_string_append_printf (out, "-%02d", g_date_get_day (&date));
  if (seconds > 0 && style != EXCHANGE_STYLE_DATE && style != EXCHANGE_STYLE_MONTH)
    {
      g_string_append_c (out, ' ');
      exchange_clock_append (out, seconds);
    }
  return TRUE;
}

gboolean
exchange_iso_append_duration (GString    *out,
                              const char *value)
{
  double seconds = 0;
  gboolean clock = FALSE;

  if (*value++ != 'P')
    return FALSE;
  while (*value != '\0')
    {
      char *end;
      double amount;

      if (*value == 'T' && !clock)
        {
          clock = TRUE;
          value++;
          continue;
        }
      amount = g_ascii_isdigit (*value) ? g_ascii_strtod (value, &end) : -1;
      if (amount < 0 || amount > MAX_AMOUNT)
        return FALSE;
      if (*end == 'D' && !clock)
        amount *= SECONDS;
      else if (*end == 'H' && clock)
        amount *= 3600;
      else if (*end == 'M' && clock)
        amount *= 60;
      else if (*end != 'S' || !clock)
        return FALSE;
      seconds += amount;
      value = end + 1;
    }
  exchange_clock_append (out, llround (seconds));
  return TRUE;
}
