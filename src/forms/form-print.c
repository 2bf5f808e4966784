/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints records into a form: lays them out, draws the pages, reports what no font can show. */
#include "config.h"

#include "form-labels.h"
#include "form-layout.h"
#include "form-library.h"
#include "form-pdf.h"
#include "form-save.h"
#include "form-source-over.h"
#include "form-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many people an error names. */
#define MOST_NAMED 5

typedef struct
{
  FormLibrary        *library;
  const FormTemplate *template;
  const FormSource   *source;       /* the caller's */
  FormSourceOver      over;         /* the same, every value looked through on its way: */
  FormSource          watched;
  const FormPrint    *print;
  FormPdf            *pdf;
  FormLayout         *layout;
  FormLabels         *labels;       /* NULL: the form is no label */
  GArray             *shared;       /* guint: number in the PDF of each shared part, or FORM_NOT_SHARED */
  GPtrArray          *missing;      /* FormMissing */
  gboolean            begins;       /* the page to come is the first of its record */

  FormProgress        progress;
  gpointer            progress_data;
  GCancellable       *cancellable;
} Job;

static void
free_missing (gpointer data)
{
  FormMissing *missing = data;

  g_free (missing->label);
  g_free (missing->name);
  g_free (missing);
}

static void
note_missing (Job        *job,
              gunichar    character,
              const char *name)
{
  const FormSource *source = job->source;
  g_autofree char *label = source != NULL && source->dup_label != NULL && source->n_records > 0
                           ? source->dup_label (source->data) : NULL;
  FormMissing *missing;

  for (guint i = 0; i < job->missing->len; i++)
    {
      const FormMissing *known = g_ptr_array_index (job->missing, i);

      if (known->character == character && g_strcmp0 (known->label, label) == 0)
        return;
    }
  missing = g_new0 (FormMissing, 1);
  missing->character = character;
  missing->label = label != NULL ? g_steal_pointer (&label) : g_strdup ("");
  missing->name = g_strdup (name);
  g_ptr_array_add (job->missing, missing);
}

static void
look_through (Job        *job,
              const char *text,
              const char *name)
{
  FormFonts *fonts = form_library_get_fonts (job->library);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '\n' && form_fonts_glyph (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), g_utf8_get_char (p))->face == 0)
      note_missing (job, g_utf8_get_char (p), name);
}

/* As nearly all values are: every character of them has a glyph. */
static gboolean
can_be_shown (FormFonts  *fonts,
              const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (form_fonts_glyph (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), g_utf8_get_char (p))->face == 0)
      return FALSE;
  return TRUE;
}

static char *
value_read_cb (gpointer    data,
               const char *list,
               guint       row,
               const char *name)
{
  Job *job = data;
  g_autofree char *raw = job->source->dup_value (job->source->data, list, row, name);
  char *clean;

  if (raw == NULL || can_be_shown (form_library_get_fonts (job->library), raw))
    return g_steal_pointer (&raw);
  clean = form_text_clean (raw);
  look_through (job, clean, name);
  return clean;
}

/* The fixed part of a blank form goes into the PDF when the first page needs it. */
static guint
put_shared (Job   *job,
            guint  number)
{
  guint none = FORM_NOT_SHARED;
  guint *put;

  while (job->shared->len <= number)
    g_array_append_val (job->shared, none);
  put = &g_array_index (job->shared, guint, number);
  if (*put == FORM_NOT_SHARED)
    {
      const FormSheet *sheet = form_layout_get_shared (job->layout, number);

      form_pdf_begin_shared (job->pdf, sheet->width, sheet->height);
      form_sheet_draw (sheet, job->pdf, TRUE, FALSE);
      *put = form_pdf_end_shared (job->pdf);
    }
  return *put;
}

/* Viewers list the people of a batch, or the groups of a list, beside the pages. */
static void
put_bookmark (Job             *job,
              const FormSheet *sheet)
{
  g_autofree char *label = job->begins ? job->watched.dup_label (job->watched.data) : NULL;
  const char *title = label != NULL ? label : sheet->bookmark;

  job->begins = FALSE;
  if (title != NULL && *title != '\0')
    form_pdf_bookmark (job->pdf, title);
}

/* A sheet of labels, when all its places are taken or no more come. */
static void
put_labels (Job      *job,
            gboolean  last)
{
  const FormSheet *sheet = form_labels_get_full (job->labels, last);

  if (sheet == NULL)
    return;
  form_pdf_begin_page (job->pdf, sheet->width, sheet->height);
  form_sheet_draw (sheet, job->pdf, TRUE, TRUE);
  form_pdf_end_page (job->pdf);
  form_labels_next (job->labels);
}

