/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups that nobody asks for: each day while a ledger is open, and when it is closed. */
#pragma once

#include <gtk/gtk.h>

#include "tz-status.h"

G_BEGIN_DECLS

typedef struct _TzBackupAuto TzBackupAuto;

/* Watches an open ledger; @status says what came of it. */
TzBackupAuto *tz_backup_auto_start       (GtkApplication *app,
                                          GSettings      *settings,
                                          LedgerStore    *store,
                                          TzStatus       *status);
/* The ledger was closed: one last backup if something changed, while the program already looks closed. Frees. */
void          tz_backup_auto_close       (TzBackupAuto   *self);
/* Ends the watch without a backup: what is there now will be kept otherwise. Frees. */
void          tz_backup_auto_stop        (TzBackupAuto   *self);
/* The second place, or %NULL. Caller frees. */
char         *tz_backup_auto_dup_second  (GSettings      *settings);
/* Now, as backups are dated. Caller frees. */
char         *tz_backup_auto_dup_now     (void);

G_END_DECLS
