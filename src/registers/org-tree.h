/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisations as a tree, read once: who stands below whom, and figures added up along it. */
#pragma once

#include "ledger-store.h"

#include "membership-figures.h"

G_BEGIN_DECLS

typedef struct _OrgTree OrgTree;

/* No such place. */
#define ORG_TREE_NONE G_MAXUINT

/**
 * OrgNode:
 * @name: whole name
 * @level: code of its level, or %NULL
 * @reported: 上报会员人数, -1 when it is not known
 * @parent: place of the organisation above it, %ORG_TREE_NONE for a root
 * @depth: 0 for a root
 * @n_below: places of the organisations below it come right after its own: so many with itself
 * @is_closed: it was dissolved
 */
typedef struct
{
  gint64   id;
  char    *name;
  char    *level;
  gint64   reported;
  guint    parent;
  guint    depth;
  guint    n_below;
  gboolean is_closed;
} OrgNode;

/**
 * OrgTally:
 * @here: of the organisation itself
 * @below: the same with all organisations below it
 */
typedef struct
{
  MembershipTally here;
  MembershipTally below;
} OrgTally;

/* Live organisations in the order of the screen: each before those below it, sisters by level, then by pinyin.
 * One whose superior is gone, or that stands in a circle, is a root. */
OrgTree       *org_tree_load       (LedgerStore   *store,
                                    GError       **error);
void           org_tree_free       (OrgTree       *tree);
/* Whether both look the same on the screen. */
gboolean       org_tree_equal      (const OrgTree *a,
                                    const OrgTree *b);
guint          org_tree_get_length (const OrgTree *tree);
const OrgNode *org_tree_get_node   (const OrgTree *tree,
                                    guint          place);
/* Place of an organisation, or %ORG_TREE_NONE. */
guint          org_tree_find       (const OrgTree *tree,
                                    gint64         id);
/* (element-type gint64): it and all below it, for filters "本级及下级"; empty for none. Caller frees. */
GArray        *org_tree_list_below (const OrgTree *tree,
                                    gint64         id);
/* The same of the file as it is now; @orgs: (out): %NULL for all of it, which is asked for by @id 0. */
gboolean       org_tree_read_below (LedgerStore   *store,
                                    gint64         id,
                                    GArray       **orgs,
                                    GError       **error);
/* Next place after @from whose name answers the words, pinyin and initials too, round to the beginning;
 * %ORG_TREE_NONE when there is none. */
guint          org_tree_search     (const OrgTree *tree,
                                    const char    *words,
                                    guint          from);

/* (element-type OrgTally), one a place, and a last one for members without an organisation (or of one that is gone).
 * @counts: of membership_count_by_org (): only MEMBERSHIP_ALL is filled. Caller frees. */
GArray        *org_tree_add_counts (const OrgTree *tree,
                                    GHashTable    *counts);
/* The same of membership_tally_by_org (). */
GArray        *org_tree_add_tallies (const OrgTree *tree,
                                     GHashTable    *tallies);
/* The whole ledger: all roots and the members without an organisation. */
MembershipTally org_tree_get_total (const OrgTree *tree,
                                    GArray        *tallies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OrgTree, org_tree_free)

G_END_DECLS
