/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of an edit on screen: opened, changed, checked, saved, kept as a draft. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-record.h"

#include "ledger-drafts.h"
#include "papers.h"
#include "tz-changes.h"
#include "tz-compare.h"
#include "tz-edit-count.h"
#include "tz-history.h"
#include "tz-papers.h"
#include "tz-part.h"
#include "tz-record-head.h"
#include "tz-record-parts.h"

/* A check waits until the typing rests. */
#define CHECK_DELAY 250

struct _TzRecord
{
  GtkWidget             parent_instance;

  LedgerStore          *store;
  gulong                row_changed;
  gulong                rows_changed;
  const LedgerRegister *reg;
  gint64                id;
  LedgerEdit           *edit;
  LedgerRecord         *start;     /* what an untouched new row looks like */
  LedgerProblems       *problems;
  guint                 check;
  gint64                other_id;
  gboolean              full;
  gboolean              busy;      /* saving or loading: signals of the store are our own */
  gboolean              tried;     /* saving was tried: empty required fields are errors now */
  gboolean              drafted;   /* the file holds a draft of this row */

  GtkWidget            *content;
  TzRecordHead         *head;
  GtkWidget            *draft_bar;
  GtkWidget            *draft_text;
  GtkWidget            *other_bar;
  GtkWidget            *other_text;
  TzCompare            *compare;
  GtkWidget            *keep_mine;
  GtkWidget            *keep_theirs;
  GtkWidget            *open_other;
  GtkWidget            *close_other;
  TzFields             *fields;
  GtkWidget            *accept_bar;
  GtkWidget            *accept_text;
  GtkWidget            *reason;
  GtkWidget            *accept;
  GtkWidget            *footer;
  GtkWidget            *changes;
  GtkWidget            *revert;
  GtkWidget            *save;
  TzRecordParts        *parts;
  TzChanges            *events;
  TzPapers             *papers;    /* made of this row, below its fields */
  TzPapers             *paper;     /* the row itself, above them */
  TzHistory            *history;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzRecord, tz_record, GTK_TYPE_WIDGET)

static gboolean
is_editable (TzRecord *self)
{
  return self->edit != NULL && ledger_store_is_writable (self->store) && !self->edit->after->removed;
}

static void
show_changes (TzRecord *self)
{
  guint n = tz_edit_count_changes (self->edit, self->start);
  gboolean typed = tz_fields_is_typed (self->fields);
  g_autofree char *text = g_strdup_printf (_("有 %u 处修改还没有保存"), n);

  gtk_label_set_text (GTK_LABEL (self->changes), n > 0 ? text : typed ? _("正在填写") : "");
  gtk_widget_set_sensitive (self->save, n > 0 || typed || self->tried);
  gtk_widget_set_sensitive (self->revert, n > 0 || typed || self->tried);
}

static void
show_header (TzRecord *self)
{
  tz_record_head_show (self->head, self->edit);
  show_changes (self);
}

static void
show_missing (TzRecord *self)
{
  guint n = 0;

  for (guint i = 0; i < ledger_problems_get_length (self->problems); i++)
    n += ledger_problems_get (self->problems, i)->severity == LEDGER_MISSING &&
         ledger_problems_get (self->problems, i)->child < 0;
  tz_record_head_set_missing (self->head, self->edit->before != NULL && is_editable (self) ? n : 0);
}

static void
show_problems (TzRecord *self)
{
  gboolean doubtful = ledger_problems_count (self->problems, LEDGER_WARNING) > 0 &&
                      ledger_problems_count (self->problems, LEDGER_BLOCKING) == 0;
  g_autofree char *text = NULL;

  tz_fields_set_problems (self->fields, self->problems, !self->tried);
  show_missing (self);
  if (!doubtful || !self->tried)
    {
      gtk_widget_set_visible (self->accept_bar, FALSE);
      return;
    }
  text = g_strdup_printf (_("请核对 %u 处存疑的内容。确认无误，写明原因后仍可保存。"),
                          ledger_problems_count (self->problems, LEDGER_WARNING));
  gtk_label_set_text (GTK_LABEL (self->accept_text), text);
  gtk_widget_set_visible (self->accept_bar, TRUE);
}

