/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading lists: columns, groups and sums. */
#include "config.h"

#include "form-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
read_column (FormReader        *reader,
             const FormElement *element,
             FormList          *list)
{
  FormCell *head = form_cell_new (FORM_CELL_LABEL, element->line);
  FormCell *cell = form_cell_new (FORM_CELL_VALUE, element->line);
  FormType type = reader->value;

  type.align = FORM_ALIGN_CENTRE;
  head->type = reader->label;
  head->text = form_read_parse_text (reader, element, form_element_get (element, "title"));
  cell->type = form_read_type (reader, element, type);
  cell->text = form_read_text (reader, element);
  head->when = form_read_when (reader, element);
  cell->when = form_read_when (reader, element);
  head->width = cell->width = form_read_mm (reader, element, "width", 0);
  if (cell->width < FORM_MM (2))
    form_read_refuse (reader, element, _("列宽 width 至少 2 毫米。"));
  g_ptr_array_add (list->unders, g_strdup (form_element_get (element, "under")));
  g_ptr_array_add (list->heads, head);
  g_ptr_array_add (list->cells, cell);
}

static void
read_group (FormReader        *reader,
            const FormElement *element,
            FormList          *list)
{
  FormGroup *group = form_group_new (element->line);
  FormType type = reader->label;
  g_autofree char *by = g_strdup_printf ("{%s}", form_element_get (element, "by"));

  type.align = FORM_ALIGN_LEFT;
  group->by = form_read_parse_text (reader, element, by);
  group->title->type = form_read_type (reader, element, type);
  form_text_free (group->title->text);
  group->title->text = form_read_text (reader, element);
  group->when = form_read_when (reader, element);
  group->height = form_read_mm (reader, element, "height", list->row_height);
  group->new_page = form_read_flag (reader, element, "new-page", FALSE);
  group->restart = form_read_flag (reader, element, "restart", group->new_page);
  g_ptr_array_add (list->groups, group);
}

static FormScope
read_scope (FormReader        *reader,
            const FormElement *element)
{
  static const char *const names[] = { "page", "group", "list" };
  const char *text = form_element_get (element, "of");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      return i;
  form_read_refuse (reader, element, _("合计的 of 只能写 page、group 或 list，现在写的是“%s”。"), text);
  return FORM_SCOPE_LIST;
}

/* Its cells span the columns that the list has, those on condition included. */
static void
read_total (FormReader        *reader,
            const FormElement *element,
            FormList          *list)
{
  FormTotal *total = form_total_new (element->line);
  guint across = 0;

  total->scope = read_scope (reader, element);
  total->row->when = form_read_when (reader, element);
  total->row->height = form_read_mm (reader, element, "height", list->row_height);
  g_ptr_array_add (list->totals, total);
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (child->name == NULL)
        continue;
      if (form_element_get (child, "edit") != NULL)
        form_read_refuse (reader, child, _("合计行里不能用 edit。"));
      g_ptr_array_add (total->row->cells, form_read_cell (reader, child));
      across += ((const FormCell *) g_ptr_array_index (total->row->cells, total->row->cells->len - 1))->across;
    }
  if (across != list->cells->len)
    form_read_refuse (reader, element, _("合计行的格子共占 %u 列，名单有 %u 列。"), across, list->cells->len);
}

static void
read_rows_of_list (FormReader        *reader,
                   const FormElement *element,
                   FormList          *list)
{
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (form_element_is (child, "column"))
        read_column (reader, child, list);
    }
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (form_element_is (child, "group"))
        read_group (reader, child, list);
      else if (form_element_is (child, "total"))
        read_total (reader, child, list);
    }
}

/**
 * form_read_list:
 *
 * Returns: (transfer full)
 */
FormList *
form_read_list (FormReader        *reader,
                const FormElement *element)
{
  FormList *list = form_list_new ();
  double whole = reader->template->page_width - reader->template->left - reader->template->right;
  double sum = 0;
  gboolean conditional = FALSE;

  form_read_cell_types (reader, element);
  list->of = g_strdup (form_element_get (element, "of"));
  list->head_height = form_read_mm (reader, element, "head", FORM_MM (10));
  list->row_height = form_read_mm (reader, element, "row", FORM_MM (7.5));
  list->least = (guint) form_read_number (reader, element, "least-rows", 0, 0, 200);
  list->grows = form_read_flag (reader, element, "grow", TRUE);
  list->fill = form_read_flag (reader, element, "fill", FALSE);
  if (list->row_height < FORM_MM (3))
    form_read_refuse (reader, element, _("行高 row 至少 3 毫米。"));
  list->last_words = g_strdup (form_element_get (element, "last-words"));
  list->preprinted = form_read_condition (reader, element, "preprinted");
  read_rows_of_list (reader, element, list);
  for (guint i = 0; i < list->cells->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (list->cells, i);

      conditional |= cell->when != NULL;
      sum += cell->width;
    }
  if (list->cells->len == 0)
    form_read_refuse (reader, element, _("名单里没有一列。"));
  else if (!conditional && fabs (sum - whole) > FORM_MM (1))
    form_read_refuse (reader, element, _("各列宽合计 %.1f 毫米，版心宽 %.1f 毫米，两者应相等。"),
            sum * 25.4 / 72, whole * 25.4 / 72);
  return list;
}
