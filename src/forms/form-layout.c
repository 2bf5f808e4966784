/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the values of records into a form's places and makes pages of it. */
#include "config.h"

#include "form-layout-private.h"
#include "form-xml.h"

#include <glib/gi18n-lib.h>

/* Pages of a list kept back until their number is known; longer lists fill it in at the end. */
#define MOST_QUEUED 256

/* Words before a table or a text that are no higher than two lines are its heading. */
#define MOST_HEADING FORM_MM (16)

static void
free_rest (gpointer data)
{
  FormRest *rest = data;

  g_free (rest->title);
  g_free (rest->text);
  g_free (rest);
}

static double
measure_blocks (FormLayout *layout,
                GPtrArray  *blocks)
{
  double height = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (blocks, i);

      if (block->at == FORM_NOWHERE)
        height += form_block_measure (layout, block);
    }
  return height;
}

static void
draw_blocks (FormLayout *layout,
             GPtrArray  *blocks,
             double      y)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (blocks, i);

      form_block_draw (layout, block, block->at == FORM_NOWHERE ? y : form_block_top (block));
      if (block->at == FORM_NOWHERE)
        y += form_block_measure (layout, block);
    }
}

static void
hand_on (FormLayout *layout,
         FormSheet  *sheet,
         guint       n_pages)
{
  layout->sheet = sheet;
  form_layout_draw_foot (layout, ++layout->n_emitted, n_pages);
  layout->sink (sheet, FORM_NOT_SHARED, layout->sink_data);
}

static void
hand_on_queue (FormLayout *layout,
               guint       n_pages)
{
  for (guint i = 0; i < layout->queue->len && layout->error == NULL; i++)
    hand_on (layout, g_ptr_array_index (layout->queue, i), n_pages);
  g_ptr_array_set_size (layout->queue, 0);
  layout->sheet = NULL;
}

/* What does not fit on a label has nowhere to go on. */
static void
refuse_long_label (FormLayout *layout)
{
  const FormTemplate *template = layout->template;
  const FormSource *source = layout->context.source;
  g_autofree char *label = layout->context.filled && source->dup_label != NULL ? source->dup_label (source->data) : NULL;

  if (label != NULL && *label != '\0')
    g_set_error (&layout->error, FORM_ERROR, FORM_ERROR_FAILED,
                 _("“%s”的文字太长，“%s”放不下。请把这条记录的文字改短，或换大一些的标签。"), label, template->title);
  else
    form_set_template_error (&layout->error, template->file, template->line, _("标签放不下这些文字。请把标签放大，或把文字减少。"));
}

static void
finish_pages (FormLayout *layout)
{
  if (layout->template->label_columns > 0 && layout->queue->len > 1 && layout->error == NULL)
    refuse_long_label (layout);
  hand_on_queue (layout, layout->open_ended ? 0 : layout->queue->len);
}

static void
begin (FormLayout *layout,
       gboolean    filled,
       guint       seq)
{
  g_ptr_array_set_size (layout->queue, 0);
  g_ptr_array_set_size (layout->rest, 0);
  layout->sheet = NULL;
  layout->n_emitted = 0;
  layout->open_ended = FALSE;
  layout->context.filled = filled;
  layout->context.list = NULL;
  layout->context.row = 0;
  layout->context.seq = seq;
  layout->context.page = 0;
  layout->context.n_pages = 0;
}

static gboolean
take_error (FormLayout *layout,
            GError    **error)
{
  if (layout->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&layout->error));
  return FALSE;
}

static gboolean
select_record (FormLayout *layout,
               guint       record,
               GError    **error)
{
  const FormSource *source = layout->context.source;

  return source->select == NULL || source->select (source->data, record, error);
}

/**
 * form_layout_body_width:
 *
 * Returns: between the left and the right margin, in pt
 */
double
form_layout_body_width (FormLayout *layout)
{
  return layout->template->page_width - layout->template->left - layout->template->right;
}

/**
 * form_layout_height_below:
 *
 * Returns: what the lines and texts right below @block need, in pt
 */
double
form_layout_height_below (FormLayout      *layout,
                          const FormBlock *block)
{
  double height = 0;
  gboolean below = FALSE;

  for (guint i = 0; i < layout->template->body->len; i++)
    {
      const FormBlock *other = g_ptr_array_index (layout->template->body, i);

      if (below && (other->kind == FORM_BLOCK_NEW_PAGE || other->kind == FORM_BLOCK_GRID || other->kind == FORM_BLOCK_LIST
                    || other->kind == FORM_BLOCK_RULED || other->at != FORM_NOWHERE))
        break;
      if (below)
        height += form_block_measure (layout, other);
      below |= other == block;
    }
  return height;
}

