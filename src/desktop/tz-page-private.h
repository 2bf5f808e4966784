/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a page, shared by its files. */
#pragma once

#include "tz-columns.h"
#include "tz-condition.h"
#include "tz-facets.h"
#include "tz-filters.h"
#include "tz-page.h"
#include "tz-removal.h"
#include "tz-table.h"

G_BEGIN_DECLS

struct _TzPage
{
  GtkWidget             parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  GSettings            *settings;
  LedgerQuery          *query;
  LedgerRows           *rows;
  TzRecord             *record;
  guint                 show_id;
  guint                 divider_id;
  gboolean              full;
  gboolean              is_placed; /* the divider stands where it was left */
  LedgerSavedFilter    *applied; /* the kept filter shown, perhaps changed since, or NULL */
  gboolean              naming;  /* the list of kept filters opens at its name */

  GtkWidget            *box;
  GtkWidget            *toolbar;
  GtkWidget            *search;
  GtkWidget            *count;
  GtkWidget            *add;
  GtkWidget            *change;  /* 会籍变动, on the members' page */
  GtkWidget            *steps;   /* 批量办理, on the pages of visits, batches and aid */
  GtkWidget            *columns;
  GtkWidget            *menu;
  GtkWidget            *filter_row;
  GtkWidget            *saved;
  GtkWidget            *more;
  TzFacets             *facets;
  GtkWidget            *only_bar;
  GtkWidget            *only_title;
  GtkWidget            *bin_bar;
  GtkWidget            *paned;
  GtkWidget            *list_stack;
  TzTable              *table;
  GtkWidget            *nothing_icon;
  GtkWidget            *nothing_title;
  GtkWidget            *nothing_text;
  GtkWidget            *nothing_buttons;
  GtkWidget            *clear_filters;
  TzRemoval            *removal;
  GtkWidget            *record_stack;
  GtkWidget            *no_record;
  GtkWidget            *context_menu;
  TzColumns            *chooser;
  TzFilters            *filters;
  TzCondition          *condition;
};

/* What was typed, chosen and clicked, shown. */
void     tz_page_run_query          (TzPage         *self);
/* Other columns on the screen, kept for the next start; %NULL: the register's own. */
void     tz_page_set_columns        (TzPage         *self,
                                     GArray         *columns);

/* Selects a row, 0 for none, and shows its record now. */
void     tz_page_select_row         (TzPage         *self,
                                     gint64          id);
void     tz_page_set_sorting        (TzPage         *self,
                                     guint           field,
                                     gboolean        descending);

/* tz-page-rows.c */
void     tz_page_remove_selected    (TzPage         *self,
                                     const char     *reason);

/* tz-page-filters.c */
void     tz_page_add_filters        (TzPage         *self);
/* The name of the kept filter that is shown, and whether it was changed since. */
void     tz_page_show_applied       (TzPage         *self);
void     tz_page_forget_applied     (TzPage         *self);

/* tz-page-menus.c */
void     tz_page_add_menus          (TzPage         *self);
void     tz_page_pop_up_context     (TzPage         *self,
                                     double          x,
                                     double          y);

/* tz-page-membership.c: actions of the page, and its button */
void     tz_page_add_membership     (GtkWidgetClass *class);
/* What is typed and not saved would meet a change in the same row: says so. */
gboolean tz_page_is_in_between      (TzPage         *self);

/* tz-page-layout.c: the record beside the table, or below it where the page is narrow. */
void     tz_page_allocate           (TzPage         *self,
                                     int             width,
                                     int             height,
                                     int             baseline);
void     tz_page_remember_divider   (TzPage         *self);

G_END_DECLS
