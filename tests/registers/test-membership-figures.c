/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years of a district, lived month by month through the program and counted beside it by hand.
 * TAIZHANG_DISTRICT sets how many members it has at the end of the first month. */
#include <stdlib.h>
#include <string.h>

#include "ledger-date.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "membership-figures.h"
#include "orgs.h"
#include "roster.h"

#define FIRST_YEAR 2015
#define N_MONTHS   120
#define N_ORGS     12
#define N_PERSONS  400

/* One change as the count by hand knows it. */
typedef struct
{
  char  date[11];
  char  event[4];
  char  state;
  guint org; /* of orgs[], N_ORGS for none */
} Step;

typedef struct
{
  gint64   id;
  gboolean woman, migrant, new_form;
  char     birth[11];
  GArray  *steps; /* (element-type Step), by day */
} Person;

typedef struct
{
  LedgerStore *store;
  GRand       *random;
  GPtrArray   *persons;
  gint64       orgs[N_ORGS];
} District;

static void
free_person (gpointer data)
{
  Person *person = data;

  g_array_unref (person->steps);
  g_free (person);
}

static guint
get_size (void)
{
  const char *given = g_getenv ("TAIZHANG_DISTRICT");

  return given != NULL ? (guint) atoi (given) : N_PERSONS;
}

static void
set_day (District *district,
         guint     month,
         char      day[11])
{
  g_snprintf (day, 11, "%04u-%02u-%02d", FIRST_YEAR + month / 12, month % 12 + 1,
              g_rand_int_range (district->random, 1, 29));
}

/* "2015-01-31" */
static char *
dup_last_day (guint month)
{
  g_autofree char *next = g_strdup_printf ("%04u-%02u-01", FIRST_YEAR + (month + 1) / 12, (month + 1) % 12 + 1);

  return ledger_date_add_days (next, -1);
}

static const Step *
get_step (const Person *person,
          const char   *day)
{
  const Step *found = NULL;

  for (guint i = 0; i < person->steps->len; i++)
    {
      const Step *step = &g_array_index (person->steps, Step, i);

      if (strcmp (step->date, day) <= 0)
        found = step;
    }
  return found;
}

static void
note_step (Person     *person,
           const char *event,
           const char *date,
           char        state,
           guint       org)
{
  Step step = { .state = state, .org = org };

  g_strlcpy (step.date, date, sizeof step.date);
  g_strlcpy (step.event, event, sizeof step.event);
  g_array_append_val (person->steps, step);
}

static void
enter (District *district,
       guint     month)
{
  Person *person = g_new0 (Person, 1);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (district->store, &members_register);
  g_autofree char *name = g_strdup_printf ("工友%u", district->persons->len);
  gboolean came = g_rand_int_range (district->random, 0, 4) == 0;
  guint org = (guint) g_rand_int_range (district->random, 0, N_ORGS + 1);
  g_autoptr (GError) error = NULL;
  char day[11];

  set_day (district, month, day);
  person->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  person->woman = g_rand_boolean (district->random);
  person->migrant = g_rand_int_range (district->random, 0, 3) == 0;
  person->new_form = g_rand_int_range (district->random, 0, 6) == 0;
  g_snprintf (person->birth, sizeof person->birth, "%04d-%02d-%02d", g_rand_int_range (district->random, 1965, 1998),
              g_rand_int_range (district->random, 1, 13), g_rand_int_range (district->random, 1, 29));
  ledger_edit_set (edit, MEMBER_NAME, name);
  ledger_edit_set (edit, MEMBER_GENDER, person->woman ? "2" : "1");
  ledger_edit_set (edit, MEMBER_BIRTH_DATE, person->birth);
  ledger_edit_set (edit, MEMBER_IS_MIGRANT, person->migrant ? "1" : "0");
  ledger_edit_set (edit, MEMBER_IS_NEW_FORM, person->new_form ? "1" : "0");
  if (org < N_ORGS)
    ledger_record_set_number (edit->after, MEMBER_ORG_ID, district->orgs[org]);
  ledger_edit_set (edit, MEMBER_CHANGE_TYPE, came ? "2" : "1");
  ledger_edit_set (edit, MEMBER_CHANGE_DATE, day);
  edit->accept = g_strdup ("模拟");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  person->id = edit->after->id;
  note_step (person, came ? "2" : "1", day, 'A', org);
  g_ptr_array_add (district->persons, person);
}

/* What may befall somebody in a state, and the state after it; the count by hand believes only this table. */
static const struct { char from; const char *event; char to; } fates[] = {
  { 'A', "4", 'T' }, { 'A', "3", 'R' }, { 'A', "14", 'R' }, { 'A', "8", 'D' }, { 'A', "6", 'Q' }, { 'A', "5", 'X' },
  { 'A', "10", 'A' }, { 'A', "10", 'A' }, { 'A', "11", 'A' }, { 'A', "13", 'R' }, { 'R', "7", 'A' }, { 'R', "7", 'A' },
  { 'R', "4", 'T' }, { 'R', "8", 'D' }, { 'T', "2", 'A' }, { 'Q', "9", 'A' },
};

