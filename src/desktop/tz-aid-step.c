/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each change of an answer is tried without writing; what is refused is left out, the others go as one batch. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-aid-step.h"

#include "aids.h"
#include "tz-aid-answers.h"
#include "tz-look.h"
#include "tz-outcome-list.h"
#include "tz-paragraph.h"
#include "tz-sheet.h"
#include "visit-batches.h"
#include "visits.h"

/* So many records are judged while the hand rests; more in a thread. */
#define AT_ONCE     60
#define CHECK_DELAY 200

struct _TzAidStep
{
  TzDialog              parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  GArray               *ids;
  GPtrArray            *steps;   /* (element-type VisitStep): may be chosen */
  const VisitStep      *step;
  VisitStepResult      *result;  /* of the trial, or of what was done; NULL while nobody knows */
  guint                 check;
  gboolean              again;   /* an answer changed while the thread judged */
  gboolean              done;

  GtkWidget            *choice;
  TzAidAnswers         *answers;
  GtkWidget            *counts;
  TzOutcomeList        *list;
  GtkWidget            *accept_bar;
  GtkWidget            *reason;
  GtkWidget            *save;
  GtkWidget            *apply;
};

/* What a thread is asked for: belongs to it until it is done. */
typedef struct
{
  const LedgerRegister *reg;
  GArray               *ids;
  const VisitStep      *step;
  TzAidDetails         *details;
  VisitStepResult      *result;
} Order;

enum
{
  MESSAGE,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzAidStep, tz_aid_step, TZ_TYPE_DIALOG)

static void
check (TzAidStep *self);

/* What is typed as the reason to go on in spite of doubts, or NULL; caller frees. */
static char *
dup_reason (TzAidStep *self)
{
  char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return reason[0] != '\0' ? reason : (g_free (reason), NULL);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_array_unref (order->ids);
  tz_aid_details_free (order->details);
  g_clear_pointer (&order->result, visit_step_result_free);
  g_free (order);
}

/* @ids: whom it is about. */
static Order *
make_order (TzAidStep *self,
            GArray    *ids,
            gboolean   dry_run)
{
  Order *order = g_new0 (Order, 1);
  g_autofree char *accept = dup_reason (self);

  order->reg = self->reg;
  order->ids = g_array_ref (ids);
  order->step = self->step;
  order->details = tz_aid_answers_dup_details (self->answers, accept);
  order->details->step.dry_run = dry_run;
  return order;
}

