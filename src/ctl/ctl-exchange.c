/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets in and out: import, export. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "exchange-export.h"
#include "exchange-import.h"
#include "registers.h"

static void
complain_refused (ExchangeImport *import)
{
  GPtrArray *rows = exchange_import_get_rows (import);

  for (guint i = 0; i < rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (rows, i);
      g_autofree char *reasons = NULL;

      if (row->outcome != EXCHANGE_REFUSED)
        continue;
      reasons = exchange_import_row_dup_reasons (row);
      ctl_complain (_("第%u行 %s：%s"), row->number, row->label != NULL ? row->label : "", reasons);
    }
}

static void
say_summary (CtlOptions     *options,
             ExchangeImport *import)
{
  const ExchangeSummary *summary = exchange_import_get_summary (import);
  const CtlCount counts[] = {
    { "created", _("新增"), summary->created },
    { "changed", _("修改"), summary->changed },
    { "unchanged", _("未变"), summary->unchanged },
    { "refused", _("拒绝"), summary->refused },
    { "skipped", _("略过"), summary->skipped },
    { "made", _("顺带新建"), summary->made },
    { NULL }
  };

  ctl_say_counts (options->format, counts, options->dry_run ? 0 : summary->batch);
}

static gboolean
run_import (CtlOptions      *options,
            ExchangeImport  *import,
            LedgerStore     *store,
            GError         **error)
{
  const ExchangeSummary *summary = NULL;

  exchange_import_set_accept (import, options->accept);
  if (options->dry_run ? !exchange_import_check (import, store, NULL, NULL, NULL, error)
                       : !exchange_import_apply (import, store, NULL, NULL, NULL, error))
    return FALSE;
  say_summary (options, import);
  summary = exchange_import_get_summary (import);
  if (summary->made_words != NULL)
    ctl_complain ("%s", summary->made_words);
  if (summary->refused == 0)
    return TRUE;
  complain_refused (import);
  if (options->rejects != NULL && !exchange_import_write_refused (import, options->rejects, error))
    return FALSE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND,
               summary->doubtful > 0 ? _("有%u行没有导入，其中%u行只是存疑，核对后可用 --accept 写明原因导入。")
                                     : _("有%u行没有导入。"),
               summary->refused, summary->doubtful);
  return FALSE;
}

gboolean
ctl_import (CtlOptions  *options,
            GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = reg != NULL ? ctl_open (options, !options->dry_run, error) : NULL;
  g_autoptr (ExchangeImport) import = store != NULL
    ? exchange_import_open (store, reg, options->args[2], error) : NULL;

  return import != NULL && run_import (options, import, store, error);
}

gboolean
ctl_export (CtlOptions  *options,
            GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (GArray) fields = reg != NULL
    ? ctl_choose_fields (options, reg, exchange_export_list_fields (reg), error) : NULL;
  g_autoptr (LedgerStore) store = fields != NULL ? ctl_open (options, FALSE, error) : NULL;
  g_autoptr (GArray) ids = store != NULL ? ctl_select (options, store, reg, error) : NULL;
  ExchangeExport what = { .reg = reg, .ids = ids, .full = options->full };

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, guint, i) == LEDGER_NO_FIELD)
      {
        g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("编号（id）不能导出到表格"));
        return FALSE;
      }
  what.fields = (const guint *) (gpointer) fields->data;
  what.n_fields = fields->len;
  if (!exchange_export_write (store, &what, options->args[2], NULL, NULL, NULL, error))
    return FALSE;
  ctl_say (_("已写出\t%u"), ids->len);
  return TRUE;
}
