/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a template's elements into a form; everything that is wrong is said with its line. */
#include "config.h"

#include "form-parts.h"
#include "form-template.h"
#include "form-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The first error ends the reading; later ones would only be its consequences. */
typedef struct
{
  const char   *file;
  FormTemplate *template;
  FormType      label;      /* of the grid or list at hand */
  FormType      value;
  GError       *error;
} Reader;

static void refuse (Reader            *reader,
                    const FormElement *element,
                    const char        *format,
                    ...) G_GNUC_PRINTF (3, 4);

static void
refuse (Reader            *reader,
        const FormElement *element,
        const char        *format,
        ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  if (reader->error != NULL)
    return;
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  form_set_template_error (&reader->error, reader->file, element->line, "%s", reason);
}

static double
read_number (Reader            *reader,
             const FormElement *element,
             const char        *attribute,
             double             otherwise,
             double             least,
             double             most)
{
  const char *text = form_element_get (element, attribute);
  char *end = NULL;
  double number;

  if (text == NULL)
    return otherwise;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (number) || number < least || number > most)
    {
      refuse (reader, element, _("<%s> 的“%s”应是 %g 到 %g 之间的数，现在写的是“%s”。"),
              element->name, attribute, least, most, text);
      return otherwise;
    }
  return number;
}

static double
read_mm (Reader            *reader,
         const FormElement *element,
         const char        *attribute,
         double             otherwise)
{
  return form_element_get (element, attribute) == NULL
    ? otherwise : FORM_MM (read_number (reader, element, attribute, 0, 0, 1000));
}

static gboolean
read_flag (Reader            *reader,
           const FormElement *element,
           const char        *attribute,
           gboolean           otherwise)
{
  const char *text = form_element_get (element, attribute);

  if (text == NULL)
    return otherwise;
  if (!g_str_equal (text, "yes") && !g_str_equal (text, "no"))
    refuse (reader, element, _("<%s> 的“%s”只能写 yes 或 no，现在写的是“%s”。"), element->name, attribute, text);
  return g_str_equal (text, "yes");
}

static FormRole
read_role (Reader            *reader,
           const FormElement *element,
           const char        *attribute,
           FormRole           otherwise)
{
  const char *text = form_element_get (element, attribute);
  FormRole role = otherwise;

  if (text != NULL && !form_role_from_title (text, &role))
    refuse (reader, element, _("没有叫“%s”的字体。可用：宋 黑 仿宋 楷 小标宋。"), text);
  return role;
}

static FormAlign
read_align (Reader            *reader,
            const FormElement *element,
            FormAlign          otherwise)
{
  static const char *const names[] = { "left", "centre", "right", "justify" };
  const char *text = form_element_get (element, "align");

  if (text == NULL)
    return otherwise;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      return i;
  refuse (reader, element, _("align 只能写 left、centre、right 或 justify，现在写的是“%s”。"), text);
  return otherwise;
}

static FormType
read_type (Reader            *reader,
           const FormElement *element,
           FormType           type)
{
  FormRole role = read_role (reader, element, "role", type.style / 2);
  gboolean bold = read_flag (reader, element, "bold", type.style % 2);
  const char *valign = form_element_get (element, "valign");

  type.style = FORM_STYLE (role, bold);
  type.size = read_number (reader, element, "size", type.size, 5, 72);
  type.least = read_number (reader, element, "least", MIN (type.least, type.size), 5, 72);
  type.pitch = read_number (reader, element, "pitch", type.pitch, 1, 4);
  type.indent = read_number (reader, element, "indent", type.indent, 0, 20);
  type.align = read_align (reader, element, type.align);
  if (valign != NULL && !g_str_equal (valign, "top") && !g_str_equal (valign, "middle"))
    refuse (reader, element, _("valign 只能写 top 或 middle，现在写的是“%s”。"), valign);
  else if (valign != NULL)
    type.valign = g_str_equal (valign, "top") ? FORM_VALIGN_TOP : FORM_VALIGN_MIDDLE;
  return type;
}

