/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visit is read when its line is drawn: a batch may hold thousands. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-batch-people.h"

#include "members.h"
#include "tz-dialog.h"
#include "tz-outcome-list.h"
#include "tz-part.h"
#include "tz-record-parts.h"
#include "tz-visit-batch.h"
#include "tz-window.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* So high, at standard size of text; longer lists scroll. */
#define LIST_HEIGHT 260

/* The last column takes what is left. */
static const guint columns[] = { VISIT_NAME, VISIT_UNIT, VISIT_AMOUNT, VISIT_STATUS, VISIT_SIGNED_DATE, VISIT_OVER_REASON };

struct _TzBatchPeople
{
  GtkWidget      parent_instance;

  LedgerStore   *store;   /* of the visits listed */
  LedgerEdit    *edit;    /* borrowed */
  GArray        *ids;     /* (element-type gint64): visits, or NULL */
  LedgerRecord  *drawn;   /* the visit whose cells were asked for last, or NULL */

  GtkWidget     *bar;
  GtkWidget     *totals;
  GtkWidget     *choose;
  GtkWidget     *box;
  TzOutcomeList *list;
};

G_DEFINE_FINAL_TYPE (TzBatchPeople, tz_batch_people, GTK_TYPE_WIDGET)

static char *
dup_cell (guint    row,
          guint    column,
          gpointer data)
{
  TzBatchPeople *self = data;
  gint64 id = g_array_index (self->ids, gint64, row);

  if (self->drawn == NULL || self->drawn->id != id)
    {
      g_clear_pointer (&self->drawn, ledger_record_unref);
      self->drawn = ledger_store_load (self->store, &visits_register, id, NULL);
    }
  return self->drawn != NULL ? ledger_store_dup_shown (self->store, self->drawn, columns[column], FALSE) : g_strdup ("");
}

static void
show_totals (TzBatchPeople *self)
{
  LedgerRecord *batch = self->edit->before;
  gint64 n = ledger_record_get_number (batch, VISIT_BATCH_PEOPLE_COUNT);
  g_autofree char *cash = visit_dup_yuan (ledger_record_get_number (batch, VISIT_BATCH_CASH_TOTAL));
  g_autofree char *goods = visit_dup_yuan (ledger_record_get_number (batch, VISIT_BATCH_GOODS_TOTAL));
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("还没有慰问对象"));
  else
    text = g_strdup_printf (_("慰问对象 %d 人，慰问金 %s 元，慰问品 %s 元，已签收 %d 人"), (int) n, cash, goods,
                            (int) ledger_record_get_number (batch, VISIT_BATCH_SIGNED_COUNT));
  gtk_label_set_text (GTK_LABEL (self->totals), text);
}

static void
clear (TzBatchPeople *self)
{
  tz_outcome_list_show (self->list, 0);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->drawn, ledger_record_unref);
}

static void
list_visits (TzBatchPeople *self)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *batch = g_strdup_printf ("%" G_GINT64_FORMAT, self->edit->before->id);

  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, batch);
  ledger_query_set_sort (query, VISIT_VISIT_NO, FALSE);
  self->ids = ledger_store_select (self->edit->store, query, NULL);
  tz_outcome_list_show (self->list, self->ids != NULL ? self->ids->len : 0);
}

/* A draft, or one that waits for its approval, takes more people. */
static gboolean
is_open (LedgerRecord *batch)
{
  return visit_status_counts (ledger_record_get (batch, VISIT_BATCH_STATUS)) != VISIT_COUNTS_GIVEN &&
         !ledger_record_is (batch, VISIT_BATCH_STATUS, VISIT_VOID);
}

/* What the page of members shows and has selected, if it was looked at. */
static TzPage *
find_members (TzBatchPeople *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  TzPage *page = TZ_IS_WINDOW (root) ? tz_window_find_page (TZ_WINDOW (root), members_register.id) : NULL;

  return page != NULL && tz_page_get_rows (page) != NULL ? page : NULL;
}

static void
choose_clicked_cb (TzBatchPeople *self)
{
  TzPage *members;
  g_autoptr (GArray) selected = NULL;
  g_autoptr (GArray) listed = NULL;
  GtkWidget *window;

  if (self->edit == NULL || !tz_record_parts_save (GTK_WIDGET (self)))
    return;
  members = find_members (self);
  if (members != NULL)
    {
      selected = tz_page_list_selected (members);
      listed = ledger_rows_dup_ids (tz_page_get_rows (members));
    }
  window = tz_visit_batch_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->edit->store, self->edit->before->id,
                               selected, listed);
  g_signal_connect_object (window, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}

static void
row_activated_cb (TzBatchPeople *self,
                  guint          row)
{
  tz_part_open (self, visits_register.id, g_array_index (self->ids, gint64, row));
}

static void
tz_batch_people_dispose (GObject *object)
{
  TzBatchPeople *self = TZ_BATCH_PEOPLE (object);

  if (self->box != NULL)
    clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->bar);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_batch_people_parent_class)->dispose (object);
}

static void
tz_batch_people_class_init (TzBatchPeopleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_batch_people_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
  tz_part_add_signals (TZ_TYPE_BATCH_PEOPLE);
}

static void
make_bar (TzBatchPeople *self)
{
  self->bar = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  self->totals = gtk_label_new (NULL);
  self->choose = gtk_button_new_with_mnemonic (_("选人(_P)…"));
  gtk_label_set_xalign (GTK_LABEL (self->totals), 0);
  gtk_label_set_wrap (GTK_LABEL (self->totals), TRUE);
  gtk_widget_set_hexpand (self->totals, TRUE);
  gtk_widget_set_valign (self->choose, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->choose, "small");
  gtk_widget_add_css_class (self->bar, "service-bar");
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->bar), self->totals);
  gtk_box_append (GTK_BOX (self->bar), self->choose);
  gtk_widget_set_visible (self->bar, FALSE);
}

static void
make_list (TzBatchPeople *self)
{
  const TzOutcomeColumn shown[] = {
    { _("姓名"), 80 }, { _("单位"), 120 }, { _("金额"), 80 }, { _("状态"), 70 }, { _("签收日期"), 95 }, { _("超标说明"), 0 },
  };

  self->list = TZ_OUTCOME_LIST (tz_outcome_list_new (_("批次里的慰问记录"), shown, G_N_ELEMENTS (shown), dup_cell, self));
  gtk_widget_set_size_request (GTK_WIDGET (self->list), -1, LIST_HEIGHT);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (row_activated_cb), self);
}

static void
tz_batch_people_init (TzBatchPeople *self)
{
  GtkWidget *heading = gtk_label_new (_("批次里的慰问记录"));

  make_bar (self);
  make_list (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_batch_people_new (void)
{
  return g_object_new (TZ_TYPE_BATCH_PEOPLE, NULL);
}

GtkWidget *
tz_batch_people_get_bar (TzBatchPeople *self)
{
  return self->bar;
}

void
tz_batch_people_show (TzBatchPeople *self,
                      LedgerEdit    *edit,
                      gboolean       editable)
{
  self->edit = edit != NULL && edit->before != NULL ? edit : NULL;
  if (edit == NULL)
    return;
  clear (self);
  g_set_object (&self->store, edit->store);
  if (self->edit != NULL)
    {
      list_visits (self);
      show_totals (self);
      gtk_widget_set_visible (self->choose, editable && is_open (edit->before));
    }
  gtk_widget_set_visible (self->bar, self->edit != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->ids != NULL && self->ids->len > 0);
}

void
tz_batch_people_hide (TzBatchPeople *self)
{
  clear (self);
  g_clear_object (&self->store);
  self->edit = NULL;
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
