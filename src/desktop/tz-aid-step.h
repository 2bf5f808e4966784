/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of visits, batches of visits or aid, for one record or many: asks what it needs, says who cannot, takes it. */
#pragma once

#include "tz-dialog.h"
#include "visit-steps.h"

G_BEGIN_DECLS

#define TZ_TYPE_AID_STEP (tz_aid_step_get_type ())
/* Signals: "message" (const char *sentence, gboolean undoable), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzAidStep, tz_aid_step, TZ, AID_STEP, TzDialog)

/* Has @reg these steps? */
gboolean   tz_aid_step_has (const LedgerRegister *reg);
/* @ids: (element-type gint64) of @reg; @step: (nullable): chosen in the window. */
GtkWidget *tz_aid_step_new (GtkWindow            *parent,
                            LedgerStore          *store,
                            const LedgerRegister *reg,
                            GArray               *ids,
                            const VisitStep      *step);

G_END_DECLS