static FormWhen *
read_when (Reader            *reader,
           const FormElement *element)
{
  const char *text = form_element_get (element, "when");
  g_autofree char *problem = NULL;
  FormWhen *when = text != NULL ? form_when_parse (text, &problem) : NULL;

  if (problem != NULL)
    refuse (reader, element, "%s", problem);
  return when;
}

static FormText *
parse_text (Reader            *reader,
            const FormElement *element,
            const char        *text)
{
  g_autofree char *problem = NULL;
  FormText *parsed = form_text_parse (text, &problem);

  if (parsed == NULL)
    {
      refuse (reader, element, "%s", problem);
      g_clear_pointer (&problem, g_free);
      parsed = form_text_parse ("", &problem);
    }
  return parsed;
}

static FormText *
read_text (Reader            *reader,
           const FormElement *element)
{
  g_autofree char *text = form_element_dup_text (element);

  return parse_text (reader, element, text);
}

static gboolean
is_element (const FormElement *element,
            const char        *name)
{
  return element->name != NULL && g_str_equal (element->name, name);
}

static void
read_mark (Reader            *reader,
           const FormElement *element,
           FormCell          *cell)
{
  FormMark *mark = form_mark_new (is_element (element, "seal") ? FORM_MARK_SEAL : FORM_MARK_SIGN);

  mark->align = read_align (reader, element, mark->kind == FORM_MARK_SEAL ? FORM_ALIGN_RIGHT : FORM_ALIGN_LEFT);
  mark->side = read_mm (reader, element, "side", FORM_MM (45));
  mark->text = read_text (reader, element);
  g_ptr_array_add (cell->marks, mark);
}

static void
read_cell_content (Reader            *reader,
                   const FormElement *element,
                   FormCell          *cell)
{
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (is_element (child, "sign") || is_element (child, "seal"))
        read_mark (reader, child, cell);
      else if (is_element (child, "ticks"))
        {
          form_text_free (cell->text);
          cell->text = form_text_new_ticks (form_element_get (child, "of"));
        }
    }
}

static FormCell *
read_cell (Reader            *reader,
           const FormElement *element)
{
  gboolean is_value = is_element (element, "value");
  FormCell *cell = form_cell_new (is_value ? FORM_CELL_VALUE
                                  : is_element (element, "photo") ? FORM_CELL_PHOTO : FORM_CELL_LABEL,
                                  element->line);
  const char *down = form_element_get (element, "down");

  cell->type = read_type (reader, element, is_value ? reader->value : reader->label);
  cell->text = read_text (reader, element);
  cell->when = read_when (reader, element);
  cell->across = (guint) read_number (reader, element, "across", 1, 1, 64);
  cell->down = g_strcmp0 (down, "*") == 0 ? 0 : (guint) read_number (reader, element, "down", 1, 1, 200);
  cell->title = g_strdup (form_element_get (element, "title"));
  if (cell->kind == FORM_CELL_PHOTO)
    {
      cell->field = g_strdup (form_element_get (element, "of"));
      cell->width = read_mm (reader, element, "width", FORM_MM (25));
      cell->height = read_mm (reader, element, "height", FORM_MM (35));
    }
  read_cell_content (reader, element, cell);
  return cell;
}

static FormRow *
read_row (Reader            *reader,
          const FormElement *element)
{
  FormRow *row = form_row_new (element->line);
  const char *label = NULL;

  row->height = read_mm (reader, element, "height", 0);
  row->grows = read_flag (reader, element, "grow", FALSE);
  row->when = read_when (reader, element);
  row->of = g_strdup (form_element_get (element, "of"));
  row->least = (guint) read_number (reader, element, "least", 0, 0, 200);
  if (row->height < FORM_MM (3))
    refuse (reader, element, _("行高 height 至少 3 毫米。"));
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);
      FormCell *cell;

      if (child->name == NULL)
        continue;
      cell = read_cell (reader, child);
      g_ptr_array_add (row->cells, cell);
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
read_columns (Reader            *reader,
              const FormElement *element,
              FormGrid          *grid)
{
  double whole = reader->template->page_width - reader->template->left - reader->template->right;
  g_auto (GStrv) words = g_strsplit (form_element_get (element, "columns"), " ", -1);
  guint n = g_strv_length (words);
  double sum = 0;

  if (n == 1)
    {
      guint equal = (guint) read_number (reader, element, "columns", 1, 1, 64);
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
        refuse (reader, element, _("columns 里的“%s”不是列宽。写成列数，或各列的毫米数。"), words[i]);
      g_array_append_val (grid->widths, width);
      sum += width;
    }
  if (fabs (sum - whole) > FORM_MM (1))
    refuse (reader, element, _("各列宽合计 %.1f 毫米，版心宽 %.1f 毫米，两者应相等。"),
            sum * 25.4 / 72, whole * 25.4 / 72);
  for (guint i = 0; i < n; i++)
    g_array_index (grid->widths, double, i) *= whole / sum;
}

