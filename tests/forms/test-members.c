/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 工会会员登记表 and 工会会员名册: words, places in mm, long values, many members. */
#include "forms-fixture.h"

#include "form-layout.h"
#include "form-library.h"

#include <math.h>
#include <string.h>

static const FormPrint usual = { .today = "2026-11-21" };

static void
add_full_member (Fixture *fixture)
{
  fixture_add (fixture, "name", "阿卜杜热合曼·麦麦提吐尔逊", "gender", "男", "ethnic", "维吾尔族",
               "birth_date", "1990-03-07", "education", "大学专科", "native_place", "新疆喀什",
               "political", "中共党员", "wage", "5,600.00", "id_no", "653101199003071234",
               "unit_id.name", "海河机械制造有限公司天津第二分公司", "position", "车间主任", "title", "高级工程师",
               "mobile", "13812345678", "hukou_type", "居民户口", "join_date", "2012-03-08", "member_no", "HH000061",
               "dept", "装配车间", "job", "钳工", "is_migrant", "否",
               "resume", "2008年9月至2012年6月　职业技术师范大学学习；\n2012年7月至今　海河机械制造有限公司装配车间钳工、主任。",
               "memo", "2019年获五一劳动奖章。", NULL);
  fixture_add_family (fixture, "relation", "父亲", "name", "麦麦提吐尔逊·卡德尔", "birth_date", "1960-05-01",
                      "unit_text", "第一中学", "position", "退休教师", NULL);
  fixture_add_family (fixture, "relation", "配偶", "name", "古丽娜尔·艾尔肯", "birth_date", "1992-11",
                      "unit_text", "第三医院", "position", "护士长", NULL);
}

static void
test_golden (void)
{
  FormPrint full = { .today = "2026-11-21", .variant = "full" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) blank_form = fixture_print ("F-02", NULL, &usual);
  g_autoptr (GBytes) blank_roster = fixture_print ("F-03", NULL, &usual);
  g_autoptr (GBytes) form = NULL, roster = NULL, full_roster = NULL;

  fixture_compare_golden (blank_form, "F-02-blank");
  fixture_compare_golden (blank_roster, "F-03-blank");
  add_full_member (fixture);
  form = fixture_print ("F-02", fixture, &usual);
  fixture_compare_golden (form, "F-02-filled");
  /* One form without a photo stays small enough to be sent by anything. */
  g_assert_cmpuint (g_bytes_get_size (form), <, 60 * 1024);
  fixture_add_people (fixture, 3);
  roster = fixture_print ("F-03", fixture, &usual);
  fixture_compare_golden (roster, "F-03-masked");
  full_roster = fixture_print ("F-03", fixture, &full);
  fixture_compare_golden (full_roster, "F-03-full");
}

static void
collect_cb (const FormSheet *sheet,
            guint            shared,
            gpointer         data)
{
  FormSheet *copy = form_sheet_new (sheet->width, sheet->height);

  g_array_append_vals (copy->ops, sheet->ops->data, sheet->ops->len);
  g_string_append_len (copy->text, sheet->text->str, sheet->text->len);
  g_ptr_array_add (data, copy);
}

/* Whether a rule or box edge runs from one point to another, in mm. */
static gboolean
has_rule (const FormSheet *sheet,
          double           x1,
          double           y1,
          double           x2,
          double           y2)
{
  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

      if (op->kind == FORM_OP_RULE
          && fabs (op->x - FORM_MM (x1)) < 0.3 && fabs (op->y - FORM_MM (y1)) < 0.3
          && fabs (op->x2 - FORM_MM (x2)) < 0.3 && fabs (op->y2 - FORM_MM (y2)) < 0.3)
        return TRUE;
    }
  return FALSE;
}

static const FormOp *
find_box (const FormSheet *sheet)
{
  for (guint i = 0; i < sheet->ops->len; i++)
    if (g_array_index (sheet->ops, FormOp, i).kind == FORM_OP_BOX)
      return &g_array_index (sheet->ops, FormOp, i);
  return NULL;
}

