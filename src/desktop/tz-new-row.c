/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in a window of its own, for the row that a reference needs now. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-new-row.h"

#include "ledger-kind.h"
#include "tz-record.h"

struct _TzNewRow
{
  GtkWindow  parent_instance;

  TzRecord  *record;
  GtkWidget *message;
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzNewRow, tz_new_row, GTK_TYPE_WINDOW)

static void
record_saved_cb (TzRecord *record,
                 gint64    id,
                 TzNewRow *self)
{
  g_signal_emit (self, signals[CREATED], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
record_said_cb (TzRecord   *record,
                const char *sentence,
                TzNewRow   *self)
{
  gtk_label_set_text (GTK_LABEL (self->message), sentence);
  gtk_widget_set_visible (self->message, TRUE);
}

/* Given up: nothing of it comes back later. */
static gboolean
tz_new_row_close_request (GtkWindow *window)
{
  tz_record_give_up (TZ_NEW_ROW (window)->record);
  return GTK_WINDOW_CLASS (tz_new_row_parent_class)->close_request (window);
}

static void
tz_new_row_class_init (TzNewRowClass *class)
{
  GTK_WINDOW_CLASS (class)->close_request = tz_new_row_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close", NULL);
  signals[CREATED] = g_signal_new ("created", TZ_TYPE_NEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_new_row_init (TzNewRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->record = TZ_RECORD (tz_record_new ());
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_widget_add_css_class (self->message, "message");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->record), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->record));
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_window_set_child (GTK_WINDOW (self), box);
  g_signal_connect (self->record, "saved", G_CALLBACK (record_saved_cb), self);
  g_signal_connect (self->record, "message", G_CALLBACK (record_said_cb), self);
}

/* "新建救助：李梅" where it is known to what it belongs. Caller frees. */
static char *
dup_title (LedgerEdit *edit)
{
  guint field = ledger_register_get_parent (edit->reg);
  gint64 id = field != LEDGER_NO_FIELD ? ledger_record_get_number (edit->after, field) : 0;
  const LedgerRegister *parent = id != 0 ? ledger_registers_find (ledger_store_get_registers (edit->store), edit->reg->fields[field].refers_to) : NULL;
  g_autofree char *label = parent != NULL ? ledger_store_dup_label (edit->store, parent, id) : NULL;

  return label != NULL ? g_strdup_printf (_("新建%s：%s"), _(edit->reg->row_title), label)
                       : g_strdup_printf (_("新建%s"), _(edit->reg->row_title));
}

GtkWidget *
tz_new_row_new (GtkWindow            *parent,
                LedgerStore          *store,
                const LedgerRegister *reg,
                const char           *name)
{
  return tz_new_row_new_from (parent, tz_new_row_begin (store, reg, name));
}

GtkWidget *
tz_new_row_new_from (GtkWindow  *parent,
                     LedgerEdit *edit)
{
  TzNewRow *self = g_object_new (TZ_TYPE_NEW_ROW, "transient-for", parent, "modal", TRUE,
                                 "destroy-with-parent", TRUE, "default-width", 620, "default-height", 560, NULL);
  g_autofree char *title = dup_title (edit);

  gtk_window_set_title (GTK_WINDOW (self), title);
  tz_record_set_store (self->record, edit->store);
  tz_record_show_new (self->record, edit);
  return GTK_WIDGET (self);
}

LedgerEdit *
tz_new_row_begin (LedgerStore          *store,
                  const LedgerRegister *reg,
                  const char           *name)
{
  LedgerEdit *edit = ledger_edit_new (store, reg);

  for (guint i = 0; name != NULL && i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_REQUIRED) && reg->fields[i].kind == &ledger_kind_text)
      {
        ledger_edit_set_text (edit, i, name, NULL);
        break;
      }
  return edit;
}
