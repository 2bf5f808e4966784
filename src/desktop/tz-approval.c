/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what activity-approval.c says, before and instead of a refusal. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-approval.h"

#include "activities.h"
#include "activity-approval.h"
#include "ledger-kind.h"
#include "officers.h"
#include "tz-editor-kinds.h"
#include "tz-lines.h"
#include "tz-look.h"
#include "volunteer-hours.h"

/* Never a table of the file: it lets the entry of the records be used here. */
static const LedgerField fields[] = {
  { .name = "approver_id", .title = N_("核定人"), .kind = &ledger_kind_reference, .refers_to = "officers" },
};

static const LedgerRegister asked_register = {
  .id = "approval_asked",
  .title = N_("核定时长"),
  .row_title = N_("核定时长"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

struct _TzApproval
{
  TzDialog          parent_instance;

  LedgerStore      *store;
  gint64            activity;
  LedgerEdit       *asked;
  ActivityApproval *tried;   /* or NULL */

  TzEditor         *approver;
  GtkWidget        *sums;
  GtkWidget        *verdict;
  GtkWidget        *scroller;
  GtkWidget        *list;
  GtkWidget        *accept_bar;
  GtkWidget        *reason;
  GtkWidget        *apply;
};

enum
{
  MESSAGE,
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzApproval, tz_approval, TZ_TYPE_DIALOG)

static gint64
get_approver (TzApproval *self)
{
  return ledger_record_get_number (self->asked->after, 0);
}

/* Caller frees; %NULL for none. */
static char *
dup_reason (TzApproval *self)
{
  char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return reason[0] != '\0' ? reason : (g_free (reason), NULL);
}

static void
show_apply (TzApproval *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->apply, self->tried != NULL && self->tried->n_blocking == 0 &&
                                         (self->tried->n_doubtful == 0 || reason != NULL));
}

static const char *
get_style (const ApprovalFinding *finding)
{
  return finding->severity == LEDGER_BLOCKING ? "error" : finding->severity == LEDGER_WARNING ? "warning" : "dim-label";
}

/* "王芳 / 必须改正 / 没有签退时间，时长算不出来" */
static void
add_finding (TzApproval            *self,
             const ApprovalFinding *finding)
{
  const char *weight = finding->severity == LEDGER_BLOCKING ? _("要改正") : finding->severity == LEDGER_WARNING ? _("请核对") : _("说明");
  g_autofree char *words = g_strdup_printf (_("%s，%s：%s"), finding->who, weight, finding->text);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = tz_lines_make_cell (finding->text, 0, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (finding->who, 14, NULL));
  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (weight, 6, get_style (finding)));
  gtk_box_append (GTK_BOX (line), text);
  tz_lines_append (self->list, line, words);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const ApprovalFinding *one = *(ApprovalFinding *const *) a, *two = *(ApprovalFinding *const *) b;

  return (int) two->severity - (int) one->severity;
}

static void
show_findings (TzApproval *self)
{
  tz_lines_clear (self->list);
  g_ptr_array_sort (self->tried->findings, compare_findings);
  for (guint i = 0; i < self->tried->findings->len; i++)
    add_finding (self, g_ptr_array_index (self->tried->findings, i));
  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i) != NULL; i++)
    gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i), TRUE);
  gtk_widget_set_visible (self->scroller, self->tried->findings->len > 0);
}

static void
show_verdict (TzApproval *self)
{
  const ActivityApproval *tried = self->tried;
  g_autofree char *hours = service_dup_hours (tried->minutes);
  g_autofree char *raw = service_dup_hours (tried->raw);
  g_autofree char *sums = g_strdup_printf (_("签到 %u 行 · 人次 %u · 实际 %s 小时 · 核定 %s 小时"), tried->rows, tried->visits, raw, hours);
  g_autofree char *verdict = NULL;

  if (tried->n_blocking > 0)
    verdict = g_strdup_printf (_("还不能核定：%u 处要改正。在一行上按回车，到那一行去改。"), tried->n_blocking);
  else if (tried->n_doubtful > 0)
    verdict = g_strdup_printf (_("可以核定，但有 %u 处请核对。确认无误，写明原因后核定。"), tried->n_doubtful);
  else
    verdict = g_strdup (_("都没有问题，可以核定。"));
  gtk_label_set_text (GTK_LABEL (self->sums), sums);
  gtk_label_set_text (GTK_LABEL (self->verdict), verdict);
  gtk_widget_set_visible (self->accept_bar, tried->n_blocking == 0 && tried->n_doubtful > 0);
}

static void
try (TzApproval *self)
{
  g_autoptr (GError) error = NULL;
  ActivityApproval *tried = activity_approval_try (self->store, self->activity, get_approver (self), &error);

  g_clear_pointer (&self->tried, activity_approval_free);
  self->tried = tried;
  if (tried == NULL)
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
  else
    {
      show_findings (self);
      show_verdict (self);
    }
  show_apply (self);
}

