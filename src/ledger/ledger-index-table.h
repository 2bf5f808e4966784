/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one register as far as they are searched, filtered and sorted, in memory. Ledger only. */
#pragma once

#include "ledger-index-digits.h"
#include "ledger-index-text.h"
#include "ledger-store.h"

G_BEGIN_DECLS

typedef struct _LedgerIndexTable LedgerIndexTable;

/**
 * LedgerIndexRole:
 * @LEDGER_INDEX_MAIN: the register whose rows are listed
 * @LEDGER_INDEX_CHILD: its child rows: what they match, their parent matches
 * @LEDGER_INDEX_TARGET: rows referred to by those
 */
typedef enum
{
  LEDGER_INDEX_MAIN,
  LEDGER_INDEX_CHILD,
  LEDGER_INDEX_TARGET,
} LedgerIndexRole;

typedef enum
{
  LEDGER_COLUMN_TEXT,
  LEDGER_COLUMN_DIGITS,
  LEDGER_COLUMN_REFERENCE,
  LEDGER_COLUMN_CODE,
  LEDGER_COLUMN_NUMBER,
  LEDGER_COLUMN_PARENT,
} LedgerColumnType;

#define LEDGER_INDEX_NO_ROW G_MAXUINT32

/**
 * LedgerColumn:
 * @codes: place in the field's choices + 1 by row, flags 1 and 2; 0 when empty
 * @numbers: orderly form of dates and numbers by row, 0 when empty
 * @rows: row + 1 in @target by row, 0 when empty; of %LEDGER_COLUMN_PARENT the main table's row
 * @clamped: a number was too great to be kept; sorting and filtering must ask the file
 */
typedef struct
{
  guint              field;
  LedgerColumnType   type;
  LedgerIndexText   *text;
  LedgerIndexDigits *digits;
  GByteArray        *codes;
  GArray            *numbers;
  GArray            *rows;
  LedgerIndexTable  *target;
  gboolean           clamped;
} LedgerColumn;

struct _LedgerIndexTable
{
  const LedgerRegister *reg;
  LedgerIndexRole       role;
  GArray               *columns;  /* LedgerColumn */
  GArray               *ids;      /* gint64 by row */
  guint                 n_sorted; /* rows whose ids rise */
  GHashTable           *late;     /* id -> row + 1 of the others */
  GByteArray           *live;     /* 1 by row */
  guint                 n_live;
  GPtrArray            *labels;   /* targets only: by row */
};

LedgerIndexTable   *ledger_index_table_new         (const LedgerRegister *reg,
                                                    LedgerIndexRole       role,
                                                    guint                 n_rows);
void                ledger_index_table_free        (LedgerIndexTable     *self);
guint               ledger_index_table_count       (const LedgerIndexTable *self);
/* Row of an id, or LEDGER_INDEX_NO_ROW. */
guint32             ledger_index_table_find        (const LedgerIndexTable *self,
                                                    gint64                  id);
const LedgerColumn *ledger_index_table_find_column (const LedgerIndexTable *self,
                                                    guint                   field);
/* Adds or replaces a row; @values by column. Returns it. */
guint32             ledger_index_table_put         (LedgerIndexTable     *self,
                                                    gint64                id,
                                                    const char *const    *values);
/* The row an id has or will have; without values and not live until it is put. */
guint32             ledger_index_table_reserve     (LedgerIndexTable     *self,
                                                    gint64                id);
void                ledger_index_table_remove      (LedgerIndexTable     *self,
                                                    gint64                id);
/* What one canonical value is in a column: code, number or row + 1; 0 for none. */
guint32             ledger_column_read             (const LedgerColumn   *column,
                                                    const LedgerRegister *reg,
                                                    const char           *value);
/* Raises the rank of every row that answers the word, by its own fields and its references. */
void                ledger_index_table_scan        (const LedgerIndexTable  *self,
                                                    const LedgerPinyinQuery *query,
                                                    const char              *word,
                                                    guint8                  *ranks);

G_END_DECLS
