/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three thousand visits of one festival change their fund and their batch once: see ledger-running. A recount reads
 * the same columns of all rows, so that both ways come to the same. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aid-totals.h"

#include <string.h>

#include "aids.h"
#include "batch-goods.h"
#include "funds.h"
#include "ledger-amount.h"
#include "ledger-running.h"
#include "ledger-scan.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* Where a register that spends money keeps it; @second: %LEDGER_NO_FIELD where there is one sum only. */
typedef struct
{
  const LedgerRegister *reg;
  guint                 fund;
  guint                 status;
  guint                 first;
  guint                 second;
} Spending;

/* What one fund or batch should hold. */
typedef struct
{
  gint64 reserved;
  gint64 spent;
  gint64 people;
  gint64 cash;
  gint64 goods;
  gint64 signed_for;
} Sums;

/* @only: id to sum, 0: all; @n_columns: how many are read */
typedef struct
{
  GHashTable *sums; /* id -> Sums */
  gint64      only;
  guint       n_columns;
} Count;

static const Spending spendings[] = {
  { &visits_register, VISIT_FUND_ID, VISIT_STATUS, VISIT_CASH, VISIT_GOODS_VALUE },
  { &aids_register, AID_FUND_ID, AID_STATUS, AID_AMOUNT, LEDGER_NO_FIELD },
};

static const Spending *
find_spending (const LedgerRegister *reg)
{
  for (guint i = 0; i < G_N_ELEMENTS (spendings); i++)
    if (spendings[i].reg == reg)
      return &spendings[i];
  return NULL;
}

static gboolean
is_signed (const char *status)
{
  return g_strcmp0 (status, VISIT_SIGNED) == 0 || g_strcmp0 (status, VISIT_ARCHIVED) == 0;
}

gboolean
aid_is_reserved (const char *status)
{
  return visit_status_counts (status) == VISIT_COUNTS_RESERVED;
}

gint64
aid_get_amount (const LedgerRecord *record)
{
  const Spending *spending = find_spending (record->reg);

  g_return_val_if_fail (spending != NULL, 0);

  return ledger_record_get_number (record, spending->first) +
         (spending->second != LEDGER_NO_FIELD ? ledger_record_get_number (record, spending->second) : 0);
}

static void
note_fund (LedgerStore        *store,
           const LedgerRecord *record,
           int                 sign)
{
  const Spending *spending = find_spending (record->reg);
  const char *status = ledger_record_get (record, spending->status);
  gint64 fund = ledger_record_get_number (record, spending->fund), amount = sign * aid_get_amount (record);

  if (!aid_is_given (status) && !aid_is_reserved (status))
    return;
  ledger_running_add (store, &funds_register, fund, aid_is_given (status) ? FUND_SPENT : FUND_RESERVED, amount);
  ledger_running_add (store, &funds_register, fund, FUND_REMAINING, -amount);
}

/* Goods are handed out by the head: their totals go with the number of people. */
static void
note_goods (LedgerStore *store,
            gint64       batch,
            int          sign)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &batch_goods_register, batch, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows, i);

      ledger_running_add (store, &batch_goods_register, row->id, BATCH_GOODS_TOTAL,
                          sign * ledger_record_get_number (row, BATCH_GOODS_EACH));
      ledger_running_add (store, &batch_goods_register, row->id, BATCH_GOODS_AMOUNT,
                          sign * ledger_record_get_number (row, BATCH_GOODS_EACH_AMOUNT));
    }
}

static void
note_batch (LedgerStore        *store,
            const LedgerRecord *visit,
            int                 sign)
{
  const char *status = ledger_record_get (visit, VISIT_STATUS);
  gint64 batch = ledger_record_get_number (visit, VISIT_BATCH_ID);

  if (batch == 0 || g_strcmp0 (status, VISIT_VOID) == 0)
    return;
  ledger_running_add (store, &visit_batches_register, batch, VISIT_BATCH_PEOPLE_COUNT, sign);
  ledger_running_add (store, &visit_batches_register, batch, VISIT_BATCH_CASH_TOTAL,
                      sign * ledger_record_get_number (visit, VISIT_CASH));
  ledger_running_add (store, &visit_batches_register, batch, VISIT_BATCH_GOODS_TOTAL,
                      sign * ledger_record_get_number (visit, VISIT_GOODS_VALUE));
  ledger_running_add (store, &visit_batches_register, batch, VISIT_BATCH_SIGNED_COUNT, is_signed (status) ? sign : 0);
}

