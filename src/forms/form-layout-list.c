/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a list over as many pages as it takes, its head repeated on each. */
#include "config.h"

#include "form-layout-table.h"

#include <string.h>

/* Of the height of the head, the part above the heads of single columns. */
#define UNDER_SHARE 0.36

static const FormCell *
get_cell (FormTable *self,
          guint      column)
{
  return g_ptr_array_index (self->list->cells, self->columns[column]);
}

static double
inner_width (FormTable *self,
             guint      column)
{
  return self->left[column + 1] - self->left[column] - 2 * FORM_PAD_X * 0.75;
}

static double
inner_left (FormTable *self,
            guint      column)
{
  return self->left[column] + FORM_PAD_X * 0.75;
}

/* The columns whose conditions hold, drawn out to the width of the page. */
static void
choose_columns (FormTable *self)
{
  double whole = form_layout_body_width (self->layout);
  double sum = 0;

  self->columns = g_new (guint, self->list->cells->len);
  self->shown = g_new (guint, self->list->cells->len + 1);
  self->left = g_new0 (double, self->list->cells->len + 1);
  for (guint i = 0; i < self->list->cells->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (self->list->cells, i);

      self->shown[i] = self->n;
      if (!form_when_holds (cell->when, &self->layout->context))
        continue;
      self->columns[self->n++] = i;
      sum += cell->width;
    }
  self->shown[self->list->cells->len] = self->n;
  self->left[0] = self->layout->template->left;
  for (guint i = 0; i < self->n; i++)
    self->left[i + 1] = self->left[i] + get_cell (self, i)->width * whole / sum;
  self->fits = g_new0 (FormFit, self->n);
}

static const char *
get_under (FormTable *self,
           guint      column)
{
  return g_ptr_array_index (self->list->unders, self->columns[column]);
}

/* Do the column and the one before it share a head? */
static gboolean
shares_head (FormTable *self,
             guint      column)
{
  return column > 0 && column < self->n && get_under (self, column) != NULL &&
         g_strcmp0 (get_under (self, column), get_under (self, column - 1)) == 0;
}

/* One head over the columns from @first to the one before @end. */
static void
draw_head_cell (FormTable *self,
                FormCell  *head,
                char      *text,
                guint      first,
                guint      end,
                double     top,
                double     height)
{
  double width = self->left[end] - self->left[first] - 2 * FORM_PAD_X * 0.75;
  FormFit fit = { 0 };

  form_fit_text (self->layout, &head->type, text, width, height, TRUE, &fit);
  if (!fit.fits)
    form_layout_note_tight (self->layout, head->line);
  form_fit_draw (self->layout, &head->type, &fit, FALSE, 0, fit.lines->len, inner_left (self, first), top, width, height);
  form_fit_clear (&fit);
}

/* The head that a column shares with those after it, and the rule below it; its height. */
static double
draw_under (FormTable *self,
            guint      first)
{
  FormLayout *layout = self->layout;
  FormCell *head = g_ptr_array_index (self->list->heads, self->columns[first]);
  double height = self->list->head_height * UNDER_SHARE;
  guint end = first + 1;

  while (shares_head (self, end))
    end++;
  draw_head_cell (self, head, g_strdup (get_under (self, first)), first, end, layout->y, height);
  form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, self->left[first], layout->y + height, self->left[end], layout->y + height);
  return height;
}

static void
draw_head (FormTable *self)
{
  FormLayout *layout = self->layout;
  double upper = 0;

  self->top = layout->y;
  for (guint i = 0; i < self->n && !self->preprinted; i++)
    {
      FormCell *head = g_ptr_array_index (self->list->heads, self->columns[i]);
      gboolean shared = shares_head (self, i);

      if (!shared)
        upper = get_under (self, i) != NULL ? draw_under (self, i) : 0;
      draw_head_cell (self, head, form_text_evaluate (head->text, &layout->context), i, i + 1, layout->y + upper,
                      self->list->head_height - upper);
      if (i > 0)
        form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, self->left[i], layout->y + (shared ? upper : 0),
                             self->left[i], layout->y + self->list->head_height);
    }
  layout->y += self->list->head_height;
  self->ruled = layout->y;
  form_table_draw_title (self);
  self->body = layout->y;
}

/* The outline of the table as far as it came on this page. */
static void
close_table (FormTable *self)
{
  FormLayout *layout = self->layout;

  form_table_rule_columns (self);
  if (self->preprinted)
    return;
  form_sheet_add_box (layout->sheet, FALSE, FORM_OUTER, self->left[0], self->top,
                      self->left[self->n] - self->left[0], layout->y - self->top);
}

/* Where rows must stop so that the sums of the page have room below them. */
static double
page_end (FormTable *self)
{
  return self->layout->end - self->block->below + 0.1 - form_table_totals_height (self, FORM_SCOPE_PAGE);
}

