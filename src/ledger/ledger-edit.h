/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of one row and its child rows on its way to the file; what every rule of a register sees. */
#pragma once

#include "ledger-problems.h"
#include "ledger-record.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * LedgerEdit:
 * @store: the open file; rules may read other registers through it
 * @reg: the register
 * @before: the row as read, or %NULL for a new one
 * @after: the row as it will be
 * @children: (element-type LedgerEdit): PART_OF rows touched by this edit
 * @removed: (children only) goes to the bin with this save
 * @parent: the edit this child belongs to, or %NULL
 * @accept: reason why warnings are accepted, or %NULL
 * @why: reason of the change for the history, or %NULL
 * @event: %TRUE while a transition or event changes fields marked LEDGER_EVENT
 * @follows: written by a hook, to agree with a row that was checked: neither checked nor followed
 *   by hooks itself
 * @together: one of the rows that a merge, or its undo, moves at once: the hooks of its register wait for
 *   `gathered`, which sees them all
 * @alone: the row is judged by itself: whoever asked looks for other rows like it
 * @imported: comes from a spreadsheet or the command line's add of a past row (补录)
 */
struct _LedgerEdit
{
  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerRecord         *before;
  LedgerRecord         *after;
  GPtrArray            *children;
  LedgerEdit           *parent;
  char                 *accept;
  char                 *why;
  gboolean              removed;
  gboolean              event;
  gboolean              follows;
  gboolean              together;
  gboolean              alone;
  gboolean              imported;
};

LedgerEdit  *ledger_edit_new            (LedgerStore          *store,
                                         const LedgerRegister *reg);
LedgerEdit  *ledger_edit_open           (LedgerStore          *store,
                                         const LedgerRegister *reg,
                                         gint64                id,
                                         GError              **error);
LedgerEdit  *ledger_edit_open_record    (LedgerStore          *store,
                                         LedgerRecord         *record);
void         ledger_edit_free           (LedgerEdit           *edit);

/* The ledger's today, "YYYY-MM-DD": rules never read the clock. */
const char  *ledger_edit_get_today      (const LedgerEdit     *edit);
const char  *ledger_edit_get            (const LedgerEdit     *edit,
                                         guint                 field);
gboolean     ledger_edit_changes        (const LedgerEdit     *edit,
                                         guint                 field);
gboolean     ledger_edit_is_changed     (const LedgerEdit     *edit);
/* Holds nothing a person typed. */
gboolean     ledger_edit_is_blank       (const LedgerEdit     *edit);

/* Typed text through the field's kind (references by id or unique label); then derives. */
gboolean     ledger_edit_set_text       (LedgerEdit           *edit,
                                         guint                 field,
                                         const char           *text,
                                         GError              **error);
/* A canonical value, unchecked: for rules and for readers that parsed already. */
void         ledger_edit_set            (LedgerEdit           *edit,
                                         guint                 field,
                                         const char           *value);
/* The same where the field is empty; %NULL does nothing. */
void         ledger_edit_fill           (LedgerEdit           *edit,
                                         guint                 field,
                                         const char           *value);
void         ledger_edit_derive         (LedgerEdit           *edit);

/* A new row of a child register, already referring to this one; owned by @edit. */
LedgerEdit  *ledger_edit_add_child      (LedgerEdit           *edit,
                                         const LedgerRegister *child);
/* Reads the existing child rows of @child into @edit->children, once; owned by @edit. */
gboolean     ledger_edit_load_children  (LedgerEdit           *edit,
                                         const LedgerRegister *child,
                                         GError              **error);

/* What the rules say of a row as it is in the file, without the rules that look for rows like it: for whoever
 * goes through a whole register and finds those in one pass. */
void         ledger_record_check        (LedgerStore          *store,
                                         LedgerRecord         *record,
                                         LedgerProblems       *problems);

/* Derives and checks the row and its children. */
void         ledger_edit_check          (LedgerEdit           *edit,
                                         LedgerProblems       *problems);

/**
 * ledger_edit_save:
 * @problems: (nullable): receives what the check found
 *
 * Derive, check, write parent and children, history, `saving`, commit: one transaction, on
 * disk when it returns %TRUE (inside a batch: with the batch). Blocking problems, and
 * warnings without @edit->accept, refuse with LEDGER_ERROR_REFUSED. A row changed since it
 * was read refuses with LEDGER_ERROR_CONFLICT. Afterwards @edit->before is the saved row.
 */
gboolean     ledger_edit_save           (LedgerEdit           *edit,
                                         LedgerProblems       *problems,
                                         GError              **error);

/* Moves a row and its child rows to the bin; @why is kept in the history. */
gboolean     ledger_store_remove        (LedgerStore          *store,
                                         const LedgerRegister *reg,
                                         gint64                id,
                                         const char           *why,
                                         GError              **error);
/* Takes a row, and the child rows binned with it, out of the bin again. */
gboolean     ledger_store_restore       (LedgerStore          *store,
                                         const LedgerRegister *reg,
                                         gint64                id,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerEdit, ledger_edit_free)

G_END_DECLS
