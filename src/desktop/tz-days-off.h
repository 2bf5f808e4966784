/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 录入放假安排: the notice is pasted or typed, what was read stands beside it, one batch. */
#pragma once

#include <gtk/gtk.h>

#include "ledger.h"

G_BEGIN_DECLS

/* @year: the year asked for first, 0 for the first one without a notice. */
void tz_days_off_present (GtkWindow   *parent,
                          LedgerStore *store,
                          guint        year);

G_END_DECLS
