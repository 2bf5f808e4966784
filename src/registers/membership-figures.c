/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting members and changes of membership; every figure is counted and listed by the same rule. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "membership-figures.h"

#include <string.h>

#include "ledger-date.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"

#define YOUNG 35
#define N_CONDITIONS (MEMBERSHIP_N_TRAITS - 1)

/* Asks about a period. */
typedef struct
{
  GHashTable      *orgs;    /* set of gint64, or %NULL for all */
  MembershipVisit  visit;
  gpointer         data;
} Asked;

/* The members of one line with one trait, one entry a change. */
typedef struct
{
  MembershipLine   line;
  MembershipTrait  trait;
  GArray          *ids;
} Sought;

static const struct
{
  const char *code;
  const char *title;
  int         sign;
} lines[MEMBERSHIP_N_LINES] = {
  [MEMBERSHIP_START] = { "start", N_("期初会员"), 1 },
  [MEMBERSHIP_IN_JOINED] = { "joined", N_("入会"), 1 },
  [MEMBERSHIP_IN_REJOINED] = { "rejoined", N_("重新入会"), 1 },
  [MEMBERSHIP_IN_CAME] = { "came", N_("转入"), 1 },
  [MEMBERSHIP_IN_RESUMED] = { "resumed", N_("恢复"), 1 },
  [MEMBERSHIP_OUT_WENT] = { "went", N_("转出"), -1 },
  [MEMBERSHIP_OUT_KEPT] = { "kept", N_("保留"), -1 },
  [MEMBERSHIP_OUT_QUIT] = { "quit", N_("退会"), -1 },
  [MEMBERSHIP_OUT_EXPELLED] = { "expelled", N_("除名"), -1 },
  [MEMBERSHIP_OUT_DIED] = { "died", N_("死亡"), -1 },
  [MEMBERSHIP_OUT_AGED] = { "aged", N_("年满35岁"), -1 },
  [MEMBERSHIP_LATE_IN] = { "late_in", N_("跨期调整（增）"), 1 },
  [MEMBERSHIP_LATE_OUT] = { "late_out", N_("跨期调整（减）"), -1 },
  [MEMBERSHIP_END] = { "end", N_("期末会员"), 0 },
};

/* Women, migrants, new forms, and who was born so late as to be under 35 on the day. */
static void
fill_conditions (const char   *day,
                 LedgerFilter  conditions[N_CONDITIONS],
                 char        **born)
{
  /* Born on that day 35 years ago, somebody is 35 today. */
  g_autofree char *limit = ledger_date_add_months (day, -12 * YOUNG);

  *born = ledger_date_add_days (limit, 1);
  conditions[MEMBERSHIP_WOMEN - 1] = (LedgerFilter) { MEMBER_GENDER, LEDGER_IS, (char *) "2" };
  conditions[MEMBERSHIP_MIGRANTS - 1] = (LedgerFilter) { MEMBER_IS_MIGRANT, LEDGER_IS, (char *) "1" };
  conditions[MEMBERSHIP_NEW_FORM - 1] = (LedgerFilter) { MEMBER_IS_NEW_FORM, LEDGER_IS, (char *) "1" };
  conditions[MEMBERSHIP_UNDER_35 - 1] = (LedgerFilter) { MEMBER_BIRTH_DATE, LEDGER_AT_LEAST, *born };
}

static GHashTable *
make_set (const GArray *orgs)
{
  GHashTable *set;

  if (orgs == NULL)
    return NULL;
  set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < orgs->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (orgs, gint64, i), sizeof (gint64)));
  return set;
}

static gboolean
is_counted (const Asked *asked,
            const char  *state,
            gint64       org)
{
  return g_strcmp0 (state, "A") == 0 && (asked->orgs == NULL || g_hash_table_contains (asked->orgs, &org));
}

/* Somebody in state A before came from another organisation, whatever the change was. */
static MembershipLine
get_line_in (const LedgerIntervalChange *change)
{
  if (g_strcmp0 (change->was_state, "A") == 0)
    return MEMBERSHIP_IN_CAME;
  if (strcmp (change->event, MEMBERSHIP_JOINED) == 0 || strcmp (change->event, MEMBERSHIP_OPENED) == 0)
    return MEMBERSHIP_IN_JOINED;
  if (strcmp (change->event, MEMBERSHIP_REJOINED) == 0)
    return MEMBERSHIP_IN_REJOINED;
  return strcmp (change->event, MEMBERSHIP_RESUMED) == 0 ? MEMBERSHIP_IN_RESUMED : MEMBERSHIP_IN_CAME;
}

