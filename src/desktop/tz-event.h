/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 办理会籍变动: one change for one member or a whole selection, with what it leads to and who is refused. */
#pragma once

#include "ledger-store.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_EVENT (tz_event_get_type ())
/* Signals: "message" (const char *sentence, gboolean undoable), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzEvent, tz_event, TZ, EVENT, TzDialog)

/* @members (element-type gint64): not empty; @code: of codes_member_event, %NULL: is chosen first.
 * The caller connects and presents the window. */
GtkWidget *tz_event_new (GtkWindow   *parent,
                         LedgerStore *store,
                         GArray      *members,
                         const char  *code);

G_END_DECLS
