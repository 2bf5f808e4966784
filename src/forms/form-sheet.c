/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One laid out page: what stands where, before anything is drawn. */
#include "config.h"

#include "form-sheet.h"

FormSheet *
form_sheet_new (double width,
                double height)
{
  FormSheet *sheet = g_new0 (FormSheet, 1);

  sheet->width = width;
  sheet->height = height;
  sheet->ops = g_array_sized_new (FALSE, FALSE, sizeof (FormOp), 128);
  sheet->text = g_string_sized_new (1024);
  sheet->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) form_picture_free);
  return sheet;
}

void
form_sheet_free (FormSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_array_unref (sheet->ops);
  g_string_free (sheet->text, TRUE);
  g_ptr_array_unref (sheet->pictures);
  g_free (sheet->bookmark);
  g_free (sheet);
}

/**
 * form_sheet_clear:
 *
 * Makes the sheet empty again, for the next record.
 */
void
form_sheet_clear (FormSheet *sheet)
{
  g_array_set_size (sheet->ops, 0);
  g_string_truncate (sheet->text, 0);
  g_ptr_array_set_size (sheet->pictures, 0);
  sheet->red = FALSE;
  sheet->bare = FALSE;
  g_clear_pointer (&sheet->bookmark, g_free);
}

/**
 * form_sheet_set_red:
 *
 * What is added from now on is red, or black again.
 */
void
form_sheet_set_red (FormSheet *sheet,
                    gboolean   red)
{
  sheet->red = red;
}

void
form_sheet_add_text (FormSheet  *sheet,
                     gboolean    fixed,
                     FormOpKind  kind,
                     FormStyle   style,
                     double      size,
                     double      x,
                     double      y,
                     const char *text,
                     gsize       length,
                     double      spacing)
{
  FormOp op = {
    .kind = kind, .style = style, .fixed = fixed, .red = sheet->red, .size = size, .x = x, .y = y,
    .text = sheet->text->len, .length = length, .spacing = spacing,
  };

  g_string_append_len (sheet->text, text, length);
  g_string_append_c (sheet->text, '\0');
  g_array_append_val (sheet->ops, op);
}

void
form_sheet_add_rule (FormSheet *sheet,
                     gboolean   fixed,
                     double     thickness,
                     double     x1,
                     double     y1,
                     double     x2,
                     double     y2)
{
  FormOp op = {
    .kind = FORM_OP_RULE, .fixed = fixed, .red = sheet->red, .size = thickness, .x = x1, .y = y1, .x2 = x2, .y2 = y2,
  };

  g_array_append_val (sheet->ops, op);
}

void
form_sheet_add_dashes (FormSheet *sheet,
                       gboolean   fixed,
                       double     x1,
                       double     x2,
                       double     y)
{
  FormOp op = { .kind = FORM_OP_DASHES, .fixed = fixed, .size = 0.5, .x = x1, .y = y, .x2 = x2, .y2 = y };

  g_array_append_val (sheet->ops, op);
}

void
form_sheet_add_box (FormSheet *sheet,
                    gboolean   fixed,
                    double     thickness,
                    double     x,
                    double     y,
                    double     width,
                    double     height)
{
  FormOp op = { .kind = FORM_OP_BOX, .fixed = fixed, .size = thickness, .x = x, .y = y, .x2 = width, .y2 = height };

  g_array_append_val (sheet->ops, op);
}

/**
 * form_sheet_add_picture:
 * @picture: (transfer full)
 */
void
form_sheet_add_picture (FormSheet   *sheet,
                        FormPicture *picture,
                        double       x,
                        double       y,
                        double       width,
                        double       height)
{
  FormOp op = {
    .kind = FORM_OP_PICTURE, .text = sheet->pictures->len, .x = x, .y = y, .x2 = width, .y2 = height,
  };

  g_ptr_array_add (sheet->pictures, picture);
  g_array_append_val (sheet->ops, op);
}

/**
 * form_sheet_add_modules:
 * @modules: @n rows of @n letters, '1' where the square is black
 * @side: of the whole, in pt
 */
