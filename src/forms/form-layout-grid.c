/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a grid: cells over columns and rows, rows that repeat and rows that grow. */
#include "config.h"

#include "form-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A row as it appears: one of the template, or one of its repetitions. */
typedef struct
{
  const FormRow *row;
  gboolean       repeated;
  guint          index;       /* row of the list */
  gboolean       last;        /* of its repetitions */
  double         height;
} Line;

typedef struct
{
  const FormCell *cell;
  const Line     *from;
  guint           row, column;
  guint           rows, columns;
  FormFit         fit;
} Place;

typedef struct
{
  FormLayout     *layout;
  const FormGrid *grid;
  GArray         *lines;      /* Line */
  GArray         *places;     /* Place */
  guint16        *owners;     /* line * columns + column -> place + 1 */
  double         *left;       /* columns + 1 edges */
  double          slack;      /* pt the grid may still grow on this page */
} Grid;

static void
clear_place (gpointer data)
{
  form_fit_clear (&((Place *) data)->fit);
}

static guint
count_rows (FormLayout    *layout,
            const FormRow *row)
{
  const FormSource *source = layout->context.source;

  if (row->of == NULL || !layout->context.filled || layout->context.blank
      || source == NULL || source->n_rows == NULL)
    return 0;
  return source->n_rows (source->data, row->of);
}

static void
set_row_context (FormLayout *layout,
                 const Line *line)
{
  layout->context.list = line->repeated ? line->row->of : NULL;
  layout->context.row = line->index;
}

static void
clear_row_context (FormLayout *layout)
{
  layout->context.list = NULL;
  layout->context.row = 0;
}

/* A repetition beyond the child rows of the record is an empty line for the pen. */
static char *
evaluate (FormLayout     *layout,
          const FormCell *cell,
          const Line     *line)
{
  gboolean filled = layout->context.filled;
  char *text;

  set_row_context (layout, line);
  if (line->repeated)
    layout->context.filled = filled && line->index < count_rows (layout, line->row);
  text = form_text_evaluate (cell->text, &layout->context);
  layout->context.filled = filled;
  clear_row_context (layout);
  return text;
}

static void
add_line (Grid          *self,
          const FormRow *row,
          gboolean       repeated,
          guint          index,
          gboolean       last)
{
  Line line = { row, repeated, index, last, row->height };

  g_array_append_val (self->lines, line);
}

/* Child rows for which the page has no place left are told on the continuation sheet. */
static void
put_rows_aside (Grid          *self,
                const FormRow *row,
                guint          from,
                guint          until,
                const char    *title)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    {
      Line line = { row, TRUE, i, FALSE, 0 };

      for (guint c = 0; c < row->cells->len; c++)
        {
          g_autofree char *value = evaluate (self->layout, g_ptr_array_index (row->cells, c), &line);

          if (*value != '\0')
            g_string_append_printf (text, "%s%s", text->len > 0 && text->str[text->len - 1] != '\n' ? "　" : "", value);
        }
      if (i + 1 < until)
        g_string_append_c (text, '\n');
    }
  form_rest_add (self->layout, title, text->str);
  g_string_free (text, TRUE);
}

/* The label that reaches down beside repeated rows says what they are. */
static char *
dup_title_of_rows (Grid          *self,
                   const FormRow *row)
{
  const char *title = row->of;
  g_auto (GStrv) words = NULL;

  for (guint r = 0; r < self->grid->rows->len; r++)
    {
      const FormRow *other = g_ptr_array_index (self->grid->rows, r);

      for (guint i = 0; i < other->cells->len; i++)
        {
          const FormCell *cell = g_ptr_array_index (other->cells, i);

          if (cell->kind == FORM_CELL_LABEL && cell->down == 0)
            title = form_text_get_literal (cell->text);
        }
      if (other == row)
        break;
    }
  words = g_strsplit (title, "\n", -1);
  return g_strjoinv ("", words);
}

