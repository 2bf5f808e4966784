/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Continuation sheets: what a form had no room for, in full, under the form's name. */
#include "config.h"

#include "form-layout-private.h"

static const FormType title_type = {
  FORM_STYLE (FORM_ROLE_BIAOSONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_TOP, 16, 9, 1.5, 0
};
static const FormType name_type = {
  FORM_STYLE (FORM_ROLE_HEI, FALSE), FORM_ALIGN_LEFT, FORM_VALIGN_TOP, 10.5, 9, 1.5, 0
};
static const FormType body_type = {
  FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_JUSTIFY, FORM_VALIGN_TOP, 10.5, 9, 1.5, 0
};

/* A page with less room below the head has it once only: else nothing would ever get onto it. */
#define LEAST_ROOM FORM_MM (20)

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
 * form_rest_draw:
 * @title: (nullable): name of the place; the form's when %NULL
 *
 * Fills a box that is too small to its last line but one, says so in the last, and puts the
 * rest aside.
 */
void
form_rest_draw (FormLayout     *layout,
                const FormType *type,
                const char     *title,
                const FormFit  *fit,
                double          x,
                double          y,
                double          width,
                double          height)
{
  guint room = (guint) MAX (1, (height + 0.1) / fit->pitch);
  guint shown = MIN (fit->lines->len, room > 1 ? room - 1 : 0);
  FormType top = *type;
  FormType note = *type;
  const FormLine *next = &g_array_index (fit->lines, FormLine, shown);

  top.valign = FORM_VALIGN_TOP;
  form_fit_draw (layout, &top, fit, FALSE, 0, shown, x, y, width, height);
  note.align = FORM_ALIGN_RIGHT;
  form_put_line (layout, &note, fit->size, FALSE, "（转续页）", x, y + (shown + 0.5) * fit->pitch, width, 0);
  form_rest_add (layout, title != NULL ? title : layout->template->title, fit->text + next->start);
}

/**
 * form_rest_draw_head:
 *
 * Says at the top of each continuation sheet what it continues: a loose sheet must find its way back.
 */
void
form_rest_draw_head (FormLayout *layout)
{
  g_autofree char *title = g_strconcat (layout->template->title, "（续页）", NULL);

  layout->continuing = FALSE;
  form_layout_flow (layout, &title_type, g_strdup (title), FALSE, 0, 0);
  for (guint i = 0; i < layout->template->continued->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (layout->template->continued, i);

      form_block_draw (layout, block, layout->y);
      layout->y += form_block_measure (layout, block);
    }
  form_sheet_add_rule (layout->sheet, FALSE, FORM_OUTER, layout->template->left, layout->y,
                       layout->template->page_width - layout->template->right, layout->y);
  layout->y += FORM_MM (3);
  layout->continuing = layout->end - layout->y > LEAST_ROOM;
}

/**
 * form_rest_layout:
 *
 * Adds the continuation sheets of the record at hand, if it needs any.
 */
void
form_rest_layout (FormLayout *layout)
{
  if (layout->rest->len == 0)
    return;
  layout->continuing = TRUE;
  form_layout_new_page (layout);
  for (guint i = 0; i < layout->rest->len; i++)
    {
      const FormRest *rest = g_ptr_array_index (layout->rest, i);
      g_autofree char *name = g_strconcat (rest->title, "（续）", NULL);

      form_layout_flow (layout, &name_type, g_strdup (name), FALSE, 2 * body_type.size * body_type.pitch, 1);
      form_layout_flow (layout, &body_type, g_strdup (rest->text), FALSE, 0, 0);
      layout->y += FORM_MM (3);
    }
  layout->continuing = FALSE;
  g_ptr_array_set_size (layout->rest, 0);
}
