/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a register: search, filters, table, and the record beside or below it. */
#pragma once

#include <gtk/gtk.h>

#include "ledger.h"
#include "ledger-rows.h"

#include "tz-record.h"

G_BEGIN_DECLS

#define TZ_TYPE_PAGE (tz_page_get_type ())
G_DECLARE_FINAL_TYPE (TzPage, tz_page, TZ, PAGE, GtkWidget)

/*
 * Signals: "changed": selection, bin or number of rows are others; "message" (const char *sentence,
 * gboolean undoable); "saved" (gint64 id); "open" (const char *register_id, gint64 id): a reference was followed;
 * "file-dropped" (GFile *file); "job-started" (TzJob *job).
 */

GtkWidget            *tz_page_new           (LedgerStore          *store,
                                             const LedgerRegister *reg,
                                             GSettings            *settings);
/* Attaches the list: its first rows at once, the rest after the next frame. */
void                  tz_page_wake          (TzPage               *self);
/* What would delay the first frame: the whole list, the search index, the record. */
void                  tz_page_complete      (TzPage               *self);

const LedgerRegister *tz_page_get_register  (TzPage               *self);
/* Borrowed: what is shown, in which order. */
const LedgerQuery    *tz_page_get_query     (TzPage               *self);
/* Borrowed; %NULL before tz_page_wake (). */
LedgerRows           *tz_page_get_rows      (TzPage               *self);
TzRecord             *tz_page_get_record    (TzPage               *self);
guint                 tz_page_count_selected (TzPage              *self);
/* (element-type gint64), caller frees. */
GArray               *tz_page_list_selected (TzPage               *self);
/* The fields on the screen in their order; @n receives how many; caller frees. */
guint                *tz_page_list_columns  (TzPage               *self,
                                             guint                *n);

/* Selects a row and shows its record. */
void                  tz_page_show_row      (TzPage               *self,
                                             gint64                id);
/* Shows just these rows (element-type gint64), until the clerk asks for all; @title: what they are; @date:
 * (nullable): "YYYY-MM-DD", the past day they are the rows of. */
void                  tz_page_show_only     (TzPage               *self,
                                             GArray               *ids,
                                             const char           *title,
                                             const char           *date);
void                  tz_page_new_record    (TzPage               *self);
void                  tz_page_find          (TzPage               *self);
void                  tz_page_select_all    (TzPage               *self,
                                             gboolean              all);
void                  tz_page_copy          (TzPage               *self);
/* Asks in a panel of the page for the reason, then bins the selected rows. */
void                  tz_page_remove        (TzPage               *self);
void                  tz_page_restore       (TzPage               *self);
/* Opens the panel for a change of membership of the selected members. */
void                  tz_page_change_membership (TzPage           *self);
/* The same for a step of the selected visits, batches or aid. */
void                  tz_page_take_steps    (TzPage               *self);
void                  tz_page_set_bin       (TzPage               *self,
                                             gboolean              bin);
void                  tz_page_set_full      (TzPage               *self,
                                             gboolean              full);
void                  tz_page_choose_columns (TzPage              *self);
/* The kept filters; @naming: the keyboard begins at the name for the present one. */
void                  tz_page_choose_filter (TzPage               *self,
                                             gboolean              naming);
void                  tz_page_add_condition (TzPage               *self);
/* The next of the kept column layouts, after the last the register's own. */
void                  tz_page_next_layout   (TzPage               *self);
void                  tz_page_pop_up_menu   (TzPage               *self);
void                  tz_page_refresh       (TzPage               *self);
/* Moves the focus to the next of search, table and record; FALSE past the last. */
gboolean              tz_page_next_pane     (TzPage               *self,
                                             gboolean              backward);

G_END_DECLS
