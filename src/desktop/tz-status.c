/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status line: the last message on the left, the ledger and its clerk on the right. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-status.h"

struct _TzStatus
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *message;
  GtkWidget      *undo;
  GtkWidget      *progress_box;
  GtkWidget      *progress_label;
  GtkWidget      *progress;
  GtkWidget      *notice;
  GtkWidget      *clerk;
  GtkWidget      *path;

  TzJob          *job;
};

G_DEFINE_FINAL_TYPE (TzStatus, tz_status, GTK_TYPE_WIDGET)

static void
stop_following (TzStatus *self)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  if (self->progress_box != NULL)
    gtk_widget_set_visible (self->progress_box, FALSE);
}

static void
show_progress (TzStatus *self)
{
  g_autofree char *text = tz_job_dup_text (self->job);
  double fraction = tz_job_get_fraction (self->job);

  gtk_widget_set_visible (self->progress_box, TRUE);
  gtk_label_set_text (GTK_LABEL (self->progress_label), text != NULL ? text : "");
  if (fraction < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), MIN (fraction, 1.0));
}

static void
cancelled_cb (TzStatus *self)
{
  if (self->job != NULL)
    tz_job_cancel (self->job);
}

static void
tz_status_dispose (GObject *object)
{
  stop_following (TZ_STATUS (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_STATUS);
  G_OBJECT_CLASS (tz_status_parent_class)->dispose (object);
}

static void
tz_status_class_init (TzStatusClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_status_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-status.ui");
  gtk_widget_class_bind_template_child (widget_class, TzStatus, box);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, message);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, undo);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, progress_box);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, progress);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, notice);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, clerk);
  gtk_widget_class_bind_template_child (widget_class, TzStatus, path);
  gtk_widget_class_bind_template_callback (widget_class, cancelled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statusline");
}

static void
tz_status_init (TzStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_message (TzStatus   *self,
              const char *sentence,
              gboolean    undoable)
{
  if (self->job != NULL && !tz_job_is_running (self->job))
    stop_following (self);
  gtk_label_set_text (GTK_LABEL (self->message), sentence);
  gtk_widget_set_tooltip_text (self->message, sentence);
  gtk_widget_set_visible (self->undo, undoable);
}

GtkWidget *
tz_status_new (void)
{
  return g_object_new (TZ_TYPE_STATUS, NULL);
}

void
tz_status_set_ledger (TzStatus   *self,
                      const char *path,
                      const char *clerk,
                      gboolean    read_only)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *who = NULL;

  if (clerk != NULL && *clerk != '\0')
    who = g_strdup_printf (_("经办人：%s"), clerk);
  gtk_label_set_text (GTK_LABEL (self->path), name != NULL ? name : "");
  gtk_widget_set_tooltip_text (self->path, path);
  gtk_label_set_text (GTK_LABEL (self->clerk), who != NULL && path != NULL ? who : "");
  gtk_widget_set_visible (self->notice, path != NULL && read_only);
}

void
tz_status_say (TzStatus   *self,
               const char *sentence)
{
  show_message (self, sentence, FALSE);
}

void
tz_status_say_undoable (TzStatus   *self,
                        const char *sentence)
{
  show_message (self, sentence, TRUE);
}

void
tz_status_say_saved (TzStatus *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *sentence = g_strdup_printf (_("已保存 %s"), time);

  show_message (self, sentence, FALSE);
}

void
tz_status_follow_job (TzStatus *self,
                      TzJob    *job)
{
  stop_following (self);
  self->job = g_object_ref (job);
  g_signal_connect_swapped (job, "progress", G_CALLBACK (show_progress), self);
  show_progress (self);
}
