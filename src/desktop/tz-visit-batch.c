/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging and writing are jobs of visit-batch.c; the plan goes from one to the other by way of the screen. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-visit-batch.h"

#include "tz-batch-choice.h"
#include "tz-batch-plan.h"
#include "tz-look.h"
#include "visit-batches.h"

enum
{
  PAGE_CHOICE,
  PAGE_PLAN,
};

struct _TzVisitBatch
{
  TzWizard        parent_instance;

  LedgerStore    *store;
  gint64          batch;
  VisitBatchPlan *plan;    /* or NULL; a job's while it writes */

  TzBatchChoice  *choice;
  TzBatchPlan    *people;
  GtkWidget      *save;
};

/* What a thread is asked for: belongs to it until it is done. */
typedef struct
{
  gint64            batch;
  VisitBatchChoice  choice;
  GArray           *members;
  char             *names;
  char             *accept;
  VisitBatchPlan   *plan;
} Order;

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzVisitBatch, tz_visit_batch, TZ_TYPE_WIZARD)

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->members, g_array_unref);
  g_free (order->names);
  g_free (order->accept);
  g_clear_pointer (&order->plan, visit_batch_plan_free);
  g_free (order);
}

static gboolean
judge (TzJob       *job,
       LedgerStore *store,
       gpointer     data,
       GError     **error)
{
  Order *order = data;

  order->plan = visit_batch_plan_new (store, order->batch, &order->choice, tz_job_report_fraction, job,
                                      tz_job_get_cancellable (job), error);
  return order->plan != NULL;
}

static gboolean
write_down (TzJob       *job,
            LedgerStore *store,
            gpointer     data,
            GError     **error)
{
  Order *order = data;

  return visit_batch_apply (order->plan, store, order->accept, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
}

static const char *
get_sentence (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("已停止，没有改动。") : error->message;
}

static void
show_buttons (TzVisitBatch *self)
{
  guint n = self->plan != NULL ? visit_batch_plan_count (self->plan) : 0;
  gboolean planned = tz_wizard_get_page (TZ_WIZARD (self)) == PAGE_PLAN && self->plan != NULL;
  g_autofree char *label = planned ? g_strdup_printf (_("列入 %u 人(_N)"), n) : g_strdup (_("核对(_N)"));

  tz_wizard_set_next (TZ_WIZARD (self), label, !planned || (n > 0 && !tz_batch_plan_lacks_accept (self->people)));
  gtk_widget_set_visible (self->save, planned && tz_batch_plan_count_left (self->people) > 0);
}

static void
judged_cb (TzDialog     *dialog,
           const GError *error,
           gpointer      data)
{
  TzVisitBatch *self = TZ_VISIT_BATCH (dialog);
  Order *order = data;

  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, get_sentence (error));
      return;
    }
  tz_batch_plan_show (self->people, NULL);
  g_clear_pointer (&self->plan, visit_batch_plan_free);
  self->plan = g_steal_pointer (&order->plan);
  tz_batch_plan_show (self->people, self->plan);
  tz_wizard_go (TZ_WIZARD (self), PAGE_PLAN);
  show_buttons (self);
}

static void
start_judging (TzVisitBatch *self)
{
  Order *order = g_new0 (Order, 1);
  const char *lacking = tz_batch_choice_read (self->choice, &order->choice);

  if (lacking != NULL)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, lacking);
      free_order (order);
      return;
    }
  order->batch = self->batch;
  order->members = order->choice.members != NULL ? g_array_ref ((GArray *) order->choice.members) : NULL;
  order->names = g_strdup (order->choice.names);
  order->choice.members = order->members;
  order->choice.names = order->names;
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在逐人核对……"), judge, judged_cb, order, free_order);
}

/* Who was left out stays on the screen until the list is no longer wanted. */
static void
show_done (TzVisitBatch *self)
{
  guint n = visit_batch_plan_count (self->plan), n_left = tz_batch_plan_count_left (self->people);
  g_autofree char *sentence = n_left > 0 ? g_strdup_printf (_("“%s”已列入 %u 人，%u 人没有列入。"), self->plan->name, n, n_left)
                                         : g_strdup_printf (_("“%s”已列入 %u 人。"), self->plan->name, n);

  g_signal_emit (self, signals[MESSAGE], 0, sentence, TRUE);
  if (n_left == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  tz_wizard_set_next (TZ_WIZARD (self), NULL, FALSE);
  tz_wizard_set_back (TZ_WIZARD (self), FALSE);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, sentence);
  tz_batch_plan_close (self->people);
  gtk_window_set_modal (GTK_WINDOW (self), FALSE);
}

