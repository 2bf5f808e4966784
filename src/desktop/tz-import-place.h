/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a workbook the table lies: its sheet and the row of its heading, to be pointed at when the guess is wrong. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-import.h"

G_BEGIN_DECLS

#define TZ_TYPE_IMPORT_PLACE (tz_import_place_get_type ())
G_DECLARE_FINAL_TYPE (TzImportPlace, tz_import_place, TZ, IMPORT_PLACE, GtkBox)

/* Signals: "changed" when the clerk points elsewhere. */
GtkWidget    *tz_import_place_new      (void);
/* Shows what @import reads, without a signal. */
void          tz_import_place_show     (TzImportPlace  *self,
                                        ExchangeImport *import);
/* What the clerk pointed at; the name is valid until the next show(). A new sheet looks for its heading anew. */
ExchangePlace tz_import_place_get      (TzImportPlace  *self);

G_END_DECLS
