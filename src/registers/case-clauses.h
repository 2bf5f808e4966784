/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests, terms and evidence of a case as the numbered sentences that its papers print. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Each is given the rows of the case (element-type LedgerRecord) in the order of entry. Caller frees; "" without rows. */

/* A paragraph a request: "1.支付2026年3月至5月工资，计12000元（4000元×3个月）；" */
char *case_clauses_dup_claims   (GPtrArray    *claims);
/* A paragraph a term, instalments of one series in one: "一、…公司向…支付工资人民币12000元（大写：…），履行期限：…。" What the clerk
 * wrote stands first; amount, day and account follow where those words lack them. Then @record's other duties, 违约责任 and what is
 * settled. */
char *case_clauses_dup_terms    (LedgerStore  *store,
                                 LedgerRecord *record,
                                 GPtrArray    *terms);
/* "1.劳动合同（复印件，1份2页）；", a line each. */
char *case_clauses_dup_evidence (LedgerStore  *store,
                                 GPtrArray    *evidence);

G_END_DECLS
