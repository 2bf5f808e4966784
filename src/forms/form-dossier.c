/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are in the upper outer corner, as on paper: right on a front, left on a back. Cover, list and back have none. */
#include "config.h"

#include "form-dossier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case-contents.h"
#include "case-file-sheet.h"
#include "case-redaction.h"
#include "cases.h"
#include "form-ledger-source.h"
#include "form-pages.h"
#include "form-pdf.h"
#include "form-redacted-source.h"
#include "form-source-over.h"
#include "ledger-files.h"
#include "paper-wording.h"
#include "papers.h"

/* A4, pt. */
#define PAPER_WIDTH  (210 * 72 / 25.4)
#define PAPER_HEIGHT (297 * 72 / 25.4)

/* Around a picture that has a page to itself, below the number. */
#define MARGIN 56.0

#define MARK_SIZE   12.0
#define MARK_WIDTH  36.0
#define MARK_HEIGHT 18.0

/* What the list says of a piece that the ledger has no file of, or that cannot be redacted. Printed, so never translated. */
#define ON_PAPER "原件另存"
#define LEFT_OUT "脱敏副本不收"

/* Beside the number. */
#define REDACTED_WIDTH 96.0

/**
 * Dossier:
 * @redaction: (nullable): what nobody may read
 * @rows, @binding: what the papers print instead of what the ledger says by itself
 * @parts, @titles: the PDF, piece by piece, each of an even number of pages where both sides are used
 * @bodies: (element-type GBytes): of each item, or %NULL
 * @places: (element-type FormPageMark): the numbered pages, in order
 */
typedef struct
{
  FormLibrary  *forms;
  LedgerStore  *store;
  LedgerRecord *record;
  Redaction    *redaction;
  FormSource   *base;
  GPtrArray    *items;
  GPtrArray    *bodies;
  GPtrArray    *rows;
  GPtrArray    *binding;
  GPtrArray    *parts;
  GPtrArray    *titles;
  GArray       *places;
  guint         n_pages;
  guint         n_marked;
  gboolean      two_sided;
  FormProgress  progress;
  gpointer      progress_data;
  GCancellable *cancellable;
} Dossier;

static char *
dup_cell (GPtrArray         *rows,
          guint              row,
          const LedgerField *fields,
          guint              n_fields,
          const char        *name)
{
  for (guint i = 0; row < rows->len && i < n_fields; i++)
    if (g_str_equal (fields[i].name, name))
      return g_strdup (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, row), i));
  return NULL;
}

static char *
value_cb (gpointer    data,
          const char *list,
          guint       row,
          const char *name)
{
  Dossier *self = data;

  if (g_strcmp0 (list, "contents") == 0)
    return dup_cell (self->rows, row, case_contents_fields, CASE_CONTENTS_N_FIELDS, name);
  if (list == NULL && g_str_has_prefix (name, "binding.own."))
    return dup_cell (self->binding, 0, case_binding_fields, CASE_BINDING_N_FIELDS, name + strlen ("binding.own."));
  return self->base->dup_value (self->base->data, list, row, name);
}

static guint
count_cb (gpointer    data,
          const char *list)
{
  Dossier *self = data;

  return g_str_equal (list, "contents") ? self->rows->len : self->base->n_rows (self->base->data, list);
}

static GBytes *
print_paper (Dossier     *self,
             const char  *form,
             GError     **error)
{
  FormPrint how = { .today = ledger_store_get_today (self->store) };
  FormSourceOver over = { .base = self->base, .dup_value = value_cb, .n_rows = count_cb, .data = self };
  FormSource source = form_source_over (&over);

  return form_print_to_bytes (self->forms, form, &source, &how, NULL, NULL, NULL, error);
}

/* As large as the page has room for, standing or lying as it is. */
static GBytes *
make_picture_page (Dossier  *self,
                   GBytes   *bytes,
                   GError  **error)
{
  g_autoptr (FormPicture) picture = form_picture_new (bytes, error);
  g_autoptr (FormPdf) pdf = NULL;
  gboolean turned, lying;
  double width, height;

  if (picture == NULL)
    return NULL;
  turned = picture->turn > 4;
  lying = turned ? picture->height > picture->width : picture->width > picture->height;
  width = lying ? PAPER_HEIGHT : PAPER_WIDTH;
  height = lying ? PAPER_WIDTH : PAPER_HEIGHT;
  pdf = form_pdf_new (form_library_get_fonts (self->forms));
  form_pdf_begin_page (pdf, width, height);
  form_pdf_picture (pdf, picture, MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN);
  form_pdf_end_page (pdf);
  return form_pdf_finish (pdf, error);
}

