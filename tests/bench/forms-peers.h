/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others need for the same papers: cairo and Pango, ReportLab, LibreOffice, and zlib for the page bytes alone. */
#pragma once

#include "form-layout.h"

G_BEGIN_DECLS

/* Answers of a peer are CPU seconds; this one says that it is not installed. */
#define PEER_ABSENT -1.0

double peer_cpu_seconds  (void);

/* Draws sheets from..until into one document, of @fixed the fixed part on each; its size into @size. */
double peer_cairo        (const FormSheet   *fixed,
                          GPtrArray         *sheets,
                          guint              from,
                          guint              until,
                          gsize             *size);

/* The same by ReportLab, in one document and each sheet in its own; start-up and font loading not counted. */
double peer_reportlab    (const FormSheet   *fixed,
                          GPtrArray         *sheets,
                          gboolean           single,
                          gsize             *size);

/* The first form of the template's grid as a spreadsheet of @n pages, made a PDF without a window. */
double peer_libreoffice  (const FormTemplate *template,
                          const FormSource   *source,
                          guint               n,
                          gsize              *size);

/* zlib's usual level over the contents of the pages of @pdf, each by itself, and nothing else. */
double peer_zlib         (GBytes            *pdf,
                          guint             *n_pages,
                          gsize             *n_bytes);

G_END_DECLS
