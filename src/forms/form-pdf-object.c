/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libharu's object layer, as far as pages, fonts and pictures of ours need it. */
#include "config.h"

#include "form-pdf-object.h"

/* libharu drops a Filter entry of a stream it does not compress itself, but calls this
 * after the entries were written. */
static HPDF_STATUS
write_filter (HPDF_Dict   dict,
              HPDF_Stream stream)
{
  return HPDF_Stream_WriteStr (stream, "/Filter /FlateDecode\012");
}

/**
 * form_pdf_store_raw:
 *
 * Makes @data the content of @stream; it is written as it is.
 */
void
form_pdf_store_raw (HPDF_Doc      doc,
                    HPDF_Dict     stream,
                    gconstpointer data,
                    gsize         length)
{
  HPDF_Stream_Free (stream->stream);
  stream->stream = HPDF_MemStream_New (doc->mmgr, MAX (length, 1));
  if (stream->stream == NULL)
    return;
  HPDF_Stream_Write (stream->stream, (HPDF_BYTE *) data, length);
  stream->filter = HPDF_STREAM_FILTER_NONE;
}

/**
 * form_pdf_store:
 *
 * Makes @data, deflated now, the content of @stream. libharu would keep it whole until the
 * document is saved, and deflate it slower.
 */
void
form_pdf_store (HPDF_Doc                      doc,
                HPDF_Dict                     stream,
                struct libdeflate_compressor *compressor,
                gconstpointer                 data,
                gsize                         length)
{
  gsize room = libdeflate_zlib_compress_bound (compressor, length);
  g_autofree guint8 *packed = g_malloc (room);
  gsize size = libdeflate_zlib_compress (compressor, data, length, packed, room);

  form_pdf_store_raw (doc, stream, packed, size);
  stream->write_fn = write_filter;
}