static void
check (TzRecord *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  if (self->edit == NULL || !is_editable (self))
    return;
  ledger_problems_clear (self->problems);
  ledger_edit_check (self->edit, self->problems);
  show_problems (self);
  tz_record_parts_refresh (self->parts, self->problems);
}

/* A crash or a power cut loses at most the field that is being typed. */
static void
keep_draft (TzRecord *self)
{
  if (self->edit == NULL || !is_editable (self))
    return;
  if (tz_edit_count_changes (self->edit, self->start) > 0)
    self->drafted = ledger_draft_keep (self->edit, NULL) || self->drafted;
  else if (self->drafted)
    {
      ledger_draft_forget (self->store, self->reg, self->id);
      self->drafted = FALSE;
    }
}

static void
check_due_cb (gpointer data)
{
  TzRecord *self = data;

  self->check = 0;
  check (self);
  keep_draft (self);
}

static void
close_other (TzRecord *self)
{
  self->other_id = 0;
  gtk_widget_set_visible (self->other_bar, FALSE);
}

/* Drops the edit without asking; drafts are the callers' business. */
static void
unload (TzRecord *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  tz_record_parts_show (self->parts, NULL, FALSE);
  tz_fields_bind (self->fields, NULL, FALSE);
  g_clear_pointer (&self->edit, ledger_edit_free);
  g_clear_pointer (&self->start, ledger_record_unref);
  ledger_problems_clear (self->problems);
  self->tried = FALSE;
  self->drafted = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_widget_set_visible (self->accept_bar, FALSE);
  gtk_widget_set_visible (self->draft_bar, FALSE);
  close_other (self);
}

static void
show_register (TzRecord             *self,
               const LedgerRegister *reg)
{
  if (tz_fields_get_register (self->fields) == reg)
    return;
  self->reg = reg;
  tz_fields_set_register (self->fields, reg, ledger_store_get_registers (self->store));
  tz_changes_dress (self->fields);
  tz_record_parts_dress (self->parts);
  tz_record_head_set_photo (self->head, GTK_WIDGET (tz_fields_get_photo (self->fields)));
  tz_fields_set_full (self->fields, self->full);
}

/* Takes the edit. */
static void
show_edit (TzRecord   *self,
           LedgerEdit *edit,
           gboolean    draft)
{
  self->edit = edit;
  self->id = edit->after->id;
  self->drafted = draft;
  tz_fields_bind (self->fields, edit, is_editable (self));
  gtk_widget_set_visible (self->content, TRUE);
  gtk_widget_set_visible (self->draft_bar, draft);
  gtk_widget_set_visible (self->footer, is_editable (self));
  tz_record_parts_show (self->parts, edit, is_editable (self));
  tz_changes_show (self->events, self->store, self->reg, self->id);
  tz_papers_show (self->papers, self->store, self->reg, self->reg != &papers_register ? self->id : 0);
  tz_papers_show (self->paper, self->store, self->reg, self->reg == &papers_register ? self->id : 0);
  tz_history_show (self->history, self->store, self->reg, self->id);
  show_header (self);
  check (self);
}

static gboolean
load (TzRecord             *self,
      const LedgerRegister *reg,
      gint64                id,
      gboolean              with_draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = with_draft ? ledger_draft_load (self->store, reg, id, NULL) : NULL;
  gboolean draft = edit != NULL;

  if (edit == NULL)
    edit = id != 0 ? ledger_edit_open (self->store, reg, id, &error) : ledger_edit_new (self->store, reg);
  if (edit == NULL)
    {
      tz_part_say (self, error->message);
      return FALSE;
    }
  unload (self);
  show_register (self, reg);
  if (id == 0)
    {
      g_autoptr (LedgerEdit) untouched = ledger_edit_new (self->store, reg);

      self->start = ledger_record_ref (untouched->after);
    }
  show_edit (self, g_steal_pointer (&edit), draft);
  return TRUE;
}