static void
befall (District *district,
        Person   *person,
        guint     month)
{
  const Step *last = &g_array_index (person->steps, Step, person->steps->len - 1);
  guint fate = (guint) g_rand_int_range (district->random, 0, G_N_ELEMENTS (fates));
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint org = last->org;
  char day[11];

  set_day (district, month, day);
  if (fates[fate].from != last->state || strcmp (day, last->date) < 0)
    return;
  edit = membership_begin (district->store, person->id, fates[fate].event, &error);
  g_assert_no_error (error);
  ledger_edit_set (edit, MEMBER_EVENT_DATE, day);
  if (strcmp (fates[fate].event, "10") == 0 || fates[fate].from == 'T')
    {
      org = (last->org + 1 + (guint) g_rand_int_range (district->random, 0, N_ORGS - 2)) % N_ORGS;
      ledger_record_set_number (edit->after, MEMBER_EVENT_TO_ORG, district->orgs[org]);
    }
  edit->accept = g_strdup ("模拟");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  note_step (person, fates[fate].event, day, fates[fate].to, org);
}

static void
live_month (District *district,
            guint     month)
{
  guint n = district->persons->len;
  guint size = get_size ();
  guint entering = month == 0 ? size : size / 100 + 1;
  g_autofree char *today = dup_last_day (month);
  g_autoptr (GError) error = NULL;

  ledger_store_set_today (district->store, today);
  g_assert_true (ledger_batch_begin (district->store, "import", "一个月", &error));
  for (guint i = 0; i < n; i++)
    if (g_rand_int_range (district->random, 0, 12) == 0)
      befall (district, g_ptr_array_index (district->persons, i), month);
  for (guint i = 0; i < entering; i++)
    enter (district, month);
  g_assert_true (ledger_batch_commit (district->store, &error));
}

static void
set_up (District     *district,
        gconstpointer data)
{
  district->store = roster_new ();
  district->random = g_rand_new_with_seed (573);
  district->persons = g_ptr_array_new_with_free_func (free_person);
  for (guint i = 0; i < N_ORGS; i++)
    {
      g_autofree char *values = g_strdup_printf ("name=第%u工会", i + 1);

      district->orgs[i] = roster_add (district->store, &orgs_register, values);
    }
}

static void
tear_down (District     *district,
           gconstpointer data)
{
  g_ptr_array_unref (district->persons);
  g_rand_free (district->random);
  roster_free (district->store);
}

static void
add_person (MembershipTally *tally,
            const Person    *person,
            const char      *day)
{
  tally->n[MEMBERSHIP_ALL]++;
  tally->n[MEMBERSHIP_WOMEN] += person->woman;
  tally->n[MEMBERSHIP_MIGRANTS] += person->migrant;
  tally->n[MEMBERSHIP_NEW_FORM] += person->new_form;
  tally->n[MEMBERSHIP_UNDER_35] += ledger_date_get_age (person->birth, day) < 35;
}

static void
assert_tally (const MembershipTally *found,
              const MembershipTally *expected)
{
  static const MembershipTally none;

  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    g_assert_cmpuint ((found != NULL ? found : &none)->n[i], ==, expected->n[i]);
}

/* Every organisation by itself, and that nobody is counted elsewhere. */
static void
check_counts (District   *district,
              const char *day)
{
  MembershipTally expected[N_ORGS + 1] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts = membership_count_by_org (district->store, day, &error);
  g_autoptr (GHashTable) tallies = membership_tally_by_org (district->store, day, &error);
  g_autoptr (GArray) list = membership_list (district->store, day, "A", NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < district->persons->len; i++)
    {
      const Person *person = g_ptr_array_index (district->persons, i);
      const Step *step = get_step (person, day);

      if (step != NULL && step->state == 'A')
        add_person (&expected[step->org], person, day);
    }
  for (guint i = 0; i <= N_ORGS; i++)
    {
      gint64 org = i < N_ORGS ? district->orgs[i] : 0;
      const guint *count = g_hash_table_lookup (counts, &org);

      g_assert_cmpuint (count != NULL ? *count : 0, ==, expected[i].n[MEMBERSHIP_ALL]);
      assert_tally (g_hash_table_lookup (tallies, &org), &expected[i]);
      n += expected[i].n[MEMBERSHIP_ALL];
    }
  g_assert_cmpuint (list->len, ==, n);
}

