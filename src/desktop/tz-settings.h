/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to this PC and this person: columns, sizes, recent ledgers. */
#pragma once

#include <gio/gio.h>

#include "ledger-register.h"

G_BEGIN_DECLS

/**
 * TzColumn:
 * @field: index in the register's fields
 * @width: pixels, -1 for the kind's own width
 */
typedef struct
{
  guint field;
  int   width;
} TzColumn;

/* A new reference to the program's settings; the schema is looked for beside a development build too. */
GSettings *tz_settings_get            (void);

/* (element-type TzColumn): the columns chosen for a register, or its own LEDGER_LISTED ones. */
GArray    *tz_settings_load_columns   (GSettings            *settings,
                                       const LedgerRegister *reg);
/* @columns %NULL: back to the register's own. */
void       tz_settings_store_columns  (GSettings            *settings,
                                       const LedgerRegister *reg,
                                       GArray               *columns);

/* (element-type utf8): names of the column layouts kept for a register, in the order they were kept. */
GStrv      tz_settings_list_layouts   (GSettings            *settings,
                                       const LedgerRegister *reg);
/* (element-type TzColumn), or %NULL when there is no layout of that name. */
GArray    *tz_settings_load_layout    (GSettings            *settings,
                                       const LedgerRegister *reg,
                                       const char           *name);
/* Name of the layout that shows these fields in this order, "" for the register's own columns, %NULL for neither.
 * Caller frees. */
char      *tz_settings_find_layout    (GSettings            *settings,
                                       const LedgerRegister *reg,
                                       GArray               *columns);
/* Keeps or replaces a layout; @columns %NULL: drops it. */
void       tz_settings_store_layout   (GSettings            *settings,
                                       const LedgerRegister *reg,
                                       const char           *name,
                                       GArray               *columns);

/* The order remembered for a register, else the register's own; %LEDGER_NO_FIELD: order of entry. */
guint      tz_settings_load_sorting   (GSettings            *settings,
                                       const LedgerRegister *reg,
                                       gboolean             *descending);
void       tz_settings_store_sorting  (GSettings            *settings,
                                       const LedgerRegister *reg,
                                       guint                 field,
                                       gboolean              descending);

/* Puts @path in front of the recent ledgers, or takes it out. */
void       tz_settings_add_recent     (GSettings            *settings,
                                       const char           *path);
void       tz_settings_remove_recent  (GSettings            *settings,
                                       const char           *path);

/* Why the last automatic backup of a ledger did not succeed, or %NULL. Caller frees. */
char      *tz_settings_dup_backup_problem   (GSettings      *settings,
                                             const char     *path);
/* @sentence %NULL: it succeeded. */
void       tz_settings_store_backup_problem (GSettings      *settings,
                                             const char     *path,
                                             const char     *sentence);

G_END_DECLS
