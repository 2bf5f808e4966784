/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked goes to a thread; what comes back is one table, one row of bars and the sentence of the summary. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-service-page.h"

#include "teams.h"
#include "tz-bars.h"
#include "tz-figures.h"
#include "tz-job.h"
#include "tz-places.h"
#include "tz-service-print.h"
#include "tz-sheet.h"
#include "volunteer-figures.h"
#include "volunteer-hours.h"

/* More rows than a table of buttons should have; the sheet has them all. */
#define MAX_ROWS 100
#define MONTHS   12

#define SUMMARY_FORM    "F-13"
#define STATISTICS_FORM "F-18"

static const struct
{
  ServiceGrouping grouping;
  const char     *title;
} groupings[] = {
  { SERVICE_BY_MONTH, N_("按月") },
  { SERVICE_BY_YEAR, N_("按年") },
  { SERVICE_BY_TEAM, N_("按队伍") },
  { SERVICE_BY_CATEGORY, N_("按服务类别") },
  { SERVICE_BY_PERSON, N_("按志愿者") },
};

struct _TzServicePage
{
  GtkWidget     parent_instance;

  LedgerStore  *store;
  TzJob        *job;
  TzJob        *print;
  gboolean      stale;    /* asked again when the job has ended, or when the page is shown */
  gboolean      showing;
  int           year;     /* of the figures shown; 0: all */
  gint64        team;     /* the same; 0: all */
  char         *team_name;
  guint         nth;      /* of groupings, of the figures shown */
  char         *from;
  char         *to;
  GPtrArray    *figures;  /* (element-type ServiceFigure) or NULL */
  ServiceFigure total;

  GtkWidget    *box;
  GtkWidget    *years;
  GArray       *year_list; /* (element-type int): 0 last */
  GtkWidget    *teams;
  GArray       *team_list; /* (element-type gint64): 0 first */
  GtkWidget    *grouping;
  GtkWidget    *busy;
  GtkWidget    *head;
  GtkWidget    *slot;
  GtkWidget    *more;
  GtkWidget    *bars_head;
  TzBars       *bars;
  GtkWidget    *sentence;
};

/* A question to a thread, and what comes back. The page may be gone by then. */
typedef struct
{
  GWeakRef      page;
  int           year;
  gint64        team;
  guint         nth;
  char         *from;
  char         *to;
  GPtrArray    *figures;
  ServiceFigure total;
  GPtrArray    *course;   /* by month of the year, or by year */
  GPtrArray    *years;    /* of all teams */
  GArray       *team_list;
  GPtrArray    *team_names;
  char         *sentence;
} Question;

/* The rows behind one number. */
typedef struct
{
  GWeakRef              page;
  char                 *from;
  char                 *to;
  gint64                team;
  ServiceGrouping       grouping;
  ServiceMeasure        measure;
  char                 *key;
  char                 *title;
  const LedgerRegister *reg;
  GArray               *ids;
} Behind;

G_DEFINE_FINAL_TYPE (TzServicePage, tz_service_page, GTK_TYPE_WIDGET)

static void
ask (TzServicePage *self);

static void
free_question (Question *question)
{
  g_weak_ref_clear (&question->page);
  g_free (question->from);
  g_free (question->to);
  g_free (question->sentence);
  g_clear_pointer (&question->figures, g_ptr_array_unref);
  g_clear_pointer (&question->course, g_ptr_array_unref);
  g_clear_pointer (&question->years, g_ptr_array_unref);
  g_clear_pointer (&question->team_list, g_array_unref);
  g_clear_pointer (&question->team_names, g_ptr_array_unref);
  g_free (question);
}

static void
free_behind (Behind *behind)
{
  g_weak_ref_clear (&behind->page);
  g_free (behind->from);
  g_free (behind->to);
  g_free (behind->key);
  g_free (behind->title);
  g_clear_pointer (&behind->ids, g_array_unref);
  g_free (behind);
}

