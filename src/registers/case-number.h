/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers a case draws by itself: 案号 when it is filed, 卷号 when it goes to the shelf. */
#pragma once

#include "ledger-edit.h"
#include "mediation-number.h"
#include "paper-number.h"

G_BEGIN_DECLS

/* One after the highest of the year that any case has in @field, in the bin and void ones too: 机工调登〔2026〕4号. The
 * words before are those of the case's 调解组织, else of the union. @date: "YYYY-MM-DD". Caller frees. */
char *case_number_dup_next (LedgerEdit          *edit,
                            guint                field,
                            MediationNumberKind  kind,
                            const char          *date);
/* For the derive hook: a new case gets its 案号 once it has a day; one that was drawn for another year or another body
 * before it was saved is drawn anew. What the clerk typed stays. */
void  case_number_derive   (LedgerEdit          *edit);
/* A paper of a case, or of one of its rows, is numbered with the words of the body that mediates, each year anew: changes
 * @series so. Nothing for other papers. */
void  case_number_of_paper (LedgerStore          *store,
                            const LedgerRecord   *paper,
                            PaperSeries          *series);

G_END_DECLS
