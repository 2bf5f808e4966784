/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the window can do: one table from which actions, accelerators, menus and the
 * shortcuts window are made. */
#pragma once

#include <gtk/gtk.h>

#include "tz-window.h"

G_BEGIN_DECLS

/* What must be there for an action to be enabled. */
typedef enum
{
  TZ_NEEDS_LEDGER   = 1 << 0, /* an open ledger */
  TZ_NEEDS_WRITE    = 1 << 1, /* one that may be written */
  TZ_NEEDS_PAGE     = 1 << 2, /* a page with a table */
  TZ_NEEDS_ROWS     = 1 << 3, /* selected rows */
  TZ_NEEDS_LIVE     = 1 << 4, /* not the bin */
  TZ_NEEDS_BIN      = 1 << 5, /* the bin */
  TZ_NEEDS_UNDOABLE = 1 << 6, /* something to undo */
  TZ_NEEDS_REDOABLE = 1 << 7, /* an undo to take back */
  TZ_NEEDS_CHANGED  = 1 << 8, /* a record with unsaved changes */
  TZ_NEEDS_MEMBERS  = 1 << 12, /* the page of members */
  TZ_NEEDS_DAYS_OFF = 1 << 13, /* that of days off */
  TZ_NEEDS_WORDS    = 1 << 14, /* that of the union's own lists */
  TZ_NEEDS_PUBLIC   = 1 << 15, /* one whose rows can be made public by a notice */
  TZ_NEEDS_BENEFITS = 1 << 16, /* that of the limits of visits and aid */
  TZ_NEEDS_STEPS    = 1 << 17, /* those of visits, batches of visits and aid */
  TZ_NEEDS_CASES    = 1 << 18, /* that of mediation cases */
  TZ_NEEDS_PAIR     = 1 << 20, /* two selected rows of a kind that can be merged */
} TzNeeds;

/* Sections of the menus, in their order. */
typedef enum
{
  TZ_MENU_NONE,
  TZ_MENU_FILE,   /* primary menu */
  TZ_MENU_UNDO,
  TZ_MENU_LOOK,
  TZ_MENU_COLOUR,
  TZ_MENU_HELP,
  TZ_MENU_RECORD, /* page menu */
  TZ_MENU_ROWS,
  TZ_MENU_PAPER,
  TZ_MENU_VIEW,
} TzMenu;

/**
 * TzAction:
 * @name: detailed name without "win."; a target in brackets belongs to the same action
 * @accels: separated by `|`, or %NULL
 * @title: in the menus and the shortcuts window
 * @group: heading in the shortcuts window
 * @menu: section of the menu it stands in
 * @needs: what must be there
 * @in_text: %FALSE when the key means something else while text is typed
 * @run: what it does; %NULL for states kept by the settings or the page
 */
typedef struct
{
  const char *name;
  const char *accels;
  const char *title;
  const char *group;
  TzMenu      menu;
  TzNeeds     needs;
  gboolean    in_text;
  void      (*run) (TzWindow *window);
} TzAction;

/* The whole table; @n receives its length. */
const TzAction *tz_actions_get      (guint          *n);
/* Accelerators that belong to the whole program. */
void            tz_actions_bind     (GtkApplication *app);
/* Adds the actions to a window, and the keys that mean something else inside text. */
void            tz_actions_add      (TzWindow       *window,
                                     GSettings      *settings);
/* Enables what the window now can do. */
void            tz_actions_update   (TzWindow       *window);
/**
 * TzMenuWords:
 * @undo: what undoing now says, or %NULL
 * @redo: the same
 * @recent: paths of the ledgers opened lately, or %NULL
 */
typedef struct
{
  const char        *undo;
  const char        *redo;
  const char *const *recent;
} TzMenuWords;

/* Sections from @first to @last as one menu. @words: (nullable): what changes in it. */
GMenu          *tz_actions_build_menu (TzMenu             first,
                                       TzMenu             last,
                                       const TzMenuWords *words);

G_END_DECLS
