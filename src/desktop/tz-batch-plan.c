/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table shows one sort of people at a time; places in it are looked up in the plan. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-batch-plan.h"

#include "tz-outcome-list.h"
#include "tz-paragraph.h"
#include "visit-limits.h"

typedef enum
{
  SHOW_LEFT,     /* who gets nothing as yet */
  SHOW_DOUBTFUL,
  SHOW_REFUSED,
  SHOW_THERE,
  SHOW_REASONED,
  SHOW_INCLUDED,
  SHOW_ALL,
  N_SHOWS
} Show;

static const char *const show_titles[N_SHOWS] = {
  N_("没有列入的"), N_("请核对的"), N_("不能发的"), N_("已在批次里或重复的"), N_("写明原因列入的"), N_("列入的"), N_("全部"),
};

enum
{
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_VERDICT,
  COLUMN_WHY,
  N_COLUMNS
};

struct _TzBatchPlan
{
  GtkWidget       parent_instance;

  LedgerStore    *store;
  VisitBatchPlan *plan;    /* borrowed */
  GArray         *places;  /* (element-type guint): shown, in the plan */
  gboolean        closed;

  GtkWidget      *box;
  GtkWidget      *counts;
  GtkWidget      *money;
  GtkWidget      *doubts_bar;
  GtkWidget      *doubts;
  GtkWidget      *accept;
  GtkWidget      *show;
  TzOutcomeList  *list;
  GtkWidget      *include_bar;
  GtkWidget      *reason;
  GtkWidget      *include;
  GtkWidget      *include_all;
  GtkWidget      *leave;
};

enum
{
  CHANGED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzBatchPlan, tz_batch_plan, GTK_TYPE_WIDGET)

/* Who is in the batch already has got it. */
static gboolean
is_left (const VisitBatchPerson *person)
{
  return person->reason == NULL && (person->outcome == VISIT_BATCH_DOUBTFUL || person->outcome == VISIT_BATCH_REFUSED);
}

static gboolean
is_included (const VisitBatchPerson *person)
{
  return person->reason != NULL || person->outcome == VISIT_BATCH_INCLUDED;
}

static gboolean
matches (const VisitBatchPerson *person,
         Show                    show)
{
  switch (show)
    {
    case SHOW_LEFT:
      return is_left (person);
    case SHOW_DOUBTFUL:
      return person->outcome == VISIT_BATCH_DOUBTFUL;
    case SHOW_REFUSED:
      return person->outcome == VISIT_BATCH_REFUSED;
    case SHOW_THERE:
      return person->outcome == VISIT_BATCH_THERE;
    case SHOW_REASONED:
      return person->reason != NULL;
    case SHOW_INCLUDED:
      return is_included (person);
    case SHOW_ALL:
    case N_SHOWS:
    default:
      return TRUE;
    }
}

static VisitBatchPerson *
get_person (TzBatchPlan *self,
            guint        row)
{
  return g_ptr_array_index (self->plan->persons, g_array_index (self->places, guint, row));
}

/* The person of the line the keyboard is on, or %NULL. */
static VisitBatchPerson *
get_selected (TzBatchPlan *self)
{
  guint row = tz_outcome_list_get_selected (self->list);

  return self->plan != NULL && row < self->places->len ? get_person (self, row) : NULL;
}

static const char *
get_verdict (const VisitBatchPerson *person)
{
  if (person->reason != NULL)
    return _("列入");
  switch (person->outcome)
    {
    case VISIT_BATCH_DOUBTFUL:
      return _("请核对");
    case VISIT_BATCH_REFUSED:
      return _("不能发");
    case VISIT_BATCH_THERE:
      return _("已有");
    case VISIT_BATCH_INCLUDED:
    case VISIT_BATCH_N_OUTCOMES:
    default:
      return _("列入");
    }
}

