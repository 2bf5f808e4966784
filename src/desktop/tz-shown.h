/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value that is only shown: derived, or changed by an event. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_SHOWN (tz_shown_get_type ())
G_DECLARE_FINAL_TYPE (TzShown, tz_shown, TZ, SHOWN, TzEditor)

G_END_DECLS
