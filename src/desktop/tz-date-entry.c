/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry for days with a month behind its icon. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-date-entry.h"

#include "tz-month.h"

struct _TzDateEntry
{
  TzEntry     parent_instance;

  GtkPopover *popover;
  TzMonth    *month;
};

G_DEFINE_FINAL_TYPE (TzDateEntry, tz_date_entry, TZ_TYPE_ENTRY)

static void
day_chosen_cb (TzMonth     *month,
               const char  *iso,
               TzDateEntry *self)
{
  tz_editor_put_value (TZ_EDITOR (self), iso);
  gtk_popover_popdown (self->popover);
  tz_editor_focus (TZ_EDITOR (self));
  tz_editor_refresh (TZ_EDITOR (self));
}

static void
build_month (TzDateEntry *self)
{
  self->month = TZ_MONTH (tz_month_new ());
  g_signal_connect (self->month, "chosen", G_CALLBACK (day_chosen_cb), self);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->month));
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
tz_date_entry_drop_down (TzEntry *entry)
{
  TzDateEntry *self = TZ_DATE_ENTRY (entry);
  TzEditor *editor = TZ_EDITOR (entry);

  if (!tz_editor_flush (editor))
    return;
  if (self->popover == NULL)
    build_month (self);
  tz_month_set_store (self->month, tz_editor_get_edit (editor)->store);
  tz_month_show (self->month, tz_editor_get_value (editor), ledger_edit_get_today (tz_editor_get_edit (editor)),
                 (tz_editor_get_field (editor)->flags & LEDGER_MONTH) != 0);
  gtk_popover_popup (self->popover);
  tz_month_focus (self->month);
}

static void
tz_date_entry_class_init (TzDateEntryClass *class)
{
  TzEntryClass *entry_class = TZ_ENTRY_CLASS (class);

  entry_class->icon = "x-office-calendar-symbolic";
  entry_class->icon_tip = N_("日历 (Alt+↓)");
  entry_class->drop_down = tz_date_entry_drop_down;
}

static void
tz_date_entry_init (TzDateEntry *self)
{
}
