/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record of an activity or a volunteer has beside its fields. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_SERVICE (tz_service_get_type ())
/* Stands between the head of a record and its fields. Signals: "message" (const char *sentence),
 * "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzService, tz_service, TZ, SERVICE, GtkWidget)

/* Puts its other parts below @fields, and below what they show. */
GtkWidget *tz_service_new     (TzFields   *fields);
/* After each tz_fields_set_register (). */
void       tz_service_dress   (TzService  *self);
/* @edit: what the fields show; %NULL: nothing. */
void       tz_service_show    (TzService  *self,
                               LedgerEdit *edit,
                               gboolean    editable);
/* After the edit was checked. */
void       tz_service_refresh (TzService  *self);

G_END_DECLS
