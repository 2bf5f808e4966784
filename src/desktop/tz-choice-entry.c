/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down that is an entry: nobody scrolls through 56 nationalities. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-choice-entry.h"

#include "ledger-kind.h"
#include "ledger-pinyin.h"
#include "ledger-text.h"

#define RANK_CODE  (LEDGER_PINYIN_FRONT + 2)
#define RANK_ALIAS LEDGER_PINYIN_INITIALS

struct _TzChoiceEntry
{
  TzEntry parent_instance;
};

typedef struct
{
  const LedgerChoice *choice;
  guint               rank;
} Found;

G_DEFINE_FINAL_TYPE (TzChoiceEntry, tz_choice_entry, TZ_TYPE_ENTRY)

static const LedgerChoice flag_choices[] = {
  { "1", N_("是"), NULL },
  { "0", N_("否"), NULL },
  { NULL },
};

/* Flags are a list of two wherever they are typed as text. */
static const LedgerChoice *
get_choices (TzEntry *self)
{
  const LedgerField *field = tz_editor_get_field (TZ_EDITOR (self));

  return field->kind == &ledger_kind_flag ? flag_choices : field->choices;
}

static guint
rank_choice (const LedgerChoice *choice,
             LedgerPinyinQuery  *query,
             const char         *folded)
{
  g_autofree char *aliases = NULL;
  guint rank;

  if (g_ascii_strcasecmp (choice->code, folded) == 0)
    return RANK_CODE;
  if (g_ascii_strncasecmp (choice->code, folded, strlen (folded)) == 0)
    return RANK_CODE - 1;
  rank = query != NULL ? ledger_pinyin_query_match (query, choice->title, TRUE) : 0;
  if (rank > 0 || choice->aliases == NULL)
    return rank;
  aliases = ledger_text_fold (choice->aliases);
  return strstr (aliases, folded) != NULL ? RANK_ALIAS : 0;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Found *one = a;
  const Found *two = b;

  if (one->rank != two->rank)
    return one->rank > two->rank ? -1 : 1;
  return one->choice < two->choice ? -1 : 1;
}

static GPtrArray *
tz_choice_entry_find (TzEntry    *self,
                      const char *words)
{
  return tz_choices_find (get_choices (self), words);
}

/* An exact word wins; else what is lit in the list, which the person sees. */
static void
tz_choice_entry_settle (TzEntry    *self,
                        const char *text)
{
  TzSuggest *suggest = tz_entry_get_suggest (self);
  const TzHit *hit = suggest != NULL ? tz_suggest_get_hit (suggest) : NULL;

  if (hit != NULL && text[0] != '\0' && ledger_choices_match (get_choices (self), text) == NULL)
    tz_editor_put_value (TZ_EDITOR (self), hit->value);
  else
    tz_editor_put_text (TZ_EDITOR (self), text);
}

static void
tz_choice_entry_class_init (TzChoiceEntryClass *class)
{
  TzEntryClass *entry_class = TZ_ENTRY_CLASS (class);

  entry_class->icon = "pan-down-symbolic";
  entry_class->icon_tip = N_("全部选项 (Alt+↓)");
  entry_class->find = tz_choice_entry_find;
  entry_class->settle = tz_choice_entry_settle;
  entry_class->drop_down = tz_entry_offer;
}

static void
tz_choice_entry_init (TzChoiceEntry *self)
{
}

GPtrArray *
tz_choices_find (const LedgerChoice *choices,
                 const char         *words)
{
  g_autofree char *folded = ledger_text_fold (words);
  g_autoptr (LedgerPinyinQuery) query = ledger_pinyin_query_new (words);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tz_hit_free);

  for (const LedgerChoice *c = choices; c != NULL && c->code != NULL; c++)
    {
      Found one = { c, folded[0] == '\0' ? 1 : rank_choice (c, query, folded) };

      if (!c->retired && one.rank > 0)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_ranks);
  for (guint i = 0; i < found->len; i++)
    {
      const LedgerChoice *choice = g_array_index (found, Found, i).choice;

      g_ptr_array_add (hits, tz_hit_new (choice->code, _(choice->title), choices == flag_choices ? NULL : choice->code));
    }
  return hits;
}
