/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three small registers that know nothing of unions, for testing the ledger by itself. */
#pragma once

#include "ledger-store-private.h"
#include "ledger.h"

enum { FIRM_NAME, FIRM_CODE, N_FIRM };
enum { PERSON_NAME, PERSON_NUMBER, PERSON_STATUS, PERSON_FIRM, PERSON_WAGE, PERSON_BORN, PERSON_NOTE, PERSON_AGE, N_PERSON };
enum { CHILD_PERSON, CHILD_NAME, CHILD_BORN, N_CHILD };

extern const LedgerRegister firms, persons, children;
extern const LedgerRegister *const small_registers[];

/* A new ledger in a folder of its own, with the three tables. */
LedgerStore *small_ledger_new    (char       **path);
/* Opens it again. */
LedgerStore *small_ledger_open   (const char  *path);
/* Removes the file, what lies beside it and its folder; frees @path. */
void         small_ledger_delete (char        *path);
/* Adds a person and returns its id. */
gint64       small_add_person    (LedgerStore *store,
                                  const char  *name,
                                  const char  *number);
