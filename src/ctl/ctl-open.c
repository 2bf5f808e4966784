/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From words of the command line to the ledger, its registers, fields and rows. */
#include "config.h"

#include "ctl-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "members-on-day.h"
#include "members.h"
#include "registers.h"

/**
 * ctl_open:
 * @writing: takes the lock; reading commands need none
 *
 * Returns: (transfer full): the ledger of the first argument
 */
LedgerStore *
ctl_open (CtlOptions  *options,
          gboolean     writing,
          GError     **error)
{
  LedgerStore *store = ledger_store_open (options->args[0], tz_registers,
                                          writing ? LEDGER_OPEN_WRITE : LEDGER_OPEN_READ, error);

  if (store == NULL)
    return NULL;
  if (options->today != NULL)
    ledger_store_set_today (store, options->today);
  if (options->clerk != NULL)
    ledger_store_set_clerk (store, options->clerk);
  if (ledger_store_get_notice (store) != NULL)
    ctl_complain ("%s", ledger_store_get_notice (store));
  return store;
}

/* Where templates and other data lie. */
const char *
ctl_get_data_dir (void)
{
  const char *given = g_getenv ("TAIZHANG_DATADIR");

  return given != NULL && given[0] != '\0' ? given : TZ_DATADIR;
}

const LedgerRegister *
ctl_find_register (const char  *id,
                   GError     **error)
{
  const LedgerRegister *reg = ledger_registers_find (tz_registers, id);

  for (guint i = 0; reg == NULL && tz_registers[i] != NULL; i++)
    if (strcmp (_(tz_registers[i]->title), id) == 0)
      reg = tz_registers[i];
  if (reg == NULL)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                 _("没有“%s”这个登记册，taizhangctl registers 列出所有登记册。"), id);
  return reg;
}

/* By name, title or a heading that spreadsheets use for it. */
guint
ctl_find_field (const LedgerRegister  *reg,
                const char            *name,
                GError               **error)
{
  guint field = ledger_register_find_field (reg, name);

  if (field == LEDGER_NO_FIELD)
    field = ledger_register_match_heading (reg, name);
  if (field == LEDGER_NO_FIELD || !ledger_field_is_shown (&reg->fields[field]))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                   _("%s没有“%s”这一项，taizhangctl fields %s 列出所有项目。"), _(reg->title), name, reg->id);
      return LEDGER_NO_FIELD;
    }
  return field;
}

gboolean
ctl_parse_id (const char  *text,
              gint64      *id,
              GError     **error)
{
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      *id = (gint64) number;
      return TRUE;
    }
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”不是记录的编号。"), text);
  return FALSE;
}

/* FIELD=VALUE, also !=, >=, <= and ~= (a part of it). */
static gboolean
add_where (LedgerQuery  *query,
           LedgerStore  *store,
           const char   *where,
           GError      **error)
{
  const char *equals = strchr (where, '=');
  char before = equals != NULL && equals > where ? equals[-1] : '\0';
  LedgerMatch match = before == '!' ? LEDGER_IS_NOT : before == '>' ? LEDGER_AT_LEAST
                    : before == '<' ? LEDGER_AT_MOST : before == '~' ? LEDGER_CONTAINS : LEDGER_IS;
  g_autofree char *name = NULL;
  guint field;

  if (equals == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--where 要写成 项目=值，现在是“%s”"), where);
      return FALSE;
    }
  name = g_strndup (where, equals - where - (match != LEDGER_IS));
  field = ctl_find_field (query->reg, name, error);
  if (field == LEDGER_NO_FIELD)
    return FALSE;
  if (equals[1] == '\0')
    {
      ledger_query_add_filter (query, field, match == LEDGER_IS_NOT ? LEDGER_NOT_EMPTY : LEDGER_EMPTY, NULL);
      return TRUE;
    }
  return ledger_query_add_typed (store, query, field, match, equals + 1, error);
}

