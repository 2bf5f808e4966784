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

/* Asks about a period, and what is found. */
typedef struct
{
  GHashTable        *orgs;    /* set of gint64, or %NULL for all */
  MembershipBalance *balance;
  MembershipLine     line;    /* listing: of this line … */
  MembershipTrait    trait;   /* … and this trait … */
  GArray            *ids;     /* … the members; %NULL while counting */
} Asked;

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

static MembershipLine
get_line_in (const LedgerIntervalChange *change)
{
  /* Somebody in state A before came from another organisation, whatever the change was. */
  if (g_strcmp0 (change->was_state, "A") != 0 &&
      (strcmp (change->event, MEMBERSHIP_JOINED) == 0 || strcmp (change->event, MEMBERSHIP_REJOINED) == 0 ||
       strcmp (change->event, MEMBERSHIP_OPENED) == 0))
    return MEMBERSHIP_IN_JOINED;
  return MEMBERSHIP_IN_CAME;
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

static void
add_change (Asked                      *asked,
            MembershipLine              line,
            const LedgerIntervalChange *change)
{
  guint traits = (change->traits << 1) | 1;

  if (asked->ids != NULL)
    {
      if (line == asked->line && (traits >> asked->trait & 1) != 0)
        g_array_append_val (asked->ids, change->subject);
      return;
    }
  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    asked->balance->lines[line].n[i] += traits >> i & 1;
}

/* Who was counted before and after a change stays where he is. */
static gboolean
visit_change (const LedgerIntervalChange *change,
              gpointer                    data)
{
  Asked *asked = data;
  gboolean was = is_counted (asked, change->was_state, change->was_group);
  gboolean is = is_counted (asked, change->state, change->group);

  if (is && !was)
    add_change (asked, get_line_in (change), change);
  else if (was && !is)
    add_change (asked, get_line_out (change), change);
  return TRUE;
}

static gboolean
visit_changes (LedgerStore *store,
               const char  *from,
               const char  *to,
               Asked       *asked,
               GError     **error)
{
  g_autofree char *born = NULL;
  LedgerFilter conditions[N_CONDITIONS];

  fill_conditions (to, conditions, &born);
  return ledger_intervals_each_change (store, &member_intervals, from, to, conditions, N_CONDITIONS,
                                       visit_change, asked, error);
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

/* Sums a day over the organisations asked for; ages count on @age_day, so that start and end agree. */
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
  static const char *const titles[] = {
    N_("期初会员"), N_("入会"), N_("转入"), N_("转出"), N_("保留"), N_("退会"), N_("除名"), N_("死亡"), N_("期末会员"),
  };

  g_return_val_if_fail (line < MEMBERSHIP_N_LINES, NULL);

  return _(titles[line]);
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
  Asked asked = { .orgs = set, .balance = balance };

  memset (balance, 0, sizeof *balance);
  return add_up (store, before, to, &asked, &balance->lines[MEMBERSHIP_START], error) &&
         visit_changes (store, from, to, &asked, error) &&
         add_up (store, to, to, &asked, &balance->lines[MEMBERSHIP_END], error);
}

/* Keeps the members of @ids whose row meets the trait. */
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
  g_autoptr (GHashTable) set = make_set (orgs);
  g_autoptr (GArray) ids = NULL;
  Asked asked = { .orgs = set, .line = line, .trait = trait };

  if (line == MEMBERSHIP_START || line == MEMBERSHIP_END)
    {
      ids = membership_list (store, line == MEMBERSHIP_START ? before : to, "A", orgs, error);
      return ids != NULL ? keep_trait (store, ids, trait, to, error) : NULL;
    }
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  asked.ids = ids;
  return visit_changes (store, from, to, &asked, error) ? g_steal_pointer (&ids) : NULL;
}
