/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite behind a small wall: the one file that speaks to it. */
#include "config.h"

#include "ledger-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

/* Statements found again by where their text lies, which spares hashing it: an import asks for the same few all the time. */
#define N_RECENT 64

typedef struct
{
  const char   *asked; /* where the text lay; only ever compared */
  const char   *text;  /* the text itself, of @statements */
  sqlite3_stmt *statement;
} Recent;

struct _LedgerDatabase
{
  sqlite3    *connection;
  char       *path;
  GHashTable *statements; /* SQL text -> sqlite3_stmt */
  Recent      recent[N_RECENT];
  gboolean    writes;
};

/* How long a writer waits for another connection of the same clerk's process, in ms. */
#define BUSY_TIMEOUT 5000

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static LedgerError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return LEDGER_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return LEDGER_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LEDGER_ERROR_LOCKED;
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: /* a table or a column is not there */
      return LEDGER_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return LEDGER_ERROR_FOREIGN;
    default:
      return LEDGER_ERROR_FAILED;
    }
}

/* The disk's end may surface as an error of input and output only. */
static gboolean
is_full (LedgerDatabase *self)
{
  int code = sqlite3_extended_errcode (self->connection);
  int reason = sqlite3_system_errno (self->connection);

  return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE ||
         ((code & 0xff) == SQLITE_IOERR && (reason == ENOSPC || reason == EDQUOT));
}

static const char *
explain (LedgerDatabase *self,
         LedgerError     kind)
{
  switch (kind)
    {
    case LEDGER_ERROR_FULL:
      if (!self->writes)
        return _("“%s”所在的磁盘已满，现在打不开。台账没有变化，请清出空间后再试。");
      return _("“%s”所在的磁盘已满，这次的更改没有写入，台账保持原样。请清出空间后再试。");
    case LEDGER_ERROR_READ_ONLY:
      if (!self->writes)
        return _("没有权限读取“%s”。请检查文件的权限，或把它复制到自己的文件夹后再打开。");
      return _("无法写入“%s”：文件或所在文件夹是只读的。请检查权限，或把台账复制到本机“文档”文件夹后再打开。");
    case LEDGER_ERROR_LOCKED:
      return _("“%s”正被另一项工作占用，请稍候再试。");
    case LEDGER_ERROR_DAMAGED:
      return _("台账文件“%s”已损坏，读不出来。请不要继续录入，用最近一次备份恢复。");
    case LEDGER_ERROR_FOREIGN:
      return _("“%s”不是工会台账文件，或者文件开头已损坏。");
    default:
      return _("读写“%s”时出错。请检查磁盘或 U 盘是否正常，然后再试。");
    }
}

static void
set_error (LedgerDatabase *self,
           GError        **error)
{
  int code = sqlite3_extended_errcode (self->connection);
  LedgerError kind = classify (code);
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_full (self))
    kind = LEDGER_ERROR_FULL;
  if (kind == LEDGER_ERROR_READ_ONLY && !self->writes && g_access (self->path, R_OK) == 0)
    kind = LEDGER_ERROR_FAILED;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_printf (text, explain (self, kind), self->path);
#pragma GCC diagnostic pop
  if (kind == LEDGER_ERROR_FAILED || (code & 0xff) == SQLITE_ERROR)
    g_string_append_printf (text, _("（%s）"), sqlite3_errmsg (self->connection));
  g_set_error_literal (error, LEDGER_ERROR, kind, text->str);
}

static char *
dup_uri (const char *path,
         gboolean    immutable)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, immutable ? "?immutable=1" : "", NULL);
}

/* Nobody asks how much memory SQLite has, and counting it takes a lock at every allocation.
 * Once, before SQLite is used at all. */
