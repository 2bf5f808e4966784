/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official letters measured on the printed page, against GB/T 9704-2012, to half a millimetre. */
#include "forms-fixture.h"

#include <string.h>

/* Most that the paper may differ from the standard. */
#define NEAR 0.5

/* 三号, in mm. */
#define CHARACTER (16 * 25.4 / 72)

/* Filled with one character, which has ink at all its sides, so that lines and columns can be counted. */
static GBytes *
print (const char *variant,
       guint       characters)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);
  g_autoptr (FormLibrary) library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), own);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("T-letter-%s-%u.pdf", variant, characters);
  FormPrint how = { .today = "2026-11-21", .variant = variant };
  GString *text = g_string_new (NULL);
  GBytes *pdf;

  for (guint i = 0; i < characters; i++)
    g_string_append (text, "国");
  fixture_add (fixture, "name", "王秀英", "dept", "装配车间分工会", "resume", text->str, NULL);
  pdf = form_print_to_bytes (library, "T-letter", &fixture->source, &how, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_check_pdf (pdf);
  fixture_keep (pdf, name);
  g_string_free (text, TRUE);
  return pdf;
}

static guint
count_pages (GBytes *pdf)
{
  g_autofree char *text = fixture_text (pdf, "-raw");

  return fixture_count (text, "\f");
}

static FixtureInk
band (GArray *bands,
      guint   number)
{
  g_assert_cmpuint (number, <, bands->len);
  return g_array_index (bands, FixtureInk, number);
}

/* A character has white around it within its square, alike at opposite sides. */
static double
white_of (double ink)
{
  return (CHARACTER - ink) / 2;
}

/* 天头 37, 订口 28, 版心 156×225, 22 lines of 28 characters that fill it. */
static void
test_type_area (void)
{
  g_autoptr (GBytes) pdf = print ("plain", 28 * 60);
  g_autoptr (FixturePage) page = fixture_render (pdf, 2);
  g_autoptr (GArray) lines = fixture_find_bands (page, FALSE, (FixtureInk) { 20, 10, 190, 264 });
  g_autoptr (GArray) characters = NULL;
  FixtureInk first, last, left, right;

  g_assert_cmpuint (lines->len, ==, 22);
  first = band (lines, 0);
  last = band (lines, 21);
  g_test_message ("lines %.1f–%.1f … %.1f–%.1f, columns %.1f–%.1f", first.top, first.bottom, last.top, last.bottom,
                  first.left, first.right);
  g_assert_cmpfloat_with_epsilon (first.top - white_of (first.bottom - first.top), 37, NEAR);
  g_assert_cmpfloat_with_epsilon ((last.top - first.top) / 21, 225.0 / 22, 0.01);
  for (guint i = 1; i < 22; i++)
    g_assert_cmpfloat_with_epsilon (band (lines, i).top - band (lines, i - 1).top, 225.0 / 22, 0.15);
  characters = fixture_find_bands (page, TRUE, (FixtureInk) { 20, first.top, 190, first.bottom });
  g_assert_cmpuint (characters->len, ==, 28);
  left = band (characters, 0);
  right = band (characters, 27);
  g_assert_cmpfloat_with_epsilon ((right.left - left.left) / 27, 156.0 / 28, 0.01);
  g_assert_cmpfloat_with_epsilon (left.left - white_of (left.right - left.left), 28, NEAR);
  g_assert_cmpfloat_with_epsilon (right.right + white_of (right.right - right.left), 184, NEAR);
}

/* A paragraph begins two characters in. */
static void
test_indent (void)
{
  g_autoptr (GBytes) pdf = print ("plain", 30);
  g_autoptr (FixturePage) page = fixture_render (pdf, 1);
  g_autoptr (GArray) lines = fixture_find_bands (page, FALSE, (FixtureInk) { 20, 112, 190, 195 });
  /* Behind title, addressee and heading the paragraph of 26 and 4. */
  FixtureInk first = band (lines, 3), second = band (lines, 4);

  g_test_message ("%.1f–%.1f, %.1f–%.1f", first.left, first.right, second.left, second.right);
  g_assert_cmpfloat_with_epsilon (first.left - second.left, 2 * 156.0 / 28, 0.15);
  g_assert_cmpfloat_with_epsilon (first.right - second.right, 24 * 156.0 / 28, 0.15);
}

