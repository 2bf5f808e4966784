/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难职工档案: one household, its people, income and reasons, and how its level was found. */
#pragma once

#include "person.h"

G_BEGIN_DECLS

enum
{
  HARDSHIP_FILE_NO,
  HARDSHIP_STATUS,
  HARDSHIP_LEVEL,
  HARDSHIP_STANDARD,
  HARDSHIP_MEMBER_ID,
  HARDSHIP_NAME,
  HARDSHIP_GENDER,
  HARDSHIP_BIRTH_DATE,
  HARDSHIP_ID_TYPE,
  HARDSHIP_ID_NO,
  HARDSHIP_ID_KEY,
  HARDSHIP_ETHNIC,
  HARDSHIP_POLITICAL,
  HARDSHIP_HEALTH,
  HARDSHIP_DISABILITY,
  HARDSHIP_WORK_STATE,
  HARDSHIP_MODEL_WORKER,
  HARDSHIP_MOBILE,
  HARDSHIP_OTHER_PHONE,
  HARDSHIP_MARRIAGE,
  HARDSHIP_HOUSEHOLD_TYPE,
  HARDSHIP_UNIT,
  HARDSHIP_UNIT_NATURE,
  HARDSHIP_UNIT_STATE,
  HARDSHIP_INDUSTRY,
  HARDSHIP_WORK_SINCE,
  HARDSHIP_CONTRACT_FROM,
  HARDSHIP_CONTRACT_TO,
  HARDSHIP_CONTRACT_TERM,
  HARDSHIP_HOUSING,
  HARDSHIP_HOUSING_AREA,
  HARDSHIP_ADDRESS,
  HARDSHIP_POSTCODE,
  HARDSHIP_HOUSEHOLD_REGION,
  HARDSHIP_IN_TOWN,
  HARDSHIP_PEOPLE,
  HARDSHIP_MONTH_INCOME,
  HARDSHIP_OTHER_INCOME,
  HARDSHIP_YEAR_INCOME,
  HARDSHIP_PER_CAPITA,
  HARDSHIP_EXPENSES,
  HARDSHIP_SUDDEN,
  HARDSHIP_SUDDEN_COST,
  HARDSHIP_SINGLE_PARENT,
  HARDSHIP_ZERO_EMPLOYMENT,
  HARDSHIP_SELF_HELP,
  HARDSHIP_MEDICAL_COVER,
  HARDSHIP_EXCLUSIONS,
  HARDSHIP_CAUSE_MAIN,
  HARDSHIP_CAUSE_SECOND,
  HARDSHIP_CAUSE_TEXT,
  HARDSHIP_FIGURE_DATE,
  HARDSHIP_SUBSISTENCE,
  HARDSHIP_MONTHLY_LEFT,
  HARDSHIP_FIGURE_LEVEL,
  HARDSHIP_FIGURE_TEXT,
  HARDSHIP_RECKONED_PEOPLE,
  HARDSHIP_RECKONED_INCOME,
  HARDSHIP_APPLIED_DATE,
  HARDSHIP_UNIT_OPINION,
  HARDSHIP_SUPERIOR_OPINION,
  HARDSHIP_NOTICE_FROM,
  HARDSHIP_NOTICE_TO,
  HARDSHIP_FILED_DATE,
  HARDSHIP_HANDLER_ID,
  HARDSHIP_APPROVER_ID,
  HARDSHIP_REVIEWED_DATE,
  HARDSHIP_REVIEW_DUE,
  HARDSHIP_VISITED_DATE,
  HARDSHIP_CLOSED_DATE,
  HARDSHIP_CLOSED_REASON,
  HARDSHIP_KEEP_UNTIL,
  HARDSHIP_AID_TIMES,
  HARDSHIP_AID_TOTAL,
  HARDSHIP_CARD_NO,
  HARDSHIP_MEMO,
  HARDSHIP_N_FIELDS
};

/* Codes of codes_hardship_status. */
#define HARDSHIP_APPLIED  "1"
#define HARDSHIP_NOTICED  "2"
#define HARDSHIP_AUDITED  "3"
#define HARDSHIP_FILED    "4"
#define HARDSHIP_RISEN    "5"
#define HARDSHIP_CLOSED   "6"
#define HARDSHIP_REFUSED  "7"

/* 农民工 of codes_hardship_work. */
#define HARDSHIP_WORK_MIGRANT "7"

/* Years that a file is kept after it was closed; reviewed once in each year. */
#define HARDSHIP_KEEP_YEARS   10
#define HARDSHIP_REVIEW_YEARS 1

extern const LedgerRegister hardship_files_register;
extern const PersonFields   hardship_files_person;

/* From the application to the day the household is out of hardship: no second file for any of its people. */
gboolean    hardship_status_is_live (const char   *status);
/* "张三的困难职工档案（2026-001）", for sentences. Caller frees. */
char       *hardship_file_dup_name  (LedgerRecord *file);
/* A new file of a member; caller frees. @member: row id. %NULL where there is no such member. */
LedgerEdit *hardship_file_begin     (LedgerStore  *store,
                                     gint64        member,
                                     GError      **error);

G_END_DECLS
