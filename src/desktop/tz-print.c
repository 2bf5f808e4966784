/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of their own for the forms of some rows, over the page they stand on. */
#include "config.h"

#include "tz-print.h"

#include <glib/gi18n-lib.h>

#include "tz-dialog.h"
#include "tz-forms.h"

static gboolean
escape_pressed_cb (GtkWidget *window,
                   GVariant  *arguments,
                   gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

void
tz_print_present (GtkWindow            *parent,
                  LedgerStore          *store,
                  const LedgerRegister *reg,
                  GArray               *ids,
                  const LedgerQuery    *query)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *forms = tz_forms_new (store, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *title = g_strdup_printf (_("打印：%s"), _(reg->title));
  int width = 1240;
  int height = 700;

  tz_forms_show_rows (TZ_FORMS (forms), reg, ids, query);
  tz_forms_set_closing (TZ_FORMS (forms), TRUE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_pressed_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  tz_dialog_fit_screen (parent, &width, &height);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_set_child (GTK_WINDOW (window), forms);
  gtk_window_present (GTK_WINDOW (window));
}
