/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks as lines of a list box, under their headings; and their rows as a sheet. */
#pragma once

#include <gtk/gtk.h>

#include "quality.h"

G_BEGIN_DECLS

/* Lines for all checks; @all: also those without rows. The checks are borrowed until the next call. %NULL: no lines. */
void          tz_quality_list_fill      (GtkListBox    *list,
                                         Quality       *quality,
                                         gboolean       all);
/* The counts are others. */
void          tz_quality_list_update    (GtkListBox    *list);
void          tz_quality_list_show_all  (GtkListBox    *list,
                                         gboolean       all);
QualityCheck *tz_quality_list_get       (GtkListBoxRow *row);
void          tz_quality_list_select    (GtkListBox    *list,
                                         QualityCheck  *check);
/* The first after @check (%NULL: of all) that has open rows, or %NULL. */
QualityCheck *tz_quality_list_find_next (GtkListBox    *list,
                                         QualityCheck  *check);
/* Asks for a file and writes the open rows of a check there; says so through tz_place_say () of @page. */
void          tz_quality_list_export    (GtkWidget     *page,
                                         LedgerStore   *store,
                                         QualityCheck  *check);

G_END_DECLS
