/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers handed out without a printer. */
#include "paper-desk.h"

#include <string.h>

static GBytes *
write_line (LedgerRecord *paper,
            gpointer      data,
            GError      **error)
{
  char *line = NULL;

  if (data != NULL)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, data);
      return NULL;
    }
  line = g_strdup_printf ("%%PDF %s %s", ledger_record_get (paper, PAPER_NUMBER), ledger_record_get (paper, PAPER_CODE));
  return g_bytes_new_take (line, strlen (line));
}

static gint64
issue (LedgerStore          *store,
       const char           *kind,
       const char           *date,
       const char           *accept,
       const LedgerRegister *reg,
       gint64                subject,
       const char           *failure,
       GError              **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &papers_register);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  ledger_edit_set (edit, PAPER_FORM, "T-1");
  ledger_edit_set (edit, PAPER_TITLE, "证明");
  if (reg != NULL)
    {
      ledger_edit_set (edit, PAPER_SUBJECT_REG, reg->id);
      ledger_record_set_number (edit->after, PAPER_SUBJECT_ID, subject);
    }
  edit->accept = g_strdup (accept);
  if (!ledger_batch_begin (store, "edit", "出具证明", error))
    return 0;
  if (paper_issue (edit, kind, date, write_line, (gpointer) failure, problems, error))
    return ledger_batch_commit (store, error) ? edit->after->id : 0;
  ledger_batch_rollback (store);
  return 0;
}

gint64
desk_issue (LedgerStore *store,
            const char  *kind,
            const char  *date,
            const char  *accept,
            GError     **error)
{
  return issue (store, kind, date, accept, NULL, 0, NULL, error);
}

gint64
desk_issue_of (LedgerStore          *store,
               const char           *kind,
               const char           *date,
               const LedgerRegister *reg,
               gint64                subject)
{
  g_autoptr (GError) error = NULL;
  gint64 id = issue (store, kind, date, "测试", reg, subject, NULL, &error);

  g_assert_no_error (error);
  return id;
}

void
desk_fail (LedgerStore *store,
           const char  *kind,
           const char  *date)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (issue (store, kind, date, "测试", NULL, 0, "没有这个字。", &error), ==, 0);
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "没有这个字。");
}

char *
desk_dup_field (LedgerStore *store,
                gint64       paper,
                guint        field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &papers_register, paper, &error);

  g_assert_no_error (error);
  return g_strdup (ledger_record_get (record, field));
}

char *
desk_dup_proof (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_add (findings, NULL);
  return g_strjoinv ("；", (char **) findings->pdata);
}
