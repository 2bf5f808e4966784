/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Usual periods in a list, any other typed, the next and the one before by a button. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-membership-bar.h"

#include "ledger-date.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "membership-report.h"
#include "orgs.h"
#include "tz-editor-kinds.h"
#include "union.h"

enum
{
  ASKED_FROM,
  ASKED_TO,
  ASKED_ORG,
  ASKED_N_FIELDS
};

/* Never a table of the file: it lets the entries of the records be used here. */
static const LedgerField fields[] = {
  [ASKED_FROM] = { .name = "from_date", .title = N_("从"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH },
  [ASKED_TO] = { .name = "to_date", .title = N_("到"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH },
  [ASKED_ORG] = { .name = "org_id", .title = N_("工会组织"), .kind = &ledger_kind_reference, .refers_to = "orgs",
                  .hint = N_("全部；可选一个组织及其下级") },
};

static const LedgerRegister asked_register = {
  .id = "membership_asked",
  .title = N_("会籍统计"),
  .row_title = N_("会籍统计"),
  .fields = fields,
  .n_fields = ASKED_N_FIELDS,
};

struct _TzMembershipBar
{
  GtkWidget    parent_instance;

  LedgerStore *store;
  LedgerEdit  *edit;
  char        *from;
  char        *to;
  GtkWidget   *box;
  GtkWidget   *period;
  TzEditor    *editors[ASKED_N_FIELDS];
  gboolean     showing;
};

enum
{
  CHANGED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzMembershipBar, tz_membership_bar, GTK_TYPE_WIDGET)

static gboolean
is_month (const char *iso)
{
  return strlen (iso) == 7;
}

/* A month alone means all of its days. */
static void
settle (TzMembershipBar *self)
{
  const char *from = ledger_edit_get (self->edit, ASKED_FROM);
  const char *to = ledger_edit_get (self->edit, ASKED_TO);

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  if (from == NULL)
    return;
  self->from = is_month (from) ? g_strconcat (from, "-01", NULL) : g_strdup (from);
  if (to != NULL)
    self->to = is_month (to) ? membership_month_end (to) : g_strdup (to);
  else
    self->to = is_month (from) ? membership_month_end (from) : g_strdup (ledger_store_get_today (self->store));
  if (strcmp (self->from, self->to) > 0)
    {
      g_clear_pointer (&self->from, g_free);
      g_clear_pointer (&self->to, g_free);
    }
}

static void
show_dates (TzMembershipBar *self,
            const char      *from,
            const char      *to)
{
  ledger_edit_set (self->edit, ASKED_FROM, from);
  ledger_edit_set (self->edit, ASKED_TO, to);
  for (guint i = ASKED_FROM; i <= ASKED_TO; i++)
    {
      tz_editor_revert (self->editors[i]);
      tz_editor_refresh (self->editors[i]);
    }
}

/* The list says "其他" when the days are none of its periods. */
static void
show_period (TzMembershipBar *self)
{
  guint shown = MEMBERSHIP_N_PERIODS;

  for (guint i = 0; i < MEMBERSHIP_N_PERIODS && shown == MEMBERSHIP_N_PERIODS; i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      membership_period_find (i, ledger_store_get_today (self->store),
                              union_get_report_month (self->store), &from, &to);
      if (g_strcmp0 (from, self->from) == 0 && g_strcmp0 (to, self->to) == 0)
        shown = i;
    }
  self->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), shown);
  self->showing = FALSE;
}

static void
tell (TzMembershipBar *self)
{
  settle (self);
  show_period (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_period (TzMembershipBar *self,
               guint            period)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  membership_period_find (period, ledger_store_get_today (self->store),
                              union_get_report_month (self->store), &from, &to);
  show_dates (self, from, to);
  tell (self);
}

static void
period_chosen_cb (TzMembershipBar *self)
{
  guint period = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));

  if (!self->showing && period < MEMBERSHIP_N_PERIODS)
    choose_period (self, period);
}

static void
editor_changed_cb (TzMembershipBar *self)
{
  tell (self);
}

static void
editor_advanced_cb (TzEditor        *editor,
                    TzMembershipBar *self)
{
  tz_editor_focus (self->editors[(tz_editor_get_index (editor) + 1) % ASKED_N_FIELDS]);
}

static void
editor_opened_cb (TzMembershipBar *self,
                  const char      *register_id,
                  gint64           id)
{
  g_signal_emit (self, signals[OPEN], 0, register_id, id);
}

/* Whole months move by as many months, other periods by as many days. */
static void
shift (TzMembershipBar *self,
       int              direction)
{
  g_autofree char *end = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->from == NULL)
    return;
  end = membership_month_end (self->to);
  if (g_str_has_suffix (self->from, "-01") && g_str_equal (end, self->to))
    {
      int n = 12 * (atoi (self->to) - atoi (self->from)) + atoi (self->to + 5) - atoi (self->from + 5) + 1;
      g_autofree char *first = g_strdup_printf ("%.7s-01", self->to);
      g_autofree char *last = ledger_date_add_months (first, n * direction);

      from = ledger_date_add_months (self->from, n * direction);
      to = membership_month_end (last);
    }
  else
    {
      int n = ledger_date_days_between (self->from, self->to) + 1;

      from = ledger_date_add_days (self->from, n * direction);
      to = ledger_date_add_days (self->to, n * direction);
    }
  show_dates (self, from, to);
  tell (self);
}

