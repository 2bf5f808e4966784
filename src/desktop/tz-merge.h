/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging: two rows chosen on a page, or the members who may stand in the roster twice, one after the other. */
#pragma once

#include "tz-dialog.h"

#include "ledger.h"

G_BEGIN_DECLS

#define TZ_TYPE_MERGE (tz_merge_get_type ())
G_DECLARE_FINAL_TYPE (TzMerge, tz_merge, TZ, MERGE, TzDialog)

/* Signal: "message" (const char *sentence, gboolean undoable): what was done, for the window's status line. */

/* @full: numbers unmasked. Shown at once. */
TzMerge *tz_merge_present            (GtkWindow            *parent,
                                      LedgerStore          *store,
                                      const LedgerRegister *reg,
                                      gint64                kept,
                                      gint64                other,
                                      gboolean              full);
/* Looks through all members and shows the groups found. */
TzMerge *tz_merge_present_duplicates (GtkWindow            *parent,
                                      LedgerStore          *store,
                                      gboolean              full);

G_END_DECLS