/* The line of F-10 that a change belongs to, for all organisations (@org N_ORGS + 1) or for one. */
static MembershipLine
find_line (const Step *before,
           const Step *step,
           guint       org)
{
  gboolean all = org > N_ORGS;
  gboolean was = before != NULL && before->state == 'A' && (all || before->org == org);
  gboolean is = step->state == 'A' && (all || step->org == org);

  if (was == is)
    return MEMBERSHIP_N_LINES;
  if (is)
    {
      if (step->event[1] != '\0' || (before != NULL && before->state == 'A'))
        return MEMBERSHIP_IN_CAME;
      return step->event[0] == '1' ? MEMBERSHIP_IN_JOINED : step->event[0] == '9' ? MEMBERSHIP_IN_REJOINED
             : step->event[0] == '7' ? MEMBERSHIP_IN_RESUMED : MEMBERSHIP_IN_CAME;
    }
  switch (step->state)
    {
    case 'R': return MEMBERSHIP_OUT_KEPT;
    case 'Q': return MEMBERSHIP_OUT_QUIT;
    case 'X': return MEMBERSHIP_OUT_EXPELLED;
    case 'D': return MEMBERSHIP_OUT_DIED;
    default:  return MEMBERSHIP_OUT_WENT;
    }
}

static void
reckon_by_hand (District          *district,
                const char        *from,
                const char        *to,
                guint              org,
                MembershipBalance *balance)
{
  g_autofree char *before = ledger_date_add_days (from, -1);

  memset (balance, 0, sizeof *balance);
  for (guint i = 0; i < district->persons->len; i++)
    {
      const Person *person = g_ptr_array_index (district->persons, i);
      const Step *start = get_step (person, before), *end = get_step (person, to);

      if (start != NULL && start->state == 'A' && (org > N_ORGS || start->org == org))
        {
          add_person (&balance->lines[MEMBERSHIP_START], person, before);
          if (ledger_date_get_age (person->birth, before) < 35 && ledger_date_get_age (person->birth, to) >= 35)
            balance->lines[MEMBERSHIP_OUT_AGED].n[MEMBERSHIP_UNDER_35]++;
        }
      if (end != NULL && end->state == 'A' && (org > N_ORGS || end->org == org))
        add_person (&balance->lines[MEMBERSHIP_END], person, to);
      for (guint s = 0; s < person->steps->len; s++)
        {
          const Step *step = &g_array_index (person->steps, Step, s);
          MembershipLine line = find_line (s > 0 ? step - 1 : NULL, step, org);

          if (line < MEMBERSHIP_N_LINES && strcmp (step->date, from) >= 0 && strcmp (step->date, to) <= 0)
            add_person (&balance->lines[line], person, to);
        }
    }
}

static void
assert_balances (const MembershipBalance *balance)
{
  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    {
      guint n = balance->lines[MEMBERSHIP_START].n[i];

      for (MembershipLine line = MEMBERSHIP_IN_JOINED; line <= MEMBERSHIP_IN_RESUMED; line++)
        n += balance->lines[line].n[i];
      for (MembershipLine line = MEMBERSHIP_OUT_WENT; line <= MEMBERSHIP_OUT_AGED; line++)
        n -= balance->lines[line].n[i];
      g_assert_cmpuint (n, ==, balance->lines[MEMBERSHIP_END].n[i]);
    }
}

/* The month as a whole and for one organisation; each figure lists as many as it counts. */
static void
check_month (District *district,
             guint     month)
{
  g_autofree char *from = g_strdup_printf ("%04u-%02u-01", FIRST_YEAR + month / 12, month % 12 + 1);
  g_autofree char *to = dup_last_day (month);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint org = month % N_ORGS;
  g_autoptr (GError) error = NULL;

  g_array_append_val (one, district->orgs[org]);
  for (guint part = 0; part < 2; part++)
    {
      MembershipBalance found, expected;
      MembershipLine line = month % MEMBERSHIP_N_LINES;
      MembershipTrait trait = month % MEMBERSHIP_N_TRAITS;
      g_autoptr (GArray) behind = NULL;

      g_assert_true (membership_balance (district->store, from, to, part ? one : NULL, &found, &error));
      reckon_by_hand (district, from, to, part ? org : N_ORGS + 1, &expected);
      for (guint i = 0; i < MEMBERSHIP_N_LINES; i++)
        assert_tally (&found.lines[i], &expected.lines[i]);
      assert_balances (&found);
      behind = membership_list_line (district->store, from, to, part ? one : NULL, line, trait, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (behind->len, ==, found.lines[line].n[trait]);
    }
}

static void
test_ten_years (District     *district,
                gconstpointer data)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n_steps = 0;

  for (guint month = 0; month < N_MONTHS; month++)
    live_month (district, month);
  for (guint month = 0; month < N_MONTHS; month++)
    {
      g_autofree char *last = dup_last_day (month);
      g_autofree char *middle = g_strdup_printf ("%.7s-15", last);

      check_counts (district, last);
      check_counts (district, middle);
      check_month (district, month);
    }
  g_assert_true (ledger_intervals_prove (district->store, &member_intervals, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  for (guint i = 0; i < district->persons->len; i++)
    n_steps += ((Person *) g_ptr_array_index (district->persons, i))->steps->len;
  g_test_message ("%u members, %u changes, %d months", district->persons->len, n_steps, N_MONTHS);
  g_assert_cmpuint (n_steps, >, 2 * get_size ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/membership-figures/ten-years", District, NULL, set_up, test_ten_years, tear_down);
  return g_test_run ();
}
