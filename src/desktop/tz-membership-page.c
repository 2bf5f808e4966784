/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked goes to a thread; what comes back is shown, copied, saved, and opens the members behind it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-membership-page.h"

#include "ledger-date.h"
#include "members.h"
#include "orgs.h"
#include "tz-change-list.h"
#include "tz-figures.h"
#include "tz-job.h"
#include "tz-membership-bar.h"
#include "tz-membership-question.h"
#include "tz-places.h"
#include "tz-report-list.h"
#include "tz-report-panel.h"

/* Typing goes on. */
#define DELAY 150
#define ALL_LINES (MEMBERSHIP_N_LINES + 1)

/* Columns of the year: what happened by its day, which knows of no reports. */
static const MembershipLine year_lines[] = {
  MEMBERSHIP_START, MEMBERSHIP_IN_JOINED, MEMBERSHIP_IN_REJOINED, MEMBERSHIP_IN_CAME, MEMBERSHIP_IN_RESUMED,
  MEMBERSHIP_OUT_WENT, MEMBERSHIP_OUT_KEPT, MEMBERSHIP_OUT_QUIT, MEMBERSHIP_OUT_EXPELLED, MEMBERSHIP_OUT_DIED, MEMBERSHIP_END,
};

typedef enum
{
  SECTION_BALANCE,
  SECTION_YEAR,
  SECTION_REPORTS,
  SECTION_CHANGES,
  N_SECTIONS
} Section;

struct _TzMembershipPage
{
  GtkWidget        parent_instance;

  LedgerStore     *store;
  TzJob           *job;
  guint            queued;
  gboolean         stale;   /* asked again when the job has ended, or when the page is shown */
  char            *title;   /* of the figures shown */
  char            *from;
  char            *to;
  gint64           org;
  guint            year;
  gint64           chosen;     /* a report shown as it was sent, until other days are chosen; or 0 */
  gboolean         is_report;  /* the figures are those of a monthly report */

  GtkWidget       *box;
  TzMembershipBar *bar;
  GtkWidget       *busy;
  GtkWidget       *tables;
  guint            turning;
  GtkWidget       *heads[N_SECTIONS];
  TzFigures       *balance;
  GtkWidget       *verdict;
  TzReportPanel   *panel;
  TzFigures       *months;
  TzReportList    *reports;
  TzChangeList    *changes;
};

/* What a button of a section's head is about. */
typedef struct
{
  TzMembershipPage *page;
  Section           section;
} Head;

/* The page of a job; it may be gone when the job is done. */
typedef struct
{
  GWeakRef page;
  gpointer data;
} Waiting;

G_DEFINE_FINAL_TYPE (TzMembershipPage, tz_membership_page, GTK_TYPE_WIDGET)

static void
ask (TzMembershipPage *self);

/* Starts @work; @data comes back to @done with the page. */
static TzJob *
start (TzMembershipPage *self,
       TzJobWork         work,
       TzJobDone         done,
       gpointer          data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->page, self);
  waiting->data = data;
  return tz_job_start (self->store, work, data, done, waiting);
}

/* Frees @waiting; the page, or %NULL when it is gone. */
static TzMembershipPage *
finish (Waiting *waiting)
{
  TzMembershipPage *self = g_weak_ref_get (&waiting->page);

  g_weak_ref_clear (&waiting->page);
  g_free (waiting);
  return self;
}

static void
listed (TzJob        *job,
        const GError *error,
        gpointer      data)
{
  TzMembershipBehind *behind = ((Waiting *) data)->data;
  g_autoptr (TzMembershipPage) self = finish (data);

  if (self != NULL && error != NULL)
    tz_place_say (self, error->message, FALSE);
  else if (self != NULL)
    tz_place_open_rows_on (self, members_register.id, behind->ids, behind->title, behind->day);
  tz_membership_behind_free (behind);
}

