/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk counts for every group; asked for the cases behind a number, the same walk collects them instead. Each measure
 * has a day of its own, so that a case accepted in December and closed in January is told in both years. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-figures.h"

#include <string.h>

#include "case-scan.h"
#include "codes.h"
#include "dispute-types.h"
#include "mediation-orgs.h"
#include "mediators.h"

static const struct
{
  const char *title;
  const char *definition;
  gboolean    is_money;
} measures[] = {
  [CASE_ACCEPTED] = { N_("受理件数"), N_("期内受理的案件，一件一次") },
  [CASE_REFUSED] = { N_("不予受理件数"), N_("期内决定不予受理的申请") },
  [CASE_CLOSED] = { N_("结案件数"), N_("受理过、期内结案的案件") },
  [CASE_SUCCEEDED] = { N_("调解成功件数"), N_("结案件数中达成书面、口头协议或者当场履行的") },
  [CASE_PEOPLE_INVOLVED] = { N_("涉及人数"), N_("期内受理案件的涉及人数合计") },
  [CASE_COLLECTIVES] = { N_("集体争议件数"), N_("期内受理的、申请人10人以上的案件") },
  [CASE_COLLECTIVE_WORKERS] = { N_("集体争议人数"), N_("集体争议案件的涉及人数合计") },
  [CASE_AGREED] = { N_("协议金额"), N_("调解成功案件的协议金额合计"), TRUE },
  [CASE_PERFORMED] = { N_("已履行金额"), N_("调解成功案件至今已履行的金额合计"), TRUE },
  [CASE_DAYS] = { N_("办理天数"), N_("结案件数从受理到结案的日历天数合计") },
  [CASE_LATE_ONES] = { N_("超期件数"), N_("结案件数中结案日期晚于应结日期的") },
  [CASE_REVIEWS] = { N_("仲裁审查件数"), N_("期内申请仲裁审查的案件") },
  [CASE_CONFIRMATIONS] = { N_("司法确认件数"), N_("期内申请司法确认的案件") },
};

static const struct
{
  const char *name;
  const char *title;
} groupings[] = {
  [CASE_BY_NOTHING] = { "total", N_("合计") },
  [CASE_BY_YEAR] = { "year", N_("按年") },
  [CASE_BY_MONTH] = { "month", N_("按月") },
  [CASE_BY_TYPE] = { "type", N_("按争议类型") },
  [CASE_BY_SOURCE] = { "source", N_("按案件来源") },
  [CASE_BY_INDUSTRY] = { "industry", N_("按行业") },
  [CASE_BY_AREA] = { "area", N_("按片区") },
  [CASE_BY_ORG] = { "org", N_("按调解组织") },
  [CASE_BY_MEDIATOR] = { "mediator", N_("按调解员") },
  [CASE_BY_OUTCOME] = { "outcome", N_("按结案方式") },
};

typedef struct
{
  const CaseScope *scope;
  CaseGrouping     grouping;
  GHashTable      *groups; /* key -> CaseFigure */
  CaseFigure       total;
  const char      *wanted; /* key to collect, %NULL: the total */
  CaseMeasure      measure;
  GArray          *ids;    /* %NULL while counting */
} Walk;

static void
figure_freed (gpointer data)
{
  CaseFigure *figure = data;

  g_free (figure->key);
  g_free (figure->title);
  g_free (figure);
}

/* Written into @buffer or borrowed. */
static const char *
get_key (const Walk    *walk,
         const CaseRow *row,
         const char    *day,
         char           buffer[24])
{
  const char *key = NULL;
  gint64 id = walk->grouping == CASE_BY_ORG ? row->org : row->mediator;

  switch (walk->grouping)
    {
    case CASE_BY_YEAR:
      return g_strlcpy (buffer, day, 5), buffer;
    case CASE_BY_MONTH:
      return g_strlcpy (buffer, day, 8), buffer;
    case CASE_BY_TYPE:
      key = row->type;
      break;
    case CASE_BY_SOURCE:
      key = row->source;
      break;
    case CASE_BY_INDUSTRY:
      key = row->industry;
      break;
    case CASE_BY_AREA:
      key = row->area;
      break;
    case CASE_BY_OUTCOME:
      key = row->outcome;
      break;
    case CASE_BY_ORG:
    case CASE_BY_MEDIATOR:
      g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, id);
      return id != 0 ? buffer : "";
    case CASE_BY_NOTHING:
    case CASE_N_GROUPINGS:
    default:
      break;
    }
  return key != NULL ? key : "";
}

