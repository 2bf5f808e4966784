/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a record as a line of steps, and the buttons that lead on or elsewhere. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-register.h"

G_BEGIN_DECLS

#define TZ_TYPE_STEP_BAR (tz_step_bar_get_type ())
/* Signal: "asked" (const char *code): the record is to come into that state. */
G_DECLARE_FINAL_TYPE (TzStepBar, tz_step_bar, TZ, STEP_BAR, GtkWidget)

/**
 * TzStep:
 * @code: the state it leads into
 * @title: what its button says; translated where it is shown
 * @asks: something is asked first
 */
typedef struct
{
  const char *code;
  const char *title;
  gboolean    asks;
} TzStep;

GtkWidget *tz_step_bar_new   (void);
/* @reg: has a field `status`; @line: codes of the states that follow each other, %NULL-ended, borrowed. @advised: there is room for a sentence, and the buttons stand beside it. */
void       tz_step_bar_dress (TzStepBar            *self,
                              const LedgerRegister *reg,
                              const char *const    *line,
                              gboolean              advised);
/* @status: (nullable); @next: (nullable): the usual step; @others: what else can be done from here, in that order.
 * @advice: (nullable): what is missing, or what comes next. */
void       tz_step_bar_show  (TzStepBar            *self,
                              const char           *status,
                              const TzStep         *next,
                              const TzStep         *others,
                              guint                 n_others,
                              const char           *advice);

G_END_DECLS
