/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "hardship-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aids.h"
#include "hardship-files.h"
#include "hardship-reviews.h"
#include "ledger-amount.h"
#include "ledger-kind.h"
#include "members.h"

/* The codes that decide what is printed. */
#define OPEN_ENDED "7"
#define MIGRANT    "7"

/* How the line of 测算过程 begins that asks the clerk for something. */
#define LACKS "还缺："

static const LedgerField file_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "term", .title = N_("合同期限"), .kind = &ledger_kind_text },
  { .name = "migrant", .title = N_("是否农民工"), .kind = &ledger_kind_text },
};

static const LedgerField review_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "people", .title = N_("上年家庭人口"), .kind = &ledger_kind_integer },
  { .name = "income", .title = N_("上年家庭年收入"), .kind = &ledger_kind_money },
  { .name = "expenses", .title = N_("上年刚性支出"), .kind = &ledger_kind_money },
  { .name = "left", .title = N_("上年人均月可支配"), .kind = &ledger_kind_money },
  { .name = "working", .title = N_("测算过程"), .kind = &ledger_kind_note },
  { .name = "aids", .title = N_("本年度帮扶"), .kind = &ledger_kind_text },
};

static const char *const keys[] = { "own", NULL };

/* @text: (transfer full) (nullable) */
static void
add_cell (GPtrArray *row,
          char      *text)
{
  g_ptr_array_add (row, text != NULL ? text : g_strdup (""));
}

/* "三年" or "无", before the printed 固定期限. */
static char *
dup_term (LedgerStore  *store,
          LedgerRecord *file)
{
  if (ledger_record_is (file, HARDSHIP_CONTRACT_TERM, OPEN_ENDED))
    return g_strdup ("无");
  return ledger_store_dup_shown (store, file, HARDSHIP_CONTRACT_TERM, TRUE);
}

/* Nothing while neither the file nor the roster says how the worker is employed. */
static char *
dup_migrant (LedgerStore  *store,
             LedgerRecord *file)
{
  gint64 member_id = ledger_record_get_number (file, HARDSHIP_MEMBER_ID);
  g_autoptr (LedgerRecord) member = member_id != 0 ? ledger_store_load (store, &members_register, member_id, NULL) : NULL;

  if (ledger_record_is (file, HARDSHIP_WORK_STATE, MIGRANT)
      || (member != NULL && ledger_record_get_flag (member, MEMBER_IS_MIGRANT)))
    return g_strdup ("是");
  if (ledger_record_get (file, HARDSHIP_WORK_STATE) != NULL || member != NULL)
    return g_strdup ("否");
  return NULL;
}

static gboolean
fill_file (LedgerStore   *store,
           LedgerRecord  *file,
           GPtrArray     *rows,
           GError       **error)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  add_cell (row, g_strdup (keys[0]));
  add_cell (row, dup_term (store, file));
  add_cell (row, dup_migrant (store, file));
  g_ptr_array_add (rows, row);
  return TRUE;
}

/* The last one of the year before that of @review, or %NULL. */
static LedgerRecord *
find_before (GPtrArray    *reviews,
             LedgerRecord *review)
{
  gint64 last_year = ledger_record_get_number (review, HARDSHIP_REVIEW_YEAR) - 1;
  LedgerRecord *before = NULL;

  for (guint i = 0; i < reviews->len; i++)
    {
      LedgerRecord *other = g_ptr_array_index (reviews, i);

      if (ledger_record_get_number (other, HARDSHIP_REVIEW_YEAR) == last_year
          && (before == NULL || g_strcmp0 (ledger_record_get (other, HARDSHIP_REVIEW_DATE),
                                           ledger_record_get (before, HARDSHIP_REVIEW_DATE)) >= 0))
        before = other;
    }
  return before;
}

static gboolean
counts_in_year (LedgerRecord *aid,
                const char   *year)
{
  const char *given = ledger_record_get (aid, AID_PAID_DATE);
  const char *day = given != NULL ? given : ledger_record_get (aid, AID_DATE);
  const char *status = ledger_record_get (aid, AID_STATUS);

  /* From 已批 on money counts as given; 退回 and 作废 do not. */
  return day != NULL && g_str_has_prefix (day, year) && status != NULL && strchr ("3456", *status) != NULL;
}

