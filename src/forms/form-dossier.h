/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 卷宗: the whole file of a case as one PDF, bound in its order and numbered. */
#pragma once

#include "form.h"
#include "ledger-store.h"

G_BEGIN_DECLS

typedef enum
{
  FORM_DOSSIER_AS_SET,    /* as the case says */
  FORM_DOSSIER_ONE_SIDED,
  FORM_DOSSIER_TWO_SIDED,
} FormDossierSides;

/**
 * FormDossierCount:
 * @n_pieces: without those that are missing or on paper only
 * @n_pages: numbered ones
 */
typedef struct
{
  guint n_pieces;
  guint n_pages;
} FormDossierCount;

/* Cover, list of contents with the page numbers, everything that the ledger has of it in the order of binding, back. Pages
 * are numbered from the first piece on; of a case that is bound on both sides each piece begins on a front. What is on paper only stands
 * in the list without a number. @n_pages: (out): numbered pages. Caller unrefs; %NULL with a sentence. */
GBytes *form_dossier_bind (FormLibrary  *library,
                           LedgerStore  *store,
                           gint64        case_id,
                           guint        *n_pages,
                           GError      **error);
/* The same to be bound: what was counted, and the sides, are written into the case, see case_contents_note (); a ledger open
 * for reading only keeps what it says. */
GBytes *form_dossier_make (FormLibrary       *library,
                           LedgerStore       *store,
                           gint64             case_id,
                           FormDossierSides   sides,
                           FormDossierCount  *count,
                           FormProgress       progress,
                           gpointer           data,
                           GCancellable      *cancellable,
                           GError           **error);

/* The same for training and statistics, in which nobody can be recognised: papers are printed anew with aliases (what was changed by hand
 * in one of them too), scans and evidence stand in the list only, each page says 脱敏副本. */
GBytes *form_dossier_bind_redacted (FormLibrary  *library,
                                    LedgerStore  *store,
                                    gint64        case_id,
                                    guint        *n_pages,
                                    GError      **error);

G_END_DECLS
