/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The restore dialog: backups with their contents, compared with the ledger they would replace. */
#pragma once

#include "tz-window.h"

G_BEGIN_DECLS

/* @path: the ledger to be restored, or one of its backups, open in @window or not; %NULL: it is asked for, as on a
 * new computer. */
void tz_restore_present (TzWindow   *window,
                         const char *path);

G_END_DECLS
