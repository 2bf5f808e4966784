/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backup dialog: what there is, a second place, and a backup now. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

void tz_backup_present (GtkWindow   *parent,
                        LedgerStore *store,
                        GSettings   *settings);

G_END_DECLS
