/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many counted things are in a set: a bit a place, for figures that count each once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @bits: (inout): %NULL for an empty set. %TRUE the first time. */
gboolean place_set_add (GByteArray **bits,
                        guint        place);

G_END_DECLS
