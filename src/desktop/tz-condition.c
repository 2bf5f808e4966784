/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form: which field, which comparison, which value; the value is typed as in a record. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-query-words.h"

#include "tz-condition.h"
#include "tz-editor-kinds.h"

struct _TzCondition
{
  GtkPopover            parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerEdit           *edit;    /* never saved: holds the value of @editor */
  LedgerQuery          *made;    /* the condition that was confirmed */
  GArray               *fields;  /* (element-type guint): what each entry of @field stands for */
  GArray               *matches; /* (element-type LedgerMatch): the same of @match */

  GtkWidget            *field;
  GtkWidget            *match;
  GtkWidget            *place;   /* where @editor or @entry stands */
  TzEditor             *editor;  /* NULL where the value is plain text */
  GtkWidget            *entry;
  GtkWidget            *problem;
};

enum
{
  ADDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzCondition, tz_condition, GTK_TYPE_POPOVER)

static guint
get_field (TzCondition *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field));

  return place < self->fields->len ? g_array_index (self->fields, guint, place) : 0;
}

static LedgerMatch
get_match (TzCondition *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->match));

  return place < self->matches->len ? g_array_index (self->matches, LedgerMatch, place) : LEDGER_NOT_EMPTY;
}

static gboolean
needs_value (LedgerMatch match)
{
  return match != LEDGER_EMPTY && match != LEDGER_NOT_EMPTY;
}

static void
add_match (TzCondition   *self,
           GtkStringList *titles,
           LedgerMatch    match,
           const char    *title)
{
  gtk_string_list_append (titles, title);
  g_array_append_val (self->matches, match);
}

/* What a kind of field can be asked; the usual question first. */
static void
list_matches (TzCondition *self)
{
  const LedgerKind *kind = self->reg->fields[get_field (self)].kind;
  gboolean day = kind == &ledger_kind_date || kind == &ledger_kind_datetime;
  gboolean has_order = day || kind->is_number;
  gboolean has_values = kind == &ledger_kind_choice || kind == &ledger_kind_flag || kind == &ledger_kind_reference;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_array_set_size (self->matches, 0);
  if (has_order)
    {
      add_match (self, titles, LEDGER_AT_LEAST, day ? _("不早于") : _("不少于"));
      add_match (self, titles, LEDGER_AT_MOST, day ? _("不晚于") : _("不多于"));
    }
  else if (!has_values && kind != &ledger_kind_choices && kind != &ledger_kind_file)
    add_match (self, titles, LEDGER_CONTAINS, _("含有"));
  if (kind != &ledger_kind_choices && kind != &ledger_kind_file && kind != &ledger_kind_note)
    {
      add_match (self, titles, LEDGER_IS, C_("comparison", "是"));
      add_match (self, titles, LEDGER_IS_NOT, _("不是"));
    }
  add_match (self, titles, LEDGER_EMPTY, _("未填"));
  add_match (self, titles, LEDGER_NOT_EMPTY, _("已填"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->match), G_LIST_MODEL (titles));
}

static void
show_problem (TzCondition *self,
              const char  *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

static void
value_changed_cb (TzCondition *self)
{
  show_problem (self, tz_editor_get_refusal (self->editor));
}

static void add_clicked_cb (TzCondition *self);

/* The same editor as in the record, where the value is one of the field's. */
static void
make_value (TzCondition *self)
{
  guint field = get_field (self);
  LedgerMatch match = get_match (self);
  GtkWidget *child = gtk_widget_get_first_child (self->place);

  if (child != NULL)
    gtk_box_remove (GTK_BOX (self->place), child);
  self->editor = NULL;
  self->entry = NULL;
  g_clear_pointer (&self->edit, ledger_edit_free);
  show_problem (self, NULL);
  gtk_widget_set_visible (self->place, needs_value (match));
  if (!needs_value (match))
    return;
  if (match != LEDGER_CONTAINS && ledger_field_is_typed (&self->reg->fields[field]))
    self->editor = tz_editor_new_cell (self->reg, field);
  if (self->editor != NULL)
    {
      self->edit = ledger_edit_new (self->store, self->reg);
      ledger_edit_set (self->edit, field, NULL);
      tz_editor_bind (self->editor, self->edit);
      g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (value_changed_cb), self);
      g_signal_connect_swapped (self->editor, "advance", G_CALLBACK (add_clicked_cb), self);
      child = GTK_WIDGET (self->editor);
    }
  else
    {
      child = self->entry = gtk_entry_new ();
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (add_clicked_cb), self);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor != NULL ? tz_editor_get_target (self->editor) : child),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("条件的内容"), -1);
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (self->place), child);
}

