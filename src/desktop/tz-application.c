/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the program, remembers the last ledger, gives every file a window. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-actions.h"
#include "tz-application.h"
#include "tz-look.h"
#include "tz-settings.h"
#include "tz-window.h"

struct _TzApplication
{
  GtkApplication parent_instance;

  GSettings     *settings;
};

G_DEFINE_FINAL_TYPE (TzApplication, tz_application, GTK_TYPE_APPLICATION)

static gboolean
has_open (TzWindow   *window,
          const char *path)
{
  return !tz_window_is_empty (window) &&
         g_str_equal (ledger_store_get_path (tz_window_get_store (window)), path);
}

/* The window that shows @path already, else one without a ledger, else a new one. */
static TzWindow *
find_window (TzApplication *self,
             const char    *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; path != NULL && l != NULL; l = l->next)
    if (TZ_IS_WINDOW (l->data) && has_open (l->data, path))
      return l->data;
  for (GList *l = windows; l != NULL; l = l->next)
    if (TZ_IS_WINDOW (l->data) && tz_window_is_empty (l->data))
      return l->data;
  return TZ_WINDOW (tz_window_new (GTK_APPLICATION (self), self->settings));
}

static void
open_path (TzApplication *self,
           const char    *path)
{
  TzWindow *window = find_window (self, path);

  if (!has_open (window, path))
    tz_window_open (window, path, LEDGER_OPEN_WRITE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tz_application_startup (GApplication *app)
{
  TzApplication *self = TZ_APPLICATION (app);

  G_APPLICATION_CLASS (tz_application_parent_class)->startup (app);
  self->settings = tz_settings_get ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  tz_look_follow (self->settings);
  if (TZ_DEVELOPMENT)
    gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    TZ_DATADIR "/icons");
  tz_actions_bind (GTK_APPLICATION (self));
}

/* Without a file: where the clerk stopped yesterday. */
static void
tz_application_activate (GApplication *app)
{
  TzApplication *self = TZ_APPLICATION (app);
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-ledgers");
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (active != NULL)
    gtk_window_present (active);
  else if (recent[0] != NULL && g_file_test (recent[0], G_FILE_TEST_IS_REGULAR))
    open_path (self, recent[0]);
  else
    {
      TzWindow *window = find_window (self, NULL);

      tz_window_show_start (window);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
tz_application_open (GApplication *app,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    tz_application_open_file (TZ_APPLICATION (app), files[i]);
}

static void
tz_application_dispose (GObject *object)
{
  g_clear_object (&TZ_APPLICATION (object)->settings);
  G_OBJECT_CLASS (tz_application_parent_class)->dispose (object);
}

static void
tz_application_class_init (TzApplicationClass *class)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_application_dispose;
  app_class->startup = tz_application_startup;
  app_class->activate = tz_application_activate;
  app_class->open = tz_application_open;
}

static void
tz_application_init (TzApplication *self)
{
}

GtkApplication *
tz_application_new (void)
{
  return g_object_new (TZ_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/gonghui/Taizhang", NULL);
}

void
tz_application_open_file (TzApplication *self,
                          GFile         *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    open_path (self, path);
}
