/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the row of a sheet of cases to what it tells of other rows: who applies against whom, what for, and how far it has come. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Where the case has no applicants, respondents or claims, those of the sheet become rows of the edit; where it has, the sheet's
 * words give way when they say the same. For the derive hook; does nothing unless the edit is imported. */
void     case_entry_derive (LedgerEdit      *file);
/* What the sheet says otherwise than the rows: nothing of it is taken. For the check hook. */
void     case_entry_check  (LedgerEdit      *file,
                            LedgerProblems  *problems);
/* A sheet that brings the claims one by one takes them out of the sum that stood for them all. For the hook of a saved claim. */
gboolean case_entry_settle (LedgerEdit      *claim,
                            GError         **error);

G_END_DECLS
