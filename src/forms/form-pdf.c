/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF being drawn page by page: text in any style, rules, pictures, parts that pages share.
 *
 * libharu keeps the document; the content of a page is put together here and deflated as the
 * page ends, so that a page costs about 4 KB of memory. */
#include "config.h"

#include "form-pdf.h"

#include "form-pdf-content.h"
#include "form-pdf-font.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* One drawing of the number of all pages, known only at the end. */
typedef struct
{
  HPDF_Dict  dict;
  FormStyle  style;
  double     size;
  char      *after;
} Total;

struct _FormPdf
{
  HPDF_Doc   doc;
  FormFonts *fonts;
  struct libdeflate_compressor *compressor;

  GPtrArray *font_list;     /* FormPdfFont by number of the face, NULL where unused */
  HPDF_Dict  font_dict, object_dict, resources;
  GPtrArray *shared;        /* HPDF_Dict */
  GPtrArray *totals;        /* Total */
  guint      n_fonts;
  guint      n_pages;
  guint      n_pictures;
  guint      n_missing;
  double     move_x, move_y;
  double     width, height; /* of the first page, and of all that say nothing else */

  /* the page or shared part being drawn */
  GString   *content;
  HPDF_Page  page;
  HPDF_Dict  stream;
  HPDF_Dict  own_objects;   /* pictures of this page only */
  gboolean   in_text;
  guint      font;
  double     font_size;
  double     spacing;
  double     rise;
  gboolean   bold;
  gboolean   red;
  double     thickness;
  double     text_x, text_y;
};

static void
free_total (gpointer data)
{
  Total *total = data;

  g_free (total->after);
  g_free (total);
}

static double
round_hundredth (double value)
{
  return round (value * 100) / 100;
}

static void
leave_text (FormPdf *pdf)
{
  if (!pdf->in_text)
    return;
  g_string_append (pdf->content, "ET\n");
  pdf->in_text = FALSE;
}

static void
reset_state (FormPdf *pdf)
{
  g_string_truncate (pdf->content, 0);
  pdf->in_text = FALSE;
  pdf->font = 0;
  pdf->font_size = -1;
  pdf->spacing = 0;
  pdf->rise = 0;
  pdf->bold = FALSE;
  pdf->red = FALSE;
  pdf->thickness = -1;
  pdf->own_objects = NULL;
}

static FormPdfFont *
get_font (FormPdf *pdf,
          guint    face)
{
  FormPdfFont *font;

  if (pdf->font_list->len <= face)
    g_ptr_array_set_size (pdf->font_list, face + 1);
  font = g_ptr_array_index (pdf->font_list, face);
  if (font == NULL)
    {
      char name[16];

      font = form_pdf_font_new (pdf->doc, pdf->fonts, face, pdf->n_fonts);
      g_ptr_array_index (pdf->font_list, face) = font;
      g_snprintf (name, sizeof name, "F%u", pdf->n_fonts++);
      HPDF_Dict_Add (pdf->font_dict, name, form_pdf_font_get_dict (font));
    }
  return font;
}

static void
put_font (FormPdf         *pdf,
          const FormGlyph *glyph,
          FormStyle        style,
          double           size)
{
  const FormFace *face = form_fonts_face (pdf->fonts, glyph->face);
  double rise = round_hundredth ((form_fonts_centre (pdf->fonts, style) - face->centre) * size);

  g_string_append_printf (pdf->content, "/F%u ", form_pdf_font_get_number (get_font (pdf, glyph->face)));
  form_content_number (pdf->content, size);
  g_string_append (pdf->content, "Tf ");
  if (rise != pdf->rise)
    {
      form_content_number (pdf->content, rise);
      g_string_append (pdf->content, "Ts ");
      pdf->rise = rise;
    }
  if (face->embolden)
    {
      form_content_number (pdf->content, size / 30);
      g_string_append (pdf->content, "w 2 Tr ");
      pdf->thickness = -1;
    }
  else if (pdf->bold)
    g_string_append (pdf->content, "0 Tr ");
  pdf->bold = face->embolden;
  pdf->font = glyph->face;
  pdf->font_size = size;
}

