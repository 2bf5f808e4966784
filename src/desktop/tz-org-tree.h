/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 组织架构: the tree of organisations with its members as of a day; each number opens the members behind it. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_ORG_TREE (tz_org_tree_get_type ())
/* Signals of a place: tz-places.h. */
G_DECLARE_FINAL_TYPE (TzOrgTree, tz_org_tree, TZ, ORG_TREE, GtkWidget)

GtkWidget *tz_org_tree_new (LedgerStore *store,
                            GSettings   *settings);

G_END_DECLS
