/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of names, pasted or read from a sheet: which person of a register each line means. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * NameListFields:
 * @number: the person's own number in the register
 * @places: unit, team, organisation: text or reference; %LEDGER_NO_FIELD for none
 *
 * Where a register has what tells namesakes apart.
 */
typedef struct
{
  const LedgerRegister *reg;
  guint                 name;
  guint                 id_key;
  guint                 mobile;
  guint                 number;
  guint                 places[3];
} NameListFields;

/**
 * NameLine:
 * @line: as it was pasted
 * @name: the name in it
 * @ids: (element-type gint64): whom it may mean: none, the one, or several namesakes
 * @repeated: an earlier line means the same one
 */
typedef struct
{
  char     *line;
  char     *name;
  GArray   *ids;
  gboolean  repeated;
} NameLine;

/* (element-type NameLine): line by line; blank lines and numbers before a name do not count. Behind the name may stand
 * what tells namesakes apart: a place, the end of the card's or telephone's number, the person's own number. One line
 * may hold several names parted by 、. Caller frees. */
GPtrArray *name_list_match (LedgerStore           *store,
                            const NameListFields  *fields,
                            const char            *text,
                            GError               **error);

G_END_DECLS
