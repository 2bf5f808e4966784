/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of a visit asks, filled in as far as is known: the day, who approves, who signs, why. */
#pragma once

#include <gtk/gtk.h>

#include "visit-steps.h"

G_BEGIN_DECLS

#define TZ_TYPE_AID_ANSWERS (tz_aid_answers_get_type ())
/* Signals: "changed" after an answer changed, "finished" when Enter leaves the last one. */
G_DECLARE_FINAL_TYPE (TzAidAnswers, tz_aid_answers, TZ, AID_ANSWERS, GtkWidget)

/**
 * TzAidDetails:
 * @step: its texts lie in the others
 */
typedef struct
{
  VisitStepDetails step;
  GPtrArray       *texts;
} TzAidDetails;

/* @ids: (element-type gint64) of @reg: of one record more is asked and more is known than of many. */
GtkWidget    *tz_aid_answers_new         (LedgerStore          *store,
                                          const LedgerRegister *reg,
                                          GArray               *ids);
/* Shows what @step asks, and only that. */
void          tz_aid_answers_ask         (TzAidAnswers         *self,
                                          const VisitStep      *step);
/* Brings what is typed into the answers; the focus is on the first that was refused. */
gboolean      tz_aid_answers_flush       (TzAidAnswers         *self);
/* Nothing that the step needs is empty. */
gboolean      tz_aid_answers_is_complete (TzAidAnswers         *self);
/* To the first that is empty, or to the first of all. */
void          tz_aid_answers_focus       (TzAidAnswers         *self);
/* @accept: (nullable): why doubts are let stand. Caller frees. */
TzAidDetails *tz_aid_answers_dup_details (TzAidAnswers         *self,
                                          const char           *accept);
void          tz_aid_details_free        (TzAidDetails         *details);

G_END_DECLS
