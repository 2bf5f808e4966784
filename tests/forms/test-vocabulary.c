/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every element of the vocabulary in a template of its own: its words, and where it stands in mm. */
#include "forms-fixture.h"

#include "form-layout.h"
#include "form-library.h"

#include <math.h>
#include <string.h>

static const FormPrint usual = { .today = "2026-11-21" };

static FormLibrary *
open_library (void)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);
  FormLibrary *library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), own);
  GPtrArray *problems = form_library_get_problems (library);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  return library;
}

static GBytes *
print (const char      *id,
       Fixture         *fixture,
       const FormPrint *how)
{
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_print_to_bytes (library, id, fixture != NULL ? &fixture->source : NULL, how, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* Paragraphs of sentences that are numbered, so that each can be looked for. */
static char *
write_sentences (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "〔%u〕各分工会要摸清困难职工、劳动模范和一线职工的情况，“送温暖”要送到人、送到家（含外地职工）。%s",
                            i, i % 3 == 2 && i + 1 < n ? "\n" : "");
  return g_string_free (text, FALSE);
}

static GHashTable *
add_member (Fixture *fixture,
            guint    sentences)
{
  GHashTable *member = fixture_add (fixture, "name", "王秀英", "gender", "女", "ethnic", "汉族", "birth_date", "1985-03-07",
                                    "id_no", "120111198503071225", "member_no", "HH000061", "dept", "装配车间分工会",
                                    "join_date", "2012-03-08", "memo", "会费交至2026年10月。", "wage", "800", NULL);

  g_hash_table_insert (member, g_strdup ("resume"), write_sentences (sentences));
  return member;
}

static void
collect_cb (const FormSheet *sheet,
            guint            shared,
            gpointer         data)
{
  FormSheet *copy = form_sheet_new (sheet->width, sheet->height);

  g_array_append_vals (copy->ops, sheet->ops->data, sheet->ops->len);
  g_string_append_len (copy->text, sheet->text->str, sheet->text->len);
  copy->bookmark = g_strdup (sheet->bookmark);
  g_ptr_array_add (data, copy);
}

static GPtrArray *
lay_out (const char *id,
         Fixture    *fixture,
         const char *variant)
{
  g_autoptr (FormLibrary) library = open_library ();
  const FormTemplate *template = form_library_get_template (library, id, NULL);
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) form_sheet_free);
  g_autoptr (FormLayout) layout = form_layout_new (form_library_get_fonts (library), template,
                                                   fixture != NULL ? &fixture->source : NULL, variant, "2026-11-21",
                                                   collect_cb, sheets);
  g_autoptr (GError) error = NULL;

  if (fixture == NULL)
    g_assert_true (form_layout_blank (layout, &error));
  else if (template->by_list)
    g_assert_true (form_layout_list (layout, NULL, NULL, &error));
  else
    for (guint i = 0; i < fixture->source.n_records; i++)
      g_assert_true (form_layout_record (layout, i, &error));
  g_assert_no_error (error);
  return sheets;
}

static const FormSheet *
get_sheet (GPtrArray *sheets,
           guint      page)
{
  g_assert_cmpuint (page, <, sheets->len);
  return g_ptr_array_index (sheets, page);
}

/* The first operation of a kind, for text the one that holds it. */
static const FormOp *
find_op (const FormSheet *sheet,
         FormOpKind       kind,
         const char      *part)
{
  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

      if (op->kind == kind && (part == NULL || strstr (sheet->text->str + op->text, part) != NULL))
        return op;
    }
  return NULL;
}

static double
mm (double pt)
{
  return pt * 25.4 / 72;
}

static char *
copy_words (GBytes *pdf)
{
  g_autofree char *text = fixture_text (pdf, "-raw");
  GString *copied = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (copied, p, g_utf8_next_char (p) - p);
  return g_string_free (copied, FALSE);
}

