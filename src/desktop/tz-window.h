/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one window: sidebar of pages, the page, the status line; or the start page without a ledger. */
#pragma once

#include <gtk/gtk.h>

#include "ledger.h"

#include "tz-page.h"
#include "tz-quality.h"
#include "tz-record.h"
#include "tz-status.h"

G_BEGIN_DECLS

#define TZ_TYPE_WINDOW (tz_window_get_type ())
G_DECLARE_FINAL_TYPE (TzWindow, tz_window, TZ, WINDOW, GtkApplicationWindow)

GtkWidget   *tz_window_new           (GtkApplication *app,
                                      GSettings      *settings);

/* Opens a ledger here in place of the one open. FALSE: the start page says why not. */
gboolean     tz_window_open          (TzWindow       *self,
                                      const char     *path,
                                      LedgerOpenMode  mode);
/* Back to the start page; unsaved changes are kept as a draft. */
void         tz_window_close_ledger  (TzWindow       *self);
/* The same for a moment, without the backup of a closed ledger: a backup is about to take its place.
 * Returns: (transfer full): its path. */
char        *tz_window_set_aside     (TzWindow       *self);
/* The start page, when no ledger is open. */
void         tz_window_show_start    (TzWindow       *self);
/* Whether the start page is shown and @path may be opened here. */
gboolean     tz_window_is_empty      (TzWindow       *self);

/* Borrowed; %NULL without a ledger. */
LedgerStore *tz_window_get_store     (TzWindow       *self);
GSettings   *tz_window_get_settings  (TzWindow       *self);
TzStatus    *tz_window_get_status    (TzWindow       *self);
/* The visible page if it has a table, else %NULL. */
TzPage      *tz_window_get_page      (TzWindow       *self);
/* The page of a register, seen or not; %NULL while it was not looked at. */
TzPage      *tz_window_find_page     (TzWindow       *self,
                                      const char     *register_id);
/* The visible page if it is 数据质量, else %NULL. */
TzQuality   *tz_window_get_quality   (TzWindow       *self);
/* The record of the visible page, or %NULL. */
TzRecord    *tz_window_get_record    (TzWindow       *self);

/* Shows a place: the page of a register, with @id a row to show there or 0, or a page of its own. */
void         tz_window_go            (TzWindow       *self,
                                      const char     *place_id,
                                      gint64          id);
/* Shows just these rows of a register, the ones behind a figure; @title: what they are, in words. */
void         tz_window_show_rows     (TzWindow       *self,
                                      const char     *register_id,
                                      GArray         *ids,
                                      const char     *title);
/* The same of a figure of a past day, "YYYY-MM-DD" or %NULL: papers made of the rows bear it. */
void         tz_window_show_rows_on  (TzWindow       *self,
                                      const char     *register_id,
                                      GArray         *ids,
                                      const char     *title,
                                      const char     *date);
/* Shows the @nth page of the sidebar, from 1. */
void         tz_window_go_nth        (TzWindow       *self,
                                      guint           nth);
/* Moves the focus to the next pane: sidebar, search, table, record. */
void         tz_window_next_pane     (TzWindow       *self,
                                      gboolean        backward);
/* Unmasks sensitive fields on every page. */
void         tz_window_set_full      (TzWindow       *self,
                                      gboolean        full);
/* After the clerk's name changed. */
void         tz_window_show_clerk    (TzWindow       *self);
/* What undo and redo now say; enables the actions. */
void         tz_window_update        (TzWindow       *self);

G_END_DECLS