/* The day on which the members of a sum were there; of a period that has not ended, today. */
static char *
dup_day (TzMembershipPage         *self,
         const TzMembershipBehind *behind)
{
  const char *today = ledger_store_get_today (self->store);

  if (behind->line == MEMBERSHIP_START)
    return ledger_date_add_days (behind->from, -1);
  if (behind->line == MEMBERSHIP_END)
    return g_strdup (strcmp (behind->to, today) < 0 ? behind->to : today);
  return NULL;
}

static void
open_figure (TzMembershipPage   *self,
             TzMembershipBehind *behind,
             const char         *title)
{
  g_autoptr (TzJob) job = NULL;

  behind->org = self->org;
  behind->day = dup_day (self, behind);
  if (behind->trait == MEMBERSHIP_ALL)
    behind->title = g_strdup_printf (_("%s %s"), title, membership_line_get_title (behind->line));
  else
    behind->title = g_strdup_printf (_("%s %s（%s）"), title, membership_line_get_title (behind->line),
                                     membership_trait_get_title (behind->trait));
  job = start (self, tz_membership_behind_run, listed, behind);
}

static void
balance_activated_cb (TzMembershipPage *self,
                      guint             row,
                      guint             column)
{
  TzMembershipBehind *behind = g_new0 (TzMembershipBehind, 1);

  behind->from = g_strdup (self->from);
  behind->to = g_strdup (self->to);
  behind->line = row;
  behind->trait = column;
  behind->is_report = self->is_report;
  behind->chosen = self->chosen;
  open_figure (self, behind, self->title);
}

static void
month_activated_cb (TzMembershipPage *self,
                    guint             row,
                    guint             column)
{
  TzMembershipBehind *behind = g_new0 (TzMembershipBehind, 1);
  g_autofree char *title = g_strdup_printf (_("%u年%u月"), self->year, row + 1);

  behind->from = g_strdup_printf ("%04u-%02u-01", self->year, row + 1);
  behind->to = membership_month_end (behind->from);
  behind->line = year_lines[column];
  open_figure (self, behind, title);
}

static void
change_activated_cb (TzMembershipPage *self,
                     gint64            member)
{
  tz_place_open (self, members_register.id, member);
}

/* "期初 300 + 入 4 − 出 2 = 期末 302 ✓"; late ones are told where there are any. */
static char *
dup_sum (const MembershipBalance *balance)
{
  guint in = 0, out = 0;
  guint late_in = balance->lines[MEMBERSHIP_LATE_IN].n[0], late_out = balance->lines[MEMBERSHIP_LATE_OUT].n[0];
  g_autofree char *late = late_in + late_out > 0 ? g_strdup_printf (_(" + 跨期 %u − 跨期 %u"), late_in, late_out) : g_strdup ("");

  for (MembershipLine line = MEMBERSHIP_IN_JOINED; line <= MEMBERSHIP_OUT_DIED; line++)
    *(membership_line_get_sign (line) > 0 ? &in : &out) += balance->lines[line].n[0];
  return g_strdup_printf (membership_balance_is_right (balance) ? _("期初 %u + 入 %u − 出 %u%s = 期末 %u ✓")
                                                                : _("期初 %u + 入 %u − 出 %u%s ≠ 期末 %u，请运行台账检查"),
                          balance->lines[MEMBERSHIP_START].n[0], in, out, late, balance->lines[MEMBERSHIP_END].n[0]);
}

static void
show_verdict (TzMembershipPage        *self,
              const MembershipBalance *balance)
{
  gboolean right = membership_balance_is_right (balance);
  g_autofree char *text = dup_sum (balance);

  gtk_label_set_text (GTK_LABEL (self->verdict), text);
  gtk_widget_remove_css_class (self->verdict, right ? "wrong" : "right");
  gtk_widget_add_css_class (self->verdict, right ? "right" : "wrong");
}

static gboolean
is_sum (MembershipLine line)
{
  return line == MEMBERSHIP_START || line == MEMBERSHIP_END;
}

