/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about a person's name that only the person's paper can settle: named, never acted upon. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LedgerNameDoubt:
 * @LEDGER_NAME_UNCLEAN: full-width letters, invisible characters, spaces of typesetting, other dots
 * @LEDGER_NAME_DOT: a space or a sign where a middle dot is meant
 * @LEDGER_NAME_ENCODING: a compatibility form or a radical that looks like the character
 * @LEDGER_NAME_VARIANT: a traditional or variant form that is not in 通用规范汉字表
 * @LEDGER_NAME_TAIL: digits, a letter or a bracket behind it, to tell namesakes apart
 */
typedef enum
{
  LEDGER_NAME_UNCLEAN  = 1 << 0,
  LEDGER_NAME_DOT      = 1 << 1,
  LEDGER_NAME_ENCODING = 1 << 2,
  LEDGER_NAME_VARIANT  = 1 << 3,
  LEDGER_NAME_TAIL     = 1 << 4,
} LedgerNameDoubt;

/* The name that may be meant, for a person to choose; %NULL when nothing is in doubt. @doubts:
 * (out) (optional): why. Caller frees. */
char     *ledger_name_suggest     (const char      *name,
                                   LedgerNameDoubt *doubts);
/* Has a character of the private use area: an old system's own, which no other computer shows. */
gboolean  ledger_name_has_private (const char      *name);
/* Describes a character by its parts, "王(马+英)". */
gboolean  ledger_name_is_described (const char     *name);
/* A Han character outside the first block of Unicode, which many fonts and systems lack. */
gboolean  ledger_name_is_rare     (const char      *name);

G_END_DECLS
