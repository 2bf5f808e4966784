/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up households, and the line by which hardship is measured. */
#include "hardship-cast.h"

#include "benefit-rules.h"

void
hardship_cast_add_line (LedgerStore *store)
{
  roster_add (store, &benefit_rules_register,
              "item=51|each_limit=820|in_force=是|from_date=2025-01-01|to_date=2025-12-31|basis=示范市低保标准（2025年）");
  roster_add (store, &benefit_rules_register,
              "item=51|each_limit=900|in_force=是|from_date=2026-01-01|basis=示范市低保标准（2026年）");
}

void
hardship_cast_change (LedgerStore          *store,
                      const LedgerRegister *reg,
                      gint64                id,
                      const char           *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, reg, id, &error);

  g_assert_no_error (error);
  roster_type (edit, values);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

gint64
hardship_cast_add_row (LedgerStore          *store,
                       const LedgerRegister *reg,
                       gint64                file,
                       const char           *values)
{
  g_autofree char *all = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|%s", file, values);

  return roster_add (store, reg, all);
}

char *
hardship_cast_show (LedgerStore          *store,
                    const LedgerRegister *reg,
                    gint64                id,
                    const char           *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, &error);
  g_auto (GStrv) names = g_strsplit (fields, ",", -1);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint field = ledger_register_find_field (reg, names[i]);
      const char *value;

      g_assert_cmpuint (field, !=, LEDGER_NO_FIELD);
      value = ledger_record_get (record, field);
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "");
    }
  return g_string_free (text, FALSE);
}