static void
written_cb (TzDialog     *dialog,
            const GError *error,
            gpointer      data)
{
  TzVisitBatch *self = TZ_VISIT_BATCH (dialog);
  Order *order = data;

  self->plan = g_steal_pointer (&order->plan);
  tz_batch_plan_show (self->people, self->plan);
  show_buttons (self);
  if (error != NULL)
    tz_dialog_say (dialog, TZ_TONE_BAD, get_sentence (error));
  else
    show_done (self);
}

static void
start_writing (TzVisitBatch *self)
{
  Order *order = g_new0 (Order, 1);

  order->accept = tz_batch_plan_dup_accept (self->people);
  tz_batch_plan_show (self->people, NULL);
  order->plan = g_steal_pointer (&self->plan);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在登记……"), write_down, written_cb, order, free_order);
}

static void
said_cb (TzVisitBatch *self,
         const char   *sentence)
{
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, sentence);
}

static void
saved (const char *sentence,
       gpointer    data)
{
  said_cb (data, sentence);
}

static void
save_clicked_cb (TzVisitBatch *self)
{
  if (self->plan != NULL)
    tz_sheet_save (tz_batch_plan_dup_sheet (self->people), GTK_WINDOW (self), saved, g_object_ref (self), g_object_unref);
}

static void
tz_visit_batch_next (TzWizard *wizard,
                     guint     page)
{
  TzVisitBatch *self = TZ_VISIT_BATCH (wizard);

  if (tz_dialog_is_busy (TZ_DIALOG (self)))
    return;
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  if (page == PAGE_CHOICE)
    start_judging (self);
  else
    start_writing (self);
}

static void
tz_visit_batch_back (TzWizard *wizard,
                     guint     page)
{
  tz_dialog_say (TZ_DIALOG (wizard), TZ_TONE_PLAIN, NULL);
  tz_wizard_go (wizard, PAGE_CHOICE);
  show_buttons (TZ_VISIT_BATCH (wizard));
}

static void
tz_visit_batch_dispose (GObject *object)
{
  TzVisitBatch *self = TZ_VISIT_BATCH (object);

  if (self->people != NULL)
    tz_batch_plan_show (self->people, NULL);
  self->people = NULL;
  G_OBJECT_CLASS (tz_visit_batch_parent_class)->dispose (object);
}

static void
tz_visit_batch_finalize (GObject *object)
{
  TzVisitBatch *self = TZ_VISIT_BATCH (object);

  g_clear_pointer (&self->plan, visit_batch_plan_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_visit_batch_parent_class)->finalize (object);
}

static void
tz_visit_batch_class_init (TzVisitBatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_visit_batch_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_visit_batch_finalize;
  TZ_WIZARD_CLASS (class)->next = tz_visit_batch_next;
  TZ_WIZARD_CLASS (class)->back = tz_visit_batch_back;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_VISIT_BATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
tz_visit_batch_init (TzVisitBatch *self)
{
}

GtkWidget *
tz_visit_batch_new (GtkWindow   *parent,
                    LedgerStore *store,
                    gint64       batch,
                    GArray      *selected,
                    GArray      *listed)
{
  double scale = tz_look_get_text_scale ();
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &visit_batches_register, batch, NULL);
  g_autofree char *title = g_strdup_printf (_("选人：%s"), record != NULL ? ledger_record_get (record, VISIT_BATCH_NAME) : "");
  TzVisitBatch *self = tz_dialog_new (TZ_TYPE_VISIT_BATCH, parent, title, (int) (980 * scale), 640);

  self->store = g_object_ref (store);
  self->batch = batch;
  self->choice = TZ_BATCH_CHOICE (tz_batch_choice_new (store, record != NULL ? ledger_record_get_number (record, VISIT_BATCH_ORG_ID) : 0,
                                                       selected, listed));
  self->people = TZ_BATCH_PLAN (tz_batch_plan_new (store));
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "wizard-page");
  gtk_widget_add_css_class (GTK_WIDGET (self->people), "wizard-page");
  tz_wizard_add_page (TZ_WIZARD (self), _("选人"), GTK_WIDGET (self->choice));
  tz_wizard_add_page (TZ_WIZARD (self), _("核对"), GTK_WIDGET (self->people));
  self->save = tz_dialog_add_extra (TZ_DIALOG (self), _("没有列入的存为表格(_S)…"), G_CALLBACK (save_clicked_cb));
  g_signal_connect_swapped (self->people, "changed", G_CALLBACK (show_buttons), self);
  g_signal_connect_swapped (self->people, "message", G_CALLBACK (said_cb), self);
  tz_wizard_go (TZ_WIZARD (self), PAGE_CHOICE);
  show_buttons (self);
  return GTK_WIDGET (self);
}
