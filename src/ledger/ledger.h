/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of the ledger's public headers, for the folders above it. */
#pragma once

#include "ledger-backup.h"
#include "ledger-batch.h"
#include "ledger-copy.h"
#include "ledger-drafts.h"
#include "ledger-edit.h"
#include "ledger-files.h"
#include "ledger-history.h"
#include "ledger-index.h"
#include "ledger-intervals.h"
#include "ledger-kind.h"
#include "ledger-learned.h"
#include "ledger-problems.h"
#include "ledger-query.h"
#include "ledger-record.h"
#include "ledger-register.h"
#include "ledger-rows.h"
#include "ledger-store.h"
#include "ledger-summary.h"
#include "ledger-types.h"
