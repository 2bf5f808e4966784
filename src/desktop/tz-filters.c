/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list with Enter, F2, Delete and Alt+arrows, and one entry that names: the present filter, or another name. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-query-words.h"

#include "tz-filters.h"

struct _TzFilters
{
  GtkPopover            parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  GPtrArray            *filters;  /* (element-type LedgerSavedFilter), one a row */
  LedgerSavedFilter    *removed;  /* the last one, until the popover closes */
  gint64                renaming; /* filter that gets another name, 0: the present one is kept */
  gboolean              naming;

  GtkWidget            *list;
  GtkWidget            *empty;
  GtkWidget            *scroller;
  GtkWidget            *message;
  GtkWidget            *bring_back;
  GtkWidget            *caption;
  GtkWidget            *name;
  GtkWidget            *save;
  GtkWidget            *columns;
};

enum
{
  CHOSEN,
  SAVE_WANTED,
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzFilters, tz_filters, GTK_TYPE_POPOVER)

static GtkWidget *
make_row (LedgerStore             *store,
          const LedgerSavedFilter *filter,
          gboolean                 applied)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (filter->name);
  g_autofree char *words = ledger_query_dup_words (store, filter->query);
  GtkWidget *detail = gtk_label_new (*words != '\0' ? words : _("全部"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 44);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  if (applied)
    gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, filter->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return row;
}

static LedgerSavedFilter *
get_selected (TzFilters *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  guint place = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  return place < self->filters->len ? g_ptr_array_index (self->filters, place) : NULL;
}

/* Selects the row of a filter, or the first. */
static void
select_filter (TzFilters *self,
               gint64     id)
{
  guint place = 0;

  for (guint i = 0; i < self->filters->len; i++)
    if (((LedgerSavedFilter *) g_ptr_array_index (self->filters, i))->id == id)
      place = i;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) place));
}

static void
focus_list (TzFilters *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_grab_focus (self->name);
}

static void
fill (TzFilters  *self,
      const char *applied)
{
  GtkListBoxRow *row;
  g_autoptr (GError) error = NULL;
  GPtrArray *filters = ledger_filters_list (self->store, self->reg, &error);

  g_clear_pointer (&self->filters, g_ptr_array_unref);
  self->filters = filters != NULL ? filters : g_ptr_array_new ();
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < self->filters->len; i++)
    {
      const LedgerSavedFilter *filter = g_ptr_array_index (self->filters, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           make_row (self->store, filter, g_strcmp0 (filter->name, applied) == 0));
    }
  gtk_widget_set_visible (self->scroller, self->filters->len > 0);
  gtk_widget_set_visible (self->empty, self->filters->len == 0);
  select_filter (self, 0);
  if (error != NULL)
    tz_filters_say (self, error->message, TRUE);
}

