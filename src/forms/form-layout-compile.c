/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short way: a blank form laid out once, into whose places records are only measured. */
#include "config.h"

#include "form-layout-private.h"

static void
append_answer (FormLayout     *layout,
               const FormWhen *when,
               GString        *key)
{
  if (when != NULL)
    g_string_append_c (key, form_when_holds (when, &layout->context) ? '1' : '0');
}

static void
append_answers_of_cells (FormLayout *layout,
                         GPtrArray  *cells,
                         GString    *key)
{
  for (guint i = 0; i < cells->len; i++)
    append_answer (layout, ((const FormCell *) g_ptr_array_index (cells, i))->when, key);
}

/* Conditions decide which blocks, rows and cells there are: one blank form for each answer. */
static char *
answer_conditions (FormLayout *layout)
{
  const FormTemplate *template = layout->template;
  GPtrArray *const groups[] = { template->head, template->body };
  GString *key = g_string_new (NULL);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (guint i = 0; i < groups[g]->len; i++)
      {
        const FormBlock *block = g_ptr_array_index (groups[g], i);

        append_answer (layout, block->when, key);
        for (guint r = 0; block->grid != NULL && r < block->grid->rows->len; r++)
          {
            const FormRow *row = g_ptr_array_index (block->grid->rows, r);

            append_answer (layout, row->when, key);
            append_answers_of_cells (layout, row->cells, key);
          }
      }
  return g_string_free (key, FALSE);
}

static gboolean
has_no_end (const FormTemplate *template)
{
  for (guint i = 0; i < template->body->len; i++)
    {
      FormBlockKind kind = ((const FormBlock *) g_ptr_array_index (template->body, i))->kind;

      if (kind == FORM_BLOCK_LIST || kind == FORM_BLOCK_RULED)
        return TRUE;
    }
  return FALSE;
}

/* Lays the form out with the record's answers to its conditions, but without its values. */
static FormCompiled *
compile (FormLayout *layout)
{
  FormCompiled *compiled = g_new0 (FormCompiled, 1);
  g_autoptr (FormLayout) blank = NULL;

  if (has_no_end (layout->template))
    return compiled;
  blank = form_layout_new (layout->fonts, layout->template, layout->context.source, layout->context.variant,
                           layout->context.today, NULL, NULL);
  blank->context = layout->context;
  blank->context.blank = TRUE;
  blank->slots = g_array_new (FALSE, FALSE, sizeof (FormSlot));
  form_layout_body (blank, NULL, NULL);
  if (blank->error == NULL && blank->queue->len == 1 && blank->rest->len == 0)
    {
      compiled->sheet = g_ptr_array_steal_index (blank->queue, 0);
      compiled->slots = g_array_ref (blank->slots);
    }
  g_array_unref (blank->slots);
  return compiled;
}

static guint
find_compiled (FormLayout *layout)
{
  g_autofree char *key = answer_conditions (layout);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (layout->by_key, key));

  if (number > 0)
    return number - 1;
  g_ptr_array_add (layout->compiled, compile (layout));
  number = layout->compiled->len;
  g_hash_table_insert (layout->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number - 1;
}

static gboolean
rows_fit (FormLayout *layout)
{
  const FormTemplate *template = layout->template;
  const FormSource *source = layout->context.source;

  for (guint i = 0; i < template->body->len && source->n_rows != NULL; i++)
    {
      const FormBlock *block = g_ptr_array_index (template->body, i);

      for (guint r = 0; block->grid != NULL && r < block->grid->rows->len; r++)
        {
          const FormRow *row = g_ptr_array_index (block->grid->rows, r);

          if (row->of != NULL && source->n_rows (source->data, row->of) > MAX (row->least, 1))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
fill_cell (FormLayout     *layout,
           const FormSlot *slot)
{
  const FormSource *source = layout->context.source;
  FormFit fit = { 0 };

  layout->context.list = slot->list;
  layout->context.row = slot->row;
  layout->context.filled = slot->list == NULL
                           || (source->n_rows != NULL && slot->row < source->n_rows (source->data, slot->list));
  form_cell_fit (layout, slot->cell, form_text_evaluate (slot->cell->text, &layout->context),
                 slot->width, slot->height, !slot->grows, &fit);
  if (fit.fits)
    form_cell_draw (layout, slot->cell, &fit, slot->x, slot->y, slot->width, slot->height);
  layout->context.list = NULL;
  layout->context.row = 0;
  layout->context.filled = TRUE;
  form_fit_clear (&fit);
  return fit.fits;
}

static gboolean
fill_block (FormLayout     *layout,
            const FormSlot *slot)
{
  if (ABS (form_block_measure (layout, slot->block) - slot->height) > 0.1)
    return FALSE;
  form_block_draw (layout, slot->block, slot->y);
  return TRUE;
}

void
form_compiled_free (FormCompiled *compiled)
{
  form_sheet_free (compiled->sheet);
  g_clear_pointer (&compiled->slots, g_array_unref);
  g_free (compiled);
}

/**
 * form_compiled_record:
 *
 * Measures the values of the record at hand into the places of the blank form.
 *
 * Returns: %FALSE when one of them does not fit, and the form must be laid out anew
 */
gboolean
form_compiled_record (FormLayout *layout)
{
  guint number = find_compiled (layout);
  const FormCompiled *compiled = g_ptr_array_index (layout->compiled, number);

  if (compiled->sheet == NULL || !rows_fit (layout))
    return FALSE;
  if (layout->fast == NULL)
    layout->fast = form_sheet_new (layout->template->page_width, layout->template->page_height);
  form_sheet_clear (layout->fast);
  layout->sheet = layout->fast;
  layout->context.page = 1;
  layout->context.n_pages = 1;
  for (guint i = 0; i < compiled->slots->len; i++)
    {
      const FormSlot *slot = &g_array_index (compiled->slots, FormSlot, i);

      if (slot->kind == FORM_SLOT_CELL ? !fill_cell (layout, slot) : !fill_block (layout, slot))
        {
          layout->sheet = NULL;
          return FALSE;
        }
    }
  form_layout_draw_foot (layout, 1, 1);
  if (layout->error == NULL)
    layout->sink (layout->fast, number, layout->sink_data);
  layout->sheet = NULL;
  return TRUE;
}
