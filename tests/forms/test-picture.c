/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos, good and bad. */
#include "forms-fixture.h"
#include "form-picture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A photo as a camera writes it, made by Poppler out of a blank form. */
static GBytes *
take_photo (const char *kind)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GBytes) form = form_print_to_bytes (library, "F-02", NULL, NULL, NULL, NULL, NULL, NULL);
  g_autofree char *pdf = fixture_path ("photo.pdf");
  g_autofree char *stem = fixture_path ("photo");
  g_autofree char *path = g_strconcat (stem, g_str_equal (kind, "-png") ? ".png" : ".jpg", NULL);
  const char *const arguments[] = { "pdftoppm", kind, "-singlefile", "-r", "30", pdf, stem, NULL };
  g_autofree char *said = NULL;
  char *contents = NULL;
  gsize length = 0;

  fixture_keep (form, "photo.pdf");
  said = fixture_run (arguments);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static void
test_good (gconstpointer kind)
{
  g_autoptr (GBytes) photo = take_photo (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (FormPicture) picture = form_picture_new (photo, &error);
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 249);
  g_assert_cmpuint (picture->height, ==, 351);
  g_assert_cmpuint (picture->components, ==, 3);
  g_assert_cmpint (picture->is_jpeg, ==, g_str_equal (kind, "-jpeg"));

  fixture_add (fixture, "name", "张三", NULL);
  fixture->photo = g_bytes_ref (photo);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_check_pdf (pdf);
  fixture_keep (pdf, g_str_equal (kind, "-jpeg") ? "F-02-jpeg.pdf" : "F-02-png.pdf");
}

/* Cut anywhere, a photo is either refused or printed; nothing crashes. */
static void
test_cut (gconstpointer kind)
{
  g_autoptr (GBytes) photo = take_photo (kind);
  gsize size = g_bytes_get_size (photo);

  for (gsize length = 0; length < size; length += 1 + length / 8)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (photo, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (FormPicture) picture = form_picture_new (part, &error);

      g_assert_true ((picture == NULL) == (error != NULL));
    }
}

static void
test_bad (void)
{
  static const guint8 huge_jpeg[] = {
    0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x40, 0, 0x40, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
    0xff, 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0,
  };
  g_autoptr (GBytes) text = g_bytes_new_static ("这不是照片，是一段文字。", 36);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) huge = g_bytes_new_static (huge_jpeg, sizeof huge_jpeg);
  g_autoptr (GError) error = NULL;

  g_assert_null (form_picture_new (text, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
  g_clear_error (&error);
  g_assert_null (form_picture_new (empty, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
  g_clear_error (&error);
  g_assert_null (form_picture_new (huge, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
  g_assert_nonnull (strstr (error->message, "16384×16384"));
}

static void
test_bad_names_person (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  fixture_add (fixture, "name", "李四光明", NULL);
  fixture->photo = g_bytes_new_static ("坏", 3);
  g_assert_null (form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
  g_assert_nonnull (strstr (error->message, "李四光明"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/forms/picture/jpeg", "-jpeg", test_good);
  g_test_add_data_func ("/forms/picture/png", "-png", test_good);
  g_test_add_data_func ("/forms/picture/cut-jpeg", "-jpeg", test_cut);
  g_test_add_data_func ("/forms/picture/cut-png", "-png", test_cut);
  g_test_add_func ("/forms/picture/bad", test_bad);
  g_test_add_func ("/forms/picture/names-person", test_bad_names_person);
  return g_test_run ();
}
