/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Six weeks of buttons. Arrows move by days and weeks, Page Up and Down by months, with Shift by years. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-month.h"

#include "days-off.h"
#include "ledger-date.h"

#define WEEKS 6
#define DAYS  7

struct _TzMonth
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *title;
  GtkWidget      *days[WEEKS * DAYS];
  GtkWidget      *month_only;
  LedgerCalendar *calendar;
  guint           first;   /* Julian day of the first button */
  guint           day;     /* lit */
  guint           today;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzMonth, tz_month, GTK_TYPE_WIDGET)

static GDate
to_date (guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return date;
}

static void
set_style (GtkWidget  *widget,
           const char *style,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
show_day (TzMonth *self,
          guint    index,
          guint    month)
{
  GtkWidget *button = self->days[index];
  guint day = self->first + index;
  GDate date = to_date (day);
  g_autofree char *iso = ledger_date_from_day (day);
  g_autofree char *text = g_strdup_printf ("%u", g_date_get_day (&date));
  const char *name = ledger_calendar_get_name (self->calendar, iso);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, iso, -1);
  set_style (button, "other-month", g_date_get_month (&date) != (GDateMonth) month);
  set_style (button, "off", ledger_calendar_is_off (self->calendar, iso));
  set_style (button, "today", day == self->today);
  set_style (button, "lit", day == self->day);
}

static void
turn_to (TzMonth *self,
         guint    day)
{
  GDate date = to_date (day);
  GDate first = date;
  g_autofree char *title = g_strdup_printf (_("%u年%u月"), g_date_get_year (&date), g_date_get_month (&date));

  self->day = day;
  g_date_set_day (&first, 1);
  /* Weeks begin on Monday. */
  self->first = g_date_get_julian (&first) - (g_date_get_weekday (&first) - 1);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  for (guint i = 0; i < WEEKS * DAYS; i++)
    show_day (self, i, g_date_get_month (&date));
}

static void
move (TzMonth *self,
      int      months)
{
  GDate date = to_date (self->day);

  if (months > 0)
    g_date_add_months (&date, months);
  else if (g_date_get_year (&date) > 1900)
    g_date_subtract_months (&date, -months);
  turn_to (self, g_date_get_julian (&date));
}

static void
choose (TzMonth    *self,
        const char *iso)
{
  g_signal_emit (self, signals[CHOSEN], 0, iso);
}

static void
day_clicked_cb (GtkButton *button,
                TzMonth   *self)
{
  for (guint i = 0; i < WEEKS * DAYS; i++)
    if (self->days[i] == GTK_WIDGET (button))
      {
        g_autofree char *iso = ledger_date_from_day (self->first + i);

        choose (self, iso);
        return;
      }
}

static void
today_clicked_cb (TzMonth *self)
{
  g_autofree char *iso = ledger_date_from_day (self->today);

  choose (self, iso);
}

static void
month_clicked_cb (TzMonth *self)
{
  g_autofree char *iso = ledger_date_from_day (self->day);

  iso[7] = '\0';
  choose (self, iso);
}

static void
year_back_cb (TzMonth *self)
{
  move (self, -12);
}

static void
month_back_cb (TzMonth *self)
{
  move (self, -1);
}

static void
month_on_cb (TzMonth *self)
{
  move (self, 1);
}

static void
year_on_cb (TzMonth *self)
{
  move (self, 12);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzMonth               *self)
{
  int months = state & GDK_SHIFT_MASK ? 12 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
      turn_to (self, self->day - 1);
      break;
    case GDK_KEY_Right:
      turn_to (self, self->day + 1);
      break;
    case GDK_KEY_Up:
      turn_to (self, self->day - DAYS);
      break;
    case GDK_KEY_Down:
      turn_to (self, self->day + DAYS);
      break;
    case GDK_KEY_Page_Up:
      move (self, -months);
      break;
    case GDK_KEY_Page_Down:
      move (self, months);
      break;
    default:
      return FALSE;
    }
  tz_month_focus (self);
  return TRUE;
}

static void
add_arrow (TzMonth    *self,
           GtkWidget  *head,
           const char *icon,
           const char *tip,
           GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (head), button);
}

static void
build_head (TzMonth *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  add_arrow (self, head, "go-first-symbolic", _("上一年 (Shift+Page Up)"), G_CALLBACK (year_back_cb));
  add_arrow (self, head, "go-previous-symbolic", _("上个月 (Page Up)"), G_CALLBACK (month_back_cb));
  self->title = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (head), self->title);
  add_arrow (self, head, "go-next-symbolic", _("下个月 (Page Down)"), G_CALLBACK (month_on_cb));
  add_arrow (self, head, "go-last-symbolic", _("下一年 (Shift+Page Down)"), G_CALLBACK (year_on_cb));
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
build_days (TzMonth *self)
{
  static const char *const names[DAYS] = { N_("一"), N_("二"), N_("三"), N_("四"), N_("五"), N_("六"), N_("日") };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < DAYS; i++)
    {
      GtkWidget *name = gtk_label_new (_(names[i]));

      gtk_widget_add_css_class (name, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), name, i, 0, 1, 1);
    }
  for (guint i = 0; i < WEEKS * DAYS; i++)
    {
      self->days[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->days[i], "flat");
      gtk_widget_add_css_class (self->days[i], "day");
      g_signal_connect (self->days[i], "clicked", G_CALLBACK (day_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (grid), self->days[i], i % DAYS, 1 + i / DAYS, 1, 1);
    }
  gtk_box_append (GTK_BOX (self->box), grid);
}

static void
build_foot (TzMonth *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_label (_("今天"));

  self->month_only = gtk_button_new_with_label (_("只填年月"));
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_clicked_cb), self);
  g_signal_connect_swapped (self->month_only, "clicked", G_CALLBACK (month_clicked_cb), self);
  gtk_box_append (GTK_BOX (foot), today);
  gtk_box_append (GTK_BOX (foot), self->month_only);
  gtk_box_set_homogeneous (GTK_BOX (foot), TRUE);
  gtk_box_append (GTK_BOX (self->box), foot);
}

static void
tz_month_dispose (GObject *object)
{
  TzMonth *self = TZ_MONTH (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->calendar, ledger_calendar_free);
  G_OBJECT_CLASS (tz_month_parent_class)->dispose (object);
}

static void
tz_month_class_init (TzMonthClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_month_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "month");
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_month_init (TzMonth *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->calendar = tz_calendar_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  build_head (self);
  build_days (self);
  build_foot (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tz_month_new (void)
{
  return g_object_new (TZ_TYPE_MONTH, NULL);
}

void
tz_month_set_store (TzMonth     *self,
                    LedgerStore *store)
{
  g_clear_pointer (&self->calendar, ledger_calendar_free);
  self->calendar = tz_calendar_new (store);
}

void
tz_month_show (TzMonth    *self,
               const char *iso,
               const char *today,
               gboolean    month_allowed)
{
  guint day = ledger_date_get_day (iso);

  self->today = ledger_date_get_day (today);
  gtk_widget_set_visible (self->month_only, month_allowed);
  turn_to (self, day != 0 ? day : MAX (1, self->today));
}

void
tz_month_focus (TzMonth *self)
{
  gtk_widget_grab_focus (self->days[self->day - self->first]);
}

const char *
tz_month_get_title (TzMonth *self)
{
  return gtk_label_get_text (GTK_LABEL (self->title));
}
