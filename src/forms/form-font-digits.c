/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits of one width, so that the numbers of a column stand below each other. */
#include "config.h"

#include "form-font-digits.h"

#include <hb.h>

static gboolean
shape_digits (hb_font_t  *font,
              const char *feature_name,
              guint16     glyphs[10])
{
  hb_buffer_t *buffer = hb_buffer_create ();
  hb_feature_t features[2];
  const hb_glyph_info_t *infos;
  const hb_glyph_position_t *positions;
  guint n = 0;
  gboolean even;

  hb_feature_from_string (feature_name, -1, &features[0]);
  hb_feature_from_string ("-kern", -1, &features[1]);
  hb_buffer_add_utf8 (buffer, "0123456789", -1, 0, -1);
  hb_buffer_guess_segment_properties (buffer);
  hb_shape (font, buffer, features, G_N_ELEMENTS (features));
  infos = hb_buffer_get_glyph_infos (buffer, &n);
  positions = hb_buffer_get_glyph_positions (buffer, &n);
  even = n == 10;
  for (guint i = 0; i < n && even; i++)
    {
      even = infos[i].codepoint != 0 && infos[i].codepoint <= G_MAXUINT16 && positions[i].x_advance == positions[0].x_advance;
      glyphs[i] = (guint16) infos[i].codepoint;
    }
  hb_buffer_destroy (buffer);
  return even;
}

/**
 * form_font_find_digits:
 * @data: the font's file
 * @index: of the face within it
 * @glyphs: (out): of 0 to 9
 *
 * Looks for digits that are equally wide: as the font has them, its tabular ones, else those of half a Han,
 * which official letters ask for (半角).
 *
 * Returns: %FALSE when the font has none
 */
gboolean
form_font_find_digits (gconstpointer  data,
                       gsize          length,
                       int            index,
                       guint16        glyphs[10])
{
  static const char *const features[] = { "-calt", "tnum", "hwid" };
  hb_blob_t *blob = hb_blob_create (data, (guint) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create (blob, (guint) index);
  hb_font_t *font = hb_font_create (face);
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (features) && !found; i++)
    found = shape_digits (font, features[i], glyphs);
  hb_font_destroy (font);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return found;
}
