/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, creating and closing a ledger file, and who works with it on which day. */
#include "config.h"

#include "ledger-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "ledger-backup.h"
#include "ledger-batch.h"
#include "ledger-schema.h"

G_DEFINE_TYPE (LedgerStore, ledger_store, G_TYPE_OBJECT)

enum
{
  ROW_CHANGED,
  ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* More touched rows than this are announced as one change of the register. */
#define MANY_ROWS 20

static void
plan_freed (gpointer data)
{
  ledger_plan_free (data);
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static LedgerStore *
new_store (const char                  *path,
           const LedgerRegister *const *registers,
           LedgerOpenMode               mode)
{
  LedgerStore *self = g_object_new (LEDGER_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->registers = registers;
  self->mode = mode;
  return self;
}

/* A clock set back would put new entries before old ones. */
static void
notice_clock (LedgerStore *self)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
                                                        "SELECT at FROM batches ORDER BY id DESC LIMIT 1", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *here = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");

  if (statement == NULL)
    return;
  if (ledger_statement_step (self->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      const char *at = ledger_statement_get_text (statement, 0);

      if (g_strcmp0 (here, at) < 0)
        self->notice = g_strdup_printf (_("电脑的时间是 %.16s，早于台账里最后一次记录 %.16s。请先校准电脑的日期和时间。"),
                                        here, at);
    }
  ledger_statement_reset (statement);
}

static gboolean
upgrade_registers (LedgerStore *self,
                   guint        from,
                   GError     **error)
{
  for (guint r = 0; self->registers[r] != NULL; r++)
    if (self->registers[r]->upgrade != NULL && !self->registers[r]->upgrade (self, from, error))
      return FALSE;
  return ledger_database_run (self->database, "DELETE FROM meta WHERE key = '" LEDGER_UPGRADE_KEY "'", error);
}

/* What the new tables keep about rows that were there before; with history, in one batch. */
static gboolean
upgrade_rows (LedgerStore *self,
              GError     **error)
{
  gint64 from = ledger_database_get_number (self->database,
                                            "SELECT value FROM meta WHERE key = '" LEDGER_UPGRADE_KEY "'", 0, error);

  if (from == 0)
    return TRUE;
  if (!ledger_batch_begin (self, LEDGER_BATCH_UPGRADE, _("升级台账"), error))
    return FALSE;
  if (upgrade_registers (self, (guint) from, error))
    return ledger_batch_commit (self, error);
  ledger_batch_rollback (self);
  return FALSE;
}

/* An older file goes among the backups before it is changed. */
static gboolean
migrate (LedgerStore *self,
         guint        version,
         GError     **error)
{
  g_autofree char *now = ledger_backup_dup_now (NULL);
  g_autoptr (LedgerBackupResult) backup = ledger_backup_make (self, LEDGER_BACKUP_UPGRADE, NULL, now, NULL, error);

  return backup != NULL && ledger_schema_apply (self->database, version, error);
}

static gboolean
check_exists (const char  *path,
              GError     **error)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode))
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
               _("找不到台账“%s”。它可能被移动、改名，或者在没有插上的 U 盘里。"), path);
  return FALSE;
}

/* Only a writer that is alone may bring the file up to date. */
static gboolean
bring_up_to_date (LedgerStore *self,
                  GError     **error)
{
  guint version = 0;

  if (!ledger_schema_identify (self->database, self->path, &version, error))
    return FALSE;
  if (version == ledger_schema_get_last ())
    return self->mode == LEDGER_OPEN_READ || ledger_database_begin_writing (self->database, error);
  if (self->mode == LEDGER_OPEN_WRITE)
    return ledger_database_begin_writing (self->database, error) && migrate (self, version, error);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
               _("“%s”是旧版本写的，需要先正常打开一次（程序会先备份再升级），才能只读查看。"), self->path);
  return FALSE;
}

