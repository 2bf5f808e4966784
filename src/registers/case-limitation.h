/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case itself tells of the year for arbitration: the moments that begin it anew, with reason and proof. */
#pragma once

#include "case-rows.h"

G_BEGIN_DECLS

/**
 * CaseMoment:
 * @date: "YYYY-MM-DD"
 * @kind: of codes_limitation_kind
 * @reason: why, as kept in the ledger
 * @proof: the paper that shows it
 * @by_event: the dates of the case tell it to the clock already
 */
typedef struct
{
  char        date[11];
  const char *kind;
  char       *reason;
  char       *proof;
  gboolean    by_event;
} CaseMoment;

/* (element-type CaseMoment): in order of codes; at most one of a kind. Caller unrefs. */
GPtrArray *case_limitation_list   (LedgerEdit      *edit,
                                   const CaseRows  *rows);
/* Writes them as rows of limitation_events marked 自动记入, corrects those that are there, bins those that are no longer
 * true; rows of the clerk's own stay. In the transaction that saved the case. */
gboolean   case_limitation_write  (LedgerEdit      *edit,
                                   const CaseRows  *rows,
                                   GError         **error);

/* When the clerk has to enter a moment that the case cannot tell by itself: the three of talks and settlement. %NULL where nothing is to be said.
 * Caller frees. */
char      *case_limitation_dup_advice (LedgerEdit     *edit,
                                       const CaseRows *rows);

G_END_DECLS
