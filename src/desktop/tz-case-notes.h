/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else a clerk should know of a case: the same people in other cases, which moments of the limitation only he can enter. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_CASE_NOTES (tz_case_notes_get_type ())
/* Signal: "open" (gint64 id), another case. */
G_DECLARE_FINAL_TYPE (TzCaseNotes, tz_case_notes, TZ, CASE_NOTES, GtkWidget)

GtkWidget *tz_case_notes_new  (void);
/* As the case was saved; hidden where there is nothing to say. */
void       tz_case_notes_show (TzCaseNotes *self,
                               LedgerEdit  *edit);

G_END_DECLS