static char *
dup_cell_of (const VisitBatchPerson *person,
             guint                   column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (person->name != NULL ? person->name : person->line);
    case COLUMN_UNIT:
      return g_strdup (person->unit);
    case COLUMN_VERDICT:
      return g_strdup (get_verdict (person));
    default:
      if (person->reason != NULL)
        return g_strdup_printf (_("%s；列入原因：%s"), person->why, person->reason);
      return g_strdup (person->why != NULL ? person->why : "");
    }
}

static char *
dup_cell (guint    row,
          guint    column,
          gpointer data)
{
  return dup_cell_of (get_person (data, row), column);
}

static Show
get_show (TzBatchPlan *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->show));

  return chosen < N_SHOWS ? (Show) chosen : SHOW_ALL;
}

static void
show_list (TzBatchPlan *self)
{
  tz_outcome_list_show (self->list, 0);
  g_array_set_size (self->places, 0);
  for (guint i = 0; self->plan != NULL && i < self->plan->persons->len; i++)
    if (matches (g_ptr_array_index (self->plan->persons, i), get_show (self)))
      g_array_append_val (self->places, i);
  tz_outcome_list_show (self->list, self->places->len);
}

static void
show_counts (TzBatchPlan *self)
{
  const VisitBatchPlan *plan = self->plan;
  guint n = visit_batch_plan_count (plan);
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autofree char *each = visit_dup_yuan (plan->each);
  g_autofree char *sum = visit_dup_yuan (visit_batch_plan_get_sum (plan));
  g_autofree char *money = NULL;

  g_string_printf (counts, _("核对了 %u 人，列入 %u 人"), plan->persons->len, n);
  if (plan->n_reasons > 0)
    g_string_append_printf (counts, _("（其中写明原因的 %u 人）"), plan->n_reasons);
  if (plan->n[VISIT_BATCH_DOUBTFUL] > plan->n_reasons)
    g_string_append_printf (counts, _("，请核对 %u 人"), plan->n[VISIT_BATCH_DOUBTFUL] - plan->n_reasons);
  if (plan->n[VISIT_BATCH_REFUSED] > 0)
    g_string_append_printf (counts, _("，不能发 %u 人"), plan->n[VISIT_BATCH_REFUSED]);
  if (plan->n[VISIT_BATCH_THERE] > 0)
    g_string_append_printf (counts, _("，已有或重复 %u 人"), plan->n[VISIT_BATCH_THERE]);
  money = g_strdup_printf (_("每人 %s 元，共 %s 元。%s"), each, sum, plan->fund_text != NULL ? plan->fund_text : "");
  gtk_label_set_text (GTK_LABEL (self->counts), counts->str);
  gtk_label_set_text (GTK_LABEL (self->money), money);
  if (plan->fund_over)
    gtk_widget_add_css_class (self->money, "warning");
  else
    gtk_widget_remove_css_class (self->money, "warning");
}

static void
show_doubts (TzBatchPlan *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->plan->doubts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "；" : "", (const char *) g_ptr_array_index (self->plan->doubts, i));
  gtk_label_set_text (GTK_LABEL (self->doubts), text->str);
  gtk_widget_set_visible (self->doubts_bar, text->len > 0);
}

static void
show_include (TzBatchPlan *self)
{
  const VisitBatchPerson *person = get_selected (self);
  gboolean typed = gtk_editable_get_text (GTK_EDITABLE (self->reason))[0] != '\0';
  gboolean possible = !self->closed && person != NULL && person->outcome == VISIT_BATCH_DOUBTFUL;

  gtk_widget_set_visible (self->include_bar, !self->closed && self->plan != NULL && self->plan->n[VISIT_BATCH_DOUBTFUL] > 0);
  gtk_widget_set_sensitive (self->include, possible && typed);
  gtk_widget_set_sensitive (self->include_all, possible && typed && person->code != NULL);
  gtk_widget_set_sensitive (self->leave, possible && person->reason != NULL);
}

