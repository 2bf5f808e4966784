/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a visit, a batch of visits or an aid from 草稿 to 归档, and the steps taken for one or many at once. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Shared by visits, visit_batches and aids, whose states and fields of the steps have the same names. */
extern const LedgerTransition visit_steps_transitions[];

/* What a step has to be told. */
typedef enum
{
  VISIT_ASKS_DATE     = 1 << 0,
  VISIT_ASKS_APPROVER = 1 << 1,
  VISIT_ASKS_REASON   = 1 << 2,
  VISIT_ASKS_SIGNER   = 1 << 3,
} VisitAsks;

/**
 * VisitStep:
 * @name: stable: "submit" "approve" "pay" "sign" "archive" "back" "revise" "void"
 * @title: what the button says
 * @to: the state it leads to
 * @from: states it may be taken from, one digit each
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *to;
  const char *from;
  VisitAsks   asks;
} VisitStep;

/**
 * VisitStepDetails:
 * @date: (nullable): "YYYY-MM-DD"; today
 * @approver, @second_approver: of officers, or 0
 * @reason: why it goes back or is voided
 * @over_reason: (nullable): 超标说明 of those that exceed a limit
 * @signer: (nullable): whoever is named in each record
 * @agent, @agent_relation, @agent_id_no: (nullable): who took it in his place
 * @accept: (nullable): why warnings are let stand
 * @dry_run: nothing is written; the result says what would be
 */
typedef struct
{
  const char *date;
  gint64      approver;
  gint64      second_approver;
  const char *reason;
  const char *over_reason;
  const char *signer;
  const char *agent;
  const char *agent_relation;
  const char *agent_id_no;
  const char *accept;
  gboolean    dry_run;
} VisitStepDetails;

/* @doubtful: a reason would let it pass. */
typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
  char                 *label;
  char                 *text;
  gboolean              doubtful;
} VisitStepRefusal;

/**
 * VisitStepResult:
 * @refusals: (element-type VisitStepRefusal): by name; nothing was written where there is one
 * @n_done: records that took the step, with the visits of a batch
 * @n_left: visits of a batch that stand elsewhere (returned, voided …) and were left as they are
 * @batch: the batch that was written, 0 for none
 */
typedef struct
{
  GPtrArray *refusals;
  guint      n_done;
  guint      n_left;
  guint      n_doubtful;
  gint64     batch;
} VisitStepResult;

/* A step that may come next, and what is still missing for it: (element-type utf8) sentences; what the step itself asks
 * is not among them. */
typedef struct
{
  const VisitStep *step;
  GPtrArray       *missing;
} VisitStepOffer;

/* All steps, in their order. */
const VisitStep *visit_steps_get         (guint                  *n);
const VisitStep *visit_steps_find        (const char             *name);
/* The usual one from a state, or %NULL at the end of the way. */
const VisitStep *visit_steps_next        (const char             *status);
/* (element-type VisitStepOffer): from where the record stands, the usual one first. Caller frees. */
GPtrArray       *visit_steps_offer       (LedgerStore            *store,
                                          LedgerRecord           *record);

/**
 * visit_steps_take:
 * @reg: visits, visit_batches (with all its visits that stand where it may be taken) or aids
 * @ids: (element-type gint64)
 * @result: (out) (optional): set also where it was refused
 *
 * One batch, all or nothing: where one is refused nothing is written, and LEDGER_ERROR_REFUSED names the first.
 */
gboolean         visit_steps_take        (LedgerStore            *store,
                                          const LedgerRegister   *reg,
                                          const GArray           *ids,
                                          const VisitStep        *step,
                                          const VisitStepDetails *details,
                                          VisitStepResult       **result,
                                          GError                **error);
void             visit_step_result_free  (VisitStepResult        *result);

/* For the check hooks of the three registers: what every step asks: that it is taken as a step, its approver, dates in
 * their order, reasons, and that what was approved is no longer typed over. @frozen: fields that rest from 已批 on,
 * ended by LEDGER_NO_FIELD. */
void             visit_steps_check       (LedgerEdit             *edit,
                                          const guint            *frozen,
                                          LedgerProblems         *problems);
/* For their derive hooks: a new row is a draft; one that is entered in its final state is marked 补录. @date: the day
 * it was given. */
void             visit_steps_derive      (LedgerEdit             *edit,
                                          guint                   date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VisitStepResult, visit_step_result_free)

G_END_DECLS
