/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading grids: cells over columns and rows, and whether their spans add up. */
#include "config.h"

#include "form-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The highest paper has no more rows of the least height. */
#define MOST_LINES 1000

static void
read_mark (FormReader        *reader,
           const FormElement *element,
           FormCell          *cell)
{
  FormMark *mark = form_mark_new (form_element_is (element, "seal") ? FORM_MARK_SEAL : FORM_MARK_SIGN);

  mark->align = form_read_align (reader, element, mark->kind == FORM_MARK_SEAL ? FORM_ALIGN_RIGHT : FORM_ALIGN_LEFT);
  mark->side = form_read_mm (reader, element, "side", FORM_MM (45));
  mark->blank = form_read_mm (reader, element, "blank", 0);
  mark->text = form_read_text (reader, element);
  g_ptr_array_add (cell->marks, mark);
}

static void
read_qr (FormReader        *reader,
         const FormElement *element,
         FormCell          *cell)
{
  static const char *const outside[] = { "at", "on", "above", "below", "when" };
  FormMark *mark = form_mark_new (FORM_MARK_QR);

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    if (form_element_get (element, outside[i]) != NULL)
      form_read_refuse (reader, element, _("格子里的 <qr> 不能写“%s”。"), outside[i]);
  mark->align = form_read_align (reader, element, FORM_ALIGN_RIGHT);
  mark->side = FORM_MM (form_read_number (reader, element, "size", 18, 10, 80));
  mark->spelled = form_read_flag (reader, element, "text", FALSE);
  mark->text = form_read_code (reader, element);
  g_ptr_array_add (cell->marks, mark);
}

static void
read_cell_content (FormReader        *reader,
                   const FormElement *element,
                   FormCell          *cell)
{
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (form_element_is (child, "sign") || form_element_is (child, "seal"))
        read_mark (reader, child, cell);
      else if (form_element_is (child, "qr"))
        read_qr (reader, child, cell);
      else if (form_element_is (child, "ticks"))
        {
          form_text_free (cell->text);
          cell->text = form_text_new_ticks (form_element_get (child, "of"), form_element_get (child, "only"),
                                            form_element_get (child, "rest"));
        }
    }
}

/**
 * form_read_cell:
 *
 * Returns: (transfer full): a label, value or photo
 */
FormCell *
form_read_cell (FormReader        *reader,
                const FormElement *element)
{
  gboolean is_value = form_element_is (element, "value");
  FormCell *cell = form_cell_new (is_value ? FORM_CELL_VALUE
                                  : form_element_is (element, "photo") ? FORM_CELL_PHOTO : FORM_CELL_LABEL,
                                  element->line);
  const char *down = form_element_get (element, "down");

  cell->type = form_read_type (reader, element, is_value ? reader->value : reader->label);
  cell->text = form_read_text (reader, element);
  cell->when = form_read_when (reader, element);
  cell->across = (guint) form_read_number (reader, element, "across", 1, 1, 64);
  cell->down = g_strcmp0 (down, "*") == 0 ? 0 : (guint) form_read_number (reader, element, "down", 1, 1, 200);
  cell->title = g_strdup (form_element_get (element, "title"));
  if (cell->kind == FORM_CELL_PHOTO)
    {
      cell->field = g_strdup (form_element_get (element, "of"));
      cell->width = form_read_mm (reader, element, "width", FORM_MM (25));
      cell->height = form_read_mm (reader, element, "height", FORM_MM (35));
    }
  read_cell_content (reader, element, cell);
  form_read_edit (reader, element, cell->text);
  return cell;
}

static FormRow *
form_read_row (FormReader        *reader,
               const FormElement *element)
{
  FormRow *row = form_row_new (element->line);
  const char *label = NULL;

  row->height = form_read_mm (reader, element, "height", 0);
  row->grows = form_read_flag (reader, element, "grow", FALSE);
  row->when = form_read_when (reader, element);
  row->of = g_strdup (form_element_get (element, "of"));
  row->least = (guint) form_read_number (reader, element, "least", 0, 0, 200);
  if (row->height < FORM_MM (3))
    form_read_refuse (reader, element, _("行高 height 至少 3 毫米。"));
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);
      FormCell *cell;

      if (child->name == NULL)
        continue;
      cell = form_read_cell (reader, child);
      g_ptr_array_add (row->cells, cell);
      if (row->of != NULL && form_text_get_edit (cell->text) != NULL)
        form_read_refuse (reader, child, _("重复的行里不能用 edit。"));
      if (cell->kind == FORM_CELL_LABEL)
        label = form_text_get_literal (cell->text);
      else if (cell->title == NULL && label != NULL)
        {
          /* A continuation sheet names the cell by the label before it. */
          g_auto (GStrv) words = g_strsplit (label, "\n", -1);
          cell->title = g_strjoinv ("", words);
        }
    }
  return row;
}

