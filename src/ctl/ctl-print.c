/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official forms: which there are, and records printed into them. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ctl-output.h"
#include "form-ledger-source.h"
#include "form-pages.h"
#include "form-save.h"
#include "form.h"
#include "registers.h"
#include "service-report.h"

/* A union's own templates lie among the clerk's data and win over the program's. */
FormLibrary *
ctl_open_library (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "taizhang", "forms", NULL);
  FormLibrary *library = form_library_new (ctl_get_data_dir (), own);

  form_library_set_registers (library, tz_printed_registers);
  return library;
}

/* A template of the union's own that was passed over: the clerk must not believe it was printed. */
void
ctl_complain_of_templates (FormLibrary *library)
{
  const GPtrArray *problems = form_library_get_problems (library);

  for (guint i = 0; i < problems->len; i++)
    ctl_complain ("%s", (const char *) g_ptr_array_index (problems, i));
}

static gboolean
check_templates (CtlOptions  *options,
                 GError     **error)
{
  g_autoptr (FormLibrary) library = ctl_open_library ();
  guint n = 0;

  if (options->n_args == 0)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写明检查哪个模板文件"));
      return FALSE;
    }
  for (guint i = 0; i < options->n_args; i++)
    {
      g_autoptr (GPtrArray) problems = form_library_check (library, options->args[i]);

      for (guint k = 0; k < problems->len; k++)
        ctl_say ("%s", ((const GError *) g_ptr_array_index (problems, k))->message);
      n += problems->len;
    }
  if (n > 0)
    g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("共有 %u 处要改。"), n);
  return n == 0;
}

gboolean
ctl_forms (CtlOptions  *options,
           GError     **error)
{
  static const char *const columns[] = { "id", "title", "register", "variants", "number", NULL };
  const LedgerRegister *reg = NULL;
  g_autoptr (FormLibrary) library = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  CtlOutput *output = NULL;

  if (options->check)
    return check_templates (options, error);
  if (options->n_args > 1)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("至多写一个登记册"));
      return FALSE;
    }
  reg = options->n_args > 0 ? ctl_find_register (options->args[0], error) : NULL;
  if (options->n_args > 0 && reg == NULL)
    return FALSE;
  library = ctl_open_library ();
  forms = form_library_list (library);
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < forms->len; i++)
    {
      const FormInfo *info = g_ptr_array_index (forms, i);
      g_autoptr (GString) variants = g_string_new (NULL);
      const char *values[] = { info->id, info->title, info->reg, NULL, info->number };

      for (guint v = 0; v < info->choices->len; v++)
        g_string_append_printf (variants, "%s%s", v > 0 ? " " : "", g_array_index (info->choices, FormChoice, v).id);
      values[3] = variants->str;
      if (reg == NULL || form_info_prints (info, reg->id))
        ctl_output_add (output, values);
    }
  ctl_output_end (output);
  ctl_complain_of_templates (library);
  return TRUE;
}

