/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of membership for many members at once: one batch, one undo, each refusal named. */
#pragma once

#include <gio/gio.h>

#include "membership.h"

G_BEGIN_DECLS

/**
 * MembershipRefusal:
 * @member: row id
 * @who: name and unit, to be told from namesakes
 * @why: a sentence without a full stop
 * @doubtful: a reason (LedgerEdit.accept of the form) would let it pass
 */
typedef struct
{
  gint64   member;
  char    *who;
  char    *why;
  gboolean doubtful;
} MembershipRefusal;

/**
 * MembershipOutcome:
 * @batch: the batch written, 0 after a trial or when nobody was left
 * @done: members changed, or that would be
 * @refused: (element-type MembershipRefusal)
 */
typedef struct
{
  gint64     batch;
  guint      done;
  GPtrArray *refused;
} MembershipOutcome;

/* @fraction: 0 to 1 */
typedef void (*MembershipProgress) (double   fraction,
                                    gpointer data);

/* @form: an edit of member_events without a member, from membership_begin (store, 0, …); its typed values, accept
 * and why go into each. Who is refused is left out, the others are written as one batch. %NULL when the file
 * failed or @cancellable was cancelled: nothing was written then. */
MembershipOutcome *membership_apply_all (LedgerStore        *store,
                                         const GArray       *members,
                                         LedgerEdit         *form,
                                         MembershipProgress  progress,
                                         gpointer            data,
                                         GCancellable       *cancellable,
                                         GError            **error);
/* The same judged without writing. */
MembershipOutcome *membership_try_all   (LedgerStore        *store,
                                         const GArray       *members,
                                         LedgerEdit         *form,
                                         MembershipProgress  progress,
                                         gpointer            data,
                                         GCancellable       *cancellable,
                                         GError            **error);
void               membership_outcome_free (MembershipOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MembershipOutcome, membership_outcome_free)

G_END_DECLS
