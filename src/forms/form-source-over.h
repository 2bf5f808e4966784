/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source of a paper's values over another one: it tells some texts itself, and hands on what else is asked. */
#pragma once

#include "form-source.h"

G_BEGIN_DECLS

/**
 * FormSourceOver:
 * @dup_value: told instead of @base's, as in FormSource
 * @dup_label, @n_rows: (nullable): the same; %NULL: @base's
 * @has_numbers: the numbers behind the texts are still @base's
 * @has_pictures: so are the pictures, which are left out otherwise
 * @data: handed to the three
 */
typedef struct
{
  const FormSource *base;
  char           *(*dup_value) (gpointer    data,
                                const char *list,
                                guint       row,
                                const char *name);
  char           *(*dup_label) (gpointer    data);
  guint           (*n_rows)    (gpointer    data,
                                const char *list);
  gboolean          has_numbers;
  gboolean          has_pictures;
  gpointer          data;
} FormSourceOver;

/* Borrows @over and what it points to. */
FormSource form_source_over (FormSourceOver *over);

G_END_DECLS
