/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问: what may be given to whom, when, how often and in which form; who hands it over and who signs. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* For the check hook of the register of visits. */
void     visit_rules_check          (LedgerEdit         *edit,
                                     LedgerProblems     *problems);
/* What 总工办发〔2017〕32号 says against this form of gift (codes_gift_form), or @cash 分, at a visit of the kind; %NULL where
 * it has nothing against it. Caller frees. */
char    *visit_rules_dup_form_breach (const char        *kind,
                                      const char        *form,
                                      gint64             cash);
/* Has a kind of visit (codes_visit_kind) an event of its own day: 住院, 生育 …? */
gboolean visit_kind_has_event       (const char         *kind);
/* Is it for members only? */
gboolean visit_kind_is_for_members  (const char         *kind);
/* The state a member's membership was in on a day ("A" …), NULL where there was none. @event: (out) (optional): the
 * change (codes_member_event) that led to it; both borrowed from constants of codes. */
const char *visit_member_state      (LedgerStore        *store,
                                     gint64              member,
                                     const char         *day,
                                     const char        **event);

/* visit-papers.c: signatures, agents, visitors, papers to attach. */
void     visit_papers_check         (LedgerEdit         *edit,
                                     LedgerProblems     *problems);
/* (element-type utf8): titles of the papers that the rule asks for and the record does not have. Caller frees. */
GPtrArray *visit_papers_list_lacking (LedgerStore       *store,
                                     const LedgerRecord *visit);

G_END_DECLS
