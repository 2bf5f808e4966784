/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of a ledger: made when something changed, rotated, listed, and put back in its place. */
#pragma once

#include "ledger-rotation.h"
#include "ledger-summary.h"

G_BEGIN_DECLS

/* Bytes that the automatic backups of one ledger take in one place; the newest three stay anyway. */
#define LEDGER_BACKUP_BUDGET (G_GUINT64_CONSTANT (4) << 30)

/**
 * LedgerBackup:
 * @at: "YYYY-MM-DD HH:MM:SS", as its name says
 * @size: bytes
 * @is_second: lies in the second place
 */
typedef struct
{
  char             *path;
  LedgerBackupKind  kind;
  char             *at;
  guint64           size;
  gboolean          is_second;
} LedgerBackup;

void          ledger_backup_free        (LedgerBackup      *self);

/**
 * LedgerBackupResult:
 * @path: the new backup beside the ledger, or %NULL where the newest one holds everything already
 * @second: the same in the second place
 * @notice: why there is none in the second place this time, a sentence, or %NULL
 * @n_removed: old backups that were rotated away
 */
typedef struct
{
  char  *path;
  char  *second;
  char  *notice;
  guint  n_removed;
} LedgerBackupResult;

void          ledger_backup_result_free (LedgerBackupResult *self);

/* Now, as backups are dated: @today, or the computer's when %NULL, with the time of day. Caller frees. */
char         *ledger_backup_dup_now     (const char         *today);
/* 备份 beside the ledger; in it a folder of the ledger's own where several ledgers lie together. Caller frees. */
char         *ledger_backup_dup_folder  (const char         *ledger_path);
/* (element-type LedgerBackup), newest first, by their names alone. @second: (nullable): folder of the second place. */
GPtrArray    *ledger_backup_list        (const char         *ledger_path,
                                         const char         *second);

/* Automatic and manual ones go to both places, and old automatic ones are rotated away. Of an unchanged ledger no
 * automatic one is made. That the second place is absent or full is said, and no error. */
LedgerBackupResult *
              ledger_backup_make        (LedgerStore        *store,
                                         LedgerBackupKind    kind,
                                         const char         *second,
                                         const char         *at,
                                         GCancellable       *cancellable,
                                         GError            **error);
/* One backup to @place: a folder, where it gets a name of its own, or a file that is not there yet.
 * Returns: (transfer full): its path. */
char         *ledger_backup_write       (LedgerStore        *store,
                                         const char         *place,
                                         const char         *at,
                                         GCancellable       *cancellable,
                                         GError            **error);
/**
 * ledger_backup_restore:
 * @backup: any ledger file of this version or an older one; it is checked and never changed
 * @ledger_path: the ledger it becomes; need not exist, but must not be open anywhere
 * @why: (nullable): goes into the ledger's list of what was done
 * @kept: (out) (optional): where the replaced file now lies, %NULL when there was none
 *
 * At every moment @ledger_path is either the old ledger or the restored one.
 */
gboolean      ledger_backup_restore     (const char         *backup,
                                         const char         *ledger_path,
                                         const char         *clerk,
                                         const char         *why,
                                         const char         *at,
                                         char              **kept,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerBackupResult, ledger_backup_result_free)

G_END_DECLS
