/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through a change: choose, fill, see who can, apply, keep the list of who could not. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-event.h"

#include "codes.h"
#include "members.h"
#include "membership-batch.h"
#include "orgs.h"
#include "tz-event-choice.h"
#include "tz-event-form.h"
#include "tz-event-list.h"
#include "tz-look.h"
#include "units.h"

/* So many members are judged while the hand rests; more in a thread. */
#define AT_ONCE     300
#define CHECK_DELAY 200

/* What follows when the thread that judges has stopped. */
typedef enum
{
  NEXT_NOTHING,
  NEXT_JUDGE,
  NEXT_APPLY,
} Next;

struct _TzEvent
{
  TzDialog           parent_instance;

  LedgerStore       *store;
  GArray            *members;
  LedgerEdit        *edit;     /* of the one member, or the form for many */
  LedgerProblems    *problems;
  MembershipOutcome *outcome;  /* who can; NULL while nobody knows */
  guint              check;
  gboolean           tried;    /* what is still empty is an error now */
  Next               next;

  GtkWidget         *stack;
  GtkWidget         *whom;
  TzEventChoice     *choice;
  TzEventForm       *form;
  GtkWidget         *side;
  GtkWidget         *counts;
  TzEventList       *list;
  GtkWidget         *accept_bar;
  GtkWidget         *accept_text;
  GtkWidget         *reason;
  GtkWidget         *done_title;
  TzEventList       *refused;
  GtkWidget         *back;
  GtkWidget         *apply;
  GtkWidget         *copy;
  GtkWidget         *save;
};

/* What a thread is asked for: belongs to it until it is done. */
typedef struct
{
  GArray            *members;
  LedgerRecord      *form;
  char              *accept;
  gboolean           writing;
  MembershipOutcome *outcome;
} Order;

enum
{
  MESSAGE,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzEvent, tz_event, TZ_TYPE_DIALOG)

static void
check (TzEvent *self);

static void
apply_many (TzEvent *self);

static gboolean
is_single (TzEvent *self)
{
  return self->members->len == 1;
}

static const char *
get_word (TzEvent *self)
{
  return _(ledger_choices_find (codes_member_event, ledger_edit_get (self->edit, MEMBER_EVENT_EVENT))->title);
}

/* What is typed as the reason to go on in spite of doubts, or NULL; caller frees. */
static char *
dup_reason (TzEvent *self)
{
  char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return gtk_widget_get_visible (self->accept_bar) && reason[0] != '\0' ? reason : (g_free (reason), NULL);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_array_unref (order->members);
  ledger_record_unref (order->form);
  g_free (order->accept);
  g_clear_pointer (&order->outcome, membership_outcome_free);
  g_free (order);
}

static Order *
make_order (TzEvent *self,
            gboolean writing)
{
  Order *order = g_new0 (Order, 1);

  order->members = g_array_ref (self->members);
  order->form = ledger_record_copy (self->edit->after);
  order->accept = g_strdup (self->edit->accept);
  order->writing = writing;
  return order;
}

/* @job: (nullable). */
static gboolean
carry_out (TzJob       *job,
           LedgerStore *store,
           gpointer     data,
           GError     **error)
{
  Order *order = data;
  g_autoptr (LedgerEdit) form = ledger_edit_new (store, &member_events_register);
  GCancellable *cancellable = job != NULL ? tz_job_get_cancellable (job) : NULL;

  ledger_record_unref (form->after);
  form->after = ledger_record_copy (order->form);
  form->accept = g_strdup (order->accept);
  if (order->writing)
    order->outcome = membership_apply_all (store, order->members, form, tz_job_report_fraction, job, cancellable, error);
  else
    order->outcome = membership_try_all (store, order->members, form, tz_job_report_fraction, job, cancellable, error);
  return order->outcome != NULL;
}

static void
show_counts (TzEvent *self)
{
  g_autofree char *text = NULL;
  guint n_refused = self->outcome != NULL ? self->outcome->refused->len : 0;

  if (ledger_problems_count (self->problems, LEDGER_BLOCKING) > 0)
    text = g_strdup_printf (_("选中 %u 人。先填好左边标出的各项。"), self->members->len);
  else if (self->outcome == NULL)
    text = g_strdup_printf (_("选中 %u 人，正在核对……"), self->members->len);
  else if (n_refused == 0)
    text = g_strdup_printf (_("%u 人都可以办理"), self->outcome->done);
  else
    text = g_strdup_printf (_("%u 人可以办理，%u 人不能"), self->outcome->done, n_refused);
  gtk_label_set_text (GTK_LABEL (self->counts), text);
}

