/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a template: what is wrong is noted with its line, and reading goes on. */
#pragma once

#include "form-template.h"
#include "form-xml.h"

G_BEGIN_DECLS

/**
 * FormReader:
 * @file: how problems name the template
 * @problems: (element-type GError): what was found wrong
 * @edits: (element-type utf8): ids of the words that may be changed, each once
 * @label: type of the labels of the grid or list at hand, like @value
 */
typedef struct
{
  const char   *file;
  FormTemplate *template;
  GPtrArray    *problems;
  GHashTable   *edits;
  FormType      label;
  FormType      value;
} FormReader;

void       form_read_refuse     (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *format,
                                 ...) G_GNUC_PRINTF (3, 4);
double     form_read_number     (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *attribute,
                                 double             otherwise,
                                 double             least,
                                 double             most);
double     form_read_mm         (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *attribute,
                                 double             otherwise);
gboolean   form_read_flag       (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *attribute,
                                 gboolean           otherwise);
FormRole   form_read_role       (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *attribute,
                                 FormRole           otherwise);
FormAlign  form_read_align      (FormReader        *reader,
                                 const FormElement *element,
                                 FormAlign          otherwise);
FormType   form_read_type       (FormReader        *reader,
                                 const FormElement *element,
                                 FormType           type);
FormWhen  *form_read_condition  (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *attribute);
FormWhen  *form_read_when       (FormReader        *reader,
                                 const FormElement *element);
FormText  *form_read_parse_text (FormReader        *reader,
                                 const FormElement *element,
                                 const char        *text);
FormText  *form_read_text       (FormReader        *reader,
                                 const FormElement *element);
FormText  *form_read_code       (FormReader        *reader,
                                 const FormElement *element);
void       form_read_edit       (FormReader        *reader,
                                 const FormElement *element,
                                 FormText          *text);

/* form-read-grid.c */
void       form_read_cell_types (FormReader        *reader,
                                 const FormElement *element);
FormCell  *form_read_cell       (FormReader        *reader,
                                 const FormElement *element);
FormGrid  *form_read_grid       (FormReader        *reader,
                                 const FormElement *element);

/* form-read-list.c */
FormList  *form_read_list       (FormReader        *reader,
                                 const FormElement *element);

G_END_DECLS
