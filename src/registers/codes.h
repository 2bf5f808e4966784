/* SPDX-License-Identifier: GPL-3.0-or-later */
/* National code lists and the union's own, as they are stored and as spreadsheets spell them. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* Persons: codes-person.c */
extern const LedgerChoice codes_sex[];            /* GB/T 2261.1 */
extern const LedgerChoice codes_identity[];       /* GA/T 517 */
extern const LedgerChoice codes_political[];      /* GB/T 4762 */
extern const LedgerChoice codes_education[];      /* GB/T 4658-2006 */
extern const LedgerChoice codes_degree[];
extern const LedgerChoice codes_marital[];        /* GB/T 2261.2 */
extern const LedgerChoice codes_household[];      /* kinds of household registration */
extern const LedgerChoice codes_relation[];       /* GB/T 4761, the usual ones */

/* Nationalities: codes-ethnic.c */
extern const LedgerChoice codes_ethnic[];         /* GB/T 3304 */

/* Work: codes-work.c */
extern const LedgerChoice codes_work_status[];
extern const LedgerChoice codes_skill[];
extern const LedgerChoice codes_employment[];
extern const LedgerChoice codes_new_form[];       /* new forms of employment */
extern const LedgerChoice codes_model_worker[];
extern const LedgerChoice codes_hardship[];
extern const LedgerChoice codes_retirement_age[]; /* in force before 2025 */

/* Membership: codes-membership.c */
extern const LedgerChoice codes_join_way[];
extern const LedgerChoice codes_member_status[];
extern const LedgerChoice codes_change_type[];
extern const LedgerChoice codes_change_reason[];
extern const LedgerChoice codes_member_event[];
extern const LedgerChoice codes_event_paper[];
extern const LedgerChoice codes_union_post[];

/* Unions and employers: codes-unit.c */
extern const LedgerChoice codes_unit_nature[];
extern const LedgerChoice codes_economy[];
extern const LedgerChoice codes_industry[];       /* GB/T 4754-2017, sections */
extern const LedgerChoice codes_unit_scale[];
extern const LedgerChoice codes_org_level[];
extern const LedgerChoice codes_org_type[];

/* Regions: codes-region.c */
extern const LedgerChoice codes_region[];         /* GB/T 2260, the seed area; retired: abolished */

/* Officers, consents, own lists, days off, papers: codes-people.c */
extern const LedgerChoice codes_officer_time[];
extern const LedgerChoice codes_officer_chosen[];
extern const LedgerChoice codes_consent_kind[];
extern const LedgerChoice codes_consent_way[];
extern const LedgerChoice codes_word_list[];
extern const LedgerChoice codes_day_type[];
extern const LedgerChoice codes_paper_status[];
extern const LedgerChoice codes_report_status[];
extern const LedgerChoice codes_report_line[];
extern const LedgerChoice codes_report_way[];
extern const LedgerChoice codes_report_column[];

/* Volunteer service: codes-service.c */
extern const LedgerChoice codes_occupation[];     /* GB/T 2261.4 */
extern const LedgerChoice codes_volunteer_status[];
extern const LedgerChoice codes_register_source[];
extern const LedgerChoice codes_activity_status[];
extern const LedgerChoice codes_service_rating[];
extern const LedgerChoice codes_star_state[];
extern const LedgerChoice codes_complaint_proven[];
extern const LedgerChoice codes_service_unit[];
extern const LedgerChoice codes_service_second[];

