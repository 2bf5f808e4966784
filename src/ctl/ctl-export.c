/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets out: fields of one's choice, or the sheet of an upper union and who lacks what for it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ctl-output.h"
#include "exchange-export.h"
#include "exchange-lacking.h"
#include "exchange-template-make.h"

/* In full only where the purpose can be noted; where the ledger cannot be opened for writing, it is said why. */
static LedgerStore *
open_for_export (CtlOptions  *options,
                 gboolean     full,
                 GError     **error)
{
  g_autoptr (LedgerStore) reader = NULL;
  g_autoptr (GError) refusal = NULL;
  LedgerStore *writer = full ? ctl_open (options, TRUE, &refusal) : ctl_open (options, FALSE, error);

  if (writer != NULL || !full)
    return writer;
  reader = ctl_open (options, FALSE, error);
  if (reader == NULL)
    return NULL;
  ctl_complain ("%s", refusal->message);
  exchange_export_check_full (reader, error);
  return NULL;
}

static gboolean
export_fields (CtlOptions           *options,
               LedgerStore          *store,
               const LedgerRegister *reg,
               GArray               *ids,
               GArray               *fields,
               GError              **error)
{
  ExchangeExport what = { .reg = reg, .ids = ids, .full = options->full };

  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, guint, i) == LEDGER_NO_FIELD)
      {
        g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("编号（id）不能导出到表格"));
        return FALSE;
      }
  /* First the note: a file of personal data never lies there without it. */
  if (options->full && !exchange_export_note (store, reg, NULL, ids->len, options->why, error))
    return FALSE;
  what.fields = (const guint *) (gpointer) fields->data;
  what.n_fields = fields->len;
  if (!exchange_export_write (store, &what, options->args[2], NULL, NULL, NULL, error))
    return FALSE;
  ctl_say (_("已写出\t%u"), ids->len);
  return TRUE;
}

/* On standard output, and as a sheet when a file is named. */
static gboolean
say_lacks (CtlOptions            *options,
           const LedgerRegister  *reg,
           GPtrArray             *lacks,
           GError               **error)
{
  static const char *const columns[] = { "name", "field", "reason", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  g_autofree char *summary = exchange_lacking_dup_summary (reg, lacks);

  for (guint i = 0; i < lacks->len; i++)
    {
      const ExchangeLack *lack = g_ptr_array_index (lacks, i);
      const char *values[] = { lack->name, lack->title, lack->reason, NULL };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
  if (options->n_args > 2 && !exchange_lacking_write (reg, lacks, options->args[2], error))
    return FALSE;
  if (lacks->len == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("%s，上级不会收。"), summary);
  return FALSE;
}

/* The sheet goes up with all its rows, or with those that lack nothing. */
static gboolean
write_sheet (CtlOptions        *options,
             LedgerStore       *store,
             ExchangeTemplate  *template,
             GArray            *ids,
             GPtrArray         *lacks,
             GError           **error)
{
  const LedgerRegister *reg = ledger_store_find_register (store, exchange_template_get_register (template));
  g_autoptr (GArray) rows = options->complete ? exchange_lacking_list_complete (lacks, ids) : g_array_ref (ids);
  g_autofree char *summary = exchange_lacking_dup_summary (reg, lacks);

  if (!exchange_export_note (store, reg, template, rows->len, options->why, error) ||
      !exchange_export_fill_in (store, template, rows, options->args[2], NULL, NULL, NULL, error))
    return FALSE;
  ctl_say (_("已写出\t%u"), rows->len);
  if (lacks->len > 0)
    ctl_complain (options->complete ? _("%s，没有写出这些行。用 --lacking 列出缺什么。")
                                    : _("%s，也已写出，上级不会收这些行。用 --lacking 列出缺什么，--complete 只写不缺的。"),
                  summary);
  return TRUE;
}

static gboolean
check_sheet_options (CtlOptions  *options,
                     GError     **error)
{
  if (!options->lacking && options->n_args < 3)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("少写了要导出的文件"));
  else if (!options->lacking && !options->full)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                         _("上报的表格要写完整的证件号码和电话，请加 --full --why 用途"));
  else if (options->columns != NULL)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("模板的列是固定的，不能同时用 --columns"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
export_sheet (CtlOptions           *options,
              const LedgerRegister *reg,
              GError              **error)
{
  g_autofree char *own = exchange_template_dup_own_dir ();
  g_autoptr (GPtrArray) templates = exchange_template_list (ctl_get_data_dir (), own, reg->id);
  ExchangeTemplate *template = check_sheet_options (options, error)
    ? ctl_find_template (templates, reg, options->template_name, error) : NULL;
  g_autoptr (LedgerStore) store = template != NULL ? open_for_export (options, !options->lacking, error) : NULL;
  g_autoptr (GArray) ids = store != NULL ? ctl_select (options, store, reg, error) : NULL;
  g_autoptr (GPtrArray) lacks = ids != NULL
    ? exchange_lacking_list (store, template, ids, NULL, NULL, NULL, error) : NULL;

  if (lacks == NULL)
    return FALSE;
  return options->lacking ? say_lacks (options, reg, lacks, error)
                          : write_sheet (options, store, template, ids, lacks, error);
}

gboolean
ctl_export (CtlOptions  *options,
            GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (GArray) fields = NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = NULL;

  if (reg == NULL)
    return FALSE;
  if (options->template_name != NULL)
    return export_sheet (options, reg, error);
  if (options->lacking || options->complete || options->n_args < 3)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           options->n_args < 3 ? _("少写了要导出的文件")
                                               : _("--lacking 和 --complete 要同时用 --template 写明模板"));
      return FALSE;
    }
  fields = ctl_choose_fields (options, reg, exchange_export_list_fields (reg), error);
  store = fields != NULL ? open_for_export (options, options->full, error) : NULL;
  ids = store != NULL ? ctl_select (options, store, reg, error) : NULL;
  return ids != NULL && export_fields (options, store, reg, ids, fields, error);
}
