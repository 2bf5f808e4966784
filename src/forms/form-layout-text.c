/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets text into boxes: as large as asked, smaller where it must, in the optical middle. */
#include "config.h"

#include "form-layout-private.h"

#include <math.h>
#include <string.h>

/* Official letters have so many Han a line, whatever the size of the type. */
static double
tracking_of (const FormType *type,
             double          size,
             double          width)
{
  return type->per_line > 0 ? width / type->per_line - size : 0;
}

static double
indent_of (const FormType *type,
           double          size,
           double          width)
{
  return type->indent * (size + tracking_of (type, size, width));
}

static double
first_indent (const FormType *type,
              const FormFit  *fit,
              guint           line,
              double          width)
{
  const FormLine *this = &g_array_index (fit->lines, FormLine, line);
  gboolean first = line == 0 || g_array_index (fit->lines, FormLine, line - 1).ends_paragraph;

  return first && this->n_characters > 0 ? indent_of (type, fit->size, width) : 0;
}

/* The part before the total, then the total itself, which is drawn at the end of the document. */
static void
put_with_total (FormLayout     *layout,
                const FormType *type,
                double          size,
                const char     *text,
                double          x,
                double          base,
                double          width)
{
  const char *mark = strstr (text, FORM_TOTAL_MARK);
  const char *after = mark + strlen (FORM_TOTAL_MARK);
  double before_width = form_fonts_width (layout->fonts, type->style, size, text, mark - text);
  double after_width = form_fonts_width (layout->fonts, type->style, size, after, strlen (after));
  guint n_records = layout->context.source != NULL ? layout->context.source->n_records : 0;
  char guess[16];
  double natural;

  /* How many digits the total will have; a roster has some twenty members a page. */
  g_snprintf (guess, sizeof guess, "%u", MAX (layout->context.page, n_records / 20));
  natural = before_width + after_width + form_fonts_width (layout->fonts, type->style, size, guess, strlen (guess));

  if (type->align == FORM_ALIGN_CENTRE)
    x += (width - natural) / 2;
  else if (type->align == FORM_ALIGN_RIGHT)
    x += width - natural;
  form_sheet_add_text (layout->sheet, FALSE, FORM_OP_TEXT, type->style, size, x, base, text, mark - text, 0);
  form_sheet_add_text (layout->sheet, FALSE, FORM_OP_TOTAL, type->style, size, x + before_width, base,
                       after, strlen (after), 0);
}

/* A long line stretched by a blank or two looks better ragged. */
static double
spread_of (const FormType *type,
           const FormLine *line,
           double          width)
{
  double gap;

  if (type->align != FORM_ALIGN_JUSTIFY || line->ends_paragraph || line->n_characters < 2)
    return 0;
  gap = (width - line->width) / (line->n_characters - 1);
  return gap > 0 && gap * line->n_characters < width * 0.25 ? gap : 0;
}

void
form_fit_clear (FormFit *fit)
{
  g_clear_pointer (&fit->text, g_free);
  g_clear_pointer (&fit->lines, g_array_unref);
}

/**
 * form_fit_height:
 *
 * Returns: the height of all its lines, in pt
 */
double
form_fit_height (const FormFit *fit)
{
  return fit->lines->len * fit->pitch;
}

/* A long name is broken where its bearer breaks it, after the dot. */
static gboolean
break_at_dot (FormLayout     *layout,
              const FormType *type,
              double          width,
              FormFit        *fit)
{
  const char *dot = strstr (fit->text, "·");
  guint at = dot != NULL ? (guint) (dot - fit->text + strlen ("·")) : 0;
  guint lengths[2] = { at, (guint) strlen (fit->text) - at };

  if (dot == NULL || lengths[1] == 0 || fit->lines->len != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (form_fonts_width (layout->fonts, type->style, fit->size, fit->text + i * at, lengths[i]) > width)
      return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      FormLine *line = &g_array_index (fit->lines, FormLine, i);

      line->start = i * at;
      line->length = lengths[i];
      line->width = form_fonts_width (layout->fonts, type->style, fit->size, fit->text + i * at, lengths[i]);
      line->n_characters = (guint) g_utf8_strlen (fit->text + i * at, lengths[i]);
    }
  return TRUE;
}

/* A centred label of several lines looks right when they are equally long: 文化／程度, not 文化程／度. */
static void
balance (FormLayout     *layout,
         const FormType *type,
         double          width,
         FormFit        *fit)
{
  guint n = fit->lines->len;
  double natural = 0;
  double even;

  if (type->align != FORM_ALIGN_CENTRE || n < 2 || n > 4 || strchr (fit->text, '\n') != NULL
      || break_at_dot (layout, type, width, fit))
    return;
  for (guint i = 0; i < n; i++)
    natural += g_array_index (fit->lines, FormLine, i).width;
  for (even = natural / n; even < width; even += fit->size / 4)
    {
      form_wrap (layout->fonts, type->style, fit->size, 0, fit->text, even, 0, FALSE, fit->lines);
      if (fit->lines->len <= n)
        return;
    }
  form_wrap (layout->fonts, type->style, fit->size, 0, fit->text, width, 0, FALSE, fit->lines);
}

/**
 * form_fit_text:
 * @text: (transfer full): valid UTF-8
 * @height: of the box; a negative one has no end
 * @shrink: smaller sizes down to the type's least may be tried
 *
 * Breaks @text into the lines of a box. A smaller size is also taken when a word or number
 * would have to be torn, unless it is too long at any size.
 */
