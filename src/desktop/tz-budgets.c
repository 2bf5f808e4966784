/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each fund: its name opens it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-budgets.h"

#include "funds.h"
#include "ledger-amount.h"

/* More funds than that have a page of their own. */
#define MANY 40

struct _TzBudgets
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *grid;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzBudgets, tz_budgets, GTK_TYPE_WIDGET)

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  g_signal_emit (widget, signals[OPEN], 0, funds_register.id, g_variant_get_int64 (target));
}

static void
tz_budgets_dispose (GObject *object)
{
  g_clear_pointer (&TZ_BUDGETS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_budgets_parent_class)->dispose (object);
}

static void
tz_budgets_class_init (TzBudgetsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_budgets_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "budgets");
  gtk_widget_class_install_action (widget_class, "budgets.open", "x", open_cb);
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_BUDGETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
tz_budgets_init (TzBudgets *self)
{
  GtkWidget *heading = gtk_label_new (_("经费：预算与已用"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = gtk_grid_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* "已用3000元，占用1000元，预算50000元，余46000元"; caller frees. */
static char *
dup_words (gint64 budget,
           gint64 spent,
           gint64 reserved)
{
  g_autofree char *used = ledger_amount_in_words (spent);
  g_autofree char *kept = ledger_amount_in_words (reserved);
  g_autofree char *all = ledger_amount_in_words (budget);
  g_autofree char *left = ledger_amount_in_words (ABS (budget - spent - reserved));
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("已用%s"), used);
  if (reserved > 0)
    g_string_append_printf (text, _("，占用%s"), kept);
  if (budget == 0)
    g_string_append (text, _("，没有填预算"));
  else
    g_string_append_printf (text, spent + reserved > budget ? _("，预算%s，超出%s") : _("，预算%s，余%s"), all, left);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_name (LedgerRecord *fund)
{
  const char *name = ledger_record_get (fund, FUND_NAME);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 24);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "budgets.open");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (fund->id));
  return button;
}

static void
add_fund (TzBudgets    *self,
          LedgerRecord *fund,
          int           line)
{
  gint64 budget = ledger_record_get_number (fund, FUND_BUDGET);
  gint64 spent = ledger_record_get_number (fund, FUND_SPENT), reserved = ledger_record_get_number (fund, FUND_RESERVED);
  g_autofree char *words = dup_words (budget, spent, reserved);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *text = gtk_label_new (words);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), budget > 0 ? MIN (1, (double) (spent + reserved) / (double) budget) : 0);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 160, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  if (budget > 0 && spent + reserved > budget)
    {
      gtk_widget_add_css_class (bar, "over");
      gtk_widget_add_css_class (text, "over");
    }
  gtk_grid_attach (GTK_GRID (self->grid), make_name (fund), 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), bar, 1, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), text, 2, line, 1, 1);
}

GtkWidget *
tz_budgets_new (void)
{
  return g_object_new (TZ_TYPE_BUDGETS, NULL);
}

void
tz_budgets_show (TzBudgets   *self,
                 LedgerStore *store,
                 int          year)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&funds_register);
  g_autofree char *number = g_strdup_printf ("%d", year);
  g_autoptr (GArray) ids = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (year != 0)
    ledger_query_add_filter (query, FUND_YEAR, LEDGER_IS, number);
  ledger_query_set_sort (query, year != 0 ? FUND_BUDGET : FUND_YEAR, TRUE);
  query->limit = MANY;
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) fund = ledger_store_load (store, &funds_register, g_array_index (ids, gint64, i), NULL);

      if (fund != NULL)
        add_fund (self, fund, (int) i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), ids != NULL && ids->len > 0);
}
