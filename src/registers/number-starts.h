/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 编号起点: the first free number of a series that does not begin with 1. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  NUMBER_START_KIND,
  NUMBER_START_YEAR,
  NUMBER_START_FIRST,
  NUMBER_START_PREFIX,
  NUMBER_START_MEMO,
  NUMBER_START_N_FIELDS
};

extern const LedgerRegister number_starts_register;

G_END_DECLS
