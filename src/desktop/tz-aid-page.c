/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits and aid are counted apart; the sentence of the year and the funds speak of both. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-aid-page.h"

#include "aid-figures.h"
#include "ledger-amount.h"
#include "tz-budgets.h"
#include "tz-places.h"

struct _TzAidPage
{
  TzStatistics parent_instance;

  TzBudgets   *budgets;
};

G_DEFINE_FINAL_TYPE (TzAidPage, tz_aid_page, TZ_TYPE_STATISTICS)

static const AidGrouping groupings[] = {
  AID_BY_KIND, AID_BY_MONTH, AID_BY_FUND, AID_BY_ORG, AID_BY_PERSON, AID_BY_YEAR,
};

static const char *const grouping_titles[] = {
  N_("按类别"), N_("按月"), N_("按经费"), N_("按组织"), N_("按人"), N_("按年"), NULL,
};

static const char *
get_heading (guint measure)
{
  return aid_measure_get_title (measure);
}

static const char *
get_definition (guint measure)
{
  return aid_measure_get_definition (measure);
}

static AidScope
get_scope (const TzStatisticsAnswer *asked)
{
  return (AidScope) { .source = asked->part == 0 ? AID_OF_VISITS : AID_OF_AIDS, .from = asked->from, .to = asked->to };
}

static void
add_figure (TzStatisticsAnswer *answer,
            const AidFigure    *figure)
{
  GStrv cells = g_new0 (char *, AID_N_MEASURES + 1);
  guint32 some = 0;

  for (guint k = 0; k < AID_N_MEASURES; k++)
    {
      cells[k] = aid_measure_is_money (k) ? ledger_amount_show (figure->n[k]) : g_strdup_printf ("%" G_GINT64_FORMAT, figure->n[k]);
      some |= figure->n[k] > 0 ? 1u << k : 0;
    }
  tz_statistics_answer_add_row (answer, figure->key, figure->title, cells, some);
}

/* "1600", "1.3万": there is little room over a bar. Caller frees. */
static char *
dup_short (gint64 fen)
{
  double yuan = (double) fen / 100;

  return yuan < 10000 ? g_strdup_printf ("%.0f", yuan) : g_strdup_printf (_("%.1f万"), yuan / 10000);
}

static void
add_course (TzStatisticsAnswer *answer,
            GPtrArray          *course)
{
  answer->bars_title = answer->year != 0 ? g_strdup_printf (_("%d年各月%s金额（元）"), answer->year, answer->part_name)
                                         : g_strdup_printf (_("各年%s金额（元）"), answer->part_name);
  for (guint i = 0; i < course->len; i++)
    {
      const AidFigure *figure = g_ptr_array_index (course, i);
      g_autofree char *sum = dup_short (figure->n[AID_TOTAL]);

      tz_statistics_answer_set_bar (answer, figure->key, sum, (double) figure->n[AID_TOTAL]);
    }
}

static gint
compare_years (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Years in which either was given. */
static gboolean
add_years (LedgerStore         *store,
           TzStatisticsAnswer  *answer,
           GError             **error)
{
  for (int source = AID_OF_VISITS; source <= AID_OF_AIDS; source++)
    {
      AidScope scope = { .source = (AidSource) source };
      g_autoptr (GPtrArray) years = aid_figures_count (store, &scope, AID_BY_YEAR, NULL, error);

      if (years == NULL)
        return FALSE;
      for (guint i = 0; i < years->len; i++)
        tz_statistics_answer_add_year (answer, ((AidFigure *) g_ptr_array_index (years, i))->key);
    }
  g_array_sort (answer->years, compare_years);
  return TRUE;
}

/* "2026年慰问12人次，发放慰问金3000元。" */
static void
add_sentence (LedgerStore        *store,
              TzStatisticsAnswer *answer,
              const AidScope     *scope)
{
  g_autofree char *words = answer->year != 0 ? aid_dup_sentence_of (store, scope, NULL) : NULL;

  if (words != NULL)
    answer->sentence = g_strdup_printf (_("%d年%s"), answer->year, words);
}

static gboolean
reckon (LedgerStore         *store,
        TzStatisticsAnswer  *answer,
        GError             **error)
{
  AidScope scope = get_scope (answer);
  AidFigure total;
  g_autoptr (GPtrArray) figures = aid_figures_count (store, &scope, groupings[answer->nth], &total, error);
  g_autoptr (GPtrArray) course = NULL;

  if (figures == NULL || !add_years (store, answer, error))
    return FALSE;
  tz_statistics_answer_add_part (answer, AID_OF_VISITS, _("慰问"));
  tz_statistics_answer_add_part (answer, AID_OF_AIDS, _("救助"));
  answer->part_name = g_strdup (g_ptr_array_index (answer->part_names, scope.source));
  course = aid_figures_count (store, &scope, answer->year != 0 ? AID_BY_MONTH : AID_BY_YEAR, NULL, error);
  if (course == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    add_figure (answer, g_ptr_array_index (figures, i));
  add_figure (answer, &total);
  add_course (answer, course);
  if (scope.source == AID_OF_AIDS)
    answer->hidden = 1u << AID_BATCHES | 1u << AID_GOODS | 1u << AID_TOTAL;
  add_sentence (store, answer, &scope);
  return TRUE;
}

static GArray *
list_behind (LedgerStore               *store,
             const TzStatisticsAnswer  *asked,
             const char                *key,
             guint                      measure,
             const LedgerRegister     **reg,
             GError                   **error)
{
  AidScope scope = get_scope (asked);

  return aid_figures_list (store, &scope, groupings[asked->nth], key, measure, reg, error);
}

static void
tz_aid_page_shown (TzStatistics *statistics)
{
  tz_budgets_show (TZ_AID_PAGE (statistics)->budgets, tz_statistics_get_store (statistics), tz_statistics_get_answer (statistics)->year);
}

static void
tz_aid_page_class_init (TzAidPageClass *class)
{
  TzStatisticsClass *statistics_class = TZ_STATISTICS_CLASS (class);

  statistics_class->groupings = grouping_titles;
  statistics_class->timely = 1 << 1 | 1 << 5;
  statistics_class->subject = N_("慰问帮扶");
  statistics_class->parts = N_("慰问或救助");
  statistics_class->order = N_("按金额");
  statistics_class->n_columns = AID_N_MEASURES;
  statistics_class->get_heading = get_heading;
  statistics_class->get_definition = get_definition;
  statistics_class->reckon = reckon;
  statistics_class->list = list_behind;
  statistics_class->shown = tz_aid_page_shown;
  tz_place_add_signals (TZ_TYPE_AID_PAGE);
}

static void
opened_cb (TzAidPage  *self,
           const char *register_id,
           gint64      id)
{
  tz_place_open (self, register_id, id);
}

static void
tz_aid_page_init (TzAidPage *self)
{
}

GtkWidget *
tz_aid_page_new (LedgerStore *store,
                 GSettings   *settings)
{
  TzAidPage *self = g_object_new (TZ_TYPE_AID_PAGE, NULL);

  tz_statistics_set_store (TZ_STATISTICS (self), store);
  self->budgets = TZ_BUDGETS (tz_budgets_new ());
  g_signal_connect_object (self->budgets, "open", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  tz_statistics_add_section (TZ_STATISTICS (self), GTK_WIDGET (self->budgets));
  return GTK_WIDGET (self);
}
