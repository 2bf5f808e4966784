/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 批量贴照片: a folder of photos, whose they are, and what is doubtful for the clerk to decide. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* Asks for the folder first. */
void tz_photos_present (GtkWindow   *parent,
                        LedgerStore *store);
/* The dialog for a folder that is known. */
void tz_photos_open    (GtkWindow   *parent,
                        LedgerStore *store,
                        GFile       *folder);

G_END_DECLS
