/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libharu's object layer, as far as pages, fonts and pictures of ours need it. Only form-pdf*.c see this. */
#pragma once

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

G_END_DECLS
