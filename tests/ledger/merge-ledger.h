/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger in which one person stands twice, for testing merges. */
#pragma once

#include "small-registers.h"

enum { FIRM_TITLE, FIRM_ABOVE, N_FIRMS };
enum { PERSON_TITLE, PERSON_CARD, PERSON_STATE, PERSON_SKILLS, PERSON_PHONE, PERSON_PAY, PERSON_REMARK, PERSON_EMPLOYER,
       PERSON_MENTOR, PERSON_SUM, N_PERSONS };
enum { COURSE_PERSON, COURSE_TITLE, COURSE_HOURS, N_COURSES };

extern const LedgerRegister merge_firms, merge_persons, merge_courses;
extern const LedgerRegister *const merge_registers[];

/* The process dies when all has moved and nothing is settled. */
extern gboolean merge_ledger_dies;

/* 王芳 twice, with courses and an apprentice each, and what else the cases need. */
typedef struct
{
  char        *path;
  LedgerStore *store;
  gint64       kept, other, third, apprentice, mine, first, second, firm, above;
} MergeLedger;

void    merge_ledger_open       (MergeLedger          *ledger);
void    merge_ledger_close      (MergeLedger          *ledger);
/* Fields and typed texts, ended by LEDGER_NO_FIELD; the new id. */
gint64  merge_ledger_add        (LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 ...);
gint64  merge_ledger_add_course (LedgerStore          *store,
                                 gint64                person,
                                 const char           *title,
                                 const char           *hours);
void    merge_ledger_set        (LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 gint64                id,
                                 guint                 field,
                                 const char           *value);
/* Every row of every register, live or in the bin, as it is; caller frees. */
char   *merge_ledger_dump       (LedgerStore          *store);
void    merge_assert_value      (LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 gint64                id,
                                 guint                 field,
                                 const char           *expected);
void    merge_assert_reference  (LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 gint64                id,
                                 guint                 field,
                                 gint64                expected);
void    merge_assert_proof      (LedgerStore          *store);
