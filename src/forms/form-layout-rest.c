/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Continuation sheets: what a form had no room for, in full, under the form's name. */
#include "config.h"

#include "form-layout-private.h"

#include <string.h>

static const FormType title_type = {
  FORM_STYLE (FORM_ROLE_BIAOSONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_TOP, 16, 9, 1.5, 0
};
static const FormType name_type = {
  FORM_STYLE (FORM_ROLE_HEI, FALSE), FORM_ALIGN_LEFT, FORM_VALIGN_TOP, 10.5, 9, 1.5, 0
};
static const FormType body_type = {
  FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_JUSTIFY, FORM_VALIGN_TOP, 10.5, 9, 1.5, 0
};

/* As many lines as the page takes, then the next page. */
static void
flow (FormLayout     *layout,
      const FormType *type,
      const char     *text)
{
  FormFit fit = { 0 };
  guint from = 0;

  form_fit_text (layout, type, g_strdup (text), form_layout_body_width (layout), -1, FALSE, &fit);
  while (from < fit.lines->len)
    {
      guint room = (guint) MAX (0, (layout->end - layout->y) / fit.pitch);
      guint until = MIN (fit.lines->len, from + room);

      if (room == 0 && !form_layout_at_top (layout))
        {
          form_layout_new_page (layout);
          continue;
        }
      until = MAX (until, from + 1);
      form_fit_draw (layout, type, &fit, FALSE, from, until, layout->template->left, layout->y,
                     form_layout_body_width (layout), 0);
      layout->y += (until - from) * fit.pitch;
      from = until;
    }
  form_fit_clear (&fit);
}

/**
 * form_rest_add:
 * @title: name of the cell that was too small
 */
void
form_rest_add (FormLayout *layout,
               const char *title,
               const char *text)
{
  FormRest *rest = g_new0 (FormRest, 1);

  rest->title = g_strdup (title);
  rest->text = g_strdup (text);
  g_ptr_array_add (layout->rest, rest);
}

/**
 * form_rest_layout:
 *
 * Adds the continuation sheets of the record at hand, if it needs any.
 */
void
form_rest_layout (FormLayout *layout)
{
  g_autofree char *title = NULL;

  if (layout->rest->len == 0)
    return;
  form_layout_new_page (layout);
  title = g_strconcat (layout->template->title, "（续页）", NULL);
  flow (layout, &title_type, title);
  for (guint i = 0; i < layout->template->continued->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (layout->template->continued, i);

      form_block_draw (layout, block, layout->y);
      layout->y += form_block_measure (layout, block);
    }
  form_sheet_add_rule (layout->sheet, FALSE, FORM_OUTER, layout->template->left, layout->y,
                       layout->template->page_width - layout->template->right, layout->y);
  layout->y += FORM_MM (3);
  for (guint i = 0; i < layout->rest->len; i++)
    {
      const FormRest *rest = g_ptr_array_index (layout->rest, i);
      g_autofree char *name = g_strconcat (rest->title, "（续）", NULL);

      flow (layout, &name_type, name);
      flow (layout, &body_type, rest->text);
      layout->y += FORM_MM (3);
    }
  g_ptr_array_set_size (layout->rest, 0);
}
