/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a list: typed by code, title, alias or pinyin, or picked from the list below the entry. */
#pragma once

#include "tz-entry.h"

G_BEGIN_DECLS

#define TZ_TYPE_CHOICE_ENTRY (tz_choice_entry_get_type ())
G_DECLARE_FINAL_TYPE (TzChoiceEntry, tz_choice_entry, TZ, CHOICE_ENTRY, TzEntry)

/* (element-type TzHit): choices that are offered and answer the words, the best first; all for "". */
GPtrArray *tz_choices_find (const LedgerChoice *choices,
                            const char         *words);

G_END_DECLS
