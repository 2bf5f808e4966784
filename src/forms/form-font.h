/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces that papers are set in: which glyph a character has, how wide it is, who else has it. */
#pragma once

#include "form-error.h"
#include "form-font-find.h"

G_BEGIN_DECLS

/* HarfBuzz; named here so that whoever prints need not know it. */
typedef struct hb_face_t hb_face_t;

/* A role with or without bold: index into the tables below. */
typedef guint8 FormStyle;
#define FORM_STYLE(role, bold) ((FormStyle) ((role) * 2 + ((bold) ? 1 : 0)))
#define FORM_N_STYLES (FORM_N_ROLES * 2)

/**
 * FormGlyph:
 * @face: number of the face from 1, 0 when no installed font has the character
 * @glyph: glyph within the face
 * @advance: width in 1/1000 em
 */
typedef struct
{
  guint16 face;
  guint16 glyph;
  gint16  advance;
} FormGlyph;

/**
 * FormFace:
 * @name: PostScript name, only characters a PDF name may have
 * @family: as fontconfig calls it
 * @units: per em
 * @is_cff: outlines are CFF, else glyf
 * @is_cid: a CFF font whose glyphs are numbered by CID
 * @embolden: to be thickened when drawn
 * @centre: height of the middle of 国 above the base line, in em
 * @ascent: in 1/1000 em, like @descent and @box
 */
typedef struct
{
  char    *name;
  char    *family;
  guint    units;
  gboolean is_cff;
  gboolean is_cid;
  gboolean embolden;
  double   centre;
  int      ascent;
  int      descent;
  int      box[4];
} FormFace;

typedef struct _FormFonts FormFonts;

FormFonts       *form_fonts_new          (void);
void             form_fonts_free         (FormFonts  *fonts);

gboolean         form_fonts_check        (FormFonts  *fonts,
                                          GError    **error);
const FormGlyph *form_fonts_glyph        (FormFonts  *fonts,
                                          FormStyle   style,
                                          gunichar    character);
double           form_fonts_width        (FormFonts  *fonts,
                                          FormStyle   style,
                                          double      size,
                                          const char *text,
                                          gsize       length);
double           form_fonts_centre       (FormFonts  *fonts,
                                          FormStyle   style);
const char      *form_fonts_used         (FormFonts  *fonts,
                                          FormRole    role,
                                          gboolean   *substituted);

const FormFace  *form_fonts_face         (FormFonts  *fonts,
                                          guint       face);
guint            form_fonts_cid          (FormFonts  *fonts,
                                          guint       face,
                                          guint       glyph);
hb_face_t       *form_fonts_subset_face  (FormFonts  *fonts,
                                          guint       face);

char            *form_text_clean         (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormFonts, form_fonts_free)

G_END_DECLS
