/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of a paper: twelve digits that a person types, a telephone or a hand scanner reads. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* One that no paper of the ledger has; caller frees. */
char    *paper_code_new  (LedgerStore  *store);
/* Is this meant for a code, as far as its shape goes? Spaces, dashes and wide digits do not count. */
gboolean paper_code_is   (const char   *text);
/* The code as stored; %NULL with LEDGER_ERROR_VALUE where it is none or its check digit is wrong. Caller frees. */
char    *paper_code_read (const char   *text,
                          GError      **error);

G_END_DECLS
