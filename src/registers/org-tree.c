/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations in one array, each before those below it: a branch is a range, a sum one pass backwards. */
#include "config.h"

#include "org-tree.h"

#include <string.h>

#include "ledger-pinyin.h"
#include "orgs.h"

struct _OrgTree
{
  GArray     *nodes;  /* (element-type OrgNode) */
  GHashTable *places; /* gint64* inside nodes -> place + 1 */
};

/* An organisation as it was read, before it has its place. */
typedef struct
{
  OrgNode  node;
  gint64   parent_id;
  gboolean is_placed;
} Loose;

/* While the tree is put together. */
typedef struct
{
  OrgTree    *tree;
  GPtrArray  *loose;    /* (element-type Loose), in order among sisters */
  GHashTable *by_id;    /* gint64* -> Loose */
  GHashTable *children; /* Loose -> GPtrArray of Loose */
} Planting;

static void
clear_node (gpointer data)
{
  OrgNode *node = data;

  g_free (node->name);
  g_free (node->level);
}

static gboolean
org_read_cb (LedgerRecord *record,
             gpointer      data)
{
  GPtrArray *all = data;
  Loose *loose = g_new0 (Loose, 1);

  loose->node.id = record->id;
  loose->node.name = g_strdup (ledger_record_get (record, ORG_NAME));
  loose->node.level = g_strdup (ledger_record_get (record, ORG_LEVEL));
  loose->node.reported = ledger_record_get (record, ORG_REPORTED_MEMBERS) != NULL
                         ? ledger_record_get_number (record, ORG_REPORTED_MEMBERS) : -1;
  loose->node.is_closed = ledger_record_get (record, ORG_CLOSED) != NULL;
  loose->node.parent = ORG_TREE_NONE;
  loose->parent_id = ledger_record_get_number (record, ORG_PARENT_ID);
  g_ptr_array_add (all, loose);
  return TRUE;
}

/* Sisters: the higher level first, one without a level last, then by name as a telephone book. */
static int
compare_sisters (gconstpointer a,
                 gconstpointer b)
{
  const OrgNode *first = &(*(const Loose **) a)->node, *second = &(*(const Loose **) b)->node;
  guint64 own = first->level != NULL ? g_ascii_strtoull (first->level, NULL, 10) : G_MAXUINT64;
  guint64 other = second->level != NULL ? g_ascii_strtoull (second->level, NULL, 10) : G_MAXUINT64;
  int order;

  if (own != other)
    return own < other ? -1 : 1;
  order = ledger_pinyin_compare (first->name != NULL ? first->name : "", second->name != NULL ? second->name : "");
  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static void
list_children (Planting *planting)
{
  for (guint i = 0; i < planting->loose->len; i++)
    {
      Loose *loose = g_ptr_array_index (planting->loose, i);
      Loose *parent = g_hash_table_lookup (planting->by_id, &loose->parent_id);
      GPtrArray *children;

      if (parent == NULL || parent == loose)
        continue;
      children = g_hash_table_lookup (planting->children, parent);
      if (children == NULL)
        {
          children = g_ptr_array_new ();
          g_hash_table_insert (planting->children, parent, children);
        }
      g_ptr_array_add (children, loose);
    }
}

/* Moves one and all below it into the tree. A circle ends where one has its place already. */
static void
plant (Planting *planting,
       Loose    *loose,
       guint     parent,
       guint     depth)
{
  GPtrArray *children = g_hash_table_lookup (planting->children, loose);
  guint place = planting->tree->nodes->len;

  loose->is_placed = TRUE;
  loose->node.parent = parent;
  loose->node.depth = depth;
  g_array_append_val (planting->tree->nodes, loose->node);
  memset (&loose->node, 0, sizeof loose->node);
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      Loose *child = g_ptr_array_index (children, i);

      if (!child->is_placed)
        plant (planting, child, place, depth + 1);
    }
  g_array_index (planting->tree->nodes, OrgNode, place).n_below = planting->tree->nodes->len - place;
}

static void
loose_free (gpointer data)
{
  Loose *loose = data;

  clear_node (&loose->node);
  g_free (loose);
}

/* Roots first; what is left afterwards stands in circles. */
static void
plant_all (Planting *planting)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < planting->loose->len; i++)
      {
        Loose *loose = g_ptr_array_index (planting->loose, i);

        if (!loose->is_placed &&
            (pass == 1 || g_hash_table_lookup (planting->by_id, &loose->parent_id) == NULL))
          plant (planting, loose, ORG_TREE_NONE, 0);
      }
}

OrgTree *
org_tree_load (LedgerStore  *store,
               GError      **error)
{
  g_autoptr (OrgTree) tree = g_new0 (OrgTree, 1);
  g_autoptr (GPtrArray) loose = g_ptr_array_new_with_free_func (loose_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) children = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Planting planting = { tree, loose, by_id, children };

  tree->nodes = g_array_new (FALSE, FALSE, sizeof (OrgNode));
  g_array_set_clear_func (tree->nodes, clear_node);
  tree->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!ledger_store_each (store, &orgs_register, org_read_cb, loose, error))
    return NULL;
  g_ptr_array_sort (loose, compare_sisters);
  for (guint i = 0; i < loose->len; i++)
    {
      Loose *one = g_ptr_array_index (loose, i);

      g_hash_table_insert (by_id, g_memdup2 (&one->node.id, sizeof one->node.id), one);
    }
  list_children (&planting);
  plant_all (&planting);
  for (guint i = 0; i < tree->nodes->len; i++)
    g_hash_table_insert (tree->places, &g_array_index (tree->nodes, OrgNode, i).id, GUINT_TO_POINTER (i + 1));
  return g_steal_pointer (&tree);
}

