/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One searched field of all rows as a stream of characters in memory. */
#include "ledger-index-text.h"

#include <string.h>

#include "ledger-index-sort.h"
#include "ledger-text.h"

/*
 * Entries follow each other, closed by LETTER_END; entry i belongs to row owners[i]. A character
 * is its number in the column's own alphabet: two bytes whatever its plane, and the automaton's
 * table stays as small as the alphabet. A replaced entry is blanked and the new text added at the
 * end, so that the stream is never moved.
 */
enum
{
  LETTER_END,
  LETTER_BLANK,
  FIRST_LETTER,
};

/* The last number stands for all characters beyond; no real field has so many. */
#define LAST_LETTER 0xFFFF

/* Initials of longer texts are everywhere: fewer letters than this find nothing but noise. */
#define MIN_TEXT_INITIALS 4
#define MIN_TEXT_SYLLABLES 2

/* Letters looked at together. */
#define BLOCK 64

/* Every so many entries the place in the stream is kept. */
#define STRIDE 256

struct _LedgerIndexText
{
  gboolean    person;
  GHashTable *letters;  /* character -> letter */
  GArray     *alphabet; /* gunichar by letter */
  GArray     *stream;   /* guint16 letters */
  GArray     *owners;   /* guint32 row by entry */
  GArray     *places;   /* gsize start of each STRIDEth entry */
  guint       n_sorted; /* entries whose owners rise */
  guint32     last_owner;
};

static guint16
get_letter (LedgerIndexText *self,
            gunichar         c)
{
  guint letter = GPOINTER_TO_UINT (g_hash_table_lookup (self->letters, GUINT_TO_POINTER (c)));

  if (letter > 0)
    return (guint16) letter;
  if (self->alphabet->len > LAST_LETTER)
    return LAST_LETTER;
  letter = self->alphabet->len;
  g_array_append_val (self->alphabet, c);
  g_hash_table_insert (self->letters, GUINT_TO_POINTER (c), GUINT_TO_POINTER (letter));
  return (guint16) letter;
}

/* Compatibility forms are rare: most texts need no second look. */
static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && !(c >= 0x4E00 && c <= 0x9FFF))
        return FALSE;
      if (c == '.')
        return FALSE;
    }
  return TRUE;
}

static void
append_letters (LedgerIndexText *self,
                const char      *text)
{
  g_autofree char *folded = is_plain (text) ? NULL : ledger_text_fold (text);

  for (const char *p = folded != NULL ? folded : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint16  letter;

      if (folded == NULL)
        c = ledger_text_fold_char (c);
      if (c == 0 || ((c < 0x4E00 || c > 0x9FFF) && !ledger_pinyin_counts (c)))
        continue;
      letter = get_letter (self, c);
      g_array_append_val (self->stream, letter);
    }
}

static gsize
find_place (const LedgerIndexText *self,
            guint                  entry)
{
  gsize          place = g_array_index (self->places, gsize, entry / STRIDE);
  const guint16 *stream = (const guint16 *) (void *) self->stream->data;

  for (guint skip = entry % STRIDE; skip > 0; place++)
    if (stream[place] == LETTER_END)
      skip--;
  return place;
}

static void
blank (LedgerIndexText *self,
       guint            entry)
{
  gsize    place = find_place (self, entry);
  guint16 *stream = (guint16 *) (void *) self->stream->data;

  for (; stream[place] != LETTER_END; place++)
    stream[place] = LETTER_BLANK;
}

/* First entry of the rising part that belongs to @row or a later one. */
static guint
find_entry (const LedgerIndexText *self,
            guint32                row)
{
  guint low = 0, high = self->n_sorted;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->owners, guint32, middle) < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

