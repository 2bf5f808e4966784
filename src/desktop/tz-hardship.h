/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hardship file has come to, in its record: the level found beside the one chosen, what is due, what was given. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_HARDSHIP (tz_hardship_get_type ())
/* Stands below the fields: visits and calls. Signals: "message" (const char *sentence), "open" (const char *register_id,
 * gint64 id). */
G_DECLARE_FINAL_TYPE (TzHardship, tz_hardship, TZ, HARDSHIP, GtkWidget)

/* Puts itself below @fields. */
GtkWidget *tz_hardship_new     (TzFields   *fields);
/* Level, sums and the button for what is entered next, to stand where it is always seen. */
GtkWidget *tz_hardship_get_bar (TzHardship *self);
/* Hidden for other registers and new rows. @edit: %NULL between two edits. */
void       tz_hardship_show    (TzHardship *self,
                                LedgerEdit *edit,
                                gboolean    editable);
/* After the edit was checked: what was reckoned may be other, and somebody of the family be in another file. */
void       tz_hardship_refresh (TzHardship           *self,
                                const LedgerProblems *problems);

G_END_DECLS
