/* SPDX-License-Identifier: GPL-3.0-or-later */
/* org.freedesktop.portal.Print over D-Bus: PreparePrint asks the person, Print takes our file. GTK's own way through
 * the portal would draw the pages anew; here the very PDF goes over. */
#include "config.h"

#include "tz-print-portal.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "tz-print-setup.h"

#define NAME      "org.freedesktop.portal.Desktop"
#define PATH      "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Print"
#define REQUEST   "org.freedesktop.portal.Request"

/* What the Response of a request begins with. */
enum
{
  DONE,
  CANCELLED,
};

typedef struct _Parcel Parcel;

/* Takes the results of the step that was done. */
typedef void (*NextStep) (Parcel   *self,
                          GVariant *results);

struct _Parcel
{
  char            *title;
  GBytes          *pdf;
  guint            page;
  double           width, height;
  GDBusConnection *bus;
  guint            waiting; /* subscription to the answer */
  NextStep         next;
  TzPrintSent      sent;
  gpointer         data;
  GDestroyNotify   free_data;
};

static void
free_parcel (Parcel *self)
{
  if (self->waiting != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->waiting);
  self->free_data (self->data);
  g_clear_object (&self->bus);
  g_bytes_unref (self->pdf);
  g_free (self->title);
  g_free (self);
}

static void
fail (Parcel     *self,
      const char *sentence)
{
  self->sent (TZ_TONE_BAD, sentence, self->data);
  free_parcel (self);
}

static void
response_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         data)
{
  Parcel *self = data;
  g_autoptr (GVariant) results = NULL;
  guint32 answer;

  g_dbus_connection_signal_unsubscribe (bus, self->waiting);
  self->waiting = 0;
  g_variant_get (parameters, "(u@a{sv})", &answer, &results);
  if (answer == DONE)
    self->next (self, results);
  else if (answer == CANCELLED)
    free_parcel (self);
  else
    fail (self, _("打印系统没有接收这份文件，什么也没有打印。请再打一次；也可以先存为 PDF。"));
}

/* The answer may come before the call returns: one listens where it will be sent. Caller frees. */
static char *
dup_token (Parcel   *self,
           NextStep  next)
{
  char *token = g_strdup_printf ("taizhang%u", g_random_int ());
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (self->bus) + 1);
  g_autofree char *path = g_strdup_printf ("%s/request/%s/%s", PATH, g_strdelimit (sender, ".", '_'), token);

  self->next = next;
  self->waiting = g_dbus_connection_signal_subscribe (self->bus, NAME, REQUEST, "Response", path, NULL,
                                                      G_DBUS_SIGNAL_FLAGS_NONE, response_cb, self, NULL);
  return token;
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Parcel *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) handle = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL,
                                                                                 result, &error);
  g_autofree char *sentence = NULL;

  if (handle != NULL)
    return;
  g_dbus_error_strip_remote_error (error);
  sentence = g_strdup_printf (_("没有找到打印系统（%s）。请先存为 PDF，再用别的软件打印。"), error->message);
  fail (self, sentence);
}

static void
paper_taken (Parcel   *self,
             GVariant *results)
{
  g_autofree char *sentence = g_strdup_printf (_("“%s”已交给打印系统。"), self->title);

  self->sent (TZ_TONE_GOOD, sentence, self->data);
  free_parcel (self);
}

/* The person chose: the pages asked for go over as a file. */
static void
printer_chosen (Parcel   *self,
                GVariant *results)
{
  g_autoptr (GVariant) chosen = g_variant_lookup_value (results, "settings", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GtkPrintSettings) settings = chosen != NULL ? gtk_print_settings_new_from_gvariant (chosen)
                                          : gtk_print_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = tz_print_setup_take_pages (settings, self->pdf, self->page, &error);
  int fd = pdf != NULL ? tz_print_setup_open_copy (pdf, NULL, &error) : -1;
  g_autoptr (GUnixFDList) files = NULL;
  g_autofree char *token = NULL;
  GVariantBuilder options;
  guint32 number = 0;

  if (fd < 0)
    {
      fail (self, error->message);
      return;
    }
  tz_print_setup_remember (settings, gtk_print_settings_get_printer (settings));
  g_variant_lookup (results, "token", "u", &number);
  files = g_unix_fd_list_new_from_array (&fd, 1);
  token = dup_token (self, paper_taken);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "token", g_variant_new_uint32 (number));
  g_dbus_connection_call_with_unix_fd_list (self->bus, NAME, PATH, INTERFACE, "Print",
                                            g_variant_new ("(ssha{sv})", "", self->title, 0, &options),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, files, NULL, called_cb,
                                            self);
}

static void
ask_for_printer (Parcel *self)
{
  g_autoptr (GtkPageSetup) setup = tz_print_setup_new_page (self->width, self->height);
  g_autoptr (GtkPrintSettings) settings = tz_print_setup_new_settings (setup);
  g_autofree char *token = dup_token (self, printer_chosen);
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "modal", g_variant_new_boolean (TRUE));
  g_dbus_connection_call_with_unix_fd_list (self->bus, NAME, PATH, INTERFACE, "PreparePrint",
                                            g_variant_new ("(ss@a{sv}@a{sv}a{sv})", "", self->title,
                                                           gtk_print_settings_to_gvariant (settings),
                                                           gtk_page_setup_to_gvariant (setup), &options),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, called_cb,
                                            self);
}

gboolean
tz_print_portal_is_needed (void)
{
  /* As GTK 4.8 itself decides. */
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

void
tz_print_portal_send (GtkWindow         *parent,
                      const TzPrintLoad *load,
                      TzPrintSent        sent,
                      gpointer           data,
                      GDestroyNotify     free_data)
{
  Parcel *self = g_new0 (Parcel, 1);
  g_autoptr (GError) error = NULL;

  self->title = g_strdup (load->title);
  self->pdf = g_bytes_ref (load->pdf);
  self->page = load->page;
  self->width = load->width;
  self->height = load->height;
  self->sent = sent;
  self->data = data;
  self->free_data = free_data;
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (self->bus != NULL)
    ask_for_printer (self);
  else
    fail (self, error->message);
}