/* Blank and filled, each a text that a person has compared with the picture. */
static void
test_golden (void)
{
  static const struct { const char *id; guint sentences; } forms[] = {
    { "T-slip", 0 }, { "T-letter", 4 }, { "T-notice", 4 }, { "T-record", 5 }, { "T-cover", 0 }, { "T-spans", 3 }, { "T-stub", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *blank_name = g_strconcat (forms[i].id, "-blank", NULL);
      g_autofree char *filled_name = g_strconcat (forms[i].id, "-filled", NULL);
      g_autoptr (GBytes) blank = print (forms[i].id, NULL, &usual);
      g_autoptr (GBytes) filled = NULL;

      fixture_compare_golden (blank, blank_name);
      add_member (fixture, forms[i].sentences);
      filled = print (forms[i].id, fixture, &usual);
      fixture_compare_golden (filled, filled_name);
    }
}

/* domain 2.0: the number stands once on each line, in its middle, and the dashes leave it free. */
static void
test_slip (void)
{
  static const double lines[] = { 96, 199 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) sheets = NULL;
  guint dashes = 0, numbers = 0;
  const FormSheet *sheet;

  add_member (fixture, 0);
  sheets = lay_out ("T-slip", fixture, NULL);
  g_assert_cmpuint (sheets->len, ==, 1);
  sheet = get_sheet (sheets, 0);
  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);
      const char *text = sheet->text->str + op->text;

      if (op->kind == FORM_OP_DASHES)
        {
          g_assert_cmpfloat_with_epsilon (mm (op->y), lines[dashes / 2], 0.1);
          g_assert_true (op->x2 < FORM_MM (105) - 20 || op->x > FORM_MM (105) + 20);
          dashes++;
        }
      if (op->kind == FORM_OP_TEXT && g_str_has_prefix (text, "第 HH") && op->size == 14)
        {
          g_assert_cmpfloat_with_epsilon (mm (op->y), lines[numbers], 3);
          numbers++;
        }
    }
  g_assert_cmpuint (dashes, ==, 4);
  g_assert_cmpuint (numbers, ==, 2);
}

/* A text too long for its part of the slip becomes smaller, then goes on on another sheet; the other
 * parts stay where they are. */
static void
test_slip_overflow (void)
{
  static const struct { guint sentences, pages; } cases[] = { { 1, 1 }, { 3, 1 }, { 30, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GPtrArray) sheets = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *words = NULL;
      const FormOp *cut;

      g_hash_table_insert (add_member (fixture, 0), g_strdup ("memo"), write_sentences (cases[i].sentences));
      sheets = lay_out ("T-slip", fixture, NULL);
      g_assert_cmpuint (sheets->len, ==, cases[i].pages);
      cut = find_op (get_sheet (sheets, 0), FORM_OP_DASHES, NULL);
      g_assert_cmpfloat_with_epsilon (mm (cut->y), 96, 0.1);
      pdf = print ("T-slip", fixture, &usual);
      fixture_keep (pdf, "T-slip-overflow.pdf");
      words = copy_words (pdf);
      for (guint k = 0; k < cases[i].sentences; k++)
        {
          g_autofree char *number = g_strdup_printf ("〔%u〕", k);

          g_assert_cmpuint (fixture_count (words, number), ==, 1);
        }
    }
}

/* GB/T 9704: 22 lines of 28 characters a page, date four characters from the right. */
static void
test_letter_geometry (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) sheets = NULL;
  const FormSheet *second;
  guint full = 0;
  double previous = 0;
  const FormOp *date;

  add_member (fixture, 30);
  sheets = lay_out ("T-letter", fixture, NULL);
  g_assert_cmpuint (sheets->len, >=, 3);
  second = get_sheet (sheets, 1);
  for (guint i = 0; i < second->ops->len; i++)
    {
      const FormOp *op = &g_array_index (second->ops, FormOp, i);

      /* Marks side by side part a line into pieces. */
      if (op->kind != FORM_OP_TEXT || op->size != 16 || op->y == previous)
        continue;
      g_assert_true (op->x >= FORM_MM (28) - 8.1);
      if (previous > 0)
        g_assert_cmpfloat_with_epsilon (mm (op->y - previous), 225.0 / 22, 0.05);
      previous = op->y;
      full++;
    }
  g_assert_cmpuint (full, ==, 22);
  date = find_op (get_sheet (sheets, sheets->len - 1), FORM_OP_TEXT, "2026年11月21日");
  g_assert_nonnull (date);
  g_assert_cmpfloat (mm (date->x), >, 105);
}

/* GB/T 9704-2012, 7.2 and 10.1, measured on the rendered page: the red head 35 mm below the upper
 * edge of the text, the number two lines below, the red rule 4 mm below that, as wide as the text;
 * the name of a letter 30 mm from the edge of the paper, its double rules 170 mm wide, the first 4 mm
 * below, the other 20 mm from the lower edge. */
