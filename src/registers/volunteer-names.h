/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of names, pasted or read from a sheet: which volunteer each line means. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * VolunteerName:
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
} VolunteerName;

/* (element-type VolunteerName): line by line; blank lines and numbers before a name do not count. Behind the name
 * may stand what tells namesakes apart: unit or team, the end of the card's or telephone's number, the
 * volunteer's number. One line may hold several names parted by 、. Caller frees. */
GPtrArray *volunteer_names_match (LedgerStore  *store,
                                  const char   *text,
                                  GError      **error);

G_END_DECLS
