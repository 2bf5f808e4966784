/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monthly report of a month: as it was sent, or as it would be sent now; sending and voiding it.
 *
 * A report goes on from the one sent before it: its beginning is that one's end, and it covers all months since.
 * What was entered, voided or corrected meanwhile in months already reported stands in its rows 跨期调整. */
#pragma once

#include "ledger-edit.h"
#include "membership-figures.h"
#include "monthly-reports.h"

G_BEGIN_DECLS

typedef enum
{
  MONTHLY_REPORT_STATE_DRAFT, /* reckoned now; may be sent */
  MONTHLY_REPORT_STATE_SENT,  /* as it was sent */
  MONTHLY_REPORT_STATE_PAST,  /* reckoned now; a later month was sent already */
} MonthlyReportState;

/* One member counted in a line, in the columns of the bits of @traits. */
typedef struct
{
  MembershipLine line;
  gint64         member;
  guint          traits;
} MonthlyReportRow;

/**
 * MonthlyReportLate:
 * @is_in: comes into the columns, else goes from them
 * @columns: bit i for each MembershipTrait
 * @why: in words: which changes were entered or voided, what was corrected
 */
typedef struct
{
  gint64   member;
  char    *name;
  gboolean is_in;
  guint    columns;
  char    *why;
} MonthlyReportLate;

/**
 * MonthlyReport:
 * @from_month, @month: first and last month, "2026-09"
 * @org: row id, 0 for the whole ledger
 * @id: row of the sent report, or of the draft where the clerk keeps one, or 0
 * @previous: row of the sent report it goes on from, or 0
 * @previous_month: its last month, or %NULL
 * @sent, @sent_by: day and clerk, %NULL unless sent
 * @start: (element-type MonthlyReportRow): who was there at the beginning, by id; @rows: what happened, in the
 *   order in which it leads from @start to the end
 * @late: (element-type MonthlyReportLate)
 */
typedef struct
{
  MonthlyReportState  state;
  char               *from_month;
  char               *month;
  gint64              org;
  gint64              id;
  gint64              previous;
  char               *previous_month;
  char               *sent;
  char               *sent_by;
  MembershipBalance   balance;
  GArray             *start;
  GArray             *rows;
  GPtrArray          *late;
} MonthlyReport;

/* @month: "2026-09", or a day in it. @org: it and those below it, 0 for all. */
MonthlyReport *monthly_report_reckon      (LedgerStore         *store,
                                           const char          *month,
                                           gint64               org,
                                           GError             **error);
/* A sent or voided report as it was sent. */
MonthlyReport *monthly_report_load        (LedgerStore         *store,
                                           const LedgerRecord  *record,
                                           GError             **error);
void           monthly_report_free        (MonthlyReport       *report);
/* (element-type gint64): the members behind one figure, one entry a change; also of a frozen one. */
GArray        *monthly_report_list_behind (const MonthlyReport *report,
                                           MembershipLine       line,
                                           MembershipTrait      trait);
/* "2026年4月至6月"; caller frees. */
char          *monthly_report_dup_period  (const char          *from_month,
                                           const char          *month);
/* The sent report or draft of a month as a row of monthly_reports; one that is not kept yet has no id. */
LedgerRecord  *monthly_report_dup_record  (LedgerStore         *store,
                                           const char          *month,
                                           gint64               org,
                                           GError             **error);
/* (element-type LedgerRecord): what was sent, voided ones too, newest first. */
GPtrArray     *monthly_report_list_kept   (LedgerStore         *store,
                                           gint64               org,
                                           GError             **error);
/* The first month that the report of @month would cover: the one after the last one sent, else @month itself. */
char          *monthly_report_dup_from    (LedgerStore         *store,
                                           const char          *month,
                                           gint64               org);
/* The sent report that covers the month of @day, of any organisation, or 0. */
gint64         monthly_report_find_sent   (LedgerStore         *store,
                                           const char          *day);
/* The sent report, of the same organisation, that a row rests on or is followed by: row id, or 0. */
gint64         monthly_report_find_later  (LedgerStore         *store,
                                           const char          *month,
                                           gint64               org);

/* The row of the month's sent report or draft; a new draft where there is none. 0 where that is refused. */
gint64         monthly_report_keep        (LedgerStore         *store,
                                           const char          *month,
                                           gint64               org,
                                           GError             **error);
/* Freezes the report of a month. Returns its row id; 0 where that is refused. One batch. */
gint64         monthly_report_send        (LedgerStore         *store,
                                           const char          *month,
                                           gint64               org,
                                           GError             **error);
/* Voids a sent report, so that the month can be sent anew (更正报送); what was sent is kept. Refused where a later one
 * goes on from it. @reason: in words */
gboolean       monthly_report_void        (LedgerStore         *store,
                                           gint64               report,
                                           const char          *reason,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonthlyReport, monthly_report_free)

G_END_DECLS
