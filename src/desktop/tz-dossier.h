/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 打印全卷: the whole file of a case, bound in a thread for one side of the sheet or both, then looked at, printed, saved. */
#pragma once

#include "ledger-store.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_DOSSIER (tz_dossier_get_type ())
/* Signal: "message" (const char *sentence) when it was made. */
G_DECLARE_FINAL_TYPE (TzDossier, tz_dossier, TZ, DOSSIER, TzDialog)

/* @file: the case as it is stored. */
GtkWidget *tz_dossier_new (GtkWindow    *parent,
                           LedgerStore  *store,
                           LedgerRecord *file);

G_END_DECLS
