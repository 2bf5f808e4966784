/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F2, as in a spreadsheet, or Alt+Down, as in every cell that has more than a line, opens the window. */
#include "config.h"

#include "tz-note-cell.h"

#include "tz-note-window.h"

struct _TzNoteCell
{
  TzEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (TzNoteCell, tz_note_cell, TZ_TYPE_ENTRY)

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzNoteCell            *self)
{
  if (key != GDK_KEY_F2)
    return FALSE;
  tz_note_window_open (TZ_EDITOR (self));
  return TRUE;
}

static void
tz_note_cell_drop_down (TzEntry *entry)
{
  tz_note_window_open (TZ_EDITOR (entry));
}

static void
tz_note_cell_class_init (TzNoteCellClass *class)
{
  TZ_ENTRY_CLASS (class)->drop_down = tz_note_cell_drop_down;
}

static void
tz_note_cell_init (TzNoteCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
