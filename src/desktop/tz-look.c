/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark, the size of text and the way of drawing, from the settings and the desktop. */
#include "config.h"

#include "tz-look.h"

/* Asking the desktop for its colours waits until the window stands. */
#define FOLLOW_DELAY  300
#define PORTAL_NAME   "org.freedesktop.portal.Desktop"
#define PORTAL_PATH   "/org/freedesktop/portal/desktop"
#define PORTAL_FACE   "org.freedesktop.portal.Settings"
#define PORTAL_SPACE  "org.freedesktop.appearance"
#define PORTAL_KEY    "color-scheme"
#define RESOURCE_PATH "/org/gonghui/Taizhang/"

/* What the desktop wants and what the settings say; lives as long as the settings. */
typedef struct
{
  GSettings       *settings;
  GDBusConnection *bus;
  guint            subscription;
  gboolean         system_dark;
  int              base_dpi; /* 1024ths of a dot per inch */
} Look;

static gboolean
has_graphics_device (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

static void
apply_colours (Look *look)
{
  g_autofree char *appearance = g_settings_get_string (look->settings, "appearance");
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean dark = g_str_equal (appearance, "dark");
  gboolean is_dark = FALSE;

  if (g_str_equal (appearance, "system"))
    dark = look->system_dark;
  g_object_get (settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  /* Setting it to what it is would load the theme again. */
  if (dark != is_dark)
    g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

static void
apply_text_size (Look *look)
{
  double scale = g_settings_get_double (look->settings, "text-scale");

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (look->base_dpi * scale), NULL);
}

static void
set_system_scheme (Look     *look,
                   GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unboxed = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unboxed;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    look->system_dark = g_variant_get_uint32 (inner) == 1;
  apply_colours (look);
}

static void
settings_changed_cb (GSettings  *settings,
                     const char *key,
                     Look       *look)
{
  if (g_str_equal (key, "appearance"))
    apply_colours (look);
  else if (g_str_equal (key, "text-scale"))
    apply_text_size (look);
}

static void
portal_changed_cb (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *face,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         data)
{
  const char *space;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, PORTAL_SPACE) && g_str_equal (key, PORTAL_KEY))
    set_system_scheme (data, value);
}

static void
portal_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  /* No portal: the light look stays. */
  if (answer == NULL)
    return;
  value = g_variant_get_child_value (answer, 0);
  set_system_scheme (data, value);
}

static void
bus_got_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Look *look = data;

  look->bus = g_bus_get_finish (result, NULL);
  if (look->bus == NULL)
    return;
  look->subscription =
    g_dbus_connection_signal_subscribe (look->bus, PORTAL_NAME, PORTAL_FACE, "SettingChanged", PORTAL_PATH,
                                        NULL, G_DBUS_SIGNAL_FLAGS_NONE, portal_changed_cb, look, NULL);
  g_dbus_connection_call (look->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_FACE, "Read",
                          g_variant_new ("(ss)", PORTAL_SPACE, PORTAL_KEY), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, 2000, NULL, portal_read_cb, look);
}

static void
follow_desktop_cb (gpointer data)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_got_cb, data);
}

static void
free_look (gpointer  data,
           GClosure *closure)
{
  Look *look = data;

  if (look->bus != NULL)
    g_dbus_connection_signal_unsubscribe (look->bus, look->subscription);
  g_clear_object (&look->bus);
  g_free (look);
}

void
tz_look_choose_renderer (void)
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *drawing = NULL;

  if (g_getenv ("GDK_DEBUG") != NULL)
    return;
  if (g_getenv ("GSK_RENDERER") != NULL)
    {
      /* Looking for a graphics driver that nobody will use is the longest part of starting. */
      if (g_str_equal (g_getenv ("GSK_RENDERER"), "cairo"))
        g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
      return;
    }
  settings = g_settings_new (APPLICATION_ID);
  drawing = g_settings_get_string (settings, "drawing");
  if (g_str_equal (drawing, "hardware") || (g_str_equal (drawing, "auto") && has_graphics_device ()))
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
}

void
tz_look_follow (GSettings *settings)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  Look *look = g_new0 (Look, 1);

  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  look->settings = settings;
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &look->base_dpi, NULL);
  if (look->base_dpi <= 0)
    look->base_dpi = 96 * 1024;
  g_signal_connect_data (settings, "changed", G_CALLBACK (settings_changed_cb), look, free_look, 0);
  apply_colours (look);
  if (g_settings_get_double (settings, "text-scale") != 1.0)
    apply_text_size (look);
  g_timeout_add_once (FOLLOW_DELAY, follow_desktop_cb, look);
}

double
tz_look_get_text_scale (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 1.0, 1.5) : 1.0;
}

void
tz_look_suit_screen (GtkWidget *window)
{
  if (!gdk_display_is_composited (gtk_widget_get_display (window)))
    gtk_widget_add_css_class (window, "uncomposited");
}
