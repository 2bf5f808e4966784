/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a register says about itself: its fields, choices, states and rules. */
#pragma once

#include "ledger-types.h"

G_BEGIN_DECLS

/**
 * LedgerChoice:
 * @code: stored code; append-only once released
 * @title: the official term
 * @aliases: other spellings that spreadsheets bring, separated by `|`, or %NULL
 * @retired: no longer offered, still shown and read
 *
 * A choice list is an array ended by a %NULL code.
 */
struct _LedgerChoice
{
  const char *code;
  const char *title;
  const char *aliases;
  gboolean    retired;
};

/**
 * LedgerFieldFlags:
 * @LEDGER_REQUIRED: identifies the row; without it nothing is saved
 * @LEDGER_NEEDED: mandatory on papers; empty is saved and marked as missing
 * @LEDGER_UNIQUE: no two live rows share a value
 * @LEDGER_SEARCHED: found by the search field
 * @LEDGER_LISTED: a column of the table unless the clerk chose otherwise
 * @LEDGER_DERIVED: filled by the register's derive hook, not typed
 * @LEDGER_SENSITIVE: masked on screen and in exports unless asked for
 * @LEDGER_PART_OF: a reference that makes the row a child of the row it names
 * @LEDGER_FACET: a choice, flag or word of the register's words hook, offered as filter chips with counts
 * @LEDGER_MONTH: a date that may be a month only ("1985-12")
 * @LEDGER_HIDDEN: technical, never shown nor exported
 * @LEDGER_EVENT: changed only by a transition or an event, not typed over
 * @LEDGER_PERSON_NAME: a person's name: cleaned, sorted and searched as such
 * @LEDGER_COPIED: a stored copy of what other rows say, kept by their hooks: an undo puts those
 *   rows back, and the copy follows them. LEDGER_DERIVED too, or a sheet could bring it and the rows would be counted again
 * @LEDGER_ANY_ROW: the id of a row of the register that the field before it names; follows that row
 *   when it is merged into another, and does not keep it from the bin
 * @LEDGER_TIME: a date and time of which the time of day may be typed alone ("9:00"); the register's
 *   derive hook puts the day before it
 * @LEDGER_MINUTES: a note of questions and answers (笔录), typed while people talk
 * @LEDGER_BROUGHT: LEDGER_DERIVED, and a sheet may bring it nevertheless: the derive hook of an imported row makes the rows
 *   of it that it is a copy of
 */
typedef enum
{
  LEDGER_REQUIRED    = 1 << 0,
  LEDGER_NEEDED      = 1 << 1,
  LEDGER_UNIQUE      = 1 << 2,
  LEDGER_SEARCHED    = 1 << 3,
  LEDGER_LISTED      = 1 << 4,
  LEDGER_DERIVED     = 1 << 5,
  LEDGER_SENSITIVE   = 1 << 6,
  LEDGER_PART_OF     = 1 << 7,
  LEDGER_FACET       = 1 << 8,
  LEDGER_MONTH       = 1 << 9,
  LEDGER_HIDDEN      = 1 << 10,
  LEDGER_EVENT       = 1 << 11,
  LEDGER_PERSON_NAME = 1 << 12,
  LEDGER_COPIED      = 1 << 13,
  LEDGER_ANY_ROW     = 1 << 14,
  LEDGER_TIME        = 1 << 15,
  LEDGER_MINUTES     = 1 << 16,
  LEDGER_BROUGHT     = 1 << 17,
} LedgerFieldFlags;

/**
 * LedgerField:
 * @name: column, merge name and command line name; never renamed once released
 * @title: the official Chinese term, on screen, in spreadsheets and on paper
 * @kind: how it is typed, checked, shown and stored
 * @choices: for choice kinds, ended by a %NULL code
 * @refers_to: for references, the id of the other register
 * @aliases: other headings under which spreadsheets bring it, separated by `|`
 * @group: heading in the editor
 * @hint: what to type, shown in an empty entry, or %NULL
 *
 * The table says what a field is, never when or why: every `if` is C beside it.
 */
struct _LedgerField
{
  const char         *name;
  const char         *title;
  const LedgerKind   *kind;
  LedgerFieldFlags    flags;
  const LedgerChoice *choices;
  const char         *refers_to;
  const char         *aliases;
  const char         *group;
  const char         *hint;
};

/**
 * LedgerTransition:
 * @from: state code, or %NULL for a new row
 * @to: state code
 * @name: stable name of the step
 * @title: what the button says
 *
 * A register with transitions has a choice field `status`; it moves only along listed edges.
 * The array ends with a %NULL @to.
 */
struct _LedgerTransition
{
  const char *from;
  const char *to;
  const char *name;
  const char *title;
};

/**
 * LedgerList:
 *
 * Computed rows a paper may print: the fill function appends one #GPtrArray of texts a row,
 * in the order of @fields. The array ends with a %NULL @name.
 *
 * @keys: (nullable): the texts that the first field has in its rows, ended by %NULL: a form names single
 * values by them ("LIST.KEY.FIELD").
 */
struct _LedgerList
{
  const char        *name;
  const LedgerField *fields;
  guint              n_fields;
  gboolean         (*fill) (LedgerStore  *store,
                            LedgerRecord *record,
                            GPtrArray    *rows,
                            GError      **error);
  const char *const *keys;
};