static void
changed (TzBatchPlan *self)
{
  show_counts (self);
  show_list (self);
  show_include (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_chosen_cb (TzBatchPlan *self)
{
  show_list (self);
  show_include (self);
}

/* Caller frees; "" for none. */
static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
focus_list (TzBatchPlan *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
include_clicked_cb (TzBatchPlan *self)
{
  guint row = tz_outcome_list_get_selected (self->list);
  g_autofree char *reason = dup_typed (self->reason);

  if (reason[0] == '\0' || get_selected (self) == NULL)
    return;
  if (!visit_batch_plan_include (self->plan, self->store, g_array_index (self->places, guint, row), reason))
    g_signal_emit (self, signals[MESSAGE], 0, _("这一位不能列入，写明原因也不行。"));
  changed (self);
  focus_list (self);
}

static void
include_all_clicked_cb (TzBatchPlan *self)
{
  const VisitBatchPerson *person = get_selected (self);
  g_autofree char *reason = dup_typed (self->reason);
  g_autofree char *code = person != NULL ? g_strdup (person->code) : NULL;
  g_autofree char *sentence = NULL;
  guint n;

  if (reason[0] == '\0' || code == NULL)
    return;
  n = visit_batch_plan_include_all (self->plan, self->store, code, reason);
  sentence = g_strdup_printf (_("同样情况的 %u 人都已列入。"), n);
  changed (self);
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
  focus_list (self);
}

static void
leave_clicked_cb (TzBatchPlan *self)
{
  guint row = tz_outcome_list_get_selected (self->list);

  if (get_selected (self) == NULL)
    return;
  visit_batch_plan_include (self->plan, self->store, g_array_index (self->places, guint, row), NULL);
  changed (self);
  focus_list (self);
}

/* Enter on a line: why is he included all the same? */
static void
row_activated_cb (TzBatchPlan *self)
{
  const VisitBatchPerson *person = get_selected (self);

  if (gtk_widget_get_visible (self->include_bar) && person != NULL && person->outcome == VISIT_BATCH_DOUBTFUL)
    gtk_widget_grab_focus (self->reason);
}

static void
accept_changed_cb (TzBatchPlan *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tz_batch_plan_dispose (GObject *object)
{
  TzBatchPlan *self = TZ_BATCH_PLAN (object);

  if (self->box != NULL)
    tz_batch_plan_show (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_batch_plan_parent_class)->dispose (object);
}

static void
tz_batch_plan_finalize (GObject *object)
{
  g_array_unref (TZ_BATCH_PLAN (object)->places);
  G_OBJECT_CLASS (tz_batch_plan_parent_class)->finalize (object);
}

static void
tz_batch_plan_class_init (TzBatchPlanClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_batch_plan_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_batch_plan_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_BATCH_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_BATCH_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_label (TzBatchPlan *self,
           const char  *style)
{
  GtkWidget *label = tz_paragraph_new (NULL, style);

  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
make_entry (const char *placeholder,
            const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (entry, TRUE);
  return entry;
}

static void
add_doubts (TzBatchPlan *self)
{
  self->doubts_bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->doubts = tz_paragraph_new (NULL, NULL);
  self->accept = make_entry (_("全批都有的情况，确认无误，写明原因"), _("全批的原因"));
  g_signal_connect_swapped (self->accept, "changed", G_CALLBACK (accept_changed_cb), self);
  gtk_widget_add_css_class (self->doubts_bar, "notice-bar");
  gtk_box_append (GTK_BOX (self->doubts_bar), self->doubts);
  gtk_box_append (GTK_BOX (self->doubts_bar), self->accept);
  gtk_box_append (GTK_BOX (self->box), self->doubts_bar);
}

static void
add_show (TzBatchPlan *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *caption = gtk_label_new_with_mnemonic (_("显示(_D)"));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (Show show = SHOW_LEFT; show < N_SHOWS; show++)
    gtk_string_list_append (titles, _(show_titles[show]));
  self->show = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (titles)), NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), self->show);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show), GTK_ACCESSIBLE_PROPERTY_LABEL, _("显示"), -1);
  g_signal_connect_swapped (self->show, "notify::selected", G_CALLBACK (show_chosen_cb), self);
  gtk_box_append (GTK_BOX (line), caption);
  gtk_box_append (GTK_BOX (line), self->show);
  gtk_box_append (GTK_BOX (self->box), line);
}

static GtkWidget *
add_include_button (TzBatchPlan *self,
                    const char  *label,
                    GCallback    clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->include_bar), button);
  return button;
}

