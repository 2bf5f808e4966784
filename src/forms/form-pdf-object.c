/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libharu's object layer, as far as pages, fonts and pictures of ours need it. */
#include "config.h"

#include "form-pdf-object.h"

#include "form-font.h"

#include <string.h>

/* The file is put together in memory. */
#define MOST_BYTES (1u << 31)

/* libharu drops a Filter entry of a stream it does not compress itself, but calls this
 * after the entries were written. */
static HPDF_STATUS
write_filter (HPDF_Dict   dict,
              HPDF_Stream stream)
{
  return HPDF_Stream_WriteStr (stream, "/Filter /FlateDecode\012");
}

/* libharu takes UTF-8 of the first plane only; a character above it passes as its two
 * surrogates, each written as three bytes, and comes out as proper UTF-16. */
static char *
spell_surrogates (const char *text)
{
  GString *spelled = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint halves[2];

      if (c < 0x10000)
        {
          g_string_append_unichar (spelled, c);
          continue;
        }
      halves[0] = 0xd800 + ((c - 0x10000) >> 10);
      halves[1] = 0xdc00 + ((c - 0x10000) & 0x3ff);
      for (guint i = 0; i < 2; i++)
        {
          g_string_append_c (spelled, (char) (0xe0 | halves[i] >> 12));
          g_string_append_c (spelled, (char) (0x80 | (halves[i] >> 6 & 0x3f)));
          g_string_append_c (spelled, (char) (0x80 | (halves[i] & 0x3f)));
        }
    }
  return g_string_free (spelled, FALSE);
}

/* libharu would keep the file in pieces beside the pages it is made of, to be copied out of them. */
static HPDF_STATUS
bytes_written_cb (HPDF_Stream     stream,
                  const HPDF_BYTE *data,
                  HPDF_UINT        length)
{
  GByteArray *file = stream->attr;

  if (file->len > MOST_BYTES - MIN (length, MOST_BYTES))
    return HPDF_FAILD_TO_ALLOC_MEM;
  g_byte_array_append (file, data, length);
  return HPDF_OK;
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

/**
 * form_pdf_new_picture:
 *
 * Returns: the image object of @picture, owned by @doc
 */
HPDF_Dict
form_pdf_new_picture (HPDF_Doc                      doc,
                      struct libdeflate_compressor *compressor,
                      const FormPicture            *picture)
{
  static const char *const spaces[] = { NULL, "DeviceGray", NULL, "DeviceRGB", "DeviceCMYK" };
  HPDF_Dict dict = HPDF_DictStream_New (doc->mmgr, doc->xref);
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (picture->data, &length);

  HPDF_Dict_AddName (dict, "Type", "XObject");
  HPDF_Dict_AddName (dict, "Subtype", "Image");
  HPDF_Dict_AddNumber (dict, "Width", picture->width);
  HPDF_Dict_AddNumber (dict, "Height", picture->height);
  HPDF_Dict_AddNumber (dict, "BitsPerComponent", 8);
  HPDF_Dict_AddName (dict, "ColorSpace", spaces[picture->components]);
  if (picture->components == 4 && picture->inverted)
    {
      HPDF_Array decode = HPDF_Array_New (doc->mmgr);

      HPDF_Dict_Add (dict, "Decode", decode);
      for (guint i = 0; i < 8; i++)
        HPDF_Array_AddNumber (decode, i % 2 == 0);
    }
  if (picture->is_jpeg)
    {
      form_pdf_store_raw (doc, dict, data, length);
      dict->filter = HPDF_STREAM_FILTER_DCT_DECODE;
    }
  else
    form_pdf_store (doc, dict, compressor, data, length);
  return dict;
}

/**
 * form_pdf_store_info:
 *
 * Says @text about the document: its title, its author.
 */
void
form_pdf_store_info (HPDF_Doc      doc,
                     HPDF_InfoType type,
                     const char   *text)
{
  g_autofree char *clean = form_text_clean (text);
  g_autofree char *spelled = spell_surrogates (clean);

  if (*spelled != '\0')
    HPDF_SetInfoAttr (doc, type, spelled);
}

/**
 * form_pdf_store_bookmark:
 *
 * Adds a line that leads to @page to the list of bookmarks.
 */
void
form_pdf_store_bookmark (HPDF_Doc    doc,
                         HPDF_Page   page,
                         const char *title)
{
  g_autofree char *clean = form_text_clean (title);
  g_autofree char *spelled = spell_surrogates (clean);
  HPDF_Outline outline = HPDF_CreateOutline (doc, NULL, spelled, HPDF_GetEncoder (doc, "UTF-8"));

  if (outline == NULL)
    return;
  /* An item has no type in PDF, and whether it is open says nothing where it has no parts. */
  HPDF_Dict_RemoveElement (outline, "Type");
  HPDF_Dict_RemoveElement (outline, "_OPENED");
  HPDF_Outline_SetDestination (outline, HPDF_Page_CreateDestination (page));
}

/**
 * form_pdf_store_file:
 *
 * Returns: (transfer full) (nullable): the whole document as a file; %NULL when libharu fails, whose
 *   HPDF_GetError() says why
 */
GBytes *
form_pdf_store_file (HPDF_Doc doc)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  doc->stream = HPDF_CallbackWriter_New (doc->mmgr, bytes_written_cb, file);
  if (doc->stream == NULL || HPDF_SaveToStream (doc) != HPDF_OK || file->len < 32
      || memmem (file->data + file->len - 32, 32, "%%EOF", 5) == NULL)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
