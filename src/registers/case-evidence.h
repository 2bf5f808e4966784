/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 证据: what was handed in, by whom, to prove what. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  EVIDENCE_CASE_ID,
  EVIDENCE_SEQ,
  EVIDENCE_NAME,
  EVIDENCE_KIND,
  EVIDENCE_FORM,
  EVIDENCE_BY,
  EVIDENCE_SOURCE,
  EVIDENCE_PURPOSE,
  EVIDENCE_COPIES,
  EVIDENCE_PAGES,
  EVIDENCE_DATE,
  EVIDENCE_OPINION,
  EVIDENCE_ACCEPTED,
  EVIDENCE_RETURNED_DATE,
  EVIDENCE_FILE,
  EVIDENCE_MEMO,
  EVIDENCE_N_FIELDS
};

extern const LedgerRegister evidence_register;

G_END_DECLS
