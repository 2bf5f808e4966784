/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An issued paper: its number, the code a telephone reads, and words changed for it alone. */
#include "forms-fixture.h"

#include <string.h>

static FormLibrary *
open_library (void)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);

  return form_library_new (g_getenv ("TAIZHANG_DATADIR"), own);
}

static Fixture *
new_fixture (void)
{
  Fixture *fixture = fixture_new ();

  fixture_add (fixture, "name", "王秀英", "member_no", "HH000061", "dept", "装配车间分工会", NULL);
  return fixture;
}

static FormPrint
issued (void)
{
  return (FormPrint) {
    .today = "2026-11-21", .variant = "grid", .paper_number = "海工证〔2026〕5号", .paper_serial = "5",
    .paper_code = "HG-2026-ZM-0005-K7", .paper_date = "2026-11-20",
  };
}

static void
change (GHashTable *wording,
        const char *id,
        const char *text)
{
  g_hash_table_insert (wording, g_strdup (id), g_strdup (text));
}

static GBytes *
print (Fixture         *fixture,
       const FormPrint *how)
{
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_print_to_bytes (library, "T-paper", fixture != NULL ? &fixture->source : NULL, how, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  fixture_check_pdf (pdf);
  return pdf;
}

static void
assert_words (GBytes     *pdf,
              const char *const *there,
              const char *const *not_there)
{
  g_autofree char *text = fixture_text (pdf, "-layout");

  g_test_message ("%s", text);
  for (guint i = 0; there[i] != NULL; i++)
    g_assert_nonnull (strstr (text, there[i]));
  for (guint i = 0; not_there[i] != NULL; i++)
    g_assert_null (strstr (text, not_there[i]));
}

/* What zbar sees on the page, one line for each code. */
static char *
scan (GBytes *pdf)
{
  g_autofree char *path = fixture_path ("T-paper.pdf");
  g_autofree char *root = fixture_path ("T-paper");
  g_autofree char *picture = g_strconcat (root, ".png", NULL);
  const char *const draw[] = { "pdftoppm", "-r", "200", "-png", "-singlefile", path, root, NULL };
  const char *const read[] = { "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture, NULL };
  g_autofree char *said = NULL;

  fixture_keep (pdf, "T-paper.pdf");
  said = fixture_run (draw);
  return fixture_run (read);
}

static void
test_numbered (void)
{
  const char *const there[] = { "海工证〔2026〕5号（第 5 号）", "开具日期：2026年11月20日", "HG-2026-ZM-0005-K7", "转往装配车间分工会", NULL };
  const char *const not_there[] = { "〔　　　〕", NULL };
  g_autoptr (Fixture) fixture = new_fixture ();
  FormPrint how = issued ();
  g_autoptr (GBytes) pdf = print (fixture, &how);
  g_autofree char *text = fixture_text (pdf, "-layout");
  g_autofree char *codes = scan (pdf);

  assert_words (pdf, there, not_there);
  /* In letters below two of the three. */
  g_assert_cmpuint (fixture_count (text, "HG-2026-ZM-0005-K7"), ==, 2);
  g_assert_cmpuint (fixture_count (codes, "HG-2026-ZM-0005-K7\n"), ==, 3);
}

/* A print that is no issued paper leaves the place of the number free, and has no code. */
static void
test_not_numbered (void)
{
  const char *const there[] = { "工证〔", "兹证明王秀英为我会会员", NULL };
  const char *const blank_there[] = { "工证〔", "兹证明为我会会员", NULL };
  const char *const not_there[] = { "海工证", "开具日期", "（第", NULL };
  FormPrint how = { .today = "2026-11-21", .variant = "grid" };
  g_autoptr (Fixture) fixture = new_fixture ();
  g_autoptr (GBytes) pdf = print (fixture, &how), blank = print (NULL, &how);

  assert_words (pdf, there, not_there);
  assert_words (blank, blank_there, not_there);
}

/* The short way of one page and the whole layout print the same words. */
static void
test_wording (void)
{
  const char *const there[] = { "会籍关系证明", "兹证明王秀英（班长）为我会会员。", "{name}", "转往本市。", "2026年11月21日", NULL };
  const char *const not_there[] = { "HH000061", "此证明用于转接", "装配车间分工会", NULL };
  g_autoptr (GHashTable) wording = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (Fixture) fixture = new_fixture ();
  FormPrint how = issued ();
  g_autoptr (GBytes) pdf = NULL;

  how.wording = wording;
  change (wording, "title", "会籍关系证明");
  change (wording, "body", "兹证明王秀英（班长）为我会会员。\n{name}");
  change (wording, "purpose", "");
  change (wording, "remark", "转往本市。");
  pdf = print (fixture, &how);
  assert_words (pdf, there, not_there);
}

static void
test_list_of_wording (void)
{
  static const struct { const char *id, *title, *text; } expected[] = {
    { "title", "名称", "会籍证明信" },
    { "body", "正文第 1 段", "兹证明王秀英为我会会员，会员证号 HH000061。" },
    { "purpose", "正文第 2 段", "此证明用于转接会员关系。" },
    { "remark", "去向", "转往装配车间分工会。" },
    { "signature", "落款", "海河机械厂工会委员会\n2026年11月21日" },
  };
  g_autoptr (GHashTable) wording = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (Fixture) fixture = new_fixture ();
  g_autoptr (GPtrArray) list = NULL, plain = NULL, blank = NULL, changed = NULL;
  FormPrint how = issued (), without = { .today = "2026-11-21" };

  list = form_print_dup_wording (library, "T-paper", &fixture->source, 0, &how, NULL);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    {
      const FormWording *found = g_ptr_array_index (list, i);

      g_assert_cmpstr (found->id, ==, expected[i].id);
      g_assert_cmpstr (found->title, ==, expected[i].title);
      g_assert_cmpstr (found->text, ==, expected[i].text);
      g_assert_false (found->changed);
    }
  /* What does not stand on this variant cannot be changed on it. */
  plain = form_print_dup_wording (library, "T-paper", &fixture->source, 0, &without, NULL);
  g_assert_cmpuint (plain->len, ==, 4);
  blank = form_print_dup_wording (library, "T-paper", NULL, 0, NULL, NULL);
  g_assert_cmpstr (((const FormWording *) g_ptr_array_index (blank, 1))->text, ==, "兹证明为我会会员，会员证号 。");
  change (wording, "purpose", "");
  how.wording = wording;
  changed = form_print_dup_wording (library, "T-paper", &fixture->source, 0, &how, NULL);
  g_assert_cmpstr (((const FormWording *) g_ptr_array_index (changed, 2))->text, ==, "");
  g_assert_true (((const FormWording *) g_ptr_array_index (changed, 2))->changed);
  g_assert_false (((const FormWording *) g_ptr_array_index (changed, 1))->changed);
}

/* A change the form has no place for, or a character no font has, is not passed over. */
static void
test_refused (void)
{
  static const struct { const char *id, *text; int code; const char *reason; } cases[] = {
    { "bdoy", "字", FORM_ERROR_NOT_FOUND, "“会籍证明信”里没有编号为“bdoy”的可改文字" },
    { "body", "\xf3\xb0\x80\x80", FORM_ERROR_GLYPH, "U+F0000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) wording = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr (FormLibrary) library = open_library ();
      g_autoptr (Fixture) fixture = new_fixture ();
      g_autoptr (GError) error = NULL;
      FormPrint how = issued ();

      change (wording, cases[i].id, cases[i].text);
      how.wording = wording;
      g_assert_null (form_print_to_bytes (library, "T-paper", &fixture->source, &how, NULL, NULL, NULL, &error));
      g_assert_error (error, FORM_ERROR, cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

/* The form says in which series its papers are numbered. */
static void
test_series (void)
{
  g_autoptr (FormLibrary) library = open_library ();

  g_assert_cmpstr (form_library_find (library, "T-paper", NULL)->number, ==, "证");
  g_assert_null (form_library_find (library, "T-cover", NULL)->number);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/paper/numbered", test_numbered);
  g_test_add_func ("/forms/paper/not-numbered", test_not_numbered);
  g_test_add_func ("/forms/paper/wording", test_wording);
  g_test_add_func ("/forms/paper/list-of-wording", test_list_of_wording);
  g_test_add_func ("/forms/paper/refused", test_refused);
  g_test_add_func ("/forms/paper/series", test_series);
  return g_test_run ();
}
