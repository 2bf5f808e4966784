/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each column of one's own template is filled with, and whether it must be. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-template.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* @id: of the template that was changed, valid during the call; called once if at all. */
typedef void (*TzTemplateChanged) (const char *id,
                                   gpointer    data);

/* A dialog over @parent. @template: (transfer full): one's own. @data is kept until the dialog is gone. */
void tz_template_columns_present (GtkWindow          *parent,
                                  LedgerStore        *store,
                                  ExchangeTemplate   *template,
                                  TzTemplateChanged   changed,
                                  GObject            *data);

G_END_DECLS
