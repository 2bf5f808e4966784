/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list that are no records: titles of groups, subtotals and totals. */
#include "config.h"

#include "form-layout-table.h"

static void
want_cb (const char *name,
         gpointer    data)
{
  FormTable *table = data;

  for (guint i = 0; i < FORM_N_SCOPES; i++)
    form_sums_want (table->sums[i], name);
}

static gboolean
is_wanted (FormTable       *table,
           const FormTotal *total,
           FormScope        scope)
{
  return total->scope == scope && (scope != FORM_SCOPE_GROUP || table->group != NULL)
         && form_when_holds (total->row->when, &table->layout->context);
}

/* A cell over columns of which some are not shown takes the place of the others. */
static void
draw_total_cell (FormTable      *table,
                 const FormCell *cell,
                 guint           first,
                 double          height)
{
  FormLayout *layout = table->layout;
  guint until = MIN (first + cell->across, table->list->cells->len);
  double left = table->left[table->shown[first]], right = table->left[table->shown[until]];
  FormFit fit = { 0 };

  if (right - left < 1)
    return;
  form_cell_fit (layout, cell, form_text_evaluate (cell->text, &layout->context), right - left, height, TRUE, &fit);
  form_cell_draw (layout, cell, &fit, left, layout->y, right - left, height);
  form_fit_clear (&fit);
  if (table->shown[until] < table->n && !table->preprinted)
    form_sheet_add_rule (layout->sheet, FALSE, FORM_INNER, right, layout->y, right, layout->y + height);
}

static void
draw_total (FormTable       *table,
            const FormTotal *total)
{
  FormLayout *layout = table->layout;
  guint column = 0;

  form_table_rule_below (table);
  form_table_rule_columns (table);
  layout->context.sums = table->sums[total->scope];
  for (guint i = 0; i < total->row->cells->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (total->row->cells, i);

      draw_total_cell (table, cell, column, total->row->height);
      column += cell->across;
    }
  layout->context.sums = NULL;
  layout->y += total->row->height;
  table->ruled = layout->y;
}

/**
 * form_table_want_sums:
 *
 * Looks through the rows of sums for what they will ask.
 */
void
form_table_want_sums (FormTable *table)
{
  for (guint i = 0; i < FORM_N_SCOPES; i++)
    table->sums[i] = form_sums_new ();
  for (guint i = 0; i < table->list->totals->len; i++)
    {
      const FormTotal *total = g_ptr_array_index (table->list->totals, i);

      for (guint c = 0; c < total->row->cells->len; c++)
        form_text_each_name (((const FormCell *) g_ptr_array_index (total->row->cells, c))->text, want_cb, table);
    }
}

/**
 * form_table_totals_height:
 *
 * Returns: what the rows of sums of @scope take, in pt
 */
double
form_table_totals_height (FormTable *table,
                          FormScope  scope)
{
  double height = 0;

  for (guint i = 0; i < table->list->totals->len; i++)
    {
      const FormTotal *total = g_ptr_array_index (table->list->totals, i);

      if (is_wanted (table, total, scope))
        height += total->row->height;
    }
  return height;
}

/**
 * form_table_draw_totals:
 *
 * Draws the rows of sums of @scope and begins to count anew.
 */
void
form_table_draw_totals (FormTable *table,
                        FormScope  scope)
{
  for (guint i = 0; i < table->list->totals->len; i++)
    {
      const FormTotal *total = g_ptr_array_index (table->list->totals, i);

      if (is_wanted (table, total, scope))
        draw_total (table, total);
    }
  form_sums_clear (table->sums[scope]);
}

/**
 * form_table_count_row:
 *
 * Adds the row at hand to all sums.
 */
gboolean
form_table_count_row (FormTable *table)
{
  const FormContext *context = &table->layout->context;

  if (table->list->totals->len == 0)
    return TRUE;
  for (guint i = 0; i < FORM_N_SCOPES; i++)
    if (!form_sums_add (table->sums[i], context->source, context->list, context->row,
                        table->layout->error == NULL ? &table->layout->error : NULL))
      return FALSE;
  return TRUE;
}

/**
 * form_table_order_rows:
 *
 * Brings the rows of each group together, within it in their order.
 */
void
form_table_order_rows (FormTable *table)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  FormContext *context = &table->layout->context;
  guint at = 0;

  if (table->group == NULL || table->n_rows == 0)
    return;
  table->order = g_new0 (guint, table->n_rows);
  table->groups = g_new0 (guint, table->n_rows);
  for (guint row = 0; row < table->n_rows && form_table_go_to_row (table, row); row++)
    {
      char *value = form_text_evaluate (table->group->by, context);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, value));

      if (number == 0)
        {
          number = members->len + 1;
          g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (guint)));
          g_hash_table_insert (numbers, g_strdup (value), GUINT_TO_POINTER (number));
        }
      g_array_append_val ((GArray *) g_ptr_array_index (members, number - 1), row);
      g_free (value);
    }
  for (guint g = 0; g < members->len; g++)
    {
      const GArray *rows = g_ptr_array_index (members, g);

      for (guint i = 0; i < rows->len; i++, at++)
        {
          table->order[at] = g_array_index (rows, guint, i);
          table->groups[at] = g;
        }
    }
}

/**
 * form_table_title_height:
 *
 * Returns: of the row that names the group, in pt; 0 when there is none
 */
double
form_table_title_height (FormTable *table)
{
  if (table->group == NULL || table->n_rows == 0
      || (form_text_is_fixed (table->group->title->text) && *form_text_get_literal (table->group->title->text) == '\0'))
    return 0;
  return table->group->height;
}

/**
 * form_table_draw_title:
 *
 * Names the group of the row at hand, over the whole width.
 */
void
form_table_draw_title (FormTable *table)
{
  FormLayout *layout = table->layout;
  const FormCell *title = table->group != NULL ? table->group->title : NULL;
  double height = form_table_title_height (table);
  double width = table->left[table->n] - table->left[0];
  FormFit fit = { 0 };

  if (height == 0)
    return;
  form_table_rule_below (table);
  form_table_rule_columns (table);
  form_cell_fit (layout, title, form_text_evaluate (title->text, &layout->context), width, height, TRUE, &fit);
  form_cell_draw (layout, title, &fit, table->left[0], layout->y, width, height);
  form_fit_clear (&fit);
  layout->y += height;
  table->ruled = layout->y;
}

void
form_table_clear (FormTable *table)
{
  for (guint i = 0; table->fits != NULL && i < table->n; i++)
    form_fit_clear (&table->fits[i]);
  for (guint i = 0; i < FORM_N_SCOPES; i++)
    form_sums_free (table->sums[i]);
  g_free (table->columns);
  g_free (table->shown);
  g_free (table->left);
  g_free (table->fits);
  g_free (table->order);
  g_free (table->groups);
}
