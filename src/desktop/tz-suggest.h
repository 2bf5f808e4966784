/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of hits that hangs below an entry while something is typed; the entry keeps the focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TzHit:
 * @value: canonical value it stands for, or %NULL for "新建"
 * @title: what it is
 * @detail: what tells it from a namesake, or %NULL
 */
typedef struct
{
  char *value;
  char *title;
  char *detail;
} TzHit;

#define TZ_TYPE_SUGGEST (tz_suggest_get_type ())
/* Signal: "taken" when a hit was clicked. */
G_DECLARE_FINAL_TYPE (TzSuggest, tz_suggest, TZ, SUGGEST, GtkPopover)

TzHit       *tz_hit_new          (const char *value,
                                  const char *title,
                                  const char *detail);
void         tz_hit_free         (TzHit      *hit);

/* @host: the widget it hangs below; its parent. */
TzSuggest   *tz_suggest_new      (GtkWidget  *host);
/* (element-type TzHit); takes the array. An empty list hides it. The hit of @current, or the first, is lit. */
void         tz_suggest_show     (TzSuggest  *self,
                                  GPtrArray  *hits,
                                  const char *current);
void         tz_suggest_hide     (TzSuggest  *self);
gboolean     tz_suggest_is_shown (TzSuggest  *self);
/* Lights the hit @step further down. */
void         tz_suggest_move     (TzSuggest  *self,
                                  int         step);
/* The lit hit, or %NULL. */
const TzHit *tz_suggest_get_hit  (TzSuggest  *self);
guint        tz_suggest_get_length (TzSuggest *self);

G_END_DECLS
