/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's menus and its chooser of columns, made when they are first opened. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-actions.h"
#include "tz-page-private.h"
#include "tz-settings.h"

/* The arrow of the headers follows an order chosen elsewhere. */
static void
rebuild_columns (TzPage *self)
{
  g_autoptr (GArray) columns = tz_settings_load_columns (self->settings, self->reg);

  tz_table_set_columns (self->table, columns, self->query->sort, self->query->descending);
}

static void
columns_chosen_cb (TzPage *self,
                   GArray *columns)
{
  tz_page_set_columns (self, columns);
  if (self->chooser != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->chooser)))
    {
      g_autoptr (GArray) shown = tz_table_dup_columns (self->table);

      tz_columns_show (self->chooser, shown, self->query->sort, self->query->descending);
    }
}

static void
sort_chosen_cb (TzPage  *self,
                guint    field,
                gboolean descending)
{
  tz_page_set_sorting (self, field, descending);
  rebuild_columns (self);
}

static void
columns_wanted_cb (GtkMenuButton *button,
                   gpointer       data)
{
  TzPage *self = data;
  g_autoptr (GArray) columns = tz_table_dup_columns (self->table);

  if (self->chooser == NULL)
    {
      self->chooser = TZ_COLUMNS (tz_columns_new (self->reg, self->settings));
      g_signal_connect_swapped (self->chooser, "columns-chosen", G_CALLBACK (columns_chosen_cb), self);
      g_signal_connect_swapped (self->chooser, "sort-chosen", G_CALLBACK (sort_chosen_cb), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->chooser));
    }
  tz_columns_show (self->chooser, columns, self->query->sort, self->query->descending);
}

static void
menu_opened_cb (GtkMenuButton *button,
                gpointer       data)
{
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = tz_actions_build_menu (TZ_MENU_RECORD, TZ_MENU_VIEW, NULL);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (gtk_menu_button_get_popover (button), FALSE);
}

void
tz_page_pop_up_context (TzPage *self,
                        double  x,
                        double  y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->table), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (self->context_menu == NULL)
    {
      g_autoptr (GMenu) model = tz_actions_build_menu (TZ_MENU_RECORD, TZ_MENU_PAPER, NULL);

      self->context_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

void
tz_page_set_columns (TzPage *self,
                     GArray *columns)
{
  tz_settings_store_columns (self->settings, self->reg, columns);
  rebuild_columns (self);
}

/* The name after @current in the list, NULL for the register's own columns. */
static const char *
find_next (GStrv       names,
           const char *current)
{
  if (current == NULL || *current == '\0')
    return names[0];
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], current))
      return names[i + 1];
  return NULL;
}

void
tz_page_next_layout (TzPage *self)
{
  g_auto (GStrv) names = tz_settings_list_layouts (self->settings, self->reg);
  g_autoptr (GArray) shown = tz_table_dup_columns (self->table);
  g_autofree char *current = tz_settings_find_layout (self->settings, self->reg, shown);
  const char *next = find_next (names, current);
  g_autoptr (GArray) columns = next != NULL ? tz_settings_load_layout (self->settings, self->reg, next) : NULL;
  g_autofree char *sentence = NULL;

  if (names[0] == NULL)
    sentence = g_strdup (_("还没有列布局：按 Ctrl+L 选好列，再在那里起名保存。"));
  else
    {
      tz_page_set_columns (self, columns);
      sentence = g_strdup_printf (_("列布局：%s"), next != NULL ? next : _("默认"));
    }
  g_signal_emit_by_name (self, "message", sentence, FALSE);
}

void
tz_page_choose_columns (TzPage *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->columns));
}

void
tz_page_pop_up_menu (TzPage *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
}

void
tz_page_add_menus (TzPage *self)
{
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), menu_opened_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->columns), columns_wanted_cb, self, NULL);
}
