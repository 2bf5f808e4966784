/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From whatever a camera or a phone made to the small portrait that goes into the ledger. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 25 x 35 mm, the photograph of the official forms. */
#define TZ_PICTURE_WIDTH    25
#define TZ_PICTURE_HEIGHT   35
#define TZ_PICTURE_MAX_SIZE (100 * 1024)

/* Decodes a picture scaled down and upright. Refuses more than 60 million points, and what is
 * no picture, with a sentence. */
GdkPixbuf *tz_picture_read  (GFile      *file,
                             GError    **error);
/* The part of @picture with the portrait's proportions; @place: 0 left or top to 1 right or bottom. */
GdkPixbuf *tz_picture_crop  (GdkPixbuf  *picture,
                             double      place);
/* Is there anything to choose when cropping? */
gboolean   tz_picture_is_long (GdkPixbuf *picture);
/* JPEG of at most %TZ_PICTURE_MAX_SIZE bytes. */
GBytes    *tz_picture_write (GdkPixbuf  *picture,
                             GError    **error);

G_END_DECLS
