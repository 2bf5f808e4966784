/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务记录证明: what was certified, to whom, for which period; frozen when it is made. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  CERTIFICATE_VOLUNTEER_ID,
  CERTIFICATE_FROM,
  CERTIFICATE_TO,
  CERTIFICATE_PURPOSE,
  CERTIFICATE_DATE,
  CERTIFICATE_HANDLER_ID,
  CERTIFICATE_TIMES,
  CERTIFICATE_MINUTES,
  CERTIFICATE_LINES,
  CERTIFICATE_DIGEST,
  CERTIFICATE_VOIDED,
  CERTIFICATE_VOID_REASON,
  CERTIFICATE_MEMO,
  CERTIFICATE_N_FIELDS
};

/* More lines stand on a list of their own behind the certificate. */
#define CERTIFICATE_MOST_LINES 12

extern const LedgerRegister certificates_register;

/* An edit of a new certificate of all approved service until today, dated today: to be filled up and saved. */
LedgerEdit *certificate_begin (LedgerStore  *store,
                               gint64        volunteer);
/* Voids one that was made wrong; its lines stay. */
gboolean    certificate_void  (LedgerStore  *store,
                               gint64        certificate,
                               const char   *reason,
                               GError      **error);

G_END_DECLS
