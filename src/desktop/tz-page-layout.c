/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the record stands: beside the table, or below it where the page is narrow. */
#include "config.h"

#include "tz-look.h"
#include "tz-page-private.h"

/* A page narrower than this many pixels, at normal text, puts the record below the table. */
#define SIDE_BY_SIDE 700

static gboolean
is_wide_enough (int width)
{
  return width >= SIDE_BY_SIDE * tz_look_get_text_scale ();
}

static gboolean
is_side_by_side (TzPage *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_HORIZONTAL;
}

static void
place_divider (TzPage *self,
               int     width,
               int     height)
{
  int record = g_settings_get_int (self->settings, "record-width");
  gboolean wide = is_wide_enough (width);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  /* Side by side nothing of the record may be hidden; one above the other both scroll. */
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), !wide);
  gtk_paned_set_position (GTK_PANED (self->paned), wide ? MAX (width - record, width / 3) : height * 2 / 5);
}

static void
divider_due_cb (gpointer data)
{
  TzPage *self = data;

  self->divider_id = 0;
  place_divider (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (self->paned));
}

void
tz_page_allocate (TzPage *self,
                  int     width,
                  int     height,
                  int     baseline)
{
  if (!self->is_placed)
    place_divider (self, width, height);
  else if (is_wide_enough (width) != is_side_by_side (self) && self->divider_id == 0)
    self->divider_id = g_idle_add_once (divider_due_cb, self);
  self->is_placed = TRUE;
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->context_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->context_menu));
}

/* Leaving the page: where the divider was left. */
void
tz_page_remember_divider (TzPage *self)
{
  int width = gtk_widget_get_width (self->record_stack);

  if (width > 0 && is_side_by_side (self))
    g_settings_set_int (self->settings, "record-width", MIN (width, 2000));
}