static void
add_include (TzBatchPlan *self)
{
  self->include_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->reason = make_entry (_("请核对的确实要发，写明原因"), _("列入的原因"));
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (show_include), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (include_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->include_bar), self->reason);
  self->include = add_include_button (self, _("列入(_I)"), G_CALLBACK (include_clicked_cb));
  self->include_all = add_include_button (self, _("同样情况的都列入(_K)"), G_CALLBACK (include_all_clicked_cb));
  self->leave = add_include_button (self, _("不列入(_X)"), G_CALLBACK (leave_clicked_cb));
  gtk_box_append (GTK_BOX (self->box), self->include_bar);
}

static void
tz_batch_plan_init (TzBatchPlan *self)
{
  const TzOutcomeColumn columns[N_COLUMNS] = { { _("姓名"), 110 }, { _("单位"), 180 }, { _("结论"), 80 }, { _("原因"), 0 } };

  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->counts = add_label (self, "heading");
  self->money = add_label (self, NULL);
  add_doubts (self);
  add_show (self);
  self->list = TZ_OUTCOME_LIST (tz_outcome_list_new (_("批次的人"), columns, N_COLUMNS, dup_cell, self));
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (show_include), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  add_include (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tz_batch_plan_new (LedgerStore *store)
{
  TzBatchPlan *self = g_object_new (TZ_TYPE_BATCH_PLAN, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tz_batch_plan_show (TzBatchPlan    *self,
                    VisitBatchPlan *plan)
{
  tz_outcome_list_show (self->list, 0);
  g_array_set_size (self->places, 0);
  self->plan = plan;
  if (plan == NULL)
    return;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->show),
                              tz_batch_plan_count_left (self) > 0 ? SHOW_LEFT : visit_batch_plan_count (plan) > 0 ? SHOW_INCLUDED
                                                                                                                 : SHOW_THERE);
  show_counts (self);
  show_doubts (self);
  show_list (self);
  show_include (self);
}

void
tz_batch_plan_close (TzBatchPlan *self)
{
  self->closed = TRUE;
  gtk_widget_set_visible (self->doubts_bar, FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->show), SHOW_LEFT);
  show_list (self);
  show_include (self);
  focus_list (self);
}

char *
tz_batch_plan_dup_accept (TzBatchPlan *self)
{
  char *reason = dup_typed (self->accept);

  return reason[0] != '\0' ? reason : (g_free (reason), NULL);
}

gboolean
tz_batch_plan_lacks_accept (TzBatchPlan *self)
{
  g_autofree char *reason = tz_batch_plan_dup_accept (self);

  return self->plan != NULL && self->plan->doubts->len > 0 && reason == NULL;
}

guint
tz_batch_plan_count_left (TzBatchPlan *self)
{
  guint n = 0;

  for (guint i = 0; self->plan != NULL && i < self->plan->persons->len; i++)
    n += is_left (g_ptr_array_index (self->plan->persons, i));
  return n;
}

TzSheet *
tz_batch_plan_dup_sheet (TzBatchPlan *self)
{
  g_autofree char *title = g_strdup_printf (_("%s没有列入的人"), self->plan->name);
  TzSheet *sheet = tz_sheet_new (title, N_COLUMNS);

  tz_sheet_add (sheet, _("姓名"), _("单位"), _("结论"), _("原因"), NULL);
  for (guint i = 0; i < self->plan->persons->len; i++)
    {
      const VisitBatchPerson *person = g_ptr_array_index (self->plan->persons, i);
      GStrv cells;

      if (!is_left (person))
        continue;
      cells = g_new0 (char *, N_COLUMNS + 1);
      for (guint column = 0; column < N_COLUMNS; column++)
        cells[column] = dup_cell_of (person, column);
      tz_sheet_take (sheet, cells);
    }
  return sheet;
}
