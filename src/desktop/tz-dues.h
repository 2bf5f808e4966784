/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 登记会费: one month for all selected members, with what it changes shown before. */
#pragma once

#include <gtk/gtk.h>

#include "ledger.h"

G_BEGIN_DECLS

/* @ids: (element-type gint64): members. */
void tz_dues_present (GtkWindow   *parent,
                      LedgerStore *store,
                      GArray      *ids);

G_END_DECLS
