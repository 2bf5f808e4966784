/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a ledger as the source of a paper's values. */
#pragma once

#include "form-source.h"
#include "ledger-store.h"

G_BEGIN_DECLS

FormSource *form_ledger_source_new        (LedgerStore          *store,
                                           const LedgerRegister *reg,
                                           const gint64         *ids,
                                           guint                 n_ids);
FormSource *form_ledger_source_new_record (LedgerStore          *store,
                                           LedgerRecord         *record);
void        form_ledger_source_free       (FormSource           *source);

G_END_DECLS
