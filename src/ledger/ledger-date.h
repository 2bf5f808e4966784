/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: read in every spelling clerks use, stored as ISO text, reckoned by the Civil Code. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LedgerDateStyle:
 * @LEDGER_DATE_ISO: 2024-05-06
 * @LEDGER_DATE_SLASHES: 2024/05/06
 * @LEDGER_DATE_DOTS: 2024.05.06
 * @LEDGER_DATE_CHINESE: 2024年5月6日
 * @LEDGER_DATE_CAPITALS: 二〇二四年五月六日
 * @LEDGER_DATE_COMPACT: 20240506
 */
typedef enum
{
  LEDGER_DATE_ISO,
  LEDGER_DATE_SLASHES,
  LEDGER_DATE_DOTS,
  LEDGER_DATE_CHINESE,
  LEDGER_DATE_CAPITALS,
  LEDGER_DATE_COMPACT,
} LedgerDateStyle;

/* "YYYY-MM-DD", or "YYYY-MM" where @month_allowed; %LEDGER_ERROR_VALUE with a Chinese sentence. */
gboolean ledger_date_parse        (const char      *text,
                                   gboolean         month_allowed,
                                   char           **iso,
                                   GError         **error);
/* "YYYY-MM-DD HH:MM"; a text without a time of day is refused. */
gboolean ledger_datetime_parse    (const char      *text,
                                   char           **iso,
                                   GError         **error);
/* "HH:MM" of "9:00", "0900", "9点半", "下午2:30"; %LEDGER_ERROR_VALUE with a Chinese sentence. */
gboolean ledger_time_parse        (const char      *text,
                                   char           **time,
                                   GError         **error);
/* A month shows as a month; what is no date comes back as it is. Caller frees. */
char    *ledger_date_show         (const char      *iso,
                                   LedgerDateStyle  style);

/* Day number (Julian, of GDate) of "YYYY-MM-DD"; of a month its first day; 0 for anything else. */
guint    ledger_date_get_day      (const char      *iso);
/* The reverse; %NULL for 0. Caller frees. */
char    *ledger_date_from_day     (guint            day);
gboolean ledger_date_is_day       (const char      *iso);

/* %NULL when @iso is no date. Months and years keep the day number, or take the month's last day. */
char    *ledger_date_add_days     (const char      *iso,
                                   int              n);
char    *ledger_date_add_months   (const char      *iso,
                                   int              n);
char    *ledger_date_add_years    (const char      *iso,
                                   int              n);
/* @to - @from in days; 0 when one is no date. */
int      ledger_date_days_between (const char      *from,
                                   const char      *to);
/* Full years of age on a day, -1 when unknown or not yet born. */
int      ledger_date_get_age      (const char      *birth,
                                   const char      *on);
/* A spreadsheet's day number: 1900 system with its false 29 February 1900, or the 1904 system. */
char    *ledger_date_from_serial  (double           serial,
                                   gboolean         since_1904);

G_END_DECLS
