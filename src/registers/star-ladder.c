/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务记录办法 names 100, 300, 600, 1000 and 1500 hours; many unions use a shorter ladder. */
#include "config.h"

#include "star-ladder.h"

#include <glib/gi18n-lib.h>

#include "volunteer-hours.h"
#include "words.h"

struct _StarLadder
{
  GPtrArray *rows;   /* (element-type LedgerRecord) */
  GPtrArray *shorts; /* (element-type utf8) */
  GArray    *levels; /* (element-type StarLevel) */
};

static int
compare_thresholds (gconstpointer a,
                    gconstpointer b)
{
  gint64 left = ledger_record_get_number (*(LedgerRecord *const *) a, WORD_THRESHOLD);
  gint64 right = ledger_record_get_number (*(LedgerRecord *const *) b, WORD_THRESHOLD);

  return left < right ? -1 : left > right;
}

/* 一星 of "一星|一星级": the first other name is the short one. */
static char *
dup_short (LedgerRecord *row)
{
  const char *aliases = ledger_record_get (row, WORD_ALIASES);
  g_auto (GStrv) names = g_strsplit (aliases != NULL ? aliases : "", "|", 2);

  return g_strdup (names[0] != NULL && names[0][0] != '\0' ? names[0] : ledger_record_get (row, WORD_WORD));
}

/**
 * star_ladder_new:
 * @day: of which the ladder is
 */
StarLadder *
star_ladder_new (LedgerStore *store,
                 const char  *day)
{
  StarLadder *self = g_new0 (StarLadder, 1);

  self->rows = words_list (store, "star", day, NULL);
  self->shorts = g_ptr_array_new_with_free_func (g_free);
  self->levels = g_array_new (FALSE, TRUE, sizeof (StarLevel));
  g_ptr_array_sort (self->rows, compare_thresholds);
  for (guint i = 0; i < self->rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (self->rows, i);
      StarLevel level = { .word = ledger_record_get (row, WORD_WORD),
                          .minutes = ledger_record_get_number (row, WORD_THRESHOLD) * 60 };

      /* A level without hours is one of another kind. */
      if (ledger_record_get (row, WORD_THRESHOLD) == NULL)
        continue;
      g_ptr_array_add (self->shorts, dup_short (row));
      level.short_word = g_ptr_array_index (self->shorts, self->shorts->len - 1);
      g_array_append_val (self->levels, level);
    }
  return self;
}

void
star_ladder_free (StarLadder *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shorts);
  g_array_unref (self->levels);
  g_free (self);
}

guint
star_ladder_get_length (const StarLadder *self)
{
  return self->levels->len;
}

const StarLevel *
star_ladder_get (const StarLadder *self,
                 guint             index)
{
  g_return_val_if_fail (index < self->levels->len, NULL);

  return &g_array_index (self->levels, StarLevel, index);
}

int
star_ladder_find (const StarLadder *self,
                  const char       *word)
{
  for (guint i = 0; i < self->levels->len; i++)
    if (g_strcmp0 (star_ladder_get (self, i)->word, word) == 0)
      return (int) i;
  return -1;
}

int
star_ladder_get_reached (const StarLadder *self,
                         gint64            minutes)
{
  int reached = -1;

  for (guint i = 0; i < self->levels->len; i++)
    if (star_ladder_get (self, i)->minutes <= minutes)
      reached = (int) i;
  return reached;
}

char *
star_ladder_dup_next (const StarLadder *self,
                      gint64            minutes,
                      const char       *star)
{
  guint next = (guint) (MAX (star_ladder_get_reached (self, minutes), star_ladder_find (self, star)) + 1);
  const StarLevel *level = next < self->levels->len ? star_ladder_get (self, next) : NULL;
  g_autofree char *lacking = level != NULL ? service_dup_hours (level->minutes - minutes) : NULL;

  if (self->levels->len == 0)
    return g_strdup (_("词表里还没有星级"));
  if (level == NULL)
    return g_strdup_printf (_("已达到最高的%s"), star_ladder_get (self, next - 1)->short_word);
  return g_strdup_printf (_("距%s还差 %s 小时"), level->short_word, lacking);
}
