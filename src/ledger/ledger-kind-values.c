/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds that are more than text: numbers, money, time, dates, choices, flags. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "ledger-text.h"

static gint64
to_number (const char *value)
{
  return g_ascii_strtoll (value, NULL, 10);
}

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* "4口", "12人", "3份": people write what they counted. Time is counted in several measures, and only the field's own is
 * taken: a patient of 8个月 is not 8 years old. */
static void
cut_measure_word (const LedgerField *field,
                  char              *number)
{
  static const struct { const char *word; const char *title; } measures[] = {
    { "周岁", "年龄" }, { "岁", "年龄" }, { "年", "年" }, { "个月", "月" }, { "分钟", "分钟" },
    { "人次", NULL }, { "人", NULL }, { "口", NULL }, { "名", NULL }, { "户", NULL }, { "个", NULL }, { "次", NULL }, { "件", NULL },
    { "份", NULL }, { "页", NULL }, { "届", NULL }, { "家", NULL }, { "台", NULL }, { "箱", NULL }, { "盒", NULL }, { "袋", NULL },
    { "桶", NULL },
  };
  gsize digits = strspn (number, "-0123456789");

  for (gsize i = 0; digits > 0 && i < G_N_ELEMENTS (measures); i++)
    if (strcmp (number + digits, measures[i].word) == 0 &&
        (measures[i].title == NULL || strstr (field->title, measures[i].title) != NULL))
      number[digits] = '\0';
}

/* "12,000", but not "3,5", which is two numbers or a fraction; %NULL then. */
static char *
dup_ungrouped (const char *text)
{
  g_auto (GStrv) groups = g_strsplit (text, ",", -1);

  for (guint i = 1; groups[0] != NULL && groups[i] != NULL; i++)
    if (strspn (groups[i], "0123456789") != 3)
      return NULL;
  return g_strjoinv ("", groups);
}

static gboolean
parse_integer (const LedgerField *field,
               const char        *text,
               char             **value,
               GError           **error)
{
  g_autofree char *narrow = ledger_text_narrow (text);
  g_autofree char *plain = dup_ungrouped (narrow);
  gint64 number = 0;

  if (plain != NULL)
    cut_measure_word (field, plain);
  if (plain == NULL ||
      !g_ascii_string_to_signed (plain, 10, -G_GINT64_CONSTANT (999999999999), G_GINT64_CONSTANT (999999999999),
                                 &number, NULL))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”不是整数"), text);
      return FALSE;
    }
  *value = dup_number (number);
  return TRUE;
}

static char *
show_integer (const LedgerField *field,
              const char        *value)
{
  return g_strdup (value);
}

static gboolean
parse_money (const LedgerField *field,
             const char        *text,
             char             **value,
             GError           **error)
{
  gint64 fen = 0;

  if (!ledger_amount_parse (text, &fen, error))
    return FALSE;
  *value = dup_number (fen);
  return TRUE;
}

static char *
show_money (const LedgerField *field,
            const char        *value)
{
  return ledger_amount_show (to_number (value));
}

static gboolean
parse_minutes (const LedgerField *field,
               const char        *text,
               char             **value,
               GError           **error)
{
  gint64 minutes = 0;

  if (!ledger_minutes_parse (text, &minutes, error))
    return FALSE;
  *value = dup_number (minutes);
  return TRUE;
}

static char *
show_minutes (const LedgerField *field,
              const char        *value)
{
  return ledger_minutes_show (to_number (value));
}

static gboolean
parse_date (const LedgerField *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  return ledger_date_parse (text, (field->flags & LEDGER_MONTH) != 0, value, error);
}

static char *
show_date (const LedgerField *field,
           const char        *value)
{
  return g_strdup (value);
}

static gboolean
parse_datetime (const LedgerField *field,
                const char        *text,
                char             **value,
                GError           **error)
{
  if (ledger_datetime_parse (text, value, error))
    return TRUE;
  if (!(field->flags & LEDGER_TIME) || !ledger_time_parse (text, value, NULL))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static char *
list_titles (const LedgerChoice *choices)
{
  GString *list = g_string_new (NULL);
  guint n = 0;

  for (; choices != NULL && choices->code != NULL && n < 12; choices++)
    if (!choices->retired)
      g_string_append_printf (list, "%s%s", n++ > 0 ? "、" : "", choices->title);
  if (choices != NULL && choices->code != NULL)
    g_string_append (list, "……");
  return g_string_free (list, FALSE);
}

static gboolean
parse_choice (const LedgerField *field,
              const char        *text,
              char             **value,
              GError           **error)
{
  const LedgerChoice *choice = ledger_choices_match (field->choices, text);
  g_autofree char *list = NULL;

  if (choice != NULL)
    {
      *value = g_strdup (choice->code);
      return TRUE;
    }
  list = list_titles (field->choices);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("没有“%s”这一项，可填：%s"), text, list);
  return FALSE;
}