static void
earlier_clicked_cb (TzMembershipBar *self)
{
  shift (self, -1);
}

static void
later_clicked_cb (TzMembershipBar *self)
{
  shift (self, 1);
}

static void
tz_membership_bar_dispose (GObject *object)
{
  TzMembershipBar *self = TZ_MEMBERSHIP_BAR (object);

  for (guint i = 0; self->box != NULL && i < ASKED_N_FIELDS; i++)
    tz_editor_bind (self->editors[i], NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->edit, ledger_edit_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_membership_bar_parent_class)->dispose (object);
}

static void
tz_membership_bar_finalize (GObject *object)
{
  g_free (TZ_MEMBERSHIP_BAR (object)->from);
  g_free (TZ_MEMBERSHIP_BAR (object)->to);
  G_OBJECT_CLASS (tz_membership_bar_parent_class)->finalize (object);
}

static void
tz_membership_bar_class_init (TzMembershipBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_membership_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_membership_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_MEMBERSHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_MEMBERSHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static GtkWidget *
add_button (TzMembershipBar *self,
            const char      *icon,
            const char      *words,
            GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
add_period (TzMembershipBar *self)
{
  const char *titles[MEMBERSHIP_N_PERIODS + 2] = { NULL };

  for (guint i = 0; i < MEMBERSHIP_N_PERIODS; i++)
    titles[i] = membership_period_get_title (i);
  titles[MEMBERSHIP_N_PERIODS] = _("其他");
  self->period = gtk_drop_down_new_from_strings (titles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period), GTK_ACCESSIBLE_PROPERTY_LABEL, _("期间"), -1);
  gtk_widget_set_tooltip_text (self->period, _("统计年度从几月开始，可在“本会”里改"));
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (period_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->period);
}

static void
add_editor (TzMembershipBar *self,
            guint            field)
{
  TzEditor *editor = tz_editor_new (&asked_register, field);

  self->editors[field] = editor;
  gtk_box_append (GTK_BOX (self->box), gtk_label_new (_(fields[field].title)));
  gtk_widget_set_hexpand (GTK_WIDGET (editor), field == ASKED_ORG);
  if (field != ASKED_ORG)
    gtk_widget_set_size_request (GTK_WIDGET (editor), 130, -1);
  tz_editor_bind (editor, self->edit);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect (editor, "advance", G_CALLBACK (editor_advanced_cb), self);
  g_signal_connect_swapped (editor, "open", G_CALLBACK (editor_opened_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (editor));
}

static void
tz_membership_bar_init (TzMembershipBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tz_membership_bar_new (LedgerStore *store)
{
  TzMembershipBar *self = g_object_new (TZ_TYPE_MEMBERSHIP_BAR, NULL);

  self->store = g_object_ref (store);
  self->edit = ledger_edit_new (store, &asked_register);
  add_period (self);
  add_button (self, "go-previous-symbolic", _("前一期"), G_CALLBACK (earlier_clicked_cb));
  add_button (self, "go-next-symbolic", _("后一期"), G_CALLBACK (later_clicked_cb));
  for (guint i = 0; i < ASKED_N_FIELDS; i++)
    add_editor (self, i);
  choose_period (self, MEMBERSHIP_THIS_MONTH);
  return GTK_WIDGET (self);
}

const char *
tz_membership_bar_get_from (TzMembershipBar *self)
{
  return self->from;
}

const char *
tz_membership_bar_get_to (TzMembershipBar *self)
{
  return self->to;
}

gint64
tz_membership_bar_get_org (TzMembershipBar *self)
{
  return ledger_record_get_number (self->edit->after, ASKED_ORG);
}

void
tz_membership_bar_set_days (TzMembershipBar *self,
                            const char      *from,
                            const char      *to)
{
  show_dates (self, from, to);
  tell (self);
}

char *
tz_membership_bar_dup_title (TzMembershipBar *self)
{
  g_autofree char *end = self->from != NULL ? membership_month_end (self->from) : NULL;
  g_autofree char *days = NULL;
  g_autofree char *org = NULL;

  if (self->from == NULL)
    return g_strdup ("");
  if (g_str_has_suffix (self->from, "-01") && g_str_equal (end, self->to))
    days = g_strdup_printf (_("%d年%d月"), atoi (self->from), atoi (self->from + 5));
  else
    days = g_strdup_printf (_("%s至%s"), self->from, self->to);
  org = ledger_store_dup_label (self->store, &orgs_register, tz_membership_bar_get_org (self));
  return org[0] != '\0' ? g_strdup_printf ("%s %s", days, org) : g_steal_pointer (&days);
}
