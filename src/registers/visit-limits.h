/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 限额: what a person may still be given, under which rule, and the sentence that says so. The only place that knows. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* States of visits, their batches and aid: codes_visit_status. */
#define VISIT_DRAFT    "1"
#define VISIT_WAITING  "2"
#define VISIT_APPROVED "3"
#define VISIT_PAID     "4"
#define VISIT_SIGNED   "5"
#define VISIT_ARCHIVED "6"
#define VISIT_RETURNED "7"
#define VISIT_VOID     "9"

/* No limit is set. */
#define VISIT_NO_LIMIT (-1)

/* From 已批 on the money counts as given; 待审 keeps it back; 草稿, 退回 and 作废 count as nothing. */
typedef enum
{
  VISIT_COUNTS_NOTHING,
  VISIT_COUNTS_RESERVED,
  VISIT_COUNTS_GIVEN,
} VisitCounts;

/**
 * VisitAsk:
 * @kind: of codes_visit_kind
 * @event_date: (nullable): chooses the rule; the visit's own day where there is none
 * @date: the day of giving: its year is the year that is summed up
 * @rule: the rule that judged the record already, or 0
 * @except: the record itself, or 0
 *
 * One person is whoever has the same number of papers, the same row among the members, or, where these tell nothing
 * else, the same name and mobile number. All texts are borrowed.
 */
typedef struct
{
  const char *kind;
  const char *event_date;
  const char *date;
  gint64      rule;
  gint64      except;

  gint64      member;
  const char *id_key;
  const char *name;
  const char *mobile;
} VisitAsk;

/* An earlier or other visit of the same kind to the same person. */
typedef struct
{
  gint64      id;
  VisitCounts counts;
  gint64      amount; /* fen */
  char        date[12];
  char        event_date[12];
  char        festival[4];
  char        relation[4];
  char       *illness;
} VisitPast;

/**
 * VisitLimit:
 * @rule: (nullable): of benefit_rules
 * @each, @year: fen, or VISIT_NO_LIMIT
 * @limit: the one that is shown: of the year where there is one, else of each time
 * @given, @reserved: fen, of this kind in this year, without the record itself
 * @left: fen: what the record may come to, never below 0; VISIT_NO_LIMIT where nothing is limited
 * @times: in this year, given or reserved; @times_ever: in all years
 * @text: the sentence
 */
typedef struct
{
  LedgerRecord *rule;
  gint64        each;
  gint64        year;
  gint64        limit;
  gint64        given;
  gint64        reserved;
  gint64        left;
  guint         times;
  guint         times_ever;
  char         *text;
} VisitLimit;

/* The visits of one kind, read once for very many persons. */
typedef struct _VisitBook VisitBook;

VisitCounts  visit_status_counts   (const char   *status);

/* @from: (nullable): only visits from this day on. */
VisitBook   *visit_book_new        (LedgerStore  *store,
                                    const char   *kind,
                                    const char   *from,
                                    GError      **error);
void         visit_book_free       (VisitBook    *self);

/* (element-type VisitPast): the person's visits of the kind that count for anything, in order of day. @book: (nullable):
 * of that kind, else the file is asked. Caller frees. */
GPtrArray   *visit_limits_list_past (LedgerStore    *store,
                                     VisitBook      *book,
                                     const VisitAsk *ask,
                                     GError        **error);
/* @past: (nullable): what visit_limits_list_past () gave. Caller frees with visit_limit_free (). */
VisitLimit  *visit_limits_find      (LedgerStore    *store,
                                     VisitBook      *book,
                                     const VisitAsk *ask,
                                     GPtrArray      *past,
                                     GError        **error);
/* Fills limit, left and text from rule, given, reserved and times: for aid and others that add up in their own way.
 * @title: of what is given, "节日慰问". */
void         visit_limit_reckon     (VisitLimit     *self,
                                     const char     *title);
void         visit_limit_free       (VisitLimit     *self);

/* What an edit or a record of visits asks; borrows from it. */
void         visit_ask_init         (VisitAsk           *ask,
                                     const LedgerRecord *visit);
/* "1600", "0.50": yuan as it is said in a sentence. Caller frees. */
char        *visit_dup_yuan         (gint64          fen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VisitBook, visit_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VisitLimit, visit_limit_free)

G_END_DECLS