static void
show_head (TzMembershipPage *self,
           Section           section,
           const char       *words)
{
  gtk_label_set_text (GTK_LABEL (self->heads[section]), words);
}

static void
show_heads (TzMembershipPage           *self,
            const TzMembershipQuestion *question)
{
  g_autofree char *balance = g_strdup_printf (question->report != NULL ? _("会籍变动月报表 %s") : _("会籍变动报表 %s"), self->title);
  g_autofree char *year = g_strdup_printf (_("%u年各月（按变动日期）"), question->year);
  g_autofree char *changes = g_strdup_printf (_("本期变动 %u 人次"), question->changes->len);

  show_head (self, SECTION_BALANCE, balance);
  show_head (self, SECTION_YEAR, year);
  show_head (self, SECTION_REPORTS, _("已报送的月报"));
  show_head (self, SECTION_CHANGES, changes);
}

/* The row of the report shown, where it was sent. */
static const LedgerRecord *
find_kept (const TzMembershipQuestion *question)
{
  for (guint i = 0; question->report != NULL && i < question->kept->len; i++)
    {
      const LedgerRecord *record = g_ptr_array_index (question->kept, i);

      if (question->report->state == MONTHLY_REPORT_STATE_SENT && record->id == question->report->id)
        return record;
    }
  return NULL;
}

/* A report may cover several months. */
static void
name_period (TzMembershipPage    *self,
             const MonthlyReport *report)
{
  g_autofree char *period = monthly_report_dup_period (report->from_month, report->month);
  g_autofree char *org = ledger_store_dup_label (self->store, &orgs_register, report->org);

  g_free (self->title);
  self->title = org[0] != '\0' ? g_strdup_printf ("%s %s", period, org) : g_steal_pointer (&period);
}

