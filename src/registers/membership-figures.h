/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会员数 on any day and 会籍变动 of any month: the figures of F-10, and the members behind each of them. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Columns of F-10. Women, migrants, new forms and age are told by the member's row as it is today. */
typedef enum
{
  MEMBERSHIP_ALL,
  MEMBERSHIP_WOMEN,
  MEMBERSHIP_MIGRANTS,
  MEMBERSHIP_NEW_FORM,
  MEMBERSHIP_UNDER_35, /* on the last day counted */
  MEMBERSHIP_N_TRAITS
} MembershipTrait;

/* Rows of F-10, in its order. A change is counted only where it leads into or out of state A:
 * start + joined + rejoined + came + resumed − went − kept − quit − expelled − died − aged + late in − late out = end. */
typedef enum
{
  MEMBERSHIP_START,        /* 期初会员: at the end of the day before */
  MEMBERSHIP_IN_JOINED,    /* 入会 */
  MEMBERSHIP_IN_REJOINED,  /* 重新入会 */
  MEMBERSHIP_IN_CAME,      /* 转入; from another organisation of the ledger where one is asked for */
  MEMBERSHIP_IN_RESUMED,   /* 恢复 */
  MEMBERSHIP_OUT_WENT,     /* 转出; to another organisation likewise */
  MEMBERSHIP_OUT_KEPT,     /* 保留会籍 */
  MEMBERSHIP_OUT_QUIT,     /* 退会 */
  MEMBERSHIP_OUT_EXPELLED, /* 除名 */
  MEMBERSHIP_OUT_DIED,     /* 死亡 */
  MEMBERSHIP_OUT_AGED,     /* 年满35岁: leaves that column only */
  MEMBERSHIP_LATE_IN,      /* 跨期调整（增）: of months reported before; 0 but in a monthly report */
  MEMBERSHIP_LATE_OUT,     /* 跨期调整（减） */
  MEMBERSHIP_END,          /* 期末会员 */
  MEMBERSHIP_N_LINES
} MembershipLine;

typedef struct
{
  guint n[MEMBERSHIP_N_TRAITS];
} MembershipTally;

typedef struct
{
  MembershipTally lines[MEMBERSHIP_N_LINES];
} MembershipBalance;

/* What one line counts: a member, with bit i of @traits set for each MembershipTrait he has. Never without one. */
typedef void (*MembershipVisit) (MembershipLine line,
                                 gint64         member,
                                 guint          traits,
                                 gpointer       data);

/* Titles of the columns and rows, as on the form. */
const char *membership_trait_get_title (MembershipTrait trait);
const char *membership_line_get_title  (MembershipLine  line);
/* Stable names: "start", "joined", "late_in" …; code of a row in a sent report. */
const char *membership_line_get_code   (MembershipLine  line);
/* 1 where the line makes the end larger, -1 where smaller, 0 for the end itself. */
int         membership_line_get_sign   (MembershipLine  line);

/* Days are "YYYY-MM-DD"; only state A counts as 会员 (《工会会员会籍管理办法》); @orgs (nullable) (element-type gint64):
 * only members of these organisations, 0 stands for none. Errors are those of the file. */

/* Org id (gint64 *, 0: none) -> guint *; quick for millions. */
GHashTable *membership_count_by_org (LedgerStore       *store,
                                     const char        *day,
                                     GError           **error);
/* Org id (gint64 *) -> MembershipTally *. */
GHashTable *membership_tally_by_org (LedgerStore       *store,
                                     const char        *day,
                                     GError           **error);
/* (element-type gint64): members in @state ("A" …) on a day, by row id. */
GArray     *membership_list         (LedgerStore       *store,
                                     const char        *day,
                                     const char        *state,
                                     const GArray      *orgs,
                                     GError           **error);
/* F-10 for the days from @from to @to, both counted. */
gboolean    membership_balance      (LedgerStore       *store,
                                     const char        *from,
                                     const char        *to,
                                     const GArray      *orgs,
                                     MembershipBalance *balance,
                                     GError           **error);
/* (element-type gint64): the members behind one figure of that form, one entry a change. */
GArray     *membership_list_line    (LedgerStore       *store,
                                     const char        *from,
                                     const char        *to,
                                     const GArray      *orgs,
                                     MembershipLine     line,
                                     MembershipTrait    trait,
                                     GError           **error);
/* Who was in state A on @day, as MEMBERSHIP_START; ages as of @age_day. In order of id. */
gboolean    membership_each_member  (LedgerStore       *store,
                                     const char        *day,
                                     const char        *age_day,
                                     const GArray      *orgs,
                                     MembershipVisit    visit,
                                     gpointer           data,
                                     GError           **error);
/* The changes of F-10 one by one in order of day, ages as of @to. */
gboolean    membership_each_change  (LedgerStore       *store,
                                     const char        *from,
                                     const char        *to,
                                     const GArray      *orgs,
                                     MembershipVisit    visit,
                                     gpointer           data,
                                     GError           **error);

G_END_DECLS
