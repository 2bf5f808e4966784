/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan of a signed paper, looked at before it goes into the ledger. */
#pragma once

#include "form-error.h"

G_BEGIN_DECLS

/* A JPEG, PNG or PDF of at most 10 MB that is whole; %NULL with a sentence otherwise. @media_type: (out) (transfer none) */
GBytes *form_scan_read (const char  *path,
                        const char **media_type,
                        GError     **error);

G_END_DECLS
