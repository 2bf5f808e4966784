/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a hardship file from 申请 to 在档 and out of it: what comes next, and what is still lacking for it. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Working days that a notice hangs at least, and who goes to see the home. */
#define HARDSHIP_NOTICE_DAYS 5
#define HARDSHIP_SURVEYORS   2

extern const LedgerTransition hardship_transitions[];

/* Codes of the states in their order, from 申请 to 在档; %NULL-ended. */
const char *const      *hardship_steps_get         (void);
/* In the clerk's words. */
const char             *hardship_step_title        (const char     *code);
/* The usual next step of a file in that state, %NULL where there is none: 脱困, 注销, 未通过. */
const LedgerTransition *hardship_step_next         (const char     *status);
/* The step of that name from that state, or %NULL. */
const LedgerTransition *hardship_step_find         (const char     *status,
                                                    const char     *name);
/* "下一步：开始公示。还缺：两人入户调查" for the head of the record. Caller frees. */
char                   *hardship_step_dup_advice   (LedgerStore    *store,
                                                    LedgerRecord   *file);
/* (element-type utf8): what a file lacks for a state, each without a full stop. Caller frees. */
GPtrArray              *hardship_step_list_lacking (LedgerEdit     *file,
                                                    const char     *status);
/* Takes a step in a save of its own. @name: of the transition; @reason: why it is closed, where it is. */
gboolean                hardship_step_take         (LedgerStore    *store,
                                                    gint64          file,
                                                    const char     *name,
                                                    const char     *reason,
                                                    const char     *accept,
                                                    GError        **error);

/* For the hooks of the file: days that a step brings with it; and the doubts about a step. */
void                    hardship_steps_derive      (LedgerEdit     *file);
void                    hardship_steps_check       (LedgerEdit     *file,
                                                    LedgerProblems *problems);

/* "王芳、李强": how many persons. */
guint                   hardship_count_names       (const char     *names);

G_END_DECLS
