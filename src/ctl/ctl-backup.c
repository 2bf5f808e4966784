/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a ledger: backup, backups, restore. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "registers.h"

/* What the ledger now is, or NULL: there is none, or it cannot be read, which is said. */
static LedgerSummary *
describe_present (const char *path)
{
  g_autoptr (GError) error = NULL;
  LedgerSummary *summary = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  summary = ledger_summary_read (path, tz_registers, FALSE, &error);
  if (summary == NULL)
    ctl_complain (_("现在的台账读不出来：%s"), error->message);
  return summary;
}

static void
say_comparison (CtlOutput     *output,
                LedgerSummary *present,
                LedgerSummary *backup)
{
  g_autoptr (GPtrArray) lines = ledger_summary_compare (present, backup);

  for (guint i = 0; i < lines->len; i++)
    {
      LedgerComparison *line = g_ptr_array_index (lines, i);
      const char *values[] = { line->name, line->title, line->present, line->other, line->is_fewer ? "-" : "" };

      ctl_output_add (output, values);
    }
}

static gboolean
restore_backup (CtlOptions  *options,
                CtlOutput   *output,
                GError     **error)
{
  g_autofree char *at = ledger_backup_dup_now (options->today);
  g_autofree char *kept = NULL;

  if (!ledger_backup_restore (options->args[0], options->args[1],
                              options->clerk != NULL ? options->clerk : g_get_user_name (), options->why, at, &kept,
                              error))
    return FALSE;
  if (kept != NULL)
    ctl_output_add (output, (const char *[]) { "kept", _("原来的台账留存在"), kept, "", "" });
  return TRUE;
}

gboolean
ctl_backup (CtlOptions  *options,
            GError     **error)
{
  static const char *const columns[] = { "path", NULL };
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autofree char *at = ledger_backup_dup_now (options->today);
  g_autofree char *path = NULL;
  CtlOutput *output = NULL;

  if (store == NULL)
    return FALSE;
  path = ledger_backup_write (store, options->args[1], at, NULL, error);
  if (path == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  ctl_output_single (output);
  ctl_output_add (output, (const char *[]) { path });
  ctl_output_end (output);
  return TRUE;
}

static gboolean
say_backup (CtlOutput    *output,
            LedgerBackup *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerSummary) summary = ledger_summary_read (backup->path, tz_registers, TRUE, &error);
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, backup->size);
  const char *values[] = {
    backup->at, ledger_backup_get_title (backup->kind), size, summary != NULL ? _("已核对") : _("读不全"),
    summary != NULL ? summary->changed_at : "", summary != NULL ? summary->changed_by : "", backup->path,
  };

  ctl_output_add (output, values);
  if (summary == NULL)
    ctl_complain ("%s", error->message);
  return summary != NULL;
}

gboolean
ctl_backups (CtlOptions  *options,
             GError     **error)
{
  static const char *const columns[] = { "at", "kind", "size", "state", "changed", "clerk", "path", NULL };
  g_autoptr (GPtrArray) list = ledger_backup_list (options->args[0], options->n_args > 1 ? options->args[1] : NULL);
  CtlOutput *output = ctl_output_new (options->format, columns);
  guint n_damaged = 0;

  for (guint i = 0; i < list->len; i++)
    n_damaged += !say_backup (output, g_ptr_array_index (list, i));
  ctl_output_end (output);
  if (n_damaged > 0)
    g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有%u份备份读不全，不能用来恢复。"), n_damaged);
  return n_damaged == 0;
}

gboolean
ctl_restore (CtlOptions  *options,
             GError     **error)
{
  static const char *const columns[] = { "name", "title", "present", "backup", "fewer", NULL };
  g_autoptr (LedgerSummary) backup = ledger_summary_read (options->args[0], tz_registers, TRUE, error);
  g_autoptr (LedgerSummary) present = NULL;
  CtlOutput *output = NULL;
  gboolean done = FALSE;

  if (backup == NULL)
    return FALSE;
  present = describe_present (options->args[1]);
  output = ctl_output_new (options->format, columns);
  say_comparison (output, present, backup);
  if (g_file_test (options->args[1], G_FILE_TEST_EXISTS) && !options->yes)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                 _("“%s”已经存在，没有恢复。看过上面的比较后，加 --yes 用备份替换它；原来的会留存。"), options->args[1]);
  else
    done = restore_backup (options, output, error);
  ctl_output_end (output);
  return done;
}
