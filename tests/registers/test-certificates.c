/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What certificates say: their sum over a whole year, and what they keep when the hours behind them are taken back. */
#include "activities.h"
#include "activity-approval.h"
#include "attendance.h"
#include "certificate-basis.h"
#include "certificates.h"
#include "sample.h"
#include "service-cast.h"
#include "service-report.h"
#include "volunteer-figures.h"
#include "volunteers.h"

#include <string.h>

#define FROM "2025-01-01"
#define TO   "2025-12-31"

/* 573 hours. */
#define YEAR_MINUTES 34380

/* Hours as they are printed, "2.5", in tenths: the unit of six minutes has no more. */
static gint64
read_tenths (const char *hours)
{
  g_auto (GStrv) parts = g_strsplit (hours, ".", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpuint (strlen (parts[1]), ==, 1);
  return g_ascii_strtoll (parts[0], NULL, 10) * 10 + g_ascii_strtoll (parts[1], NULL, 10);
}

/* What a column of a computed list adds up to on paper. */
static gint64
sum_printed (LedgerStore  *store,
             LedgerRecord *record,
             const char   *list,
             const char   *column)
{
  const LedgerList *found = record->reg->lists;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) error = NULL;
  guint place = 0;
  gint64 sum = 0;

  while (g_strcmp0 (found->name, list) != 0)
    found++;
  while (g_strcmp0 (found->fields[place].name, column) != 0)
    place++;
  found->fill (store, record, rows, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      if (place < row->len)
        sum += read_tenths (g_ptr_array_index (row, place));
    }
  return sum;
}

static LedgerEdit *
make_certificate (LedgerStore *store,
                  gint64       volunteer)
{
  LedgerEdit *edit = certificate_begin (store, volunteer);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_edit_set_text (edit, CERTIFICATE_FROM, FROM, NULL));
  g_assert_true (ledger_edit_set_text (edit, CERTIFICATE_TO, TO, NULL));
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  if (g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    g_clear_pointer (&edit, ledger_edit_free);
  else
    g_assert_no_error (error);
  return edit;
}

/* One certificate for everybody who served that year; those who did not can have none. */
static void
certify_all (LedgerStore *store,
             gint64      *minutes,
             gint64      *tenths,
             guint       *n)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&volunteers_register);
  g_autoptr (GArray) ids = ledger_store_select (store, query, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      LedgerEdit *edit = make_certificate (store, g_array_index (ids, gint64, i));

      if (edit == NULL)
        continue;
      *minutes += ledger_record_get_number (edit->after, CERTIFICATE_MINUTES);
      *tenths += sum_printed (store, edit->after, "details", "minutes");
      (*n)++;
      ledger_edit_free (edit);
    }
}

/* 573 hours from the certificates, the summary, F-13, F-18 and the page, to the minute. */
static void
test_year (void)
{
  static const struct { const char *list; gint64 tenths; } papers[] = {
    { "people", YEAR_MINUTES / 6 }, { "months", YEAR_MINUTES / 6 }, { "categories", YEAR_MINUTES / 6 },
  };
  const ServiceScope scope = { .from = FROM, .to = TO };
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) report = NULL;
  g_autoptr (GPtrArray) figures = NULL, findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = NULL;
  ServiceFigure total = { 0 };
  gint64 minutes = 0, tenths = 0;
  guint n = 0;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  certify_all (store, &minutes, &tenths, &n);
  g_assert_cmpint (minutes, ==, YEAR_MINUTES);
  g_assert_cmpint (tenths * 6, ==, YEAR_MINUTES);
  figures = service_figures_count (store, &scope, SERVICE_BY_NOTHING, &total, &error);
  g_assert_no_error (error);
  g_assert_cmpint (total.n[SERVICE_MINUTES], ==, minutes);
  g_assert_cmpint (total.n[SERVICE_PERSONS], ==, n);
  sentence = service_dup_sentence (store, FROM, TO, &error);
  g_assert_cmpstr (sentence, ==, "2025年，累计录入志愿服务活动11场，记录服务时长573小时。");
  report = service_report_dup_record (store, FROM, TO, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ledger_record_get_number (report, SERVICE_REPORT_MINUTES), ==, minutes);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    g_assert_cmpint (sum_printed (store, report, papers[i].list, "minutes"), ==, papers[i].tenths);
  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  roster_free (store);
}