static void
sheet_finished_cb (const FormSheet *sheet,
                   guint            shared,
                   gpointer         data)
{
  Job *job = data;
  guint number;

  if (job->pdf == NULL)
    return;
  if (job->labels != NULL)
    {
      form_labels_add (job->labels, shared != FORM_NOT_SHARED ? form_layout_get_shared (job->layout, shared) : NULL, sheet);
      put_labels (job, FALSE);
      return;
    }
  if (shared == FORM_NOT_SHARED)
    {
      form_pdf_begin_page (job->pdf, sheet->width, sheet->height);
      put_bookmark (job, sheet);
      form_sheet_draw (sheet, job->pdf, TRUE, TRUE);
      form_pdf_end_page (job->pdf);
      return;
    }
  number = put_shared (job, shared);
  form_pdf_begin_page (job->pdf, sheet->width, sheet->height);
  put_bookmark (job, sheet);
  form_pdf_use_shared (job->pdf, number);
  form_sheet_draw (sheet, job->pdf, FALSE, TRUE);
  form_pdf_end_page (job->pdf);
}

static gboolean
record_finished_cb (guint    done,
                    gpointer data)
{
  Job *job = data;

  if (job->progress != NULL)
    job->progress (done, job->source->n_records, job->progress_data);
  return !g_cancellable_is_cancelled (job->cancellable);
}

/* Of labels a whole sheet, for the pen. */
static gboolean
lay_out_blank (Job     *job,
               GError **error)
{
  const FormTemplate *template = job->template;
  guint n = MAX (1, template->label_columns * template->label_rows);

  for (guint i = MAX (1, job->print->first_label); i <= n; i++)
    if (!form_layout_blank (job->layout, error))
      return FALSE;
  return TRUE;
}

static gboolean
lay_out (Job     *job,
         GError **error)
{
  if (job->source == NULL || job->source->n_records == 0)
    return lay_out_blank (job, error);
  if (job->template->by_list)
    {
      if (!form_layout_list (job->layout, record_finished_cb, job, error))
        return FALSE;
      return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
    }
  for (guint i = 0; i < job->source->n_records; i++)
    {
      job->begins = job->source->n_records > 1;
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error)
          || !form_layout_record (job->layout, i, error))
        return FALSE;
      record_finished_cb (i + 1, job);
    }
  if (job->labels != NULL && job->pdf != NULL)
    put_labels (job, TRUE);
  return TRUE;
}

/* What the caller wrote is looked through like the values of the record. */
static void
look_through_print (Job *job)
{
  const char *const values[] = { job->print->paper_number, job->print->paper_serial, job->print->paper_code };
  GHashTableIter iter;
  gpointer text;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i] != NULL)
      look_through (job, values[i], "paper");
  if (job->print->wording == NULL)
    return;
  g_hash_table_iter_init (&iter, job->print->wording);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    {
      g_autofree char *clean = form_text_clean (text);

      look_through (job, clean, "wording");
    }
}

static gboolean
begin_job (Job              *job,
           FormLibrary      *library,
           const char       *id,
           const FormSource *source,
           const FormPrint  *print,
           GError          **error)
{
  static const FormPrint usual = { 0 };
  FormFonts *fonts = form_library_get_fonts (library);

  job->library = library;
  job->print = print != NULL ? print : &usual;
  job->source = source;
  job->template = form_library_get_template (library, id, error);
  if (job->template == NULL || !form_fonts_check (fonts, error))
    return FALSE;
  if (source != NULL && source->begin != NULL)
    {
      FormSubject subject = form_template_get_subject (job->template);

      source->begin (source->data, &subject);
    }
  if (source != NULL)
    {
      job->over = (FormSourceOver) {
        .base = source, .dup_value = source->dup_value != NULL ? value_read_cb : NULL, .has_numbers = TRUE, .has_pictures = TRUE,
        .data = job,
      };
      job->watched = form_source_over (&job->over);
    }
  job->missing = g_ptr_array_new_with_free_func (free_missing);
  job->shared = g_array_new (FALSE, FALSE, sizeof (guint));
  job->layout = form_layout_new (fonts, job->template, source != NULL ? &job->watched : NULL,
                                 job->print->variant, job->print->today, sheet_finished_cb, job);
  form_layout_set_print (job->layout, job->print);
  if (job->template->label_columns > 0)
    job->labels = form_labels_new (job->template, job->print->first_label);
  look_through_print (job);
  return form_labels_check (job->template, job->print->first_label, error)
         && form_wording_check (job->template, job->print, error);
}

static void
end_job (Job *job)
{
  form_layout_free (job->layout);
  form_labels_free (job->labels);
  form_pdf_free (job->pdf);
  g_clear_pointer (&job->shared, g_array_unref);
  g_clear_pointer (&job->missing, g_ptr_array_unref);
}

