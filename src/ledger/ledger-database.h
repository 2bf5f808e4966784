/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite behind a small wall: connections, cached statements, errors in words. Ledger only. */
#pragma once

#include <gio/gio.h>

#include "ledger-types.h"

G_BEGIN_DECLS

typedef struct _LedgerDatabase  LedgerDatabase;
typedef struct sqlite3_stmt     LedgerStatement;

typedef enum
{
  LEDGER_STEP_DONE,
  LEDGER_STEP_ROW,
  LEDGER_STEP_FAILED,
} LedgerStep;

typedef enum
{
  LEDGER_DATABASE_READ,      /* nothing is written; works on a read-only medium too */
  LEDGER_DATABASE_LOOK,      /* a file that nobody writes to: not even beside it anything is made */
  LEDGER_DATABASE_WRITE,     /* an existing file */
  LEDGER_DATABASE_CREATE,    /* a new file, mode 0600 */
} LedgerDatabaseMode;

/* @path is kept for messages. @key: reserved for encrypted files, %NULL. */
LedgerDatabase  *ledger_database_open       (const char         *path,
                                             const char         *key,
                                             LedgerDatabaseMode  mode,
                                             GError            **error);
/* Finalizes all statements; a writer moves the log into the file first. */
void             ledger_database_close      (LedgerDatabase     *self);

const char      *ledger_database_get_path   (LedgerDatabase     *self);
/* Turns the write-ahead log on. Not before the file is known to be ours: it changes the file. */
gboolean         ledger_database_begin_writing (LedgerDatabase  *self,
                                                GError         **error);
/* Memory for pages of the file at most, in KiB: usually, and while very many rows are written. */
#define LEDGER_DATABASE_CACHE       16384
#define LEDGER_DATABASE_LARGE_CACHE 65536
gboolean         ledger_database_set_cache  (LedgerDatabase     *self,
                                             guint               size,
                                             GError            **error);
/* One or more statements without values; for pragmas, DDL, BEGIN and COMMIT. */
gboolean         ledger_database_run        (LedgerDatabase     *self,
                                             const char         *sql,
                                             GError            **error);
/* Prepared once per text and kept; comes reset and without bindings. Borrowed.
 * A statement under way must be reset before its text is prepared again. */
LedgerStatement *ledger_database_prepare    (LedgerDatabase     *self,
                                             const char         *sql,
                                             GError            **error);
/* First column of the first row as a number; @otherwise when there is no row. */
gint64           ledger_database_get_number (LedgerDatabase     *self,
                                             const char         *sql,
                                             gint64              otherwise,
                                             GError            **error);
gboolean         ledger_database_in_transaction (LedgerDatabase *self);
/* Rows changed by the last INSERT, UPDATE or DELETE. */
gint64           ledger_database_get_changes (LedgerDatabase    *self);
/* Lets another thread stop a long statement. */
void             ledger_database_interrupt  (LedgerDatabase     *self);

LedgerStep       ledger_statement_step        (LedgerDatabase   *self,
                                               LedgerStatement  *statement,
                                               GError          **error);
/* Steps a statement that returns nothing, and resets it. */
gboolean         ledger_statement_run         (LedgerDatabase   *self,
                                               LedgerStatement  *statement,
                                               GError          **error);
void             ledger_statement_reset       (LedgerStatement  *statement);

/* Places count from 1. Text is not copied: it must live until the reset. %NULL binds NULL. */
void             ledger_statement_bind_text   (LedgerStatement  *statement,
                                               int               place,
                                               const char       *text);
void             ledger_statement_bind_number (LedgerStatement  *statement,
                                               int               place,
                                               gint64            number);
void             ledger_statement_bind_bytes  (LedgerStatement  *statement,
                                               int               place,
                                               gconstpointer     data,
                                               gsize             length);
/* A canonical value: INTEGER or TEXT by the kind of its field. */
void             ledger_statement_bind_value  (LedgerStatement  *statement,
                                               int               place,
                                               gboolean          is_integer,
                                               const char       *value);

/* Columns count from 0. Borrowed until the next step. */
const char      *ledger_statement_get_text    (LedgerStatement  *statement,
                                               int               column);
gint64           ledger_statement_get_number  (LedgerStatement  *statement,
                                               int               column);
gconstpointer    ledger_statement_get_bytes   (LedgerStatement  *statement,
                                               int               column,
                                               gsize            *length);
gboolean         ledger_statement_is_null     (LedgerStatement  *statement,
                                               int               column);

G_END_DECLS
