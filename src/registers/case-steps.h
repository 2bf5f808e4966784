/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a case from 登记 to 归档: what comes next, what stands in the way, and how a step is taken. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * CaseStep:
 * @name: stable
 * @title: what the button says
 * @to: the state it leads to, of codes_case_status
 * @date: the field that gets the day, %LEDGER_NO_FIELD for none
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *to;
  guint       date;
} CaseStep;

extern const LedgerTransition case_transitions[];

/* (element-type CaseStep): those that lead on from a state, the usual one first; steps back are no part of it. Borrowed
 * elements; caller unrefs. */
GPtrArray      *case_steps_list         (const char      *status);
/* By name or title, from that state, steps back too; %NULL for none. */
const CaseStep *case_steps_find         (const char      *status,
                                         const char      *name);
/* The usual next one of this case: after the consent it is 受理 or 不予受理, after the end what the outcome asks for.
 * %NULL when there is none. */
const CaseStep *case_steps_get_next     (LedgerRecord    *file);
/* (element-type utf8): what forbids the case to come to a state, each without a full stop: the consent of both sides for
 * 受理, the papers for 归档. Caller unrefs. */
GPtrArray      *case_steps_list_blocked (LedgerEdit      *file,
                                         const char      *status);
/* (element-type utf8): what is only lacking for it: the clerk may go on. Caller unrefs. */
GPtrArray      *case_steps_list_lacking (LedgerEdit      *file,
                                         const char      *status);
/* "下一步：受理。不能受理：被申请人还没有同意调解。" for the head of the case. Caller frees. */
char           *case_steps_dup_advice   (LedgerStore     *store,
                                         LedgerRecord    *file);
/* Takes a step in a save of its own. @date: (nullable): its day, today when %NULL; @accept: (nullable): why warnings are
 * accepted; @why: (nullable): of 作废, for the history. */
gboolean        case_steps_take         (LedgerStore     *store,
                                         gint64           id,
                                         const char      *name,
                                         const char      *date,
                                         const char      *why,
                                         const char      *accept,
                                         GError         **error);

/* For the check hook: a step that is forbidden blocks, one that lacks something warns, once. */
void            case_steps_check        (LedgerEdit      *file,
                                         LedgerProblems  *problems);

/* (element-type utf8): what a written agreement lacks before it may be printed: sides, terms, amount, day and way of each
 * payment, shares that add up. Empty: it may. Caller unrefs. */
GPtrArray      *case_agreement_lacks    (LedgerStore     *store,
                                         LedgerRecord    *file);
/* For the printing hook: the paper of an agreement is refused with a sentence that names what it lacks and the grids in
 * which that is entered. */
gboolean        case_agreement_may_print (LedgerStore    *store,
                                         LedgerRecord    *file,
                                         const char      *form,
                                         GError         **error);

G_END_DECLS
