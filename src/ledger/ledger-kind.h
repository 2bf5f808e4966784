/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of value a field can have: how each is typed, checked, shown and stored. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/**
 * LedgerKind:
 * @name: for the command line's `fields`
 * @is_integer: stored as INTEGER in SQLite, else as TEXT
 * @is_number: a quantity: right-aligned, a number cell in spreadsheets
 * @width: usual width of a column, in Han characters
 * @parse: typed or imported text -> canonical value (%NULL for empty text); the error is a
 *   Chinese sentence without the field's title
 * @show: canonical value -> text for screen, paper and spreadsheets; caller frees
 * @mask: the same with the identifying part hidden, or %NULL
 *
 * Canonical values are what the file stores, as text: dates ISO, money integer 分,
 * hours integer minutes, choices their codes, several choices codes joined by `,`,
 * flags "1" or "0", references decimal row ids, files SHA-256 in hex.
 */
struct _LedgerKind
{
  const char *name;
  gboolean    is_integer;
  gboolean    is_number;
  guint       width;
  gboolean  (*parse) (const LedgerField *field,
                      const char        *text,
                      char             **value,
                      GError           **error);
  char     *(*show)  (const LedgerField *field,
                      const char        *value);
  char     *(*mask)  (const LedgerField *field,
                      const char        *value);
};

extern const LedgerKind ledger_kind_text;
extern const LedgerKind ledger_kind_note;        /* several lines */
extern const LedgerKind ledger_kind_integer;
extern const LedgerKind ledger_kind_money;       /* 分 */
extern const LedgerKind ledger_kind_minutes;
extern const LedgerKind ledger_kind_date;
extern const LedgerKind ledger_kind_datetime;    /* "YYYY-MM-DD HH:MM" */
extern const LedgerKind ledger_kind_choice;
extern const LedgerKind ledger_kind_choices;
extern const LedgerKind ledger_kind_flag;
extern const LedgerKind ledger_kind_reference;
extern const LedgerKind ledger_kind_identity;    /* number of a paper; which paper is a field beside it */
extern const LedgerKind ledger_kind_credit_code;
extern const LedgerKind ledger_kind_phone;
extern const LedgerKind ledger_kind_account;
extern const LedgerKind ledger_kind_file;

gboolean ledger_field_parse     (const LedgerField *field,
                                 const char        *text,
                                 char             **value,
                                 GError           **error);
char    *ledger_field_dup_shown (const LedgerField *field,
                                 const char        *value,
                                 gboolean           full);

G_END_DECLS
