/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same people and employers in other cases. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * CaseOther:
 * @case_id: the other case; of an employer with several the latest
 * @text: "张三另有案件机工调登〔2025〕3号（归档），是申请人", "东风机床厂另有4件案件，最近的是机工调登〔2026〕2号"
 */
typedef struct
{
  gint64  case_id;
  char   *text;
} CaseOther;

/* (element-type CaseOther): of its applicants, respondents and third persons, void cases apart; a person by number, else by name and
 * mobile, an employer by code, else by name. Caller unrefs. */
GPtrArray *case_others_list (LedgerStore  *store,
                             LedgerRecord *file);

G_END_DECLS
