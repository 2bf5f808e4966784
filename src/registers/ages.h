/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members who come to the statutory retirement age, are over it, or are minors: sources of reminders. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

gboolean ages_find_retiring   (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *ages_say_retiring    (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);
gboolean ages_find_over       (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *ages_say_over        (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);
gboolean ages_find_minors     (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *ages_say_minor       (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);

G_END_DECLS
