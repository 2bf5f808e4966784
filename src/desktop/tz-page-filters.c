/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's row of filters: kept ones by name, chips, and conditions of any other kind. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-page-private.h"
#include "tz-settings.h"

static void
facets_changed_cb (TzPage *self)
{
  tz_page_run_query (self);
}

/* Columns a filter brings keep the widths they have here. */
static void
show_columns (TzPage       *self,
              const GArray *fields)
{
  g_autoptr (GArray) present = tz_table_dup_columns (self->table);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (TzColumn));

  for (guint i = 0; i < fields->len; i++)
    {
      TzColumn column = { g_array_index (fields, guint, i), -1 };

      for (guint k = 0; k < present->len; k++)
        if (g_array_index (present, TzColumn, k).field == column.field)
          column.width = g_array_index (present, TzColumn, k).width;
      g_array_append_val (columns, column);
    }
  if (columns->len > 0)
    tz_page_set_columns (self, columns);
}

static LedgerSavedFilter *
copy_filter (const LedgerSavedFilter *filter)
{
  LedgerSavedFilter *copy = g_new0 (LedgerSavedFilter, 1);

  copy->id = filter->id;
  copy->name = g_strdup (filter->name);
  copy->query = ledger_query_copy (filter->query);
  return copy;
}

static void
filter_chosen_cb (TzPage            *self,
                  LedgerSavedFilter *filter)
{
  const LedgerQuery *wanted = filter->query;

  tz_page_set_bin (self, FALSE);
  tz_page_forget_applied (self);
  self->applied = copy_filter (filter);
  gtk_editable_set_text (GTK_EDITABLE (self->search), wanted->words != NULL ? wanted->words : "");
  ledger_query_set_words (self->query, wanted->words);
  tz_facets_set_query (self->facets, wanted);
  if (filter->columns != NULL)
    show_columns (self, filter->columns);
  tz_page_set_sorting (self, wanted->sort, wanted->descending);
  g_signal_emit_by_name (self, "message", filter->notice != NULL ? filter->notice : "", FALSE);
  gtk_widget_child_focus (self->list_stack, GTK_DIR_TAB_FORWARD);
}

static void
save_wanted_cb (TzPage     *self,
                const char *name,
                gboolean    with_columns)
{
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerSavedFilter) saved = NULL;
  g_autofree char *sentence = NULL;

  if (with_columns)
    {
      guint n = 0;
      g_autofree guint *fields = tz_page_list_columns (self, &n);

      columns = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_vals (columns, fields, n);
    }
  if (ledger_filters_save (self->store, name, self->query, columns, &error) == 0)
    {
      tz_filters_say (self->filters, error->message, TRUE);
      return;
    }
  tz_page_forget_applied (self);
  saved = g_new0 (LedgerSavedFilter, 1);
  saved->name = g_strstrip (g_strdup (name));
  saved->query = ledger_query_copy (self->query);
  self->applied = g_steal_pointer (&saved);
  tz_page_show_applied (self);
  gtk_popover_popdown (GTK_POPOVER (self->filters));
  sentence = g_strdup_printf (_("已保存常用筛选“%s”。"), self->applied->name);
  g_signal_emit_by_name (self, "message", sentence, FALSE);
}

/* A filter that was renamed or removed is no longer the one shown. */
static void
filters_changed_cb (TzPage *self)
{
  tz_page_forget_applied (self);
  tz_page_show_applied (self);
}

static void
filters_wanted_cb (GtkMenuButton *button,
                   gpointer       data)
{
  TzPage *self = data;

  if (self->filters == NULL)
    {
      self->filters = TZ_FILTERS (tz_filters_new (self->store, self->reg));
      g_signal_connect_swapped (self->filters, "chosen", G_CALLBACK (filter_chosen_cb), self);
      g_signal_connect_swapped (self->filters, "save-wanted", G_CALLBACK (save_wanted_cb), self);
      g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->filters));
    }
  tz_filters_show (self->filters, self->query, self->applied != NULL ? self->applied->name : NULL, self->naming);
  self->naming = FALSE;
}

static void
condition_added_cb (TzPage *self)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (self->reg);

  tz_facets_apply (self->facets, query);
  tz_condition_apply (self->condition, query);
  tz_facets_set_query (self->facets, query);
  tz_page_run_query (self);
}

static void
condition_wanted_cb (GtkMenuButton *button,
                     gpointer       data)
{
  TzPage *self = data;

  if (self->condition != NULL)
    return;
  self->condition = TZ_CONDITION (tz_condition_new (self->store, self->reg));
  g_signal_connect_swapped (self->condition, "added", G_CALLBACK (condition_added_cb), self);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->condition));
}

void
tz_page_forget_applied (TzPage *self)
{
  g_clear_pointer (&self->applied, ledger_saved_filter_free);
}

void
tz_page_show_applied (TzPage *self)
{
  gboolean same = self->applied != NULL && ledger_query_asks_same (self->applied->query, self->query);
  g_autofree char *label = NULL;

  if (self->applied == NULL)
    label = g_strdup (_("常用筛选"));
  else
    label = g_strdup_printf (same ? _("常用：%s") : _("常用：%s（已改）"), self->applied->name);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->saved), label);
  if (self->applied != NULL)
    gtk_widget_add_css_class (self->saved, "chosen");
  else
    gtk_widget_remove_css_class (self->saved, "chosen");
}

void
tz_page_choose_filter (TzPage  *self,
                       gboolean naming)
{
  self->naming = naming;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->saved));
}

void
tz_page_add_condition (TzPage *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->more));
}

void
tz_page_add_filters (TzPage *self)
{
  self->facets = TZ_FACETS (tz_facets_new (self->store, self->reg));
  g_signal_connect_swapped (self->facets, "changed", G_CALLBACK (facets_changed_cb), self);
  gtk_box_insert_child_after (GTK_BOX (self->filter_row), GTK_WIDGET (self->facets), self->saved);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->saved), filters_wanted_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), condition_wanted_cb, self, NULL);
}
