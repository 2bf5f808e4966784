/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the pages that are in sight with poppler and keeps the last ones as textures. */
#include "config.h"

#include "tz-paper-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>

#define GAP        16.0         /* between pages and around them, in pixels */
#define POINT      (96.0 / 72)  /* pixels at zoom 1 */
#define MIN_ZOOM   0.25
#define MAX_ZOOM   4.0
#define STEP       1.2
#define NEARLY     1.5          /* points between pages of one paper */
#define MAX_IMAGES 8            /* a page at zoom 1 takes 3.5 MB */

typedef struct
{
  double width, height; /* pt */
  double top;           /* pt of all pages above, without gaps */
} Page;

typedef struct
{
  guint       page;
  double      scale; /* device pixels a point */
  GdkTexture *texture;
} Image;

struct _TzPaperView
{
  GtkWidget        parent_instance;

  PopplerDocument *document;
  GArray          *pages;  /* of Page */
  double           widest; /* pt */
  GQueue           images; /* of Image, the last used first */
  double           zoom;
  TzFit            fit;
  guint            page;
  gboolean         page_wanted; /* set before there was a size: shown at the first one */
  GtkAdjustment   *across;
  GtkAdjustment   *down;
  GtkWidget       *bars[2];
  guint            telling; /* idle that emits "moved" after an allocation */
};

G_DEFINE_FINAL_TYPE (TzPaperView, tz_paper_view, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_image (gpointer data)
{
  Image *image = data;

  g_object_unref (image->texture);
  g_free (image);
}

static Page *
get_page (TzPaperView *self,
          guint        page)
{
  return &g_array_index (self->pages, Page, page);
}

/* Top of a page in the view's own pixels, from the top of all. */
static double
get_top (TzPaperView *self,
         guint        page)
{
  return GAP + get_page (self, page)->top * POINT * self->zoom + page * GAP;
}

static double
get_total_height (TzPaperView *self)
{
  guint last = self->pages->len;

  if (last == 0)
    return 0;
  return get_top (self, last - 1) + get_page (self, last - 1)->height * POINT * self->zoom + GAP;
}

static double
get_total_width (TzPaperView *self)
{
  return self->widest * POINT * self->zoom + 2 * GAP;
}

/* The page that lies at a height, by halving. */
static guint
find_page (TzPaperView *self,
           double       y)
{
  guint low = 0;
  guint high = self->pages->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_top (self, middle) <= y + GAP)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static GdkTexture *
render (PopplerDocument *document,
        guint            number,
        double           scale)
{
  PopplerPage *page = poppler_document_get_page (document, number);
  double wide = 595;
  double high = 842;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) pixels = NULL;
  GdkTexture *texture;
  int width;
  int height;
  int stride;

  if (page != NULL)
    poppler_page_get_size (page, &wide, &high);
  width = MAX (1, (int) ceil (wide * scale));
  height = MAX (1, (int) ceil (high * scale));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (page != NULL)
    poppler_page_render (page, cr);
  g_clear_object (&page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
  cairo_surface_destroy (surface);
  return texture;
}

/* Borrowed; rendered when it was not of late. */
static GdkTexture *
get_texture (TzPaperView *self,
             guint        page)
{
  double scale = POINT * self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  Image *image;

  for (GList *l = self->images.head; l != NULL; l = l->next)
    {
      image = l->data;
      if (image->page == page && image->scale == scale)
        {
          g_queue_unlink (&self->images, l);
          g_queue_push_head_link (&self->images, l);
          return image->texture;
        }
    }
  if (self->images.length >= MAX_IMAGES)
    free_image (g_queue_pop_tail (&self->images));
  image = g_new0 (Image, 1);
  image->page = page;
  image->scale = scale;
  image->texture = render (self->document, page, scale);
  g_queue_push_head (&self->images, image);
  return image->texture;
}

static void
choose_zoom (TzPaperView *self,
             int          width,
             int          height)
{
  double room = width - 2 * GAP;
  double zoom;

  if (self->fit == TZ_FIT_NONE || self->pages->len == 0)
    return;
  zoom = room / (self->widest * POINT);
  if (self->fit == TZ_FIT_PAGE)
    zoom = MIN (zoom, (height - 2 * GAP) / (get_page (self, self->page)->height * POINT));
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
}

/* Notes which page lies in the middle of the view. */
static void
note_place (TzPaperView *self)
{
  double middle = gtk_adjustment_get_value (self->down) + gtk_adjustment_get_page_size (self->down) / 2;

  if (self->pages->len > 0)
    self->page = find_page (self, middle);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
place_changed_cb (TzPaperView *self)
{
  note_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Changes the zoom and keeps what lies in the middle there. */
static void
rezoom (TzPaperView *self,
        double       zoom,
        TzFit        fit)
{
  double page_size = gtk_adjustment_get_page_size (self->down);
  double total = get_total_height (self);
  double share = total > 0 ? (gtk_adjustment_get_value (self->down) + page_size / 2) / total : 0;

  self->fit = fit;
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  choose_zoom (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  total = get_total_height (self);
  gtk_adjustment_set_upper (self->down, MAX (total, page_size));
  gtk_adjustment_set_value (self->down, share * total - page_size / 2);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  place_changed_cb (self);
}

static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  TzPaperView *self = TZ_PAPER_VIEW (widget);
  int by = g_variant_get_int32 (arguments);
  int last = (int) self->pages->len - 1;

  if (last >= 0)
    tz_paper_view_set_page (self, by == G_MININT32 ? 0 : by == G_MAXINT32 ? (guint) last
                                  : (guint) CLAMP ((int) self->page + by, 0, last));
  return TRUE;
}

static gboolean
arrow_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  TzPaperView *self = TZ_PAPER_VIEW (widget);
  int x;
  int y;

  g_variant_get (arguments, "(ii)", &x, &y);
  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + x * 60);
  gtk_adjustment_set_value (self->down, gtk_adjustment_get_value (self->down) + y * 60);
  return TRUE;
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  TzPaperView *self = TZ_PAPER_VIEW (widget);
  int way = g_variant_get_int32 (arguments);

  if (way == 0)
    tz_paper_view_set_fit (self, TZ_FIT_WIDTH);
  else
    tz_paper_view_set_zoom (self, way > 0 ? self->zoom * STEP : self->zoom / STEP);
  return TRUE;
}

static gboolean
wheel_turned_cb (GtkEventControllerScroll *scroll,
                 double                    x,
                 double                    y,
                 TzPaperView              *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) != 0)
    tz_paper_view_set_zoom (self, y < 0 ? self->zoom * STEP : self->zoom / STEP);
  else
    {
      gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + x * 60);
      gtk_adjustment_set_value (self->down, gtk_adjustment_get_value (self->down) + y * 60);
    }
  return TRUE;
}

