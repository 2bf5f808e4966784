/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History as it is told: one block a batch, newest first, one line a change. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-history.h"
#include "tz-paragraph.h"
#include "tz-undo-report.h"

#include "ledger-batch.h"
#include "ledger-history.h"
#include "ledger-kind.h"

/* Entries read at once; an old record has some dozens. */
#define MAX_ENTRIES 400

struct _TzHistory
{
  GtkWidget             parent_instance;

  GtkWidget            *expander;
  GtkWidget            *list;
  LedgerStore          *store;
  const LedgerRegister *reg;
  gint64                id;
  gboolean              full;
  guint                 n;
};

/* The button of one batch. */
typedef struct
{
  TzHistory *history;
  gint64     batch;
} Undoing;

enum
{
  UNDONE,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzHistory, tz_history, GTK_TYPE_WIDGET)

static char *
dup_value (TzHistory                *self,
           const LedgerHistoryEntry *entry,
           const char               *value)
{
  const LedgerField *field = &entry->reg->fields[entry->field];
  g_autoptr (LedgerRecord) record = ledger_record_new (entry->reg);
  char *text;

  if (value == NULL)
    return g_strdup (_("（空）"));
  ledger_record_set (record, entry->field, value);
  text = field->kind == &ledger_kind_file ? g_strdup (_("（有）"))
                                          : ledger_store_dup_shown (self->store, record, entry->field, self->full);
  return text;
}

static char *
dup_line (TzHistory                *self,
          const LedgerHistoryEntry *entry)
{
  static const char *const actions[] = {
    [LEDGER_CREATED] = N_("新增"), [LEDGER_CHANGED] = N_("修改"), [LEDGER_REMOVED] = N_("删除"),
    [LEDGER_RESTORED] = N_("恢复"),
  };
  g_autofree char *whose = entry->reg == self->reg ? g_strdup ("") : g_strdup_printf ("%s：", _(entry->reg->row_title));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (entry->field == LEDGER_NO_FIELD)
    {
      g_autofree char *label = ledger_store_dup_label (self->store, entry->reg, entry->row);

      return g_strdup_printf ("%s%s%s%s", whose, _(actions[entry->action]),
                              entry->reg != self->reg ? " " : "", entry->reg != self->reg ? label : "");
    }
  before = dup_value (self, entry, entry->old_value);
  after = dup_value (self, entry, entry->new_value);
  return g_strdup_printf (_("%s%s：%s → %s"), whose, _(entry->reg->fields[entry->field].title), before, after);
}

static void
undo_clicked_cb (GtkButton *button,
                 Undoing   *undoing)
{
  tz_history_undo (undoing->history, undoing->batch);
}

static void
free_undoing (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = tz_paragraph_new (text, style);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
make_undo (TzHistory   *self,
           LedgerBatch *batch)
{
  g_autofree char *text = batch->n_rows > 1 ? g_strdup_printf (_("撤销这一批（%u 条）"), batch->n_rows)
                                            : g_strdup (_("撤销"));
  GtkWidget *button = gtk_button_new_with_label (text);
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->history = self;
  undoing->batch = batch->id;
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_data (button, "clicked", G_CALLBACK (undo_clicked_cb), undoing, free_undoing, 0);
  return button;
}

/* Title, when and who; the button while it can still be undone. */
static GtkWidget *
make_head (TzHistory                *self,
           const LedgerHistoryEntry *entry)
{
  g_autoptr (LedgerBatch) batch = ledger_batch_load (self->store, entry->batch, NULL);
  g_autofree char *when = g_strndup (entry->at, 16);
  g_autofree char *who = g_strdup_printf ("%s　%s", when, entry->clerk);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (who, "caption"));
  if (batch != NULL)
    gtk_box_append (GTK_BOX (texts), make_label (batch->title, "batch"));
  gtk_box_append (GTK_BOX (head), texts);
  if (batch == NULL)
    return head;
  if (batch->undone_by != 0)
    gtk_box_append (GTK_BOX (head), make_label (_("已撤销"), "dim-label"));
  else if (ledger_store_is_writable (self->store))
    gtk_box_append (GTK_BOX (head), make_undo (self, batch));
  return head;
}

static void
clear (TzHistory *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  self->n = 0;
}

static void
fill (TzHistory *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *block = NULL;
  gint64 batch = 0;

  clear (self);
  if (self->id == 0 || self->store == NULL)
    return;
  entries = ledger_history_load (self->store, self->reg, self->id, MAX_ENTRIES, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *line = dup_line (self, entry);

      if (block == NULL || entry->batch != batch)
        {
          batch = entry->batch;
          block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
          gtk_widget_add_css_class (block, "block");
          gtk_box_append (GTK_BOX (block), make_head (self, entry));
          gtk_box_append (GTK_BOX (self->list), block);
          self->n++;
          if (entry->why != NULL)
            {
              g_autofree char *why = g_strdup_printf (_("原因：%s"), entry->why);

              gtk_box_append (GTK_BOX (block), make_label (why, "why"));
            }
        }
      gtk_box_append (GTK_BOX (block), make_label (line, "change"));
    }
  if (self->n == 0)
    gtk_box_append (GTK_BOX (self->list), make_label (_("还没有记录。"), "dim-label"));
}

static gboolean
is_open (TzHistory *self)
{
  return gtk_expander_get_expanded (GTK_EXPANDER (self->expander));
}

static void
expanded_cb (TzHistory *self)
{
  if (is_open (self))
    fill (self);
  else
    clear (self);
}

static void
tz_history_dispose (GObject *object)
{
  TzHistory *self = TZ_HISTORY (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_history_parent_class)->dispose (object);
}

static void
tz_history_class_init (TzHistoryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_history_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "history");
  signals[UNDONE] = g_signal_new ("undone", TZ_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_history_init (TzHistory *self)
{
  self->expander = gtk_expander_new (_("修改历史"));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->list);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
}

GtkWidget *
tz_history_new (void)
{
  return g_object_new (TZ_TYPE_HISTORY, NULL);
}

void
tz_history_show (TzHistory            *self,
                 LedgerStore          *store,
                 const LedgerRegister *reg,
                 gint64                id)
{
  g_set_object (&self->store, store);
  self->reg = reg;
  self->id = id;
  gtk_widget_set_visible (GTK_WIDGET (self), id != 0);
  if (is_open (self))
    fill (self);
}

void
tz_history_set_full (TzHistory *self,
                     gboolean   full)
{
  self->full = full;
  if (is_open (self))
    fill (self);
}

void
tz_history_set_open (TzHistory *self,
                     gboolean   open)
{
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), open);
}

guint
tz_history_get_n (TzHistory *self)
{
  return self->n;
}

void
tz_history_undo (TzHistory *self,
                 gint64     batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = ledger_batch_undo (self->store, batch, &error);
  g_autofree char *text = NULL;

  if (undo == NULL)
    {
      g_signal_emit (self, signals[MESSAGE], 0, error->message);
      return;
    }
  text = tz_undo_report_dup_summary (undo);
  g_signal_emit (self, signals[MESSAGE], 0, text);
  if (undo->kept > 0 && GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    tz_undo_report_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), g_steal_pointer (&undo));
  g_signal_emit (self, signals[UNDONE], 0);
}
