/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 数据质量: the checks with their counts, the rows of one, and the record beside them to put it right. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

#include "tz-record.h"

G_BEGIN_DECLS

#define TZ_TYPE_QUALITY (tz_quality_get_type ())
/* A page of its own, with the signals of tz_place_add_signals (). */
G_DECLARE_FINAL_TYPE (TzQuality, tz_quality, TZ, QUALITY, GtkWidget)

GtkWidget *tz_quality_new        (LedgerStore *store,
                                  GSettings   *settings);
/* "下一条": saves what was changed and shows the next row with the focus in the field concerned; from the last row of a
 * check on to the next check. */
void       tz_quality_step       (TzQuality   *self,
                                  gboolean     backward);
/* Looks through the whole ledger again. */
void       tz_quality_refresh    (TzQuality   *self);
TzRecord  *tz_quality_get_record (TzQuality   *self);
/* Moves the focus to the next of checks, rows and record; FALSE past the last. */
gboolean   tz_quality_next_pane  (TzQuality   *self,
                                  gboolean     backward);

G_END_DECLS
