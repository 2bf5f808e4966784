/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of upper unions: listed, made from a blank sheet, removed. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ctl-output.h"
#include "exchange-template-make.h"

static gboolean
list_templates (CtlOptions           *options,
                const LedgerRegister *reg,
                const char           *own_dir)
{
  static const char *const columns[] = { "id", "title", "columns", "own", NULL };
  g_autoptr (GPtrArray) templates = exchange_template_list (ctl_get_data_dir (), own_dir, reg->id);
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < templates->len; i++)
    {
      ExchangeTemplate *template = g_ptr_array_index (templates, i);
      g_autofree char *n = g_strdup_printf ("%u", exchange_template_get_n_columns (template));
      const char *values[] = { exchange_template_get_id (template), exchange_template_get_title (template), n,
                               exchange_template_is_own (template) ? _("自己添加") : _("随软件提供"), NULL };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
  return TRUE;
}

/* By its letter, or by its heading with or without the group above it. */
static guint
find_column (ExchangeTable *table,
             const char    *name)
{
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);
      g_autofree char *letters = exchange_dup_column_name (column->column);
      const char *stroke = strrchr (column->heading, '/');

      if (strcmp (letters, name) == 0 || strcmp (column->heading, name) == 0 ||
          (stroke != NULL && strcmp (stroke + 1, name) == 0))
        return i;
    }
  return EXCHANGE_NO_FIELD;
}

/* --column 列=项目, without a field to leave the column empty. */
static gboolean
set_columns (CtlOptions      *options,
             ExchangeImport  *import,
             GError         **error)
{
  for (guint i = 0; options->column != NULL && options->column[i] != NULL; i++)
    {
      const char *equals = strchr (options->column[i], '=');
      g_autofree char *name = equals != NULL ? g_strndup (options->column[i], (gsize) (equals - options->column[i])) : NULL;
      guint column = name != NULL ? find_column (exchange_import_get_table (import), name) : EXCHANGE_NO_FIELD;
      guint field = EXCHANGE_NO_FIELD;

      if (column == EXCHANGE_NO_FIELD)
        {
          g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
                       _("--column 要写成 列=项目，如 C=id_no 或 证件号=证件号码，列要是表头里有的，而不是“%s”"), options->column[i]);
          return FALSE;
        }
      if (equals[1] != '\0')
        field = ctl_find_field (exchange_import_get_register (import), equals + 1, error);
      if (equals[1] != '\0' && field == LEDGER_NO_FIELD)
        return FALSE;
      exchange_import_set_column (import, column, field);
    }
  return TRUE;
}

static void
say_columns (ExchangeImport *import)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  ExchangeTable *table = exchange_import_get_table (import);

  ctl_complain (_("表头在第 %u 行。"), exchange_table_get_head_row (table));
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);
      g_autofree char *letters = exchange_dup_column_name (column->column);
      gboolean filled = column->field != EXCHANGE_NO_FIELD && !column->repeated;

      ctl_complain ("%s %s → %s", letters, column->heading,
                    filled ? _(reg->fields[column->field].title) : column->serial ? _("序号") : _("留空"));
    }
}

static gboolean
add_template (CtlOptions           *options,
              const LedgerRegister *reg,
              const char           *own_dir,
              GError              **error)
{
  ExchangePlace place = { options->sheet, (guint) MAX (options->head_row, 0) };
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (ExchangeImport) import = store != NULL
    ? exchange_import_open_at (store, reg, options->args[2], &place, error) : NULL;

  if (import == NULL || !set_columns (options, import, error) ||
      !exchange_template_make (import, options->save, own_dir, error))
    return FALSE;
  say_columns (import);
  return TRUE;
}

gboolean
ctl_template (CtlOptions  *options,
              GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autofree char *own_dir = exchange_template_dup_own_dir ();

  if (reg == NULL)
    return FALSE;
  if ((options->n_args == 3) != (options->save != NULL) || (options->save != NULL && options->remove != NULL))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           _("添加模板要写明空表和 --save 名称，删除用 --remove 名称；都不写则列出"));
      return FALSE;
    }
  if (options->save != NULL)
    return add_template (options, reg, own_dir, error);
  return options->remove != NULL ? exchange_template_remove (options->remove, own_dir, error)
                                 : list_templates (options, reg, own_dir);
}
