/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet on its way into a register: columns matched, every row judged, all good rows one batch. */
#pragma once

#include <gio/gio.h>

#include "exchange-table.h"
#include "ledger-register.h"
#include "ledger-store.h"

G_BEGIN_DECLS

typedef struct _ExchangeImport ExchangeImport;

typedef enum
{
  EXCHANGE_CREATED,
  EXCHANGE_CHANGED,
  EXCHANGE_UNCHANGED,
  EXCHANGE_REFUSED,
} ExchangeOutcome;

/* One cell of a row that is already in the ledger; texts as shown, never masked. */
typedef struct
{
  guint  field;
  char  *before;
  char  *after;
} ExchangeChange;

/* @field: what it is about, or EXCHANGE_NO_FIELD for the row. @text: a Chinese sentence. */
typedef struct
{
  guint  field;
  char  *text;
} ExchangeReason;

/**
 * ExchangeTaken:
 * @column: of the file, from 0
 * @sheet: the text as it stands in the sheet
 * @taken: what it was taken for, as shown, never masked; "" for a cell that says nothing, such as "/"
 *
 * A cell that was not taken letter by letter: "１９８５．３．７" as 1985-03-07, Х as X, "汉" as 汉族.
 */
typedef struct
{
  guint       column;
  guint       field;
  const char *sheet;
  const char *taken;
} ExchangeTaken;

/* Cells of one column with the same text, taken the same way. */
typedef struct
{
  ExchangeTaken cell;
  guint         first_row; /* number in the file */
  guint         n_rows;
} ExchangeTakenAlike;

/**
 * ExchangeWord:
 * @word: as it stands in the sheet
 * @meaning: (nullable): code of the choice; "" when the cell is left blank; %NULL: not known, its rows are refused
 * @remembered: decided in an earlier import
 * @first_row: number in the file
 *
 * A word in a column of choices that is no spelling of any of them.
 */
typedef struct
{
  guint     field;
  char     *word;
  char     *meaning;
  gboolean  remembered;
  gboolean  decided;    /* now, to be remembered */
  guint     first_row;
  guint     n_rows;
} ExchangeWord;

/**
 * ExchangeImportRow:
 * @number: row in the file
 * @id: of the row created or found in the ledger, or 0
 * @label: what the row is about: its name as it stands in the sheet
 * @doubtful: refused only for what the clerk may accept with a reason
 * @changes: (nullable) (element-type ExchangeChange): for EXCHANGE_CHANGED
 * @kept: (nullable) (element-type ExchangeChange): values typed here later than the sheet says; not taken
 * @reasons: (nullable) (element-type ExchangeReason): all of them, for EXCHANGE_REFUSED
 * @n_taken: cells that were not taken letter by letter, see exchange_import_row_get_taken()
 */
typedef struct
{
  guint            number;
  ExchangeOutcome  outcome;
  gboolean         doubtful;
  gint64           id;
  char            *label;
  GPtrArray       *changes;
  GPtrArray       *kept;
  GPtrArray       *reasons;
  guint            first_taken;
  guint            n_taken;
} ExchangeImportRow;

/**
 * ExchangeSummary:
 * @doubtful: how many of @refused are only doubtful
 * @skipped: rows that are no data (titles, notes, sums, samples); blank rows are not counted
 * @taken: cells that were not taken letter by letter
 * @kept: rows, changed or unchanged, with a value that stays because it is newer than the sheet's
 * @made: rows of other registers created on the way, such as employers
 * @made_words: (nullable): which, in words
 * @batch: of the applied import, 0 when nothing was written
 */
typedef struct
{
  guint  created;
  guint  changed;
  guint  unchanged;
  guint  refused;
  guint  doubtful;
  guint  skipped;
  guint  taken;
  guint  kept;
  guint  made;
  char  *made_words;
  gint64 batch;
} ExchangeSummary;

/* @fraction: 0 to 1. */
typedef void (*ExchangeProgress) (double   fraction,
                                  gpointer data);

ExchangeImport        *exchange_import_open            (LedgerStore          *store,
                                                        const LedgerRegister *reg,
                                                        const char           *path,
                                                        GError              **error);
/* @place: (nullable): another sheet or heading row than the one that would be found. */
ExchangeImport        *exchange_import_open_at         (LedgerStore          *store,
                                                        const LedgerRegister *reg,
                                                        const char           *path,
                                                        const ExchangePlace  *place,
                                                        GError              **error);
