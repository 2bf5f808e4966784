/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which elements a template may have, where, and with which attributes. */
#pragma once

#include "form-xml.h"

G_BEGIN_DECLS

void form_vocabulary_check (const FormElement *root,
                            const char        *file,
                            GPtrArray         *problems);

G_END_DECLS
