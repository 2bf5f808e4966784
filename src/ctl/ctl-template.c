/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of upper unions: listed, made from a blank sheet or like another, changed, called otherwise, removed. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ctl-output.h"
#include "exchange-source.h"
#include "exchange-template-make.h"

ExchangeTemplate *
ctl_find_template (GPtrArray            *templates,
                   const LedgerRegister *reg,
                   const char           *name,
                   GError              **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      ExchangeTemplate *template = g_ptr_array_index (templates, i);

      if (strcmp (exchange_template_get_id (template), name) == 0 ||
          strcmp (exchange_template_get_title (template), name) == 0)
        return template;
      g_string_append_printf (names, "%s%s", i > 0 ? _("、") : "", exchange_template_get_id (template));
    }
  if (templates->len == 0)
    g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("%s没有上报用的表格模板。"), _(reg->title));
  else
    g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("%s没有“%s”这个模板，有：%s。"), _(reg->title), name, names->str);
  return NULL;
}

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

static void
clear_fill (gpointer data)
{
  g_free (((ExchangeTemplateFill *) data)->path);
}

/* By its letter, or by its heading with or without the group above it. */
static gboolean
is_column (guint       column,
           const char *heading,
           const char *name)
{
  g_autofree char *letters = exchange_dup_column_name (column);
  const char *stroke = strrchr (heading, '/');

  return strcmp (letters, name) == 0 || strcmp (heading, name) == 0 || (stroke != NULL && strcmp (stroke + 1, name) == 0);
}

/* Of the sheet or of the template, whichever there is. */
static gboolean
find_column (ExchangeTable    *table,
             ExchangeTemplate *template,
             const char       *name,
             guint            *column)
{
  for (guint i = 0; table != NULL && i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *at = exchange_table_get_column (table, i);

      *column = at->column;
      if (is_column (at->column, at->heading, name))
        return TRUE;
    }
  for (guint i = 0; template != NULL && i < exchange_template_get_n_columns (template); i++)
    {
      g_autofree char *heading = exchange_template_dup_heading (template, i);

      *column = i;
      if (is_column (i, heading, name))
        return TRUE;
    }
  return FALSE;
}

/* "id_no", "证件号码", or "volunteer_id.id_no" of the row that is referred to; "" leaves the column empty. */
static gboolean
find_path (LedgerStore           *store,
           const LedgerRegister  *reg,
           const char            *text,
           ExchangeTemplateFill  *fill,
           GError               **error)
{
  ExchangeSource source;
  guint field;

  if (*text == '\0')
    return TRUE;
  if (strchr (text, '.') != NULL && exchange_source_find (&source, store, reg, text))
    {
      fill->path = g_strdup (text);
      fill->field = &source.reg->fields[source.field];
      return TRUE;
    }
  field = ctl_find_field (reg, text, error);
  if (field == LEDGER_NO_FIELD)
    return FALSE;
  fill->field = &reg->fields[field];
  fill->path = g_strdup (fill->field->name);
  return TRUE;
}

/* (element-type ExchangeTemplateFill): of --column 列=项目. */
static GArray *
read_fills (CtlOptions            *options,
            LedgerStore           *store,
            const LedgerRegister  *reg,
            ExchangeTable         *table,
            ExchangeTemplate      *template,
            GError               **error)
{
  g_autoptr (GArray) fills = g_array_new (FALSE, FALSE, sizeof (ExchangeTemplateFill));

  g_array_set_clear_func (fills, clear_fill);
  for (guint i = 0; options->column != NULL && options->column[i] != NULL; i++)
    {
      const char *equals = strchr (options->column[i], '=');
      g_autofree char *name = equals != NULL ? g_strndup (options->column[i], (gsize) (equals - options->column[i])) : NULL;
      ExchangeTemplateFill fill = { 0 };

      if (name == NULL || !find_column (table, template, name, &fill.column))
        {
          g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
                       _("--column 要写成 列=项目，如 C=id_no 或 证件号=证件号码，列要是表头里有的，而不是“%s”"), options->column[i]);
          return NULL;
        }
      if (!find_path (store, reg, equals + 1, &fill, error))
        return NULL;
      g_array_append_val (fills, fill);
    }
  return g_steal_pointer (&fills);
}