static void
test_rendered (void)
{
  enum { LEFT = 1, TOP = 2, RIGHT = 4, BOTTOM = 8 };
  static const struct { const char *id; gboolean red; double from, until; int what; double expected[4]; double until_x; } places[] = {
    { "T-letter", TRUE, 60, 90, TOP, { 0, 72, 0, 0 } },
    { "T-letter", TRUE, 100, 130, LEFT | TOP | RIGHT, { 28, 110.3, 184, 0 } },
    { "T-letter", FALSE, 0, 297, LEFT | RIGHT, { 28, 0, 210, 0 } },
    { "T-slip", FALSE, 0, 30, TOP, { 0, 15, 0, 0 } },
    { "T-slip", FALSE, 93, 99, LEFT | TOP | BOTTOM, { 5, 96, 0, 96 }, 70 },
    { "T-slip", FALSE, 196, 202, LEFT | TOP | BOTTOM, { 5, 199, 0, 199 }, 70 },
    { "T-stub", FALSE, 0, 30, TOP, { 0, 15, 0, 0 } },
    { "T-stub", FALSE, 105, 111, LEFT | TOP | BOTTOM, { 5, 108, 0, 108 }, 70 },
    { "T-stub", FALSE, 112, 127, TOP, { 0, 118, 0, 0 } },
    { "T-cover", FALSE, 40, 65, TOP, { 0, 50, 0, 0 } },
    { "T-cover", FALSE, 68, 100, TOP, { 0, 75, 0, 0 } },
    { "T-cover", FALSE, 103, 220, LEFT | TOP | RIGHT | BOTTOM, { 28, 105, 183, 105 + 6 * 13 + 26 } },
    { "T-record", FALSE, 93, 97, LEFT | TOP | RIGHT, { 25, 95, 190, 0 } },
    { "T-notice", TRUE, 0, 40.5, TOP, { 0, 30, 0, 0 } },
    { "T-notice", TRUE, 41.5, 60, LEFT | TOP | RIGHT, { 20, 42.7, 190, 0 } },
    { "T-notice", TRUE, 200, 297, LEFT | RIGHT | BOTTOM, { 20, 0, 190, 277 } },
  };
  g_autoptr (Fixture) fixture = fixture_new ();

  add_member (fixture, 9);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GBytes) pdf = print (places[i].id, fixture, &usual);
      g_autoptr (FixturePage) page = fixture_render (pdf, 1);
      FixtureInk ink = fixture_find_ink (page, places[i].red, 0, places[i].from,
                                         places[i].until_x > 0 ? places[i].until_x : 210, places[i].until);
      double found[4];

      memcpy (found, &ink, sizeof found);
      g_test_message ("%s %g-%g: %.1f %.1f %.1f %.1f", places[i].id, places[i].from, places[i].until,
                      ink.left, ink.top, ink.right, ink.bottom);
      for (guint k = 0; k < 4; k++)
        if ((places[i].what >> k & 1) != 0)
          g_assert_cmpfloat_with_epsilon (found[k], places[i].expected[k], 0.5);
    }
}

/* Whatever the length, the signature has at least two lines of body above it on its page. */
static void
test_signature_not_alone (void)
{
  GString *text = g_string_new (NULL);

  for (guint n = 1; n < 40; n++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GPtrArray) sheets = NULL;
      const FormSheet *last;
      guint body = 0;

      for (guint i = 0; i < 28; i++)
        g_string_append (text, "字");
      g_hash_table_insert (add_member (fixture, 0), g_strdup ("resume"), g_strdup (text->str));
      sheets = lay_out ("T-letter", fixture, NULL);
      last = get_sheet (sheets, sheets->len - 1);
      for (guint i = 0; i < last->ops->len; i++)
        {
          const FormOp *op = &g_array_index (last->ops, FormOp, i);
          const char *words = last->text->str + op->text;

          body += op->kind == FORM_OP_TEXT && (g_str_has_prefix (words, "字") || strstr (words, "特此函告") != NULL);
        }
      g_assert_nonnull (find_op (last, FORM_OP_TEXT, "2026年11月21日"));
      g_test_message ("%u lines of type: %u pages, %u lines with the signature", n, sheets->len, body);
      /* On a single page the words that are the same for all stand on the part that pages share. */
      g_assert_true (body >= 2 || sheets->len == 1);
    }
  g_string_free (text, TRUE);
}

