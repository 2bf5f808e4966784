/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of one body, told apart by their numbers. */
#include "case-cast.h"

#include "cases.h"
#include "hardship-cast.h"
#include "mediation-orgs.h"
#include "mediators.h"

gint64
case_cast_add (LedgerStore *store,
               const char  *values)
{
  g_autofree char *all = NULL;

  if (ledger_store_find (store, &mediation_orgs_register, MEDIATION_ORG_IS_DEFAULT, "1", 0) == 0)
    {
      roster_add (store, &mediation_orgs_register,
                  "name=示范调解委员会|kind=企业劳动争议调解委员会|is_default=是|number_prefix=机工|arbitration_body=示范区劳动人事争议仲裁委员会|"
                  "court=示范区人民法院|area=城东片区");
      roster_add (store, &mediators_register,
                  "name=李和平|org_id=示范调解委员会|post=调解员|appointed_date=2026-01-01|appointed_until=2027-12-31|unit=示范机电有限公司");
    }
  all = g_strdup_printf ("filed_date=2026-09-22|%s", values);
  return roster_add (store, &cases_register, all);
}

gint64
case_cast_add_row (LedgerStore          *store,
                   const LedgerRegister *reg,
                   gint64                id,
                   const char           *values)
{
  g_autofree char *all = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|%s", id, values);

  return roster_add (store, reg, all);
}

void
case_cast_change (LedgerStore          *store,
                  const LedgerRegister *reg,
                  gint64                id,
                  const char           *values)
{
  hardship_cast_change (store, reg, id, values);
}

char *
case_cast_show (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                const char           *fields)
{
  return hardship_cast_show (store, reg, id, fields);
}

char *
case_cast_show_rows (LedgerStore          *store,
                     const LedgerRegister *reg,
                     gint64                id,
                     const char           *fields)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, reg, id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = hardship_cast_show (store, reg, ((LedgerRecord *) g_ptr_array_index (rows, i))->id, fields);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}
