/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain. */
#include "ledger-types.h"

G_DEFINE_QUARK (ledger-error-quark, ledger_error)
