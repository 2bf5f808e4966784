/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting rows by a number each, in linear time: least significant digits first. */
#include "ledger-index-sort.h"

#include <string.h>

#define DIGITS 0x10000

/* One pass by one digit of 16 bits; FALSE when all rows have the same, and nothing moved. */
static gboolean
pass (const guint64 *keys,
      const guint32 *from,
      guint32       *to,
      guint          n_rows,
      guint          shift,
      guint32       *counts)
{
  guint32 sum = 0;

  memset (counts, 0, DIGITS * sizeof *counts);
  for (guint i = 0; i < n_rows; i++)
    counts[keys[i] >> shift & 0xFFFF]++;
  if (counts[keys[0] >> shift & 0xFFFF] == n_rows)
    return FALSE;
  for (guint digit = 0; digit < DIGITS; digit++)
    {
      guint32 count = counts[digit];

      counts[digit] = sum;
      sum += count;
    }
  for (guint i = 0; i < n_rows; i++)
    to[counts[keys[from[i]] >> shift & 0xFFFF]++] = from[i];
  return TRUE;
}

void
ledger_index_sort_keys (const guint64 *keys,
                        guint32       *order,
                        guint          n_rows)
{
  g_autofree guint32 *other = g_new (guint32, n_rows);
  g_autofree guint32 *counts = g_new (guint32, DIGITS);
  guint32            *from = order;
  guint32            *to = other;

  for (guint i = 0; i < n_rows; i++)
    order[i] = i;
  for (guint shift = 0; n_rows > 1 && shift < 64; shift += 16)
    if (pass (keys, from, to, n_rows, shift, counts))
      {
        guint32 *swap = from;

        from = to;
        to = swap;
      }
  if (from != order)
    memcpy (order, from, n_rows * sizeof *order);
}
