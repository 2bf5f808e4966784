/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fills up: the pwrite () of a test stands before the C library's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes that still fit, or -1 for a disk without end. */
extern gint64 full_disk_room;

G_END_DECLS
