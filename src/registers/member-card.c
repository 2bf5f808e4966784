/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会员证的“工会组织关系接转”栏: which changes of membership stand there, and what is written of each. */
#include "config.h"

#include "member-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-kind.h"
#include "members.h"
#include "membership-walk.h"
#include "orgs.h"
#include "union.h"

/* Superiors asked for the union that a branch belongs to. */
#define MAX_DEPTH 32

enum
{
  OUT_DATE,
  OUT_UNION,
  IN_DATE,
  IN_UNION,
  MEMO,
  N_FIELDS
};

static const LedgerField fields[] = {
  [OUT_DATE] = { .name = "out_date", .title = N_("转出时间"), .kind = &ledger_kind_date },
  [OUT_UNION] = { .name = "out_union", .title = N_("转出工会"), .kind = &ledger_kind_text },
  [IN_DATE] = { .name = "in_date", .title = N_("转入时间"), .kind = &ledger_kind_date },
  [IN_UNION] = { .name = "in_union", .title = N_("转入工会"), .kind = &ledger_kind_text },
  [MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text },
};

/* The union with members of its own that an organisation belongs to: 分工会 and 工会小组 give no letters. */
static gint64
find_union (LedgerStore *store,
            gint64       org)
{
  for (guint depth = 0; org != 0 && depth < MAX_DEPTH; depth++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, &orgs_register, org, NULL);

      if (record == NULL)
        return 0;
      if (!ledger_record_is (record, ORG_LEVEL, "5") && !ledger_record_is (record, ORG_LEVEL, "6"))
        return org;
      org = ledger_record_get_number (record, ORG_PARENT_ID);
    }
  return org;
}

/* That union's name; the ledger's own where the change does not say. */
static char *
dup_union_name (LedgerStore *store,
                gint64       org)
{
  gint64 id = find_union (store, org);
  g_autoptr (LedgerRecord) own = id == 0 ? ledger_store_load_single (store, &union_register) : NULL;

  if (id != 0)
    return ledger_store_dup_label (store, &orgs_register, id);
  return g_strdup (own != NULL ? ledger_record_get (own, UNION_NAME) : NULL);
}

static void
add_row (GPtrArray  *rows,
         const char *out_date,
         const char *out_union,
         const char *in_date,
         const char *in_union,
         const char *memo)
{
  const char *const values[N_FIELDS] = { out_date, out_union, in_date, in_union, memo };
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_FIELDS; i++)
    g_ptr_array_add (row, g_strdup (values[i] != NULL ? values[i] : ""));
  g_ptr_array_add (rows, row);
}

/* What the other union writes, it writes itself: its day stays empty. */
static void
add_transfer (LedgerStore  *store,
              LedgerRecord *event,
              GPtrArray    *rows)
{
  const char *date = ledger_record_get (event, MEMBER_EVENT_DATE);
  const char *other = ledger_record_get (event, MEMBER_EVENT_OTHER_UNION);
  const char *memo = ledger_record_get (event, MEMBER_EVENT_MEMO);
  gint64 from = ledger_record_get_number (event, MEMBER_EVENT_FROM_ORG);
  gint64 to = ledger_record_get_number (event, MEMBER_EVENT_ORG_ID);
  g_autofree char *from_name = dup_union_name (store, from);
  g_autofree char *to_name = dup_union_name (store, to);

  if (ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_WENT))
    add_row (rows, date, from_name, NULL, other, memo);
  else if (ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_CAME))
    add_row (rows, NULL, other, date, to_name, memo);
  else if (ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_MOVED) && find_union (store, from) != find_union (store, to))
    add_row (rows, date, from_name, date, to_name, memo);
}

static gboolean
fill_transfers (LedgerStore  *store,
                LedgerRecord *member,
                GPtrArray    *rows,
                GError      **error)
{
  g_autoptr (GPtrArray) events = membership_walk_load (store, member->id, 0, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);

      if (ledger_record_get (event, MEMBER_EVENT_VOIDED) == NULL)
        add_transfer (store, event, rows);
    }
  return events != NULL;
}

/* The card has the rows above already, and the pages before. */
static gboolean
fill_last (LedgerStore  *store,
           LedgerRecord *member,
           GPtrArray    *rows,
           GError      **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (!fill_transfers (store, member, all, error))
    return FALSE;
  if (all->len == 0)
    return TRUE;
  for (guint i = 0; i < (all->len - 1) % MEMBER_CARD_ROWS; i++)
    add_row (rows, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_add (rows, g_ptr_array_ref (g_ptr_array_index (all, all->len - 1)));
  return TRUE;
}

const LedgerList member_card_lists[] = {
  { "transfers", fields, N_FIELDS, fill_transfers },
  { "last_transfer", fields, N_FIELDS, fill_last },
  { NULL }
};
