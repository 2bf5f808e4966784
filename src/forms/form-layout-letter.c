/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of letters: paragraphs over as many pages as they take, and the signature below them.
 *
 * A signature never stands alone on a page: the last two lines of the body go with it. */
#include "config.h"

#include "form-layout-private.h"

#include <string.h>

/* Lines of the body that a signature takes along to its page. */
#define CARRIED 2

static guint
count_lines (FormLayout      *layout,
             const FormBlock *block)
{
  FormFit fit = { 0 };
  guint n;

  form_fit_text (layout, &block->type, form_text_evaluate (block->text, &layout->context),
                 form_layout_body_width (layout), -1, FALSE, &fit);
  n = fit.lines->len;
  form_fit_clear (&fit);
  return n;
}

/* What must stand on the same page as the last lines of a text: the signature with all before it,
 * when no more than a line or two of body are between. */
static double
measure_tail (FormLayout *layout,
              guint       block,
              guint      *carried)
{
  const FormTemplate *template = layout->template;
  double height = 0;

  *carried = CARRIED;
  for (guint i = block + 1; i < template->body->len; i++)
    {
      const FormBlock *other = g_ptr_array_index (template->body, i);
      guint n;

      if (!form_block_shows (layout, other))
        continue;
      if (other->at != FORM_NOWHERE || other->kind == FORM_BLOCK_GRID || other->kind == FORM_BLOCK_LIST
          || other->kind == FORM_BLOCK_RULED || other->to_end)
        break;
      height += form_block_measure (layout, other);
      if (other->kind == FORM_BLOCK_SIGNATURE)
        return height;
      n = other->kind == FORM_BLOCK_TEXT ? count_lines (layout, other) : 0;
      if (n >= *carried)
        break;
      *carried -= n;
    }
  return 0;
}

/* A text above a block that has a place of its own: smaller type, then a continuation sheet. */
static void
fill_place (FormLayout      *layout,
            const FormBlock *block,
            double           limit)
{
  double left = layout->template->left, width = form_layout_body_width (layout);
  double top = layout->y + block->above;
  double height = limit - block->below - top;
  FormFit fit = { 0 };

  form_fit_text (layout, &block->type, form_text_evaluate (block->text, &layout->context), width, height, TRUE, &fit);
  if (fit.fits)
    form_fit_draw (layout, &block->type, &fit, form_text_is_fixed (block->text), 0, fit.lines->len,
                   left, top, width, form_fit_height (&fit));
  else
    {
      form_layout_note_tight (layout, block->line);
      form_rest_draw (layout, &block->type, NULL, &fit, left, top, width, height);
    }
  layout->y = MIN (limit, top + form_fit_height (&fit) + block->below);
  form_fit_clear (&fit);
}

/**
 * form_layout_flow:
 * @text: (transfer full)
 * @fixed: the same for every record
 * @tail: height of what must follow on the page where the text ends, in pt
 * @carried: lines of the text that go with the tail when it does not fit
 *
 * Sets paragraphs over the width of the page: as many lines as it takes, then the next page.
 */
void
form_layout_flow (FormLayout     *layout,
                  const FormType *type,
                  char           *text,
                  gboolean        fixed,
                  double          tail,
                  guint           carried)
{
  FormFit fit = { 0 };
  guint from = 0;

  form_fit_text (layout, type, text, form_layout_body_width (layout), -1, FALSE, &fit);
  while (from < fit.lines->len)
    {
      double height = layout->end - layout->y + 0.1;
      guint left = fit.lines->len - from;
      guint room = (guint) MAX (0, height / fit.pitch);
      guint until = MIN (fit.lines->len, from + room);

      /* All would fit, but not what must follow. */
      if (room >= left && left * fit.pitch + tail > height)
        until = fit.lines->len - MIN (left, carried);
      if (until == from && !form_layout_at_top (layout))
        {
          form_layout_new_page (layout);
          continue;
        }
      until = MAX (until, from + 1);
      form_fit_draw (layout, type, &fit, fixed, from, until, layout->template->left, layout->y,
                     form_layout_body_width (layout), (until - from) * fit.pitch);
      layout->y += (until - from) * fit.pitch;
      from = until;
    }
  form_fit_clear (&fit);
}

/**
 * form_letter_text:
 * @block: number of a text in the form's body
 * @limit: where the block begins that has a place of its own; 0 when the page may be turned
 */
void
form_letter_text (FormLayout *layout,
                  guint       block,
                  double      limit)
{
  const FormBlock *text = g_ptr_array_index (layout->template->body, block);
  double height = form_block_measure (layout, text);
  guint carried = 0;
  double tail;

  if (limit > 0 && layout->y + height > limit + 0.1)
    {
      fill_place (layout, text, limit);
      return;
    }
  tail = limit > 0 ? 0 : measure_tail (layout, block, &carried);
  if (limit > 0 || layout->y + height + tail <= layout->end + 0.1)
    {
      form_block_draw (layout, text, layout->y);
      layout->y += height;
      return;
    }
  layout->y += text->above;
  form_layout_flow (layout, &text->type, form_text_evaluate (text->text, &layout->context),
                    form_text_is_fixed (text->text), tail + text->below, carried);
  layout->y += text->below;
}

/**
 * form_signature_measure:
 *
 * Returns: the height of its lines and of what its seal needs below them, without the white around
 *   it, in pt
 */
double
form_signature_measure (FormLayout      *layout,
                        const FormBlock *block)
{
  g_autofree char *text = form_text_evaluate (block->text, &layout->context);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) * block->type.size * block->type.pitch
         + MAX (0, block->side - layout->template->bottom);
}

/**
 * form_signature_draw:
 * @y: upper edge of the block
 *
 * The date so many characters from the right, the names above it in the middle over it
 * (GB/T 9704-2012, 7.3.5.1).
 */
void
form_signature_draw (FormLayout      *layout,
                     const FormBlock *block,
                     double           y)
{
  g_autofree char *text = form_text_evaluate (block->text, &layout->context);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  double right = layout->template->page_width - layout->template->right;
  double pitch = block->type.size * block->type.pitch;
  FormType type = block->type;
  double middle, date;

  if (n == 0)
    return;
  type.align = FORM_ALIGN_LEFT;
  date = form_fonts_width (layout->fonts, type.style, type.size, lines[n - 1], strlen (lines[n - 1]));
  middle = right - block->right * type.size - date / 2;
  for (guint i = 0; i < n; i++)
    {
      double width = form_fonts_width (layout->fonts, type.style, type.size, lines[i], strlen (lines[i]));
      double left = MIN (middle - width / 2, right - width);

      form_put_line (layout, &type, type.size, form_text_is_fixed (block->text), lines[i],
                     MAX (layout->template->left, left), y + block->above + (i + 0.5) * pitch, width, 0);
    }
}
