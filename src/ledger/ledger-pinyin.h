/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings of Han characters: for showing and sorting names, and for finding them by typed letters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No character has more. */
#define LEDGER_PINYIN_MAX_READINGS 8
/* Letters and characters of a typed word that count; what is behind them is not compared. */
#define LEDGER_PINYIN_MAX_LENGTH 31

typedef struct _LedgerPinyinQuery LedgerPinyinQuery;

/**
 * LedgerPinyinRank:
 *
 * How well a text answers a word; a higher rank comes first.
 * @LEDGER_PINYIN_INITIALS: only by taking letters for the initials of characters
 * @LEDGER_PINYIN_INSIDE: by characters and whole syllables (the last may be unfinished)
 * @LEDGER_PINYIN_FRONT: the same from the text's first character on
 */
typedef enum
{
  LEDGER_PINYIN_NONE,
  LEDGER_PINYIN_INITIALS,
  LEDGER_PINYIN_INSIDE,
  LEDGER_PINYIN_FRONT,
} LedgerPinyinRank;

/* Static syllables, toneless, ü as v, the usual reading first; returns how many. */
guint    ledger_pinyin_readings (gunichar     c,
                                 const char  *readings[LEDGER_PINYIN_MAX_READINGS]);
/* "shan xiong xin": one reading a character, surnames read as such. Caller frees. */
char    *ledger_pinyin_show     (const char  *name);
/* Orders names by pinyin, tone and character, surnames read as such; the first four characters. */
guint64  ledger_pinyin_sort_key (const char  *name);
/* The same for folded code points, from @points[0] on; @person: with surnames. */
guint64  ledger_pinyin_points_key (const gunichar *points,
                                   guint           n_points,
                                   gboolean        person);
/* Place of one folded character in that order, 1 to 65535. */
guint16  ledger_pinyin_get_rank (gunichar     c);
/* %TRUE for a character that has a reading of its own as (the beginning of) a surname. */
gboolean ledger_pinyin_is_surname (gunichar   c);
/* Whole texts in the order of pinyin, without surnames. */
int      ledger_pinyin_compare  (const char  *a,
                                 const char  *b);

/* %FALSE for punctuation: it does not count in words nor in texts. */
gboolean           ledger_pinyin_counts           (gunichar                 c);
/* A word as typed: Han characters, pinyin, initials, mixed; %NULL when nothing of it counts. */
LedgerPinyinQuery *ledger_pinyin_query_new        (const char              *word);
void               ledger_pinyin_query_free       (LedgerPinyinQuery       *self);
guint              ledger_pinyin_query_get_length (const LedgerPinyinQuery *self);
/* The folded character at a place. */
gunichar           ledger_pinyin_query_get_char   (const LedgerPinyinQuery *self,
                                                   guint                    place);
/* %TRUE when the word has letters that can be pinyin. */
gboolean           ledger_pinyin_query_is_spelled (const LedgerPinyinQuery *self);
/* One column of the automaton: @steps[i] has a bit for every place of the word that can be reached
 * by reading @c from place i on. @c is folded. @steps holds the word's length. */
void               ledger_pinyin_query_fill       (const LedgerPinyinQuery *self,
                                                   gunichar                 c,
                                                   gboolean                 initials,
                                                   guint32                 *steps);
LedgerPinyinRank   ledger_pinyin_query_match      (const LedgerPinyinQuery *self,
                                                   const char              *text,
                                                   gboolean                 initials);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerPinyinQuery, ledger_pinyin_query_free)

G_END_DECLS
