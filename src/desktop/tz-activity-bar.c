/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 计划 → 招募 → 进行 → 结束 → 核定 → 归档; the present one stands out, a button leads on, another one back. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-activity-bar.h"

#include "activities.h"
#include "activity-steps.h"

/* What a button does that leads into a state. */
static const struct
{
  const char *from;
  const char *to;
  const char *label;
} moves[] = {
  { ACTIVITY_PLANNED, ACTIVITY_RECRUITING, N_("开始招募(_K)") },
  { ACTIVITY_RECRUITING, ACTIVITY_RUNNING, N_("活动开始(_K)") },
  { ACTIVITY_PLANNED, ACTIVITY_ENDED, N_("活动已结束(_K)") },
  { ACTIVITY_RECRUITING, ACTIVITY_ENDED, N_("活动已结束(_K)") },
  { ACTIVITY_RUNNING, ACTIVITY_ENDED, N_("活动已结束(_K)") },
  { ACTIVITY_ENDED, ACTIVITY_APPROVED, N_("核定时长(_K)…") },
  { ACTIVITY_APPROVED, ACTIVITY_ARCHIVED, N_("归档(_K)") },
  { ACTIVITY_APPROVED, ACTIVITY_ENDED, N_("退回核定(_T)…") },
  { ACTIVITY_ARCHIVED, ACTIVITY_APPROVED, N_("取消归档(_T)") },
};

struct _TzActivityBar
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkWidget   *line;
  GPtrArray   *steps; /* (element-type GtkLabel) */
  GtkWidget   *cancelled;
  GtkWidget   *back;
  GtkWidget   *next;
  const char  *back_code;
  const char  *next_code;
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzActivityBar, tz_activity_bar, GTK_TYPE_WIDGET)

static const char *
find_label (const char *from,
            const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_strcmp0 (moves[i].from, from) == 0 && g_strcmp0 (moves[i].to, to) == 0)
      return _(moves[i].label);
  return NULL;
}

static void
show_button (GtkWidget  *button,
             const char *from,
             const char *to)
{
  const char *label = to != NULL ? find_label (from, to) : NULL;

  gtk_widget_set_visible (button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), label);
}

static void
show_steps (TzActivityBar *self,
            const char    *status)
{
  const char *const *codes = activity_steps_get ();
  gboolean cancelled = g_strcmp0 (status, ACTIVITY_CANCELLED) == 0;
  g_autofree char *words = NULL;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      GtkWidget *step = g_ptr_array_index (self->steps, i);

      gtk_widget_remove_css_class (step, "present");
      gtk_widget_remove_css_class (step, "passed");
      if (g_strcmp0 (codes[i], status) == 0)
        gtk_widget_add_css_class (step, "present");
      else if (!cancelled && g_strcmp0 (codes[i], status) < 0)
        gtk_widget_add_css_class (step, "passed");
    }
  gtk_widget_set_visible (self->cancelled, cancelled);
  gtk_widget_set_visible (self->line, !cancelled);
  words = g_strdup_printf (_("活动状态：%s"), status != NULL ? activity_step_title (status) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
back_clicked_cb (TzActivityBar *self)
{
  g_signal_emit (self, signals[ASKED], 0, self->back_code);
}

static void
next_clicked_cb (TzActivityBar *self)
{
  g_signal_emit (self, signals[ASKED], 0, self->next_code);
}

static void
tz_activity_bar_dispose (GObject *object)
{
  g_clear_pointer (&TZ_ACTIVITY_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_activity_bar_parent_class)->dispose (object);
}

static void
tz_activity_bar_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_ACTIVITY_BAR (object)->steps);
  G_OBJECT_CLASS (tz_activity_bar_parent_class)->finalize (object);
}

static void
tz_activity_bar_class_init (TzActivityBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_activity_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_activity_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "steps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[ASKED] = g_signal_new ("asked", TZ_TYPE_ACTIVITY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_steps (TzActivityBar *self)
{
  const char *const *codes = activity_steps_get ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      GtkWidget *step = gtk_label_new (activity_step_title (codes[i]));

      if (i > 0)
        {
          GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

          gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
          gtk_widget_add_css_class (arrow, "dim-label");
          gtk_box_append (GTK_BOX (self->line), arrow);
        }
      gtk_widget_add_css_class (step, "step");
      gtk_box_append (GTK_BOX (self->line), step);
      g_ptr_array_add (self->steps, step);
    }
}

static GtkWidget *
add_button (TzActivityBar *self,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
tz_activity_bar_init (TzActivityBar *self)
{
  self->steps = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->cancelled = gtk_label_new (_("这次活动已取消"));
  gtk_widget_set_hexpand (self->line, TRUE);
  gtk_widget_set_hexpand (self->cancelled, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->cancelled), 0);
  add_steps (self);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->cancelled);
  self->back = add_button (self, G_CALLBACK (back_clicked_cb));
  self->next = add_button (self, G_CALLBACK (next_clicked_cb));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_activity_bar_new (void)
{
  return g_object_new (TZ_TYPE_ACTIVITY_BAR, NULL);
}

void
tz_activity_bar_show (TzActivityBar *self,
                      LedgerEdit    *edit)
{
  LedgerRecord *saved = edit != NULL ? edit->before : NULL;
  const char *status = saved != NULL ? ledger_record_get (saved, ACTIVITY_STATUS) : NULL;
  gboolean writable = saved != NULL && ledger_store_is_writable (edit->store) && !saved->removed;

  gtk_widget_set_visible (GTK_WIDGET (self), saved != NULL);
  if (saved == NULL)
    return;
  self->next_code = writable ? activity_step_next (saved, ledger_edit_get_today (edit)) : NULL;
  self->back_code = NULL;
  if (writable && g_strcmp0 (status, ACTIVITY_APPROVED) == 0)
    self->back_code = ACTIVITY_ENDED;
  else if (writable && g_strcmp0 (status, ACTIVITY_ARCHIVED) == 0)
    self->back_code = ACTIVITY_APPROVED;
  show_steps (self, status);
  show_button (self->back, status, self->back_code);
  show_button (self->next, status, self->next_code);
}
