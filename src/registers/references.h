/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What refers to a row, whatever register it is in. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* A register's removing hook: refuses while live rows that are not its parts refer to the row. */
gboolean references_refuse_removal (LedgerEdit  *edit,
                                    GError     **error);

G_END_DECLS
