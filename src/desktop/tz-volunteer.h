/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a volunteer has done, in the record: hours by year, stars, every approved service, and a certificate of it. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_VOLUNTEER (tz_volunteer_get_type ())
/* Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzVolunteer, tz_volunteer, TZ, VOLUNTEER, GtkWidget)

GtkWidget *tz_volunteer_new  (void);
/* Hours, stars and the certificate in one line, to stand where it is always seen. */
GtkWidget *tz_volunteer_get_bar (TzVolunteer *self);
/* Hidden for other registers, new rows and @edit %NULL. */
void       tz_volunteer_show (TzVolunteer *self,
                              LedgerEdit  *edit);

G_END_DECLS
