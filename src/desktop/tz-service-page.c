/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counted by the whole union or by one team; the same figures on paper. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-service-page.h"

#include "teams.h"
#include "tz-places.h"
#include "tz-service-print.h"
#include "tz-statistics.h"
#include "volunteer-figures.h"
#include "volunteer-hours.h"

#define SUMMARY_FORM    "F-13"
#define STATISTICS_FORM "F-18"

struct _TzServicePage
{
  TzStatistics parent_instance;

  TzJob       *print;
};

G_DEFINE_FINAL_TYPE (TzServicePage, tz_service_page, TZ_TYPE_STATISTICS)

static const ServiceGrouping groupings[] = {
  SERVICE_BY_MONTH, SERVICE_BY_YEAR, SERVICE_BY_TEAM, SERVICE_BY_CATEGORY, SERVICE_BY_PERSON,
};

static const char *const grouping_titles[] = {
  N_("按月"), N_("按年"), N_("按队伍"), N_("按服务类别"), N_("按志愿者"), NULL,
};

static const char *
get_heading (guint measure)
{
  return measure == SERVICE_MINUTES ? _("小时") : service_measure_get_title (measure);
}

static const char *
get_definition (guint measure)
{
  return service_measure_get_definition (measure);
}

/* The teams by name, behind those of nobody in particular. */
static gboolean
list_teams (LedgerStore        *store,
            TzStatisticsAnswer *answer,
            GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&teams_register);
  g_autoptr (GArray) teams = NULL;

  ledger_query_set_sort (query, TEAM_NAME, FALSE);
  teams = ledger_store_select (store, query, error);
  if (teams == NULL)
    return FALSE;
  tz_statistics_answer_add_part (answer, 0, _("全部队伍"));
  for (guint i = 0; i < teams->len; i++)
    {
      gint64 team = g_array_index (teams, gint64, i);
      g_autofree char *name = ledger_store_dup_label (store, &teams_register, team);

      tz_statistics_answer_add_part (answer, team, name);
      if (team == answer->part)
        answer->part_name = g_strdup (name);
    }
  return TRUE;
}

static void
add_figure (TzStatisticsAnswer  *answer,
            const ServiceFigure *figure)
{
  GStrv cells = g_new0 (char *, SERVICE_N_MEASURES + 1);
  guint32 some = 0;

  for (guint k = 0; k < SERVICE_N_MEASURES; k++)
    {
      cells[k] = k == SERVICE_MINUTES ? service_dup_hours (figure->n[k]) : g_strdup_printf ("%" G_GINT64_FORMAT, figure->n[k]);
      some |= figure->n[k] > 0 ? 1u << k : 0;
    }
  tz_statistics_answer_add_row (answer, figure->key, figure->title, cells, some);
}

/* The hours of the months of a year, or of the years. */
static void
add_course (TzStatisticsAnswer *answer,
            GPtrArray          *course)
{
  answer->bars_title = answer->year != 0 ? g_strdup_printf (_("%d年各月服务小时"), answer->year) : g_strdup (_("各年服务小时"));
  for (guint i = 0; i < course->len; i++)
    {
      const ServiceFigure *figure = g_ptr_array_index (course, i);
      g_autofree char *hours = service_dup_hours (figure->n[SERVICE_MINUTES]);

      tz_statistics_answer_set_bar (answer, figure->key, hours, (double) figure->n[SERVICE_MINUTES]);
    }
}

static gboolean
reckon (LedgerStore         *store,
        TzStatisticsAnswer  *answer,
        GError             **error)
{
  ServiceScope scope = { .from = answer->from, .to = answer->to, .team = answer->part };
  ServiceScope all = { 0 };
  ServiceFigure total;
  g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, groupings[answer->nth], &total, error);
  g_autoptr (GPtrArray) years = figures != NULL ? service_figures_count (store, &all, SERVICE_BY_YEAR, NULL, error) : NULL;
  g_autoptr (GPtrArray) course = NULL;

  if (years == NULL || !list_teams (store, answer, error))
    return FALSE;
  course = service_figures_count (store, &scope, answer->year != 0 ? SERVICE_BY_MONTH : SERVICE_BY_YEAR, NULL, error);
  if (course == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    add_figure (answer, g_ptr_array_index (figures, i));
  add_figure (answer, &total);
  for (guint i = 0; i < years->len; i++)
    tz_statistics_answer_add_year (answer, ((ServiceFigure *) g_ptr_array_index (years, i))->key);
  add_course (answer, course);
  /* The sentence of the summary speaks of the whole union. */
  if (answer->year != 0 && answer->part == 0)
    answer->sentence = service_dup_sentence (store, answer->from, answer->to, NULL);
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
  ServiceScope scope = { .from = asked->from, .to = asked->to, .team = asked->part };

  return service_figures_list (store, &scope, groupings[asked->nth], key, measure, reg, error);
}

