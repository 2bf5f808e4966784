/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that cannot be saved yet, kept as typed so that a closed window or a crash loses nothing. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * LedgerDraft:
 * @id: of its row, 0 for a new one
 * @at: "YYYY-MM-DD HH:MM:SS", when it was kept
 */
typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
  char                 *at;
} LedgerDraft;

/* Keeps what @edit changes, children too; replaces an earlier draft of the same row. */
gboolean    ledger_draft_keep   (LedgerEdit           *edit,
                                 GError              **error);
/* The edit with the draft applied, or %NULL when there is none. @id 0: a new row. */
LedgerEdit *ledger_draft_load   (LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 gint64                id,
                                 GError              **error);
/* (element-type LedgerDraft): all of them, oldest first. Caller frees. */
GPtrArray  *ledger_draft_list   (LedgerStore          *store,
                                 GError              **error);
void        ledger_draft_forget (LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 gint64                id);

G_END_DECLS
