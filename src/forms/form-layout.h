/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the values of records into a form's places and makes pages of it. */
#pragma once

#include "form-sheet.h"
#include "form-template.h"

G_BEGIN_DECLS

typedef struct _FormLayout FormLayout;

/**
 * FormLayoutSink:
 * @shared: the sheet's fixed operations are those of form_layout_get_shared()
 *
 * Takes a finished page; it is reused afterwards.
 */
typedef void (*FormLayoutSink) (const FormSheet *sheet,
                                guint            shared,
                                gpointer         data);

/* The sheet is complete in itself. */
#define FORM_NOT_SHARED G_MAXUINT

FormLayout      *form_layout_new        (FormFonts           *fonts,
                                         const FormTemplate  *template,
                                         const FormSource    *source,
                                         const char          *variant,
                                         const char          *today,
                                         FormLayoutSink       sink,
                                         gpointer             data);
void             form_layout_free       (FormLayout          *layout);
gboolean         form_layout_record     (FormLayout          *layout,
                                         guint                record,
                                         GError             **error);
gboolean         form_layout_blank      (FormLayout          *layout,
                                         GError             **error);
gboolean         form_layout_list       (FormLayout          *layout,
                                         gboolean           (*step) (guint done, gpointer data),
                                         gpointer             data,
                                         GError             **error);
void             form_layout_set_print  (FormLayout          *layout,
                                         const FormPrint     *print);
void             form_layout_watch      (FormLayout          *layout,
                                         GArray              *lines);
const FormSheet *form_layout_get_shared (FormLayout          *layout,
                                         guint                shared);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormLayout, form_layout_free)

G_END_DECLS
