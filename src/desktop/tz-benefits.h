/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 采用某地标准: the limits of a region become those of this union. */
#pragma once

#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_BENEFITS (tz_benefits_get_type ())
/* Signal: "adopted" (const char *sentence) after it was done; the window closes by itself. */
G_DECLARE_FINAL_TYPE (TzBenefits, tz_benefits, TZ, BENEFITS, TzDialog)

GtkWidget *tz_benefits_new (GtkWindow   *parent,
                            LedgerStore *store);

G_END_DECLS