/**
 * LedgerRegister:
 * @id: English plural, snake case; also the table's name
 * @title: on the page and in messages
 * @row_title: one row of it in words ("会员", "单位")
 * @icon: symbolic icon name
 * @singleton: exactly one row exists (the union itself)
 * @append_only: rows are added and never typed over: what was wrong is voided by an event
 * @sort: name of the field that orders the table at first
 * @words: what a text field of a list of own words can be, for boxes on paper: @values gets what the field
 *   holds (several joined by ；), @titles what stands behind the boxes; nothing for other fields. Or %NULL
 * @label: how a row is named where others refer to it; caller frees
 * @full_label: the same with words of the rows it refers to itself ("张三（主席，示范工会）"), or %NULL
 * @needs: whether the row, as it is, can not do without the empty @field that is marked LEDGER_NEEDED; or %NULL, for always
 * @derive: fills derived fields; called after every change and before a check
 * @check: adds problems; errors block, warnings may be accepted with a reason
 * @saving: in the save's transaction, after the row was written; may touch other registers
 * @removing: the same before a row goes to the bin by itself, not with its parent
 * @restored: the same after a row came out of the bin
 * @gathered: the same after a merge, or its undo, gave the row other child rows or took some: settles
 *   what their hooks would have, one by one
 * @prove: adds a sentence for each thing that does not agree across rows; for `check`
 * @undoing: an undo is about to take back what made or changed the row. Where that cannot be taken back it
 *   sets in @edit what happens instead and returns %TRUE. @was: as the row would be then; %NULL: it would
 *   go to the bin. @made: as the batch that is undone left it
 * @printing: forbids the paper of a form about the row, with a sentence that says what is lacking and where to enter
 *   it; asked before a filled paper is laid out, printed or issued. @form: id. Or %NULL
 * @upgrade: brings the rows of an older file up to what the register now keeps; inside a batch,
 *   after the schema steps; @from: number of the last step the file had
 */
struct _LedgerRegister
{
  const char             *id;
  const char             *title;
  const char             *row_title;
  const char             *icon;
  const LedgerField      *fields;
  guint                   n_fields;
  const LedgerTransition *transitions;
  const LedgerList       *lists;
  gboolean                singleton;
  gboolean                append_only;
  const char             *sort;
  void                  (*words)    (LedgerStore    *store,
                                     guint           field,
                                     GPtrArray      *values,
                                     GPtrArray      *titles);
  char                 *(*label)    (LedgerRecord   *record);
  char                 *(*full_label) (LedgerStore  *store,
                                     LedgerRecord   *record);
  gboolean              (*needs)    (LedgerEdit     *edit,
                                     guint           field);
  void                  (*derive)   (LedgerEdit     *edit);
  void                  (*check)    (LedgerEdit     *edit,
                                     LedgerProblems *problems);
  gboolean              (*saving)   (LedgerEdit     *edit,
                                     GError        **error);
  gboolean              (*removing) (LedgerEdit     *edit,
                                     GError        **error);
  gboolean              (*restored) (LedgerEdit     *edit,
                                     GError        **error);
  gboolean              (*gathered) (LedgerEdit     *edit,
                                     GError        **error);
  gboolean              (*prove)    (LedgerStore    *store,
                                     GPtrArray      *findings,
                                     GError        **error);
  gboolean              (*undoing)  (LedgerEdit     *edit,
                                     LedgerRecord   *was,
                                     LedgerRecord   *made);
  gboolean              (*printing) (LedgerStore    *store,
                                     LedgerRecord   *record,
                                     const char     *form,
                                     GError        **error);
  gboolean              (*upgrade)  (LedgerStore    *store,
                                     guint           from,
                                     GError        **error);
};

/* No field: the answer of a look-up that found none. */
#define LEDGER_NO_FIELD G_MAXUINT

guint                 ledger_register_find_field    (const LedgerRegister        *reg,
                                                     const char                  *name);
guint                 ledger_register_match_heading (const LedgerRegister        *reg,
                                                     const char                  *heading);
guint                 ledger_register_get_parent    (const LedgerRegister        *reg);
/* Are rows of @reg child rows of those of @parent (%NULL: of none)? */
gboolean              ledger_register_is_part_of    (const LedgerRegister        *reg,
                                                     const LedgerRegister        *parent);
/* One of its computed lists, or %NULL. */
const LedgerList     *ledger_register_find_list     (const LedgerRegister        *reg,
                                                     const char                  *name);
/* The edge between two states, or %NULL; @from: %NULL for a new row. */
const LedgerTransition *ledger_register_find_transition (const LedgerRegister      *reg,
                                                     const char                  *from,
                                                     const char                  *to);
const LedgerRegister *ledger_registers_find         (const LedgerRegister *const *registers,
                                                     const char                  *id);
gboolean              ledger_field_is_shown         (const LedgerField           *field);
gboolean              ledger_field_is_typed         (const LedgerField           *field);
/* Can a spreadsheet bring it? */
gboolean              ledger_field_is_brought       (const LedgerField           *field);
gboolean              ledger_field_is_integer       (const LedgerField           *field);
const LedgerChoice   *ledger_choices_find           (const LedgerChoice          *choices,
                                                     const char                  *code);
/* "1,3" of a field of several choices: is "3" among them? */
gboolean              ledger_choices_include        (const char                  *codes,
                                                     const char                  *code);
const LedgerChoice   *ledger_choices_match          (const LedgerChoice          *choices,
                                                     const char                  *text);

G_END_DECLS
