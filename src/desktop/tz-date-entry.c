/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry for days with a calendar behind its icon. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-date-entry.h"

#include "ledger-date.h"

struct _TzDateEntry
{
  TzEntry      parent_instance;

  GtkPopover  *popover;
  GtkCalendar *calendar;
  guint        settling;  /* a day was chosen, or only the month turned: known when all signals are through */
  gboolean     turned;
};

G_DEFINE_FINAL_TYPE (TzDateEntry, tz_date_entry, TZ_TYPE_ENTRY)

static char *
dup_chosen (TzDateEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
close_calendar (TzDateEntry *self)
{
  gtk_popover_popdown (self->popover);
  tz_editor_focus (TZ_EDITOR (self));
}

/* The field's day, or today, without taking it for a choice. */
static void
turn_to_value (TzDateEntry *self)
{
  TzEditor *editor = TZ_EDITOR (self);
  const char *value = tz_editor_get_value (editor);
  guint day = ledger_date_get_day (value);
  g_autoptr (GDateTime) date = NULL;
  GDate parts;

  if (day == 0)
    day = ledger_date_get_day (ledger_edit_get_today (tz_editor_get_edit (editor)));
  if (day == 0)
    return;
  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, day);
  date = g_date_time_new_local (g_date_get_year (&parts), g_date_get_month (&parts), g_date_get_day (&parts), 12, 0, 0);
  self->turned = TRUE;
  gtk_calendar_select_day (self->calendar, date);
}

static gboolean
settled_cb (gpointer data)
{
  TzDateEntry *self = data;
  g_autofree char *day = NULL;

  self->settling = 0;
  if (self->turned)
    {
      self->turned = FALSE;
      return G_SOURCE_REMOVE;
    }
  day = dup_chosen (self);
  tz_editor_put_value (TZ_EDITOR (self), day);
  close_calendar (self);
  tz_editor_refresh (TZ_EDITOR (self));
  return G_SOURCE_REMOVE;
}

static void
day_selected_cb (GtkCalendar *calendar,
                 TzDateEntry *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add (settled_cb, self);
}

static void
month_turned_cb (GtkCalendar *calendar,
                 TzDateEntry *self)
{
  self->turned = TRUE;
}

static void
build_calendar (TzDateEntry *self)
{
  static const char *const turns[] = { "prev-month", "next-month", "prev-year", "next-year" };

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    g_signal_connect (self->calendar, turns[i], G_CALLBACK (month_turned_cb), self);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_END);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
tz_date_entry_drop_down (TzEntry *entry)
{
  TzDateEntry *self = TZ_DATE_ENTRY (entry);

  if (!tz_editor_flush (TZ_EDITOR (self)))
    return;
  if (self->popover == NULL)
    build_calendar (self);
  turn_to_value (self);
  gtk_popover_popup (self->popover);
}

static void
tz_date_entry_dispose (GObject *object)
{
  TzDateEntry *self = TZ_DATE_ENTRY (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  G_OBJECT_CLASS (tz_date_entry_parent_class)->dispose (object);
}

static void
tz_date_entry_class_init (TzDateEntryClass *class)
{
  TzEntryClass *entry_class = TZ_ENTRY_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_date_entry_dispose;
  entry_class->icon = "x-office-calendar-symbolic";
  entry_class->icon_tip = N_("日历 (Alt+↓)");
  entry_class->drop_down = tz_date_entry_drop_down;
}

static void
tz_date_entry_init (TzDateEntry *self)
{
}
