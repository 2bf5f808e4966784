/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands on which side of a labour dispute, in the words of its papers. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* codes_party_role */
typedef enum
{
  CASE_SIDE_APPLICANT = 1,
  CASE_SIDE_RESPONDENT,
  CASE_SIDE_THIRD,
  CASE_SIDE_APPLICANT_AGENT,
  CASE_SIDE_RESPONDENT_AGENT,
  CASE_SIDE_THIRD_AGENT,
  CASE_SIDE_SPEAKER,
  CASE_SIDE_OTHER
} CaseSide;

#define CASE_SIDE_N_FIELDS 32

/* The first party of each role, keys applicant, respondent, third, agent (of the applicants), other_agent (of the
 * respondents), speaker (the first chosen representative); the names are those of the party's fields, contract_boxes is "☑有 □无". */
extern const LedgerField       case_side_fields[CASE_SIDE_N_FIELDS];
extern const char *const       case_side_keys[];

gboolean   case_sides_fill       (LedgerStore   *store,
                                  LedgerRecord  *record,
                                  GPtrArray     *rows,
                                  GError       **error);

/* (element-type LedgerRecord): the parties by role, then in the order the clerk gave them; caller unrefs. */
GPtrArray *case_sides_load       (LedgerStore   *store,
                                  gint64         case_id,
                                  GError       **error);
/* (element-type LedgerRecord): the terms by their numbers, then instalments; caller unrefs. */
GPtrArray *case_sides_load_terms (LedgerStore   *store,
                                  gint64         case_id,
                                  GError       **error);
CaseSide   case_sides_get_role   (LedgerRecord  *party);
/* Are there too many applicants to be named one by one? */
gboolean   case_sides_are_listed (GPtrArray     *parties);
/* "张三", "张三、李四", "张三等12人"; caller frees. */
char      *case_sides_dup_names  (GPtrArray     *parties,
                                  CaseSide       side);
/* Who they are in full, a paragraph each, with those who act for them; caller frees. */
char      *case_sides_dup_lines  (LedgerStore   *store,
                                  GPtrArray     *parties,
                                  CaseSide       side);

G_END_DECLS