static void
show_answer (TzMembershipPage           *self,
             const TzMembershipQuestion *question)
{
  g_free (self->from);
  g_free (self->to);
  self->from = g_strdup (question->from);
  self->to = g_strdup (question->to);
  self->org = question->org;
  self->year = question->year;
  self->is_report = question->report != NULL;
  if (question->report != NULL)
    name_period (self, question->report);
  show_heads (self, question);
  for (MembershipLine line = 0; line < MEMBERSHIP_N_LINES; line++)
    for (MembershipTrait trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
      tz_figures_set (self->balance, line, trait, question->balance.lines[line].n[trait], is_sum (line));
  if (question->report == NULL)
    {
      tz_figures_clear_row (self->balance, MEMBERSHIP_LATE_IN);
      tz_figures_clear_row (self->balance, MEMBERSHIP_LATE_OUT);
    }
  show_verdict (self, &question->balance);
  tz_report_panel_show (self->panel, question->report, find_kept (question));
  tz_report_list_show (self->reports, question->kept);
  for (guint i = 0; i < MEMBERSHIP_MONTHS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (year_lines); k++)
      if (i < question->n_months)
        tz_figures_set (self->months, i, k, question->months[i].lines[year_lines[k]].n[MEMBERSHIP_ALL], is_sum (year_lines[k]));
      else
        tz_figures_clear_row (self->months, i);
  tz_change_list_show (self->changes, question->changes);
}

static void
reckoned (TzJob        *job,
          const GError *error,
          gpointer      data)
{
  TzMembershipQuestion *question = ((Waiting *) data)->data;
  g_autoptr (TzMembershipPage) self = finish (data);

  if (self != NULL)
    {
      g_clear_object (&self->job);
      gtk_widget_set_visible (self->busy, FALSE);
      if (self->stale)
        ask (self);
      else if (error == NULL)
        show_answer (self, question);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tz_place_say (self, error->message, FALSE);
    }
  tz_membership_question_free (question);
}

static void
ask (TzMembershipPage *self)
{
  TzMembershipQuestion *question;

  g_clear_handle_id (&self->queued, g_source_remove);
  if (self->job != NULL)
    {
      self->stale = TRUE;
      tz_job_cancel (self->job);
      return;
    }
  self->stale = FALSE;
  if (tz_membership_bar_get_from (self->bar) == NULL)
    {
      show_head (self, SECTION_BALANCE, _("请填起止日期：起始日期不能晚于终止日期"));
      return;
    }
  g_free (self->title);
  self->title = tz_membership_bar_dup_title (self->bar);
  question = g_new0 (TzMembershipQuestion, 1);
  question->from = g_strdup (tz_membership_bar_get_from (self->bar));
  question->to = g_strdup (tz_membership_bar_get_to (self->bar));
  question->org = tz_membership_bar_get_org (self->bar);
  question->year = (guint) g_ascii_strtoull (question->to, NULL, 10);
  question->chosen = self->chosen;
  gtk_widget_set_visible (self->busy, TRUE);
  self->job = start (self, tz_membership_question_run, reckoned, question);
}

static void
ask_due_cb (gpointer data)
{
  TzMembershipPage *self = data;

  self->queued = 0;
  ask (self);
}

static void
queue_ask (TzMembershipPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  g_clear_handle_id (&self->queued, g_source_remove);
  self->queued = g_timeout_add_once (DELAY, ask_due_cb, self);
}

static void
bar_changed_cb (TzMembershipPage *self)
{
  self->chosen = 0;
  queue_ask (self);
}

static void
report_activated_cb (TzMembershipPage *self,
                     gint64            report)
{
  const LedgerRecord *record = tz_report_list_get (self->reports, report);
  g_autofree char *from = g_strconcat (ledger_record_get (record, MONTHLY_REPORT_FROM_MONTH), "-01", NULL);
  g_autofree char *to = membership_month_end (ledger_record_get (record, MONTHLY_REPORT_MONTH));

  tz_membership_bar_set_days (self->bar, from, to);
  self->chosen = report;
  ask (self);
}

static void
panel_message_cb (TzMembershipPage *self,
                  const char       *sentence)
{
  tz_place_say (self, sentence, FALSE);
}

static void
bar_opened_cb (TzMembershipPage *self,
               const char       *register_id,
               gint64            id)
{
  tz_place_open (self, register_id, id);
}

static void
stop_clicked_cb (TzMembershipPage *self)
{
  if (self->job != NULL)
    tz_job_cancel (self->job);
}

static TzSheet *
make_sheet (TzMembershipPage *self,
            Section           section)
{
  g_autofree char *year = g_strdup_printf (_("会籍变动 %u年各月"), self->year);
  g_autofree char *changes = g_strdup_printf (_("会籍变动名单 %s"), self->title);
  TzSheet *sheet;

  if (section == SECTION_YEAR)
    return tz_figures_dup_sheet (self->months, year);
  if (section == SECTION_CHANGES)
    return tz_change_list_dup_sheet (self->changes, changes);
  sheet = tz_figures_dup_sheet (self->balance, gtk_label_get_text (GTK_LABEL (self->heads[SECTION_BALANCE])));
  sheet->note = g_strdup (gtk_label_get_text (GTK_LABEL (self->verdict)));
  return sheet;
}

static void
copy_clicked_cb (GtkButton *button,
                 Head      *head)
{
  g_autoptr (TzSheet) sheet = make_sheet (head->page, head->section);

  tz_sheet_copy (sheet, GTK_WIDGET (button));
  tz_place_say (head->page, _("已复制，可以粘贴到表格里。"), FALSE);
}

static void
saved (const char *sentence,
       gpointer    data)
{
  tz_place_say (data, sentence, FALSE);
}

static void
save_clicked_cb (GtkButton *button,
                 Head      *head)
{
  tz_sheet_save (make_sheet (head->page, head->section), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), saved,
                 g_object_ref (head->page), g_object_unref);
}

