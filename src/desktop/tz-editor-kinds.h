/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which editor a kind of field gets. */
#pragma once

#include "tz-editor.h"

G_BEGIN_DECLS

/* Field of a file that is the row's photograph. */
gboolean  tz_editor_is_photo (const LedgerField    *field);
/* The editor of a field in a record; only shown when nobody types it. */
TzEditor *tz_editor_new      (const LedgerRegister *reg,
                              guint                 field);
/* The same as a cell of a grid, or %NULL for a kind that has no place there. */
TzEditor *tz_editor_new_cell (const LedgerRegister *reg,
                              guint                 field);

G_END_DECLS
