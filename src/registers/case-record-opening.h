/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How 调查笔录 and 调解笔录 begin: what is said first, where, and by whom, as the case tells. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * CaseRecordFields:
 * @place, @hosts, @recorder, @opening: fields of the row
 * @two: one name alone is not enough for @hosts, so that it is left to the clerk
 * @words: what is said first; %1$s is the body, %2$s the case ("张某与某公司劳动报酬争议")
 */
typedef struct
{
  guint       place;
  guint       hosts;
  guint       recorder;
  guint       opening;
  gboolean    two;
  const char *words;
} CaseRecordFields;

/* For the derive hook of a row of a case: a new one that is being written gets what its empty fields begin with. Nothing for a past
 * one that is entered afterwards (补录): nobody knows what was said. */
void case_record_open (LedgerEdit             *row,
                       const CaseRecordFields *fields);

G_END_DECLS
