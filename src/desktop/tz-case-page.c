/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counted by all mediation bodies or by one; below the table stand the yearbook's and what superiors must hear of. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case-page.h"

#include "case-figures.h"
#include "case-reports.h"
#include "cases.h"
#include "ledger-amount.h"
#include "mediation-orgs.h"
#include "tz-case-tables.h"
#include "tz-places.h"

struct _TzCasePage
{
  TzStatistics  parent_instance;

  TzCaseTables *tables;
};

G_DEFINE_FINAL_TYPE (TzCasePage, tz_case_page, TZ_TYPE_STATISTICS)

static const CaseGrouping groupings[] = {
  CASE_BY_TYPE, CASE_BY_MONTH, CASE_BY_SOURCE, CASE_BY_OUTCOME, CASE_BY_INDUSTRY, CASE_BY_AREA, CASE_BY_ORG, CASE_BY_MEDIATOR, CASE_BY_YEAR,
};

static const char *const grouping_titles[] = {
  N_("按争议类型"), N_("按月"), N_("按案件来源"), N_("按结案方式"), N_("按行业"), N_("按片区"), N_("按调解组织"), N_("按调解员"), N_("按年"), NULL,
};

/* In the order of the indicators, with short heads, for all of them are to be seen at once. @reckon: a quotient, behind which stand the
 * cases of @measure. */
static const struct
{
  CaseMeasure  measure;
  const char  *title;
  int        (*reckon) (const CaseFigure *figure);
  const char  *definition;
} columns[] = {
  { CASE_ACCEPTED, N_("受理") },
  { CASE_REFUSED, N_("不予受理") },
  { CASE_CLOSED, N_("结案") },
  { CASE_SUCCEEDED, N_("调解成功") },
  { CASE_CLOSED, N_("成功率%"), case_figure_get_rate, N_("调解成功件数除以结案件数") },
  { CASE_PEOPLE_INVOLVED, N_("涉及人数") },
  { CASE_AGREED, N_("协议金额") },
  { CASE_PERFORMED, N_("已履行金额") },
  { CASE_CLOSED, N_("平均天数"), case_figure_get_days, N_("从受理到结案的日历天数合计除以结案件数") },
  { CASE_LATE_ONES, N_("超期") },
  { CASE_COLLECTIVES, N_("集体争议") },
  { CASE_COLLECTIVE_WORKERS, N_("集体人数") },
  { CASE_REVIEWS, N_("仲裁审查") },
  { CASE_CONFIRMATIONS, N_("司法确认") },
};

static const char *
get_heading (guint column)
{
  return _(columns[column].title);
}

static const char *
get_definition (guint column)
{
  return columns[column].reckon != NULL ? _(columns[column].definition) : case_measure_get_definition (columns[column].measure);
}

static CaseScope
get_scope (const TzStatisticsAnswer *asked)
{
  return (CaseScope) { .from = asked->from, .to = asked->to, .org = asked->part };
}

static char *
dup_cell (const CaseFigure *figure,
          guint             column)
{
  gint64 n = figure->n[columns[column].measure];

  if (columns[column].reckon != NULL)
    return case_figure_dup_tenths (columns[column].reckon (figure));
  return case_measure_is_money (columns[column].measure) ? ledger_amount_show (n) : g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

static void
add_figure (TzStatisticsAnswer *answer,
            const CaseFigure   *figure,
            const char         *key)
{
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  guint32 some = 0;

  for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
    {
      cells[k] = dup_cell (figure, k);
      some |= figure->n[columns[k].measure] > 0 ? 1u << k : 0;
    }
  tz_statistics_answer_add_row (answer, key, figure->title, cells, some);
}

/* The bodies by name, behind those of nobody in particular. */
static gboolean
list_orgs (LedgerStore         *store,
           TzStatisticsAnswer  *answer,
           GError             **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&mediation_orgs_register);
  g_autoptr (GArray) orgs = NULL;

  ledger_query_set_sort (query, MEDIATION_ORG_NAME, FALSE);
  orgs = ledger_store_select (store, query, error);
  if (orgs == NULL)
    return FALSE;
  tz_statistics_answer_add_part (answer, 0, _("全部调解组织"));
  for (guint i = 0; i < orgs->len; i++)
    {
      gint64 org = g_array_index (orgs, gint64, i);
      g_autofree char *name = ledger_store_dup_label (store, &mediation_orgs_register, org);

      tz_statistics_answer_add_part (answer, org, name);
      if (org == answer->part)
        answer->part_name = g_strdup (name);
    }
  return TRUE;
}

static void
add_course (TzStatisticsAnswer *answer,
            GPtrArray          *course)
{
  answer->bars_title = answer->year != 0 ? g_strdup_printf (_("%d年各月受理件数"), answer->year) : g_strdup (_("各年受理件数"));
  for (guint i = 0; i < course->len; i++)
    {
      const CaseFigure *figure = g_ptr_array_index (course, i);
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, figure->n[CASE_ACCEPTED]);

      tz_statistics_answer_set_bar (answer, figure->key, n, (double) figure->n[CASE_ACCEPTED]);
    }
}

