/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a template's elements into a form; everything that is wrong is said with its line. */
#include "config.h"

#include "form-parts.h"
#include "form-reader.h"
#include "form-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Blocks of one form; white between them counts as much again. */
#define MOST_BLOCKS 300

/* GB/T 9704-2012, 5.2.3: 22 lines of 28 characters, 三号. */
#define LETTER_SIZE       16
#define LETTER_PITCH      (FORM_MM (225) / 22)
#define LETTER_CHARACTERS 28

static void
read_parts (FormReader        *reader,
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
      cell->type = form_read_type (reader, child, block->type);
      cell->text = form_read_text (reader, child);
      cell->when = form_read_when (reader, child);
      cell->blank = form_read_mm (reader, child, "blank", 0);
      if (form_element_is (child, "entry"))
        cell->title = g_strconcat (form_element_get (child, "title"), "：", NULL);
      else if (block->kind == FORM_BLOCK_IMPRINT && form_element_get (child, "align") == NULL)
        cell->type.align = FORM_ALIGN_LEFT;
      if (cell->title != NULL && block->parts->len > 0
          && ((const FormCell *) g_ptr_array_index (block->parts, block->parts->len - 1))->title == NULL)
        form_read_refuse (reader, child, _("版记的 <entry> 要写在 <part> 之前。"));
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
  { "new-page", FORM_BLOCK_NEW_PAGE, { 0 } },
  { "grid", FORM_BLOCK_GRID, { 0 } },
  { "list", FORM_BLOCK_LIST, { 0 } },
  { "rule", FORM_BLOCK_RULE, { 0 } },
  { "cut", FORM_BLOCK_CUT, { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_LEFT, FORM_VALIGN_MIDDLE, 14, 9, 1.25, 0 } },
  { "seam", FORM_BLOCK_SEAM, { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_CENTRE, FORM_VALIGN_MIDDLE, 7.5, 5, 1.25, 0 } },
  { "qr", FORM_BLOCK_QR, { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_RIGHT, FORM_VALIGN_MIDDLE, 7, 5, 1.25, 0 } },
  { "imprint", FORM_BLOCK_IMPRINT,
    { FORM_STYLE (FORM_ROLE_FANGSONG, FALSE), FORM_ALIGN_JUSTIFY, FORM_VALIGN_TOP, 14, 9, 1.6, 0 } },
  { "ruled", FORM_BLOCK_RULED, { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_LEFT, FORM_VALIGN_TOP, 14, 9, 1.25, 2 } },
  { "signature", FORM_BLOCK_SIGNATURE,
    { FORM_STYLE (FORM_ROLE_SONG, FALSE), FORM_ALIGN_LEFT, FORM_VALIGN_MIDDLE, 10.5, 9, 1.8, 0 } },
};

static gboolean
has_text (FormBlockKind kind)
{
  return kind != FORM_BLOCK_GAP && kind != FORM_BLOCK_NEW_PAGE && kind != FORM_BLOCK_GRID && kind != FORM_BLOCK_LIST && kind != FORM_BLOCK_RULE
         && kind != FORM_BLOCK_IMPRINT;
}

