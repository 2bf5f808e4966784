/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难帮扶提醒: who was not called on or looked at again for a year, notices that end, aid not paid, matters promised. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

/* Files that are 在档 without a call for a year, a month ahead. */
gboolean hardship_reminders_find_unvisited (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *hardship_reminders_say_unvisited  (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);
gboolean hardship_reminders_find_reviews   (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *hardship_reminders_say_review     (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);
/* Due on the day after the last one. */
gboolean hardship_reminders_find_notices   (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *hardship_reminders_say_notice     (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);
/* Approved and not paid, or paid and not signed for: due thirty days after the approval. */
gboolean hardship_reminders_find_unpaid    (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *hardship_reminders_say_unpaid     (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);
gboolean hardship_reminders_find_taken     (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *hardship_reminders_say_taken      (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);

G_END_DECLS
