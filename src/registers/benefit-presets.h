/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问标准 that come with the program: the limits of some provinces, each with its basis and how sure it is. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * BenefitRegion:
 * @confidence: the doubtful end of it: a code of codes_confidence
 * @text: what is in it, in words: "节日慰问每人每年1600元…；金额请按本地现行标准核实"
 * @n: rows
 */
typedef struct
{
  char       *region;
  const char *confidence;
  char       *text;
  guint       n;
} BenefitRegion;

/* (element-type BenefitRegion): in the order in which they are offered, 全国 last. Caller frees. */
GPtrArray *benefit_presets_list_regions (void);

/* The row of the program for an item (codes_benefit_item) on a day, of the region or, where it has none, of 全国; in no
 * ledger. %NULL: none. Caller frees. */
LedgerRecord *benefit_presets_find      (const char   *region,
                                         const char   *item,
                                         const char   *date);
/* Rows of the program that the ledger does not have: not even in the bin. @region: (nullable): of that region, and what
 * it takes over from 全国. */
guint      benefit_presets_count_new    (LedgerStore  *store,
                                         const char   *region);
/* Enters them in the batch under way. @region: (nullable): only those of it and of 全国 that it leaves open, adopted as
 * this union's (本会采用) and noted in 本会; %NULL: all, none adopted. What the clerk has is left as it is: where an
 * adopted rule of hers stands in the way, the new one is entered and not adopted. */
gboolean   benefit_presets_enter        (LedgerStore  *store,
                                         const char   *region,
                                         GError      **error);
/* The same as one batch of its own, none when nothing is new; rows of @region that are here already are adopted too, as
 * far as nothing stands in the way. @n: (out) (optional): how many were entered or adopted. */
gboolean   benefit_presets_add          (LedgerStore  *store,
                                         const char   *region,
                                         guint        *n,
                                         GError      **error);

G_END_DECLS
