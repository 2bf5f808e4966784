/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of membership and the handover list: words blank and filled, and places in mm. */
#include "forms-fixture.h"

#include <math.h>
#include <string.h>

#include "form-library.h"
#include "form-template.h"

static const FormPrint usual = { .today = "2026-11-21" };

static void
add_member (Fixture *fixture)
{
  fixture_add (fixture, "name", "阿卜杜热合曼·麦麦提吐尔逊", "gender", "男", "ethnic", "维吾尔族", "birth_date", "1990-11-22",
               "education", "大专", "native_place", "新疆喀什", "political", "中共党员", "id_type", "居民身份证",
               "id_no", "653101199011221234", "unit_id.name", "海河机械制造有限公司天津第二分公司", "position", "车间主任",
               "mobile", "13812345678", "hukou_type", "居民户口", "hukou_region", "天津市滨海新区", "join_date", "2012-03-08",
               "member_no", "HH000061", "job", "钳工", "is_migrant", "否", "work_status", "在岗", "skill_level", "无",
               "change_type", "转出", "change_date", "2026-11-20", "change_reason", "劳动（工作）关系发生变化",
               "dues_until", "2026-10", "union.address", "示范市海河路8号", "union.phone", "0535-6000001", "union.clerk", "李明",
               "union.superior", "示范市总工会", "row.date", "2026-11-20", "row.other_union", "渤海造船厂工会委员会",
               "row.reason", "劳动（工作）关系发生变化", "row.memo", "本人已在渤海造船厂上班。", "row.card_taken", "1", NULL);
  fixture_add_row (fixture, "transfers", "out_date", "2014-05-06", "out_union", "海河机械厂工会委员会",
                   "in_union", "渤海造船厂工会委员会", NULL);
  fixture_add_row (fixture, "transfers", "out_union", "渤海造船厂工会委员会", "in_date", "2015-07-01",
                   "in_union", "海河机械厂工会委员会", "memo", "原件存档", NULL);
  fixture_add_row (fixture, "last_transfer", NULL, NULL);
  fixture_add_row (fixture, "last_transfer", "out_union", "渤海造船厂工会委员会", "in_date", "2015-07-01",
                   "in_union", "海河机械厂工会委员会", "memo", "原件存档", NULL);
}

static void
add_holdings (Fixture *fixture)
{
  fixture_add (fixture, NULL, NULL);
  fixture_add_row (fixture, "files", "kind", "台账", "file", "示范工会.taizhang", "folder", "D:/工会/台账",
                   "at", "2026-11-21 09:30:00", "size", "3.4 MB", NULL);
  fixture_add_row (fixture, "files", "kind", "备份", "file", "示范工会-自动-2026-11-20-173000.taizhang", "folder", "D:/工会/台账/备份",
                   "at", "2026-11-20 17:30:00", "size", "3.4 MB", NULL);
  fixture_add_row (fixture, "holdings", "title", "会员", "count", "312", NULL);
  fixture_add_row (fixture, "holdings", "title", "会籍变动", "count", "480", NULL);
  fixture_add_row (fixture, "drafts", "title", "无", NULL);
  fixture_add_row (fixture, "unsigned_papers", "title", "工会会员组织关系接转介绍信", "number", "海工介〔2026〕5号",
                   "subject", "王秀英", "date", "2026-11-19", "status", "已制", NULL);
  fixture_add_row (fixture, "serving_officers", "name", "李明", "org", "海河机械厂工会委员会", "posts", "主席",
                   "start", "2024-03-01", "end", "2029-03-01", NULL);
  fixture_add_row (fixture, "due_reminders", "title", "换届", "basis", "工会法第十六条", "count", "3", "overdue", "1",
                   "next", "2027-01-08", NULL);
}

