/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting rows by a number each, in linear time. Ledger only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @order becomes the rows 0 … @n_rows - 1 by rising key; equal keys keep their order. */
void ledger_index_sort_keys (const guint64 *keys,
                             guint32       *order,
                             guint          n_rows);

G_END_DECLS
