/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built anew with each line, for what can be done depends on it. */
#include "config.h"

#include "tz-menu.h"

#include <glib/gi18n-lib.h>

void
tz_menu_append (GMenu      *menu,
                const char *label,
                const char *action,
                GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

GtkWidget *
tz_menu_make_button (GMenu      *menu,
                     const char *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *words = g_strdup_printf (_("“%s”的操作"), title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (button, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}
