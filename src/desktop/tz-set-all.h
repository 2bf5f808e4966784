/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 批量修改: one field set for all selected rows, looked at before it is written. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* @ids: (element-type gint64): rows of @reg. */
void tz_set_all_present (GtkWindow            *parent,
                         LedgerStore          *store,
                         const LedgerRegister *reg,
                         GArray               *ids);

G_END_DECLS