/* The teams by name, behind those of nobody in particular. */
static gboolean
list_teams (LedgerStore *store,
            Question    *question,
            GError     **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&teams_register);
  gint64 all = 0;

  ledger_query_set_sort (query, TEAM_NAME, FALSE);
  question->team_list = ledger_store_select (store, query, error);
  if (question->team_list == NULL)
    return FALSE;
  question->team_names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (question->team_names, g_strdup (_("全部队伍")));
  for (guint i = 0; i < question->team_list->len; i++)
    g_ptr_array_add (question->team_names,
                     ledger_store_dup_label (store, &teams_register, g_array_index (question->team_list, gint64, i)));
  g_array_prepend_val (question->team_list, all);
  return TRUE;
}

static gboolean
reckon (TzJob       *job,
        LedgerStore *store,
        gpointer     data,
        GError     **error)
{
  Question *question = data;
  ServiceScope scope = { .from = question->from, .to = question->to, .team = question->team };
  ServiceScope all = { 0 };

  question->figures = service_figures_count (store, &scope, groupings[question->nth].grouping, &question->total, error);
  question->years = question->figures != NULL ? service_figures_count (store, &all, SERVICE_BY_YEAR, NULL, error) : NULL;
  if (question->years == NULL || !list_teams (store, question, error))
    return FALSE;
  question->course = service_figures_count (store, &scope, question->year != 0 ? SERVICE_BY_MONTH : SERVICE_BY_YEAR, NULL, error);
  /* The sentence of the summary speaks of the whole union. */
  if (question->year != 0 && question->team == 0)
    question->sentence = service_dup_sentence (store, question->from, question->to, NULL);
  return question->course != NULL;
}

static gboolean
list_behind (TzJob       *job,
             LedgerStore *store,
             gpointer     data,
             GError     **error)
{
  Behind *behind = data;
  ServiceScope scope = { .from = behind->from, .to = behind->to, .team = behind->team };

  behind->ids = service_figures_list (store, &scope, behind->grouping, behind->key, behind->measure, &behind->reg, error);
  return behind->ids != NULL;
}

static void
listed (TzJob        *job,
        const GError *error,
        gpointer      data)
{
  Behind *behind = data;
  g_autoptr (TzServicePage) self = g_weak_ref_get (&behind->page);

  if (self != NULL && error != NULL)
    tz_place_say (self, error->message, FALSE);
  else if (self != NULL)
    tz_place_open_rows (self, behind->reg->id, behind->ids, behind->title);
  free_behind (behind);
}

/* "2025年", and of which team. */
static char *
dup_period (TzServicePage *self)
{
  g_autofree char *years = self->year != 0 ? g_strdup_printf (_("%d年"), self->year) : g_strdup (_("历年"));

  return self->team_name != NULL ? g_strdup_printf ("%s %s", years, self->team_name) : g_steal_pointer (&years);
}

static const ServiceFigure *
get_figure (TzServicePage *self,
            guint          row)
{
  return row < self->figures->len ? g_ptr_array_index (self->figures, row) : &self->total;
}

static guint
count_rows (TzServicePage *self)
{
  return MIN (self->figures->len, MAX_ROWS);
}

static const char *
get_heading (guint measure)
{
  return measure == SERVICE_MINUTES ? _("小时") : service_measure_get_title (measure);
}

static const char *
get_title (const ServiceFigure *figure)
{
  return figure->title == NULL ? _("合计") : figure->title[0] != '\0' ? figure->title : _("未填");
}

static void
figure_activated_cb (TzServicePage *self,
                     guint          row,
                     guint          column)
{
  const ServiceFigure *figure = row < count_rows (self) ? get_figure (self, row) : &self->total;
  g_autofree char *period = dup_period (self);
  g_autoptr (TzJob) job = NULL;
  Behind *behind = g_new0 (Behind, 1);

  g_weak_ref_init (&behind->page, self);
  behind->from = g_strdup (self->from);
  behind->to = g_strdup (self->to);
  behind->team = self->team;
  behind->grouping = groupings[self->nth].grouping;
  behind->measure = column;
  behind->key = g_strdup (figure->key);
  if (figure->title != NULL && (behind->grouping == SERVICE_BY_YEAR || behind->grouping == SERVICE_BY_MONTH))
    behind->title = g_strdup_printf ("%s %s", figure->title, get_heading (column));
  else if (figure->title != NULL)
    behind->title = g_strdup_printf ("%s %s %s", period, get_title (figure), get_heading (column));
  else
    behind->title = g_strdup_printf ("%s %s", period, get_heading (column));
  job = tz_job_start (self->store, list_behind, behind, listed, behind);
}

