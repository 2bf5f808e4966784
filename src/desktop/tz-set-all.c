/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value is entered as in the record; what it would do is found out in a thread, written only after it was seen. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-set-all.h"

#include "ledger-edit.h"
#include "ledger-set-all.h"

#include "tz-dialog.h"
#include "tz-editor-kinds.h"
#include "tz-lines.h"
#include "tz-window.h"

#define TZ_TYPE_SET_ALL (tz_set_all_get_type ())
G_DECLARE_FINAL_TYPE (TzSetAll, tz_set_all, TZ, SET_ALL, TzDialog)

/* So many lines are read; the figures tell of all. */
#define MANY 300

struct _TzSetAll
{
  TzDialog              parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  GArray               *ids;
  GArray               *fields; /* (element-type guint): those of the drop-down */
  LedgerEdit           *scratch; /* holds the value */
  LedgerSetAll         *plan;   /* of what is entered now, or NULL */

  GtkWidget            *field;
  GtkWidget            *holder; /* of the editor */
  TzEditor             *editor;
  GtkWidget            *clear;
  GtkWidget            *only_empty;
  GtkWidget            *reason_line;
  GtkWidget            *reason;
  GtkWidget            *summary;
  GtkWidget            *list;
  GtkWidget            *look;
  GtkWidget            *go;
};

/* Belongs to the thread while it runs, also when the dialog is closed meanwhile. */
typedef struct
{
  const LedgerRegister *reg;
  GArray               *ids;
  guint                 field;
  char                 *value;
  gboolean              only_empty;
  char                 *accept;
  LedgerSetAll         *plan;
} Order;

G_DEFINE_FINAL_TYPE (TzSetAll, tz_set_all, TZ_TYPE_DIALOG)

static guint
get_field (TzSetAll *self)
{
  return g_array_index (self->fields, guint, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field)));
}

/* What a row will show. */
static char *
dup_after (TzSetAll           *self,
           const LedgerSetRow *row)
{
  g_autoptr (LedgerRecord) sample = ledger_record_new (self->reg);

  if (row->outcome != LEDGER_SET_CHANGED)
    return g_strdup (row->before);
  ledger_record_set (sample, self->plan->field, self->plan->value);
  return ledger_store_dup_shown (self->store, sample, self->plan->field, FALSE);
}

static void
add_row (TzSetAll           *self,
         const LedgerSetRow *row)
{
  static const char *const words[] = { N_("修改"), N_("不变"), NULL };
  const char *word = row->why != NULL ? row->why : _(words[row->outcome]);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *last = tz_lines_make_cell (word, 0, row->outcome == LEDGER_SET_REFUSED ? "field-problem" : NULL);
  g_autofree char *after = dup_after (self, row);
  g_autofree char *name = g_strdup_printf (_("%s，原为%s，%s"), row->label, row->before, word);

  gtk_widget_set_hexpand (last, TRUE);
  gtk_widget_set_tooltip_text (last, row->why);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (row->label, 14, NULL));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (*row->before != '\0' ? row->before : "—", 14, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (*after != '\0' ? after : "—", 14, NULL));
  gtk_box_append (GTK_BOX (box), last);
  tz_lines_append (self->list, box, name);
}

static gboolean
has_doubtful (const LedgerSetAll *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    if (((const LedgerSetRow *) g_ptr_array_index (plan->rows, i))->doubtful)
      return TRUE;
  return FALSE;
}

/* Refused first, then what changes, then what stays. */
static void
show_plan (TzSetAll *self)
{
  static const LedgerSetOutcome order[] = { LEDGER_SET_REFUSED, LEDGER_SET_CHANGED, LEDGER_SET_SAME };
  g_autofree char *text = g_strdup_printf (_("选中 %u 条：修改 %u 条，不变 %u 条，不能修改 %u 条"), self->plan->rows->len,
                                           self->plan->n[LEDGER_SET_CHANGED], self->plan->n[LEDGER_SET_SAME],
                                           self->plan->n[LEDGER_SET_REFUSED]);
  guint shown = 0;

  tz_lines_clear (self->list);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    for (guint i = 0; i < self->plan->rows->len && shown < MANY; i++)
      {
        const LedgerSetRow *row = g_ptr_array_index (self->plan->rows, i);

        if (row->outcome != order[o])
          continue;
        add_row (self, row);
        shown++;
      }
  if (shown < self->plan->rows->len)
    {
      g_autofree char *rest = g_strdup_printf (_("还有 %u 条"), self->plan->rows->len - shown);

      gtk_list_box_append (GTK_LIST_BOX (self->list), tz_lines_make_cell (rest, 0, "dim-label"));
    }
  gtk_widget_set_visible (self->reason_line, has_doubtful (self->plan) || self->plan->accept != NULL);
  gtk_widget_set_sensitive (self->go, self->plan->n[LEDGER_SET_CHANGED] > 0);
  if (self->plan->n[LEDGER_SET_CHANGED] > 0)
    gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
}

