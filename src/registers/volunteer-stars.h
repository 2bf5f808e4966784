/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 星级认定: the star levels a volunteer applied for, and was granted. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  VOLUNTEER_STAR_VOLUNTEER_ID,
  VOLUNTEER_STAR_LEVEL,
  VOLUNTEER_STAR_STATE,
  VOLUNTEER_STAR_APPLIED,
  VOLUNTEER_STAR_THEN,
  VOLUNTEER_STAR_DEEDS,
  VOLUNTEER_STAR_NOTICE_FROM,
  VOLUNTEER_STAR_NOTICE_TO,
  VOLUNTEER_STAR_BODY,
  VOLUNTEER_STAR_GRANTED,
  VOLUNTEER_STAR_DOC_NO,
  VOLUNTEER_STAR_MEMO,
  VOLUNTEER_STAR_N_FIELDS,
};

extern const LedgerRegister volunteer_stars_register;

G_END_DECLS