static CaseFigure *
get_figure (Walk       *walk,
            const char *key)
{
  CaseFigure *figure = g_hash_table_lookup (walk->groups, key);

  if (figure == NULL)
    {
      figure = g_new0 (CaseFigure, 1);
      figure->key = g_strdup (key);
      g_hash_table_insert (walk->groups, figure->key, figure);
    }
  return figure;
}

static void
add (Walk          *walk,
     const CaseRow *row,
     const char    *day,
     CaseMeasure    measure,
     gint64         n)
{
  char buffer[24];
  const char *key;

  if (n == 0 || !case_scan_is_in (day, walk->scope->from, walk->scope->to))
    return;
  key = get_key (walk, row, day, buffer);
  if (walk->ids != NULL)
    {
      if (measure == walk->measure && (walk->wanted == NULL || strcmp (walk->wanted, key) == 0))
        g_array_append_val (walk->ids, row->id);
      return;
    }
  get_figure (walk, key)->n[measure] += n;
  walk->total.n[measure] += n;
}

static void
case_read (const CaseRow *row,
           gpointer       data)
{
  Walk *walk = data;
  gboolean success = dispute_outcome_is_success (row->outcome);

  add (walk, row, row->accepted, CASE_ACCEPTED, 1);
  add (walk, row, row->refused, CASE_REFUSED, 1);
  add (walk, row, row->accepted, CASE_PEOPLE_INVOLVED, row->people);
  add (walk, row, row->accepted, CASE_COLLECTIVES, row->collective);
  add (walk, row, row->accepted, CASE_COLLECTIVE_WORKERS, row->collective ? row->people : 0);
  add (walk, row, row->reviewed, CASE_REVIEWS, 1);
  add (walk, row, row->confirmed, CASE_CONFIRMATIONS, 1);
  if (row->accepted == NULL)
    return;
  add (walk, row, row->closed, CASE_CLOSED, 1);
  add (walk, row, row->closed, CASE_SUCCEEDED, success);
  add (walk, row, row->closed, CASE_AGREED, success ? row->agreed : 0);
  add (walk, row, row->closed, CASE_PERFORMED, success ? row->performed : 0);
  add (walk, row, row->closed, CASE_DAYS, row->days);
  add (walk, row, row->closed, CASE_LATE_ONES, row->due != NULL && g_strcmp0 (row->closed, row->due) > 0);
}

static const LedgerChoice *
get_choices (CaseGrouping grouping)
{
  switch (grouping)
    {
    case CASE_BY_TYPE:
      return codes_dispute_type;
    case CASE_BY_SOURCE:
      return codes_case_source;
    case CASE_BY_INDUSTRY:
      return codes_industry;
    case CASE_BY_OUTCOME:
      return codes_case_outcome;
    case CASE_BY_NOTHING:
    case CASE_BY_YEAR:
    case CASE_BY_MONTH:
    case CASE_BY_AREA:
    case CASE_BY_ORG:
    case CASE_BY_MEDIATOR:
    case CASE_N_GROUPINGS:
    default:
      return NULL;
    }
}

static char *
dup_title (LedgerStore  *store,
           CaseGrouping  grouping,
           const char   *key)
{
  const LedgerChoice *choices = get_choices (grouping);
  const LedgerChoice *choice = choices != NULL ? ledger_choices_find (choices, key) : NULL;
  gint64 id = g_ascii_strtoll (key, NULL, 10);

  if (key[0] == '\0')
    return g_strdup (grouping == CASE_BY_NOTHING ? _("合计") : _("未填"));
  if (choice != NULL)
    return g_strdup (_(choice->title));
  if (grouping == CASE_BY_ORG)
    return ledger_store_dup_label (store, &mediation_orgs_register, id);
  if (grouping == CASE_BY_MEDIATOR)
    return ledger_store_dup_label (store, &mediators_register, id);
  return g_strdup (key);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(CaseFigure *const *) a)->key, (*(CaseFigure *const *) b)->key);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const CaseFigure *x = *(CaseFigure *const *) a, *y = *(CaseFigure *const *) b;

  if (x->n[CASE_ACCEPTED] != y->n[CASE_ACCEPTED])
    return x->n[CASE_ACCEPTED] < y->n[CASE_ACCEPTED] ? 1 : -1;
  return strcmp (x->key, y->key);
}