static double
least_height (Grid *self)
{
  double height = 0;

  for (guint r = 0; r < self->grid->rows->len; r++)
    {
      const FormRow *row = g_ptr_array_index (self->grid->rows, r);

      if (form_when_holds (row->when, &self->layout->context))
        height += row->height * (row->of != NULL ? MAX (row->least, 1) : 1);
    }
  return height;
}

static void
expand_rows (Grid *self)
{
  double slack = self->slack;

  for (guint r = 0; r < self->grid->rows->len; r++)
    {
      const FormRow *row = g_ptr_array_index (self->grid->rows, r);
      guint least = MAX (row->least, 1);
      guint wanted = count_rows (self->layout, row);
      guint n = MAX (wanted, least);

      if (!form_when_holds (row->when, &self->layout->context))
        continue;
      if (row->of == NULL)
        {
          add_line (self, row, FALSE, 0, TRUE);
          continue;
        }
      n = MIN (n, least + (guint) MAX (0, slack / row->height));
      slack -= (n - least) * row->height;
      for (guint i = 0; i < n; i++)
        add_line (self, row, TRUE, i, i + 1 == n);
      if (wanted > n)
        {
          g_autofree char *title = dup_title_of_rows (self, row);

          put_rows_aside (self, row, n, wanted, title);
        }
    }
  self->slack = MAX (0, slack);
}

/* Down to the end of the next repetition. */
static guint
reach_of (Grid *self,
          guint from)
{
  for (guint r = from; r < self->lines->len; r++)
    {
      const Line *line = &g_array_index (self->lines, Line, r);

      if (line->repeated && line->last)
        return r - from + 1;
    }
  return self->lines->len - from;
}

static void
occupy (Grid *self,
        guint number)
{
  const Place *place = &g_array_index (self->places, Place, number);
  guint n = self->grid->widths->len;

  for (guint r = place->row; r < place->row + place->rows; r++)
    for (guint c = place->column; c < place->column + place->columns; c++)
      self->owners[r * n + c] = number + 1;
}

static void
place_cells (Grid *self)
{
  guint n = self->grid->widths->len;

  self->owners = g_new0 (guint16, (gsize) n * self->lines->len + 1);
  for (guint r = 0; r < self->lines->len; r++)
    {
      const Line *line = &g_array_index (self->lines, Line, r);
      guint column = 0;

      for (guint i = 0; i < line->row->cells->len; i++)
        {
          const FormCell *cell = g_ptr_array_index (line->row->cells, i);
          Place place = { .cell = cell, .from = line, .row = r };

          if (!form_when_holds (cell->when, &self->layout->context))
            continue;
          while (column < n && self->owners[r * n + column] != 0)
            column++;
          place.column = column;
          place.columns = MIN (cell->across, n - column);
          place.rows = MIN (cell->down == 0 ? reach_of (self, r) : cell->down, self->lines->len - r);
          if (place.columns == 0 || self->places->len >= G_MAXUINT16 - 1)
            continue;
          g_array_append_val (self->places, place);
          occupy (self, self->places->len - 1);
        }
    }
}

static double
width_of (Grid        *self,
          const Place *place)
{
  return self->left[place->column + place->columns] - self->left[place->column];
}

static double
height_of (Grid        *self,
           const Place *place)
{
  double height = 0;

  for (guint r = place->row; r < place->row + place->rows; r++)
    height += g_array_index (self->lines, Line, r).height;
  return height;
}

static double
top_of (Grid *self,
        guint row)
{
  double top = self->layout->y;

  for (guint r = 0; r < row; r++)
    top += g_array_index (self->lines, Line, r).height;
  return top;
}

/* Text keeps further from the rules than a word in the middle does. */
static double
pad_x (const FormCell *cell)
{
  return cell->type.align == FORM_ALIGN_CENTRE ? FORM_PAD_X : FORM_MM (2);
}

static double
pad_y (const FormCell *cell)
{
  return cell->type.valign == FORM_VALIGN_TOP ? FORM_MM (1.5) : FORM_PAD_Y;
}

/* The signatures and the seal at the foot of a cell take their height from its text. */
static double
height_of_signs (const FormCell *cell)
{
  double height = 0;

  for (guint i = 0; i < cell->marks->len; i++)
    if (((const FormMark *) g_ptr_array_index (cell->marks, i))->kind == FORM_MARK_SIGN)
      height = FORM_MM (8);
  return height;
}