/* What was typed into the row shown so far stays as a draft. */
static void
leave (TzRecord *self)
{
  g_autoptr (GError) error = NULL;

  if (self->edit == NULL || !is_editable (self))
    return;
  /* What cannot be read as a value is lost; what can is kept. */
  tz_fields_flush_quietly (self->fields);
  if (tz_edit_count_changes (self->edit, self->start) == 0)
    {
      if (self->drafted)
        ledger_draft_forget (self->store, self->reg, self->id);
      return;
    }
  if (!ledger_draft_keep (self->edit, &error))
    tz_part_say (self, error->message);
  else
    tz_part_say (self, _("没有保存的修改已经留作草稿，下次打开这一条时可以接着改。"));
}

static void
reload (TzRecord *self)
{
  gboolean found;

  self->busy = TRUE;
  found = load (self, self->reg, self->id, FALSE);
  self->busy = FALSE;
  if (!found)
    unload (self);
}

static void
show_conflict (TzRecord *self)
{
  g_autoptr (LedgerRecord) theirs = ledger_store_load (self->store, self->reg, self->id, NULL);

  if (theirs == NULL)
    return;
  self->other_id = 0;
  gtk_label_set_text (GTK_LABEL (self->other_text), _("这一条在您打开之后被改过，两边不同的内容如下。用哪一个？"));
  tz_compare_show (self->compare, self->store, self->edit->after, _("您改的"), theirs, _("文件里的"), TRUE, self->full);
  gtk_widget_set_visible (self->keep_mine, TRUE);
  gtk_widget_set_visible (self->keep_theirs, TRUE);
  gtk_widget_set_visible (self->open_other, FALSE);
  gtk_widget_set_visible (self->other_bar, TRUE);
}

/* What is in the way of saving is shown where it is. */
static void
show_refusal (TzRecord     *self,
              const GError *error)
{
  self->tried = TRUE;
  show_problems (self);
  tz_part_say (self, error->message);
  if (g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT))
    show_conflict (self);
  else if (gtk_widget_get_visible (self->accept_bar))
    gtk_widget_grab_focus (self->reason);
  else
    tz_fields_focus_mark (self->fields, TZ_MARK_ERROR);
}

static gboolean
save (TzRecord *self)
{
  gint64 drafted = self->id;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  self->busy = TRUE;
  ledger_problems_clear (self->problems);
  saved = ledger_edit_save (self->edit, self->problems, &error);
  self->busy = FALSE;
  if (!saved)
    {
      g_clear_pointer (&self->edit->accept, g_free);
      show_refusal (self, error);
      return FALSE;
    }
  /* The child rows that went with the save are gone from the edit: nothing may show them any more. */
  self->id = self->edit->after->id;
  ledger_draft_forget (self->store, self->reg, drafted);
  reload (self);
  g_signal_emit (self, signals[SAVED], 0, self->id);
  return TRUE;
}

static void
fields_changed_cb (TzFields *fields,
                   TzRecord *self)
{
  show_header (self);
  if (self->check == 0)
    self->check = g_timeout_add_once (CHECK_DELAY, check_due_cb, self);
}

static void
fields_finished_cb (TzFields *fields,
                    TzRecord *self)
{
  tz_record_save (self);
}

