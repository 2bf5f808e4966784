/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that many forms share: `<use part="…"/>` is replaced by what parts.xml defines. */
#pragma once

#include "form-xml.h"

G_BEGIN_DECLS

gboolean form_parts_expand (FormElement        *root,
                            const FormElement  *parts,
                            const char         *file,
                            GError            **error);

G_END_DECLS
