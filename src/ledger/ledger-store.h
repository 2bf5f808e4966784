/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open ledger file and the rows in it. Belongs to the thread that opened it. */
#pragma once

#include <gio/gio.h>

#include "ledger-query.h"
#include "ledger-record.h"

G_BEGIN_DECLS

#define LEDGER_TYPE_STORE (ledger_store_get_type ())
G_DECLARE_FINAL_TYPE (LedgerStore, ledger_store, LEDGER, STORE, GObject)

/**
 * LedgerOpenMode:
 * @LEDGER_OPEN_READ: no lock, nothing is written
 * @LEDGER_OPEN_WRITE: takes the clerk's lock; migrates an older file after copying it
 * @LEDGER_OPEN_JOB: a second connection of a process that holds the lock already,
 *   for a job in a thread of its own
 */
typedef enum
{
  LEDGER_OPEN_READ,
  LEDGER_OPEN_WRITE,
  LEDGER_OPEN_JOB,
} LedgerOpenMode;

/*
 * Signals: "row-changed" (const LedgerRegister *reg, gint64 id) after a row was saved,
 * binned or restored; "rows-changed" (const LedgerRegister *reg) after a batch touched many.
 */

/* @registers: %NULL-ended, static. Refuses an existing @path. The new file is open for writing. */
LedgerStore          *ledger_store_create        (const char                  *path,
                                                  const LedgerRegister *const *registers,
                                                  GError                     **error);
LedgerStore          *ledger_store_open          (const char                  *path,
                                                  const LedgerRegister *const *registers,
                                                  LedgerOpenMode               mode,
                                                  GError                     **error);
/* Checkpoints, closes and releases the lock; the object stays but answers nothing more. */
void                  ledger_store_close         (LedgerStore                 *self);

const char           *ledger_store_get_path      (LedgerStore                 *self);
gboolean              ledger_store_is_writable   (LedgerStore                 *self);
const LedgerRegister *const *
                      ledger_store_get_registers (LedgerStore                 *self);
const LedgerRegister *ledger_store_find_register (LedgerStore                 *self,
                                                  const char                  *id);

/* "YYYY-MM-DD"; the computer's date until set. */
void                  ledger_store_set_today     (LedgerStore                 *self,
                                                  const char                  *today);
const char           *ledger_store_get_today     (LedgerStore                 *self);
/* Who is entered in the history; the login name until set. */
void                  ledger_store_set_clerk     (LedgerStore                 *self,
                                                  const char                  *clerk);
const char           *ledger_store_get_clerk     (LedgerStore                 *self);
/* A sentence about something odd found while opening (clock before the last entry …), or %NULL. */
const char           *ledger_store_get_notice    (LedgerStore                 *self);

/* A new reference, or %NULL with LEDGER_ERROR_NOT_FOUND; rows in the bin are found too. */
LedgerRecord         *ledger_store_load          (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  gint64                       id,
                                                  GError                     **error);
/* Is there such a row, not in the bin? */
gboolean              ledger_store_has           (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  gint64                       id);
/* (transfer full) (nullable): one field of a row, also of one in the bin. */
char                 *ledger_store_dup_value     (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  gint64                       id,
                                                  guint                        field);
/* The one row of a singleton register, or an empty record when it does not exist yet. */
LedgerRecord         *ledger_store_load_single   (LedgerStore                 *self,
                                                  const LedgerRegister        *reg);
/* (element-type LedgerRecord), in order of entry; owns its elements. */
GPtrArray            *ledger_store_load_children (LedgerStore                 *self,
                                                  const LedgerRegister        *child,
                                                  gint64                       parent,
                                                  GError                     **error);
/* Ids (gint64) of the rows of a query, by SQL; words are matched with instr() here. */
GArray               *ledger_store_select        (LedgerStore                 *self,
                                                  const LedgerQuery           *query,
                                                  GError                     **error);
guint                 ledger_store_count         (LedgerStore                 *self,
                                                  const LedgerQuery           *query);
/* First live row whose field holds the canonical value, or 0. @except: a row to pass over. */
gint64                ledger_store_find          (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  guint                        field,
                                                  const char                  *value,
                                                  gint64                       except);
/* Calls @visit for every live row in order of id until it returns FALSE; the record is reused. */
gboolean              ledger_store_each          (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  gboolean                   (*visit) (LedgerRecord *record, gpointer data),
                                                  gpointer                     data,
                                                  GError                     **error);

/* How a row is named where others refer to it; "" when there is none. Caller frees. */
char                 *ledger_store_dup_label     (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  gint64                       id);
/* (element-type gint64): the live rows that a text names, or labels in full; some tens at most. Caller frees. */
GArray               *ledger_store_find_named    (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  const char                  *text);
/* The row a text means for a reference: an id, or the unique row with that label. */
gint64                ledger_store_resolve       (LedgerStore                 *self,
                                                  const LedgerRegister        *reg,
                                                  const char                  *text,
                                                  GError                     **error);
/* A field's text for screen, paper or spreadsheet, references by label. @full: unmasked. Caller frees. */
char                 *ledger_store_dup_shown     (LedgerStore                 *self,
                                                  LedgerRecord                *record,
                                                  guint                        field,
                                                  gboolean                     full);
/* A row-changed counter of the file: differs from an earlier answer when anybody wrote to it. */
gint64                ledger_store_get_version   (LedgerStore                 *self);
/* Emits "rows-changed" for every register when another connection wrote; after a job, and on focus. */
void                  ledger_store_refresh       (LedgerStore                 *self);

G_END_DECLS
