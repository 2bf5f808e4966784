/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At approval each stay's minutes become a multiple of the unit; what is printed anywhere sums these, so that the
 * printed lines always add up. The rule of the day is kept with the activity. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "activity-approval.h"

#include "activities.h"
#include "attendance.h"
#include "attendance-rules.h"
#include "certificate-basis.h"
#include "ledger-batch.h"
#include "ledger-scan.h"
#include "officers.h"
#include "volunteer-hours.h"
#include "volunteer-totals.h"

#include <string.h>

/* A stay on its way. */
typedef struct
{
  LedgerEdit *edit;
  gint64      volunteer;
  gint64      minutes;
  gboolean    visit;
} Stay;

typedef struct
{
  LedgerStore      *store;
  LedgerEdit       *activity;
  gint64            approver;
  ServiceRule       rule;
  GArray           *stays; /* (element-type Stay), each volunteer's in order of time */
  ActivityApproval *result;
} Approval;

static void
free_finding (gpointer data)
{
  ApprovalFinding *finding = data;

  g_free (finding->who);
  g_free (finding->code);
  g_free (finding->text);
  g_free (finding);
}

static void
clear_stay (gpointer data)
{
  ledger_edit_free (((Stay *) data)->edit);
}

static void
add_finding (ActivityApproval *result,
             gint64            row,
             const char       *who,
             LedgerSeverity    severity,
             const char       *code,
             const char       *text,
             gint64            other)
{
  ApprovalFinding *finding = g_new0 (ApprovalFinding, 1);

  finding->row = row;
  finding->who = g_strdup (who);
  finding->severity = severity;
  finding->code = g_strdup (code);
  finding->text = g_strdup (text);
  finding->other = other;
  result->n_blocking += severity == LEDGER_BLOCKING;
  result->n_doubtful += severity == LEDGER_WARNING;
  g_ptr_array_add (result->findings, finding);
}

static void
take_problems (Approval             *approval,
               gint64                row,
               const char           *who,
               const LedgerProblems *problems)
{
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->severity >= LEDGER_WARNING)
        add_finding (approval->result, row, who, problem->severity, problem->code, problem->text, problem->other);
    }
}

static void
check_activity (Approval *approval)
{
  LedgerRecord *activity = approval->activity->after;
  const char *name = ledger_record_get (activity, ACTIVITY_NAME);
  const char *end = ledger_record_get (activity, ACTIVITY_END);
  g_autofree char *why_not = NULL;

  if (!ledger_record_is (activity, ACTIVITY_STATUS, ACTIVITY_ENDED))
    add_finding (approval->result, 0, name, LEDGER_BLOCKING, "not-ended",
                 activity_is_approved (activity) ? _("时长已经核定过了") : _("活动还没有结束，请先把状态改为“结束”"), 0);
  if (end == NULL)
    add_finding (approval->result, 0, name, LEDGER_BLOCKING, "no-end", _("没有结束时间，请先补上"), 0);
  if (approval->stays->len == 0)
    add_finding (approval->result, 0, name, LEDGER_BLOCKING, "nobody", _("一条签到也没有，没有时长可以核定"), 0);
  if (approval->approver == 0)
    add_finding (approval->result, 0, name, LEDGER_BLOCKING, "no-approver", _("请选择核定人"), 0);
  else if (!officers_may (approval->store, approval->approver, OFFICER_APPROVES, ledger_store_get_today (approval->store), &why_not))
    add_finding (approval->result, 0, name, LEDGER_WARNING, "officer-right", why_not, 0);
}

/* 志愿服务 counts only once a second person has looked at it, unless the union has set otherwise. */
static void
check_second (Approval *approval,
              Stay     *stay,
              const char *who)
{
  if (approval->rule.second && approval->approver != 0 &&
      ledger_record_get_number (stay->edit->after, ATTENDANCE_RECORDER_ID) == approval->approver)
    add_finding (approval->result, stay->edit->after->id, who, LEDGER_BLOCKING, "same-person",
                 _("记录人和核定人是同一人；应由另一人核定，或在“本会”里改为可以相同"), 0);
}

typedef struct
{
  gint64 activity;
  gint64 sum;
} Counted;

static gboolean
counted_scanned_cb (const LedgerScanRow *row,
                    gpointer             data)
{
  Counted *counted = data;

  if (ledger_scan_get_number (row, 1) != counted->activity)
    counted->sum += ledger_scan_get_number (row, 0);
  return TRUE;
}

