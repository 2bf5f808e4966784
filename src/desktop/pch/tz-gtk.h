/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled once for the folder of windows: parsing GTK is most of the time that a file there takes. */
#include <gtk/gtk.h>
