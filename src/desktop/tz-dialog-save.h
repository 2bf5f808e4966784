/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dialog shows, kept as a file of the person's choice. */
#pragma once

#include "tz-dialog.h"
#include "tz-file-dialog.h"

G_BEGIN_DECLS

/* Asks for a place and writes @bytes there; the dialog says whether it went well. The other arguments are those of
 * tz_file_dialog_save (). */
void tz_dialog_save_bytes (TzDialog           *dialog,
                           GBytes             *bytes,
                           const char         *title,
                           const char         *name,
                           const TzFileFilter *filters,
                           const char         *purpose);

G_END_DECLS
