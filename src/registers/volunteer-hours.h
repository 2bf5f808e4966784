/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 服务时长: from sign-in and sign-out to the minutes that count. Arithmetic only; everything in minutes. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

#define SERVICE_DEFAULT_UNIT  6
#define SERVICE_DEFAULT_GRACE 30
/* Nobody serves longer without a break: a day's date was mistyped. */
#define SERVICE_MOST_MINUTES  (24 * 60)
/* More in one day is doubtful. */
#define SERVICE_LONG_DAY      (16 * 60)

/**
 * ServiceRule:
 * @unit: approved minutes are a multiple of it: 6, 30 or 60
 * @cap: the most that counts for one person a day, 0 for no end
 * @grace: how far from the activity's own times somebody may sign in or out
 * @second: who approves is not who recorded
 */
typedef struct
{
  gint64   unit;
  gint64   cap;
  gint64   grace;
  gboolean second;
} ServiceRule;

/* As the union has set it; what it has not set is the default. */
void     service_rule_load      (LedgerStore       *store,
                                 ServiceRule       *rule);

/* Minutes since a fixed moment of "YYYY-MM-DD HH:MM"; 0 for anything else. */
gint64   service_get_stamp      (const char        *datetime);
/* "HH:MM" put on the day of @start; a time before @after (%NULL: none) is one of the next day. Caller frees. */
char    *service_dup_completed  (const char        *start,
                                 const char        *time,
                                 const char        *after);
/* From @in to @out without @deduct; negative when they do not follow each other. Both must be moments. */
gint64   service_count_raw      (const char        *in,
                                 const char        *out,
                                 gint64             deduct);
/* To the nearest multiple of the unit, halves up. */
gint64   service_round          (gint64             raw,
                                 gint64             unit);
/* What of @raw counts when @before already count for the person that day: rounded, and never more than the
 * cap's whole units. */
gint64   service_approve        (const ServiceRule *rule,
                                 gint64             raw,
                                 gint64             before);
/* "573" or "37.5" hours; with a unit of six minutes always exact. Caller frees. */
char    *service_dup_hours      (gint64             minutes);

G_END_DECLS