static FormOn
read_on (FormReader        *reader,
         const FormElement *element,
         gboolean           repeated)
{
  static const char *const names[] = { "all", "first", "rest", "odd", "even", "rest-odd" };
  const char *text = form_element_get (element, "on");

  if (text == NULL)
    return FORM_ON_ALL;
  if (!repeated)
    form_read_refuse (reader, element, _("on 只能用在 <head> 和 <foot> 里。"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      return i;
  form_read_refuse (reader, element, _("on 只能写 all、first、rest、odd、even 或 rest-odd，现在写的是“%s”。"), text);
  return FORM_ON_ALL;
}

/* Measures that only some kinds have. */
static void
read_measures (FormReader        *reader,
               const FormElement *element,
               FormBlock         *block)
{
  double usual = 0;

  if (block->kind == FORM_BLOCK_LINE)
    usual = FORM_MM (7);
  else if (block->kind == FORM_BLOCK_RULED)
    usual = FORM_MM (9);
  block->height = form_read_mm (reader, element, "height", usual);
  block->width = form_read_mm (reader, element, "width", 0);
  block->thickness = form_read_mm (reader, element, "thickness", FORM_MM (0.35));
  block->second = form_read_mm (reader, element, "second", 0);
  block->right = form_read_number (reader, element, "right", 4, 0, 30);
  block->to_end = form_read_flag (reader, element, "to-end", FALSE);
  block->last_words = g_strdup (form_element_get (element, "last-words"));
  block->side = form_read_mm (reader, element, block->kind == FORM_BLOCK_SEAM ? "side" : "seal", FORM_MM (45));
  if (block->kind == FORM_BLOCK_RULED && block->height < FORM_MM (4))
    form_read_refuse (reader, element, _("行距 height 至少 4 毫米。"));
  if (block->thickness > FORM_MM (5) || block->second > FORM_MM (5))
    form_read_refuse (reader, element, _("线粗至多 5 毫米。"));
}

static void
read_qr (FormReader        *reader,
         const FormElement *element,
         FormBlock         *block)
{
  block->place = block->at;
  block->at = FORM_NOWHERE;
  block->side = FORM_MM (form_read_number (reader, element, "size", 18, 10, 80));
  block->spelled = form_read_flag (reader, element, "text", FALSE);
  block->text = form_read_code (reader, element);
  if (block->place + block->side > reader->template->page_height)
    form_read_refuse (reader, element, _("at 超出了纸的高度。"));
  if (block->side > reader->template->page_width - reader->template->left - reader->template->right)
    form_read_refuse (reader, element, _("二维码比版心还宽，请改小 size。"));
}

/* What stands on every page, or only where a text goes on, is not changed for one paper. */
static void
read_edit (FormReader        *reader,
           const FormElement *element,
           FormBlock         *block,
           gboolean           repeated)
{
  if (block->kind != FORM_BLOCK_TITLE && block->kind != FORM_BLOCK_TEXT && block->kind != FORM_BLOCK_SIGNATURE)
    return;
  if (repeated && form_element_get (element, "edit") != NULL)
    form_read_refuse (reader, element, _("edit 不能用在 <head>、<foot> 和 <continued> 里。"));
  else
    form_read_edit (reader, element, block->text);
}

static void
read_imprint (FormReader        *reader,
              const FormElement *element,
              FormBlock         *block)
{
  block->place = block->at;
  block->at = FORM_NOWHERE;
  block->even = form_read_flag (reader, element, "even", TRUE);
  block->ruled = form_read_flag (reader, element, "rules", TRUE);
  read_parts (reader, element, block);
  if (block->parts->len == 0)
    form_read_refuse (reader, element, _("版记里没有一行。"));
}

/* The body of official letters needs no attributes. */
static FormType
type_of (FormReader *reader,
         guint       kind)
{
  FormType type = block_kinds[kind].type;

  if (!reader->template->is_letter
      || (block_kinds[kind].kind != FORM_BLOCK_TEXT && block_kinds[kind].kind != FORM_BLOCK_SIGNATURE))
    return type;
  type.style = FORM_STYLE (FORM_ROLE_FANGSONG, FALSE);
  type.size = LETTER_SIZE;
  type.pitch = LETTER_PITCH / LETTER_SIZE;
  type.per_line = block_kinds[kind].kind == FORM_BLOCK_TEXT ? LETTER_CHARACTERS : 0;
  return type;
}

static void
read_block (FormReader        *reader,
            const FormElement *element,
            GPtrArray         *blocks,
            gboolean           repeated)
{
  for (guint i = 0; i < G_N_ELEMENTS (block_kinds); i++)
    {
      FormBlock *block;

      if (!form_element_is (element, block_kinds[i].name))
        continue;
      block = form_block_new (block_kinds[i].kind, element->line);
      g_ptr_array_add (blocks, block);
      block->on = read_on (reader, element, repeated);
      block->when = form_read_when (reader, element);
      block->above = form_read_mm (reader, element, "above", 0);
      block->below = form_read_mm (reader, element, "below", 0);
      if (form_element_get (element, "at") != NULL)
        block->at = form_read_mm (reader, element, "at", 0);
      if (block->at > reader->template->page_height)
        form_read_refuse (reader, element, _("at 超出了纸的高度。"));
      read_measures (reader, element, block);
      block->type = type_of (reader, i);
      if (block->kind == FORM_BLOCK_QR)
        {
          block->type.align = form_read_align (reader, element, block->type.align);
          read_qr (reader, element, block);
          return;
        }
      block->type = form_read_type (reader, element, block->type);
      if (has_text (block->kind))
        block->text = form_read_text (reader, element);
      read_edit (reader, element, block, repeated || blocks == reader->template->continued);
      if (block->kind == FORM_BLOCK_LINE)
        read_parts (reader, element, block);
      else if (block->kind == FORM_BLOCK_IMPRINT)
        read_imprint (reader, element, block);
      else if (block->kind == FORM_BLOCK_GRID)
        block->grid = form_read_grid (reader, element);
      else if (block->kind == FORM_BLOCK_LIST)
        block->list = form_read_list (reader, element);
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

/* GB/T 9704-2012, 5.2: the first line of 22 touches the upper edge of the type area, 156 by 225 mm, 37 mm
 * from that of the paper. */
static void
set_letter (FormReader        *reader,
            const FormElement *element)
{
  FormTemplate *template = reader->template;

  if (fabs (template->page_width - FORM_MM (210)) > 0.1 || fabs (template->page_height - FORM_MM (297)) > 0.1)
    form_read_refuse (reader, element, _("公文用 A4 纸竖排，请去掉 size 和 turn，或去掉 letter。"));
  template->is_letter = TRUE;
  template->top = FORM_MM (37) - (LETTER_PITCH - LETTER_SIZE) / 2;
  template->bottom = FORM_MM (297) - template->top - 22 * LETTER_PITCH;
  template->left = FORM_MM (28);
  template->right = FORM_MM (26);
}

/* "3x8" labels of "70x37" mm: each is the page that the form describes. What the paper has left over is
 * white at both sides alike. */
static void
read_labels (FormReader        *reader,
             const FormElement *element)
{
  FormTemplate *template = reader->template;
  double columns = 0, rows = 0, width = 0, height = 0;
  const char *count = form_element_get (element, "labels"), *size = form_element_get (element, "label");
  double across = form_read_mm (reader, element, "label-gap-across", 0);
  double down = form_read_mm (reader, element, "label-gap-down", 0);

  if (count == NULL)
    return;
  template->sheet_width = template->page_width;
  template->sheet_height = template->page_height;
  if (size == NULL || !read_two_numbers (count, &columns, &rows) || !read_two_numbers (size, &width, &height)
      || !(columns >= 1 && columns <= 20 && rows >= 1 && rows <= 50) || columns != (guint) columns || rows != (guint) rows
      || !(width >= 20 && width <= 1000 && height >= 15 && height <= 1000))
    {
      form_read_refuse (reader, element, _("标签写成 labels=\"列x行\" label=\"宽x高\"（毫米，至少 20x15），例如 labels=\"3x8\" label=\"70x37\"。"));
      return;
    }
  template->label_columns = (guint) columns;
  template->label_rows = (guint) rows;
  template->page_width = FORM_MM (width);
  template->page_height = FORM_MM (height);
  template->label_across = template->page_width + across;
  template->label_down = template->page_height + down;
  across = template->sheet_width - (columns - 1) * template->label_across - template->page_width;
  down = template->sheet_height - (rows - 1) * template->label_down - template->page_height;
  template->label_left = form_read_mm (reader, element, "label-left", across / 2);
  template->label_top = form_read_mm (reader, element, "label-top", down / 2);
  if (across < -0.1 || down < -0.1 || template->label_left > across + 0.1 || template->label_top > down + 0.1)
    form_read_refuse (reader, element, _("这张纸放不下 %g×%g 个 %g×%g 毫米的标签。"), columns, rows, width, height);
}

static void
read_page (FormReader        *reader,
           const FormElement *element)
{
  static const struct { const char *name; double width, height; } sizes[] = {
    { "A3", 297, 420 }, { "A4", 210, 297 }, { "A5", 148, 210 }, { "16K", 190, 265 },
  };
  const char *size = form_element_get (element, "size");
  FormTemplate *template = reader->template;
  double width = 210, height = 297;
  int least;
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
      form_read_refuse (reader, element, _("没有“%s”这种纸。可用 A3、A4、A5、16K，或“宽x高”的毫米数。"), size);
      width = 210, height = 297;
    }
  if (form_read_flag (reader, element, "turn", FALSE))
    {
      double swap = width;
      width = height;
      height = swap;
    }
  template->page_width = FORM_MM (width);
  template->page_height = FORM_MM (height);
  if (form_read_flag (reader, element, "letter", FALSE))
    set_letter (reader, element);
  read_labels (reader, element);
  if (template->label_columns > 0)
    {
      template->top = template->bottom = FORM_MM (2);
      template->left = template->right = FORM_MM (4);
    }
  template->top = form_read_mm (reader, element, "top", template->top);
  template->bottom = form_read_mm (reader, element, "bottom", template->bottom);
  template->left = form_read_mm (reader, element, "left", template->left);
  template->right = form_read_mm (reader, element, "right", template->right);
  template->area_bottom = template->is_letter ? FORM_MM (37 + 225) : template->page_height - template->bottom;
  least = template->label_columns > 0 ? 10 : 20;
  if (template->left + template->right > template->page_width - FORM_MM (least)
      || template->top + template->bottom > template->page_height - FORM_MM (least))
    form_read_refuse (reader, element, _("页边距太大，版心不足 %d 毫米。"), least);
}

static void
read_blocks (FormReader        *reader,
             const FormElement *element,
             GPtrArray         *blocks,
             gboolean           repeated)
{
  if (element->children->len > MOST_BLOCKS * 2)
    {
      form_read_refuse (reader, element, _("<%s> 里的内容太多，至多 %d 项。"), element->name, MOST_BLOCKS);
      return;
    }
  for (guint i = 0; i < element->children->len; i++)
    read_block (reader, g_ptr_array_index (element->children, i), blocks, repeated);
}

/* "介": between the union's prefix and the year, it stands in many narrow cells. */
static void
read_number (FormReader        *reader,
             const FormElement *root)
{
  const char *word = form_element_get (root, "number");

  if (word == NULL)
    return;
  if (*word == '\0' || g_utf8_strlen (word, -1) > 6 || strpbrk (word, " {}$\n\t") != NULL || strstr (word, "〔") != NULL)
    form_read_refuse (reader, root, _("number 写编号中的字，如“介”，至多六个字，不含空格和括号。现在写的是“%s”。"), word);
  reader->template->number = g_strdup (word);
}

/* "event=4; !voided": every part must hold. Ends the list with NULL. */
static void
read_row_whens (FormReader        *reader,
                const FormElement *root,
                const char        *attribute,
                GPtrArray         *whens)
{
  const char *text = form_element_get (root, attribute);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  if (text != NULL && reader->template->row == NULL)
    form_read_refuse (reader, root, _("写了 %s，还要用 row 写明是哪种子记录。"), attribute);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *problem = NULL;
      FormWhen *when = form_when_parse (g_strstrip (parts[i]), &problem);

      if (when != NULL)
        g_ptr_array_add (whens, when);
      else
        form_read_refuse (reader, root, "%s", problem);
    }
  g_ptr_array_add (whens, NULL);
}

static void
read_form (FormReader        *reader,
           const FormElement *root)
{
  FormTemplate *template = reader->template;
  const char *per = form_element_get (root, "per");

  if (per != NULL && !g_str_equal (per, "record") && !g_str_equal (per, "list"))
    form_read_refuse (reader, root, _("per 只能写 record 或 list，现在写的是“%s”。"), per);
  template->by_list = g_strcmp0 (per, "list") == 0;
  template->line = root->line;
  template->id = g_strdup (form_element_get (root, "id"));
  template->title = g_strdup (form_element_get (root, "title"));
  template->reg = g_strdup (form_element_get (root, "register"));
  template->version = g_strdup (form_element_get (root, "version"));
  template->row = g_strdup (form_element_get (root, "row"));
  read_number (reader, root);
  read_row_whens (reader, root, "row-when", template->row_when);
  read_row_whens (reader, root, "row-now", template->row_now);
  for (guint i = 0; i < root->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (root->children, i);

      if (form_element_is (child, "page"))
        read_page (reader, child);
      else if (form_element_is (child, "variant"))
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

      if (form_element_is (child, "head"))
        read_blocks (reader, child, template->head, TRUE);
      else if (form_element_is (child, "foot"))
        {
          template->foot_when_many = !form_read_flag (reader, child, "single", TRUE);
          read_blocks (reader, child, template->foot, TRUE);
        }
      else if (form_element_is (child, "continued"))
        read_blocks (reader, child, template->continued, FALSE);
    }
  read_blocks (reader, root, template->body, FALSE);
  if (template->by_list && template->label_columns > 0)
    form_read_refuse (reader, root, _("标签是每条记录一个，per 要写 record。"));
  if (template->body->len == 0)
    form_read_refuse (reader, root, _("表里没有任何内容。"));
}

/* Everything up to the form itself, each step needing the one before. */
static FormElement *
parse (GBytes      *bytes,
       GBytes      *parts,
       const char  *file,
       GPtrArray   *problems)
{
  g_autoptr (FormElement) root = NULL;
  g_autoptr (FormElement) shared = NULL;
  GError *error = NULL;

  root = form_xml_parse (bytes, file, &error);
  if (root != NULL && !form_element_is (root, "form"))
    form_set_template_error (&error, file, root->line, _("模板要以 <form> 开始，现在是 <%s>。"), root->name);
  if (error == NULL && parts != NULL)
    shared = form_xml_parse (parts, "parts.xml", &error);
  if (error != NULL || !form_parts_expand (root, shared, file, &error))
    {
      g_ptr_array_add (problems, error);
      return NULL;
    }
  form_vocabulary_check (root, file, problems);
  return problems->len == 0 ? g_steal_pointer (&root) : NULL;
}

/**
 * form_template_check:
 * @parts: (nullable): the content of parts.xml
 * @file: how problems name the template
 * @problems: (element-type GError): gets everything that is wrong, each a sentence with the line
 *
 * Returns: (transfer full): %NULL when there are problems
 */
FormTemplate *
form_template_check (GBytes     *bytes,
                     GBytes     *parts,
                     const char *file,
                     GPtrArray  *problems)
{
  g_autoptr (FormElement) root = parse (bytes, parts, file, problems);
  g_autoptr (FormTemplate) template = NULL;
  g_autoptr (GHashTable) edits = NULL;
  FormReader reader = { .file = file, .problems = problems };

  if (root == NULL)
    return NULL;
  template = form_template_new (file);
  edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.template = template;
  reader.edits = edits;
  read_form (&reader, root);
  return problems->len == 0 ? g_steal_pointer (&template) : NULL;
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
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  FormTemplate *template = form_template_check (bytes, parts, file, problems);

  if (template == NULL)
    g_propagate_error (error, g_error_copy (g_ptr_array_index (problems, 0)));
  return template;
}
