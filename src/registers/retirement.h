/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statutory retirement month under the gradual delay in force since 1 January 2025. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Retirement:
 * @original: age in force before 2025: 50, 55 or 60
 * @delay: months of delay
 * @years: statutory age, full years …
 * @months: … and months
 * @month: "YYYY-MM" in which it is reached
 */
typedef struct
{
  guint original;
  guint delay;
  guint years;
  guint months;
  char  month[8];
} Retirement;

/* @sex: "1" man, "2" woman; @original: 50, 55 or 60; @birth: "YYYY-MM" or "YYYY-MM-DD".
 * %FALSE for what the decision does not cover (men of special trades) or no date. */
gboolean retirement_reckon      (const char       *sex,
                                 guint             original,
                                 const char       *birth,
                                 Retirement       *answer);
/* Has the month begun on @today ("YYYY-MM-DD")? */
gboolean retirement_is_reached  (const Retirement *answer,
                                 const char       *today);
/* 63周岁, 61周岁零5个月. Caller frees. */
char    *retirement_dup_age     (const Retirement *answer);
/* How it was reckoned, in sentences that name the decision. Caller frees. */
char    *retirement_dup_working (const Retirement *answer,
                                 const char       *birth);

G_END_DECLS
