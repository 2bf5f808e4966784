/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of places in the sidebar: one line each. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "registers.h"

#include "tz-aid-page.h"
#include "tz-case-page.h"
#include "tz-forms.h"
#include "tz-membership-page.h"
#include "tz-org-tree.h"
#include "tz-places.h"
#include "tz-quality.h"
#include "tz-reminders.h"
#include "tz-service-page.h"

#define AID     N_("慰问帮扶")
#define ORGS    N_("组织和干部")
#define CASES   N_("劳动争议调解")
#define SERVICE N_("志愿服务")
#define SETTING N_("设置")

/* In the order of a clerk's day; child registers are edited inside their parents. */
static const TzPlace places[] = {
  { "members" },
  { "reminders", N_("提醒"), "alarm-symbolic", tz_reminders_new },
  { "membership", N_("会籍统计"), "x-office-spreadsheet-symbolic", tz_membership_page_new },
  { "forms", N_("表格"), "printer-symbolic", tz_forms_new },
  { "papers" },
  { "quality", N_("数据质量"), "emblem-ok-symbolic", tz_quality_new },
  { "orgs", .group = ORGS },
  { "org-tree", N_("组织架构"), "format-indent-more-symbolic", tz_org_tree_new, ORGS },
  { "units", .group = ORGS },
  { "officers", .group = ORGS },
  { "activities", N_("志愿活动"), .group = SERVICE },
  { "volunteers", .group = SERVICE },
  { "attendance", N_("服务记录"), .group = SERVICE },
  { "teams", .group = SERVICE },
  { "service", N_("服务统计"), "x-office-spreadsheet-symbolic", tz_service_page_new, SERVICE },
  { "certificates", N_("记录证明"), .group = SERVICE },
  { "visits", .group = AID },
  { "visit_batches", .group = AID },
  { "hardship_files", .group = AID },
  { "aids", .group = AID },
  { "home_visits", .group = AID },
  { "notices", .group = AID },
  { "funds", .group = AID },
  { "benefit_rules", .group = AID },
  { "aid", N_("慰问统计"), "x-office-spreadsheet-symbolic", tz_aid_page_new, AID },
  { "cases", N_("调解案件"), .group = CASES },
  { "mediators", .group = CASES },
  { "mediation_orgs", .group = CASES },
  { "case-figures", N_("调解统计"), "x-office-spreadsheet-symbolic", tz_case_page_new, CASES },
  { "words", .group = SETTING },
  { "days_off", .group = SETTING },
  { "union", .group = SETTING },
};

const TzPlace *
tz_places_get (guint *n)
{
  *n = G_N_ELEMENTS (places);
  return places;
}

const TzPlace *
tz_places_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].id, id))
      return &places[i];
  return NULL;
}

const char *
tz_place_get_title (const TzPlace *place)
{
  return _(place->title != NULL ? place->title : ledger_registers_find (tz_registers, place->id)->title);
}

const char *
tz_place_get_icon (const TzPlace *place)
{
  return place->icon != NULL ? place->icon : ledger_registers_find (tz_registers, place->id)->icon;
}

void
tz_place_add_signals (GType type)
{
  g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  g_signal_new ("open-rows", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING,
                G_TYPE_ARRAY, G_TYPE_STRING, G_TYPE_STRING);
  g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_BOOLEAN);
}

void
tz_place_open (gpointer    page,
               const char *register_id,
               gint64      id)
{
  g_signal_emit_by_name (page, "open", register_id, id);
}

void
tz_place_open_rows (gpointer    page,
                    const char *register_id,
                    GArray     *ids,
                    const char *title)
{
  tz_place_open_rows_on (page, register_id, ids, title, NULL);
}

void
tz_place_open_rows_on (gpointer    page,
                       const char *register_id,
                       GArray     *ids,
                       const char *title,
                       const char *date)
{
  g_signal_emit_by_name (page, "open-rows", register_id, ids, title, date);
}

void
tz_place_say (gpointer    page,
              const char *sentence,
              gboolean    undoable)
{
  g_signal_emit_by_name (page, "message", sentence, undoable);
}
