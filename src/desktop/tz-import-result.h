/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did, and what can still be done about it. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-import.h"
#include "ledger-batch.h"

G_BEGIN_DECLS

#define TZ_TYPE_IMPORT_RESULT (tz_import_result_get_type ())
G_DECLARE_FINAL_TYPE (TzImportResult, tz_import_result, TZ, IMPORT_RESULT, GObject)

/* Signals: "save-refused" and "undo", when the clerk asks for them; "message" (sentence). */

/* @builder: holds the page's widgets. */
TzImportResult *tz_import_result_new       (GtkBuilder            *builder);
GtkWidget      *tz_import_result_get_page  (TzImportResult        *self);
void            tz_import_result_show      (TzImportResult        *self,
                                            const ExchangeSummary *summary);
/* Puts the keyboard on what is left to do, if anything is. */
gboolean        tz_import_result_focus     (TzImportResult        *self);
/* @undo: (transfer full). How many rows it could not put back; the keyboard is in their list then. */
guint           tz_import_result_show_undo (TzImportResult        *self,
                                            LedgerUndo            *undo);

G_END_DECLS