static GBytes *
make_empty_page (Dossier  *self,
                 GError  **error)
{
  g_autoptr (FormPdf) pdf = form_pdf_new (form_library_get_fonts (self->forms));

  form_pdf_begin_page (pdf, PAPER_WIDTH, PAPER_HEIGHT);
  form_pdf_end_page (pdf);
  return form_pdf_finish (pdf, error);
}

static void
draw_mark (Dossier    *self,
           FormPdf    *pdf,
           guint       number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");
  double wide = self->redaction != NULL ? REDACTED_WIDTH : MARK_WIDTH;
  double room = MARK_WIDTH - (double) strlen (text) * MARK_SIZE / 2, low = (MARK_HEIGHT - MARK_SIZE) / 2 + 2;

  form_pdf_begin_page (pdf, wide, MARK_HEIGHT);
  if (self->redaction != NULL)
    form_pdf_text (pdf, FORM_STYLE (FORM_ROLE_SONG, FALSE), MARK_SIZE, 0, low, CASE_REDACTED, strlen (CASE_REDACTED), 0);
  if (number > 0)
    form_pdf_text (pdf, FORM_STYLE (FORM_ROLE_SONG, FALSE), MARK_SIZE, wide - MARK_WIDTH + room / 2, low, text, strlen (text), 0);
  form_pdf_end_page (pdf);
}

/* Small pages, a number each; of a redacted copy one for each page there is, numbered or not. */
static GBytes *
make_marks (Dossier  *self,
            guint     n_pages,
            GError  **error)
{
  g_autoptr (FormPdf) pdf = form_pdf_new (form_library_get_fonts (self->forms));
  guint number = 0;

  for (guint i = 0; self->redaction == NULL && i < self->n_pages; i++)
    draw_mark (self, pdf, i + 1);
  for (guint page = 0; self->redaction != NULL && page < n_pages; page++)
    {
      FormPageMark place = { page, FALSE };
      gboolean numbered = number < self->places->len && g_array_index (self->places, FormPageMark, number).page == page;

      if (numbered)
        number++;
      else
        g_array_insert_val (self->places, number++, place);
      draw_mark (self, pdf, numbered ? ++self->n_marked : 0);
    }
  return form_pdf_finish (pdf, error);
}

static void
redact (Dossier  *self,
        char    **text)
{
  char *redacted = redaction_dup_text (self->redaction, *text);

  g_free (*text);
  *text = redacted;
}

/* What a clerk changed in the words of one paper. Caller unrefs. */
static GHashTable *
load_wording (Dossier      *self,
              LedgerRecord *paper)
{
  g_autoptr (GHashTable) words = paper_wording_read (ledger_record_get (paper, PAPER_WORDING));
  GHashTable *redacted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &id, &text))
    g_hash_table_insert (redacted, g_strdup (id), redaction_dup_text (self->redaction, text));
  return redacted;
}

/* As it would be printed now, from the same row and in the same way, with aliases. */
static GBytes *
print_redacted (Dossier       *self,
                LedgerRecord  *paper,
                GError       **error)
{
  const LedgerRegister *reg = ledger_store_find_register (self->store, ledger_record_get (paper, PAPER_SUBJECT_REG));
  gint64 id = ledger_record_get_number (paper, PAPER_SUBJECT_ID);
  g_autoptr (GHashTable) wording = load_wording (self, paper);
  FormPrint how = { .today = ledger_record_get (paper, PAPER_DATE), .variant = ledger_record_get (paper, PAPER_VARIANT),
                    .paper_number = ledger_record_get (paper, PAPER_NUMBER), .paper_date = ledger_record_get (paper, PAPER_DATE),
                    .wording = g_hash_table_size (wording) > 0 ? wording : NULL };
  FormSource *source;
  GBytes *pdf;

  source = form_redacted_source_new (form_ledger_source_new (self->store, reg, &id, 1), self->redaction);
  pdf = form_print_to_bytes (self->forms, ledger_record_get (paper, PAPER_FORM), source, &how, NULL, NULL, NULL, error);
  form_redacted_source_free (source);
  return pdf;
}