/* Two characters of one glyph in a CFF font: this one says itself what it is. */
static void
put_spelled (FormPdf    *pdf,
             guint       code,
             const char *character)
{
  form_content_actual (pdf->content, character, g_utf8_next_char (character) - character);
  g_string_append_c (pdf->content, '<');
  form_content_hex (pdf->content, code);
  g_string_append (pdf->content, ">Tj EMC\n");
}

/* 〓 is what printers set for a type they do not have. */
static const FormGlyph *
find_glyph (FormPdf  *pdf,
            FormStyle style,
            gunichar *character)
{
  const FormGlyph *glyph = form_fonts_glyph (pdf->fonts, style, *character);

  if (glyph->face != 0)
    return glyph;
  pdf->n_missing++;
  *character = 0x3013;
  return form_fonts_glyph (pdf->fonts, style, *character);
}

static void
put_glyphs (FormPdf    *pdf,
            FormStyle   style,
            double      size,
            const char *text,
            gsize       length)
{
  const char *end = text + length;
  gboolean open = FALSE;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      const FormGlyph *glyph = find_glyph (pdf, style, &character);
      gboolean ambiguous;
      guint code;

      if (glyph->face == 0)
        continue;
      code = form_pdf_font_code (get_font (pdf, glyph->face), character, glyph, &ambiguous);
      if (open && (ambiguous || glyph->face != pdf->font || size != pdf->font_size))
        {
          g_string_append (pdf->content, ">Tj\n");
          open = FALSE;
        }
      if (glyph->face != pdf->font || size != pdf->font_size)
        put_font (pdf, glyph, style, size);
      if (ambiguous)
        {
          put_spelled (pdf, code, text);
          continue;
        }
      if (!open)
        g_string_append_c (pdf->content, '<');
      open = TRUE;
      form_content_hex (pdf->content, code);
    }
  if (open)
    g_string_append (pdf->content, ">Tj\n");
}

static void
put_rule_thickness (FormPdf *pdf,
                    double   thickness)
{
  leave_text (pdf);
  /* Thickened letters are drawn with a rule of their own, to be set again after this one. */
  if (pdf->bold)
    pdf->font = 0;
  if (thickness == pdf->thickness)
    return;
  form_content_number (pdf->content, thickness);
  g_string_append (pdf->content, "w\n");
  pdf->thickness = thickness;
}

static HPDF_Dict
new_form_object (FormPdf *pdf,
                 double   width,
                 double   height)
{
  HPDF_Dict dict = HPDF_DictStream_New (pdf->doc->mmgr, pdf->doc->xref);
  HPDF_Array box = HPDF_Array_New (pdf->doc->mmgr);
  HPDF_Dict resources = HPDF_Dict_New (pdf->doc->mmgr);

  HPDF_Dict_AddName (dict, "Type", "XObject");
  HPDF_Dict_AddName (dict, "Subtype", "Form");
  HPDF_Dict_Add (dict, "BBox", box);
  HPDF_Array_AddNumber (box, 0);
  HPDF_Array_AddReal (box, (HPDF_REAL) -height / 4);
  HPDF_Array_AddReal (box, (HPDF_REAL) width);
  HPDF_Array_AddReal (box, (HPDF_REAL) height);
  HPDF_Dict_Add (dict, "Resources", resources);
  HPDF_Dict_Add (resources, "Font", pdf->font_dict);
  return dict;
}

static void
store_content (FormPdf *pdf)
{
  leave_text (pdf);
  form_pdf_store (pdf->doc, pdf->stream, pdf->compressor, pdf->content->str, pdf->content->len);
  if (pdf->page != NULL)
    ((HPDF_PageAttr) pdf->page->attr)->stream = pdf->stream->stream;
  pdf->stream = NULL;
}

/* Pictures belong to one page; were they in the resources that all pages share, every page
 * would seem to use the pictures of all. */
