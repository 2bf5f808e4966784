/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note in a cell: one line in the grid, and a window of its own for many. */
#pragma once

#include "tz-entry.h"

G_BEGIN_DECLS

#define TZ_TYPE_NOTE_CELL (tz_note_cell_get_type ())
G_DECLARE_FINAL_TYPE (TzNoteCell, tz_note_cell, TZ, NOTE_CELL, TzEntry)

G_END_DECLS
