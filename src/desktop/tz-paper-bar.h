/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line above a paper: which page, how large. */
#pragma once

#include "tz-paper-view.h"

G_BEGIN_DECLS

#define TZ_TYPE_PAPER_BAR (tz_paper_bar_get_type ())
G_DECLARE_FINAL_TYPE (TzPaperBar, tz_paper_bar, TZ, PAPER_BAR, GtkWidget)

GtkWidget *tz_paper_bar_new (TzPaperView *view);

G_END_DECLS
