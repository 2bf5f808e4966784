/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 生成分期: one sum of an agreement becomes terms that fall due one after another. */
#pragma once

#include "agreement-instalments.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_INSTALMENTS (tz_instalments_get_type ())
/* Signal: "chosen" (const LedgerRecord *term, const AgreementInstalments *plan), for agreement_instalments_add (); it can
 * be done. The window closes by itself. */
G_DECLARE_FINAL_TYPE (TzInstalments, tz_instalments, TZ, INSTALMENTS, TzDialog)

/* @edit: of the case, which tells who owes whom; not kept. */
GtkWidget *tz_instalments_new (GtkWindow  *parent,
                               LedgerEdit *edit);

G_END_DECLS
