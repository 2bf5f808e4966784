/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a form that may be changed for one paper: which there are, and what they say. */
#include "config.h"

#include "form-wording.h"

#include "form-library.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const FormBlock *block;
  const FormRow   *row;     /* NULL outside of grids */
  const FormCell  *cell;
  const FormText  *text;
} Place;

/* Fills @places with all that may be changed, in the order of the form. */
static GArray *
find_places (const FormTemplate *template)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < template->body->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (template->body, i);
      Place place = { .block = block, .text = block->text };

      if (block->text != NULL && form_text_get_edit (block->text) != NULL)
        g_array_append_val (places, place);
      for (guint r = 0; block->grid != NULL && r < block->grid->rows->len; r++)
        {
          place.row = g_ptr_array_index (block->grid->rows, r);
          for (guint c = 0; c < place.row->cells->len; c++)
            {
              place.cell = g_ptr_array_index (place.row->cells, c);
              place.text = place.cell->text;
              if (place.text != NULL && form_text_get_edit (place.text) != NULL)
                g_array_append_val (places, place);
            }
        }
    }
  return places;
}

static gboolean
stands (const Place       *place,
        const FormContext *context)
{
  return form_when_holds (place->block->when, context)
         && (place->row == NULL || form_when_holds (place->row->when, context))
         && (place->cell == NULL || form_when_holds (place->cell->when, context));
}

/* @n: which of the paragraphs without a name of their own it is, from 1 */
static char *
dup_title (const Place *place,
           guint        n)
{
  const char *title = form_text_get_edit_title (place->text);

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (place->cell != NULL && place->cell->title != NULL)
    return g_strdup (place->cell->title);
  if (place->block->kind == FORM_BLOCK_TITLE)
    return g_strdup (_("标题"));
  if (place->block->kind == FORM_BLOCK_SIGNATURE)
    return g_strdup (_("落款"));
  return g_strdup_printf (_("正文第 %u 段"), n);
}

static FormContext
get_context (const FormTemplate *template,
             const FormSource   *source,
             guint               record,
             const FormPrint    *print)
{
  FormContext context = { .source = source, .print = print, .version = template->version };

  context.filled = source != NULL && record < source->n_records;
  context.seq = context.filled && source->n_records > 1 ? record + 1 : 0;
  context.variant = print != NULL ? print->variant : NULL;
  context.today = print != NULL ? print->today : NULL;
  if (context.variant == NULL && template->variants->len > 0)
    context.variant = ((const FormVariant *) g_ptr_array_index (template->variants, 0))->id;
  return context;
}

void
form_wording_free (FormWording *wording)
{
  if (wording == NULL)
    return;
  g_free (wording->id);
  g_free (wording->title);
  g_free (wording->text);
  g_free (wording);
}

/**
 * form_wording_check:
 * @print: (nullable)
 *
 * A change that the form has no place for would be lost.
 */
gboolean
form_wording_check (const FormTemplate  *template,
                    const FormPrint     *print,
                    GError             **error)
{
  g_autoptr (GArray) places = find_places (template);
  GHashTableIter iter;
  gpointer id;

  if (print == NULL || print->wording == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, print->wording);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < places->len && !found; i++)
        found = g_str_equal (form_text_get_edit (g_array_index (places, Place, i).text), id);
      if (found)
        continue;
      g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND,
                   _("“%s”里没有编号为“%s”的可改文字，改过的文字印不上去。请核对模板，或取消这处修改。"),
                   template->title, (const char *) id);
      return FALSE;
    }
  return TRUE;
}

/**
 * form_print_dup_wording:
 * @source: (nullable): no source, or no such record, tells the words of the blank form
 * @print: (nullable): how it is to be printed; changes that it holds already are told as such
 *
 * The words that may be changed for one paper, as they would be printed for @record.
 *
 * Returns: (transfer full) (element-type FormWording): in the order of the form; %NULL on errors
 */
GPtrArray *
form_print_dup_wording (FormLibrary       *library,
                        const char        *id,
                        const FormSource  *source,
                        guint              record,
                        const FormPrint   *print,
                        GError           **error)
{
  const FormTemplate *template = form_library_get_template (library, id, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) form_wording_free);
  g_autoptr (GArray) places = NULL;
  FormContext context;
  FormSubject subject;
  guint n = 0;

  if (template == NULL)
    return NULL;
  subject = form_template_get_subject (template);
  if (source != NULL && source->begin != NULL)
    source->begin (source->data, &subject);
  context = get_context (template, source, record, print);
  if (context.filled && source->select != NULL && !source->select (source->data, record, error))
    return NULL;
  places = find_places (template);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      FormWording *wording;

      if (!stands (place, &context))
        continue;
      n += place->block->kind == FORM_BLOCK_TEXT && form_text_get_edit_title (place->text) == NULL;
      wording = g_new0 (FormWording, 1);
      wording->id = g_strdup (form_text_get_edit (place->text));
      wording->title = dup_title (place, n);
      wording->text = form_text_evaluate (place->text, &context);
      wording->changed = form_text_get_change (place->text, &context) != NULL;
      g_ptr_array_add (list, wording);
    }
  return g_steal_pointer (&list);
}
