/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers before and after they are issued: prepared, worded, missing, printed again, signed. */
#include "config.h"

#include "form-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "form-ledger-source.h"
#include "form-library.h"
#include "form-save.h"
#include "form-scan.h"
#include "ledger-batch.h"
#include "paper-steps.h"
#include "paper-wording.h"
#include "papers.h"

static gboolean
refuse (GError     **error,
        const char  *text)
{
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, text);
  return FALSE;
}

const FormInfo *
form_paper_find_form (FormLibrary           *library,
                      LedgerStore           *store,
                      const char            *form,
                      gint64                 id,
                      const LedgerRegister **reg,
                      GError               **error)
{
  const FormInfo *info = form_library_find (library, form, error);
  const LedgerRegister *row_reg = info != NULL && info->row != NULL ? ledger_store_find_register (store, info->row) : NULL;
  g_autoptr (LedgerRecord) row = row_reg != NULL ? ledger_store_load (store, row_reg, id, NULL) : NULL;

  *reg = info != NULL ? ledger_store_find_register (store, info->reg) : NULL;
  if (row != NULL)
    *reg = row_reg;
  if (info == NULL || *reg != NULL)
    return info;
  g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND, _("“%s”不是某个登记册的表格，只能打印，不能编号存档。"), info->title);
  return NULL;
}

LedgerRecord *
form_paper_load_subject (LedgerStore          *store,
                         const LedgerRegister *reg,
                         gint64                id,
                         GError              **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, error);
  g_autofree char *label = NULL;

  if (record == NULL || !record->removed)
    return g_steal_pointer (&record);
  label = ledger_record_dup_label (record);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("%s“%s”在回收站里，不能为它出具文书；要出具请先恢复它。"),
               _(reg->row_title), label);
  return NULL;
}

char *
form_paper_dup_label (LedgerStore          *store,
                      const FormInfo       *info,
                      const LedgerRegister *reg,
                      gint64                id)
{
  g_autoptr (LedgerRecord) row = g_strcmp0 (reg->id, info->row) == 0 ? ledger_store_load (store, reg, id, NULL) : NULL;

  if (row == NULL)
    return ledger_store_dup_label (store, reg, id);
  return ledger_store_dup_label (store, ledger_store_find_register (store, info->reg),
                                 ledger_record_get_number (row, ledger_register_get_parent (reg)));
}

/* "张三", or "张三等32条" of a list. */
static char *
dup_subject (LedgerStore          *store,
             const FormInfo       *info,
             const LedgerRegister *reg,
             const gint64         *ids,
             guint                 n_ids)
{
  g_autofree char *first = form_paper_dup_label (store, info, reg, ids[0]);

  return n_ids > 1 ? g_strdup_printf (_("%s等%u条"), first, n_ids) : g_steal_pointer (&first);
}

/* The usual way to print is written down too: another may become the usual one. */
static gboolean
choose_variant (const FormInfo  *info,
                const char     **variant,
                GError         **error)
{
  if (*variant == NULL && info->choices->len > 0)
    *variant = g_array_index (info->choices, FormChoice, 0).id;
  if (*variant == NULL)
    return TRUE;
  for (guint i = 0; i < info->choices->len; i++)
    if (strcmp (g_array_index (info->choices, FormChoice, i).id, *variant) == 0)
      return TRUE;
  g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND, _("“%s”没有叫“%s”的印法。"), info->title, *variant);
  return FALSE;
}

LedgerEdit *
form_paper_begin (LedgerStore           *store,
                  const FormInfo        *info,
                  const LedgerRegister  *reg,
                  const gint64          *ids,
                  guint                  n_ids,
                  const char            *variant,
                  GHashTable            *wording,
                  GError               **error)
{
  LedgerEdit *edit = NULL;
  g_autofree char *subject = NULL, *words = NULL;

  if (!choose_variant (info, &variant, error))
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (LedgerRecord) record = form_paper_load_subject (store, reg, ids[i], error);

      if (record == NULL)
        return NULL;
    }
  edit = ledger_edit_new (store, &papers_register);
  subject = dup_subject (store, info, reg, ids, n_ids);
  words = paper_wording_write (wording);
  ledger_edit_set (edit, PAPER_FORM, info->id);
  ledger_edit_set (edit, PAPER_TITLE, info->title);
  ledger_edit_set (edit, PAPER_FORM_VERSION, info->version);
  ledger_edit_set (edit, PAPER_VARIANT, variant);
  ledger_edit_set (edit, PAPER_SUBJECT_REG, reg->id);
  ledger_edit_set (edit, PAPER_SUBJECT, subject);
  ledger_edit_set (edit, PAPER_WORDING, words);
  if (!info->by_list)
    ledger_record_set_number (edit->after, PAPER_SUBJECT_ID, ids[0]);
  edit->event = TRUE;
  return edit;
}

