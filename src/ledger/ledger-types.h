/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the ledger's types and its error domain, apart so that headers need not include each other. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _LedgerChoice     LedgerChoice;
typedef struct _LedgerField      LedgerField;
typedef struct _LedgerKind       LedgerKind;
typedef struct _LedgerTransition LedgerTransition;
typedef struct _LedgerList       LedgerList;
typedef struct _LedgerRegister   LedgerRegister;
typedef struct _LedgerRecord     LedgerRecord;
typedef struct _LedgerEdit       LedgerEdit;
typedef struct _LedgerProblem    LedgerProblem;
typedef struct _LedgerProblems   LedgerProblems;
typedef struct _LedgerQuery      LedgerQuery;
typedef struct _LedgerStore      LedgerStore;

/**
 * LedgerError:
 * @LEDGER_ERROR_VALUE: a text that cannot be a value of its field
 * @LEDGER_ERROR_REFUSED: a rule forbids what was asked; nothing was written
 * @LEDGER_ERROR_NOT_FOUND: no such register, field, row or batch
 * @LEDGER_ERROR_CONFLICT: the row was changed since it was read
 * @LEDGER_ERROR_LOCKED: another program or another clerk holds the file
 * @LEDGER_ERROR_NEWER: the file was written by a newer version
 * @LEDGER_ERROR_FOREIGN: the file is no ledger
 * @LEDGER_ERROR_DAMAGED: the file is a ledger but cannot be read
 * @LEDGER_ERROR_FULL: no room left on the disk
 * @LEDGER_ERROR_READ_ONLY: the file or its folder cannot be written
 * @LEDGER_ERROR_FAILED: anything else; the message says what
 *
 * Every message is a whole Chinese sentence that may be shown as it is.
 */
typedef enum
{
  LEDGER_ERROR_VALUE,
  LEDGER_ERROR_REFUSED,
  LEDGER_ERROR_NOT_FOUND,
  LEDGER_ERROR_CONFLICT,
  LEDGER_ERROR_LOCKED,
  LEDGER_ERROR_NEWER,
  LEDGER_ERROR_FOREIGN,
  LEDGER_ERROR_DAMAGED,
  LEDGER_ERROR_FULL,
  LEDGER_ERROR_READ_ONLY,
  LEDGER_ERROR_FAILED,
} LedgerError;

#define LEDGER_ERROR (ledger_error_quark ())
GQuark   ledger_error_quark  (void);
/* Sets LEDGER_ERROR_VALUE to a sentence and returns %FALSE, for "return ledger_refuse_value (…)". */
gboolean ledger_refuse_value (GError     **error,
                              const char  *format,
                              ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
