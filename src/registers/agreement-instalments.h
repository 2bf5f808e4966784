/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 分期: one sum paid in parts, a term each. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

#define AGREEMENT_INSTALMENTS_MOST 120

/**
 * AgreementInstalments:
 * @n: parts, 2 to %AGREEMENT_INSTALMENTS_MOST
 * @each: 分 a part; 0: @total is divided, what does not divide falls due with the last
 * @total: 分; 0 where @each is given
 * @first: "YYYY-MM-DD" when the first is due
 * @months: from one to the next, 1 at least; a month that is too short takes its last day
 */
typedef struct
{
  guint       n;
  gint64      each;
  gint64      total;
  const char *first;
  guint       months;
} AgreementInstalments;

/* Adds the terms to the edit of the case, not yet saved; each is @term (a row of terms, what it says of item, payer, payee,
 * way and account) with its own amount, day and number. LEDGER_ERROR_VALUE when it cannot be so. */
gboolean agreement_instalments_add (LedgerEdit                  *edit,
                                    const LedgerRecord          *term,
                                    const AgreementInstalments  *plan,
                                    GError                     **error);

G_END_DECLS
