/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels: where each stands on its sheet, half-used sheets, and what does not fit. */
#include "forms-fixture.h"

#include "form-labels.h"
#include "form-layout.h"
#include "form-library.h"

#include <string.h>

static void
add_addressees (Fixture *fixture,
                guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("甲乙%u", i + 1);

      fixture_add (fixture, "name", name, "unit_id.postcode", "300450", "unit_id.address", "天津市滨海新区新港二号路 88 号海河机械厂",
                   "unit_id.name", "海河机械厂", "address", "天津市滨海新区", NULL);
    }
}

static GBytes *
print (Fixture         *fixture,
       const FormPrint *how,
       GError         **error)
{
  g_autoptr (FormLibrary) library = fixture_library ();

  return form_print_to_bytes (library, "labels", fixture != NULL ? &fixture->source : NULL, how, NULL, NULL, NULL, error);
}

static guint
count_pages (GBytes *pdf)
{
  g_autofree char *path = fixture_path ("labels.pdf");
  const char *const arguments[] = { "qpdf", "--show-npages", path, NULL };
  g_autofree char *said = NULL;

  fixture_keep (pdf, "labels.pdf");
  said = fixture_run (arguments);
  return (guint) g_ascii_strtoull (said, NULL, 10);
}

/* The labels follow each other in rows, from the place where the sheet is still whole. */
static void
test_places (void)
{
  static const struct { guint first, record, page, column, row; } cases[] = {
    { 0, 1, 1, 0, 0 }, { 1, 2, 1, 1, 0 }, { 1, 4, 1, 0, 1 }, { 1, 24, 1, 2, 7 }, { 1, 25, 2, 0, 0 },
    { 5, 1, 1, 1, 1 }, { 5, 21, 2, 0, 0 }, { 24, 1, 1, 2, 7 }, { 24, 2, 2, 0, 0 },
  };
  g_autoptr (Fixture) fixture = fixture_new ();

  add_addressees (fixture, 26);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FormPrint how = { .first_label = cases[i].first };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = print (fixture, &how, &error);
      g_autofree char *words = g_strdup_printf ("甲乙%u", cases[i].record);
      double x = cases[i].column * 70.0, y = 0.5 + cases[i].row * 37.0;
      FixtureInk name;

      g_assert_no_error (error);
      fixture_check_pdf (pdf);
      g_assert_cmpuint (count_pages (pdf), ==, (MAX (cases[i].first, 1) - 1 + 26 + 23) / 24);
      name = fixture_find_words (pdf, cases[i].page, words);
      g_test_message ("%s from place %u: %.1f %.1f", words, cases[i].first, name.left, name.top);
      g_assert_true (name.left > x + 5 && name.right < x + 66);
      g_assert_true (name.top > y + 20 && name.bottom < y + 32);
    }
}

/* The long address becomes smaller and stays off the name. */
static void
test_picture (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL, blank = print (NULL, NULL, &error);
  g_autofree char *text = NULL, *blank_text = NULL;

  add_addressees (fixture, 23);
  g_hash_table_insert (g_ptr_array_index (fixture->records, 4), g_strdup ("unit_id.address"),
                       g_strdup ("内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇纳文东大街 1288 号旗总工会职工服务中心办公楼三层 305 室会员服务窗口"));
  pdf = print (fixture, NULL, &error);
  g_assert_no_error (error);
  fixture_keep (pdf, "labels-filled.pdf");
  text = fixture_text (pdf, "-raw");
  g_assert_cmpuint (fixture_count (text, "300450"), ==, 23);
  g_assert_cmpuint (fixture_count (text, "同志收"), ==, 23);
  g_assert_nonnull (strstr (text, "305"));
  g_assert_cmpuint (count_pages (blank), ==, 1);
  blank_text = fixture_text (blank, "-raw");
  g_assert_cmpuint (fixture_count (blank_text, "同志收"), ==, 24);
}

static void
test_refused (void)
{
  static const struct { guint first; gboolean long_address; const char *reason; } cases[] = {
    { 25, FALSE, "“信封标签”每张纸有 24 个标签，不能从第 25 个印起。请写 1 到 24。" },
    { 1, TRUE, "“甲乙2”的文字太长，“信封标签”放不下" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FormPrint how = { .first_label = cases[i].first };
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GError) error = NULL;

      add_addressees (fixture, 3);
      if (cases[i].long_address)
        g_hash_table_insert (g_ptr_array_index (fixture->records, 1), g_strdup ("unit_id.address"), g_strnfill (2000, 'x'));
      g_assert_null (print (fixture, &how, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

/* A form that is no label has no first one. */
static void
test_no_labels (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GError) error = NULL;
  FormPrint how = { .first_label = 2 };

  g_assert_cmpuint (form_library_find (library, "labels", NULL)->label_columns, ==, 3);
  g_assert_cmpuint (form_library_find (library, "labels", NULL)->label_rows, ==, 8);
  g_assert_cmpuint (form_library_find (library, "F-02", NULL)->label_columns, ==, 0);
  g_assert_null (form_print_to_bytes (library, "F-02", NULL, &how, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "不是标签"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/labels/places", test_places);
  g_test_add_func ("/forms/labels/picture", test_picture);
  g_test_add_func ("/forms/labels/refused", test_refused);
  g_test_add_func ("/forms/labels/no-labels", test_no_labels);
  return g_test_run ();
}
