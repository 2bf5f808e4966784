/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "visit-batch-sheet.h"

#include <glib/gi18n-lib.h>

#include "batch-goods.h"
#include "ledger-amount.h"
#include "ledger-kind.h"
#include "ledger-store.h"
#include "visit-batches.h"
#include "visits.h"

/* Steps of a visit after which nobody signs for it. */
static const char *const gone[] = { "7", "9" };

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

/* What a person's line says as the visit does, in the order of people_fields. */
static const guint from_visit[] = {
  VISIT_NAME, VISIT_ID_NO, VISIT_UNIT, VISIT_KIND, VISIT_GOODS, VISIT_AGENT, VISIT_AGENT_RELATION, VISIT_MOBILE,
};

static const LedgerField goods_fields[] = {
  { .name = "name", .title = N_("品名"), .kind = &ledger_kind_text },
  { .name = "spec", .title = N_("规格"), .kind = &ledger_kind_text },
  { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text },
  { .name = "price", .title = N_("单价"), .kind = &ledger_kind_money },
  { .name = "each", .title = N_("每人数量"), .kind = &ledger_kind_integer },
  { .name = "total", .title = N_("总数量"), .kind = &ledger_kind_integer },
  { .name = "amount", .title = N_("总金额"), .kind = &ledger_kind_money },
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

static char *
dup_number (gint64 number)
{
  return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static GPtrArray *
add_row (GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  return row;
}

/* Visits of the batch for which somebody signs, or has. */
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
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS_NOT, gone[i]);
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
      gint64 cash = visit != NULL ? ledger_record_get_number (visit, VISIT_CASH) : 0;
      gint64 goods = visit != NULL ? ledger_record_get_number (visit, VISIT_GOODS_VALUE) : 0;
      GPtrArray *row;

      if (visit == NULL)
        return FALSE;
      row = add_row (rows);
      for (guint k = 0; k < G_N_ELEMENTS (from_visit); k++)
        g_ptr_array_add (row, ledger_record_get (visit, from_visit[k]) != NULL
                              ? ledger_store_dup_shown (store, visit, from_visit[k], TRUE) : NULL);
      g_ptr_array_add (row, dup_money (cash));
      g_ptr_array_add (row, dup_money (goods));
      g_ptr_array_add (row, dup_money (cash + goods));
    }
  return ids != NULL;
}

/* As many persons as the batch has by now; before any is in it, what each gets stands alone. */
static gboolean
fill_goods (LedgerStore   *store,
            LedgerRecord  *batch,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (GPtrArray) goods = ledger_store_load_children (store, &batch_goods_register, batch->id, error);
  g_autoptr (GArray) people = goods != NULL ? select_visits (store, batch, error) : NULL;

  for (guint i = 0; people != NULL && i < goods->len; i++)
    {
      LedgerRecord *article = g_ptr_array_index (goods, i);
      gint64 each = ledger_record_get_number (article, BATCH_GOODS_EACH);
      GPtrArray *row = add_row (rows);

      g_ptr_array_add (row, g_strdup (ledger_record_get (article, BATCH_GOODS_NAME)));
      g_ptr_array_add (row, g_strdup (ledger_record_get (article, BATCH_GOODS_SPEC)));
      g_ptr_array_add (row, g_strdup (ledger_record_get (article, BATCH_GOODS_UNIT)));
      g_ptr_array_add (row, dup_money (ledger_record_get_number (article, BATCH_GOODS_PRICE)));
      g_ptr_array_add (row, dup_number (each));
      g_ptr_array_add (row, dup_number (each * people->len));
      g_ptr_array_add (row, dup_money (each * people->len * ledger_record_get_number (article, BATCH_GOODS_PRICE)));
    }
  return people != NULL;
}

/* What each person gets of the goods: the list of articles tells, else the clerk. */
static gboolean
read_goods_each (LedgerStore   *store,
                 LedgerRecord  *batch,
                 gint64        *fen,
                 GError       **error)
{
  g_autoptr (GPtrArray) goods = ledger_store_load_children (store, &batch_goods_register, batch->id, error);

  *fen = 0;
  for (guint i = 0; goods != NULL && i < goods->len; i++)
    *fen += ledger_record_get_number (g_ptr_array_index (goods, i), BATCH_GOODS_EACH)
            * ledger_record_get_number (g_ptr_array_index (goods, i), BATCH_GOODS_PRICE);
  if (goods != NULL && goods->len == 0)
    *fen = ledger_record_get_number (batch, VISIT_BATCH_GOODS_EACH);
  return goods != NULL;
}

/* Of what the persons of the batch get, which need not be the same for all. */
static gboolean
sum_visits (LedgerStore   *store,
            const GArray  *ids,
            gint64        *fen,
            GError       **error)
{
  *fen = 0;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) visit = ledger_store_load (store, &visits_register, g_array_index (ids, gint64, i), error);

      if (visit == NULL)
        return FALSE;
      *fen += ledger_record_get_number (visit, VISIT_CASH) + ledger_record_get_number (visit, VISIT_GOODS_VALUE);
    }
  return TRUE;
}

static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *batch,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (GArray) ids = select_visits (store, batch, error);
  gint64 cash_each = ledger_record_get_number (batch, VISIT_BATCH_CASH_EACH);
  gint64 goods_each, total;
  GPtrArray *row;

  if (ids == NULL || !read_goods_each (store, batch, &goods_each, error) || !sum_visits (store, ids, &total, error))
    return FALSE;
  row = add_row (rows);
  g_ptr_array_add (row, g_strdup (keys[0]));
  g_ptr_array_add (row, cash_each > 0 && goods_each == 0 ? g_strdup ("1") : NULL);
  g_ptr_array_add (row, dup_number (ids->len));
  g_ptr_array_add (row, dup_money (cash_each + goods_each));
  g_ptr_array_add (row, dup_money (total));
  return TRUE;
}

const LedgerList visit_batch_sheet_lists[] = {
  { .name = "people", .fields = people_fields, .n_fields = G_N_ELEMENTS (people_fields), .fill = fill_people },
  { .name = "articles", .fields = goods_fields, .n_fields = G_N_ELEMENTS (goods_fields), .fill = fill_goods },
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = keys },
  { .name = NULL }
};