static void
other_asked_cb (TzFields *fields,
                gint64    id,
                TzRecord *self)
{
  g_autoptr (LedgerRecord) other = ledger_store_load (self->store, self->reg, id, NULL);
  g_autofree char *text = NULL;

  if (other == NULL)
    return;
  self->other_id = id;
  text = g_strdup_printf (_("可能是同一%s，请对照"), _(self->reg->row_title));
  gtk_label_set_text (GTK_LABEL (self->other_text), text);
  tz_compare_show (self->compare, self->store, self->edit->after, _("这一条"), other, _("已有的那一条"), FALSE, self->full);
  gtk_widget_set_visible (self->keep_mine, FALSE);
  gtk_widget_set_visible (self->keep_theirs, FALSE);
  gtk_widget_set_visible (self->open_other, TRUE);
  gtk_widget_set_visible (self->other_bar, TRUE);
}

static void
open_other_clicked_cb (GtkButton *button,
                       TzRecord  *self)
{
  tz_part_open (self, self->reg->id, self->other_id);
}

static void
close_other_clicked_cb (GtkButton *button,
                        TzRecord  *self)
{
  close_other (self);
}

/* The changes once more, on top of what is in the file now. */
static void
keep_mine_clicked_cb (GtkButton *button,
                      TzRecord  *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = NULL;

  if (!ledger_draft_keep (self->edit, &error))
    {
      tz_part_say (self, error->message);
      return;
    }
  if (load (self, self->reg, self->id, TRUE))
    tz_record_save (self);
}

static void
revert_clicked_cb (GtkButton *button,
                   TzRecord  *self)
{
  tz_record_revert (self);
  tz_fields_focus_first (self->fields);
}

static void
save_clicked_cb (GtkButton *button,
                 TzRecord  *self)
{
  tz_record_save (self);
}

static void
missing_asked_cb (TzRecordHead *head,
                  TzRecord     *self)
{
  tz_fields_focus_mark (self->fields, TZ_MARK_MISSING);
}

static void
reason_changed_cb (TzRecord *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));

  gtk_widget_set_sensitive (self->accept, g_strstrip (reason)[0] != '\0');
}

static void
accept_asked_cb (TzRecord *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));

  if (g_strstrip (reason)[0] == '\0' || self->edit == NULL || !tz_fields_flush (self->fields))
    return;
  g_free (self->edit->accept);
  self->edit->accept = g_steal_pointer (&reason);
  save (self);
}

static void
history_undone_cb (TzHistory *history,
                   TzRecord  *self)
{
  if (!tz_record_is_changed (self))
    reload (self);
}

/* Somebody else wrote: an undo, a job, another page. What is being typed stays; saving will tell. */
static void
rows_changed_cb (TzRecord *self)
{
  if (self->busy || self->edit == NULL || self->id == 0)
    return;
  if (tz_record_is_changed (self))
    show_header (self);
  else
    reload (self);
}

static void
row_changed_cb (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                TzRecord             *self)
{
  if ((reg == self->reg && id == self->id) || ledger_register_is_part_of (reg, self->reg))
    rows_changed_cb (self);
}

/* A refresh tells it of every register: once is enough. */
static void
register_changed_cb (LedgerStore          *store,
                     const LedgerRegister *reg,
                     TzRecord             *self)
{
  if (reg == self->reg || ledger_register_is_part_of (reg, self->reg))
    rows_changed_cb (self);
}

static gboolean
save_pressed_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  tz_record_save (TZ_RECORD (widget));
  return TRUE;
}

/* Into the record: to its first field rather than to the buttons of its head. */
static gboolean
tz_record_focus (GtkWidget        *widget,
                 GtkDirectionType  direction)
{
  TzRecord *self = TZ_RECORD (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL && is_editable (self) &&
      tz_fields_focus_first (self->fields))
    return TRUE;
  return GTK_WIDGET_CLASS (tz_record_parent_class)->focus (widget, direction);
}

static void
tz_record_dispose (GObject *object)
{
  TzRecord *self = TZ_RECORD (object);

  if (self->content != NULL)
    {
      leave (self);
      unload (self);
      tz_fields_set_register (self->fields, NULL, NULL);
    }
  g_clear_signal_handler (&self->row_changed, self->store);
  g_clear_signal_handler (&self->rows_changed, self->store);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TZ_TYPE_RECORD);
  G_OBJECT_CLASS (tz_record_parent_class)->dispose (object);
}

