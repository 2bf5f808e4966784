/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photograph of a record: chosen, dropped, moved inside its frame, removed. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_PHOTO (tz_photo_get_type ())
G_DECLARE_FINAL_TYPE (TzPhoto, tz_photo, TZ, PHOTO, TzEditor)

/* Takes a picture file; %FALSE and "message" when it is none. */
gboolean tz_photo_take (TzPhoto *self,
                        GFile   *file);

G_END_DECLS
