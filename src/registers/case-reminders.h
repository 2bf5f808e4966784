/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 劳动争议提醒: deadlines of cases, agreements to be performed, certificates and terms of mediators; and the list 今日. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

/* The nearest deadline of each case that has one. */
gboolean case_reminders_find_clock     (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *case_reminders_say_clock      (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);
/* Terms of agreements that are not performed, an instalment each. */
gboolean case_reminders_find_terms     (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *case_reminders_say_term       (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);
/* 集体争议 that were not reported yet. */
gboolean case_reminders_find_reports   (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *case_reminders_say_report     (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);
/* Mediators in office whose certificate or appointment ends. */
gboolean case_reminders_find_mediators (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *case_reminders_say_mediator   (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);

/* Where a matter of 今日 stands. */
typedef enum
{
  CASE_TODAY_OVERDUE,
  CASE_TODAY_NOW,
  CASE_TODAY_WEEK,
} CaseTodayWhen;

/**
 * CaseTodayItem:
 * @case_id: the case
 * @when: overdue, today, or within the seven days after today
 * @due: "YYYY-MM-DD"
 * @code: (nullable): of the deadline, %NULL for a term of an agreement
 * @subject: "机工调登〔2026〕1号 张三与…争议"
 * @text: what is due
 */
typedef struct
{
  gint64         case_id;
  CaseTodayWhen  when;
  char           due[11];
  char          *code;
  char          *subject;
  char          *text;
} CaseTodayItem;

/* (element-type CaseTodayItem): what is overdue, due today and due this week, by day. Caller unrefs. */
GPtrArray  *case_today_list      (LedgerStore   *store,
                                  GError       **error);
/* "已逾期", "今天到期", "七天内到期". */
const char *case_today_get_title (CaseTodayWhen  when);

G_END_DECLS
