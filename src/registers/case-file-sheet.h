/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers print that hold the file of a case together. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

#define CASE_CONTENTS_N_FIELDS 6
#define CASE_BINDING_N_FIELDS  3

/* 卷内目录: a row for each piece of the file, in the order of binding; page numbers only where all pages are counted. */
extern const LedgerField case_contents_fields[CASE_CONTENTS_N_FIELDS];

gboolean case_contents_fill (LedgerStore   *store,
                             LedgerRecord  *record,
                             GPtrArray     *rows,
                             GError       **error);
/* @items: (element-type CaseItem): numbered, or not yet */
void     case_contents_add_rows (GPtrArray *items,
                                 GPtrArray *rows);

/* binding: one row with the key "own": how many pieces and pages there are. */
extern const LedgerField case_binding_fields[CASE_BINDING_N_FIELDS];
extern const char *const case_binding_keys[];

gboolean case_binding_fill  (LedgerStore   *store,
                             LedgerRecord  *record,
                             GPtrArray     *rows,
                             GError       **error);
/* @items: as above */
void     case_binding_add_row   (GPtrArray *items,
                                 GPtrArray *rows);

G_END_DECLS
