/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A union that follows the limits of 山东省, with members of every standing, two approvers and two funds. */
#pragma once

#include "roster.h"

G_BEGIN_DECLS

/**
 * AidCast:
 * @zhang: a member in order, born on 6 May; @li: his wife, a member too, by his family register
 * @retired, @gone, @newcomer, @seconded, @debtor: see their names
 * @chair, @deputy: may approve; @clerk: may not
 * @fund, @old_fund: of 2026 and 2025; @admin: money of the administration
 */
typedef struct
{
  LedgerStore *store;
  gint64       zhang, li;
  gint64       retired, gone, newcomer, seconded, debtor;
  gint64       chair, deputy, clerk;
  gint64       fund, old_fund, admin;
} AidCast;

void    aid_cast_init   (AidCast     *self);
void    aid_cast_clear  (AidCast     *self);

/* A visit of @values, "member=张三" naming a member of the cast; saved with all doubts accepted. As for roster_add (),
 * but entered as a sheet is, in whatever state the values say. */
gint64  aid_cast_visit  (AidCast     *self,
                         const char  *values);
/* The same, not saved. */
LedgerEdit *aid_cast_edit (AidCast   *self,
                         const char  *values);
/* A field of a row. Caller frees. */
char   *aid_cast_dup    (AidCast              *self,
                         const LedgerRegister *reg,
                         gint64                id,
                         guint                 field);
/* The sentence of a problem with that code, or NULL. Caller frees. */
char   *aid_cast_dup_text (LedgerEdit *edit,
                         const char  *code);

G_END_DECLS
