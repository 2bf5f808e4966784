/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note of many lines, such as a 笔录, with room to write it. */
#pragma once

#include "tz-dialog.h"
#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_NOTE_WINDOW (tz_note_window_get_type ())
G_DECLARE_FINAL_TYPE (TzNoteWindow, tz_note_window, TZ, NOTE_WINDOW, TzDialog)

/* Over the window of @editor, with its text; what is typed goes into the edit after each pause and when the window closes. */
void tz_note_window_open (TzEditor *editor);

G_END_DECLS
