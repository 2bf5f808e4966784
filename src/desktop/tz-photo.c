/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small portrait that opens to its printed size, with what can be done about it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-photo.h"

#include "ledger-files.h"
#include "tz-file-dialog.h"
#include "exchange-picture.h"

struct _TzPhoto
{
  TzEditor       parent_instance;

  GtkMenuButton *button;
  GtkPicture    *small;
  GtkPicture    *large;
  GtkWidget     *choose;
  GtkWidget     *remove;
  GtkWidget     *place;     /* which part of a long picture */
  GtkWidget     *place_box;
  GtkStack      *stack;

  GdkPixbuf     *picture;   /* the whole one, while it can still be moved in its frame */
  char          *shown;     /* the value whose picture is shown */
};

G_DEFINE_FINAL_TYPE (TzPhoto, tz_photo, TZ_TYPE_EDITOR)

static const TzFileFilter filters[] = {
  { N_("照片"), "*.jpg|*.jpeg|*.png|*.bmp|*.gif|*.tif|*.tiff|*.webp" },
  { NULL },
};

static GdkPaintable *
load_texture (TzPhoto    *self,
              const char *value)
{
  LedgerStore *store = tz_editor_get_edit (TZ_EDITOR (self))->store;
  g_autoptr (GBytes) bytes = value != NULL ? ledger_files_load (store, value, NULL, NULL) : NULL;

  return bytes != NULL ? GDK_PAINTABLE (gdk_texture_new_from_bytes (bytes, NULL)) : NULL;
}

static gboolean
store_crop (TzPhoto *self)
{
  TzEditor *editor = TZ_EDITOR (self);
  double place = gtk_range_get_value (GTK_RANGE (self->place));
  g_autoptr (GdkPixbuf) part = exchange_picture_crop (self->picture, place);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = exchange_picture_write (part, &error);
  g_autofree char *name = NULL;

  if (bytes != NULL)
    name = ledger_files_add (tz_editor_get_edit (editor)->store, bytes, "image/jpeg", &error);
  if (name == NULL)
    {
      tz_editor_say (editor, error->message);
      return FALSE;
    }
  tz_editor_put_value (editor, name);
  tz_editor_refresh (editor);
  return TRUE;
}

static void
show_preview (TzPhoto *self)
{
  g_autoptr (GdkPixbuf) part = exchange_picture_crop (self->picture, gtk_range_get_value (GTK_RANGE (self->place)));
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (part);

  gtk_picture_set_paintable (self->large, GDK_PAINTABLE (texture));
}

static void
file_chosen_cb (GFile    *file,
                gpointer  data)
{
  g_autoptr (TzPhoto) self = data;

  if (file != NULL && tz_editor_get_edit (TZ_EDITOR (self)) != NULL && tz_photo_take (self, file))
    gtk_menu_button_popup (self->button);
}

static void
choose_clicked_cb (GtkButton *button,
                   TzPhoto   *self)
{
  gtk_menu_button_popdown (self->button);
  tz_file_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("选择照片"), filters, "photo",
                       file_chosen_cb, g_object_ref (self));
}

static void
remove_clicked_cb (GtkButton *button,
                   TzPhoto   *self)
{
  g_clear_object (&self->picture);
  gtk_menu_button_popdown (self->button);
  tz_editor_put_value (TZ_EDITOR (self), NULL);
  tz_editor_refresh (TZ_EDITOR (self));
}

static void
place_changed_cb (GtkRange *range,
                  TzPhoto  *self)
{
  if (self->picture != NULL)
    show_preview (self);
}

/* The part that was chosen is kept when the popover closes. */
static void
popover_closed_cb (GtkPopover *popover,
                   TzPhoto    *self)
{
  if (self->picture != NULL && tz_editor_get_edit (TZ_EDITOR (self)) != NULL)
    store_crop (self);
}

static gboolean
file_dropped_cb (GtkDropTarget *target,
                 const GValue  *value,
                 double         x,
                 double         y,
                 TzPhoto       *self)
{
  return G_VALUE_HOLDS (value, G_TYPE_FILE) && tz_photo_take (self, g_value_get_object (value));
}

static void
tz_photo_refresh (TzEditor *editor,
                  gboolean  forget)
{
  TzPhoto *self = TZ_PHOTO (editor);
  const char *value = tz_editor_get_value (editor);
  g_autoptr (GdkPaintable) texture = NULL;

  if (forget)
    g_clear_object (&self->picture);
  gtk_widget_set_visible (self->place_box, self->picture != NULL && exchange_picture_is_long (self->picture));
  gtk_widget_set_sensitive (self->remove, value != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->large), value != NULL);
  if (g_strcmp0 (self->shown, value) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (value);
  texture = load_texture (self, value);
  gtk_picture_set_paintable (self->small, texture);
  gtk_picture_set_paintable (self->large, texture);
  gtk_stack_set_visible_child_name (self->stack, texture != NULL ? "there" : "none");
}

static GtkWidget *
tz_photo_get_target (TzEditor *editor)
{
  return GTK_WIDGET (TZ_PHOTO (editor)->button);
}

static void
tz_photo_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_PHOTO);
  G_OBJECT_CLASS (tz_photo_parent_class)->dispose (object);
}

static void
tz_photo_finalize (GObject *object)
{
  TzPhoto *self = TZ_PHOTO (object);

  g_clear_object (&self->picture);
  g_free (self->shown);
  G_OBJECT_CLASS (tz_photo_parent_class)->finalize (object);
}

static void
tz_photo_class_init (TzPhotoClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_photo_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_photo_finalize;
  TZ_EDITOR_CLASS (class)->refresh = tz_photo_refresh;
  TZ_EDITOR_CLASS (class)->get_target = tz_photo_get_target;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-photo.ui");
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, button);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, small);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, large);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, choose);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, remove);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, place);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, place_box);
  gtk_widget_class_bind_template_child (widget_class, TzPhoto, stack);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
}

static void
tz_photo_init (TzPhoto *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  g_signal_connect (target, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

gboolean
tz_photo_take (TzPhoto *self,
               GFile   *file)
{
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = exchange_picture_read (file, &error);

  if (picture == NULL)
    {
      tz_editor_say (TZ_EDITOR (self), error->message);
      return FALSE;
    }
  g_clear_object (&self->picture);
  gtk_range_set_value (GTK_RANGE (self->place), EXCHANGE_PICTURE_USUAL_PLACE);
  self->picture = picture;
  return store_crop (self);
}
