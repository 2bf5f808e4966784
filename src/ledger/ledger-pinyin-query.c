/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A typed word as an automaton over characters: every reading of each character is followed at once. */
#include "ledger-pinyin-private.h"

#include <string.h>

#include "ledger-text.h"

/*
 * Places of the word are bits. Reading a character at place i leads to the places behind each of
 * its syllables that the word has there, so polyphones cost nothing: "dan" and "shan" are both
 * followed for 单. An unfinished syllable may only end the word.
 */
struct _LedgerPinyinQuery
{
  gunichar word[LEDGER_PINYIN_MAX_LENGTH];
  guint    length;
  gboolean spelled;
  guint32 (*syllables)[LEDGER_PINYIN_MAX_LENGTH]; /* by number of the syllable and place */
  guint32 (*initials)[LEDGER_PINYIN_MAX_LENGTH];
};

static gboolean
is_letter (gunichar c)
{
  return c >= 'a' && c <= 'z';
}

/* Places reached by one spelling of a syllable from place @i. */
static guint32
follow (const LedgerPinyinQuery *self,
        const char              *spelling,
        guint                    i)
{
  guint length = (guint) strlen (spelling);
  guint k = 0;

  while (k < length && i + k < self->length && self->word[i + k] == (gunichar) spelling[k])
    k++;
  if (k == length)
    return 1u << (i + length);
  return k > 0 && i + k == self->length ? 1u << self->length : 0;
}

/* ü is typed v, u or yu: lv, lu and lyu are one. */
static guint32
follow_all (const LedgerPinyinQuery *self,
            const char              *syllable,
            guint                    i)
{
  guint32     places = follow (self, syllable, i);
  const char *v = strchr (syllable, 'v');
  char        other[10];

  if (v == NULL)
    return places;
  g_snprintf (other, sizeof other, "%.*su%s", (int) (v - syllable), syllable, v + 1);
  places |= follow (self, other, i);
  g_snprintf (other, sizeof other, "%.*syu%s", (int) (v - syllable), syllable, v + 1);
  return places | follow (self, other, i);
}

/* The first letter, or zh, ch, sh. */
static guint32
follow_initials (const LedgerPinyinQuery *self,
                 const char              *syllable,
                 guint                    i)
{
  guint32 places = 0;

  if (self->word[i] != (gunichar) syllable[0])
    return 0;
  places = 1u << (i + 1);
  if (syllable[1] == 'h' && i + 1 < self->length && self->word[i + 1] == 'h')
    places |= 1u << (i + 2);
  return places;
}

static void
fill_syllables (LedgerPinyinQuery *self)
{
  guint n = ledger_pinyin_count_syllables ();

  self->syllables = g_malloc0_n (n, sizeof *self->syllables);
  self->initials = g_malloc0_n (n, sizeof *self->initials);
  for (guint s = 0; s < n; s++)
    for (guint i = 0; i < self->length; i++)
      {
        const char *syllable = ledger_pinyin_get_syllable (s);

        if (!is_letter (self->word[i]))
          continue;
        self->syllables[s][i] = follow_all (self, syllable, i);
        self->initials[s][i] = follow_initials (self, syllable, i);
      }
}

/**
 * ledger_pinyin_counts:
 * @c: a folded character
 *
 * Returns: %FALSE for brackets, hyphens and apostrophes, which nobody types to find something
 */
gboolean
ledger_pinyin_counts (gunichar c)
{
  return !g_unichar_ispunct (c);
}

/**
 * ledger_pinyin_query_new:
 * @word: (nullable): one word as typed, without the spaces between words
 *
 * Returns: (transfer full) (nullable): the word, or %NULL when nothing of it counts
 */