/* The blank form: margins, the three rows beside the photo, the seal's free square. */
static void
test_geometry (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  const FormTemplate *template = form_library_get_template (library, "F-02", NULL);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) form_sheet_free);
  g_autoptr (FormLayout) layout = form_layout_new (form_library_get_fonts (library), template, NULL, NULL, NULL, collect_cb, sheets);
  const FormSheet *sheet;
  const FormOp *box;
  double top;

  g_assert_true (form_layout_blank (layout, NULL));
  g_assert_cmpuint (sheets->len, ==, 1);
  sheet = g_ptr_array_index (sheets, 0);
  g_assert_cmpfloat_with_epsilon (sheet->width, FORM_MM (210), 0.01);
  g_assert_cmpfloat_with_epsilon (sheet->height, FORM_MM (297), 0.01);
  box = find_box (sheet);
  g_assert_cmpfloat_with_epsilon (box->x, FORM_MM (25), 0.01);
  g_assert_cmpfloat_with_epsilon (box->x2, FORM_MM (165), 0.01);
  top = box->y * 25.4 / 72;
  g_assert_true (has_rule (sheet, 25, top + 13, 158, top + 13));
  g_assert_true (has_rule (sheet, 25, top + 26, 158, top + 26));
  g_assert_true (has_rule (sheet, 25, top + 39, 190, top + 39));
  g_assert_true (has_rule (sheet, 158, top, 158, top + 61));
  g_assert_cmpfloat (box->y + box->y2, <=, FORM_MM (297 - 20));
  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

      if (op->kind == FORM_OP_TEXT)
        g_assert_true (op->x >= FORM_MM (25) - 0.1 && op->x <= FORM_MM (190) && op->y <= FORM_MM (277) + 0.1);
    }
}

/* Every line of text stands between the rules of a cell and in the middle of its height. */
static void
test_roster_geometry (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  const FormTemplate *template = form_library_get_template (library, "F-03", NULL);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) form_sheet_free);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (FormLayout) layout = NULL;
  guint rows_on_page[4] = { 0 };

  fixture_add_people (fixture, 60);
  layout = form_layout_new (form_library_get_fonts (library), template, &fixture->source, "masked", "2026-11-21", collect_cb, sheets);
  g_assert_true (form_layout_list (layout, NULL, NULL, NULL));
  g_assert_cmpuint (sheets->len, ==, 3);
  for (guint p = 0; p < sheets->len; p++)
    {
      const FormSheet *sheet = g_ptr_array_index (sheets, p);
      const FormOp *box = find_box (sheet);

      g_assert_cmpfloat_with_epsilon (box->x, FORM_MM (13), 0.01);
      g_assert_cmpfloat_with_epsilon (box->x2, FORM_MM (272), 0.01);
      for (guint i = 0; i < sheet->ops->len; i++)
        {
          const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

          rows_on_page[p] += op->kind == FORM_OP_RULE && fabs (op->x2 - op->x - FORM_MM (272)) < 0.1;
        }
      g_assert_cmpuint (rows_on_page[p], ==, 20);
      g_assert_cmpfloat_with_epsilon (box->y2, FORM_MM (9.5 + 20 * 7.5), 0.1);
    }
}

static char *
long_resume (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "〔%u〕%u年起在海河机械厂从事设备维修、保养与技术改造工作，参加全国职工技能竞赛。", i, 1970 + i);
  return g_string_free (text, FALSE);
}

static char *
copy_without_breaks (GBytes *pdf)
{
  g_autofree char *text = fixture_text (pdf, "-raw");
  GString *copied = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (copied, p, g_utf8_next_char (p) - p);
  return g_string_free (copied, FALSE);
}

/* Takes out the foot and the head between the last word of a sheet and the first of the next. */
static char *
join_sheets (const char *text)
{
  g_autoptr (GRegex) between = g_regex_new ("第\\d页共\\d页(工会会员登记表（续页）姓名：阿卜杜热合曼·麦麦提吐尔逊会员证号码：HH000061)?", 0, 0, NULL);

  return g_regex_replace_literal (between, text, -1, 0, "", 0, NULL);
}

/* The row grows, then the type shrinks, then continuation sheets take the rest, each with its head; nothing is lost. */
static void
test_overflow (void)
{
  static const struct { guint sentences, pages; } cases[] = { { 2, 1 }, { 7, 1 }, { 9, 1 }, { 14, 2 }, { 30, 2 }, { 120, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL, *joined = NULL;
      g_autofree char *pages = g_strdup_printf ("共%u页", cases[i].pages);
      char *resume = long_resume (cases[i].sentences);

      add_full_member (fixture);
      g_hash_table_insert (g_ptr_array_index (fixture->records, 0), g_strdup ("resume"), resume);
      pdf = fixture_print ("F-02", fixture, &usual);
      fixture_keep (pdf, "F-02-overflow.pdf");
      text = copy_without_breaks (pdf);
      g_test_message ("%u sentences", cases[i].sentences);
      for (guint k = 0; k < cases[i].sentences; k++)
        {
          g_autofree char *number = g_strdup_printf ("〔%u〕", k);

          g_assert_cmpuint (fixture_count (text, number), ==, 1);
        }
      joined = join_sheets (text);
      g_assert_cmpuint (fixture_count (joined, "技能竞赛"), ==, cases[i].sentences);
      g_assert_cmpuint (fixture_count (text, "工会会员登记表（续页）姓名：阿卜杜热合曼·麦麦提吐尔逊会员证号码：HH000061"), ==, cases[i].pages - 1);
      g_assert_cmpuint (fixture_count (text, "（转续页）"), ==, cases[i].pages > 1);
      if (cases[i].pages > 1)
        g_assert_cmpuint (fixture_count (text, pages), ==, cases[i].pages);
      else
        g_assert_cmpuint (fixture_count (text, "第1页"), ==, 0);
    }
}

static void
test_large_family (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  add_full_member (fixture);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *name = g_strdup_printf ("亲属第%u", i + 1);

      fixture_add_family (fixture, "relation", "兄弟", "name", name, "unit_text", "某厂", NULL);
    }
  pdf = fixture_print ("F-02", fixture, &usual);
  text = copy_without_breaks (pdf);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *name = g_strdup_printf ("亲属第%u", i + 1);

      g_assert_nonnull (strstr (text, name));
    }
  g_assert_nonnull (strstr (text, "家庭主要成员及其工作单位（续）"));
}

