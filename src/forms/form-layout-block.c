/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles, lines of several parts and paragraphs: what stands outside of grids and lists. */
#include "config.h"

#include "form-layout-private.h"

#include <string.h>

/* Least size that a line's parts are squeezed to before they would overlap, and the white between two of them. */
#define LEAST_PART 6
#define PART_GAP FORM_MM (3)

static gboolean
part_is_fixed (const FormCell *part)
{
  return part->when == NULL && form_text_is_fixed (part->text);
}

/* All parts of a line share one size, the largest at which they stand side by side. */
static double
common_size (FormLayout      *layout,
             const FormBlock *block,
             char           **texts)
{
  double whole = form_layout_body_width (layout);
  double needed = 0;
  guint n = 0;

  for (guint i = 0; i < block->parts->len; i++)
    {
      const FormCell *part = g_ptr_array_index (block->parts, i);

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      if (n++ > 0)
        whole -= PART_GAP;
      needed += form_fonts_width (layout->fonts, part->type.style, 1, texts[i], strlen (texts[i]));
      whole -= part->blank;
    }
  if (needed * block->type.size <= whole)
    return block->type.size;
  if (needed * LEAST_PART > whole)
    form_layout_note_tight (layout, block->line);
  return MAX (LEAST_PART, whole / needed);
}

static void
draw_line (FormLayout      *layout,
           const FormBlock *block,
           double           y)
{
  double whole = form_layout_body_width (layout);
  g_auto (GStrv) texts = g_new0 (char *, block->parts->len + 1);
  g_autofree char **shown = g_new0 (char *, block->parts->len + 1);
  double size;

  for (guint i = 0; i < block->parts->len; i++)
    {
      const FormCell *part = g_ptr_array_index (block->parts, i);

      texts[i] = form_text_evaluate (part->text, &layout->context);
      if (form_when_holds (part->when, &layout->context))
        shown[i] = texts[i];
    }
  size = common_size (layout, block, shown);
  for (guint i = 0; i < block->parts->len; i++)
    {
      const FormCell *part = g_ptr_array_index (block->parts, i);
      double own = MIN (part->type.size, size);

      if (shown[i] != NULL && *shown[i] != '\0')
        form_put_line (layout, &part->type, own, part_is_fixed (part) && own == part->type.size, shown[i],
                       layout->template->left, y + block->above + block->height / 2, whole, part->blank);
    }
}

static void
draw_qr (FormLayout      *layout,
         const FormBlock *block,
         double           y)
{
  double x = layout->template->left;
  double white = form_layout_body_width (layout) - block->side;

  if (block->type.align == FORM_ALIGN_CENTRE)
    x += white / 2;
  else if (block->type.align == FORM_ALIGN_RIGHT)
    x += white;
  form_qr_draw (layout, block->text, block->line, block->spelled,
                x, block->place != FORM_NOWHERE ? block->place : y + block->above, block->side);
}

static void
draw_paragraphs (FormLayout      *layout,
                 const FormBlock *block,
                 double           y)
{
  double whole = form_layout_body_width (layout);
  FormFit fit = { 0 };

  form_fit_text (layout, &block->type, form_text_evaluate (block->text, &layout->context), whole, -1, FALSE, &fit);
  form_fit_draw (layout, &block->type, &fit, form_text_is_fixed (block->text), 0, fit.lines->len,
                 layout->template->left, y + block->above, whole, form_fit_height (&fit));
  form_fit_clear (&fit);
}

/* Where the first letters begin below the upper edge of the block. */
static double
lead_of (const FormBlock *block)
{
  switch (block->kind)
    {
    case FORM_BLOCK_TITLE:
    case FORM_BLOCK_TEXT:
    case FORM_BLOCK_SIGNATURE:
      return block->type.size * (block->type.pitch - 1) / 2;
    case FORM_BLOCK_LINE:
      return (block->height - block->type.size) / 2;
    case FORM_BLOCK_CUT:
      return form_cut_measure (block) / 2;
    default:
      return 0;
    }
}

/**
 * form_block_top:
 *
 * Returns: where a block that has a place on the paper begins, the white above it included, in pt
 */