/* Condolence visits and hardship aid: codes-aid.c */
extern const LedgerChoice codes_visit_kind[];
extern const LedgerChoice codes_festival[];
extern const LedgerChoice codes_gift_form[];
extern const LedgerChoice codes_fund_source[];
extern const LedgerChoice codes_visit_status[];
extern const LedgerChoice codes_benefit_item[];
extern const LedgerChoice codes_confidence[];
extern const LedgerChoice codes_visit_relation[];
extern const LedgerChoice codes_attachment_kind[];
extern const LedgerChoice codes_home_visit_way[];
extern const LedgerChoice codes_home_visit_object[];
extern const LedgerChoice codes_hardship_status[];
extern const LedgerChoice codes_disability[];
extern const LedgerChoice codes_hardship_work[];
extern const LedgerChoice codes_hardship_family_work[];
extern const LedgerChoice codes_unit_state[];
extern const LedgerChoice codes_contract_term[];
extern const LedgerChoice codes_housing[];
extern const LedgerChoice codes_medical_cover[];
extern const LedgerChoice codes_sudden_cause[];
extern const LedgerChoice codes_hardship_exclusion[];
extern const LedgerChoice codes_income_kind[];
extern const LedgerChoice codes_expense_kind[];
extern const LedgerChoice codes_survey_conclusion[];
extern const LedgerChoice codes_review_result[];
extern const LedgerChoice codes_aid_kind[];
extern const LedgerChoice codes_school_level[];
extern const LedgerChoice codes_notice_kind[];
extern const LedgerChoice codes_notice_status[];

/* Mediation of labour disputes: codes-mediation.c; how the lists of disputes agree: dispute-types.c */
extern const LedgerChoice codes_mediation_org_kind[];
extern const LedgerChoice codes_mediator_post[];
extern const LedgerChoice codes_mediator_side[];
extern const LedgerChoice codes_chair_side[];
extern const LedgerChoice codes_case_source[];
extern const LedgerChoice codes_apply_way[];
extern const LedgerChoice codes_case_severity[];
extern const LedgerChoice codes_case_status[];
extern const LedgerChoice codes_case_outcome[];
extern const LedgerChoice codes_performance_state[];
extern const LedgerChoice codes_term_state[];
extern const LedgerChoice codes_overdue_step[];
extern const LedgerChoice codes_party_role[];
extern const LedgerChoice codes_party_kind[];
extern const LedgerChoice codes_mediation_consent[];
extern const LedgerChoice codes_consent_reply_way[];
extern const LedgerChoice codes_refuse_reason[];
extern const LedgerChoice codes_mediation_end_reason[];
extern const LedgerChoice codes_agreement_form[];
extern const LedgerChoice codes_hearing_way[];
extern const LedgerChoice codes_hearing_result[];
extern const LedgerChoice codes_claim_item[];
extern const LedgerChoice codes_claim_result[];
extern const LedgerChoice codes_term_kind[];
extern const LedgerChoice codes_pay_way[];
extern const LedgerChoice codes_receipt_kind[];
extern const LedgerChoice codes_evidence_kind[];
extern const LedgerChoice codes_evidence_form[];
extern const LedgerChoice codes_evidence_by[];
extern const LedgerChoice codes_evidence_accepted[];
extern const LedgerChoice codes_agent_kind[];
extern const LedgerChoice codes_agent_power[];
extern const LedgerChoice codes_agent_power_item[];
extern const LedgerChoice codes_has_contract[];
extern const LedgerChoice codes_delivery_way[];
extern const LedgerChoice codes_follow_up_way[];
extern const LedgerChoice codes_satisfaction[];
extern const LedgerChoice codes_joint_kind[];
extern const LedgerChoice codes_joint_role[];
extern const LedgerChoice codes_arbitration_review[];
extern const LedgerChoice codes_judicial_confirmation[];
extern const LedgerChoice codes_award_result[];
extern const LedgerChoice codes_keep_term[];
extern const LedgerChoice codes_limitation_kind[];
extern const LedgerChoice codes_dispute_type[];
extern const LedgerChoice codes_dispute_subtype[];
extern const LedgerChoice codes_case_cause[];
extern const LedgerChoice codes_aid_cause[];
extern const LedgerChoice codes_help_form[];
extern const LedgerChoice codes_yearbook_reason[];
extern const LedgerChoice codes_yearbook_handling[];

/* Every list, with a name for messages; ended by a %NULL name. */
typedef struct
{
  const char         *name;
  const LedgerChoice *choices;
} CodeList;

extern const CodeList code_lists[];

/* 牟平区 or 山东省烟台市牟平区 -> "370612"; %NULL when the text names no region of the list. */
const char *codes_find_region (const char *text);

G_END_DECLS
