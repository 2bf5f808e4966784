/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template as read: elements with their attributes, text and line numbers, nothing understood yet. */
#pragma once

#include "form-error.h"

G_BEGIN_DECLS

/**
 * FormElement:
 * @name: (nullable): %NULL for a piece of text
 * @text: of a piece of text
 * @attributes: (array zero-terminated=1): name, value, name, value …
 * @children: (element-type FormElement)
 * @line: where it begins, from 1
 */
typedef struct _FormElement FormElement;
struct _FormElement
{
  char      *name;
  char      *text;
  char     **attributes;
  GPtrArray *children;
  int        line;
};

/* More than any form needs; a template may come from anybody. */
#define FORM_MOST_ELEMENTS 20000
#define FORM_MOST_TEXT     20000

FormElement *form_xml_parse        (GBytes            *bytes,
                                    const char        *file,
                                    GError           **error);
FormElement *form_element_copy     (const FormElement *element);
void         form_element_free     (FormElement       *element);
const char  *form_element_get      (const FormElement *element,
                                    const char        *attribute);
char        *form_element_dup_text (const FormElement *element);
void         form_add_template_problem (GPtrArray     *problems,
                                        const char    *file,
                                        int            line,
                                        const char    *format,
                                        ...) G_GNUC_PRINTF (4, 5);
gboolean     form_element_is       (const FormElement *element,
                                    const char        *name);
void         form_set_template_error (GError         **error,
                                      const char      *file,
                                      int              line,
                                      const char      *format,
                                      ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormElement, form_element_free)

G_END_DECLS
