/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示名单: one person of a notice, as known when it was hung out. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

enum
{
  NOTICE_LINE_NOTICE_ID,
  NOTICE_LINE_NAME,
  NOTICE_LINE_UNIT,
  NOTICE_LINE_CONTENT,
  NOTICE_LINE_AMOUNT,
  NOTICE_LINE_HARDSHIP_ID,
  NOTICE_LINE_VISIT_ID,
  NOTICE_LINE_MEMBER_ID,
  NOTICE_LINE_OBJECTION,
  NOTICE_LINE_N_FIELDS
};

extern const LedgerRegister notice_lines_register;

/* A line as it hangs out for everybody: half of it hidden (个人信息保护法第二十五条). Empty texts where nothing is known. */
typedef struct
{
  char *name;    /* 张*华 */
  char *id_no;   /* 3****************5 */
  char *mobile;  /* 138****1234 */
  char *address; /* to the street */
} NoticeMasked;

/* Of the file, visit or member that the line names, whole; %NULL where none says it. Caller frees. */
char *notice_line_dup_id_no (LedgerStore  *store,
                            LedgerRecord  *line);
/* What of it everybody may read. */
void  notice_line_mask     (LedgerStore   *store,
                            LedgerRecord  *line,
                            NoticeMasked  *masked);
void  notice_masked_clear  (NoticeMasked  *masked);
/* "示范市示范区东关街道", else the road without a number; "" where neither is found. Caller frees. */
char *notice_dup_street    (const char    *address);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NoticeMasked, notice_masked_clear)

G_END_DECLS
