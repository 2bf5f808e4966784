/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places where a ledger may lie, and files that nothing else may replace. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Refuses places where a live ledger gets damaged, network shares and removable media, and backups. */
gboolean    ledger_location_check       (const char  *ledger_path,
                                         GError     **error);
/* Why a file system is unfit, by its magic number and whether its device can be pulled out;
 * %NULL when it is fit. */
const char *ledger_location_explain     (gint64       file_system,
                                         gboolean     removable);
/* Refuses to write a sheet or a paper over a ledger. */
gboolean    ledger_location_may_replace (const char  *path,
                                         GError     **error);

G_END_DECLS