/* "医疗救助1次5000.00元、助学救助1次3000.00元，合计8000.00元" */
static char *
dup_aids (GPtrArray    *aids,
          LedgerRecord *review)
{
  const LedgerChoice *kinds = aids_register.fields[AID_KIND].choices;
  const char *year = ledger_record_get (review, HARDSHIP_REVIEW_YEAR);
  GString *phrase = g_string_new (NULL);
  g_autofree char *all = NULL;
  gint64 total = 0;

  for (; year != NULL && kinds->code != NULL; kinds++)
    {
      g_autofree char *shown = NULL;
      gint64 amount = 0;
      guint times = 0;

      for (guint i = 0; i < aids->len; i++)
        if (counts_in_year (g_ptr_array_index (aids, i), year) && ledger_record_is (g_ptr_array_index (aids, i), AID_KIND, kinds->code))
          {
            amount += ledger_record_get_number (g_ptr_array_index (aids, i), AID_AMOUNT);
            times++;
          }
      shown = ledger_amount_plain (amount);
      if (times > 0)
        g_string_append_printf (phrase, "%s%s%u次%s元", phrase->len > 0 ? "、" : "", kinds->title, times, shown);
      total += amount;
    }
  all = ledger_amount_plain (total);
  if (phrase->len > 0)
    g_string_append_printf (phrase, "，合计%s元。", all);
  return g_string_free (phrase, FALSE);
}

/* What the program asks the clerk for stands on the screen, not on paper. */
static char *
dup_working (LedgerRecord *review)
{
  const char *text = ledger_record_get (review, HARDSHIP_REVIEW_FIGURE_TEXT);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GString *working = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], LACKS))
      g_string_append_printf (working, "%s%s", working->len > 0 ? "\n" : "", lines[i]);
  return g_string_free (working, FALSE);
}

static char *
dup_value (LedgerRecord *record,
           guint         field)
{
  return record != NULL ? g_strdup (ledger_record_get (record, field)) : NULL;
}

static char *
dup_money (LedgerRecord *record,
           guint         field)
{
  if (record == NULL || ledger_record_get (record, field) == NULL)
    return NULL;
  return ledger_amount_show (ledger_record_get_number (record, field));
}

static gboolean
fill_review (LedgerStore   *store,
             LedgerRecord  *review,
             GPtrArray     *rows,
             GError       **error)
{
  gint64 file = ledger_record_get_number (review, HARDSHIP_REVIEW_FILE_ID);
  g_autoptr (GPtrArray) reviews = ledger_store_load_children (store, &hardship_reviews_register, file, error);
  g_autoptr (GPtrArray) aids = reviews != NULL ? ledger_store_load_children (store, &aids_register, file, error) : NULL;
  LedgerRecord *before = aids != NULL ? find_before (reviews, review) : NULL;
  char *typed = dup_money (review, HARDSHIP_REVIEW_INCOME_BEFORE);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  add_cell (row, g_strdup (keys[0]));
  add_cell (row, dup_value (before, HARDSHIP_REVIEW_PEOPLE));
  add_cell (row, typed != NULL ? typed : dup_money (before, HARDSHIP_REVIEW_INCOME_NOW));
  add_cell (row, dup_money (before, HARDSHIP_REVIEW_EXPENSES_NOW));
  add_cell (row, dup_money (before, HARDSHIP_REVIEW_MONTHLY_LEFT));
  add_cell (row, dup_working (review));
  add_cell (row, aids != NULL ? dup_aids (aids, review) : NULL);
  g_ptr_array_add (rows, row);
  return aids != NULL;
}

const LedgerList hardship_sheet_lists[] = {
  { "sheet", file_fields, G_N_ELEMENTS (file_fields), fill_file, keys },
  { NULL }
};

const LedgerList hardship_review_lists[] = {
  { "sheet", review_fields, G_N_ELEMENTS (review_fields), fill_review, keys },
  { NULL }
};
