/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frame of the dialogs, so that each of them cancels, reports and closes in the same way. */
#include "config.h"

#include "tz-dialog.h"

#include <glib/gi18n-lib.h>

#include "tz-look.h"

/* Shorter work shows no bar: it would only flicker. */
#define PATIENCE_MS 500

typedef struct
{
  GtkWidget     *content;  /* holder of the content */
  GtkWidget     *buttons;
  GtkWidget     *extras;
  GtkWidget     *closing;
  GtkWidget     *message;
  GtkWidget     *progress; /* line with the bar */
  GtkWidget     *progress_text;
  GtkWidget     *bar;
  GtkWidget     *cancel;
  GtkWidget     *focus;    /* weak: where the focus was when the job began */

  TzJob         *job;
  TzDialogDone   done;
  gpointer       data;
  GDestroyNotify free_data;
  guint          patience;
  gboolean       leaving; /* closes as soon as the job has ended */
  gboolean       lively;  /* the content stays usable meanwhile */
} TzDialogPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (TzDialog, tz_dialog, GTK_TYPE_WINDOW)

static TzDialogPrivate *
get_private (TzDialog *self)
{
  return tz_dialog_get_instance_private (self);
}

static void
show_progress (TzDialog *self)
{
  TzDialogPrivate *priv = get_private (self);
  double fraction = tz_job_get_fraction (priv->job);
  g_autofree char *text = tz_job_dup_text (priv->job);

  if (text != NULL && gtk_widget_get_sensitive (priv->cancel))
    gtk_label_set_text (GTK_LABEL (priv->progress_text), text);
  if (fraction < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (priv->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (priv->bar), MIN (fraction, 1));
}

static void
set_busy (TzDialog *self,
          gboolean  busy)
{
  TzDialogPrivate *priv = get_private (self);

  if (priv->lively)
    {
      gtk_widget_set_sensitive (priv->cancel, TRUE);
      if (!busy)
        gtk_widget_set_visible (priv->progress, FALSE);
      return;
    }
  /* An entry must not lose its sensitivity with the focus in it. */
  if (busy)
    {
      g_set_weak_pointer (&priv->focus, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (priv->content, !busy);
  gtk_widget_set_sensitive (priv->buttons, !busy);
  gtk_widget_set_sensitive (priv->extras, !busy);
  gtk_widget_set_sensitive (priv->cancel, TRUE);
  if (busy)
    return;
  gtk_widget_set_visible (priv->progress, FALSE);
  if (priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
  g_clear_weak_pointer (&priv->focus);
}

static gboolean
patience_ended_cb (gpointer data)
{
  TzDialog *self = data;
  TzDialogPrivate *priv = get_private (self);

  priv->patience = 0;
  gtk_widget_set_visible (priv->message, FALSE);
  gtk_widget_set_visible (priv->progress, TRUE);
  show_progress (self);
  if (!priv->lively)
    gtk_widget_grab_focus (priv->cancel);
  return G_SOURCE_REMOVE;
}

static void
cancel_job (TzDialog *self)
{
  TzDialogPrivate *priv = get_private (self);

  tz_job_cancel (priv->job);
  gtk_widget_set_sensitive (priv->cancel, FALSE);
  gtk_label_set_text (GTK_LABEL (priv->progress_text), _("正在停下……"));
}

static void
cancel_clicked_cb (TzDialog *self)
{
  cancel_job (self);
}

static void
closing_clicked_cb (TzDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_pressed_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   data)
{
  TzDialog *self = TZ_DIALOG (widget);

  if (tz_dialog_is_busy (self))
    cancel_job (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
job_finished_cb (TzJob        *job,
                 const GError *error,
                 gpointer      data)
{
  g_autoptr (TzDialog) self = data;
  TzDialogPrivate *priv = get_private (self);
  g_autoptr (TzJob) finished = g_steal_pointer (&priv->job);
  TzDialogDone done = priv->done;
  GDestroyNotify free_data = g_steal_pointer (&priv->free_data);
  gpointer work_data = g_steal_pointer (&priv->data);

  g_clear_handle_id (&priv->patience, g_source_remove);
  if (priv->leaving)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    {
      set_busy (self, FALSE);
      done (self, error, work_data);
    }
  if (free_data != NULL)
    free_data (work_data);
}

static gboolean
tz_dialog_close_request (GtkWindow *window)
{
  TzDialog *self = TZ_DIALOG (window);
  TzDialogPrivate *priv = get_private (self);

  if (priv->job == NULL)
    return GTK_WINDOW_CLASS (tz_dialog_parent_class)->close_request (window);
  priv->leaving = TRUE;
  cancel_job (self);
  return TRUE;
}

/* A stack has no mode of its own, and a window without one asks labels to be as wide as one line is long. */
static GtkSizeRequestMode
tz_dialog_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tz_dialog_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tz_dialog_parent_class)->realize (widget);
  tz_look_suit_screen (widget);
}

/* The parent went away with the dialog open: the thread ends by itself. */
static void
tz_dialog_dispose (GObject *object)
{
  TzDialog *self = TZ_DIALOG (object);
  TzDialogPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->patience, g_source_remove);
  g_clear_weak_pointer (&priv->focus);
  if (priv->job != NULL)
    {
      priv->leaving = TRUE;
      tz_job_cancel (priv->job);
    }
  G_OBJECT_CLASS (tz_dialog_parent_class)->dispose (object);
}

static void
tz_dialog_class_init (TzDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tz_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tz_dialog_close_request;
  widget_class->realize = tz_dialog_realize;
  widget_class->get_request_mode = tz_dialog_get_request_mode;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, content);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, buttons);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, extras);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, closing);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, message);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, progress);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, progress_text);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, bar);
  gtk_widget_class_bind_template_child_private (widget_class, TzDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, closing_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_pressed_cb, NULL);
}

