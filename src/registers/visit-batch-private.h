/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What planning and writing a batch share. Only visit-batch*.c include it. */
#pragma once

#include "ledger-edit.h"
#include "visit-batch.h"

G_BEGIN_DECLS

/* visit-batch-visit.c: a visit of the batch to that member, derived, not saved. */
LedgerEdit *visit_batch_new_visit          (LedgerStore            *store,
                                            const LedgerRecord     *batch,
                                            const LedgerRecord     *member);
/* Refuses a batch that nobody may come into. */
gboolean    visit_batch_check_open         (const LedgerRecord     *batch,
                                            GError                **error);
/* Who is in it, to be asked by visit_batch_look_up (): what that answers is no %NULL then. */
GHashTable *visit_batch_read_people        (LedgerStore            *store,
                                            const LedgerRecord     *batch,
                                            GError                **error);
const char *visit_batch_look_up            (GHashTable             *people,
                                            gint64                  member,
                                            const char             *id_key);
/* Says what speaks against somebody, after what was said before. */
void        visit_batch_object             (VisitBatchPerson       *person,
                                            VisitBatchOutcome       outcome,
                                            const char             *code,
                                            const char             *text);
gboolean    visit_batch_person_is_included (const VisitBatchPerson *person);
void        visit_batch_recount            (VisitBatchPlan         *plan,
                                            LedgerStore            *store);

G_END_DECLS
