/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days: weekends, the State Council's yearly notices, and counting periods over them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LedgerCalendar LedgerCalendar;

/**
 * LedgerDayType:
 * @LEDGER_DAY_OFF: a day off by the year's notice
 * @LEDGER_DAY_WORK: a make-up working day
 * @LEDGER_DAY_STATUTORY: a statutory day of a year whose notice is not known yet
 */
typedef enum
{
  LEDGER_DAY_OFF,
  LEDGER_DAY_WORK,
  LEDGER_DAY_STATUTORY,
} LedgerDayType;

/* With the years that come with the program. */
LedgerCalendar *ledger_calendar_new            (void);
void            ledger_calendar_free           (LedgerCalendar  *self);

/* A later row for the same day replaces the earlier. %LEDGER_ERROR_VALUE for no day. */
gboolean        ledger_calendar_add            (LedgerCalendar  *self,
                                                const char      *date,
                                                LedgerDayType    type,
                                                const char      *name,
                                                GError         **error);
/* Lines `date,type,name`; type is off, work or statutory, or 休 or 班; `#` begins a comment.
 * All lines or none; the error names the line. */
gboolean        ledger_calendar_add_csv        (LedgerCalendar  *self,
                                                const char      *csv,
                                                GError         **error);

gboolean        ledger_calendar_is_off         (LedgerCalendar  *self,
                                                const char      *date);
/* "国庆节" for a day of the table, else %NULL. */
const char     *ledger_calendar_get_name       (LedgerCalendar  *self,
                                                const char      *date);
/* %FALSE: the year's notice is not in the table, working days are guessed by weekends. */
gboolean        ledger_calendar_knows_year     (LedgerCalendar  *self,
                                                guint            year);
/* The sentence for periods that touch a year without a notice, or %NULL. Caller frees. */
char           *ledger_calendar_dup_warning    (LedgerCalendar  *self,
                                                const char      *from,
                                                const char      *to);

/* @n working days after (before, when negative) @date, which is never counted. %NULL when it is
 * no date. Callers free. */
char           *ledger_calendar_add_workdays   (LedgerCalendar  *self,
                                                const char      *date,
                                                int              n);
/* @n calendar days after @date, moved to the next working day; @raw (out) (optional): unmoved. */
char           *ledger_calendar_add_days       (LedgerCalendar  *self,
                                                const char      *date,
                                                int              n,
                                                char           **raw);
/* The first working day from @date on. */
char           *ledger_calendar_move           (LedgerCalendar  *self,
                                                const char      *date);
/* Working days from @from to @to, both counted. */
guint           ledger_calendar_count_workdays (LedgerCalendar  *self,
                                                const char      *from,
                                                const char      *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerCalendar, ledger_calendar_free)

G_END_DECLS
