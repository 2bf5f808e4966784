/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a page, a group or a list come to: sums in 分 and minutes, converted once. */
#pragma once

#include "form-source.h"

G_BEGIN_DECLS

typedef struct _FormSums FormSums;

FormSums *form_sums_new       (void);
void      form_sums_free      (FormSums         *sums);
void      form_sums_want      (FormSums         *sums,
                               const char       *name);
void      form_sums_clear     (FormSums         *sums);
gboolean  form_sums_add       (FormSums         *sums,
                               const FormSource *source,
                               const char       *list,
                               guint             row,
                               GError          **error);
gboolean  form_sums_is_name   (const char       *name);
char     *form_sums_dup_value (const FormSums   *sums,
                               const char       *name);

G_END_DECLS