/* Sixty members: heads and feet on every page, pages and rows numbered through. */
static void
test_roster (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fixture_add_people (fixture, 60);
  pdf = fixture_print ("F-03", fixture, &usual);
  fixture_keep (pdf, "F-03-60.pdf");
  text = copy_without_breaks (pdf);
  g_assert_cmpuint (fixture_count (text, "工会会员名册"), ==, 3);
  g_assert_cmpuint (fixture_count (text, "身份证号"), ==, 3);
  g_assert_cmpuint (fixture_count (text, "工会主席："), ==, 3);
  g_assert_cmpuint (fixture_count (text, "第1页共3页"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "第2页共3页"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "第3页共3页"), ==, 1);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("HH%06u", i + 1);

      g_assert_cmpuint (fixture_count (text, number), ==, 1);
    }
}

/* A roster too long to be kept back until its last page: the total is filled in at the end. */
static void
test_long_roster (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fixture_add_people (fixture, 20 * 270);
  pdf = fixture_print ("F-03", fixture, &usual);
  fixture_check_pdf (pdf);
  text = copy_without_breaks (pdf);
  g_assert_cmpuint (fixture_count (text, "共270页"), ==, 270);
  for (guint i = 1; i <= 270; i++)
    {
      g_autofree char *page = g_strdup_printf ("第%u页共270页", i);

      g_assert_cmpuint (fixture_count (text, page), ==, 1);
    }
}

/* A memo longer than a page goes on at the top of the next one. */
static void
test_tall_row (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fixture_add_people (fixture, 2);
  g_hash_table_insert (g_ptr_array_index (fixture->records, 0), g_strdup ("memo"), long_resume (20));
  pdf = fixture_print ("F-03", fixture, &usual);
  fixture_keep (pdf, "F-03-tall.pdf");
  text = copy_without_breaks (pdf);
  g_assert_cmpuint (fixture_count (text, "HH000002"), ==, 1);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *number = g_strdup_printf ("〔%u〕", i);

      g_test_message ("%s", number);
      g_assert_cmpuint (fixture_count (text, number), ==, 1);
    }
}

static void
count_cb (guint    done,
          guint    total,
          gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  ++*(guint *) data;
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer data)
{
  if (done == 5)
    g_cancellable_cancel (data);
}

static void
test_batch (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  guint done = 0;

  fixture_add_people (fixture, 25);
  g_hash_table_insert (g_ptr_array_index (fixture->records, 7), g_strdup ("resume"), long_resume (30));
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, &usual, count_cb, &done, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 25);
  fixture_keep (pdf, "F-02-batch.pdf");
  fixture_check_pdf (pdf);
  text = copy_without_breaks (pdf);
  g_assert_cmpuint (fixture_count (text, "工会会员登记表"), ==, 26);
  g_assert_cmpuint (fixture_count (text, "NO：25"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "第2页共2页"), ==, 1);

  g_clear_pointer (&pdf, g_bytes_unref);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, &usual, cancel_cb, cancellable, cancellable, &error);
  g_assert_null (pdf);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  pdf = form_print_to_bytes (library, "F-03", &fixture->source, &usual, cancel_cb, cancellable, cancellable, &error);
  g_assert_null (pdf);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_unknown_variant (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  FormPrint print_so = { .variant = "secret" };
  g_autoptr (GError) error = NULL;

  g_assert_null (form_print_to_bytes (library, "F-03", NULL, &print_so, NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/members/golden", test_golden);
  g_test_add_func ("/forms/members/geometry", test_geometry);
  g_test_add_func ("/forms/members/roster-geometry", test_roster_geometry);
  g_test_add_func ("/forms/members/overflow", test_overflow);
  g_test_add_func ("/forms/members/large-family", test_large_family);
  g_test_add_func ("/forms/members/roster", test_roster);
  g_test_add_func ("/forms/members/long-roster", test_long_roster);
  g_test_add_func ("/forms/members/tall-row", test_tall_row);
  g_test_add_func ("/forms/members/batch", test_batch);
  g_test_add_func ("/forms/members/unknown-variant", test_unknown_variant);
  return g_test_run ();
}