/* Papers are printed anew; what was scanned or photographed shows whoever is in it. */
static gboolean
load_redacted (Dossier   *self,
               CaseItem  *item,
               GError   **error)
{
  g_autoptr (LedgerRecord) row = item->reg == &papers_register && item->field != LEDGER_NO_FIELD
                                 ? ledger_store_load (self->store, item->reg, item->row, error) : NULL;
  /* Papers about several rows at once are lists of other people. */
  gboolean single = row != NULL && ledger_record_get_number (row, PAPER_SUBJECT_ID) != 0 &&
                    ledger_store_find_register (self->store, ledger_record_get (row, PAPER_SUBJECT_REG)) != NULL;
  GBytes *body = single ? print_redacted (self, row, error) : NULL;

  if (single && body == NULL)
    {
      g_prefix_error (error, _("“%s”放不进卷宗："), item->name);
      return FALSE;
    }
  item->n_pages = body != NULL ? form_pages_count (body, error) : 0;
  redact (self, &item->name);
  redact (self, &item->author);
  redact (self, &item->note);
  if (body == NULL && item->note == NULL)
    item->note = g_strdup (LEFT_OUT);
  g_ptr_array_add (self->bodies, body);
  return TRUE;
}

/* The piece as a PDF, its pages counted; nothing of what is not in the ledger. */
static gboolean
load_body (Dossier   *self,
           CaseItem  *item,
           GError   **error)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (self->store, item->reg, item->row, error);
  const char *name = row != NULL && item->field != LEDGER_NO_FIELD ? ledger_record_get (row, item->field) : NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GBytes *body = NULL;

  if (row == NULL)
    return FALSE;
  /* What a clerk counted is not what is bound here. */
  item->n_pages = 0;
  if (name == NULL && item->note == NULL)
    item->note = g_strdup (ON_PAPER);
  if (name != NULL)
    {
      bytes = ledger_files_load (self->store, name, &type, error);
      if (bytes != NULL)
        body = g_strcmp0 (type, "application/pdf") == 0 ? g_bytes_ref (bytes) : make_picture_page (self, bytes, error);
      item->n_pages = body != NULL ? form_pages_count (body, error) : 0;
      if (item->n_pages == 0)
        {
          g_clear_pointer (&body, g_bytes_unref);
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, FORM_ERROR, FORM_ERROR_FAILED, _("文件里没有一页，请重新添加。"));
          g_prefix_error (error, _("“%s”放不进卷宗："), item->name);
          return FALSE;
        }
    }
  g_ptr_array_add (self->bodies, body);
  return TRUE;
}

static gboolean
load_bodies (Dossier  *self,
             GError  **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      CaseItem *item = g_ptr_array_index (self->items, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !(self->redaction != NULL ? load_redacted (self, item, error) : load_body (self, item, error)))
        return FALSE;
      if (self->progress != NULL)
        self->progress (i + 1, self->items->len, self->progress_data);
    }
  self->n_pages = case_contents_number (self->items);
  case_contents_add_rows (self->items, self->rows);
  case_binding_add_row (self->items, self->binding);
  return TRUE;
}

/* Takes @body. Bound on both sides, what follows begins on a front again. @at: (inout): pages so far */
static gboolean
add_part (Dossier     *self,
          GBytes      *body,
          const char  *title,
          guint       *at,
          GError     **error)
{
  const char *const titles[] = { "", "", NULL };
  guint n = body != NULL ? form_pages_count (body, error) : 0;

  if (n > 0 && n % 2 == 1 && self->two_sided)
    {
      g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      GBytes *empty = make_empty_page (self, error);

      g_ptr_array_add (both, body);
      body = NULL;
      if (empty != NULL)
        {
          g_ptr_array_add (both, empty);
          body = form_pages_join (both, titles, error);
        }
      n++;
    }
  if (n == 0 || body == NULL)
    {
      g_clear_pointer (&body, g_bytes_unref);
      return FALSE;
    }
  g_ptr_array_add (self->parts, body);
  g_ptr_array_add (self->titles, g_strdup (title));
  *at += n;
  return TRUE;
}

static void
add_places (Dossier        *self,
            const CaseItem *item,
            guint           at)
{
  for (guint i = 0; i < item->n_pages; i++)
    {
      FormPageMark place = { at + i, self->two_sided && (at + i) % 2 == 1 };

      g_array_append_val (self->places, place);
    }
}

