/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that a check found, as a list to work through. */
#pragma once

#include <gtk/gtk.h>

#include "quality.h"

G_BEGIN_DECLS

#define TZ_TYPE_FINDINGS (tz_findings_get_type ())
/*
 * Signals: "chosen" (gint64 id) when another row is selected, "activated" (gint64 id) on Enter or a double click.
 */
G_DECLARE_FINAL_TYPE (TzFindings, tz_findings, TZ, FINDINGS, GtkWidget)

GtkWidget *tz_findings_new      (void);
/* @quality and @check are borrowed until the next call; %NULL: none. @explained: the verified rows instead of the open
 * ones. The place in the list is kept where the check is the same. */
void       tz_findings_show     (TzFindings         *self,
                                 Quality            *quality,
                                 LedgerStore        *store,
                                 const QualityCheck *check,
                                 gboolean            explained);
/* The selected row, or 0. */
gint64     tz_findings_get      (TzFindings         *self);
/* Selects the next row, or the one before, without a signal; the row that took the place of one that is gone counts as
 * the next. Answers its id, 0 at the end. */
gint64     tz_findings_step     (TzFindings         *self,
                                 gboolean            backward);

G_END_DECLS