/* The rows named by id, or those of the query. */
GArray *
ctl_collect_ids (CtlOptions            *options,
                 LedgerStore           *store,
                 const LedgerRegister  *reg,
                 GError               **error)
{
  g_autoptr (GArray) ids = NULL;

  if (options->n_args == 2)
    return ctl_select (options, store, reg, error);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 2; i < options->n_args; i++)
    {
      gint64 id = 0;

      if (!ctl_parse_id (options->args[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* --full asks for the way of printing that hides nothing, where a form has one. */
const char *
ctl_choose_variant (CtlOptions     *options,
                    const FormInfo *info)
{
  if (options->variant != NULL)
    return options->variant;
  for (guint i = 0; options->full && i < info->choices->len; i++)
    if (strcmp (g_array_index (info->choices, FormChoice, i).id, "full") == 0)
      return "full";
  return NULL;
}

/* "2,-1.5": so many mm to the right and downwards. */
static gboolean
read_move (CtlOptions  *options,
           FormPrint   *print,
           GError     **error)
{
  char *middle = NULL, *end = NULL;

  if (options->move == NULL)
    return TRUE;
  print->move_x = g_ascii_strtod (options->move, &middle);
  print->move_y = *middle == ',' ? g_ascii_strtod (middle + 1, &end) : 0;
  if (middle != options->move && end != NULL && end != middle + 1 && *end == '\0'
      && print->move_x >= -50 && print->move_x <= 50 && print->move_y >= -50 && print->move_y <= 50)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
               _("--move 要写成“右,下”的毫米数，各不超过 50，例如 2,-1.5；现在写的是“%s”"), options->move);
  return FALSE;
}

static gboolean
is_asked_well (CtlOptions  *options,
               GError     **error)
{
  guint ways = (options->n_args > 2) + (options->all != FALSE) + (options->blank != FALSE) +
               (options->where != NULL || options->search != NULL || options->filter != NULL || options->as_of != NULL) +
               (options->from != NULL || options->to != NULL || options->team != NULL);

  if (options->first_label < 0)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--first-label 要写从 1 起的数"));
  else if (options->output == NULL)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 -o 写明 PDF 文件"));
  else if (ways != 1)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                         _("打印哪些记录要写且只写一种：编号、--all、--where、--search、--filter 或 --as-of、--from 和 --to、--blank"));
  return options->first_label >= 0 && options->output != NULL && ways == 1;
}

/* Only the pages asked for. */
static gboolean
print_pages (CtlOptions        *options,
             FormLibrary       *library,
             const FormInfo    *info,
             const FormSource  *source,
             const FormPrint   *print,
             GError           **error)
{
  g_autoptr (GBytes) pdf = form_print_to_bytes (library, info->id, source, print, NULL, NULL, NULL, error);
  guint n = pdf != NULL ? form_pages_count (pdf, error) : 0;
  g_autoptr (GArray) pages = n > 0 ? form_pages_parse (options->pages, n, error) : NULL;
  g_autoptr (GBytes) picked = NULL;

  if (pages != NULL)
    picked = form_pages_pick (pdf, (const guint *) (gpointer) pages->data, pages->len, error);
  return picked != NULL && form_save_bytes (options->output, picked, error);
}

/* Whose ids are named: those of the records of the form, or of the child rows that it is about. */
static const LedgerRegister *
find_printed (CtlOptions      *options,
              const FormInfo  *info,
              GError         **error)
{
  const LedgerRegister *reg = ctl_find_register (options->of != NULL ? options->of : info->reg, error);

  if (reg == NULL || form_info_prints (info, reg->id))
    return reg;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("“%s”不能按“%s”打印，--of 可以写：%s%s%s"), info->title, _(reg->title),
               info->reg, info->row != NULL ? " " : "", info->row != NULL ? info->row : "");
  return NULL;
}

static FormSource *
open_rows (CtlOptions      *options,
           const FormInfo  *info,
           LedgerStore     *store,
           GError         **error)
{
  const LedgerRegister *reg = find_printed (options, info, error);
  g_autoptr (GArray) ids = NULL;

  if (reg == NULL)
    return NULL;
  ids = options->blank ? g_array_new (FALSE, FALSE, sizeof (gint64)) : ctl_collect_ids (options, store, reg, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0 && !options->blank)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("没有符合条件的记录，没有打印。"));
      return NULL;
    }
  return form_ledger_source_new (store, reg, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* What is printed: rows of the ledger, or figures that are counted now. */
static FormSource *
open_source (CtlOptions      *options,
             const FormInfo  *info,
             LedgerStore     *store,
             GError         **error)
{
  gboolean counted = strcmp (info->reg, service_reports_register.id) == 0;
  gboolean period = options->from != NULL || options->to != NULL || options->team != NULL;
  g_autoptr (LedgerRecord) record = NULL;

  if (counted && options->blank)
    return form_ledger_source_new (store, &service_reports_register, NULL, 0);
  if (counted != period)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
                   counted ? _("“%s”要用 --from 和 --to 写明起止日期，或用 --blank 印空白表") : _("“%s”不是按起止日期统计的表，不能写 --from、--to 和 --team"),
                   info->title);
      return NULL;
    }
  if (!counted)
    return open_rows (options, info, store, error);
  record = ctl_count_service (options, store, error);
  return record != NULL ? form_ledger_source_new_record (store, record) : NULL;
}

static gboolean
print_rows (CtlOptions            *options,
            FormLibrary           *library,
            const FormInfo        *info,
            LedgerStore           *store,
            GError               **error)
{
  FormSource *source = NULL;
  FormPrint print = {
    .variant = ctl_choose_variant (options, info),
    .today = options->as_of != NULL ? options->as_of : ledger_store_get_today (store),
    .accept_missing = options->accept_missing,
    .first_label = (guint) MAX (0, options->first_label),
  };
  gboolean done;

  if (!read_move (options, &print, error))
    return FALSE;
  source = open_source (options, info, store, error);
  if (source == NULL)
    return FALSE;
  if (options->pages != NULL)
    done = print_pages (options, library, info, source, &print, error);
  else
    done = form_print_to_file (library, info->id, source, &print, options->output, NULL, NULL, NULL, error);
  form_ledger_source_free (source);
  return done;
}

gboolean
ctl_print_record (CtlOptions    *options,
                  LedgerStore   *store,
                  const char    *form,
                  LedgerRecord  *record,
                  GError       **error)
{
  g_autoptr (FormLibrary) library = ctl_open_library ();
  FormPrint print = { .today = ledger_store_get_today (store) };
  FormSource *source = form_ledger_source_new_record (store, record);
  gboolean done = form_print_to_file (library, form, source, &print, options->output, NULL, NULL, NULL, error);

  ctl_complain_of_templates (library);
  form_ledger_source_free (source);
  return done;
}

gboolean
ctl_print (CtlOptions  *options,
           GError     **error)
{
  g_autoptr (FormLibrary) library = NULL;
  g_autoptr (LedgerStore) store = NULL;
  const FormInfo *info = NULL;

  if (!is_asked_well (options, error))
    return FALSE;
  library = ctl_open_library ();
  info = form_library_find (library, options->args[1], error);
  ctl_complain_of_templates (library);
  store = info != NULL ? ctl_open (options, FALSE, error) : NULL;
  return store != NULL && print_rows (options, library, info, store, error);
}
