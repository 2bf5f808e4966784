/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Millimetres by which this PC's printer must be helped to meet a paper printed beforehand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_PRINT_OFFSET (tz_print_offset_get_type ())
G_DECLARE_FINAL_TYPE (TzPrintOffset, tz_print_offset, TZ, PRINT_OFFSET, GtkWidget)

/*
 * Signal: "changed" after another offset was typed; it is kept already.
 */

GtkWidget *tz_print_offset_new  (void);
/* Shows the offset of a form. */
void       tz_print_offset_show (TzPrintOffset *self,
                                 const char    *form);
/* What is kept for a form on this PC: mm to the right and downwards, 0 at first. */
void       tz_print_offset_load (const char    *form,
                                 double        *x,
                                 double        *y);

G_END_DECLS
