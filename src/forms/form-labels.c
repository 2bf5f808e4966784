/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels: the small papers of many records side by side on sheets of adhesive paper. */
#include "config.h"

#include "form-labels.h"

#include "form-error.h"

#include <glib/gi18n-lib.h>

struct _FormLabels
{
  const FormTemplate *template;
  FormSheet          *sheet;
  guint               next;     /* place on the sheet, in rows from the upper left */
};

static guint
count_places (const FormTemplate *template)
{
  return template->label_columns * template->label_rows;
}

/**
 * form_labels_new:
 * @template: one with labels
 * @first: place of the first label, from 1, on a sheet of which some are gone; 0 as 1
 */
FormLabels *
form_labels_new (const FormTemplate *template,
                 guint               first)
{
  FormLabels *labels = g_new0 (FormLabels, 1);

  labels->template = template;
  labels->sheet = form_sheet_new (template->sheet_width, template->sheet_height);
  labels->next = MAX (first, 1) - 1;
  return labels;
}

void
form_labels_free (FormLabels *labels)
{
  if (labels == NULL)
    return;
  form_sheet_free (labels->sheet);
  g_free (labels);
}

/**
 * form_labels_check:
 * @first: place of the first label, from 1; 0 as 1
 *
 * Returns: whether there is such a place on the form's sheets
 */
gboolean
form_labels_check (const FormTemplate  *template,
                   guint                first,
                   GError             **error)
{
  guint n = count_places (template);

  if (first <= MAX (n, 1))
    return TRUE;
  if (n == 0)
    g_set_error (error, FORM_ERROR, FORM_ERROR_FAILED, _("“%s”不是标签，不能指定从第 %u 个标签印起。"), template->title, first);
  else
    g_set_error (error, FORM_ERROR, FORM_ERROR_FAILED, _("“%s”每张纸有 %u 个标签，不能从第 %u 个印起。请写 1 到 %u。"),
                 template->title, n, first, n);
  return FALSE;
}

/**
 * form_labels_add:
 * @fixed: (nullable): what is the same on every label, where @sheet lacks it
 *
 * Puts a label onto the next free place.
 */
void
form_labels_add (FormLabels      *labels,
                 const FormSheet *fixed,
                 const FormSheet *sheet)
{
  const FormTemplate *template = labels->template;
  double x = template->label_left + labels->next % template->label_columns * template->label_across;
  double y = template->label_top + labels->next / template->label_columns * template->label_down;

  if (fixed != NULL)
    form_sheet_add_sheet (labels->sheet, fixed, TRUE, FALSE, x, y);
  form_sheet_add_sheet (labels->sheet, sheet, fixed == NULL, TRUE, x, y);
  labels->next++;
}

/**
 * form_labels_get_full:
 * @last: a sheet with free places counts too
 *
 * Returns: (transfer none) (nullable): the sheet, when it is to be printed
 */
const FormSheet *
form_labels_get_full (FormLabels *labels,
                      gboolean    last)
{
  gboolean full = labels->next >= count_places (labels->template);

  return full || (last && labels->sheet->ops->len > 0) ? labels->sheet : NULL;
}

/**
 * form_labels_next:
 *
 * Begins an empty sheet.
 */
void
form_labels_next (FormLabels *labels)
{
  form_sheet_clear (labels->sheet);
  labels->next = 0;
}
