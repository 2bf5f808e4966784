/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 核定: all or nothing, multiples of the unit, cap, a second person; taken back, undone, and what is fixed afterwards. */
#include <string.h>

#include "activities.h"
#include "activity-approval.h"
#include "attendance.h"
#include "certificates.h"
#include "ledger-batch.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "service-cast.h"
#include "service-record.h"
#include "volunteer-figures.h"
#include "volunteers.h"

#define SETS 1000

static gint64
get_approved (Cast   *cast,
              gint64  stay)
{
  return cast_number (cast, &attendance_register, stay, ATTENDANCE_APPROVED);
}

static gint64
get_total (Cast   *cast,
           gint64  volunteer)
{
  return cast_number (cast, &volunteers_register, volunteer, VOLUNTEER_TOTAL);
}

static const struct
{
  const char *setting;
  gint64      first;  /* 167 minutes */
  gint64      second; /* 44 minutes */
} units[] = {
  { "", 168, 42 },
  { "service_unit=6", 168, 42 },
  { "service_unit=30", 180, 30 },
  { "service_unit=60", 180, 60 },
  { "service_cap=2", 120, 0 },
  { "service_cap=3", 168, 12 },
  { "service_unit=60|service_cap=3.5", 180, 0 },
};

/* Leaving and returning is two stays and one visit. */
static void
test_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      Cast cast;
      gint64 volunteer, activity, first, second;

      cast_init (&cast);
      if (units[i].setting[0] != '\0')
        cast_set_union (&cast, units[i].setting);
      volunteer = cast_volunteer (&cast, "王芳", NULL);
      activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "17:00", NULL);
      second = cast_stay (&cast, activity, volunteer, "14:00", "14:44", NULL);
      first = cast_stay (&cast, activity, volunteer, "09:00", "11:47", NULL);
      cast_approve (&cast, activity);
      g_test_message ("%s", units[i].setting);
      g_assert_cmpint (get_approved (&cast, first), ==, units[i].first);
      g_assert_cmpint (get_approved (&cast, second), ==, units[i].second);
      g_assert_cmpint (cast_number (&cast, &attendance_register, first, ATTENDANCE_RAW), ==, 167);
      g_assert_cmpint (cast_number (&cast, &attendance_register, first, ATTENDANCE_VISIT), ==, 1);
      g_assert_cmpint (cast_number (&cast, &attendance_register, second, ATTENDANCE_VISIT), ==, 0);
      g_assert_cmpint (get_total (&cast, volunteer), ==, units[i].first + units[i].second);
      cast_prove (&cast);
      cast_clear (&cast);
    }
}

/* What another activity of that day counts for already is part of the cap; the next day is new. */
static void
test_cap_across (void)
{
  Cast cast;
  gint64 volunteer, morning, evening, next, stay, other;

  cast_init (&cast);
  cast_set_union (&cast, "service_cap=8");
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  morning = cast_activity (&cast, "上午", "2025-03-05 06:00", "12:00", NULL);
  evening = cast_activity (&cast, "晚上", "2025-03-05 18:00", "23:00", NULL);
  next = cast_activity (&cast, "次日", "2025-03-06 00:00", "06:00", NULL);
  cast_stay (&cast, morning, volunteer, "06:00", "12:00", NULL);
  stay = cast_stay (&cast, evening, volunteer, "18:00", "23:00", NULL);
  other = cast_stay (&cast, next, volunteer, "00:30", "06:00", NULL);
  cast_approve (&cast, morning);
  cast_approve (&cast, evening);
  cast_approve (&cast, next);
  g_assert_cmpint (get_approved (&cast, stay), ==, 120);
  g_assert_cmpint (get_approved (&cast, other), ==, 330);
  g_assert_cmpint (cast_number (&cast, &activities_register, evening, ACTIVITY_CAP), ==, 480);
  g_assert_cmpint (cast_number (&cast, &activities_register, evening, ACTIVITY_UNIT), ==, 6);
  cast_clear (&cast);
}

