/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's limits and its festival. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Adopts the limits of the sample's province; before anything is given. */
gboolean sample_aid_adopt (LedgerStore  *store,
                           GError      **error);
/* Chooses the people of the festival's batch and takes it through all its steps. */
gboolean sample_aid_give  (LedgerStore  *store,
                           GError      **error);

G_END_DECLS