static void
use_own_resources (FormPdf *pdf)
{
  HPDF_Dict resources = HPDF_Dict_New (pdf->doc->mmgr);
  char name[16];

  HPDF_Dict_Add (pdf->page, "Resources", resources);
  HPDF_Dict_Add (resources, "Font", pdf->font_dict);
  HPDF_Dict_Add (resources, "XObject", pdf->own_objects);
  for (guint i = 0; i < pdf->shared->len; i++)
    {
      g_snprintf (name, sizeof name, "X%u", i);
      HPDF_Dict_Add (pdf->own_objects, name, g_ptr_array_index (pdf->shared, i));
    }
  for (guint i = 0; i < pdf->totals->len; i++)
    {
      g_snprintf (name, sizeof name, "T%u", i);
      HPDF_Dict_Add (pdf->own_objects, name, ((Total *) g_ptr_array_index (pdf->totals, i))->dict);
    }
}

static void
write_totals (FormPdf *pdf)
{
  pdf->page = NULL;
  for (guint i = 0; i < pdf->totals->len; i++)
    {
      Total *total = g_ptr_array_index (pdf->totals, i);
      g_autofree char *text = g_strdup_printf ("%u%s", pdf->n_pages, total->after);

      reset_state (pdf);
      pdf->stream = total->dict;
      form_pdf_text (pdf, total->style, total->size, 0, 0, text, strlen (text), 0);
      store_content (pdf);
    }
}

/* What is the same for all pages is said once above them: a page of a batch would else spend
 * half a kilobyte on its size and on the names of the fonts. */
static void
put_size (FormPdf *pdf,
          double   width,
          double   height)
{
  HPDF_Array box;

  HPDF_Dict_RemoveElement (pdf->page, "Resources");
  if (pdf->width == 0)
    {
      box = HPDF_Array_New (pdf->doc->mmgr);
      HPDF_Dict_Add (pdf->doc->root_pages, "MediaBox", box);
      HPDF_Array_AddNumber (box, 0);
      HPDF_Array_AddNumber (box, 0);
      HPDF_Array_AddReal (box, (HPDF_REAL) width);
      HPDF_Array_AddReal (box, (HPDF_REAL) height);
      pdf->width = width;
      pdf->height = height;
    }
  if (width == pdf->width && height == pdf->height)
    HPDF_Dict_RemoveElement (pdf->page, "MediaBox");
  else
    {
      HPDF_Page_SetWidth (pdf->page, (HPDF_REAL) width);
      HPDF_Page_SetHeight (pdf->page, (HPDF_REAL) height);
    }
}

/**
 * form_pdf_new:
 * @fonts: must stay until the document is freed
 *
 * Returns: (transfer full)
 */
FormPdf *
form_pdf_new (FormFonts *fonts)
{
  FormPdf *pdf = g_new0 (FormPdf, 1);

  pdf->fonts = fonts;
  pdf->compressor = libdeflate_alloc_compressor (6);
  pdf->doc = HPDF_New (NULL, NULL);
  g_assert (pdf->doc != NULL && pdf->compressor != NULL);
  /* One array of pages ends at 32,767 of them. */
  HPDF_SetPagesConfiguration (pdf->doc, 1000);
  HPDF_UseUTFEncodings (pdf->doc);
  HPDF_SetCurrentEncoder (pdf->doc, "UTF-8");

  pdf->font_dict = HPDF_Dict_New (pdf->doc->mmgr);
  HPDF_Xref_Add (pdf->doc->xref, pdf->font_dict);
  pdf->object_dict = HPDF_Dict_New (pdf->doc->mmgr);
  HPDF_Xref_Add (pdf->doc->xref, pdf->object_dict);
  pdf->resources = HPDF_Dict_New (pdf->doc->mmgr);
  HPDF_Xref_Add (pdf->doc->xref, pdf->resources);
  HPDF_Dict_Add (pdf->resources, "Font", pdf->font_dict);
  HPDF_Dict_Add (pdf->resources, "XObject", pdf->object_dict);
  HPDF_Dict_Add (pdf->doc->root_pages, "Resources", pdf->resources);

  pdf->font_list = g_ptr_array_new ();
  pdf->shared = g_ptr_array_new ();
  pdf->totals = g_ptr_array_new_with_free_func (free_total);
  pdf->content = g_string_sized_new (16384);
  return pdf;
}

