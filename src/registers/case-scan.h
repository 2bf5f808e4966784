/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case as figures read it: a few columns, for rows by the ten thousand. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Texts are borrowed for the time of the call; %NULL where empty. */
typedef struct
{
  gint64      id;
  const char *accepted;
  const char *refused;
  const char *closed;
  const char *due;
  const char *reviewed;
  const char *confirmed;
  const char *type;
  const char *source;
  const char *industry;
  const char *area;
  const char *outcome;
  const char *award;
  gint64      org;
  gint64      mediator;
  gint64      people;
  gint64      agreed;
  gint64      performed;
  gint64      days;
  gboolean    collective;
} CaseRow;

/* All cases but void ones, in no order. */
gboolean case_scan         (LedgerStore  *store,
                            gint64        org,
                            void        (*visit) (const CaseRow *row,
                                                  gpointer       data),
                            gpointer      data,
                            GError      **error);
/* Does a day lie in the period? Empty ends are open. */
gboolean case_scan_is_in   (const char   *day,
                            const char   *from,
                            const char   *to);

G_END_DECLS
