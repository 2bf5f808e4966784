/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice made from the rows that it is about: hardship files, visits, a whole batch of visits, or aid. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * NoticePlan:
 * @source: hardship_files, visits, visit_batches or aids
 * @ids: (element-type gint64): its rows; of batches all visits that are not voided
 * @title: (nullable): "关于2026年困难职工建档对象的公示" and the like where it is not given
 * @from: (nullable): first day; today
 * @to: (nullable): last day; the fifth working day
 * @hang: it hangs at once, else it is a draft
 * @accept: (nullable): why a doubt, such as a short period, is let stand
 */
typedef struct
{
  const LedgerRegister *source;
  const GArray         *ids;
  const char           *title;
  const char           *from;
  const char           *to;
  gboolean              hang;
  const char           *accept;
} NoticePlan;

/* The id of the new notice, one batch; 0 with @error where there is nobody to name. @left: (out) (optional): rows that
 * were left out because they are voided or in the bin. */
gint64 notice_make (LedgerStore       *store,
                    const NoticePlan  *plan,
                    guint             *left,
                    GError           **error);

G_END_DECLS
