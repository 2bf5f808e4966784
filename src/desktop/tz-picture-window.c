/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole at first; in its own size, to be read, where it is larger than the window. */
#include "config.h"

#include "tz-picture-window.h"

#include <glib/gi18n-lib.h>

#include "tz-dialog-save.h"

#define TZ_TYPE_PICTURE_WINDOW (tz_picture_window_get_type ())
G_DECLARE_FINAL_TYPE (TzPictureWindow, tz_picture_window, TZ, PICTURE_WINDOW, TzDialog)

struct _TzPictureWindow
{
  TzDialog   parent_instance;

  GBytes    *bytes;
  char      *name;
  GtkWidget *scroller;
  GtkWidget *picture;
  GtkWidget *large;   /* toggle */
};

G_DEFINE_FINAL_TYPE (TzPictureWindow, tz_picture_window, TZ_TYPE_DIALOG)

static const TzFileFilter filters[] = {
  { N_("图片"), "*.jpg|*.jpeg|*.png" },
  { NULL,       NULL },
};

static void
save_clicked_cb (TzPictureWindow *self)
{
  tz_dialog_save_bytes (TZ_DIALOG (self), self->bytes, _("另存图片"), self->name, filters, "export");
}

static void
large_toggled_cb (TzPictureWindow *self)
{
  gboolean large = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->large));
  GtkPolicyType policy = large ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER;

  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), !large);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), policy, policy);
  gtk_widget_grab_focus (self->scroller);
}

static void
tz_picture_window_finalize (GObject *object)
{
  TzPictureWindow *self = TZ_PICTURE_WINDOW (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  G_OBJECT_CLASS (tz_picture_window_parent_class)->finalize (object);
}

static void
tz_picture_window_class_init (TzPictureWindowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tz_picture_window_finalize;
}

static void
tz_picture_window_init (TzPictureWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->picture = gtk_picture_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->large = gtk_toggle_button_new_with_mnemonic (_("原始大小(_Z)"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->picture);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_add_css_class (bar, "print-bar");
  g_signal_connect_swapped (self->large, "toggled", G_CALLBACK (large_toggled_cb), self);
  gtk_box_append (GTK_BOX (bar), self->large);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->scroller);
  tz_dialog_set_content (TZ_DIALOG (self), box);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  tz_dialog_add_button (TZ_DIALOG (self), _("另存(_S)…"), G_CALLBACK (save_clicked_cb));
}

gboolean
tz_picture_window_present (GtkWindow   *parent,
                           const char  *title,
                           const char  *name,
                           GBytes      *picture,
                           GError     **error)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (picture, error);
  TzPictureWindow *self;

  if (texture == NULL)
    return FALSE;
  self = tz_dialog_new (TZ_TYPE_PICTURE_WINDOW, parent, title, 900, 700);
  self->bytes = g_bytes_ref (picture);
  self->name = g_strdup (name);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), title);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->scroller);
  return TRUE;
}
