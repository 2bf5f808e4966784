/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a template may be used: its words, its spans, the names it asks for, the room it has. */
#pragma once

#include "form-template.h"
#include "ledger-register.h"

G_BEGIN_DECLS

FormTemplate *form_check_template (GBytes                      *bytes,
                                   GBytes                      *parts,
                                   const char                  *file,
                                   const LedgerRegister *const *registers,
                                   FormFonts                   *fonts,
                                   GPtrArray                   *problems);

/* form-check-names.c */
void          form_check_names    (const FormTemplate          *template,
                                   const LedgerRegister *const *registers,
                                   GPtrArray                   *problems);

G_END_DECLS
