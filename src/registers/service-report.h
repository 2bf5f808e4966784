/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务报表: the figures of a period as a record for paper. Counted when it is printed, never stored. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

enum
{
  SERVICE_REPORT_FROM,
  SERVICE_REPORT_TO,
  SERVICE_REPORT_TEAM_ID,
  SERVICE_REPORT_PERIOD,
  SERVICE_REPORT_TIMES,
  SERVICE_REPORT_VISITS,
  SERVICE_REPORT_PERSONS,
  SERVICE_REPORT_MINUTES,
  SERVICE_REPORT_SERVED,
  SERVICE_REPORT_N_FIELDS
};

/* In no ledger: it has no table. Its lists: people (by hours, most first), months, categories. */
extern const LedgerRegister service_reports_register;

/* @from, @to: "YYYY-MM-DD", both counted; @team: 0 for all. To be printed by form_ledger_source_new_record ().
 * Caller frees; %NULL on errors. */
LedgerRecord *service_report_dup_record (LedgerStore  *store,
                                         const char   *from,
                                         const char   *to,
                                         gint64        team,
                                         GError      **error);

G_END_DECLS
