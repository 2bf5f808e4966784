/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source of a paper's values in which nobody can be recognised. */
#pragma once

#include "form-source.h"
#include "redaction.h"

G_BEGIN_DECLS

/* Takes @base, a form-ledger-source; borrows @redaction. Pictures are left out. */
FormSource *form_redacted_source_new  (FormSource      *base,
                                       const Redaction *redaction);
void        form_redacted_source_free (FormSource      *source);

G_END_DECLS
