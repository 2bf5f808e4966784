/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page 调解统计: cases accepted, closed, agreed, people, money and days by type, month, source, industry, area, body, mediator. */
#pragma once

#include "tz-statistics.h"

G_BEGIN_DECLS

#define TZ_TYPE_CASE_PAGE (tz_case_page_get_type ())
/* Signals: those of tz-places.h. */
G_DECLARE_FINAL_TYPE (TzCasePage, tz_case_page, TZ, CASE_PAGE, TzStatistics)

/* @settings: (nullable). */
GtkWidget *tz_case_page_new (LedgerStore *store,
                             GSettings   *settings);

G_END_DECLS
