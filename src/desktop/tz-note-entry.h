/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note of several lines. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_NOTE_ENTRY (tz_note_entry_get_type ())
G_DECLARE_FINAL_TYPE (TzNoteEntry, tz_note_entry, TZ, NOTE_ENTRY, TzEditor)

G_END_DECLS
