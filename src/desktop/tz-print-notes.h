/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clerk should know before printing: characters without a glyph, fonts that stand in. */
#pragma once

#include "form.h"

G_BEGIN_DECLS

/* A line for each person and character; caller frees. */
char *tz_print_notes_dup_missing (GPtrArray *missing);
/* Which families stand in for the official ones, or %NULL when none does; caller frees. */
char *tz_print_notes_dup_fonts   (FormFonts *fonts);
/* The union's own templates that are not used, a line each, or %NULL; caller frees. */
char *tz_print_notes_dup_problems (FormLibrary *library);

G_END_DECLS
