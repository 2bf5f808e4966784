/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch given to many people in one step: who gets it, who does not and why; written as one, undone as one. */
#pragma once

#include <gio/gio.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * VisitBatchChoice:
 * @org: id of an organisation: it and all below it; 0: all members
 * @members: (nullable) (element-type gint64): these, whatever @org
 * @names: (nullable): a pasted list, see name-list.h; instead of @members
 *
 * Of all or of an organisation are chosen who is in standing on the day of the batch, and who was it in that year but
 * is no longer, or has only applied: they are named as exceptions.
 */
typedef struct
{
  gint64        org;
  const GArray *members;
  const char   *names;
} VisitBatchChoice;

typedef enum
{
  VISIT_BATCH_INCLUDED,
  VISIT_BATCH_DOUBTFUL, /* a reason includes him all the same */
  VISIT_BATCH_REFUSED,  /* no reason would */
  VISIT_BATCH_THERE,    /* is in this batch already, or earlier in the list */
  VISIT_BATCH_N_OUTCOMES
} VisitBatchOutcome;

/**
 * VisitBatchPerson:
 * @member: row of members; 0 where a pasted line means nobody, or nobody certain
 * @line: (nullable): as it was pasted
 * @unit: in words, ""
 * @outcome: as the rules say; with a @reason he is included all the same
 * @code: (nullable): of the first rule that speaks against it: the check's of visits, or unknown, namesakes, repeated,
 *   same-person, in-batch, other-batch, no-id
 * @why: (nullable): all sentences, without a full stop
 * @reason: (nullable): why the clerk includes him
 * @visit: row of visits, once written
 * @known: his own row has doubts (a short name, an odd number), which were accepted there and are not asked again
 */
typedef struct
{
  gint64             member;
  char              *line;
  char              *name;
  char              *unit;
  VisitBatchOutcome  outcome;
  char              *code;
  char              *why;
  char              *reason;
  gint64             visit;
  gboolean           known;
} VisitBatchPerson;

/**
 * VisitBatchPlan:
 * @visit_batch: row of visit_batches
 * @name: of the batch
 * @persons: (element-type VisitBatchPerson): in the order of the list, else by unit; nobody chosen is missing
 * @n: by outcome; who was included with a reason is still counted where the rules put him
 * @n_reasons: how many have one
 * @each: fen a person
 * @doubts: (element-type utf8): what is doubtful for all alike; asks one reason for the whole
 * @fund_text: (nullable): the fund's budget, spent, reserved, and what this would take; a sentence
 * @fund_over: it would be more than the budget
 * @batch: the ledger's batch, once written
 */
typedef struct
{
  gint64     visit_batch;
  char      *name;
  GPtrArray *persons;
  guint      n[VISIT_BATCH_N_OUTCOMES];
  guint      n_reasons;
  gint64     each;
  GPtrArray *doubts;
  char      *fund_text;
  gboolean   fund_over;
  gint64     batch;
} VisitBatchPlan;

/* @fraction: 0 to 1 */
typedef void (*VisitBatchProgress) (double   fraction,
                                    gpointer data);

/* Judges everybody chosen by the rules of visits; writes nothing. LEDGER_ERROR_REFUSED where the batch itself cannot be
 * given (approved already, cash at a festival …). %NULL also when cancelled. */
VisitBatchPlan *visit_batch_plan_new      (LedgerStore            *store,
                                           gint64                  visit_batch,
                                           const VisitBatchChoice *choice,
                                           VisitBatchProgress      progress,
                                           gpointer                data,
                                           GCancellable           *cancellable,
                                           GError                **error);
void            visit_batch_plan_free     (VisitBatchPlan         *self);
/* Includes a doubtful one, or with %NULL leaves him out again. %FALSE where no reason would do. */
gboolean        visit_batch_plan_include  (VisitBatchPlan         *self,
                                           LedgerStore            *store,
                                           guint                   place,
                                           const char             *reason);
/* The same for all doubtful ones of a code; how many. */
guint           visit_batch_plan_include_all (VisitBatchPlan      *self,
                                           LedgerStore            *store,
                                           const char             *code,
                                           const char             *reason);
/* How many would be written now, and their money in fen. */
guint           visit_batch_plan_count    (const VisitBatchPlan   *self);
gint64          visit_batch_plan_get_sum  (const VisitBatchPlan   *self);

/* Writes who is included as one batch, one undo; @accept: (nullable): the reason for @doubts. Who the rules refuse by
 * now becomes an exception of the plan and the others are written; nothing to write leaves no trace. %FALSE when the
 * file failed, @accept is missing or it was cancelled: nothing was written then. */
gboolean        visit_batch_apply         (VisitBatchPlan         *self,
                                           LedgerStore            *store,
                                           const char             *accept,
                                           VisitBatchProgress      progress,
                                           gpointer                data,
                                           GCancellable           *cancellable,
                                           GError                **error);
/* Puts a batch into the bin with its visits, as one batch. Refused where something of it was approved. */
gboolean        visit_batch_remove        (LedgerStore            *store,
                                           gint64                  visit_batch,
                                           const char             *why,
                                           GError                **error);
/* visit-batch-visit.c: drafts of the batch take over what changed in it, for its hooks; what a clerk gave one of them
 * otherwise stays. */
gboolean        visit_batch_follow        (LedgerStore            *store,
                                           const LedgerRecord     *was,
                                           const LedgerRecord     *is,
                                           GError                **error);
/* visit-batch-choice.c, (element-type gint64): whom a choice means, by unit and name, for lists; names are not
 * asked. Caller frees. */
GArray         *visit_batch_list_chosen   (LedgerStore            *store,
                                           const char             *day,
                                           const VisitBatchChoice *choice,
                                           GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VisitBatchPlan, visit_batch_plan_free)

G_END_DECLS
