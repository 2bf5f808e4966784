/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed and imported text: made clean for storing, folded for comparing, masked for showing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every function takes any bytes, %NULL too: what is not UTF-8 becomes U+FFFD. Callers free. */

/* Full-width letters, digits and signs to ASCII (Chinese punctuation stays), white space
 * trimmed and collapsed to one space, invisible characters dropped; one line. */
char *ledger_text_clean            (const char *text);
/* The same line by line: line ends stay, as "\n"; empty lines at both ends go. */
char *ledger_text_clean_lines      (const char *text);
/* A person's name: clean, its dots as U+00B7, "张　三" as 张三, old private code points replaced. */
char *ledger_text_clean_name       (const char *name);
/* For reading numbers, dates and codes: every full-width ASCII character and the
 * ideographic full stop and comma become ASCII, white space and invisible characters go. */
char *ledger_text_narrow           (const char *text);
/* For comparing: compatibility forms, case, dots, white space and invisible characters do not count. */
char *ledger_text_fold             (const char *text);
/* One character of a folded text, or 0 when it does not count. */
gunichar ledger_text_fold_char     (gunichar    c);
/* %TRUE for a private code point, "?", "*", "□" or U+FFFD: somebody's lost character. */
gboolean ledger_text_has_lost      (const char *name);

/* 370602********1235 */
char *ledger_text_mask_identity    (const char *number);
/* 3****************5, for lists that hang on a wall */
char *ledger_text_mask_poster      (const char *number);
/* 138****1234 */
char *ledger_text_mask_mobile      (const char *number);
/* last four only */
char *ledger_text_mask_account     (const char *number);
/* 李*, 张*华 */
char *ledger_text_mask_name        (const char *name);

G_END_DECLS
