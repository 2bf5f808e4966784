/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a record on screen: its title, its editor and what is wrong with it. */
#pragma once

#include "ledger-problems.h"
#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_FIELD (tz_field_get_type ())
/* Signal: "other" (gint64 id) when the row it collides with is to be looked at. */
G_DECLARE_FINAL_TYPE (TzField, tz_field, TZ, FIELD, GtkWidget)

/* @labels: widths of all titles of a record. */
GtkWidget *tz_field_new          (const LedgerRegister *reg,
                                  guint                 field,
                                  GtkSizeGroup         *labels);
/* The same with an editor of one's own; takes it. */
GtkWidget *tz_field_new_for      (TzEditor             *editor,
                                  const LedgerRegister *reg,
                                  guint                 field,
                                  GtkSizeGroup         *labels);
/* Shows and changes the field in @edit, borrowed; %NULL: nothing. A field that only events change is
 * typed while the row is new and shown afterwards. */
void       tz_field_bind         (TzField              *self,
                                  LedgerEdit           *edit,
                                  gboolean              editable);
/* Every editor the field may show, for its signals; ended by %NULL. */
TzEditor *const *
           tz_field_get_editors  (TzField              *self);
/* The one shown now. */
TzEditor  *tz_field_get_editor   (TzField              *self);
/* A button beside a value that is shown and not typed; @action: detailed name. */
void       tz_field_set_action   (TzField              *self,
                                  const char           *label,
                                  const char           *action);
/* Needs the whole width: notes. */
gboolean   tz_field_is_wide      (TzField              *self);
/* Shows the worst problem, or what the editor refused; %NULL: nothing is wrong. */
void       tz_field_set_problem  (TzField              *self,
                                  const LedgerProblem  *problem);

/* Of a few fields one below the other, @fields (element-type TzField): the keyboard goes on from @editor, which is shown in one of
 * them. %FALSE behind the last. */
gboolean   tz_field_advance      (GPtrArray            *fields,
                                  TzEditor             *editor);
/* Takes over what is typed. %FALSE when something cannot be read; the first such field has the keyboard then. */
gboolean   tz_field_flush_all    (GPtrArray            *fields);
/* Forgets them, and lets go of what they show. */
void       tz_field_let_go       (GPtrArray            *fields);

G_END_DECLS