/* "王芳 / 会籍状态：正常 → 已转出 / 所属组织：一分会，不变" */
static void
show_change (TzEvent *self)
{
  LedgerRecord *after = self->edit->after;
  gint64 from = ledger_record_get_number (after, MEMBER_EVENT_FROM_ORG);
  gint64 to = ledger_record_get_number (after, MEMBER_EVENT_ORG_ID);
  const char *was = membership_get_word (ledger_record_get (after, MEMBER_EVENT_WAS_STATE));
  const char *will = membership_get_word (ledger_record_get (after, MEMBER_EVENT_STATE));
  g_autofree char *who = ledger_store_dup_label (self->store, &members_register, g_array_index (self->members, gint64, 0));
  g_autofree char *from_label = ledger_store_dup_label (self->store, &orgs_register, from);
  g_autofree char *to_label = ledger_store_dup_label (self->store, &orgs_register, to);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_strcmp0 (was, will) == 0)
    g_string_printf (text, _("%s\n会籍状态：%s，不变"), who, was);
  else
    g_string_printf (text, _("%s\n会籍状态：%s → %s"), who, was, will);
  if (from == to && to != 0)
    g_string_append_printf (text, _("\n所属组织：%s，不变"), to_label);
  else if (to != 0)
    g_string_append_printf (text, _("\n所属组织：%s → %s"), from != 0 ? from_label : _("未填"), to_label);
  gtk_label_set_text (GTK_LABEL (self->counts), text->str);
}

static guint
count_doubtful (TzEvent *self)
{
  guint n = 0;

  if (is_single (self))
    return ledger_problems_count (self->problems, LEDGER_WARNING);
  for (guint i = 0; self->outcome != NULL && i < self->outcome->refused->len; i++)
    n += ((MembershipRefusal *) g_ptr_array_index (self->outcome->refused, i))->doubtful;
  return n;
}

/* Stays while a reason is typed: with one there is no doubt left. */
static void
show_accept (TzEvent *self)
{
  guint n = count_doubtful (self);
  g_autofree char *text = NULL;

  if (n > 0)
    {
      text = g_strdup_printf (is_single (self) ? _("请核对 %u 处存疑的内容。确认无误，写明原因后仍可办理。")
                                               : _("不能办理的人里有 %u 人只是存疑。核对无误，写明原因后一并办理。"), n);
      gtk_label_set_text (GTK_LABEL (self->accept_text), text);
    }
  gtk_widget_set_visible (self->accept_bar, n > 0 || gtk_editable_get_text (GTK_EDITABLE (self->reason))[0] != '\0');
}

static void
show_apply (TzEvent *self)
{
  gboolean blocked = ledger_problems_count (self->problems, LEDGER_BLOCKING) > 0;
  guint n_doubts = ledger_problems_count (self->problems, LEDGER_WARNING);
  g_autofree char *label = NULL;

  if (is_single (self))
    {
      gtk_button_set_label (GTK_BUTTON (self->apply), n_doubts > 0 ? _("仍要办理(_B)") : _("办理(_B)"));
      gtk_widget_set_sensitive (self->apply, !self->tried || (!blocked && (n_doubts == 0 || self->edit->accept != NULL)));
      return;
    }
  label = g_strdup_printf (_("为 %u 人办理(_B)"), self->outcome != NULL ? self->outcome->done : self->members->len);
  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, !blocked && (self->outcome == NULL || self->outcome->done > 0));
}

/* Takes @outcome, which may be NULL. The list lets go of the old one first. */
static void
set_outcome (TzEvent           *self,
             MembershipOutcome *outcome)
{
  g_autoptr (MembershipOutcome) old = g_steal_pointer (&self->outcome);

  self->outcome = outcome;
  tz_event_list_show (self->list, self->members, self->edit, outcome);
  show_counts (self);
  show_accept (self);
  show_apply (self);
}

static void
judged_cb (TzDialog     *dialog,
           const GError *error,
           gpointer      data)
{
  TzEvent *self = TZ_EVENT (dialog);
  Order *order = data;

  Next next = self->next;

  self->next = NEXT_NOTHING;
  if (next == NEXT_JUDGE)
    check (self);
  else if (next == NEXT_APPLY)
    apply_many (self);
  else if (error == NULL)
    set_outcome (self, g_steal_pointer (&order->outcome));
  else
    tz_dialog_say (dialog, TZ_TONE_PLAIN, _("没有核对完；办理时仍会逐个核对。"));
}

