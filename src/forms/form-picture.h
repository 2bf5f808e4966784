/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos: looks into JPEG and PNG data before anything of it goes into a paper. */
#pragma once

#include "form-error.h"

G_BEGIN_DECLS

/**
 * FormPicture:
 * @width: in pixels, as stored
 * @components: 1 grey, 3 red green blue, 4 cyan magenta yellow black (JPEG only)
 * @is_jpeg: @data is the JPEG file as it came; else 8-bit samples, row by row
 * @turn: how the camera was held, 1 upright to 8 (Exif, tag 0x0112)
 * @inverted: a JPEG by Adobe programs whose four colours are stored inverted
 */
typedef struct
{
  guint    width;
  guint    height;
  guint    components;
  guint    turn;
  gboolean is_jpeg;
  gboolean inverted;
  GBytes  *data;
} FormPicture;

FormPicture *form_picture_new  (GBytes      *data,
                                GError     **error);
void         form_picture_place (const FormPicture *picture,
                                 double      x,
                                 double      y,
                                 double      width,
                                 double      height,
                                 double      matrix[6]);
FormPicture *form_picture_copy (const FormPicture *picture);
void         form_picture_free (FormPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormPicture, form_picture_free)

G_END_DECLS
