/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs changed for one paper, as the ledger keeps them: text that a person can read in any list. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @wording: (nullable) (element-type utf8 utf8): id of the paragraph, its text. %NULL for none; caller frees. */
char       *paper_wording_write (GHashTable *wording);
/* (transfer full) (element-type utf8 utf8): what was written; empty for %NULL. */
GHashTable *paper_wording_read  (const char *text);

G_END_DECLS
