/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case says of itself once its dates and rows are known. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* The register's derive hook. */
void case_derive (LedgerEdit *edit);

G_END_DECLS
