/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words stand on paper and are never translated. */
#include "config.h"

#include "tz-minutes.h"

static const struct
{
  guint       key;
  guint       pad;
  const char *words;
} keys[] = {
  { GDK_KEY_1, GDK_KEY_KP_1, "问：" },
  { GDK_KEY_2, GDK_KEY_KP_2, "答：" },
};

/* An empty line is begun itself; what stands behind the cursor stays where it is. */
static void
begin_line (GtkTextView *view,
            const char  *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_begin_user_action (buffer);
  if (!gtk_text_iter_starts_line (&end))
    gtk_text_buffer_insert (buffer, &end, "\n", -1);
  gtk_text_buffer_insert (buffer, &end, words, -1);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

gboolean
tz_minutes_press (GtkTextView     *view,
                  guint            key,
                  GdkModifierType  state)
{
  if (!(state & GDK_CONTROL_MASK) || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) || !gtk_text_view_get_editable (view))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i].key || key == keys[i].pad)
      {
        begin_line (view, keys[i].words);
        return TRUE;
      }
  return FALSE;
}
