/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the order in which a case is worked on: what is known at the beginning, then the step it is at. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case-enter.h"

#include "agreement-terms.h"
#include "case-evidence.h"
#include "case-services.h"
#include "cases.h"
#include "claims.h"
#include "follow-ups.h"
#include "hearings.h"
#include "inquiries.h"
#include "joint-units.h"
#include "limitation-events.h"
#include "parties.h"
#include "performances.h"
#include "term-shares.h"
#include "tz-menu.h"

/* Groups of fields, by the first of them that is typed. */
static const guint places[] = { CASE_TYPE, CASE_RECEIVED_DATE, CASE_MEDIATOR_ID, CASE_EXTEND_REASON, CASE_AGREEMENT_DATE, CASE_CLOSED_DATE, CASE_FILER_ID };

static const LedgerRegister *const grids[] = {
  &parties_register, &claims_register, &evidence_register, &inquiries_register, &hearings_register, &joint_units_register, &terms_register,
  &term_shares_register, &services_register, &performances_register, &follow_ups_register, &limitation_events_register,
};

static void
place_asked_cb (GSimpleAction *action,
                GVariant      *target,
                TzFields      *fields)
{
  tz_fields_focus_field (fields, places[g_variant_get_int32 (target)]);
}

static void
grid_asked_cb (GSimpleAction *action,
               GVariant      *target,
               TzFields      *fields)
{
  TzGrid *grid = tz_fields_get_grid (fields, grids[g_variant_get_int32 (target)]);

  if (grid != NULL)
    tz_grid_focus_end (grid);
}

static void
add_action (GSimpleActionGroup *group,
            const char         *name,
            GCallback           activated,
            TzFields           *fields)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_INT32);

  g_signal_connect_object (action, "activate", activated, fields, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new (), fields = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    tz_menu_append (rows, _(grids[i]->title), "case.grid", g_variant_new_int32 ((gint32) i));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    tz_menu_append (fields, _(cases_register.fields[places[i]].group), "case.place", g_variant_new_int32 ((gint32) i));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  return G_MENU_MODEL (menu);
}

GtkWidget *
tz_case_enter_new (TzFields *fields)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  add_action (actions, "grid", G_CALLBACK (grid_asked_cb), fields);
  add_action (actions, "place", G_CALLBACK (place_asked_cb), fields);
  gtk_widget_insert_action_group (button, "case", G_ACTION_GROUP (actions));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("登记(_D)"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (button, 16);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_add_css_class (button, "small");
  return button;
}