static char *
dup_number (const ServiceFigure *figure,
            guint                measure)
{
  return measure == SERVICE_MINUTES ? service_dup_hours (figure->n[measure])
                                    : g_strdup_printf ("%" G_GINT64_FORMAT, figure->n[measure]);
}

/* A new table for other groups. */
static void
show_table (TzServicePage *self)
{
  guint n = count_rows (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const char *columns[SERVICE_N_MEASURES + 1] = { NULL };
  GtkWidget *table;

  for (guint k = 0; k < SERVICE_N_MEASURES; k++)
    columns[k] = get_heading (k);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, (gpointer) get_title (get_figure (self, i)));
  g_ptr_array_add (rows, (gpointer) _("合计"));
  g_ptr_array_add (rows, NULL);
  table = tz_figures_new (_(groupings[self->nth].title), columns, (const char *const *) rows->pdata);
  for (guint i = 0; i <= n; i++)
    for (guint k = 0; k < SERVICE_N_MEASURES; k++)
      {
        const ServiceFigure *figure = i < n ? get_figure (self, i) : &self->total;
        g_autofree char *number = dup_number (figure, k);

        tz_figures_set_text (TZ_FIGURES (table), i, k, number, figure->n[k] > 0, i == n);
      }
  for (guint k = 0; k < SERVICE_N_MEASURES; k++)
    tz_figures_explain (TZ_FIGURES (table), k, service_measure_get_definition (k));
  g_signal_connect_swapped (table, "activated", G_CALLBACK (figure_activated_cb), self);
  while (gtk_widget_get_first_child (self->slot) != NULL)
    gtk_box_remove (GTK_BOX (self->slot), gtk_widget_get_first_child (self->slot));
  gtk_box_append (GTK_BOX (self->slot), table);
}

static void
show_more (TzServicePage *self)
{
  guint n = self->figures->len;
  g_autofree char *text = g_strdup_printf (_("按时长列出前 %u 行，共 %u 行；导出的表格里是全部。"), MAX_ROWS, n);

  gtk_label_set_text (GTK_LABEL (self->more), text);
  gtk_widget_set_visible (self->more, n > MAX_ROWS);
}

static const ServiceFigure *
find_figure (GPtrArray  *figures,
             const char *key)
{
  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((ServiceFigure *) g_ptr_array_index (figures, i))->key, key))
      return g_ptr_array_index (figures, i);
  return NULL;
}

static void
add_bar (TzServicePage       *self,
         const char          *label,
         const ServiceFigure *figure)
{
  gint64 minutes = figure != NULL ? figure->n[SERVICE_MINUTES] : 0;
  g_autofree char *hours = service_dup_hours (minutes);

  tz_bars_add (self->bars, label, hours, (double) minutes);
}

/* The hours of the months of a year, or of the years. */
static void
show_bars (TzServicePage  *self,
           const Question *question)
{
  g_autofree char *title = question->year != 0 ? g_strdup_printf (_("%d年各月服务小时"), question->year)
                                               : g_strdup (_("各年服务小时"));

  gtk_label_set_text (GTK_LABEL (self->bars_head), title);
  tz_bars_begin (self->bars, title);
  for (int month = 1; question->year != 0 && month <= MONTHS; month++)
    {
      g_autofree char *key = g_strdup_printf ("%04d-%02d", question->year, month);
      g_autofree char *label = g_strdup_printf (_("%d月"), month);

      add_bar (self, label, find_figure (question->course, key));
    }
  for (guint i = 0; question->year == 0 && i < question->course->len; i++)
    {
      const ServiceFigure *year = g_ptr_array_index (question->course, i);

      add_bar (self, year->title, year);
    }
}