static void
stop_counting_memory (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

static gboolean
connect_to (LedgerDatabase *self,
            int             flags,
            gboolean        immutable,
            GError        **error)
{
  g_autofree char *uri = dup_uri (self->path, immutable);

  stop_counting_memory ();
  g_clear_pointer (&self->connection, sqlite3_close_v2);
  if (sqlite3_open_v2 (uri, &self->connection,
                       flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return FALSE;
    }
  sqlite3_busy_timeout (self->connection, BUSY_TIMEOUT);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return TRUE;
}

static gboolean
can_read (LedgerDatabase *self)
{
  return sqlite3_exec (self->connection, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK;
}

static gboolean
has_log (LedgerDatabase *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

/* Could only the log's files beside the ledger not be made? */
static gboolean
lacks_room_beside (LedgerDatabase *self)
{
  int code = sqlite3_errcode (self->connection) & 0xff;

  return code == SQLITE_CANTOPEN || code == SQLITE_READONLY || is_full (self);
}

/* A reader that may write beside the file tidies up the log's index when it leaves; query_only
 * keeps it from more. On a CD, in a locked folder or on a full disk the file is read as it stands,
 * which is whole when no log lies beside it; so is a locked file, where a reader's log would stay
 * behind as locked as the file. */
static gboolean
open_for_reading (LedgerDatabase *self,
                  gboolean        looking,
                  GError        **error)
{
  gboolean whole = !has_log (self);

  if (whole && (looking || g_access (self->path, W_OK) != 0))
    return connect_to (self, SQLITE_OPEN_READONLY, TRUE, error);
  if (connect_to (self, SQLITE_OPEN_READWRITE, FALSE, NULL) &&
      !sqlite3_db_readonly (self->connection, "main") && can_read (self))
    return ledger_database_run (self, "PRAGMA query_only = ON", error);
  if (connect_to (self, SQLITE_OPEN_READONLY, FALSE, NULL) && can_read (self))
    return TRUE;
  if (whole && lacks_room_beside (self))
    return connect_to (self, SQLITE_OPEN_READONLY, TRUE, error);
  set_error (self, error);
  return FALSE;
}

static gboolean
create_file (LedgerDatabase *self,
             GError        **error)
{
  int fd = g_open (self->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  if (errno == EEXIST)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                 _("“%s”已经存在，没有改动它。请换一个文件名。"), self->path);
  else if (errno == ENOSPC)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL,
                 _("磁盘已满，无法建立“%s”。请清出空间后再试。"), self->path);
  else
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
                 _("无法建立“%s”：%s。请换一个可以写入的文件夹。"), self->path, g_strerror (errno));
  return FALSE;
}

static gboolean
set_up (LedgerDatabase *self,
        GError        **error)
{
  if (!ledger_database_run (self,
                            "PRAGMA foreign_keys = ON;"
                            "PRAGMA temp_store = MEMORY;",
                            error) ||
      !ledger_database_set_cache (self, LEDGER_DATABASE_CACHE, error))
    return FALSE;
  /* The pragma is silently ignored by a library built without it: read it back. */
  if (ledger_database_get_number (self, "PRAGMA foreign_keys", 0, error) != 1)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_FAILED,
                             _("这台电脑的 SQLite 不支持外键检查，不能用来记台账。"));
      return FALSE;
    }
  return TRUE;
}

gboolean
ledger_database_set_cache (LedgerDatabase *self,
                           guint           size,
                           GError        **error)
{
  char sql[64];

  /* Negative: in KiB, not in pages. */
  g_snprintf (sql, sizeof sql, "PRAGMA cache_size = -%u", size);
  return ledger_database_run (self, sql, error);
}

LedgerDatabase *
ledger_database_open (const char         *path,
                      const char         *key,
                      LedgerDatabaseMode  mode,
                      GError            **error)
{
  LedgerDatabase *self = g_new0 (LedgerDatabase, 1);
  gboolean opened;

  self->path = g_canonicalize_filename (path, NULL);
  self->writes = mode != LEDGER_DATABASE_READ && mode != LEDGER_DATABASE_LOOK;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            finalize_statement);
  if (mode == LEDGER_DATABASE_CREATE && !create_file (self, error))
    opened = FALSE;
  else if (!self->writes)
    opened = open_for_reading (self, mode == LEDGER_DATABASE_LOOK, error);
  else
    opened = connect_to (self, SQLITE_OPEN_READWRITE, FALSE, error);
  if (opened && set_up (self, error))
    return self;
  ledger_database_close (self);
  return NULL;
}

