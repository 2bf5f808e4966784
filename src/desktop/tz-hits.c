/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels are compared in memory, so that pinyin finds them; numbers and other texts by SQL. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-hits.h"

#include "ledger-kind.h"
#include "ledger-pinyin.h"

/* Labels kept; rows beyond are found by their characters, not by pinyin. */
#define MAX_LABELS 100000
#define TAIL_LENGTH 4

typedef struct
{
  gint64 id;
  char  *label;
} Named;

typedef struct
{
  gint64           id;
  LedgerPinyinRank rank;
} Ranked;

struct _TzHits
{
  LedgerStore          *store;
  const LedgerRegister *reg;
  GArray               *names;   /* (element-type Named), %NULL until needed */
  gint64                version;
};

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->label);
}

static gboolean
remember (LedgerRecord *record,
          gpointer      data)
{
  GArray *names = data;
  Named named = { record->id, ledger_record_dup_label (record) };

  g_array_append_val (names, named);
  return names->len < MAX_LABELS;
}

static void
load_names (TzHits *self)
{
  gint64 version = ledger_store_get_version (self->store);

  if (self->names != NULL && self->version == version)
    return;
  g_clear_pointer (&self->names, g_array_unref);
  self->names = g_array_new (FALSE, FALSE, sizeof (Named));
  g_array_set_clear_func (self->names, clear_named);
  ledger_store_each (self->store, self->reg, remember, self->names, NULL);
  self->version = version;
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *two = b;

  if (one->rank != two->rank)
    return one->rank > two->rank ? -1 : 1;
  return one->id < two->id ? -1 : one->id > two->id;
}

static void
add_named (TzHits     *self,
           const char *words,
           GArray     *found)
{
  g_autoptr (LedgerPinyinQuery) query = ledger_pinyin_query_new (words);

  if (query == NULL)
    return;
  load_names (self);
  for (guint i = 0; i < self->names->len; i++)
    {
      const Named *named = &g_array_index (self->names, Named, i);
      Ranked one = { named->id, ledger_pinyin_query_match (query, named->label, TRUE) };

      if (one.rank != LEDGER_PINYIN_NONE)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_ranked);
}

/* Rows that answer by another searched text: a number, a former name, the unit. */
static void
add_selected (TzHits     *self,
              const char *words,
              guint       limit,
              GArray     *found)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (self->reg);
  g_autoptr (GArray) ids = NULL;

  ledger_query_set_words (query, words);
  query->limit = limit;
  ids = ledger_store_select (self->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      Ranked one = { g_array_index (ids, gint64, i), LEDGER_PINYIN_NONE };
      gboolean known = FALSE;

      for (guint j = 0; j < found->len && !known; j++)
        known = g_array_index (found, Ranked, j).id == one.id;
      if (!known)
        g_array_append_val (found, one);
    }
}

/* Without words: what was entered last is most likely what is meant next. */
static void
add_newest (TzHits *self,
            GArray *found)
{
  load_names (self);
  for (guint i = self->names->len; i-- > 0;)
    {
      Ranked one = { g_array_index (self->names, Named, i).id, LEDGER_PINYIN_NONE };

      g_array_append_val (found, one);
    }
}

static TzHit *
make_hit (TzHits *self,
          gint64  id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self->store, self->reg, id, NULL);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *label = NULL;
  g_autofree char *detail = NULL;

  if (record == NULL || record->removed)
    return NULL;
  label = ledger_store_dup_label (self->store, self->reg, id);
  detail = tz_hits_dup_detail (self->store, record);
  return tz_hit_new (value, label, detail[0] != '\0' ? detail : NULL);
}

static char *
dup_tail (const char *value)
{
  glong length = g_utf8_strlen (value, -1);

  return g_utf8_substring (value, MAX (0, length - TAIL_LENGTH), length);
}

TzHits *
tz_hits_new (LedgerStore          *store,
             const LedgerRegister *reg)
{
  TzHits *self = g_new0 (TzHits, 1);

  self->store = g_object_ref (store);
  self->reg = reg;
  return self;
}

void
tz_hits_free (TzHits *self)
{
  g_clear_pointer (&self->names, g_array_unref);
  g_object_unref (self->store);
  g_free (self);
}

GPtrArray *
tz_hits_find (TzHits     *self,
              const char *words,
              guint       limit)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tz_hit_free);

  if (words[0] == '\0')
    add_newest (self, found);
  else
    {
      add_named (self, words, found);
      if (found->len < limit)
        add_selected (self, words, limit, found);
    }
  for (guint i = 0; i < found->len && hits->len < limit; i++)
    {
      TzHit *hit = make_hit (self, g_array_index (found, Ranked, i).id);

      if (hit != NULL)
        g_ptr_array_add (hits, hit);
    }
  return hits;
}

char *
tz_hits_dup_detail (LedgerStore  *store,
                    LedgerRecord *record)
{
  GString *detail = g_string_new (NULL);
  gboolean unit = FALSE;

  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      const LedgerField *field = &record->reg->fields[i];
      const char *value = ledger_record_get (record, i);
      g_autofree char *part = NULL;

      if (value == NULL || !ledger_field_is_shown (field))
        continue;
      if (field->kind == &ledger_kind_identity || field->kind == &ledger_kind_credit_code)
        {
          g_autofree char *tail = dup_tail (value);

          part = g_strdup_printf (_("尾号 %s"), tail);
        }
      else if (field->kind == &ledger_kind_reference && !unit)
        {
          unit = TRUE;
          part = ledger_store_dup_shown (store, record, i, FALSE);
        }
      if (part != NULL)
        g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", part);
    }
  return g_string_free (detail, FALSE);
}