/* What was seen is no longer what would be done. */
static void
forget_plan (TzSetAll *self)
{
  g_clear_pointer (&self->plan, ledger_set_all_free);
  tz_lines_clear (self->list);
  gtk_label_set_text (GTK_LABEL (self->summary), _("填好以后按“预览”，看清了再修改。"));
  gtk_widget_set_sensitive (self->go, FALSE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->look);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_array_unref (order->ids);
  g_free (order->value);
  g_free (order->accept);
  g_clear_pointer (&order->plan, ledger_set_all_free);
  g_free (order);
}

static gboolean
make_plan (TzJob        *job,
           LedgerStore  *store,
           gpointer      data,
           GError      **error)
{
  Order *order = data;

  order->plan = ledger_set_all_plan (store, order->reg, order->ids, order->field, order->value, order->only_empty,
                                     order->accept, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
  return order->plan != NULL;
}

static void
plan_made (TzDialog     *dialog,
           const GError *error,
           gpointer      data)
{
  TzSetAll *self = TZ_SET_ALL (dialog);

  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  g_clear_pointer (&self->plan, ledger_set_all_free);
  self->plan = g_steal_pointer (&((Order *) data)->plan);
  show_plan (self);
}

static void
look_clicked_cb (TzSetAll *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  gboolean clears = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->clear));
  Order *order;

  if (!clears && !tz_editor_flush (self->editor))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, tz_editor_get_refusal (self->editor));
      return;
    }
  if (!clears && tz_editor_get_value (self->editor) == NULL)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, _("请填要改成的内容；要清空请勾选“清空这一项”。"));
      tz_editor_focus (self->editor);
      return;
    }
  order = g_new0 (Order, 1);
  order->reg = self->reg;
  order->ids = g_array_ref (self->ids);
  order->field = get_field (self);
  order->value = clears ? NULL : g_strdup (tz_editor_get_value (self->editor));
  order->only_empty = !clears && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_empty));
  order->accept = *g_strstrip (reason) != '\0' ? g_steal_pointer (&reason) : NULL;
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在逐条查看"), make_plan, plan_made, order, free_order);
}

static gboolean
write_plan (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  return ledger_set_all_apply (((Order *) data)->plan, store, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
}

/* The plan says what became of each. */
static void
plan_written (TzDialog     *dialog,
              const GError *error,
              gpointer      data)
{
  TzSetAll *self = TZ_SET_ALL (dialog);
  g_autofree char *sentence = NULL;

  self->plan = g_steal_pointer (&((Order *) data)->plan);
  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                          ? _("已取消，没有改动。") : error->message);
      return;
    }
  show_plan (self);
  sentence = g_strdup_printf (_("已修改 %u 条的%s。可以撤销。"), self->plan->n[LEDGER_SET_CHANGED],
                              _(self->reg->fields[self->plan->field].title));
  gtk_widget_set_sensitive (self->go, FALSE);
  tz_dialog_set_closing (dialog, _("关闭"));
  tz_dialog_say (dialog, TZ_TONE_GOOD, sentence);
  /* With 撤销 in the status line, when the dialog is closed. */
  if (TZ_IS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))))
    tz_status_say_undoable (tz_window_get_status (TZ_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)))), sentence);
}

static void
go_clicked_cb (TzSetAll *self)
{
  Order *order;

  if (self->plan == NULL || self->plan->n[LEDGER_SET_CHANGED] == 0)
    return;
  order = g_new0 (Order, 1);
  order->ids = g_array_ref (self->ids);
  order->plan = g_steal_pointer (&self->plan);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在批量修改"), write_plan, plan_written, order, free_order);
}

static void
drop_editor (TzSetAll *self)
{
  if (self->editor == NULL)
    return;
  tz_editor_bind (self->editor, NULL);
  gtk_box_remove (GTK_BOX (self->holder), GTK_WIDGET (self->editor));
  self->editor = NULL;
}