/* The kept filter that the options go on from, or everything. */
static LedgerQuery *
start_query (CtlOptions            *options,
             LedgerStore           *store,
             const LedgerRegister  *reg,
             GError               **error)
{
  g_autoptr (LedgerSavedFilter) filter = NULL;

  if (options->filter == NULL)
    return ledger_query_new (reg);
  filter = ledger_filters_find (store, reg, options->filter, error);
  if (filter == NULL)
    return NULL;
  if (filter->notice != NULL)
    ctl_complain ("%s", filter->notice);
  return ledger_query_copy (filter->query);
}

static gboolean
narrow_to_day (CtlOptions   *options,
               LedgerStore  *store,
               LedgerQuery  *query,
               GError      **error)
{
  g_autofree char *day = NULL;

  if (query->reg != &members_register)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--as-of 只用于会员（members）"));
      return FALSE;
    }
  day = members_on_day_parse (store, options->as_of, error);
  return day != NULL && members_on_day_narrow (store, query, day, error);
}

/**
 * ctl_make_query:
 *
 * Returns: (transfer full): what --filter, --search, --where, --sort, --as-of and --limit ask for
 */
LedgerQuery *
ctl_make_query (CtlOptions            *options,
                LedgerStore           *store,
                const LedgerRegister  *reg,
                GError               **error)
{
  g_autoptr (LedgerQuery) query = start_query (options, store, reg, error);

  if (query == NULL)
    return NULL;
  if (options->search != NULL)
    ledger_query_set_words (query, options->search);
  for (guint i = 0; options->where != NULL && options->where[i] != NULL; i++)
    if (!add_where (query, store, options->where[i], error))
      return NULL;
  if (options->sort != NULL)
    {
      gboolean descending = options->sort[0] == '-';
      guint field = ctl_find_field (reg, options->sort + descending, error);

      if (field == LEDGER_NO_FIELD)
        return NULL;
      ledger_query_set_sort (query, field, descending);
    }
  query->limit = (guint) options->limit;
  if (options->as_of != NULL && !narrow_to_day (options, store, query, error))
    return NULL;
  return g_steal_pointer (&query);
}

/* Words and sorting as in the window: pinyin, parts of numbers, names by their readings. */
static GArray *
select_by_index (LedgerStore       *store,
                 const LedgerQuery *query,
                 GError           **error)
{
  g_autoptr (LedgerIndex) index = ledger_index_new (store, query->reg);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint32 *rows = NULL;
  guint n_rows = 0;

  if (!ledger_index_load (index, error))
    return NULL;
  if (!ledger_index_select (index, query, &rows, &n_rows))
    return ledger_store_select (store, query, error);
  for (guint i = 0; i < n_rows && (query->limit == 0 || i < query->limit); i++)
    {
      gint64 id = ledger_index_get_id (index, rows[i]);

      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/**
 * ctl_select:
 *
 * Returns: (transfer full) (element-type gint64): ids in the order asked for
 */
GArray *
ctl_select (CtlOptions            *options,
            LedgerStore           *store,
            const LedgerRegister  *reg,
            GError               **error)
{
  g_autoptr (LedgerQuery) query = ctl_make_query (options, store, reg, error);

  if (query == NULL)
    return NULL;
  if (query->words == NULL && query->sort == LEDGER_NO_FIELD)
    return ledger_store_select (store, query, error);
  return select_by_index (store, query, error);
}

/**
 * ctl_choose_fields:
 * @otherwise: (transfer full): fields when --columns is not given
 *
 * Returns: (transfer full) (element-type guint): %LEDGER_NO_FIELD stands for the row's id
 */
GArray *
ctl_choose_fields (CtlOptions            *options,
                   const LedgerRegister  *reg,
                   GArray                *otherwise,
                   GError               **error)
{
  g_autoptr (GArray) usual = otherwise;
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) names = NULL;

  if (options->columns == NULL)
    return g_steal_pointer (&usual);
  names = g_strsplit (options->columns, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint field = LEDGER_NO_FIELD;

      g_strstrip (names[i]);
      if (strcmp (names[i], "id") != 0)
        {
          field = ctl_find_field (reg, names[i], error);
          if (field == LEDGER_NO_FIELD)
            return NULL;
        }
      g_array_append_val (fields, field);
    }
  return g_steal_pointer (&fields);
}
