/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry with a month behind its icon; what the text means is the business of whoever listens. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-date.h"

#include "tz-day-entry.h"

#include "tz-month.h"

struct _TzDayEntry
{
  GtkWidget   parent_instance;

  GtkWidget  *entry;
  GtkPopover *popover;
  TzMonth    *month;
  char       *today;
  char       *told; /* the text last announced */
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzDayEntry, tz_day_entry, GTK_TYPE_WIDGET)

static void
announce (TzDayEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (text, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (text);
  g_signal_emit (self, signals[CHOSEN], 0, self->told);
}

static void
day_chosen_cb (TzMonth    *month,
               const char *iso,
               TzDayEntry *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), iso);
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (self->entry);
  announce (self);
}

static void
build_month (TzDayEntry *self)
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
drop_down (TzDayEntry *self)
{
  g_autofree char *day = NULL;

  if (self->popover == NULL)
    build_month (self);
  ledger_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE, &day, NULL);
  tz_month_show (self->month, day, self->today, FALSE);
  gtk_popover_popup (self->popover);
  tz_month_focus (self->month);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzDayEntry            *self)
{
  if (key != GDK_KEY_Down || (state & GDK_ALT_MASK) == 0)
    return FALSE;
  drop_down (self);
  return TRUE;
}

static void
tz_day_entry_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  TzDayEntry *self = TZ_DAY_ENTRY (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (self->popover);
}

static void
tz_day_entry_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gtk_widget_measure (TZ_DAY_ENTRY (widget)->entry, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static gboolean
tz_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TZ_DAY_ENTRY (widget)->entry);
}

static void
tz_day_entry_dispose (GObject *object)
{
  TzDayEntry *self = TZ_DAY_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_day_entry_parent_class)->dispose (object);
}

static void
tz_day_entry_finalize (GObject *object)
{
  TzDayEntry *self = TZ_DAY_ENTRY (object);

  g_free (self->today);
  g_free (self->told);
  G_OBJECT_CLASS (tz_day_entry_parent_class)->finalize (object);
}

static void
tz_day_entry_class_init (TzDayEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_day_entry_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_day_entry_finalize;
  widget_class->size_allocate = tz_day_entry_size_allocate;
  widget_class->measure = tz_day_entry_measure;
  widget_class->grab_focus = tz_day_entry_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
tz_day_entry_init (TzDayEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _("日历 (Alt+↓)"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "icon-release", G_CALLBACK (drop_down), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (announce), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (announce), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
tz_day_entry_new (void)
{
  return g_object_new (TZ_TYPE_DAY_ENTRY, NULL);
}

void
tz_day_entry_set_title (TzDayEntry *self,
                        const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
tz_day_entry_set_today (TzDayEntry *self,
                        const char *today)
{
  g_free (self->today);
  self->today = g_strdup (today);
}

void
tz_day_entry_set (TzDayEntry *self,
                  const char *day)
{
  g_free (self->told);
  self->told = g_strdup (day);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
  tz_day_entry_set_bad (self, FALSE);
}

void
tz_day_entry_set_activates (TzDayEntry *self,
                            gboolean    activates)
{
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), activates);
}

const char *
tz_day_entry_get_text (TzDayEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
tz_day_entry_set_bad (TzDayEntry *self,
                      gboolean    bad)
{
  if (bad)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}
