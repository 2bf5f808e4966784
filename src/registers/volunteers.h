/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者: who serves, whether a member or not. */
#pragma once

#include "ledger-edit.h"
#include "person.h"

G_BEGIN_DECLS

enum
{
  VOLUNTEER_NAME,
  VOLUNTEER_MEMBER_ID,
  VOLUNTEER_GENDER,
  VOLUNTEER_BIRTH_DATE,
  VOLUNTEER_PHOTO,
  VOLUNTEER_ID_TYPE,
  VOLUNTEER_ID_NO,
  VOLUNTEER_ID_KEY,
  VOLUNTEER_ETHNIC,
  VOLUNTEER_POLITICAL,
  VOLUNTEER_EDUCATION,
  VOLUNTEER_MOBILE,
  VOLUNTEER_EMAIL,
  VOLUNTEER_REGION,
  VOLUNTEER_EMG_NAME,
  VOLUNTEER_EMG_TEL,
  VOLUNTEER_UNIT,
  VOLUNTEER_POSITION,
  VOLUNTEER_OCCUPATION,
  VOLUNTEER_NO,
  VOLUNTEER_TEAM_ID,
  VOLUNTEER_REG_DATE,
  VOLUNTEER_REG_SOURCE,
  VOLUNTEER_STATUS,
  VOLUNTEER_STATUS_DATE,
  VOLUNTEER_SKILLS,
  VOLUNTEER_CATEGORIES,
  VOLUNTEER_AVAILABLE,
  VOLUNTEER_TOTAL,
  VOLUNTEER_STAR,
  VOLUNTEER_GUARDIAN,
  VOLUNTEER_GUARDIAN_RELATION,
  VOLUNTEER_GUARDIAN_PHONE,
  VOLUNTEER_GUARDIAN_DATE,
  VOLUNTEER_CONSENT_DATE,
  VOLUNTEER_CONSENT_WAY,
  VOLUNTEER_CONSENT_SCAN,
  VOLUNTEER_CONSENT_WITHDRAWN,
  VOLUNTEER_MAY_PUBLISH,
  VOLUNTEER_INSURED_UNTIL,
  VOLUNTEER_MEMO,
  VOLUNTEER_N_FIELDS
};

extern const LedgerRegister volunteers_register;
extern const PersonFields volunteers_person;

/* 在册 */
#define VOLUNTEER_SERVING "1"

/* Under this age a guardian must agree (山东省志愿服务条例第十条). */
#define VOLUNTEER_ADULT_AGE 18

/* An edit of a new volunteer who is that member: to be filled up and saved by the clerk, for nobody is made a
 * volunteer against their will (山东省志愿服务条例第十一条). */
LedgerEdit *volunteer_begin           (LedgerStore        *store,
                                       gint64              member,
                                       GError            **error);
/* Hook after a member's row was written: what a volunteer's row has of it follows. */
gboolean    volunteers_follow_member  (LedgerEdit         *member,
                                       GError            **error);

G_END_DECLS
