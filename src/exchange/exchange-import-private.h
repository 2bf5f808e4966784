/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the import share: the job, and the values of the row under way. */
#pragma once

#include "exchange-import.h"
#include "ledger-edit.h"
#include "ledger-problems.h"

G_BEGIN_DECLS

/**
 * ExchangeTarget:
 *
 * One column that is read: where it is in the file and what it means.
 */
typedef struct
{
  guint       column;
  guint       field;
  gboolean    maybe_serial; /* 编号 above a number of the register: 1, 2, 3 … below it are none */
  GHashTable *known; /* text -> ExchangeKnown, for kinds with few values */
} ExchangeTarget;

/* What a text of a column means. @shown: interned, valid for the pass. @as_it_is: the text says it letter by letter. */
typedef struct
{
  char         *value;
  const char   *shown;
  gboolean      as_it_is;
  ExchangeWord *word;  /* (nullable) */
} ExchangeKnown;

struct _ExchangeImport
{
  /* Owned */
  ExchangeReader       *reader;
  ExchangeVocabulary   *vocabulary;
  ExchangeTable        *table;
  char                 *accept;
  char                 *parent;    /* row id of the parent of every row, or NULL */
  GPtrArray            *rows;      /* of ExchangeImportRow */
  GArray               *taken;     /* of ExchangeTaken, of all rows */
  GStringChunk         *taken_texts;
  GPtrArray            *words;     /* of ExchangeWord */
  GHashTable           *words_by_key; /* "field:folded word" -> ExchangeWord of @words */
  char                 *source;    /* of the sheet: whoever sends it */
  char                 *date;      /* local time of the sheet, or NULL */
  gboolean             *overwrite; /* by field */
  ExchangeSummary       summary;

  /* Borrowed */
  const LedgerRegister *reg;

  /* Owned, while a pass is under way. */
  GArray               *targets;   /* of ExchangeTarget */
  char                **values;    /* canonical, by field, of the row under way */
  char                **missing;   /* by field: name of a row of another register to be created */
  gboolean             *failed;    /* by field: has a reason of its own already */
  GPtrArray            *reasons;   /* of ExchangeReason, of the row under way */
  LedgerProblems       *problems;
  GHashTable           *seen;      /* "field:value" of rows taken -> row number in the file */
  GHashTable           *taken_rows; /* id in the ledger -> number of the row of the file that was taken for it */
  GHashTable           *made;      /* "register:name" -> created on the way */
  GPtrArray            *made_names;
  gboolean              told_apart;   /* by other cells of the row: the text alone would not say who is meant */

  /* Borrowed, while a pass is under way. */
  LedgerStore          *store;
  const ExchangeRow    *row;       /* under way */
  ExchangeWord         *word;      /* of @words, behind the value just read, or NULL */
  gboolean              starts_empty; /* no row of the register was there before the pass */
  gboolean              writing;   /* inside a batch: rows are saved, to stay or to be rolled back */
};

void     exchange_import_add_reason   (ExchangeImport    *self,
                                       guint              field,
                                       const char        *text);
void        exchange_known_free          (gpointer           known);
/* What people see of a value; borrowed until the next pass. */
const char *exchange_import_intern_taken (ExchangeImport     *self,
                                          guint               field,
                                          const char         *value);
/* Does the text of a sheet say the value letter by letter? @shown: of the value, interned. */
gboolean    exchange_import_takes_as_it_is (ExchangeImport   *self,
                                          guint               field,
                                          const char         *text,
                                          const char         *value,
                                          const char         *shown);
/* Notes a cell that was not. */
void        exchange_import_add_taken    (ExchangeImport     *self,
                                          guint               field,
                                          const ExchangeCell *cell,
                                          const char         *shown);
/* Notes the cell when it was not taken letter by letter. */
void        exchange_import_note_taken   (ExchangeImport     *self,
                                          guint               field,
                                          const ExchangeCell *cell,
                                          const char         *value,
                                          const char         *shown);
/* exchange-import-words.c */
void     exchange_word_free           (gpointer           word);
/* Reads a cell of choices by what was decided about its word; sets self->word. */
gboolean exchange_import_read_word    (ExchangeImport    *self,
                                       guint              field,
                                       const char        *text,
                                       char             **value,
                                       GError           **error);
void     exchange_import_count_word   (ExchangeImport    *self,
                                       ExchangeWord      *word);
/* A new pass counts anew; what was decided stays. */
void     exchange_import_reset_words  (ExchangeImport    *self);
gboolean exchange_import_keep_words   (ExchangeImport    *self,
                                       LedgerStore       *store,
                                       GError           **error);
/* exchange-import-memory.c: what was decided about headings. */
gboolean exchange_import_recall_columns (ExchangeImport  *self,
                                       LedgerStore       *store,
                                       GError           **error);
gboolean exchange_import_keep_columns (ExchangeImport    *self,
                                       LedgerStore       *store,
                                       GError           **error);
/* exchange-import-newer.c: lets go of values of the row under way that the ledger knows better. TRUE when there were any. */
gboolean exchange_import_keep_newer   (ExchangeImport    *self,
                                       const LedgerEdit  *edit,
                                       ExchangeImportRow *row);
void     exchange_change_free         (gpointer           change);
/* Is it worth while to remember the values of a column of that kind? */
gboolean exchange_kind_is_remembered  (const LedgerKind  *kind);
/* Reads the row's cells into self->values; what cannot be read becomes a reason. */
void     exchange_import_read_cells   (ExchangeImport    *self,
                                       const ExchangeRow *row);
/* Of several rows with the same name, the one of which the other cells of the row under way speak; 0 with a sentence
 * that names them all. */
gint64   exchange_import_tell_apart   (ExchangeImport       *self,
                                       const LedgerRegister *other,
                                       const char           *text,
                                       GError              **error);
/* The values of the row under way into @edit; a blank cell never wipes what is there. */
void     exchange_import_fill_edit    (ExchangeImport    *self,
                                       LedgerEdit        *edit);
/* The field a row is called by, or LEDGER_NO_FIELD. */
guint    exchange_register_find_name  (const LedgerRegister *reg);
/* Is its name all that a row of the register is known by, as that of a unit? */
gboolean exchange_register_is_named_alone (const LedgerRegister *reg);
/* The row of the ledger that the values are about, 0 for a new one; a double in the sheet is a reason. */
gint64   exchange_import_match_row    (ExchangeImport    *self,
                                       const LedgerEdit  *edit,
                                       ExchangeImportRow *row);
/* A row was taken: later ones of the sheet that are about the same are its doubles. */
void     exchange_import_note_row     (ExchangeImport    *self,
                                       const LedgerEdit  *edit,
                                       guint              number,
                                       gint64             id);
/* Judges the values, and saves them while a batch is open. FALSE only when the file failed. */
gboolean exchange_import_judge_row    (ExchangeImport    *self,
                                       ExchangeImportRow *row,
                                       GError           **error);

G_END_DECLS
