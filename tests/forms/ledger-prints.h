/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a real ledger printed into the program's own forms, on 2026-11-27, and what the papers say. */
#pragma once

#include "forms-fixture.h"

#include "ledger-store.h"

G_BEGIN_DECLS

/* With all registers that forms can be about. */
FormLibrary *prints_open_library (void);
/* @ids: none prints the form blank; @variant: (nullable). */
GBytes      *prints_of           (LedgerStore          *store,
                                  const char           *form,
                                  const LedgerRegister *reg,
                                  const gint64         *ids,
                                  guint                 n_ids,
                                  const char           *variant);
/* @id: 0 prints the form blank. */
GBytes      *prints_of_one       (LedgerStore          *store,
                                  const char           *form,
                                  const LedgerRegister *reg,
                                  gint64                id,
                                  const char           *variant);
/* Takes @source, which need not be rows of a file. */
GBytes      *prints_of_source    (FormSource           *source,
                                  const char           *form,
                                  const char           *variant);
guint        prints_count_pages  (GBytes               *pdf);
/* Somewhere in the paper, wherever its lines break. */
gboolean     prints_say          (GBytes               *pdf,
                                  const char           *words);
void         prints_assert_say   (GBytes               *pdf,
                                  const char           *words);

G_END_DECLS
