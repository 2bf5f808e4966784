/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes pages out of a finished PDF and puts several PDFs into one; the pages themselves stay as they are. */
#pragma once

#include "form-error.h"

G_BEGIN_DECLS

/**
 * FormPageMark:
 * @page: from 0
 * @left: in the upper left corner, else in the upper right one, as the page is held to be read
 */
typedef struct
{
  guint    page;
  gboolean left;
} FormPageMark;

guint   form_pages_count (GBytes             *pdf,
                          GError            **error);
GArray *form_pages_parse (const char         *words,
                          guint               n_pages,
                          GError            **error);
GBytes *form_pages_pick  (GBytes             *pdf,
                          const guint        *pages,
                          guint               n,
                          GError            **error);
GBytes *form_pages_join  (GPtrArray          *parts,
                          const char *const  *titles,
                          GError            **error);
GBytes *form_pages_mark  (GBytes             *pdf,
                          GBytes             *marks,
                          const FormPageMark *places,
                          guint               n,
                          GError            **error);

G_END_DECLS
