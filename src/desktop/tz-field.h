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
TzEditor  *tz_field_get_editor   (TzField              *self);
/* Needs the whole width: notes. */
gboolean   tz_field_is_wide      (TzField              *self);
/* Shows the worst problem, or what the editor refused; %NULL: nothing is wrong. */
void       tz_field_set_problem  (TzField              *self,
                                  const LedgerProblem  *problem);

G_END_DECLS
