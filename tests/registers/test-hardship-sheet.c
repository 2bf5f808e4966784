/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of a hardship file compute: the term of a contract, the year before, aid of a year. */
#include "roster.h"

#include "aids.h"
#include "hardship-files.h"
#include "hardship-reviews.h"
#include "hardship-sheet.h"
#include "members.h"

static void
test_file (void)
{
  static const struct { const char *values, *expected; } cases[] = {
    { "", "own||\n" },
    { "|contract_term=三年|work_state=在岗", "own|三年|否\n" },
    { "|contract_term=无固定期限|work_state=农民工", "own|无|是\n" },
    { "|contract_term=半年内|work_state=退休", "own|半年内|否\n" },
  };
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=李强|is_migrant=是|join_date=2020-01-01");
  g_autofree char *of_member = g_strdup_printf ("name=李强|work_state=在岗|member_id=%" G_GINT64_FORMAT, member);
  g_autofree char *migrant = NULL;
  g_autoptr (LedgerRecord) file = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = g_strconcat ("name=王秀英", cases[i].values, NULL);
      g_autoptr (LedgerRecord) record = ledger_store_load (store, &hardship_files_register,
                                                           roster_add (store, &hardship_files_register, values), NULL);
      g_autofree char *found = roster_list (store, record, &hardship_sheet_lists[0]);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
  file = ledger_store_load (store, &hardship_files_register, roster_add (store, &hardship_files_register, of_member), NULL);
  migrant = roster_list (store, file, &hardship_sheet_lists[0]);
  g_assert_cmpstr (migrant, ==, "own||是\n");
  roster_free (store);
}

static gint64
add_below (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                file,
           const char           *values)
{
  g_autofree char *all = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|%s", file, values);
  g_autoptr (LedgerEdit) edit = roster_edit (store, reg, all);
  g_autoptr (GError) error = NULL;

  /* As a sheet of past years brings it: in whatever state. */
  edit->imported = TRUE;
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static void
assert_review (LedgerStore *store,
               gint64       id,
               const char  *expected)
{
  g_autoptr (LedgerRecord) review = ledger_store_load (store, &hardship_reviews_register, id, NULL);
  g_autofree char *found = roster_list (store, review, &hardship_review_lists[0]);

  g_assert_cmpstr (found, ==, expected);
}

/* The year before is what the review before said, unless this one says the income itself; aid counts in the year in which
 * it was given, and only from 已批 on. */
static void
test_review (void)
{
  static const char *const aids[] = {
    "kind=生活救助|date=2025-12-20|paid_date=2025-12-28|status=已发放|amount=800",
    "kind=生活救助|date=2026-02-03|status=已签收|amount=1000",
    "kind=生活救助|date=2026-05-03|status=已批|amount=1000.50",
    "kind=助学救助|date=2026-08-03|status=已归档|amount=3000",
    "kind=医疗救助|date=2026-08-03|status=待审|amount=5000",
    "kind=医疗救助|date=2026-08-04|status=作废|void_reason=重复|amount=5000",
  };
  LedgerStore *store = roster_new ();
  gint64 file = roster_add (store, &hardship_files_register, "name=王秀英"), first, second, third;

  for (guint i = 0; i < G_N_ELEMENTS (aids); i++)
    add_below (store, &aids_register, file, aids[i]);
  /* Two years before the next one: of the year before that one knows only the income, which its own row says. */
  add_below (store, &hardship_reviews_register, file, "year=2022|date=2022-11-01|people=5|income_now=18000|expenses_now=9000|result=1|reason=无变化");
  first = add_below (store, &hardship_reviews_register, file, "year=2024|date=2024-11-01|people=4|income_now=20000|expenses_now=9200|result=1|reason=无变化");
  second = add_below (store, &hardship_reviews_register, file, "year=2025|date=2025-11-01|people=3|income_now=23900.50|expenses_now=9500.50|result=1|reason=无变化");
  third = add_below (store, &hardship_reviews_register, file, "year=2026|date=2026-09-01|people=3|income_before=25000|income_now=30000|expenses_now=9120|result=3|reason=收入增加");
  assert_review (store, first, "own||18,000.00|||（20000.00元−9200.00元）÷12÷4人＝225.00元|\n");
  assert_review (store, second, "own|4|20,000.00|9,200.00|225.00|（23900.50元−9500.50元）÷12÷3人＝400.00元|生活救助1次800.00元，合计800.00元。\n");
  assert_review (store, third, "own|3|25,000.00|9,500.50|400.00|（30000.00元−9120.00元）÷12÷3人＝580.00元|生活救助2次2000.50元、助学救助1次3000.00元，合计5000.50元。\n");
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/hardship-sheet/file", test_file);
  g_test_add_func ("/registers/hardship-sheet/review", test_review);
  return g_test_run ();
}