/* A refusal of a trial is an answer, no failure. */
static gboolean
carry_out (TzJob       *job,
           LedgerStore *store,
           gpointer     data,
           GError     **error)
{
  Order *order = data;
  g_autoptr (GError) refused = NULL;

  if (visit_steps_take (store, order->reg, order->ids, order->step, &order->details->step, &order->result, &refused))
    return TRUE;
  if (order->details->step.dry_run && order->result != NULL && order->result->refusals->len > 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
is_batch (TzAidStep *self)
{
  return self->reg == &visit_batches_register;
}

static guint
count_refused (TzAidStep *self)
{
  return self->result != NULL ? self->result->refusals->len : 0;
}

static void
show_counts (TzAidStep *self)
{
  const char *title = _(self->step->title);
  guint n = self->result != NULL ? self->result->n_done : 0, n_refused = count_refused (self);
  g_autofree char *text = NULL;

  if (self->result == NULL)
    text = g_strdup (_("正在核对……"));
  else if (n_refused == 0 && is_batch (self))
    text = g_strdup_printf (_("可以%s：连同批次里的慰问记录共 %u 条。"), title, n);
  else if (n_refused == 0 && self->ids->len == 1)
    text = g_strdup_printf (_("可以%s。"), title);
  else if (n_refused == 0)
    text = g_strdup_printf (_("%u 条都可以%s。"), n, title);
  else if (is_batch (self))
    text = g_strdup_printf (_("还不能%s：有 %u 条记录要先处理。在一行上按回车，打开那一条。"), title, n_refused);
  else if (n == 0)
    text = g_strdup_printf (_("不能%s，原因如下。在一行上按回车，打开那一条。"), title);
  else
    text = g_strdup_printf (_("%u 条可以%s，%u 条不能，不能的照原样留着。"), n, title, n_refused);
  gtk_label_set_text (GTK_LABEL (self->counts), text);
}

static void
show_apply (TzAidStep *self)
{
  guint n = self->result != NULL ? self->result->n_done : 0;
  g_autofree char *label = self->ids->len > 1 && !is_batch (self) && n > 0
                             ? g_strdup_printf (_("%s %u 条(_B)"), _(self->step->title), n)
                             : g_strdup_printf (_("%s(_B)"), _(self->step->title));

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, self->result != NULL && (is_batch (self) ? count_refused (self) == 0 : n > 0));
}

static void
show_result (TzAidStep *self)
{
  guint n_doubtful = self->result != NULL ? self->result->n_doubtful : 0;
  gboolean reasoned = gtk_editable_get_text (GTK_EDITABLE (self->reason))[0] != '\0';

  show_counts (self);
  tz_outcome_list_show (self->list, count_refused (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list), count_refused (self) > 0);
  gtk_widget_set_visible (self->accept_bar, n_doubtful > 0 || reasoned);
  show_apply (self);
}

/* Takes @result, which may be NULL. */
static void
set_result (TzAidStep       *self,
            VisitStepResult *result)
{
  tz_outcome_list_show (self->list, 0);
  g_clear_pointer (&self->result, visit_step_result_free);
  self->result = result;
  show_result (self);
}

static void
judged_cb (TzDialog     *dialog,
           const GError *error,
           gpointer      data)
{
  TzAidStep *self = TZ_AID_STEP (dialog);
  Order *order = data;
  gboolean again = self->again;

  self->again = FALSE;
  if (again)
    check (self);
  else if (error == NULL)
    set_result (self, g_steal_pointer (&order->result));
  else
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
}

static void
check (TzAidStep *self)
{
  Order *order;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->check, g_source_remove);
  if (self->done)
    return;
  if (tz_dialog_is_busy (TZ_DIALOG (self)))
    {
      self->again = TRUE;
      return;
    }
  order = make_order (self, self->ids, TRUE);
  if (is_batch (self) || self->ids->len > AT_ONCE)
    {
      set_result (self, NULL);
      tz_dialog_set_lively (TZ_DIALOG (self), TRUE);
      tz_dialog_run (TZ_DIALOG (self), self->store, _("正在逐条核对……"), carry_out, judged_cb, order, free_order);
      return;
    }
  if (carry_out (NULL, self->store, order, &error))
    set_result (self, g_steal_pointer (&order->result));
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
  free_order (order);
}

static void
check_due_cb (gpointer data)
{
  TzAidStep *self = data;

  self->check = 0;
  check (self);
}

static void
queue_check (TzAidStep *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  self->check = g_timeout_add_once (CHECK_DELAY, check_due_cb, self);
}

/* From the last answer on to what is left to do. */
static void
go_on (TzAidStep *self)
{
  check (self);
  if (gtk_widget_get_visible (self->accept_bar) && gtk_editable_get_text (GTK_EDITABLE (self->reason))[0] == '\0')
    gtk_widget_grab_focus (self->reason);
  else
    gtk_widget_grab_focus (self->apply);
}

static void
step_chosen_cb (TzAidStep *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (chosen == GTK_INVALID_LIST_POSITION || g_ptr_array_index (self->steps, chosen) == self->step)
    return;
  self->step = g_ptr_array_index (self->steps, chosen);
  tz_aid_answers_ask (self->answers, self->step);
  check (self);
}

static void
row_activated_cb (TzAidStep *self,
                  guint      row)
{
  const VisitStepRefusal *refusal = g_ptr_array_index (self->result->refusals, row);

  g_signal_emit (self, signals[OPEN], 0, refusal->reg->id, refusal->id);
  if (self->ids->len == 1)
    gtk_window_close (GTK_WINDOW (self));
}

/* (element-type gint64): those that the trial let pass. */
static GArray *
list_willing (TzAidStep *self)
{
  g_autoptr (GHashTable) refused = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < count_refused (self); i++)
    g_hash_table_add (refused, &((VisitStepRefusal *) g_ptr_array_index (self->result->refusals, i))->id);
  for (guint i = 0; i < self->ids->len; i++)
    if (!g_hash_table_contains (refused, &g_array_index (self->ids, gint64, i)))
      g_array_append_val (ids, g_array_index (self->ids, gint64, i));
  return ids;
}

/* "已批准 57 条，3 条没有办理" */
static char *
dup_done (TzAidStep *self,
          guint      n)
{
  const char *title = _(self->step->title);
  g_autofree char *label = NULL;

  if (count_refused (self) > 0)
    return g_strdup_printf (_("已办理“%s”%u 条，%u 条没有办理。"), title, n, count_refused (self));
  if (self->ids->len > 1)
    return g_strdup_printf (_("已办理“%s”%u 条。"), title, n);
  label = ledger_store_dup_label (self->store, self->reg, g_array_index (self->ids, gint64, 0));
  if (is_batch (self))
    return g_strdup_printf (_("已为“%s”办理“%s”，连同慰问记录共 %u 条。"), label, title, n);
  return g_strdup_printf (_("已为“%s”办理“%s”。"), label, title);
}

