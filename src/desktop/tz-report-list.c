/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a report: period, when and by whom, and its four figures. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-report-list.h"

#include "codes.h"
#include "monthly-reports.h"
#include "tz-lines.h"

struct _TzReportList
{
  GtkWidget  parent_instance;

  GPtrArray *reports;
  GtkWidget *box;
  GtkWidget *empty;
  GtkWidget *frame;
  GtkWidget *list;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzReportList, tz_report_list, GTK_TYPE_WIDGET)

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzReportList  *self)
{
  guint place = (guint) gtk_list_box_row_get_index (row);

  if (self->reports != NULL && place < self->reports->len)
    g_signal_emit (self, signals[ACTIVATED], 0, ((LedgerRecord *) g_ptr_array_index (self->reports, place))->id);
}

static void
tz_report_list_dispose (GObject *object)
{
  g_clear_pointer (&TZ_REPORT_LIST (object)->box, gtk_widget_unparent);
  g_clear_pointer (&TZ_REPORT_LIST (object)->reports, g_ptr_array_unref);
  G_OBJECT_CLASS (tz_report_list_parent_class)->dispose (object);
}

static void
tz_report_list_class_init (TzReportListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_report_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_report_list_init (TzReportList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->empty = gtk_label_new (_("还没有报送过月报。选一个月，核对后按“报送（定稿）”。"));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->frame = tz_lines_make_list (_("已报送的月报"), &self->list);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_size_request (self->frame, -1, 120);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->frame);
}

GtkWidget *
tz_report_list_new (void)
{
  return g_object_new (TZ_TYPE_REPORT_LIST, NULL);
}

static void
append_report (TzReportList       *self,
               const LedgerRecord *report)
{
  gboolean voided = ledger_record_is (report, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_VOID);
  const char *state = _(ledger_choices_find (codes_report_status, ledger_record_get (report, MONTHLY_REPORT_STATUS))->title);
  g_autofree char *when = g_strdup_printf ("%s %s", ledger_record_get (report, MONTHLY_REPORT_SENT),
                                           ledger_record_get (report, MONTHLY_REPORT_SENT_BY));
  g_autofree char *figures = g_strdup_printf (_("期初 %s，增 %s，减 %s，跨期 %s，期末 %s"),
                                              ledger_record_get (report, MONTHLY_REPORT_START), ledger_record_get (report, MONTHLY_REPORT_IN),
                                              ledger_record_get (report, MONTHLY_REPORT_OUT), ledger_record_get (report, MONTHLY_REPORT_LATE),
                                              ledger_record_get (report, MONTHLY_REPORT_END));
  const char *period = ledger_record_get (report, MONTHLY_REPORT_PERIOD);
  g_autofree char *name = g_strdup_printf ("%s %s %s %s", period, state, when, figures);
  const char *style = voided ? "dim-label" : NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (period, 14, style));
  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (state, 6, style));
  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (when, 18, style));
  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (figures, 0, style));
  tz_lines_append (self->list, line, name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (line)), TRUE);
}

void
tz_report_list_show (TzReportList *self,
                     GPtrArray    *reports)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->reports = g_ptr_array_ref (reports);
  tz_lines_clear (self->list);
  for (guint i = 0; i < reports->len; i++)
    append_report (self, g_ptr_array_index (reports, i));
  gtk_widget_set_visible (self->empty, reports->len == 0);
  gtk_widget_set_visible (self->frame, reports->len > 0);
}

const LedgerRecord *
tz_report_list_get (TzReportList *self,
                    gint64        report)
{
  for (guint i = 0; self->reports != NULL && i < self->reports->len; i++)
    if (((LedgerRecord *) g_ptr_array_index (self->reports, i))->id == report)
      return g_ptr_array_index (self->reports, i);
  return NULL;
}