static void
judge_many (TzEvent *self)
{
  Order *order;

  if (self->members->len > AT_ONCE && tz_dialog_is_busy (TZ_DIALOG (self)))
    {
      self->next = NEXT_JUDGE;
      tz_dialog_stop (TZ_DIALOG (self));
      return;
    }
  order = make_order (self, FALSE);
  if (self->members->len > AT_ONCE)
    {
      set_outcome (self, NULL);
      tz_dialog_set_lively (TZ_DIALOG (self), TRUE);
      tz_dialog_run (TZ_DIALOG (self), self->store, _("正在逐个核对……"), carry_out, judged_cb, order, free_order);
      return;
    }
  carry_out (NULL, self->store, order, NULL);
  set_outcome (self, g_steal_pointer (&order->outcome));
  free_order (order);
}

/* A form for many is nobody's: that is no problem of its own. */
static gboolean
is_form_wrong (TzEvent *self)
{
  for (guint i = 0; i < ledger_problems_get_length (self->problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (self->problems, i);

      if (problem->severity == LEDGER_BLOCKING && g_strcmp0 (problem->code, "no-member") != 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_form (TzEvent *self)
{
  g_free (self->edit->accept);
  self->edit->accept = dup_reason (self);
  ledger_problems_clear (self->problems);
  ledger_edit_check (self->edit, self->problems);
  tz_event_form_set_problems (self->form, self->problems, !self->tried);
}

static void
check (TzEvent *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  if (self->edit == NULL)
    return;
  check_form (self);
  if (is_single (self))
    {
      show_change (self);
      show_accept (self);
      show_apply (self);
      return;
    }
  if (is_form_wrong (self))
    {
      set_outcome (self, NULL);
      return;
    }
  ledger_problems_clear (self->problems);
  judge_many (self);
}

static void
check_due_cb (gpointer data)
{
  TzEvent *self = data;

  self->check = 0;
  check (self);
}

static void
queue_check (TzEvent *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  self->check = g_timeout_add_once (CHECK_DELAY, check_due_cb, self);
}

static void
form_finished_cb (TzEvent *self)
{
  check (self);
  if (gtk_widget_get_visible (self->accept_bar) && self->edit->accept == NULL)
    gtk_widget_grab_focus (self->reason);
  else
    gtk_widget_grab_focus (self->apply);
}

static void
reason_activated_cb (TzEvent *self)
{
  check (self);
  gtk_widget_grab_focus (self->apply);
}

/* The buttons that belong to a page. */
static void
show_page (TzEvent    *self,
           const char *page)
{
  gboolean form = g_str_equal (page, "form");
  gboolean done = g_str_equal (page, "done");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->back, form);
  gtk_widget_set_visible (self->apply, form);
  gtk_widget_set_visible (self->copy, done);
  gtk_widget_set_visible (self->save, done);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
}

static gboolean
begin (TzEvent    *self,
       const char *code)
{
  g_autoptr (GError) error = NULL;
  LedgerEdit *edit = membership_begin (self->store, is_single (self) ? g_array_index (self->members, gint64, 0) : 0,
                                       code, &error);

  if (edit == NULL)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return FALSE;
    }
  g_clear_pointer (&self->outcome, membership_outcome_free);
  tz_event_list_show (self->list, NULL, NULL, NULL);
  tz_event_form_show (self->form, edit);
  g_clear_pointer (&self->edit, ledger_edit_free);
  self->edit = edit;
  self->tried = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  show_page (self, "form");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
  check (self);
  tz_event_form_focus (self->form);
  return TRUE;
}

static void
event_chosen_cb (TzEvent    *self,
                 const char *code)
{
  begin (self, code);
}

static void
back_clicked_cb (TzEvent *self)
{
  if (tz_dialog_is_busy (TZ_DIALOG (self)))
    return;
  g_clear_handle_id (&self->check, g_source_remove);
  show_page (self, "choice");
  tz_event_choice_focus (self->choice);
}

static void
finish (TzEvent    *self,
        const char *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_single (TzEvent *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *who = NULL;
  g_autofree char *sentence = NULL;

  check_form (self);
  ledger_problems_clear (self->problems);
  if (!ledger_edit_save (self->edit, self->problems, &error))
    {
      self->tried = TRUE;
      check (self);
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      if (!tz_event_form_focus_error (self->form) && gtk_widget_get_visible (self->accept_bar))
        gtk_widget_grab_focus (self->reason);
      return;
    }
  who = ledger_store_dup_label (self->store, &members_register, g_array_index (self->members, gint64, 0));
  sentence = g_strdup_printf (_("已为%s办理%s"), who, get_word (self));
  finish (self, sentence);
}

static void
show_done (TzEvent *self)
{
  g_autofree char *title = self->outcome->done > 0
                           ? g_strdup_printf (_("已为 %u 人办理%s，%u 人没有办理"), self->outcome->done, get_word (self),
                                              self->outcome->refused->len)
                           : g_strdup_printf (_("没有办理：%u 人都不能"), self->outcome->refused->len);

  gtk_label_set_text (GTK_LABEL (self->done_title), title);
  tz_event_list_show_refused (self->refused, self->outcome);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  show_page (self, "done");
  /* The roster below can be worked in while the list stays open. */
  gtk_window_set_modal (GTK_WINDOW (self), FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->refused), GTK_DIR_TAB_FORWARD);
  if (self->outcome->done > 0)
    g_signal_emit (self, signals[MESSAGE], 0, title, TRUE);
}

static void
applied_cb (TzDialog     *dialog,
            const GError *error,
            gpointer      data)
{
  TzEvent *self = TZ_EVENT (dialog);
  Order *order = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                            ? _("已停止，没有改动。") : error->message);
      return;
    }
  set_outcome (self, g_steal_pointer (&order->outcome));
  if (self->outcome->refused->len > 0)
    {
      show_done (self);
      return;
    }
  sentence = g_strdup_printf (_("已为 %u 人办理%s"), self->outcome->done, get_word (self));
  finish (self, sentence);
}

