/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a volunteer's row holds of attendance and stars: total minutes, highest star, and which rows are a visit. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Brings them up to date. @except: a row of attendance or stars that is about to go, or 0. */
gboolean volunteer_totals_reckon (LedgerStore  *store,
                                  gint64        volunteer,
                                  gint64        except,
                                  GError      **error);
/* Sentences where they do not agree; for `check`. */
gboolean volunteer_totals_prove  (LedgerStore  *store,
                                  GPtrArray    *findings,
                                  GError      **error);

G_END_DECLS
