/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in 分 and time in minutes: read from what clerks write, shown, written in capitals. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "1,600元", "1.6万", "￥50.5" -> 分; %LEDGER_ERROR_VALUE with a Chinese sentence. */
gboolean ledger_amount_parse     (const char  *text,
                                  gint64      *fen,
                                  GError     **error);
/* "1,600.00"; caller frees. */
char    *ledger_amount_show      (gint64       fen);
/* "1600.00", for cells of spreadsheets; caller frees. */
char    *ledger_amount_plain     (gint64       fen);
/* "1600元", "50.50元", in sentences; caller frees. */
char    *ledger_amount_in_words  (gint64       fen);
/* "壹仟陆佰元整"; caller frees. */
char    *ledger_amount_capitals  (gint64       fen);

/* "3.5小时", "3小时30分", "3:30", "半小时", "90分钟", a bare number of hours -> minutes. */
gboolean ledger_minutes_parse    (const char  *text,
                                  gint64      *minutes,
                                  GError     **error);
/* Hours with one decimal, halves up: "3.5"; caller frees. */
char    *ledger_minutes_show     (gint64       minutes);
/* "3小时30分"; caller frees. */
char    *ledger_minutes_in_words (gint64       minutes);

G_END_DECLS
