/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos, good and bad. */
#include "forms-fixture.h"
#include "form-picture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_good (gconstpointer kind)
{
  g_autoptr (GBytes) photo = fixture_take_photo (kind);
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

/* A photo with a dark upper left quarter, as each way of holding the camera stores it. */
static GBytes *
take_turned_photo (guint turn)
{
  guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1,
                    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) turn, 0, 0, 0, 0, 0, 0 };
  gboolean lies = turn > 4;
  guint width = lies ? 60 : 40, height = lies ? 40 : 60;
  GString *grey = g_string_new (NULL);
  g_autofree char *pnm = fixture_path ("turned.pgm"), *jpeg = fixture_path ("turned.jpg");
  const char *const arguments[] = { "convert", pnm, "-quality", "95", jpeg, NULL };
  g_autofree char *said = NULL, *plain = NULL;
  GByteArray *photo = g_byte_array_new ();
  gsize size = 0;

  g_string_append_printf (grey, "P5 %u %u 255\n", width, height);
  for (guint row = 0; row < height; row++)
    for (guint column = 0; column < width; column++)
      {
        gboolean mirrored = turn == 2 || turn == 3, flipped = turn == 3 || turn == 4;
        guint down = lies ? column : row, right = lies ? row : column;

        if (turn == 7 || turn == 8 || flipped)
          down = 59 - down;
        if (turn == 6 || turn == 7 || mirrored)
          right = 39 - right;
        g_string_append_c (grey, right < 20 && down < 30 ? 0 : (char) 230);
      }
  g_assert_true (g_file_set_contents (pnm, grey->str, grey->len, NULL));
  g_string_free (grey, TRUE);
  said = fixture_run (arguments);
  g_assert_true (g_file_get_contents (jpeg, &plain, &size, NULL));
  g_byte_array_append (photo, (const guint8 *) plain, 2);
  g_byte_array_append (photo, exif, sizeof exif);
  g_byte_array_append (photo, (const guint8 *) plain + 2, size - 2);
  return g_byte_array_free_to_bytes (photo);
}

/* Whichever way it was held, the paper shows it upright, whole and in its proportion. */
static void
test_turned (void)
{
  for (guint turn = 1; turn <= 8; turn++)
    {
      g_autoptr (FormLibrary) library = fixture_library ();
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (FixturePage) page = NULL;
      g_autoptr (GBytes) pdf = NULL;
      FixtureInk dark;

      fixture_add (fixture, "name", "张三", NULL);
      fixture->photo = take_turned_photo (turn);
      pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      page = fixture_render (pdf, 1);
      /* The photo stands within this cell, 35 mm high. */
      dark = fixture_find_ink (page, FALSE, 160, 47, 188, 83);
      g_test_message ("%u: %.1f %.1f %.1f %.1f", turn, dark.left, dark.top, dark.right, dark.bottom);
      g_assert_cmpfloat_with_epsilon (dark.left, 162.3, 0.3);
      g_assert_cmpfloat_with_epsilon (dark.top, 47.8, 0.3);
      g_assert_cmpfloat_with_epsilon (dark.right - dark.left, 35.0 * 40 / 60 / 2, 0.3);
      g_assert_cmpfloat_with_epsilon (dark.bottom - dark.top, 35.0 / 2, 0.3);
    }
}