/* What one row says holds back the whole activity. */
static void
test_refusals (void)
{
  Cast cast;
  gint64 good, bad, activity, empty, planned;
  g_autoptr (GError) error = NULL;
  g_autofree char *findings = NULL, *nobody = NULL, *early = NULL;
  g_autoptr (ActivityApproval) tried = NULL;

  cast_init (&cast);
  good = cast_volunteer (&cast, "王芳", NULL);
  bad = cast_volunteer (&cast, "李强", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL);
  empty = cast_activity (&cast, "空的", "2025-03-06 09:00", "11:30", NULL);
  planned = cast_activity (&cast, "计划的", "2025-03-07 09:00", "11:30", "status=1");
  cast_stay (&cast, activity, good, "09:00", "11:30", NULL);
  cast_stay (&cast, activity, bad, "09:00", NULL, NULL);
  g_assert_false (activity_approve (cast.store, activity, cast.approver, "测试", &tried, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "没有核定：李强：没有签退时间，时长算不出来。");
  g_assert_cmpuint (tried->n_blocking, ==, 1);
  g_assert_cmpint (get_total (&cast, good), ==, 0);
  nobody = cast_findings (&cast, empty);
  g_assert_cmpstr (nobody, ==, "(B:nobody)");
  early = cast_findings (&cast, planned);
  g_assert_cmpstr (early, ==, "(B:not-ended) (B:nobody)");
  cast_clear (&cast);
}

static void
test_second_person (void)
{
  Cast cast;
  gint64 volunteer, activity;
  g_autoptr (GError) error = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL);
  cast_stay (&cast, activity, volunteer, "09:00", "11:30", NULL);
  g_assert_false (activity_approve (cast.store, activity, cast.recorder, "测试", NULL, &error));
  g_assert_nonnull (strstr (error->message, "记录人和核定人是同一人"));
  g_clear_error (&error);
  g_assert_false (activity_approve (cast.store, activity, 0, "测试", NULL, &error));
  g_assert_nonnull (strstr (error->message, "请选择核定人"));
  g_clear_error (&error);
  cast_set_union (&cast, "service_second=2");
  /* Who may not approve is doubtful, and takes a reason. */
  g_assert_false (activity_approve (cast.store, activity, cast.recorder, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "不是可以审批的人"));
  g_clear_error (&error);
  g_assert_true (activity_approve (cast.store, activity, cast.recorder, "只有一名干部", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (activity_approve (cast.store, activity, cast.recorder, "再来", NULL, &error));
  g_assert_nonnull (strstr (error->message, "已经核定过了"));
  cast_clear (&cast);
}

static char *
dup_state (Cast   *cast,
           gint64  activity)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (cast->store, &activities_register, activity, NULL);
  g_autoptr (GPtrArray) rows = ledger_store_load_children (cast->store, &attendance_register, activity, NULL);
  GString *text = g_string_new (ledger_record_get (record, ACTIVITY_STATUS));

  g_string_append_printf (text, " %s %s", ledger_record_get (record, ACTIVITY_APPROVER_ID) != NULL ? "approver" : "-",
                          ledger_record_get (record, ACTIVITY_UNIT) != NULL ? ledger_record_get (record, ACTIVITY_UNIT) : "-");
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      const char *minutes = ledger_record_get (row, ATTENDANCE_APPROVED), *visit = ledger_record_get (row, ATTENDANCE_VISIT);

      g_string_append_printf (text, " %s/%s", minutes != NULL ? minutes : "-", visit != NULL ? visit : "-");
    }
  return g_string_free (text, FALSE);
}

static void
assert_state (Cast       *cast,
              gint64      activity,
              gint64      volunteer,
              const char *expected,
              gint64      total)
{
  g_autofree char *state = dup_state (cast, activity);

  g_assert_cmpstr (state, ==, expected);
  g_assert_cmpint (get_total (cast, volunteer), ==, total);
  cast_prove (cast);
}

static void
undo_last (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = ledger_batch_undo (cast->store, ledger_batch_find_undoable (cast->store), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < undo->kept_rows->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (undo->kept_rows, i));
  g_assert_cmpuint (undo->kept, ==, 0);
}

static void
test_undo (void)
{
  Cast cast;
  gint64 volunteer, activity;
  g_autoptr (GError) error = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "17:00", NULL);
  cast_stay (&cast, activity, volunteer, "09:00", "11:00", NULL);
  cast_stay (&cast, activity, volunteer, "14:00", "15:00", NULL);
  assert_state (&cast, activity, volunteer, "4 - - -/- -/-", 0);
  cast_approve (&cast, activity);
  assert_state (&cast, activity, volunteer, "5 approver 6 120/1 60/0", 180);
  undo_last (&cast);
  assert_state (&cast, activity, volunteer, "4 - - -/- -/-", 0);
  cast_approve (&cast, activity);
  activity_revoke (cast.store, activity, "时间记错", &error);
  g_assert_no_error (error);
  assert_state (&cast, activity, volunteer, "4 - - -/- -/-", 0);
  /* The undo of taking it back. */
  undo_last (&cast);
  assert_state (&cast, activity, volunteer, "5 approver 6 120/1 60/0", 180);
  g_assert_true (activity_revoke (cast.store, activity, "再退", NULL));
  g_assert_false (activity_revoke (cast.store, activity, "再退", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  cast_clear (&cast);
}

static gboolean
try_set (Cast                 *cast,
         const LedgerRegister *reg,
         gint64                id,
         const char           *values)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (cast->store, reg, id, NULL);

  roster_type (edit, values);
  edit->accept = g_strdup ("测试");
  return ledger_edit_save (edit, NULL, NULL);
}

