/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms and certificates of organisations and officers that end: sources of reminders. */
#pragma once

#include "reminders.h"

G_BEGIN_DECLS

gboolean terms_find_elections (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *terms_say_election   (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);
gboolean terms_find_legal     (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *terms_say_legal      (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);
gboolean terms_find_officers  (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *terms_say_officer    (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);
gboolean terms_find_certs     (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error);
char    *terms_say_cert       (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit);

G_END_DECLS
