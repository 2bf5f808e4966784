/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking things up in the static tables of a register. */
#include "config.h"

#include "ledger-register.h"

#include <string.h>

#include "ledger-kind.h"
#include "ledger-text.h"

/* Headings differ by spaces, line breaks and a remark in brackets: 出生日期（格式：yyyy/MM/dd）. */
static char *
fold_heading (const char *heading)
{
  g_autofree char *clean = ledger_text_clean (heading);
  GString *folded = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == 0xff08)
        break;
      if (g_unichar_isspace (c) || c == '*' || c == ':' || c == 0xff1a)
        continue;
      g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

/* Is @folded one of the `|`-separated @aliases? */
static gboolean
has_alias (const char *aliases,
           const char *folded)
{
  g_auto (GStrv) words = aliases != NULL ? g_strsplit (aliases, "|", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = fold_heading (words[i]);

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * ledger_register_find_field:
 *
 * Returns: index of the field with that name, or %LEDGER_NO_FIELD
 */
guint
ledger_register_find_field (const LedgerRegister *reg,
                            const char           *name)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (strcmp (reg->fields[i].name, name) == 0)
      return i;
  return LEDGER_NO_FIELD;
}

/**
 * ledger_register_match_heading:
 * @heading: a spreadsheet's heading as it stands there
 *
 * Titles win over aliases, so that a field is never taken for its neighbour.
 *
 * Returns: index of the field meant, or %LEDGER_NO_FIELD
 */
guint
ledger_register_match_heading (const LedgerRegister *reg,
                               const char           *heading)
{
  g_autofree char *folded = fold_heading (heading);

  if (folded[0] == '\0')
    return LEDGER_NO_FIELD;
  for (guint i = 0; i < reg->n_fields; i++)
    {
      g_autofree char *title = fold_heading (reg->fields[i].title);

      if (ledger_field_is_shown (&reg->fields[i]) && strcmp (title, folded) == 0)
        return i;
    }
  for (guint i = 0; i < reg->n_fields; i++)
    if (has_alias (reg->fields[i].aliases, folded) ||
        strcmp (reg->fields[i].name, folded) == 0)
      return i;
  return LEDGER_NO_FIELD;
}

/**
 * ledger_register_get_parent:
 *
 * Returns: index of the PART_OF reference, or %LEDGER_NO_FIELD for a register of its own
 */
guint
ledger_register_get_parent (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & LEDGER_PART_OF)
      return i;
  return LEDGER_NO_FIELD;
}

gboolean
ledger_register_is_part_of (const LedgerRegister *reg,
                            const LedgerRegister *parent)
{
  guint field = ledger_register_get_parent (reg);

  return field != LEDGER_NO_FIELD && parent != NULL && g_strcmp0 (reg->fields[field].refers_to, parent->id) == 0;
}

const LedgerList *
ledger_register_find_list (const LedgerRegister *reg,
                           const char           *name)
{
  for (const LedgerList *list = reg->lists; list != NULL && list->name != NULL; list++)
    if (strcmp (list->name, name) == 0)
      return list;
  return NULL;
}

const LedgerTransition *
ledger_register_find_transition (const LedgerRegister *reg,
                                 const char           *from,
                                 const char           *to)
{
  for (const LedgerTransition *edge = reg->transitions; edge != NULL && edge->to != NULL; edge++)
    if (g_strcmp0 (edge->from, from) == 0 && g_strcmp0 (edge->to, to) == 0)
      return edge;
  return NULL;
}

const LedgerRegister *
ledger_registers_find (const LedgerRegister *const *registers,
                       const char                  *id)
{
  for (guint i = 0; registers[i] != NULL; i++)
    if (strcmp (registers[i]->id, id) == 0)
      return registers[i];
  return NULL;
}

/* Does a person ever see the field? */
gboolean
ledger_field_is_shown (const LedgerField *field)
{
  return !(field->flags & LEDGER_HIDDEN);
}

/* Does a person ever type into the field? */
gboolean
ledger_field_is_typed (const LedgerField *field)
{
  return !(field->flags & (LEDGER_HIDDEN | LEDGER_DERIVED | LEDGER_PART_OF));
}

/* What is derived, technical or a file cannot. */
gboolean
ledger_field_is_brought (const LedgerField *field)
{
  return field->kind != &ledger_kind_file &&
         (ledger_field_is_typed (field) || (field->flags & (LEDGER_PART_OF | LEDGER_BROUGHT)) != 0);
}

gboolean
ledger_field_is_integer (const LedgerField *field)
{
  return field->kind->is_integer;
}

/**
 * ledger_choices_include:
 * @codes: (nullable): joined by commas
 * @code: one of them, perhaps
 */
gboolean
ledger_choices_include (const char *codes,
                        const char *code)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", ",", -1);

  return g_strv_contains ((const char *const *) list, code);
}

const LedgerChoice *
ledger_choices_find (const LedgerChoice *choices,
                     const char         *code)
{
  for (; choices != NULL && code != NULL && choices->code != NULL; choices++)
    if (strcmp (choices->code, code) == 0)
      return choices;
  return NULL;
}

/**
 * ledger_choices_match:
 * @text: a code, a title or an alias, as typed or imported
 *
 * Returns: the choice meant, or %NULL
 */
const LedgerChoice *
ledger_choices_match (const LedgerChoice *choices,
                      const char         *text)
{
  g_autofree char *folded = ledger_text_fold (text);

  for (const LedgerChoice *c = choices; c != NULL && c->code != NULL; c++)
    {
      g_autofree char *title = ledger_text_fold (c->title);

      if (strcmp (title, folded) == 0)
        return c;
    }
  for (const LedgerChoice *c = choices; c != NULL && c->code != NULL; c++)
    {
      g_auto (GStrv) words = c->aliases != NULL ? g_strsplit (c->aliases, "|", -1) : NULL;

      if (g_ascii_strcasecmp (c->code, folded) == 0)
        return c;
      for (guint i = 0; words != NULL && words[i] != NULL; i++)
        {
          g_autofree char *word = ledger_text_fold (words[i]);

          if (strcmp (word, folded) == 0)
            return c;
        }
    }
  return NULL;
}
