/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digests of the history, the same for writing and for proving. Ledger only. */
#pragma once

#include "ledger-record.h"
#include "ledger-store-private.h"

G_BEGIN_DECLS

#define LEDGER_SALT_SIZE 16

/* What one history row says, as it enters the chain. */
typedef struct
{
  gint64      id;
  gint64      batch;
  const char *at;
  const char *clerk;
  gint64      action;
  const char *register_id;
  gint64      row;
  gint64      parent; /* 0 when there is none */
  const char *field;
  const char *why;
} LedgerLink;

void ledger_history_digest_record (LedgerStore        *store,
                                   const LedgerRecord *record,
                                   const guint8       *salt,
                                   guint8             *digest);
void ledger_history_digest_change (const char         *old_value,
                                   const char         *new_value,
                                   const guint8       *salt,
                                   guint8             *digest);
/* @chain: (inout): the previous link, then this one. */
void ledger_history_chain         (guint8             *chain,
                                   const LedgerLink   *link,
                                   const guint8       *digest);

G_END_DECLS