static void
clicked_cb (GtkGestureClick *click,
            int              n,
            double           x,
            double           y,
            GtkWidget       *widget)
{
  gtk_widget_grab_focus (widget);
}

/* Labels outside must not change while sizes are given out. */
static gboolean
zoom_told_cb (gpointer data)
{
  TzPaperView *self = data;

  self->telling = 0;
  g_signal_emit (self, signals[MOVED], 0);
  return G_SOURCE_REMOVE;
}

static void
allocate_bar (TzPaperView         *self,
              GtkWidget           *bar,
              const GtkAllocation *place)
{
  gtk_widget_set_child_visible (bar, place->width > 0 && place->height > 0);
  if (gtk_widget_get_child_visible (bar))
    gtk_widget_size_allocate (bar, place, -1);
}

/* Zoom and scrolling range for the pages at hand; the place on the page stays. */
static void
measure_view (TzPaperView *self,
              int          width,
              int          height)
{
  double place = self->pages->len > 0 ? (gtk_adjustment_get_value (self->down) - get_top (self, self->page)) / self->zoom : 0;
  double old_zoom = self->zoom;

  choose_zoom (self, width, height);
  g_signal_handlers_block_by_func (self->down, place_changed_cb, self);
  gtk_adjustment_configure (self->across, gtk_adjustment_get_value (self->across), 0,
                            MAX (get_total_width (self), width), 60, width * 0.9, width);
  gtk_adjustment_configure (self->down, gtk_adjustment_get_value (self->down), 0,
                            MAX (get_total_height (self), height), 60, height * 0.9, height);
  if (self->page_wanted && self->pages->len > 0)
    gtk_adjustment_set_value (self->down, get_top (self, self->page) - GAP);
  else if (self->zoom != old_zoom && self->pages->len > 0)
    gtk_adjustment_set_value (self->down, get_top (self, self->page) + place * self->zoom);
  self->page_wanted = FALSE;
  g_signal_handlers_unblock_by_func (self->down, place_changed_cb, self);
  if (self->zoom != old_zoom && self->telling == 0)
    self->telling = g_idle_add (zoom_told_cb, self);
}