void
ledger_database_close (LedgerDatabase *self)
{
  g_hash_table_unref (self->statements);
  if (self->connection != NULL)
    {
      /* Who only read leaves the file alone, or the others would take it for changed. */
      if (self->writes && sqlite3_total_changes (self->connection) > 0)
        sqlite3_wal_checkpoint_v2 (self->connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      sqlite3_close_v2 (self->connection);
    }
  g_free (self->path);
  g_free (self);
}

const char *
ledger_database_get_path (LedgerDatabase *self)
{
  return self->path;
}

gboolean
ledger_database_begin_writing (LedgerDatabase *self,
                               GError        **error)
{
  g_return_val_if_fail (self->writes, FALSE);

  return ledger_database_run (self,
                              "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA secure_delete = ON;",
                              error);
}

gboolean
ledger_database_run (LedgerDatabase *self,
                     const char     *sql,
                     GError        **error)
{
  if (sqlite3_exec (self->connection, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

static sqlite3_stmt *
find_statement (LedgerDatabase *self,
                const char     *sql)
{
  Recent *recent = &self->recent[GPOINTER_TO_SIZE (sql) / 16 % N_RECENT];
  gpointer text, statement;

  if (recent->asked == sql && strcmp (recent->text, sql) == 0)
    return recent->statement;
  if (!g_hash_table_lookup_extended (self->statements, sql, &text, &statement))
    return NULL;
  *recent = (Recent) { sql, text, statement };
  return statement;
}

LedgerStatement *
ledger_database_prepare (LedgerDatabase *self,
                         const char     *sql,
                         GError        **error)
{
  sqlite3_stmt *statement = find_statement (self, sql);

  if (statement != NULL)
    {
      g_warn_if_fail (!sqlite3_stmt_busy (statement));
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT,
                          &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

gint64
ledger_database_get_number (LedgerDatabase *self,
                            const char     *sql,
                            gint64          otherwise,
                            GError        **error)
{
  LedgerStatement *statement = ledger_database_prepare (self, sql, error);
  gint64 number = otherwise;

  if (statement == NULL)
    return otherwise;
  if (ledger_statement_step (self, statement, error) == LEDGER_STEP_ROW)
    number = sqlite3_column_int64 (statement, 0);
  ledger_statement_reset (statement);
  return number;
}

gboolean
ledger_database_in_transaction (LedgerDatabase *self)
{
  return !sqlite3_get_autocommit (self->connection);
}

gint64
ledger_database_get_changes (LedgerDatabase *self)
{
  return sqlite3_changes64 (self->connection);
}

void
ledger_database_interrupt (LedgerDatabase *self)
{
  sqlite3_interrupt (self->connection);
}

LedgerStep
ledger_statement_step (LedgerDatabase  *self,
                       LedgerStatement *statement,
                       GError         **error)
{
  switch (sqlite3_step (statement))
    {
    case SQLITE_ROW:
      return LEDGER_STEP_ROW;
    case SQLITE_DONE:
      return LEDGER_STEP_DONE;
    default:
      set_error (self, error);
      return LEDGER_STEP_FAILED;
    }
}

gboolean
ledger_statement_run (LedgerDatabase  *self,
                      LedgerStatement *statement,
                      GError         **error)
{
  LedgerStep step = ledger_statement_step (self, statement, error);

  ledger_statement_reset (statement);
  return step != LEDGER_STEP_FAILED;
}

void
ledger_statement_reset (LedgerStatement *statement)
{
  sqlite3_reset (statement);
}

void
ledger_statement_bind_text (LedgerStatement *statement,
                            int              place,
                            const char      *text)
{
  sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

void
ledger_statement_bind_number (LedgerStatement *statement,
                              int              place,
                              gint64           number)
{
  sqlite3_bind_int64 (statement, place, number);
}

void
ledger_statement_bind_bytes (LedgerStatement *statement,
                             int              place,
                             gconstpointer    data,
                             gsize            length)
{
  sqlite3_bind_blob64 (statement, place, data, length, SQLITE_STATIC);
}

void
ledger_statement_bind_value (LedgerStatement *statement,
                             int              place,
                             gboolean         is_integer,
                             const char      *value)
{
  if (value != NULL && is_integer)
    sqlite3_bind_int64 (statement, place, g_ascii_strtoll (value, NULL, 10));
  else
    sqlite3_bind_text (statement, place, value, -1, SQLITE_STATIC);
}

const char *
ledger_statement_get_text (LedgerStatement *statement,
                           int              column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gint64
ledger_statement_get_number (LedgerStatement *statement,
                             int              column)
{
  return sqlite3_column_int64 (statement, column);
}

gconstpointer
ledger_statement_get_bytes (LedgerStatement *statement,
                            int              column,
                            gsize           *length)
{
  gconstpointer data = sqlite3_column_blob (statement, column);

  *length = sqlite3_column_bytes (statement, column);
  return data;
}

gboolean
ledger_statement_is_null (LedgerStatement *statement,
                          int              column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}