/* The years that there are, newest first; the list stays where it is when they are the same. */
static void
show_years (TzServicePage  *self,
            const Question *question)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  int present = (int) g_ascii_strtoll (ledger_store_get_today (self->store), NULL, 10);
  guint selected = 0;
  int last = 0;

  self->showing = TRUE;
  g_array_set_size (self->year_list, 0);
  for (guint i = question->years->len + 1; i-- > 0;)
    {
      int year = i == question->years->len ? present
                 : (int) g_ascii_strtoll (((ServiceFigure *) g_ptr_array_index (question->years, i))->key, NULL, 10);

      if (year == 0 || year == last)
        continue;
      last = year;
      if (year == question->year)
        selected = self->year_list->len;
      g_array_append_val (self->year_list, year);
      gtk_string_list_take (titles, g_strdup_printf (_("%d年"), year));
    }
  last = 0;
  if (question->year == 0)
    selected = self->year_list->len;
  g_array_append_val (self->year_list, last);
  gtk_string_list_append (titles, _("历年"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->years), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->years), selected);
  self->showing = FALSE;
}

/* A team that went to the bin since is no choice any more. */
static void
show_teams (TzServicePage  *self,
            const Question *question)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->showing = TRUE;
  g_array_set_size (self->team_list, 0);
  for (guint i = 0; i < question->team_list->len; i++)
    {
      gint64 team = g_array_index (question->team_list, gint64, i);

      if (team == question->team)
        selected = i;
      g_array_append_val (self->team_list, team);
      gtk_string_list_append (titles, g_ptr_array_index (question->team_names, i));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->teams), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->teams), selected);
  self->team = g_array_index (self->team_list, gint64, selected);
  g_free (self->team_name);
  self->team_name = self->team != 0 ? g_strdup (g_ptr_array_index (question->team_names, selected)) : NULL;
  gtk_widget_set_visible (self->teams, self->team_list->len > 1);
  self->showing = FALSE;
}

static void
show_answer (TzServicePage *self,
             Question      *question)
{
  g_autofree char *period = NULL;
  g_autofree char *head = NULL;

  g_free (self->from);
  g_free (self->to);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  self->from = g_steal_pointer (&question->from);
  self->to = g_steal_pointer (&question->to);
  self->year = question->year;
  self->nth = question->nth;
  self->figures = g_steal_pointer (&question->figures);
  self->total = question->total;
  show_years (self, question);
  show_teams (self, question);
  period = dup_period (self);
  head = g_strdup_printf (_("志愿服务 %s %s"), period, _(groupings[self->nth].title));
  gtk_label_set_text (GTK_LABEL (self->head), head);
  show_table (self);
  show_more (self);
  show_bars (self, question);
  gtk_label_set_text (GTK_LABEL (self->sentence), question->sentence != NULL ? question->sentence : "");
  gtk_widget_set_visible (self->sentence, question->sentence != NULL);
}

static void
reckoned (TzJob        *job,
          const GError *error,
          gpointer      data)
{
  Question *question = data;
  g_autoptr (TzServicePage) self = g_weak_ref_get (&question->page);

  if (self != NULL)
    {
      g_clear_object (&self->job);
      gtk_widget_set_visible (self->busy, FALSE);
      if (self->stale)
        ask (self);
      else if (error == NULL)
        show_answer (self, question);
      else
        tz_place_say (self, error->message, FALSE);
    }
  free_question (question);
}

/* The year that is chosen; 0 for all. */
static int
get_year (TzServicePage *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->years));

  if (place < self->year_list->len)
    return g_array_index (self->year_list, int, place);
  return (int) g_ascii_strtoll (ledger_store_get_today (self->store), NULL, 10);
}

/* The team that is chosen; 0 for all. */
static gint64
get_team (TzServicePage *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->teams));

  return place < self->team_list->len ? g_array_index (self->team_list, gint64, place) : 0;
}

