/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People write 、 or ； or a new line between names, number them, and end with "等12人". A space may part two names or stand inside
 * one ("张　三"); a bracket belongs to a unit's name and only comments on a person's. */
#include "config.h"

#include "party-names.h"

#include <string.h>

#include "ledger-text.h"
#include "redaction.h"

/* Han characters of a person's name without a dot in it. */
#define LONGEST_PERSON 4

#define DIGITS "[0-9一二三四五六七八九十百]"

static gboolean
is_separator (gunichar c)
{
  return c == 0x3001 || c == 0xff1b || c == ';' || c == '\n' || c == '\r' || c == 0xff0c || c == '|';
}

/* "Example Co., Ltd" is one name. */
static gboolean
is_comma_between (const char *at,
                  const char *start)
{
  const char *before = g_utf8_find_prev_char (start, at);
  const char *after = g_utf8_next_char (at);

  while (*after == ' ')
    after++;
  return *at == ',' && before != NULL && !g_ascii_isprint (*before) && *after != '\0' && !g_ascii_isprint (*after);
}

/* (element-type utf8): what stands between the separators that are in no bracket. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *from = text;
  int depth = 0;

  for (const char *at = text; ; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '(' || c == 0xff08)
        depth++;
      else if ((c == ')' || c == 0xff09) && depth > 0)
        depth--;
      if (c != 0 && (depth > 0 || (!is_separator (c) && !is_comma_between (at, text))))
        continue;
      g_ptr_array_add (pieces, g_strndup (from, (gsize) (at - from)));
      if (c == 0)
        return pieces;
      from = g_utf8_next_char (at);
    }
}

/* 三, 十二, 二十, 一百零五 is not told from 105: only up to 99. */
static guint
read_count (const char *text)
{
  static const char digits[] = "一二三四五六七八九";
  guint tens = 0, ones = 0;

  if (g_ascii_isdigit (*text))
    return (guint) g_ascii_strtoull (text, NULL, 10);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *one = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
      const char *found = strstr (digits, one);

      if (strcmp (one, "十") == 0)
        {
          tens = ones > 0 ? ones : 1;
          ones = 0;
        }
      else if (found == NULL)
        return 0;
      else
        ones = (guint) (found - digits) / 3 + 1;
    }
  return tens * 10 + ones;
}

/* Takes "等3人" off the end. */
static char *
take_others (PartyNames *self,
             char       *piece)
{
  g_autoptr (GRegex) others = g_regex_new ("^(.*?)\\s*等\\s*(?:共|计)?(" DIGITS "*)(?:余|多)?(?:人|名|位|家|户)?(?:职工|员工|工人|劳动者|单位|公司)?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *count = NULL;
  char *name;

  if (!g_regex_match (others, piece, 0, &match))
    return piece;
  name = g_match_info_fetch (match, 1);
  count = g_match_info_fetch (match, 2);
  self->others = self->altered = TRUE;
  self->n_people = MAX (self->n_people, read_count (count));
  g_free (piece);
  return name;
}

/* "1." and "（2）" before a name, and "3" alone, which was before 、. */
static char *
take_number (char *piece)
{
  g_autoptr (GRegex) number = g_regex_new ("^\\s*(?:[（(]?[0-9]{1,3}\\s*[）)．.]\\s*|[0-9]{1,3}\\s*$|[①-⑳]\\s*)", 0, 0, NULL);
  char *rest = g_regex_replace (number, piece, -1, 0, "", 0, NULL);

  g_free (piece);
  return rest;
}

/* What a bracket behind a person's name says is no part of it. */
static char *
take_comment (PartyNames *self,
              char       *piece)
{
  gsize length = strcspn (piece, "(");
  const char *wide = strstr (piece, "（");
  g_autofree char *head = NULL;

  if (wide != NULL)
    length = MIN (length, (gsize) (wide - piece));
  head = g_strstrip (g_strndup (piece, length));
  if (length == strlen (piece) || head[0] == '\0' || redaction_is_unit (piece) || party_name_is_unit (head))
    return piece;
  self->altered = TRUE;
  g_free (piece);
  return g_steal_pointer (&head);
}

static gboolean
is_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return TRUE;
}

static void
add (PartyNames *self,
     const char *name)
{
  g_autofree char *clean = party_name_is_unit (name) ? ledger_text_clean (name) : ledger_text_clean_name (name);

  if (clean[0] != '\0')
    g_ptr_array_add (self->names, g_steal_pointer (&clean));
}

/* "张三 李四" are two, "张 三" is one. */
static void
add_spaced (PartyNames *self,
            const char *piece)
{
  g_autofree char *clean = ledger_text_clean (piece);
  g_auto (GStrv) parts = g_strsplit (clean, " ", -1);
  gboolean several = parts[0] != NULL && parts[1] != NULL && !party_name_is_unit (parts[0]);

  for (guint i = 0; parts[i] != NULL; i++)
    several &= is_han (parts[i]) && g_utf8_strlen (parts[i], -1) >= 2 && g_utf8_strlen (parts[i], -1) <= LONGEST_PERSON;
  for (guint i = 0; several && parts[i] != NULL; i++)
    add (self, parts[i]);
  if (!several)
    add (self, clean);
}

static char *
fold (const char *name)
{
  g_autofree char *folded = ledger_text_fold (name);

  /* The brackets of 示范（烟台）公司 are of either width. */
  g_auto (GStrv) parts = g_regex_split_simple ("[()（）]", folded, 0, 0);

  return g_strjoinv ("", parts);
}

gboolean
party_name_is_unit (const char *name)
{
  return redaction_is_unit (name) || strstr (name, "公司") != NULL ||
         (strstr (name, "·") == NULL && strchr (name, ' ') == NULL && is_han (name) && g_utf8_strlen (name, -1) > LONGEST_PERSON);
}

PartyNames *
party_names_read (const char *text)
{
  PartyNames *self = g_new0 (PartyNames, 1);
  g_autofree char *lines = ledger_text_clean_lines (text);
  g_autoptr (GPtrArray) pieces = split (lines);

  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < pieces->len; i++)
    {
      g_autofree char *piece = g_strstrip (g_strdup (g_ptr_array_index (pieces, i)));

      piece = take_others (self, g_steal_pointer (&piece));
      piece = take_number (g_steal_pointer (&piece));
      piece = take_comment (self, g_steal_pointer (&piece));
      add_spaced (self, piece);
    }
  return self;
}

void
party_names_free (PartyNames *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

gboolean
party_names_are (const PartyNames *self,
                 GPtrArray        *names)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (there, fold (g_ptr_array_index (names, i)));
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *name = fold (g_ptr_array_index (self->names, i));

      if (!g_hash_table_contains (there, name))
        return FALSE;
      n++;
    }
  return self->others ? n > 0 : n == names->len;
}
