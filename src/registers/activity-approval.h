/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 核定: every stay of an activity is looked at, then all of them count, or none. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * ApprovalFinding:
 * @row: id of the row of attendance, 0 for the activity itself
 * @who: the volunteer, or the activity
 * @code: stable short name of the rule
 * @text: a Chinese sentence
 * @other: row of attendance that it collides with, or 0
 */
typedef struct
{
  gint64         row;
  char          *who;
  LedgerSeverity severity;
  char          *code;
  char          *text;
  gint64         other;
} ApprovalFinding;

/**
 * ActivityApproval:
 * @findings: (element-type ApprovalFinding): what blocks and what is doubtful
 * @rows: stays, @visits: persons, @raw, @minutes: their sums as written and as they count
 */
typedef struct
{
  GPtrArray *findings;
  guint      n_blocking;
  guint      n_doubtful;
  guint      rows;
  guint      visits;
  gint64     raw;
  gint64     minutes;
} ActivityApproval;

void              activity_approval_free (ActivityApproval  *self);
/* What an approval would say and count; nothing is written. @approver: row of officers, 0 for none yet. */
ActivityApproval *activity_approval_try  (LedgerStore       *store,
                                          gint64             activity,
                                          gint64             approver,
                                          GError           **error);
/* One batch. Refused with %LEDGER_ERROR_REFUSED and @tried filled while something blocks, or is doubtful
 * without @accept. @tried: (out) (optional) (transfer full). */
gboolean          activity_approve       (LedgerStore       *store,
                                          gint64             activity,
                                          gint64             approver,
                                          const char        *accept,
                                          ActivityApproval **tried,
                                          GError           **error);
/* Takes the approval back, so that something can be put right: the hours count no more until they are approved
 * again. Certificates made out from them stay as they were issued. @why: kept in the history, with their numbers;
 * certificate_basis_dup_words () names them beforehand. */
gboolean          activity_revoke        (LedgerStore       *store,
                                          gint64             activity,
                                          const char        *why,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActivityApproval, activity_approval_free)

G_END_DECLS