static void
tz_dialog_init (TzDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gpointer
tz_dialog_new (GType       type,
               GtkWindow  *parent,
               const char *title,
               int         width,
               int         height)
{
  GtkWindow *window = g_object_new (type, NULL);

  g_return_val_if_fail (TZ_IS_DIALOG (window), NULL);
  tz_dialog_fit_screen (parent, &width, &height);
  gtk_window_set_title (window, title);
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, parent != NULL);
  return window;
}

void
tz_dialog_present_beside (GtkWidget *window,
                          GtkWidget *widget)
{
  g_signal_connect_object (widget, "unrealize", G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

void
tz_dialog_set_content (TzDialog  *self,
                       GtkWidget *content)
{
  gtk_box_append (GTK_BOX (get_private (self)->content), content);
}

GtkWidget *
tz_dialog_add_button (TzDialog   *self,
                      const char *label,
                      GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (get_private (self)->buttons), button);
  return button;
}

GtkWidget *
tz_dialog_add_extra (TzDialog   *self,
                     const char *label,
                     GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (get_private (self)->extras), button);
  return button;
}

void
tz_dialog_set_closing (TzDialog   *self,
                       const char *label)
{
  gtk_button_set_label (GTK_BUTTON (get_private (self)->closing), label);
}

void
tz_dialog_focus_closing (TzDialog *self)
{
  gtk_widget_grab_focus (get_private (self)->closing);
}

void
tz_dialog_say (TzDialog   *self,
               TzTone      tone,
               const char *sentence)
{
  TzDialogPrivate *priv = get_private (self);
  static const char *const classes[] = { NULL, "good", "bad" };

  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (priv->message, classes[i]);
  if (classes[tone] != NULL)
    gtk_widget_add_css_class (priv->message, classes[tone]);
  gtk_label_set_text (GTK_LABEL (priv->message), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (priv->message, sentence != NULL && *sentence != '\0');
}

void
tz_dialog_run (TzDialog       *self,
               LedgerStore    *store,
               const char     *text,
               TzJobWork       work,
               TzDialogDone    done,
               gpointer        data,
               GDestroyNotify  free_data)
{
  TzDialogPrivate *priv = get_private (self);

  g_return_if_fail (priv->job == NULL);
  priv->done = done;
  priv->data = data;
  priv->free_data = free_data;
  gtk_label_set_text (GTK_LABEL (priv->progress_text), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (priv->bar), 0);
  tz_dialog_say (self, TZ_TONE_PLAIN, NULL);
  set_busy (self, TRUE);
  priv->job = tz_job_start (store, work, data, job_finished_cb, g_object_ref (self));
  g_signal_connect_object (priv->job, "progress", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  priv->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
}

gboolean
tz_dialog_is_busy (TzDialog *self)
{
  return get_private (self)->job != NULL;
}

void
tz_dialog_stop (TzDialog *self)
{
  if (tz_dialog_is_busy (self))
    cancel_job (self);
}

void
tz_dialog_set_lively (TzDialog *self,
                      gboolean  lively)
{
  get_private (self)->lively = lively;
}

void
tz_dialog_fit_screen (GtkWindow *parent,
                      int       *width,
                      int       *height)
{
  GdkSurface *surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  GdkMonitor *monitor = NULL;
  GdkRectangle area;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &area);
  *width = MIN (*width, area.width - 40);
  *height = MIN (*height, area.height - 90);
}
