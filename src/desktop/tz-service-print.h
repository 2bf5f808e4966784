/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of counted service, F-13 and F-18: filled with a period and shown in a window of their own. */
#pragma once

#include <gtk/gtk.h>

#include "tz-job.h"

G_BEGIN_DECLS

/* @page: in whose window it is shown; @form: of the register service_reports. @from, @to: "YYYY-MM-DD",
 * both counted; @team: row id, 0 for all; @period: their name, in the title and the name of the file. Caller
 * owns the job. */
TzJob *tz_service_print (GtkWidget   *page,
                         LedgerStore *store,
                         const char  *form,
                         const char  *from,
                         const char  *to,
                         gint64       team,
                         const char  *period);

G_END_DECLS
