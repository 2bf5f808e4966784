/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示: a list hung out for everybody to see, with names and numbers half hidden. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

enum
{
  NOTICE_TITLE,
  NOTICE_NOTICE_NO,
  NOTICE_KIND,
  NOTICE_STATUS,
  NOTICE_FROM_DATE,
  NOTICE_TO_DATE,
  NOTICE_PLACE,
  NOTICE_PHONE,
  NOTICE_TEXT,
  NOTICE_BATCH_ID,
  NOTICE_HANDLER_ID,
  NOTICE_OBJECTIONS,
  NOTICE_SETTLED,
  NOTICE_MEMO,
  NOTICE_N_FIELDS
};

/* Codes of codes_notice_kind. */
#define NOTICE_OF_FILES  "1"
#define NOTICE_OF_VISITS "2"
#define NOTICE_OF_AIDS   "3"
#define NOTICE_OF_CLOSED "4"

/* Codes of codes_notice_status. */
#define NOTICE_DRAFTED "1"
#define NOTICE_HUNG    "2"
#define NOTICE_ENDED   "3"
#define NOTICE_REVOKED "9"

extern const LedgerRegister notices_register;

/* "公示期2026年9月22日至9月29日，5个工作日、8个自然日": how long it hangs; %NULL while a date is lacking. Kept and printed:
 * never translated. Caller frees. */
char *notice_dup_period (LedgerStore  *store,
                         const char   *from,
                         const char   *to);

G_END_DECLS