/* Once approved the times stand; archived, everything does. */
static void
test_fixed (void)
{
  Cast cast;
  gint64 volunteer, activity, stay;
  g_autoptr (LedgerEdit) late = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL);
  stay = cast_stay (&cast, activity, volunteer, "09:00", "11:30", NULL);
  g_assert_false (try_set (&cast, &activities_register, activity, "status=5"));
  cast_approve (&cast, activity);
  g_assert_false (try_set (&cast, &attendance_register, stay, "out_at=11:00"));
  g_assert_true (try_set (&cast, &attendance_register, stay, "rating=优|external_ref=SD1"));
  g_assert_false (try_set (&cast, &activities_register, activity, "end_at=2025-03-05 12:00"));
  g_assert_false (try_set (&cast, &activities_register, activity, "status=4"));
  g_assert_true (try_set (&cast, &activities_register, activity, "summary=共接诊30人"));
  late = cast_stay_edit (&cast, activity, volunteer, "11:30", "12:00", NULL);
  late->accept = g_strdup ("测试");
  g_assert_false (ledger_edit_save (late, NULL, NULL));
  g_assert_false (ledger_store_remove (cast.store, &attendance_register, stay, "误录", NULL));
  g_assert_false (ledger_store_remove (cast.store, &activities_register, activity, "误录", NULL));
  g_assert_true (try_set (&cast, &activities_register, activity, "status=6"));
  g_assert_false (try_set (&cast, &activities_register, activity, "place=别处"));
  g_assert_false (try_set (&cast, &attendance_register, stay, "rating=良"));
  g_assert_true (try_set (&cast, &activities_register, activity, "status=5"));
  g_assert_true (try_set (&cast, &activities_register, activity, "place=别处"));
  g_clear_pointer (&late, ledger_edit_free);
  cast_clear (&cast);
}

/* One made-up day: up to eight people with up to three stays each. */
static void
fill_activity (Cast   *cast,
               GRand  *random,
               gint64  activity,
               gint64 *people,
               guint   n_people,
               const char *day)
{
  for (guint p = 0; p < n_people; p++)
    {
      gint minute = g_rand_int_range (random, 0, 60);
      guint n = (guint) g_rand_int_range (random, 0, 4);

      for (guint s = 0; s < n; s++)
        {
          gint from = minute, to = from + g_rand_int_range (random, 4, 240);
          g_autofree char *in = g_strdup_printf ("%s %02d:%02d", day, from / 60, from % 60);
          g_autofree char *out = g_strdup_printf ("%s %02d:%02d", day, to / 60, to % 60);

          cast_stay (cast, activity, people[p], in, out, NULL);
          minute = to + g_rand_int_range (random, 0, 60);
        }
    }
}

/* "1.4" read back in tenths of an hour, as somebody adds up the paper with a pencil. */
static gint64
read_tenths (const char *printed)
{
  g_auto (GStrv) parts = g_strsplit (printed, ".", 2);

  return g_ascii_strtoll (parts[0], NULL, 10) * 10 + (parts[1] != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : 0);
}

static gint64
read_minutes_shown (gint64 minutes)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);
  g_autofree char *shown = ledger_field_dup_shown (&attendance_register.fields[ATTENDANCE_APPROVED], value, TRUE);

  return read_tenths (shown);
}

/* The printed lines of everybody's record add up to the printed total, and these to the union's. */
static void
check_printed (Cast   *cast,
               gint64 *people,
               guint   n_people)
{
  const ServiceScope scope = { 0 };
  ServiceFigure total;
  g_autoptr (GPtrArray) figures = service_figures_count (cast->store, &scope, SERVICE_BY_PERSON, &total, NULL);
  gint64 of_all = 0, of_figures = 0;

  for (guint p = 0; p < n_people; p++)
    {
      g_autoptr (GPtrArray) lines = service_record_load (cast->store, people[p], NULL, NULL, NULL);
      gint64 minutes = 0, of_lines = 0;

      service_record_sum (lines, NULL, &minutes);
      for (guint i = 0; i < lines->len; i++)
        of_lines += read_minutes_shown (((ServiceLine *) g_ptr_array_index (lines, i))->minutes);
      g_assert_cmpint (of_lines, ==, read_minutes_shown (minutes));
      g_assert_cmpint (get_total (cast, people[p]), ==, minutes);
      of_all += of_lines;
    }
  for (guint i = 0; i < figures->len; i++)
    of_figures += read_minutes_shown (((ServiceFigure *) g_ptr_array_index (figures, i))->n[SERVICE_MINUTES]);
  g_assert_cmpint (of_all, ==, read_minutes_shown (total.n[SERVICE_MINUTES]));
  g_assert_cmpint (of_figures, ==, of_all);
}

