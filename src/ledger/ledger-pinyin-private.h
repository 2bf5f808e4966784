/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled table of readings, by number, for the matching of typed words. */
#pragma once

#include "ledger-pinyin.h"

G_BEGIN_DECLS

/* Numbers of the syllables of a character; returns how many. */
guint       ledger_pinyin_get_syllables   (gunichar        c,
                                           const guint16 **found);
guint       ledger_pinyin_count_syllables (void);
/* Static; alphabetical by number. */
const char *ledger_pinyin_get_syllable    (guint           syllable);

G_END_DECLS
