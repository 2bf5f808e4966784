/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The refused rows as a sheet of their own, to be put right and imported again. */
#pragma once

#include "exchange-import.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"

G_BEGIN_DECLS

/* Asks where to, with a name after the sheet at @path. */
void tz_import_refused_choose (TzDialog       *dialog,
                               const char     *path,
                               TzFileChosen    chosen,
                               gpointer        data);
/* Writes the rows that the last pass of @import, borrowed, refused to @file, in a thread, and says in the dialog where they are. */
void tz_import_refused_write  (TzDialog       *dialog,
                               ExchangeImport *import,
                               GFile          *file);

G_END_DECLS
