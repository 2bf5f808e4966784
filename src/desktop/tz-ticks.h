/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several choices as boxes to tick: those that matter at once, the others behind a button. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_TICKS (tz_ticks_get_type ())
G_DECLARE_FINAL_TYPE (TzTicks, tz_ticks, TZ, TICKS, TzEditor)

/* @first: (nullable): codes that stand in front, joined by commas; %NULL: all of them are shown. */
TzEditor *tz_ticks_new (const LedgerRegister *reg,
                        guint                 field,
                        const char           *first);

G_END_DECLS