/* How many columns the cells of a row take, with those that reach down from the rows above. */
static void
check_spans (Reader            *reader,
             const FormElement *element,
             FormGrid          *grid)
{
  guint n = grid->widths->len;
  g_autofree guint *left = g_new0 (guint, n);

  for (guint r = 0; r < grid->rows->len && reader->error == NULL; r++)
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
        refuse (reader, &place, _("这一行的格子共占 %u 列，表格有 %u 列。"), taken, n);
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
      refuse (reader, element, _("有格子向下跨出了表格。请核对 down。"));
}

static void
read_cell_types (Reader            *reader,
                 const FormElement *element)
{
  FormType base = { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_MIDDLE, 10.5, 9, 1.25, 0 };
  double size;

  size = read_number (reader, element, "label-size", 10.5, 5, 72);
  reader->label = base;
  reader->label.size = size;
  reader->label.least = MIN (9, size);
  reader->label.style = FORM_STYLE (read_role (reader, element, "label-role", FORM_ROLE_SONG), FALSE);
  size = read_number (reader, element, "value-size", 10.5, 5, 72);
  reader->value = base;
  reader->value.size = size;
  reader->value.least = MIN (9, size);
  reader->value.align = FORM_ALIGN_LEFT;
  reader->value.style = FORM_STYLE (read_role (reader, element, "value-role", FORM_ROLE_SONG), FALSE);
}

static FormGrid *
read_grid (Reader            *reader,
           const FormElement *element)
{
  FormGrid *grid = form_grid_new ();

  read_cell_types (reader, element);
  read_columns (reader, element, grid);
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (child->name != NULL)
        g_ptr_array_add (grid->rows, read_row (reader, child));
    }
  if (grid->rows->len == 0)
    refuse (reader, element, _("表格里没有一行。"));
  else
    check_spans (reader, element, grid);
  return grid;
}

static void
read_column (Reader            *reader,
             const FormElement *element,
             FormList          *list)
{
  FormCell *head = form_cell_new (FORM_CELL_LABEL, element->line);
  FormCell *cell = form_cell_new (FORM_CELL_VALUE, element->line);
  FormType type = reader->value;

  type.align = FORM_ALIGN_CENTRE;
  head->type = reader->label;
  head->text = parse_text (reader, element, form_element_get (element, "title"));
  cell->type = read_type (reader, element, type);
  cell->text = read_text (reader, element);
  head->when = read_when (reader, element);
  cell->when = read_when (reader, element);
  head->width = cell->width = read_mm (reader, element, "width", 0);
  if (cell->width < FORM_MM (2))
    refuse (reader, element, _("列宽 width 至少 2 毫米。"));
  g_ptr_array_add (list->heads, head);
  g_ptr_array_add (list->cells, cell);
}

