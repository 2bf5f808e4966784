/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with values in it: `姓名：{name}`, `{birth_date|年月日}`. */
#pragma once

#include "form-sums.h"
#include "form.h"

G_BEGIN_DECLS

/**
 * FormContext:
 * @source: (nullable): %NULL prints blank
 * @filled: a record is selected in @source
 * @list: (nullable): the list whose row is being set
 * @seq: number of the record or row from 1; 0 on blank papers
 * @blank: conditions are answered by the record, values are left empty
 * @version: (nullable): of the form
 * @print: (nullable): what an issued paper says, and its changed words
 * @page: from 1, with @n_pages of this record; 0 while not known
 * @sheet: number of the page within all that is printed, from 1; known in feet only
 * @sums: (nullable): what `sum.FIELD` and `rows` say, in a row of sums
 */
typedef struct
{
  const FormSource *source;
  gboolean          filled;
  gboolean          blank;
  const char       *list;
  guint             row;
  guint             seq;
  const char       *variant;
  const char       *today;
  const char       *version;
  const FormPrint  *print;
  guint             page;
  guint             n_pages;
  guint             sheet;
  const FormSums   *sums;
} FormContext;

typedef struct _FormText FormText;

/* Stands for the number of all pages in evaluated text: it is known only at the end. */
#define FORM_TOTAL_MARK "\x01"

FormText   *form_text_parse        (const char        *text,
                                    char             **problem);
FormText   *form_text_new_ticks    (const char        *name,
                                    const char        *only,
                                    const char        *rest);
void        form_text_free         (FormText          *text);
gboolean    form_text_is_fixed     (const FormText    *text);
gboolean    form_text_has_pages    (const FormText    *text);
const char *form_text_get_ticks    (const FormText    *text);
const char *const *form_text_get_only_ticks (const FormText *text);
const char *form_text_get_literal  (const FormText    *text);
void        form_text_set_edit     (FormText          *text,
                                    const char        *id,
                                    const char        *title);
const char *form_text_get_edit     (const FormText    *text);
const char *form_text_get_edit_title (const FormText  *text);
const char *form_text_get_change   (const FormText    *text,
                                    const FormContext *context);
void        form_text_each_name    (const FormText    *text,
                                    void             (*visit) (const char *name, gpointer data),
                                    gpointer           data);
char       *form_text_evaluate     (const FormText    *text,
                                    const FormContext *context);
gboolean    form_is_paper_name     (const char        *name);
char       *form_context_dup_value (const FormContext *context,
                                    const char        *name);

FormWhen   *form_when_parse        (const char        *text,
                                    char             **problem);
void        form_when_free         (FormWhen          *when);
const char *form_when_get_name     (const FormWhen    *when);
const char *const *form_when_get_codes (const FormWhen *when);
gboolean    form_when_fits         (const FormWhen    *when,
                                    const char        *value);
gboolean    form_when_holds        (const FormWhen    *when,
                                    const FormContext *context);

G_END_DECLS
