/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up households, and the line by which hardship is measured. */
#pragma once

#include "roster.h"

G_BEGIN_DECLS

/* 低保标准 900 元 from 2026 on, 820 元 in 2025. */
void    hardship_cast_add_line (LedgerStore           *store);
/* Values typed, with all warnings accepted; "" saves it as it is. */
void    hardship_cast_change   (LedgerStore           *store,
                                const LedgerRegister  *reg,
                                gint64                 id,
                                const char            *values);
/* A new row of a file. @values: without file_id. */
gint64  hardship_cast_add_row  (LedgerStore           *store,
                                const LedgerRegister  *reg,
                                gint64                 file,
                                const char            *values);
/* "status=4|level=1" of a row, the values as they are stored. Caller frees. @fields: with commas between them. */
char   *hardship_cast_show     (LedgerStore           *store,
                                const LedgerRegister  *reg,
                                gint64                 id,
                                const char            *fields);

#define hardship_cast_assert(store, reg, id, fields, expected) \
  G_STMT_START { \
    g_autofree char *shown_ = hardship_cast_show (store, reg, id, fields); \
    g_assert_cmpstr (shown_, ==, expected); \
  } G_STMT_END

G_END_DECLS
