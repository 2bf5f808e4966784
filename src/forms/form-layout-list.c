/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a list over as many pages as it takes, its head repeated on each. */
#include "config.h"

#include "form-layout-private.h"

#include <string.h>

typedef struct
{
  FormLayout      *layout;
  const FormBlock *block;
  const FormList  *list;
  guint            n;         /* columns shown */
  guint           *columns;   /* their numbers in the list */
  double          *left;      /* n + 1 edges */
  FormFit         *fits;
  double           top;       /* of the table on this page */
} Table;

static const FormCell *
get_cell (Table *self,
          guint  column)
{
  return g_ptr_array_index (self->list->cells, self->columns[column]);
}

static double
inner_width (Table *self,
             guint  column)
{
  return self->left[column + 1] - self->left[column] - 2 * FORM_PAD_X * 0.75;
}

static double
inner_left (Table *self,
            guint  column)
{
  return self->left[column] + FORM_PAD_X * 0.75;
}

/* The columns whose conditions hold, drawn out to the width of the page. */
static void
choose_columns (Table *self)
{
  double whole = form_layout_body_width (self->layout);
  double sum = 0;

  self->columns = g_new (guint, self->list->cells->len);
  self->left = g_new0 (double, self->list->cells->len + 1);
  for (guint i = 0; i < self->list->cells->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (self->list->cells, i);

      if (!form_when_holds (cell->when, &self->layout->context))
        continue;
      self->columns[self->n++] = i;
      sum += cell->width;
    }
  self->left[0] = self->layout->template->left;
  for (guint i = 0; i < self->n; i++)
    self->left[i + 1] = self->left[i] + get_cell (self, i)->width * whole / sum;
  self->fits = g_new0 (FormFit, self->n);
}

static void
draw_head (Table *self)
{
  FormLayout *layout = self->layout;

  self->top = layout->y;
  for (guint i = 0; i < self->n; i++)
    {
      const FormCell *head = g_ptr_array_index (self->list->heads, self->columns[i]);
      FormFit fit = { 0 };

      form_fit_text (layout, &head->type, form_text_evaluate (head->text, &layout->context),
                     inner_width (self, i), self->list->head_height, TRUE, &fit);
      form_fit_draw (layout, &head->type, &fit, FALSE, 0, fit.lines->len, inner_left (self, i), layout->y,
                     inner_width (self, i), self->list->head_height);
      form_fit_clear (&fit);
    }
  layout->y += self->list->head_height;
}

/* The rules of the table as far as it came on this page. */
static void
close_table (Table *self)
{
  FormLayout *layout = self->layout;

  for (guint i = 1; i < self->n; i++)
    form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, self->left[i], self->top, self->left[i], layout->y);
  form_sheet_add_box (layout->sheet, FALSE, FORM_OUTER, self->left[0], self->top,
                      self->left[self->n] - self->left[0], layout->y - self->top);
}

static void
rule_below (Table *self)
{
  form_sheet_add_rule (self->layout->sheet, FALSE, FORM_INNER,
                       self->left[0], self->layout->y, self->left[self->n], self->layout->y);
}

static double
page_end (Table *self)
{
  return self->layout->end - self->block->below + 0.1;
}

static void
turn_page (Table *self)
{
  close_table (self);
  form_layout_new_page (self->layout);
  self->layout->y += self->block->above;
  draw_head (self);
}

/* What a row needs: its longest cell, at least the height the form gives it. */
static double
fit_row (Table *self)
{
  double height = self->list->row_height;

  for (guint i = 0; i < self->n; i++)
    {
      const FormCell *cell = get_cell (self, i);
      FormFit *fit = &self->fits[i];
      char *text = form_text_evaluate (cell->text, &self->layout->context);

      g_free (fit->text);
      form_fit_text (self->layout, &cell->type, text, inner_width (self, i), self->list->row_height, FALSE, fit);
      /* One line of slightly smaller type looks better than two, and two better than small ones. */
      if (fit->lines->len > 1 && cell->type.least < cell->type.size)
        form_fit_text (self->layout, &cell->type, text, inner_width (self, i), fit->pitch, TRUE, fit);
      if (fit->lines->len > 1)
        form_fit_text (self->layout, &cell->type, text, inner_width (self, i), -1, FALSE, fit);
      height = MAX (height, form_fit_height (fit) + 2 * FORM_PAD_Y);
    }
  return height;
}

