/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be said of an edit: errors block, warnings can be accepted, missing is only marked, a note only tells. */
#pragma once

#include "ledger-types.h"

G_BEGIN_DECLS

typedef enum
{
  LEDGER_NOTE,     /* nothing is wrong: what a rule works out from the row, said beside the field */
  LEDGER_MISSING,  /* a needed field is empty: saved, marked, demanded by papers */
  LEDGER_WARNING,  /* doubtful: saved only with a reason ("仍要保存") */
  LEDGER_BLOCKING, /* impossible: never saved */
} LedgerSeverity;

/**
 * LedgerProblem:
 * @field: index in the register's fields, or %LEDGER_NO_FIELD for the row
 * @code: stable short name of the rule, for tests and counts
 * @text: a Chinese sentence
 * @other: id of the row it collides with (a duplicate, shown side by side), or 0
 * @child: index in the edit's children the problem belongs to, or -1
 * @standing: the row in the file has it already and this edit does not touch it: shown, but
 *   neither refuses the save nor asks for a reason again
 */
struct _LedgerProblem
{
  LedgerSeverity severity;
  guint          field;
  const char    *code;
  char          *text;
  gint64         other;
  int            child;
  gboolean       standing;
};

LedgerProblems      *ledger_problems_new          (void);
void                 ledger_problems_free         (LedgerProblems       *self);
void                 ledger_problems_clear        (LedgerProblems       *self);
void                 ledger_problems_add          (LedgerProblems       *self,
                                                   LedgerSeverity        severity,
                                                   guint                 field,
                                                   const char           *code,
                                                   const char           *format,
                                                   ...) G_GNUC_PRINTF (5, 6);
/* The same, naming the row it collides with. */
void                 ledger_problems_add_other    (LedgerProblems       *self,
                                                   LedgerSeverity        severity,
                                                   guint                 field,
                                                   const char           *code,
                                                   gint64                other,
                                                   const char           *text);
guint                ledger_problems_get_length   (const LedgerProblems *self);
const LedgerProblem *ledger_problems_get          (const LedgerProblems *self,
                                                   guint                 index);
/* Without the standing ones. */
guint                ledger_problems_count        (const LedgerProblems *self,
                                                   LedgerSeverity        severity);
/* First problem of a field of at least that severity, or %NULL. */
const LedgerProblem *ledger_problems_find         (const LedgerProblems *self,
                                                   guint                 field,
                                                   LedgerSeverity        at_least);
const LedgerProblem *ledger_problems_find_code    (const LedgerProblems *self,
                                                   const char           *code);
/* All texts of at least that severity, joined by "；", without standing ones; caller frees. */
char                *ledger_problems_dup_text     (const LedgerProblems *self,
                                                   LedgerSeverity        at_least);
void                 ledger_problems_set_standing (LedgerProblems       *self,
                                                   guint                 index);
/* While set, problems added are marked as those of this child. */
void                 ledger_problems_set_child    (LedgerProblems       *self,
                                                   int                   child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerProblems, ledger_problems_free)

G_END_DECLS
