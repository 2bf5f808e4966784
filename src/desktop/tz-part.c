/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals that are handed from part to whole, until they reach the window. */
#include "config.h"

#include "tz-part.h"

void
tz_part_add_signals (GType type)
{
  g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

void
tz_part_say (gpointer    part,
             const char *sentence)
{
  g_signal_emit_by_name (part, "message", sentence);
}

void
tz_part_open (gpointer    part,
              const char *register_id,
              gint64      id)
{
  g_signal_emit_by_name (part, "open", register_id, id);
}

void
tz_part_hand_on (gpointer whole,
                 gpointer inner)
{
  g_signal_connect_object (inner, "message", G_CALLBACK (tz_part_say), whole, G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, "open", G_CALLBACK (tz_part_open), whole, G_CONNECT_SWAPPED);
}