/* What the seal and the QR code leave free beside them; @left: of it, what they take at the left. */
static double
width_beside_marks (const FormCell *cell,
                    double         *left)
{
  double width = 0;

  *left = 0;
  for (guint i = 0; i < cell->marks->len; i++)
    {
      const FormMark *mark = g_ptr_array_index (cell->marks, i);

      if (mark->kind == FORM_MARK_SIGN || (mark->kind == FORM_MARK_QR && mark->align == FORM_ALIGN_CENTRE))
        continue;
      width += mark->side + FORM_MM (1);
      if (mark->kind == FORM_MARK_QR && mark->align == FORM_ALIGN_LEFT)
        *left += mark->side + FORM_MM (1);
    }
  return width;
}

static void
draw_qr (FormLayout     *layout,
         const FormCell *cell,
         const FormMark *mark,
         double          x,
         double          y,
         double          width,
         double          height)
{
  double needed = form_qr_height (mark->side, mark->spelled);
  double left = x + width - mark->side - FORM_MM (0.5);

  if (mark->align == FORM_ALIGN_LEFT)
    left = x + FORM_MM (0.5);
  else if (mark->align == FORM_ALIGN_CENTRE)
    left = x + (width - mark->side) / 2;
  if (needed > height || mark->side > width)
    form_layout_note_tight (layout, cell->line);
  form_qr_draw (layout, mark->text, cell->line, mark->spelled, left, y + (height - needed) / 2, mark->side);
}

static void
draw_seal (FormLayout     *layout,
           const FormCell *cell,
           const FormMark *mark,
           double          x,
           double          y,
           double          width,
           double          height)
{
  double side = MIN (mark->side, MIN (width, height));
  FormType type = cell->type;
  FormFit fit = { 0 };
  double left = x + width - side - FORM_MM (1);

  if (mark->align == FORM_ALIGN_LEFT)
    left = x + FORM_MM (1);
  else if (mark->align == FORM_ALIGN_CENTRE)
    left = x + (width - side) / 2;
  type.align = FORM_ALIGN_CENTRE;
  type.valign = FORM_VALIGN_TOP;
  type.pitch = 1.8;
  form_fit_text (layout, &type, form_text_evaluate (mark->text, &layout->context), side, -1, TRUE, &fit);
  form_fit_draw (layout, &type, &fit, form_text_is_fixed (mark->text), 0, fit.lines->len,
                 left, y + height - form_fit_height (&fit) - FORM_MM (2), side, 0);
  form_fit_clear (&fit);
}

static void
draw_marks (FormLayout     *layout,
            const FormCell *cell,
            double          x,
            double          y,
            double          width,
            double          height)
{
  for (guint i = 0; i < cell->marks->len; i++)
    {
      const FormMark *mark = g_ptr_array_index (cell->marks, i);
      FormType type = cell->type;
      g_autofree char *text = NULL;

      if (mark->kind == FORM_MARK_SEAL)
        {
          draw_seal (layout, cell, mark, x, y, width, height);
          continue;
        }
      if (mark->kind == FORM_MARK_QR)
        {
          draw_qr (layout, cell, mark, x, y, width, height);
          continue;
        }
      text = form_text_evaluate (mark->text, &layout->context);
      type.align = mark->align;
      if (form_fonts_width (layout->fonts, type.style, type.size, text, strlen (text)) + mark->blank > width)
        form_layout_note_tight (layout, cell->line);
      form_put_line (layout, &type, type.size, form_text_is_fixed (mark->text), text,
                     x + FORM_MM (2), y + height - FORM_MM (6), width - FORM_MM (4), mark->blank);
    }
}

