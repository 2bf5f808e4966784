/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿队伍: the teams in which volunteers serve. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  TEAM_NAME,
  TEAM_ORG_ID,
  TEAM_LEADER,
  TEAM_PHONE,
  TEAM_FOUNDED,
  TEAM_FOCUS,
  TEAM_CLOSED,
  TEAM_MEMO,
  TEAM_N_FIELDS
};

extern const LedgerRegister teams_register;

G_END_DECLS
