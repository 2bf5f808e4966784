/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of every larger dialog: content, a line for messages and progress, buttons; and its jobs. */
#pragma once

#include <gtk/gtk.h>

#include "tz-job.h"

G_BEGIN_DECLS

#define TZ_TYPE_DIALOG (tz_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (TzDialog, tz_dialog, TZ, DIALOG, GtkWindow)

struct _TzDialogClass
{
  GtkWindowClass parent_class;
};

typedef enum
{
  TZ_TONE_PLAIN,
  TZ_TONE_GOOD,
  TZ_TONE_BAD,
} TzTone;

/* In the main thread, while the dialog is open; @error as in #TzJobDone. */
typedef void (*TzDialogDone) (TzDialog     *dialog,
                              const GError *error,
                              gpointer      data);

/* A modal dialog of @type over @parent, at most as large as the screen allows. */
gpointer   tz_dialog_new         (GType           type,
                                  GtkWindow      *parent,
                                  const char     *title,
                                  int             width,
                                  int             height);
/* Shows @window: what it lists, as the refused, stays open beside @widget, and goes with it when the ledger is closed. */
void       tz_dialog_present_beside
                                 (GtkWidget      *window,
                                  GtkWidget      *widget);
void       tz_dialog_set_content (TzDialog       *self,
                                  GtkWidget      *content);
/* Appended to the right end; the closing button always comes first. */
GtkWidget *tz_dialog_add_button  (TzDialog       *self,
                                  const char     *label,
                                  GCallback       clicked);
/* At the left end of the buttons' line. */
GtkWidget *tz_dialog_add_extra   (TzDialog       *self,
                                  const char     *label,
                                  GCallback       clicked);
/* What the closing button says: 取消 while nothing was done, 关闭 afterwards. */
void       tz_dialog_set_closing (TzDialog       *self,
                                  const char     *label);
/* Enter closes. */
void       tz_dialog_focus_closing (TzDialog     *self);
/* A sentence in the line above the buttons; %NULL empties it. */
void       tz_dialog_say         (TzDialog       *self,
                                  TzTone          tone,
                                  const char     *sentence);

/* Runs @work in a thread with everything but cancelling switched off; progress shows after
 * half a second. @store: (nullable). @free_data is called once @done was, or instead of it when
 * the dialog was closed meanwhile. One job at a time. */
void       tz_dialog_run         (TzDialog       *self,
                                  LedgerStore    *store,
                                  const char     *text,
                                  TzJobWork       work,
                                  TzDialogDone    done,
                                  gpointer        data,
                                  GDestroyNotify  free_data);
gboolean   tz_dialog_is_busy     (TzDialog       *self);
/* Calls the job off; @done is told so. */
void       tz_dialog_stop        (TzDialog       *self);
/* The content stays usable while a job runs: what is chosen there stops it and starts another. */
void       tz_dialog_set_lively  (TzDialog       *self,
                                  gboolean        lively);
/* At most the room on the screen that is surely free of panels, in pixels. */
void       tz_dialog_fit_screen  (GtkWindow      *parent,
                                  int            *width,
                                  int            *height);

G_END_DECLS
