/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys are stable: a row is entered once, and what became of it is the clerk's. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "benefit-presets.h"

#include <string.h>

#include "benefit-rules.h"
#include "codes.h"
#include "ledger-batch.h"
#include "registers-resources.h"
#include "union.h"
#include "visit-limits.h"

#define SHIPPED "/org/gonghui/Taizhang/rules/benefits.csv"

enum { CELL_KEY, CELL_REGION, CELL_ITEM, CELL_FROM, CELL_TO, CELL_EACH, CELL_YEAR, CELL_MONTHS, CELL_TIMES_YEAR, CELL_TIMES_EVER,
       CELL_SAME_CAUSE, CELL_WINDOW, CELL_FORMS, CELL_PAPERS, CELL_BASIS, CELL_CONFIDENCE, CELL_MEMO, N_CELLS };

typedef enum { AS_IT_IS, IN_YUAN, SEVERAL } CellKind;

/* Where each cell goes. */
static const struct
{
  guint    field;
  CellKind kind;
} targets[N_CELLS] = {
  [CELL_KEY] = { BENEFIT_RULE_SHIPPED_KEY, AS_IT_IS },        [CELL_REGION] = { BENEFIT_RULE_REGION, AS_IT_IS },
  [CELL_ITEM] = { BENEFIT_RULE_ITEM, AS_IT_IS },              [CELL_FROM] = { BENEFIT_RULE_FROM_DATE, AS_IT_IS },
  [CELL_TO] = { BENEFIT_RULE_TO_DATE, AS_IT_IS },             [CELL_EACH] = { BENEFIT_RULE_EACH_LIMIT, IN_YUAN },
  [CELL_YEAR] = { BENEFIT_RULE_YEAR_LIMIT, IN_YUAN },         [CELL_MONTHS] = { BENEFIT_RULE_MONTHS_LIMIT, AS_IT_IS },
  [CELL_TIMES_YEAR] = { BENEFIT_RULE_TIMES_YEAR, AS_IT_IS },  [CELL_TIMES_EVER] = { BENEFIT_RULE_TIMES_EVER, AS_IT_IS },
  [CELL_SAME_CAUSE] = { BENEFIT_RULE_SAME_CAUSE_MONTHS, AS_IT_IS },
  [CELL_WINDOW] = { BENEFIT_RULE_WINDOW_MONTHS, AS_IT_IS },   [CELL_FORMS] = { BENEFIT_RULE_FORMS, SEVERAL },
  [CELL_PAPERS] = { BENEFIT_RULE_PAPERS, SEVERAL },           [CELL_BASIS] = { BENEFIT_RULE_BASIS, AS_IT_IS },
  [CELL_CONFIDENCE] = { BENEFIT_RULE_CONFIDENCE, AS_IT_IS },  [CELL_MEMO] = { BENEFIT_RULE_MEMO, AS_IT_IS },
};

/* (element-type GStrv): the lines of the file, N_CELLS cells each. */
static GPtrArray *
load_shipped (void)
{
  g_autoptr (GBytes) data = g_resource_lookup_data (registers_get_resource (), SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#' && !g_str_has_prefix (lines[i], "key,"))
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", N_CELLS));
  return rows;
}

static int
compare_from (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(char **const *) a)[CELL_FROM], (*(char **const *) b)[CELL_FROM]);
}

static gboolean
has_item (GPtrArray  *rows,
          const char *region,
          const char *item)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      if (g_str_equal (cells[CELL_REGION], region) && g_str_equal (cells[CELL_ITEM], item))
        return TRUE;
    }
  return FALSE;
}

static gboolean
belongs (GPtrArray  *all,
         char      **cells,
         const char *region)
{
  if (region == NULL || g_str_equal (cells[CELL_REGION], region))
    return TRUE;
  return g_str_equal (cells[CELL_REGION], BENEFIT_NATIONAL) && !has_item (all, region, cells[CELL_ITEM]);
}

/* Keys of the ledger, those in the bin with them. */
static gboolean
is_known (LedgerStore *store,
          const char  *key)
{
  for (guint bin = 0; bin < 2; bin++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);

      query->bin = bin == 1;
      ledger_query_add_filter (query, BENEFIT_RULE_SHIPPED_KEY, LEDGER_IS, key);
      if (ledger_store_count (store, query) > 0)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
load_new (LedgerStore *store,
          const char  *region)
{
  g_autoptr (GPtrArray) all = load_shipped ();
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < all->len; i++)
    {
      char **cells = g_ptr_array_index (all, i);

      if (belongs (all, cells, region) && !is_known (store, cells[CELL_KEY]))
        g_ptr_array_add (rows, g_strdupv (cells));
    }
  return rows;
}

