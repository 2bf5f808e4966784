/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be registered twice: found by sorting, in one pass, so that only they are compared one by one. */
#include "config.h"

#include "quality-private.h"

#include "members.h"

/* A row by a hash of 64 bits of what it may share; that two texts have one hash is as good as impossible, and the
 * comparison after it would show it. */
typedef struct
{
  guint64 hash;
  gint64  id; /* negative for who left: only its number counts */
} Twin;

/* FNV-1a */
static guint64
hash_on (guint64     hash,
         const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static void
add (GArray     *twins,
     const char *value,
     const char *and_value,
     gint64      id)
{
  Twin twin = { hash_on (G_GUINT64_CONSTANT (0xcbf29ce484222325), value), id };

  twin.hash = hash_on (twin.hash, "\n");
  twin.hash = hash_on (twin.hash, and_value);
  g_array_append_val (twins, twin);
}

static int
compare_twins (gconstpointer a,
               gconstpointer b)
{
  const Twin *one = a;
  const Twin *two = b;

  return (one->hash > two->hash) - (one->hash < two->hash);
}

static void
collect (GArray     *twins,
         GHashTable *found)
{
  g_array_sort (twins, compare_twins);
  for (guint i = 0; i < twins->len; i++)
    {
      const Twin *twin = &g_array_index (twins, Twin, i);
      gboolean alone = (i == 0 || twin[-1].hash != twin->hash) && (i + 1 == twins->len || twin[1].hash != twin->hash);

      if (!alone && twin->id > 0)
        g_hash_table_add (found, g_memdup2 (&twin->id, sizeof twin->id));
    }
}

void
quality_twins_init (QualityTwins *twins)
{
  twins->numbers = g_array_new (FALSE, FALSE, sizeof (Twin));
  twins->births = g_array_new (FALSE, FALSE, sizeof (Twin));
  twins->mobiles = g_array_new (FALSE, FALSE, sizeof (Twin));
}

void
quality_twins_clear (QualityTwins *twins)
{
  g_array_unref (twins->numbers);
  g_array_unref (twins->births);
  g_array_unref (twins->mobiles);
}

void
quality_twins_add (QualityTwins *twins,
                   LedgerRecord *member,
                   gboolean      present)
{
  const char *key = ledger_record_get (member, MEMBER_ID_KEY);
  const char *name = ledger_record_get (member, MEMBER_NAME);
  const char *birth = ledger_record_get (member, MEMBER_BIRTH_DATE);
  const char *mobile = ledger_record_get (member, MEMBER_MOBILE);

  if (key != NULL)
    add (twins->numbers, key, "", present ? member->id : -member->id);
  if (!present)
    return;
  if (name != NULL && birth != NULL)
    add (twins->births, name, birth, member->id);
  if (mobile != NULL)
    add (twins->mobiles, mobile, "", member->id);
}

GArray *
quality_twins_list (QualityTwins *twins)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  collect (twins->numbers, found);
  collect (twins->births, found);
  collect (twins->mobiles, found);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, ledger_compare_ids);
  return ids;
}
