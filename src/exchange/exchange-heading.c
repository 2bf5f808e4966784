/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares headings the way a person does: without spaces, brackets, stars and widths. */
#include "config.h"

#include <string.h>

#include "exchange-heading.h"

/* A carriage return as .xlsx writes it, which some converters carry over letter by letter. */
#define WRITTEN_RETURN "_x000D_"

struct _ExchangeVocabulary
{
  GHashTable *words; /* normalised heading -> field + 1 */
};

static gboolean
is_blank (gunichar c)
{
  /* Zero-width characters and the BOM are no spaces to Unicode but are to a reader. */
  return g_unichar_isspace (c) || c == 0x00A0 || c == 0x3000 || (c >= 0x200B && c <= 0x200F) ||
         c == 0x2060 || c == 0xFEFF;
}

static gunichar
to_half_width (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  switch (c)
    {
    case 0x3010: case 0x3014: case 0x300A: case 0x2018: case 0x201C:
      return c == 0x2018 || c == 0x201C ? '"' : '(';
    case 0x3011: case 0x3015: case 0x300B:
      return ')';
    case 0x2019: case 0x201D:
      return '"';
    default:
      return c;
    }
}

static gboolean
is_mark (gunichar c)
{
  return c == '*' || c == ':' || c == 0x2605 || c == 0x25B2 || c == 0x3002 || c == '"' || c == '.' ||
         c == 0x3001 || c == ',' || c == ';' || c == 0x203B;
}

static gunichar
fold (gunichar c)
{
  c = to_half_width (c);
  if (c == '[' || c == '{')
    return '(';
  if (c == ']' || c == '}')
    return ')';
  return g_unichar_tolower (c);
}

static char *
normalise (const char *heading,
           gboolean    brackets)
{
  GString *out = g_string_new (NULL);
  guint depth = 0;

  for (const char *at = heading; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = fold (g_utf8_get_char (at));

      if (g_str_has_prefix (at, WRITTEN_RETURN))
        {
          at += strlen (WRITTEN_RETURN) - 1;
          continue;
        }
      if (is_blank (c) || is_mark (c))
        continue;
      if (c == '(')
        depth++;
      if (brackets || depth == 0)
        g_string_append_unichar (out, c);
      if (c == ')' && depth > 0)
        depth--;
    }
  return g_string_free (out, FALSE);
}

/* Everything before the first line break. */
static char *
dup_first_line (const char *heading)
{
  const char *written = strstr (heading, WRITTEN_RETURN);
  gsize length = strcspn (heading, "\r\n");

  return g_strndup (heading, written != NULL ? MIN (length, (gsize) (written - heading)) : length);
}

static guint
look_up (ExchangeVocabulary *self,
         const char         *word)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));

  return *word != '\0' && found > 0 ? found - 1 : EXCHANGE_NO_FIELD;
}

char *
exchange_text_to_half_width (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      else if (is_blank (c) && c != '\n')
        c = c >= 0x200B && c != 0x3000 ? 0 : ' ';
      if (c != 0)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

gboolean
exchange_text_is_blank (const char *text)
{
  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

char *
exchange_heading_normalise (const char *heading)
{
  return normalise (heading, TRUE);
}

char *
exchange_heading_strip (const char *heading)
{
  return normalise (heading, FALSE);
}

gboolean
exchange_heading_is_serial (const char *heading)
{
  static const char *const words[] = { "序号", "序", "顺序号", "编号", "no", "#", "行号", "项次" };
  g_autofree char *stripped = exchange_heading_strip (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (stripped, words[i]) == 0)
      return TRUE;
  return FALSE;
}

ExchangeVocabulary *
exchange_vocabulary_new (void)
{
  ExchangeVocabulary *self = g_new0 (ExchangeVocabulary, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
exchange_vocabulary_free (ExchangeVocabulary *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

void
exchange_vocabulary_add (ExchangeVocabulary *self,
                         guint               field,
                         const char         *words)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = exchange_heading_normalise (parts[i]);

      if (*word != '\0' && !g_hash_table_contains (self->words, word))
        g_hash_table_insert (self->words, g_steal_pointer (&word), GUINT_TO_POINTER (field + 1));
    }
}

guint
exchange_vocabulary_match (ExchangeVocabulary *self,
                           const char         *heading)
{
  g_autofree char *whole = exchange_heading_normalise (heading);
  g_autofree char *stripped = exchange_heading_strip (heading);
  g_autofree char *line = dup_first_line (heading);
  g_autofree char *first = exchange_heading_strip (line);
  guint field = look_up (self, whole);

  if (field == EXCHANGE_NO_FIELD && *stripped == '\0')
    {
      /* 【民族】: all of it in brackets. */
      g_strdelimit (whole, "()", ' ');
      field = look_up (self, g_strstrip (whole));
    }
  if (field == EXCHANGE_NO_FIELD)
    field = look_up (self, stripped);
  /* Instructions often follow in the next line of the cell. */
  if (field == EXCHANGE_NO_FIELD)
    field = look_up (self, first);
  /* "group/heading" is how a two-row head is written into one row. */
  if (field == EXCHANGE_NO_FIELD && strrchr (first, '/') != NULL)
    field = look_up (self, strrchr (first, '/') + 1);
  return field;
}

guint
exchange_vocabulary_match_in (ExchangeVocabulary *self,
                              const char         *group,
                              const char         *heading,
                              gboolean           *by_group)
{
  g_autofree char *joined = g_strconcat (group, heading, NULL);
  guint field = exchange_vocabulary_match (self, joined);

  *by_group = field != EXCHANGE_NO_FIELD;
  return field != EXCHANGE_NO_FIELD ? field : exchange_vocabulary_match (self, heading);
}
