/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field set for many rows: looked at before, written as one batch, each refused row named. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

typedef enum
{
  LEDGER_SET_CHANGED,
  LEDGER_SET_SAME,    /* has the value already, or another one where only empty ones are filled */
  LEDGER_SET_REFUSED, /* the sentence says why */
} LedgerSetOutcome;

/**
 * LedgerSetRow:
 * @label: how the row is named
 * @before: what it shows now, masked where it is sensitive; "" for empty
 * @why: why refused, without a full stop; %NULL else
 * @doubtful: a reason (@accept of the plan) would let it pass
 */
typedef struct
{
  gint64           id;
  LedgerSetOutcome outcome;
  char            *label;
  char            *before;
  char            *why;
  gboolean         doubtful;
} LedgerSetRow;

/**
 * LedgerSetAll:
 * @value: canonical; %NULL empties the field
 * @only_empty: rows that have a value keep it
 * @accept: (nullable): reason for which warnings are accepted
 * @rows: (element-type LedgerSetRow): in the order given
 * @n: by LedgerSetOutcome
 * @batch: the batch written, or 0
 */
typedef struct
{
  const LedgerRegister *reg;
  guint                 field;
  char                 *value;
  gboolean              only_empty;
  char                 *accept;
  GPtrArray            *rows;
  guint                 n[3];
  gint64                batch;
} LedgerSetAll;

/* @fraction: 0 to 1 */
typedef void (*LedgerSetProgress) (double   fraction,
                                   gpointer data);

/* Fields that many rows may share: typed ones, but no name, number of a paper, unique number, picture or state. */
gboolean      ledger_set_all_allows (const LedgerRegister *reg,
                                     guint                 field);
/* Reads @text as the field's editor does; empty text is %NULL. LEDGER_ERROR_VALUE when it cannot be read, or when the
 * field cannot be set for many. */
gboolean      ledger_set_all_parse  (LedgerStore          *store,
                                     const LedgerRegister *reg,
                                     guint                 field,
                                     const char           *text,
                                     char                **value,
                                     GError              **error);

/* What setting would do to @ids (element-type gint64); writes nothing. %NULL when cancelled. */
LedgerSetAll *ledger_set_all_plan   (LedgerStore          *store,
                                     const LedgerRegister *reg,
                                     GArray               *ids,
                                     guint                 field,
                                     const char           *value,
                                     gboolean              only_empty,
                                     const char           *accept,
                                     LedgerSetProgress     progress,
                                     gpointer              data,
                                     GCancellable         *cancellable,
                                     GError              **error);
/* Writes the rows to be changed: one batch of kind "set", one undo. A row that the rules refuse now is counted as
 * refused, the others are written. FALSE when the file failed or it was cancelled: nothing was written then. */
gboolean      ledger_set_all_apply  (LedgerSetAll         *self,
                                     LedgerStore          *store,
                                     LedgerSetProgress     progress,
                                     gpointer              data,
                                     GCancellable         *cancellable,
                                     GError              **error);
void          ledger_set_all_free   (LedgerSetAll         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerSetAll, ledger_set_all_free)

G_END_DECLS
