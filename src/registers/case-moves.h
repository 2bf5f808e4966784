/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new days off did to deadlines: which cases, from which day to which. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* So many are told in the sentence. */
#define CASE_MOVES_TOLD 3

/**
 * CaseMove:
 * @case_no: (nullable)
 * @what: the deadline, in words
 * @from, @to: "YYYY-MM-DD"
 */
typedef struct
{
  gint64  case_id;
  char   *case_no;
  char   *what;
  char    from[11];
  char    to[11];
} CaseMove;

/* (element-type CaseMove): deadlines that a batch moved which entered, changed or took back days off; by case. Empty for any other
 * batch. @batch: 0: the last of the ledger. Caller unrefs. */
GPtrArray *case_moves_list         (LedgerStore       *store,
                                    gint64             batch);
/* "放假安排使2件案件的期限移动：机工调登〔2026〕1号应结日期由2027-02-08移到2027-02-18；…。"; %NULL for none. Caller frees. */
char      *case_moves_dup_sentence (const GPtrArray   *moves);
/* One of them: "机工调登〔2026〕1号应结日期由2027-02-08移到2027-02-18". Caller frees. */
char      *case_move_dup_text      (const CaseMove    *move);
/* (element-type gint64): the cases, each once. Caller unrefs. */
GArray    *case_moves_list_cases   (const GPtrArray   *moves);

G_END_DECLS
