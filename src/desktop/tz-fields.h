/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All fields of a register and its child rows on one scrolled sheet; changes an edit, saves nothing. */
#pragma once

#include "ledger-edit.h"
#include "tz-editor.h"
#include "tz-grid.h"

G_BEGIN_DECLS

#define TZ_TYPE_FIELDS (tz_fields_get_type ())
/*
 * Signals: "changed" after a value changed or was refused, "finished" when Enter leaves the last
 * field, "other" (gint64 id) to look at the row a field collides with,
 * "open" (const char *register_id, gint64 id), "message" (const char *sentence).
 */
G_DECLARE_FINAL_TYPE (TzFields, tz_fields, TZ, FIELDS, GtkWidget)

GtkWidget            *tz_fields_new           (void);
/* Builds the sheet; @registers to find its child rows in. Nothing is bound then. */
void                  tz_fields_set_register  (TzFields                    *self,
                                               const LedgerRegister        *reg,
                                               const LedgerRegister *const *registers);
const LedgerRegister *tz_fields_get_register  (TzFields                    *self);
/* The photograph's editor, without a parent as yet, or %NULL: stands beside the record's title. */
TzEditor             *tz_fields_get_photo     (TzFields                    *self);
/* Shows and changes @edit, borrowed; %NULL: none. */
void                  tz_fields_bind          (TzFields                    *self,
                                               LedgerEdit                  *edit,
                                               gboolean                     editable);
/* Brings all that is typed into the edit; the focus is on the first that was refused. */
gboolean              tz_fields_flush         (TzFields                    *self);
/* The same without moving the focus. */
void                  tz_fields_flush_quietly (TzFields                    *self);
/* Text waits to be flushed, or was refused. */
gboolean              tz_fields_is_typed      (TzFields                    *self);
void                  tz_fields_set_full      (TzFields                    *self,
                                               gboolean                     full);
/* @lenient: a required field that is still empty is no error yet. */
void                  tz_fields_set_problems  (TzFields                    *self,
                                               LedgerProblems              *problems,
                                               gboolean                     lenient);
gboolean              tz_fields_focus_first   (TzFields                    *self);
/* To one field of the record itself, and brings it into sight. */
gboolean              tz_fields_focus_field   (TzFields                    *self,
                                               guint                        field);
/* To the first field that stands out at least as much. */
gboolean              tz_fields_focus_mark    (TzFields                    *self,
                                               TzMark                       at_least);
/* The editor of a field of the record itself, or %NULL. */
TzEditor             *tz_fields_get_editor    (TzFields                    *self,
                                               guint                        field);
/* A button beside a field whose value is shown and not typed; @action: detailed name. */
void                  tz_fields_set_action    (TzFields                    *self,
                                               guint                        field,
                                               const char                  *label,
                                               const char                  *action);
/* The grid of the rows of @child, or %NULL. */
TzGrid               *tz_fields_get_grid      (TzFields                    *self,
                                               const LedgerRegister        *child);
/* A widget between the heading of that grid and its cells; it goes when another register is shown. */
void                  tz_fields_put_above_grid (TzFields                   *self,
                                               const LedgerRegister        *child,
                                               GtkWidget                   *widget);
/* A widget below all fields. */
void                  tz_fields_append        (TzFields                    *self,
                                               GtkWidget                   *widget);

G_END_DECLS
