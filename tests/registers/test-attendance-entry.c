/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps a clerk who enters stays: usual times once, whole lists of people, sums before anything is saved; and the
 * way of an activity from state to state. */
#include "activities.h"
#include "activity-steps.h"
#include "attendance-entry.h"
#include "attendance.h"
#include "service-cast.h"

static LedgerEdit *
get_stay (LedgerEdit *activity,
          guint       index)
{
  return g_ptr_array_index (activity->children, index);
}

static LedgerEdit *
add_stay (LedgerEdit *activity,
          gint64      volunteer,
          const char *in,
          const char *out)
{
  LedgerEdit *stay = ledger_edit_add_child (activity, &attendance_register);

  ledger_record_set_number (stay->after, ATTENDANCE_VOLUNTEER_ID, volunteer);
  ledger_edit_set (stay, ATTENDANCE_IN, in);
  ledger_edit_set (stay, ATTENDANCE_OUT, out);
  ledger_edit_derive (stay);
  return stay;
}

static void
test_fill (void)
{
  Cast cast;
  g_autoptr (LedgerEdit) activity = NULL;
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  LedgerEdit *stay, *blank, *given;
  gint64 volunteer;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = ledger_edit_open (cast.store, &activities_register, cast_activity (&cast, "守夜", "2025-03-05 22:00", "2025-03-06 01:00", NULL), NULL);
  attendance_entry_times (activity, &in, &out);
  g_assert_cmpstr (in, ==, "22:00");
  g_assert_cmpstr (out, ==, "01:00");
  stay = add_stay (activity, volunteer, NULL, NULL);
  g_assert_true (attendance_entry_fill (stay, in, out));
  g_assert_cmpstr (ledger_edit_get (stay, ATTENDANCE_IN), ==, "2025-03-05 22:00");
  g_assert_cmpstr (ledger_edit_get (stay, ATTENDANCE_OUT), ==, "2025-03-06 01:00");
  g_assert_cmpint (ledger_record_get_number (stay->after, ATTENDANCE_RAW), ==, 180);
  /* Not what has a time, nor what names nobody, nor an old record that has its hours. */
  g_assert_false (attendance_entry_fill (stay, "08:00", "09:00"));
  blank = ledger_edit_add_child (activity, &attendance_register);
  g_assert_false (attendance_entry_fill (blank, in, out));
  given = add_stay (activity, volunteer, NULL, NULL);
  ledger_edit_set (given, ATTENDANCE_GIVEN, "90");
  g_assert_false (attendance_entry_fill (given, in, out));
  g_assert_null (ledger_edit_get (given, ATTENDANCE_IN));
  g_clear_pointer (&activity, ledger_edit_free);
  cast_clear (&cast);
}

static void
test_add (void)
{
  Cast cast;
  g_autoptr (LedgerEdit) activity = NULL;
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[3];

  cast_init (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      static const char *const names[] = { "王芳", "李静", "张伟" };

      ids[i] = cast_volunteer (&cast, names[i], NULL);
      g_array_append_val (people, ids[i]);
    }
  activity = ledger_edit_open (cast.store, &activities_register, cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL), NULL);
  ledger_edit_add_child (activity, &attendance_register);
  attendance_entry_add (activity, people);
  /* The blank row was taken first. */
  g_assert_cmpuint (activity->children->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpint (ledger_record_get_number (get_stay (activity, i)->after, ATTENDANCE_VOLUNTEER_ID), ==, ids[i]);
      g_assert_true (attendance_entry_holds (activity, ids[i]));
    }
  get_stay (activity, 1)->removed = TRUE;
  g_assert_false (attendance_entry_holds (activity, ids[1]));
  g_clear_pointer (&activity, ledger_edit_free);
  cast_clear (&cast);
}

/* As an approval would count them: 150, then 44 of the same person, 10 that round to 12, one that leaves. */
static void
test_sums (void)
{
  Cast cast;
  g_autoptr (LedgerEdit) activity = NULL;
  AttendanceSums sums;
  gint64 one, two;

  cast_init (&cast);
  one = cast_volunteer (&cast, "王芳", NULL);
  two = cast_volunteer (&cast, "李静", NULL);
  activity = ledger_edit_open (cast.store, &activities_register, cast_activity (&cast, "义诊", "2025-03-05 09:00", "17:00", NULL), NULL);
  attendance_entry_sum (activity, &sums);
  g_assert_cmpuint (sums.rows, ==, 0);
  add_stay (activity, one, "09:00", "11:30");
  add_stay (activity, one, "14:00", "14:44");
  add_stay (activity, two, "09:00", "09:10");
  add_stay (activity, two, "10:00", "12:00")->removed = TRUE;
  ledger_edit_add_child (activity, &attendance_register);
  attendance_entry_sum (activity, &sums);
  g_assert_cmpuint (sums.rows, ==, 3);
  g_assert_cmpuint (sums.persons, ==, 2);
  g_assert_cmpint (sums.raw, ==, 204);
  g_assert_cmpint (sums.minutes, ==, 150 + 42 + 12);
  g_assert_false (sums.approved);
  /* No more than two hours a day for one person. */
  cast_set_union (&cast, "service_cap=2");
  attendance_entry_sum (activity, &sums);
  g_assert_cmpint (sums.minutes, ==, 120 + 12);
  g_clear_pointer (&activity, ledger_edit_free);
  cast_clear (&cast);
}

static const struct
{
  const char *status;
  const char *today;
  const char *next;
} ways[] = {
  { ACTIVITY_PLANNED, "2025-03-01", ACTIVITY_RECRUITING },
  { ACTIVITY_RECRUITING, "2025-03-01", ACTIVITY_RUNNING },
  { ACTIVITY_RUNNING, "2025-03-04", ACTIVITY_ENDED },
  { ACTIVITY_PLANNED, "2025-03-05", ACTIVITY_ENDED },
  { ACTIVITY_RECRUITING, "2025-04-01", ACTIVITY_ENDED },
  { ACTIVITY_ENDED, "2025-04-01", ACTIVITY_APPROVED },
  { ACTIVITY_APPROVED, "2025-04-01", ACTIVITY_ARCHIVED },
  { ACTIVITY_ARCHIVED, "2025-04-01", NULL },
  { ACTIVITY_CANCELLED, "2025-04-01", NULL },
};

static void
test_steps (void)
{
  Cast cast;
  gint64 id;

  cast_init (&cast);
  id = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (LedgerEdit) activity = ledger_edit_open (cast.store, &activities_register, id, NULL);

      ledger_edit_set (activity, ACTIVITY_STATUS, ways[i].status);
      g_test_message ("%s %s", ways[i].status, ways[i].today);
      g_assert_cmpstr (activity_step_next (activity->after, ways[i].today), ==, ways[i].next);
    }
  cast_clear (&cast);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendance-entry/fill", test_fill);
  g_test_add_func ("/attendance-entry/add", test_add);
  g_test_add_func ("/attendance-entry/sums", test_sums);
  g_test_add_func ("/attendance-entry/steps", test_steps);
  return g_test_run ();
}
