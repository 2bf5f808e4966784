/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled once for each folder without windows: parsing GLib is half of the time that a file there takes. */
#include <gio/gio.h>
