/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record on screen: seen, changed, saved as a whole. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"
#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_RECORD (tz_record_get_type ())
/*
 * Signals: "saved" (gint64 id), "message" (const char *sentence),
 * "open" (const char *register_id, gint64 id) when a reference is followed.
 */
G_DECLARE_FINAL_TYPE (TzRecord, tz_record, TZ, RECORD, GtkWidget)

GtkWidget   *tz_record_new        (void);
void         tz_record_set_store  (TzRecord             *self,
                                   LedgerStore          *store);
/* @id 0: a new row. Unsaved changes of the row shown before are kept as a draft; an earlier draft
 * of this one comes back. %FALSE when there is no such row. */
gboolean     tz_record_show       (TzRecord             *self,
                                   const LedgerRegister *reg,
                                   gint64                id);
/* A new row that begins with what is known elsewhere; no draft is brought back. Takes @edit, of a row that is in no file. */
void         tz_record_show_new   (TzRecord             *self,
                                   LedgerEdit           *edit);
/* %TRUE when everything is in the file; else what stands in the way is shown and said. */
gboolean     tz_record_save       (TzRecord             *self);
gboolean     tz_record_is_changed (TzRecord             *self);
/* Back to what is in the file; a draft is forgotten. */
void         tz_record_revert     (TzRecord             *self);
/* The same for a window that is closed: nothing is kept as a draft afterwards. */
void         tz_record_give_up    (TzRecord             *self);
/* Unmasks sensitive fields. */
void         tz_record_set_full   (TzRecord             *self,
                                   gboolean              full);

/* For tests and for panels beside the fields. */
LedgerStore *tz_record_get_store  (TzRecord             *self);
LedgerEdit  *tz_record_get_edit   (TzRecord             *self);
TzFields    *tz_record_get_fields (TzRecord             *self);

G_END_DECLS