static const char *
title_of (const LedgerField *field,
          const char        *code)
{
  const LedgerChoice *choice = ledger_choices_find (field->choices, code);

  return choice != NULL ? choice->title : code;
}

static char *
show_choice (const LedgerField *field,
             const char        *value)
{
  return g_strdup (title_of (field, value));
}

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || c == '/' || c == 0x3001 || c == 0xff0c || c == 0xff1b || c == '|' || c == ' ';
}

/* Codes stand in the order of the list, each once, so that equal sets are equal texts. */
static char *
join_codes (const LedgerField *field,
            GHashTable        *chosen)
{
  GString *codes = g_string_new (NULL);

  for (const LedgerChoice *c = field->choices; c->code != NULL; c++)
    if (g_hash_table_contains (chosen, c))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", c->code);
  return g_string_free (codes, FALSE);
}

/* The longest title with which @text begins as one word; titles may have separators in them. @end: behind it. */
static const LedgerChoice *
match_title (const LedgerChoice  *choices,
             const char          *text,
             const char         **end)
{
  const LedgerChoice *found = NULL;
  gsize longest = 0;

  for (; choices != NULL && choices->code != NULL; choices++)
    {
      gsize length = strlen (choices->title);

      if (length > longest && strncmp (text, choices->title, length) == 0 &&
          (text[length] == '\0' || is_separator (g_utf8_get_char (text + length))))
        {
          found = choices;
          longest = length;
          *end = text + length;
        }
    }
  return found;
}

static gboolean
parse_choices (const LedgerField *field,
               const char        *text,
               char             **value,
               GError           **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      g_autofree char *word = NULL;
      const LedgerChoice *choice = p == start ? match_title (field->choices, start, &p) : NULL;

      if (choice == NULL && *p != '\0' && !is_separator (g_utf8_get_char (p)))
        continue;
      word = g_strndup (start, p - start);
      if (choice == NULL && word[0] != '\0')
        choice = ledger_choices_match (field->choices, word);
      if (word[0] != '\0' && choice == NULL)
        {
          g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("没有“%s”这一项"), word);
          return FALSE;
        }
      if (choice != NULL)
        g_hash_table_add (chosen, (gpointer) choice);
      if (*p == '\0')
        break;
      start = g_utf8_next_char (p);
    }
  *value = join_codes (field, chosen);
  return TRUE;
}

static char *
show_choices (const LedgerField *field,
              const char        *value)
{
  g_auto (GStrv) codes = g_strsplit (value, ",", -1);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "、" : "", title_of (field, codes[i]));
  return g_string_free (titles, FALSE);
}

static const LedgerChoice flag_words[] = {
  { "1", N_("是"), "y|yes|true|√|✓|✔|有|对" },
  { "0", N_("否"), "n|no|false|×|✗|无|不是|非" },
  { NULL },
};

static gboolean
parse_flag (const LedgerField *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  const LedgerChoice *choice = ledger_choices_match (flag_words, text);

  if (choice == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”请改填“是”或“否”"), text);
      return FALSE;
    }
  *value = g_strdup (choice->code);
  return TRUE;
}

static char *
show_flag (const LedgerField *field,
           const char        *value)
{
  const LedgerChoice *choice = ledger_choices_find (flag_words, value);

  return g_strdup (choice != NULL ? choice->title : value);
}

const LedgerKind ledger_kind_integer = {
  .name = "integer", .is_integer = TRUE, .is_number = TRUE, .width = 5, .parse = parse_integer, .show = show_integer,
};

const LedgerKind ledger_kind_money = {
  .name = "money", .is_integer = TRUE, .is_number = TRUE, .width = 6, .parse = parse_money, .show = show_money,
};

const LedgerKind ledger_kind_minutes = {
  .name = "minutes", .is_integer = TRUE, .is_number = TRUE, .width = 5, .parse = parse_minutes, .show = show_minutes,
};

const LedgerKind ledger_kind_date = {
  .name = "date", .width = 6, .parse = parse_date, .show = show_date,
};

const LedgerKind ledger_kind_datetime = {
  .name = "datetime", .width = 9, .parse = parse_datetime, .show = show_date,
};

const LedgerKind ledger_kind_choice = {
  .name = "choice", .width = 5, .parse = parse_choice, .show = show_choice,
};

const LedgerKind ledger_kind_choices = {
  .name = "choices", .width = 10, .parse = parse_choices, .show = show_choices,
};

const LedgerKind ledger_kind_flag = {
  .name = "flag", .is_integer = TRUE, .width = 3, .parse = parse_flag, .show = show_flag,
};
