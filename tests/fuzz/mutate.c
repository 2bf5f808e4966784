/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flips, cuts, doubles, swaps and inserts, as broken sticks and hostile senders do. */
#include <stdlib.h>
#include <string.h>

#include "mutate.h"

#define DEFAULT_SECONDS 2
#define SLOWEST_TRY     20
#define SIZE_MAX_GROWN  (1 << 20)

static void
flip_bytes (GByteArray *bytes,
            GRand      *rand)
{
  int n = g_rand_int_range (rand, 1, 8);

  for (int i = 0; i < n; i++)
    bytes->data[g_rand_int_range (rand, 0, bytes->len)] ^= 1 << g_rand_int_range (rand, 0, 8);
}

static void
write_extreme (GByteArray *bytes,
               GRand      *rand)
{
  static const guint32 values[] = { 0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff };
  guint32 value = GUINT32_TO_LE (values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
  guint width = 1u << g_rand_int_range (rand, 0, 3);

  if (bytes->len > width)
    memcpy (bytes->data + g_rand_int_range (rand, 0, bytes->len - width), &value, width);
}

static void
cut_piece (GByteArray *bytes,
           GRand      *rand)
{
  guint from = g_rand_int_range (rand, 0, bytes->len);
  guint length = g_rand_int_range (rand, 0, MIN (bytes->len - from, 256) + 1);

  g_byte_array_remove_range (bytes, from, length);
}

static void
insert_at (GByteArray   *bytes,
           guint         at,
           const guint8 *piece,
           guint         length)
{
  g_autofree guint8 *own = g_memdup2 (piece, length);
  guint tail = bytes->len - at;

  g_byte_array_set_size (bytes, bytes->len + length);
  memmove (bytes->data + at + length, bytes->data + at, tail);
  if (length > 0)
    memcpy (bytes->data + at, own, length);
}

static void
double_piece (GByteArray *bytes,
              GRand      *rand)
{
  guint from = g_rand_int_range (rand, 0, bytes->len);
  guint wished = g_rand_int_range (rand, 1, 512);
  guint length = MIN (bytes->len - from, wished);
  int times = g_rand_boolean (rand) ? 1 : g_rand_int_range (rand, 1, 64);

  for (int i = 0; i < times && bytes->len < SIZE_MAX_GROWN; i++)
    insert_at (bytes, from, bytes->data + from, length);
}

static void
insert_token (GByteArray        *bytes,
              GRand             *rand,
              const char *const *tokens)
{
  guint n = g_strv_length ((char **) tokens);
  const char *token;

  if (n == 0)
    return;
  token = tokens[g_rand_int_range (rand, 0, n)];
  insert_at (bytes, g_rand_int_range (rand, 0, bytes->len + 1), (const guint8 *) token, strlen (token));
}

static void
damage (GByteArray        *bytes,
        GRand             *rand,
        const char *const *tokens)
{
  int n = g_rand_int_range (rand, 1, 6);

  for (int i = 0; i < n && bytes->len > 1; i++)
    switch (g_rand_int_range (rand, 0, 7))
      {
      case 0:
      case 1:
        flip_bytes (bytes, rand);
        break;
      case 2:
        write_extreme (bytes, rand);
        break;
      case 3:
        cut_piece (bytes, rand);
        break;
      case 4:
        double_piece (bytes, rand);
        break;
      case 5:
        insert_token (bytes, rand, tokens);
        break;
      default:
        if (g_rand_int_range (rand, 0, 4) == 0)
          g_byte_array_set_size (bytes, g_rand_int_range (rand, 0, bytes->len));
        break;
      }
}

static gint64
read_number (const char *name,
             gint64      otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL && *text != '\0' ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}

void
mutate_run (const char        *what,
            const void        *seed,
            gsize              size,
            const char *const *tokens,
            MutateTry          try,
            gpointer           data)
{
  gint64 end = g_get_monotonic_time () + read_number ("FUZZ_SECONDS", DEFAULT_SECONDS) * G_USEC_PER_SEC;
  guint32 number = read_number ("FUZZ_SEED", g_get_real_time () / 1000);
  guint tries = 0;

  g_test_message ("%s: FUZZ_SEED=%u", what, number);
  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (number + tries);
      g_autoptr (GByteArray) bytes = g_byte_array_sized_new (size);
      gint64 begun;

      g_byte_array_append (bytes, seed, size);
      damage (bytes, rand, tokens);
      begun = g_get_monotonic_time ();
      try (bytes, rand, data);
      if (g_get_monotonic_time () - begun > SLOWEST_TRY * G_USEC_PER_SEC)
        g_error ("%s: FUZZ_SEED=%u took too long", what, number + tries);
      tries++;
    }
  g_test_message ("%s: %u tries", what, tries);
}
