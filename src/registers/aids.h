/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 救助: money given on the strength of a hardship file: living, medical, schooling, sudden need. */
#pragma once

#include "ledger-record.h"

G_BEGIN_DECLS

enum
{
  AID_FILE_ID,
  AID_AID_NO,
  AID_STATUS,
  AID_KIND,
  AID_DATE,
  AID_AMOUNT,
  AID_FUND_ID,
  AID_REASON,
  AID_PATIENT,
  AID_PATIENT_RELATION,
  AID_PATIENT_GENDER,
  AID_PATIENT_AGE,
  AID_PATIENT_UNIT,
  AID_PATIENT_ID_NO,
  AID_ILLNESS,
  AID_OWN_COST,
  AID_HOSPITAL_TIMES,
  AID_CENTRE_COST,
  AID_UNIT_AID,
  AID_SOCIAL_AID,
  AID_TREATMENT,
  AID_STUDENT,
  AID_STUDENT_GENDER,
  AID_STUDENT_ETHNIC,
  AID_STUDENT_AGE,
  AID_STUDENT_FRESH,
  AID_STUDENT_ID_NO,
  AID_STUDENT_MOBILE,
  AID_STUDENT_POLITICAL,
  AID_SCORE,
  AID_SCHOOL_LEVEL,
  AID_SCHOOL,
  AID_MAJOR,
  AID_SCHOOL_YEARS,
  AID_ADMISSION_BATCH,
  AID_ENROLLED,
  AID_GRADUATES,
  AID_TUITION,
  AID_LOAN,
  AID_LOAN_AMOUNT,
  AID_HOME_ADDRESS,
  AID_SCHOOL_YEAR,
  AID_RULE_ID,
  AID_LIMIT_AMOUNT,
  AID_GIVEN_BEFORE,
  AID_LIMIT_TEXT,
  AID_OVER_REASON,
  AID_SECOND_APPROVER_ID,
  AID_HANDLER_ID,
  AID_APPROVER_ID,
  AID_APPROVED_DATE,
  AID_PAID_DATE,
  AID_SIGNER,
  AID_SIGNED_DATE,
  AID_ACCOUNT_NAME,
  AID_ACCOUNT_NO,
  AID_BANK,
  AID_BACK_REASON,
  AID_VOID_REASON,
  AID_LATE,
  AID_MEMO,
  AID_N_FIELDS
};

/* Codes of codes_aid_kind. */
#define AID_LIVING    "1"
#define AID_MEDICAL   "2"
#define AID_SCHOOLING "3"
#define AID_SUDDEN    "4"

extern const LedgerRegister aids_register;

/* From 已批 on the money counts as given. @status: code of codes_visit_status, or %NULL. */
gboolean aid_is_given (const char *status);
/* Must it not go unseen? What was entered afterwards by mistake may. */
gboolean aid_is_kept  (const LedgerRecord *aid);

G_END_DECLS
