/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two stays of one person at the same time: one of them is wrong. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Do they share a minute? One may begin when the other ends. Moments "YYYY-MM-DD HH:MM". */
gboolean service_overlaps       (const char  *in,
                                 const char  *out,
                                 const char  *other_in,
                                 const char  *other_out);
/* Looks among all live stays of the volunteer, those of cancelled activities left out, and among the rows that
 * are being edited together with this one.
 * @other: (out): the row, 0 for one that is not saved yet
 * @sentence: (out) (transfer full): both activities with their times
 * Returns: %FALSE when there is none. */
gboolean volunteer_overlap_find (LedgerEdit  *attendance,
                                 gint64      *other,
                                 char       **sentence);

G_END_DECLS
