/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a mediation case: 机工调受〔2026〕3号, how they are written and read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number is given for; each has one series a year. */
typedef enum
{
  MEDIATION_NUMBER_CASE,
  MEDIATION_NUMBER_ACCEPTED,
  MEDIATION_NUMBER_REFUSED,
  MEDIATION_NUMBER_NOTICE,
  MEDIATION_NUMBER_AGREEMENT,
  MEDIATION_NUMBER_ENDED,
  MEDIATION_NUMBER_FILE,
  MEDIATION_N_NUMBERS
} MediationNumberKind;

/**
 * MediationNumber:
 * @prefix: (nullable): the words of the body ("机工"), before 调
 * @kind: what it is given for
 * @year: in full
 * @serial: from 1
 */
typedef struct
{
  char               *prefix;
  MediationNumberKind kind;
  int                 year;
  gint64              serial;
} MediationNumber;

/* The word of the series as the register of papers and 编号起点 know it: "调受". */
const char *mediation_number_get_series (MediationNumberKind    kind);
/* "受理". */
const char *mediation_number_get_title  (MediationNumberKind    kind);
/* "机工调受〔2026〕3号". %NULL for a year or serial that cannot be. Caller frees. */
char       *mediation_number_dup        (const char            *prefix,
                                         MediationNumberKind    kind,
                                         int                    year,
                                         gint64                 serial);
/* Brackets of any keyboard, full-width digits, leading zeros and 第 are read; %FALSE for what is no such number. */
gboolean    mediation_number_parse      (const char            *text,
                                         MediationNumber       *number);
void        mediation_number_clear      (MediationNumber       *number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MediationNumber, mediation_number_clear)

G_END_DECLS
