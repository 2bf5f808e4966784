/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The peer of bench-window: nothing but a GTK window; says when its first frame was painted. */
#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

static void
first_painted_cb (GdkFrameClock *clock,
                  gpointer       data)
{
  const char *start = g_getenv ("BENCH_START_US");

  printf ("first-frame %.1f\n",
          (g_get_monotonic_time () - g_ascii_strtoll (start != NULL ? start : "0", NULL, 10)) / 1000.0);
  fflush (stdout);
  _exit (0);
}

static void
activated_cb (GtkApplication *app,
              gpointer        data)
{
  GtkWidget *window = gtk_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_painted_cb), NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) app = NULL;

  /* The same way of drawing; with an argument also without the search for a graphics driver, which
   * takes GTK longer than anything else and which taizhang leaves out where there is none. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (argc > 1)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  app = gtk_application_new ("org.gonghui.Taizhang.Empty", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "activate", G_CALLBACK (activated_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
