/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be wrong with a name, one kind of doubt after the other. */
#include "ledger-name.h"

#include <string.h>

#include "ledger-name-variants.h"
#include "ledger-text.h"

#define MIDDLE_DOT 0x00B7
/* Shorter names of Han characters have no dot. */
#define LEAST_WITH_DOT 5

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static gboolean
is_private (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

static gunichar
get_standard (gunichar c)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (ledger_variants);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (ledger_variants[middle].variant < c)
        low = middle + 1;
      else
        high = middle;
    }
  return low < G_N_ELEMENTS (ledger_variants) && ledger_variants[low].variant == c ? ledger_variants[low].standard : c;
}

/* U+F900 and U+2F800: compatibility ideographs; U+2E80: radicals. */
static gboolean
is_look_alike (gunichar c)
{
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

static gunichar
get_unified (gunichar c)
{
  char text[7] = { 0 };
  g_autofree char *normal = NULL;
  gunichar unified;

  g_unichar_to_utf8 (c, text);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  unified = normal != NULL ? g_utf8_get_char (normal) : c;
  return unified != c ? unified : get_standard (c);
}

static gunichar
replace (gunichar         c,
         LedgerNameDoubt *doubts)
{
  gunichar better = is_look_alike (c) ? get_unified (c) : c;

  if (better != c)
    *doubts |= LEDGER_NAME_ENCODING;
  c = better;
  better = get_standard (c);
  if (better != c)
    *doubts |= LEDGER_NAME_VARIANT;
  return better;
}

/* Signs that stand between two parts of a name where its dot should be. */
static gboolean
is_joint (gunichar c)
{
  return c != 0 && (c == ' ' || c == '-' || c == '_' || c == '\'' || c == '`' || c == 0x00B0 || c == 0x2013 ||
                    c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x3001 || c == 0x3002 || c == 0xFF0C ||
                    c == ',' || c == '/' || c == '*');
}

static guint
count_han (const char *name)
{
  guint n = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    n += is_han (g_utf8_get_char (p));
  return n;
}

static char *
replace_all (const char      *name,
             LedgerNameDoubt *doubts)
{
  GString *out = g_string_new (NULL);
  gboolean is_long = count_han (name) >= LEAST_WITH_DOT;
  gunichar last = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));

      if (is_long && is_joint (c) && is_han (last) && is_han (next))
        {
          *doubts |= LEDGER_NAME_DOT;
          g_string_append_unichar (out, MIDDLE_DOT);
        }
      else
        g_string_append_unichar (out, replace (c, doubts));
      last = c;
    }
  return g_string_free (out, FALSE);
}

static gboolean
opens_bracket (gunichar c)
{
  return c == '(' || c == 0xFF08 || c == '[' || c == 0x3010 || c == 0x3014;
}

/* Where what belongs to the name ends: before digits, one letter, or a bracket that closes at the end.
 * A bracket with a "+" describes a character and belongs to it. */
static gsize
find_tail (const char *name)
{
  gsize length = strlen (name);
  gsize end = length;

  if (count_han (name) < 2)
    return length;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (p > name && opens_bracket (g_utf8_get_char (p)) && strpbrk (p, "+") == NULL)
      {
        end = (gsize) (p - name);
        break;
      }
  while (end > 0 && (g_ascii_isdigit (name[end - 1]) || name[end - 1] == ' '))
    end--;
  if (end > 1 && end == length && g_ascii_isalpha (name[end - 1]) && (name[end - 2] & 0x80) != 0)
    end--;
  return end;
}

/**
 * ledger_name_suggest:
 * @name: (nullable): a person's name
 *
 * Returns: (transfer full) (nullable): another spelling, to be compared with the person's paper
 */
char *
ledger_name_suggest (const char      *name,
                     LedgerNameDoubt *doubts)
{
  LedgerNameDoubt found = 0;
  g_autofree char *clean = ledger_text_clean_name (name);
  g_autofree char *bare = NULL, *better = NULL;
  gsize end = find_tail (clean);

  if (name != NULL && strcmp (clean, name) != 0)
    found |= LEDGER_NAME_UNCLEAN;
  if (end < strlen (clean))
    {
      found |= LEDGER_NAME_TAIL;
      clean[end] = '\0';
    }
  /* Spaces that the mark kept from being those of typesetting. */
  bare = ledger_text_clean_name (clean);
  better = replace_all (bare, &found);
  if (doubts != NULL)
    *doubts = found;
  return found != 0 && *better != '\0' ? g_steal_pointer (&better) : NULL;
}

gboolean
ledger_name_has_private (const char *name)
{
  for (const char *p = name; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (is_private (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
ledger_name_is_described (const char *name)
{
  return name != NULL && (strchr (name, '+') != NULL || strstr (name, "＋") != NULL);
}

gboolean
ledger_name_is_rare (const char *name)
{
  for (const char *p = name; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_han (c) && !is_look_alike (c) && (c < 0x4E00 || c > 0x9FA5))
        return TRUE;
    }
  return FALSE;
}
