/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 版记 of official letters: who gets copies, who printed it when, at the foot of the last page (GB/T 9704-2012, 7.4). */
#include "config.h"

#include "form-layout-private.h"

#include <string.h>

/* Rules at the ends and between the rows. */
#define THICK FORM_MM (0.35)
#define THIN  FORM_MM (0.25)

/* Within the character that is left free at both sides. */
static double
left_of (FormLayout      *layout,
         const FormBlock *block)
{
  return layout->template->left + block->type.size;
}

static double
width_of (FormLayout      *layout,
          const FormBlock *block)
{
  return form_layout_body_width (layout) - 2 * block->type.size;
}

/* The lines of an entry stand below the first character behind its colon; returns how far that is. */
static double
fit_entry (FormLayout      *layout,
           const FormBlock *block,
           const FormCell  *entry,
           FormFit         *fit)
{
  double indent = form_fonts_width (layout->fonts, entry->type.style, entry->type.size, entry->title, strlen (entry->title));

  form_fit_text (layout, &entry->type, form_text_evaluate (entry->text, &layout->context),
                 width_of (layout, block) - indent, -1, FALSE, fit);
  return indent;
}

static double
draw_entry (FormLayout      *layout,
            const FormBlock *block,
            const FormCell  *entry,
            double           y)
{
  FormFit fit = { 0 };
  double left = left_of (layout, block);
  double indent = fit_entry (layout, block, entry, &fit);
  double height = form_fit_height (&fit);
  FormType type = entry->type;

  type.align = FORM_ALIGN_LEFT;
  form_put_line (layout, &type, type.size, TRUE, entry->title, left, y + fit.pitch / 2, indent, 0);
  form_fit_draw (layout, &entry->type, &fit, form_text_is_fixed (entry->text), 0, fit.lines->len,
                 left + indent, y, width_of (layout, block) - indent, height);
  form_fit_clear (&fit);
  return height;
}

static double
measure_entry (FormLayout      *layout,
               const FormBlock *block,
               const FormCell  *entry)
{
  FormFit fit = { 0 };
  double height;

  fit_entry (layout, block, entry, &fit);
  height = form_fit_height (&fit);
  form_fit_clear (&fit);
  return height;
}

static void
draw_rule (FormLayout      *layout,
           const FormBlock *block,
           double           thickness,
           double           middle)
{
  double left = layout->template->left;

  if (block->ruled)
    form_sheet_add_rule (layout->sheet, FALSE, thickness, left, middle, left + form_layout_body_width (layout), middle);
}

/* A page without head and number. */
static void
new_bare_page (FormLayout *layout)
{
  form_layout_new_page (layout);
  form_sheet_clear (layout->sheet);
  layout->sheet->bare = TRUE;
}

/**
 * form_imprint_measure:
 *
 * Returns: its height, in pt
 */
double
form_imprint_measure (FormLayout      *layout,
                      const FormBlock *block)
{
  gboolean has_last_row = FALSE;
  double height = 0;

  for (guint i = 0; i < block->parts->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (block->parts, i);

      if (!form_when_holds (cell->when, &layout->context))
        continue;
      if (cell->title != NULL)
        height += measure_entry (layout, block, cell);
      else
        has_last_row = TRUE;
    }
  return height + (has_last_row ? block->type.size * block->type.pitch : 0);
}

/**
 * form_imprint_draw:
 * @y: its upper edge
 *
 * An entry a row; then those who printed it and the day, together in the last one.
 */
void
form_imprint_draw (FormLayout      *layout,
                   const FormBlock *block,
                   double           y)
{
  double top = y, bottom = y + form_imprint_measure (layout, block);
  gboolean has_last_row = FALSE;

  for (guint i = 0; i < block->parts->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (block->parts, i);
      g_autofree char *text = NULL;

      if (!form_when_holds (cell->when, &layout->context))
        continue;
      if (y > top && !has_last_row)
        draw_rule (layout, block, THIN, y);
      if (cell->title != NULL)
        {
          y += draw_entry (layout, block, cell, y);
          continue;
        }
      has_last_row = TRUE;
      text = form_text_evaluate (cell->text, &layout->context);
      form_put_line (layout, &cell->type, cell->type.size, form_text_is_fixed (cell->text), text,
                     left_of (layout, block), (y + bottom) / 2, width_of (layout, block), 0);
    }
  draw_rule (layout, block, THICK, top + THICK / 2);
  draw_rule (layout, block, THICK, bottom - THICK / 2);
}

/**
 * form_imprint_layout:
 *
 * Puts it at the foot of the type area: of the page at hand, or of the next one; of a letter printed on
 * both sides always of an even one. Where a blank page comes before, neither bears a number (7.5).
 */
void
form_imprint_layout (FormLayout      *layout,
                     const FormBlock *block)
{
  double height = form_imprint_measure (layout, block);
  double bottom = block->place != FORM_NOWHERE ? block->place : layout->template->area_bottom;
  gboolean fits = layout->y + block->above + height <= bottom + 0.1;
  gboolean even = layout->context.page % 2 == 0;

  if (height <= 0)
    return;
  if (block->even && even && !fits)
    {
      new_bare_page (layout);
      new_bare_page (layout);
    }
  else if (block->even ? !even : !fits)
    form_layout_new_page (layout);
  if (layout->y + height > bottom + 0.1 && layout->error == NULL)
    form_set_layout_error (layout, block, layout->y + height - bottom);
  form_block_draw (layout, block, bottom - height);
  layout->y = bottom;
}
