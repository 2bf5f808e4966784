/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 附件 in the record: photographs and scans of the row; added, looked at, taken out into a folder, removed. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_ATTACHMENTS (tz_attachments_get_type ())
/* Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzAttachments, tz_attachments, TZ, ATTACHMENTS, GtkWidget)

/* Stands below the fields; files dropped on @fields are added. */
GtkWidget *tz_attachments_new  (TzFields      *fields);
/* Hidden for registers without attachments, new rows and rows of the bin. @edit: %NULL between two edits. */
void       tz_attachments_show (TzAttachments *self,
                                LedgerEdit    *edit,
                                gboolean       editable);

G_END_DECLS
