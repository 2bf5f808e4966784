/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers handed out without a printer: the PDF is one line that says which paper it is. */
#pragma once

#include "paper-issue.h"
#include "papers.h"
#include "roster.h"

G_BEGIN_DECLS

/* Issues a paper in a batch of its own; 0 with an error, and nothing written. @kind: (nullable); @accept: (nullable) */
gint64  desk_issue      (LedgerStore  *store,
                         const char   *kind,
                         const char   *date,
                         const char   *accept,
                         GError      **error);
/* The same, which must succeed, about a row. */
gint64  desk_issue_of   (LedgerStore  *store,
                         const char   *kind,
                         const char   *date,
                         const LedgerRegister *reg,
                         gint64        subject);
/* One that cannot be made: the sentence of the maker comes back. */
void    desk_fail       (LedgerStore  *store,
                         const char   *kind,
                         const char   *date);
/* Caller frees. */
char   *desk_dup_field  (LedgerStore  *store,
                         gint64        paper,
                         guint         field);
/* What check finds, joined by "；"; caller frees. */
char   *desk_dup_proof  (LedgerStore  *store);

G_END_DECLS
