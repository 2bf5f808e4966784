/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists a union may change: shipped words, codes that never change, words that end. */
#include "codes.h"
#include "roster.h"
#include "teams.h"
#include "words.h"

static char *
dup_words (LedgerStore *store,
           const char  *list,
           const char  *date)
{
  g_autoptr (GPtrArray) rows = words_list (store, list, date, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ledger_record_get (g_ptr_array_index (rows, i), WORD_WORD));
  return g_string_free (text, FALSE);
}

/* Every list has words at once, and what 1.2.5 says of the stars. */
static void
test_shipped (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *stars = dup_words (store, "star", "2026-09-22");
  g_autoptr (LedgerRecord) three = words_match (store, "star", "三星", "2026-09-22");
  g_autoptr (LedgerRecord) other = words_find (store, "service", "99");

  for (const LedgerChoice *list = codes_word_list; list->code != NULL; list++)
    {
      g_autofree char *words = dup_words (store, list->code, "2026-09-22");

      g_assert_cmpstr (words, !=, "");
    }
  g_assert_cmpstr (stars, ==, "一星级志愿者 二星级志愿者 三星级志愿者 四星级志愿者 五星级志愿者");
  g_assert_cmpint (ledger_record_get_number (three, WORD_THRESHOLD), ==, 600);
  g_assert_cmpstr (ledger_record_get (other, WORD_WORD), ==, "其他");
  g_assert_null (words_match (store, "star", "六星", "2026-09-22"));
  g_assert_cmpuint (words_count_new (store), ==, 0);
  roster_free (store);
}

static void
test_checks (void)
{
  static const struct
  {
    const char *values;
    const char *code;
    const char *problems;
  } vectors[] = {
    { "list=服务类别|word=垃圾分类", "102", "" },
    { "list=慰问品|word=垃圾分类", "101", "" },
    { "list=服务类别|code=01|word=垃圾分类", "01", "B:code-used" },
    { "list=服务类别|code=57|word=垃圾分类", "57", "" },
    { "list=服务类别|word=文艺演出", "102", "W:same-word" },
    { "list=服务类别|word=垃圾分类|valid_from=2026-01-02|valid_until=2026-01-01", "102", "B:until-before-from" },
    { "list=星级|word=六星", "101", "M:star-hours" },
    { "list=星级|word=六星|threshold=-1", "101", "B:negative" },
  };
  LedgerStore *store = roster_new ();

  roster_add (store, &words_register, "list=服务类别|word=护河");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &words_register, vectors[i].values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, vectors[i].problems);
      g_assert_cmpstr (ledger_edit_get (edit, WORD_CODE), ==, vectors[i].code);
    }
  roster_free (store);
}

/* A code stays with its word, also when the word was thrown away. */
static void
test_append_only (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &words_register, "list=服务类别|word=护河");
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &words_register, id, NULL);
  g_autoptr (LedgerEdit) next = NULL;
  g_autofree char *found = NULL, *renamed = NULL;

  roster_type (edit, "code=120");
  found = roster_problems (edit);
  g_assert_cmpstr (found, ==, "B:code-fixed");
  roster_type (edit, "code=101|word=护河护湖|aliases=护河");
  renamed = roster_problems (edit);
  g_assert_cmpstr (renamed, ==, "");
  g_assert_true (ledger_store_remove (store, &words_register, id, "试", NULL));
  next = roster_edit (store, &words_register, "list=服务类别|word=植树");
  g_assert_cmpstr (ledger_edit_get (next, WORD_CODE), ==, "102");
  g_clear_pointer (&edit, ledger_edit_free);
  g_clear_pointer (&next, ledger_edit_free);
  roster_free (store);
}

static void
test_validity (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *before = NULL, *during = NULL, *after = NULL;

  roster_add (store, &words_register, "list=致困原因|code=200|word=新原因|sort_order=1|valid_from=2026-01-01|valid_until=2027-01-01");
  before = dup_words (store, "cause", "2025-12-31");
  during = dup_words (store, "cause", "2026-12-31");
  after = dup_words (store, "cause", "2027-01-01");
  g_assert_cmpstr (before, ==, "本人大病 家属大病 子女上学 残疾 意外灾害 单亲 收入低 下岗失业 其他");
  g_assert_true (g_str_has_prefix (during, "新原因 本人大病"));
  g_assert_cmpstr (after, ==, before);
  roster_free (store);
}

/* An upgrade brings words; what the clerk changed or threw away stays so. */
static void
test_upgrade (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerRecord) first = words_find (store, "service", "01");
  g_autoptr (LedgerRecord) second = words_find (store, "service", "02");
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &words_register, first->id, NULL);
  g_autoptr (LedgerRecord) again = NULL;
  guint n = 9;

  roster_type (edit, "word=文艺汇演");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  g_assert_true (ledger_store_remove (store, &words_register, second->id, "不用", NULL));
  g_assert_true (words_add_shipped (store, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  again = words_find (store, "service", "01");
  g_assert_cmpstr (ledger_record_get (again, WORD_WORD), ==, "文艺汇演");
  g_assert_null (words_find (store, "service", "02"));
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

/* Several in one field: each once, by its listed name, and the same however often the row is saved. */
static void
test_several (void)
{
  static const struct { const char *typed, *taken; } vectors[] = {
    { "文艺演出", "文艺演出" },
    { "文艺演出、文艺演出，科普", "文艺演出；科普" },
    { "观鸟、文艺演出", "观鸟；文艺演出" },
    { "交通引导、文明劝导", "交通引导、文明劝导" },
    { "文明劝导/交通引导", "交通引导、文明劝导" },
    { "平安巡防、交通引导、文明劝导", "平安巡防；交通引导、文明劝导" },
    { "平安巡防；交通引导、文明劝导", "平安巡防；交通引导、文明劝导" },
    { "送清凉,教育", "关爱户外劳动者（送清凉）；教育、支教" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *values = g_strdup_printf ("name=护河队|focus=%s", vectors[i].typed);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &teams_register, values);

      for (guint round = 0; round < 3; round++)
        {
          ledger_edit_derive (edit);
          g_assert_cmpstr (ledger_edit_get (edit, TEAM_FOCUS), ==, vectors[i].taken);
        }
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/shipped", test_shipped);
  g_test_add_func ("/words/checks", test_checks);
  g_test_add_func ("/words/append-only", test_append_only);
  g_test_add_func ("/words/validity", test_validity);
  g_test_add_func ("/words/upgrade", test_upgrade);
  g_test_add_func ("/words/several", test_several);
  return g_test_run ();
}
