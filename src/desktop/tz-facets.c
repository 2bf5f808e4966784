/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filter chips: each opens the values of its field with how many rows have them; other conditions beside them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-kind.h"
#include "ledger-query-words.h"

#include "tz-facets.h"

/* One chip. */
typedef struct
{
  TzFacets   *facets;
  guint       field;
  GtkWidget  *button;
  GtkWidget  *list;
  GHashTable *chosen; /* set of codes; "" stands for no value */
  GPtrArray  *codes;  /* what can be chosen, and how it is called */
  GPtrArray  *titles;
} Facet;

/* One value in the list of a chip; freed with its check button. */
typedef struct
{
  Facet *facet;
  char  *code; /* "" stands for no value */
} FacetValue;

struct _TzFacets
{
  GtkWidget             parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerRows           *rows;
  GPtrArray            *facets; /* (element-type Facet) */
  LedgerQuery          *others; /* filters that no chip can say */
  GtkWidget            *box;
  GtkWidget            *conditions;
  GtkWidget            *clear;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const LedgerChoice flag_choices[] = {
  { "1", N_("是") },
  { "0", N_("否") },
  { NULL }
};

G_DEFINE_FINAL_TYPE (TzFacets, tz_facets, GTK_TYPE_WIDGET)

static void
facet_free (Facet *facet)
{
  g_hash_table_unref (facet->chosen);
  g_ptr_array_unref (facet->codes);
  g_ptr_array_unref (facet->titles);
  g_free (facet);
}

static const LedgerField *
get_field (const Facet *facet)
{
  return &facet->facets->reg->fields[facet->field];
}

/* The choices of the field; or the union's own words as they are today, and those chosen that are no more. */
static void
take_choices (Facet *facet)
{
  const LedgerField *field = get_field (facet);
  const LedgerRegister *reg = facet->facets->reg;
  gboolean is_text = field->kind == &ledger_kind_text;
  GHashTableIter iter;
  gpointer code;

  g_ptr_array_set_size (facet->codes, 0);
  g_ptr_array_set_size (facet->titles, 0);
  if (is_text && reg->words != NULL)
    reg->words (facet->facets->store, facet->field, facet->codes, facet->titles);
  for (const LedgerChoice *choice = field->choices != NULL ? field->choices : flag_choices; !is_text && choice->code != NULL; choice++)
    {
      g_ptr_array_add (facet->codes, g_strdup (choice->code));
      g_ptr_array_add (facet->titles, g_strdup (_(choice->title)));
    }
  g_hash_table_iter_init (&iter, facet->chosen);
  while (is_text && g_hash_table_iter_next (&iter, &code, NULL))
    if (*(char *) code != '\0' && !g_ptr_array_find_with_equal_func (facet->codes, code, g_str_equal, NULL))
      {
        g_ptr_array_add (facet->codes, g_strdup (code));
        g_ptr_array_add (facet->titles, g_strdup (code));
      }
}

/* "是否农民工" -> "农民工": what a chip asks goes without saying. */
static const char *
get_title (const Facet *facet)
{
  const char *title = _(get_field (facet)->title);

  return g_str_has_prefix (title, "是否") ? title + strlen ("是否") : title;
}

/* "会籍状态" or "会籍状态：正常、保留会籍". */
static void
show_chip (Facet *facet)
{
  g_autoptr (GString) text = g_string_new (get_title (facet));
  guint n = 0;

  if (g_hash_table_size (facet->chosen) > 0)
    take_choices (facet);
  for (guint i = 0; i < facet->codes->len; i++)
    if (g_hash_table_contains (facet->chosen, g_ptr_array_index (facet->codes, i)))
      g_string_append_printf (text, "%s%s", n++ == 0 ? _("：") : _("、"), (char *) g_ptr_array_index (facet->titles, i));
  if (g_hash_table_contains (facet->chosen, ""))
    g_string_append_printf (text, "%s%s", n++ == 0 ? _("：") : _("、"), _("未填"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (facet->button), text->str);
  if (n > 0)
    gtk_widget_add_css_class (facet->button, "chosen");
  else
    gtk_widget_remove_css_class (facet->button, "chosen");
  gtk_widget_set_visible (facet->facets->clear, tz_facets_is_narrow (facet->facets));
}

static void
facet_value_free (gpointer  data,
                  GClosure *closure)
{
  FacetValue *value = data;

  g_free (value->code);
  g_free (value);
}

static void
value_toggled_cb (GtkCheckButton *check,
                  FacetValue     *value)
{
  Facet *facet = value->facet;

  if (gtk_check_button_get_active (check))
    g_hash_table_add (facet->chosen, g_strdup (value->code));
  else
    g_hash_table_remove (facet->chosen, value->code);
  show_chip (facet);
  g_signal_emit (facet->facets, signals[CHANGED], 0);
}

static void
append_value (Facet      *facet,
               const char *code,
               const char *title,
               guint       count)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *check = gtk_check_button_new_with_label (title);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *label = gtk_label_new (number);
  FacetValue *value = g_new0 (FacetValue, 1);

  value->facet = facet;
  value->code = g_strdup (code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (facet->chosen, code));
  g_signal_connect_data (check, "toggled", G_CALLBACK (value_toggled_cb), value, facet_value_free, 0);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (facet->list), row);
}