/* Page numbers outside on both sides, the mark at the seam on longer papers only. */
static void
test_feet (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) one = NULL, many = NULL, notice = NULL;

  add_member (fixture, 1);
  one = lay_out ("T-letter", fixture, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_null (find_op (get_sheet (one, 0), FORM_OP_TEXT, "骑"));
  add_member (fixture, 30);
  many = lay_out ("T-letter", fixture, NULL);
  g_assert_nonnull (find_op (get_sheet (many, 1), FORM_OP_TEXT, "骑"));
  g_assert_cmpfloat (find_op (get_sheet (many, 1), FORM_OP_TEXT, "— 1 —")->x, >, FORM_MM (105));
  g_assert_cmpfloat (find_op (get_sheet (many, 2), FORM_OP_TEXT, "— 2 —")->x, <, FORM_MM (105));
  notice = lay_out ("T-notice", fixture, NULL);
  g_assert_null (find_op (get_sheet (notice, 0), FORM_OP_TEXT, "— 1 —"));
  g_assert_nonnull (find_op (get_sheet (notice, 2), FORM_OP_TEXT, "— 2 —"));
}

/* Rules every 9 mm from 95 mm on the first page, from the margin on the next ones; letters above them. */
static void
test_ruled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) sheets = NULL, blank = lay_out ("T-record", NULL, NULL);
  static const double first[] = { 95, 25 };

  add_member (fixture, 24);
  sheets = lay_out ("T-record", fixture, NULL);
  g_assert_cmpuint (sheets->len, ==, 2);
  for (guint p = 0; p < 2; p++)
    {
      const FormSheet *sheet = get_sheet (sheets, p);
      double expected = first[p];

      for (guint i = 0; i < sheet->ops->len; i++)
        {
          const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

          if (op->kind == FORM_OP_RULE && op->x2 - op->x > FORM_MM (160))
            {
              g_assert_cmpfloat_with_epsilon (mm (op->y), expected, 0.1);
              expected += 9;
            }
          else if (op->kind == FORM_OP_TEXT && op->size == 14)
            g_assert_cmpfloat_with_epsilon (mm (op->y), expected - 9 - 1.5, 0.1);
        }
      g_assert_cmpfloat (expected, >, 256);
    }
  g_assert_null (find_op (get_sheet (sheets, 0), FORM_OP_TEXT, "以下空白"));
  g_assert_nonnull (find_op (get_sheet (sheets, 1), FORM_OP_TEXT, "以下空白"));
  g_assert_null (find_op (get_sheet (blank, 0), FORM_OP_TEXT, "以下空白"));
}

static void
add_payments (Fixture *fixture)
{
  static const char *const groups[] = { "装配分工会", "机关分工会", "铸造分工会" };

  fixture_add_people (fixture, 50);
  for (guint i = 0; i < 50; i++)
    {
      GHashTable *member = g_ptr_array_index (fixture->records, i);

      g_hash_table_insert (member, g_strdup ("dept"), g_strdup (groups[i % 3]));
      g_hash_table_insert (member, g_strdup ("wage"), i == 49 ? g_strdup ("1,000.05") : g_strdup_printf ("%u.10", 100 + i));
    }
}

/* Sums of pages, groups and all, in figures and capitals: made in 分, so that nothing is lost. */
static void
test_sums (void)
{
  FormPrint groups = { .today = "2026-11-21", .variant = "groups" }, titles = { .today = "2026-11-21", .variant = "titles" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) blank = print ("T-money", NULL, &usual);
  g_autoptr (GBytes) pdf = NULL, by_group = NULL, with_titles = NULL;
  g_autofree char *words = NULL, *group_words = NULL;

  add_payments (fixture);
  pdf = print ("T-money", fixture, &usual);
  by_group = print ("T-money", fixture, &groups);
  with_titles = print ("T-money", fixture, &titles);
  fixture_compare_golden (blank, "T-money-blank");
  fixture_compare_golden (pdf, "T-money-whole");
  fixture_compare_golden (by_group, "T-money-groups");
  fixture_compare_golden (with_titles, "T-money-titles");
  words = copy_words (pdf);
  /* 49 rows of 100.10 + row, and one of 1,000.05. */
  g_assert_nonnull (strstr (words, "￥7,080.95"));
  g_assert_nonnull (strstr (words, "人民币（大写）柒仟零捌拾元玖角伍分"));
  g_assert_nonnull (strstr (words, "合计（50人）"));
  group_words = copy_words (by_group);
  g_assert_nonnull (strstr (group_words, "装配分工会合计（17人）"));
  g_assert_nonnull (strstr (group_words, "机关分工会合计（17人）"));
  g_assert_nonnull (strstr (group_words, "铸造分工会合计（16人）"));
  g_assert_nonnull (strstr (group_words, "￥7,080.95"));
}

