/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons for the page and the zoom of a #TzPaperView, wherever one stands. */
#include "config.h"

#include "tz-paper-bar.h"

#include <glib/gi18n-lib.h>

#define STEP 1.2

struct _TzPaperBar
{
  GtkWidget    parent_instance;

  TzPaperView *view;

  GtkWidget   *box;
  GtkLabel    *page_label;
  GtkLabel    *zoom_label;
  GtkWidget   *page_before;
  GtkWidget   *page_after;
};

G_DEFINE_FINAL_TYPE (TzPaperBar, tz_paper_bar, GTK_TYPE_WIDGET)

static void
moved_cb (TzPaperBar *self)
{
  guint n = tz_paper_view_get_n_pages (self->view);
  guint page = tz_paper_view_get_page (self->view);
  g_autofree char *place = g_strdup_printf (_("第 %u 页，共 %u 页"), page + 1, n);
  g_autofree char *zoom = g_strdup_printf ("%.0f%%", tz_paper_view_get_zoom (self->view) * 100);

  gtk_label_set_text (self->page_label, n > 0 ? place : "");
  gtk_label_set_text (self->zoom_label, zoom);
  gtk_widget_set_sensitive (self->page_before, page > 0);
  gtk_widget_set_sensitive (self->page_after, page + 1 < n);
}

static void
page_before_cb (TzPaperBar *self)
{
  tz_paper_view_set_page (self->view, tz_paper_view_get_page (self->view) - 1);
}

static void
page_after_cb (TzPaperBar *self)
{
  tz_paper_view_set_page (self->view, tz_paper_view_get_page (self->view) + 1);
}

static void
zoom_out_cb (TzPaperBar *self)
{
  tz_paper_view_set_zoom (self->view, tz_paper_view_get_zoom (self->view) / STEP);
}

static void
zoom_in_cb (TzPaperBar *self)
{
  tz_paper_view_set_zoom (self->view, tz_paper_view_get_zoom (self->view) * STEP);
}

static void
fit_width_cb (TzPaperBar *self)
{
  tz_paper_view_set_fit (self->view, TZ_FIT_WIDTH);
}

static void
fit_page_cb (TzPaperBar *self)
{
  tz_paper_view_set_fit (self->view, TZ_FIT_PAGE);
}

static void
tz_paper_bar_dispose (GObject *object)
{
  TzPaperBar *self = TZ_PAPER_BAR (object);

  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), TZ_TYPE_PAPER_BAR);
  G_OBJECT_CLASS (tz_paper_bar_parent_class)->dispose (object);
}

static void
tz_paper_bar_class_init (TzPaperBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_paper_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-paper-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TzPaperBar, box);
  gtk_widget_class_bind_template_child (widget_class, TzPaperBar, page_label);
  gtk_widget_class_bind_template_child (widget_class, TzPaperBar, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, TzPaperBar, page_before);
  gtk_widget_class_bind_template_child (widget_class, TzPaperBar, page_after);
  gtk_widget_class_bind_template_callback (widget_class, page_before_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_after_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_width_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_page_cb);
}

static void
tz_paper_bar_init (TzPaperBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tz_paper_bar_new (TzPaperView *view)
{
  TzPaperBar *self = g_object_new (TZ_TYPE_PAPER_BAR, NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  moved_cb (self);
  return GTK_WIDGET (self);
}
