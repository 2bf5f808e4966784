/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages taken out of a paper, several papers in one: the same text on the same sheets. */
#include "forms-fixture.h"
#include "form-pages.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct { const char *words; const char *pages; } cases[] = {
    { "1", "1" },
    { "1-3,5", "1 2 3 5" },
    { "１－３，５", "1 2 3 5" },
    { "2、4", "2 4" },
    { "3 1", "3 1" },
    { "2～3", "2 3" },
    { "5-5", "5" },
    { "", NULL },
    { "0", NULL },
    { "3-2", NULL },
    { "6", NULL },
    { "1-9", NULL },
    { "-2", NULL },
    { "第一页", NULL },
    { "99999999999999999999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) pages = form_pages_parse (cases[i].words, 5, &error);
      g_autoptr (GString) read = g_string_new (NULL);

      g_assert_cmpint (pages != NULL, ==, cases[i].pages != NULL);
      if (pages == NULL)
        {
          g_assert_error (error, FORM_ERROR, FORM_ERROR_FAILED);
          g_assert_nonnull (strstr (error->message, "1-3,5"));
          continue;
        }
      for (guint k = 0; k < pages->len; k++)
        g_string_append_printf (read, "%s%u", k > 0 ? " " : "", g_array_index (pages, guint, k) + 1);
      g_assert_cmpstr (read->str, ==, cases[i].pages);
    }
}

static GBytes *
print_people (const char *const *names)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  for (guint i = 0; names[i] != NULL; i++)
    fixture_add (fixture, "name", names[i], NULL);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_pick (void)
{
  static const char *const names[] = { "单雄信", "秦叔宝", "程咬金", NULL };
  static const guint wanted[] = { 2, 0, 0 };
  g_autoptr (GBytes) pdf = print_people (names);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picked = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (form_pages_count (pdf, &error), ==, 3);
  picked = form_pages_pick (pdf, wanted, G_N_ELEMENTS (wanted), &error);
  g_assert_no_error (error);
  fixture_check_pdf (picked);
  g_assert_cmpuint (form_pages_count (picked, &error), ==, 3);
  text = fixture_text (picked, "-layout");
  g_assert_cmpuint (fixture_count (text, "程咬金"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "单雄信"), ==, 2);
  g_assert_cmpuint (fixture_count (text, "秦叔宝"), ==, 0);
  g_assert_true (strstr (text, "程咬金") < strstr (text, "单雄信"));
  again = form_pages_pick (pdf, wanted, G_N_ELEMENTS (wanted), &error);
  g_assert_true (g_bytes_equal (picked, again));
}

static void
test_join (void)
{
  static const char *const first[] = { "单雄信", "秦叔宝", NULL };
  static const char *const second[] = { "程咬金", NULL };
  static const char *const titles[] = { "登记表", "第二份", NULL };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) joined = NULL;
  g_autofree char *text = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *path = NULL;

  g_ptr_array_add (parts, print_people (first));
  g_ptr_array_add (parts, print_people (second));
  joined = form_pages_join (parts, titles, &error);
  g_assert_no_error (error);
  fixture_check_pdf (joined);
  g_assert_cmpuint (form_pages_count (joined, &error), ==, 3);
  text = fixture_text (joined, "-layout");
  g_assert_true (strstr (text, "单雄信") < strstr (text, "秦叔宝") && strstr (text, "秦叔宝") < strstr (text, "程咬金"));
  g_assert_true (g_file_set_contents ("joined.pdf", g_bytes_get_data (joined, NULL), g_bytes_get_size (joined), NULL));
  path = g_canonicalize_filename ("joined.pdf", NULL);
  marks = fixture_run ((const char *const[]) { "qpdf", "--json", "--json-key=outlines", path, NULL });
  g_assert_nonnull (strstr (marks, "\"title\": \"登记表\""));
  g_assert_nonnull (strstr (marks, "\"title\": \"第二份\""));
  g_assert_nonnull (strstr (marks, "\"destpageposfrom1\": 3"));
}

/* Bytes that are no PDF, or the half of one. */
static void
test_damaged (void)
{
  static const char *const names[] = { "单雄信", NULL };
  static const char *const titles[] = { "坏的", NULL };
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("no pdf at all", 13);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) whole = print_people (names);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  GBytes *bad[] = { rubbish, nothing, half };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) refusal = NULL;
      g_autoptr (GBytes) picked = form_pages_pick (bad[i], &(guint) { 0 }, 1, &error);
      g_autoptr (GBytes) joined = NULL;

      g_ptr_array_add (parts, bad[i]);
      joined = form_pages_join (parts, titles, &refusal);
      g_assert_null (picked);
      g_assert_null (joined);
      g_assert_error (error, FORM_ERROR, FORM_ERROR_FAILED);
      g_assert_error (refusal, FORM_ERROR, FORM_ERROR_FAILED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/parse", test_parse);
  g_test_add_func ("/pages/pick", test_pick);
  g_test_add_func ("/pages/join", test_join);
  g_test_add_func ("/pages/damaged", test_damaged);
  return g_test_run ();
}
