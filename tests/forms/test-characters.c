/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every character of 通用规范汉字表, and rarer ones, prints and is copied out again as it was. */
#include "forms-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is left when line ends and page ends are taken out. */
static char *
without_space (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_ascii_isspace (*p))
      g_string_append_len (clean, p, g_utf8_next_char (p) - p);
  return g_string_free (clean, FALSE);
}

static char *
print_in_role (const char *role,
               const char *characters)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "C.xml", NULL);
  g_autofree char *xml = g_strdup_printf ("<form id=\"C\" title=\"字表\"><text role=\"%s\">{all}</text></form>", role);
  g_autofree char *name = g_strdup_printf ("characters-%s.pdf", role);
  g_autoptr (FormLibrary) library = form_library_new (folder, folder);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  fixture_add (fixture, "name", "字表", "all", characters, NULL);
  pdf = form_print_to_bytes (library, "C", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  fixture_keep (pdf, name);
  fixture_check_pdf (pdf);
  text = fixture_text (pdf, "-raw");
  return without_space (text);
}

static void
test_standard (gconstpointer role)
{
  g_autofree char *path = fixture_path ("standard-characters.txt");
  g_autofree char *characters = NULL;
  g_autofree char *copied = NULL;

  g_assert_true (g_file_get_contents (path, &characters, NULL, NULL));
  g_assert_cmpint (g_utf8_strlen (characters, -1), ==, 8105);
  copied = print_in_role (role, characters);
  g_assert_cmpint (g_utf8_strlen (copied, -1), ==, 8105);
  g_assert_cmpstr (copied, ==, characters);
}

/* Extension A, compatibility ideographs that share a glyph with the usual form, and others. */
static void
test_beyond (void)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();
  g_autoptr (GString) characters = g_string_new ("·—…“”‘’《》〈〉（）、。，；：？！￥㎡℃①②③ＡＢ０１");
  g_autofree char *copied = NULL;
  guint n_a = 0;

  for (gunichar c = 0x3400; c <= 0x4dbf; c++)
    if (form_fonts_glyph (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), c)->face != 0)
      {
        g_string_append_unichar (characters, c);
        n_a++;
      }
  g_assert_cmpuint (n_a, >=, 6582);
  for (gunichar c = 0xf900; c <= 0xfa6d; c++)
    if (form_fonts_glyph (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), c)->face != 0)
      g_string_append_unichar (characters, c);
  for (gunichar c = 0x20000; c <= 0x20800; c++)
    if (form_fonts_glyph (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), c)->face != 0)
      g_string_append_unichar (characters, c);
  copied = print_in_role ("宋", characters->str);
  g_assert_cmpstr (copied, ==, characters->str);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "阿卜杜热合曼·麦麦提吐尔逊", "李𠮷祥", "王䶮", "赵㛃", "陈𬱖", "周𫖯", "镕基喆堃", NULL
  };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (FormLibrary) library = fixture_library ();
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_autofree char *copied = NULL;
      g_autofree char *info = NULL;

      fixture_add (fixture, "name", names[i], NULL);
      pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      text = fixture_text (pdf, "-raw");
      copied = without_space (text);
      g_assert_nonnull (strstr (copied, names[i]));
    }
}

/* Title and author of the file, with a character above U+FFFF. */
static void
test_properties (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path ("properties.pdf");
  const char *const arguments[] = { "pdfinfo", "-enc", "UTF-8", path, NULL };
  FormPrint print = { .today = "2026-11-21" };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL;

  fixture_add (fixture, "name", "李𠮷祥", NULL);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, &print, NULL, NULL, NULL, NULL);
  fixture_keep (pdf, "properties.pdf");
  info = fixture_run (arguments);
  g_assert_nonnull (strstr (info, "工会会员登记表（李𠮷祥）"));
  g_assert_nonnull (strstr (info, "海河机械厂工会委员会"));
  g_assert_nonnull (strstr (info, "2026"));
}

/* Selectors and marks that have no shape are left out and never counted as missing. */
static void
test_ignorable (void)
{
  g_autofree char *clean = form_text_clean ("\xef\xbb\xbf葛\xf3\xa0\x84\x80城\xe2\x80\x8b\t一\r\n二\x01");

  g_assert_cmpstr (clean, ==, "葛城 一\n二");
}

static void
test_missing (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  FormPrint accept = { .accept_missing = TRUE };
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  const FormMissing *first;

  fixture_add (fixture, "name", "张三", NULL);
  fixture_add (fixture, "name", "王\xf0\xb2\x8e\xaf", "memo", "王\xf0\xb2\x8e\xaf、\xee\xa0\x9e", NULL);
  missing = form_print_find_missing (library, "F-02", &fixture->source, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 2);
  first = g_ptr_array_index (missing, 0);
  g_assert_cmpuint (first->character, ==, 0x323af);
  g_assert_cmpstr (first->label, ==, "王\xf0\xb2\x8e\xaf");
  g_assert_cmpstr (first->name, ==, "name");
  g_assert_cmpuint (((const FormMissing *) g_ptr_array_index (missing, 1))->character, ==, 0xe81e);

  g_assert_null (form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_GLYPH);
  g_assert_nonnull (strstr (error->message, "“王\xf0\xb2\x8e\xaf”里的“\xf0\xb2\x8e\xaf”（U+323AF）"));
  g_clear_error (&error);

  g_assert_null (form_print_to_bytes (library, "F-03", &fixture->source, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "U+323AF"));
  g_clear_error (&error);

  pdf = form_print_to_bytes (library, "F-02", &fixture->source, &accept, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = fixture_text (pdf, "-raw");
  g_assert_nonnull (strstr (text, "王〓"));
}

static void
test_roles (void)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();
  gboolean substituted = FALSE;

  g_assert_cmpstr (form_fonts_used (fonts, FORM_ROLE_SONG, &substituted), ==, "Noto Serif CJK SC");
  g_assert_false (substituted);
  g_assert_cmpstr (form_fonts_used (fonts, FORM_ROLE_HEI, &substituted), ==, "Noto Sans CJK SC");
  g_assert_cmpstr (form_fonts_used (fonts, FORM_ROLE_KAI, &substituted), ==, "LXGW WenKai");
  g_assert_cmpstr (form_fonts_used (fonts, FORM_ROLE_FANGSONG, &substituted), ==, "Noto Serif CJK SC");
  g_assert_true (substituted);
  g_assert_cmpstr (form_fonts_used (fonts, FORM_ROLE_BIAOSONG, &substituted), ==, "Noto Serif CJK SC");
  g_assert_true (substituted);
  g_assert_cmpstr (form_role_wanted (FORM_ROLE_FANGSONG), ==, "仿宋_GB2312");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/forms/characters/song", "宋", test_standard);
  g_test_add_data_func ("/forms/characters/hei", "黑", test_standard);
  g_test_add_data_func ("/forms/characters/kai", "楷", test_standard);
  g_test_add_func ("/forms/characters/beyond", test_beyond);
  g_test_add_func ("/forms/characters/names", test_names);
  g_test_add_func ("/forms/characters/properties", test_properties);
  g_test_add_func ("/forms/characters/ignorable", test_ignorable);
  g_test_add_func ("/forms/characters/missing", test_missing);
  g_test_add_func ("/forms/characters/roles", test_roles);
  return g_test_run ();
}