static void
test_golden (void)
{
  static const struct { const char *id, *variant, *name; gboolean issued; } cases[] = {
    { "F-01", NULL, "F-01" }, { "F-04", NULL, "F-04" }, { "F-05", NULL, "F-05" }, { "F-05", NULL, "F-05-issued", TRUE },
    { "F-06", "page", "F-06" }, { "F-06", "rows", "F-06-rows" }, { "F-06", "last", "F-06-last" }, { "F-07", NULL, "F-07" },
    { "F-08", NULL, "F-08" }, { "F-09", NULL, "F-09" }, { "F-09", NULL, "F-09-issued", TRUE }, { "F-79", NULL, "F-79" },
    { "F-80", NULL, "F-80" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FormPrint how = { .today = "2026-11-21", .variant = cases[i].variant };
      g_autofree char *blank_name = g_strconcat (cases[i].name, "-blank", NULL);
      g_autofree char *filled_name = g_strconcat (cases[i].name, cases[i].issued ? "" : "-filled", NULL);
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GBytes) blank = NULL, filled = NULL;

      g_test_message ("%s", cases[i].name);
      if (g_str_equal (cases[i].id, "F-80"))
        add_holdings (fixture);
      else
        add_member (fixture);
      if (cases[i].issued)
        {
          how.paper_number = "海工介〔2026〕5号";
          how.paper_serial = "5";
          how.paper_date = "2026-11-22";
        }
      else
        {
          blank = fixture_print (cases[i].id, NULL, &how);
          fixture_compare_golden (blank, blank_name);
        }
      filled = fixture_print (cases[i].id, fixture, &how);
      fixture_compare_golden (filled, filled_name);
    }
}

static guint
count_pages (GBytes *pdf)
{
  g_autofree char *text = fixture_text (pdf, "-raw");

  return fixture_count (text, "\f");
}

/* Whatever the longest values are, a form of one page stays one, and says all of them. */
static void
test_long_values (void)
{
  static const char *const ids[] = { "F-01", "F-02", "F-05", "F-07", "F-08", "F-09", "F-79" };
  static const char *const name = "阿卜杜热合曼·麦麦提吐尔逊·艾则孜库尔班江";
  static const char *const unit = "海河机械制造（集团）股份有限公司天津滨海新区第二分公司装配制造事业部联合车间";

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      GHashTable *values;

      add_member (fixture);
      g_free (fixture->union_name);
      fixture->union_name = g_strdup ("海河机械制造（集团）股份有限公司天津滨海新区第二分公司联合工会委员会");
      values = g_ptr_array_index (fixture->records, 0);
      g_hash_table_insert (values, g_strdup ("name"), g_strdup (name));
      g_hash_table_insert (values, g_strdup ("unit_id.name"), g_strdup (unit));
      g_hash_table_insert (values, g_strdup ("member_no"), g_strdup ("HH2026000000000061"));
      g_hash_table_insert (values, g_strdup ("row.other_union"), g_strdup ("渤海轮船重工制造股份有限公司第三船坞及第四船坞联合工会委员会"));
      pdf = fixture_print (ids[i], fixture, &usual);
      g_test_message ("%s", ids[i]);
      fixture_check_pdf (pdf);
      g_assert_cmpuint (count_pages (pdf), ==, 1);
      text = fixture_text (pdf, "-raw");
      g_assert_nonnull (strstr (text, "艾则孜库尔班江"));
      g_assert_null (strstr (text, "〓"));
    }
}

