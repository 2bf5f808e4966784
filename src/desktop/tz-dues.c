/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan is made anew at every month that is typed; what is refused stands first in its list. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-dues.h"

#include <string.h>

#include "dues.h"
#include "ledger-date.h"

#include "tz-dialog.h"
#include "tz-lines.h"

#define TZ_TYPE_DUES (tz_dues_get_type ())
G_DECLARE_FINAL_TYPE (TzDues, tz_dues, TZ, DUES, TzDialog)

/* So many lines are read; the figures tell of all. */
#define MANY 300

struct _TzDues
{
  TzDialog     parent_instance;

  LedgerStore *store;
  GArray      *ids;
  DuesPlan    *plan;

  GtkWidget   *month;
  GtkWidget   *problem;
  GtkWidget   *summary;
  GtkWidget   *list;
  GtkWidget   *go;
};

/* The plan is the thread's while it writes, also when the dialog is closed meanwhile. */
typedef struct
{
  DuesPlan *plan;
} Order;

G_DEFINE_FINAL_TYPE (TzDues, tz_dues, TZ_TYPE_DIALOG)

static void
add_row (TzDues        *self,
         const DuesRow *row)
{
  static const char *const words[] = { N_("登记"), N_("已交至更晚，不改"), NULL };
  const char *word = row->why != NULL ? row->why : _(words[row->outcome]);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *last = tz_lines_make_cell (word, 10, row->outcome == DUES_REFUSED ? "field-problem" : NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", row->label, word);

  gtk_widget_set_hexpand (last, TRUE);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (row->label, 14, NULL));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (row->before != NULL ? row->before : _("未登记"), 8, "numeric"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (row->outcome == DUES_FORWARD ? self->plan->until
                                            : row->before != NULL ? row->before : "—", 8, "numeric"));
  gtk_box_append (GTK_BOX (box), last);
  tz_lines_append (self->list, box, name);
}

/* Refused first, then what stays, then what changes. */
static void
show_plan (TzDues *self)
{
  static const DuesOutcome order[] = { DUES_REFUSED, DUES_LATER, DUES_FORWARD };
  g_autofree char *text = g_strdup_printf (_("选中 %u 人：登记 %u 人，已交至更晚 %u 人，不能登记 %u 人"), self->plan->rows->len,
                                           self->plan->n[DUES_FORWARD], self->plan->n[DUES_LATER], self->plan->n[DUES_REFUSED]);
  guint shown = 0;

  tz_lines_clear (self->list);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    for (guint i = 0; i < self->plan->rows->len && shown < MANY; i++)
      {
        const DuesRow *row = g_ptr_array_index (self->plan->rows, i);

        if (row->outcome != order[o])
          continue;
        add_row (self, row);
        shown++;
      }
  if (shown < self->plan->rows->len)
    {
      g_autofree char *rest = g_strdup_printf (_("还有 %u 人"), self->plan->rows->len - shown);
      GtkWidget *label = tz_lines_make_cell (rest, 0, "dim-label");

      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
    }
}

static void
month_changed_cb (TzDues *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->month));
  g_autofree char *iso = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->plan, dues_plan_free);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  if (ledger_date_parse (typed, TRUE, &iso, &error))
    {
      /* The day does not matter. */
      iso[7] = '\0';
      self->plan = dues_plan_new (self->store, self->ids, iso, &error);
    }
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
  gtk_widget_set_sensitive (self->go, self->plan != NULL && self->plan->n[DUES_FORWARD] > 0);
  if (self->plan != NULL)
    show_plan (self);
  else
    tz_lines_clear (self->list);
}

static gboolean
write_plan (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  return dues_plan_apply (((Order *) data)->plan, store, error);
}

/* The plan says what became of each. */
static void
plan_written (TzDialog     *dialog,
              const GError *error,
              gpointer      data)
{
  TzDues *self = TZ_DUES (dialog);
  g_autofree char *sentence = NULL;

  self->plan = g_steal_pointer (&((Order *) data)->plan);
  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  show_plan (self);
  sentence = g_strdup_printf (_("已登记 %u 人的会费交至%s。可以撤销。"), self->plan->n[DUES_FORWARD], self->plan->until);
  gtk_widget_set_sensitive (self->go, FALSE);
  gtk_widget_set_sensitive (self->month, FALSE);
  tz_dialog_set_closing (dialog, _("关闭"));
  tz_dialog_say (dialog, TZ_TONE_GOOD, sentence);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->plan, dues_plan_free);
  g_free (order);
}

static void
go_clicked_cb (TzDues *self)
{
  Order *order;

  if (self->plan == NULL || self->plan->n[DUES_FORWARD] == 0)
    return;
  order = g_new0 (Order, 1);
  order->plan = g_steal_pointer (&self->plan);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在登记会费"), write_plan, plan_written, order, free_order);
}

static void
tz_dues_dispose (GObject *object)
{
  g_clear_object (&TZ_DUES (object)->store);
  G_OBJECT_CLASS (tz_dues_parent_class)->dispose (object);
}

static void
tz_dues_finalize (GObject *object)
{
  TzDues *self = TZ_DUES (object);

  g_clear_pointer (&self->plan, dues_plan_free);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (tz_dues_parent_class)->finalize (object);
}

static void
tz_dues_class_init (TzDuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_dues_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_dues_finalize;
}

static GtkWidget *
make_question (TzDues *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *caption = gtk_label_new_with_mnemonic (_("会费交至(_M)"));

  self->month = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->month), _("年月，如2026-09"));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->month), 14);
  gtk_entry_set_activates_default (GTK_ENTRY (self->month), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), self->month);
  self->problem = tz_lines_make_cell ("", 0, "field-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (line), caption);
  gtk_box_append (GTK_BOX (line), self->month);
  gtk_box_append (GTK_BOX (line), self->problem);
  return line;
}

static GtkWidget *
make_heads (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  gtk_widget_add_css_class (box, "dues-heads");
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("姓名"), 14, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("原交至"), 8, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("登记后"), 8, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("结果"), 10, "dim-label"));
  return box;
}

static void
tz_dues_init (TzDues *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->summary = tz_lines_make_cell ("", 0, "numeric");
  gtk_widget_add_css_class (body, "wizard-page");
  gtk_box_append (GTK_BOX (body), make_question (self));
  gtk_box_append (GTK_BOX (body), self->summary);
  gtk_box_append (GTK_BOX (body), make_heads ());
  gtk_box_append (GTK_BOX (body), tz_lines_make_list (_("登记的会员"), &self->list));
  tz_dialog_set_content (TZ_DIALOG (self), body);
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("登记(_E)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
  g_signal_connect_swapped (self->month, "changed", G_CALLBACK (month_changed_cb), self);
}

void
tz_dues_present (GtkWindow   *parent,
                 LedgerStore *store,
                 GArray      *ids)
{
  TzDues *self = tz_dialog_new (TZ_TYPE_DUES, parent, _("登记会费"), 680, 520);
  g_autofree char *month = g_strndup (ledger_store_get_today (store), 7);

  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  gtk_editable_set_text (GTK_EDITABLE (self->month), month);
  gtk_widget_grab_focus (self->month);
  gtk_window_present (GTK_WINDOW (self));
}
