/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers that were made: listed, printed again, signed, voided, missing. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case-papers.h"
#include "cases.h"
#include "ctl-output.h"
#include "form-paper.h"
#include "member-events.h"
#include "paper-code.h"
#include "paper-steps.h"
#include "papers.h"

static void
say_paper (CtlOutput    *output,
           LedgerStore  *store,
           LedgerRecord *paper)
{
  static const guint fields[] = { PAPER_NUMBER, PAPER_TITLE, PAPER_SUBJECT, PAPER_DATE, PAPER_STATUS, PAPER_CODE };
  char *values[G_N_ELEMENTS (fields) + 2] = { NULL };

  values[0] = g_strdup_printf ("%" G_GINT64_FORMAT, paper->id);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    values[i + 1] = ledger_store_dup_shown (store, paper, fields[i], FALSE);
  ctl_output_add (output, (const char *const *) values);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
}

static GArray *
select_papers (CtlOptions   *options,
               LedgerStore  *store,
               GError      **error)
{
  g_autoptr (LedgerQuery) query = NULL;
  const LedgerRegister *reg = NULL;
  gint64 id = 0;

  if (options->n_args == 1)
    {
      query = ledger_query_new (&papers_register);
      query->limit = (guint) options->limit;
      return ledger_store_select (store, query, error);
    }
  reg = ctl_find_register (options->args[1], error);
  return reg != NULL && ctl_parse_id (options->args[2], &id, error) ? papers_list_of (store, reg, id, error) : NULL;
}

gboolean
ctl_papers (CtlOptions  *options,
            GError     **error)
{
  static const char *const columns[] = { "id", "number", "title", "subject", "date", "status", "code", NULL };
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  CtlOutput *output = NULL;
  gboolean done = TRUE;

  if (options->n_args == 2)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("写了登记册，还要写记录的编号"));
      return FALSE;
    }
  store = ctl_open (options, FALSE, error);
  ids = store != NULL ? select_papers (options, store, error) : NULL;
  if (ids == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; done && i < ids->len && (options->limit == 0 || i < (guint) options->limit); i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register, g_array_index (ids, gint64, i), error);

      done = paper != NULL;
      if (done)
        say_paper (output, store, paper);
    }
  ctl_output_end (output);
  return done;
}

gboolean
ctl_reprint (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  gint64 paper;

  if (options->output == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 -o 写明 PDF 文件"));
      return FALSE;
    }
  store = ctl_open (options, FALSE, error);
  paper = store != NULL ? papers_find (store, options->args[1], error) : 0;
  return paper != 0 && form_paper_reprint (store, paper, options->output, error);
}

gboolean
ctl_sign (CtlOptions  *options,
          GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, TRUE, error);
  gint64 paper = store != NULL ? papers_find (store, options->args[1], error) : 0;

  return paper != 0 && form_paper_sign (store, paper, options->scan, options->date, error);
}

gboolean
ctl_missing (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (FormLibrary) library = NULL;
  g_autoptr (LedgerStore) store = NULL;
  gint64 id = 0;

  if (options->why == NULL || options->why[0] == '\0')
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("记为缺件要用 --why 写明原因"));
      return FALSE;
    }
  store = ctl_open (options, TRUE, error);
  if (store == NULL)
    return FALSE;
  if (options->n_args == 2)
    return (id = papers_find (store, options->args[1], error)) != 0 && papers_miss (store, id, options->why, error);
  if (!case_papers_has (options->args[1]) && !ctl_parse_id (options->args[2], &id, error))
    return FALSE;
  if (id == 0)
    return (id = ledger_store_resolve (store, &cases_register, options->args[2], error)) != 0
           && case_papers_mark_missing (store, id, options->args[1], options->why, error);
  library = ctl_open_library ();
  id = form_paper_miss (library, store, options->args[1], id, options->why, error);
  if (id != 0)
    ctl_say ("%" G_GINT64_FORMAT, id);
  return id != 0;
}

gboolean
ctl_is_paper (LedgerStore *store,
              const char  *text)
{
  g_autoptr (LedgerRecord) event = NULL;
  guint64 id = 0;

  if (paper_code_is (text) || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return TRUE;
  event = ledger_store_load (store, &member_events_register, (gint64) id, NULL);
  return event == NULL && papers_find (store, text, NULL) != 0;
}

gboolean
ctl_void_paper (LedgerStore  *store,
                const char   *text,
                const char   *why,
                GError      **error)
{
  gint64 paper = papers_find (store, text, error);

  return paper != 0 && papers_void (store, paper, why, error);
}
