/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page where words of the sheet that no choice is called by are told what they mean. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-import.h"

G_BEGIN_DECLS

#define TZ_TYPE_IMPORT_WORDS (tz_import_words_get_type ())
G_DECLARE_FINAL_TYPE (TzImportWords, tz_import_words, TZ, IMPORT_WORDS, GtkWidget)

GtkWidget *tz_import_words_new        (void);
/* Lists the words of the last check; %NULL before the next one begins. */
void       tz_import_words_set_import (TzImportWords  *self,
                                       ExchangeImport *import);
/* Was anything chosen since, so that the rows are to be checked again? */
gboolean   tz_import_words_is_changed (TzImportWords  *self);
/* Puts the keyboard on the first word that nothing is known of, if there is one. */
gboolean   tz_import_words_focus_unknown (TzImportWords *self);
guint      tz_import_words_count      (TzImportWords  *self);

G_END_DECLS