void
org_tree_free (OrgTree *tree)
{
  g_clear_pointer (&tree->places, g_hash_table_unref);
  g_clear_pointer (&tree->nodes, g_array_unref);
  g_free (tree);
}

gboolean
org_tree_equal (const OrgTree *a,
                const OrgTree *b)
{
  if (a->nodes->len != b->nodes->len)
    return FALSE;
  for (guint i = 0; i < a->nodes->len; i++)
    {
      const OrgNode *own = &g_array_index (a->nodes, OrgNode, i), *other = &g_array_index (b->nodes, OrgNode, i);

      if (own->id != other->id || own->parent != other->parent || own->reported != other->reported ||
          own->is_closed != other->is_closed || g_strcmp0 (own->name, other->name) != 0 ||
          g_strcmp0 (own->level, other->level) != 0)
        return FALSE;
    }
  return TRUE;
}

guint
org_tree_get_length (const OrgTree *tree)
{
  return tree->nodes->len;
}

const OrgNode *
org_tree_get_node (const OrgTree *tree,
                   guint          place)
{
  g_return_val_if_fail (place < tree->nodes->len, NULL);

  return &g_array_index (tree->nodes, OrgNode, place);
}

guint
org_tree_find (const OrgTree *tree,
               gint64         id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (tree->places, &id));

  return place > 0 ? place - 1 : ORG_TREE_NONE;
}

GArray *
org_tree_list_below (const OrgTree *tree,
                     gint64         id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint place = org_tree_find (tree, id);
  guint end = place != ORG_TREE_NONE ? place + org_tree_get_node (tree, place)->n_below : 0;

  for (; place < end; place++)
    g_array_append_val (ids, org_tree_get_node (tree, place)->id);
  return ids;
}

gboolean
org_tree_read_below (LedgerStore  *store,
                     gint64        id,
                     GArray      **orgs,
                     GError      **error)
{
  g_autoptr (OrgTree) tree = id != 0 ? org_tree_load (store, error) : NULL;

  *orgs = tree != NULL ? org_tree_list_below (tree, id) : NULL;
  return id == 0 || tree != NULL;
}

static gboolean
answers (const OrgNode *node,
         GPtrArray     *words)
{
  for (guint i = 0; i < words->len; i++)
    if (node->name == NULL ||
        ledger_pinyin_query_match (g_ptr_array_index (words, i), node->name, TRUE) == LEDGER_PINYIN_NONE)
      return FALSE;
  return TRUE;
}

guint
org_tree_search (const OrgTree *tree,
                 const char    *words,
                 guint          from)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n", -1);
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_pinyin_query_free);
  guint n = tree->nodes->len;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      LedgerPinyinQuery *query = ledger_pinyin_query_new (parts[i]);

      if (query != NULL)
        g_ptr_array_add (queries, query);
    }
  for (guint i = 1; queries->len > 0 && i <= n; i++)
    {
      guint place = (guint) (((guint64) (from == ORG_TREE_NONE ? n - 1 : from) + i) % n);

      if (answers (org_tree_get_node (tree, place), queries))
        return place;
    }
  return ORG_TREE_NONE;
}

static void
add_tally (MembershipTally       *sum,
           const MembershipTally *part)
{
  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    sum->n[i] += part->n[i];
}

static GArray *
new_tallies (const OrgTree *tree)
{
  GArray *tallies = g_array_new (FALSE, TRUE, sizeof (OrgTally));

  g_array_set_size (tallies, tree->nodes->len + 1);
  return tallies;
}

/* Where the members of an organisation are counted; those of none at the end. */
static MembershipTally *
get_here (const OrgTree *tree,
          GArray        *tallies,
          const gint64  *id)
{
  guint place = org_tree_find (tree, *id);

  return &g_array_index (tallies, OrgTally, place != ORG_TREE_NONE ? place : tree->nodes->len).here;
}

/* From the last place to the first every branch is whole before it is added to the one above. */
static void
add_up (const OrgTree *tree,
        GArray        *tallies)
{
  for (guint place = tallies->len; place-- > 0;)
    {
      OrgTally *own = &g_array_index (tallies, OrgTally, place);
      guint parent = place < tree->nodes->len ? org_tree_get_node (tree, place)->parent : ORG_TREE_NONE;

      add_tally (&own->below, &own->here);
      if (parent != ORG_TREE_NONE)
        add_tally (&g_array_index (tallies, OrgTally, parent).below, &own->below);
    }
}

GArray *
org_tree_add_counts (const OrgTree *tree,
                     GHashTable    *counts)
{
  GArray *tallies = new_tallies (tree);
  GHashTableIter iter;
  gpointer id, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &count))
    get_here (tree, tallies, id)->n[MEMBERSHIP_ALL] += *(const guint *) count;
  add_up (tree, tallies);
  return tallies;
}

GArray *
org_tree_add_tallies (const OrgTree *tree,
                      GHashTable    *counts)
{
  GArray *tallies = new_tallies (tree);
  GHashTableIter iter;
  gpointer id, tally;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &tally))
    add_tally (get_here (tree, tallies, id), tally);
  add_up (tree, tallies);
  return tallies;
}

MembershipTally
org_tree_get_total (const OrgTree *tree,
                    GArray        *tallies)
{
  MembershipTally total = { 0 };

  for (guint place = 0; place < tallies->len; place++)
    add_tally (&total, &g_array_index (tallies, OrgTally, place).here);
  return total;
}