static gboolean
open_store (LedgerStore *self,
            GError     **error)
{
  gboolean reading = self->mode == LEDGER_OPEN_READ;

  if (!check_exists (self->path, error))
    return FALSE;
  if (self->mode == LEDGER_OPEN_WRITE)
    {
      if (!ledger_location_check (self->path, error))
        return FALSE;
      self->lock = ledger_lock_take (self->path, self->clerk, error);
      if (self->lock == NULL)
        return FALSE;
    }
  self->database = ledger_database_open (self->path, NULL,
                                         reading ? LEDGER_DATABASE_READ : LEDGER_DATABASE_WRITE, error);
  if (self->database == NULL || !bring_up_to_date (self, error))
    return FALSE;
  if (self->mode == LEDGER_OPEN_WRITE && !upgrade_rows (self, error))
    return FALSE;
  notice_clock (self);
  return TRUE;
}

/* What the lock says of an existing ledger does not fit one that was to be made. */
static void
explain_no_place (const char   *path,
                  const GError *reason,
                  GError      **error)
{
  if (g_error_matches (reason, LEDGER_ERROR, LEDGER_ERROR_FULL))
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL,
                 _("磁盘已满，无法建立“%s”。请清出空间后再试。"), path);
  else if (g_error_matches (reason, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY))
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
                 _("无法建立“%s”：所在的文件夹不存在或不能写入。请换一个文件夹。"), path);
  else
    g_propagate_error (error, g_error_copy (reason));
}

static gboolean
create_store (LedgerStore *self,
              GError     **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                   _("“%s”已经存在，没有改动它。请换一个文件名。"), self->path);
      return FALSE;
    }
  if (!ledger_location_check (self->path, error))
    return FALSE;
  self->lock = ledger_lock_take (self->path, self->clerk, &local);
  if (self->lock == NULL)
    {
      explain_no_place (self->path, local, error);
      return FALSE;
    }
  self->database = ledger_database_open (self->path, NULL, LEDGER_DATABASE_CREATE, error);
  if (self->database == NULL)
    return FALSE;
  if (ledger_database_begin_writing (self->database, error) &&
      ledger_schema_apply (self->database, 0, error))
    return TRUE;
  /* Nothing half-made stays behind. */
  g_clear_pointer (&self->database, ledger_database_close);
  g_unlink (self->path);
  return FALSE;
}

static void
ledger_store_finalize (GObject *object)
{
  LedgerStore *self = LEDGER_STORE (object);

  ledger_store_close (self);
  g_clear_pointer (&self->plans, g_hash_table_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->transaction.touched, g_ptr_array_unref);
  g_clear_pointer (&self->transaction.running, ledger_running_free);
  g_free (self->path);
  g_free (self->today);
  g_free (self->clerk);
  g_free (self->notice);
  G_OBJECT_CLASS (ledger_store_parent_class)->finalize (object);
}