/* The entry names the present filter again. */
static void
stop_renaming (TzFilters *self)
{
  self->renaming = 0;
  gtk_label_set_text (GTK_LABEL (self->caption), _("现在的筛选"));
  gtk_button_set_label (GTK_BUTTON (self->save), _("保存(_S)"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_set_visible (self->columns, TRUE);
}

static void
start_renaming (TzFilters *self)
{
  LedgerSavedFilter *filter = get_selected (self);

  if (filter == NULL)
    return;
  self->renaming = filter->id;
  gtk_label_set_text (GTK_LABEL (self->caption), _("新的名称"));
  gtk_button_set_label (GTK_BUTTON (self->save), _("改名(_S)"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), filter->name);
  gtk_widget_set_visible (self->columns, FALSE);
  gtk_widget_grab_focus (self->name);
}

static void
rename_filter (TzFilters  *self,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = self->renaming;

  if (!ledger_filters_rename (self->store, id, name, &error))
    {
      tz_filters_say (self, error->message, TRUE);
      return;
    }
  stop_renaming (self);
  fill (self, NULL);
  select_filter (self, id);
  focus_list (self);
  tz_filters_say (self, NULL, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
save_clicked_cb (TzFilters *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  if (self->renaming != 0)
    rename_filter (self, name);
  else
    g_signal_emit (self, signals[SAVE_WANTED], 0, name,
                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->columns)));
}

static void
name_changed_cb (TzFilters *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  gboolean exists = FALSE;

  for (guint i = 0; self->filters != NULL && i < self->filters->len; i++)
    exists = exists || g_str_equal (((LedgerSavedFilter *) g_ptr_array_index (self->filters, i))->name, name);
  if (self->renaming == 0)
    gtk_button_set_label (GTK_BUTTON (self->save), exists ? _("替换(_S)") : _("保存(_S)"));
  gtk_widget_set_sensitive (self->save, *name != '\0');
}

static void
remove_selected (TzFilters *self)
{
  LedgerSavedFilter *filter = get_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint place;

  if (filter == NULL || !g_ptr_array_find (self->filters, filter, &place))
    return;
  if (!ledger_filters_remove (self->store, filter->id, &error))
    {
      tz_filters_say (self, error->message, TRUE);
      return;
    }
  g_clear_pointer (&self->removed, ledger_saved_filter_free);
  self->removed = g_ptr_array_steal_index (self->filters, place);
  fill (self, NULL);
  focus_list (self);
  sentence = g_strdup_printf (_("已删除“%s”。"), self->removed->name);
  tz_filters_say (self, sentence, FALSE);
  gtk_widget_set_visible (self->bring_back, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bring_back_clicked_cb (TzFilters *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (self->removed == NULL)
    return;
  id = ledger_filters_save (self->store, self->removed->name, self->removed->query, self->removed->columns, &error);
  tz_filters_say (self, error != NULL ? error->message : NULL, error != NULL);
  if (id == 0)
    return;
  g_clear_pointer (&self->removed, ledger_saved_filter_free);
  fill (self, NULL);
  select_filter (self, id);
  focus_list (self);
}

static void
move_selected (TzFilters *self,
               gboolean   down)
{
  LedgerSavedFilter *filter = get_selected (self);
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (filter == NULL)
    return;
  id = filter->id;
  if (!ledger_filters_move (self->store, id, down, &error))
    {
      tz_filters_say (self, error->message, TRUE);
      return;
    }
  fill (self, NULL);
  select_filter (self, id);
  focus_list (self);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzFilters     *self)
{
  LedgerSavedFilter *filter = g_ptr_array_index (self->filters, gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[CHOSEN], 0, filter);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzFilters             *self)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (alt && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    move_selected (self, key == GDK_KEY_Down);
  else if (key == GDK_KEY_F2)
    start_renaming (self);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    remove_selected (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
name_key_pressed_cb (GtkEventControllerKey *controller,
                     guint                  key,
                     guint                  code,
                     GdkModifierType        state,
                     TzFilters             *self)
{
  if (key != GDK_KEY_Escape || self->renaming == 0)
    return FALSE;
  stop_renaming (self);
  focus_list (self);
  return TRUE;
}

static void
mapped_cb (TzFilters *self)
{
  if (self->naming || self->filters->len == 0)
    gtk_widget_grab_focus (self->name);
  else
    focus_list (self);
}

static void
closed_cb (TzFilters *self)
{
  g_clear_pointer (&self->removed, ledger_saved_filter_free);
}

static void
tz_filters_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_FILTERS);
  g_clear_object (&TZ_FILTERS (object)->store);
  G_OBJECT_CLASS (tz_filters_parent_class)->dispose (object);
}

static void
tz_filters_finalize (GObject *object)
{
  TzFilters *self = TZ_FILTERS (object);

  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->removed, ledger_saved_filter_free);
  G_OBJECT_CLASS (tz_filters_parent_class)->finalize (object);
}

static void
tz_filters_class_init (TzFiltersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_filters_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_filters_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_POINTER);
  signals[SAVE_WANTED] = g_signal_new ("save-wanted", TZ_TYPE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, TzFilters, list);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, empty);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, scroller);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, message);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, bring_back);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, caption);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, name);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, save);
  gtk_widget_class_bind_template_child (widget_class, TzFilters, columns);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_clicked_cb);
}

static void
tz_filters_init (TzFilters *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *name_keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect (name_keys, "key-pressed", G_CALLBACK (name_key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (name_keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->name, name_keys);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkWidget *
tz_filters_new (LedgerStore          *store,
                const LedgerRegister *reg)
{
  TzFilters *self = g_object_new (TZ_TYPE_FILTERS, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  return GTK_WIDGET (self);
}

void
tz_filters_show (TzFilters         *self,
                 const LedgerQuery *present,
                 const char        *applied,
                 gboolean           naming)
{
  g_autofree char *words = ledger_query_dup_words (self->store, present);
  gboolean writable = ledger_store_is_writable (self->store);

  self->naming = naming;
  tz_filters_say (self, writable ? NULL : _("台账是只读打开的，常用筛选只能使用，不能保存和改名。"), FALSE);
  stop_renaming (self);
  fill (self, applied);
  gtk_widget_set_tooltip_text (self->name, *words != '\0' ? words : _("现在没有筛选，显示全部"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), naming && applied != NULL ? applied : "");
  gtk_widget_set_sensitive (self->name, writable);
  name_changed_cb (self);
}

void
tz_filters_say (TzFilters  *self,
                const char *sentence,
                gboolean    bad)
{
  gtk_label_set_text (GTK_LABEL (self->message), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->message, sentence != NULL);
  gtk_widget_set_visible (self->bring_back, FALSE);
  if (bad)
    gtk_widget_add_css_class (self->message, "error");
  else
    gtk_widget_remove_css_class (self->message, "error");
}
