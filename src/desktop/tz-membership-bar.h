/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days and which organisation the figures are about. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_MEMBERSHIP_BAR (tz_membership_bar_get_type ())
/* Signal: "changed" when the answers below are others; "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzMembershipBar, tz_membership_bar, TZ, MEMBERSHIP_BAR, GtkWidget)

GtkWidget  *tz_membership_bar_new      (LedgerStore     *store);
/* First and last day, "YYYY-MM-DD"; %NULL while they make no period. */
const char *tz_membership_bar_get_from (TzMembershipBar *self);
const char *tz_membership_bar_get_to   (TzMembershipBar *self);
/* Shows and tells other days. */
void        tz_membership_bar_set_days (TzMembershipBar *self,
                                        const char      *from,
                                        const char      *to);
/* Row id, or 0 for the whole ledger. */
gint64      tz_membership_bar_get_org  (TzMembershipBar *self);
/* "2026年11月 一分会" for titles; caller frees. */
char       *tz_membership_bar_dup_title (TzMembershipBar *self);

G_END_DECLS
