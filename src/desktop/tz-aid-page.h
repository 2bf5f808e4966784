/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page 慰问统计: 批次, 人次, 人数, 户数 and money of visits and of aid, by kind, month, fund, organisation or person. */
#pragma once

#include "tz-statistics.h"

G_BEGIN_DECLS

#define TZ_TYPE_AID_PAGE (tz_aid_page_get_type ())
/* Signals: those of tz-places.h. */
G_DECLARE_FINAL_TYPE (TzAidPage, tz_aid_page, TZ, AID_PAGE, TzStatistics)

/* @settings: (nullable). */
GtkWidget *tz_aid_page_new (LedgerStore *store,
                            GSettings   *settings);

G_END_DECLS