/* What is to stand in a column of the template: as @fills say, or what stands there now. %NULL for a column left empty. */
static ExchangeTemplateFill *
find_fill (GArray                *fills,
           LedgerStore           *store,
           const LedgerRegister  *reg,
           ExchangeTemplate      *template,
           guint                  column)
{
  ExchangeTemplateFill fill = { .column = column, .path = g_strdup (exchange_template_get_column (template, column)->field) };
  ExchangeSource source;

  for (guint i = 0; i < fills->len; i++)
    if (g_array_index (fills, ExchangeTemplateFill, i).column == column)
      {
        g_free (fill.path);
        return &g_array_index (fills, ExchangeTemplateFill, i);
      }
  if (!exchange_source_find (&source, store, reg, fill.path))
    {
      g_free (fill.path);
      return NULL;
    }
  fill.field = &source.reg->fields[source.field];
  g_array_append_val (fills, fill);
  return &g_array_index (fills, ExchangeTemplateFill, fills->len - 1);
}

/* --required and --optional. */
static gboolean
read_needs (char                 **names,
            ExchangeNeed           need,
            GArray                *fills,
            LedgerStore           *store,
            const LedgerRegister  *reg,
            ExchangeTemplate      *template,
            GError               **error)
{
  for (; names != NULL && *names != NULL; names++)
    {
      guint column;
      ExchangeTemplateFill *fill = find_column (NULL, template, *names, &column) ? find_fill (fills, store, reg, template, column) : NULL;

      if (fill == NULL || fill->field == NULL)
        {
          g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("“%s”不是模板里要填的列，说不上必填不必填：请写列号（如 C）或表头，先用 --column 写明它填什么"), *names);
          return FALSE;
        }
      fill->need = need;
    }
  return TRUE;
}

/* A field of the register itself is set as the window does it: another column that had it gives it up. What comes from
 * other rows stays in @fills. */
static void
set_columns (ExchangeImport *import,
             GArray         *fills)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  ExchangeTable *table = exchange_import_get_table (import);

  for (guint i = fills->len; i > 0; i--)
    {
      const ExchangeTemplateFill *fill = &g_array_index (fills, ExchangeTemplateFill, i - 1);
      guint column = 0;

      if (fill->path != NULL && strchr (fill->path, '.') != NULL)
        continue;
      while (exchange_table_get_column (table, column)->column != fill->column)
        column++;
      exchange_import_set_column (import, column, fill->path != NULL ? ledger_register_find_field (reg, fill->path) : EXCHANGE_NO_FIELD);
      g_array_remove_index (fills, i - 1);
    }
}

/* As the sheet has it, the group above it too; or as the template says. */
static char *
dup_heading (ExchangeTable     *table,
             ExchangeTemplate  *template,
             guint              column)
{
  for (guint i = 0; table != NULL && i < exchange_table_get_n_columns (table); i++)
    if (exchange_table_get_column (table, i)->column == column)
      return g_strdelimit (g_strdup (exchange_table_get_column (table, i)->heading), "\r\n", ' ');
  return exchange_template_dup_heading (template, column);
}

/* What became of each column, and where the file lies, for whoever wants to change more of it by hand.
 * @table: (nullable): of the blank sheet */