/**
 * form_layout_set_print:
 * @print: (nullable): what an issued paper says of itself, and its changed words; must stay
 */
void
form_layout_set_print (FormLayout      *layout,
                       const FormPrint *print)
{
  layout->context.print = print;
}

/**
 * form_layout_watch:
 * @lines: (element-type int): gets the lines of the template whose own words have no room
 */
void
form_layout_watch (FormLayout *layout,
                   GArray     *lines)
{
  layout->tight = lines;
}

/**
 * form_layout_note_tight:
 * @line: of the template
 *
 * While a template is checked: words of its own have no room.
 */
void
form_layout_note_tight (FormLayout *layout,
                        int         line)
{
  if (layout->tight != NULL)
    g_array_append_val (layout->tight, line);
}

/**
 * form_set_layout_error:
 * @excess: by how much @block is higher than a page, in pt
 */
void
form_set_layout_error (FormLayout      *layout,
                       const FormBlock *block,
                       double           excess)
{
  form_set_template_error (&layout->error, layout->template->file, block->line,
                           _("一页放不下这张表，高出 %.1f 毫米。请减小行高。"), excess * 25.4 / 72);
}

/**
 * form_layout_new_page:
 *
 * Begins a page with the blocks that stand at the top of every one.
 */
void
form_layout_new_page (FormLayout *layout)
{
  const FormTemplate *template = layout->template;
  const char *list = layout->context.list;

  if (layout->stream && layout->queue->len >= MOST_QUEUED)
    {
      layout->open_ended = TRUE;
      hand_on_queue (layout, 0);
    }
  layout->sheet = form_sheet_new (template->page_width, template->page_height);
  g_ptr_array_add (layout->queue, layout->sheet);
  layout->context.page = layout->n_emitted + layout->queue->len;
  /* In the middle of a list, the head is still about the record. */
  layout->context.list = NULL;
  draw_blocks (layout, template->head, template->top);
  layout->y = template->top + measure_blocks (layout, template->head);
  layout->end = template->page_height - template->bottom - measure_blocks (layout, template->foot);
  if (layout->continuing)
    form_rest_draw_head (layout);
  layout->context.list = list;
}

/**
 * form_layout_at_top:
 *
 * Returns: whether nothing but the head stands on the page yet
 */
gboolean
form_layout_at_top (FormLayout *layout)
{
  return layout->y <= layout->template->top + measure_blocks (layout, layout->template->head) + 0.1;
}

/**
 * form_layout_draw_foot:
 * @n_pages: 0 while it is not known
 */
void
form_layout_draw_foot (FormLayout *layout,
                       guint       page,
                       guint       n_pages)
{
  const FormTemplate *template = layout->template;
  const char *list = layout->context.list;
  guint from = layout->sheet->ops->len;

  layout->context.list = NULL;
  layout->context.page = page;
  layout->context.n_pages = n_pages;
  layout->context.sheet = ++layout->n_sheets;
  if (!layout->sheet->bare && (!template->foot_when_many || n_pages != 1))
    draw_blocks (layout, template->foot,
                 template->page_height - template->bottom - measure_blocks (layout, template->foot));
  layout->context.page = 0;
  layout->context.n_pages = 0;
  layout->context.list = list;
  /* A foot differs from page to page, whatever stands in it. */
  for (guint i = from; i < layout->sheet->ops->len; i++)
    g_array_index (layout->sheet->ops, FormOp, i).fixed = FALSE;
}

/* Where the block that has a place on the same paper begins, less what stands between; 0: no such block. */
static double
limit_below (FormLayout *layout,
             guint       block)
{
  const FormTemplate *template = layout->template;
  double between = 0;

  for (guint i = block + 1; i < template->body->len; i++)
    {
      const FormBlock *other = g_ptr_array_index (template->body, i);

      if (!form_block_shows (layout, other))
        continue;
      if (other->at != FORM_NOWHERE)
        return MAX (layout->y, form_block_top (other) - between);
      if (other->kind == FORM_BLOCK_GRID || other->kind == FORM_BLOCK_LIST || other->kind == FORM_BLOCK_RULED)
        return 0;
      between += form_block_measure (layout, other);
    }
  return 0;
}

