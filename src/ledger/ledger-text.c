/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed and imported text: made clean for storing, folded for comparing, masked for showing. */
#include "ledger-text.h"

#include <string.h>

#define MIDDLE_DOT 0x00B7
#define FIRST_PRIVATE 0xE815

/* GBK and GB 18030-2000 kept these characters in the private use area, from U+E815 on; files of
 * that time still bring them so. */
static const gunichar standard[] = {
  0x2E81,  0x20087, 0x20089, 0x200CC, 0x2E84, 0x3473, 0x3447, 0x2E88,
  0x2E8B,  0x9FB4,  0x359E,  0x361A,  0x360E, 0x2E8C, 0x2E97, 0x396E,
  0x3918,  0x9FB5,  0x39CF,  0x39DF,  0x3A73, 0x39D0, 0x9FB6, 0x9FB7,
  0x3B4E,  0x3C6E,  0x3CE0,  0x2EA7,  0x215D7, 0x9FB8, 0x2EAA, 0x4056,
  0x415F,  0x2EAE,  0x4337,  0x2EB3,  0x2EB6, 0x2EB7, 0x2298F, 0x43B1,
  0x43AC,  0x2EBB,  0x43DD,  0x44D6,  0x4661, 0x464C, 0x9FB9, 0x4723,
  0x4729,  0x477C,  0x478D,  0x2ECA,  0x4947, 0x497A, 0x497D, 0x4982,
  0x4983,  0x4985,  0x4986,  0x499F,  0x499B, 0x49B7, 0x49B6, 0x9FBA,
  0x241FE, 0x4CA3,  0x4C9F,  0x4CA0,  0x4CA1, 0x4C77, 0x4CA2, 0x4D13,
  0x4D14,  0x4D15,  0x4D16,  0x4D17,  0x4D18, 0x4D19, 0x4DAE, 0x9FBB,
};

