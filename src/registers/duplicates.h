/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members who may stand in the roster twice: groups with the reason, and what the clerk said of them. */
#pragma once

#include "ledger.h"

G_BEGIN_DECLS

/* By what a group is alike, the surest first. */
typedef enum
{
  DUPLICATE_NUMBER,      /* 证件号码, however written */
  DUPLICATE_NAME_MOBILE,
  DUPLICATE_NAME_BIRTH,
  DUPLICATE_NAME_UNIT,   /* and one of them without 证件号码 */
  DUPLICATE_MOBILE,      /* of people with other names: a family, or a slip */
  DUPLICATE_N_REASONS
} DuplicateReason;

typedef enum
{
  DUPLICATE_SURE,    /* one person */
  DUPLICATE_LIKELY,
  DUPLICATE_DOUBTFUL,
} DuplicateStrength;

/**
 * DuplicateGroup:
 * @ids: (element-type gint64): the row to keep first: a present member, with a number, entered early
 */
typedef struct
{
  DuplicateReason   reason;
  DuplicateStrength strength;
  GArray           *ids;
} DuplicateGroup;

void        duplicate_group_free       (DuplicateGroup    *group);

/* (element-type DuplicateGroup): the surest first; none that is shown by a surer reason already, none of rows
 * that the clerk called distinct. %NULL when cancelled or unreadable. */
GPtrArray  *duplicates_find            (LedgerStore       *store,
                                        GCancellable      *cancellable,
                                        GError           **error);
/* "证件号码相同" */
const char *duplicates_get_reason      (DuplicateReason    reason);
/* "同一人", "很可能", "待核对" */
const char *duplicates_get_strength    (DuplicateStrength  strength);

/* Two rows are two persons: remembered, outside of the history. @distinct FALSE takes it back. */
gboolean    duplicates_set_distinct    (LedgerStore       *store,
                                        gint64             one,
                                        gint64             other,
                                        gboolean           distinct,
                                        GError           **error);

gboolean    duplicates_are_distinct    (LedgerStore       *store,
                                        gint64             one,
                                        gint64             other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuplicateGroup, duplicate_group_free)

G_END_DECLS
