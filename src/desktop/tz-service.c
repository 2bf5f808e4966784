/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings the parts of volunteer service into a record: the steps of an activity, the tools of its stays, what a
 * volunteer has done. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-service.h"

#include "activities.h"
#include "activity-approval.h"
#include "activity-steps.h"
#include "attendance.h"
#include "certificate-basis.h"
#include "tz-approval.h"
#include "tz-ask.h"
#include "tz-attendance.h"
#include "tz-dialog.h"
#include "tz-import.h"
#include "tz-part.h"
#include "tz-record-parts.h"
#include "tz-record.h"
#include "tz-step-bar.h"
#include "tz-volunteer.h"

struct _TzService
{
  GtkWidget      parent_instance;

  TzFields      *fields;      /* borrowed */
  LedgerEdit    *edit;        /* borrowed */
  TzStepBar     *bar;
  TzAttendance  *attendance;  /* while activities are shown */
  TzVolunteer   *volunteer;
};

G_DEFINE_FINAL_TYPE (TzService, tz_service, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (TzService *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static TzRecord *
get_record (TzService *self)
{
  return TZ_RECORD (gtk_widget_get_ancestor (GTK_WIDGET (self), TZ_TYPE_RECORD));
}

static void
jumped_cb (TzService *self,
           gint64     row)
{
  TzGrid *grid = tz_fields_get_grid (self->fields, &attendance_register);

  if (row == 0 || grid == NULL || !tz_grid_focus_row (grid, row))
    tz_fields_focus_first (self->fields);
}

static void
approve (TzService *self)
{
  GtkWidget *window = tz_approval_new (get_window (self), self->edit->store, self->edit->after->id);

  g_signal_connect_object (window, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "jump", G_CALLBACK (jumped_cb), self, G_CONNECT_SWAPPED);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}

static void
reason_given (const char *reason,
              gpointer    data)
{
  g_autoptr (TzService) self = data;
  g_autoptr (GError) error = NULL;

  if (reason == NULL || self->edit == NULL || self->edit->reg != &activities_register)
    return;
  if (activity_revoke (self->edit->store, self->edit->after->id, reason, &error))
    tz_part_say (self, _("已退回核定：时长不再计入，改好后请重新核定。"));
  else
    tz_ask_tell (get_window (self), _("没有退回核定"), error->message);
}

static void
ask_why (TzService *self)
{
  g_autofree char *certificates = certificate_basis_dup_words (self->edit->store, self->edit->after->id, NULL);
  g_autofree char *detail = NULL;

  detail = certificates == NULL ? g_strdup (_("签到可以再改；改好重新核定以前，这次活动的时长不计入任何统计。"))
           : g_strdup_printf (_("签到可以再改；改好重新核定以前，这次活动的时长不计入任何统计。\n"
                                "已据此出具证明：%s。证明仍照出具时的样子；重新核定后数字变了的，请作废后另开。"), certificates);
  tz_ask_reason (get_window (self), _("退回核定？"), detail,
                 _("退回原因："), _("签到时间有误|漏登了人|登记错了人"), _("退回(_T)"), reason_given, g_object_ref (self));
}

static void
step_asked_cb (TzService  *self,
               const char *code)
{
  const char *status;

  if (self->edit == NULL || !tz_record_parts_save (GTK_WIDGET (self)))
    return;
  status = ledger_edit_get (self->edit, ACTIVITY_STATUS);
  if (g_str_equal (code, ACTIVITY_APPROVED) && g_strcmp0 (status, ACTIVITY_ENDED) == 0)
    approve (self);
  else if (g_str_equal (code, ACTIVITY_ENDED) && g_strcmp0 (status, ACTIVITY_APPROVED) == 0)
    ask_why (self);
  else
    {
      tz_editor_put_value (tz_fields_get_editor (self->fields, ACTIVITY_STATUS), code);
      tz_record_save (get_record (self));
    }
}

static void
import_asked_cb (TzService *self)
{
  if (self->edit != NULL && tz_record_parts_save (GTK_WIDGET (self)) && self->edit->after->id != 0)
    tz_import_present_below (get_window (self), self->edit->store, &attendance_register, self->edit->after->id);
}

static TzStep
make_step (const char *from,
           const char *to,
           gboolean    asks)
{
  return (TzStep) { to, ledger_register_find_transition (&activities_register, from, to)->title, asks };
}

/* The usual way, and the way back from what was approved. */
static void
show_bar (TzService  *self,
          LedgerEdit *activity)
{
  LedgerRecord *saved = activity != NULL ? activity->before : NULL;
  const char *status = saved != NULL ? ledger_record_get (saved, ACTIVITY_STATUS) : NULL;
  gboolean writable = saved != NULL && ledger_store_is_writable (activity->store) && !saved->removed;
  const char *to = writable ? activity_step_next (saved, ledger_edit_get_today (activity)) : NULL;
  TzStep next = { NULL }, back = { NULL };

  gtk_widget_set_visible (GTK_WIDGET (self->bar), saved != NULL);
  if (saved == NULL)
    return;
  if (to != NULL)
    next = make_step (status, to, g_str_equal (to, ACTIVITY_APPROVED));
  if (writable && g_strcmp0 (status, ACTIVITY_APPROVED) == 0)
    back = make_step (status, ACTIVITY_ENDED, TRUE);
  else if (writable && g_strcmp0 (status, ACTIVITY_ARCHIVED) == 0)
    back = make_step (status, ACTIVITY_APPROVED, FALSE);
  tz_step_bar_show (self->bar, status, next.code != NULL ? &next : NULL, &back, back.code != NULL, NULL);
}

static void
tz_service_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&TZ_SERVICE (object)->attendance);
  G_OBJECT_CLASS (tz_service_parent_class)->dispose (object);
}

