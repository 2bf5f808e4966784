/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks Chinese text into lines: no comma begins a line, no opening bracket ends one, no number is torn. */
#pragma once

#include "form-font.h"

G_BEGIN_DECLS

/**
 * FormLine:
 * @start: byte within the text, with @length
 * @width: natural, in pt
 * @n_characters: for spreading a justified line
 * @ends_paragraph: set as it is, not justified
 */
typedef struct
{
  guint    start;
  guint    length;
  double   width;
  guint    n_characters;
  gboolean ends_paragraph;
} FormLine;

gboolean form_wrap (FormFonts  *fonts,
                    FormStyle   style,
                    double      size,
                    double      tracking,
                    const char *text,
                    double      width,
                    double      indent,
                    GArray     *lines);

G_END_DECLS
