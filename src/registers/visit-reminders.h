/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 提醒 about condolence visits: approved and not paid, paid and not signed, and members never visited. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

/* 审批后未发放: due thirty days after the approval. */
gboolean visit_reminders_find_unpaid   (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *visit_reminders_say_unpaid    (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);
/* 签收超30日: due thirty days after the payment. */
gboolean visit_reminders_find_unsigned (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *visit_reminders_say_unsigned  (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);
/* 从未慰问: members in state A without any visit that counts; nobody while no visit at all is recorded. */
gboolean visit_reminders_find_never    (const ReminderLook *look,
                                        GArray             *hits,
                                        GError            **error);
char    *visit_reminders_say_never     (const ReminderLook *look,
                                        LedgerRecord       *record,
                                        const ReminderHit  *hit);

G_END_DECLS