static void
ledger_store_class_init (LedgerStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ledger_store_finalize;

  signals[ROW_CHANGED] = g_signal_new ("row-changed", LEDGER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", LEDGER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ledger_store_init (LedgerStore *self)
{
  self->owner = g_thread_self ();
  self->plans = g_hash_table_new_full (NULL, NULL, NULL, plan_freed);
  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->transaction.touched = g_ptr_array_new_with_free_func (g_free);
  self->transaction.running = ledger_running_new ();
  self->today = dup_today ();
  self->clerk = g_strdup (g_get_user_name ());
}

LedgerStore *
ledger_store_create (const char                  *path,
                     const LedgerRegister *const *registers,
                     GError                     **error)
{
  g_autoptr (LedgerStore) self = new_store (path, registers, LEDGER_OPEN_WRITE);

  return create_store (self, error) ? g_steal_pointer (&self) : NULL;
}

LedgerStore *
ledger_store_open (const char                  *path,
                   const LedgerRegister *const *registers,
                   LedgerOpenMode               mode,
                   GError                     **error)
{
  g_autoptr (LedgerStore) self = new_store (path, registers, mode);

  return open_store (self, error) ? g_steal_pointer (&self) : NULL;
}

void
ledger_store_close (LedgerStore *self)
{
  if (self->database != NULL && self->transaction.batch != 0)
    ledger_transaction_abort (self);
  g_clear_pointer (&self->database, ledger_database_close);
  g_clear_pointer (&self->lock, ledger_lock_release);
}

const char *
ledger_store_get_path (LedgerStore *self)
{
  return self->path;
}

gboolean
ledger_store_is_writable (LedgerStore *self)
{
  return self->database != NULL && self->mode != LEDGER_OPEN_READ;
}

gboolean
ledger_store_can_write (LedgerStore *self,
                        GError     **error)
{
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  if (ledger_store_is_writable (self))
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
                       _("台账是以只读方式打开的，不能保存。请关闭后正常打开。"));
  return FALSE;
}

const LedgerRegister *const *
ledger_store_get_registers (LedgerStore *self)
{
  return self->registers;
}

const LedgerRegister *
ledger_store_find_register (LedgerStore *self,
                            const char  *id)
{
  return ledger_registers_find (self->registers, id);
}

const LedgerPlan *
ledger_store_get_plan (LedgerStore          *self,
                       const LedgerRegister *reg)
{
  LedgerPlan *plan = g_hash_table_lookup (self->plans, reg);

  if (plan == NULL)
    {
      plan = ledger_plan_new (reg);
      g_hash_table_insert (self->plans, (gpointer) reg, plan);
    }
  return plan;
}

void
ledger_store_set_today (LedgerStore *self,
                        const char  *today)
{
  g_autofree char *copy = g_strdup (today);

  g_free (self->today);
  self->today = g_steal_pointer (&copy);
}

const char *
ledger_store_get_today (LedgerStore *self)
{
  return self->today;
}

void
ledger_store_set_clerk (LedgerStore *self,
                        const char  *clerk)
{
  g_autofree char *copy = g_strdup (clerk);

  g_free (self->clerk);
  self->clerk = g_steal_pointer (&copy);
  if (self->lock != NULL)
    ledger_lock_sign (self->lock, self->clerk);
}

const char *
ledger_store_get_clerk (LedgerStore *self)
{
  return self->clerk;
}

const char *
ledger_store_get_notice (LedgerStore *self)
{
  return self->notice;
}

/* Remembers a written row until the commit and forgets what may name it. */
void
ledger_store_touch (LedgerStore          *self,
                    const LedgerRegister *reg,
                    gint64                id)
{
  LedgerTouched *touched = NULL;

  g_hash_table_remove (self->labels, &id);
  self->version++;
  if (self->transaction.touched->len > MANY_ROWS)
    {
      /* Enough to know that many changed; one entry per register is kept. */
      for (guint i = self->transaction.touched->len; i-- > MANY_ROWS;)
        if (((LedgerTouched *) g_ptr_array_index (self->transaction.touched, i))->reg == reg)
          return;
    }
  touched = g_new0 (LedgerTouched, 1);
  touched->reg = reg;
  touched->id = id;
  g_ptr_array_add (self->transaction.touched, touched);
}

/* After the commit: tells the views what changed. */
void
ledger_store_announce (LedgerStore *self)
{
  g_autoptr (GPtrArray) touched = g_steal_pointer (&self->transaction.touched);

  self->transaction.touched = g_ptr_array_new_with_free_func (g_free);
  /* A label may have words of another row in it. */
  g_hash_table_remove_all (self->labels);
  if (touched->len <= MANY_ROWS)
    {
      for (guint i = 0; i < touched->len; i++)
        {
          LedgerTouched *row = g_ptr_array_index (touched, i);

          g_signal_emit (self, signals[ROW_CHANGED], 0, row->reg, row->id);
        }
      return;
    }
  for (guint r = 0; self->registers[r] != NULL; r++)
    for (guint i = 0; i < touched->len; i++)
      if (((LedgerTouched *) g_ptr_array_index (touched, i))->reg == self->registers[r])
        {
          g_signal_emit (self, signals[ROWS_CHANGED], 0, self->registers[r]);
          break;
        }
}

gint64
ledger_store_get_version (LedgerStore *self)
{
  gint64 found = ledger_database_get_number (self->database, "PRAGMA data_version", 0, NULL);

  if (found != self->data_version)
    {
      /* Another connection wrote: a job, or the command line. */
      self->data_version = found;
      self->version++;
      g_hash_table_remove_all (self->labels);
    }
  return self->version;
}

void
ledger_store_refresh (LedgerStore *self)
{
  gint64 before = self->version;

  /* A job may end after the ledger was closed. */
  if (self->database == NULL || ledger_store_get_version (self) == before)
    return;
  for (guint r = 0; self->registers[r] != NULL; r++)
    g_signal_emit (self, signals[ROWS_CHANGED], 0, self->registers[r]);
}
