/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品清单: what each person of a batch is given, and what it costs. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  BATCH_GOODS_BATCH_ID,
  BATCH_GOODS_NAME,
  BATCH_GOODS_SPEC,
  BATCH_GOODS_UNIT,
  BATCH_GOODS_EACH,
  BATCH_GOODS_PRICE,
  BATCH_GOODS_EACH_AMOUNT,
  BATCH_GOODS_TOTAL,
  BATCH_GOODS_AMOUNT,
  BATCH_GOODS_MEMO,
  BATCH_GOODS_N_FIELDS
};

extern const LedgerRegister batch_goods_register;

/* What one person gets, from the goods rows in @edit (of visit_batches) or, where it touches none, in the file:
 * "大米10kg×1袋、花生油5L×1桶" and its worth. %FALSE where there are no rows. @text: (out): caller frees. */
gboolean batch_goods_sum     (LedgerEdit   *edit,
                              char        **text,
                              gint64       *each);
/* The batch's text and worth of goods from its rows in the file, and the totals of these from its people. */
gboolean batch_goods_recount (LedgerStore  *store,
                              gint64        batch,
                              GError      **error);
/* "大米10kg×1袋", after a 、 where @text says something already. @spec, @unit: (nullable); @quantity: 0: not said. */
void     goods_append_text   (GString      *text,
                              const char   *name,
                              const char   *spec,
                              const char   *unit,
                              gint64        quantity);

G_END_DECLS