void
form_fit_text (FormLayout     *layout,
               const FormType *type,
               char           *text,
               double          width,
               double          height,
               gboolean        shrink,
               FormFit        *fit)
{
  double least = MIN (type->least, type->size);
  gboolean running = type->align == FORM_ALIGN_JUSTIFY;
  gboolean whole;

  fit->text = text;
  if (fit->lines == NULL)
    fit->lines = g_array_new (FALSE, FALSE, sizeof (FormLine));
  for (double size = type->size; ; size = MAX (least, size - 0.5))
    {
      whole = form_wrap (layout->fonts, type->style, size, tracking_of (type, size, width), text,
                         width, indent_of (type, size, width), running, fit->lines);

      fit->size = size;
      fit->pitch = size * type->pitch;
      fit->fits = height < 0 || form_fit_height (fit) <= height + 0.1;
      if ((fit->fits && whole) || size <= least || (!shrink && whole))
        break;
    }
  if (!whole && height < 0 && fit->size < type->size)
    {
      fit->size = type->size;
      fit->pitch = type->size * type->pitch;
      form_wrap (layout->fonts, type->style, fit->size, tracking_of (type, fit->size, width), text,
                 width, indent_of (type, fit->size, width), running, fit->lines);
    }
  balance (layout, type, width, fit);
}

/* How far the marks reach that stand side by side from @from on, each giving up white to the next. */
static const char *
end_of_marks (FormLayout     *layout,
              const FormType *type,
              const char     *from,
              const char     *end)
{
  const char *next = g_utf8_next_char (from);

  while (next < end && form_wrap_white (layout->fonts, type->style, g_utf8_get_char (from), g_utf8_get_char (next)) > 0)
    {
      from = next;
      next = g_utf8_next_char (next);
    }
  return next;
}

/* A line in one piece, or in the pieces between marks that stand side by side. */
static void
put_pieces (FormLayout     *layout,
            const FormType *type,
            const FormFit  *fit,
            const FormLine *line,
            gboolean        fixed,
            double          x,
            double          base,
            double          spacing)
{
  const char *begin = fit->text + line->start, *end = begin + line->length;
  double right = x;

  for (const char *p = begin; line->running && p < end;)
    {
      const char *next = end_of_marks (layout, type, p, end);
      glong n = g_utf8_pointer_to_offset (p, next);

      if (n > 1)
        {
          form_sheet_add_text (layout->sheet, fixed, FORM_OP_TEXT, type->style, fit->size, x, base, begin, p - begin, spacing);
          form_sheet_add_text (layout->sheet, fixed, FORM_OP_MARKS, type->style, fit->size, right, base, p, next - p, spacing);
        }
      right += form_fonts_width (layout->fonts, type->style, fit->size, p, next - p) + n * spacing - (n - 1) * fit->size / 2;
      if (n > 1)
        {
          begin = next;
          x = right;
        }
      p = next;
    }
  if (end > begin)
    form_sheet_add_text (layout->sheet, fixed, FORM_OP_TEXT, type->style, fit->size, x, base, begin, end - begin, spacing);
}

/**
 * form_fit_draw:
 * @from: first line to draw, up to before @until
 *
 * Draws lines into a box, aligned as the type says.
 */
void
form_fit_draw (FormLayout     *layout,
               const FormType *type,
               const FormFit  *fit,
               gboolean        fixed,
               guint           from,
               guint           until,
               double          x,
               double          y,
               double          width,
               double          height)
{
  double block = (until - from) * fit->pitch;
  double top = type->valign == FORM_VALIGN_MIDDLE ? y + (height - block) / 2 : y;
  double centre = form_fonts_centre (layout->fonts, type->style) * fit->size;
  double tracking = tracking_of (type, fit->size, width);

  form_sheet_set_red (layout->sheet, type->red);
  for (guint i = from; i < until; i++)
    {
      const FormLine *line = &g_array_index (fit->lines, FormLine, i);
      double base = top + (i - from + 0.5) * fit->pitch + centre;
      double indent = first_indent (type, fit, i, width);
      double left = x + indent;

      if (line->length == 0)
        continue;
      if (type->align == FORM_ALIGN_CENTRE)
        left = x + (width - line->width) / 2;
      else if (type->align == FORM_ALIGN_RIGHT)
        left = x + width - line->width;
      put_pieces (layout, type, fit, line, fixed, left - line->lead, base,
                  tracking + spread_of (type, line, width - indent));
    }
  form_sheet_set_red (layout->sheet, FALSE);
}

/**
 * form_put_line:
 * @middle: where the optical middle of the line is
 * @blank: of a rule behind the text to write on, in pt
 *
 * Draws one line within @width, whatever its length.
 */
void
form_put_line (FormLayout     *layout,
               const FormType *type,
               double          size,
               gboolean        fixed,
               const char     *text,
               double          x,
               double          middle,
               double          width,
               double          blank)
{
  double base = middle + form_fonts_centre (layout->fonts, type->style) * size;
  double natural;

  if (strstr (text, FORM_TOTAL_MARK) != NULL)
    {
      put_with_total (layout, type, size, text, x, base, width);
      return;
    }
  natural = form_fonts_width (layout->fonts, type->style, size, text, strlen (text)) + blank;
  if (type->align == FORM_ALIGN_CENTRE)
    x += (width - natural) / 2;
  else if (type->align == FORM_ALIGN_RIGHT)
    x += width - natural;
  form_sheet_set_red (layout->sheet, type->red);
  form_sheet_add_text (layout->sheet, fixed, FORM_OP_TEXT, type->style, size, x, base, text, strlen (text), 0);
  form_sheet_set_red (layout->sheet, FALSE);
  if (blank > 0)
    form_sheet_add_rule (layout->sheet, fixed, FORM_INNER, x + natural - blank, base + size * 0.15,
                         x + natural, base + size * 0.15);
}
