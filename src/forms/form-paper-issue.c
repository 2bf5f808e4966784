/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing: one batch, in which each paper stands or falls by itself. */
#include "config.h"

#include "form-paper-private.h"

#include <glib/gi18n-lib.h>

#include "form-ledger-source.h"
#include "ledger-batch.h"
#include "paper-issue.h"
#include "paper-wording.h"
#include "papers.h"

typedef struct
{
  FormLibrary            *library;
  LedgerStore            *store;
  const FormPaperOptions *options;
  const char             *date;
  FormPaperOutcome       *outcome;
  FormProgress            progress;
  gpointer                progress_data;
  GCancellable           *cancellable;
} Desk;

/* The paper under way: its rows, and how it is printed. */
typedef struct
{
  const Desk           *desk;
  const FormInfo       *info;
  const LedgerRegister *reg;
  const gint64         *ids;
  guint                 n_ids;
} Work;

static void
free_refusal (gpointer data)
{
  FormPaperRefusal *refusal = data;

  g_free (refusal->who);
  g_free (refusal->why);
  g_free (refusal);
}

static GBytes *
make_cb (LedgerRecord *paper,
         gpointer      data,
         GError      **error)
{
  const Work *work = data;
  g_autoptr (GHashTable) wording = paper_wording_read (ledger_record_get (paper, PAPER_WORDING));
  const char *date = ledger_record_get (paper, PAPER_DATE);
  FormPrint print = {
    .variant = ledger_record_get (paper, PAPER_VARIANT),
    .today = date,
    .accept_missing = work->desk->options->accept_missing,
    .paper_number = ledger_record_get (paper, PAPER_NUMBER),
    .paper_serial = ledger_record_get (paper, PAPER_NUMBER_SERIAL),
    .paper_code = ledger_record_get (paper, PAPER_CODE),
    .paper_date = date,
    .wording = g_hash_table_size (wording) > 0 ? wording : NULL,
  };
  FormSource *source = form_ledger_source_new (work->desk->store, work->reg, work->ids, work->n_ids);
  GBytes *pdf = form_print_to_bytes (work->desk->library, work->info->id, source, &print, NULL, NULL,
                                     work->desk->cancellable, error);

  form_ledger_source_free (source);
  return pdf;
}

/* Is only this one paper refused, so that the others go on? */
static gboolean
is_of_one (const GError *error)
{
  if (error->domain == LEDGER_ERROR)
    return error->code == LEDGER_ERROR_REFUSED || error->code == LEDGER_ERROR_VALUE ||
           error->code == LEDGER_ERROR_NOT_FOUND || error->code == LEDGER_ERROR_CONFLICT;
  return error->domain == FORM_ERROR &&
         (error->code == FORM_ERROR_GLYPH || error->code == FORM_ERROR_PICTURE || error->code == FORM_ERROR_NOT_FOUND);
}

/* @who: (transfer full) */
static gboolean
leave_out (Desk                  *desk,
           gint64                 id,
           char                  *who,
           const LedgerProblems  *problems,
           GError                *refused,
           GError               **error)
{
  FormPaperRefusal *refusal = NULL;

  if (!is_of_one (refused))
    {
      g_free (who);
      g_propagate_error (error, refused);
      return FALSE;
    }
  refusal = g_new0 (FormPaperRefusal, 1);
  refusal->id = id;
  refusal->who = who;
  refusal->why = g_strdup (refused->message);
  refusal->doubtful = ledger_problems_count (problems, LEDGER_BLOCKING) == 0 &&
                      ledger_problems_count (problems, LEDGER_WARNING) > 0;
  g_ptr_array_add (desk->outcome->refused, refusal);
  g_error_free (refused);
  return TRUE;
}

static char *
dup_title (const char *title,
           const char *who,
           guint       n)
{
  return n == 1 ? g_strdup_printf (_("出具%s：%s"), title, who) : g_strdup_printf (_("出具%s：%u份"), title, n);
}

/* @begun: (transfer full): %NULL where the paper could not even be begun, with @failure (transfer full) saying why. */
static gboolean
issue_one (Desk        *desk,
           const Work  *work,
           LedgerEdit  *begun,
           gint64       id,
           GError      *failure,
           GError     **error)
{
  g_autoptr (LedgerEdit) edit = begun;
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  if (edit != NULL)
    {
      edit->accept = g_strdup (desk->options->accept);
      if (paper_issue (edit, work->info->number, desk->date, make_cb, (gpointer) work, problems, &failure))
        {
          g_array_append_val (desk->outcome->papers, edit->after->id);
          return TRUE;
        }
    }
  return leave_out (desk, id, edit != NULL ? g_strdup (ledger_edit_get (edit, PAPER_SUBJECT))
                                           : g_strdup_printf (_("编号%lld"), (long long) id), problems, failure, error);
}

static gboolean
issue_rows (Desk                 *desk,
            const FormInfo       *info,
            const LedgerRegister *reg,
            const gint64         *ids,
            guint                 n_ids,
            GError              **error)
{
  guint step = info->by_list ? n_ids : 1;

  for (guint i = 0; i < n_ids; i += step)
    {
      Work work = { desk, info, reg, ids + i, step };
      GError *failure = NULL;
      LedgerEdit *edit = form_paper_begin (desk->store, info, reg, ids + i, step, desk->options->variant,
                                           desk->options->wording, &failure);

      if (g_cancellable_set_error_if_cancelled (desk->cancellable, error))
        {
          g_clear_pointer (&edit, ledger_edit_free);
          g_clear_error (&failure);
          return FALSE;
        }
      if (!issue_one (desk, &work, edit, ids[i], failure, error))
        return FALSE;
      if (desk->progress != NULL)
        desk->progress (i + step, n_ids, desk->progress_data);
    }
  return TRUE;
}

