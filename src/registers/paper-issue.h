/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper is handed out: it draws its number and is made with it, in the transaction that saves it. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Makes the PDF of a paper whose number, code and date stand in @paper. (transfer full) */
typedef GBytes *(*PaperMaker) (LedgerRecord  *paper,
                               gpointer       data,
                               GError       **error);

/* @edit: of papers, new or prepared, with form, title and subject; inside a batch. @kind: (nullable): the word of its
 * number series, %NULL for a paper without number. @date: "YYYY-MM-DD", on the paper. FALSE: nothing of it was
 * written and no number was used; @problems says what the rules found. */
gboolean paper_issue (LedgerEdit      *edit,
                      const char      *kind,
                      const char      *date,
                      PaperMaker       make,
                      gpointer         data,
                      LedgerProblems  *problems,
                      GError         **error);

G_END_DECLS
