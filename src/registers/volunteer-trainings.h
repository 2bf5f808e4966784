/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者培训: what a volunteer was trained in. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  VOLUNTEER_TRAINING_VOLUNTEER_ID,
  VOLUNTEER_TRAINING_TOPIC,
  VOLUNTEER_TRAINING_DATE,
  VOLUNTEER_TRAINING_ORGANISER,
  VOLUNTEER_TRAINING_PLACE,
  VOLUNTEER_TRAINING_MINUTES,
  VOLUNTEER_TRAINING_MEMO,
  VOLUNTEER_TRAINING_N_FIELDS,
};

extern const LedgerRegister volunteer_trainings_register;

G_END_DECLS