/* The red rule as wide as the type area, 4 mm below the number. */
static void
test_head (void)
{
  g_autoptr (GBytes) pdf = print ("plain", 28);
  g_autoptr (FixturePage) page = fixture_render (pdf, 1);
  FixtureInk name = fixture_find_ink (page, TRUE, 20, 50, 190, 95);
  FixtureInk rule = fixture_find_ink (page, TRUE, 20, 107, 190, 115);
  FixtureInk number = fixture_find_ink (page, FALSE, 20, 95, 190, 112);

  g_test_message ("name %.1f–%.1f, number %.1f–%.1f, rule %.1f–%.1f from %.1f to %.1f", name.top, name.bottom,
                  number.top, number.bottom, rule.top, rule.bottom, rule.left, rule.right);
  g_assert_cmpfloat_with_epsilon (name.top, 37 + 35, NEAR);
  g_assert_cmpfloat_with_epsilon ((name.left + name.right) / 2, 106, NEAR);
  g_assert_cmpfloat_with_epsilon (rule.top - number.bottom, 4, NEAR);
  g_assert_cmpfloat_with_epsilon (rule.left, 28, 0.2);
  g_assert_cmpfloat_with_epsilon (rule.right, 184, 0.2);
}

/* The date four characters from the right, the name in the middle over it, both below the middle of a seal
 * of 42 mm whose upper edge is within a line of the body. */
static void
test_signature (void)
{
  g_autoptr (GBytes) pdf = print ("plain", 28);
  g_autoptr (FixturePage) page = fixture_render (pdf, 1);
  g_autoptr (GArray) lines = fixture_find_bands (page, FALSE, (FixtureInk) { 20, 112, 190, 264 });
  FixtureInk date = band (lines, lines->len - 1), name = band (lines, lines->len - 2), body = band (lines, lines->len - 3);
  double seal;

  g_test_message ("body until %.1f, name %.1f–%.1f, date %.1f–%.1f until %.1f", body.bottom, name.top, name.bottom,
                  date.top, date.bottom, date.right);
  g_assert_cmpfloat_with_epsilon (fixture_find_words (pdf, 1, "2026年11月21日").right, 184 - 4 * CHARACTER, NEAR);
  g_assert_cmpfloat_with_epsilon ((name.left + name.right) / 2, (date.left + date.right) / 2, NEAR);
  seal = (name.top + date.bottom) / 2 - 21;
  g_assert_cmpfloat (seal, >, body.bottom - NEAR);
  g_assert_cmpfloat (seal, <, body.bottom + 225.0 / 22 + NEAR);
}

/* 7 mm below the type area, one character from the outer side. */
static void
test_page_number (void)
{
  static const double side = 14 * 25.4 / 72;
  g_autoptr (GBytes) pdf = print ("plain", 28 * 60);

  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (FixturePage) page = fixture_render (pdf, i);
      FixtureInk ink = fixture_find_ink (page, FALSE, 20, 263, 190, 290);
      g_autoptr (GArray) parts = fixture_find_bands (page, TRUE, ink);
      FixtureInk dash = fixture_find_ink (page, FALSE, band (parts, 0).left, 263, band (parts, 0).right, 290);

      g_test_message ("page %u: %.1f–%.1f from %.1f to %.1f, dash %.1f–%.1f", i, ink.top, ink.bottom, ink.left, ink.right,
                      dash.top, dash.bottom);
      g_assert_cmpfloat_with_epsilon (dash.top, 262 + 7, NEAR);
      if (i % 2 == 1)
        g_assert_cmpfloat_with_epsilon (ink.right, 184 - side, NEAR);
      else
        g_assert_cmpfloat_with_epsilon (ink.left, 28 + side, NEAR);
    }
}