static void
tz_paper_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  TzPaperView *self = TZ_PAPER_VIEW (widget);
  gboolean wide;
  gboolean high;
  int thick;

  measure_view (self, width, height);
  wide = get_total_width (self) > width + 1;
  high = get_total_height (self) > height;
  gtk_widget_measure (self->bars[0], GTK_ORIENTATION_VERTICAL, -1, &thick, NULL, NULL, NULL);
  allocate_bar (self, self->bars[0], &(GtkAllocation) { 0, height - thick, wide ? width : 0, thick });
  gtk_widget_measure (self->bars[1], GTK_ORIENTATION_HORIZONTAL, -1, &thick, NULL, NULL, NULL);
  allocate_bar (self, self->bars[1], &(GtkAllocation) { width - thick, 0, thick, high ? height : 0 });
}

static void
snapshot_page (TzPaperView *self,
               GtkSnapshot *snapshot,
               guint        number)
{
  Page *page = get_page (self, number);
  double room = gtk_widget_get_width (GTK_WIDGET (self));
  double width = page->width * POINT * self->zoom;
  double x = MAX (GAP, (room - width) / 2) - gtk_adjustment_get_value (self->across);
  double y = get_top (self, number) - gtk_adjustment_get_value (self->down);
  graphene_rect_t area = GRAPHENE_RECT_INIT (floorf (x), floorf (y), width, page->height * POINT * self->zoom);
  GskRoundedRect outline;
  const GdkRGBA shade = { 0, 0, 0, 0.35 };

  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_texture (snapshot, get_texture (self, number), &area);
}

static void
tz_paper_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TzPaperView *self = TZ_PAPER_VIEW (widget);
  double top = gtk_adjustment_get_value (self->down);
  double height = gtk_widget_get_height (widget);

  for (guint i = self->pages->len > 0 ? find_page (self, top) : 0;
       i < self->pages->len && get_top (self, i) < top + height; i++)
    snapshot_page (self, snapshot, i);
  for (guint i = 0; i < 2; i++)
    gtk_widget_snapshot_child (widget, self->bars[i], snapshot);
}

static void
tz_paper_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
tz_paper_view_dispose (GObject *object)
{
  TzPaperView *self = TZ_PAPER_VIEW (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->bars[i], gtk_widget_unparent);
  g_queue_clear_full (&self->images, free_image);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (tz_paper_view_parent_class)->dispose (object);
}

static void
tz_paper_view_finalize (GObject *object)
{
  g_array_unref (TZ_PAPER_VIEW (object)->pages);
  G_OBJECT_CLASS (tz_paper_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int x, y; } arrows[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };
  static const struct { guint key; int by; } pages[] = {
    { GDK_KEY_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 }, { GDK_KEY_Home, G_MININT32 }, { GDK_KEY_End, G_MAXINT32 },
    { GDK_KEY_KP_Page_Up, -1 }, { GDK_KEY_KP_Page_Down, 1 }, { GDK_KEY_space, 1 }, { GDK_KEY_BackSpace, -1 },
  };
  static const struct { guint key; int way; } zooms[] = {
    { GDK_KEY_plus, 1 }, { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, arrow_key_cb, "(ii)", arrows[i].x, arrows[i].y);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_class_add_binding (widget_class, pages[i].key, 0, page_key_cb, "i", pages[i].by);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, zoom_key_cb, "i", zooms[i].way);
}