void
form_sheet_add_modules (FormSheet  *sheet,
                        const char *modules,
                        guint       n,
                        double      x,
                        double      y,
                        double      side)
{
  FormOp op = {
    .kind = FORM_OP_MODULES, .text = sheet->text->len, .length = n * n, .size = n, .x = x, .y = y, .x2 = side, .y2 = side,
  };

  g_string_append_len (sheet->text, modules, n * n);
  g_string_append_c (sheet->text, '\0');
  g_array_append_val (sheet->ops, op);
}

/**
 * form_sheet_add_sheet:
 * @other: a smaller page
 * @fixed: add what is the same for every record
 * @varying: add the rest
 * @x: where its upper left corner comes to lie, like @y
 */
void
form_sheet_add_sheet (FormSheet       *sheet,
                      const FormSheet *other,
                      gboolean         fixed,
                      gboolean         varying,
                      double           x,
                      double           y)
{
  for (guint i = 0; i < other->ops->len; i++)
    {
      FormOp op = g_array_index (other->ops, FormOp, i);
      gboolean line = op.kind == FORM_OP_RULE || op.kind == FORM_OP_DASHES;

      if (op.fixed ? !fixed : !varying)
        continue;
      op.x += x;
      op.y += y;
      op.x2 += line ? x : 0;
      op.y2 += line ? y : 0;
      if (op.kind == FORM_OP_PICTURE)
        {
          g_ptr_array_add (sheet->pictures, form_picture_copy (g_ptr_array_index (other->pictures, op.text)));
          op.text = sheet->pictures->len - 1;
        }
      else if (op.length > 0)
        {
          g_string_append_len (sheet->text, other->text->str + op.text, op.length);
          g_string_append_c (sheet->text, '\0');
          op.text = sheet->text->len - op.length - 1;
        }
      g_array_append_val (sheet->ops, op);
    }
}

/* All black squares are one path, those side by side one rectangle, so that no seam shows between them. */
static void
draw_modules (FormPdf      *pdf,
              const FormOp *op,
              const char   *modules,
              double        top)
{
  guint n = (guint) op->size;
  double side = op->x2 / n;

  for (guint row = 0; row < n; row++)
    for (guint column = 0; column < n; column++)
      {
        guint from = column;

        while (column < n && modules[row * n + column] == '1')
          column++;
        if (column > from)
          form_pdf_add_bar (pdf, op->x + from * side, top - op->y - (row + 1) * side,
                            op->x + column * side, top - op->y - row * side);
      }
  form_pdf_fill_bars (pdf);
}

/**
 * form_sheet_draw:
 * @fixed: draw what is the same for every record
 * @varying: draw the rest
 */
void
form_sheet_draw (const FormSheet *sheet,
                 FormPdf         *pdf,
                 gboolean         fixed,
                 gboolean         varying)
{
  double top = sheet->height;

  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);
      const char *text = sheet->text->str + op->text;

      if (op->fixed ? !fixed : !varying)
        continue;
      form_pdf_set_red (pdf, op->red);
      switch ((FormOpKind) op->kind)
        {
        case FORM_OP_TEXT:
          form_pdf_text (pdf, op->style, op->size, op->x, top - op->y, text, op->length, op->spacing);
          break;
        case FORM_OP_MARKS:
          form_pdf_marks (pdf, op->style, op->size, op->x, top - op->y, text, op->length, op->spacing);
          break;
        case FORM_OP_TOTAL:
          form_pdf_total (pdf, op->style, op->size, op->x, top - op->y, text);
          break;
        case FORM_OP_RULE:
          form_pdf_rule (pdf, op->size, op->x, top - op->y, op->x2, top - op->y2);
          break;
        case FORM_OP_DASHES:
          form_pdf_dash (pdf, 3);
          form_pdf_rule (pdf, op->size, op->x, top - op->y, op->x2, top - op->y2);
          form_pdf_dash (pdf, 0);
          break;
        case FORM_OP_BOX:
          form_pdf_box (pdf, op->size, op->x, top - op->y - op->y2, op->x2, op->y2);
          break;
        case FORM_OP_PICTURE:
          form_pdf_picture (pdf, g_ptr_array_index (sheet->pictures, op->text),
                            op->x, top - op->y - op->y2, op->x2, op->y2);
          break;
        case FORM_OP_MODULES:
          draw_modules (pdf, op, text, top);
          break;
        }
    }
}
