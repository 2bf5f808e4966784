/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about a ledger as a file: new, check. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ctl-output.h"
#include "registers.h"
#include "sample.h"

static gboolean
fill (CtlOptions   *options,
      LedgerStore  *store,
      GError      **error)
{
  if (options->today != NULL)
    ledger_store_set_today (store, options->today);
  if (options->clerk != NULL)
    ledger_store_set_clerk (store, options->clerk);
  return tz_union_found_in (store, options->union_name, options->benefits, error) &&
         (!options->sample || tz_sample_fill (store, error));
}

gboolean
ctl_new (CtlOptions  *options,
         GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  gboolean filled;

  if (options->union_name == NULL || options->union_name[0] == '\0')
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 --union 写明工会全称"));
      return FALSE;
    }
  store = ledger_store_create (options->args[0], tz_registers, error);
  if (store == NULL)
    return FALSE;
  filled = fill (options, store, error);
  ledger_store_close (store);
  /* It did not exist before: what could not be filled goes again. */
  if (!filled)
    g_unlink (options->args[0]);
  return filled;
}

gboolean
ctl_check (CtlOptions  *options,
           GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (store == NULL || !ledger_store_check (store, findings, NULL, error))
    return FALSE;
  if (findings->len == 0)
    {
      ctl_say (_("没有发现问题"));
      return TRUE;
    }
  for (guint i = 0; i < findings->len; i++)
    ctl_complain ("%s", (const char *) g_ptr_array_index (findings, i));
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("发现%u个问题。"), findings->len);
  return FALSE;
}
