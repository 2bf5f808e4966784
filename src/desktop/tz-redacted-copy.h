/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 脱敏副本: of one case its file, shown as a paper; of several a list in a spreadsheet. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* What was done, in a sentence; not when the person changed his mind. */
typedef void (*TzRedactedSaid) (const char *sentence,
                                gpointer    data);

/* @ids: (element-type gint64): of cases; @said may come when @parent is closed already, so @data is kept by the caller's reference that
 * @free_data gives back. */
void tz_redacted_copy_make (GtkWindow      *parent,
                            LedgerStore    *store,
                            GArray         *ids,
                            TzRedactedSaid  said,
                            gpointer        data,
                            GDestroyNotify  free_data);

G_END_DECLS
