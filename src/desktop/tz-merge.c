/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog around the two rows: which pair is next, why they are merged, doing it and taking it back. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-merge.h"

#include "duplicates.h"
#include "members.h"
#include "tz-ask.h"
#include "tz-duplicate-list.h"
#include "tz-merge-pair.h"

/* What was done last, and how it is taken back. */
typedef struct
{
  gint64 batch; /* 0: called distinct */
  gint64 one;
  gint64 other;
} Done;

struct _TzMerge
{
  TzDialog              parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerMerge          *merge; /* %NULL: nothing to merge */
  gboolean              full;
  guint                 nth;   /* which of the group's other rows is compared */
  Done                  done;

  GtkWidget            *stack;
  GtkWidget            *nothing;
  TzDuplicateList      *list;  /* %NULL: two rows chosen on a page */
  TzMergePair          *pair;
  GtkWidget            *place;
  GtkWidget            *why;
  GtkWidget            *go;
  GtkWidget            *swap;
  GtkWidget            *rotate;
  GtkWidget            *distinct;
  GtkWidget            *next;
  GtkWidget            *undo;
};

enum
{
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzMerge, tz_merge, TZ_TYPE_DIALOG)

/* A merge in a thread with its own connection: an organisation may have many thousand members. */
typedef struct
{
  LedgerMerge    *plan;     /* as chosen, on the window's connection */
  LedgerProblems *problems;
  char           *why;
  char           *accept;
  gint64          batch;
  char           *moved;
} MergeWork;

static void
free_work (gpointer data)
{
  MergeWork *work = data;

  ledger_merge_free (work->plan);
  ledger_problems_free (work->problems);
  g_free (work->why);
  g_free (work->accept);
  g_free (work->moved);
  g_free (work);
}

static gboolean
do_merge (TzJob        *job,
          LedgerStore  *store,
          gpointer      data,
          GError      **error)
{
  MergeWork *work = data;
  g_autoptr (LedgerMerge) merge = ledger_merge_copy (work->plan, store);

  if (!ledger_merge_apply (merge, work->why, work->accept, work->problems, error))
    return FALSE;
  work->batch = ledger_batch_get_last (store);
  work->moved = ledger_merge_dup_counts (merge->referrers);
  return TRUE;
}

static gboolean
find_groups (TzJob        *job,
             LedgerStore  *store,
             gpointer      data,
             GError      **error)
{
  GPtrArray **groups = data;

  *groups = duplicates_find (store, tz_job_get_cancellable (job), error);
  return *groups != NULL;
}

static void
free_groups (gpointer data)
{
  GPtrArray **groups = data;

  g_clear_pointer (groups, g_ptr_array_unref);
  g_free (groups);
}

static void
show_buttons (TzMerge *self)
{
  const DuplicateGroup *group = self->list != NULL ? tz_duplicate_list_get_chosen (self->list) : NULL;
  gboolean there = self->merge != NULL;
  g_autofree char *place = group != NULL && group->ids->len > 2
                           ? g_strdup_printf (_("这一组有%u条，现在比较的是第1条和第%u条。"), group->ids->len, self->nth + 1) : NULL;

  gtk_widget_set_sensitive (self->go, there);
  gtk_widget_set_sensitive (self->swap, there);
  gtk_widget_set_sensitive (self->why, there);
  gtk_widget_set_sensitive (self->undo, self->done.one != 0);
  gtk_label_set_text (GTK_LABEL (self->place), place != NULL ? place : "");
  gtk_widget_set_visible (self->place, place != NULL);
  if (self->list == NULL)
    return;
  gtk_widget_set_sensitive (self->distinct, there);
  gtk_widget_set_sensitive (self->next, tz_duplicate_list_count (self->list) > 1);
  gtk_widget_set_sensitive (self->rotate, place != NULL);
}

