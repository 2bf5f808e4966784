/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of the sample: a heading line and rows, parted by tabs. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * SampleSheet:
 * @reg: whose rows they are
 * @columns: (element-type guint): the field of a column, LEDGER_NO_FIELD of one that names the row's parent
 * @rows: (element-type GStrv): cells as they were typed; line 2 of the sheet is row 0
 */
typedef struct
{
  const LedgerRegister *reg;
  GArray               *columns;
  GPtrArray            *rows;
} SampleSheet;

/* @key: (nullable): the heading of the first column where it names the parent and is no field to fill */
SampleSheet *sample_sheet_load     (const LedgerRegister  *reg,
                                    const char            *key,
                                    GError               **error);
void         sample_sheet_free     (SampleSheet           *sheet);
/* A file of the sample. Caller unrefs. */
GBytes      *sample_dup_file       (const char            *name,
                                    GError               **error);
/* Types the cells of a row into @edit; files are put into the ledger, so a batch must be open. Columns that are no field are left. */
gboolean     sample_sheet_type_row (const SampleSheet     *sheet,
                                    guint                  row,
                                    LedgerEdit            *edit,
                                    GError               **error);
/* Puts the sheet and its line before the message. */
void         sample_sheet_blame    (const SampleSheet     *sheet,
                                    guint                  row,
                                    GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleSheet, sample_sheet_free)

G_END_DECLS
