/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf of templates: the program's and the union's own, which win when they are good. */
#pragma once

#include "form-template.h"
#include "form.h"

G_BEGIN_DECLS

const FormTemplate *form_library_get_template (FormLibrary  *library,
                                               const char   *id,
                                               GError      **error);

G_END_DECLS
