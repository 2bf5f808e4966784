/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a form that may be changed for one paper: which there are, and what they say. */
#pragma once

#include "form-template.h"

G_BEGIN_DECLS

gboolean form_wording_check (const FormTemplate  *template,
                             const FormPrint     *print,
                             GError             **error);

G_END_DECLS
