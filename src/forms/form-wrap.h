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
 * @lead: white before the first mark that is not set, in pt
 * @running: white between marks side by side is cut, by form_wrap_white()
 */
typedef struct
{
  guint    start;
  guint    length;
  double   width;
  guint    n_characters;
  gboolean ends_paragraph;
  double   lead;
  gboolean running;
} FormLine;

gboolean form_wrap (FormFonts  *fonts,
                    FormStyle   style,
                    double      size,
                    double      tracking,
                    const char *text,
                    double      width,
                    double      indent,
                    gboolean    running,
                    GArray     *lines);
double   form_wrap_white (FormFonts *fonts,
                          FormStyle  style,
                          gunichar   before,
                          gunichar   after);

G_END_DECLS
