/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of a case: what it asks for, what still forbids it, what is lacking. */
#pragma once

#include "case-steps.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_CASE_STEP (tz_case_step_get_type ())
/* Signal: "message" (const char *sentence) once it was taken; the window closes by itself. */
G_DECLARE_FINAL_TYPE (TzCaseStep, tz_case_step, TZ, CASE_STEP, TzDialog)

/* @file: as it is in the ledger. */
GtkWidget *tz_case_step_new (GtkWindow      *parent,
                             LedgerStore    *store,
                             LedgerRecord   *file,
                             const CaseStep *step);

G_END_DECLS
