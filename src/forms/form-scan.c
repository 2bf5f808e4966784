/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be opened again in ten years is refused today, while the paper is still on the table. */
#include "config.h"

#include "form-scan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "form-picture.h"

/* A grey A4 page of 200 dpi has 0.3 MB. */
#define MOST_BYTES (10 * 1024 * 1024)
/* Scanners write a little behind the end. */
#define TAIL 2048

/* The last @mark in the tail of the file, or %NULL. */
static const char *
find_last (const char *data,
           gsize       size,
           const char *mark)
{
  gsize length = strlen (mark);
  gsize from = size > TAIL ? size - TAIL : 0;

  for (gsize at = size; at >= from + length; at--)
    if (memcmp (data + at - length, mark, length) == 0)
      return data + at - length;
  return NULL;
}

/* Begin, end, and a table of contents that lies within the file: a copy broken off has not all three. */
static gboolean
is_whole_pdf (const char *data,
              gsize       size)
{
  const char *table = find_last (data, size, "startxref");
  g_autofree char *place = NULL;

  if (table == NULL || find_last (data, size, "%%EOF") == NULL)
    return FALSE;
  table += strlen ("startxref");
  place = g_strndup (table, data + size - table);
  return g_ascii_strtoull (place, NULL, 10) < size;
}

static const char *
find_type (GBytes *data)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data (data, &size);
  g_autoptr (FormPicture) picture = NULL;

  if (size >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return is_whole_pdf (bytes, size) ? "application/pdf" : NULL;
  picture = form_picture_new (data, NULL);
  if (picture == NULL)
    return NULL;
  if (!picture->is_jpeg)
    return "image/png";
  return find_last (bytes, size, "\xff\xd9") != NULL ? "image/jpeg" : NULL;
}

static gboolean
check_size (const char *path,
            const char *shown,
            GError    **error)
{
  struct stat info;

  if (g_stat (path, &info) != 0)
    g_set_error (error, FORM_ERROR, FORM_ERROR_PICTURE, _("不能读取扫描件“%s”：%s。请核对文件名。"), shown, g_strerror (errno));
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, FORM_ERROR, FORM_ERROR_PICTURE, _("“%s”不是文件，请选一个 JPEG、PNG 或 PDF 文件。"), shown);
  else if (info.st_size > MOST_BYTES)
    g_set_error (error, FORM_ERROR, FORM_ERROR_PICTURE,
                 _("扫描件“%s”有 %d MB，超过了 %d MB。请用灰度、200 dpi 重新扫描。"),
                 shown, (int) (info.st_size >> 20), MOST_BYTES >> 20);
  else
    return TRUE;
  return FALSE;
}

GBytes *
form_scan_read (const char  *path,
                const char **media_type,
                GError     **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autoptr (GBytes) data = NULL;
  char *content = NULL;
  gsize length = 0;

  if (!check_size (path, shown, error))
    return NULL;
  if (!g_file_get_contents (path, &content, &length, NULL))
    {
      g_set_error (error, FORM_ERROR, FORM_ERROR_PICTURE, _("不能读取扫描件“%s”。请核对文件后再试。"), shown);
      return NULL;
    }
  data = g_bytes_new_take (content, length);
  *media_type = find_type (data);
  if (*media_type != NULL)
    return g_steal_pointer (&data);
  g_set_error (error, FORM_ERROR, FORM_ERROR_PICTURE,
               _("扫描件“%s”不是完好的 JPEG、PNG 图片或 PDF，没有存入。请重新扫描。"), shown);
  return NULL;
}