/* Minutes that count already for the volunteer that day: in other activities, and in earlier stays here. */
static gint64
count_before (Approval *approval,
              guint     place)
{
  static const guint columns[] = { ATTENDANCE_APPROVED, ATTENDANCE_ACTIVITY_ID };
  const Stay *stay = &g_array_index (approval->stays, Stay, place);
  const char *day = ledger_edit_get (stay->edit, ATTENDANCE_DAY);
  g_autoptr (LedgerQuery) query = ledger_query_new (&attendance_register);
  Counted counted = { approval->activity->after->id, 0 };

  ledger_query_add_filter (query, ATTENDANCE_VOLUNTEER_ID, LEDGER_IS, ledger_edit_get (stay->edit, ATTENDANCE_VOLUNTEER_ID));
  ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_IS, day);
  ledger_query_add_filter (query, ATTENDANCE_APPROVED, LEDGER_NOT_EMPTY, NULL);
  ledger_scan (approval->store, query, columns, G_N_ELEMENTS (columns), counted_scanned_cb, &counted, NULL);
  for (guint i = 0; i < place; i++)
    {
      const Stay *earlier = &g_array_index (approval->stays, Stay, i);

      if (earlier->volunteer == stay->volunteer && g_strcmp0 (ledger_edit_get (earlier->edit, ATTENDANCE_DAY), day) == 0)
        counted.sum += earlier->minutes;
    }
  return counted.sum;
}

static void
judge (Approval *approval,
       guint     place)
{
  Stay *stay = &g_array_index (approval->stays, Stay, place);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autofree char *who = ledger_store_dup_shown (approval->store, stay->edit->after, ATTENDANCE_VOLUNTEER_ID, TRUE);
  gint64 raw = ledger_record_get_number (stay->edit->after, ATTENDANCE_RAW);

  attendance_rules_check (stay->edit, TRUE, problems);
  take_problems (approval, stay->edit->after->id, who, problems);
  check_second (approval, stay, who);
  stay->minutes = service_approve (&approval->rule, raw, approval->rule.cap > 0 ? count_before (approval, place) : 0);
  stay->visit = place == 0 || g_array_index (approval->stays, Stay, place - 1).volunteer != stay->volunteer;
  if (approval->rule.cap > 0 && stay->minutes < service_round (raw, approval->rule.unit))
    {
      g_autofree char *cap = service_dup_hours (approval->rule.cap);
      g_autofree char *text = g_strdup_printf (_("一天最多计%s小时，多出的不计"), cap);

      add_finding (approval->result, stay->edit->after->id, who, LEDGER_NOTE, "capped", text, 0);
    }
  approval->result->rows++;
  approval->result->visits += stay->visit;
  approval->result->raw += raw;
  approval->result->minutes += stay->minutes;
}

static int
compare_stays (gconstpointer a,
               gconstpointer b)
{
  const Stay *one = a, *two = b;
  int order;

  if (one->volunteer != two->volunteer)
    return one->volunteer < two->volunteer ? -1 : 1;
  order = g_strcmp0 (ledger_edit_get (one->edit, ATTENDANCE_IN), ledger_edit_get (two->edit, ATTENDANCE_IN));
  if (order != 0)
    return order;
  return one->edit->after->id < two->edit->after->id ? -1 : 1;
}

static gboolean
load_stays (Approval *approval,
            GError  **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (approval->store, &attendance_register, approval->activity->after->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      Stay stay = { .edit = ledger_edit_open_record (approval->store, g_ptr_array_index (rows, i)) };

      stay.volunteer = ledger_record_get_number (stay.edit->after, ATTENDANCE_VOLUNTEER_ID);
      g_array_append_val (approval->stays, stay);
    }
  g_array_sort (approval->stays, compare_stays);
  return rows != NULL;
}

static void
approval_clear (Approval *approval)
{
  g_clear_pointer (&approval->activity, ledger_edit_free);
  g_clear_pointer (&approval->stays, g_array_unref);
  g_clear_pointer (&approval->result, activity_approval_free);
}

