/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 工会组织信息采集表 asks of an organisation beyond its own row. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* Computed rows of orgs for papers. */
extern const LedgerList org_sheet_lists[];

G_END_DECLS
