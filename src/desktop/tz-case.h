/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mediation case has above its fields: where it stands, what comes next, what must be done until when. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_CASE (tz_case_get_type ())
/* Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzCase, tz_case, TZ, CASE, GtkWidget)

GtkWidget *tz_case_new     (TzFields   *fields);
/* After each tz_fields_set_register (). */
void       tz_case_dress   (TzCase     *self);
/* Hidden for other registers. @edit: %NULL between two edits. */
void       tz_case_show    (TzCase     *self,
                            LedgerEdit *edit,
                            gboolean    editable);
/* After the edit was checked: days may be other. */
void       tz_case_refresh (TzCase     *self);

G_END_DECLS