/* An amount that is none would make the sum untrue. */
static void
test_sum_of_words (void)
{
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  add_payments (fixture);
  g_hash_table_insert (g_ptr_array_index (fixture->records, 3), g_strdup ("wage"), g_strdup ("面议"));
  g_assert_null (form_print_to_bytes (library, "T-money", &fixture->source, &usual, NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "“李建国”的“面议”不是数"));
}

/* However many rows, the last sums have a row of the list above them on their page. */
static void
test_sums_not_alone (void)
{
  for (guint n = 18; n < 50; n++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GPtrArray) sheets = NULL;
      const FormSheet *last;

      fixture_add_people (fixture, n);
      sheets = lay_out ("T-money", fixture, "whole");
      last = get_sheet (sheets, sheets->len - 1);
      g_assert_nonnull (find_op (last, FORM_OP_TEXT, "********"));
      g_assert_nonnull (find_op (last, FORM_OP_TEXT, "本页小计"));
    }
}

/* Every group begins a page, is numbered from 1 and can be found in the list of bookmarks. */
static void
test_groups (void)
{
  static const char *const groups[] = { "装配分工会", "机关分工会", "铸造分工会" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) sheets = NULL;

  add_payments (fixture);
  sheets = lay_out ("T-money", fixture, "groups");
  g_assert_cmpuint (sheets->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const FormSheet *sheet = get_sheet (sheets, i);

      g_assert_cmpstr (sheet->bookmark, ==, groups[i]);
      for (guint k = 0; k < 3; k++)
        g_assert_true ((find_op (sheet, FORM_OP_TEXT, groups[k]) != NULL) == (k == i));
    }
}

/* A batch says whose pages are whose, on paper and in the viewer. */
static void
test_batch (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path ("T-spans-batch.pdf");
  const char *const arguments[] = { "qpdf", "--json", "--json-key=outlines", path, NULL };
  const char *const info[] = { "pdfinfo", path, NULL };
  g_autoptr (GBytes) pdf = NULL;
  /* A page of its record, and of all that is printed. */
  static const char *const feet[] = {
    "第1页共1页全部第1页共8页", "第1页共6页全部第2页共8页", "第2页共6页全部第3页共8页", "第3页共6页全部第4页共8页",
    "第4页共6页全部第5页共8页", "第5页共6页全部第6页共8页", "第6页共6页全部第7页共8页", "第1页共1页全部第8页共8页",
  };
  g_autofree char *text = NULL, *outlines = NULL, *said = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  add_member (fixture, 2);
  g_hash_table_insert (add_member (fixture, 60), g_strdup ("name"), g_strdup ("𠮷祥"));
  add_member (fixture, 1);
  pdf = print ("T-spans", fixture, &usual);
  fixture_keep (pdf, "T-spans-batch.pdf");
  fixture_check_pdf (pdf);
  text = fixture_text (pdf, "-layout");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "全部") != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (lines[i], " ", -1);
        g_autofree char *words = g_strjoinv ("", parts);

        g_assert_cmpuint (n, <, G_N_ELEMENTS (feet));
        g_assert_cmpstr (words, ==, feet[n++]);
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (feet));
  outlines = fixture_run (arguments);
  g_assert_cmpuint (fixture_count (outlines, "\"title\": \"王秀英\""), ==, 2);
  g_assert_cmpuint (fixture_count (outlines, "\"title\": \"𠮷祥\""), ==, 1);
  said = fixture_run (info);
  g_assert_nonnull (strstr (said, "会籍登记表"));
  g_assert_nonnull (strstr (said, "海河机械厂工会委员会"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/vocabulary/golden", test_golden);
  g_test_add_func ("/forms/vocabulary/slip", test_slip);
  g_test_add_func ("/forms/vocabulary/slip-overflow", test_slip_overflow);
  g_test_add_func ("/forms/vocabulary/letter-geometry", test_letter_geometry);
  g_test_add_func ("/forms/vocabulary/rendered", test_rendered);
  g_test_add_func ("/forms/vocabulary/signature-not-alone", test_signature_not_alone);
  g_test_add_func ("/forms/vocabulary/feet", test_feet);
  g_test_add_func ("/forms/vocabulary/ruled", test_ruled);
  g_test_add_func ("/forms/vocabulary/sums", test_sums);
  g_test_add_func ("/forms/vocabulary/sum-of-words", test_sum_of_words);
  g_test_add_func ("/forms/vocabulary/sums-not-alone", test_sums_not_alone);
  g_test_add_func ("/forms/vocabulary/groups", test_groups);
  g_test_add_func ("/forms/vocabulary/batch", test_batch);
  return g_test_run ();
}
