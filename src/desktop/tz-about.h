/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this program is, which version, on which libraries, under which licence. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tz_about_present (GtkWindow *parent);

G_END_DECLS