const char *
case_measure_get_title (CaseMeasure measure)
{
  return _(measures[measure].title);
}

const char *
case_measure_get_definition (CaseMeasure measure)
{
  return _(measures[measure].definition);
}

gboolean
case_measure_is_money (CaseMeasure measure)
{
  return measures[measure].is_money;
}

const char *
case_grouping_get_name (CaseGrouping grouping)
{
  return groupings[grouping].name;
}

const char *
case_grouping_get_title (CaseGrouping grouping)
{
  return _(groupings[grouping].title);
}

/* @n times @scale over the closed cases, halves up. */
static int
divide (const CaseFigure *figure,
        gint64            n,
        int               scale)
{
  gint64 closed = figure->n[CASE_CLOSED];

  return closed > 0 ? (int) ((2 * n * scale + closed) / (2 * closed)) : -1;
}

int
case_figure_get_rate (const CaseFigure *figure)
{
  return divide (figure, figure->n[CASE_SUCCEEDED], 1000);
}

int
case_figure_get_days (const CaseFigure *figure)
{
  return divide (figure, figure->n[CASE_DAYS], 10);
}

char *
case_figure_dup_tenths (int tenths)
{
  return tenths < 0 ? g_strdup ("") : g_strdup_printf ("%d.%d", tenths / 10, tenths % 10);
}

GPtrArray *
case_figures_count (LedgerStore      *store,
                    const CaseScope  *scope,
                    CaseGrouping      grouping,
                    CaseFigure       *total,
                    GError          **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (figure_freed);
  Walk walk = { .scope = scope, .grouping = grouping, .groups = groups };
  gboolean done = case_scan (store, scope->org, case_read, &walk, error);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CaseFigure *figure = value;

      figure->title = dup_title (store, grouping, figure->key);
      g_ptr_array_add (figures, figure);
    }
  if (!done)
    return NULL;
  g_ptr_array_sort (figures, grouping == CASE_BY_YEAR || grouping == CASE_BY_MONTH ? compare_keys : compare_numbers);
  if (total != NULL)
    *total = walk.total;
  return g_steal_pointer (&figures);
}

GArray *
case_figures_list (LedgerStore      *store,
                   const CaseScope  *scope,
                   CaseGrouping      grouping,
                   const char       *key,
                   CaseMeasure       measure,
                   GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk walk = { .scope = scope, .grouping = grouping, .wanted = key, .measure = measure, .ids = ids };

  if (!case_scan (store, scope->org, case_read, &walk, error))
    return NULL;
  g_array_sort (ids, ledger_compare_ids);
  return g_steal_pointer (&ids);
}

/* 25.60: 万元 with two decimals, halves up. */
static char *
dup_ten_thousands (gint64 fen)
{
  gint64 hundredths = (fen + 5000) / 10000;

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", hundredths / 100, (int) (hundredths % 100));
}

char *
case_figures_dup_sentence (LedgerStore  *store,
                           const char   *from,
                           const char   *to,
                           GError      **error)
{
  CaseScope scope = { .from = from, .to = to };
  CaseFigure total = { 0 };
  g_autoptr (GPtrArray) figures = case_figures_count (store, &scope, CASE_BY_NOTHING, &total, error);
  g_autofree char *money = dup_ten_thousands (total.n[CASE_AGREED]);
  int rate = case_figure_get_rate (&total);
  GString *text;

  if (figures == NULL || total.n[CASE_ACCEPTED] == 0)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, _("累计调解劳动争议%d件"), (int) total.n[CASE_ACCEPTED]);
  if (total.n[CASE_PEOPLE_INVOLVED] > 0)
    g_string_append_printf (text, _("，涉及职工%d人"), (int) total.n[CASE_PEOPLE_INVOLVED]);
  if (total.n[CASE_AGREED] > 0)
    g_string_append_printf (text, _("，协议金额%s万元"), money);
  if (rate > 0 && rate % 10 == 0)
    g_string_append_printf (text, _("，成功率%d%%"), rate / 10);
  else if (rate > 0)
    g_string_append_printf (text, _("，成功率%d.%d%%"), rate / 10, rate % 10);
  g_string_append (text, _("。"));
  return g_string_free (text, FALSE);
}