static void
apply_many (TzEvent *self)
{
  check_form (self);
  if (is_form_wrong (self))
    {
      set_outcome (self, NULL);
      tz_event_form_focus_error (self->form);
      return;
    }
  tz_dialog_set_lively (TZ_DIALOG (self), FALSE);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在办理……"), carry_out, applied_cb, make_order (self, TRUE), free_order);
}

static void
apply_clicked_cb (TzEvent *self)
{
  gboolean flushed = self->edit != NULL && tz_event_form_flush (self->form);

  if (self->edit == NULL)
    return;
  g_clear_handle_id (&self->check, g_source_remove);
  self->tried = TRUE;
  if (!flushed)
    {
      check_form (self);
      tz_event_form_focus_error (self->form);
      return;
    }
  if (is_single (self))
    apply_single (self);
  else if (!tz_dialog_is_busy (TZ_DIALOG (self)))
    apply_many (self);
  else
    {
      self->next = NEXT_APPLY;
      tz_dialog_stop (TZ_DIALOG (self));
    }
}

static void
member_activated_cb (TzEvent *self,
                     gint64   id)
{
  g_signal_emit (self, signals[OPEN], 0, members_register.id, id);
}

static TzSheet *
make_sheet (TzEvent *self)
{
  g_autofree char *title = g_strdup_printf (_("没有办理%s的会员"), get_word (self));

  return tz_event_list_dup_sheet (self->refused, title);
}

static void
copy_clicked_cb (TzEvent *self)
{
  g_autoptr (TzSheet) sheet = make_sheet (self);

  tz_sheet_copy (sheet, GTK_WIDGET (self));
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, _("已复制，可以粘贴到表格里。"));
}

static void
saved (const char *sentence,
       gpointer    data)
{
  tz_dialog_say (data, TZ_TONE_PLAIN, sentence);
}

static void
save_clicked_cb (TzEvent *self)
{
  tz_sheet_save (make_sheet (self), GTK_WINDOW (self), saved, g_object_ref (self), g_object_unref);
}

static void
tz_event_dispose (GObject *object)
{
  TzEvent *self = TZ_EVENT (object);

  g_clear_handle_id (&self->check, g_source_remove);
  if (self->edit != NULL)
    {
      tz_event_form_show (self->form, NULL);
      tz_event_list_show (self->list, NULL, NULL, NULL);
      tz_event_list_show_refused (self->refused, NULL);
    }
  G_OBJECT_CLASS (tz_event_parent_class)->dispose (object);
  g_clear_pointer (&self->edit, ledger_edit_free);
  g_clear_pointer (&self->outcome, membership_outcome_free);
}

static void
tz_event_finalize (GObject *object)
{
  TzEvent *self = TZ_EVENT (object);

  ledger_problems_free (self->problems);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_event_parent_class)->finalize (object);
}