static void
draw_photo (FormLayout     *layout,
            const FormCell *cell,
            FormFit        *fit,
            double          x,
            double          y,
            double          width,
            double          height)
{
  const FormSource *source = layout->context.source;
  double shown_width = MIN (cell->width, width - 2), shown_height = MIN (cell->height, height - 2);
  g_autoptr (GBytes) bytes = NULL;
  FormPicture *picture;
  GError *error = NULL;

  if (layout->context.filled && !layout->context.blank && source != NULL && source->dup_picture != NULL)
    bytes = source->dup_picture (source->data, cell->field);
  if (bytes == NULL)
    {
      form_fit_draw (layout, &cell->type, fit, FALSE, 0, fit->lines->len,
                     x + FORM_PAD_X, y + FORM_PAD_Y, width - 2 * FORM_PAD_X, height - 2 * FORM_PAD_Y);
      return;
    }
  picture = form_picture_new (bytes, &error);
  if (picture != NULL)
    form_sheet_add_picture (layout->sheet, picture, x + (width - shown_width) / 2,
                            y + (height - shown_height) / 2, shown_width, shown_height);
  else if (layout->error == NULL)
    {
      g_autofree char *label = source->dup_label != NULL ? source->dup_label (source->data) : NULL;

      layout->error = error;
      g_prefix_error (&layout->error, _("“%s”没有打印："), label != NULL ? label : "");
    }
  else
    g_error_free (error);
}

static void
fit_place (Grid    *self,
           Place   *place,
           gboolean shrink)
{
  char *text = evaluate (self->layout, place->cell, place->from);

  form_cell_fit (self->layout, place->cell, text, width_of (self, place), height_of (self, place), shrink, &place->fit);
}

/* Grows the last row that may grow among those of the place, as far as the page has room. */
static void
grow_for (Grid  *self,
          Place *place)
{
  double more = form_fit_height (&place->fit) + height_of_signs (place->cell) + 2 * pad_y (place->cell) - height_of (self, place);

  for (guint r = place->row + place->rows; r-- > place->row && more > 0;)
    {
      Line *line = &g_array_index (self->lines, Line, r);
      double grown = MIN (more, self->slack);

      if (!line->row->grows)
        continue;
      line->height += grown;
      self->slack -= grown;
      more -= grown;
    }
}

static gboolean
may_grow (Grid        *self,
          const Place *place)
{
  for (guint r = place->row; r < place->row + place->rows; r++)
    if (g_array_index (self->lines, Line, r).row->grows)
      return TRUE;
  return FALSE;
}

/* First as large as the form says, growing rows that may grow; then smaller type. */
static void
fit_cells (Grid *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      fit_place (self, place, !may_grow (self, place));
      if (!place->fit.fits)
        grow_for (self, place);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      if (place->fit.fits)
        continue;
      form_fit_clear (&place->fit);
      fit_place (self, place, TRUE);
    }
}

static gboolean
place_is_fixed (const Place *place)
{
  return place->cell->kind == FORM_CELL_LABEL && form_text_is_fixed (place->cell->text);
}

static void
draw_places (Grid *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      FormSlot slot = {
        .kind = FORM_SLOT_CELL, .cell = place->cell, .row = place->from->index,
        .list = place->from->repeated ? place->from->row->of : NULL, .grows = may_grow (self, place),
        .x = self->left[place->column], .y = top_of (self, place->row),
        .width = width_of (self, place), .height = height_of (self, place),
      };

      if (self->layout->slots != NULL && !place_is_fixed (place))
        g_array_append_val (self->layout->slots, slot);
      set_row_context (self->layout, place->from);
      form_cell_draw (self->layout, place->cell, &place->fit, slot.x, slot.y, slot.width, slot.height);
      clear_row_context (self->layout);
    }
}

/* One stroke from where two different cells begin to meet to where they end to. */
static void
draw_rules_across (Grid *self)
{
  guint n = self->grid->widths->len;

  for (guint r = 1; r < self->lines->len; r++)
    {
      double y = top_of (self, r);

      for (guint c = 0; c < n; c++)
        {
          guint begin = c;

          while (c < n && self->owners[(r - 1) * n + c] != self->owners[r * n + c])
            c++;
          if (c > begin)
            form_sheet_add_rule (self->layout->sheet, TRUE, FORM_INNER, self->left[begin], y, self->left[c], y);
        }
    }
}