static void
note (LedgerStore        *store,
      const LedgerRecord *record,
      int                 sign)
{
  note_fund (store, record, sign);
  if (record->reg == &visits_register)
    note_batch (store, record, sign);
}

static gboolean
counts_in_batch (const LedgerRecord *record)
{
  return record->reg == &visits_register && ledger_record_get_number (record, VISIT_BATCH_ID) != 0 &&
         !ledger_record_is (record, VISIT_STATUS, VISIT_VOID);
}

void
aid_totals_follow (LedgerEdit *edit)
{
  gboolean was = edit->before != NULL && counts_in_batch (edit->before), is = counts_in_batch (edit->after);

  if (edit->before != NULL)
    note (edit->store, edit->before, -1);
  note (edit->store, edit->after, 1);
  /* A step of the workflow moves nobody: the goods are read only where somebody comes or goes. */
  if (was && is && !ledger_record_differs (edit->before, edit->after, VISIT_BATCH_ID))
    return;
  if (was)
    note_goods (edit->store, ledger_record_get_number (edit->before, VISIT_BATCH_ID), -1);
  if (is)
    note_goods (edit->store, ledger_record_get_number (edit->after, VISIT_BATCH_ID), 1);
}

void
aid_totals_add (LedgerStore        *store,
                const LedgerRecord *record)
{
  note (store, record, 1);
  if (counts_in_batch (record))
    note_goods (store, ledger_record_get_number (record, VISIT_BATCH_ID), 1);
}

void
aid_totals_take (LedgerStore        *store,
                 const LedgerRecord *record)
{
  note (store, record, -1);
  if (counts_in_batch (record))
    note_goods (store, ledger_record_get_number (record, VISIT_BATCH_ID), -1);
}

gboolean
aid_totals_saving (LedgerEdit  *edit,
                   GError     **error)
{
  aid_totals_follow (edit);
  return TRUE;
}

gboolean
aid_totals_restored (LedgerEdit  *edit,
                     GError     **error)
{
  aid_totals_add (edit->store, edit->after);
  return TRUE;
}

gboolean
aid_totals_removing (LedgerEdit  *edit,
                     GError     **error)
{
  aid_totals_take (edit->store, edit->before);
  return TRUE;
}

/* What the row itself takes from the fund already, of the kind asked for. */
static gint64
get_own (const LedgerEdit *edit,
         const Spending   *spending,
         gint64            fund,
         gboolean        (*counts) (const char *status))
{
  if (edit->before == NULL || ledger_record_get_number (edit->before, spending->fund) != fund ||
      !counts (ledger_record_get (edit->before, spending->status)))
    return 0;
  return aid_get_amount (edit->before);
}

static gint64
get_held (LedgerStore        *store,
          const LedgerRecord *fund,
          guint               field)
{
  return ledger_record_get_number (fund, field) + ledger_running_get (store, fund->id, field);
}

static void
add_over (LedgerProblems     *problems,
          LedgerSeverity      severity,
          guint               field,
          const LedgerRecord *fund,
          gint64              spent,
          gint64              reserved,
          gint64              amount)
{
  gint64 budget = ledger_record_get_number (fund, FUND_BUDGET);
  g_autofree char *budgeted = ledger_amount_in_words (budget);
  g_autofree char *used = ledger_amount_in_words (spent);
  g_autofree char *kept = ledger_amount_in_words (reserved);
  g_autofree char *now = ledger_amount_in_words (amount);
  g_autofree char *over = ledger_amount_in_words (spent + reserved + amount - budget);
  const char *name = ledger_record_get (fund, FUND_NAME);

  if (severity == LEDGER_NOTE)
    ledger_problems_add (problems, severity, field, "fund-short", _("“%s”预算%s，已用%s，待批%s，本次%s，都批准将超出预算%s"), name,
                         budgeted, used, kept, now, over);
  else
    ledger_problems_add (problems, severity, field, "fund-over", _("“%s”预算%s，已用%s，本次%s，超出预算%s"), name, budgeted, used,
                         now, over);
}

/* An approval, or what is approved grows or turns to another fund. */
static gboolean
spends_more (const LedgerEdit *edit,
             const Spending   *spending,
             gint64            fund)
{
  return get_own (edit, spending, fund, aid_is_given) < aid_get_amount (edit->after);
}

