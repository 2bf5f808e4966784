/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings of Han characters from the compiled table: for showing and for sorting. */
#include "ledger-pinyin-private.h"

#include <string.h>

#include "ledger-text.h"

typedef struct
{
  gunichar points[2];   /* one character, or two of a compound surname */
  guint16  syllables[2];
  guint16  ranks[2];
} Surname;

#include "ledger-pinyin-table.h"

/* Sorts behind every character that has a reading. */
#define LAST_RANK 0xFFFF

/* Longer names are transliterated: their first character is no surname. */
#define LONGEST_WITH_SURNAME 4

static guint
get_set (gunichar c)
{
  guint page = c >> 8 < N_PAGES ? page_of[c >> 8] : 0;

  return set_of[page][c & 0xFF];
}

/* The surname that begins a name, a compound one before a single one. */
static const Surname *
find_surname (const gunichar *points,
              guint           n_points)
{
  const Surname *single = NULL;

  if (n_points == 0 || n_points > LONGEST_WITH_SURNAME)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      if (surnames[i].points[0] != points[0])
        continue;
      if (surnames[i].points[1] == 0)
        single = &surnames[i];
      else if (n_points > 1 && surnames[i].points[1] == points[1])
        return &surnames[i];
    }
  return single;
}

static gunichar *
fold_points (const char *text,
             guint      *n_points)
{
  g_autofree char *folded = ledger_text_fold (text);
  glong            n;
  gunichar        *points = g_utf8_to_ucs4_fast (folded, -1, &n);

  *n_points = (guint) n;
  return points;
}

guint
ledger_pinyin_get_syllables (gunichar        c,
                             const guint16 **found)
{
  guint set = get_set (c);

  *found = set_readings + set_starts[set];
  return set_starts[set + 1] - set_starts[set];
}

guint
ledger_pinyin_count_syllables (void)
{
  return G_N_ELEMENTS (syllables);
}

const char *
ledger_pinyin_get_syllable (guint syllable)
{
  return syllables[syllable];
}

/**
 * ledger_pinyin_get_rank:
 * @c: a folded character
 *
 * Returns: its place in the order of pinyin, ASCII first, characters without a reading last
 */
guint16
ledger_pinyin_get_rank (gunichar c)
{
  guint   page = c >> 8 < N_PAGES ? page_of[c >> 8] : 0;
  guint16 rank = rank_of[page][c & 0xFF];

  return rank > 0 ? rank : c < 0x80 ? (guint16) c : LAST_RANK;
}

/**
 * ledger_pinyin_readings:
 * @c: a character
 * @readings: (out): static syllables
 *
 * Returns: how many readings it has, 0 when none is known
 */
guint
ledger_pinyin_readings (gunichar    c,
                        const char *readings[LEDGER_PINYIN_MAX_READINGS])
{
  const guint16 *found;
  guint          n = ledger_pinyin_get_syllables (c, &found);

  n = MIN (n, LEDGER_PINYIN_MAX_READINGS);
  for (guint i = 0; i < n; i++)
    readings[i] = syllables[found[i]];
  return n;
}

/**
 * ledger_pinyin_show:
 * @name: (nullable): a person's name
 *
 * Returns: (transfer full): its syllables, separated by spaces; other characters as they are
 */
char *
ledger_pinyin_show (const char *name)
{
  guint                n_points;
  g_autofree gunichar *points = fold_points (name, &n_points);
  const Surname       *surname = find_surname (points, n_points);
  GString             *out = g_string_new (NULL);
  gboolean             letters = FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      const guint16 *found;
      guint          n = ledger_pinyin_get_syllables (points[i], &found);

      if (out->len > 0 && !(letters && n == 0))
        g_string_append_c (out, ' ');
      letters = n == 0;
      if (n == 0)
        g_string_append_unichar (out, points[i]);
      else if (surname != NULL && i < 2 && surname->points[i] != 0)
        g_string_append (out, syllables[surname->syllables[i]]);
      else
        g_string_append (out, syllables[found[0]]);
    }
  return g_string_free (out, FALSE);
}

/**
 * ledger_pinyin_is_surname:
 * @c: a folded character
 *
 * Returns: %TRUE when names that begin with it may sort by another reading than the usual
 */
gboolean
ledger_pinyin_is_surname (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    if (surnames[i].points[0] == c)
      return TRUE;
  return FALSE;
}

/**
 * ledger_pinyin_points_key:
 * @points: folded characters
 * @n_points: how many there are
 * @person: the first may be a surname
 *
 * Returns: a number that orders texts by their first four characters
 */
guint64
ledger_pinyin_points_key (const gunichar *points,
                          guint           n_points,
                          gboolean        person)
{
  const Surname *surname = person ? find_surname (points, n_points) : NULL;
  guint64        key = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint16 rank = 0;

      if (i < n_points)
        rank = surname != NULL && i < 2 && surname->points[i] != 0 ? surname->ranks[i] : ledger_pinyin_get_rank (points[i]);
      key = key << 16 | rank;
    }
  return key;
}

/**
 * ledger_pinyin_sort_key:
 * @name: (nullable): a person's name
 *
 * Returns: a number that orders names as a Chinese list of names is ordered
 */
guint64
ledger_pinyin_sort_key (const char *name)
{
  guint                n_points;
  g_autofree gunichar *points = fold_points (name, &n_points);

  return ledger_pinyin_points_key (points, n_points, TRUE);
}

/**
 * ledger_pinyin_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Returns: as strcmp(): by pinyin, tone and character, digits and letters first
 */
int
ledger_pinyin_compare (const char *a,
                       const char *b)
{
  guint                n_a, n_b;
  g_autofree gunichar *points_a = fold_points (a, &n_a);
  g_autofree gunichar *points_b = fold_points (b, &n_b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      guint16 rank_a = ledger_pinyin_get_rank (points_a[i]);
      guint16 rank_b = ledger_pinyin_get_rank (points_b[i]);

      if (rank_a != rank_b)
        return rank_a < rank_b ? -1 : 1;
      if (points_a[i] != points_b[i])
        return points_a[i] < points_b[i] ? -1 : 1;
    }
  return n_a < n_b ? -1 : n_a > n_b;
}
