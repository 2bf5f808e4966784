/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and durations as ISO 8601 writes them in a workbook's XML, to the text the program uses. */
#pragma once

#include "exchange-number.h"

G_BEGIN_DECLS

/* "1990-05-07T08:30:00.000Z", shown as @style; a general one keeps a time of day that is not midnight.
 * FALSE, and nothing appended, when @value is no such moment. */
gboolean exchange_iso_append_moment   (GString             *out,
                                       const char          *value,
                                       ExchangeNumberStyle  style);
/* "PT08H30M00S" to "08:30"; likewise. */
gboolean exchange_iso_append_duration (GString             *out,
                                       const char          *value);

G_END_DECLS
