/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole file of a case as one PDF, and copies in which nobody can be recognised: dossier. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case-redacted-list.h"
#include "case-redaction.h"
#include "cases.h"
#include "ctl-output.h"
#include "exchange-rows.h"
#include "form-dossier.h"
#include "form-save.h"

static gboolean
read_sides (CtlOptions        *options,
            FormDossierSides  *sides,
            GError           **error)
{
  const char *text = options->n_args > 2 ? options->args[2] : NULL;

  *sides = text == NULL ? FORM_DOSSIER_AS_SET : strcmp (text, _("双面")) == 0 ? FORM_DOSSIER_TWO_SIDED : FORM_DOSSIER_ONE_SIDED;
  if (*sides != FORM_DOSSIER_ONE_SIDED || strcmp (text, _("单面")) == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("装订只能写“单面”或“双面”，现在是“%s”"), text);
  return FALSE;
}

static gboolean
bind_file (CtlOptions        *options,
           LedgerStore       *store,
           FormDossierSides   sides,
           GError           **error)
{
  gint64 id = ledger_store_resolve (store, &cases_register, options->args[1], error);
  g_autoptr (FormLibrary) library = NULL;
  g_autoptr (GBytes) pdf = NULL;
  FormDossierCount count = { 0 };

  if (id == 0)
    return FALSE;
  library = ctl_open_library ();
  ctl_complain_of_templates (library);
  pdf = options->redacted ? form_dossier_bind_redacted (library, store, id, &count.n_pages, error)
                          : form_dossier_make (library, store, id, sides, &count, NULL, NULL, NULL, error);
  if (pdf == NULL || !form_save_bytes (options->output, pdf, error))
    return FALSE;
  ctl_say ("%u", count.n_pages);
  return TRUE;
}

/* The cases that are named, or all. */
static GArray *
choose_cases (CtlOptions   *options,
              LedgerStore  *store,
              GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);
  g_autoptr (GArray) ids = NULL;

  if (options->n_args == 1)
    {
      ledger_query_set_sort (query, CASE_FILED_DATE, FALSE);
      return ledger_store_select (store, query, error);
    }
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 1; i < options->n_args; i++)
    {
      gint64 id = ledger_store_resolve (store, &cases_register, options->args[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
write_list (CtlOptions   *options,
            LedgerStore  *store,
            GError      **error)
{
  g_autoptr (GArray) ids = choose_cases (options, store, error);
  g_autoptr (CaseRedactedList) list = ids != NULL ? case_redacted_list_new (store, ids, error) : NULL;
  ExchangeTitled how;

  if (list == NULL)
    return FALSE;
  how = (ExchangeTitled) { CASE_REDACTED, list->title, list->note, (const char *const *) list->headings, list->quantities };
  if (!exchange_rows_write_titled (options->output, &how, list->rows, error))
    return FALSE;
  ctl_say ("%u", ids->len);
  return TRUE;
}

gboolean
ctl_dossier (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  gboolean list = options->output != NULL && g_str_has_suffix (options->output, ".xlsx");
  FormDossierSides sides = FORM_DOSSIER_AS_SET;

  if (options->output == NULL)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 -o 写明 PDF 文件"));
  else if (list && !options->redacted)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("清单要加 --redacted；不脱敏的清单用 export"));
  else if (!list && (options->n_args < 2 || options->n_args > (options->redacted ? 2 : 3)))
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("一本卷宗一个案件，请写一个案件"));
  else if (list || read_sides (options, &sides, error))
    {
      store = ctl_open (options, !options->redacted, error);
      return store != NULL && (list ? write_list (options, store, error) : bind_file (options, store, sides, error));
    }
  return FALSE;
}