/* The three parts and the numbers across the cuts stand where domain rules put them. */
static void
test_slip (void)
{
  FormPrint how = { .today = "2026-11-21", .paper_number = "海工介〔2026〕5号", .paper_serial = "5", .paper_date = "2026-11-21" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;
  FixturePage *page;
  static const double cuts[] = { 96, 199 }, parts[][2] = { { 15, 92 }, { 100, 195 }, { 203, 281 } };

  add_member (fixture);
  pdf = fixture_print ("F-05", fixture, &how);
  page = fixture_render (pdf, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      FixtureInk dashes = fixture_find_ink (page, FALSE, 0, cuts[i] - 0.6, 30, cuts[i] + 0.6);
      FixtureInk number = fixture_find_ink (page, FALSE, 93, cuts[i] - 3.4, 117, cuts[i] + 3.4);

      g_assert_cmpfloat_with_epsilon ((dashes.top + dashes.bottom) / 2, cuts[i], 0.3);
      g_assert_cmpfloat_with_epsilon ((number.top + number.bottom) / 2, cuts[i], 0.6);
      g_assert_cmpfloat_with_epsilon ((number.left + number.right) / 2, 105, 2);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double from = i == 0 ? 0 : cuts[i - 1] + 3.5, until = i == 2 ? 297 : cuts[i] - 3.5;
      FixtureInk ink = fixture_find_ink (page, FALSE, 0, from, 210, until);

      g_assert_cmpfloat (ink.top, >=, parts[i][0]);
      g_assert_cmpfloat (ink.bottom, <=, parts[i][1]);
      g_assert_cmpfloat (ink.left, >=, 24.8);
      g_assert_cmpfloat (ink.right, <=, 190.3);
    }
  fixture_page_free (page);
}

/* Rows of the card have fixed places; onto a printed page only words are printed, the last row at its own place. */
static void
test_card (void)
{
  FormPrint rows = { .today = "2026-11-21", .variant = "rows" }, last = { .today = "2026-11-21", .variant = "last" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) page = NULL, words = NULL, one = NULL;
  FixturePage *drawn, *plain, *newest;
  FixtureInk box, first, second;

  add_member (fixture);
  page = fixture_print ("F-06", fixture, NULL);
  words = fixture_print ("F-06", fixture, &rows);
  one = fixture_print ("F-06", fixture, &last);
  drawn = fixture_render (page, 1);
  plain = fixture_render (words, 1);
  newest = fixture_render (one, 1);
  g_assert_cmpuint (drawn->width, ==, 750);
  g_assert_cmpuint (drawn->height, ==, 1050);
  box = fixture_find_ink (drawn, FALSE, 2, 9, 73, 104);
  g_assert_cmpfloat_with_epsilon (box.left, 4, 0.3);
  g_assert_cmpfloat_with_epsilon (box.right, 71, 0.3);
  g_assert_cmpfloat_with_epsilon (box.bottom - box.top, 9 + 5 * 16, 0.5);
  first = fixture_find_ink (plain, FALSE, 0, 0, 75, box.top + 9 + 16);
  second = fixture_find_ink (plain, FALSE, 0, box.top + 9 + 16, 75, 105);
  g_assert_cmpfloat_with_epsilon ((first.top + first.bottom) / 2, box.top + 9 + 8, 1);
  g_assert_cmpfloat_with_epsilon ((second.top + second.bottom) / 2, box.top + 9 + 24, 1);
  first = fixture_find_ink (newest, FALSE, 0, 0, 75, 105);
  g_assert_cmpfloat_with_epsilon (first.top, second.top, 0.15);
  g_assert_cmpfloat_with_epsilon (first.bottom, second.bottom, 0.15);
  g_assert_cmpfloat_with_epsilon (first.left, second.left, 0.15);
  fixture_page_free (drawn);
  fixture_page_free (plain);
  fixture_page_free (newest);
}

/* A name of forty characters becomes smaller; the row below stays at its place, and a sixth row begins a page. */
static void
test_card_full (void)
{
  FormPrint rows = { .today = "2026-11-21", .variant = "rows" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fixture_add (fixture, "name", "王秀英", NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *day = g_strdup_printf ("20%02u-01-02", 10 + i);

      fixture_add_row (fixture, "transfers", "out_date", day, "out_union",
                       "海河机械制造（集团）股份有限公司天津滨海新区第二分公司联合工会委员会", "in_union", "东方集团工会", NULL);
    }
  pdf = fixture_print ("F-06", fixture, &rows);
  g_assert_cmpuint (count_pages (pdf), ==, 2);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *day = g_strdup_printf ("20%02u.01.02", 10 + i);
      FixtureInk place = fixture_find_words (pdf, i < 5 ? 1 : 2, day);

      g_assert_cmpfloat_with_epsilon ((place.top + place.bottom) / 2, 10 + 9 + (i % 5) * 16 + 8, 1.5);
    }
}

/* F-04 has the columns of the sheet that is exported, in their order. */
static void
test_columns (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  const FormTemplate *template = form_library_get_template (library, "F-04", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("TAIZHANG_DATADIR"), "templates", "members-collection.template", NULL);
  g_autoptr (GKeyFile) sheet = g_key_file_new ();
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  const FormBlock *block = g_ptr_array_index (template->body, 0);
  FormContext context = { 0 };

  g_assert_true (g_key_file_load_from_file (sheet, path, G_KEY_FILE_NONE, NULL));
  g_assert_cmpuint (block->list->heads->len, ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *group = g_strdup_printf ("column %c", 'A' + (int) i);
      g_autofree char *heading = g_key_file_get_string (sheet, group, "heading", NULL);
      g_autofree char *printed = form_text_evaluate (((const FormCell *) g_ptr_array_index (block->list->heads, i))->text, &context);
      g_autofree char *expected = g_regex_replace (blanks, heading, -1, 0, "", 0, NULL);
      g_autofree char *found = g_regex_replace (blanks, printed, -1, 0, "", 0, NULL);

      g_assert_cmpstr (found, ==, expected);
    }
}

/* However many rows there are above, a heading stands on the page of its table. */
static void
test_headings (void)
{
  static const struct { const char *heading, *below; } pairs[] = {
    { "四、待制、待签和缺少的文书", "文书名称" }, { "五、在任工会干部", "所属工会组织" },
    { "七、印章、钥匙、账号和实物", "存放处、说明" }, { "以上各项已当面核对清楚", "监交人" },
  };

  for (guint n = 1; n < 40; n++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;

      add_holdings (fixture);
      for (guint i = 0; i < n; i++)
        fixture_add_row (fixture, "holdings", "title", "登记册", "count", "1", NULL);
      pdf = fixture_print ("F-80", fixture, &usual);
      text = fixture_text (pdf, "-raw");
      pages = g_strsplit (text, "\f", -1);
      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        for (guint p = 0; pages[p] != NULL; p++)
          if (strstr (pages[p], pairs[i].heading) != NULL)
            g_assert_nonnull (strstr (strstr (pages[p], pairs[i].heading), pairs[i].below));
    }
}

/* The clerk's own words for one paper: the pledge, the letter, the notice. */
static void
test_wording (void)
{
  static const struct { const char *id, *edit; } cases[] = {
    { "F-01", "pledge" }, { "F-05", "body" }, { "F-08", "cause" }, { "F-09", "cause" }, { "F-79", "retention" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GHashTable) wording = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      FormPrint how = { .today = "2026-11-21", .wording = wording };
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      add_member (fixture);
      g_hash_table_insert (wording, g_strdup (cases[i].edit), g_strdup ("这一段是经办人改的。"));
      pdf = fixture_print (cases[i].id, fixture, &how);
      text = fixture_text (pdf, "-raw");
      g_assert_cmpuint (fixture_count (text, "这一段是经办人改的。"), ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/membership-papers/golden", test_golden);
  g_test_add_func ("/forms/membership-papers/long-values", test_long_values);
  g_test_add_func ("/forms/membership-papers/slip", test_slip);
  g_test_add_func ("/forms/membership-papers/card", test_card);
  g_test_add_func ("/forms/membership-papers/card-full", test_card_full);
  g_test_add_func ("/forms/membership-papers/columns", test_columns);
  g_test_add_func ("/forms/membership-papers/headings", test_headings);
  g_test_add_func ("/forms/membership-papers/wording", test_wording);
  return g_test_run ();
}
