/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The child rows of a case that its rules look at together, and what they add up to. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * CaseRows:
 *
 * Each (element-type LedgerRecord), as the edit of the case leaves them.
 */
typedef struct
{
  GPtrArray *parties;
  GPtrArray *claims;
  GPtrArray *terms;
  GPtrArray *shares;
  GPtrArray *performances;
  GPtrArray *limitation;
} CaseRows;

/**
 * CaseTerm:
 * @term: borrowed from the rows
 * @amount: 分, 0 of what is no payment
 * @paid: 分, of performances that are not voided
 * @booked: anything was performed under it
 * @state: of codes_term_state as of the day asked for
 * @done: "YYYY-MM-DD" when it was performed in full, or empty
 */
typedef struct
{
  LedgerRecord *term;
  gint64        amount;
  gint64        paid;
  gboolean      booked;
  const char   *state;
  char          done[11];
} CaseTerm;

/* Of codes_term_state. */
#define TERM_STATE_WAITING "1"
#define TERM_STATE_DONE    "2"
#define TERM_STATE_PARTLY  "3"
#define TERM_STATE_OVERDUE "4"

/* Of codes_term_kind: the only one that is money. */
#define TERM_KIND_PAYMENT "1"

CaseRows     *case_rows_new           (LedgerEdit     *edit);
void          case_rows_free          (CaseRows       *rows);

/* (element-type CaseTerm): how each term stands on a day. Caller unrefs. */
GArray       *case_rows_reckon_terms  (const CaseRows *rows,
                                       const char     *today);
/* The term that a share or a performance names by @id, or by @seq while it has no id; %NULL for none. */
LedgerRecord *case_rows_find_term     (const CaseRows *rows,
                                       gint64          id,
                                       const char     *seq);
/* Names of parties of a role (of codes_party_role), "、" between them; %NULL for nobody. Caller frees. */
char         *case_rows_dup_names     (const CaseRows *rows,
                                       const char     *role);
guint         case_rows_count_parties (const CaseRows *rows,
                                       const char     *role);
/* "李某等12人": the first and how many. %NULL for nobody. Caller frees. */
char         *case_rows_dup_side      (const CaseRows *rows,
                                       const char     *role);
/* "1、支付2026年3月至5月工资13500元；2、…。"; %NULL for no claims. Caller frees. */
char         *case_rows_dup_claims    (const CaseRows *rows);
/* Are all claims for pay (工资 to 未休年休假工资, 新就业形态用工报酬), and is there one? */
gboolean      case_rows_are_for_pay   (const CaseRows *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaseRows, case_rows_free)

G_END_DECLS
