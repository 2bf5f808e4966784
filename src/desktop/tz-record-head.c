/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made from the field table: a choice called `status` is the state, listed references and choices are facts. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-record-head.h"

#include "ledger-kind.h"

/* Facts in the line below the name. */
#define MAX_FACTS 4

struct _TzRecordHead
{
  GtkWidget  parent_instance;

  GtkWidget *content;
  GtkWidget *photo_slot;
  GtkWidget *title;
  GtkWidget *state;
  GtkWidget *facts;
  GtkWidget *missing;
};

enum
{
  MISSING_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzRecordHead, tz_record_head, GTK_TYPE_WIDGET)

static void
show_state (TzRecordHead *self,
            LedgerEdit   *edit)
{
  guint status = ledger_register_find_field (edit->reg, "status");
  const LedgerField *field = status != LEDGER_NO_FIELD ? &edit->reg->fields[status] : NULL;
  const char *value = field != NULL && field->choices != NULL ? ledger_edit_get (edit, status) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->state, value != NULL);
  if (value == NULL)
    return;
  text = ledger_field_dup_shown (field, value, TRUE);
  gtk_label_set_text (GTK_LABEL (self->state), text);
  /* The first of the states is the usual one. */
  if (g_str_equal (field->choices[0].code, value))
    gtk_widget_add_css_class (self->state, "usual");
  else
    gtk_widget_remove_css_class (self->state, "usual");
}

/* What tells the row from others at a glance: references and choices, nothing sensitive. */
static void
show_facts (TzRecordHead *self,
            LedgerEdit   *edit)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < edit->reg->n_fields && n < MAX_FACTS; i++)
    {
      const LedgerField *field = &edit->reg->fields[i];
      g_autofree char *text = NULL;

      if (!(field->flags & LEDGER_LISTED) || (field->flags & LEDGER_SENSITIVE) || ledger_edit_get (edit, i) == NULL ||
          (field->kind != &ledger_kind_reference && field->kind != &ledger_kind_choice) ||
          g_str_equal (field->name, "status"))
        continue;
      text = ledger_store_dup_shown (edit->store, edit->after, i, FALSE);
      g_string_append_printf (facts, "%s%s", n++ > 0 ? " · " : "", text);
    }
  gtk_label_set_text (GTK_LABEL (self->facts), facts->str);
  gtk_widget_set_tooltip_text (self->facts, facts->str);
  gtk_widget_set_visible (self->facts, n > 0);
}

static void
missing_clicked_cb (TzRecordHead *self)
{
  g_signal_emit (self, signals[MISSING_ASKED], 0);
}

static void
tz_record_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_RECORD_HEAD);
  G_OBJECT_CLASS (tz_record_head_parent_class)->dispose (object);
}

static void
tz_record_head_class_init (TzRecordHeadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_record_head_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-record-head.ui");
  gtk_widget_class_bind_template_child (widget_class, TzRecordHead, content);
  gtk_widget_class_bind_template_child (widget_class, TzRecordHead, photo_slot);
  gtk_widget_class_bind_template_child (widget_class, TzRecordHead, title);
  gtk_widget_class_bind_template_child (widget_class, TzRecordHead, state);
  gtk_widget_class_bind_template_child (widget_class, TzRecordHead, facts);
  gtk_widget_class_bind_template_child (widget_class, TzRecordHead, missing);
  gtk_widget_class_bind_template_callback (widget_class, missing_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[MISSING_ASKED] = g_signal_new ("missing-asked", TZ_TYPE_RECORD_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
tz_record_head_init (TzRecordHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tz_record_head_set_photo (TzRecordHead *self,
                          GtkWidget    *photo)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->photo_slot)) != NULL)
    gtk_box_remove (GTK_BOX (self->photo_slot), child);
  if (photo != NULL)
    gtk_box_append (GTK_BOX (self->photo_slot), photo);
  gtk_widget_set_visible (self->photo_slot, photo != NULL);
}

void
tz_record_head_show (TzRecordHead *self,
                     LedgerEdit   *edit)
{
  g_autofree char *label = ledger_record_dup_label (edit->after);
  g_autofree char *new_title = g_strdup_printf (_("新增%s"), _(edit->reg->row_title));

  gtk_label_set_text (GTK_LABEL (self->title), label != NULL && label[0] != '\0' ? label
                      : edit->before == NULL ? new_title : _(edit->reg->row_title));
  show_state (self, edit);
  show_facts (self, edit);
}

void
tz_record_head_set_missing (TzRecordHead *self,
                            guint         n)
{
  g_autofree char *text = g_strdup_printf (_("%u 项待填"), n);

  gtk_button_set_label (GTK_BUTTON (self->missing), text);
  gtk_widget_set_visible (self->missing, n > 0);
}
