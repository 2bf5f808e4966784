/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns are asked for in one order and read in the same. */
#include "config.h"

#include "case-scan.h"

#include <string.h>

#include "cases.h"
#include "ledger-scan.h"

enum
{
  STATUS, ACCEPTED, REFUSED, CLOSED, DUE, REVIEWED, CONFIRMED, TYPE, SOURCE, INDUSTRY, AREA, OUTCOME, AWARD, SUIT, ORG, MEDIATOR, PEOPLE,
  AGREED, PERFORMED, DAYS, COLLECTIVE
};

static const guint columns[] = {
  [STATUS] = CASE_STATUS, [ACCEPTED] = CASE_ACCEPTED_DATE, [REFUSED] = CASE_REFUSED_DATE, [CLOSED] = CASE_CLOSED_DATE,
  [DUE] = CASE_DUE_DATE, [REVIEWED] = CASE_REVIEW_APPLIED, [CONFIRMED] = CASE_CONFIRM_APPLIED, [TYPE] = CASE_TYPE,
  [SOURCE] = CASE_SOURCE, [INDUSTRY] = CASE_INDUSTRY, [AREA] = CASE_AREA, [OUTCOME] = CASE_OUTCOME, [AWARD] = CASE_AWARD_RESULT,
  [SUIT] = CASE_SUIT_RESULT, [ORG] = CASE_ORG_ID, [MEDIATOR] = CASE_MEDIATOR_ID, [PEOPLE] = CASE_PEOPLE, [AGREED] = CASE_AGREED_TOTAL,
  [PERFORMED] = CASE_PERFORMED_TOTAL, [DAYS] = CASE_DAYS_TAKEN, [COLLECTIVE] = CASE_COLLECTIVE,
};

typedef struct
{
  void     (*visit) (const CaseRow *row,
                     gpointer       data);
  gpointer   data;
  gint64     org;
} Reader;

static gboolean
case_scanned_cb (const LedgerScanRow *row,
                 gpointer             data)
{
  Reader *reader = data;
  const char *suit = ledger_scan_get_text (row, SUIT);
  CaseRow self = {
    .id = ledger_scan_get_id (row),
    .accepted = ledger_scan_get_text (row, ACCEPTED),
    .refused = ledger_scan_get_text (row, REFUSED),
    .closed = ledger_scan_get_text (row, CLOSED),
    .due = ledger_scan_get_text (row, DUE),
    .reviewed = ledger_scan_get_text (row, REVIEWED),
    .confirmed = ledger_scan_get_text (row, CONFIRMED),
    .type = ledger_scan_get_text (row, TYPE),
    .source = ledger_scan_get_text (row, SOURCE),
    .industry = ledger_scan_get_text (row, INDUSTRY),
    .area = ledger_scan_get_text (row, AREA),
    .outcome = ledger_scan_get_text (row, OUTCOME),
    /* A judgment stands over the award. */
    .award = suit != NULL ? suit : ledger_scan_get_text (row, AWARD),
    .org = ledger_scan_get_number (row, ORG),
    .mediator = ledger_scan_get_number (row, MEDIATOR),
    .people = ledger_scan_get_number (row, PEOPLE),
    .agreed = ledger_scan_get_number (row, AGREED),
    .performed = ledger_scan_get_number (row, PERFORMED),
    .days = ledger_scan_get_number (row, DAYS),
    .collective = ledger_scan_get_number (row, COLLECTIVE) != 0,
  };

  if (g_strcmp0 (ledger_scan_get_text (row, STATUS), CASE_STATUS_VOID) != 0 && (reader->org == 0 || reader->org == self.org))
    reader->visit (&self, reader->data);
  return TRUE;
}

gboolean
case_scan (LedgerStore  *store,
           gint64        org,
           void        (*visit) (const CaseRow *row,
                                 gpointer       data),
           gpointer      data,
           GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);
  Reader reader = { visit, data, org };

  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), case_scanned_cb, &reader, error);
}

gboolean
case_scan_is_in (const char *day,
                 const char *from,
                 const char *to)
{
  return day != NULL && (from == NULL || strcmp (day, from) >= 0) && (to == NULL || strcmp (day, to) <= 0);
}
