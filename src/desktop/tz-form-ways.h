/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the form at hand is printed: the way, and for labels the place on the sheet where they begin. */
#pragma once

#include <gtk/gtk.h>

#include "form.h"

G_BEGIN_DECLS

#define TZ_TYPE_FORM_WAYS (tz_form_ways_get_type ())
G_DECLARE_FINAL_TYPE (TzFormWays, tz_form_ways, TZ, FORM_WAYS, GtkWidget)

/*
 * Signal: "changed" after another way or another place was chosen.
 */

GtkWidget  *tz_form_ways_new             (void);
/* Shows what may be chosen for a form, the usual way first and a whole sheet; a form that is shown already keeps what was
 * chosen. Hidden where there is nothing to choose. @form: (nullable), borrowed until the next call. */
void        tz_form_ways_show            (TzFormWays     *self,
                                          const FormInfo *form);
/* Id of the way chosen, or %NULL where the form has but one. */
const char *tz_form_ways_get_way         (TzFormWays     *self);
/* Place of the first label, from 1, row by row; 0 where the form is no label. */
guint       tz_form_ways_get_first_label (TzFormWays     *self);

G_END_DECLS
