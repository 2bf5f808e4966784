/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What zlib alone needs for the contents of a document's pages. */
#include "forms-peers.h"

#include <string.h>
#include <zlib.h>

/* The content of the stream that begins at @data; NULL when it is not deflated. */
static GByteArray *
inflate_stream (const guint8 *data,
                gsize         left)
{
  z_stream z = { .next_in = (Bytef *) data, .avail_in = (uInt) MIN (left, G_MAXINT) };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int said = inflateInit (&z);

  while (said == Z_OK)
    {
      guint8 piece[16384];

      z.next_out = piece;
      z.avail_out = sizeof piece;
      said = inflate (&z, Z_NO_FLUSH);
      if (said == Z_OK || said == Z_STREAM_END)
        g_byte_array_append (bytes, piece, sizeof piece - z.avail_out);
    }
  inflateEnd (&z);
  return said == Z_STREAM_END ? g_steal_pointer (&bytes) : NULL;
}

/* Pages are text that paints; fonts and maps of characters are not. */
static gboolean
is_page (const GByteArray *bytes)
{
  static const char map[] = "/CIDInit";

  if (bytes->len < 8 || memcmp (bytes->data, map, sizeof map - 1) == 0)
    return FALSE;
  for (guint i = 0; i < bytes->len; i++)
    if (bytes->data[i] >= 0x7f || (bytes->data[i] < ' ' && bytes->data[i] != '\n'))
      return FALSE;
  return TRUE;
}

static GPtrArray *
collect_pages (GBytes *pdf)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  gsize length = 0;
  const char *data = g_bytes_get_data (pdf, &length);
  const char *end = data + length;

  for (const char *p = data; (p = memmem (p, end - p, "\nstream", 7)) != NULL;)
    {
      GByteArray *bytes;

      p += 7;
      while (p < end && (*p == '\r' || *p == '\n'))
        p++;
      bytes = inflate_stream ((const guint8 *) p, end - p);
      if (bytes != NULL && is_page (bytes))
        g_ptr_array_add (pages, g_steal_pointer (&bytes));
      g_clear_pointer (&bytes, g_byte_array_unref);
    }
  return pages;
}

double
peer_zlib (GBytes *pdf,
           guint  *n_pages,
           gsize  *n_bytes)
{
  g_autoptr (GPtrArray) pages = collect_pages (pdf);
  z_stream z = { 0 };
  double start = peer_cpu_seconds ();

  *n_pages = pages->len;
  *n_bytes = 0;
  if (deflateInit (&z, Z_DEFAULT_COMPRESSION) != Z_OK)
    g_error ("zlib does not start");
  for (guint i = 0; i < pages->len; i++)
    {
      const GByteArray *page = g_ptr_array_index (pages, i);
      g_autofree guint8 *packed = g_malloc (deflateBound (&z, page->len));

      z.next_in = page->data;
      z.avail_in = page->len;
      z.next_out = packed;
      z.avail_out = (uInt) deflateBound (&z, page->len);
      if (deflate (&z, Z_FINISH) != Z_STREAM_END)
        g_error ("zlib failed");
      deflateReset (&z);
      *n_bytes += page->len;
    }
  deflateEnd (&z);
  return peer_cpu_seconds () - start;
}
