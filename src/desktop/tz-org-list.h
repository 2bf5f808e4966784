/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisations on the screen: a tree with figures, each of which can be opened. */
#pragma once

#include <gtk/gtk.h>

#include "org-tree.h"

G_BEGIN_DECLS

#define TZ_TYPE_ORG_LIST (tz_org_list_get_type ())
G_DECLARE_FINAL_TYPE (TzOrgList, tz_org_list, TZ, ORG_LIST, GtkWidget)

/* Columns with a figure of members; the trait counted in each is tz_org_figure_get_trait (). */
typedef enum
{
  TZ_ORG_HERE,
  TZ_ORG_BELOW,
  TZ_ORG_WOMEN,
  TZ_ORG_MIGRANTS,
  TZ_ORG_NEW_FORM,
  TZ_ORG_N_FIGURES
} TzOrgFigure;

/*
 * Signals: "opened" (gint64 id): Enter or double click on an organisation; "figure-opened" (guint place, guint figure):
 * a number was clicked, or Enter pressed on it. A place is one of the #OrgTree; its length stands for 未填组织.
 *
 * Keys on a row: Right opens the branch, then goes to the numbers; Left goes back, closes the branch, then goes to the
 * organisation above; * opens everything below.
 */

GtkWidget      *tz_org_list_new         (void);
/* @tree: borrowed until the next call; branches that were open stay so. */
void            tz_org_list_set_tree    (TzOrgList     *self,
                                         const OrgTree *tree);
/* @counts: (element-type OrgTally): all members; @tallies: (nullable): the other figures, not known yet. Referenced. */
void            tz_org_list_set_figures (TzOrgList     *self,
                                         GArray        *counts,
                                         GArray        *tallies);
/* Opens the branches above a place and selects it; @focus: the keyboard goes there too. */
void            tz_org_list_show        (TzOrgList     *self,
                                         guint          place,
                                         gboolean       focus);
/* The selected place, ORG_TREE_NONE for none. */
guint           tz_org_list_get_place   (TzOrgList     *self);
void            tz_org_list_expand_all  (TzOrgList     *self,
                                         gboolean       expand);
MembershipTrait tz_org_figure_get_trait (TzOrgFigure    figure);

G_END_DECLS