/* The teams' certificates: every report of a team has its volunteers' hours, together the union's. */
static void
test_teams (void)
{
  const ServiceScope scope = { .from = FROM, .to = TO };
  LedgerStore *store = roster_new ();
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GError) error = NULL;
  gint64 tenths = 0;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  teams = service_figures_count (store, &scope, SERVICE_BY_TEAM, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (teams->len, ==, 5);
  for (guint i = 0; i < teams->len; i++)
    {
      const ServiceFigure *team = g_ptr_array_index (teams, i);
      g_autoptr (LedgerRecord) report = service_report_dup_record (store, FROM, TO, g_ascii_strtoll (team->key, NULL, 10), &error);
      gint64 printed;

      g_assert_no_error (error);
      printed = sum_printed (store, report, "people", "minutes");
      g_assert_cmpint (ledger_record_get_number (report, SERVICE_REPORT_MINUTES), ==, team->n[SERVICE_MINUTES]);
      g_assert_cmpint (printed * 6, ==, team->n[SERVICE_MINUTES]);
      g_assert_cmpint (sum_printed (store, report, "months", "minutes"), ==, printed);
      tenths += printed;
    }
  g_assert_cmpint (tenths * 6, ==, YEAR_MINUTES);
  roster_free (store);
}

static char *
dup_problems (Cast   *cast,
              gint64  certificate)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (cast->store, &certificates_register, certificate, NULL);

  return roster_problems (edit);
}

static void
assert_problems (Cast       *cast,
                 gint64      certificate,
                 const char *expected)
{
  g_autofree char *problems = dup_problems (cast, certificate);

  g_assert_cmpstr (problems, ==, expected);
}

static void
retime (Cast       *cast,
        gint64      stay,
        const char *out)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (cast->store, &attendance_register, stay, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_edit_set_text (edit, ATTENDANCE_OUT, out, NULL));
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* Taken back: named before, kept in the history, unchanged itself, and told while the hours are others. */
static void
test_revoked (void)
{
  Cast cast;
  g_autoptr (LedgerEdit) certificate = NULL;
  g_autoptr (LedgerRecord) kept = NULL, activity_row = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *named = NULL, *nobody = NULL;
  gint64 volunteer, activity, other, stays[2], id;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "2025-03-05 17:00", NULL);
  other = cast_activity (&cast, "清扫", "2025-04-05 09:00", "11:30", NULL);
  stays[0] = cast_stay (&cast, activity, volunteer, "09:00", "11:00", NULL);
  stays[1] = cast_stay (&cast, activity, volunteer, "14:00", "15:00", NULL);
  cast_approve (&cast, activity);
  certificate = make_certificate (cast.store, volunteer);
  id = certificate->after->id;
  named = certificate_basis_dup_words (cast.store, activity, &error);
  g_assert_cmpstr (named, ==, "2026-09-22 服务记录证明 3小时（王芳）");
  nobody = certificate_basis_dup_words (cast.store, other, &error);
  g_assert_no_error (error);
  g_assert_null (nobody);
  assert_problems (&cast, id, "");

  g_assert_true (activity_revoke (cast.store, activity, "时间记错", NULL));
  assert_problems (&cast, id, "W:differs-from-register");
  kept = ledger_store_load (cast.store, &certificates_register, id, NULL);
  g_assert_cmpint (ledger_record_get_number (kept, CERTIFICATE_MINUTES), ==, 180);
  g_assert_cmpint (sum_printed (cast.store, kept, "details", "minutes"), ==, 30);
  cast_prove (&cast);

  /* The same again is what was certified. */
  cast_approve (&cast, activity);
  assert_problems (&cast, id, "");
  /* An hour moved from one stay to the other: the same sum, other lines. */
  g_assert_true (activity_revoke (cast.store, activity, "时间记错", NULL));
  retime (&cast, stays[0], "10:00");
  retime (&cast, stays[1], "16:00");
  cast_approve (&cast, activity);
  assert_problems (&cast, id, "W:differs-from-register");
  /* Voided it is nobody's paper any more. */
  g_assert_true (certificate_void (cast.store, id, "时长有更正", NULL));
  assert_problems (&cast, id, "");
  g_clear_pointer (&named, g_free);
  named = certificate_basis_dup_words (cast.store, activity, &error);
  g_assert_null (named);
  g_clear_pointer (&certificate, ledger_edit_free);
  cast_clear (&cast);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificates/year", test_year);
  g_test_add_func ("/certificates/teams", test_teams);
  g_test_add_func ("/certificates/revoked", test_revoked);
  return g_test_run ();
}