static void
ask (TzServicePage *self)
{
  Question *question;

  self->stale = self->job != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->showing)
    return;
  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->page, self);
  question->year = get_year (self);
  question->team = get_team (self);
  question->nth = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->grouping));
  if (question->year != 0)
    {
      question->from = g_strdup_printf ("%04d-01-01", question->year);
      question->to = g_strdup_printf ("%04d-12-31", question->year);
    }
  gtk_widget_set_visible (self->busy, TRUE);
  self->job = tz_job_start (self->store, reckon, question, reckoned, question);
}

static TzSheet *
make_sheet (TzServicePage *self)
{
  TzSheet *sheet = tz_sheet_new (gtk_label_get_text (GTK_LABEL (self->head)), 1);
  GStrv heading = g_new0 (char *, SERVICE_N_MEASURES + 2);

  heading[0] = g_strdup (_(groupings[self->nth].title));
  for (guint k = 0; k < SERVICE_N_MEASURES; k++)
    heading[k + 1] = g_strdup (get_heading (k));
  tz_sheet_take (sheet, heading);
  for (guint i = 0; i <= self->figures->len; i++)
    {
      const ServiceFigure *figure = get_figure (self, i);
      GStrv cells = g_new0 (char *, SERVICE_N_MEASURES + 2);

      cells[0] = g_strdup (get_title (figure));
      for (guint k = 0; k < SERVICE_N_MEASURES; k++)
        cells[k + 1] = dup_number (figure, k);
      tz_sheet_take (sheet, cells);
    }
  sheet->note = g_strdup (gtk_label_get_text (GTK_LABEL (self->sentence)));
  return sheet;
}

static void
copy_clicked_cb (TzServicePage *self)
{
  g_autoptr (TzSheet) sheet = self->figures != NULL ? make_sheet (self) : NULL;

  if (sheet == NULL)
    return;
  tz_sheet_copy (sheet, GTK_WIDGET (self));
  tz_place_say (self, _("已复制，可以粘贴到表格里。"), FALSE);
}

static void
saved (const char *sentence,
       gpointer    data)
{
  tz_place_say (data, sentence, FALSE);
}

static void
save_clicked_cb (TzServicePage *self)
{
  if (self->figures != NULL)
    tz_sheet_save (make_sheet (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), saved, g_object_ref (self), g_object_unref);
}

/* The figures shown, on paper; the one before is still being made when the key is hit twice. */
static void
print (TzServicePage *self,
       const char    *form,
       const char    *from,
       const char    *to)
{
  g_autofree char *period = dup_period (self);

  if (self->print != NULL && tz_job_is_running (self->print))
    return;
  g_clear_object (&self->print);
  self->print = tz_service_print (GTK_WIDGET (self), self->store, form, from, to, self->team, period);
}

/* The paper says from when to when: all years are those from the first one on. */
static void
print_summary_cb (TzServicePage *self)
{
  const char *today = ledger_store_get_today (self->store);
  g_autofree char *from = NULL;

  if (self->figures == NULL)
    return;
  if (self->year != 0)
    {
      print (self, SUMMARY_FORM, self->from, self->to);
      return;
    }
  from = g_strdup_printf ("%04d-01-01", g_array_index (self->year_list, int, self->year_list->len - 2));
  print (self, SUMMARY_FORM, from, today);
}

static void
print_statistics_cb (TzServicePage *self)
{
  if (self->figures != NULL && self->year == 0)
    tz_place_say (self, _("统计表一年一张，请先选一个年份，再打印。"), FALSE);
  else if (self->figures != NULL)
    print (self, STATISTICS_FORM, self->from, self->to);
}

static void
tz_service_page_map (GtkWidget *widget)
{
  TzServicePage *self = TZ_SERVICE_PAGE (widget);

  GTK_WIDGET_CLASS (tz_service_page_parent_class)->map (widget);
  if (self->stale || self->figures == NULL)
    ask (self);
}

