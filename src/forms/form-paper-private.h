/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What preparing and issuing papers share. */
#pragma once

#include "form-paper.h"
#include "ledger-edit.h"

G_BEGIN_DECLS

/* The form, if papers of its rows can be kept; %NULL with a sentence. @id: a row: fills the register
 * that it is of, either the form's own or, where the form is about a child row, that of such rows. */
const FormInfo *form_paper_find_form (FormLibrary           *library,
                                      LedgerStore           *store,
                                      const char            *form,
                                      gint64                 id,
                                      const LedgerRegister **reg,
                                      GError               **error);
/* Whom a paper of the row is for: of a child row that one above it. Caller frees. */
char           *form_paper_dup_label (LedgerStore           *store,
                                      const FormInfo        *info,
                                      const LedgerRegister  *reg,
                                      gint64                 id);
/* A new paper about a row, all its own words filled; %NULL when that row is gone. */
LedgerEdit     *form_paper_begin     (LedgerStore           *store,
                                      const FormInfo        *info,
                                      const LedgerRegister  *reg,
                                      const gint64          *ids,
                                      guint                  n_ids,
                                      const char            *variant,
                                      GHashTable            *wording,
                                      GError               **error);
/* A live row that a paper is about. */
LedgerRecord   *form_paper_load_subject (LedgerStore        *store,
                                      const LedgerRegister  *reg,
                                      gint64                 id,
                                      GError               **error);

G_END_DECLS