/* A thousand activities of random people and times, under each unit in turn. */
static void
test_random (void)
{
  static const char *const settings[] = { "service_unit=6|service_cap=", "service_unit=30", "service_unit=60|service_cap=5" };
  g_autoptr (GRand) random = g_rand_new_with_seed (573);
  gint64 people[8];
  Cast cast;

  cast_init (&cast);
  for (guint p = 0; p < G_N_ELEMENTS (people); p++)
    {
      g_autofree char *name = g_strdup_printf ("张三%c", 'A' + p);

      people[p] = cast_volunteer (&cast, name, "reg_date=2000-01-01");
    }
  for (guint i = 0; i < SETS; i++)
    {
      g_autofree char *day = ledger_date_add_days ("2020-01-01", (int) i);
      g_autofree char *start = g_strdup_printf ("%s 00:00", day);
      g_autofree char *end = g_strdup_printf ("%s 23:59", day);
      gint64 activity;

      if (i % 100 == 0)
        cast_set_union (&cast, settings[i / 100 % G_N_ELEMENTS (settings)]);
      activity = cast_activity (&cast, day, start, end, NULL);
      g_assert_true (ledger_batch_begin (cast.store, "import", day, NULL));
      cast_stay (&cast, activity, people[0], "00:00", "00:13", NULL);
      fill_activity (&cast, random, activity, people + 1, G_N_ELEMENTS (people) - 1, day);
      g_assert_true (ledger_batch_commit (cast.store, NULL));
      cast_approve (&cast, activity);
      if (i % 100 == 99)
        check_printed (&cast, people, G_N_ELEMENTS (people));
    }
  cast_prove (&cast);
  cast_clear (&cast);
}

static void
test_certificate (void)
{
  Cast cast;
  gint64 volunteer, activity, second;
  g_autoptr (LedgerEdit) empty = NULL, certificate = NULL;
  g_autoptr (LedgerRecord) kept = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL, *later = NULL;
  LedgerEdit *open;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", "place=广场|content=量血压\n发药");
  second = cast_activity (&cast, "清扫", "2025-04-05 09:00", "11:30", NULL);
  cast_stay (&cast, activity, volunteer, "09:00", "11:30", "rating=优");
  cast_stay (&cast, second, volunteer, "09:00", "10:00", NULL);
  empty = certificate_begin (cast.store, volunteer);
  problems = roster_problems (empty);
  g_assert_cmpstr (problems, ==, "B:nothing-approved");
  cast_approve (&cast, activity);
  certificate = certificate_begin (cast.store, volunteer);
  ledger_edit_save (certificate, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ledger_record_get_number (certificate->after, CERTIFICATE_MINUTES), ==, 150);
  g_assert_cmpint (ledger_record_get_number (certificate->after, CERTIFICATE_TIMES), ==, 1);
  /* What happens later changes nothing of it, and is told. */
  g_assert_true (try_set (&cast, &activities_register, activity, "name=改了名"));
  cast_approve (&cast, second);
  kept = ledger_store_load (cast.store, &certificates_register, certificate->after->id, NULL);
  g_assert_true (certificates_register.lists[0].fill (cast.store, kept, rows, NULL));
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, 0), 1), ==, "义诊");
  g_assert_cmpstr (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, 0), 4), ==, "2.5");
  g_assert_cmpstr (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, 0), 5), ==, "优");
  open = ledger_edit_open_record (cast.store, kept);
  later = roster_problems (open);
  g_assert_cmpstr (later, ==, "W:differs-from-register");
  ledger_edit_free (open);
  g_assert_false (try_set (&cast, &certificates_register, kept->id, "from_date=2025-01-01"));
  g_assert_true (certificate_void (cast.store, kept->id, "开错了", &error));
  g_assert_false (certificate_void (cast.store, kept->id, "开错了", &error));
  cast_prove (&cast);
  g_clear_pointer (&empty, ledger_edit_free);
  g_clear_pointer (&certificate, ledger_edit_free);
  cast_clear (&cast);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/approval/units", test_units);
  g_test_add_func ("/approval/cap-across", test_cap_across);
  g_test_add_func ("/approval/refusals", test_refusals);
  g_test_add_func ("/approval/second-person", test_second_person);
  g_test_add_func ("/approval/undo", test_undo);
  g_test_add_func ("/approval/fixed", test_fixed);
  g_test_add_func ("/approval/certificate", test_certificate);
  g_test_add_func ("/approval/random", test_random);
  return g_test_run ();
}
