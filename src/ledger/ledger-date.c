/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as they are stored, shown and reckoned. */
#include "ledger-date.h"

#include <stdio.h>
#include <string.h>

static const char *const numerals[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* Day of a month is 0 for "YYYY-MM". */
static gboolean
split (const char *iso,
       guint      *year,
       guint      *month,
       guint      *day)
{
  gsize length = iso != NULL ? strlen (iso) : 0;

  *day = 0;
  if ((length != 7 && length != 10) || iso[4] != '-' || (length == 10 && iso[7] != '-'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;
  *year = (guint) g_ascii_strtoull (iso, NULL, 10);
  *month = (guint) g_ascii_strtoull (iso + 5, NULL, 10);
  if (length == 10)
    *day = (guint) g_ascii_strtoull (iso + 8, NULL, 10);
  return g_date_valid_dmy (length == 10 ? (GDateDay) *day : 1, (GDateMonth) *month, (GDateYear) *year);
}

static gboolean
read_date (const char *iso,
           GDate      *date)
{
  guint year, month, day;

  if (!split (iso, &year, &month, &day))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day > 0 ? (GDateDay) day : 1, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_date (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

static void
append_numeral (GString *out,
                guint    n)
{
  if (n >= 20)
    g_string_append (out, numerals[n / 10]);
  if (n >= 10)
    g_string_append (out, "十");
  if (n % 10 > 0)
    g_string_append (out, numerals[n % 10]);
}

static char *
show_capitals (guint year,
               guint month,
               guint day)
{
  GString *out = g_string_new (NULL);

  for (guint unit = 1000; unit > 0; unit /= 10)
    g_string_append (out, numerals[year / unit % 10]);
  g_string_append (out, "年");
  append_numeral (out, month);
  g_string_append (out, "月");
  if (day > 0)
    {
      append_numeral (out, day);
      g_string_append (out, "日");
    }
  return g_string_free (out, FALSE);
}

static char *
show_chinese (guint year,
              guint month,
              guint day)
{
  if (day > 0)
    return g_strdup_printf ("%u年%u月%u日", year, month, day);
  return g_strdup_printf ("%u年%u月", year, month);
}

static char *
show_joined (guint       year,
             guint       month,
             guint       day,
             const char *joint)
{
  if (day > 0)
    return g_strdup_printf ("%04u%s%02u%s%02u", year, joint, month, joint, day);
  return g_strdup_printf ("%04u%s%02u", year, joint, month);
}

/**
 * ledger_date_show:
 * @iso: (nullable): a stored date
 * @style: how it is written
 *
 * Returns: (transfer full): the date in words; @iso itself when it is none
 */
char *
ledger_date_show (const char      *iso,
                  LedgerDateStyle  style)
{
  guint year, month, day;

  if (!split (iso, &year, &month, &day))
    return g_strdup (iso != NULL ? iso : "");
  switch (style)
    {
    case LEDGER_DATE_SLASHES:
      return show_joined (year, month, day, "/");
    case LEDGER_DATE_DOTS:
      return show_joined (year, month, day, ".");
    case LEDGER_DATE_CHINESE:
      return show_chinese (year, month, day);
    case LEDGER_DATE_CAPITALS:
      return show_capitals (year, month, day);
    case LEDGER_DATE_COMPACT:
      return show_joined (year, month, day, "");
    case LEDGER_DATE_ISO:
    default:
      return g_strdup (iso);
    }
}

/**
 * ledger_date_get_day:
 * @iso: (nullable): a stored date
 *
 * Returns: its Julian day number, of a month that of its first day, 0 when it is no date
 */
guint
ledger_date_get_day (const char *iso)
{
  GDate date;

  return read_date (iso, &date) ? g_date_get_julian (&date) : 0;
}

/**
 * ledger_date_from_day:
 * @day: Julian day number
 *
 * Returns: (transfer full) (nullable): the date, %NULL for 0 and beyond the year 9999
 */
char *
ledger_date_from_day (guint day)
{
  GDate date;

  /* 9999-12-31: four digits are what the file holds. */
  if (day == 0 || day > 3652059)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return write_date (&date);
}

/**
 * ledger_date_is_day:
 * @iso: (nullable): a stored date
 *
 * Returns: %TRUE for a whole, possible "YYYY-MM-DD"
 */
gboolean
ledger_date_is_day (const char *iso)
{
  guint year, month, day;

  return split (iso, &year, &month, &day) && day > 0;
}

/**
 * ledger_date_add_days:
 * @iso: a stored date
 * @n: days, may be negative
 *
 * Returns: (transfer full) (nullable): the day; the start is not counted
 */
char *
ledger_date_add_days (const char *iso,
                      int         n)
{
  guint day = ledger_date_get_day (iso);

  if (day == 0 || (gint64) day + n <= 0)
    return NULL;
  return ledger_date_from_day ((guint) ((gint64) day + n));
}

/**
 * ledger_date_add_months:
 * @iso: a stored date
 * @n: months, may be negative
 *
 * A period in months ends on the same day of the month, and where there is none on the month's
 * last day (Civil Code, article 202). A date known to the month stays so.
 *
 * Returns: (transfer full) (nullable): the date
 */
char *
ledger_date_add_months (const char *iso,
                        int         n)
{
  guint  year, month, day;
  gint64 count;

  if (!split (iso, &year, &month, &day))
    return NULL;
  count = (gint64) year * 12 + month - 1 + n;
  if (count < 12 || count >= 10000 * 12)
    return NULL;
  year = (guint) (count / 12);
  month = (guint) (count % 12) + 1;
  if (day == 0)
    return show_joined (year, month, 0, "-");
  return show_joined (year, month,
                      MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)), "-");
}

/**
 * ledger_date_add_years:
 * @iso: a stored date
 * @n: years, may be negative
 *
 * Returns: (transfer full) (nullable): the same day of that year; of 29 February the 28th where
 *   the year has none (Civil Code, article 202)
 */
char *
ledger_date_add_years (const char *iso,
                       int         n)
{
  return ABS (n) < 10000 ? ledger_date_add_months (iso, n * 12) : NULL;
}

/**
 * ledger_date_days_between:
 * @from: a stored date
 * @to: a stored date
 *
 * Returns: days from one to the other, negative when @to is earlier, 0 when one is no date
 */
int
ledger_date_days_between (const char *from,
                          const char *to)
{
  guint a = ledger_date_get_day (from);
  guint b = ledger_date_get_day (to);

  return a > 0 && b > 0 ? (int) b - (int) a : 0;
}

/**
 * ledger_date_get_age:
 * @birth: a stored date; of a month its first day counts
 * @on: the day of reckoning
 *
 * Returns: completed years (周岁), the birthday included; -1 when unknown or not yet born
 */
int
ledger_date_get_age (const char *birth,
                     const char *on)
{
  guint            born = ledger_date_get_day (birth);
  guint            day = ledger_date_get_day (on);
  int              years;
  g_autofree char *birthday = NULL;

  if (born == 0 || day < born)
    return -1;
  years = (int) (g_ascii_strtoull (on, NULL, 10) - g_ascii_strtoull (birth, NULL, 10));
  /* Only whoever is born on a leap day has birthdays on another one. */
  if (!g_str_has_suffix (birth, "-02-29"))
    return strcmp (on + strlen ("2026"), birth + strlen ("2026")) < 0 ? years - 1 : years;
  birthday = ledger_date_add_years (birth, years);
  return ledger_date_get_day (birthday) > day ? years - 1 : years;
}

/**
 * ledger_date_from_serial:
 * @serial: a cell's number; the time of day is dropped
 * @since_1904: the workbook counts from 1 January 1904
 *
 * Returns: (transfer full) (nullable): the date, %NULL for a number that is none, the 60 of the
 *   1900 system among them: spreadsheets believe in 29 February 1900
 */
char *
ledger_date_from_serial (double   serial,
                         gboolean since_1904)
{
  GDate base;

  if (!(serial >= (since_1904 ? 0.0 : 1.0)) || serial >= 2958466.0)
    return NULL;
  if (!since_1904 && serial >= 60.0 && serial < 61.0)
    return NULL;
  g_date_clear (&base, 1);
  if (since_1904)
    g_date_set_dmy (&base, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&base, serial < 60.0 ? 31 : 30, G_DATE_DECEMBER, 1899);
  return ledger_date_from_day (g_date_get_julian (&base) + (guint) serial);
}
