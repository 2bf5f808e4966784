/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small ledger of one person in a folder of its own, where backups of it are made. */
#pragma once

#include "small-registers.h"

#define PERSONS 1 /* place in small_registers */

typedef struct
{
  char        *path;
  char        *folder;
  LedgerStore *store;
} BackupRoom;

void           backup_room_set_up    (BackupRoom    *room,
                                      gconstpointer  data);
void           backup_room_tear_down (BackupRoom    *room,
                                      gconstpointer  data);
/* In one batch: a save of its own for each would take long. */
void           backup_room_add_many  (BackupRoom    *room,
                                      guint          n);
void           backup_room_close     (BackupRoom    *room);
/* An automatic one: what was written, or %NULL where nothing had changed. */
char          *backup_room_make_at   (BackupRoom    *room,
                                      const char    *at);
/* Checked; fails when it cannot be read. */
LedgerSummary *backup_describe       (const char    *path);
gint64         backup_count_persons  (const char    *path);
/* SHA-256 of a file. */
char          *backup_dup_digest     (const char    *path);
/* Names in a folder, in order, with a blank after each. */
char          *backup_dup_names      (const char    *folder);