static gboolean
add_parts (Dossier  *self,
           GError  **error)
{
  guint at = 0;

  if (!add_part (self, print_paper (self, "F-52", error), "封面", &at, error)
      || !add_part (self, print_paper (self, "F-53", error), "卷内目录", &at, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const CaseItem *item = g_ptr_array_index (self->items, i);
      GBytes *body = g_ptr_array_index (self->bodies, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (body == NULL)
        continue;
      add_places (self, item, at);
      if (!add_part (self, g_bytes_ref (body), item->name, &at, error))
        return FALSE;
    }
  return add_part (self, print_paper (self, "F-55", error), "封底", &at, error);
}

static GBytes *
bind_parts (Dossier  *self,
            GError  **error)
{
  g_autoptr (GBytes) whole = NULL, marks = NULL;

  g_ptr_array_add (self->titles, NULL);
  whole = form_pages_join (self->parts, (const char *const *) self->titles->pdata, error);
  if (whole == NULL || (self->n_pages == 0 && self->redaction == NULL))
    return g_steal_pointer (&whole);
  marks = make_marks (self, form_pages_count (whole, NULL), error);
  return marks != NULL ? form_pages_mark (whole, marks, (const FormPageMark *) (gpointer) self->places->data, self->places->len, error)
                       : NULL;
}

static void
unref_body (GBytes *body)
{
  g_clear_pointer (&body, g_bytes_unref);
}

/* @self: record, sides, redaction and who waits are filled already. @n_pieces: (out) (optional) */
static GBytes *
bind (Dossier  *self,
      guint    *n_pieces,
      GError  **error)
{
  g_autoptr (GPtrArray) items = case_contents_load (self->store, self->record, error);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) unref_body);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) binding = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (FormPageMark));
  gint64 case_id = self->record->id;
  GBytes *pdf = NULL;

  if (items == NULL)
    return NULL;
  self->items = items;
  self->bodies = bodies;
  self->rows = rows;
  self->binding = binding;
  self->parts = parts;
  self->titles = titles;
  self->places = places;
  self->base = form_ledger_source_new (self->store, &cases_register, &case_id, 1);
  if (self->redaction != NULL)
    self->base = form_redacted_source_new (self->base, self->redaction);
  if (load_bodies (self, error) && add_parts (self, error))
    pdf = bind_parts (self, error);
  if (self->redaction != NULL)
    form_redacted_source_free (self->base);
  else
    form_ledger_source_free (self->base);
  if (n_pieces != NULL)
    *n_pieces = case_contents_count (items);
  return pdf;
}

/* @redaction: (nullable): borrowed */
static GBytes *
bind_case (FormLibrary  *library,
           LedgerStore  *store,
           gint64        case_id,
           Redaction    *redaction,
           guint        *n_pages,
           GError      **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &cases_register, case_id, error);
  Dossier self = { .forms = library, .store = store, .record = record, .redaction = redaction };
  GBytes *pdf;

  if (record == NULL)
    return NULL;
  self.two_sided = ledger_record_get_flag (record, CASE_TWO_SIDED);
  pdf = bind (&self, NULL, error);
  *n_pages = self.n_pages;
  return pdf;
}

GBytes *
form_dossier_bind (FormLibrary  *library,
                   LedgerStore  *store,
                   gint64        case_id,
                   guint        *n_pages,
                   GError      **error)
{
  return bind_case (library, store, case_id, NULL, n_pages, error);
}

GBytes *
form_dossier_make (FormLibrary       *library,
                   LedgerStore       *store,
                   gint64             case_id,
                   FormDossierSides   sides,
                   FormDossierCount  *count,
                   FormProgress       progress,
                   gpointer           data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &cases_register, case_id, error);
  Dossier self = {
    .forms = library, .store = store, .record = record, .progress = progress, .progress_data = data, .cancellable = cancellable,
  };
  g_autoptr (GBytes) pdf = NULL;

  if (record == NULL)
    return NULL;
  self.two_sided = sides == FORM_DOSSIER_AS_SET ? ledger_record_get_flag (record, CASE_TWO_SIDED) : sides == FORM_DOSSIER_TWO_SIDED;
  pdf = bind (&self, &count->n_pieces, error);
  if (pdf == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  count->n_pages = self.n_pages;
  if (ledger_store_is_writable (store)
      && !case_contents_note (store, case_id, count->n_pieces, count->n_pages, self.two_sided, error))
    return NULL;
  return g_steal_pointer (&pdf);
}

GBytes *
form_dossier_bind_redacted (FormLibrary  *library,
                            LedgerStore  *store,
                            gint64        case_id,
                            guint        *n_pages,
                            GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (Redaction) redaction = NULL;

  g_array_append_val (ids, case_id);
  redaction = case_redaction_new (store, ids, error);
  return redaction != NULL ? bind_case (library, store, case_id, redaction, n_pages, error) : NULL;
}