static void
tz_service_page_dispose (GObject *object)
{
  TzServicePage *self = TZ_SERVICE_PAGE (object);

  if (self->job != NULL)
    tz_job_cancel (self->job);
  if (self->print != NULL)
    tz_job_cancel (self->print);
  g_clear_object (&self->job);
  g_clear_object (&self->print);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_service_page_parent_class)->dispose (object);
}

static void
tz_service_page_finalize (GObject *object)
{
  TzServicePage *self = TZ_SERVICE_PAGE (object);

  g_free (self->from);
  g_free (self->to);
  g_free (self->team_name);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_array_unref (self->year_list);
  g_array_unref (self->team_list);
  G_OBJECT_CLASS (tz_service_page_parent_class)->finalize (object);
}

static void
tz_service_page_class_init (TzServicePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_service_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_service_page_finalize;
  widget_class->map = tz_service_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  tz_place_add_signals (TZ_TYPE_SERVICE_PAGE);
}

static void
add_button (TzServicePage *self,
            GtkWidget     *line,
            const char    *label,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_bar (TzServicePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *papers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *titles[G_N_ELEMENTS (groupings) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    titles[i] = _(groupings[i].title);
  self->years = gtk_drop_down_new (NULL, NULL);
  self->teams = gtk_drop_down_new (NULL, NULL);
  self->grouping = gtk_drop_down_new_from_strings (titles);
  self->busy = gtk_label_new (_("正在统计……"));
  gtk_widget_add_css_class (self->busy, "dim-label");
  gtk_widget_set_visible (self->busy, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->years), GTK_ACCESSIBLE_PROPERTY_LABEL, _("年份"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->teams), GTK_ACCESSIBLE_PROPERTY_LABEL, _("志愿队伍"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grouping), GTK_ACCESSIBLE_PROPERTY_LABEL, _("统计方式"), -1);
  g_signal_connect_swapped (self->years, "notify::selected", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->teams, "notify::selected", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->grouping, "notify::selected", G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (bar), self->years);
  gtk_box_append (GTK_BOX (bar), self->teams);
  gtk_box_append (GTK_BOX (bar), self->grouping);
  gtk_box_append (GTK_BOX (bar), self->busy);
  gtk_widget_set_hexpand (papers, TRUE);
  gtk_widget_set_halign (papers, GTK_ALIGN_END);
  add_button (self, papers, _("打印汇总表(_Z)…"), G_CALLBACK (print_summary_cb));
  add_button (self, papers, _("打印统计表(_N)…"), G_CALLBACK (print_statistics_cb));
  gtk_box_append (GTK_BOX (bar), papers);
  gtk_widget_add_css_class (bar, "membership-bar");
  return bar;
}

static GtkWidget *
make_sections (TzServicePage *self)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->head = make_label ("heading");
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_box_append (GTK_BOX (line), self->head);
  add_button (self, line, _("复制"), G_CALLBACK (copy_clicked_cb));
  add_button (self, line, _("导出…"), G_CALLBACK (save_clicked_cb));
  self->slot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = make_label ("dim-label");
  self->bars_head = make_label ("heading");
  self->bars = TZ_BARS (tz_bars_new ());
  self->sentence = make_label (NULL);
  gtk_label_set_selectable (GTK_LABEL (self->sentence), TRUE);
  gtk_box_append (GTK_BOX (sections), self->sentence);
  gtk_box_append (GTK_BOX (sections), self->bars_head);
  gtk_box_append (GTK_BOX (sections), GTK_WIDGET (self->bars));
  gtk_box_append (GTK_BOX (sections), line);
  gtk_box_append (GTK_BOX (sections), self->slot);
  gtk_box_append (GTK_BOX (sections), self->more);
  gtk_widget_add_css_class (sections, "membership-sections");
  return sections;
}

static void
tz_service_page_init (TzServicePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->year_list = g_array_new (FALSE, FALSE, sizeof (int));
  self->team_list = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_sections (self));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tz_service_page_new (LedgerStore *store,
                     GSettings   *settings)
{
  TzServicePage *self = g_object_new (TZ_TYPE_SERVICE_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