static void
fill_list (Facet *facet)
{
  GtkWidget *child;
  guint n_empty;

  while ((child = gtk_widget_get_first_child (facet->list)) != NULL)
    gtk_box_remove (GTK_BOX (facet->list), child);
  take_choices (facet);
  for (guint i = 0; i < facet->codes->len; i++)
    {
      const char *code = g_ptr_array_index (facet->codes, i);
      guint count = ledger_rows_count_value (facet->facets->rows, facet->field, code);

      if (count > 0 || g_hash_table_contains (facet->chosen, code))
        append_value (facet, code, g_ptr_array_index (facet->titles, i), count);
    }
  n_empty = ledger_rows_count_value (facet->facets->rows, facet->field, NULL);
  if (n_empty > 0 || g_hash_table_contains (facet->chosen, ""))
    append_value (facet, "", _("未填"), n_empty);
  if (gtk_widget_get_first_child (facet->list) == NULL)
    gtk_box_append (GTK_BOX (facet->list), gtk_label_new (_("没有可选的")));
}

static void
popover_mapped_cb (Facet *facet)
{
  gtk_widget_child_focus (facet->list, GTK_DIR_TAB_FORWARD);
}

/* The list is made when a chip is opened first, and counted anew each time. */
static void
popover_wanted_cb (GtkMenuButton *button,
                   gpointer       data)
{
  Facet *facet = data;

  if (facet->facets->rows == NULL)
    return;
  if (facet->list == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();
      GtkWidget *scroller = gtk_scrolled_window_new ();

      facet->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), facet->list);
      gtk_popover_set_child (GTK_POPOVER (popover), scroller);
      gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
      g_signal_connect_swapped (popover, "map", G_CALLBACK (popover_mapped_cb), facet);
      gtk_menu_button_set_popover (button, popover);
    }
  fill_list (facet);
}

/* One condition on the screen. */
typedef struct
{
  TzFacets *facets;
  guint     field;
} Condition;

static void
condition_free (gpointer  data,
                GClosure *closure)
{
  g_free (data);
}

static void show_conditions (TzFacets *self);

/* The chip goes with the click on it: the focus stays where chips are. */
static void
condition_clicked_cb (GtkButton *button,
                      Condition *condition)
{
  TzFacets *self = condition->facets;

  ledger_query_clear_field (self->others, condition->field);
  if (self->facets->len > 0)
    gtk_widget_grab_focus (((Facet *) g_ptr_array_index (self->facets, 0))->button);
  show_conditions (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_condition (TzFacets *self,
                guint     field)
{
  Condition *condition = g_new0 (Condition, 1);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *words = ledger_query_dup_field_words (self->store, self->others, field);
  g_autofree char *tip = g_strdup_printf (_("去掉条件“%s”"), words);
  GtkWidget *label = gtk_label_new (words);

  condition->facets = self;
  condition->field = field;
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "condition");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (condition_clicked_cb), condition, condition_free, 0);
  return button;
}

static void
show_conditions (TzFacets *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->conditions)) != NULL)
    gtk_box_remove (GTK_BOX (self->conditions), child);
  for (guint field = 0; field < self->reg->n_fields; field++)
    if (ledger_query_has_field (self->others, field))
      gtk_box_append (GTK_BOX (self->conditions), make_condition (self, field));
  gtk_widget_set_visible (self->conditions, self->others->filters->len > 0);
  gtk_widget_set_visible (self->clear, tz_facets_is_narrow (self));
}

