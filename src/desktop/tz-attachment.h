/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file kept with a record as it is: a scan, a letter. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_ATTACHMENT (tz_attachment_get_type ())
G_DECLARE_FINAL_TYPE (TzAttachment, tz_attachment, TZ, ATTACHMENT, TzEditor)

G_END_DECLS