static void
tz_event_class_init (TzEventClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_event_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_event_finalize;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_EVENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_EVENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
tz_event_init (TzEvent *self)
{
  self->problems = ledger_problems_new ();
}

static GtkWidget *
get_widget (GtkBuilder *builder,
            const char *name)
{
  return GTK_WIDGET (gtk_builder_get_object (builder, name));
}

static void
build_pages (TzEvent    *self,
             GtkBuilder *builder)
{
  GtkBox *form_page = GTK_BOX (get_widget (builder, "form_page"));

  self->choice = TZ_EVENT_CHOICE (tz_event_choice_new ());
  self->form = TZ_EVENT_FORM (tz_event_form_new ());
  self->list = TZ_EVENT_LIST (tz_event_list_new (self->store));
  self->refused = TZ_EVENT_LIST (tz_event_list_new (self->store));
  gtk_widget_set_vexpand (GTK_WIDGET (self->choice), TRUE);
  gtk_box_append (GTK_BOX (get_widget (builder, "choice_page")), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (get_widget (builder, "done_page")), GTK_WIDGET (self->refused));
  gtk_widget_set_visible (GTK_WIDGET (self->list), !is_single (self));
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->list));
  gtk_box_append (form_page, GTK_WIDGET (self->form));
  if (is_single (self))
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (form_page), GTK_ORIENTATION_VERTICAL);
      gtk_box_prepend (form_page, self->side);
      gtk_widget_set_vexpand (GTK_WIDGET (self->form), TRUE);
    }
  else
    {
      gtk_widget_set_size_request (GTK_WIDGET (self->form), 370, -1);
      gtk_box_append (form_page, self->side);
    }
  g_signal_connect_swapped (self->choice, "chosen", G_CALLBACK (event_chosen_cb), self);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (queue_check), self);
  g_signal_connect_swapped (self->form, "finished", G_CALLBACK (form_finished_cb), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (member_activated_cb), self);
  g_signal_connect_swapped (self->refused, "activated", G_CALLBACK (member_activated_cb), self);
}

static void
build (TzEvent *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-event.ui");

  self->stack = get_widget (builder, "stack");
  self->whom = get_widget (builder, "whom");
  self->side = get_widget (builder, "side");
  self->counts = get_widget (builder, "counts");
  self->accept_bar = get_widget (builder, "accept_bar");
  self->accept_text = get_widget (builder, "accept_text");
  self->reason = get_widget (builder, "reason");
  self->done_title = get_widget (builder, "done_title");
  build_pages (self, builder);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (queue_check), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (reason_activated_cb), self);
  tz_dialog_set_content (TZ_DIALOG (self), self->stack);
  self->copy = tz_dialog_add_extra (TZ_DIALOG (self), _("复制名单(_Y)"), G_CALLBACK (copy_clicked_cb));
  self->save = tz_dialog_add_extra (TZ_DIALOG (self), _("存为表格(_S)…"), G_CALLBACK (save_clicked_cb));
  self->back = tz_dialog_add_button (TZ_DIALOG (self), _("上一步(_P)"), G_CALLBACK (back_clicked_cb));
  self->apply = tz_dialog_add_button (TZ_DIALOG (self), _("办理(_B)"), G_CALLBACK (apply_clicked_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
}

/* "王芳（示范机电有限公司），现在正常" or "选中的 60 人". */
static char *
dup_whom (TzEvent *self)
{
  g_autoptr (LedgerRecord) member = NULL;
  g_autofree char *unit = NULL;

  if (!is_single (self))
    return g_strdup_printf (_("为选中的 %u 人办理什么？"), self->members->len);
  member = ledger_store_load (self->store, &members_register, g_array_index (self->members, gint64, 0), NULL);
  if (member == NULL)
    return g_strdup ("");
  unit = ledger_store_dup_label (self->store, &units_register, ledger_record_get_number (member, MEMBER_UNIT_ID));
  return g_strdup_printf (_("为%s（%s，会籍状态：%s）办理什么？"), ledger_record_get (member, MEMBER_NAME),
                          unit[0] != '\0' ? unit : _("未填单位"), membership_get_word (ledger_record_get (member, MEMBER_STATUS)));
}

GtkWidget *
tz_event_new (GtkWindow   *parent,
              LedgerStore *store,
              GArray      *members,
              const char  *code)
{
  double width = (members->len == 1 ? 720 : 1120) * tz_look_get_text_scale ();
  TzEvent *self = tz_dialog_new (TZ_TYPE_EVENT, parent, _("办理会籍变动"), (int) width, 640);
  g_autofree char *whom = NULL;

  self->store = g_object_ref (store);
  self->members = g_array_ref (members);
  build (self);
  whom = dup_whom (self);
  gtk_label_set_text (GTK_LABEL (self->whom), whom);
  tz_event_choice_show (self->choice, store, members);
  if (code == NULL || !begin (self, code))
    {
      show_page (self, "choice");
      tz_event_choice_focus (self->choice);
    }
  return GTK_WIDGET (self);
}
