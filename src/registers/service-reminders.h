/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务提醒: who has reached the next star, and which activities are over without their hours being approved. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

gboolean service_reminders_find_reached    (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *service_reminders_say_reached     (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);
/* Due on the day after the activity ended. */
gboolean service_reminders_find_unapproved (const ReminderLook *look,
                                            GArray             *hits,
                                            GError            **error);
char    *service_reminders_say_unapproved  (const ReminderLook *look,
                                            LedgerRecord       *record,
                                            const ReminderHit  *hit);

G_END_DECLS
