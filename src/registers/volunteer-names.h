/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of names, pasted or read from a sheet: which volunteer each line means. */
#pragma once

#include "name-list.h"

G_BEGIN_DECLS

typedef NameLine VolunteerName;

/* (element-type VolunteerName): see name-list.h; namesakes are told apart by unit or team, the end of the card's or
 * telephone's number, the volunteer's number. Caller frees. */
GPtrArray *volunteer_names_match (LedgerStore  *store,
                                  const char   *text,
                                  GError      **error);

G_END_DECLS