/* Who was left out stays on the screen until the list is no longer wanted. */
static void
applied_cb (TzDialog     *dialog,
            const GError *error,
            gpointer      data)
{
  TzAidStep *self = TZ_AID_STEP (dialog);
  Order *order = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      check (self);
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  self->done = TRUE;
  sentence = dup_done (self, order->result->n_done);
  g_signal_emit (self, signals[MESSAGE], 0, sentence, TRUE);
  if (count_refused (self) == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->counts), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->answers), FALSE);
  gtk_widget_set_visible (self->accept_bar, FALSE);
  gtk_widget_set_visible (self->apply, FALSE);
  gtk_widget_set_visible (self->save, TRUE);
  if (self->choice != NULL)
    gtk_widget_set_sensitive (self->choice, FALSE);
  tz_dialog_set_closing (dialog, _("关闭(_C)"));
  gtk_window_set_modal (GTK_WINDOW (self), FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
apply_clicked_cb (TzAidStep *self)
{
  g_autoptr (GArray) ids = NULL;

  if (!tz_aid_answers_flush (self->answers) || tz_dialog_is_busy (TZ_DIALOG (self)))
    return;
  if (self->check != 0)
    check (self);
  if (self->result == NULL || !gtk_widget_get_sensitive (self->apply))
    return;
  ids = list_willing (self);
  tz_dialog_set_lively (TZ_DIALOG (self), FALSE);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在办理……"), carry_out, applied_cb, make_order (self, ids, FALSE), free_order);
}

static char *
dup_cell (guint    row,
          guint    column,
          gpointer data)
{
  const VisitStepRefusal *refusal = g_ptr_array_index (TZ_AID_STEP (data)->result->refusals, row);

  if (column == 0)
    return g_strdup (refusal->label);
  if (column == 1)
    return g_strdup (refusal->doubtful ? _("请核对") : _("不能办理"));
  return g_strdup (refusal->text);
}

static void
saved (const char *sentence,
       gpointer    data)
{
  tz_dialog_say (data, TZ_TONE_PLAIN, sentence);
}

static void
save_clicked_cb (TzAidStep *self)
{
  g_autofree char *title = g_strdup_printf (_("没有%s的%s"), _(self->step->title), _(self->reg->row_title));
  TzSheet *sheet = tz_sheet_new (title, 3);

  tz_sheet_add (sheet, _(self->reg->row_title), _("结论"), _("原因"), NULL);
  for (guint i = 0; i < count_refused (self); i++)
    {
      g_autofree char *who = dup_cell (i, 0, self), *weight = dup_cell (i, 1, self), *why = dup_cell (i, 2, self);

      tz_sheet_add (sheet, who, weight, why, NULL);
    }
  tz_sheet_save (sheet, GTK_WINDOW (self), saved, g_object_ref (self), g_object_unref);
}

static void
tz_aid_step_dispose (GObject *object)
{
  TzAidStep *self = TZ_AID_STEP (object);

  g_clear_handle_id (&self->check, g_source_remove);
  if (self->list != NULL)
    tz_outcome_list_show (self->list, 0);
  self->list = NULL;
  G_OBJECT_CLASS (tz_aid_step_parent_class)->dispose (object);
}

static void
tz_aid_step_finalize (GObject *object)
{
  TzAidStep *self = TZ_AID_STEP (object);

  g_clear_pointer (&self->result, visit_step_result_free);
  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_aid_step_parent_class)->finalize (object);
}

static void
tz_aid_step_class_init (TzAidStepClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_aid_step_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_aid_step_finalize;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_AID_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_AID_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
tz_aid_step_init (TzAidStep *self)
{
  self->steps = g_ptr_array_new ();
}

/* Steps that at least one of the rows may take; the usual one of the most comes first to mind. */
static void
find_steps (TzAidStep *self)
{
  guint status = ledger_register_find_field (self->reg, "status");
  guint n_all, most = 0;
  const VisitStep *all = visit_steps_get (&n_all);
  guint at[10] = { 0 };

  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (self->store, self->reg, g_array_index (self->ids, gint64, i), NULL);
      const char *code = record != NULL ? ledger_record_get (record, status) : NULL;

      if (code != NULL && g_ascii_isdigit (code[0]))
        at[code[0] - '0']++;
    }
  for (guint i = 0; i < n_all; i++)
    for (const char *from = all[i].from; *from != '\0'; from++)
      if (at[*from - '0'] > 0)
        {
          g_ptr_array_add (self->steps, (gpointer) &all[i]);
          break;
        }
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      const char code[] = { (char) ('0' + i), '\0' };

      if (at[i] > most && visit_steps_next (code) != NULL)
        {
          most = at[i];
          self->step = visit_steps_next (code);
        }
    }
}