static void
field_chosen_cb (TzSetAll *self)
{
  guint field = get_field (self);

  drop_editor (self);
  for (guint i = 0; i < self->reg->n_fields; i++)
    ledger_edit_set (self->scratch, i, NULL);
  self->editor = tz_editor_new (self->reg, field);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (self->holder), GTK_WIDGET (self->editor));
  tz_editor_bind (self->editor, self->scratch);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (forget_plan), self);
  g_signal_connect_swapped (self->editor, "advance", G_CALLBACK (look_clicked_cb), self);
  forget_plan (self);
}

static void
clear_toggled_cb (TzSetAll *self)
{
  gboolean clears = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->clear));

  gtk_widget_set_sensitive (self->holder, !clears);
  gtk_widget_set_sensitive (self->only_empty, !clears);
  forget_plan (self);
}

static void
tz_set_all_dispose (GObject *object)
{
  TzSetAll *self = TZ_SET_ALL (object);

  drop_editor (self);
  g_clear_pointer (&self->scratch, ledger_edit_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_set_all_parent_class)->dispose (object);
}

static void
tz_set_all_finalize (GObject *object)
{
  TzSetAll *self = TZ_SET_ALL (object);

  g_clear_pointer (&self->plan, ledger_set_all_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_array_unref (self->fields);
  G_OBJECT_CLASS (tz_set_all_parent_class)->finalize (object);
}

static void
tz_set_all_class_init (TzSetAllClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_set_all_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_set_all_finalize;
}

static GtkWidget *
make_line (const char *caption,
           GtkWidget  *child)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new_with_mnemonic (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), child);
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), child);
  return line;
}

static void
list_fields (TzSetAll *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->reg->n_fields; i++)
    if (ledger_set_all_allows (self->reg, i))
      {
        g_array_append_val (self->fields, i);
        gtk_string_list_append (titles, _(self->reg->fields[i].title));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->field), G_LIST_MODEL (titles));
}

static GtkWidget *
make_heads (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  gtk_widget_add_css_class (box, "dues-heads");
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("记录"), 14, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("原来"), 14, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("改后"), 14, "dim-label"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_("结果"), 0, "dim-label"));
  return box;
}

static void
build (TzSetAll *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *ticks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->field = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->field), TRUE);
  self->holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->clear = gtk_check_button_new_with_mnemonic (_("清空这一项(_L)"));
  self->only_empty = gtk_check_button_new_with_mnemonic (_("只填空着的，已有的不改(_O)"));
  gtk_box_append (GTK_BOX (ticks), self->only_empty);
  gtk_box_append (GTK_BOX (ticks), self->clear);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("写明原因再预览，有疑问的也一起修改"));
  self->reason_line = make_line (_("仍要修改(_W)"), self->reason);
  gtk_widget_set_visible (self->reason_line, FALSE);
  self->summary = tz_lines_make_cell ("", 0, "numeric");
  gtk_widget_add_css_class (body, "wizard-page");
  gtk_box_append (GTK_BOX (body), make_line (_("项目(_F)"), self->field));
  gtk_box_append (GTK_BOX (body), make_line (_("改为(_T)"), self->holder));
  gtk_box_append (GTK_BOX (body), make_line ("", ticks));
  gtk_box_append (GTK_BOX (body), self->reason_line);
  gtk_box_append (GTK_BOX (body), self->summary);
  gtk_box_append (GTK_BOX (body), make_heads ());
  gtk_box_append (GTK_BOX (body), tz_lines_make_list (_("将要修改的记录"), &self->list));
  tz_dialog_set_content (TZ_DIALOG (self), body);
  self->look = tz_dialog_add_button (TZ_DIALOG (self), _("预览(_P)"), G_CALLBACK (look_clicked_cb));
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("修改(_E)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
}

static void
tz_set_all_init (TzSetAll *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  build (self);
  g_signal_connect_swapped (self->clear, "toggled", G_CALLBACK (clear_toggled_cb), self);
  g_signal_connect_swapped (self->only_empty, "toggled", G_CALLBACK (forget_plan), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (forget_plan), self);
}

void
tz_set_all_present (GtkWindow            *parent,
                    LedgerStore          *store,
                    const LedgerRegister *reg,
                    GArray               *ids)
{
  TzSetAll *self = tz_dialog_new (TZ_TYPE_SET_ALL, parent, _("批量修改"), 760, 560);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->ids = g_array_ref (ids);
  self->scratch = ledger_edit_new (store, reg);
  list_fields (self);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  field_chosen_cb (self);
  gtk_widget_grab_focus (self->field);
  gtk_window_present (GTK_WINDOW (self));
}