/* A block with a place on the paper begins there, on the next page when this one is filled beyond it. */
static void
go_to_place (FormLayout      *layout,
             const FormBlock *block)
{
  double top = form_block_top (block);

  if (layout->y > top + 0.5 && !form_layout_at_top (layout))
    form_layout_new_page (layout);
  if (layout->y > MAX (top, layout->template->top) + 0.5 && layout->error == NULL)
    form_set_template_error (&layout->error, layout->template->file, block->line,
                             _("at 写的 %.1f 毫米处已有上面的内容。请改大 at，或减少上面的内容。"), block->at * 25.4 / 72);
  layout->y = top;
}

/* What pushes the rest of the form to the end of the page. */
static void
lay_out_gap (FormLayout      *layout,
             const FormBlock *block)
{
  layout->y += block->height;
  if (block->to_end)
    layout->y = MAX (layout->y, layout->end - form_layout_height_below (layout, block));
}

/* How much of a table must stand on the page of the words before it. */
static double
least_of_table (const FormBlock *table)
{
  double height = table->above;

  if (table->kind == FORM_BLOCK_LIST)
    return height + table->list->head_height + table->list->row_height;
  for (guint i = 0; i < table->grid->rows->len; i++)
    {
      const FormRow *row = g_ptr_array_index (table->grid->rows, i);

      height += row->height * MAX (1, row->least);
    }
  return height;
}

/* A heading of a letter (一、 in 黑体, （一） in 楷体). */
static gboolean
is_heading (const FormBlock *block)
{
  const FormStyle style = block->type.style;

  return block->kind == FORM_BLOCK_TEXT && (style / 2 == FORM_ROLE_HEI || style / 2 == FORM_ROLE_KAI);
}

/* What of the next block must stand on the page of the words before it: some of a table, two lines of a text. */
static double
least_of_next (FormLayout      *layout,
               const FormBlock *block,
               guint            number)
{
  const GPtrArray *body = layout->template->body;
  const FormBlock *next = NULL;

  for (guint i = number + 1; i < body->len && next == NULL; i++)
    if (form_block_shows (layout, g_ptr_array_index (body, i)))
      next = g_ptr_array_index (body, i);
  if (next == NULL || next->at != FORM_NOWHERE)
    return 0;
  if (next->kind == FORM_BLOCK_LIST || next->kind == FORM_BLOCK_GRID)
    return least_of_table (next);
  if (next->kind != FORM_BLOCK_TEXT || !is_heading (block))
    return 0;
  return MIN (form_block_measure (layout, next), next->above + 2 * next->type.size * next->type.pitch);
}

/* A heading never stays behind alone when what it is about begins on the next page. */
static void
keep_with_next (FormLayout *layout,
                guint       number)
{
  const FormBlock *block = g_ptr_array_index (layout->template->body, number);
  double height = form_block_measure (layout, block);
  double least = block->at == FORM_NOWHERE && height <= MOST_HEADING ? least_of_next (layout, block, number) : 0;

  if (least > 0 && layout->y + height + least > layout->end + 0.1 && !form_layout_at_top (layout))
    form_layout_new_page (layout);
}

static void
lay_out_block (FormLayout *layout,
               guint       number)
{
  const FormBlock *block = g_ptr_array_index (layout->template->body, number);
  double height;

  keep_with_next (layout, number);
  if (block->kind == FORM_BLOCK_TEXT)
    {
      form_letter_text (layout, number, limit_below (layout, number));
      return;
    }
  if (block->kind == FORM_BLOCK_NEW_PAGE)
    {
      if (!form_layout_at_top (layout))
        form_layout_new_page (layout);
      return;
    }
  height = form_block_measure (layout, block);
  if (layout->y + height > layout->end + 0.1 && !form_layout_at_top (layout))
    form_layout_new_page (layout);
  form_block_draw (layout, block, layout->y);
  layout->y += height;
}

/**
 * form_layout_body:
 *
 * Lays out the form's blocks one below the other, beginning on a new page.
 */