LedgerIndexText *
ledger_index_text_new (gboolean person,
                       guint    n_rows)
{
  LedgerIndexText *self = g_new0 (LedgerIndexText, 1);
  gunichar         none = 0;

  self->person = person;
  self->letters = g_hash_table_new (NULL, NULL);
  self->alphabet = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->stream = g_array_sized_new (FALSE, FALSE, sizeof (guint16), person ? n_rows * 4 + 64 : 64);
  self->owners = g_array_sized_new (FALSE, FALSE, sizeof (guint32), person ? n_rows : 16);
  self->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i < FIRST_LETTER; i++)
    g_array_append_val (self->alphabet, none);
  return self;
}

void
ledger_index_text_free (LedgerIndexText *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->letters);
  g_array_unref (self->alphabet);
  g_array_unref (self->stream);
  g_array_unref (self->owners);
  g_array_unref (self->places);
  g_free (self);
}

void
ledger_index_text_add (LedgerIndexText *self,
                       guint32          row,
                       const char      *text)
{
  const guint16 end = LETTER_END;
  gsize         place = self->stream->len;

  if (text == NULL || *text == '\0')
    return;
  if (self->owners->len % STRIDE == 0)
    g_array_append_val (self->places, place);
  append_letters (self, text);
  g_array_append_val (self->stream, end);
  if (self->n_sorted == self->owners->len && (self->owners->len == 0 || row > self->last_owner))
    {
      self->n_sorted++;
      self->last_owner = row;
    }
  g_array_append_val (self->owners, row);
}

void
ledger_index_text_set (LedgerIndexText *self,
                       guint32          row,
                       const char      *text)
{
  guint entry = find_entry (self, row);

  if (entry < self->n_sorted && g_array_index (self->owners, guint32, entry) == row)
    blank (self, entry);
  for (guint i = self->n_sorted; i < self->owners->len; i++)
    if (g_array_index (self->owners, guint32, i) == row)
      blank (self, i);
  ledger_index_text_add (self, row, text);
}

/* The automaton's tables for this alphabet; NULL when the word cannot occur. */
static guint32 *
make_steps (const LedgerIndexText   *self,
            const LedgerPinyinQuery *query,
            gboolean                 initials)
{
  guint    width = LEDGER_PINYIN_MAX_LENGTH + 1;
  guint32 *steps = g_new0 (guint32, (gsize) self->alphabet->len * width);

  for (guint letter = FIRST_LETTER; letter < self->alphabet->len; letter++)
    ledger_pinyin_query_fill (query, g_array_index (self->alphabet, gunichar, letter), initials,
                              steps + (gsize) letter * width);
  return steps;
}

static inline guint32
advance (const guint32 *steps,
         guint16        letter,
         guint32        state)
{
  const guint32 *row = steps + (gsize) letter * (LEDGER_PINYIN_MAX_LENGTH + 1);
  guint32        next = 0;

  while (state != 0)
    {
      next |= row[__builtin_ctz (state)];
      state &= state - 1;
    }
  return next;
}

/* How well one entry that answers with initials answers without them. */
static LedgerPinyinRank
rank_entry (const guint16 *entry,
            const guint32 *steps,
            guint32        last)
{
  LedgerPinyinRank rank = LEDGER_PINYIN_INITIALS;
  guint32          front = 1, inside = 1;

  for (; *entry != LETTER_END && (front != 0 || rank == LEDGER_PINYIN_INITIALS); entry++)
    {
      front = advance (steps, *entry, front);
      inside = advance (steps, *entry, inside);
      if (front & last)
        return LEDGER_PINYIN_FRONT;
      if (inside & last)
        rank = LEDGER_PINYIN_INSIDE;
      inside |= 1;
    }
  return rank;
}