/* Cut anywhere, a photo is either refused or printed; nothing crashes. */
static void
test_cut (gconstpointer kind)
{
  g_autoptr (GBytes) photo = fixture_take_photo (kind);
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

/* What lies behind the header must be there, and as much of it as the header says. */
static void
test_lies (void)
{
  g_autoptr (GBytes) photo = fixture_take_photo ("-jpeg");
  gsize size = g_bytes_get_size (photo);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (photo, NULL), size);
  guint8 *frame = memmem (bytes, size, "\xff\xc0\x00\x11", 4);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (photo, 0, size - size / 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (form_picture_new (cut, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
  g_clear_error (&error);
  g_assert_nonnull (frame);
  frame[5] = frame[7] = 0x18;
  photo = (g_bytes_unref (photo), g_bytes_new (bytes, size));
  g_assert_null (form_picture_new (photo, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
}

/* A PNG of few bytes that says it has a hundred million pixels, or more than there can be. */
static void
test_bomb (void)
{
  static const struct { guint8 size[8]; } sizes[] = {
    { { 0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10 } }, { { 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff } }, { { 0 } },
  };
  g_autoptr (GBytes) photo = fixture_take_photo ("-png");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize size = g_bytes_get_size (photo);
      guint8 *bytes = g_memdup2 (g_bytes_get_data (photo, NULL), size);
      g_autoptr (GBytes) bomb = g_bytes_new_take (bytes, size);
      g_autoptr (GError) error = NULL;
      guint32 sum = 0xffffffff;

      memcpy (bytes + 16, sizes[i].size, 8);
      for (guint at = 12; at < 29; at++)
        {
          sum ^= bytes[at];
          for (guint bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
        }
      sum = GUINT32_TO_BE (~sum);
      memcpy (bytes + 29, &sum, 4);
      g_assert_null (form_picture_new (bomb, &error));
      g_assert_error (error, FORM_ERROR, FORM_ERROR_PICTURE);
      if (i == 0)
        g_assert_nonnull (strstr (error->message, "10000×10000 像素，太大了"));
    }
}

/* Four colours, sixteen bits, interlaced, grey: what cameras and scanners write besides the usual. */
static void
test_kinds (gconstpointer data)
{
  const char *const *kind = data;
  g_autofree char *source = fixture_path ("photo.png");
  g_autofree char *name = g_strconcat ("kind-", kind[0], NULL);
  g_autofree char *path = fixture_path (name);
  g_autoptr (GBytes) photo = fixture_take_photo ("-png");
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  const char *const command[] = { "convert", source, kind[1], kind[2], kind[3], kind[4], path, NULL };
  g_autoptr (FormPicture) picture = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *said = NULL;
  g_autofree char *program = g_find_program_in_path ("convert");
  char *contents = NULL;
  gsize length = 0;

  if (program == NULL)
    {
      g_test_skip ("ImageMagick is not installed");
      return;
    }
  said = fixture_run (command);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  fixture->photo = g_bytes_new_take (contents, length);
  picture = form_picture_new (fixture->photo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 249);
  if (kind[5] != NULL)
    g_assert_cmpuint (picture->components, ==, g_ascii_strtoull (kind[5], NULL, 10));
  fixture_add (fixture, "name", "张三", NULL);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_check_pdf (pdf);
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
  static const char *const kinds[][6] = {
    { "cmyk.jpg", "-colorspace", "CMYK", "-quality", "90", "4" },
    { "grey.jpg", "-colorspace", "Gray", "-quality", "90", "1" },
    { "progressive.jpg", "-interlace", "Plane", "-quality", "90", NULL },
    { "deep.png", "-depth", "16", "-define", "png:color-type=2", NULL },
    { "interlaced.png", "-interlace", "PNG", "-define", "png:color-type=2", NULL },
    { "palette.png", "-colors", "16", "-define", "png:color-type=3", NULL },
    { "clear.png", "-transparent", "white", "-define", "png:color-type=6", NULL },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/forms/picture/jpeg", "-jpeg", test_good);
  g_test_add_data_func ("/forms/picture/png", "-png", test_good);
  g_test_add_data_func ("/forms/picture/cut-jpeg", "-jpeg", test_cut);
  g_test_add_data_func ("/forms/picture/cut-png", "-png", test_cut);
  g_test_add_func ("/forms/picture/turned", test_turned);
  g_test_add_func ("/forms/picture/bad", test_bad);
  g_test_add_func ("/forms/picture/lies", test_lies);
  g_test_add_func ("/forms/picture/bomb", test_bomb);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/forms/picture/", kinds[i][0], NULL);

      g_test_add_data_func (path, kinds[i], test_kinds);
    }
  g_test_add_func ("/forms/picture/names-person", test_bad_names_person);
  return g_test_run ();
}
