/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending asks first and says what it means; the work is done in a thread. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-report-panel.h"

#include "ledger-date.h"
#include "membership-report.h"
#include "monthly-report-late.h"
#include "tz-ask.h"
#include "tz-job.h"
#include "tz-print.h"

/* So many late changes are told here; the paper tells all. */
#define MOST_LATE 4

struct _TzReportPanel
{
  GtkWidget    parent_instance;

  LedgerStore *store;
  char        *month;
  char        *period;
  char        *summary;  /* the figures in a line, for the question */
  gint64       org;
  gint64       id;       /* of the sent report, or 0 */
  gboolean     working;

  GtkWidget   *box;
  GtkWidget   *state;
  GtkWidget   *late;
  GtkWidget   *send;
  GtkWidget   *print;
  GtkWidget   *void_button;
};

/* Something done to a report in a thread; the panel is kept until it is over. */
typedef struct
{
  TzReportPanel *panel;
  char          *month;
  gint64         org;
  gint64         id;
  char          *reason; /* of voiding; NULL: it is sent */
} Deed;

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzReportPanel, tz_report_panel, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (TzReportPanel *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
say (TzReportPanel *self,
     const char    *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}

static gboolean
do_deed (TzJob        *job,
         LedgerStore  *store,
         gpointer      data,
         GError      **error)
{
  Deed *deed = data;

  if (deed->reason != NULL)
    return monthly_report_void (store, deed->id, deed->reason, error);
  return monthly_report_send (store, deed->month, deed->org, error) != 0;
}

static void
deed_done (TzJob        *job,
           const GError *error,
           gpointer      data)
{
  Deed *deed = data;
  TzReportPanel *self = deed->panel;
  g_autofree char *sentence = NULL;

  self->working = FALSE;
  if (error == NULL)
    sentence = g_strdup_printf (deed->reason != NULL ? _("已作废%s的会籍变动月报，可以改正后重新报送。")
                                                     : _("%s的会籍变动月报已报送定稿。"), self->period);
  else
    sentence = g_strdup (error->message);
  if (self->box != NULL)
    say (self, sentence);
  g_free (deed->month);
  g_free (deed->reason);
  g_free (deed);
  g_object_unref (self);
}

static void
begin_deed (TzReportPanel *self,
            const char    *reason)
{
  Deed *deed = g_new0 (Deed, 1);
  g_autoptr (TzJob) job = NULL;

  self->working = TRUE;
  deed->panel = g_object_ref (self);
  deed->month = g_strdup (self->month);
  deed->org = self->org;
  deed->id = self->id;
  deed->reason = g_strdup (reason);
  job = tz_job_start (self->store, do_deed, deed, deed_done, deed);
}

static void
send_answered (gboolean yes,
               gpointer data)
{
  TzReportPanel *self = data;

  if (yes && !self->working && self->month != NULL)
    begin_deed (self, NULL);
  g_object_unref (self);
}

static void
void_answered (const char *reason,
               gpointer    data)
{
  TzReportPanel *self = data;

  if (reason != NULL && !self->working && self->id != 0)
    begin_deed (self, reason);
  g_object_unref (self);
}

static void
send_clicked_cb (TzReportPanel *self)
{
  g_autofree char *end = membership_month_end (self->month);
  g_autofree char *question = g_strdup_printf (_("报送%s的会籍变动月报？"), self->period);
  g_autofree char *detail = g_strdup_printf (
    _("%s\n\n报送即定稿：这些人数和名单原样存下，不再重算。以后补登、作废或更正这段时间的变动，会列入下一份月报的“跨期调整”，"
      "下一份的期初等于这一份的期末。报错了可以写明原因作废，再重新报送。%s"),
    self->summary, strcmp (end, ledger_store_get_today (self->store)) > 0
                   ? _("\n\n本月还没有结束：月底以前再登记的变动也会列入下一份的跨期调整。") : "");

  tz_ask (get_window (self), question, detail, _("报送（定稿）"), TZ_ASK_PLAIN, send_answered, g_object_ref (self));
}

static void
void_clicked_cb (TzReportPanel *self)
{
  g_autofree char *question = g_strdup_printf (_("作废%s的会籍变动月报？"), self->period);

  tz_ask_reason (get_window (self), question, _("作废的月报连同人数和名单都会保留，列在已报送的月报里。作废以后这段时间可以重新报送。"),
                 _("作废原因"), _("人数有误|上级退回|变动登记有误"), _("作废"), void_answered, g_object_ref (self));
}

/* A draft is printed from a row of its own, which keeps what the clerk writes on it. */
static void
print_clicked_cb (TzReportPanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LedgerQuery) query = ledger_query_new (&monthly_reports_register);
  gint64 id = self->id != 0 ? self->id : monthly_report_keep (self->store, self->month, self->org, &error);

  if (id == 0)
    {
      say (self, error->message);
      return;
    }
  g_array_append_val (ids, id);
  ledger_query_set_only (query, ids, NULL);
  tz_print_present (get_window (self), self->store, &monthly_reports_register, ids, query);
}

static void
tz_report_panel_dispose (GObject *object)
{
  g_clear_pointer (&TZ_REPORT_PANEL (object)->box, gtk_widget_unparent);
  g_clear_object (&TZ_REPORT_PANEL (object)->store);
  G_OBJECT_CLASS (tz_report_panel_parent_class)->dispose (object);
}

