/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clerk has to look at: terms and certificates that end, ages that are reached, dues not paid. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Months looked ahead unless said otherwise. */
#define REMINDERS_MONTHS 6

/**
 * ReminderLook:
 * @today: "YYYY-MM-DD"
 * @until: the last day looked at, so many months after @today
 */
typedef struct
{
  LedgerStore *store;
  char        *today;
  char        *until;
} ReminderLook;

/**
 * ReminderHit:
 * @id: row of the source's register, 0 for none
 * @date: "YYYY-MM-DD" or "YYYY-MM": when it is due, past when overdue; "" when long ago
 */
typedef struct
{
  gint64 id;
  char   date[12];
} ReminderHit;

/**
 * ReminderSource:
 * @id: stable name
 * @title: kind of reminder, in words
 * @basis: the law or rule
 * @reg: whose rows the hits are
 * @find: appends ReminderHits by date; asks the file only for what it lists, so that millions of
 *   rows take no longer than the hits
 * @say: a sentence about one hit; @record: %NULL where the hit has no row; caller frees
 */
typedef struct
{
  const char           *id;
  const char           *title;
  const char           *basis;
  const LedgerRegister *reg;
  gboolean            (*find) (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
  char               *(*say)  (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);
} ReminderSource;

ReminderLook         *reminder_look_new    (LedgerStore           *store,
                                            guint                  months);
void                  reminder_look_free   (ReminderLook          *look);

/* In the order in which they are shown. */
const ReminderSource *reminders_get_sources (guint                *n);
/* (element-type ReminderHit), by date. Caller frees. */
GArray               *reminders_find       (const ReminderSource  *source,
                                            const ReminderLook    *look,
                                            GError               **error);
/* Who or what a hit is about, and what is to be said; FALSE when its row is gone. Callers free. */
gboolean              reminders_describe   (const ReminderSource  *source,
                                            const ReminderLook    *look,
                                            const ReminderHit     *hit,
                                            char                 **subject,
                                            char                 **sentence);

/* For sources: appends the rows of a query as due on @date. */
gboolean              reminder_add_query   (const ReminderLook    *look,
                                            const LedgerQuery     *query,
                                            const char            *date,
                                            GArray                *hits,
                                            GError               **error);
/* The same for a register whose date field itself is when it is due, not after the look-ahead. */
gboolean              reminder_add_dated   (const ReminderLook    *look,
                                            LedgerQuery           *query,
                                            guint                  field,
                                            GArray                *hits,
                                            GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReminderLook, reminder_look_free)

G_END_DECLS
