/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger for one test, filled from short texts. */
#pragma once

#include "ledger.h"
#include "registers.h"

G_BEGIN_DECLS

/* An empty ledger of the union 示范工会 in a folder of its own; today is 2026-09-22. */
LedgerStore *roster_new      (void);
/* Closes it and deletes the folder. */
void         roster_free     (LedgerStore          *store);
/* @values: "name=张三|gender=男", as typed. */
LedgerEdit  *roster_edit     (LedgerStore          *store,
                              const LedgerRegister *reg,
                              const char           *values);
void         roster_type     (LedgerEdit           *edit,
                              const char           *values);
/* Saves with all warnings accepted; the new id. */
gint64       roster_add      (LedgerStore          *store,
                              const LedgerRegister *reg,
                              const char           *values);
/* "B:id-date W:id-sex M:retire-age": what the register's own rules say; fields merely missing and notes are left out. */
char        *roster_problems (LedgerEdit           *edit);

/* Computed rows of a record, fields with "|" between them, a line each. Caller frees. */
char        *roster_list     (LedgerStore          *store,
                              LedgerRecord         *record,
                              const LedgerList     *list);

G_END_DECLS