static MembershipLine
get_line_out (const LedgerIntervalChange *change)
{
  switch (change->state[0])
    {
    case 'R': return MEMBERSHIP_OUT_KEPT;
    case 'Q': return MEMBERSHIP_OUT_QUIT;
    case 'X': return MEMBERSHIP_OUT_EXPELLED;
    case 'D': return MEMBERSHIP_OUT_DIED;
    default:  return MEMBERSHIP_OUT_WENT;
    }
}

/* Who was counted before and after a change stays where he is. */
static gboolean
change_visited_cb (const LedgerIntervalChange *change,
                   gpointer                    data)
{
  Asked *asked = data;
  gboolean was = is_counted (asked, change->was_state, change->was_group);
  gboolean is = is_counted (asked, change->state, change->group);

  if (was != is)
    asked->visit (is ? get_line_in (change) : get_line_out (change), change->subject, (change->traits << 1) | 1,
                  asked->data);
  return TRUE;
}

static gboolean
member_visited_cb (gint64   member,
                   gint64   org,
                   guint    traits,
                   gpointer data)
{
  Asked *asked = data;

  if (is_counted (asked, "A", org))
    asked->visit (MEMBERSHIP_START, member, (traits << 1) | 1, asked->data);
  return TRUE;
}

static void
counted_cb (MembershipLine line,
            gint64         member,
            guint          traits,
            gpointer       data)
{
  MembershipBalance *balance = data;

  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    balance->lines[line].n[i] += traits >> i & 1;
}

static void
sought_cb (MembershipLine line,
           gint64         member,
           guint          traits,
           gpointer       data)
{
  Sought *sought = data;

  if (line == sought->line && (traits >> sought->trait & 1) != 0)
    g_array_append_val (sought->ids, member);
}

static GHashTable *
tally (LedgerStore *store,
       const char  *day,
       const char  *age_day,
       GError     **error)
{
  g_autofree char *born = NULL;
  LedgerFilter conditions[N_CONDITIONS];

  fill_conditions (age_day, conditions, &born);
  return ledger_intervals_tally (store, &member_intervals, day, "A", conditions, N_CONDITIONS, error);
}

/* Sums a day over the organisations asked for. */
static gboolean
add_up (LedgerStore     *store,
        const char      *day,
        const char      *age_day,
        const Asked     *asked,
        MembershipTally *sum,
        GError         **error)
{
  g_autoptr (GHashTable) table = tally (store, day, age_day, error);
  GHashTableIter iter;
  gpointer org, numbers;

  if (table == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &org, &numbers))
    for (guint i = 0; i < MEMBERSHIP_N_TRAITS && is_counted (asked, "A", *(gint64 *) org); i++)
      sum->n[i] += ((guint *) numbers)[i];
  return TRUE;
}

const char *
membership_trait_get_title (MembershipTrait trait)
{
  static const char *const titles[] = { N_("合计"), N_("女"), N_("农民工"), N_("新就业形态"), N_("35岁以下") };

  g_return_val_if_fail (trait < MEMBERSHIP_N_TRAITS, NULL);

  return _(titles[trait]);
}

const char *
membership_line_get_title (MembershipLine line)
{
  g_return_val_if_fail (line < MEMBERSHIP_N_LINES, NULL);

  return _(lines[line].title);
}

const char *
membership_line_get_code (MembershipLine line)
{
  g_return_val_if_fail (line < MEMBERSHIP_N_LINES, NULL);

  return lines[line].code;
}

int
membership_line_get_sign (MembershipLine line)
{
  g_return_val_if_fail (line < MEMBERSHIP_N_LINES, 0);

  return lines[line].sign;
}

GHashTable *
membership_count_by_org (LedgerStore *store,
                         const char  *day,
                         GError     **error)
{
  return ledger_intervals_count (store, &member_intervals, day, error);
}

GHashTable *
membership_tally_by_org (LedgerStore *store,
                         const char  *day,
                         GError     **error)
{
  /* A MembershipTally is its numbers one after the other. */
  G_STATIC_ASSERT (sizeof (MembershipTally) == MEMBERSHIP_N_TRAITS * sizeof (guint));

  return tally (store, day, day, error);
}

GArray *
membership_list (LedgerStore  *store,
                 const char   *day,
                 const char   *state,
                 const GArray *orgs,
                 GError      **error)
{
  return ledger_intervals_list (store, &member_intervals, day, state, orgs, error);
}