/* "8": equal columns; "20 22 …": their widths in mm, drawn out to the whole width if they miss it. */
static void
read_columns (FormReader        *reader,
              const FormElement *element,
              FormGrid          *grid)
{
  double whole = reader->template->page_width - reader->template->left - reader->template->right;
  g_auto (GStrv) words = g_strsplit (form_element_get (element, "columns"), " ", -1);
  guint n = g_strv_length (words);
  double sum = 0;

  if (n == 1)
    {
      guint equal = (guint) form_read_number (reader, element, "columns", 1, 1, 64);
      double width = whole / equal;

      for (guint i = 0; i < equal; i++)
        g_array_append_val (grid->widths, width);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;
      double width = FORM_MM (g_ascii_strtod (words[i], &end));

      if (*end != '\0' || !(width >= FORM_MM (2)) || n > 64)
        form_read_refuse (reader, element, _("columns 里的“%s”不是列宽。写成列数，或各列的毫米数。"), words[i]);
      g_array_append_val (grid->widths, width);
      sum += width;
    }
  if (fabs (sum - whole) > FORM_MM (1))
    form_read_refuse (reader, element, _("各列宽合计 %.1f 毫米，版心宽 %.1f 毫米，两者应相等。"),
            sum * 25.4 / 72, whole * 25.4 / 72);
  for (guint i = 0; i < n; i++)
    g_array_index (grid->widths, double, i) *= whole / sum;
}

/* How many columns the cells of a row take, with those that reach down from the rows above. */
static void
check_spans (FormReader        *reader,
             const FormElement *element,
             FormGrid          *grid)
{
  guint n = grid->widths->len;
  g_autofree guint *left = g_new0 (guint, n);

  for (guint r = 0; r < grid->rows->len; r++)
    {
      const FormRow *row = g_ptr_array_index (grid->rows, r);
      guint taken = 0, conditional = 0;
      FormElement place = { .line = row->line };

      for (guint c = 0; c < n; c++)
        taken += left[c] > 0;
      for (guint i = 0; i < row->cells->len; i++)
        {
          const FormCell *cell = g_ptr_array_index (row->cells, i);
          guint free_column = 0;

          conditional += cell->when != NULL;
          taken += cell->across;
          while (free_column < n && left[free_column] > 0)
            free_column++;
          for (guint c = free_column; c < MIN (n, free_column + cell->across); c++)
            left[c] = (cell->down == 0 ? G_MAXUINT16 : cell->down) + 1000000;
        }
      if (taken != n && conditional == 0)
        form_read_refuse (reader, &place, _("这一行的格子共占 %u 列，表格有 %u 列。"), taken, n);
      for (guint c = 0; c < n; c++)
        {
          if (left[c] >= 1000000)
            left[c] -= 1000000;
          left[c] -= left[c] > 0 && left[c] != G_MAXUINT16;
          if (left[c] == G_MAXUINT16 && row->of != NULL)
            left[c] = 0;
        }
    }
  for (guint c = 0; c < n; c++)
    if (left[c] > 0 && left[c] != G_MAXUINT16)
      form_read_refuse (reader, element, _("有格子向下跨出了表格。请核对 down。"));
}

/**
 * form_read_cell_types:
 *
 * Takes the type of labels and values from a grid or list.
 */
void
form_read_cell_types (FormReader        *reader,
                      const FormElement *element)
{
  FormType base = { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_MIDDLE, 10.5, 9, 1.25, 0 };
  double size;

  size = form_read_number (reader, element, "label-size", 10.5, 5, 72);
  reader->label = base;
  reader->label.size = size;
  reader->label.least = MIN (9, size);
  reader->label.style = FORM_STYLE (form_read_role (reader, element, "label-role", FORM_ROLE_SONG), FALSE);
  size = form_read_number (reader, element, "value-size", 10.5, 5, 72);
  reader->value = base;
  reader->value.size = size;
  reader->value.least = MIN (9, size);
  reader->value.align = FORM_ALIGN_LEFT;
  reader->value.style = FORM_STYLE (form_read_role (reader, element, "value-role", FORM_ROLE_SONG), FALSE);
}

/* Rows that stand on one condition or another count all. */
static guint
count_lines (const FormGrid *grid)
{
  guint n = 0;

  for (guint i = 0; i < grid->rows->len; i++)
    n += MAX (1, ((const FormRow *) g_ptr_array_index (grid->rows, i))->least);
  return n;
}

/**
 * form_read_grid:
 *
 * Returns: (transfer full)
 */
FormGrid *
form_read_grid (FormReader        *reader,
                const FormElement *element)
{
  FormGrid *grid = form_grid_new ();

  form_read_cell_types (reader, element);
  read_columns (reader, element, grid);
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (child->name != NULL)
        g_ptr_array_add (grid->rows, form_read_row (reader, child));
    }
  if (grid->rows->len == 0)
    form_read_refuse (reader, element, _("表格里没有一行。"));
  else if (count_lines (grid) > MOST_LINES)
    form_read_refuse (reader, element, _("表格的行太多，一页放不下。"));
  else
    check_spans (reader, element, grid);
  return grid;
}