static void
draw_rules_down (Grid *self)
{
  guint n = self->grid->widths->len;

  for (guint c = 1; c < n; c++)
    for (guint r = 0; r < self->lines->len; r++)
      {
        guint begin = r;

        while (r < self->lines->len && self->owners[r * n + c - 1] != self->owners[r * n + c])
          r++;
        if (r > begin)
          form_sheet_add_rule (self->layout->sheet, TRUE, FORM_INNER,
                               self->left[c], top_of (self, begin), self->left[c], top_of (self, r));
      }
}

static void
open_grid (Grid            *self,
           FormLayout      *layout,
           const FormBlock *block)
{
  double least;

  self->layout = layout;
  self->grid = block->grid;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);
  self->left = g_new (double, block->grid->widths->len + 1);
  self->left[0] = layout->template->left;
  for (guint c = 0; c < block->grid->widths->len; c++)
    self->left[c + 1] = self->left[c] + g_array_index (block->grid->widths, double, c);

  least = least_height (self);
  if (layout->y + block->above + least > layout->end && !form_layout_at_top (layout))
    form_layout_new_page (layout);
  layout->y += block->above;
  self->slack = layout->end - layout->y - least - block->below;
  if (self->slack < -0.5 && layout->error == NULL)
    form_set_layout_error (layout, block, -self->slack);
  /* What stands below the grid keeps its place on the page. */
  self->slack = MAX (0, self->slack - form_layout_height_below (layout, block));
}

static void
close_grid (Grid *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->places);
  g_free (self->owners);
  g_free (self->left);
}

/**
 * form_cell_fit:
 * @text: (transfer full)
 *
 * Sets the text of a cell of this size.
 */
void
form_cell_fit (FormLayout     *layout,
               const FormCell *cell,
               char           *text,
               double          width,
               double          height,
               gboolean        shrink,
               FormFit        *fit)
{
  double left;

  form_fit_text (layout, &cell->type, text, width - 2 * pad_x (cell) - width_beside_marks (cell, &left),
                 height - 2 * pad_y (cell) - height_of_signs (cell), shrink, fit);
}

/**
 * form_cell_draw:
 *
 * Draws what a cell holds; its rules are drawn by the grid.
 */
void
form_cell_draw (FormLayout     *layout,
                const FormCell *cell,
                FormFit        *fit,
                double          x,
                double          y,
                double          width,
                double          height)
{
  double left = 0;
  double inner_width = width - 2 * pad_x (cell) - width_beside_marks (cell, &left);
  double inner_height = height - 2 * pad_y (cell) - height_of_signs (cell);
  gboolean fixed = cell->kind == FORM_CELL_LABEL && form_text_is_fixed (cell->text);

  if (cell->kind == FORM_CELL_PHOTO)
    draw_photo (layout, cell, fit, x, y, width, height);
  else if (fit->fits)
    form_fit_draw (layout, &cell->type, fit, fixed, 0, fit->lines->len,
                   x + left + pad_x (cell), y + pad_y (cell), inner_width, inner_height);
  else
    {
      form_layout_note_tight (layout, cell->line);
      form_rest_draw (layout, &cell->type, cell->title, fit, x + left + pad_x (cell), y + pad_y (cell), inner_width, inner_height);
    }
  draw_marks (layout, cell, x, y, width, height);
}

/**
 * form_grid_layout:
 *
 * Lays out a grid that stands on one page.
 */
void
form_grid_layout (FormLayout      *layout,
                  const FormBlock *block)
{
  Grid self = { 0 };
  double bottom;

  open_grid (&self, layout, block);
  expand_rows (&self);
  place_cells (&self);
  fit_cells (&self);
  draw_rules_across (&self);
  draw_rules_down (&self);
  bottom = top_of (&self, self.lines->len);
  form_sheet_add_box (layout->sheet, TRUE, FORM_OUTER, layout->template->left, layout->y,
                      form_layout_body_width (layout), bottom - layout->y);
  draw_places (&self);
  layout->y = bottom + block->below;
  close_grid (&self);
}
