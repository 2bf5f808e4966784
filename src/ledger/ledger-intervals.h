/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that each hold from one day to another: what held on a day, what changed between two. */
#pragma once

#include "ledger-query.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * LedgerIntervals:
 * @reg: the register whose rows are intervals
 * @subject: reference to the row whose state it is; @event: choice that says what happened
 * @was_state, @was_group: before the interval; @state, @group: while it lasts
 * @since, @until: first day, and the day after the last one
 * @counted: the state that @balance counts
 * @balance: table of monthly changes (month, group, change) kept by the schema's triggers
 */
typedef struct
{
  const LedgerRegister *reg;
  guint                 subject;
  guint                 event;
  guint                 was_state;
  guint                 was_group;
  guint                 state;
  guint                 group;
  guint                 since;
  guint                 until;
  const char           *counted;
  const char           *balance;
} LedgerIntervals;

/**
 * LedgerIntervalChange:
 * @traits: bit i is set where the subject meets the i-th trait asked for
 *
 * One change, borrowed for the time of the call. Groups are 0 for none, states %NULL for none.
 */
typedef struct
{
  gint64      row;
  gint64      subject;
  const char *event;
  const char *since;
  const char *was_state;
  gint64      was_group;
  const char *state;
  gint64      group;
  guint       traits;
} LedgerIntervalChange;

/* Days are "YYYY-MM-DD". All answers are about live rows. */

/* Subjects in the counted state on a day: group (gint64 *) -> number, groups without any left out. */
GHashTable *ledger_intervals_count       (LedgerStore           *store,
                                          const LedgerIntervals *intervals,
                                          const char            *day,
                                          GError               **error);
/* (element-type gint64): subjects in @state on a day, by id; @groups (nullable) (element-type gint64). */
GArray     *ledger_intervals_list        (LedgerStore           *store,
                                          const LedgerIntervals *intervals,
                                          const char            *day,
                                          const char            *state,
                                          const GArray          *groups,
                                          GError               **error);
/* The same counted: group (gint64 *) -> guint[1 + n_traits]: all, then those with each trait. A trait
 * is a condition on the subject's own row as it is today. */
GHashTable *ledger_intervals_tally       (LedgerStore           *store,
                                          const LedgerIntervals *intervals,
                                          const char            *day,
                                          const char            *state,
                                          const LedgerFilter    *traits,
                                          guint                  n_traits,
                                          GError               **error);
/* Calls @visit for every subject in @state on a day, in order of id, until it returns FALSE; bit i of @traits is set
 * where it meets the i-th trait. */
gboolean    ledger_intervals_each_held   (LedgerStore           *store,
                                          const LedgerIntervals *intervals,
                                          const char            *day,
                                          const char            *state,
                                          const LedgerFilter    *traits,
                                          guint                  n_traits,
                                          gboolean             (*visit) (gint64   subject,
                                                                         gint64   group,
                                                                         guint    traits,
                                                                         gpointer data),
                                          gpointer               data,
                                          GError               **error);
/* Calls @visit for every change from @from to @to, both counted, in order of day; until it returns FALSE. */
gboolean    ledger_intervals_each_change (LedgerStore           *store,
                                          const LedgerIntervals *intervals,
                                          const char            *from,
                                          const char            *to,
                                          const LedgerFilter    *traits,
                                          guint                  n_traits,
                                          gboolean             (*visit) (const LedgerIntervalChange *change,
                                                                         gpointer                    data),
                                          gpointer               data,
                                          GError               **error);
/* Sentences where the monthly changes do not agree with the rows; for `check`. */
gboolean    ledger_intervals_prove       (LedgerStore           *store,
                                          const LedgerIntervals *intervals,
                                          GPtrArray             *findings,
                                          GError               **error);

G_END_DECLS
