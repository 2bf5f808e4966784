/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of 慰问帮扶 have beside their fields: the line of steps, the limit, the people of a batch. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_AID (tz_aid_get_type ())
/* Stands between the head of a record and its fields. Signals: "message" (const char *sentence),
 * "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzAid, tz_aid, TZ, AID, GtkWidget)

/* Puts its other parts below @fields, and below what they show. */
GtkWidget *tz_aid_new     (TzFields   *fields);
/* After each tz_fields_set_register (). */
void       tz_aid_dress   (TzAid      *self);
/* @edit: what the fields show; %NULL: nothing. */
void       tz_aid_show    (TzAid      *self,
                           LedgerEdit *edit,
                           gboolean    editable);
/* After the edit was checked. */
void       tz_aid_refresh (TzAid      *self);

G_END_DECLS