/* The figures shown, on paper; the one before is still being made when the key is hit twice. */
static void
print (TzServicePage *self,
       const char    *form,
       const char    *from,
       const char    *to)
{
  TzStatistics *statistics = TZ_STATISTICS (self);
  g_autofree char *period = tz_statistics_dup_period (statistics);

  if (self->print != NULL && tz_job_is_running (self->print))
    return;
  g_clear_object (&self->print);
  self->print = tz_service_print (GTK_WIDGET (self), tz_statistics_get_store (statistics), form, from, to,
                                  tz_statistics_get_answer (statistics)->part, period);
}

/* The paper says from when to when: all years are those from the first one on. */
static void
print_summary_cb (TzServicePage *self)
{
  TzStatistics *statistics = TZ_STATISTICS (self);
  const TzStatisticsAnswer *answer = tz_statistics_get_answer (statistics);
  g_autofree char *from = NULL;

  if (answer == NULL)
    return;
  if (answer->year != 0)
    {
      print (self, SUMMARY_FORM, answer->from, answer->to);
      return;
    }
  from = g_strdup_printf ("%04d-01-01", tz_statistics_get_first_year (statistics));
  print (self, SUMMARY_FORM, from, ledger_store_get_today (tz_statistics_get_store (statistics)));
}

static void
print_statistics_cb (TzServicePage *self)
{
  const TzStatisticsAnswer *answer = tz_statistics_get_answer (TZ_STATISTICS (self));

  if (answer != NULL && answer->year == 0)
    tz_place_say (self, _("统计表一年一张，请先选一个年份，再打印。"), FALSE);
  else if (answer != NULL)
    print (self, STATISTICS_FORM, answer->from, answer->to);
}

static void
tz_service_page_dispose (GObject *object)
{
  TzServicePage *self = TZ_SERVICE_PAGE (object);

  if (self->print != NULL)
    tz_job_cancel (self->print);
  g_clear_object (&self->print);
  G_OBJECT_CLASS (tz_service_page_parent_class)->dispose (object);
}

static void
tz_service_page_class_init (TzServicePageClass *class)
{
  TzStatisticsClass *statistics_class = TZ_STATISTICS_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_service_page_dispose;
  statistics_class->groupings = grouping_titles;
  statistics_class->timely = 1 << 0 | 1 << 1;
  statistics_class->subject = N_("志愿服务");
  statistics_class->parts = N_("志愿队伍");
  statistics_class->order = N_("按时长");
  statistics_class->n_columns = SERVICE_N_MEASURES;
  statistics_class->get_heading = get_heading;
  statistics_class->get_definition = get_definition;
  statistics_class->reckon = reckon;
  statistics_class->list = list_behind;
  tz_place_add_signals (TZ_TYPE_SERVICE_PAGE);
}

static void
tz_service_page_init (TzServicePage *self)
{
}

GtkWidget *
tz_service_page_new (LedgerStore *store,
                     GSettings   *settings)
{
  TzServicePage *self = g_object_new (TZ_TYPE_SERVICE_PAGE, NULL);

  tz_statistics_set_store (TZ_STATISTICS (self), store);
  tz_statistics_add_button (TZ_STATISTICS (self), _("打印汇总表(_Z)…"), G_CALLBACK (print_summary_cb));
  tz_statistics_add_button (TZ_STATISTICS (self), _("打印统计表(_N)…"), G_CALLBACK (print_statistics_cb));
  return GTK_WIDGET (self);
}