static gboolean
check_variant (Job     *job,
               GError **error)
{
  const char *wanted = job->print->variant;

  if (wanted == NULL)
    return TRUE;
  for (guint i = 0; i < job->template->variants->len; i++)
    if (g_str_equal (((const FormVariant *) g_ptr_array_index (job->template->variants, i))->id, wanted))
      return TRUE;
  g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND, _("“%s”没有叫“%s”的印法。"), job->template->title, wanted);
  return FALSE;
}

static gboolean
refuse_missing (Job     *job,
                GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (job->missing->len == 0 || job->print->accept_missing)
    return TRUE;
  for (guint i = 0; i < MIN (job->missing->len, MOST_NAMED); i++)
    {
      const FormMissing *missing = g_ptr_array_index (job->missing, i);
      char spelled[7] = { 0 };

      g_unichar_to_utf8 (missing->character, spelled);
      g_string_append_printf (names, _("%s“%s”里的“%s”（U+%04X）"), i > 0 ? "、" : "",
                              missing->label, spelled, missing->character);
    }
  if (job->missing->len > MOST_NAMED)
    g_string_append_printf (names, _("等 %u 处"), job->missing->len);
  g_set_error (error, FORM_ERROR, FORM_ERROR_GLYPH,
               _("没有打印：这台电脑的字体里没有%s。请安装 fonts-hanazono 等生僻字字体，或改用“缺字照印”。"), names->str);
  return FALSE;
}

static void
describe (Job *job)
{
  const FormSource *source = job->source;
  const FormPrint *print = job->print;
  g_autofree char *author = g_strdup (print->author);
  g_autofree char *title = g_strdup (job->template->title);

  if (author == NULL && source != NULL && source->dup_value != NULL)
    author = source->dup_value (source->data, NULL, 0, "union.name");
  if (source != NULL && source->n_records == 1 && !job->template->by_list && source->dup_label != NULL
      && (source->select == NULL || source->select (source->data, 0, NULL)))
    {
      g_autofree char *label = source->dup_label (source->data);

      if (label != NULL && *label != '\0')
        {
          g_free (title);
          title = g_strdup_printf ("%s（%s）", job->template->title, label);
        }
    }
  form_pdf_set_info (job->pdf, title, author != NULL ? author : "", print->today);
  form_pdf_set_offset (job->pdf, FORM_MM (print->move_x), -FORM_MM (print->move_y));
}

/**
 * form_print_to_bytes:
 * @source: (nullable): no source, or one without records, prints the form blank
 * @print: (nullable): how
 * @progress: (nullable): called after every record
 *
 * Prints all records of @source into one PDF.
 *
 * Returns: (transfer full): %NULL when a character has no glyph (%FORM_ERROR_GLYPH, unless
 *   accepted), when cancelled, or for another reason that the message says
 */
GBytes *
form_print_to_bytes (FormLibrary       *library,
                     const char        *id,
                     const FormSource  *source,
                     const FormPrint   *print,
                     FormProgress       progress,
                     gpointer           data,
                     GCancellable      *cancellable,
                     GError           **error)
{
  Job job = { .progress = progress, .progress_data = data, .cancellable = cancellable };
  GBytes *bytes = NULL;

  if (begin_job (&job, library, id, source, print, error) && check_variant (&job, error))
    {
      job.pdf = form_pdf_new (form_library_get_fonts (library));
      describe (&job);
      if (lay_out (&job, error) && refuse_missing (&job, error))
        bytes = form_pdf_finish (job.pdf, error);
    }
  end_job (&job);
  return bytes;
}

/**
 * form_print_to_file:
 * @path: in the file system's encoding; replaced as a whole or not at all
 *
 * As form_print_to_bytes(), into a file.
 */
gboolean
form_print_to_file (FormLibrary       *library,
                    const char        *id,
                    const FormSource  *source,
                    const FormPrint   *print,
                    const char        *path,
                    FormProgress       progress,
                    gpointer           data,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (GBytes) bytes = form_print_to_bytes (library, id, source, print, progress, data, cancellable, error);

  return bytes != NULL && form_save_bytes (path, bytes, error);
}

/**
 * form_print_find_missing:
 *
 * Goes through all that would be printed and looks for characters that no installed font has.
 *
 * Returns: (transfer full) (element-type FormMissing): empty when all is well; %NULL on errors
 */
GPtrArray *
form_print_find_missing (FormLibrary       *library,
                         const char        *id,
                         const FormSource  *source,
                         const FormPrint   *print,
                         GCancellable      *cancellable,
                         GError           **error)
{
  Job job = { .cancellable = cancellable };
  GPtrArray *missing = NULL;

  if (begin_job (&job, library, id, source, print, error) && lay_out (&job, error))
    missing = g_steal_pointer (&job.missing);
  end_job (&job);
  return missing;
}