static void
tz_report_panel_finalize (GObject *object)
{
  TzReportPanel *self = TZ_REPORT_PANEL (object);

  g_free (self->month);
  g_free (self->period);
  g_free (self->summary);
  G_OBJECT_CLASS (tz_report_panel_parent_class)->finalize (object);
}

static void
tz_report_panel_class_init (TzReportPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_report_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_report_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_REPORT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_label (TzReportPanel *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
add_button (TzReportPanel *self,
            GtkWidget     *line,
            const char    *label,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static void
tz_report_panel_init (TzReportPanel *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->state = add_label (self);
  self->send = add_button (self, line, _("报送（定稿）(_S)…"), G_CALLBACK (send_clicked_cb));
  self->print = add_button (self, line, _("打印月报表(_P)…"), G_CALLBACK (print_clicked_cb));
  self->void_button = add_button (self, line, _("作废(_V)…"), G_CALLBACK (void_clicked_cb));
  gtk_box_append (GTK_BOX (self->box), line);
  self->late = add_label (self);
  gtk_widget_add_css_class (self->late, "dim-label");
}

GtkWidget *
tz_report_panel_new (LedgerStore *store)
{
  TzReportPanel *self = g_object_new (TZ_TYPE_REPORT_PANEL, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

static char *
dup_state (TzReportPanel       *self,
           const MonthlyReport *report,
           const LedgerRecord  *record)
{
  if (record != NULL && ledger_record_is (record, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_VOID))
    return g_strdup_printf (_("%s由%s报送，%s作废：%s。下面是当时报送的人数。"), report->sent, report->sent_by,
                            ledger_record_get (record, MONTHLY_REPORT_VOIDED), ledger_record_get (record, MONTHLY_REPORT_VOID_REASON));
  if (report->state == MONTHLY_REPORT_STATE_SENT)
    return g_strdup_printf (_("%s由%s报送，已定稿。"), report->sent, report->sent_by);
  if (report->state == MONTHLY_REPORT_STATE_PAST)
    return g_strdup (_("后面的月份已经报送，这个月不能再单独报送；人数按变动日期统计。"));
  if (strcmp (report->from_month, report->month) != 0)
    return g_strdup_printf (_("尚未报送。前面的月份没有单独报送，并入本期：%s。要分月报送，请从最早的月份开始。"), self->period);
  return g_strdup (_("尚未报送。"));
}

/* Who is told late, one a line. */
static char *
dup_late (const MonthlyReport *report)
{
  GString *text = g_string_new (NULL);

  if (report->late->len > 0)
    g_string_append_printf (text, _("有 %u 笔跨期调整："), report->late->len);
  for (guint i = 0; i < MIN (report->late->len, MOST_LATE); i++)
    {
      const MonthlyReportLate *late = g_ptr_array_index (report->late, i);
      g_autofree char *columns = monthly_report_late_dup_columns (late->columns);

      g_string_append_printf (text, late->is_in ? _("\n%s 增（%s） %s") : _("\n%s 减（%s） %s"), late->name, columns, late->why);
    }
  if (report->late->len > MOST_LATE)
    g_string_append (text, _("\n……其余见月报表的跨期调整名单。"));
  return g_string_free (text, FALSE);
}

static char *
dup_summary (const MonthlyReport *report)
{
  const MembershipTally *lines = report->balance.lines;
  guint in = 0, out = 0;

  for (MembershipLine line = MEMBERSHIP_IN_JOINED; line <= MEMBERSHIP_OUT_AGED; line++)
    *(membership_line_get_sign (line) > 0 ? &in : &out) += lines[line].n[MEMBERSHIP_ALL];
  return g_strdup_printf (_("期初 %u，增加 %u，减少 %u，跨期调整增 %u 减 %u，期末 %u。"), lines[MEMBERSHIP_START].n[MEMBERSHIP_ALL],
                          in, out, lines[MEMBERSHIP_LATE_IN].n[MEMBERSHIP_ALL], lines[MEMBERSHIP_LATE_OUT].n[MEMBERSHIP_ALL],
                          lines[MEMBERSHIP_END].n[MEMBERSHIP_ALL]);
}

void
tz_report_panel_show (TzReportPanel       *self,
                      const MonthlyReport *report,
                      const LedgerRecord  *record)
{
  gboolean writable = ledger_store_is_writable (self->store);
  g_autofree char *state = NULL;
  g_autofree char *late = NULL;
  gboolean stands;

  gtk_widget_set_visible (GTK_WIDGET (self), report != NULL);
  if (report == NULL)
    return;
  g_free (self->month);
  g_free (self->period);
  g_free (self->summary);
  self->month = g_strdup (report->month);
  self->period = monthly_report_dup_period (report->from_month, report->month);
  self->summary = dup_summary (report);
  self->org = report->org;
  self->id = report->state == MONTHLY_REPORT_STATE_SENT ? report->id : 0;
  state = dup_state (self, report, record);
  late = dup_late (report);
  stands = self->id != 0 && (record == NULL || ledger_record_is (record, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_SENT));
  gtk_label_set_text (GTK_LABEL (self->state), state);
  gtk_label_set_text (GTK_LABEL (self->late), late);
  gtk_widget_set_visible (self->late, report->late->len > 0);
  gtk_widget_set_visible (self->send, writable && report->state == MONTHLY_REPORT_STATE_DRAFT &&
                                      strncmp (report->month, ledger_store_get_today (self->store), 7) <= 0);
  gtk_widget_set_visible (self->print, self->id != 0 || (writable && report->state == MONTHLY_REPORT_STATE_DRAFT));
  gtk_widget_set_visible (self->void_button, writable && stands);
}