static void
scan_spelled (const LedgerIndexText   *self,
              const LedgerPinyinQuery *query,
              gboolean                 initials,
              guint8                  *ranks)
{
  g_autofree guint32 *steps = make_steps (self, query, initials);
  g_autofree guint32 *plain = initials ? make_steps (self, query, FALSE) : NULL;
  g_autofree guint32 *first = g_new0 (guint32, self->alphabet->len);
  const guint16      *p = (const guint16 *) (void *) self->stream->data;
  const guint16      *end = p + self->stream->len;
  const guint16      *entry = p;
  const guint32      *owner = (const guint32 *) (void *) self->owners->data;
  guint32             last = 1u << ledger_pinyin_query_get_length (query);
  guint32             state = 0;

  for (guint letter = FIRST_LETTER; letter < self->alphabet->len; letter++)
    first[letter] = steps[(gsize) letter * (LEDGER_PINYIN_MAX_LENGTH + 1)];
  while (p < end)
    {
      guint16 letter = *p++;

      if (letter == LETTER_END)
        {
          owner++;
          entry = p;
          state = 0;
          continue;
        }
      state = (state != 0 ? advance (steps, letter, state) : 0) | first[letter];
      if (state & last)
        {
          LedgerPinyinRank rank = rank_entry (entry, plain != NULL ? plain : steps, last);

          ranks[*owner] = MAX (ranks[*owner], (guint8) rank);
          while (*p != LETTER_END)
            p++;
        }
    }
}

/* One letter after the other, for a part of the stream; returns the entry it ends in. */
static const guint32 *
scan_letters (const guint16 *start,
              const guint16 *from,
              const guint16 *to,
              const guint16 *word,
              guint          length,
              const guint32 *owner,
              guint8        *ranks)
{
  for (const guint16 *p = from; p < to; p++)
    {
      guint k = 1;

      if (*p == LETTER_END)
        owner++;
      if (*p != word[0])
        continue;
      while (k < length && p[k] == word[k])
        k++;
      if (k == length)
        {
          gboolean front = p == start || p[-1] == LETTER_END;

          ranks[*owner] = MAX (ranks[*owner], front ? LEDGER_PINYIN_FRONT : LEDGER_PINYIN_INSIDE);
        }
    }
  return owner;
}

/* Without letters the word is a run of characters. Blocks without its first one are passed over
 * quickly: such loops run over many letters at once. A word never reaches beyond an entry's end. */
static void
scan_plain (const LedgerIndexText *self,
            const guint16         *word,
            guint                  length,
            guint8                *ranks)
{
  const guint16 *start = (const guint16 *) (void *) self->stream->data;
  const guint16 *end = start + self->stream->len;
  const guint32 *owner = (const guint32 *) (void *) self->owners->data;
  const guint16 *p = start;

  for (; p + BLOCK <= end; p += BLOCK)
    {
      guint16 n_ends = 0, n_heads = 0;

      for (guint i = 0; i < BLOCK; i++)
        {
          n_ends += p[i] == LETTER_END;
          n_heads += p[i] == word[0];
        }
      owner = n_heads == 0 ? owner + n_ends : scan_letters (start, p, p + BLOCK, word, length, owner, ranks);
    }
  scan_letters (start, p, end, word, length, owner, ranks);
}

void
ledger_index_text_scan (const LedgerIndexText   *self,
                        const LedgerPinyinQuery *query,
                        guint8                  *ranks)
{
  guint   length = ledger_pinyin_query_get_length (query);
  guint16 word[LEDGER_PINYIN_MAX_LENGTH];

  if (self->owners->len == 0)
    return;
  if (ledger_pinyin_query_is_spelled (query))
    {
      if (self->person || length >= MIN_TEXT_SYLLABLES)
        scan_spelled (self, query, self->person || length >= MIN_TEXT_INITIALS, ranks);
      return;
    }
  for (guint i = 0; i < length; i++)
    {
      gunichar c = ledger_pinyin_query_get_char (query, i);

      word[i] = (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (self->letters, GUINT_TO_POINTER (c)));
      if (word[i] < FIRST_LETTER)
        return;
    }
  scan_plain (self, word, length, ranks);
}

