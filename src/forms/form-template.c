/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form as its template describes it: paper, blocks, grids and lists, checked and measured in pt. */
#include "config.h"

#include "form-template.h"

static void
free_mark (gpointer data)
{
  FormMark *mark = data;

  form_text_free (mark->text);
  g_free (mark);
}

static void
free_row (gpointer data)
{
  FormRow *row = data;

  g_ptr_array_unref (row->cells);
  form_when_free (row->when);
  g_free (row->of);
  g_free (row);
}

static void
free_variant (gpointer data)
{
  FormVariant *variant = data;

  g_free (variant->id);
  g_free (variant->title);
  g_free (variant);
}

static void
free_grid (FormGrid *grid)
{
  g_array_unref (grid->widths);
  g_ptr_array_unref (grid->rows);
  g_free (grid);
}

static void
free_total (gpointer data)
{
  FormTotal *total = data;

  free_row (total->row);
  g_free (total);
}

static void
free_group (gpointer data)
{
  FormGroup *group = data;

  form_text_free (group->by);
  form_cell_free (group->title);
  form_when_free (group->when);
  g_free (group);
}

static void
free_list (FormList *list)
{
  g_free (list->last_words);
  form_when_free (list->preprinted);
  g_ptr_array_unref (list->groups);
  g_ptr_array_unref (list->totals);
  g_free (list->of);
  g_ptr_array_unref (list->heads);
  g_ptr_array_unref (list->cells);
  g_ptr_array_unref (list->unders);
  g_free (list);
}

FormMark *
form_mark_new (FormMarkKind kind)
{
  FormMark *mark = g_new0 (FormMark, 1);

  mark->kind = kind;
  return mark;
}

FormCell *
form_cell_new (FormCellKind kind,
               int          line)
{
  FormCell *cell = g_new0 (FormCell, 1);

  cell->kind = kind;
  cell->line = line;
  cell->across = 1;
  cell->down = 1;
  cell->marks = g_ptr_array_new_with_free_func (free_mark);
  return cell;
}

void
form_cell_free (FormCell *cell)
{
  if (cell == NULL)
    return;
  form_text_free (cell->text);
  form_when_free (cell->when);
  g_ptr_array_unref (cell->marks);
  g_free (cell->title);
  g_free (cell->field);
  g_free (cell);
}

FormRow *
form_row_new (int line)
{
  FormRow *row = g_new0 (FormRow, 1);

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) form_cell_free);
  row->line = line;
  return row;
}

FormGrid *
form_grid_new (void)
{
  FormGrid *grid = g_new0 (FormGrid, 1);

  grid->widths = g_array_new (FALSE, FALSE, sizeof (double));
  grid->rows = g_ptr_array_new_with_free_func (free_row);
  return grid;
}

FormList *
form_list_new (void)
{
  FormList *list = g_new0 (FormList, 1);

  list->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) form_cell_free);
  list->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) form_cell_free);
  list->unders = g_ptr_array_new_with_free_func (g_free);
  list->groups = g_ptr_array_new_with_free_func (free_group);
  list->totals = g_ptr_array_new_with_free_func (free_total);
  return list;
}

FormTotal *
form_total_new (int line)
{
  FormTotal *total = g_new0 (FormTotal, 1);

  total->row = form_row_new (line);
  return total;
}

FormGroup *
form_group_new (int line)
{
  FormGroup *group = g_new0 (FormGroup, 1);

  group->title = form_cell_new (FORM_CELL_LABEL, line);
  return group;
}

FormBlock *
form_block_new (FormBlockKind kind,
                int           line)
{
  FormBlock *block = g_new0 (FormBlock, 1);

  block->kind = kind;
  block->at = FORM_NOWHERE;
  block->place = FORM_NOWHERE;
  block->line = line;
  return block;
}

void
form_block_free (FormBlock *block)
{
  if (block == NULL)
    return;
  form_text_free (block->text);
  form_when_free (block->when);
  g_clear_pointer (&block->parts, g_ptr_array_unref);
  g_clear_pointer (&block->grid, free_grid);
  g_clear_pointer (&block->list, free_list);
  g_free (block->last_words);
  g_free (block);
}

/**
 * form_template_new:
 *
 * Returns: (transfer full): an empty A4 form with the margins of official tables
 */
FormTemplate *
form_template_new (const char *file)
{
  FormTemplate *template = g_new0 (FormTemplate, 1);

  template->file = g_strdup (file);
  template->page_width = FORM_MM (210);
  template->page_height = FORM_MM (297);
  template->top = FORM_MM (25);
  template->bottom = FORM_MM (20);
  template->left = FORM_MM (25);
  template->right = FORM_MM (20);
  template->area_bottom = template->page_height - template->bottom;
  template->row_when = g_ptr_array_new_with_free_func ((GDestroyNotify) form_when_free);
  template->row_now = g_ptr_array_new_with_free_func ((GDestroyNotify) form_when_free);
  template->variants = g_ptr_array_new_with_free_func (free_variant);
  template->head = g_ptr_array_new_with_free_func ((GDestroyNotify) form_block_free);
  template->body = g_ptr_array_new_with_free_func ((GDestroyNotify) form_block_free);
  template->foot = g_ptr_array_new_with_free_func ((GDestroyNotify) form_block_free);
  template->continued = g_ptr_array_new_with_free_func ((GDestroyNotify) form_block_free);
  return template;
}

void
form_template_free (FormTemplate *template)
{
  if (template == NULL)
    return;
  g_free (template->file);
  g_free (template->id);
  g_free (template->title);
  g_free (template->reg);
  g_free (template->version);
  g_free (template->number);
  g_free (template->row);
  g_ptr_array_unref (template->row_when);
  g_ptr_array_unref (template->row_now);
  g_ptr_array_unref (template->variants);
  g_ptr_array_unref (template->head);
  g_ptr_array_unref (template->body);
  g_ptr_array_unref (template->foot);
  g_ptr_array_unref (template->continued);
  g_free (template);
}

/**
 * form_template_get_subject:
 *
 * Returns: what the form is about; belongs to @template
 */
FormSubject
form_template_get_subject (const FormTemplate *template)
{
  return (FormSubject) {
    .form = template->id,
    .reg = template->reg,
    .row = template->row,
    .row_when = (FormWhen *const *) template->row_when->pdata,
    .row_now = (FormWhen *const *) template->row_now->pdata,
  };
}
