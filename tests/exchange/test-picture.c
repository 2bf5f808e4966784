/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture that was cut short on its way is refused, a whole one is not. */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange-picture.h"
#include "ledger-types.h"

/* Stripes, so that half of the file is about half of the picture. */
static GBytes *
make_picture (const char *type)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 250, 350);
  guint8 *points = gdk_pixbuf_get_pixels (picture);
  char *data = NULL;
  gsize length = 0;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (picture); i++)
    points[i] = (guint8) (i * 37 + i / 251 * 11);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &data, &length, type, NULL, NULL));
  return g_bytes_new_take (data, length);
}

static void
test_whole (void)
{
  static const struct { const char *type; guint percent; gsize more; gboolean good; } cases[] = {
    { "jpeg", 100, 0, TRUE },   { "png", 100, 0, TRUE },
    { "jpeg", 100, 5000, TRUE }, { "png", 100, 5000, TRUE },
    { "jpeg", 99, 0, FALSE },   { "png", 99, 0, FALSE },
    { "jpeg", 50, 0, FALSE },   { "png", 50, 0, FALSE },
    { "jpeg", 3, 0, FALSE },    { "png", 3, 0, FALSE },
  };
  g_autofree char *folder = g_dir_make_tmp ("taizhang-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "王五.jpg", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) picture = make_picture (cases[i].type), portrait = NULL;
      gsize length = g_bytes_get_size (picture) * cases[i].percent / 100;
      g_autofree char *content = g_malloc0 (length + cases[i].more);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %u%%", cases[i].type, cases[i].percent);
      memcpy (content, g_bytes_get_data (picture, NULL), length);
      g_assert_true (g_file_set_contents (path, content, (gssize) (length + cases[i].more), NULL));
      portrait = exchange_picture_make_portrait (path, &error);
      g_assert_cmpint (portrait != NULL, ==, cases[i].good);
      if (cases[i].good)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
          g_assert_nonnull (strstr (error->message, "照片"));
        }
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/whole", test_whole);
  return g_test_run ();
}
