/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawn in the colours of the theme, so that it can be read on dark and on light. */
#include "config.h"

#include "tz-bars.h"

#define HEIGHT    150
#define GAP       4
/* A bar is never wider than so many times its gap to the next. */
#define MAX_WIDTH 56
#define LEAST     2
#define TOWARDS   0.3f

typedef struct
{
  char  *label;
  char  *number;
  double amount;
} Bar;

struct _TzBars
{
  GtkWidget  parent_instance;

  GArray    *bars;  /* (element-type Bar) */
  GString   *words;
};

G_DEFINE_FINAL_TYPE (TzBars, tz_bars, GTK_TYPE_WIDGET)

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar->number);
}

static double
get_most (TzBars *self)
{
  double most = 0;

  for (guint i = 0; i < self->bars->len; i++)
    most = MAX (most, g_array_index (self->bars, Bar, i).amount);
  return most;
}

/* Its middle at @x, its top at @y. @faint: the label of an axis. */
static void
draw_text (TzBars      *self,
           GtkSnapshot *snapshot,
           const char  *text,
           double       x,
           double       y,
           gboolean     faint)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA colour;
  int width, height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= faint ? 0.72 : 1;
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - width / 2.0, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static int
get_line_height (TzBars *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "月0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
tz_bars_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  TzBars *self = TZ_BARS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double most = get_most (self), place = width / MAX (1, self->bars->len);
  double across = CLAMP (place - 2 * GAP, 1, MAX_WIDTH);
  int line = get_line_height (self);
  double room = height - 2 * line - 3;
  GdkRGBA fill, axis;

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &fill) &&
      !gtk_style_context_lookup_color (style, "theme_selected_bg_color", &fill))
    gtk_style_context_get_color (style, &fill);
  gtk_style_context_get_color (style, &axis);
  /* Towards the colour of the text: it must stand out from a dark ground too. */
  fill = (GdkRGBA) { fill.red + TOWARDS * (axis.red - fill.red), fill.green + TOWARDS * (axis.green - fill.green),
                     fill.blue + TOWARDS * (axis.blue - fill.blue), 1 };
  axis.alpha *= 0.3;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      double tall = most > 0 ? room * bar->amount / most : 0;
      double middle = place * (i + 0.5);

      if (bar->amount > 0)
        {
          tall = MAX (tall, LEAST);
          gtk_snapshot_append_color (snapshot, &fill,
                                     &GRAPHENE_RECT_INIT (middle - across / 2, line + room - tall, across, tall));
          draw_text (self, snapshot, bar->number, middle, room - tall, FALSE);
        }
      draw_text (self, snapshot, bar->label, middle, line + room + 3, TRUE);
    }
  gtk_snapshot_append_color (snapshot, &axis, &GRAPHENE_RECT_INIT (0, line + room, width, 1));
}

static void
tz_bars_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  TzBars *self = TZ_BARS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 20 * (int) self->bars->len;
      *natural = (MAX_WIDTH + 2 * GAP) * (int) self->bars->len;
    }
  else
    *minimum = *natural = HEIGHT;
}

static void
tz_bars_finalize (GObject *object)
{
  g_array_unref (TZ_BARS (object)->bars);
  g_string_free (TZ_BARS (object)->words, TRUE);
  G_OBJECT_CLASS (tz_bars_parent_class)->finalize (object);
}

static void
tz_bars_class_init (TzBarsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tz_bars_finalize;
  widget_class->snapshot = tz_bars_snapshot;
  widget_class->measure = tz_bars_measure;
  gtk_widget_class_set_css_name (widget_class, "bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tz_bars_init (TzBars *self)
{
  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
  self->words = g_string_new (NULL);
}

GtkWidget *
tz_bars_new (void)
{
  return g_object_new (TZ_TYPE_BARS, NULL);
}

void
tz_bars_begin (TzBars     *self,
               const char *title)
{
  g_array_set_size (self->bars, 0);
  g_string_assign (self->words, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tz_bars_add (TzBars     *self,
             const char *label,
             const char *number,
             double      amount)
{
  Bar bar = { g_strdup (label), g_strdup (number), amount };

  g_array_append_val (self->bars, bar);
  if (amount > 0)
    g_string_append_printf (self->words, " %s %s", label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
