/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF being drawn page by page: text in any style, rules, pictures, parts that pages share.
 *
 * All measures are pt with the origin at the lower left corner of the page. */
#pragma once

#include "form-font.h"
#include "form-picture.h"

G_BEGIN_DECLS

typedef struct _FormPdf FormPdf;

FormPdf *form_pdf_new           (FormFonts   *fonts);
void     form_pdf_free          (FormPdf     *pdf);
void     form_pdf_set_info      (FormPdf     *pdf,
                                 const char  *title,
                                 const char  *author,
                                 const char  *date);
void     form_pdf_set_offset    (FormPdf     *pdf,
                                 double       x,
                                 double       y);

void     form_pdf_begin_page    (FormPdf     *pdf,
                                 double       width,
                                 double       height);
void     form_pdf_end_page      (FormPdf     *pdf);
void     form_pdf_begin_shared  (FormPdf     *pdf,
                                 double       width,
                                 double       height);
guint    form_pdf_end_shared    (FormPdf     *pdf);
void     form_pdf_use_shared    (FormPdf     *pdf,
                                 guint        shared);

void     form_pdf_set_red       (FormPdf     *pdf,
                                 gboolean     red);
void     form_pdf_text          (FormPdf     *pdf,
                                 FormStyle    style,
                                 double       size,
                                 double       x,
                                 double       y,
                                 const char  *text,
                                 gsize        length,
                                 double       spacing);
void     form_pdf_marks         (FormPdf     *pdf,
                                 FormStyle    style,
                                 double       size,
                                 double       x,
                                 double       y,
                                 const char  *text,
                                 gsize        length,
                                 double       spacing);
void     form_pdf_total         (FormPdf     *pdf,
                                 FormStyle    style,
                                 double       size,
                                 double       x,
                                 double       y,
                                 const char  *after);
void     form_pdf_rule          (FormPdf     *pdf,
                                 double       thickness,
                                 double       x1,
                                 double       y1,
                                 double       x2,
                                 double       y2);
void     form_pdf_box           (FormPdf     *pdf,
                                 double       thickness,
                                 double       x,
                                 double       y,
                                 double       width,
                                 double       height);
void     form_pdf_add_bar       (FormPdf     *pdf,
                                 double       x1,
                                 double       y1,
                                 double       x2,
                                 double       y2);
void     form_pdf_fill_bars     (FormPdf     *pdf);
void     form_pdf_dash          (FormPdf     *pdf,
                                 double       length);
void     form_pdf_picture       (FormPdf     *pdf,
                                 FormPicture *picture,
                                 double       x,
                                 double       y,
                                 double       width,
                                 double       height);

void     form_pdf_bookmark      (FormPdf     *pdf,
                                 const char  *title);
guint    form_pdf_get_n_pages   (FormPdf     *pdf);
guint    form_pdf_get_n_missing (FormPdf     *pdf);
GBytes  *form_pdf_finish        (FormPdf     *pdf,
                                 GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormPdf, form_pdf_free)

G_END_DECLS
