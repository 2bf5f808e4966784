/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 借调、服兵役、脱产学习: who is away, for how long, and who should be back; reminders about members. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

/* 《工会会员会籍管理办法》: after so many months the relation may move to the union of the host. */
#define SECONDMENT_MONTHS 6

/* 借调满六个月: due on the day the six months are full. */
gboolean secondments_find_long   (const ReminderLook *look,
                                  GArray             *hits,
                                  GError            **error);
char    *secondments_say_long    (const ReminderLook *look,
                                  LedgerRecord       *record,
                                  const ReminderHit  *hit);
/* 期满: due on the day of return that was foreseen. */
gboolean secondments_find_ending (const ReminderLook *look,
                                  GArray             *hits,
                                  GError            **error);
char    *secondments_say_ending  (const ReminderLook *look,
                                  LedgerRecord       *record,
                                  const ReminderHit  *hit);

G_END_DECLS
