/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a widget that shows a record, or a part of one, asks of whoever holds it. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The signals of its class: "message" (const char *sentence) for the status line;
 * "open" (const char *register_id, gint64 id): show that row. */
void tz_part_add_signals (GType       type);
void tz_part_say         (gpointer    part,
                          const char *sentence);
void tz_part_open        (gpointer    part,
                          const char *register_id,
                          gint64      id);
/* From now on @whole asks whatever @inner, which has both signals, asks of it. */
void tz_part_hand_on     (gpointer    whole,
                          gpointer    inner);

G_END_DECLS
