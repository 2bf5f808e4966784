/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a register as read from the file: canonical values by field, detached from it. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/**
 * LedgerRecord:
 * @reg: its register
 * @id: 63-bit row id, 0 while the row is new
 * @revision: counts the saves; an edit based on an older one is refused
 * @removed: in the bin
 * @batch: the batch that created it
 */
struct _LedgerRecord
{
  const LedgerRegister *reg;
  gint64                id;
  gint64                revision;
  gint64                batch;
  gboolean              removed;

  /*< private >*/
  gatomicrefcount       references;
  char                **values;
};

LedgerRecord *ledger_record_new        (const LedgerRegister *reg);
LedgerRecord *ledger_record_copy       (const LedgerRecord   *record);
LedgerRecord *ledger_record_ref        (LedgerRecord         *record);
void          ledger_record_unref      (LedgerRecord         *record);

/* Borrowed canonical value, %NULL when empty. */
const char   *ledger_record_get        (const LedgerRecord   *record,
                                        guint                 field);
/* The value as a number: 分, minutes, row id; 0 when empty. */
gint64        ledger_record_get_number (const LedgerRecord   *record,
                                        guint                 field);
gboolean      ledger_record_get_flag   (const LedgerRecord   *record,
                                        guint                 field);
/* %TRUE when the field holds exactly @value (a choice code, say). */
gboolean      ledger_record_is         (const LedgerRecord   *record,
                                        guint                 field,
                                        const char           *value);
/* Empty text and %NULL both empty the field. */
void          ledger_record_set        (LedgerRecord         *record,
                                        guint                 field,
                                        const char           *value);
void          ledger_record_set_number (LedgerRecord         *record,
                                        guint                 field,
                                        gint64                value);
gboolean      ledger_record_differs    (const LedgerRecord   *a,
                                        const LedgerRecord   *b,
                                        guint                 field);
char         *ledger_record_dup_label  (LedgerRecord         *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerRecord, ledger_record_unref)

G_END_DECLS
