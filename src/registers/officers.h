/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 工会干部: who holds which post of which organisation, for how long, and what they may do. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  OFFICER_NAME,
  OFFICER_ORG_ID,
  OFFICER_POSTS,
  OFFICER_MEMBER_ID,
  OFFICER_GENDER,
  OFFICER_MOBILE,
  OFFICER_PHONE,
  OFFICER_TIME,
  OFFICER_CHOSEN,
  OFFICER_START,
  OFFICER_TERM_END,
  OFFICER_LEFT,
  OFFICER_MAY_APPROVE,
  OFFICER_MAY_RECORD,
  OFFICER_MAY_VISIT,
  OFFICER_MAY_MEDIATE,
  OFFICER_CERT_NO,
  OFFICER_CERT_UNTIL,
  OFFICER_MEMO,
  OFFICER_N_FIELDS
};

extern const LedgerRegister officers_register;

/* What a paper may need an officer for. */
typedef enum
{
  OFFICER_APPROVES,
  OFFICER_RECORDS,
  OFFICER_VISITS,
  OFFICER_MEDIATES,
} OfficerRight;

/* Is the officer allowed to on @date ("YYYY-MM-DD")? @why_not: (out) (optional): a sentence
 * without a full stop, set when not; caller frees. */
gboolean officers_may         (LedgerStore     *store,
                               gint64           id,
                               OfficerRight     right,
                               const char      *date,
                               char           **why_not);
/* (element-type gint64): who may on that day, by name. Caller frees. */
GArray  *officers_list        (LedgerStore     *store,
                               OfficerRight     right,
                               const char      *date,
                               GError         **error);
/* For other registers' checks: warns when the officer whom @field refers to may not on @date
 * (%NULL: today). */
void     officers_check_right (LedgerEdit      *edit,
                               guint            field,
                               OfficerRight     right,
                               const char      *date,
                               LedgerProblems  *problems);

G_END_DECLS
