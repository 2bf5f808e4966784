/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a day and shows the members in state A then. */
#pragma once

#include "tz-window.h"

G_BEGIN_DECLS

/* The members' page of @window shows the answer; it can be exported and printed from there. */
void tz_roster_day_present (TzWindow *window);

G_END_DECLS
