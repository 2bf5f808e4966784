/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole file of a case as one PDF: dossier. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cases.h"
#include "ctl-output.h"
#include "form-dossier.h"
#include "form-save.h"

gboolean
ctl_dossier (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (FormLibrary) library = NULL;
  g_autoptr (GBytes) pdf = NULL;
  guint n_pages = 0;
  gint64 id;

  if (options->output == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 -o 写明 PDF 文件"));
      return FALSE;
    }
  store = ctl_open (options, FALSE, error);
  id = store != NULL ? ledger_store_resolve (store, &cases_register, options->args[1], error) : 0;
  if (id == 0)
    return FALSE;
  library = ctl_open_library ();
  ctl_complain_of_templates (library);
  pdf = form_dossier_bind (library, store, id, &n_pages, error);
  if (pdf == NULL || !form_save_bytes (options->output, pdf, error))
    return FALSE;
  ctl_say ("%u", n_pages);
  return TRUE;
}
