/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page 服务统计: 场次, 人次, 人数 and hours by year, month, team, category or person. */
#pragma once

#include "tz-statistics.h"

G_BEGIN_DECLS

#define TZ_TYPE_SERVICE_PAGE (tz_service_page_get_type ())
/* Signals: those of tz-places.h. */
G_DECLARE_FINAL_TYPE (TzServicePage, tz_service_page, TZ, SERVICE_PAGE, TzStatistics)

/* @settings: (nullable). */
GtkWidget *tz_service_page_new (LedgerStore *store,
                                GSettings   *settings);

G_END_DECLS
