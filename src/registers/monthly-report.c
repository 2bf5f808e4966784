/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reckoning a monthly report from the one sent before it and what the ledger says now; reading one that was sent. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ledger-date.h"
#include "membership-report.h"
#include "monthly-report-late.h"
#include "monthly-report-roster.h"
#include "org-tree.h"

/* Where a month stands among the reports sent of one organisation. Rows belong to the caller. */
typedef struct
{
  LedgerRecord *covering; /* it is told in this one */
  LedgerRecord *previous; /* the last one before it */
  LedgerRecord *later;    /* the first one after it */
} Place;

static void
clear_place (Place *place)
{
  g_clear_pointer (&place->covering, ledger_record_unref);
  g_clear_pointer (&place->previous, ledger_record_unref);
  g_clear_pointer (&place->later, ledger_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

static void
filter_org (LedgerQuery *query,
            gint64       org)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, org);

  if (org != 0)
    ledger_query_add_filter (query, MONTHLY_REPORT_ORG_ID, LEDGER_IS, id);
  else
    ledger_query_add_filter (query, MONTHLY_REPORT_ORG_ID, LEDGER_EMPTY, NULL);
}

static void
put_in_place (Place        *place,
              LedgerRecord *record,
              const char   *month)
{
  LedgerRecord **at = &place->covering;

  if (strcmp (ledger_record_get (record, MONTHLY_REPORT_MONTH), month) < 0)
    at = &place->previous;
  else if (strcmp (ledger_record_get (record, MONTHLY_REPORT_FROM_MONTH), month) > 0)
    at = &place->later;
  /* In order of month: the last one before, the first one after. */
  if (at == &place->previous)
    g_clear_pointer (at, ledger_record_unref);
  if (*at == NULL)
    *at = ledger_record_ref (record);
}

/* @month: "2026-09" */
static gboolean
find_place (LedgerStore  *store,
            const char   *month,
            gint64        org,
            Place        *place,
            GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&monthly_reports_register);
  g_autoptr (GArray) ids = NULL;

  filter_org (query, org);
  ledger_query_add_filter (query, MONTHLY_REPORT_STATUS, LEDGER_IS, MONTHLY_REPORT_IS_SENT);
  ledger_query_set_sort (query, MONTHLY_REPORT_MONTH, FALSE);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, &monthly_reports_register,
                                                           g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      put_in_place (place, record, month);
    }
  return ids != NULL;
}

