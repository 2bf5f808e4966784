/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One searched number of all rows (papers, telephones, codes) at a fixed width in memory. */
#include "ledger-index-digits.h"

#include <string.h>

#include "ledger-index-sort.h"
#include "ledger-pinyin.h"
#include "ledger-text.h"

/* Bytes compared at a time. */
#define BLOCK 256

/* Short words are the ends of long numbers, not three digits somewhere inside. */
#define WIDE 18
#define MIN_INSIDE_WIDE 6

/* Numbers stand at the right end of their place, so that tails of all rows lie one width apart;
 * what is left is zero bytes. Of a longer number its end is kept. */
struct _LedgerIndexDigits
{
  guint       width;
  GByteArray *bytes;
  GHashTable *odd;   /* row -> whole folded text, of numbers that do not fit */
};

static guint
count_rows (const LedgerIndexDigits *self)
{
  return self->bytes->len / self->width;
}

static void
grow (LedgerIndexDigits *self,
      guint32            row)
{
  guint old = self->bytes->len;
  guint wanted = (row + 1) * self->width;

  if (wanted <= old)
    return;
  g_byte_array_set_size (self->bytes, wanted);
  memset (self->bytes->data + old, 0, wanted - old);
}

LedgerIndexDigits *
ledger_index_digits_new (guint width,
                         guint n_rows)
{
  LedgerIndexDigits *self = g_new0 (LedgerIndexDigits, 1);

  self->width = width;
  self->bytes = g_byte_array_sized_new (n_rows * width + width * 64);
  self->odd = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
ledger_index_digits_free (LedgerIndexDigits *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_hash_table_unref (self->odd);
  g_free (self);
}

/* Hyphens of telephones do not count; officers' papers have characters; some are too long. */
static void
set_odd (LedgerIndexDigits *self,
         guint32            row,
         const char        *number)
{
  g_autofree char *folded = ledger_text_fold (number);
  GString         *whole = g_string_new (NULL);
  guint8          *place = self->bytes->data + (gsize) row * self->width;
  gsize            n;

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (whole, *p);
  n = MIN (whole->len, self->width);
  memcpy (place + self->width - n, whole->str + whole->len - n, n);
  if (whole->len > self->width)
    g_hash_table_insert (self->odd, GUINT_TO_POINTER (row), g_string_free (whole, FALSE));
  else
    g_string_free (whole, TRUE);
}

void
ledger_index_digits_set (LedgerIndexDigits *self,
                         guint32            row,
                         const char        *number)
{
  gsize    length = number != NULL ? strlen (number) : 0;
  gboolean plain = length <= self->width;
  guint8  *place;

  grow (self, row);
  place = self->bytes->data + (gsize) row * self->width;
  memset (place, 0, self->width);
  g_hash_table_remove (self->odd, GUINT_TO_POINTER (row));
  for (gsize i = 0; i < length; i++)
    plain = plain && g_ascii_isalnum (number[i]);
  if (!plain)
    set_odd (self, row, number);
  for (gsize i = 0; plain && i < length; i++)
    place[self->width - length + i] = (guint8) g_ascii_tolower (number[i]);
}

static void
raise_rank (guint8           *ranks,
            guint32           row,
            LedgerPinyinRank  rank)
{
  ranks[row] = MAX (ranks[row], (guint8) rank);
}

/* The beginning and the end of wide numbers, in one pass over them. */
static void
scan_ends (const LedgerIndexDigits *self,
           const char              *word,
           gsize                    length,
           guint8                  *ranks)
{
  const guint8 *p = self->bytes->data;
  guint         n_rows = count_rows (self);
  gsize         tail = self->width - length;
  guint8        first = (guint8) word[0], last = (guint8) word[length - 1];

  for (guint row = 0; row < n_rows; row++, p += self->width)
    {
      gsize skip = 0;

      if (p[self->width - 1] == last && memcmp (p + tail, word, length) == 0)
        raise_rank (ranks, row, LEDGER_PINYIN_INSIDE);
      while (p[skip] == 0 && skip < tail)
        skip++;
      if (p[skip] == first && memcmp (p + skip, word, length) == 0)
        raise_rank (ranks, row, LEDGER_PINYIN_INSIDE);
    }
}

/* One place where the word stands, unless it reaches over from one row into the next. */
static void
take_place (const LedgerIndexDigits *self,
            gsize                    place,
            gsize                    length,
            guint8                  *ranks)
{
  const guint8 *p = self->bytes->data + place;
  gsize         column = place % self->width;

  if (column + length > self->width)
    return;
  /* Better at the beginning or the end of the number. */
  raise_rank (ranks, (guint32) (place / self->width),
              column == 0 || p[-1] == 0 || column + length == self->width
              ? LEDGER_PINYIN_INSIDE : LEDGER_PINYIN_INITIALS);
}

/* Blocks of bytes are compared with the word's ends at once; only what agrees is looked at. */
static void
scan_inside (const LedgerIndexDigits *self,
             const char              *word,
             gsize                    length,
             guint8                  *ranks)
{
  const guint8 *start = self->bytes->data;
  gsize         size = (gsize) count_rows (self) * self->width;
  gsize         place = 0;
  guint8        first = (guint8) word[0], second = (guint8) word[1], last = (guint8) word[length - 1];

  for (; place + BLOCK + length <= size; place += BLOCK)
    {
      const guint8 *p = start + place;
      const guint8 *q = p + length - 1;
      guint8        agrees[BLOCK];
      guint64       any = 0;

      for (guint i = 0; i < BLOCK; i++)
        agrees[i] = (p[i] == first) & (p[i + 1] == second) & (q[i] == last);
      for (guint i = 0; i < BLOCK; i += 8)
        {
          memcpy (&any, agrees + i, 8);
          for (guint k = i; any != 0 && k < i + 8; k++)
            if (agrees[k] && memcmp (p + k, word, length) == 0)
              take_place (self, place + k, length, ranks);
        }
    }
  for (; place + length <= size; place++)
    if (memcmp (start + place, word, length) == 0)
      take_place (self, place, length, ranks);
}

static void
scan_odd (const LedgerIndexDigits *self,
          const char              *word,
          guint8                  *ranks)
{
  GHashTableIter iter;
  gpointer       row, text;

  g_hash_table_iter_init (&iter, self->odd);
  while (g_hash_table_iter_next (&iter, &row, &text))
    if (strstr (text, word) != NULL)
      raise_rank (ranks, GPOINTER_TO_UINT (row), LEDGER_PINYIN_INSIDE);
}

void
ledger_index_digits_scan (const LedgerIndexDigits *self,
                          const char              *word,
                          guint8                  *ranks)
{
  gsize length = strlen (word);

  if (length < LEDGER_INDEX_MIN_DIGITS)
    return;
  scan_odd (self, word, ranks);
  if (length > self->width)
    return;
  if (self->width < WIDE || length >= MIN_INSIDE_WIDE)
    scan_inside (self, word, length, ranks);
  else
    scan_ends (self, word, length, ranks);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const LedgerIndexDigits *self = data;
  guint32                  row_a = *(const guint32 *) a;
  guint32                  row_b = *(const guint32 *) b;
  const guint8            *p = self->bytes->data + (gsize) row_a * self->width;
  const guint8            *q = self->bytes->data + (gsize) row_b * self->width;
  const guint8            *end_p = p + self->width;
  const guint8            *end_q = q + self->width;

  while (p < end_p && *p == 0)
    p++;
  while (q < end_q && *q == 0)
    q++;
  for (; p < end_p && q < end_q; p++, q++)
    if (*p != *q)
      return *p < *q ? -1 : 1;
  if ((p < end_p) != (q < end_q))
    return q < end_q ? -1 : 1;
  return row_a < row_b ? -1 : row_a > row_b;
}

/* The first sixteen characters in half bytes: digits, then all letters alike. */
static guint64
make_key (const guint8 *place,
          guint         width)
{
  guint64 key = 0;
  guint   n = 0;

  for (guint i = 0; i < width && n < 16; i++)
    {
      if (place[i] == 0)
        continue;
      key = key << 4 | (g_ascii_isdigit (place[i]) ? (guint64) (place[i] - '0') + 1 : 11);
      n++;
    }
  return n > 0 ? key << (4 * (16 - n)) : 0;
}

void
ledger_index_digits_sort (const LedgerIndexDigits *self,
                          guint32                 *order,
                          guint                    n_rows)
{
  g_autofree guint64 *keys = g_new0 (guint64, n_rows);
  guint               n_mine = MIN (n_rows, count_rows (self));

  for (guint row = 0; row < n_mine; row++)
    keys[row] = make_key (self->bytes->data + (gsize) row * self->width, self->width);
  ledger_index_sort_keys (keys, order, n_rows);
  for (guint from = 0; from < n_rows;)
    {
      guint to = from + 1;

      while (to < n_rows && keys[order[to]] == keys[order[from]])
        to++;
      if (to - from > 1 && keys[order[from]] != 0)
        g_qsort_with_data (order + from, (int) (to - from), sizeof *order, compare_rows, (gpointer) self);
      from = to;
    }
}
