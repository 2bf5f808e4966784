/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of hardship aid: which rule holds, what the household was given this year, what may still be given. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aid-rules.h"

#include <string.h>

/**
 * aid_rules_find:
 * @item: code of codes_benefit_item
 */
LedgerRecord *
aid_rules_find (LedgerStore *store,
                const char  *item,
                const char  *day)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);
  g_autoptr (LedgerRecord) best = NULL;
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, BENEFIT_RULE_ITEM, LEDGER_IS, item);
  ledger_query_add_filter (query, BENEFIT_RULE_IN_FORCE, LEDGER_IS, "1");
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) rule = ledger_store_load (store, &benefit_rules_register, g_array_index (ids, gint64, i), NULL);
      const char *from = rule != NULL ? ledger_record_get (rule, BENEFIT_RULE_FROM_DATE) : NULL;
      const char *to = rule != NULL ? ledger_record_get (rule, BENEFIT_RULE_TO_DATE) : NULL;

      if (rule == NULL || (from != NULL && strcmp (from, day) > 0) || (to != NULL && strcmp (to, day) < 0))
        continue;
      if (best != NULL && g_strcmp0 (from, ledger_record_get (best, BENEFIT_RULE_FROM_DATE)) < 0)
        continue;
      g_clear_pointer (&best, ledger_record_unref);
      best = g_steal_pointer (&rule);
    }
  return g_steal_pointer (&best);
}
