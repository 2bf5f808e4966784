/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ruled pages for records of what was said: a line of text above every rule, the unused rows closed. */
#include "config.h"

#include "form-layout-private.h"

/* How far the letters stand above their rule. */
#define LIFT FORM_MM (1.5)

typedef struct
{
  FormLayout      *layout;
  const FormBlock *block;
  FormFit          fit;
  guint            next;      /* line of the text */
  gboolean         closed;    /* the last words are written */
} Ruled;

static void
put_text (Ruled      *self,
          guint       line,
          double      rule)
{
  FormLayout *layout = self->layout;
  FormType type = self->block->type;
  double size = self->fit.size;
  /* The pitch's middle lies where the letters rest on their place above the rule. */
  double base = form_fonts_centre (layout->fonts, type.style) * size;

  type.valign = FORM_VALIGN_TOP;
  form_fit_draw (layout, &type, &self->fit, FALSE, line, line + 1, layout->template->left,
                 rule - LIFT - base - self->fit.pitch / 2, form_layout_body_width (layout), self->fit.pitch);
}

/* Rows that nothing stands in must not be filled in later. */
static void
put_last_words (Ruled  *self,
                double  rule)
{
  FormLayout *layout = self->layout;
  FormType type = self->block->type;
  double base = form_fonts_centre (layout->fonts, type.style) * type.size;

  self->closed = TRUE;
  type.align = FORM_ALIGN_CENTRE;
  form_put_line (layout, &type, type.size, FALSE, self->block->last_words, layout->template->left,
                 rule - LIFT - base, form_layout_body_width (layout), 0);
}

static void
rule_page (Ruled *self)
{
  FormLayout *layout = self->layout;
  double left = layout->template->left, right = left + form_layout_body_width (layout);
  double pitch = self->block->height;

  form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, left, layout->y, right, layout->y);
  while (layout->y + pitch <= layout->end + 0.1)
    {
      layout->y += pitch;
      form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, left, layout->y, right, layout->y);
      if (self->next < self->fit.lines->len)
        put_text (self, self->next++, layout->y);
      else if (!self->closed && self->block->last_words != NULL && self->next > 0)
        put_last_words (self, layout->y);
    }
}

/**
 * form_ruled_layout:
 *
 * Lays out a ruled record over as many pages as its text takes; without a text it is ruled for the pen.
 */
void
form_ruled_layout (FormLayout      *layout,
                   const FormBlock *block)
{
  Ruled self = { .layout = layout, .block = block };

  if (layout->y + block->above + block->height > layout->end && !form_layout_at_top (layout))
    form_layout_new_page (layout);
  layout->y += block->above;
  if (layout->y + block->height > layout->end && layout->error == NULL)
    {
      form_set_layout_error (layout, block, layout->y + block->height - layout->end);
      return;
    }
  form_fit_text (layout, &block->type, form_text_evaluate (block->text, &layout->context),
                 form_layout_body_width (layout), -1, FALSE, &self.fit);
  rule_page (&self);
  while (self.next < self.fit.lines->len && layout->error == NULL)
    {
      form_layout_new_page (layout);
      rule_page (&self);
    }
  layout->y += block->below;
  form_fit_clear (&self.fit);
}