LedgerPinyinQuery *
ledger_pinyin_query_new (const char *word)
{
  g_autofree char              *folded = ledger_text_fold (word);
  g_autoptr (LedgerPinyinQuery) self = g_new0 (LedgerPinyinQuery, 1);

  for (const char *p = folded; *p != '\0' && self->length < LEDGER_PINYIN_MAX_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!ledger_pinyin_counts (c))
        continue;
      self->word[self->length++] = c == 0x00FC ? 'v' : c;
      self->spelled = self->spelled || is_letter (c);
    }
  if (self->length == 0)
    return NULL;
  if (self->spelled)
    fill_syllables (self);
  return g_steal_pointer (&self);
}

/**
 * ledger_pinyin_query_free:
 * @self: (nullable): a word
 */
void
ledger_pinyin_query_free (LedgerPinyinQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->syllables);
  g_free (self->initials);
  g_free (self);
}

/**
 * ledger_pinyin_query_get_length:
 * @self: a word
 *
 * Returns: its places, 1 to 31; a text matches when the place behind the last one is reached
 */
guint
ledger_pinyin_query_get_length (const LedgerPinyinQuery *self)
{
  return self->length;
}

/**
 * ledger_pinyin_query_get_char:
 * @self: a word
 * @place: below its length
 *
 * Returns: the folded character there
 */
gunichar
ledger_pinyin_query_get_char (const LedgerPinyinQuery *self,
                              guint                    place)
{
  return self->word[place];
}

/**
 * ledger_pinyin_query_is_spelled:
 * @self: a word
 *
 * Returns: %TRUE when it has letters
 */
gboolean
ledger_pinyin_query_is_spelled (const LedgerPinyinQuery *self)
{
  return self->spelled;
}

/**
 * ledger_pinyin_query_fill:
 * @self: a word
 * @c: a folded character of a text
 * @initials: letters may also be initials of characters
 * @steps: (out): one mask of places for each place of the word
 */
void
ledger_pinyin_query_fill (const LedgerPinyinQuery *self,
                          gunichar                 c,
                          gboolean                 initials,
                          guint32                 *steps)
{
  const guint16 *found;
  guint          n = self->spelled ? ledger_pinyin_get_syllables (c, &found) : 0;

  for (guint i = 0; i < self->length; i++)
    {
      guint32 places = self->word[i] == c ? 1u << (i + 1) : 0;

      for (guint r = 0; r < n; r++)
        {
          places |= self->syllables[found[r]][i];
          if (initials)
            places |= self->initials[found[r]][i];
        }
      steps[i] = places;
    }
}

static gboolean
run (const LedgerPinyinQuery *self,
     const char              *folded,
     gboolean                 initials,
     gboolean                 front)
{
  guint32 state = 1;
  guint32 last = 1u << self->length;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint32 steps[LEDGER_PINYIN_MAX_LENGTH];
      guint32 next = 0;

      if (!ledger_pinyin_counts (g_utf8_get_char (p)))
        continue;
      ledger_pinyin_query_fill (self, g_utf8_get_char (p), initials, steps);
      for (guint i = 0; i < self->length; i++)
        if (state & (1u << i))
          next |= steps[i];
      if (next & last)
        return TRUE;
      state = front ? next : next | 1;
    }
  return FALSE;
}

/**
 * ledger_pinyin_query_match:
 * @self: a word
 * @text: (nullable): a name or another text
 * @initials: letters may also be initials of characters
 *
 * Returns: how well the text answers the word
 */
LedgerPinyinRank
ledger_pinyin_query_match (const LedgerPinyinQuery *self,
                           const char              *text,
                           gboolean                 initials)
{
  g_autofree char *folded = ledger_text_fold (text);

  if (run (self, folded, FALSE, TRUE))
    return LEDGER_PINYIN_FRONT;
  if (run (self, folded, FALSE, FALSE))
    return LEDGER_PINYIN_INSIDE;
  return initials && run (self, folded, TRUE, FALSE) ? LEDGER_PINYIN_INITIALS : LEDGER_PINYIN_NONE;
}
