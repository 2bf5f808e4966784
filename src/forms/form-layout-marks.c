/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules across the paper, the line along which it is cut, the mark for the seal over its edges. */
#include "config.h"

#include "form-layout-private.h"

#include <string.h>

/* Between the two rules of a double one. */
#define BETWEEN FORM_MM (0.7)

/* Printers reach no further to the edge of the paper. */
#define EDGE FORM_MM (5)

/**
 * form_rule_measure:
 *
 * Returns: the height of one rule or two, in pt
 */
double
form_rule_measure (const FormBlock *block)
{
  return block->thickness + (block->second > 0 ? BETWEEN + block->second : 0);
}

/**
 * form_rule_draw:
 * @y: upper edge of the block
 *
 * A rule wider than the text stands in the middle of the paper.
 */
void
form_rule_draw (FormLayout      *layout,
                const FormBlock *block,
                double           y)
{
  double text = form_layout_body_width (layout);
  double width = block->width > 0 ? block->width : text;
  double x = width > text ? (layout->template->page_width - width) / 2 : layout->template->left + (text - width) / 2;
  double middle = y + block->above + block->thickness / 2;

  form_sheet_set_red (layout->sheet, block->type.red);
  form_sheet_add_rule (layout->sheet, TRUE, block->thickness, x, middle, x + width, middle);
  if (block->second > 0)
    {
      middle += block->thickness / 2 + BETWEEN + block->second / 2;
      form_sheet_add_rule (layout->sheet, TRUE, block->second, x, middle, x + width, middle);
    }
  form_sheet_set_red (layout->sheet, FALSE);
}

/**
 * form_cut_measure:
 *
 * Returns: the height of the number that stands on the line, in pt
 */
double
form_cut_measure (const FormBlock *block)
{
  return block->type.size * 1.25;
}

/**
 * form_cut_draw:
 * @y: upper edge of the block
 *
 * Dashes from edge to edge of the paper; the number stands once, in their middle, so that each
 * part keeps half of it and of the seal over it.
 */
void
form_cut_draw (FormLayout      *layout,
               const FormBlock *block,
               double           y)
{
  g_autofree char *text = form_text_evaluate (block->text, &layout->context);
  gboolean fixed = form_text_is_fixed (block->text);
  double width = form_fonts_width (layout->fonts, block->type.style, block->type.size, text, strlen (text));
  double line = y + block->above + form_cut_measure (block) / 2;
  double page = layout->template->page_width;
  double white = width > 0 ? width / 2 + FORM_MM (2) : 0;

  form_sheet_add_dashes (layout->sheet, fixed, EDGE, page / 2 - white, line);
  form_sheet_add_dashes (layout->sheet, fixed, page / 2 + white, page - EDGE, line);
  form_put_line (layout, &block->type, block->type.size, fixed, text, (page - width) / 2, line, width, 0);
}

/**
 * form_seam_draw:
 *
 * Shows at the right edge of every page of a longer paper where the seal over the fanned edges
 * goes: two strokes as far apart as the seal is wide, a word between them, one letter below the other.
 */
void
form_seam_draw (FormLayout      *layout,
                const FormBlock *block)
{
  g_autofree char *text = form_text_evaluate (block->text, &layout->context);
  double page = layout->template->page_width;
  double middle = block->at;
  double pitch = block->type.size * 1.3;
  double y = middle - g_utf8_strlen (text, -1) * pitch / 2 + pitch / 2;

  if (layout->context.n_pages == 1)
    return;
  for (int side = -1; side <= 1; side += 2)
    form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, page - EDGE - FORM_MM (4), middle + side * block->side / 2,
                         page, middle + side * block->side / 2);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), y += pitch)
    {
      g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

      form_put_line (layout, &block->type, block->type.size, FALSE, letter,
                     page - EDGE - FORM_MM (4), y, FORM_MM (4), 0);
    }
}