void
form_pdf_free (FormPdf *pdf)
{
  if (pdf == NULL)
    return;
  for (guint i = 0; i < pdf->font_list->len; i++)
    form_pdf_font_free (g_ptr_array_index (pdf->font_list, i));
  g_ptr_array_unref (pdf->font_list);
  g_ptr_array_unref (pdf->shared);
  g_ptr_array_unref (pdf->totals);
  g_string_free (pdf->content, TRUE);
  libdeflate_free_compressor (pdf->compressor);
  HPDF_Free (pdf->doc);
  g_free (pdf);
}

/**
 * form_pdf_set_info:
 * @date: (nullable): "YYYY-MM-DD"
 *
 * What the file says about itself: shown by viewers and file managers.
 */
void
form_pdf_set_info (FormPdf    *pdf,
                   const char *title,
                   const char *author,
                   const char *date)
{
  HPDF_Date made = { .ind = '+', .off_hour = 8 };

  form_pdf_store_info (pdf->doc, HPDF_INFO_TITLE, title);
  form_pdf_store_info (pdf->doc, HPDF_INFO_AUTHOR, author);
  form_pdf_store_info (pdf->doc, HPDF_INFO_CREATOR, "工会台账");
  if (date != NULL && sscanf (date, "%4d-%2d-%2d", &made.year, &made.month, &made.day) == 3)
    HPDF_SetInfoDateAttr (pdf->doc, HPDF_INFO_CREATION_DATE, made);
}

/**
 * form_pdf_set_offset:
 *
 * Moves everything on the pages to come to the right and up, for a printer that feeds askew.
 */
void
form_pdf_set_offset (FormPdf *pdf,
                     double   x,
                     double   y)
{
  pdf->move_x = x;
  pdf->move_y = y;
}

void
form_pdf_begin_page (FormPdf *pdf,
                     double   width,
                     double   height)
{
  g_return_if_fail (pdf->stream == NULL);

  reset_state (pdf);
  pdf->page = HPDF_AddPage (pdf->doc);
  if (pdf->page == NULL)
    return;
  put_size (pdf, width, height);
  pdf->stream = ((HPDF_PageAttr) pdf->page->attr)->contents;
  if (pdf->move_x == 0 && pdf->move_y == 0)
    return;
  g_string_append (pdf->content, "1 0 0 1 ");
  form_content_number (pdf->content, pdf->move_x);
  form_content_number (pdf->content, pdf->move_y);
  g_string_append (pdf->content, "cm\n");
}

/**
 * form_pdf_end_page:
 *
 * Deflates what was drawn; nothing can be added to the page afterwards.
 */
void
form_pdf_end_page (FormPdf *pdf)
{
  if (pdf->stream == NULL)
    return;
  if (pdf->own_objects != NULL)
    use_own_resources (pdf);
  store_content (pdf);
  pdf->n_pages++;
}

/**
 * form_pdf_begin_shared:
 *
 * Begins a part that many pages show at the same place, written once. No pictures in it.
 */
void
form_pdf_begin_shared (FormPdf *pdf,
                       double   width,
                       double   height)
{
  g_return_if_fail (pdf->stream == NULL);

  reset_state (pdf);
  pdf->page = NULL;
  pdf->stream = new_form_object (pdf, width, height);
}

/**
 * form_pdf_end_shared:
 *
 * Returns: its number, for form_pdf_use_shared()
 */
guint
form_pdf_end_shared (FormPdf *pdf)
{
  char name[16];

  g_snprintf (name, sizeof name, "X%u", pdf->shared->len);
  HPDF_Dict_Add (pdf->object_dict, name, pdf->stream);
  g_ptr_array_add (pdf->shared, pdf->stream);
  store_content (pdf);
  return pdf->shared->len - 1;
}

void
form_pdf_use_shared (FormPdf *pdf,
                     guint    shared)
{
  leave_text (pdf);
  g_string_append_printf (pdf->content, "/X%u Do\n", shared);
}

/**
 * form_pdf_set_red:
 *
 * What is drawn from now on is red, as the heads of official letters are, or black again.
 */
