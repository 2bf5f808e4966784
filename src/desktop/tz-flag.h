/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yes, no, or not said yet. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_FLAG (tz_flag_get_type ())
G_DECLARE_FINAL_TYPE (TzFlag, tz_flag, TZ, FLAG, TzEditor)

G_END_DECLS
