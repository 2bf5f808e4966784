/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading, cropping and packing a portrait. The size is looked at before a single point is decoded. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange-picture.h"

#include <string.h>

#include "ledger-types.h"

#define MAX_POINTS (60 * 1000 * 1000)
#define MAX_BYTES  (64 * 1024 * 1024)
#define CHUNK      (256 * 1024)
/* 600 points an inch on paper; more does not print. */
#define FULL_WIDTH  591
#define FULL_HEIGHT 827
/* A4 at 200 points an inch, its longer side; photographs are looked at on a screen. */
#define SCAN_SIDE  2339
#define PHOTO_SIDE 1280
/* Room for cropping before the last scaling. */
#define DECODE_SIDE 1800

typedef struct
{
  gboolean too_big;
  int      width;
  int      height;
} Seen;

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Seen            *seen)
{
  double scale = (double) DECODE_SIDE / MIN (width, height);

  seen->width = width;
  seen->height = height;
  if ((gint64) width * height > MAX_POINTS)
    {
      seen->too_big = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * scale), MAX (1, height * scale));
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_clear_error (error);
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, sentence);
  return FALSE;
}

/* The decoders fill what is lacking of a JPEG with grey. Segments are stepped over up to the points of the picture:
 * the small picture that a camera puts before them has an end of its own. */
static gboolean
is_whole_jpeg (const guint8 *data,
               gsize         length)
{
  gsize at = 2;

  while (at + 4 <= length && data[at] == 0xff && data[at + 1] != 0xda)
    at += data[at + 1] == 0xff ? 1 : 2u + data[at + 2] * 256u + data[at + 3];
  for (; at + 2 <= length; at++)
    if (data[at] == 0xff && data[at + 1] == 0xd9)
      return TRUE;
  return FALSE;
}

static gboolean
is_whole_png (const guint8 *data,
              gsize         length)
{
  gsize at = 8;

  while (at + 8 <= length)
    {
      guint32 size = (guint32) data[at] << 24 | (guint32) data[at + 1] << 16 | (guint32) data[at + 2] << 8 | data[at + 3];

      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += 12 + (gsize) size;
    }
  return FALSE;
}

/* A picture cut short on its way, by a full stick or a broken copy. */
static gboolean
is_whole (const GByteArray *file)
{
  if (file->len > 8 && memcmp (file->data, "\x89PNG", 4) == 0)
    return is_whole_png (file->data, file->len);
  return file->len < 2 || file->data[0] != 0xff || file->data[1] != 0xd8 || is_whole_jpeg (file->data, file->len);
}

