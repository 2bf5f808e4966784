/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "visit-batch-sheet.h"

#include <glib/gi18n-lib.h>

#include "aid-totals.h"
#include "ledger-amount.h"
#include "ledger-kind.h"
#include "ledger-store.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

static const LedgerField people_fields[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "id_no", .title = N_("证件号码"), .kind = &ledger_kind_text },
  { .name = "unit", .title = N_("单位/部门"), .kind = &ledger_kind_text },
  { .name = "kind", .title = N_("慰问类型"), .kind = &ledger_kind_text },
  { .name = "goods", .title = N_("慰问品"), .kind = &ledger_kind_text },
  { .name = "agent", .title = N_("代领人"), .kind = &ledger_kind_text },
  { .name = "agent_relation", .title = N_("代领人与本人关系"), .kind = &ledger_kind_text },
  { .name = "mobile", .title = N_("联系电话"), .kind = &ledger_kind_text },
  { .name = "cash", .title = N_("慰问金"), .kind = &ledger_kind_money },
  { .name = "goods_value", .title = N_("慰问品价值"), .kind = &ledger_kind_money },
  { .name = "amount", .title = N_("合计金额"), .kind = &ledger_kind_money },
};

/* Of the visit, in the order of people_fields. */
static const guint from_visit[] = {
  VISIT_NAME, VISIT_ID_NO, VISIT_UNIT, VISIT_KIND, VISIT_GOODS, VISIT_AGENT, VISIT_AGENT_RELATION, VISIT_MOBILE,
  VISIT_CASH, VISIT_GOODS_VALUE, VISIT_AMOUNT,
};

static const LedgerField sheet_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "money_only", .title = N_("只发慰问金"), .kind = &ledger_kind_flag },
  { .name = "people", .title = N_("人数"), .kind = &ledger_kind_integer },
  { .name = "each", .title = N_("人均标准"), .kind = &ledger_kind_money },
  { .name = "total", .title = N_("总额"), .kind = &ledger_kind_money },
};

static const char *const keys[] = { "own", NULL };

static char *
dup_money (gint64 fen)
{
  return fen != 0 ? ledger_amount_show (fen) : NULL;
}

static GPtrArray *
add_row (GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  return row;
}

/* Visits of the batch but those that are void, which its totals do not count either. */
static GArray *
select_visits (LedgerStore   *store,
               LedgerRecord  *batch,
               GError       **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, batch->id);

  if (batch->id == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS_NOT, VISIT_VOID);
  return ledger_store_select (store, query, error);
}

static gboolean
fill_people (LedgerStore   *store,
             LedgerRecord  *batch,
             GPtrArray     *rows,
             GError       **error)
{
  g_autoptr (GArray) ids = select_visits (store, batch, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) visit = ledger_store_load (store, &visits_register, g_array_index (ids, gint64, i), error);
      GPtrArray *row;

      if (visit == NULL)
        return FALSE;
      row = add_row (rows);
      for (guint k = 0; k < G_N_ELEMENTS (from_visit); k++)
        g_ptr_array_add (row, ledger_record_get (visit, from_visit[k]) != NULL
                              ? ledger_store_dup_shown (store, visit, from_visit[k], TRUE) : NULL);
    }
  return ids != NULL;
}

static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *batch,
            GPtrArray     *rows,
            GError       **error)
{
  gint64 people = ledger_record_get_number (batch, VISIT_BATCH_PEOPLE_COUNT);
  gint64 cash_each = ledger_record_get_number (batch, VISIT_BATCH_CASH_EACH);
  gint64 goods_each = ledger_record_get_number (batch, VISIT_BATCH_GOODS_EACH);
  GPtrArray *row = add_row (rows);

  g_ptr_array_add (row, g_strdup (keys[0]));
  g_ptr_array_add (row, cash_each > 0 && goods_each == 0 ? g_strdup ("1") : NULL);
  g_ptr_array_add (row, people > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, people) : NULL);
  g_ptr_array_add (row, dup_money (cash_each + goods_each));
  g_ptr_array_add (row, dup_money (ledger_record_get_number (batch, VISIT_BATCH_CASH_TOTAL)
                                   + ledger_record_get_number (batch, VISIT_BATCH_GOODS_TOTAL)));
  return TRUE;
}

const LedgerList visit_batch_sheet_lists[] = {
  { .name = "people", .fields = people_fields, .n_fields = G_N_ELEMENTS (people_fields), .fill = fill_people },
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = keys },
  { .name = NULL }
};
