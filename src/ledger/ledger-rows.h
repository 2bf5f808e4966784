/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a query as a list model of any size: places, not rows, are its items. */
#pragma once

#include "ledger-index.h"

G_BEGIN_DECLS

#define LEDGER_TYPE_ROWS (ledger_rows_get_type ())
G_DECLARE_FINAL_TYPE (LedgerRows, ledger_rows, LEDGER, ROWS, GObject)

#define LEDGER_TYPE_SLOT (ledger_slot_get_type ())
G_DECLARE_FINAL_TYPE (LedgerSlot, ledger_slot, LEDGER, SLOT, GObject)

/* Where there is no such place in the list; the same as GTK_INVALID_LIST_POSITION. */
#define LEDGER_ROWS_NONE G_MAXUINT

/*
 * An item is a #LedgerSlot, a place in the list. Another order moves no items: what stands at a
 * place is asked anew when "changed" says so. When the number of rows changes, places come and
 * go at the end only. This keeps lists of millions quick.
 *
 * Signal: "changed" when rows, order or counts may differ: repaint what is visible.
 *
 * Until ledger_rows_complete () at most thirty rows are shown, in the order of entry, so that the
 * first frame waits for nothing; the others come when the register is in memory.
 */

LedgerRows           *ledger_rows_new          (LedgerStore          *store,
                                                const LedgerRegister *reg);
/* After the first frame: reads the register in a thread, then shows all rows of the query. */
void                  ledger_rows_complete     (LedgerRows           *self);
/* The same here and now. */
gboolean              ledger_rows_load         (LedgerRows           *self,
                                                GError              **error);
gboolean              ledger_rows_is_complete  (LedgerRows           *self);

/* Search, filters and order at once; the query is copied. */
void                  ledger_rows_set_query    (LedgerRows           *self,
                                                const LedgerQuery    *query);
const LedgerQuery    *ledger_rows_get_query    (LedgerRows           *self);
const LedgerRegister *ledger_rows_get_register (LedgerRows           *self);

/* Rows of the query, also those not yet in the model. */
guint                 ledger_rows_count_shown  (LedgerRows           *self);
/* Live rows of the register. */
guint                 ledger_rows_count_total  (LedgerRows           *self);
/* Rows of the query without its filters on @field that have this code there (%NULL: none). */
guint                 ledger_rows_count_value  (LedgerRows           *self,
                                                guint                 field,
                                                const char           *code);

/* Id of the row at a place, 0 beyond the end. */
gint64                ledger_rows_get_id       (LedgerRows           *self,
                                                guint                 position);
/* Place of a row, or %LEDGER_ROWS_NONE. */
guint                 ledger_rows_find         (LedgerRows           *self,
                                                gint64                id);
/* (element-type gint64): all rows of the query in their order. */
GArray               *ledger_rows_dup_ids      (LedgerRows           *self);
/* Borrowed until the list changes or many others are read; %NULL beyond the end. */
LedgerRecord         *ledger_rows_get_record   (LedgerRows           *self,
                                                guint                 position);
/* Text of a cell; @full: unmasked. Caller frees. */
char                 *ledger_rows_dup_text     (LedgerRows           *self,
                                                guint                 position,
                                                guint                 field,
                                                gboolean              full);

guint                 ledger_slot_get_position (LedgerSlot           *self);

G_END_DECLS