/* What the form is called by now goes on the paper. */
static LedgerEdit *
open_paper (Desk     *desk,
            gint64    paper,
            Work     *work,
            gint64   *subject,
            GError  **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (desk->store, &papers_register, paper, error);
  g_autoptr (LedgerRecord) record = NULL;
  g_autofree char *label = NULL;

  if (edit == NULL)
    return NULL;
  *subject = ledger_record_get_number (edit->after, PAPER_SUBJECT_ID);
  work->info = form_paper_find_form (desk->library, desk->store, ledger_edit_get (edit, PAPER_FORM), *subject, &work->reg, error);
  if (work->info == NULL)
    return NULL;
  record = form_paper_load_subject (desk->store, work->reg, *subject, error);
  if (record == NULL)
    return NULL;
  if (paper_is_issued (edit->after))
    return g_steal_pointer (&edit);
  label = form_paper_dup_label (desk->store, work->info, work->reg, *subject);
  ledger_edit_set (edit, PAPER_SUBJECT, label);
  ledger_edit_set (edit, PAPER_TITLE, work->info->title);
  ledger_edit_set (edit, PAPER_FORM_VERSION, work->info->version);
  return g_steal_pointer (&edit);
}

static gboolean
issue_prepared (Desk          *desk,
                const gint64  *papers,
                guint          n_papers,
                GError       **error)
{
  for (guint i = 0; i < n_papers; i++)
    {
      gint64 subject = 0;
      Work work = { .desk = desk, .ids = &subject, .n_ids = 1 };
      GError *failure = NULL;
      LedgerEdit *edit = NULL;

      if (g_cancellable_set_error_if_cancelled (desk->cancellable, error))
        return FALSE;
      edit = open_paper (desk, papers[i], &work, &subject, &failure);
      if (!issue_one (desk, &work, edit, papers[i], failure, error))
        return FALSE;
      if (desk->progress != NULL)
        desk->progress (i + 1, n_papers, desk->progress_data);
    }
  return TRUE;
}

static void
open_desk (Desk                    *desk,
           const FormPaperOptions  *options)
{
  static const FormPaperOptions usual = { 0 };

  desk->options = options != NULL ? options : &usual;
  desk->date = desk->options->date != NULL ? desk->options->date : ledger_store_get_today (desk->store);
  desk->outcome = g_new0 (FormPaperOutcome, 1);
  desk->outcome->papers = g_array_new (FALSE, FALSE, sizeof (gint64));
  desk->outcome->refused = g_ptr_array_new_with_free_func (free_refusal);
}

/* Commits what was issued; nothing issued leaves no trace. */
static FormPaperOutcome *
close_desk (Desk      *desk,
            gboolean   done,
            GError   **error)
{
  g_autoptr (FormPaperOutcome) outcome = g_steal_pointer (&desk->outcome);

  if (!done || outcome->papers->len == 0)
    {
      ledger_batch_rollback (desk->store);
      return done ? g_steal_pointer (&outcome) : NULL;
    }
  if (!ledger_batch_commit (desk->store, error))
    return NULL;
  outcome->batch = ledger_batch_get_last (desk->store);
  return g_steal_pointer (&outcome);
}

FormPaperOutcome *
form_paper_issue (FormLibrary             *library,
                  LedgerStore             *store,
                  const char              *form,
                  const gint64            *ids,
                  guint                    n_ids,
                  const FormPaperOptions  *options,
                  FormProgress             progress,
                  gpointer                 data,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  Desk desk = { library, store, .progress = progress, .progress_data = data, .cancellable = cancellable };
  const LedgerRegister *reg = NULL;
  const FormInfo *info = form_paper_find_form (library, store, form, n_ids > 0 ? ids[0] : 0, &reg, error);
  g_autofree char *who = NULL, *title = NULL;

  if (info == NULL)
    return NULL;
  if (n_ids == 0 || (options != NULL && options->wording != NULL && n_ids > 1))
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                           n_ids == 0 ? _("没有选中记录，没有出具。") : _("改动的文字只能用于一份文书，请逐份出具。"));
      return NULL;
    }
  who = form_paper_dup_label (store, info, reg, ids[0]);
  title = dup_title (info->title, who, info->by_list ? 1 : n_ids);
  if (!ledger_batch_begin (store, "issue", title, error))
    return NULL;
  open_desk (&desk, options);
  return close_desk (&desk, issue_rows (&desk, info, reg, ids, n_ids, error), error);
}

FormPaperOutcome *
form_paper_issue_prepared (FormLibrary             *library,
                           LedgerStore             *store,
                           const gint64            *papers,
                           guint                    n_papers,
                           const FormPaperOptions  *options,
                           FormProgress             progress,
                           gpointer                 data,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  Desk desk = { library, store, .progress = progress, .progress_data = data, .cancellable = cancellable };
  g_autofree char *label = n_papers > 0 ? ledger_store_dup_label (store, &papers_register, papers[0]) : NULL;
  g_autofree char *title = dup_title (_("文书"), label, n_papers);

  if (!ledger_batch_begin (store, "issue", title, error))
    return NULL;
  open_desk (&desk, options);
  return close_desk (&desk, issue_prepared (&desk, papers, n_papers, error), error);
}

void
form_paper_outcome_free (FormPaperOutcome *outcome)
{
  g_array_unref (outcome->papers);
  g_ptr_array_unref (outcome->refused);
  g_free (outcome);
}