/* @reader: (transfer full): with an encoding or separator the clerk chose. @place: (nullable) */
ExchangeImport        *exchange_import_open_reader     (LedgerStore          *store,
                                                        const LedgerRegister *reg,
                                                        ExchangeReader       *reader,
                                                        const ExchangePlace  *place,
                                                        GError              **error);
void                   exchange_import_free            (ExchangeImport       *self);

/* Sheet, heading, columns and skipped rows; columns are changed with set_column(). */
ExchangeTable         *exchange_import_get_table       (ExchangeImport       *self);
ExchangeReader        *exchange_import_get_reader      (ExchangeImport       *self);
const LedgerRegister  *exchange_import_get_register    (ExchangeImport       *self);
/* @column: index in the table's columns. @field: index, or EXCHANGE_NO_FIELD to leave it out. */
void                   exchange_import_set_column      (ExchangeImport       *self,
                                                        guint                 column,
                                                        guint                 field);
/* Why a column with a known heading brings nothing, or %NULL. */
const char            *exchange_import_get_unread      (ExchangeImport       *self,
                                                        guint                 column);
/* Has a field of that kind words that mean one of its choices? */
gboolean               exchange_kind_has_words         (const LedgerKind     *kind);
/* (element-type ExchangeWord), of the last check or apply, by field: what no choice is called. Caller frees the array. */
GPtrArray             *exchange_import_list_words      (ExchangeImport       *self);
/* @meaning: code or name of the choice, "" to leave the cell blank, or %NULL: no word at all. For the next check. */
gboolean               exchange_import_set_word        (ExchangeImport       *self,
                                                        guint                 field,
                                                        const char           *word,
                                                        const char           *meaning,
                                                        GError              **error);
/* @at: (nullable): local time, YYYY-MM-DD HH:MM:SS, when the sheet was last written. */
void                   exchange_import_set_date        (ExchangeImport       *self,
                                                        const char           *at);
/* When a file was last written, local time; caller frees. */
char                  *exchange_dup_file_date          (const char           *path);
/* Takes the sheet's value although the ledger's is newer. @field: index, or EXCHANGE_NO_FIELD for all. */
void                   exchange_import_set_overwrite   (ExchangeImport       *self,
                                                        guint                 field,
                                                        gboolean              overwrite);
gboolean               exchange_import_get_overwrite   (ExchangeImport       *self,
                                                        guint                 field);
/* Keeps for the next sheet what set_column() and set_word() decided. */
gboolean               exchange_import_remember        (ExchangeImport       *self,
                                                        LedgerStore          *store,
                                                        GError              **error);
/* @why: (nullable): reason why doubtful rows are taken. */
void                   exchange_import_set_accept      (ExchangeImport       *self,
                                                        const char           *why);

/* The row below which every row of the sheet stands, whatever the sheet says of it: an activity of a sign-in sheet. */
void                   exchange_import_set_parent      (ExchangeImport       *self,
                                                        gint64                parent);

gboolean               exchange_import_check           (ExchangeImport       *self,
                                                        LedgerStore          *store,
                                                        ExchangeProgress      progress,
                                                        gpointer              data,
                                                        GCancellable         *cancellable,
                                                        GError              **error);
gboolean               exchange_import_apply           (ExchangeImport       *self,
                                                        LedgerStore          *store,
                                                        ExchangeProgress      progress,
                                                        gpointer              data,
                                                        GCancellable         *cancellable,
                                                        GError              **error);

const ExchangeSummary *exchange_import_get_summary     (ExchangeImport       *self);
/* "新增 270 条，修改 0 条 …": one sentence; caller frees. */
char                  *exchange_import_dup_summary     (ExchangeImport       *self);
/* (element-type ExchangeImportRow), in the order of the file; of the last check or apply. */
GPtrArray             *exchange_import_get_rows        (ExchangeImport       *self);
/* Its cells that were not taken letter by letter; borrowed until the next check or apply. */
const ExchangeTaken   *exchange_import_row_get_taken   (ExchangeImport       *self,
                                                        const ExchangeImportRow *row,
                                                        guint                *n_taken);
/* (element-type ExchangeTakenAlike): those of all rows, like ones once; caller frees. */
GPtrArray             *exchange_import_list_taken      (ExchangeImport       *self);
/* All reasons of a refused row as one text; caller frees. */
char                  *exchange_import_row_dup_reasons (const ExchangeImportRow *row);
/* The refused rows with their own columns and 错误原因, to be put right and read in again. */
gboolean               exchange_import_write_refused   (ExchangeImport       *self,
                                                        const char           *path,
                                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeImport, exchange_import_free)

G_END_DECLS
