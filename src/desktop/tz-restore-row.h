/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One backup in the list of those that can be restored. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-backup.h"

G_BEGIN_DECLS

#define TZ_TYPE_RESTORE_ROW (tz_restore_row_get_type ())
G_DECLARE_FINAL_TYPE (TzRestoreRow, tz_restore_row, TZ, RESTORE_ROW, GtkListBoxRow)

GtkWidget     *tz_restore_row_new         (LedgerBackup  *backup);
/* Any other file. */
GtkWidget     *tz_restore_row_new_file    (const char    *path);
const char    *tz_restore_row_get_path    (TzRestoreRow  *self);
/* Reads and checks the file in a thread; then @read is called, unless the row was destroyed meanwhile. */
void           tz_restore_row_read        (TzRestoreRow  *self,
                                           void         (*read) (TzRestoreRow *row,
                                                                 gpointer      data),
                                           gpointer       data);
/* Borrowed; %NULL until it was read, or when it cannot be. */
LedgerSummary *tz_restore_row_get_summary (TzRestoreRow  *self);
/* Why it cannot be restored, or %NULL. */
const char    *tz_restore_row_get_problem (TzRestoreRow  *self);

G_END_DECLS
