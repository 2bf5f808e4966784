/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of cases for training and statistics, in which nobody can be recognised. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * CaseRedactedList:
 * @title, @note: above and below; both say 脱敏副本
 * @headings: %NULL-ended
 * @quantities: a bit for each column that counts something
 * @rows: (element-type GStrv)
 */
typedef struct
{
  const char *title;
  const char *note;
  GStrv       headings;
  guint64     quantities;
  GPtrArray  *rows;
} CaseRedactedList;

/* @ids: (element-type gint64): of cases; the same person has the same alias in every row. */
CaseRedactedList *case_redacted_list_new  (LedgerStore       *store,
                                           const GArray      *ids,
                                           GError           **error);
void              case_redacted_list_free (CaseRedactedList  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaseRedactedList, case_redacted_list_free)

G_END_DECLS
