/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose limits of visits and aid hold here: the regions that come with the program, one to be chosen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_BENEFIT_LIST (tz_benefit_list_get_type ())
G_DECLARE_FINAL_TYPE (TzBenefitList, tz_benefit_list, TZ, BENEFIT_LIST, GtkWidget)

/* @later: offers 以后再选 as well, chosen at first. */
GtkWidget  *tz_benefit_list_new        (gboolean       later);
/* %NULL: later. */
const char *tz_benefit_list_get_region (TzBenefitList *self);
/* The region with which @place, "山东省青岛市", begins, if there is one. */
void        tz_benefit_list_suggest    (TzBenefitList *self,
                                        const char    *place);

G_END_DECLS