/* Takes @merge; NULL: nothing to compare. */
static void
show_merge (TzMerge     *self,
            LedgerMerge *merge)
{
  tz_merge_pair_show (self->pair, NULL, self->full);
  g_clear_pointer (&self->merge, ledger_merge_free);
  self->merge = merge;
  if (merge != NULL)
    tz_merge_pair_show (self->pair, merge, self->full);
  show_buttons (self);
}

static void
show_pair (TzMerge *self,
           gint64   kept,
           gint64   other)
{
  g_autoptr (GError) error = NULL;
  LedgerMerge *merge = ledger_merge_new (self->store, self->reg, kept, other, &error);

  show_merge (self, merge);
  if (merge == NULL)
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
}

static void
show_group (TzMerge *self)
{
  const DuplicateGroup *group = tz_duplicate_list_get_chosen (self->list);

  if (group != NULL && self->nth >= group->ids->len)
    self->nth = 1;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), tz_duplicate_list_count (self->list) > 0 ? "pair" : "nothing");
  if (group == NULL)
    show_merge (self, NULL);
  else
    show_pair (self, g_array_index (group->ids, gint64, 0), g_array_index (group->ids, gint64, self->nth));
}

static void
group_chosen_cb (TzMerge *self)
{
  self->nth = 1;
  show_group (self);
}

static void
say_done (TzMerge    *self,
          const char *sentence,
          gboolean    undoable)
{
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, sentence);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  g_signal_emit (self, signals[MESSAGE], 0, sentence, undoable);
}

static void
search_ended (TzDialog     *dialog,
              const GError *error,
              gpointer      data)
{
  TzMerge *self = TZ_MERGE (dialog);
  GPtrArray **groups = data;

  if (error != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->nothing),
                          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("已停止查找。") : error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->nothing), self->done.one != 0 ? _("都处理完了，没有别的可能重复的会员。")
                                                                     : _("没有发现重复登记的会员。"));
  tz_duplicate_list_set_groups (self->list, *groups, self->done.one, self->done.other);
  tz_merge_pair_grab_focus (self->pair);
}

static void
search (TzMerge *self)
{
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在查找重复登记的会员……"), find_groups, search_ended,
                 g_new0 (GPtrArray *, 1), free_groups);
}

static void start_merge (TzMerge    *self,
                         const char *accept);

/* Takes the reference to the dialog. */
static void
reason_given_cb (const char *reason,
                 gpointer    data)
{
  g_autoptr (TzMerge) self = data;

  if (reason != NULL && self->merge != NULL)
    start_merge (self, reason);
}

static void
refuse (TzMerge         *self,
        const MergeWork *work,
        const GError    *error)
{
  g_autofree char *doubts = NULL;

  if (ledger_problems_count (work->problems, LEDGER_BLOCKING) > 0 || ledger_problems_count (work->problems, LEDGER_WARNING) == 0)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  doubts = ledger_problems_dup_text (work->problems, LEDGER_WARNING);
  tz_ask_reason (GTK_WINDOW (self), _("合并后有需要核对的地方，仍要合并？"), doubts, _("原因(_R)"), _("已核对原件|情况属实"),
                 _("仍要合并(_M)"), reason_given_cb, g_object_ref (self));
}

static void
merge_ended (TzDialog     *dialog,
             const GError *error,
             gpointer      data)
{
  TzMerge *self = TZ_MERGE (dialog);
  const MergeWork *work = data;
  g_autofree char *label = NULL;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      refuse (self, work, error);
      return;
    }
  self->done = (Done) { work->batch, self->merge->kept->id, self->merge->other->id };
  label = ledger_store_dup_label (self->store, self->reg, self->done.one);
  sentence = work->moved[0] != '\0' ? g_strdup_printf (_("已合并%s“%s”，%s移了过来。"), _(self->reg->row_title), label, work->moved)
                                    : g_strdup_printf (_("已合并%s“%s”。"), _(self->reg->row_title), label);
  show_merge (self, NULL);
  if (self->list != NULL)
    tz_duplicate_list_drop (self->list, self->done.other, TRUE);
  say_done (self, sentence, TRUE);
  gtk_widget_grab_focus (self->merge != NULL ? self->go : self->undo);
  if (self->merge != NULL)
    tz_merge_pair_grab_focus (self->pair);
}