static void
field_chosen_cb (TzCondition *self)
{
  list_matches (self);
  make_value (self);
}

static void
match_chosen_cb (TzCondition *self)
{
  make_value (self);
}

static gboolean
read_editor (TzCondition *self,
             GError     **error)
{
  const LedgerField *field = &self->reg->fields[get_field (self)];

  if (!tz_editor_flush (self->editor) || tz_editor_get_refusal (self->editor) != NULL)
    return ledger_refuse_value (error, "%s：%s", _(field->title), tz_editor_get_refusal (self->editor));
  if (tz_editor_get_value (self->editor) == NULL)
    return ledger_refuse_value (error, _("%s：请填写要比较的内容。"), _(field->title));
  ledger_query_add_filter (self->made, get_field (self), get_match (self), tz_editor_get_value (self->editor));
  return TRUE;
}

static void
add_clicked_cb (TzCondition *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_ptr_array_set_size (self->made->filters, 0);
  if (self->editor != NULL)
    done = read_editor (self, &error);
  else
    done = ledger_query_add_typed (self->store, self->made, get_field (self), get_match (self),
                                   self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : NULL, &error);
  if (!done)
    {
      show_problem (self, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ADDED], 0);
}

/* An empty value for the next condition; not sooner, for the editor itself says that it is done. */
static void
mapped_cb (TzCondition *self)
{
  make_value (self);
  gtk_widget_grab_focus (self->field);
}

static void
tz_condition_dispose (GObject *object)
{
  TzCondition *self = TZ_CONDITION (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  self->editor = NULL;
  g_clear_pointer (&self->edit, ledger_edit_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_condition_parent_class)->dispose (object);
}

static void
tz_condition_finalize (GObject *object)
{
  TzCondition *self = TZ_CONDITION (object);

  g_clear_pointer (&self->made, ledger_query_free);
  g_array_unref (self->fields);
  g_array_unref (self->matches);
  G_OBJECT_CLASS (tz_condition_parent_class)->finalize (object);
}

static void
tz_condition_class_init (TzConditionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_condition_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_condition_finalize;
  signals[ADDED] = g_signal_new ("added", TZ_TYPE_CONDITION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_row (TzCondition *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("加上(_A)"));

  gtk_widget_set_size_request (self->place, 200, -1);
  gtk_box_append (GTK_BOX (row), self->field);
  gtk_box_append (GTK_BOX (row), self->match);
  gtk_box_append (GTK_BOX (row), self->place);
  gtk_box_append (GTK_BOX (row), add);
  gtk_widget_add_css_class (add, "suggested-action");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_clicked_cb), self);
  return row;
}

static void
tz_condition_init (TzCondition *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->matches = g_array_new (FALSE, FALSE, sizeof (LedgerMatch));
  self->field = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->field), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, _("条件的项目"), -1);
  self->match = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->match), GTK_ACCESSIBLE_PROPERTY_LABEL, _("怎样比较"), -1);
  self->place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 40);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), make_row (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

GtkWidget *
tz_condition_new (LedgerStore          *store,
                  const LedgerRegister *reg)
{
  TzCondition *self = g_object_new (TZ_TYPE_CONDITION, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->made = ledger_query_new (reg);
  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_shown (&reg->fields[i]))
      {
        gtk_string_list_append (titles, _(reg->fields[i].title));
        g_array_append_val (self->fields, i);
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->field), G_LIST_MODEL (titles));
  field_chosen_cb (self);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  g_signal_connect_swapped (self->match, "notify::selected", G_CALLBACK (match_chosen_cb), self);
  return GTK_WIDGET (self);
}

void
tz_condition_apply (TzCondition *self,
                    LedgerQuery *query)
{
  const LedgerFilter *filter = g_ptr_array_index (self->made->filters, 0);

  ledger_query_add_filter (query, filter->field, filter->match, filter->value);
}
