/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number is read, used and written while no other program can write: whoever fails has drawn none. */
#include "config.h"

#include "paper-issue.h"

#include <glib/gi18n-lib.h>

#include "case-number.h"
#include "ledger-files.h"
#include "paper-code.h"
#include "paper-number.h"
#include "papers.h"

static gboolean
draw_number (LedgerEdit *edit,
             const char *kind,
             const char *date,
             GError    **error)
{
  g_autoptr (PaperSeries) series = NULL;
  gint64 serial;

  if (kind == NULL)
    return TRUE;
  series = paper_series_new (edit->store, kind, date);
  case_number_of_paper (edit->store, edit->after, series);
  serial = paper_number_get_next (edit->store, series, error);
  if (serial == 0)
    return FALSE;
  paper_number_enter (edit, series, serial);
  return TRUE;
}

static void
fill (LedgerEdit *edit,
      const char *date)
{
  g_autofree char *code = paper_code_new (edit->store);

  ledger_edit_set (edit, PAPER_CODE, code);
  ledger_edit_set (edit, PAPER_DATE, date);
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_ISSUED);
  ledger_edit_set (edit, PAPER_REASON, NULL);
  edit->event = TRUE;
}

static gboolean
is_refused (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  ledger_edit_check (edit, problems);
  return ledger_problems_count (problems, LEDGER_BLOCKING) > 0 ||
         (ledger_problems_count (problems, LEDGER_WARNING) > 0 && edit->accept == NULL);
}

gboolean
paper_issue (LedgerEdit      *edit,
             const char      *kind,
             const char      *date,
             PaperMaker       make,
             gpointer         data,
             LedgerProblems  *problems,
             GError         **error)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *name = NULL;
  gboolean refused;

  if (edit->before != NULL && paper_is_issued (edit->before))
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("这份文书已经出具了；要再印一份请用重印。"));
      return FALSE;
    }
  if (!draw_number (edit, kind, date, error))
    return FALSE;
  fill (edit, date);
  /* Before the work of making it, and in the words of the save. */
  refused = is_refused (edit, problems);
  ledger_problems_clear (problems);
  if (refused)
    return ledger_edit_save (edit, problems, error);
  pdf = make (edit->after, data, error);
  name = pdf != NULL ? ledger_files_add (edit->store, pdf, "application/pdf", error) : NULL;
  if (name == NULL)
    return FALSE;
  ledger_edit_set (edit, PAPER_PDF, name);
  return ledger_edit_save (edit, problems, error);
}
