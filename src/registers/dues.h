/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会费交至: entered for many members at once, and who has not paid for six months. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* 中国工会章程: six months in a row without good reason, and no correction after education, is leaving;
 * the program reminds and never does it. */
#define DUES_LIMIT 6

typedef enum
{
  DUES_FORWARD, /* paid up to a later month than before, or for the first time */
  DUES_LATER,   /* paid up to that month or a later one already: left as it is */
  DUES_REFUSED, /* the sentence says why */
} DuesOutcome;

/**
 * DuesRow:
 * @before: "YYYY-MM" or %NULL
 * @why: why refused, without a full stop; %NULL else
 */
typedef struct
{
  gint64      id;
  DuesOutcome outcome;
  char       *label;
  char       *before;
  char       *why;
} DuesRow;

/**
 * DuesPlan:
 * @until: "YYYY-MM"
 * @rows: (element-type DuesRow): in the order given
 */
typedef struct
{
  char      *until;
  GPtrArray *rows;
  guint      n[3]; /* by DuesOutcome */
} DuesPlan;

/* What entering @until ("YYYY-MM") for @ids would do; nothing is written. LEDGER_ERROR_VALUE for no
 * month, or one too far ahead. */
DuesPlan *dues_plan_new    (LedgerStore     *store,
                            GArray          *ids,
                            const char      *until,
                            GError         **error);
void      dues_plan_free   (DuesPlan        *self);
/* Writes the rows that move forward: one batch, one undo. A row that the rules refuse now is
 * counted as refused in @self, with its sentence; the others are written. */
gboolean  dues_plan_apply  (DuesPlan        *self,
                            LedgerStore     *store,
                            GError         **error);

/* The last month that is paid when six full months up to @today are not: "YYYY-MM". Caller frees. */
char     *dues_dup_limit   (const char      *today);
/* (element-type gint64): members in state A whose dues are paid up to that month or an earlier
 * one, the longest first. Who has no month entered is not listed. Caller frees. */
GArray   *dues_list_unpaid (LedgerStore     *store,
                            const char      *today,
                            GError         **error);
/* Full months that are not paid on @today; 0 when @until is paid or no month. */
guint     dues_count_unpaid (const char     *until,
                             const char     *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuesPlan, dues_plan_free)

G_END_DECLS
