/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese on every computer, English where it was asked for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* First thing in main(): sets the locale and the language of everything a person reads, GTK's own words
 * too. Chinese under any locale; English when $LANGUAGE begins with "en". */
void ledger_language_choose (void);

G_END_DECLS