static void
set_cell (LedgerRecord *record,
          guint         cell,
          const char   *text)
{
  if (text[0] == '\0')
    return;
  if (targets[cell].kind == IN_YUAN)
    ledger_record_set_number (record, targets[cell].field, g_ascii_strtoll (text, NULL, 10) * 100);
  else if (targets[cell].kind == SEVERAL)
    {
      g_auto (GStrv) codes = g_strsplit (text, "|", -1);
      g_autofree char *joined = g_strjoinv (",", codes);

      ledger_record_set (record, targets[cell].field, joined);
    }
  else
    ledger_record_set (record, targets[cell].field, text);
}

static gboolean
enter_row (LedgerStore  *store,
           char        **cells,
           gboolean      adopted,
           GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &benefit_rules_register);
  g_autoptr (LedgerRecord) clash = NULL;

  for (guint i = 0; i < N_CELLS; i++)
    set_cell (edit->after, i, cells[i]);
  ledger_edit_set (edit, BENEFIT_RULE_IN_FORCE, adopted ? "1" : NULL);
  clash = benefit_rule_find_clash (edit);
  if (clash != NULL)
    ledger_edit_set (edit, BENEFIT_RULE_IN_FORCE, NULL);
  edit->imported = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

/* A row that came with the program and waits to be adopted. */
static gboolean
adopt_row (LedgerStore  *store,
           const char   *key,
           guint        *n,
           GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (LedgerRecord) clash = NULL;

  ledger_query_add_filter (query, BENEFIT_RULE_SHIPPED_KEY, LEDGER_IS, key);
  ids = ledger_store_select (store, query, error);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  edit = ledger_edit_open (store, &benefit_rules_register, g_array_index (ids, gint64, 0), error);
  if (edit == NULL || ledger_record_get_flag (edit->after, BENEFIT_RULE_IN_FORCE))
    return edit != NULL;
  ledger_edit_set (edit, BENEFIT_RULE_IN_FORCE, "1");
  clash = benefit_rule_find_clash (edit);
  if (clash != NULL)
    return TRUE;
  edit->imported = TRUE;
  (*n)++;
  return ledger_edit_save (edit, NULL, error);
}