void
form_layout_body (FormLayout *layout,
                  gboolean  (*step) (guint done, gpointer data),
                  gpointer    data)
{
  const FormTemplate *template = layout->template;

  form_layout_new_page (layout);
  for (guint i = 0; i < template->body->len && layout->error == NULL; i++)
    {
      const FormBlock *block = g_ptr_array_index (template->body, i);

      if (!form_block_shows (layout, block))
        continue;
      if (block->at != FORM_NOWHERE)
        go_to_place (layout, block);
      if (block->kind == FORM_BLOCK_GRID)
        form_grid_layout (layout, block);
      else if (block->kind == FORM_BLOCK_LIST)
        form_list_layout (layout, block, step, data);
      else if (block->kind == FORM_BLOCK_RULED)
        form_ruled_layout (layout, block);
      else if (block->kind == FORM_BLOCK_IMPRINT)
        form_imprint_layout (layout, block);
      else if (block->kind == FORM_BLOCK_GAP)
        lay_out_gap (layout, block);
      else
        lay_out_block (layout, i);
    }
  form_rest_layout (layout);
}

/**
 * form_layout_new:
 * @source: (nullable): where values come from
 * @variant: (nullable): the form's first one when %NULL
 * @today: (nullable): "YYYY-MM-DD", the date on the paper
 * @sink: gets every finished page
 *
 * Everything handed in must stay until the layout is freed.
 */
FormLayout *
form_layout_new (FormFonts          *fonts,
                 const FormTemplate *template,
                 const FormSource   *source,
                 const char         *variant,
                 const char         *today,
                 FormLayoutSink      sink,
                 gpointer            data)
{
  FormLayout *layout = g_new0 (FormLayout, 1);

  layout->fonts = fonts;
  layout->template = template;
  layout->context.source = source;
  layout->context.variant = variant;
  layout->context.today = today;
  layout->context.version = template->version;
  if (variant == NULL && template->variants->len > 0)
    layout->context.variant = ((FormVariant *) g_ptr_array_index (template->variants, 0))->id;
  layout->sink = sink;
  layout->sink_data = data;
  layout->queue = g_ptr_array_new_with_free_func ((GDestroyNotify) form_sheet_free);
  layout->rest = g_ptr_array_new_with_free_func (free_rest);
  layout->compiled = g_ptr_array_new_with_free_func ((GDestroyNotify) form_compiled_free);
  layout->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return layout;
}

void
form_layout_free (FormLayout *layout)
{
  if (layout == NULL)
    return;
  g_ptr_array_unref (layout->queue);
  g_ptr_array_unref (layout->rest);
  g_ptr_array_unref (layout->compiled);
  g_hash_table_unref (layout->by_key);
  form_sheet_free (layout->fast);
  g_clear_error (&layout->error);
  g_free (layout);
}

/**
 * form_layout_record:
 * @record: number within the source
 *
 * Lays out the paper of one record and hands its pages to the sink.
 */
gboolean
form_layout_record (FormLayout *layout,
                    guint       record,
                    GError    **error)
{
  guint n_records = layout->context.source->n_records;

  if (!select_record (layout, record, error))
    return FALSE;
  begin (layout, TRUE, n_records > 1 ? record + 1 : 0);
  if (form_compiled_record (layout))
    return take_error (layout, error);
  form_layout_body (layout, NULL, NULL);
  finish_pages (layout);
  return take_error (layout, error);
}

/**
 * form_layout_blank:
 *
 * Lays out the empty paper, to be filled in by hand.
 */
gboolean
form_layout_blank (FormLayout *layout,
                   GError    **error)
{
  begin (layout, FALSE, 0);
  form_layout_body (layout, NULL, NULL);
  finish_pages (layout);
  return take_error (layout, error);
}

/**
 * form_layout_list:
 * @step: called after every record; %FALSE stops
 *
 * Lays out one paper over all records of the source.
 */
gboolean
form_layout_list (FormLayout *layout,
                  gboolean  (*step) (guint done, gpointer data),
                  gpointer    data,
                  GError    **error)
{
  /* What stands around the list belongs to the union, not to the first member. */
  begin (layout, TRUE, 0);
  if (layout->context.source->n_records > 0 && !select_record (layout, 0, error))
    return FALSE;
  layout->stream = TRUE;
  form_layout_body (layout, step, data);
  finish_pages (layout);
  layout->stream = FALSE;
  return take_error (layout, error);
}

/**
 * form_layout_get_shared:
 *
 * Returns: (transfer none): the blank form whose fixed operations many pages share
 */
const FormSheet *
form_layout_get_shared (FormLayout *layout,
                        guint       shared)
{
  return ((FormCompiled *) g_ptr_array_index (layout->compiled, shared))->sheet;
}