static gboolean
reckon_tables (LedgerStore         *store,
               TzStatisticsAnswer  *answer,
               const CaseScope     *scope,
               GError             **error)
{
  TzCaseAppendix *more = tz_case_appendix_new ();

  answer->more = more;
  answer->free_more = (GDestroyNotify) tz_case_appendix_free;
  more->yearbook = case_yearbook_count (store, scope, error);
  more->reports = more->yearbook != NULL ? case_reports_count (store, scope, error) : NULL;
  more->advice = case_reports_dup_advice (store, scope);
  return more->reports != NULL;
}

static gboolean
reckon (LedgerStore         *store,
        TzStatisticsAnswer  *answer,
        GError             **error)
{
  CaseScope scope = get_scope (answer);
  CaseScope all = { .org = answer->part };
  CaseFigure total;
  g_autoptr (GPtrArray) figures = case_figures_count (store, &scope, groupings[answer->nth], &total, error);
  g_autoptr (GPtrArray) years = figures != NULL ? case_figures_count (store, &all, CASE_BY_YEAR, NULL, error) : NULL;
  g_autoptr (GPtrArray) course = NULL;
  g_autofree char *words = NULL;

  if (years == NULL || !list_orgs (store, answer, error) || !reckon_tables (store, answer, &scope, error))
    return FALSE;
  course = case_figures_count (store, &scope, answer->year != 0 ? CASE_BY_MONTH : CASE_BY_YEAR, NULL, error);
  if (course == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    add_figure (answer, g_ptr_array_index (figures, i), ((CaseFigure *) g_ptr_array_index (figures, i))->key);
  add_figure (answer, &total, NULL);
  for (guint i = 0; i < years->len; i++)
    tz_statistics_answer_add_year (answer, ((CaseFigure *) g_ptr_array_index (years, i))->key);
  add_course (answer, course);
  /* The sentence of the summary speaks of the whole union. */
  words = answer->year != 0 && answer->part == 0 ? case_figures_dup_sentence (store, answer->from, answer->to, NULL) : NULL;
  if (words != NULL)
    answer->sentence = g_strdup_printf (_("%d年%s"), answer->year, words);
  return TRUE;
}

static GArray *
list_behind (LedgerStore               *store,
             const TzStatisticsAnswer  *asked,
             const char                *key,
             guint                      column,
             const LedgerRegister     **reg,
             GError                   **error)
{
  CaseScope scope = get_scope (asked);

  *reg = &cases_register;
  return case_figures_list (store, &scope, groupings[asked->nth], key, columns[column].measure, error);
}

static void
tz_case_page_shown (TzStatistics *statistics)
{
  g_autofree char *period = tz_statistics_dup_period (statistics);

  tz_case_tables_show (TZ_CASE_PAGE (statistics)->tables, tz_statistics_get_answer (statistics)->more, period);
}

static void
tz_case_page_class_init (TzCasePageClass *class)
{
  TzStatisticsClass *statistics_class = TZ_STATISTICS_CLASS (class);

  statistics_class->groupings = grouping_titles;
  statistics_class->timely = 1 << 1 | 1 << 8;
  statistics_class->subject = N_("劳动争议调解");
  statistics_class->parts = N_("调解组织");
  statistics_class->order = N_("按受理件数");
  statistics_class->n_columns = G_N_ELEMENTS (columns);
  statistics_class->get_heading = get_heading;
  statistics_class->get_definition = get_definition;
  statistics_class->reckon = reckon;
  statistics_class->list = list_behind;
  statistics_class->shown = tz_case_page_shown;
  tz_place_add_signals (TZ_TYPE_CASE_PAGE);
}

static void
behind_cb (TzCasePage *self,
           GArray     *ids,
           const char *title)
{
  tz_place_open_rows (self, cases_register.id, ids, title);
}

static void
said_cb (TzCasePage *self,
         const char *sentence)
{
  tz_place_say (self, sentence, FALSE);
}

static void
tz_case_page_init (TzCasePage *self)
{
}

GtkWidget *
tz_case_page_new (LedgerStore *store,
                  GSettings   *settings)
{
  TzCasePage *self = g_object_new (TZ_TYPE_CASE_PAGE, NULL);

  tz_statistics_set_store (TZ_STATISTICS (self), store);
  self->tables = TZ_CASE_TABLES (tz_case_tables_new ());
  g_signal_connect_object (self->tables, "behind", G_CALLBACK (behind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tables, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  tz_statistics_add_appendix (TZ_STATISTICS (self), GTK_WIDGET (self->tables));
  return GTK_WIDGET (self);
}
