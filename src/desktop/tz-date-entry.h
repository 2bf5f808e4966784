/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day or a month: typed in any spelling, or picked from a calendar. */
#pragma once

#include "tz-entry.h"

G_BEGIN_DECLS

#define TZ_TYPE_DATE_ENTRY (tz_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (TzDateEntry, tz_date_entry, TZ, DATE_ENTRY, TzEntry)

G_END_DECLS