static void
free_head (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

/* Side by side where there is room, else one below the other. */
static GtkOrientation
get_orientation (TzMembershipPage *self)
{
  int room = gtk_widget_get_width (gtk_widget_get_parent (self->tables));
  int wanted = -gtk_box_get_spacing (GTK_BOX (self->tables));

  for (GtkWidget *table = gtk_widget_get_first_child (self->tables); table != NULL; table = gtk_widget_get_next_sibling (table))
    {
      int width;

      gtk_widget_measure (table, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      wanted += width + gtk_box_get_spacing (GTK_BOX (self->tables));
    }
  return room >= wanted ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
}

static void
turn_due_cb (gpointer data)
{
  TzMembershipPage *self = data;

  self->turning = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tables), get_orientation (self));
}

static void
tz_membership_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  TzMembershipPage *self = TZ_MEMBERSHIP_PAGE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->turning == 0 && get_orientation (self) != gtk_orientable_get_orientation (GTK_ORIENTABLE (self->tables)))
    self->turning = g_idle_add_once (turn_due_cb, self);
}

static void
tz_membership_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (TZ_MEMBERSHIP_PAGE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
tz_membership_page_map (GtkWidget *widget)
{
  TzMembershipPage *self = TZ_MEMBERSHIP_PAGE (widget);

  GTK_WIDGET_CLASS (tz_membership_page_parent_class)->map (widget);
  if (self->stale || self->from == NULL)
    ask (self);
}

static void
tz_membership_page_dispose (GObject *object)
{
  TzMembershipPage *self = TZ_MEMBERSHIP_PAGE (object);

  g_clear_handle_id (&self->queued, g_source_remove);
  g_clear_handle_id (&self->turning, g_source_remove);
  if (self->job != NULL)
    tz_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_membership_page_parent_class)->dispose (object);
}

static void
tz_membership_page_finalize (GObject *object)
{
  TzMembershipPage *self = TZ_MEMBERSHIP_PAGE (object);

  g_free (self->title);
  g_free (self->from);
  g_free (self->to);
  G_OBJECT_CLASS (tz_membership_page_parent_class)->finalize (object);
}

static void
tz_membership_page_class_init (TzMembershipPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_membership_page_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_membership_page_finalize;
  widget_class->map = tz_membership_page_map;
  widget_class->measure = tz_membership_page_measure;
  widget_class->size_allocate = tz_membership_page_size_allocate;
  tz_place_add_signals (TZ_TYPE_MEMBERSHIP_PAGE);
}

static void
add_head_button (TzMembershipPage *self,
                 Section           section,
                 GtkWidget        *head,
                 const char       *label,
                 GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Head *what = g_new (Head, 1);

  what->page = self;
  what->section = section;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->heads[section], NULL, -1);
  g_signal_connect_data (button, "clicked", clicked, what, free_head, 0);
  gtk_box_append (GTK_BOX (head), button);
}

/* A heading with its buttons, and what stands below it. */
static GtkWidget *
make_section (TzMembershipPage *self,
              Section           section,
              GtkWidget        *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->heads[section] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heads[section]), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heads[section]), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->heads[section], TRUE);
  gtk_widget_add_css_class (self->heads[section], "heading");
  gtk_box_append (GTK_BOX (head), self->heads[section]);
  if (section != SECTION_REPORTS)
    {
      add_head_button (self, section, head, _("复制"), G_CALLBACK (copy_clicked_cb));
      add_head_button (self, section, head, _("导出…"), G_CALLBACK (save_clicked_cb));
    }
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_set_valign (box, section == SECTION_CHANGES ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  return box;
}

