/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the first page of each form in a thread, the one on top first. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

#include "tz-job.h"

G_BEGIN_DECLS

/* In the main thread, once a form. */
typedef void (*TzFormPictureDrawn) (const char   *form,
                                    GdkPaintable *picture,
                                    gpointer      owner);

/**
 * tz_form_pictures_draw:
 * @forms: ids
 * @reg: (nullable): the register @id belongs to; other forms are drawn blank
 * @id: of the row to fill them with, 0: blank
 * @scale: device pixels a pixel
 * @owner: told until it goes
 *
 * Returns: (transfer full): the job under way
 */
TzJob *tz_form_pictures_draw (LedgerStore          *store,
                              const char *const    *forms,
                              const LedgerRegister *reg,
                              gint64                id,
                              int                   scale,
                              TzFormPictureDrawn    drawn,
                              GObject              *owner);

G_END_DECLS
