/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up people; every save accepts its warnings, so that the tests say what they are about. */
#include "service-cast.h"

#include <string.h>

#include "activities.h"
#include "activity-approval.h"
#include "attendance.h"
#include "officers.h"
#include "teams.h"
#include "union.h"
#include "volunteers.h"

void
cast_init (Cast *cast)
{
  cast->store = roster_new ();
  cast->recorder = roster_add (cast->store, &officers_register, "name=周记|may_record=是");
  cast->approver = roster_add (cast->store, &officers_register, "name=吴核|may_approve=是");
  cast->team = roster_add (cast->store, &teams_register, "name=文艺服务队");
}

void
cast_clear (Cast *cast)
{
  roster_free (cast->store);
}

gint64
cast_volunteer (Cast       *cast,
                const char *name,
                const char *more)
{
  g_autofree char *values = g_strdup_printf ("name=%s|%s", name, more != NULL ? more : "reg_date=2020-01-01");

  return roster_add (cast->store, &volunteers_register, values);
}

gint64
cast_activity (Cast       *cast,
               const char *name,
               const char *start,
               const char *end,
               const char *more)
{
  g_autofree char *values = g_strdup_printf ("name=%s|start_at=%s|end_at=%s|status=4|recorder_id=%" G_GINT64_FORMAT "%s%s", name, start,
                                             end, cast->recorder, more != NULL ? "|" : "", more != NULL ? more : "");

  return roster_add (cast->store, &activities_register, values);
}

LedgerEdit *
cast_stay_edit (Cast       *cast,
                gint64      activity,
                gint64      volunteer,
                const char *in,
                const char *out,
                const char *more)
{
  LedgerEdit *edit = ledger_edit_new (cast->store, &attendance_register);

  ledger_record_set_number (edit->after, ATTENDANCE_ACTIVITY_ID, activity);
  ledger_record_set_number (edit->after, ATTENDANCE_VOLUNTEER_ID, volunteer);
  ledger_edit_derive (edit);
  if (in != NULL)
    g_assert_true (ledger_edit_set_text (edit, ATTENDANCE_IN, in, NULL));
  if (out != NULL)
    g_assert_true (ledger_edit_set_text (edit, ATTENDANCE_OUT, out, NULL));
  if (more != NULL)
    roster_type (edit, more);
  return edit;
}

gint64
cast_stay (Cast       *cast,
           gint64      activity,
           gint64      volunteer,
           const char *in,
           const char *out,
           const char *more)
{
  g_autoptr (LedgerEdit) edit = cast_stay_edit (cast, activity, volunteer, in, out, more);
  g_autoptr (GError) error = NULL;

  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

void
cast_approve (Cast   *cast,
              gint64  activity)
{
  g_autoptr (GError) error = NULL;

  activity_approve (cast->store, activity, cast->approver, "测试", NULL, &error);
  g_assert_no_error (error);
}

char *
cast_findings (Cast   *cast,
               gint64  activity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ActivityApproval) tried = activity_approval_try (cast->store, activity, cast->approver, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tried->findings->len; i++)
    {
      const ApprovalFinding *finding = g_ptr_array_index (tried->findings, i);

      g_test_message ("%s：%s", finding->who, finding->text);
      if (finding->severity != LEDGER_NOTE)
        g_string_append_printf (text, finding->row != 0 ? "%s%c:%s" : "%s(%c:%s)", text->len > 0 ? " " : "",
                                finding->severity == LEDGER_BLOCKING ? 'B' : 'W', finding->code);
    }
  return g_string_free (text, FALSE);
}

gint64
cast_number (Cast                 *cast,
             const LedgerRegister *reg,
             gint64                id,
             guint                 field)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (cast->store, reg, id, NULL);

  g_assert_nonnull (record);
  return ledger_record_get_number (record, field);
}

void
cast_prove (Cast *cast)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; tz_registers[i] != NULL; i++)
    if (tz_registers[i]->prove != NULL)
      {
        tz_registers[i]->prove (cast->store, findings, &error);
        g_assert_no_error (error);
      }
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

void
cast_set_union (Cast       *cast,
                const char *values)
{
  g_autoptr (LedgerRecord) own = ledger_store_load_single (cast->store, &union_register);
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (cast->store, own);
  g_autoptr (GError) error = NULL;

  roster_type (edit, values);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}