static gboolean
say_template (LedgerStore           *store,
              const LedgerRegister  *reg,
              ExchangeTable         *table,
              const char            *own_dir,
              const char            *name,
              GError               **error)
{
  g_autofree char *title = g_strstrip (g_strdup (name)), *file = g_strconcat (title, ".template", NULL);
  g_autofree char *path = g_build_filename (own_dir, file, NULL);
  g_autoptr (ExchangeTemplate) template = exchange_template_load (path, error);

  if (template == NULL)
    return FALSE;
  for (guint i = 0; i < exchange_template_get_n_columns (template); i++)
    {
      const ExchangeTemplateColumn *column = exchange_template_get_column (template, i);
      ExchangeSource source;
      g_autofree char *letters = exchange_dup_column_name (i);
      g_autofree char *way = exchange_source_find (&source, store, reg, column->field) ? exchange_source_dup_title (&source, store, reg) : NULL;
      g_autofree char *heading = dup_heading (table, template, i);

      ctl_complain ("%s %s → %s", letters, heading, way != NULL ? way : column->serial ? _("序号") : _("留空"));
    }
  ctl_complain (_("模板存在 %s"), path);
  return TRUE;
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
  g_autoptr (GArray) fills = import != NULL
    ? read_fills (options, store, reg, exchange_import_get_table (import), NULL, error) : NULL;

  if (fills == NULL)
    return FALSE;
  set_columns (import, fills);
  if (!exchange_template_make (import, options->save, fills, ctl_get_data_dir (), own_dir, error))
    return FALSE;
  ctl_complain (_("表头在第 %u 行。"), exchange_table_get_head_row (exchange_import_get_table (import)));
  return say_template (store, reg, exchange_import_get_table (import), own_dir, options->save, error);
}

/* As a copy, under another name, or in place. */
static gboolean
change_template (CtlOptions           *options,
                 const LedgerRegister *reg,
                 const char           *own_dir,
                 GError              **error)
{
  g_autoptr (GPtrArray) templates = exchange_template_list (ctl_get_data_dir (), own_dir, reg->id);
  const char *name = options->copy != NULL ? options->copy : options->rename != NULL ? options->rename : options->change;
  ExchangeTemplate *template = ctl_find_template (templates, reg, name, error);
  g_autoptr (LedgerStore) store = template != NULL ? ctl_open (options, FALSE, error) : NULL;
  g_autoptr (GArray) fills = store != NULL ? read_fills (options, store, reg, NULL, template, error) : NULL;

  if (fills == NULL || !read_needs (options->required, EXCHANGE_NEED_YES, fills, store, reg, template, error) ||
      !read_needs (options->optional, EXCHANGE_NEED_NO, fills, store, reg, template, error))
    return FALSE;
  if (options->rename != NULL)
    return exchange_template_rename (template, options->save, ctl_get_data_dir (), own_dir, error);
  if (options->change != NULL)
    return exchange_template_change (template, fills, ctl_get_data_dir (), own_dir, error) &&
           say_template (store, reg, NULL, own_dir, exchange_template_get_id (template), error);
  return exchange_template_copy (template, options->save, fills, ctl_get_data_dir (), own_dir, error) &&
         say_template (store, reg, NULL, own_dir, options->save, error);
}

/* A new name goes with one of: a blank sheet, a template to copy, one to call otherwise. Columns are changed of all but the last. */
static gboolean
check_options (CtlOptions  *options,
               GError     **error)
{
  guint named = (options->n_args == 3) + (options->copy != NULL) + (options->rename != NULL);
  guint whats = named + (options->change != NULL) + (options->remove != NULL);
  gboolean columns = options->column != NULL, needs = options->required != NULL || options->optional != NULL;

  if (named == (options->save != NULL) && whats <= 1 && (options->change == NULL || columns || needs) &&
      (!columns || options->n_args == 3 || options->copy != NULL || options->change != NULL) &&
      (!needs || options->copy != NULL || options->change != NULL))
    return TRUE;
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                       _("添加模板要写明空表和 --save 名称，照已有的另存用 --copy 模板 --save 名称，改名用 --rename 模板 --save 名称，"
                         "改各列用 --change 模板 和 --column、--required、--optional，删除用 --remove 名称；都不写则列出"));
  return FALSE;
}

gboolean
ctl_template (CtlOptions  *options,
              GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autofree char *own_dir = exchange_template_dup_own_dir ();

  if (reg == NULL || !check_options (options, error))
    return FALSE;
  if (options->n_args == 3)
    return add_template (options, reg, own_dir, error);
  if (options->save != NULL || options->change != NULL)
    return change_template (options, reg, own_dir, error);
  return options->remove != NULL ? exchange_template_remove (options->remove, own_dir, error)
                                 : list_templates (options, reg, own_dir);
}
