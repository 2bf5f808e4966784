/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问标准: the limits of a province by item and time, with the words they rest on. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  BENEFIT_RULE_ITEM,
  BENEFIT_RULE_TITLE,
  BENEFIT_RULE_REGION,
  BENEFIT_RULE_IN_FORCE,
  BENEFIT_RULE_EACH_LIMIT,
  BENEFIT_RULE_YEAR_LIMIT,
  BENEFIT_RULE_MONTHS_LIMIT,
  BENEFIT_RULE_TIMES_YEAR,
  BENEFIT_RULE_TIMES_EVER,
  BENEFIT_RULE_SAME_CAUSE_MONTHS,
  BENEFIT_RULE_WINDOW_MONTHS,
  BENEFIT_RULE_FORMS,
  BENEFIT_RULE_PAPERS,
  BENEFIT_RULE_BASIS,
  BENEFIT_RULE_CONFIDENCE,
  BENEFIT_RULE_FROM_DATE,
  BENEFIT_RULE_TO_DATE,
  BENEFIT_RULE_SHIPPED_KEY,
  BENEFIT_RULE_MEMO,
  BENEFIT_RULE_N_FIELDS
};

extern const LedgerRegister benefit_rules_register;

/* The region whose rows hold everywhere. */
#define BENEFIT_NATIONAL "全国"

/* The adopted rule of an item (codes_benefit_item) on a day: begun, and not yet ended; of several the one that began
 * last. %NULL when there is none. Caller frees. */
LedgerRecord *benefit_rule_find      (LedgerStore        *store,
                                      const char         *item,
                                      const char         *date);
/* An amount of @rule (nullable) in fen, -1 where it sets none. */
gint64        benefit_rule_get_limit (const LedgerRecord *rule,
                                      guint               field);
/* "《…细则（试行）》（2018年，须核实）": the words a limit rests on, and whether they are to be relied on. Caller frees. */
char         *benefit_rule_dup_basis (const LedgerRecord *rule);
/* How many visits and aids it judged: it is not changed from then on. */
guint         benefit_rule_count_judged (LedgerStore     *store,
                                      gint64              id);
/* A new rule that says the same from @date on, to be changed and saved: the former then ends by itself. Not yet in
 * the file; free with ledger_edit_free (). */
LedgerEdit   *benefit_rule_succeed   (LedgerStore        *store,
                                      gint64              id,
                                      const char         *date,
                                      GError            **error);
/* An adopted rule of the same item that @edit would stand beside, in the way of it; %NULL: none. Those that merely have
 * to end where it begins do not count. Caller frees. */
LedgerRecord *benefit_rule_find_clash (LedgerEdit        *edit);

G_END_DECLS
