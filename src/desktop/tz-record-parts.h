/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records of some registers have beside their fields, made by hand: one place that knows them all. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_RECORD_PARTS (tz_record_parts_get_type ())
/* Stands between the head of a record and its fields. Signals: "message" (const char *sentence),
 * "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzRecordParts, tz_record_parts, TZ, RECORD_PARTS, GtkWidget)

/* Puts other parts below @fields, and below what they show. */
GtkWidget *tz_record_parts_new     (TzFields      *fields);
/* After each tz_fields_set_register (). */
void       tz_record_parts_dress   (TzRecordParts *self);
/* @edit: what the fields show; %NULL: nothing. */
void       tz_record_parts_show    (TzRecordParts *self,
                                    LedgerEdit    *edit,
                                    gboolean       editable);
/* After the edit was checked. @problems: what the check found. */
void       tz_record_parts_refresh (TzRecordParts        *self,
                                    const LedgerProblems *problems);
/* For the parts: what follows reads the file, so what is typed goes there first. %FALSE when something is in the way,
 * which is shown then. @part: below a record. */
gboolean   tz_record_parts_save    (GtkWidget     *part);

G_END_DECLS
