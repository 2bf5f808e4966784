/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks through the whole roster for rows of one person. The rules for one row being entered are in
 * member-duplicates.c; here the same likenesses are found among all, and weighed. */
#include "config.h"

#include "duplicates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "members.h"

/* Of a group larger than this the pairs are not told apart: a firm's telephone stands with all its people. */
#define MANY 12

#define DISTINCT "distinct"

typedef struct
{
  gint64 lower;
  gint64 higher;
} Pair;

typedef struct
{
  LedgerStore *store;
  GHashTable  *distinct; /* (element-type Pair): what the clerk said */
  GHashTable  *seen;     /* (element-type Pair): shown by a surer reason */
  GPtrArray   *groups;
} Search;

/* A reason, what the table is searched for, and in which order a sure one goes before. */
static const struct
{
  DuplicateReason reason;
  LedgerRepeatKey key;
} searches[] = {
  { DUPLICATE_NUMBER, { { MEMBER_ID_KEY, LEDGER_NO_FIELD } } },
  { DUPLICATE_NAME_MOBILE, { { MEMBER_NAME, MEMBER_MOBILE } } },
  { DUPLICATE_NAME_BIRTH, { { MEMBER_NAME, MEMBER_BIRTH_DATE } } },
  { DUPLICATE_NAME_UNIT, { { MEMBER_NAME, MEMBER_UNIT_ID } } },
  { DUPLICATE_MOBILE, { { MEMBER_MOBILE, LEDGER_NO_FIELD } } },
};

static guint
hash_pair (gconstpointer key)
{
  const Pair *pair = key;

  return g_int64_hash (&pair->lower) * 31 + g_int64_hash (&pair->higher);
}

static gboolean
equal_pairs (gconstpointer a,
             gconstpointer b)
{
  const Pair *first = a, *second = b;

  return first->lower == second->lower && first->higher == second->higher;
}

static Pair
make_pair (gint64 one,
           gint64 other)
{
  return (Pair) { MIN (one, other), MAX (one, other) };
}

static gboolean
has_pair (GHashTable *pairs,
          gint64      one,
          gint64      other)
{
  Pair pair = make_pair (one, other);

  return g_hash_table_contains (pairs, &pair);
}

static void
add_pair (GHashTable *pairs,
          gint64      one,
          gint64      other)
{
  Pair pair = make_pair (one, other);

  g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
}

static GHashTable *
new_pairs (void)
{
  return g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
}

static char *
dup_word (Pair pair)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, pair.lower, pair.higher);
}

static GHashTable *
load_distinct (LedgerStore *store,
               GError     **error)
{
  g_autoptr (GHashTable) words = ledger_learned_load (store, &members_register, DISTINCT, error);
  GHashTable *pairs;
  GHashTableIter iter;
  gpointer word;

  if (words == NULL)
    return NULL;
  pairs = new_pairs ();
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      char *rest = NULL;
      gint64 one = g_ascii_strtoll (word, &rest, 10);

      if (*rest == '-')
        add_pair (pairs, one, g_ascii_strtoll (rest + 1, NULL, 10));
    }
  return pairs;
}

/* Present members first, then those with a number, then those entered first. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  static const char states[] = "ARPTQXD";
  const LedgerRecord *rows[] = { *(LedgerRecord *const *) a, *(LedgerRecord *const *) b };
  gsize rank[2];

  for (guint i = 0; i < 2; i++)
    {
      const char *status = ledger_record_get (rows[i], MEMBER_STATUS);
      const char *place = status != NULL ? strchr (states, status[0]) : NULL;

      rank[i] = 2 * (place != NULL ? (gsize) (place - states) : strlen (states)) +
                (ledger_record_get (rows[i], MEMBER_ID_KEY) == NULL);
    }
  if (rank[0] != rank[1])
    return rank[0] < rank[1] ? -1 : 1;
  return rows[0]->id < rows[1]->id ? -1 : rows[0]->id > rows[1]->id;
}

static GPtrArray *
load_rows (LedgerStore *store,
           GArray      *ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      LedgerRecord *row = ledger_store_load (store, &members_register, g_array_index (ids, gint64, i), NULL);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

/* Can these two be one person for that reason, as far as nobody said otherwise? */
static gboolean
is_alike (Search             *search,
          DuplicateReason     reason,
          const LedgerRecord *one,
          const LedgerRecord *other)
{
  const char *first = ledger_record_get (one, MEMBER_BIRTH_DATE), *second = ledger_record_get (other, MEMBER_BIRTH_DATE);

  if (has_pair (search->distinct, one->id, other->id))
    return FALSE;
  if (reason != DUPLICATE_NAME_UNIT)
    return TRUE;
  /* Namesakes at one employer with two numbers, or two months of birth, are two persons. */
  return (ledger_record_get (one, MEMBER_ID_KEY) == NULL || ledger_record_get (other, MEMBER_ID_KEY) == NULL) &&
         (first == NULL || second == NULL || strncmp (first, second, 7) == 0);
}

/* Without the rows that are like none of the others. */
static void
drop_unlike (Search          *search,
             DuplicateReason  reason,
             GPtrArray       *rows)
{
  for (guint i = rows->len; i-- > 0 && rows->len <= MANY;)
    {
      gboolean alike = FALSE;

      for (guint j = 0; j < rows->len && !alike; j++)
        alike = j != i && is_alike (search, reason, g_ptr_array_index (rows, i), g_ptr_array_index (rows, j));
      if (!alike)
        g_ptr_array_remove_index (rows, i);
    }
}

