/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where to in a case: its rows stand far below two hundred fields. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

/* 登记(_D): a menu of the parts of a case, each of which takes the keyboard there. @fields: those of the record, which must stay
 * as long as the button. */
GtkWidget *tz_case_enter_new (TzFields *fields);

G_END_DECLS