static void
begin_page (FormTable *self)
{
  close_table (self);
  form_layout_new_page (self->layout);
  self->layout->y += self->block->above;
  draw_head (self);
}

static void
turn_page (FormTable *self)
{
  form_table_draw_totals (self, FORM_SCOPE_PAGE);
  begin_page (self);
}

/* What a row needs: its longest cell, at least the height the form gives it. */
static double
fit_row (FormTable *self)
{
  double height = self->list->row_height;

  for (guint i = 0; i < self->n; i++)
    {
      const FormCell *cell = get_cell (self, i);
      FormFit *fit = &self->fits[i];
      char *text = form_text_evaluate (cell->text, &self->layout->context);

      g_free (fit->text);
      if (!self->list->grows)
        {
          form_fit_text (self->layout, &cell->type, text, inner_width (self, i),
                         self->list->row_height - 2 * FORM_PAD_Y, TRUE, fit);
          height = MAX (height, form_fit_height (fit) + 2 * FORM_PAD_Y);
          continue;
        }
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
draw_row (FormTable *self,
          double     height)
{
  for (guint i = 0; i < self->n; i++)
    form_fit_draw (self->layout, &get_cell (self, i)->type, &self->fits[i], FALSE, 0, self->fits[i].lines->len,
                   inner_left (self, i), self->layout->y, inner_width (self, i), height);
  self->layout->y += height;
}

/* A row higher than a page goes on at the top of the next one. */
static void
draw_tall_row (FormTable *self)
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

/* The last row of a group or list brings its sums with it: they never stand alone on a page. */
static double
height_of_end (FormTable *self,
               guint      row)
{
  gboolean last = row + 1 == self->n_rows;
  double height = 0;

  if (last || (self->groups != NULL && self->groups[row] != self->groups[row + 1]))
    height += form_table_totals_height (self, FORM_SCOPE_GROUP);
  return last ? height + form_table_totals_height (self, FORM_SCOPE_LIST) : height;
}

static void
add_row (FormTable *self,
         guint      row)
{
  double height = fit_row (self);
  double needed = height + height_of_end (self, row);

  if (self->layout->y + needed > page_end (self) && self->layout->y > self->body + 0.1)
    turn_page (self);
  form_table_rule_below (self);
  if (self->layout->y + height > page_end (self))
    draw_tall_row (self);
  else
    draw_row (self, height);
}

/* Empty rows down to the end of the page, but for @kept, the room for what comes below them. */
static void
fill_page (FormTable *self,
           double     kept)
{
  FormLayout *layout = self->layout;
  FormType type = { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_MIDDLE, 10.5, 9, 1.25, 0 };
  gboolean closed = self->n_rows == 0 || self->list->last_words == NULL;

  while (layout->y + self->list->row_height <= page_end (self) - kept)
    {
      form_table_rule_below (self);
      if (!closed)
        {
          form_table_rule_columns (self);
          form_put_line (layout, &type, type.size, FALSE, self->list->last_words, self->left[0],
                         layout->y + self->list->row_height / 2, self->left[self->n] - self->left[0], 0);
          self->ruled = layout->y + self->list->row_height;
        }
      closed = TRUE;
      layout->y += self->list->row_height;
    }
}

/* Empty rows in place of those that there are not; a paper that is full goes on on the next page. */
static void
add_least (FormTable *self)
{
  FormLayout *layout = self->layout;

  for (guint row = 0; row < self->list->least; row++)
    {
      if (layout->y + self->list->row_height > page_end (self))
        turn_page (self);
      form_table_rule_below (self);
      layout->y += self->list->row_height;
    }
}

static gboolean
is_records (FormTable *self)
{
  return g_str_equal (self->list->of, "records");
}

static guint
count_rows (FormTable *self)
{
  const FormSource *source = self->layout->context.source;

  if (source == NULL || !self->layout->context.filled)
    return 0;
  if (is_records (self))
    return source->n_records;
  return source->n_rows != NULL ? source->n_rows (source->data, self->list->of) : 0;
}

/* Between two groups, the row at hand being the first of the second one. */
static void
change_group (FormTable *self,
              guint      row)
{
  double title = form_table_title_height (self);

  /* The sums may name the group they belong to. */
  if (!form_table_go_to_row (self, self->order[row - 1]))
    return;
  if (self->group->new_page)
    {
      if (self->list->fill)
        fill_page (self, form_table_totals_height (self, FORM_SCOPE_GROUP));
      form_table_draw_totals (self, FORM_SCOPE_PAGE);
    }
  form_table_draw_totals (self, FORM_SCOPE_GROUP);
  if (!form_table_go_to_row (self, self->order[row]))
    return;
  if (self->group->new_page)
    begin_page (self);
  else if (self->layout->y + title + self->list->row_height > page_end (self))
    turn_page (self);
  else
    form_table_draw_title (self);
}

static void
name_group (FormTable *self)
{
  g_autofree char *value = form_text_evaluate (self->group->by, &self->layout->context);

  g_free (self->layout->sheet->bookmark);
  self->layout->sheet->bookmark = g_steal_pointer (&value);
}

static void
add_rows (FormTable *self,
          gboolean (*step) (guint done, gpointer data),
          gpointer   data)
{
  FormContext *context = &self->layout->context;
  guint first = 0;

  for (guint row = 0; row < self->n_rows && self->layout->error == NULL; row++)
    {
      gboolean begins = self->group != NULL && (row == 0 || self->groups[row] != self->groups[row - 1]);

      if (!form_table_go_to_row (self, self->order != NULL ? self->order[row] : row))
        break;
      if (begins && row > 0)
        change_group (self, row);
      if (begins && self->group->new_page)
        name_group (self);
      if (begins && self->group->restart)
        first = row;
      context->seq = row - first + 1;
      add_row (self, row);
      if (!form_table_count_row (self))
        break;
      context->list = NULL;
      context->row = 0;
      if (step != NULL && !step (row + 1, data))
        break;
    }
}

/* What stands below the last row. */
static void
finish_table (FormTable *self)
{
  FormLayout *layout = self->layout;
  guint seq = layout->context.seq;

  if (self->n_rows > 0 && !is_records (self))
    form_table_go_to_row (self, self->n_rows - 1);
  if (self->n_rows == 0 && !self->list->fill)
    add_least (self);
  if (self->list->fill || (self->n_rows == 0 && self->list->least == 0))
    fill_page (self, form_table_totals_height (self, FORM_SCOPE_GROUP) + form_table_totals_height (self, FORM_SCOPE_LIST));
  form_table_draw_totals (self, FORM_SCOPE_PAGE);
  form_table_draw_totals (self, FORM_SCOPE_GROUP);
  layout->context.list = NULL;
  layout->context.row = 0;
  form_table_draw_totals (self, FORM_SCOPE_LIST);
  close_table (self);
  layout->context.seq = seq;
  layout->y += self->block->below;
}

static const FormGroup *
choose_group (FormTable *self)
{
  for (guint i = 0; i < self->list->groups->len; i++)
    {
      const FormGroup *group = g_ptr_array_index (self->list->groups, i);

      if (form_when_holds (group->when, &self->layout->context))
        return group;
    }
  return NULL;
}

/* The least that a page must have room for. */
static double
least_height (FormTable *self)
{
  double height = self->block->above + self->list->head_height + self->list->row_height;

  for (FormScope scope = 0; scope < FORM_N_SCOPES; scope++)
    height += form_table_totals_height (self, scope);
  return height + form_table_title_height (self);
}

/**
 * form_table_rule_below:
 *
 * Draws a rule below what is there, over the whole width.
 */
void
form_table_rule_below (FormTable *table)
{
  if (table->preprinted)
    return;
  form_sheet_add_rule (table->layout->sheet, FALSE, FORM_INNER,
                       table->left[0], table->layout->y, table->left[table->n], table->layout->y);
}

/**
 * form_table_rule_columns:
 *
 * Draws the rules between columns from where they last ended down to where the table has come.
 */
void
form_table_rule_columns (FormTable *table)
{
  double y = table->layout->y;

  for (guint i = 1; i < table->n && y > table->ruled + 0.1 && !table->preprinted; i++)
    form_sheet_add_rule (table->layout->sheet, FALSE, FORM_INNER, table->left[i], table->ruled, table->left[i], y);
  table->ruled = y;
}

/**
 * form_table_go_to_row:
 * @row: number in the source
 *
 * Makes one row that of which values are asked.
 */
gboolean
form_table_go_to_row (FormTable *table,
                      guint      row)
{
  FormContext *context = &table->layout->context;

  if (!is_records (table))
    {
      context->list = table->list->of;
      context->row = row;
      return TRUE;
    }
  return context->source->select == NULL
         || context->source->select (context->source->data, row, &table->layout->error);
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
  FormTable self = { .layout = layout, .block = block, .list = block->list };
  guint seq = layout->context.seq;
  double least;

  self.preprinted = block->list->preprinted != NULL && form_when_holds (block->list->preprinted, &layout->context);
  self.n_rows = count_rows (&self);
  self.group = choose_group (&self);
  form_table_want_sums (&self);
  form_table_order_rows (&self);
  if (self.n_rows > 0 && self.group != NULL)
    form_table_go_to_row (&self, 0);
  choose_columns (&self);
  least = least_height (&self);
  if (layout->y + least > layout->end && !form_layout_at_top (layout))
    form_layout_new_page (layout);
  if (layout->y + least > layout->end && layout->error == NULL)
    form_set_layout_error (layout, block, layout->y + least - layout->end);
  if (self.n > 0 && layout->error == NULL)
    {
      layout->y += block->above;
      draw_head (&self);
      add_rows (&self, step, data);
      finish_table (&self);
    }
  layout->context.list = NULL;
  layout->context.row = 0;
  layout->context.seq = seq;
  form_table_clear (&self);
}