static gint64
find_draft (LedgerStore *store,
            const char  *month,
            gint64       org)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&monthly_reports_register);
  g_autoptr (GArray) ids = NULL;

  filter_org (query, org);
  ledger_query_add_filter (query, MONTHLY_REPORT_STATUS, LEDGER_IS, MONTHLY_REPORT_DRAFT);
  ledger_query_add_filter (query, MONTHLY_REPORT_MONTH, LEDGER_IS, month);
  ids = ledger_store_select (store, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static char *
dup_next_month (const char *month)
{
  g_autofree char *first = g_strdup_printf ("%.7s-01", month);
  g_autofree char *next = ledger_date_add_months (first, 1);

  return g_strndup (next, 7);
}

static void
row_visited_cb (MembershipLine line,
                gint64         member,
                guint          traits,
                gpointer       data)
{
  MonthlyReportRow row = { line, member, traits };

  g_array_append_val (data, row);
}

static GArray *
list_members (LedgerStore   *store,
              const char    *day,
              const char    *age_day,
              const GArray  *orgs,
              GError       **error)
{
  g_autoptr (GArray) roster = g_array_new (FALSE, FALSE, sizeof (MonthlyReportRow));

  return membership_each_member (store, day, age_day, orgs, row_visited_cb, roster, error)
         ? g_steal_pointer (&roster) : NULL;
}

/* What is told of the months before, and what happened in those of the report. */
static gboolean
reckon_rows (LedgerStore    *store,
             const GArray   *orgs,
             MonthlyReport  *report,
             GError        **error)
{
  g_autofree char *from = g_strconcat (report->from_month, "-01", NULL);
  g_autofree char *to = membership_month_end (report->month);
  g_autofree char *before = ledger_date_add_days (from, -1);
  g_autoptr (GArray) now = list_members (store, before, before, orgs, error);
  g_autoptr (GArray) older = now != NULL ? list_members (store, before, to, orgs, error) : NULL;

  if (older == NULL)
    return FALSE;
  report->start = report->previous != 0 ? monthly_report_roster_load (store, report->previous, error) : g_array_ref (now);
  if (report->start == NULL)
    return FALSE;
  monthly_report_roster_diff (report->start, now, FALSE, report->rows);
  monthly_report_roster_diff (now, older, TRUE, report->rows);
  return membership_each_change (store, from, to, orgs, row_visited_cb, report->rows, error);
}

static MonthlyReport *
new_report (const char *month,
            gint64      org)
{
  MonthlyReport *report = g_new0 (MonthlyReport, 1);

  report->month = g_strndup (month, 7);
  report->from_month = g_strdup (report->month);
  report->org = org;
  report->rows = g_array_new (FALSE, FALSE, sizeof (MonthlyReportRow));
  return report;
}

static void
go_on_from (MonthlyReport      *report,
            const LedgerRecord *previous)
{
  report->previous = previous->id;
  report->previous_month = g_strdup (ledger_record_get (previous, MONTHLY_REPORT_MONTH));
  g_free (report->from_month);
  report->from_month = dup_next_month (report->previous_month);
}

MonthlyReport *
monthly_report_reckon (LedgerStore  *store,
                       const char   *month,
                       gint64        org,
                       GError      **error)
{
  g_autoptr (MonthlyReport) report = new_report (month, org);
  g_auto (Place) place = { NULL };
  g_autoptr (GArray) orgs = NULL;

  if (!find_place (store, report->month, org, &place, error))
    return NULL;
  if (place.covering != NULL)
    return monthly_report_load (store, place.covering, error);
  if (place.later != NULL)
    report->state = MONTHLY_REPORT_STATE_PAST;
  else
    report->id = find_draft (store, report->month, org);
  if (place.previous != NULL && place.later == NULL)
    go_on_from (report, place.previous);
  if (!org_tree_read_below (store, org, &orgs, error) || !reckon_rows (store, orgs, report, error))
    return NULL;
  monthly_report_roster_count (report->start, report->rows, &report->balance);
  report->late = monthly_report_late_explain (store, report, error);
  return report->late != NULL ? g_steal_pointer (&report) : NULL;
}

/* The figures stand in rows of their own: they are read, never counted again. */
static gboolean
read_figures (LedgerStore    *store,
              MonthlyReport  *report,
              GError        **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &monthly_report_lines_register, report->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows, i);

      for (guint line = 0; line < MEMBERSHIP_N_LINES; line++)
        if (ledger_record_is (row, MONTHLY_REPORT_LINE_LINE, membership_line_get_code (line)))
          for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
            report->balance.lines[line].n[trait] =
              (guint) ledger_record_get_number (row, MONTHLY_REPORT_LINE_TOTAL + trait);
    }
  return rows != NULL;
}

MonthlyReport *
monthly_report_load (LedgerStore         *store,
                     const LedgerRecord  *record,
                     GError             **error)
{
  g_autoptr (MonthlyReport) report = g_new0 (MonthlyReport, 1);

  report->state = MONTHLY_REPORT_STATE_SENT;
  report->from_month = g_strdup (ledger_record_get (record, MONTHLY_REPORT_FROM_MONTH));
  report->month = g_strdup (ledger_record_get (record, MONTHLY_REPORT_MONTH));
  report->org = ledger_record_get_number (record, MONTHLY_REPORT_ORG_ID);
  report->id = record->id;
  report->previous = ledger_record_get_number (record, MONTHLY_REPORT_PREVIOUS);
  report->sent = g_strdup (ledger_record_get (record, MONTHLY_REPORT_SENT));
  report->sent_by = g_strdup (ledger_record_get (record, MONTHLY_REPORT_SENT_BY));
  if (!read_figures (store, report, error) ||
      !monthly_report_roster_read (store, record, &report->start, &report->rows, error))
    return NULL;
  if (report->start == NULL)
    report->start = monthly_report_roster_load (store, report->previous, error);
  report->late = report->start != NULL ? monthly_report_late_load (store, report->id, error) : NULL;
  return report->late != NULL ? g_steal_pointer (&report) : NULL;
}

void
monthly_report_free (MonthlyReport *report)
{
  g_free (report->from_month);
  g_free (report->month);
  g_free (report->previous_month);
  g_free (report->sent);
  g_free (report->sent_by);
  g_clear_pointer (&report->start, g_array_unref);
  g_clear_pointer (&report->rows, g_array_unref);
  g_clear_pointer (&report->late, g_ptr_array_unref);
  g_free (report);
}

