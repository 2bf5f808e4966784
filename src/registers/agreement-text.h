/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of an agreement as its rows tell them: one sentence a term, the sum in capitals. */
#pragma once

#include "case-rows.h"

G_BEGIN_DECLS

/* "机床厂于2026年10月15日前以银行转账方式向张三支付工资13500元（大写：壹万叁仟伍佰元整）"; %NULL for what is no payment or lacks
 * amount and item. @payer, @payee: where the term names none. Caller frees. */
char *agreement_dup_term (const LedgerRecord *term,
                          const char         *payer,
                          const char         *payee);
/* All terms numbered by their order, "；" between them. %NULL for none. Caller frees. */
char *agreement_dup_text (const CaseRows     *rows);

G_END_DECLS