static GtkWidget *
make_balance (TzMembershipPage *self)
{
  const char *columns[MEMBERSHIP_N_TRAITS + 1] = { NULL };
  const char *rows[ALL_LINES] = { NULL };
  GtkWidget *section;

  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    columns[i] = membership_trait_get_title (i);
  for (guint i = 0; i < MEMBERSHIP_N_LINES; i++)
    rows[i] = membership_line_get_title (i);
  self->balance = TZ_FIGURES (tz_figures_new (_("项目"), columns, rows));
  g_signal_connect_swapped (self->balance, "activated", G_CALLBACK (balance_activated_cb), self);
  section = make_section (self, SECTION_BALANCE, GTK_WIDGET (self->balance));
  self->verdict = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->verdict), 0);
  gtk_label_set_wrap (GTK_LABEL (self->verdict), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL, _("平衡核对"), -1);
  gtk_box_append (GTK_BOX (section), self->verdict);
  self->panel = TZ_REPORT_PANEL (tz_report_panel_new (self->store));
  g_signal_connect_swapped (self->panel, "message", G_CALLBACK (panel_message_cb), self);
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->panel));
  return section;
}

static GtkWidget *
make_year (TzMembershipPage *self)
{
  const char *columns[G_N_ELEMENTS (year_lines) + 1] = { NULL };
  g_auto (GStrv) rows = g_new0 (char *, MEMBERSHIP_MONTHS + 1);

  for (guint i = 0; i < G_N_ELEMENTS (year_lines); i++)
    columns[i] = membership_line_get_title (year_lines[i]);
  for (guint i = 0; i < MEMBERSHIP_MONTHS; i++)
    rows[i] = g_strdup_printf (_("%u月"), i + 1);
  self->months = TZ_FIGURES (tz_figures_new (_("月份"), columns, (const char *const *) rows));
  g_signal_connect_swapped (self->months, "activated", G_CALLBACK (month_activated_cb), self);
  return make_section (self, SECTION_YEAR, GTK_WIDGET (self->months));
}

/* The months, and below them what was reported of them. */
static GtkWidget *
make_months (TzMembershipPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->reports = TZ_REPORT_LIST (tz_report_list_new ());
  g_signal_connect_swapped (self->reports, "activated", G_CALLBACK (report_activated_cb), self);
  gtk_box_append (GTK_BOX (box), make_year (self));
  gtk_box_append (GTK_BOX (box), make_section (self, SECTION_REPORTS, GTK_WIDGET (self->reports)));
  return box;
}

static GtkWidget *
make_tables (TzMembershipPage *self)
{
  self->tables = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);
  gtk_box_append (GTK_BOX (self->tables), make_balance (self));
  gtk_box_append (GTK_BOX (self->tables), make_months (self));
  return self->tables;
}

static GtkWidget *
make_busy (TzMembershipPage *self)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *stop = gtk_button_new_with_label (_("停止"));

  self->busy = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_add_css_class (stop, "small");
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->busy), spinner);
  gtk_box_append (GTK_BOX (self->busy), gtk_label_new (_("正在统计……")));
  gtk_box_append (GTK_BOX (self->busy), stop);
  gtk_widget_set_visible (self->busy, FALSE);
  return self->busy;
}

static void
tz_membership_page_init (TzMembershipPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tz_membership_page_new (LedgerStore *store,
                        GSettings   *settings)
{
  TzMembershipPage *self = g_object_new (TZ_TYPE_MEMBERSHIP_PAGE, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->store = g_object_ref (store);
  self->bar = TZ_MEMBERSHIP_BAR (tz_membership_bar_new (store));
  self->changes = TZ_CHANGE_LIST (tz_change_list_new (store));
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_add_css_class (line, "membership-bar");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (line), make_busy (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->changes), -1, 200);
  gtk_widget_set_vexpand (GTK_WIDGET (self->changes), TRUE);
  gtk_widget_add_css_class (sections, "membership-sections");
  gtk_box_append (GTK_BOX (sections), make_tables (self));
  gtk_box_append (GTK_BOX (sections), make_section (self, SECTION_CHANGES, GTK_WIDGET (self->changes)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), sections);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (bar_changed_cb), self);
  g_signal_connect_swapped (self->bar, "open", G_CALLBACK (bar_opened_cb), self);
  g_signal_connect_swapped (self->changes, "activated", G_CALLBACK (change_activated_cb), self);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (queue_ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (queue_ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