/* The words of the form for a row, with the changes in @wording; %NULL where one has no place on the form. */
static GPtrArray *
read_wording (FormLibrary          *library,
              LedgerStore          *store,
              const FormInfo       *info,
              const LedgerRegister *reg,
              gint64                id,
              const char           *variant,
              GHashTable           *wording,
              GError              **error)
{
  FormPrint print = { .variant = variant, .today = ledger_store_get_today (store), .wording = wording };
  FormSource *source = form_ledger_source_new (store, reg, &id, 1);
  g_autoptr (GPtrArray) words = form_print_dup_wording (library, info->id, source, 0, &print, error);
  GHashTableIter iter;
  gpointer name;

  form_ledger_source_free (source);
  if (words == NULL || wording == NULL)
    return g_steal_pointer (&words);
  g_hash_table_iter_init (&iter, wording);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < words->len && !found; i++)
        found = strcmp (((FormWording *) g_ptr_array_index (words, i))->id, name) == 0;
      if (found)
        continue;
      g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND,
                   _("“%s”里没有编号为“%s”的可改文字，没有保存。请核对是哪一段。"), info->title, (const char *) name);
      return NULL;
    }
  return g_steal_pointer (&words);
}

static gboolean
prepare_all (FormLibrary             *library,
             LedgerStore             *store,
             const FormInfo          *info,
             const LedgerRegister    *reg,
             const gint64            *ids,
             guint                    n_ids,
             const FormPaperOptions  *options,
             GArray                  *papers,
             GError                 **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (LedgerEdit) edit = form_paper_begin (store, info, reg, &ids[i], 1, options->variant, options->wording, error);
      g_autoptr (GPtrArray) words = edit != NULL ? read_wording (library, store, info, reg, ids[i], options->variant,
                                                                 options->wording, error) : NULL;

      if (words == NULL)
        return FALSE;
      ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_PREPARED);
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
      g_array_append_val (papers, edit->after->id);
    }
  return TRUE;
}

/* Is there a paper of the form about the row that counts? */
static gboolean
has_paper (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                id,
           const char           *form)
{
  g_autoptr (GArray) papers = papers_list_of (store, reg, id, NULL);
  gboolean found = FALSE;

  for (guint i = 0; papers != NULL && i < papers->len && !found; i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register, g_array_index (papers, gint64, i), NULL);

      found = paper != NULL && ledger_record_is (paper, PAPER_FORM, form) && !ledger_record_is (paper, PAPER_STATUS, PAPER_STATUS_VOID);
    }
  return found;
}

/* The conditions of a form on its row are known where a paper takes its values from. */
static gboolean
can_be_about (LedgerStore          *store,
              const FormTemplate   *template,
              const LedgerRegister *reg,
              gint64                id)
{
  FormSource *source = form_ledger_source_new (store, reg, &id, 1);
  FormSubject subject = form_template_get_subject (template);
  gboolean can;

  subject.form = NULL;
  source->begin (source->data, &subject);
  can = source->select (source->data, 0, NULL);
  form_ledger_source_free (source);
  return can;
}

GArray *
form_paper_list_subjects (FormLibrary           *library,
                          LedgerStore           *store,
                          const char            *form,
                          gint64                 id,
                          const LedgerRegister **reg,
                          GError               **error)
{
  const FormTemplate *template = form_library_get_template (library, form, error);
  const FormInfo *info = template != NULL ? form_library_find (library, form, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  gint64 last = 0;

  if (info == NULL)
    return NULL;
  *reg = ledger_store_find_register (store, info->row != NULL ? info->row : info->reg);
  if (info->row == NULL)
    {
      g_array_append_val (ids, id);
      return g_steal_pointer (&ids);
    }
  rows = ledger_store_load_children (store, *reg, id, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gint64 row = ((LedgerRecord *) g_ptr_array_index (rows, i))->id;

      if (!can_be_about (store, template, *reg, row))
        continue;
      last = row;
      if (!has_paper (store, *reg, row, form))
        g_array_append_val (ids, row);
    }
  if (last != 0 && ids->len == 0)
    g_array_append_val (ids, last);
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  if (rows != NULL)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”写的是“%s”里的一行，这里还没有。请先在“%s”里添加并保存，再出具。"),
                 info->title, _((*reg)->title), _((*reg)->title));
  return NULL;
}

