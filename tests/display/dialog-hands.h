/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands for the tests of dialogs: find what is shown, press it, type, wait until something is so. */
#pragma once

#include <gtk/gtk.h>

#include "roster.h"

G_BEGIN_DECLS

typedef struct
{
  char        *folder;
  LedgerStore *store;
  GtkWindow   *parent;
  char        *told; /* what a callback was told last */
} DialogRoom;

typedef struct
{
  const char *path;
  void      (*run) (DialogRoom    *room,
                    gconstpointer  data);
} HandsTest;

/* What main () does: each test in a room of its own. The array ends with a %NULL path. */
int        hands_run             (int             *argc,
                                  char          ***argv,
                                  const HandsTest *tests);
void       dialog_room_set_up    (DialogRoom    *self,
                                  gconstpointer  data);
void       dialog_room_tear_down (DialogRoom    *self,
                                  gconstpointer  data);
/* For the signal "open-rows" of a page: the room is told "cases 2026年 受理 2". */
void       hands_opened_rows_cb  (GtkWidget     *page,
                                  const char    *register_id,
                                  GArray        *ids,
                                  const char    *title,
                                  const char    *date,
                                  DialogRoom    *room);
/* A path in the room's own folder; caller frees. */
char      *dialog_room_path      (DialogRoom    *self,
                                  const char    *name);

/* The window of that title, waited for. */
GtkWindow *hands_window          (const char    *title);
gboolean   hands_sees_window     (const char    *title);
/* The visible button, check button or toggle whose label begins so, waited for. */
GtkWidget *hands_button          (GtkWindow     *window,
                                  const char    *label);
void       hands_click           (GtkWindow     *window,
                                  const char    *label);
/* The first widget of that type at @root or below it, or %NULL. */
GtkWidget *hands_find            (GtkWidget     *root,
                                  GType          type);
/* The entry described by that caption, or the visible entry with that placeholder. */
GtkWidget *hands_entry           (GtkWindow     *window,
                                  guint          nth);
void       hands_type            (GtkWidget     *entry,
                                  const char    *text);
/* Is a text shown anywhere in the window? */
gboolean   hands_sees            (GtkWindow     *window,
                                  const char    *text);
/* Fails with @what when it did not come in ten seconds. */
void       hands_wait_for_text   (GtkWindow     *window,
                                  const char    *text);
void       hands_rest            (guint          milliseconds);
/* Answers the file chooser that opens. */
void       hands_choose_file     (const char    *path);
/* The drop-down that shows this. */
GtkDropDown *hands_choice        (GtkWindow     *window,
                                  const char    *chosen);
/* All cells of a file as one text, for finding words in it; caller frees. */
char      *hands_dup_cells       (const char    *path);
/* Keeps a picture of the window in the build folder. */
void       hands_keep_picture    (GtkWindow     *window,
                                  const char    *name);

/* Turns the main loop until @condition holds. */
#define hands_wait(condition)                                                   \
  G_STMT_START                                                                  \
  {                                                                             \
    gint64 hands_end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;           \
    while (!(condition) && g_get_monotonic_time () < hands_end)                 \
      hands_rest (5);                                                           \
    g_assert_true (condition);                                                  \
  }                                                                             \
  G_STMT_END

G_END_DECLS
