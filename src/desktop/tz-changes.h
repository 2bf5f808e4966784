/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动 in the record: what happened to a member, newest first; nothing is typed over, wrong ones are voided. */
#pragma once

#include <gtk/gtk.h>

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_CHANGES (tz_changes_get_type ())
/* Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzChanges, tz_changes, TZ, CHANGES, GtkWidget)

/* The window's action that opens the panel for a change. */
#define TZ_CHANGES_ACTION "page.change-membership"

GtkWidget *tz_changes_new   (void);
/* The button beside the fields that follow from changes; once after each tz_fields_set_register (). */
void       tz_changes_dress (TzFields             *fields);
/* Lists the changes of a member; hidden for other registers, new rows and @store %NULL. */
void       tz_changes_show  (TzChanges            *self,
                             LedgerStore          *store,
                             const LedgerRegister *reg,
                             gint64                id);

G_END_DECLS