/**
 * aid_totals_check:
 * @edit: of visits or aids
 */
void
aid_totals_check (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  const Spending *spending = find_spending (edit->reg);
  const char *status = ledger_edit_get (edit, spending->status);
  gint64 id = ledger_record_get_number (edit->after, spending->fund), amount = aid_get_amount (edit->after);
  g_autoptr (LedgerRecord) fund = id != 0 ? ledger_store_load (edit->store, &funds_register, id, NULL) : NULL;
  gint64 spent, reserved;

  if (fund == NULL || ledger_record_get (fund, FUND_BUDGET) == NULL || (!aid_is_given (status) && !aid_is_reserved (status)))
    return;
  spent = get_held (edit->store, fund, FUND_SPENT) - get_own (edit, spending, id, aid_is_given);
  reserved = get_held (edit->store, fund, FUND_RESERVED) - get_own (edit, spending, id, aid_is_reserved);
  if (aid_is_given (status))
    {
      if (spends_more (edit, spending, id) && spent + amount > ledger_record_get_number (fund, FUND_BUDGET))
        add_over (problems, LEDGER_WARNING, spending->fund, fund, spent, 0, amount);
    }
  else if (spent + reserved + amount > ledger_record_get_number (fund, FUND_BUDGET))
    add_over (problems, LEDGER_NOTE, spending->fund, fund, spent, reserved, amount);
}

static Sums *
get_sums (Count  *count,
          gint64  id)
{
  Sums *sums = g_hash_table_lookup (count->sums, &id);

  if (sums == NULL)
    {
      sums = g_new0 (Sums, 1);
      g_hash_table_insert (count->sums, g_memdup2 (&id, sizeof id), sums);
    }
  return sums;
}

/* Columns: fund, status, one sum or two. */
static gboolean
spent_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  Count *count = data;
  const char *status = ledger_scan_get_text (row, 1);
  gint64 amount = ledger_scan_get_number (row, 2) + (count->n_columns > 3 ? ledger_scan_get_number (row, 3) : 0);
  Sums *sums = get_sums (count, ledger_scan_get_number (row, 0));

  if (aid_is_given (status))
    sums->spent += amount;
  else if (aid_is_reserved (status))
    sums->reserved += amount;
  return TRUE;
}

static gboolean
visit_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  const char *status = ledger_scan_get_text (row, 1);
  Sums *sums = get_sums (data, ledger_scan_get_number (row, 0));

  if (g_strcmp0 (status, VISIT_VOID) == 0)
    return TRUE;
  sums->people++;
  sums->cash += ledger_scan_get_number (row, 2);
  sums->goods += ledger_scan_get_number (row, 3);
  sums->signed_for += is_signed (status);
  return TRUE;
}

static LedgerQuery *
make_query (const Count          *count,
            const LedgerRegister *reg,
            guint                 field)
{
  LedgerQuery *query = ledger_query_new (reg);
  g_autofree char *only = g_strdup_printf ("%" G_GINT64_FORMAT, count->only);

  ledger_query_add_filter (query, field, count->only != 0 ? LEDGER_IS : LEDGER_NOT_EMPTY, count->only != 0 ? only : NULL);
  return query;
}