GArray *
monthly_report_list_behind (const MonthlyReport *report,
                            MembershipLine       line,
                            MembershipTrait      trait)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) end = line == MEMBERSHIP_END ? monthly_report_roster_apply (report->start, report->rows) : NULL;
  const GArray *rows = line == MEMBERSHIP_START ? report->start : line == MEMBERSHIP_END ? end : report->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      const MonthlyReportRow *row = &g_array_index (rows, MonthlyReportRow, i);

      if ((rows != report->rows || row->line == line) && (row->traits >> trait & 1) != 0)
        g_array_append_val (ids, row->member);
    }
  return ids;
}

char *
monthly_report_dup_period (const char *from_month,
                           const char *month)
{
  if (strcmp (from_month, month) == 0)
    return g_strdup_printf (_("%d年%d月"), atoi (month), atoi (month + 5));
  if (strncmp (from_month, month, 4) == 0)
    return g_strdup_printf (_("%d年%d月至%d月"), atoi (month), atoi (from_month + 5), atoi (month + 5));
  return g_strdup_printf (_("%d年%d月至%d年%d月"), atoi (from_month), atoi (from_month + 5), atoi (month), atoi (month + 5));
}

/**
 * monthly_report_dup_record:
 *
 * Returns: (transfer full): %NULL when the file cannot be read
 */
LedgerRecord *
monthly_report_dup_record (LedgerStore  *store,
                           const char   *month,
                           gint64        org,
                           GError      **error)
{
  g_autofree char *short_month = g_strndup (month, 7);
  g_auto (Place) place = { NULL };
  g_autoptr (LedgerEdit) edit = NULL;
  gint64 draft;

  if (!find_place (store, short_month, org, &place, error))
    return NULL;
  if (place.covering != NULL)
    return g_steal_pointer (&place.covering);
  draft = find_draft (store, short_month, org);
  edit = draft != 0 ? ledger_edit_open (store, &monthly_reports_register, draft, error)
                    : ledger_edit_new (store, &monthly_reports_register);
  if (edit == NULL)
    return NULL;
  ledger_edit_set (edit, MONTHLY_REPORT_MONTH, short_month);
  if (org != 0)
    ledger_record_set_number (edit->after, MONTHLY_REPORT_ORG_ID, org);
  ledger_edit_derive (edit);
  return ledger_record_ref (edit->after);
}

GPtrArray *
monthly_report_list_kept (LedgerStore  *store,
                          gint64        org,
                          GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&monthly_reports_register);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  g_autoptr (GArray) ids = NULL;

  filter_org (query, org);
  ledger_query_add_filter (query, MONTHLY_REPORT_STATUS, LEDGER_IS_NOT, MONTHLY_REPORT_DRAFT);
  ledger_query_set_sort (query, MONTHLY_REPORT_MONTH, TRUE);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LedgerRecord *record = ledger_store_load (store, &monthly_reports_register, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (kept, record);
    }
  return ids != NULL ? g_steal_pointer (&kept) : NULL;
}

char *
monthly_report_dup_from (LedgerStore *store,
                         const char  *month,
                         gint64       org)
{
  g_auto (Place) place = { NULL };

  if (find_place (store, month, org, &place, NULL) && place.covering == NULL && place.later == NULL &&
      place.previous != NULL)
    return dup_next_month (ledger_record_get (place.previous, MONTHLY_REPORT_MONTH));
  return g_strdup (month);
}

gint64
monthly_report_find_sent (LedgerStore *store,
                          const char  *day)
{
  g_autofree char *month = g_strndup (day, 7);
  g_autoptr (LedgerQuery) query = ledger_query_new (&monthly_reports_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, MONTHLY_REPORT_STATUS, LEDGER_IS, MONTHLY_REPORT_IS_SENT);
  ledger_query_add_filter (query, MONTHLY_REPORT_FROM_MONTH, LEDGER_AT_MOST, month);
  ledger_query_add_filter (query, MONTHLY_REPORT_MONTH, LEDGER_AT_LEAST, month);
  query->limit = 1;
  ids = ledger_store_select (store, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

gint64
monthly_report_find_later (LedgerStore *store,
                           const char  *month,
                           gint64       org)
{
  g_auto (Place) place = { NULL };

  return find_place (store, month, org, &place, NULL) && place.later != NULL ? place.later->id : 0;
}
