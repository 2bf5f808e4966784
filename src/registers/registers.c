/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of registers: one line each. */
#include "config.h"

#include "registers.h"

#include "activities.h"
#include "agreement-terms.h"
#include "aids.h"
#include "attachments.h"
#include "attendance.h"
#include "batch-goods.h"
#include "benefit-rules.h"
#include "case-evidence.h"
#include "case-services.h"
#include "cases.h"
#include "certificates.h"
#include "claims.h"
#include "consents.h"
#include "days-off.h"
#include "family.h"
#include "follow-ups.h"
#include "funds.h"
#include "hardship-expenses.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-incomes.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "hearings.h"
#include "home-visits.h"
#include "inquiries.h"
#include "joint-units.h"
#include "limitation-events.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "member-events.h"
#include "members.h"
#include "monthly-reports.h"
#include "notice-lines.h"
#include "notices.h"
#include "number-starts.h"
#include "officers.h"
#include "orgs.h"
#include "papers.h"
#include "parties.h"
#include "performances.h"
#include "service-report.h"
#include "teams.h"
#include "term-shares.h"
#include "union.h"
#include "units.h"
#include "visit-batches.h"
#include "visit-goods.h"
#include "visits.h"
#include "volunteer-awards.h"
#include "volunteer-complaints.h"
#include "volunteer-stars.h"
#include "volunteer-trainings.h"
#include "volunteers.h"
#include "words.h"

#define STORED \
  &union_register,                \
  &orgs_register,                 \
  &units_register,                \
  &members_register,              \
  &family_register,               \
  &member_events_register,        \
  &consents_register,             \
  &monthly_reports_register,      \
  &monthly_report_lines_register, \
  &monthly_report_late_register,  \
  &officers_register,             \
  &papers_register,               \
  &number_starts_register,        \
  &teams_register,                \
  &volunteers_register,           \
  &volunteer_trainings_register,  \
  &volunteer_awards_register,     \
  &volunteer_complaints_register, \
  &volunteer_stars_register,      \
  &activities_register,           \
  &attendance_register,           \
  &certificates_register,         \
  &funds_register,                \
  &benefit_rules_register,        \
  &visit_batches_register,        \
  &batch_goods_register,          \
  &visits_register,               \
  &visit_goods_register,          \
  &home_visits_register,          \
  &hardship_files_register,       \
  &hardship_family_register,      \
  &hardship_incomes_register,     \
  &hardship_expenses_register,    \
  &hardship_surveys_register,     \
  &hardship_reviews_register,     \
  &aids_register,                 \
  &notices_register,              \
  &notice_lines_register,         \
  &attachments_register,          \
  &mediation_orgs_register,       \
  &mediators_register,            \
  &cases_register,                \
  &parties_register,              \
  &claims_register,               \
  &evidence_register,             \
  &inquiries_register,            \
  &hearings_register,             \
  &joint_units_register,          \
  &terms_register,                \
  &term_shares_register,          \
  &services_register,             \
  &performances_register,         \
  &follow_ups_register,           \
  &limitation_events_register,    \
  &words_register,                \
  &days_off_register,

const LedgerRegister *const tz_registers[] = {
  STORED
  NULL
};

const LedgerRegister *const tz_printed_registers[] = {
  STORED
  &service_reports_register,
  NULL
};