/* On the back of the sheet; where a blank page comes before, both without number. */
static void
test_imprint_pages (void)
{
  static const struct { const char *variant; guint lines, pages, imprint; gboolean numbered; } cases[] = {
    { "imprint", 1, 2, 2, TRUE },       /* the body on page 1, the imprint on its back */
    { "imprint", 14, 2, 2, TRUE },      /* both on page 2 */
    { "imprint", 23, 4, 4, FALSE },     /* page 2 is full: 3 stays blank */
    { "imprint", 32, 4, 4, TRUE },      /* the body ends on page 3 */
    { "single", 12, 2, 2, TRUE },
    { "single", 23, 3, 3, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = print (cases[i].variant, 28 * cases[i].lines);
      g_autofree char *spaced = fixture_text (pdf, "-layout");
      g_auto (GStrv) words = g_strsplit (spaced, " ", -1);
      g_autofree char *text = g_strjoinv ("", words);
      g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
      g_autofree char *number = g_strdup_printf ("—%u—", cases[i].imprint);

      g_test_message ("%s of %u lines: %u pages", cases[i].variant, cases[i].lines, count_pages (pdf));
      g_assert_cmpuint (count_pages (pdf), ==, cases[i].pages);
      g_assert_nonnull (strstr (pages[cases[i].imprint - 1], "抄送："));
      g_assert_nonnull (strstr (pages[cases[i].imprint - 1], "2026年11月21日印发"));
      g_assert_cmpuint (fixture_count (text, "抄送："), ==, 1);
      g_assert_true ((strstr (text, number) != NULL) == cases[i].numbered);
      if (!cases[i].numbered)
        g_assert_cmpstr (g_strstrip (pages[cases[i].imprint - 2]), ==, "");
    }
}

/* Between rules of 0.35 and 0.25 mm as wide as the type area, the last one on its lower edge; the second
 * line of the copies begins behind the colon. */
static void
test_imprint (void)
{
  g_autoptr (GBytes) pdf = print ("imprint", 28);
  g_autoptr (FixturePage) page = fixture_render (pdf, 2);
  g_autoptr (GArray) bands = fixture_find_bands (page, FALSE, (FixtureInk) { 20, 150, 190, 264 });
  FixtureInk first_rule = band (bands, 0), thin_rule = band (bands, bands->len - 3), last_rule = band (bands, bands->len - 1);
  FixtureInk first = band (bands, 1), second = band (bands, 2);
  double character = 14 * 25.4 / 72;

  for (guint i = 0; i < bands->len; i++)
    g_test_message ("%.1f–%.1f from %.1f to %.1f", band (bands, i).top, band (bands, i).bottom, band (bands, i).left, band (bands, i).right);
  g_assert_cmpfloat_with_epsilon (last_rule.bottom, 262, NEAR);
  g_assert_cmpfloat_with_epsilon (first_rule.left, 28, 0.2);
  g_assert_cmpfloat_with_epsilon (first_rule.right, 184, 0.2);
  g_assert_cmpfloat_with_epsilon (first_rule.bottom - first_rule.top, 0.35, 0.11);
  g_assert_cmpfloat_with_epsilon (thin_rule.bottom - thin_rule.top, 0.25, 0.11);
  g_assert_cmpfloat_with_epsilon (last_rule.bottom - last_rule.top, 0.35, 0.11);
  g_assert_cmpfloat_with_epsilon (first.left, 28 + character, NEAR);
  g_assert_cmpfloat_with_epsilon (second.left, 28 + 4 * character, NEAR);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/letter/type-area", test_type_area);
  g_test_add_func ("/forms/letter/indent", test_indent);
  g_test_add_func ("/forms/letter/head", test_head);
  g_test_add_func ("/forms/letter/signature", test_signature);
  g_test_add_func ("/forms/letter/page-number", test_page_number);
  g_test_add_func ("/forms/letter/imprint-pages", test_imprint_pages);
  g_test_add_func ("/forms/letter/imprint", test_imprint);
  return g_test_run ();
}
