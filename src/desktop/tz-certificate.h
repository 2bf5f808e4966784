/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 出具服务记录证明: the period and the purpose, what it will say, then the paper. */
#pragma once

#include "ledger-store.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_CERTIFICATE (tz_certificate_get_type ())
/* Signal: "message" (const char *sentence). */
G_DECLARE_FINAL_TYPE (TzCertificate, tz_certificate, TZ, CERTIFICATE, TzDialog)

GtkWidget *tz_certificate_new (GtkWindow   *parent,
                               LedgerStore *store,
                               gint64       volunteer);

G_END_DECLS
