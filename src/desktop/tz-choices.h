/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several of a list. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_CHOICES (tz_choices_get_type ())
G_DECLARE_FINAL_TYPE (TzChoices, tz_choices, TZ, CHOICES, TzEditor)

G_END_DECLS