GArray *
form_paper_prepare (FormLibrary             *library,
                    LedgerStore             *store,
                    const char              *form,
                    const gint64            *ids,
                    guint                    n_ids,
                    const FormPaperOptions  *options,
                    GError                 **error)
{
  static const FormPaperOptions usual = { 0 };
  const LedgerRegister *reg = NULL;
  const FormInfo *info = form_paper_find_form (library, store, form, n_ids > 0 ? ids[0] : 0, &reg, error);
  g_autoptr (GArray) papers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *title = NULL;

  if (info == NULL)
    return NULL;
  if (info->by_list)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”是一份名册，请选好记录后直接出具。"), info->title);
      return NULL;
    }
  title = g_strdup_printf (_("准备%s：%u份"), info->title, n_ids);
  if (!ledger_batch_begin (store, "edit", title, error))
    return NULL;
  if (prepare_all (library, store, info, reg, ids, n_ids, options != NULL ? options : &usual, papers, error))
    return ledger_batch_commit (store, error) ? g_steal_pointer (&papers) : NULL;
  ledger_batch_rollback (store);
  return NULL;
}

gint64
form_paper_miss (FormLibrary  *library,
                 LedgerStore  *store,
                 const char   *form,
                 gint64        id,
                 const char   *reason,
                 GError      **error)
{
  const LedgerRegister *reg = NULL;
  const FormInfo *info = form_paper_find_form (library, store, form, id, &reg, error);
  g_autoptr (LedgerEdit) edit = info != NULL ? form_paper_begin (store, info, reg, &id, 1, NULL, NULL, error) : NULL;

  if (edit == NULL)
    return 0;
  ledger_record_set_number (edit->after, PAPER_SUBJECT_ID, id);
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_MISSING);
  ledger_edit_set (edit, PAPER_REASON, reason);
  return ledger_edit_save (edit, NULL, error) ? edit->after->id : 0;
}

/* A prepared paper, its form, and its row. */
static LedgerEdit *
open_prepared (FormLibrary           *library,
               LedgerStore           *store,
               gint64                 paper,
               const FormInfo       **info,
               const LedgerRegister **reg,
               GError               **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &papers_register, paper, error);
  g_autoptr (LedgerRecord) subject = NULL;
  gint64 id;

  if (edit == NULL)
    return NULL;
  if (paper_is_issued (edit->after))
    {
      refuse (error, _("这份文书已经出具，文字不能再改；写错的请作废后重新出具。"));
      return NULL;
    }
  id = ledger_record_get_number (edit->after, PAPER_SUBJECT_ID);
  *info = form_paper_find_form (library, store, ledger_edit_get (edit, PAPER_FORM), id, reg, error);
  subject = *info != NULL ? form_paper_load_subject (store, *reg, id, error) : NULL;
  return subject != NULL ? g_steal_pointer (&edit) : NULL;
}

GPtrArray *
form_paper_dup_wording (FormLibrary  *library,
                        LedgerStore  *store,
                        gint64        paper,
                        GError      **error)
{
  const FormInfo *info = NULL;
  const LedgerRegister *reg = NULL;
  g_autoptr (LedgerEdit) edit = open_prepared (library, store, paper, &info, &reg, error);
  g_autoptr (GHashTable) wording = NULL;

  if (edit == NULL)
    return NULL;
  wording = paper_wording_read (ledger_edit_get (edit, PAPER_WORDING));
  return read_wording (library, store, info, reg, ledger_record_get_number (edit->after, PAPER_SUBJECT_ID),
                       ledger_edit_get (edit, PAPER_VARIANT), wording, error);
}

gboolean
form_paper_set_wording (FormLibrary  *library,
                        LedgerStore  *store,
                        gint64        paper,
                        GHashTable   *wording,
                        GError      **error)
{
  const FormInfo *info = NULL;
  const LedgerRegister *reg = NULL;
  g_autoptr (LedgerEdit) edit = open_prepared (library, store, paper, &info, &reg, error);
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *text = paper_wording_write (wording);

  if (edit == NULL)
    return FALSE;
  words = read_wording (library, store, info, reg, ledger_record_get_number (edit->after, PAPER_SUBJECT_ID),
                        ledger_edit_get (edit, PAPER_VARIANT), wording, error);
  if (words == NULL)
    return FALSE;
  ledger_edit_set (edit, PAPER_WORDING, text);
  edit->event = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

gboolean
form_paper_reprint (LedgerStore  *store,
                    gint64        paper,
                    const char   *path,
                    GError      **error)
{
  g_autoptr (GBytes) pdf = papers_load_pdf (store, paper, error);

  return pdf != NULL && form_save_bytes (path, pdf, error);
}

gboolean
form_paper_sign (LedgerStore  *store,
                 gint64        paper,
                 const char   *path,
                 const char   *date,
                 GError      **error)
{
  g_autoptr (GBytes) scan = NULL;
  const char *media_type = NULL;

  if (path != NULL && (scan = form_scan_read (path, &media_type, error)) == NULL)
    return FALSE;
  return papers_sign (store, paper, scan, media_type, date, error);
}
