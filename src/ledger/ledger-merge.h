/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows that are one: which values stay, what moves from one to the other, and doing it as one batch. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * LedgerTake:
 * @LEDGER_TAKE_KEPT: the value of the row that stays
 * @LEDGER_TAKE_OTHER: that of the row that goes
 * @LEDGER_TAKE_BOTH: both, where the field can hold them: several choices, notes
 */
typedef enum
{
  LEDGER_TAKE_KEPT,
  LEDGER_TAKE_OTHER,
  LEDGER_TAKE_BOTH,
} LedgerTake;

/**
 * LedgerReferrers:
 * @reg: a register whose rows name the row
 * @field: by which reference
 * @ids: (element-type gint64): live rows, in order of entry
 */
typedef struct
{
  const LedgerRegister *reg;
  guint                 field;
  GArray               *ids;
} LedgerReferrers;

/**
 * LedgerMerge:
 * @kept: the row that stays
 * @other: the row that goes to the bin
 * @takes: a #LedgerTake a field
 * @kept_referrers: (element-type LedgerReferrers): what belongs to the row that stays
 * @referrers: (element-type LedgerReferrers): what moves from the other
 */
typedef struct
{
  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerRecord         *kept;
  LedgerRecord         *other;
  LedgerTake           *takes;
  GPtrArray            *kept_referrers;
  GPtrArray            *referrers;
} LedgerMerge;

/* Can rows of the register be merged by themselves? Child rows come with the row they belong to. */
gboolean      ledger_merge_is_for      (const LedgerRegister *reg);
/* The plan, nothing written: kept values, filled from the other where empty; notes joined. */
LedgerMerge  *ledger_merge_new         (LedgerStore          *store,
                                        const LedgerRegister *reg,
                                        gint64                kept,
                                        gint64                other,
                                        GError              **error);
/* The same plan for another connection to the file, or to keep: it shares what was read. */
LedgerMerge  *ledger_merge_copy        (const LedgerMerge    *merge,
                                        LedgerStore          *store);
/* The other row stays instead; the values chosen are chosen still. */
LedgerMerge  *ledger_merge_new_swapped (const LedgerMerge    *merge,
                                        GError              **error);
void          ledger_merge_free        (LedgerMerge          *merge);

/* Do the rows differ there, in something that is typed? What events say stays that of the kept row. */
gboolean      ledger_merge_can_choose  (const LedgerMerge    *merge,
                                        guint                 field);
/* Can the field hold both values? */
gboolean      ledger_merge_can_unite   (const LedgerMerge    *merge,
                                        guint                 field);
void          ledger_merge_take        (LedgerMerge          *merge,
                                        guint                 field,
                                        LedgerTake            take);
/* The kept row as it will be, with what follows from the chosen values. */
LedgerRecord *ledger_merge_dup_result  (const LedgerMerge    *merge);
/* "2条家庭成员、3条会籍变动"; "" for none. Caller frees. */
char         *ledger_merge_dup_counts  (GPtrArray            *referrers);
guint         ledger_merge_count       (GPtrArray            *referrers);

/* Does it, whole or not at all. @why: reason, kept in the history; @accept: (nullable): why warnings are
 * accepted; @problems: (nullable): receives what is wrong with the kept row. ledger_batch_get_last () tells the batch. */
gboolean      ledger_merge_apply       (LedgerMerge          *merge,
                                        const char           *why,
                                        const char           *accept,
                                        LedgerProblems       *problems,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerMerge, ledger_merge_free)

G_END_DECLS
