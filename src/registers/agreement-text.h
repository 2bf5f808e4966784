/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A payment of an agreement in words, as lists and references name it: the sum in figures and in capitals. */
#pragma once

#include "case-rows.h"

G_BEGIN_DECLS

/* "机床厂于2026年10月15日前以银行转账方式向张三支付工资13500元（大写：壹万叁仟伍佰元整）"; %NULL for what is no payment or lacks
 * amount and item. @payer, @payee: where the term names none. Caller frees. */
char *agreement_dup_term (const LedgerRecord *term,
                          const char         *payer,
                          const char         *payee);

G_END_DECLS