static gboolean
is_invisible (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f') ||
         (c >= 0x7F && c < 0xA0 && c != 0x85) ||
         c == 0x00AD || c == 0x061C || c == 0xFEFF ||
         (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x3000 || c == 0x0085 || c == 0x3164 || c == 0xFFA0;
}

/* Full-width letters, digits and the signs that Chinese text does not use as punctuation. */
static gunichar
narrow_sign (gunichar c)
{
  if (c < 0xFF01 || c > 0xFF5E)
    return c;
  c -= 0xFEE0;
  return g_unichar_isalnum (c) || strchr ("#$%&'*+-./<=>@\\^_`|", (int) c) ? c : c + 0xFEE0;
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static gboolean
is_dot (gunichar c)
{
  switch (c)
    {
    case MIDDLE_DOT:
    case 0x0387:
    case 0x2022:
    case 0x2024:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x25CF:
    case 0x2E31:
    case 0x30FB:
    case 0xFF0E:
    case 0xFF65:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
trim (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

/* A character of the block U+4E00 to U+9FFF is at @text, which may be any bytes. */
static gboolean
begins_with_han (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  return bytes[0] >= 0xE4 && bytes[0] <= 0xE9 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80 &&
         (bytes[0] > 0xE4 || bytes[1] >= 0xB8);
}

/* Printing ASCII and the usual Han characters without blanks need no cleaning: most of an import. */
static gboolean
is_plain (const char *text)
{
  if (text == NULL)
    return FALSE;
  while (*text != '\0')
    if (g_ascii_isgraph (*text))
      text++;
    else if (begins_with_han (text))
      text += 3;
    else
      return FALSE;
  return TRUE;
}

static gboolean
is_plain_name (const char *name)
{
  if (name == NULL)
    return FALSE;
  while (begins_with_han (name))
    name += 3;
  return *name == '\0';
}

static void
append_clean (GString    *out,
              const char *line)
{
  gsize start = out->len;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      if (!is_blank (c))
        g_string_append_unichar (out, narrow_sign (c));
      else if (out->len > start && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  while (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

static char *
make_valid (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

static gunichar
neighbour (const GArray *points,
           guint         from,
           int           step)
{
  for (guint i = from + step; i < points->len; i += step)
    if (g_array_index (points, gunichar, i) != ' ')
      return g_array_index (points, gunichar, i);
  return 0;
}

/* Space and full stop stand for a middle dot only between Han characters. */
static void
put_dots (GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      gunichar *c = &g_array_index (points, gunichar, i);

      if (is_dot (*c) ||
          (*c == '.' && (is_han (neighbour (points, i, -1)) && is_han (neighbour (points, i, 1)))))
        *c = MIDDLE_DOT;
    }
}

/* One dot for several, no space beside a dot. Short names of Han characters only lose the
 * spaces that typesetting gave them; a longer one may have a space for its dot and keeps it. */
static char *
join_name (const GArray *points)
{
  GString *name = g_string_new (NULL);
  guint    n_han = 0;
  gboolean only_han = TRUE;

  for (guint i = 0; i < points->len; i++)
    {
      gunichar c = g_array_index (points, gunichar, i);

      if (is_han (c))
        n_han++;
      else if (c != ' ')
        only_han = FALSE;
    }
  for (guint i = 0; i < points->len; i++)
    {
      gunichar c = g_array_index (points, gunichar, i);
      gunichar last = neighbour (points, i, -1);
      gunichar next = neighbour (points, i, 1);

      if (c == MIDDLE_DOT && (last == MIDDLE_DOT || last == 0 || next == 0))
        continue;
      if (c == ' ' && ((only_han && n_han <= 4) || last == MIDDLE_DOT || next == MIDDLE_DOT))
        continue;
      g_string_append_unichar (name, c);
    }
  trim (name);
  return g_string_free (name, FALSE);
}

/* Keeps @head and @tail characters; what lies between becomes stars. */
static char *
mask (const char *text,
      glong       head,
      glong       tail)
{
  g_autofree char *valid = make_valid (text);
  glong            length = g_utf8_strlen (valid, -1);
  GString         *out = g_string_new (NULL);
  glong            at = 0;

  /* A short number would be given away by what is meant to remain of a long one. */
  if (length < head + tail + 3)
    {
      head = MIN (head, length / 4);
      tail = MIN (tail, length / 4);
    }
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      if (at < head || at >= length - tail)
        g_string_append_unichar (out, g_utf8_get_char (p));
      else
        g_string_append_c (out, '*');
    }
  return g_string_free (out, FALSE);
}

/**
 * ledger_text_clean:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): one clean line, "" for nothing
 */
char *
ledger_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *out = NULL;

  if (is_plain (text))
    return g_strdup (text);
  valid = make_valid (text);
  out = g_string_new (NULL);
  append_clean (out, valid);
  return g_string_free (out, FALSE);
}

/**
 * ledger_text_clean_lines:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): clean lines joined by "\n"
 */
char *
ledger_text_clean_lines (const char *text)
{
  g_autofree char *valid = make_valid (text);
  g_auto (GStrv)   lines = NULL;
  GString         *out = g_string_new (NULL);

  /* "\r\n": the "\r" is white space at the line's end */
  g_strdelimit (valid, "\v\f", '\n');
  lines = g_strsplit (valid, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      append_clean (out, lines[i]);
      if (out->len > 0)
        g_string_append_c (out, '\n');
    }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/**
 * ledger_text_clean_name:
 * @name: (nullable): a person's name as typed or imported
 *
 * Returns: (transfer full): the name as it is stored
 */
char *
ledger_text_clean_name (const char *name)
{
  g_autofree char   *clean = NULL;
  g_autoptr (GArray) points = NULL;

  if (is_plain_name (name))
    return g_strdup (name);
  clean = ledger_text_clean (name);
  points = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= FIRST_PRIVATE && c < FIRST_PRIVATE + G_N_ELEMENTS (standard))
        c = standard[c - FIRST_PRIVATE];
      g_array_append_val (points, c);
    }
  put_dots (points);
  return join_name (points);
}

/**
 * ledger_text_narrow:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): the text in ASCII as far as it has ASCII equivalents, without spaces
 */
char *
ledger_text_narrow (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *out = NULL;

  if (is_plain (text))
    return g_strdup (text);
  valid = make_valid (text);
  out = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c) || is_blank (c))
        continue;
      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      else if (c == 0x3002)
        c = '.';
      else if (c == 0x3001)
        c = ',';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * ledger_text_fold_char:
 * @c: a character in compatibility form
 *
 * Returns: the character it is compared as, 0 when it does not count
 */
gunichar
ledger_text_fold_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace (c) || c < 0x20 || c == 0x7F ? 0 : (gunichar) g_ascii_tolower ((char) c);
  if (c >= 0xFF01 && c <= 0xFF5E)
    return ledger_text_fold_char (c - 0xFEE0);
  if (is_dot (c) || is_blank (c) || is_invisible (c) ||
      (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF))
    return 0;
  return g_unichar_tolower (c);
}

/**
 * ledger_text_fold:
 * @text: (nullable): any bytes
 *
 * A full stop between digits counts, elsewhere it is taken for a dot of a name.
 *
 * Returns: (transfer full): a form equal for texts that a clerk takes for equal
 */
char *
ledger_text_fold (const char *text)
{
  g_autofree char *valid = make_valid (text);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *out = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = ledger_text_fold_char (g_utf8_get_char (p));

      if (c == '.' && !(out->len > 0 && g_ascii_isdigit (out->str[out->len - 1]) &&
                        g_ascii_isdigit (p[1])))
        continue;
      if (c != 0)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * ledger_text_has_lost:
 * @name: (nullable): a name
 *
 * Returns: %TRUE when a character of it was lost or replaced on its way here
 */
gboolean
ledger_text_has_lost (const char *name)
{
  g_autofree char *valid = make_valid (name);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '?' || c == '*' || c == 0xFF1F || c == 0xFFFD || c == 0x25A1 ||
          g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        return TRUE;
    }
  return FALSE;
}

/**
 * ledger_text_mask_identity:
 * @number: (nullable): a paper's number
 *
 * Returns: (transfer full): region and last four remain
 */
char *
ledger_text_mask_identity (const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;

  return length >= 15 ? mask (number, 6, 4) : mask (number, 2, 2);
}

/**
 * ledger_text_mask_poster:
 * @number: (nullable): a paper's number
 *
 * Returns: (transfer full): the first and the last character remain
 */
char *
ledger_text_mask_poster (const char *number)
{
  return mask (number, 1, 1);
}

/**
 * ledger_text_mask_mobile:
 * @number: (nullable): a telephone number
 *
 * Returns: (transfer full): the first three and the last four digits remain
 */
char *
ledger_text_mask_mobile (const char *number)
{
  return mask (number, 3, 4);
}

/**
 * ledger_text_mask_account:
 * @number: (nullable): a bank account's number
 *
 * Returns: (transfer full): the last four digits remain
 */
char *
ledger_text_mask_account (const char *number)
{
  return mask (number, 0, 4);
}

/**
 * ledger_text_mask_name:
 * @name: (nullable): a person's name
 *
 * Returns: (transfer full): the first character remains, of three and more the last too, and dots
 */
char *
ledger_text_mask_name (const char *name)
{
  g_autofree char *valid = make_valid (name);
  glong            length = g_utf8_strlen (valid, -1);
  GString         *out = g_string_new (NULL);
  glong            at = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);

      if (at == 0 || c == MIDDLE_DOT || (length > 2 && at == length - 1))
        g_string_append_unichar (out, c);
      else
        g_string_append_c (out, '*');
    }
  return g_string_free (out, FALSE);
}