static void
tz_record_finalize (GObject *object)
{
  ledger_problems_free (TZ_RECORD (object)->problems);
  G_OBJECT_CLASS (tz_record_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, TzRecord, content);
  gtk_widget_class_bind_template_child (class, TzRecord, head);
  gtk_widget_class_bind_template_child (class, TzRecord, draft_bar);
  gtk_widget_class_bind_template_child (class, TzRecord, draft_text);
  gtk_widget_class_bind_template_child (class, TzRecord, other_bar);
  gtk_widget_class_bind_template_child (class, TzRecord, other_text);
  gtk_widget_class_bind_template_child (class, TzRecord, compare);
  gtk_widget_class_bind_template_child (class, TzRecord, keep_mine);
  gtk_widget_class_bind_template_child (class, TzRecord, keep_theirs);
  gtk_widget_class_bind_template_child (class, TzRecord, open_other);
  gtk_widget_class_bind_template_child (class, TzRecord, close_other);
  gtk_widget_class_bind_template_child (class, TzRecord, fields);
  gtk_widget_class_bind_template_child (class, TzRecord, accept_bar);
  gtk_widget_class_bind_template_child (class, TzRecord, accept_text);
  gtk_widget_class_bind_template_child (class, TzRecord, reason);
  gtk_widget_class_bind_template_child (class, TzRecord, accept);
  gtk_widget_class_bind_template_child (class, TzRecord, footer);
  gtk_widget_class_bind_template_child (class, TzRecord, changes);
  gtk_widget_class_bind_template_child (class, TzRecord, revert);
  gtk_widget_class_bind_template_child (class, TzRecord, save);
  gtk_widget_class_bind_template_callback (class, missing_asked_cb);
  gtk_widget_class_bind_template_callback (class, revert_clicked_cb);
  gtk_widget_class_bind_template_callback (class, keep_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (class, open_other_clicked_cb);
  gtk_widget_class_bind_template_callback (class, close_other_clicked_cb);
  gtk_widget_class_bind_template_callback (class, accept_asked_cb);
  gtk_widget_class_bind_template_callback (class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (class, save_clicked_cb);
}

static void
tz_record_class_init (TzRecordClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_record_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_record_finalize;
  widget_class->focus = tz_record_focus;
  g_type_ensure (TZ_TYPE_FIELDS);
  g_type_ensure (TZ_TYPE_COMPARE);
  g_type_ensure (TZ_TYPE_RECORD_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-record.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "record");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_pressed_cb, NULL);
  signals[SAVED] = g_signal_new ("saved", TZ_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  tz_part_add_signals (TZ_TYPE_RECORD);
}

static TzPapers *
make_papers (TzRecord *self)
{
  TzPapers *papers = TZ_PAPERS (tz_papers_new ());

  tz_part_hand_on (self, papers);
  return papers;
}

static void
tz_record_init (TzRecord *self)
{
  self->problems = ledger_problems_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = TZ_HISTORY (tz_history_new ());
  self->parts = TZ_RECORD_PARTS (tz_record_parts_new (self->fields));
  gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (self->parts), GTK_WIDGET (self->head));
  tz_part_hand_on (self, self->parts);
  self->events = TZ_CHANGES (tz_changes_new ());
  tz_fields_append (self->fields, GTK_WIDGET (self->events));
  g_signal_connect_object (self->events, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  self->papers = make_papers (self);
  tz_fields_append (self->fields, GTK_WIDGET (self->papers));
  self->paper = make_papers (self);
  gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (self->paper), self->other_bar);
  gtk_widget_add_css_class (GTK_WIDGET (self->paper), "top");
  tz_fields_append (self->fields, GTK_WIDGET (self->history));
  gtk_widget_set_visible (self->content, FALSE);
  g_signal_connect_object (self->history, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->history, "undone", G_CALLBACK (history_undone_cb), self);
  g_signal_connect (self->fields, "changed", G_CALLBACK (fields_changed_cb), self);
  g_signal_connect (self->fields, "finished", G_CALLBACK (fields_finished_cb), self);
  g_signal_connect (self->fields, "other", G_CALLBACK (other_asked_cb), self);
  tz_part_hand_on (self, self->fields);
}

GtkWidget *
tz_record_new (void)
{
  return g_object_new (TZ_TYPE_RECORD, NULL);
}

void
tz_record_set_store (TzRecord    *self,
                     LedgerStore *store)
{
  if (self->store == store)
    return;
  if (self->store != NULL)
    {
      leave (self);
      unload (self);
      tz_fields_set_register (self->fields, NULL, NULL);
      gtk_widget_set_visible (self->content, FALSE);
      tz_changes_show (self->events, NULL, NULL, 0);
      tz_papers_show (self->papers, NULL, NULL, 0);
      tz_papers_show (self->paper, NULL, NULL, 0);
      tz_history_show (self->history, NULL, NULL, 0);
      g_clear_signal_handler (&self->row_changed, self->store);
      g_clear_signal_handler (&self->rows_changed, self->store);
    }
  g_set_object (&self->store, store);
  self->reg = NULL;
  self->id = 0;
  if (store == NULL)
    return;
  self->row_changed = g_signal_connect (store, "row-changed", G_CALLBACK (row_changed_cb), self);
  self->rows_changed = g_signal_connect (store, "rows-changed", G_CALLBACK (register_changed_cb), self);
}

gboolean
tz_record_show (TzRecord             *self,
                const LedgerRegister *reg,
                gint64                id)
{
  g_return_val_if_fail (self->store != NULL, FALSE);

  /* The same again: what is being typed is not disturbed. */
  if (self->edit != NULL && self->reg == reg && self->id == id && tz_record_is_changed (self))
    return TRUE;
  leave (self);
  return load (self, reg, id, TRUE);
}

void
tz_record_show_new (TzRecord   *self,
                    LedgerEdit *edit)
{
  g_autoptr (LedgerEdit) untouched = ledger_edit_new (self->store, edit->reg);

  leave (self);
  unload (self);
  show_register (self, edit->reg);
  self->start = ledger_record_ref (untouched->after);
  show_edit (self, edit, FALSE);
}

gboolean
tz_record_save (TzRecord *self)
{
  if (self->edit == NULL || !is_editable (self))
    return FALSE;
  if (!tz_fields_flush (self->fields))
    {
      tz_fields_set_problems (self->fields, self->problems, !self->tried);
      tz_part_say (self, _("没有保存：有一项填的内容读不懂，请看它下面的说明。"));
      return FALSE;
    }
  if (!tz_record_is_changed (self) && self->id != 0)
    {
      tz_part_say (self, _("没有需要保存的修改。"));
      return TRUE;
    }
  return save (self);
}

gboolean
tz_record_is_changed (TzRecord *self)
{
  if (self->edit == NULL || !is_editable (self))
    return FALSE;
  return tz_fields_is_typed (self->fields) || tz_edit_count_changes (self->edit, self->start) > 0;
}

void
tz_record_revert (TzRecord *self)
{
  if (self->edit == NULL)
    return;
  ledger_draft_forget (self->store, self->reg, self->id);
  reload (self);
}

void
tz_record_give_up (TzRecord *self)
{
  unload (self);
}

void
tz_record_set_full (TzRecord *self,
                    gboolean  full)
{
  self->full = full;
  tz_fields_set_full (self->fields, full);
  tz_history_set_full (self->history, full);
}

LedgerStore *
tz_record_get_store (TzRecord *self)
{
  return self->store;
}

LedgerEdit *
tz_record_get_edit (TzRecord *self)
{
  return self->edit;
}

TzFields *
tz_record_get_fields (TzRecord *self)
{
  return self->fields;
}
