/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage done to files on purpose, the same for the same seed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MutateTry:
 * @bytes: the damaged file
 * @rand: for further decisions of the try
 * @data: from mutate_run()
 *
 * Reads the file; what it answers does not matter, as long as it answers.
 */
typedef void (*MutateTry) (GByteArray *bytes,
                           GRand      *rand,
                           gpointer    data);

/* Damages a copy of @seed again and again for $FUZZ_SECONDS (2 when unset), starting from $FUZZ_SEED
 * (the clock when unset; it is printed), and hands each copy to @try. @tokens, ended by %NULL, are words
 * of the format worth putting in. A try that takes more than 20 seconds fails. */
void mutate_run (const char         *what,
                 const void         *seed,
                 gsize               size,
                 const char *const  *tokens,
                 MutateTry           try,
                 gpointer            data);

G_END_DECLS
