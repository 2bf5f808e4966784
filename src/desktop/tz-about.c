/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window of our own: GTK's speaks the language of the locale, this program Chinese under any. */
#include "config.h"

#include "tz-about.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#define LICENCE_URI "https://www.gnu.org/licenses/gpl-3.0.html"

static void
append_text (GtkWidget  *box,
             const char *text,
             const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_icon (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GtkWidget *icon = gtk_image_new_from_icon_name (APPLICATION_ID);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 96);
  gtk_widget_set_visible (icon, gtk_icon_theme_has_icon (theme, APPLICATION_ID));
  return icon;
}

/* What help over the telephone asks for first. */
static char *
dup_versions (void)
{
  return g_strdup_printf ("GTK %u.%u.%u　GLib %u.%u.%u　Poppler %s", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version, poppler_get_version ());
}

static void
append_close (GtkWidget *box,
              GtkWindow *window)
{
  GtkWidget *close = gtk_button_new_with_mnemonic (_("关闭(_C)"));

  gtk_widget_set_halign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "about-close");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (gtk_window_close), window);
  gtk_box_append (GTK_BOX (box), close);
  gtk_window_set_default_widget (window, close);
  gtk_window_set_focus (window, close);
}

void
tz_about_present (GtkWindow *parent)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *version = g_strdup_printf (_("版本 %s"), TZ_VERSION);
  g_autofree char *versions = dup_versions ();
  g_autofree char *licence = g_strdup_printf (_("自由软件，许可证为 <a href=\"%s\">GNU 通用公共许可证</a>第 3 版或更新版本；\n不提供任何担保。"),
                                              LICENCE_URI);

  gtk_widget_add_css_class (box, "about");
  gtk_box_append (GTK_BOX (box), make_icon ());
  append_text (box, _("工会台账"), "title-2");
  append_text (box, version, NULL);
  append_text (box, _("给基层工会用的台账：名册、表格和修改历史。\n不用联网，数据只在本机的一个文件里。"), NULL);
  append_text (box, licence, "wizard-hint");
  append_text (box, versions, "wizard-hint");
  append_close (box, GTK_WINDOW (window));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _("关于工会台账"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
