/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of a labour dispute print beyond the case's own rows. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* sheet: one row with the key "own": the issuing body, who the sides are (named in a phrase, in full sentences), requests, terms and
 * evidence as numbered paragraphs, their sums, counted from the rows themselves.
 * side: the first party of each role, see case-sides.h.
 * contents, binding: see case-file-sheet.h.
 * ledger: one row with the key "own": what 登记簿 says of the parties and of the decision; few rows are read, for it is long.
 * workers: a row for each applicant: who it is, what was asked for and what was agreed on. */
extern const LedgerList case_sheet_lists[];

G_END_DECLS