static void
start_merge (TzMerge    *self,
             const char *accept)
{
  MergeWork *work = g_new0 (MergeWork, 1);

  work->plan = ledger_merge_copy (self->merge, self->store);
  work->problems = ledger_problems_new ();
  work->why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  work->accept = g_strdup (accept);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在合并……"), do_merge, merge_ended, work, free_work);
}

static void
go_clicked_cb (TzMerge *self)
{
  if (self->merge != NULL && !tz_dialog_is_busy (TZ_DIALOG (self)))
    start_merge (self, NULL);
}

/* The other row stays; the values chosen are chosen still. */
static void
swap_clicked_cb (TzMerge *self)
{
  LedgerMerge *merge = ledger_merge_new_swapped (self->merge, NULL);

  if (merge != NULL)
    show_merge (self, merge);
  tz_merge_pair_grab_focus (self->pair);
}

static void
rotate_clicked_cb (TzMerge *self)
{
  const DuplicateGroup *group = tz_duplicate_list_get_chosen (self->list);

  self->nth = self->nth + 1 < group->ids->len ? self->nth + 1 : 1;
  show_group (self);
  tz_merge_pair_grab_focus (self->pair);
}

static void
distinct_clicked_cb (TzMerge *self)
{
  Done done = { 0, self->merge->kept->id, self->merge->other->id };
  const DuplicateGroup *group = tz_duplicate_list_get_chosen (self->list);
  gint64 leaving = g_array_index (group->ids, gint64, self->nth);
  g_autoptr (GError) error = NULL;

  if (!duplicates_set_distinct (self->store, done.one, done.other, TRUE, &error))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  self->done = done;
  tz_duplicate_list_drop (self->list, leaving, FALSE);
  say_done (self, _("记下了：这两条不是重复，以后不再列出。"), FALSE);
  tz_merge_pair_grab_focus (self->pair);
}

static void
next_clicked_cb (TzMerge *self)
{
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  tz_duplicate_list_next (self->list);
  tz_merge_pair_grab_focus (self->pair);
}

static void
undo_clicked_cb (TzMerge *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gboolean ok;

  if (self->done.one == 0)
    return;
  if (self->done.batch != 0)
    undo = ledger_batch_undo (self->store, self->done.batch, &error);
  ok = self->done.batch != 0 ? undo != NULL : duplicates_set_distinct (self->store, self->done.one, self->done.other, FALSE, &error);
  if (!ok)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  if (self->list == NULL)
    show_pair (self, self->done.one, self->done.other);
  else
    search (self);
  say_done (self, undo == NULL ? _("已收回“不是重复”。") : undo->kept > 0 ? g_ptr_array_index (undo->kept_rows, 0)
                                                                       : _("已撤销合并，两条都恢复了原样。"), FALSE);
  self->done.one = 0;
  show_buttons (self);
}

static gboolean
merge_pressed_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   data)
{
  go_clicked_cb (TZ_MERGE (widget));
  return TRUE;
}

/* While a reason is typed the key takes back what was typed. */
static gboolean
undo_pressed_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (GTK_IS_TEXT (focus) || tz_dialog_is_busy (TZ_DIALOG (widget)))
    return FALSE;
  undo_clicked_cb (TZ_MERGE (widget));
  return TRUE;
}

static void
tz_merge_dispose (GObject *object)
{
  TzMerge *self = TZ_MERGE (object);

  if (self->pair != NULL)
    tz_merge_pair_show (self->pair, NULL, FALSE);
  self->pair = NULL;
  g_clear_pointer (&self->merge, ledger_merge_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_merge_parent_class)->dispose (object);
}