static gboolean
count_spent (LedgerStore  *store,
             Count        *count,
             GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (spendings); i++)
    {
      const Spending *spending = &spendings[i];
      const guint columns[] = { spending->fund, spending->status, spending->first, spending->second };
      g_autoptr (LedgerQuery) query = make_query (count, spending->reg, spending->fund);

      count->n_columns = spending->second != LEDGER_NO_FIELD ? 4 : 3;
      if (!ledger_scan (store, query, columns, count->n_columns, spent_scanned_cb, count, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_visits (LedgerStore  *store,
              Count        *count,
              GError      **error)
{
  static const guint columns[] = { VISIT_BATCH_ID, VISIT_STATUS, VISIT_CASH, VISIT_GOODS_VALUE };
  g_autoptr (LedgerQuery) query = make_query (count, &visits_register, VISIT_BATCH_ID);

  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), visit_scanned_cb, count, error);
}

/* Fills a copy of the row's numbers; the differing ones are saved. */
static void
set_sums (LedgerEdit *edit,
          const Sums *sums)
{
  if (edit->reg == &funds_register)
    {
      ledger_record_set_number (edit->after, FUND_SPENT, sums->spent);
      ledger_record_set_number (edit->after, FUND_RESERVED, sums->reserved);
      ledger_record_set_number (edit->after, FUND_REMAINING,
                                ledger_record_get_number (edit->after, FUND_BUDGET) - sums->spent - sums->reserved);
      return;
    }
  ledger_record_set_number (edit->after, VISIT_BATCH_PEOPLE_COUNT, sums->people);
  ledger_record_set_number (edit->after, VISIT_BATCH_CASH_TOTAL, sums->cash);
  ledger_record_set_number (edit->after, VISIT_BATCH_GOODS_TOTAL, sums->goods);
  ledger_record_set_number (edit->after, VISIT_BATCH_SIGNED_COUNT, sums->signed_for);
}

static gboolean
save_sums (LedgerEdit  *asked,
           const Sums  *sums,
           GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (asked->store, asked->reg, asked->after->id, error);

  if (edit == NULL)
    return FALSE;
  ledger_running_forget (edit->store, edit->after->id);
  set_sums (edit, sums);
  edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
recount (LedgerEdit  *edit,
         gboolean   (*count_all) (LedgerStore *store, Count *count, GError **error),
         GError     **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Count count = { .sums = all, .only = edit->after->id };

  return count_all (edit->store, &count, error) && save_sums (edit, get_sums (&count, edit->after->id), error);
}

gboolean
fund_totals_recount (LedgerEdit  *edit,
                     GError     **error)
{
  return recount (edit, count_spent, error);
}

gboolean
visit_batch_totals_recount (LedgerEdit  *edit,
                            GError     **error)
{
  return recount (edit, count_visits, error) && batch_goods_recount (edit->store, edit->after->id, error);
}

typedef struct
{
  Count     *count;
  GPtrArray *findings;
} Proof;

static gboolean
fund_visited_cb (LedgerRecord *fund,
                 gpointer      data)
{
  Proof *proof = data;
  const Sums *sums = get_sums (proof->count, fund->id);

  if (ledger_record_get_number (fund, FUND_SPENT) != sums->spent || ledger_record_get_number (fund, FUND_RESERVED) != sums->reserved ||
      ledger_record_get_number (fund, FUND_REMAINING) != ledger_record_get_number (fund, FUND_BUDGET) - sums->spent - sums->reserved)
    g_ptr_array_add (proof->findings, g_strdup_printf (_("经费“%s”的已用、待批或剩余与慰问、救助记录的合计不一致"),
                                                       ledger_record_get (fund, FUND_NAME)));
  return TRUE;
}

static gboolean
batch_visited_cb (LedgerRecord *batch,
                  gpointer      data)
{
  Proof *proof = data;
  const Sums *sums = get_sums (proof->count, batch->id);

  if (ledger_record_get_number (batch, VISIT_BATCH_PEOPLE_COUNT) != sums->people ||
      ledger_record_get_number (batch, VISIT_BATCH_CASH_TOTAL) != sums->cash ||
      ledger_record_get_number (batch, VISIT_BATCH_GOODS_TOTAL) != sums->goods ||
      ledger_record_get_number (batch, VISIT_BATCH_SIGNED_COUNT) != sums->signed_for)
    g_ptr_array_add (proof->findings, g_strdup_printf (_("慰问批次“%s”的人数、金额或签收人数与其中的慰问记录不一致"),
                                                       ledger_record_get (batch, VISIT_BATCH_NAME)));
  return TRUE;
}

static gboolean
prove (LedgerStore           *store,
       const LedgerRegister  *reg,
       gboolean             (*count_all) (LedgerStore *store, Count *count, GError **error),
       gboolean             (*visit) (LedgerRecord *record, gpointer data),
       GPtrArray             *findings,
       GError               **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Count count = { .sums = all };
  Proof proof = { &count, findings };

  return count_all (store, &count, error) && ledger_store_each (store, reg, visit, &proof, error);
}

gboolean
fund_totals_prove (LedgerStore  *store,
                   GPtrArray    *findings,
                   GError      **error)
{
  return prove (store, &funds_register, count_spent, fund_visited_cb, findings, error);
}

gboolean
visit_batch_totals_prove (LedgerStore  *store,
                          GPtrArray    *findings,
                          GError      **error)
{
  return prove (store, &visit_batches_register, count_visits, batch_visited_cb, findings, error);
}
