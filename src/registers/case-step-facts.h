/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of a case asks for: only the days, answers and reasons that it needs, taken down together with it. */
#pragma once

#include "case-steps.h"

G_BEGIN_DECLS

/* Fields of the case, ended by %LEDGER_NO_FIELD; none for a step that only goes on. */
const guint *case_step_facts_get  (const CaseStep      *step);
/* Takes the step with what @answers (a row of cases) says of those fields, as one batch: all or nothing. @why: (nullable):
 * of a step back, for the history; @accept: (nullable): why warnings are accepted. */
gboolean     case_step_facts_take (LedgerStore         *store,
                                   gint64               id,
                                   const CaseStep      *step,
                                   const LedgerRecord  *answers,
                                   const char          *why,
                                   const char          *accept,
                                   GError             **error);

G_END_DECLS