typedef struct
{
  const LedgerIndexText *self;
  const gsize           *starts; /* of each row's entry, G_MAXSIZE without one */
} Comparison;

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Comparison *comparison = data;
  const guint16    *stream = (const guint16 *) (void *) comparison->self->stream->data;
  const gunichar   *alphabet = (const gunichar *) (void *) comparison->self->alphabet->data;
  guint32           row_a = *(const guint32 *) a;
  guint32           row_b = *(const guint32 *) b;
  const guint16    *p = stream + comparison->starts[row_a];
  const guint16    *q = stream + comparison->starts[row_b];

  while (*p == *q && *p != LETTER_END)
    p++, q++;
  if (*p != *q)
    {
      guint16 rank_p = *p == LETTER_END ? 0 : ledger_pinyin_get_rank (alphabet[*p]);
      guint16 rank_q = *q == LETTER_END ? 0 : ledger_pinyin_get_rank (alphabet[*q]);

      if (rank_p != rank_q)
        return rank_p < rank_q ? -1 : 1;
    }
  /* Equal texts stay in the order of entry. */
  return row_a < row_b ? -1 : row_a > row_b;
}

/* Ranks of the alphabet, and which letters can begin a surname read otherwise. */
typedef struct
{
  guint16 *ranks;
  guint8  *surnames;
} KeyTable;

static KeyTable
make_key_table (const LedgerIndexText *self)
{
  KeyTable table = { g_new0 (guint16, self->alphabet->len), g_new0 (guint8, self->alphabet->len) };

  for (guint letter = FIRST_LETTER; letter < self->alphabet->len; letter++)
    {
      gunichar c = g_array_index (self->alphabet, gunichar, letter);

      table.ranks[letter] = ledger_pinyin_get_rank (c);
      table.surnames[letter] = self->person && ledger_pinyin_is_surname (c);
    }
  return table;
}

static guint64
make_key (const LedgerIndexText *self,
          const KeyTable        *table,
          const guint16         *entry,
          gboolean              *is_long)
{
  const gunichar *alphabet = (const gunichar *) (void *) self->alphabet->data;
  gunichar        points[5];
  guint64         key = 0;
  guint           n = 0;

  for (; n < G_N_ELEMENTS (points) && entry[n] != LETTER_END; n++)
    {
      points[n] = alphabet[entry[n]];
      if (n < 4)
        key |= (guint64) table->ranks[entry[n]] << (48 - 16 * n);
    }
  *is_long = n > 4;
  return table->surnames[entry[0]] ? ledger_pinyin_points_key (points, n, TRUE) : key;
}

/* Keys hold four characters: runs of equal keys that have more are compared whole. */
static void
sort_runs (const LedgerIndexText *self,
           guint32               *order,
           const guint64         *keys,
           const gsize           *starts,
           guint                  n_rows)
{
  Comparison comparison = { self, starts };

  for (guint from = 0; from < n_rows;)
    {
      guint to = from + 1;

      while (to < n_rows && keys[order[to]] == keys[order[from]])
        to++;
      if (to - from > 1 && (keys[order[from]] & 0xFFFF) != 0)
        g_qsort_with_data (order + from, (int) (to - from), sizeof *order, compare_rows, &comparison);
      from = to;
    }
}

void
ledger_index_text_sort (const LedgerIndexText *self,
                        guint32               *order,
                        guint                  n_rows)
{
  const guint16      *stream = (const guint16 *) (void *) self->stream->data;
  g_autofree guint64 *keys = g_new0 (guint64, n_rows);
  g_autofree gsize   *starts = g_new (gsize, n_rows);
  KeyTable            table = make_key_table (self);
  gboolean            any_long = FALSE;
  gsize               place = 0;

  memset (starts, 0xFF, n_rows * sizeof *starts);
  for (guint entry = 0; entry < self->owners->len; entry++)
    {
      guint32  row = g_array_index (self->owners, guint32, entry);
      gboolean is_long = FALSE;

      if (stream[place] != LETTER_BLANK && stream[place] != LETTER_END && row < n_rows)
        {
          starts[row] = place;
          keys[row] = make_key (self, &table, stream + place, &is_long);
          any_long = any_long || is_long;
        }
      while (stream[place++] != LETTER_END)
        ;
    }
  g_free (table.ranks);
  g_free (table.surnames);
  ledger_index_sort_keys (keys, order, n_rows);
  if (any_long)
    sort_runs (self, order, keys, starts, n_rows);
}
