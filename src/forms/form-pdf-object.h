/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libharu's object layer, as far as pages, fonts and pictures of ours need it. Only form-pdf*.c see this. */
#pragma once

#include "form-picture.h"

#include <glib.h>
#include <hpdf.h>
#include <libdeflate.h>

G_BEGIN_DECLS

void form_pdf_store     (HPDF_Doc                       doc,
                         HPDF_Dict                      stream,
                         struct libdeflate_compressor  *compressor,
                         gconstpointer                  data,
                         gsize                          length);
void form_pdf_store_raw (HPDF_Doc                       doc,
                         HPDF_Dict                      stream,
                         gconstpointer                  data,
                         gsize                          length);
HPDF_Dict form_pdf_new_picture (HPDF_Doc                      doc,
                                struct libdeflate_compressor *compressor,
                                const FormPicture            *picture);
void form_pdf_store_info (HPDF_Doc                       doc,
                         HPDF_InfoType                   type,
                         const char                     *text);
void form_pdf_store_bookmark (HPDF_Doc                   doc,
                              HPDF_Page                  page,
                              const char                *title);
GBytes *form_pdf_store_file (HPDF_Doc                    doc);

G_END_DECLS
