/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields below one heading, in one column or two as the width allows. */
#pragma once

#include "tz-field.h"

G_BEGIN_DECLS

#define TZ_TYPE_GROUP (tz_group_get_type ())
G_DECLARE_FINAL_TYPE (TzGroup, tz_group, TZ, GROUP, GtkWidget)

GtkWidget *tz_group_new (const char *heading);
void       tz_group_add (TzGroup    *self,
                         TzField    *field);

G_END_DECLS