/* What was taken in earlier without being adopted. @n: receives how many are now. */
static gboolean
adopt_known (LedgerStore  *store,
             const char   *region,
             guint        *n,
             GError      **error)
{
  g_autoptr (GPtrArray) all = load_shipped ();

  g_ptr_array_sort (all, compare_from);
  for (guint i = 0; i < all->len; i++)
    {
      char **cells = g_ptr_array_index (all, i);

      if (belongs (all, cells, region) && !adopt_row (store, cells[CELL_KEY], n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_region (LedgerStore  *store,
             const char   *region,
             GError      **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load_single (store, &union_register);
  g_autoptr (LedgerEdit) edit = NULL;

  /* 全国 fills up what a province leaves open. */
  if (record->id == 0 || (ledger_record_get (record, UNION_BENEFIT_REGION) != NULL && g_str_equal (region, BENEFIT_NATIONAL)) ||
      ledger_record_is (record, UNION_BENEFIT_REGION, region))
    return TRUE;
  edit = ledger_edit_open_record (store, record);
  ledger_edit_set (edit, UNION_BENEFIT_REGION, region);
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
is_offered (const char *region)
{
  g_autoptr (GPtrArray) all = load_shipped ();

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((char **) g_ptr_array_index (all, i))[CELL_REGION], region))
      return TRUE;
  return FALSE;
}

/**
 * benefit_presets_enter:
 * @store: with a batch under way
 * @region: (nullable): one of benefit_presets_list_regions ()
 */
gboolean
benefit_presets_enter (LedgerStore  *store,
                       const char   *region,
                       GError      **error)
{
  g_autoptr (GPtrArray) rows = load_new (store, region);

  if (region != NULL && !is_offered (region))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                   _("软件里没有“%s”的慰问标准，请选“%s”，再按本地文件在“慰问标准”里登记。"), region, BENEFIT_NATIONAL);
      return FALSE;
    }
  /* What began earlier is entered first, and ends where the later one begins. */
  g_ptr_array_sort (rows, compare_from);
  for (guint i = 0; i < rows->len; i++)
    if (!enter_row (store, g_ptr_array_index (rows, i), region != NULL, error))
      return FALSE;
  return region == NULL || note_region (store, region, error);
}

guint
benefit_presets_count_new (LedgerStore *store,
                           const char  *region)
{
  g_autoptr (GPtrArray) rows = load_new (store, region);

  return rows->len;
}

/**
 * benefit_presets_add:
 * @store: open for writing
 */
gboolean
benefit_presets_add (LedgerStore  *store,
                     const char   *region,
                     guint        *n,
                     GError      **error)
{
  guint count = benefit_presets_count_new (store, region), adopted = 0;

  if (n != NULL)
    *n = 0;
  if (!ledger_batch_begin (store, "edit", region != NULL ? _("采用慰问标准") : _("补入随软件提供的慰问标准"), error))
    return FALSE;
  if (!benefit_presets_enter (store, region, error) || (region != NULL && !adopt_known (store, region, &adopted, error)))
    {
      ledger_batch_rollback (store);
      return FALSE;
    }
  if (n != NULL)
    *n = count + adopted;
  if (count + adopted > 0)
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return TRUE;
}

static void
free_region (gpointer data)
{
  BenefitRegion *region = data;

  g_free (region->region);
  g_free (region->text);
  g_free (region);
}

/* "节日慰问每人每年1600元": nothing for a row without amount, or one that has ended. */
static char *
dup_line (char **cells)
{
  const char *title = ledger_choices_find (codes_benefit_item, cells[CELL_ITEM])->title;

  if (cells[CELL_TO][0] != '\0')
    return NULL;
  if (cells[CELL_YEAR][0] != '\0')
    return g_strdup_printf (_("%s每年%s元"), _(title), cells[CELL_YEAR]);
  if (cells[CELL_EACH][0] != '\0')
    return g_strdup_printf (_("%s每次%s元"), _(title), cells[CELL_EACH]);
  return cells[CELL_MONTHS][0] != '\0' ? g_strdup_printf (_("%s%s个月低保"), _(title), cells[CELL_MONTHS]) : NULL;
}

static BenefitRegion *
describe_region (GPtrArray  *all,
                 const char *name)
{
  BenefitRegion *region = g_new0 (BenefitRegion, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  region->region = g_strdup (name);
  region->confidence = "1";
  for (guint i = 0; i < all->len; i++)
    {
      char **cells = g_ptr_array_index (all, i);
      g_autofree char *line = g_str_equal (cells[CELL_REGION], name) ? dup_line (cells) : NULL;

      if (!g_str_equal (cells[CELL_REGION], name))
        continue;
      region->n++;
      for (const LedgerChoice *level = codes_confidence; level->code != NULL; level++)
        if (g_str_equal (level->code, cells[CELL_CONFIDENCE]) && strcmp (level->code, region->confidence) > 0)
          region->confidence = level->code;
      if (line != NULL)
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? "、" : "", line,
                                g_str_equal (cells[CELL_CONFIDENCE], "3") ? _("（须核实）") : "");
    }
  if (text->len == 0)
    g_string_append (text, _("只按全国规定的方式和材料，不设金额；金额请按本地文件登记"));
  else
    g_string_append (text, _("。请按本地现行标准核实"));
  region->text = g_string_free (g_steal_pointer (&text), FALSE);
  return region;
}

/**
 * benefit_presets_list_regions:
 */
GPtrArray *
benefit_presets_list_regions (void)
{
  g_autoptr (GPtrArray) all = load_shipped ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *regions = g_ptr_array_new_with_free_func (free_region);

  g_hash_table_add (seen, (gpointer) BENEFIT_NATIONAL);
  for (guint i = 0; i < all->len; i++)
    {
      const char *name = ((char **) g_ptr_array_index (all, i))[CELL_REGION];

      if (g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (regions, describe_region (all, name));
    }
  g_ptr_array_add (regions, describe_region (all, BENEFIT_NATIONAL));
  return regions;
}

/**
 * benefit_presets_find:
 * @date: "YYYY-MM-DD"
 */
LedgerRecord *
benefit_presets_find (const char *region,
                      const char *item,
                      const char *date)
{
  g_autoptr (GPtrArray) all = load_shipped ();
  char **found = NULL;
  LedgerRecord *record;

  for (guint i = 0; i < all->len; i++)
    {
      char **cells = g_ptr_array_index (all, i);

      if (g_str_equal (cells[CELL_ITEM], item) && belongs (all, cells, region) && strcmp (cells[CELL_FROM], date) <= 0 &&
          (cells[CELL_TO][0] == '\0' || strcmp (date, cells[CELL_TO]) < 0))
        found = cells;
    }
  if (found == NULL)
    return NULL;
  record = ledger_record_new (&benefit_rules_register);
  for (guint i = 0; i < N_CELLS; i++)
    set_cell (record, i, found[i]);
  return record;
}
