/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 出具: a form becomes a paper with date, number and the clerk's own wording, and stays in the register. */
#pragma once

#include <gtk/gtk.h>

#include "form.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* Once papers were issued. @papers: (element-type gint64); @sentence: which, in words. */
typedef void (*TzIssued) (GArray     *papers,
                          const char *sentence,
                          gpointer    data);

/* @form, @variant: (nullable); @ids: (element-type gint64): referenced. @data is freed with @free_data in any case. */
void tz_issue_present (GtkWindow            *parent,
                       LedgerStore          *store,
                       const LedgerRegister *reg,
                       const FormInfo       *form,
                       const char           *variant,
                       GArray               *ids,
                       gboolean              accept_missing,
                       TzIssued              issued,
                       gpointer              data,
                       GDestroyNotify        free_data);
/* The stored files of papers, one behind the other. Caller frees. */
GBytes *tz_issue_load (LedgerStore  *store,
                       GArray       *papers,
                       const char   *title,
                       GError      **error);

G_END_DECLS