double
form_block_top (const FormBlock *block)
{
  return block->at - lead_of (block) - block->above;
}

/**
 * form_block_shows:
 *
 * Returns: whether the block stands on the page at hand
 */
gboolean
form_block_shows (FormLayout      *layout,
                  const FormBlock *block)
{
  guint page = layout->context.page;

  if ((block->on == FORM_ON_FIRST && page != 1) || (block->on == FORM_ON_REST && page == 1)
      || (block->on == FORM_ON_REST_ODD && (page == 1 || page % 2 == 0))
      || (block->on == FORM_ON_ODD && page % 2 == 0) || (block->on == FORM_ON_EVEN && page % 2 == 1))
    return FALSE;
  if (block->text != NULL && g_strcmp0 (form_text_get_change (block->text, &layout->context), "") == 0)
    return FALSE;
  return form_when_holds (block->when, &layout->context);
}

/**
 * form_block_is_fixed:
 *
 * Returns: whether the block looks the same for every record
 */
gboolean
form_block_is_fixed (const FormBlock *block)
{
  for (guint i = 0; block->parts != NULL && i < block->parts->len; i++)
    if (!part_is_fixed (g_ptr_array_index (block->parts, i)))
      return FALSE;
  return block->text == NULL || form_text_is_fixed (block->text);
}

/**
 * form_block_measure:
 *
 * Returns: the height of what is no grid, list or ruled page, with the white around it, in pt
 */
double
form_block_measure (FormLayout      *layout,
                    const FormBlock *block)
{
  FormFit fit = { 0 };
  double height = block->height;

  if (!form_block_shows (layout, block) || block->kind == FORM_BLOCK_SEAM
      || block->place != FORM_NOWHERE)
    return 0;
  if (block->kind == FORM_BLOCK_RULE)
    height = form_rule_measure (block);
  else if (block->kind == FORM_BLOCK_CUT)
    height = form_cut_measure (block);
  else if (block->kind == FORM_BLOCK_QR)
    height = form_qr_height (block->side, block->spelled);
  else if (block->kind == FORM_BLOCK_IMPRINT)
    height = form_imprint_measure (layout, block);
  else if (block->kind == FORM_BLOCK_SIGNATURE)
    height = form_signature_measure (layout, block);
  else if (block->kind == FORM_BLOCK_TITLE || block->kind == FORM_BLOCK_TEXT)
    {
      form_fit_text (layout, &block->type, form_text_evaluate (block->text, &layout->context),
                     form_layout_body_width (layout), -1, FALSE, &fit);
      height = form_fit_height (&fit);
      form_fit_clear (&fit);
    }
  return block->above + height + block->below;
}

/**
 * form_block_draw:
 * @y: upper edge of the block
 */
void
form_block_draw (FormLayout      *layout,
                 const FormBlock *block,
                 double           y)
{
  if (!form_block_shows (layout, block))
    return;
  if (layout->slots != NULL && !form_block_is_fixed (block))
    {
      FormSlot slot = { .kind = FORM_SLOT_BLOCK, .block = block, .y = y, .height = form_block_measure (layout, block) };

      g_array_append_val (layout->slots, slot);
    }
  if (block->kind == FORM_BLOCK_LINE)
    draw_line (layout, block, y);
  else if (block->kind == FORM_BLOCK_TITLE || block->kind == FORM_BLOCK_TEXT)
    draw_paragraphs (layout, block, y);
  else if (block->kind == FORM_BLOCK_RULE)
    form_rule_draw (layout, block, y);
  else if (block->kind == FORM_BLOCK_CUT)
    form_cut_draw (layout, block, y);
  else if (block->kind == FORM_BLOCK_SEAM)
    form_seam_draw (layout, block);
  else if (block->kind == FORM_BLOCK_QR)
    draw_qr (layout, block, y);
  else if (block->kind == FORM_BLOCK_IMPRINT)
    form_imprint_draw (layout, block, y);
  else if (block->kind == FORM_BLOCK_SIGNATURE)
    form_signature_draw (layout, block, y);
}
