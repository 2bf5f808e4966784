/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How letters stand: in the optical middle of cells, digits below each other, bold cut as such. */
#include "forms-fixture.h"

#include <math.h>
#include <string.h>

static GBytes *
print (void)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);
  g_autoptr (FormLibrary) library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), own);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_print_to_bytes (library, "T-type", NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  fixture_keep (pdf, "T-type.pdf");
  return pdf;
}

/* The ink of Han is as far from the rules on all sides, whatever the font and size; digits are nearly. */
static void
test_middle (void)
{
  static const struct { guint column, row; double near_x, near_y; } cells[] = {
    { 0, 0, 0.15, 0.15 }, { 1, 0, 0.2, 0.5 }, { 2, 0, 0.15, 0.15 },
    { 0, 1, 0.15, 0.15 }, { 1, 1, 0.15, 0.15 }, { 2, 1, 0.2, 0.15 },
  };
  g_autoptr (GBytes) pdf = print ();
  g_autoptr (FixturePage) page = fixture_render (pdf, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      double left = 25 + cells[i].column * 55.0, top = 30 + cells[i].row * 20.0;
      FixtureInk ink = fixture_find_ink (page, FALSE, left + 1, top + 1, left + 54, top + 19);

      g_test_message ("column %u, row %u: %.2f across, %.2f down of the middle", cells[i].column, cells[i].row,
                      (ink.left + ink.right) / 2 - left - 27.5, (ink.top + ink.bottom) / 2 - top - 10);
      g_assert_cmpfloat_with_epsilon ((ink.left + ink.right) / 2, left + 27.5, cells[i].near_x);
      g_assert_cmpfloat_with_epsilon ((ink.top + ink.bottom) / 2, top + 10, cells[i].near_y);
    }
}

/* Numbers of as many digits begin and end at the same place. */
static void
test_columns (void)
{
  static const char *const numbers[] = { "11,111,111.11", "88,888,888.88", "20,406,975.30" };
  g_autoptr (GBytes) pdf = print ();
  FixtureInk first = fixture_find_words (pdf, 1, numbers[0]);

  for (guint i = 1; i < G_N_ELEMENTS (numbers); i++)
    {
      FixtureInk other = fixture_find_words (pdf, 1, numbers[i]);

      g_assert_cmpfloat_with_epsilon (other.left, first.left, 0.01);
      g_assert_cmpfloat_with_epsilon (other.right, first.right, 0.01);
    }
}

static void
test_digits (void)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();

  for (guint style = 0; style < FORM_N_STYLES; style++)
    for (char digit = '1'; digit <= '9'; digit++)
      g_assert_cmpint (form_fonts_glyph (fonts, style, digit)->advance, ==, form_fonts_glyph (fonts, style, '0')->advance);
}

/* Bold is a face of its own where there is one, not the usual one thickened. */
static void
test_bold (void)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();

  for (guint role = 0; role < FORM_N_ROLES; role++)
    {
      const FormFace *face = form_fonts_face (fonts, form_fonts_glyph (fonts, FORM_STYLE (role, TRUE), 0x56fd)->face);

      g_test_message ("%s", face->name);
      g_assert_false (face->embolden);
      g_assert_nonnull (strstr (face->name, "Bold"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/type/middle", test_middle);
  g_test_add_func ("/forms/type/columns", test_columns);
  g_test_add_func ("/forms/type/digits", test_digits);
  g_test_add_func ("/forms/type/bold", test_bold);
  return g_test_run ();
}