gboolean
membership_balance (LedgerStore       *store,
                    const char        *from,
                    const char        *to,
                    const GArray      *orgs,
                    MembershipBalance *balance,
                    GError           **error)
{
  g_autofree char *before = ledger_date_add_days (from, -1);
  g_autoptr (GHashTable) set = make_set (orgs);
  Asked asked = { .orgs = set };
  MembershipTally older = { 0 };

  memset (balance, 0, sizeof *balance);
  if (!add_up (store, before, before, &asked, &balance->lines[MEMBERSHIP_START], error) ||
      !add_up (store, before, to, &asked, &older, error) ||
      !membership_each_change (store, from, to, orgs, counted_cb, balance, error) ||
      !add_up (store, to, to, &asked, &balance->lines[MEMBERSHIP_END], error))
    return FALSE;
  /* Each day has the ages of its own, so that this end is the next start: who grew older between leaves the column. */
  balance->lines[MEMBERSHIP_OUT_AGED].n[MEMBERSHIP_UNDER_35] =
    balance->lines[MEMBERSHIP_START].n[MEMBERSHIP_UNDER_35] - older.n[MEMBERSHIP_UNDER_35];
  return TRUE;
}

/* Who turned 35 after @before, by @to. */
static void
add_aged (LedgerQuery *query,
          const char  *before,
          const char  *to)
{
  g_autofree char *young = NULL;
  g_autofree char *old = NULL;
  g_autofree char *last = NULL;
  LedgerFilter conditions[N_CONDITIONS];

  fill_conditions (before, conditions, &young);
  fill_conditions (to, conditions, &old);
  last = ledger_date_add_days (old, -1);
  ledger_query_add_filter (query, MEMBER_BIRTH_DATE, LEDGER_AT_LEAST, young);
  ledger_query_add_filter (query, MEMBER_BIRTH_DATE, LEDGER_AT_MOST, last);
}

/* Keeps the members of @ids whose row meets the trait on the day. */
static GArray *
keep_trait (LedgerStore     *store,
            GArray          *ids,
            MembershipTrait  trait,
            const char      *day,
            GError         **error)
{
  g_autofree char *born = NULL;
  LedgerFilter conditions[N_CONDITIONS];
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  fill_conditions (day, conditions, &born);
  ledger_query_set_only (query, ids, NULL);
  if (trait != MEMBERSHIP_ALL)
    ledger_query_add_filter (query, conditions[trait - 1].field, conditions[trait - 1].match, conditions[trait - 1].value);
  return ledger_store_select (store, query, error);
}

static GArray *
list_aged (LedgerStore     *store,
           const char      *before,
           const char      *to,
           const GArray    *orgs,
           GError         **error)
{
  g_autoptr (GArray) ids = membership_list (store, before, "A", orgs, error);
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  if (ids == NULL)
    return NULL;
  ledger_query_set_only (query, ids, NULL);
  add_aged (query, before, to);
  return ledger_store_select (store, query, error);
}

GArray *
membership_list_line (LedgerStore     *store,
                      const char      *from,
                      const char      *to,
                      const GArray    *orgs,
                      MembershipLine   line,
                      MembershipTrait  trait,
                      GError         **error)
{
  g_autofree char *before = ledger_date_add_days (from, -1);
  const char *day = line == MEMBERSHIP_START ? before : to;
  g_autoptr (GArray) ids = NULL;
  Sought sought = { .line = line, .trait = trait };

  if (line == MEMBERSHIP_START || line == MEMBERSHIP_END)
    {
      ids = membership_list (store, day, "A", orgs, error);
      return ids != NULL ? keep_trait (store, ids, trait, day, error) : NULL;
    }
  if (line == MEMBERSHIP_OUT_AGED && trait == MEMBERSHIP_UNDER_35)
    return list_aged (store, before, to, orgs, error);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sought.ids = ids;
  return membership_each_change (store, from, to, orgs, sought_cb, &sought, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
membership_each_member (LedgerStore     *store,
                        const char      *day,
                        const char      *age_day,
                        const GArray    *orgs,
                        MembershipVisit  visit,
                        gpointer         data,
                        GError         **error)
{
  g_autoptr (GHashTable) set = make_set (orgs);
  Asked asked = { .orgs = set, .visit = visit, .data = data };
  g_autofree char *born = NULL;
  LedgerFilter conditions[N_CONDITIONS];

  fill_conditions (age_day, conditions, &born);
  return ledger_intervals_each_held (store, &member_intervals, day, "A", conditions, N_CONDITIONS,
                                     member_visited_cb, &asked, error);
}

gboolean
membership_each_change (LedgerStore     *store,
                        const char      *from,
                        const char      *to,
                        const GArray    *orgs,
                        MembershipVisit  visit,
                        gpointer         data,
                        GError         **error)
{
  g_autoptr (GHashTable) set = make_set (orgs);
  Asked asked = { .orgs = set, .visit = visit, .data = data };
  g_autofree char *born = NULL;
  LedgerFilter conditions[N_CONDITIONS];

  fill_conditions (to, conditions, &born);
  return ledger_intervals_each_change (store, &member_intervals, from, to, conditions, N_CONDITIONS,
                                       change_visited_cb, &asked, error);
}