static gboolean
feed (GdkPixbufLoader *loader,
      GInputStream    *stream,
      const Seen      *seen,
      GError         **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  while (TRUE)
    {
      g_autoptr (GBytes) bytes = g_input_stream_read_bytes (stream, CHUNK, NULL, error);

      if (bytes == NULL)
        return FALSE;
      if (g_bytes_get_size (bytes) == 0)
        return is_whole (file) || refuse (error, _("这个文件不是完整的照片，请重新选择。"));
      g_byte_array_append (file, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      if (file->len > MAX_BYTES)
        return refuse (error, _("照片文件超过 64 MB，请先缩小再选。"));
      if (!gdk_pixbuf_loader_write_bytes (loader, bytes, error))
        return seen->too_big ? FALSE : refuse (error, _("这个文件不是能读的照片，请选 JPEG 或 PNG 图片。"));
      if (seen->too_big)
        return FALSE;
    }
}

GdkPixbuf *
exchange_picture_read (GFile   *file,
                 GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autofree char *sentence = NULL;
  Seen seen = { 0 };
  gboolean fed, closed;

  if (stream == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &seen);
  fed = feed (loader, G_INPUT_STREAM (stream), &seen, error);
  closed = gdk_pixbuf_loader_close (loader, NULL);
  if (seen.too_big)
    {
      sentence = g_strdup_printf (_("照片有 %d×%d 点，太大了，请先缩小到 6000 万点以内再选。"), seen.width, seen.height);
      refuse (error, sentence);
      return NULL;
    }
  if (!fed)
    return NULL;
  if (!closed || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      refuse (error, _("这个文件不是完整的照片，请重新选择。"));
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
}

gboolean
exchange_picture_is_long (GdkPixbuf *picture)
{
  double wanted = (double) EXCHANGE_PICTURE_WIDTH / EXCHANGE_PICTURE_HEIGHT;
  double found = (double) gdk_pixbuf_get_width (picture) / gdk_pixbuf_get_height (picture);

  return found > wanted * 1.02 || found < wanted / 1.02;
}

GdkPixbuf *
exchange_picture_crop (GdkPixbuf *picture,
                 double     place)
{
  int width = gdk_pixbuf_get_width (picture);
  int height = gdk_pixbuf_get_height (picture);
  int part_width = MIN (width, height * EXCHANGE_PICTURE_WIDTH / EXCHANGE_PICTURE_HEIGHT);
  int part_height = MIN (height, width * EXCHANGE_PICTURE_HEIGHT / EXCHANGE_PICTURE_WIDTH);
  g_autoptr (GdkPixbuf) part = NULL;

  part_width = MAX (1, part_width);
  part_height = MAX (1, part_height);
  part = gdk_pixbuf_new_subpixbuf (picture, (width - part_width) * place, (height - part_height) * place,
                                   part_width, part_height);
  if (part_width <= FULL_WIDTH)
    return gdk_pixbuf_copy (part);
  return gdk_pixbuf_scale_simple (part, FULL_WIDTH, FULL_HEIGHT, GDK_INTERP_HYPER);
}

/* Paper is white where a picture is transparent. */
static GdkPixbuf *
put_on_white (GdkPixbuf *picture)
{
  if (!gdk_pixbuf_get_has_alpha (picture))
    return g_object_ref (picture);
  return gdk_pixbuf_composite_color_simple (picture, gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture),
                                            GDK_INTERP_NEAREST, 255, 8, 0xffffff, 0xffffff);
}

/* JPEG of at most @most bytes: first the quality goes down, then the points. */
static GBytes *
pack (GdkPixbuf  *picture,
      gsize       most,
      GError    **error)
{
  g_autoptr (GdkPixbuf) white = put_on_white (picture);
  g_autofree char *sentence = NULL;

  for (int side = 100; side > 20; side -= 20)
    {
      g_autoptr (GdkPixbuf) scaled = gdk_pixbuf_scale_simple (white, MAX (1, gdk_pixbuf_get_width (white) * side / 100),
                                                              MAX (1, gdk_pixbuf_get_height (white) * side / 100),
                                                              GDK_INTERP_HYPER);

      for (int quality = 92; quality >= 60; quality -= 8)
        {
          g_autofree char *text = g_strdup_printf ("%d", quality);
          char *data = NULL;
          gsize length = 0;

          if (!gdk_pixbuf_save_to_buffer (scaled, &data, &length, "jpeg", error, "quality", text, NULL))
            return NULL;
          if (length <= most)
            return g_bytes_new_take (data, length);
          g_free (data);
        }
    }
  sentence = g_strdup_printf (_("照片压缩不到 %d KB，请换一张。"), (int) (most / 1024));
  refuse (error, sentence);
  return NULL;
}

GBytes *
exchange_picture_write (GdkPixbuf *picture,
                  GError   **error)
{
  return pack (picture, EXCHANGE_PICTURE_MAX_SIZE, error);
}

/* Its longer side has at most @side points. */
static GdkPixbuf *
fit (GdkPixbuf *picture,
     int        side)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  double scale = (double) side / MAX (width, height);

  if (scale >= 1)
    return g_object_ref (picture);
  return gdk_pixbuf_scale_simple (picture, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)), GDK_INTERP_HYPER);
}

GBytes *
exchange_picture_make_photo (const char *path,
                             GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GdkPixbuf) picture = exchange_picture_read (file, error);
  g_autoptr (GdkPixbuf) small = picture != NULL ? fit (picture, PHOTO_SIDE) : NULL;

  return small != NULL ? pack (small, EXCHANGE_PICTURE_MAX_SIZE, error) : NULL;
}

GBytes *
exchange_picture_make_scan (const char *path,
                            GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GdkPixbuf) picture = exchange_picture_read (file, error);
  g_autoptr (GdkPixbuf) small = picture != NULL ? fit (picture, SCAN_SIDE) : NULL;
  g_autoptr (GdkPixbuf) white = small != NULL ? put_on_white (small) : NULL;
  g_autoptr (GdkPixbuf) grey = white != NULL ? gdk_pixbuf_copy (white) : NULL;

  if (grey == NULL)
    return NULL;
  gdk_pixbuf_saturate_and_pixelate (white, grey, 0, FALSE);
  return pack (grey, EXCHANGE_SCAN_MAX_SIZE, error);
}

gboolean
exchange_picture_probe (const char  *path,
                        GError     **error)
{
  int width = 0;
  int height = 0;

  if (gdk_pixbuf_get_file_info (path, &width, &height) == NULL || width <= 0 || height <= 0)
    return refuse (error, _("不是能读的照片"));
  if ((gint64) width * height > MAX_POINTS)
    {
      g_autofree char *sentence = g_strdup_printf (_("照片有%d×%d点，太大了，请先缩小到6000万点以内"), width, height);

      return refuse (error, sentence);
    }
  return TRUE;
}

GBytes *
exchange_picture_make_portrait (const char  *path,
                                GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GdkPixbuf) picture = exchange_picture_read (file, error);
  g_autoptr (GdkPixbuf) part = picture != NULL ? exchange_picture_crop (picture, EXCHANGE_PICTURE_USUAL_PLACE) : NULL;

  return part != NULL ? exchange_picture_write (part, error) : NULL;
}