static void
tz_paper_view_class_init (TzPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tz_paper_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_paper_view_finalize;
  widget_class->size_allocate = tz_paper_view_size_allocate;
  widget_class->snapshot = tz_paper_view_snapshot;
  widget_class->measure = tz_paper_view_measure;
  signals[MOVED] = g_signal_new ("moved", TZ_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "paperview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
tz_paper_view_init (TzPaperView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();

  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  self->zoom = 1;
  self->across = gtk_adjustment_new (0, 0, 0, 60, 0, 0);
  self->down = gtk_adjustment_new (0, 0, 0, 60, 0, 0);
  self->bars[0] = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->across);
  self->bars[1] = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->down);
  for (guint i = 0; i < 2; i++)
    gtk_widget_set_parent (self->bars[i], GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("打印预览"), -1);
  g_signal_connect_swapped (self->down, "value-changed", G_CALLBACK (place_changed_cb), self);
  g_signal_connect_swapped (self->across, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_turned_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
measure_pages (TzPaperView *self)
{
  double top = 0;
  int n = poppler_document_get_n_pages (self->document);

  for (int i = 0; i < n; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, i);
      Page size = { 595, 842, top };

      if (page != NULL)
        poppler_page_get_size (page, &size.width, &size.height);
      g_clear_object (&page);
      top += size.height;
      self->widest = MAX (self->widest, size.width);
      g_array_append_val (self->pages, size);
    }
}

GtkWidget *
tz_paper_view_new (void)
{
  return g_object_new (TZ_TYPE_PAPER_VIEW, NULL);
}

gboolean
tz_paper_view_set_pdf (TzPaperView  *self,
                       GBytes       *pdf,
                       GError      **error)
{
  guint n_before = self->pages->len;
  gboolean ok = TRUE;

  g_queue_clear_full (&self->images, free_image);
  g_clear_object (&self->document);
  g_array_set_size (self->pages, 0);
  self->widest = 0;
  if (pdf != NULL)
    {
      self->document = poppler_document_new_from_bytes (pdf, NULL, error);
      ok = self->document != NULL;
      if (ok)
        measure_pages (self);
    }
  if (self->pages->len != n_before)
    {
      self->page = 0;
      gtk_adjustment_set_value (self->down, 0);
    }
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    measure_view (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
  return ok;
}

guint
tz_paper_view_get_n_pages (TzPaperView *self)
{
  return self->pages->len;
}

guint
tz_paper_view_get_page (TzPaperView *self)
{
  return self->page;
}

void
tz_paper_view_set_page (TzPaperView *self,
                        guint        page)
{
  if (page >= self->pages->len)
    return;
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      gtk_adjustment_set_value (self->down, get_top (self, page) - GAP);
      return;
    }
  self->page = page;
  self->page_wanted = TRUE;
  g_signal_emit (self, signals[MOVED], 0);
}

double
tz_paper_view_get_zoom (TzPaperView *self)
{
  return self->zoom;
}

void
tz_paper_view_set_zoom (TzPaperView *self,
                        double       zoom)
{
  rezoom (self, zoom, TZ_FIT_NONE);
}

void
tz_paper_view_set_fit (TzPaperView *self,
                       TzFit        fit)
{
  rezoom (self, self->zoom, fit);
}

gboolean
tz_paper_view_get_size (TzPaperView *self,
                        guint        page,
                        double      *width,
                        double      *height)
{
  if (page >= self->pages->len)
    return FALSE;
  *width = get_page (self, page)->width;
  *height = get_page (self, page)->height;
  return TRUE;
}

gboolean
tz_paper_view_get_common_size (TzPaperView *self,
                               double      *width,
                               double      *height)
{
  if (!tz_paper_view_get_size (self, 0, width, height))
    return FALSE;
  for (guint i = 1; i < self->pages->len; i++)
    {
      const Page *page = get_page (self, i);

      if (ABS (MIN (page->width, page->height) - MIN (*width, *height)) > NEARLY
          || ABS (MAX (page->width, page->height) - MAX (*width, *height)) > NEARLY)
        return FALSE;
    }
  return TRUE;
}

GdkTexture *
tz_paper_draw (GBytes *pdf,
               int     size)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  PopplerPage *page = document != NULL ? poppler_document_get_page (document, 0) : NULL;
  GdkTexture *texture = NULL;
  double width;
  double height;

  if (page != NULL)
    {
      poppler_page_get_size (page, &width, &height);
      texture = render (document, 0, size / MAX (width, height));
    }
  g_clear_object (&page);
  g_clear_object (&document);
  return texture;
}
