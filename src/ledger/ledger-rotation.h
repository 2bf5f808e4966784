/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How backups are called and which of them go: rules over names, days and sizes, without any file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LedgerBackupKind:
 * @LEDGER_BACKUP_AUTOMATIC: made by the program when something had changed
 * @LEDGER_BACKUP_MANUAL: asked for by the clerk; never deleted
 * @LEDGER_BACKUP_UPGRADE: what the ledger was before its schema was brought up to date
 * @LEDGER_BACKUP_REPLACED: what the ledger was before a backup took its place
 */
typedef enum
{
  LEDGER_BACKUP_AUTOMATIC,
  LEDGER_BACKUP_MANUAL,
  LEDGER_BACKUP_UPGRADE,
  LEDGER_BACKUP_REPLACED,
} LedgerBackupKind;

/* Automatic backups that stay: the newest of so many days, weeks (from Monday) and months that have one,
 * and whatever their size the newest three. */
#define LEDGER_ROTATION_DAYS   7
#define LEDGER_ROTATION_WEEKS  4
#define LEDGER_ROTATION_MONTHS 12
#define LEDGER_ROTATION_LEAST  3
/* Those before an upgrade or a restore stay a year, and the newest five for ever. */
#define LEDGER_ROTATION_KEPT_DAYS  366
#define LEDGER_ROTATION_KEPT_LEAST 5

/* Beside the ledger. */
#define LEDGER_BACKUP_FOLDER "备份"

typedef struct
{
  const char *name; /* without its folder */
  guint64     size; /* bytes */
} LedgerRotationFile;

/* "示范工会-升级前-2026-09-22-143005.taizhang". @at: "YYYY-MM-DD HH:MM:SS"; caller frees. */
char       *ledger_backup_dup_name   (const char               *ledger_path,
                                      LedgerBackupKind          kind,
                                      const char               *at);
/* %FALSE for every name that is not exactly one of a backup of that ledger. @at is freed by the caller. */
gboolean    ledger_backup_parse_name (const char               *name,
                                      const char               *ledger_path,
                                      LedgerBackupKind         *kind,
                                      char                    **at);
/* Is this a backup in a folder of backups, where nobody must go on working? */
gboolean    ledger_backup_is_backup  (const char               *path);
/* Where the ledger of such a backup lies, or lay; %NULL for any other path. Caller frees. */
char       *ledger_backup_dup_origin (const char               *path);
/* "自动" and so on, translated. */
const char *ledger_backup_get_title  (LedgerBackupKind          kind);
/* The names to delete, borrowed from @files, oldest first. Names that are no backup of the ledger and
 * days after @today stay out of it. @budget: bytes that automatic backups may take together. */
GPtrArray  *ledger_rotation_choose   (const char               *ledger_path,
                                      const LedgerRotationFile *files,
                                      guint                     n_files,
                                      const char               *today,
                                      guint64                   budget);

G_END_DECLS
