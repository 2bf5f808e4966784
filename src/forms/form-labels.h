/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels: the small papers of many records side by side on sheets of adhesive paper. */
#pragma once

#include "form-sheet.h"
#include "form-template.h"

G_BEGIN_DECLS

typedef struct _FormLabels FormLabels;

FormLabels      *form_labels_new       (const FormTemplate  *template,
                                        guint                first);
void             form_labels_free      (FormLabels          *labels);
gboolean         form_labels_check     (const FormTemplate  *template,
                                        guint                first,
                                        GError             **error);
void             form_labels_add       (FormLabels          *labels,
                                        const FormSheet     *fixed,
                                        const FormSheet     *sheet);
const FormSheet *form_labels_get_full  (FormLabels          *labels,
                                        gboolean             last);
void             form_labels_next      (FormLabels          *labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormLabels, form_labels_free)

G_END_DECLS
