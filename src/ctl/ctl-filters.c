/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters kept under a name: which there are, one more, one less. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "registers.h"

static gboolean
list_filters (LedgerStore           *store,
              const LedgerRegister  *reg,
              CtlOutput             *output,
              GError               **error)
{
  g_autoptr (GPtrArray) filters = ledger_filters_list (store, reg, error);

  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      const LedgerSavedFilter *filter = g_ptr_array_index (filters, i);
      g_autofree char *words = ledger_query_dup_words (store, filter->query);
      const char *values[] = { reg->id, filter->name, words };

      ctl_output_add (output, values);
      if (filter->notice != NULL)
        ctl_complain ("%s", filter->notice);
    }
  return filters != NULL;
}

static gboolean
list_all (CtlOptions            *options,
          LedgerStore           *store,
          const LedgerRegister  *only,
          GError               **error)
{
  static const char *const columns[] = { "register", "name", "words", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  gboolean done = TRUE;

  for (guint i = 0; done && tz_registers[i] != NULL; i++)
    if (only == NULL || only == tz_registers[i])
      done = list_filters (store, tz_registers[i], output, error);
  ctl_output_end (output);
  return done;
}

static gboolean
save_filter (CtlOptions            *options,
             LedgerStore           *store,
             const LedgerRegister  *reg,
             GError               **error)
{
  g_autoptr (LedgerQuery) query = ctl_make_query (options, store, reg, error);
  g_autoptr (GArray) columns = NULL;

  if (query == NULL)
    return FALSE;
  if (options->columns != NULL)
    {
      columns = ctl_choose_fields (options, reg, NULL, error);
      if (columns == NULL)
        return FALSE;
    }
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    if (g_array_index (columns, guint, i) == LEDGER_NO_FIELD)
      g_array_remove_index (columns, i--);
  return ledger_filters_save (store, options->save, query, columns, error) != 0;
}

static gboolean
remove_filter (CtlOptions            *options,
               LedgerStore           *store,
               const LedgerRegister  *reg,
               GError               **error)
{
  g_autoptr (LedgerSavedFilter) filter = ledger_filters_find (store, reg, options->remove, error);

  return filter != NULL && ledger_filters_remove (store, filter->id, error);
}

gboolean
ctl_filters (CtlOptions  *options,
             GError     **error)
{
  const LedgerRegister *reg = options->n_args > 1 ? ctl_find_register (options->args[1], error) : NULL;
  gboolean writing = options->save != NULL || options->remove != NULL;
  g_autoptr (LedgerStore) store = NULL;

  if (options->n_args > 1 && reg == NULL)
    return FALSE;
  if ((writing && reg == NULL) || (options->save != NULL && options->remove != NULL) ||
      (options->save == NULL && (options->search != NULL || options->where != NULL || options->sort != NULL ||
                                 options->columns != NULL)))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           _("保存用 --save，删除用 --remove，两样都要写明登记册；查找和筛选的选项只与 --save 同用"));
      return FALSE;
    }
  store = ctl_open (options, writing, error);
  if (store == NULL)
    return FALSE;
  if (options->save != NULL)
    return save_filter (options, store, reg, error);
  return options->remove != NULL ? remove_filter (options, store, reg, error) : list_all (options, store, reg, error);
}