void
form_pdf_set_red (FormPdf *pdf,
                  gboolean red)
{
  if (pdf->red == red)
    return;
  leave_text (pdf);
  g_string_append (pdf->content, red ? "1 0 0 rg 1 0 0 RG\n" : "0 g 0 G\n");
  pdf->red = red;
}

/* Goes to where the next text begins. */
static void
move_text (FormPdf *pdf,
           double   x,
           double   y,
           double   spacing)
{
  if (!pdf->in_text)
    {
      g_string_append (pdf->content, "BT\n");
      pdf->in_text = TRUE;
      pdf->text_x = pdf->text_y = 0;
    }
  spacing = round_hundredth (spacing);
  if (spacing != pdf->spacing)
    {
      form_content_number (pdf->content, spacing);
      g_string_append (pdf->content, "Tc ");
      pdf->spacing = spacing;
    }
  x = round_hundredth (x);
  y = round_hundredth (y);
  form_content_number (pdf->content, x - pdf->text_x);
  form_content_number (pdf->content, y - pdf->text_y);
  g_string_append (pdf->content, "Td\n");
  pdf->text_x = x;
  pdf->text_y = y;
}

/**
 * form_pdf_text:
 * @x: left end of the base line
 * @length: bytes of @text, which is valid UTF-8
 * @spacing: added after every character, for justified lines
 *
 * A character that no font has is drawn as 〓 and counted.
 */
void
form_pdf_text (FormPdf    *pdf,
               FormStyle   style,
               double      size,
               double      x,
               double      y,
               const char *text,
               gsize       length,
               double      spacing)
{
  if (length == 0)
    return;
  move_text (pdf, x, y, spacing);
  put_glyphs (pdf, style, size, text, length);
}

/**
 * form_pdf_marks:
 *
 * As form_pdf_text(), but each of these marks gives up half its width to the next. They say themselves
 * what they are, or who copies them would get a line for each.
 */
void
form_pdf_marks (FormPdf    *pdf,
                FormStyle   style,
                double      size,
                double      x,
                double      y,
                const char *text,
                gsize       length,
                double      spacing)
{
  move_text (pdf, x, y, spacing);
  form_content_actual (pdf->content, text, length);
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      put_glyphs (pdf, style, size, p, g_utf8_next_char (p) - p);
      g_string_append (pdf->content, "[500]TJ\n");
    }
  g_string_append (pdf->content, "EMC\n");
}

/**
 * form_pdf_total:
 * @after: what follows the number
 *
 * Draws the number of pages of the whole document, which is filled in at the end.
 */
void
form_pdf_total (FormPdf    *pdf,
                FormStyle   style,
                double      size,
                double      x,
                double      y,
                const char *after)
{
  guint i;

  for (i = 0; i < pdf->totals->len; i++)
    {
      const Total *total = g_ptr_array_index (pdf->totals, i);

      if (total->style == style && total->size == size && g_str_equal (total->after, after))
        break;
    }
  if (i == pdf->totals->len)
    {
      Total *total = g_new0 (Total, 1);
      char name[16];

      total->style = style;
      total->size = size;
      total->after = g_strdup (after);
      total->dict = new_form_object (pdf, 400, size * 2);
      g_snprintf (name, sizeof name, "T%u", i);
      HPDF_Dict_Add (pdf->object_dict, name, total->dict);
      g_ptr_array_add (pdf->totals, total);
    }
  leave_text (pdf);
  g_string_append (pdf->content, "q 1 0 0 1 ");
  form_content_number (pdf->content, x);
  form_content_number (pdf->content, y);
  g_string_append_printf (pdf->content, "cm /T%u Do Q\n", i);
}

void
form_pdf_rule (FormPdf *pdf,
               double   thickness,
               double   x1,
               double   y1,
               double   x2,
               double   y2)
{
  put_rule_thickness (pdf, thickness);
  form_content_number (pdf->content, x1);
  form_content_number (pdf->content, y1);
  g_string_append (pdf->content, "m ");
  form_content_number (pdf->content, x2);
  form_content_number (pdf->content, y2);
  g_string_append (pdf->content, "l S\n");
}

