/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about a problem of a row, offered as a button beside it. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

/* The page's action of a button that turns from a new row to a change of the row that is there:
 * target (row id, code of codes_member_event). */
#define TZ_REMEDY_ACTION "page.change-other"

/* Gives @button label and action; %FALSE where there is nothing to offer. @edit: (nullable). */
gboolean    tz_remedy_offer    (LedgerEdit          *edit,
                                const LedgerProblem *problem,
                                GtkButton           *button);
/* The change that takes somebody in @state back, code of codes_member_event, or %NULL. */
const char *tz_remedy_get_code (const char          *state);

G_END_DECLS
