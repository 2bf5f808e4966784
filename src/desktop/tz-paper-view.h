/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the pages of a PDF one below the other, as they will come out of the printer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_PAPER_VIEW (tz_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (TzPaperView, tz_paper_view, TZ, PAPER_VIEW, GtkWidget)

typedef enum
{
  TZ_FIT_WIDTH, /* the page is as wide as the view; at first */
  TZ_FIT_PAGE,  /* a whole page is seen */
  TZ_FIT_NONE,  /* the zoom says */
} TzFit;

/*
 * Signal: "moved" after the page at hand, the number of pages or the zoom changed.
 * Keys: Page Up and Down, Home and End, arrows, Ctrl with + and -, Ctrl+0 for the width.
 */

GtkWidget  *tz_paper_view_new         (void);
/* @pdf %NULL: an empty view. The pages stay at the place where they were, if there are as many. */
gboolean    tz_paper_view_set_pdf     (TzPaperView  *self,
                                       GBytes       *pdf,
                                       GError      **error);
guint       tz_paper_view_get_n_pages (TzPaperView  *self);
/* From 0: the page in the middle of the view. */
guint       tz_paper_view_get_page    (TzPaperView  *self);
void        tz_paper_view_set_page    (TzPaperView  *self,
                                       guint         page);
/* 1.0 is the size of the paper on a screen of 96 dots an inch. */
double      tz_paper_view_get_zoom    (TzPaperView  *self);
void        tz_paper_view_set_zoom    (TzPaperView  *self,
                                       double        zoom);
void        tz_paper_view_set_fit     (TzPaperView  *self,
                                       TzFit         fit);
/* Size of a page in points; %FALSE when there is no such page. */
gboolean    tz_paper_view_get_size    (TzPaperView  *self,
                                       guint         page,
                                       double       *width,
                                       double       *height);
/* The same of all pages, for a printer is told one paper a job; %FALSE when they differ, turned ones do not. */
gboolean    tz_paper_view_get_common_size (TzPaperView *self,
                                           double      *width,
                                           double      *height);

/* The first page, @size device pixels on its longer side; %NULL when it cannot be read. From any thread. */
GdkTexture *tz_paper_draw             (GBytes       *pdf,
                                       int           size);

G_END_DECLS