static FormList *
read_list (Reader            *reader,
           const FormElement *element)
{
  FormList *list = form_list_new ();
  double whole = reader->template->page_width - reader->template->left - reader->template->right;
  double sum = 0;
  gboolean conditional = FALSE;

  read_cell_types (reader, element);
  list->of = g_strdup (form_element_get (element, "of"));
  list->head_height = read_mm (reader, element, "head", FORM_MM (10));
  list->row_height = read_mm (reader, element, "row", FORM_MM (7.5));
  list->fill = read_flag (reader, element, "fill", FALSE);
  if (list->row_height < FORM_MM (3))
    refuse (reader, element, _("行高 row 至少 3 毫米。"));
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (child->name != NULL)
        read_column (reader, child, list);
    }
  for (guint i = 0; i < list->cells->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (list->cells, i);

      conditional |= cell->when != NULL;
      sum += cell->width;
    }
  if (list->cells->len == 0)
    refuse (reader, element, _("名单里没有一列。"));
  else if (!conditional && fabs (sum - whole) > FORM_MM (1))
    refuse (reader, element, _("各列宽合计 %.1f 毫米，版心宽 %.1f 毫米，两者应相等。"),
            sum * 25.4 / 72, whole * 25.4 / 72);
  return list;
}

static void
read_parts (Reader            *reader,
            const FormElement *element,
            FormBlock         *block)
{
  block->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) form_cell_free);
  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);
      FormCell *cell;

      if (child->name == NULL)
        continue;
      cell = form_cell_new (FORM_CELL_VALUE, child->line);
      cell->type = read_type (reader, child, block->type);
      cell->text = read_text (reader, child);
      cell->when = read_when (reader, child);
      g_ptr_array_add (block->parts, cell);
    }
}

static const struct
{
  const char   *name;
  FormBlockKind kind;
  FormType      type;
} block_kinds[] = {
  { "title", FORM_BLOCK_TITLE, { FORM_STYLE (FORM_ROLE_BIAOSONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_MIDDLE, 22, 9, 1.4, 0 } },
  { "line", FORM_BLOCK_LINE, { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_LEFT, FORM_VALIGN_MIDDLE, 10.5, 9, 1.25, 0 } },
  { "text", FORM_BLOCK_TEXT, { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_JUSTIFY, FORM_VALIGN_TOP, 10.5, 9, 1.5, 0 } },
  { "gap", FORM_BLOCK_GAP, { 0 } },
  { "grid", FORM_BLOCK_GRID, { 0 } },
  { "list", FORM_BLOCK_LIST, { 0 } },
};

static void
read_block (Reader            *reader,
            const FormElement *element,
            GPtrArray         *blocks)
{
  for (guint i = 0; i < G_N_ELEMENTS (block_kinds); i++)
    {
      FormBlock *block;

      if (!is_element (element, block_kinds[i].name))
        continue;
      block = form_block_new (block_kinds[i].kind, element->line);
      g_ptr_array_add (blocks, block);
      block->type = block_kinds[i].type;
      block->when = read_when (reader, element);
      block->above = read_mm (reader, element, "above", 0);
      block->below = read_mm (reader, element, "below", 0);
      block->height = read_mm (reader, element, "height", block->kind == FORM_BLOCK_LINE ? FORM_MM (7) : 0);
      if (block->kind < FORM_BLOCK_GAP)
        {
          block->type = read_type (reader, element, block->type);
          block->text = read_text (reader, element);
        }
      if (block->kind == FORM_BLOCK_LINE)
        read_parts (reader, element, block);
      else if (block->kind == FORM_BLOCK_GRID)
        block->grid = read_grid (reader, element);
      else if (block->kind == FORM_BLOCK_LIST)
        block->list = read_list (reader, element);
      return;
    }
}

/* "190x265", whatever the locale's decimal point. */
static gboolean
read_two_numbers (const char *text,
                  double     *first,
                  double     *second)
{
  char *middle = NULL, *end = NULL;

  *first = g_ascii_strtod (text, &middle);
  if (middle == text || *middle != 'x')
    return FALSE;
  *second = g_ascii_strtod (middle + 1, &end);
  return end != middle + 1 && *end == '\0';
}

static void
read_page (Reader            *reader,
           const FormElement *element)
{
  static const struct { const char *name; double width, height; } sizes[] = {
    { "A3", 297, 420 }, { "A4", 210, 297 }, { "A5", 148, 210 }, { "16K", 190, 265 },
  };
  const char *size = form_element_get (element, "size");
  FormTemplate *template = reader->template;
  double width = 210, height = 297;
  gboolean known = size == NULL || read_two_numbers (size, &width, &height);

  for (guint i = 0; size != NULL && i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].name, size))
      {
        width = sizes[i].width;
        height = sizes[i].height;
        known = TRUE;
      }
  if (!known || !(width >= 40 && width <= 1200 && height >= 40 && height <= 1200))
    {
      refuse (reader, element, _("没有“%s”这种纸。可用 A3、A4、A5、16K，或“宽x高”的毫米数。"), size);
      width = 210, height = 297;
    }
  if (read_flag (reader, element, "turn", FALSE))
    {
      double swap = width;
      width = height;
      height = swap;
    }
  template->page_width = FORM_MM (width);
  template->page_height = FORM_MM (height);
  template->top = read_mm (reader, element, "top", template->top);
  template->bottom = read_mm (reader, element, "bottom", template->bottom);
  template->left = read_mm (reader, element, "left", template->left);
  template->right = read_mm (reader, element, "right", template->right);
  if (template->left + template->right > template->page_width - FORM_MM (20)
      || template->top + template->bottom > template->page_height - FORM_MM (20))
    refuse (reader, element, _("页边距太大，版心不足 20 毫米。"));
}