static gboolean
prepare (Approval    *approval,
         LedgerStore *store,
         gint64       activity,
         gint64       approver,
         GError     **error)
{
  approval->store = store;
  approval->approver = approver;
  approval->result = g_new0 (ActivityApproval, 1);
  approval->result->findings = g_ptr_array_new_with_free_func (free_finding);
  approval->stays = g_array_new (FALSE, TRUE, sizeof (Stay));
  g_array_set_clear_func (approval->stays, clear_stay);
  service_rule_load (store, &approval->rule);
  approval->activity = ledger_edit_open (store, &activities_register, activity, error);
  if (approval->activity == NULL || !load_stays (approval, error))
    return FALSE;
  check_activity (approval);
  for (guint i = 0; i < approval->stays->len; i++)
    judge (approval, i);
  return TRUE;
}

static gboolean
save_following (LedgerEdit  *edit,
                const char  *why,
                GError     **error)
{
  edit->event = edit->follows = TRUE;
  edit->why = g_strdup (why);
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
write_stays (Approval    *approval,
             const char  *why,
             GError     **error)
{
  for (guint i = 0; i < approval->stays->len; i++)
    {
      Stay *stay = &g_array_index (approval->stays, Stay, i);

      ledger_record_set_number (stay->edit->after, ATTENDANCE_APPROVED, stay->minutes);
      ledger_edit_set (stay->edit, ATTENDANCE_VISIT, stay->visit ? "1" : "0");
      ledger_record_set_number (stay->edit->after, ATTENDANCE_APPROVER_ID, approval->approver);
      ledger_edit_set (stay->edit, ATTENDANCE_APPROVED_DATE, ledger_store_get_today (approval->store));
      if (!save_following (stay->edit, why, error))
        return FALSE;
    }
  return TRUE;
}

/* Each volunteer once. */
static gboolean
reckon (LedgerStore  *store,
        const GArray *stays,
        GError      **error)
{
  for (guint i = 0; i < stays->len; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);

      if ((i == 0 || g_array_index (stays, Stay, i - 1).volunteer != stay->volunteer) &&
          !volunteer_totals_reckon (store, stay->volunteer, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_approval (Approval    *approval,
                const char  *accept,
                GError     **error)
{
  LedgerEdit *activity = approval->activity;
  g_autofree char *why = accept != NULL ? g_strdup_printf (_("核定时长；存疑仍核定：%s"), accept) : g_strdup (_("核定时长"));

  ledger_edit_set (activity, ACTIVITY_STATUS, ACTIVITY_APPROVED);
  ledger_record_set_number (activity->after, ACTIVITY_APPROVER_ID, approval->approver);
  ledger_edit_set (activity, ACTIVITY_APPROVED_DATE, ledger_store_get_today (approval->store));
  ledger_record_set_number (activity->after, ACTIVITY_UNIT, approval->rule.unit);
  ledger_record_set_number (activity->after, ACTIVITY_GRACE, approval->rule.grace);
  ledger_edit_set (activity, ACTIVITY_CAP, NULL);
  if (approval->rule.cap > 0)
    ledger_record_set_number (activity->after, ACTIVITY_CAP, approval->rule.cap);
  return write_stays (approval, why, error) && save_following (activity, why, error) &&
         reckon (approval->store, approval->stays, error);
}

/* The first few by name; the others are in the list. */
static char *
dup_refusal (const ActivityApproval *result)
{
  enum { NAMED = 5 };
  LedgerSeverity severity = result->n_blocking > 0 ? LEDGER_BLOCKING : LEDGER_WARNING;
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < result->findings->len; i++)
    {
      const ApprovalFinding *finding = g_ptr_array_index (result->findings, i);

      if (finding->severity != severity || ++n > NAMED)
        continue;
      g_string_append_printf (text, "%s%s：%s", text->len > 0 ? "；" : "", finding->who, finding->text);
    }
  if (n > NAMED)
    g_string_append_printf (text, _("；等%u处"), n);
  return g_string_free (text, FALSE);
}

static gboolean
is_allowed (const ActivityApproval *result,
            const char             *accept,
            GError                **error)
{
  g_autofree char *refusal = NULL;

  if (result->n_blocking == 0 && (result->n_doubtful == 0 || accept != NULL))
    return TRUE;
  refusal = dup_refusal (result);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               result->n_blocking > 0 ? _("没有核定：%s。") : _("没有核定，请核对：%s。确认无误可写明原因后仍核定。"), refusal);
  return FALSE;
}

void
activity_approval_free (ActivityApproval *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self);
}

ActivityApproval *
activity_approval_try (LedgerStore *store,
                       gint64       activity,
                       gint64       approver,
                       GError     **error)
{
  Approval approval = { 0 };
  ActivityApproval *result = NULL;

  if (prepare (&approval, store, activity, approver, error))
    result = g_steal_pointer (&approval.result);
  approval_clear (&approval);
  return result;
}

static gboolean
run_approval (Approval    *approval,
              const char  *accept,
              GError     **error)
{
  const char *name = ledger_edit_get (approval->activity, ACTIVITY_NAME);
  g_autofree char *title = g_strdup_printf (_("核定时长：%s，%u人次"), name, approval->result->visits);

  if (!is_allowed (approval->result, accept, error) || !ledger_batch_begin (approval->store, "event", title, error))
    return FALSE;
  if (write_approval (approval, accept, error))
    return ledger_batch_commit (approval->store, error);
  ledger_batch_rollback (approval->store);
  return FALSE;
}

/**
 * activity_approve:
 * @accept: (nullable): reason why what is doubtful counts all the same
 */
gboolean
activity_approve (LedgerStore       *store,
                  gint64             activity,
                  gint64             approver,
                  const char        *accept,
                  ActivityApproval **tried,
                  GError           **error)
{
  Approval approval = { 0 };
  gboolean done = prepare (&approval, store, activity, approver, error) && run_approval (&approval, accept, error);

  if (tried != NULL)
    *tried = approval.activity != NULL ? g_steal_pointer (&approval.result) : NULL;
  approval_clear (&approval);
  return done;
}

static gboolean
clear_stays (Approval    *approval,
             const char  *why,
             GError     **error)
{
  static const guint approved[] = { ATTENDANCE_APPROVED, ATTENDANCE_VISIT, ATTENDANCE_APPROVER_ID, ATTENDANCE_APPROVED_DATE };

  for (guint i = 0; i < approval->stays->len; i++)
    {
      Stay *stay = &g_array_index (approval->stays, Stay, i);

      for (guint f = 0; f < G_N_ELEMENTS (approved); f++)
        ledger_edit_set (stay->edit, approved[f], NULL);
      if (!save_following (stay->edit, why, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_revocation (Approval    *approval,
                  const char  *why,
                  GError     **error)
{
  static const guint approved[] = { ACTIVITY_APPROVER_ID, ACTIVITY_APPROVED_DATE, ACTIVITY_UNIT, ACTIVITY_CAP, ACTIVITY_GRACE };

  ledger_edit_set (approval->activity, ACTIVITY_STATUS, ACTIVITY_ENDED);
  for (guint i = 0; i < G_N_ELEMENTS (approved); i++)
    ledger_edit_set (approval->activity, approved[i], NULL);
  return clear_stays (approval, why, error) && save_following (approval->activity, why, error) &&
         reckon (approval->store, approval->stays, error);
}

/* The reason, and which papers speak of the hours. Caller frees; %NULL on failure. */
static char *
dup_reason (LedgerStore  *store,
            gint64        activity,
            const char   *why,
            GError      **error)
{
  GError *failure = NULL;
  g_autofree char *certificates = certificate_basis_dup_words (store, activity, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return certificates == NULL ? g_strdup_printf (_("退回核定：%s"), why)
                              : g_strdup_printf (_("退回核定：%s；据此出具的证明仍在外：%s"), why, certificates);
}

/**
 * activity_revoke:
 * @why: a reason, not empty
 */
gboolean
activity_revoke (LedgerStore *store,
                 gint64       activity,
                 const char  *why,
                 GError     **error)
{
  Approval approval = { 0 };
  gboolean done = prepare (&approval, store, activity, 0, error);
  g_autofree char *title = NULL;
  g_autofree char *reason = done ? dup_reason (store, activity, why, error) : NULL;

  done = reason != NULL;
  if (done && !ledger_record_is (approval.activity->after, ACTIVITY_STATUS, ACTIVITY_APPROVED))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”不是核定状态，不能退回；已归档的请先取消归档。"),
                   ledger_edit_get (approval.activity, ACTIVITY_NAME));
      done = FALSE;
    }
  title = done ? g_strdup_printf (_("退回核定：%s"), ledger_edit_get (approval.activity, ACTIVITY_NAME)) : NULL;
  done = done && ledger_batch_begin (store, "event", title, error);
  if (done && !write_revocation (&approval, reason, error))
    {
      ledger_batch_rollback (store);
      approval_clear (&approval);
      return FALSE;
    }
  done = done && ledger_batch_commit (store, error);
  approval_clear (&approval);
  return done;
}