static GtkWidget *
make_choice (TzAidStep *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new_with_mnemonic (_("办理(_D)"));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->steps->len; i++)
    gtk_string_list_append (titles, _(((const VisitStep *) g_ptr_array_index (self->steps, i))->title));
  g_ptr_array_find (self->steps, self->step, &chosen);
  self->choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), chosen);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), self->choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("办理"), -1);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (step_chosen_cb), self);
  gtk_box_append (GTK_BOX (line), caption);
  gtk_box_append (GTK_BOX (line), self->choice);
  return line;
}

static GtkWidget *
make_accept (TzAidStep *self)
{
  self->accept_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("“请核对”的确认无误，写明原因后一并办理"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("仍要办理的原因"), -1);
  gtk_widget_set_hexpand (self->reason, TRUE);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (queue_check), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (go_on), self);
  gtk_widget_add_css_class (self->accept_bar, "notice-bar");
  gtk_box_append (GTK_BOX (self->accept_bar), self->reason);
  return self->accept_bar;
}

static void
build (TzAidStep *self)
{
  const TzOutcomeColumn columns[] = { { _("记录"), 260 }, { _("结论"), 80 }, { _("原因"), 0 } };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *whom = self->ids->len == 1
                            ? ledger_store_dup_label (self->store, self->reg, g_array_index (self->ids, gint64, 0))
                            : g_strdup_printf (_("选中的 %u 条%s"), self->ids->len, _(self->reg->row_title));

  self->answers = TZ_AID_ANSWERS (tz_aid_answers_new (self->store, self->reg, self->ids));
  self->list = TZ_OUTCOME_LIST (tz_outcome_list_new (_("不能办理的"), columns, G_N_ELEMENTS (columns), dup_cell, self));
  gtk_box_append (GTK_BOX (content), tz_paragraph_new (whom, "heading"));
  if (self->steps->len > 0)
    gtk_box_append (GTK_BOX (content), make_choice (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->answers));
  gtk_box_append (GTK_BOX (content), self->counts = tz_paragraph_new (NULL, NULL));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (content), make_accept (self));
  gtk_widget_add_css_class (content, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), content);
  self->save = tz_dialog_add_extra (TZ_DIALOG (self), _("存为表格(_S)…"), G_CALLBACK (save_clicked_cb));
  gtk_widget_set_visible (self->save, FALSE);
  self->apply = tz_dialog_add_button (TZ_DIALOG (self), _("办理(_B)"), G_CALLBACK (apply_clicked_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
  g_signal_connect_swapped (self->answers, "changed", G_CALLBACK (queue_check), self);
  g_signal_connect_swapped (self->answers, "finished", G_CALLBACK (go_on), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (row_activated_cb), self);
}

gboolean
tz_aid_step_has (const LedgerRegister *reg)
{
  return reg == &visits_register || reg == &visit_batches_register || reg == &aids_register;
}

GtkWidget *
tz_aid_step_new (GtkWindow            *parent,
                 LedgerStore          *store,
                 const LedgerRegister *reg,
                 GArray               *ids,
                 const VisitStep      *step)
{
  double scale = tz_look_get_text_scale ();
  TzAidStep *self = tz_dialog_new (TZ_TYPE_AID_STEP, parent, step != NULL ? _(step->title) : _("批量办理"), (int) (700 * scale),
                                   (int) ((ids->len == 1 && reg != &visit_batches_register ? 300 : 460) * scale));

  self->store = g_object_ref (store);
  self->reg = reg;
  self->ids = g_array_ref (ids);
  self->step = step;
  if (step == NULL)
    find_steps (self);
  if (self->step == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  build (self);
  tz_aid_answers_ask (self->answers, self->step);
  check (self);
  if (self->choice == NULL && tz_aid_answers_is_complete (self->answers))
    gtk_widget_grab_focus (self->apply);
  else if (self->choice != NULL)
    gtk_widget_grab_focus (self->choice);
  else
    tz_aid_answers_focus (self->answers);
  return GTK_WIDGET (self);
}
