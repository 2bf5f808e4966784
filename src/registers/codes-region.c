/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Administrative regions (GB/T 2260) around the first users, abolished ones included: numbers of
 * identity cards keep the region they were issued for. Every other region is text. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "codes.h"

#include <string.h>

const LedgerChoice codes_region[] = {
  { "370200", N_("山东省青岛市"), "青岛市|青岛" },
  { "370600", N_("山东省烟台市"), "烟台市|烟台" },
  { "370602", N_("山东省烟台市芝罘区"), "芝罘区|芝罘|烟台市芝罘区|山东省芝罘区" },
  { "370611", N_("山东省烟台市福山区"), "福山区|福山|烟台市福山区|山东省福山区" },
  { "370612", N_("山东省烟台市牟平区"), "牟平区|牟平|烟台市牟平区|山东省牟平区" },
  { "370613", N_("山东省烟台市莱山区"), "莱山区|莱山|烟台市莱山区|山东省莱山区" },
  { "370614", N_("山东省烟台市蓬莱区"), "蓬莱区|蓬莱|烟台市蓬莱区|山东省蓬莱区" },
  { "370681", N_("山东省龙口市"), "龙口市|龙口|烟台市龙口市|山东省烟台市龙口市" },
  { "370682", N_("山东省莱阳市"), "莱阳市|莱阳|烟台市莱阳市|山东省烟台市莱阳市" },
  { "370683", N_("山东省莱州市"), "莱州市|莱州|烟台市莱州市|山东省烟台市莱州市" },
  { "370685", N_("山东省招远市"), "招远市|招远|烟台市招远市|山东省烟台市招远市" },
  { "370686", N_("山东省栖霞市"), "栖霞市|栖霞|烟台市栖霞市|山东省烟台市栖霞市" },
  { "370687", N_("山东省海阳市"), "海阳市|海阳|烟台市海阳市|山东省烟台市海阳市" },
  { "370684", N_("山东省蓬莱市"), "蓬莱市|烟台市蓬莱市|山东省烟台市蓬莱市", TRUE },
  { "370634", N_("山东省长岛县"), "长岛县|长岛|烟台市长岛县|山东省烟台市长岛县", TRUE },
  { "371000", N_("山东省威海市"), "威海市|威海" },
  { "371002", N_("山东省威海市环翠区"), "环翠区|环翠|威海市环翠区|山东省环翠区" },
  { "371003", N_("山东省威海市文登区"), "文登区|文登|威海市文登区|山东省文登区" },
  { "371082", N_("山东省荣成市"), "荣成市|荣成|威海市荣成市|山东省威海市荣成市" },
  { "371083", N_("山东省乳山市"), "乳山市|乳山|威海市乳山市|山东省威海市乳山市" },
  { "371081", N_("山东省文登市"), "文登市|威海市文登市|山东省威海市文登市", TRUE },
  { NULL }
};

/* Is @text one of the words that `|` separates? Imports ask this for every row: nothing is copied. */
static gboolean
has_word (const char *words,
          const char *text)
{
  gsize length = strlen (text);

  for (const char *at = words; at != NULL; at = strchr (at, '|'))
    {
      if (*at == '|')
        at++;
      if (strncmp (at, text, length) == 0 && (at[length] == '|' || at[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/**
 * codes_find_region:
 * @text: (nullable): a place as typed
 *
 * Returns: (nullable): its six digits when the whole text names a region of the list
 */
const char *
codes_find_region (const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  for (const LedgerChoice *region = codes_region; region->code != NULL; region++)
    if (strcmp (region->title, text) == 0 || has_word (region->aliases, text))
      return region->code;
  return NULL;
}
