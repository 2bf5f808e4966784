/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of the sidebar: pages of registers, and pages of their own made of many registers. */
#pragma once

#include <gtk/gtk.h>

#include "ledger.h"

G_BEGIN_DECLS

/**
 * TzPlace:
 * @id: of the register, or of the page where @make is given
 * @title: in the clerk's words; %NULL: the register's
 * @icon: symbolic icon name; %NULL: the register's
 * @make: a page of its own; its class has called tz_place_add_signals ()
 * @group: (nullable): heading of the places that belong together, the same in each of them
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (LedgerStore *store,
                      GSettings   *settings);
  const char *group;
} TzPlace;

/* In the order of a clerk's day. */
const TzPlace *tz_places_get        (guint         *n);
const TzPlace *tz_places_find       (const char    *id);
const char    *tz_place_get_title   (const TzPlace *place);
const char    *tz_place_get_icon    (const TzPlace *place);

/*
 * What a page of its own asks of the window, as signals of its class: "open" (const char *register_id,
 * gint64 id): show that row; "open-rows" (const char *register_id, GArray *ids (element-type gint64),
 * const char *title, const char *date): show just these rows, the ones behind a figure, @date (nullable) when it is
 * one of that day; "message" (const char *sentence, gboolean undoable) for the status line.
 */
void           tz_place_add_signals (GType          type);
void           tz_place_open        (gpointer       page,
                                     const char    *register_id,
                                     gint64         id);
void           tz_place_open_rows   (gpointer       page,
                                     const char    *register_id,
                                     GArray        *ids,
                                     const char    *title);
void           tz_place_open_rows_on (gpointer      page,
                                      const char   *register_id,
                                      GArray       *ids,
                                      const char   *title,
                                      const char   *date);
void           tz_place_say         (gpointer       page,
                                     const char    *sentence,
                                     gboolean       undoable);

G_END_DECLS