static void
draw_row (Table *self,
          double height)
{
  for (guint i = 0; i < self->n; i++)
    form_fit_draw (self->layout, &get_cell (self, i)->type, &self->fits[i], FALSE, 0, self->fits[i].lines->len,
                   inner_left (self, i), self->layout->y, inner_width (self, i), height);
  self->layout->y += height;
}

/* A row higher than a page goes on at the top of the next one. */
static void
draw_tall_row (Table *self)
{
  g_autofree guint *from = g_new0 (guint, self->n);
  gboolean more = TRUE;

  while (more)
    {
      double height = page_end (self) - self->layout->y - 0.2;

      more = FALSE;
      for (guint i = 0; i < self->n; i++)
        {
          FormFit *fit = &self->fits[i];
          FormType type = get_cell (self, i)->type;
          guint room = MAX (1, (guint) ((height - 2 * FORM_PAD_Y) / fit->pitch));
          guint until = MIN (fit->lines->len, from[i] + room);

          type.valign = FORM_VALIGN_TOP;
          form_fit_draw (self->layout, &type, fit, FALSE, from[i], until, inner_left (self, i),
                         self->layout->y + FORM_PAD_Y, inner_width (self, i), height);
          from[i] = until;
          more |= until < fit->lines->len;
        }
      self->layout->y += height;
      if (more)
        turn_page (self);
    }
}

static void
add_row (Table *self)
{
  double height = fit_row (self);

  if (self->layout->y + height > page_end (self) && self->layout->y > self->top + self->list->head_height + 0.1)
    turn_page (self);
  rule_below (self);
  if (self->layout->y + height > page_end (self))
    draw_tall_row (self);
  else
    draw_row (self, height);
}

static void
fill_page (Table *self)
{
  while (self->layout->y + self->list->row_height <= page_end (self))
    {
      rule_below (self);
      self->layout->y += self->list->row_height;
    }
}

static gboolean
is_records (Table *self)
{
  return g_str_equal (self->list->of, "records");
}

static guint
count_rows (Table *self)
{
  const FormSource *source = self->layout->context.source;

  if (source == NULL || !self->layout->context.filled)
    return 0;
  if (is_records (self))
    return source->n_records;
  return source->n_rows != NULL ? source->n_rows (source->data, self->list->of) : 0;
}

static gboolean
go_to_row (Table *self,
           guint  row)
{
  FormContext *context = &self->layout->context;

  context->seq = row + 1;
  if (!is_records (self))
    {
      context->list = self->list->of;
      context->row = row;
      return TRUE;
    }
  return context->source->select == NULL
         || context->source->select (context->source->data, row, &self->layout->error);
}

static void
add_rows (Table    *self,
          gboolean (*step) (guint done, gpointer data),
          gpointer  data)
{
  FormContext *context = &self->layout->context;
  guint n = count_rows (self);
  guint seq = context->seq;

  for (guint row = 0; row < n; row++)
    {
      if (!go_to_row (self, row))
        break;
      add_row (self);
      context->list = NULL;
      context->row = 0;
      if (step != NULL && !step (row + 1, data))
        break;
    }
  context->seq = seq;
}

/**
 * form_list_layout:
 * @step: (nullable): called after every row; %FALSE ends the list
 */
void
form_list_layout (FormLayout      *layout,
                  const FormBlock *block,
                  gboolean       (*step) (guint done, gpointer data),
                  gpointer         data)
{
  Table self = { .layout = layout, .block = block, .list = block->list };
  double least = block->above + block->list->head_height + block->list->row_height;

  if (layout->y + least > layout->end && !form_layout_at_top (layout))
    form_layout_new_page (layout);
  if (layout->y + least > layout->end && layout->error == NULL)
    form_set_layout_error (layout, block, layout->y + least - layout->end);
  choose_columns (&self);
  if (self.n > 0 && layout->error == NULL)
    {
      layout->y += block->above;
      draw_head (&self);
      add_rows (&self, step, data);
      if (block->list->fill || count_rows (&self) == 0)
        fill_page (&self);
      close_table (&self);
      layout->y += block->below;
    }
  for (guint i = 0; i < self.n; i++)
    form_fit_clear (&self.fits[i]);
  g_free (self.columns);
  g_free (self.left);
  g_free (self.fits);
}
