/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window in which a row is made that a reference just missed. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_NEW_ROW (tz_new_row_get_type ())
/* Signal: "created" (gint64 id) after the new row was saved; the window closes by itself. */
G_DECLARE_FINAL_TYPE (TzNewRow, tz_new_row, TZ, NEW_ROW, GtkWindow)

/* @name: (nullable): what was typed already; goes into the field that names a row. */
GtkWidget  *tz_new_row_new   (GtkWindow            *parent,
                             LedgerStore          *store,
                             const LedgerRegister *reg,
                             const char           *name);
/* The same with more that is known. Takes @edit, of a row that is in no file yet. */
GtkWidget  *tz_new_row_new_from (GtkWindow         *parent,
                                LedgerEdit        *edit);
/* A new row that is called @name; caller frees. */
LedgerEdit *tz_new_row_begin (LedgerStore          *store,
                             const LedgerRegister *reg,
                             const char           *name);

G_END_DECLS
