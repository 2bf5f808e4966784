/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From whatever a camera or a phone made to the small portrait that goes into the ledger. */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* 25 x 35 mm, the photograph of the official forms. */
#define EXCHANGE_PICTURE_WIDTH    25
#define EXCHANGE_PICTURE_HEIGHT   35
#define EXCHANGE_PICTURE_MAX_SIZE (100 * 1024)
/* A scanned paper must be read. */
#define EXCHANGE_SCAN_MAX_SIZE    (600 * 1024)
/* Heads are in the upper part of a picture. */
#define EXCHANGE_PICTURE_USUAL_PLACE 0.35

/* Decodes a picture scaled down and upright. Refuses more than 60 million points, and what is
 * no picture, with a sentence. */
GdkPixbuf *exchange_picture_read  (GFile      *file,
                             GError    **error);
/* The part of @picture with the portrait's proportions; @place: 0 left or top to 1 right or bottom. */
GdkPixbuf *exchange_picture_crop  (GdkPixbuf  *picture,
                             double      place);
/* Is there anything to choose when cropping? */
gboolean   exchange_picture_is_long (GdkPixbuf *picture);
/* JPEG of at most %EXCHANGE_PICTURE_MAX_SIZE bytes. */
GBytes    *exchange_picture_write (GdkPixbuf  *picture,
                             GError    **error);

/* Whether a file may be a portrait, by its beginning; @error says why not. */
gboolean   exchange_picture_probe (const char *path,
                                   GError    **error);
/* Read, cropped where a head usually is, and written: what goes into the ledger. */
GBytes    *exchange_picture_make_portrait (const char *path,
                                           GError    **error);

/* The whole of a photograph, in colour, for the screen: at most %EXCHANGE_PICTURE_MAX_SIZE bytes. */
GBytes    *exchange_picture_make_photo (const char *path,
                                        GError    **error);
/* The whole of a paper in grey, 200 points an inch of A4: at most %EXCHANGE_SCAN_MAX_SIZE bytes. */
GBytes    *exchange_picture_make_scan  (const char *path,
                                        GError    **error);

G_END_DECLS
