/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ledger file holds, told without changing it: to choose a backup and to compare before restoring. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * LedgerSummary:
 * @size: bytes
 * @version: number of the schema
 * @title: first field of the one row of the first register of one row (the union's name), or %NULL
 * @changed_at: "YYYY-MM-DD HH:MM:SS" of the last entry, or %NULL
 * @changed_by: its clerk
 * @head: differs when anything was entered since
 * @origin: the same for every copy of one ledger, "" while nothing was entered
 * @counts: live rows by place in @registers; -1 where the file does not have the register yet; or %NULL
 * @is_checked: every page of the file was read and is whole, and the sum its folder keeps of it is right
 */
typedef struct
{
  char                        *path;
  guint64                      size;
  guint                        version;
  char                        *title;
  char                        *changed_at;
  char                        *changed_by;
  char                        *head;
  char                        *origin;
  const LedgerRegister *const *registers;
  gint64                      *counts;
  gboolean                     is_checked;
} LedgerSummary;

/**
 * LedgerComparison:
 * @name: register's id, or what else the line is about, for scripts
 * @title: translated
 * @present: shown, "" where there is nothing
 * @other: of the other file
 * @is_fewer: the other file has less
 */
typedef struct
{
  const char *name;
  const char *title;
  char       *present;
  char       *other;
  gboolean    is_fewer;
} LedgerComparison;

void           ledger_comparison_free (LedgerComparison *self);

/* Of any ledger file that nobody writes to at the moment, of this version or an older one. @check: reads every
 * page; %LEDGER_ERROR_DAMAGED where one is not whole. @registers: (nullable): %NULL-ended, static; without them title and counts are not read. */
LedgerSummary *ledger_summary_read  (const char                   *path,
                                     const LedgerRegister *const  *registers,
                                     gboolean                      check,
                                     GError                      **error);
/* Of the open ledger. */
LedgerSummary *ledger_summary_of    (LedgerStore                  *store,
                                     GError                      **error);
void           ledger_summary_free  (LedgerSummary                *self);
/* (element-type LedgerComparison): both line by line: union, last entry, rows of each register, size.
 * @present: (nullable): no such file, or it cannot be read. */
GPtrArray     *ledger_summary_compare (LedgerSummary              *present,
                                       LedgerSummary              *other);
/* "3.4 MB". Caller frees. */
char          *ledger_summary_dup_size (guint64                    size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerSummary, ledger_summary_free)

G_END_DECLS
