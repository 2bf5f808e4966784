/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 文书: every paper that was made, is being made, or is known to be missing. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  PAPER_FORM,
  PAPER_TITLE,
  PAPER_NUMBER,
  PAPER_SUBJECT_REG,
  PAPER_SUBJECT_ID,
  PAPER_SUBJECT,
  PAPER_DATE,
  PAPER_STATUS,
  PAPER_REASON,
  PAPER_CODE,
  PAPER_VARIANT,
  PAPER_FORM_VERSION,
  PAPER_WORDING,
  PAPER_NUMBER_PREFIX,
  PAPER_NUMBER_KIND,
  PAPER_NUMBER_YEAR,
  PAPER_NUMBER_SERIAL,
  PAPER_NUMBER_THROUGH,
  PAPER_PDF,
  PAPER_SCAN,
  PAPER_SIGNED_DATE,
  PAPER_VOIDED,
  PAPER_VOID_REASON,
  PAPER_MEMO,
  PAPER_N_FIELDS
};

/* codes_paper_status */
#define PAPER_STATUS_PREPARED "1"
#define PAPER_STATUS_ISSUED   "2"
#define PAPER_STATUS_SIGNED   "3"
#define PAPER_STATUS_MISSING  "4"
#define PAPER_STATUS_VOID     "5"

extern const LedgerRegister papers_register;

/* Was it handed out once, with a PDF that never changes again? */
gboolean paper_is_issued (const LedgerRecord *paper);

G_END_DECLS
