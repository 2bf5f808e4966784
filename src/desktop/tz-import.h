/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a spreadsheet into a register, step by step: file, columns, what will happen, result. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* @file: (nullable): dropped on the window; otherwise it is asked for first. */
void tz_import_present (GtkWindow            *parent,
                        LedgerStore          *store,
                        const LedgerRegister *reg,
                        GFile                *file);
/* The rows come below @row, whatever the sheet says of it: a sign-in sheet into its activity. */
void tz_import_present_below (GtkWindow            *parent,
                              LedgerStore          *store,
                              const LedgerRegister *reg,
                              gint64                row);
/* With a file that holds what was pasted; it is deleted with the dialog. */
void tz_import_present_pasted (GtkWindow            *parent,
                               LedgerStore          *store,
                               const LedgerRegister *reg,
                               const char           *path);

/* Called when the template is there. */
typedef void (*TzTemplateMade) (gpointer data);

/* The same first pages on a blank sheet of a superior, which then becomes a template of the export. @owner: (nullable):
 * kept until the dialog goes, and handed to @made. */
void tz_import_present_template (GtkWindow            *parent,
                                 LedgerStore          *store,
                                 const LedgerRegister *reg,
                                 TzTemplateMade        made,
                                 GObject              *owner);

G_END_DECLS
