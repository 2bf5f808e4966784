/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about hardship files: hardship, notice. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aids.h"
#include "ctl-output.h"
#include "hardship-files.h"
#include "hardship-steps.h"
#include "notice-lists.h"
#include "visit-batches.h"
#include "visits.h"

/* Where it stands, what comes next and lacks, and how the level was found. */
static gboolean
write_state (LedgerStore  *store,
             gint64        id,
             GError      **error)
{
  g_autoptr (LedgerRecord) file = ledger_store_load (store, &hardship_files_register, id, error);
  g_autofree char *advice = NULL, *level = NULL;
  const char *working = NULL;

  if (file == NULL)
    return FALSE;
  advice = hardship_step_dup_advice (store, file);
  level = ledger_store_dup_shown (store, file, HARDSHIP_LEVEL, TRUE);
  working = ledger_record_get (file, HARDSHIP_FIGURE_TEXT);
  ctl_say ("%s\t%s", hardship_step_title (ledger_record_get (file, HARDSHIP_STATUS)), level);
  if (advice[0] != '\0')
    ctl_say ("%s", advice);
  if (working != NULL)
    ctl_say ("%s", working);
  return TRUE;
}

gboolean
ctl_hardship (CtlOptions  *options,
              GError     **error)
{
  gboolean takes = options->n_args > 2;
  g_autoptr (LedgerStore) store = ctl_open (options, takes, error);
  gint64 id = store != NULL ? ledger_store_resolve (store, &hardship_files_register, options->args[1], error) : 0;

  if (id == 0 ||
      (takes && !hardship_step_take (store, id, options->args[2], options->why, options->accept, error)))
    return FALSE;
  return write_state (store, id, error);
}

gboolean
ctl_notice (CtlOptions  *options,
            GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  NoticePlan plan = { .source = reg, .ids = ids, .title = options->title, .accept = options->accept };
  guint left = 0;
  gint64 notice;

  if (reg == NULL)
    return FALSE;
  if (reg != &hardship_files_register && reg != &visits_register && reg != &visit_batches_register && reg != &aids_register)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("%s不能公示，要写 hardship_files、visits、visit_batches 或 aids"), _(reg->title));
      return FALSE;
    }
  if (!ctl_read_day ("from", &options->from, error) || !ctl_read_day ("to", &options->to, error))
    return FALSE;
  plan.from = options->from;
  plan.to = options->to;
  store = ctl_open (options, TRUE, error);
  for (guint i = 2; store != NULL && i < options->n_args; i++)
    {
      gint64 id = ledger_store_resolve (store, reg, options->args[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  notice = store != NULL ? notice_make (store, &plan, &left, error) : 0;
  if (notice == 0)
    return FALSE;
  ctl_say ("%" G_GINT64_FORMAT, notice);
  if (left > 0)
    ctl_complain (_("有%u条已经作废或删除，没有列入"), left);
  return TRUE;
}