static void
tz_merge_class_init (TzMergeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_merge_dispose;
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, merge_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, merge_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_pressed_cb, NULL);
}

static GtkWidget *
make_reason (TzMerge *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *caption = gtk_label_new_with_mnemonic (_("合并原因(_Y)"));

  self->why = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->why), _("同一人重复登记"));
  gtk_widget_set_hexpand (self->why, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), self->why);
  gtk_box_append (GTK_BOX (row), caption);
  gtk_box_append (GTK_BOX (row), self->why);
  return row;
}

static GtkWidget *
make_pair (TzMerge *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->pair = TZ_MERGE_PAIR (tz_merge_pair_new ());
  self->place = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->place), 0);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pair), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pair));
  gtk_box_append (GTK_BOX (box), make_reason (self));
  return box;
}

/* The pair, beside the list of groups where there is one. */
static void
add_content (TzMerge *self,
             gboolean with_list)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_widget_add_css_class (row, "merge");
  if (with_list)
    {
      self->list = TZ_DUPLICATE_LIST (tz_duplicate_list_new (self->store));
      gtk_widget_set_size_request (GTK_WIDGET (self->list), 250, -1);
      g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (group_chosen_cb), self);
      gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->list));
    }
  gtk_box_append (GTK_BOX (row), make_pair (self));
  self->stack = gtk_stack_new ();
  self->nothing = gtk_label_new (NULL);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), row, "pair");
  tz_dialog_set_content (TZ_DIALOG (self), self->stack);
}

static void
add_buttons (TzMerge *self)
{
  TzDialog *dialog = TZ_DIALOG (self);

  self->undo = tz_dialog_add_extra (dialog, _("撤销(_Z)"), G_CALLBACK (undo_clicked_cb));
  if (self->list != NULL)
    {
      self->distinct = tz_dialog_add_extra (dialog, _("不是重复(_D)"), G_CALLBACK (distinct_clicked_cb));
      self->rotate = tz_dialog_add_extra (dialog, _("换一条(_T)"), G_CALLBACK (rotate_clicked_cb));
      self->next = tz_dialog_add_extra (dialog, _("下一组(_N)"), G_CALLBACK (next_clicked_cb));
    }
  self->swap = tz_dialog_add_button (dialog, _("互换(_X)"), G_CALLBACK (swap_clicked_cb));
  self->go = tz_dialog_add_button (dialog, _("合并(_M)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_widget_set_tooltip_text (self->go, _("Ctrl+回车"));
}

static void
tz_merge_init (TzMerge *self)
{
}

static TzMerge *
make_dialog (GtkWindow            *parent,
             LedgerStore          *store,
             const LedgerRegister *reg,
             const char           *title,
             int                   width,
             gboolean              with_list,
             gboolean              full)
{
  TzMerge *self = tz_dialog_new (TZ_TYPE_MERGE, parent, title, width, 680);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->full = full;
  self->nth = 1;
  add_content (self, with_list);
  add_buttons (self);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  show_buttons (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

TzMerge *
tz_merge_present (GtkWindow            *parent,
                  LedgerStore          *store,
                  const LedgerRegister *reg,
                  gint64                kept,
                  gint64                other,
                  gboolean              full)
{
  g_autofree char *title = g_strdup_printf (_("合并%s"), _(reg->row_title));
  TzMerge *self = make_dialog (parent, store, reg, title, 900, FALSE, full);

  if (reg != &members_register)
    gtk_editable_set_text (GTK_EDITABLE (self->why), _("重复登记"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pair");
  show_pair (self, kept, other);
  tz_merge_pair_grab_focus (self->pair);
  return self;
}

TzMerge *
tz_merge_present_duplicates (GtkWindow   *parent,
                             LedgerStore *store,
                             gboolean     full)
{
  TzMerge *self = make_dialog (parent, store, &members_register, _("查找重复的会员"), 1140, TRUE, full);

  search (self);
  return self;
}