/* Does any pair of it say something new? Notes them all. */
static gboolean
note_pairs (Search    *search,
            GPtrArray *rows)
{
  gboolean fresh = rows->len > MANY;

  for (guint i = 0; i < rows->len && rows->len <= MANY; i++)
    for (guint j = i + 1; j < rows->len; j++)
      {
        gint64 one = ((LedgerRecord *) g_ptr_array_index (rows, i))->id;
        gint64 other = ((LedgerRecord *) g_ptr_array_index (rows, j))->id;

        if (has_pair (search->seen, one, other) || has_pair (search->distinct, one, other))
          continue;
        fresh = TRUE;
        add_pair (search->seen, one, other);
      }
  return fresh;
}

/* Two valid numbers that differ speak against one person, whatever else is the same. */
static gboolean
numbers_differ (GPtrArray *rows)
{
  const char *number = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *key = ledger_record_get (g_ptr_array_index (rows, i), MEMBER_ID_KEY);

      if (key != NULL && number != NULL && strcmp (key, number) != 0)
        return TRUE;
      if (key != NULL)
        number = key;
    }
  return FALSE;
}

static DuplicateStrength
weigh (DuplicateReason reason,
       GPtrArray      *rows)
{
  switch (reason)
    {
    case DUPLICATE_NUMBER:
      return DUPLICATE_SURE;
    case DUPLICATE_NAME_MOBILE:
    case DUPLICATE_NAME_BIRTH:
      return numbers_differ (rows) ? DUPLICATE_DOUBTFUL : DUPLICATE_LIKELY;
    default:
      return DUPLICATE_DOUBTFUL;
    }
}

static void
take_group (Search          *search,
            DuplicateReason  reason,
            GArray          *ids)
{
  g_autoptr (GPtrArray) rows = load_rows (search->store, ids);
  DuplicateGroup *group;

  drop_unlike (search, reason, rows);
  if (rows->len < 2 || !note_pairs (search, rows))
    return;
  g_ptr_array_sort (rows, compare_rows);
  group = g_new0 (DuplicateGroup, 1);
  group->reason = reason;
  group->strength = weigh (reason, rows);
  group->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (group->ids, ((LedgerRecord *) g_ptr_array_index (rows, i))->id);
  g_ptr_array_add (search->groups, group);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const DuplicateGroup *first = *(DuplicateGroup *const *) a, *second = *(DuplicateGroup *const *) b;
  gint64 one = g_array_index (first->ids, gint64, 0), other = g_array_index (second->ids, gint64, 0);

  if (first->strength != second->strength)
    return first->strength < second->strength ? -1 : 1;
  if (first->reason != second->reason)
    return first->reason < second->reason ? -1 : 1;
  return one < other ? -1 : one > other;
}

static GPtrArray *
find_repeats (LedgerStore   *store,
              GCancellable  *cancellable,
              GError       **error)
{
  LedgerRepeatKey keys[G_N_ELEMENTS (searches)];

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    keys[i] = searches[i].key;
  return ledger_repeats_find (store, &members_register, keys, G_N_ELEMENTS (keys), cancellable, error);
}

void
duplicate_group_free (DuplicateGroup *group)
{
  g_array_unref (group->ids);
  g_free (group);
}

/**
 * duplicates_find:
 * @cancellable: (nullable)
 *
 * Returns: (transfer full)
 */
GPtrArray *
duplicates_find (LedgerStore   *store,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GHashTable) distinct = load_distinct (store, error);
  g_autoptr (GHashTable) seen = new_pairs ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) duplicate_group_free);
  g_autoptr (GPtrArray) repeats = distinct != NULL ? find_repeats (store, cancellable, error) : NULL;
  Search search = { store, distinct, seen, groups };

  if (repeats == NULL)
    return NULL;
  for (guint i = 0; i < repeats->len; i++)
    {
      GPtrArray *alike = g_ptr_array_index (repeats, i);

      for (guint j = 0; j < alike->len; j++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          take_group (&search, searches[i].reason, g_ptr_array_index (alike, j));
        }
    }
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

const char *
duplicates_get_reason (DuplicateReason reason)
{
  static const char *const words[DUPLICATE_N_REASONS] = {
    [DUPLICATE_NUMBER] = N_("证件号码相同"),
    [DUPLICATE_NAME_MOBILE] = N_("姓名和移动电话相同"),
    [DUPLICATE_NAME_BIRTH] = N_("姓名和出生日期相同"),
    [DUPLICATE_NAME_UNIT] = N_("同单位同姓名，缺证件号码"),
    [DUPLICATE_MOBILE] = N_("移动电话相同"),
  };

  return _(words[reason]);
}

const char *
duplicates_get_strength (DuplicateStrength strength)
{
  static const char *const words[] = { N_("同一人"), N_("很可能"), N_("待核对") };

  return _(words[strength]);
}

gboolean
duplicates_set_distinct (LedgerStore *store,
                         gint64       one,
                         gint64       other,
                         gboolean     distinct,
                         GError     **error)
{
  g_autofree char *word = dup_word (make_pair (one, other));

  return distinct ? ledger_learned_set (store, &members_register, DISTINCT, word, ledger_store_get_today (store), error)
                  : ledger_learned_forget (store, &members_register, DISTINCT, word, error);
}

gboolean
duplicates_are_distinct (LedgerStore *store,
                         gint64       one,
                         gint64       other)
{
  g_autofree char *word = dup_word (make_pair (one, other));
  g_autofree char *said = ledger_learned_dup (store, &members_register, DISTINCT, word);

  return said != NULL;
}
