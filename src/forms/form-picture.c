/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos: looks into JPEG and PNG data before anything of it goes into a paper. */
#include "config.h"

#include "form-picture.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <string.h>

/* An A4 scan at 600 dpi has 35 million pixels. */
#define MOST_PIXELS (40u * 1000 * 1000)

static gboolean
check_size (guint    width,
            guint    height,
            GError **error)
{
  if (width == 0 || height == 0)
    {
      g_set_error_literal (error, FORM_ERROR, FORM_ERROR_PICTURE,
                           _("照片是空的或已损坏。请换一张 JPEG 或 PNG 照片。"));
      return FALSE;
    }
  if ((guint64) width * height > MOST_PIXELS)
    {
      g_set_error (error, FORM_ERROR, FORM_ERROR_PICTURE,
                   _("照片有 %u×%u 像素，太大了。请缩小到 4000 万像素以内后再放入。"), width, height);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static guint
read_16 (const guint8 *p)
{
  return (guint) p[0] << 8 | p[1];
}

static guint
read_endian (const guint8 *p,
             guint         n,
             gboolean      little)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | p[little ? n - 1 - i : i];
  return value;
}

/* How the camera was held, from the first directory of an Exif segment; 1 where nothing sensible is said. */
static guint
read_turn (const guint8 *data,
           gsize         size)
{
  gboolean little;
  gsize at, n;

  if (size < 8 || (memcmp (data, "II*", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return 1;
  little = data[0] == 'I';
  at = read_endian (data + 4, 4, little);
  if (at > size || size - at < 2)
    return 1;
  n = MIN (read_endian (data + at, 2, little), (size - at - 2) / 12);
  for (gsize i = 0; i < n; i++)
    {
      const guint8 *entry = data + at + 2 + i * 12;
      guint turn = read_endian (entry + 8, 2, little);

      if (read_endian (entry, 2, little) == 0x0112)
        return turn >= 1 && turn <= 8 ? turn : 1;
    }
  return 1;
}

/* A picture that was cut off lacks its end; one whose size is a lie has less than a bit for each
 * 8x8 samples of brightness. */
static gboolean
is_whole (const FormPicture *picture,
          const guint8      *scan,
          gsize              size)
{
  gsize blocks = (gsize) (picture->width / 8) * (picture->height / 8);

  if (blocks / 8 > size)
    return FALSE;
  for (gsize i = size; i >= 2; i--)
    if (scan[i - 2] == 0xff && scan[i - 1] == 0xd9)
      return TRUE;
  return FALSE;
}

/* Walks the segments up to the first scan, @scan; what is in it is left to the viewer. */
static gboolean
read_jpeg (FormPicture  *picture,
           const guint8 *data,
           gsize         size,
           gsize        *scan)
{
  gsize at = 2;
  gboolean has_frame = FALSE;

  while (at + 4 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      guint length;

      if (marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7))
        {
          at += marker == 0xff ? 1 : 2;
          continue;
        }
      length = read_16 (data + at + 2);
      if (length < 2 || at + 2 + length > size)
        return FALSE;
      *scan = at + 2 + length;
      if (marker == 0xda)
        return has_frame;
      if (is_frame (marker) && length >= 8)
        {
          if (data[at + 4] != 8)
            return FALSE;
          picture->height = read_16 (data + at + 5);
          picture->width = read_16 (data + at + 7);
          picture->components = data[at + 9];
          has_frame = picture->components == 1 || picture->components == 3 || picture->components == 4;
        }
      if (marker == 0xe1 && length >= 8 && memcmp (data + at + 4, "Exif\0", 6) == 0)
        picture->turn = read_turn (data + at + 10, length - 8);
      if (marker == 0xee && length >= 14 && memcmp (data + at + 4, "Adobe", 5) == 0)
        picture->inverted = TRUE;
      at += 2 + length;
    }
  return FALSE;
}

/* Transparent places become white, as the paper is. */
static gboolean
read_png (FormPicture  *picture,
          const guint8 *data,
          gsize         size,
          GError      **error)
{
  png_image image = { .version = PNG_IMAGE_VERSION };
  png_color white = { 255, 255, 255 };
  gboolean done = FALSE;

  if (png_image_begin_read_from_memory (&image, data, size) != 0
      && check_size (image.width, image.height, error))
    {
      g_autofree guint8 *samples = NULL;

      image.format = (image.format & PNG_FORMAT_FLAG_COLOR) != 0 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
      samples = g_try_malloc (PNG_IMAGE_SIZE (image));
      if (samples != NULL && png_image_finish_read (&image, &white, samples, 0, NULL) != 0)
        {
          picture->width = image.width;
          picture->height = image.height;
          picture->components = PNG_IMAGE_SAMPLE_CHANNELS (image.format);
          picture->data = g_bytes_new_take (g_steal_pointer (&samples), PNG_IMAGE_SIZE (image));
          done = TRUE;
        }
    }
  png_image_free (&image);
  return done;
}

/**
 * form_picture_new:
 * @data: a JPEG or PNG file
 *
 * Returns: (transfer full): %NULL with %FORM_ERROR_PICTURE when it is no such picture, is
 *   damaged or has more than 40 million pixels
 */
FormPicture *
form_picture_new (GBytes  *data,
                  GError **error)
{
  g_autoptr (FormPicture) picture = g_new0 (FormPicture, 1);
  g_autoptr (GError) local = NULL;
  gsize size = 0, scan = 0;
  const guint8 *bytes = g_bytes_get_data (data, &size);

  picture->turn = 1;
  if (size > 4 && bytes[0] == 0xff && bytes[1] == 0xd8)
    {
      picture->is_jpeg = TRUE;
      if (read_jpeg (picture, bytes, size, &scan) && check_size (picture->width, picture->height, &local)
          && is_whole (picture, bytes + scan, size - scan))
        {
          picture->data = g_bytes_ref (data);
          return g_steal_pointer (&picture);
        }
    }
  else if (size > 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0
           && read_png (picture, bytes, size, &local))
    return g_steal_pointer (&picture);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, FORM_ERROR, FORM_ERROR_PICTURE,
                         _("照片不是完好的 JPEG 或 PNG 图片。请换一张照片。"));
  return NULL;
}

/**
 * form_picture_place:
 * @x: of a box, like the others in pt, upwards
 * @matrix: (out): what brings a square of one pt to where the picture stands, turned as it was taken
 *
 * As large as fits into the box, in the middle of it, never distorted.
 */
void
form_picture_place (const FormPicture *picture,
                    double             x,
                    double             y,
                    double             width,
                    double             height,
                    double             matrix[6])
{
  /* Across and up along the picture's own sides, and its lower left corner, in parts of its width and height. */
  static const gint8 turns[8][6] = {
    { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
    { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 }, { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, 1, 0 },
  };
  gboolean lies = picture->turn > 4;
  double upright_width = lies ? picture->height : picture->width;
  double upright_height = lies ? picture->width : picture->height;
  double scale = MIN (width / upright_width, height / upright_height);
  double shown[2] = { upright_width * scale, upright_height * scale };

  for (guint i = 0; i < 6; i++)
    matrix[i] = turns[picture->turn - 1][i] * shown[i % 2];
  matrix[4] += x + (width - shown[0]) / 2;
  matrix[5] += y + (height - shown[1]) / 2;
}

FormPicture *
form_picture_copy (const FormPicture *picture)
{
  FormPicture *copy = g_memdup2 (picture, sizeof *picture);

  g_bytes_ref (copy->data);
  return copy;
}

void
form_picture_free (FormPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->data, g_bytes_unref);
  g_free (picture);
}
