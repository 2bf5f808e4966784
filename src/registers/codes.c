/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of code lists, for those who look at every one. */
#include "config.h"

#include "codes.h"

const CodeList code_lists[] = {
  { "sex", codes_sex },
  { "identity", codes_identity },
  { "political", codes_political },
  { "education", codes_education },
  { "degree", codes_degree },
  { "marital", codes_marital },
  { "household", codes_household },
  { "relation", codes_relation },
  { "ethnic", codes_ethnic },
  { "work_status", codes_work_status },
  { "skill", codes_skill },
  { "employment", codes_employment },
  { "new_form", codes_new_form },
  { "model_worker", codes_model_worker },
  { "hardship", codes_hardship },
  { "retirement_age", codes_retirement_age },
  { "join_way", codes_join_way },
  { "member_status", codes_member_status },
  { "change_type", codes_change_type },
  { "change_reason", codes_change_reason },
  { "member_event", codes_member_event },
  { "event_paper", codes_event_paper },
  { "union_post", codes_union_post },
  { "unit_nature", codes_unit_nature },
  { "economy", codes_economy },
  { "industry", codes_industry },
  { "unit_scale", codes_unit_scale },
  { "org_level", codes_org_level },
  { "org_type", codes_org_type },
  { "region", codes_region },
  { "officer_time", codes_officer_time },
  { "officer_chosen", codes_officer_chosen },
  { "consent_kind", codes_consent_kind },
  { "consent_way", codes_consent_way },
  { "word_list", codes_word_list },
  { "day_type", codes_day_type },
  { "paper_status", codes_paper_status },
  { NULL }
};
