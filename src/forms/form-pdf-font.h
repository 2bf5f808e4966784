/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One face within one PDF: the codes of its characters and, at the end, the part of it that was used. */
#pragma once

#include "form-font.h"
#include "form-pdf-object.h"

G_BEGIN_DECLS

typedef struct _FormPdfFont FormPdfFont;

FormPdfFont *form_pdf_font_new      (HPDF_Doc      doc,
                                     FormFonts    *fonts,
                                     guint         face,
                                     guint         number);
void         form_pdf_font_free     (FormPdfFont  *font);
guint        form_pdf_font_get_number (FormPdfFont *font);
HPDF_Dict    form_pdf_font_get_dict (FormPdfFont  *font);
guint        form_pdf_font_code     (FormPdfFont  *font,
                                     gunichar      character,
                                     const FormGlyph *glyph,
                                     gboolean     *ambiguous);
gboolean     form_pdf_font_finish   (FormPdfFont  *font,
                                     struct libdeflate_compressor *compressor,
                                     GError      **error);

G_END_DECLS
