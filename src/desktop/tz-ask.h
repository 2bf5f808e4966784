/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few questions that are asked: what cannot be undone, and the reason for something unusual. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TZ_ASK_PLAIN,
  TZ_ASK_DESTRUCTIVE, /* the answer yes loses something for good */
} TzAskManner;

/* Called exactly once; @data stays the caller's. */
typedef void (*TzAskAnswered) (gboolean    yes,
                               gpointer    data);
/* @reason: what was typed, never empty, or %NULL when the person changed his mind. */
typedef void (*TzAskGiven)    (const char *reason,
                               gpointer    data);

/* @yes: what the button does ("删除"), not "yes". */
void tz_ask        (GtkWindow     *parent,
                    const char    *question,
                    const char    *detail,
                    const char    *yes,
                    TzAskManner    manner,
                    TzAskAnswered  answered,
                    gpointer       data);
/* @label: in front of the entry; @suggestions: (nullable): usual reasons, `|` between them. */
void tz_ask_reason (GtkWindow     *parent,
                    const char    *question,
                    const char    *detail,
                    const char    *label,
                    const char    *suggestions,
                    const char    *yes,
                    TzAskGiven     given,
                    gpointer       data);
/* Says something that has no place beside a field. */
void tz_ask_tell   (GtkWindow     *parent,
                    const char    *sentence,
                    const char    *detail);

G_END_DECLS
