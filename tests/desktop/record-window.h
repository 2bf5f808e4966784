/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in a window over a new ledger, typed into as a person does. */
#pragma once

#include "ledger.h"
#include "tz-record.h"

typedef struct
{
  char        *folder;
  char        *path;
  LedgerStore *store;
  GtkWidget   *window;
  TzRecord    *record;
  gint64       saved;   /* the last "saved" */
  char        *message; /* the last "message" */
  gint64       opened;  /* the last "open" */
} RecordWindow;

void      record_window_set_up    (RecordWindow         *self,
                                   gconstpointer         data);
void      record_window_tear_down (RecordWindow         *self,
                                   gconstpointer         data);
/* Adds a row through the ledger: name and text by turns, ended by NULL. */
gint64    record_window_enter     (RecordWindow         *self,
                                   const LedgerRegister *reg,
                                   ...) G_GNUC_NULL_TERMINATED;
/* Lets the window do what it has to. */
void      record_window_wait      (void);
TzEditor *record_window_editor    (RecordWindow         *self,
                                   guint                 field);
/* Goes into an entry and types over what stands there. */
void      record_window_type      (TzEditor             *editor,
                                   const char           *text);
/* The same and Enter. */
void      record_window_put       (TzEditor             *editor,
                                   const char           *text);
const char *record_window_text    (TzEditor             *editor);
/* A value in the file; caller frees. */
char     *record_window_stored    (RecordWindow         *self,
                                   const LedgerRegister *reg,
                                   gint64                id,
                                   guint                 field);
/* First visible widget below @root of a type with that label, or NULL. */
GtkWidget *record_window_find     (GtkWidget            *root,
                                   GType                 type,
                                   const char           *label);
