/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page 会籍统计: the balance of a period (F-10), the year month by month, the changes themselves. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_MEMBERSHIP_PAGE (tz_membership_page_get_type ())
/* Signals: those of tz_place_add_signals (). */
G_DECLARE_FINAL_TYPE (TzMembershipPage, tz_membership_page, TZ, MEMBERSHIP_PAGE, GtkWidget)

GtkWidget *tz_membership_page_new (LedgerStore *store,
                                   GSettings   *settings);

G_END_DECLS
