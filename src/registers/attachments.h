/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 附件: a photograph or scan kept with a row of any register. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  ATTACHMENT_SUBJECT_REG,
  ATTACHMENT_SUBJECT_ID,
  ATTACHMENT_SUBJECT,
  ATTACHMENT_KIND,
  ATTACHMENT_TITLE,
  ATTACHMENT_FILE,
  ATTACHMENT_PAGES,
  ATTACHMENT_DATE,
  ATTACHMENT_MEMO,
  ATTACHMENT_N_FIELDS
};

extern const LedgerRegister attachments_register;

G_END_DECLS
