/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the lists of disputes agree: the type a case is filed under, the court's cause, legal aid's cause, the yearbook's reason. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each takes and gives codes of the lists in codes.h; %NULL for a code of no list. */

/* What a case of a type (and, where it is known, a subtype) usually is called elsewhere. */
const char *dispute_type_get_cause      (const char *type,
                                         const char *subtype);
const char *dispute_type_get_aid_cause  (const char *type,
                                         const char *subtype);
const char *dispute_type_get_reason     (const char *type);
/* And back. */
const char *dispute_cause_get_type      (const char *cause);
const char *dispute_aid_cause_get_type  (const char *aid_cause);
const char *dispute_subtype_get_type    (const char *subtype);
/* Under what a claim falls; the subtype is %NULL where the type has none for it. */
const char *dispute_claim_get_type      (const char *item);
const char *dispute_claim_get_subtype   (const char *item);
/* How the yearbook counts the end of a case: 调解, 裁决, 其他. */
const char *dispute_outcome_get_handling (const char *outcome);
/* Did mediation succeed? */
gboolean    dispute_outcome_is_success  (const char *outcome);

G_END_DECLS
