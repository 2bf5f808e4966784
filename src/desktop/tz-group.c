/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays fields out in reading order, like a paper form: left, right, next line. */
#include "config.h"

#include "tz-group.h"

/* Between columns, between lines and below the heading. */
#define COLUMN_GAP  24
#define LINE_GAP    6
#define HEADING_GAP 8

struct _TzGroup
{
  GtkWidget  parent_instance;

  GtkWidget *heading;
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (TzGroup, tz_group, GTK_TYPE_WIDGET)

/* The widest of the fields: at least, and as it should be in a column of two. */
static int
get_width (TzGroup *self,
           int     *wanted)
{
  int least = 0;

  *wanted = 0;
  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *field = g_ptr_array_index (self->fields, i);
      int minimum = 0;
      int natural = 0;

      gtk_widget_measure (field, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      least = MAX (least, minimum);
      if (!tz_field_is_wide (TZ_FIELD (field)))
        *wanted = MAX (*wanted, natural);
    }
  return least;
}

static guint
count_columns (TzGroup *self,
               int      width)
{
  int wanted = 0;

  get_width (self, &wanted);
  return self->fields->len > 1 && width >= 2 * wanted + COLUMN_GAP ? 2 : 1;
}

/* Calls @put for every field with its place and size; returns the height of all. */
static int
lay_out (TzGroup *self,
         int      width,
         void   (*put) (GtkWidget *field, int x, int y, int width, int height))
{
  guint columns = count_columns (self, width);
  int column_width = (width - COLUMN_GAP * ((int) columns - 1)) / (int) columns;
  int y = 0;

  for (guint i = 0; i < self->fields->len;)
    {
      guint n = 0;
      int height = 0;

      for (; n < columns && i + n < self->fields->len; n++)
        {
          GtkWidget *field = g_ptr_array_index (self->fields, i + n);
          gboolean wide = tz_field_is_wide (TZ_FIELD (field));
          int natural = 0;

          if (wide && n > 0)
            break;
          gtk_widget_measure (field, GTK_ORIENTATION_VERTICAL, wide ? width : column_width, NULL, &natural, NULL, NULL);
          height = MAX (height, natural);
          if (wide)
            {
              n++;
              break;
            }
        }
      for (guint k = 0; put != NULL && k < n; k++)
        {
          GtkWidget *field = g_ptr_array_index (self->fields, i + k);
          int own_width = tz_field_is_wide (TZ_FIELD (field)) ? width : column_width;
          int own_height = 0;

          /* A neighbour with a sentence below it does not stretch a field. */
          gtk_widget_measure (field, GTK_ORIENTATION_VERTICAL, own_width, NULL, &own_height, NULL, NULL);
          put (field, k * (column_width + COLUMN_GAP), y, own_width, own_height);
        }
      y += height + LINE_GAP;
      i += n;
    }
  return MAX (0, y - LINE_GAP);
}

static int
get_heading_height (TzGroup *self)
{
  int natural = 0;

  if (gtk_widget_get_visible (self->heading))
    gtk_widget_measure (self->heading, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural > 0 ? natural + HEADING_GAP : 0;
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate_below_heading (GtkWidget *field,
                        int        x,
                        int        y,
                        int        width,
                        int        height)
{
  TzGroup *self = TZ_GROUP (gtk_widget_get_parent (field));

  allocate (field, x, y + get_heading_height (self), width, height);
}

static void
tz_group_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  TzGroup *self = TZ_GROUP (widget);
  int wanted = 0;
  int least = get_width (self, &wanted);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, 2 * wanted + COLUMN_GAP);
    }
  else
    *minimum = *natural = get_heading_height (self) + lay_out (self, for_size < 0 ? least : for_size, NULL);
}

static void
tz_group_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  TzGroup *self = TZ_GROUP (widget);

  if (gtk_widget_get_visible (self->heading))
    allocate (self->heading, 0, 0, width, get_heading_height (self) - HEADING_GAP);
  lay_out (self, width, allocate_below_heading);
}

static GtkSizeRequestMode
tz_group_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tz_group_dispose (GObject *object)
{
  TzGroup *self = TZ_GROUP (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tz_group_parent_class)->dispose (object);
}

static void
tz_group_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_GROUP (object)->fields);
  G_OBJECT_CLASS (tz_group_parent_class)->finalize (object);
}

static void
tz_group_class_init (TzGroupClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_group_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_group_finalize;
  widget_class->measure = tz_group_measure;
  widget_class->size_allocate = tz_group_size_allocate;
  widget_class->get_request_mode = tz_group_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tz_group_init (TzGroup *self)
{
  self->fields = g_ptr_array_new ();
}

GtkWidget *
tz_group_new (const char *heading)
{
  TzGroup *self = g_object_new (TZ_TYPE_GROUP, NULL);

  self->heading = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  if (heading != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  return GTK_WIDGET (self);
}

void
tz_group_add (TzGroup *self,
              TzField *field)
{
  g_ptr_array_add (self->fields, field);
  gtk_widget_set_parent (GTK_WIDGET (field), GTK_WIDGET (self));
}