static void
clear_clicked_cb (TzFacets *self)
{
  tz_facets_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_facet (TzFacets *self,
           guint     field)
{
  Facet *facet = g_new0 (Facet, 1);

  facet->facets = self;
  facet->field = field;
  facet->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  facet->codes = g_ptr_array_new_with_free_func (g_free);
  facet->titles = g_ptr_array_new_with_free_func (g_free);
  facet->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (facet->button, "facet");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (facet->button), get_title (facet));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (facet->button), popover_wanted_cb, facet, NULL);
  gtk_box_append (GTK_BOX (self->box), facet->button);
  g_ptr_array_add (self->facets, facet);
}

static void
tz_facets_dispose (GObject *object)
{
  TzFacets *self = TZ_FACETS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_facets_parent_class)->dispose (object);
}

static void
tz_facets_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_FACETS (object)->facets);
  ledger_query_free (TZ_FACETS (object)->others);
  G_OBJECT_CLASS (tz_facets_parent_class)->finalize (object);
}

static void
tz_facets_class_init (TzFacetsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_facets_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_facets_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_FACETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tz_facets_init (TzFacets *self)
{
  self->facets = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static Facet *
find_facet (TzFacets *self,
            guint     field)
{
  for (guint i = 0; i < self->facets->len; i++)
    if (((Facet *) g_ptr_array_index (self->facets, i))->field == field)
      return g_ptr_array_index (self->facets, i);
  return NULL;
}

/* A chip can only say which values, the empty one among them. */
static gboolean
can_chip_say (const LedgerQuery *query,
              guint              field)
{
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      if (filter->field == field && !ledger_match_is_alternative (filter->match))
        return FALSE;
    }
  return TRUE;
}

GtkWidget *
tz_facets_new (LedgerStore          *store,
               const LedgerRegister *reg)
{
  TzFacets *self = g_object_new (TZ_TYPE_FACETS, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->others = ledger_query_new (reg);
  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_FACET) != 0)
      add_facet (self, i);
  self->conditions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->conditions, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->conditions);
  self->clear = gtk_button_new_with_label (_("清除"));
  gtk_widget_add_css_class (self->clear, "link");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->clear);
  return GTK_WIDGET (self);
}

void
tz_facets_set_rows (TzFacets   *self,
                    LedgerRows *rows)
{
  g_set_object (&self->rows, rows);
}

void
tz_facets_apply (TzFacets    *self,
                 LedgerQuery *query)
{
  g_ptr_array_set_size (query->filters, 0);
  for (guint i = 0; i < self->others->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (self->others->filters, i);

      ledger_query_add_filter (query, filter->field, filter->match, filter->value);
    }
  for (guint i = 0; i < self->facets->len; i++)
    {
      Facet *facet = g_ptr_array_index (self->facets, i);
      GHashTableIter iter;
      gpointer code;

      g_hash_table_iter_init (&iter, facet->chosen);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        ledger_query_add_filter (query, facet->field, *(char *) code == '\0' ? LEDGER_EMPTY : LEDGER_IS,
                                 *(char *) code == '\0' ? NULL : code);
    }
}

static void
take_filter (TzFacets           *self,
             const LedgerQuery  *query,
             const LedgerFilter *filter)
{
  Facet *facet = find_facet (self, filter->field);

  if (facet != NULL && can_chip_say (query, filter->field))
    g_hash_table_add (facet->chosen, g_strdup (filter->value != NULL ? filter->value : ""));
  else
    ledger_query_add_filter (self->others, filter->field, filter->match, filter->value);
}

void
tz_facets_set_query (TzFacets          *self,
                     const LedgerQuery *query)
{
  g_ptr_array_set_size (self->others->filters, 0);
  for (guint i = 0; i < self->facets->len; i++)
    g_hash_table_remove_all (((Facet *) g_ptr_array_index (self->facets, i))->chosen);
  for (guint i = 0; i < query->filters->len; i++)
    take_filter (self, query, g_ptr_array_index (query->filters, i));
  for (guint i = 0; i < self->facets->len; i++)
    show_chip (g_ptr_array_index (self->facets, i));
  show_conditions (self);
}

void
tz_facets_clear (TzFacets *self)
{
  g_ptr_array_set_size (self->others->filters, 0);
  show_conditions (self);
  for (guint i = 0; i < self->facets->len; i++)
    {
      Facet *facet = g_ptr_array_index (self->facets, i);

      g_hash_table_remove_all (facet->chosen);
      show_chip (facet);
    }
}

gboolean
tz_facets_is_narrow (TzFacets *self)
{
  if (self->others->filters->len > 0)
    return TRUE;
  for (guint i = 0; i < self->facets->len; i++)
    if (g_hash_table_size (((Facet *) g_ptr_array_index (self->facets, i))->chosen) > 0)
      return TRUE;
  return FALSE;
}
