/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of another register: searched while typing, made on the spot when it does not exist yet. */
#pragma once

#include "tz-entry.h"

G_BEGIN_DECLS

#define TZ_TYPE_REFERENCE (tz_reference_get_type ())
G_DECLARE_FINAL_TYPE (TzReference, tz_reference, TZ, REFERENCE, TzEntry)

G_END_DECLS