/* From the entry on to what is left to do. */
static void
go_on (TzApproval *self)
{
  if (gtk_widget_get_sensitive (self->apply))
    gtk_widget_grab_focus (self->apply);
  else if (gtk_widget_get_visible (self->accept_bar))
    gtk_widget_grab_focus (self->reason);
  else
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
row_activated_cb (TzApproval    *self,
                  GtkListBoxRow *row)
{
  const ApprovalFinding *finding = g_ptr_array_index (self->tried->findings, gtk_list_box_row_get_index (row));

  /* That is asked for here. */
  if (g_str_equal (finding->code, "no-approver"))
    {
      tz_editor_focus (self->approver);
      return;
    }
  g_signal_emit (self, signals[JUMP], 0, finding->row);
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_clicked_cb (TzApproval *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = dup_reason (self);
  g_autofree char *hours = NULL;
  g_autofree char *sentence = NULL;
  ActivityApproval *tried = NULL;

  if (!tz_editor_flush (self->approver))
    return;
  if (!activity_approve (self->store, self->activity, get_approver (self), reason, &tried, &error))
    {
      g_clear_pointer (&tried, activity_approval_free);
      try (self);
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  hours = service_dup_hours (tried->minutes);
  sentence = g_strdup_printf (_("已核定 %u 人次，共 %s 小时。"), tried->visits, hours);
  activity_approval_free (tried);
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tz_approval_dispose (GObject *object)
{
  TzApproval *self = TZ_APPROVAL (object);

  if (self->approver != NULL)
    tz_editor_bind (self->approver, NULL);
  self->approver = NULL;
  G_OBJECT_CLASS (tz_approval_parent_class)->dispose (object);
}

static void
tz_approval_finalize (GObject *object)
{
  TzApproval *self = TZ_APPROVAL (object);

  g_clear_pointer (&self->asked, ledger_edit_free);
  g_clear_pointer (&self->tried, activity_approval_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_approval_parent_class)->finalize (object);
}

static void
tz_approval_class_init (TzApprovalClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_approval_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_approval_finalize;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_APPROVAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[JUMP] = g_signal_new ("jump", TZ_TYPE_APPROVAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_approval_init (TzApproval *self)
{
}

/* The only one who may is meant. */
static void
begin (TzApproval *self)
{
  g_autoptr (GArray) may = officers_list (self->store, OFFICER_APPROVES, ledger_store_get_today (self->store), NULL);

  self->asked = ledger_edit_new (self->store, &asked_register);
  if (may != NULL && may->len == 1)
    ledger_record_set_number (self->asked->after, 0, g_array_index (may, gint64, 0));
}

static GtkWidget *
make_head (TzApproval *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (_(fields[0].title));

  self->approver = tz_editor_new (&asked_register, 0);
  tz_editor_bind (self->approver, self->asked);
  gtk_widget_set_hexpand (GTK_WIDGET (self->approver), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (self->approver)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(fields[0].title), -1);
  g_signal_connect_swapped (self->approver, "changed", G_CALLBACK (try), self);
  g_signal_connect_swapped (self->approver, "advance", G_CALLBACK (go_on), self);
  gtk_box_append (GTK_BOX (head), caption);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->approver));
  return head;
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
make_accept (TzApproval *self)
{
  self->accept_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("核对无误的原因，如：已与活动负责人核实"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("仍要核定的原因"), -1);
  gtk_widget_set_hexpand (self->reason, TRUE);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (show_apply), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (go_on), self);
  gtk_widget_add_css_class (self->accept_bar, "notice-bar");
  gtk_box_append (GTK_BOX (self->accept_bar), self->reason);
  return self->accept_bar;
}

GtkWidget *
tz_approval_new (GtkWindow   *parent,
                 LedgerStore *store,
                 gint64       activity)
{
  TzApproval *self = tz_dialog_new (TZ_TYPE_APPROVAL, parent, _("核定时长"), (int) (760 * tz_look_get_text_scale ()), 520);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *name = ledger_store_dup_label (store, &activities_register, activity);
  GtkWidget *title = make_label ("heading");

  self->store = g_object_ref (store);
  self->activity = activity;
  begin (self);
  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_box_append (GTK_BOX (content), title);
  gtk_box_append (GTK_BOX (content), make_head (self));
  gtk_box_append (GTK_BOX (content), self->sums = make_label (NULL));
  gtk_box_append (GTK_BOX (content), self->verdict = make_label (NULL));
  self->scroller = tz_lines_make_list (_("要改正和核对的"), &self->list);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (content), self->scroller);
  gtk_box_append (GTK_BOX (content), make_accept (self));
  gtk_widget_add_css_class (content, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), content);
  self->apply = tz_dialog_add_button (TZ_DIALOG (self), _("核定(_H)"), G_CALLBACK (apply_clicked_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  try (self);
  if (get_approver (self) != 0)
    go_on (self);
  else
    tz_editor_focus (self->approver);
  return GTK_WIDGET (self);
}