void
form_pdf_box (FormPdf *pdf,
              double   thickness,
              double   x,
              double   y,
              double   width,
              double   height)
{
  put_rule_thickness (pdf, thickness);
  form_content_number (pdf->content, x);
  form_content_number (pdf->content, y);
  form_content_number (pdf->content, width);
  form_content_number (pdf->content, height);
  g_string_append (pdf->content, "re S\n");
}

/* Edges are rounded, so that bars side by side share theirs. */
void
form_pdf_add_bar (FormPdf *pdf,
                  double   x1,
                  double   y1,
                  double   x2,
                  double   y2)
{
  leave_text (pdf);
  form_content_number (pdf->content, x1 = round_hundredth (x1));
  form_content_number (pdf->content, y1 = round_hundredth (y1));
  form_content_number (pdf->content, round_hundredth (x2) - x1);
  form_content_number (pdf->content, round_hundredth (y2) - y1);
  g_string_append (pdf->content, "re\n");
}

void
form_pdf_fill_bars (FormPdf *pdf)
{
  g_string_append (pdf->content, "f\n");
}

/**
 * form_pdf_dash:
 * @length: of a dash and of the gap after it; 0 draws whole lines again
 */
void
form_pdf_dash (FormPdf *pdf,
               double   length)
{
  leave_text (pdf);
  g_string_append_c (pdf->content, '[');
  if (length > 0)
    form_content_number (pdf->content, length);
  g_string_append (pdf->content, "] 0 d\n");
}

/**
 * form_pdf_picture:
 *
 * Draws @picture as large as fits into the box, in the middle of it and the right way up.
 */
void
form_pdf_picture (FormPdf     *pdf,
                  FormPicture *picture,
                  double       x,
                  double       y,
                  double       width,
                  double       height)
{
  HPDF_Dict dict = form_pdf_new_picture (pdf->doc, pdf->compressor, picture);
  double matrix[6];
  char name[16];

  g_return_if_fail (pdf->page != NULL);

  if (pdf->own_objects == NULL)
    pdf->own_objects = HPDF_Dict_New (pdf->doc->mmgr);
  g_snprintf (name, sizeof name, "I%u", pdf->n_pictures++);
  HPDF_Dict_Add (pdf->own_objects, name, dict);
  leave_text (pdf);
  g_string_append (pdf->content, "q ");
  form_picture_place (picture, x, y, width, height, matrix);
  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    form_content_number (pdf->content, matrix[i]);
  g_string_append_printf (pdf->content, "cm /%s Do Q\n", name);
}

/**
 * form_pdf_bookmark:
 *
 * Names the page being drawn in the list that viewers show beside the pages.
 */
void
form_pdf_bookmark (FormPdf    *pdf,
                   const char *title)
{
  g_return_if_fail (pdf->page != NULL);

  form_pdf_store_bookmark (pdf->doc, pdf->page, title);
}

guint
form_pdf_get_n_pages (FormPdf *pdf)
{
  return pdf->n_pages;
}

/**
 * form_pdf_get_n_missing:
 *
 * Returns: how many characters were drawn as 〓 because no font has them
 */
guint
form_pdf_get_n_missing (FormPdf *pdf)
{
  return pdf->n_missing;
}

/**
 * form_pdf_finish:
 *
 * Returns: (transfer full): the whole file; nothing can be drawn afterwards
 */
GBytes *
form_pdf_finish (FormPdf  *pdf,
                 GError  **error)
{
  GBytes *bytes;

  write_totals (pdf);
  for (guint i = 0; i < pdf->font_list->len; i++)
    {
      FormPdfFont *font = g_ptr_array_index (pdf->font_list, i);

      if (font != NULL && !form_pdf_font_finish (font, pdf->compressor, error))
        return NULL;
    }
  bytes = form_pdf_store_file (pdf->doc);
  if (bytes == NULL)
    g_set_error (error, FORM_ERROR, FORM_ERROR_FAILED,
                 _("PDF 没有生成（libharu 错误 0x%04lX）。请减少一次打印的份数后再试。"),
                 (gulong) HPDF_GetError (pdf->doc));
  return bytes;
}