static void
read_blocks (Reader            *reader,
             const FormElement *element,
             GPtrArray         *blocks)
{
  for (guint i = 0; i < element->children->len; i++)
    read_block (reader, g_ptr_array_index (element->children, i), blocks);
}

static void
read_form (Reader            *reader,
           const FormElement *root)
{
  FormTemplate *template = reader->template;
  const char *per = form_element_get (root, "per");

  if (per != NULL && !g_str_equal (per, "record") && !g_str_equal (per, "list"))
    refuse (reader, root, _("per 只能写 record 或 list，现在写的是“%s”。"), per);
  template->by_list = g_strcmp0 (per, "list") == 0;
  template->id = g_strdup (form_element_get (root, "id"));
  template->title = g_strdup (form_element_get (root, "title"));
  template->reg = g_strdup (form_element_get (root, "register"));
  template->version = g_strdup (form_element_get (root, "version"));
  for (guint i = 0; i < root->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (root->children, i);

      if (is_element (child, "page"))
        read_page (reader, child);
      else if (is_element (child, "variant"))
        {
          FormVariant *variant = g_new0 (FormVariant, 1);

          variant->id = g_strdup (form_element_get (child, "id"));
          variant->title = g_strdup (form_element_get (child, "title"));
          g_ptr_array_add (template->variants, variant);
        }
    }
  for (guint i = 0; i < root->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (root->children, i);

      if (is_element (child, "head"))
        read_blocks (reader, child, template->head);
      else if (is_element (child, "foot"))
        {
          template->foot_when_many = !read_flag (reader, child, "single", TRUE);
          read_blocks (reader, child, template->foot);
        }
      else if (is_element (child, "continued"))
        read_blocks (reader, child, template->continued);
    }
  read_blocks (reader, root, template->body);
  if (template->body->len == 0)
    refuse (reader, root, _("表里没有任何内容。"));
}

/**
 * form_template_read:
 * @parts: (nullable): the content of parts.xml
 * @file: how errors name the template
 *
 * Returns: (transfer full): %NULL with %FORM_ERROR_TEMPLATE, a sentence with the line
 */
FormTemplate *
form_template_read (GBytes      *bytes,
                    GBytes      *parts,
                    const char  *file,
                    GError     **error)
{
  g_autoptr (FormElement) root = form_xml_parse (bytes, file, error);
  g_autoptr (FormElement) shared = NULL;
  g_autoptr (FormTemplate) template = NULL;
  Reader reader = { .file = file };

  if (root == NULL)
    return NULL;
  if (!g_str_equal (root->name, "form"))
    {
      form_set_template_error (error, file, root->line, _("模板要以 <form> 开始，现在是 <%s>。"), root->name);
      return NULL;
    }
  if (parts != NULL && (shared = form_xml_parse (parts, "parts.xml", error)) == NULL)
    return NULL;
  if (!form_parts_expand (root, shared, file, error) || !form_vocabulary_check (root, file, error))
    return NULL;

  template = form_template_new (file);
  reader.template = template;
  read_form (&reader, root);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&template);
}