static void
tz_service_class_init (TzServiceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_service_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  tz_part_add_signals (TZ_TYPE_SERVICE);
}

static void
tz_service_init (TzService *self)
{
  self->bar = TZ_STEP_BAR (tz_step_bar_new ());
  self->volunteer = TZ_VOLUNTEER (tz_volunteer_new ());
  g_signal_connect_swapped (self->bar, "asked", G_CALLBACK (step_asked_cb), self);
  tz_part_hand_on (self, self->volunteer);
  /* Never both at once. */
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_parent (tz_volunteer_get_bar (self->volunteer), GTK_WIDGET (self));
}

GtkWidget *
tz_service_new (TzFields *fields)
{
  TzService *self = g_object_new (TZ_TYPE_SERVICE, NULL);

  self->fields = fields;
  tz_fields_append (fields, GTK_WIDGET (self->volunteer));
  return GTK_WIDGET (self);
}

void
tz_service_dress (TzService *self)
{
  GtkBox *record = GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->fields)));

  if (self->attendance != NULL)
    gtk_box_remove (record, tz_attendance_get_foot (self->attendance));
  g_clear_object (&self->attendance);
  if (tz_fields_get_register (self->fields) != &activities_register)
    return;
  tz_step_bar_dress (self->bar, &activities_register, activity_steps_get (), FALSE);
  self->attendance = TZ_ATTENDANCE (g_object_ref_sink (tz_attendance_new ()));
  g_signal_connect_object (self->attendance, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attendance, "import", G_CALLBACK (import_asked_cb), self, G_CONNECT_SWAPPED);
  tz_fields_put_above_grid (self->fields, &attendance_register, GTK_WIDGET (self->attendance));
  gtk_box_insert_child_after (record, tz_attendance_get_foot (self->attendance), GTK_WIDGET (self->fields));
}

void
tz_service_show (TzService  *self,
                 LedgerEdit *edit,
                 gboolean    editable)
{
  LedgerEdit *activity = edit != NULL && edit->reg == &activities_register ? edit : NULL;

  self->edit = edit;
  /* Between one edit and the next the bar stays: a button that is hidden forgets that it was pressed. */
  if (edit != NULL)
    show_bar (self, activity);
  if (self->attendance != NULL)
    tz_attendance_show (self->attendance, activity, tz_fields_get_grid (self->fields, &attendance_register), editable);
  tz_volunteer_show (self->volunteer, edit);
}

void
tz_service_refresh (TzService *self)
{
  if (self->attendance != NULL)
    tz_attendance_refresh (self->attendance);
}
