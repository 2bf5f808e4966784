/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of a labour dispute: known days, days of a second reckoning, colours, extension, limitation, sentences. */
#include <glib.h>

#include "ledger-date.h"
#include "mediation-deadlines.h"
#include "mediation-limitation.h"

#include <string.h>

#define TODAY "2026-09-30"

static MediationFacts
make_facts (MediationEvent event,
            const char    *day)
{
  MediationFacts facts = { .opinion_days = 15, .opinion_in_workdays = TRUE };

  facts.events[event] = day;
  return facts;
}

static MediationDue *
reckon (const char           *code,
        const MediationFacts *facts,
        const char           *today)
{
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();

  return mediation_deadline_reckon (mediation_deadline_look_up (code), facts, calendar, today);
}

/* The days that are known beforehand, by hand. */
static const struct
{
  const char *code;
  const char *start;
  const char *raw;
  const char *due;
  const char *working;
} vectors[] = {
  { "D02", "2026-09-24", "2026-09-30", "2026-09-30", "收到09-24，第3个工作日为09-30" },
  { "D02", "2026-09-18", "2026-09-22", "2026-09-22", "收到09-18，第3个工作日为09-22" },
  { "D02", "2026-02-12", "2026-02-24", "2026-02-24", "收到02-12，第3个工作日为02-24" },
  { "D13", "2026-04-30", "2026-05-11", "2026-05-11", "申请仲裁04-30，第5个工作日为05-11" },
  { "D02", "2025-09-26", "2025-09-30", "2025-09-30", "收到09-26，第3个工作日为09-30" },
  { "D06", "2026-02-13", "2026-02-27", "2026-02-27", "仲裁审查受理02-13，第5个工作日为02-27" },
  { "D03", "2026-09-22", "2026-10-07", "2026-10-08", "收到09-22，第15日10-07为休息日，顺延至10-08" },
  { "D04", "2026-09-22", "2026-10-07", "2026-10-08", "受理09-22，第15日10-07为休息日，顺延至10-08" },
  { "D04", "2026-02-05", "2026-02-20", "2026-02-24", "受理02-05，第15日02-20为休息日，顺延至02-24" },
  { "D05", "2026-11-06", "2026-11-21", "2026-11-23", "协议生效11-06，第15日11-21为休息日，顺延至11-23" },
  { "D03", "2025-01-14", "2025-01-29", "2025-02-05", "收到01-14，第15日01-29为休息日，顺延至02-05" },
  { "D07", "2026-09-08", "2026-10-08", "2026-10-08", "协议生效09-08，第30日为10-08" },
  { "D04", "2026-04-17", "2026-05-02", "2026-05-06", "受理04-17，第15日05-02为休息日，顺延至05-06" },
  { "D11", "2025-02-28", "2026-02-28", "2026-02-28", "知道权利被侵害2025-02-28，满1年为2026-02-28" },
  { "D11", "2024-02-29", "2025-02-28", "2025-02-28", "知道权利被侵害2024-02-29，满1年为2025-02-28" },
  { "D11", "2025-05-01", "2026-05-01", "2026-05-06", "知道权利被侵害2025-05-01，满1年2026-05-01为休息日，顺延至2026-05-06" },
  { "D04", "2026-02-13", "2026-02-28", "2026-02-28", "受理02-13，第15日为02-28" },
  { "D04", "2022-12-16", "2022-12-31", "2023-01-03", "受理2022-12-16，第15日2022-12-31为休息日，顺延至2023-01-03（推算：2022年放假安排尚未导入，工作日按周末推算。）" },
  { "D10", "2026-10-01", "2026-10-01", "2026-10-01", "约定履行10-01，按约定的日期，不顺延" },
  { "D16", "2026-10-15", "2026-10-09", "2026-10-09", "开庭10-15，往前第5个工作日为10-09" },
  { "D21", "2026-10-08", "2026-10-07", "2026-10-07", "解除劳动合同10-08，应当事先，最迟10-07" },
  { "D19", "2026-09-22", "2026-10-07", "2026-10-08", "收到裁决书09-22，第15日10-07为休息日，顺延至10-08" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const MediationDeadline *rule = mediation_deadline_look_up (vectors[i].code);
      MediationFacts facts = make_facts (rule->start, vectors[i].start);
      g_autoptr (MediationDue) due = reckon (vectors[i].code, &facts, TODAY);

      g_test_message ("%s %s", vectors[i].code, vectors[i].start);
      g_assert_nonnull (due);
      g_assert_cmpstr (due->raw, ==, vectors[i].raw);
      g_assert_cmpstr (due->due, ==, vectors[i].due);
      g_assert_cmpstr (due->working, ==, vectors[i].working);
      g_assert_cmpint (due->days_left, ==, ledger_date_days_between (TODAY, vectors[i].due));
    }
}

static void
read_more (const char     *more,
           MediationFacts *facts)
{
  if (strcmp (more, "longer") == 0)
    facts->flags = MEDIATION_REVIEW_LONGER | MEDIATION_COURT_LONGER | MEDIATION_ARBITRATION_LONGER;
  else if (strcmp (more, "wages") == 0)
    facts->flags = MEDIATION_WAGES;
  else if (strcmp (more, "final") == 0)
    facts->flags = MEDIATION_FINAL_AWARD;
  else if (strcmp (more, "talks-in-workdays") == 0)
    facts->flags = MEDIATION_TALKS_IN_WORKDAYS;
  else if (strcmp (more, "opinion=60") == 0)
    facts->opinion_days = 60, facts->opinion_in_workdays = FALSE;
  else
    g_assert_true (more[0] == '\0' || strcmp (more, "opinion=15W") == 0);
}

/* What deadline-vectors.py counted from a table of its own. */
static void
test_second_reckoning (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "registers", "deadline-vectors.tsv", NULL);
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      const MediationDeadline *rule;
      MediationFacts facts;
      g_autoptr (MediationDue) due = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_test_message ("%s", lines[i]);
      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      rule = mediation_deadline_look_up (cells[0]) + (cells[1][0] == '1');
      facts = make_facts (rule->start, cells[3]);
      read_more (cells[2], &facts);
      due = mediation_deadline_reckon (rule, &facts, calendar, TODAY);
      g_assert_nonnull (due);
      g_assert_cmpstr (due->start, ==, cells[3]);
      g_assert_cmpstr (due->raw, ==, cells[4]);
      g_assert_cmpstr (due->due, ==, cells[5]);
      g_assert_false (due->is_guess);
      g_hash_table_add (codes, g_strdup (cells[0]));
      n++;
    }
  g_assert_cmpuint (n, >=, 900);
  g_assert_cmpuint (g_hash_table_size (codes), ==, 27);
}

/* D01 to D27, each with its words, and each event with a name of its own. */
static void
test_table (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (const MediationDeadline *rule = mediation_deadlines; rule->code != NULL; rule++)
    {
      g_autofree char *code = NULL;

      n += !rule->part;
      code = g_strdup_printf ("D%02u", n);
      g_assert_cmpstr (rule->code, ==, code);
      g_assert_true (rule->title != NULL && rule->article != NULL && rule->verb != NULL);
      g_assert_true (strstr (rule->article, "条") != NULL || strstr (rule->article, "时限") != NULL);
      g_assert_cmpint (rule->start, !=, MEDIATION_NO_EVENT);
      g_assert_true (rule->part == (rule != mediation_deadline_look_up (rule->code)));
    }
  g_assert_cmpuint (n, ==, 27);
  for (guint event = MEDIATION_NO_EVENT + 1; event < MEDIATION_N_EVENTS; event++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) mediation_event_get_name (event)));
      g_assert_cmpint (mediation_event_find (mediation_event_get_name (event)), ==, event);
      g_assert_cmpint (mediation_event_find (mediation_event_get_title (event)), ==, event);
    }
  g_assert_cmpint (mediation_event_find ("昨天"), ==, MEDIATION_NO_EVENT);
  g_assert_null (mediation_deadline_look_up ("D28"));
  g_assert_true (mediation_deadline_look_up ("d04") == mediation_deadline_look_up ("D04"));
}

static void
test_colours (void)
{
  static const struct
  {
    const char     *today;
    int             days_left;
    MediationColour colour;
    const char     *state;
  } days[] = {
    { "2026-10-02", 6, MEDIATION_GREEN, "还有6天" },
    { "2026-10-03", 5, MEDIATION_AMBER, "还有5天" },
    { "2026-10-05", 3, MEDIATION_AMBER, "还有3天" },
    { "2026-10-06", 2, MEDIATION_RED, "还有2天" },
    { "2026-10-08", 0, MEDIATION_RED, "今天到期" },
    { "2026-10-09", -1, MEDIATION_BLACK, "已逾期1天" },
  };
  MediationFacts facts = make_facts (MEDIATION_ACCEPTED, "2026-09-22");
  g_autoptr (MediationDue) done = NULL, late = NULL, planned = NULL;
  g_autofree char *done_state = NULL, *late_state = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (MediationDue) due = reckon ("D04", &facts, days[i].today);
      g_autofree char *state = mediation_due_dup_state (due);

      g_assert_cmpint (due->days_left, ==, days[i].days_left);
      g_assert_cmpint (due->colour, ==, days[i].colour);
      g_assert_cmpstr (state, ==, days[i].state);
      g_assert_cmpstr (due->done_on, ==, "");
    }
  facts.events[MEDIATION_ENDED] = "2026-10-08";
  done = reckon ("D04", &facts, "2026-11-30");
  done_state = mediation_due_dup_state (done);
  g_assert_cmpint (done->colour, ==, MEDIATION_GREEN);
  g_assert_cmpstr (done_state, ==, "2026-10-08按期完成");
  facts.events[MEDIATION_ENDED] = "2026-10-12";
  late = reckon ("D04", &facts, "2026-11-30");
  late_state = mediation_due_dup_state (late);
  g_assert_cmpint (late->colour, ==, MEDIATION_BLACK);
  g_assert_cmpstr (late_state, ==, "2026-10-12逾期完成，晚4天");
  /* what is only planned has not stopped anything */
  planned = reckon ("D04", &facts, "2026-10-07");
  g_assert_cmpstr (planned->done_on, ==, "");
  g_assert_cmpint (planned->colour, ==, MEDIATION_RED);
}

/* Both sides' paper, in time, and a later day: else the fifteen days stand. */
static void
test_extension (void)
{
  static const struct
  {
    const char *until;
    const char *applicant;
    const char *respondent;
    const char *due;
    const char *words;
  } cases[] = {
    { "2026-10-20", "2026-10-05", "2026-10-08", "2026-10-20", "；双方同意延期至2026-10-20" },
    { "2026-10-20", "2026-10-05", NULL, "2026-10-08", "；延期至2026-10-20只有申请人同意，不生效" },
    { "2026-10-20", NULL, "2026-10-05", "2026-10-08", "；延期至2026-10-20只有被申请人同意，不生效" },
    { "2026-10-20", NULL, NULL, "2026-10-08", "；延期至2026-10-20还没有双方签字的同意书，不生效" },
    { "2026-10-20", "2026-10-05", "2026-10-09", "2026-10-08", "；同意延期的日期晚于期满之日，不生效" },
    { "2026-10-08", "2026-10-05", "2026-10-05", "2026-10-08", "；延期至2026-10-08不晚于期满之日，不生效" },
    { NULL, "2026-10-05", "2026-10-05", "2026-10-08", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MediationFacts facts = make_facts (MEDIATION_ACCEPTED, "2026-09-22");
      g_autofree char *working = g_strconcat ("受理09-22，第15日10-07为休息日，顺延至10-08", cases[i].words, NULL);
      g_autoptr (MediationDue) due = NULL, received = NULL;

      facts.events[MEDIATION_RECEIVED] = "2026-09-22";
      facts.extend_until = cases[i].until;
      facts.extend_applicant = cases[i].applicant;
      facts.extend_respondent = cases[i].respondent;
      due = reckon ("D04", &facts, TODAY);
      received = reckon ("D03", &facts, TODAY);
      g_assert_cmpstr (due->due, ==, cases[i].due);
      g_assert_cmpstr (due->raw, ==, "2026-10-07");
      g_assert_cmpstr (due->working, ==, working);
      /* the law's own fifteen days from receipt nobody can prolong */
      g_assert_cmpstr (received->due, ==, "2026-10-08");
    }
}

static void
test_which_exist (void)
{
  static const struct
  {
    const char    *code;
    const char    *org_kind;
    MediationFlags flags;
    gboolean       exists;
  } cases[] = {
    { "D05", "1", 0, TRUE },
    { "D05", "2", 0, TRUE },
    { "D05", "1", MEDIATION_CONFIRMS_RELATION, FALSE },
    { "D07", "1", 0, FALSE },
    { "D07", "3", 0, FALSE },
    { "D07", "4", 0, FALSE },
    { "D07", "2", 0, TRUE },
    { "D07", "5", 0, TRUE },
    { "D07", NULL, 0, TRUE },
    { "D07", "2", MEDIATION_OTHER_DUTIES, FALSE },
    { "D11", NULL, MEDIATION_WAGES, TRUE },
    { "D11", NULL, MEDIATION_ONLY_WAGES, FALSE },
    { "D12", NULL, 0, FALSE },
    { "D12", NULL, MEDIATION_WAGES, TRUE },
    { "D12", NULL, MEDIATION_ONLY_WAGES, TRUE },
    { "D20", NULL, 0, FALSE },
    { "D20", NULL, MEDIATION_FINAL_AWARD, TRUE },
    { "D24", NULL, 0, FALSE },
    { "D04", "2", 0, TRUE },
  };
  MediationFacts confirmed = make_facts (MEDIATION_COURT_DONE, "2026-09-22");
  MediationFacts nothing = { .flags = 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MediationFacts facts = { .org_kind = cases[i].org_kind, .flags = cases[i].flags };

      g_test_message ("%s %s %u", cases[i].code, cases[i].org_kind, cases[i].flags);
      g_assert_cmpint (mediation_deadline_applies (mediation_deadline_look_up (cases[i].code), &facts), ==, cases[i].exists);
    }
  g_assert_false (mediation_deadline_applies (mediation_deadline_look_up ("D05"), &confirmed));
  /* no day, no deadline */
  for (const MediationDeadline *rule = mediation_deadlines; rule->code != NULL; rule++)
    g_assert_null (reckon (rule->code, &nothing, TODAY));
}

static void
test_case (void)
{
  MediationFacts facts = { .org_kind = "2" };
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autoptr (GPtrArray) dues = NULL, later = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);
  const MediationDue *next;

  facts.events[MEDIATION_KNOWN] = "2026-08-31";
  facts.events[MEDIATION_RECEIVED] = "2026-09-22";
  facts.events[MEDIATION_ACCEPTED] = "2026-09-24";
  dues = mediation_deadlines_find (&facts, calendar, TODAY);
  for (guint i = 0; i < dues->len; i++)
    g_string_append_printf (codes, "%s ", ((MediationDue *) g_ptr_array_index (dues, i))->rule->code);
  g_assert_cmpstr (codes->str, ==, "D02 D03 D04 D11 ");
  next = mediation_deadlines_get_next (dues);
  g_assert_cmpstr (next->rule->code, ==, "D03");
  g_assert_cmpstr (next->due, ==, "2026-10-08");

  facts.events[MEDIATION_EFFECTIVE] = "2026-09-29";
  facts.events[MEDIATION_PERFORM_DUE] = "2026-10-01";
  later = mediation_deadlines_find (&facts, calendar, TODAY);
  g_string_truncate (codes, 0);
  for (guint i = 0; i < later->len; i++)
    g_string_append_printf (codes, "%s ", ((MediationDue *) g_ptr_array_index (later, i))->rule->code);
  g_assert_cmpstr (codes->str, ==, "D02 D03 D04 D05 D07 D10 D11 ");
  g_assert_cmpstr (mediation_deadlines_get_next (later)->rule->code, ==, "D10");
}

/* A notice that comes later moves an open deadline, and the guess ends. */
static void
test_guess (void)
{
  MediationFacts facts = make_facts (MEDIATION_ACCEPTED, "2027-01-25");
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autoptr (MediationDue) guessed = NULL, known = NULL;
  g_autoptr (GError) error = NULL;

  guessed = mediation_deadline_reckon (mediation_deadline_look_up ("D04"), &facts, calendar, "2027-01-26");
  g_assert_true (guessed->is_guess);
  g_assert_cmpstr (guessed->due, ==, "2027-02-09");
  g_assert_nonnull (strstr (guessed->working, "（推算：2027年放假安排尚未导入，工作日按周末推算。）"));
  ledger_calendar_add_csv (calendar, "2027-02-05,休,春节\n2027-02-06,休,春节\n2027-02-07,休,春节\n2027-02-08,休,春节\n2027-02-09,休,春节\n"
                           "2027-02-10,休,春节\n2027-02-11,休,春节\n2027-10-01,休,国庆节\n", &error);
  g_assert_no_error (error);
  known = mediation_deadline_reckon (mediation_deadline_look_up ("D04"), &facts, calendar, "2027-01-26");
  g_assert_false (known->is_guess);
  g_assert_cmpstr (known->raw, ==, "2027-02-09");
  g_assert_cmpstr (known->due, ==, "2027-02-12");
}

static const struct
{
  const char   *known;
  MediationStop stops[4];
  const char   *start;
  const char   *raw;
  const char   *reason;
  int           days_stood;
  gboolean      stands;
  guint         ignored;
} limitations[] = {
  { "2025-10-10", { { NULL } }, "2025-10-10", "2026-10-10", NULL, 0, FALSE, 0 },
  /* begins anew, and again */
  { "2025-03-01", { { "2026-02-10", NULL, FALSE, "投诉" } }, "2026-02-10", "2027-02-10", "投诉", 0, FALSE, 0 },
  { "2025-03-01", { { "2026-05-20", NULL, FALSE, "同意履行" }, { "2025-09-01", NULL, FALSE, "投诉" } }, "2026-05-20", "2027-05-20", "同意履行",
    0, FALSE, 0 },
  /* on the last day, moved past the holiday: 2026-05-01 lies on 05-06 */
  { "2025-05-01", { { "2026-05-06", NULL, FALSE, "投诉" } }, "2026-05-06", "2027-05-06", "投诉", 0, FALSE, 0 },
  { "2025-05-01", { { "2026-05-07", NULL, FALSE, "投诉" } }, "2025-05-01", "2026-05-01", NULL, 0, FALSE, 1 },
  /* before the right was known: nothing to interrupt */
  { "2025-10-10", { { "2025-10-01", NULL, FALSE, "协商" } }, "2025-10-10", "2026-10-10", NULL, 0, FALSE, 0 },
  /* stands still, then runs on */
  { "2025-10-10", { { "2026-01-10", "2026-02-10", TRUE, NULL } }, "2025-10-10", "2026-11-10", NULL, 31, FALSE, 0 },
  /* two that overlap stand still once */
  { "2025-10-10", { { "2026-01-10", "2026-02-10", TRUE, NULL }, { "2026-02-01", "2026-02-20", TRUE, NULL } }, "2025-10-10", "2026-11-20", NULL,
    41, FALSE, 0 },
  /* one that goes on, until today */
  { "2025-10-10", { { "2026-09-20", NULL, TRUE, NULL } }, "2025-10-10", "2026-10-20", NULL, 10, TRUE, 0 },
  /* the time that stood still before an interruption is of no more use */
  { "2025-03-01", { { "2025-04-01", "2025-05-01", TRUE, NULL }, { "2026-03-20", NULL, FALSE, "投诉" } }, "2026-03-20", "2027-03-20", "投诉",
    0, FALSE, 0 },
  /* interrupted while it stands: only what is left of the standing counts */
  { "2025-10-10", { { "2026-01-10", "2026-02-10", TRUE, NULL }, { "2026-02-01", NULL, FALSE, "投诉" } }, "2026-02-01", "2027-02-10", "投诉",
    9, FALSE, 0 },
  /* after the year was over it does not stand still any more */
  { "2024-01-10", { { "2025-02-10", "2025-03-10", TRUE, NULL } }, "2024-01-10", "2025-01-10", NULL, 0, FALSE, 0 },
};

static void
test_limitation (void)
{
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  MediationFacts nothing = { .flags = 0 };
  MediationLimitation answer;

  for (guint i = 0; i < G_N_ELEMENTS (limitations); i++)
    {
      MediationFacts facts = { .stops = limitations[i].stops };

      while (facts.n_stops < G_N_ELEMENTS (limitations[i].stops) && limitations[i].stops[facts.n_stops].from != NULL)
        facts.n_stops++;
      g_test_message ("%u: %s", i, limitations[i].known);
      g_assert_true (mediation_limitation_reckon (&facts, limitations[i].known, calendar, TODAY, &answer));
      g_assert_cmpstr (answer.start, ==, limitations[i].start);
      g_assert_cmpstr (answer.raw, ==, limitations[i].raw);
      g_assert_cmpstr (answer.reason, ==, limitations[i].reason);
      g_assert_cmpint (answer.days_stood, ==, limitations[i].days_stood);
      g_assert_cmpint (answer.stands, ==, limitations[i].stands);
      g_assert_cmpuint (answer.ignored, ==, limitations[i].ignored);
    }
  g_assert_false (mediation_limitation_reckon (&nothing, NULL, calendar, TODAY, &answer));
  g_assert_false (mediation_limitation_reckon (&nothing, "2026-02", calendar, TODAY, &answer));
}

/* Asking for mediation, a refusal and the end of it begin the year anew by themselves. */
static void
test_limitation_of_case (void)
{
  static const MediationStop war[] = { { "2026-09-20", NULL, TRUE, NULL } };
  MediationFacts facts = make_facts (MEDIATION_KNOWN, "2025-10-10");
  g_autoptr (MediationDue) asked = NULL, ended = NULL, wages = NULL, endless = NULL, stands = NULL, late = NULL;

  facts.events[MEDIATION_RECEIVED] = "2026-09-22";
  asked = reckon ("D11", &facts, TODAY);
  g_assert_cmpstr (asked->start, ==, "2026-09-22");
  g_assert_cmpstr (asked->due, ==, "2027-09-22");
  g_assert_true (g_str_has_prefix (asked->working, "2026-09-22因“申请调解”重新起算，满1年为2027-09-22（推算"));
  facts.events[MEDIATION_ENDED] = "2026-09-29";
  ended = reckon ("D11", &facts, TODAY);
  g_assert_cmpstr (ended->start, ==, "2026-09-29");
  g_assert_nonnull (strstr (ended->working, "调解未达成协议"));

  facts.flags = MEDIATION_WAGES;
  endless = reckon ("D12", &facts, TODAY);
  g_assert_cmpstr (endless->due, ==, "");
  g_assert_cmpint (endless->days_left, ==, G_MAXINT);
  g_assert_cmpint (endless->colour, ==, MEDIATION_GREEN);
  facts.events[MEDIATION_RELATION_ENDED] = "2026-09-25";
  wages = reckon ("D12", &facts, TODAY);
  g_assert_cmpstr (wages->start, ==, "2026-09-29");

  facts = make_facts (MEDIATION_KNOWN, "2025-10-10");
  facts.stops = war;
  facts.n_stops = 1;
  stands = reckon ("D11", &facts, TODAY);
  g_assert_cmpstr (stands->working, ==, "知道权利被侵害2025-10-10，中止10天，满1年为2026-10-20；时效现在中止，至今天为止这样计算");

  facts = make_facts (MEDIATION_KNOWN, "2025-09-01");
  facts.events[MEDIATION_RECEIVED] = "2026-09-22";
  late = reckon ("D11", &facts, TODAY);
  g_assert_cmpint (late->colour, ==, MEDIATION_BLACK);
  g_assert_cmpstr (late->working, ==, "知道权利被侵害2025-09-01，满1年为2026-09-01；时效届满以后的1件事不再使它中断");
}

/* A hearing that was, a paper deemed served: nothing to be done any more. */
static void
test_passed (void)
{
  MediationFacts facts = make_facts (MEDIATION_HEARING, "2026-09-28");
  g_autoptr (MediationDue) past = NULL, open = NULL, served = NULL, longer = NULL;
  g_autofree char *state = NULL;

  past = reckon ("D16", &facts, TODAY);
  state = mediation_due_dup_state (past);
  g_assert_cmpstr (state, ==, "期限已过");
  g_assert_cmpint (past->colour, ==, MEDIATION_GREEN);
  /* too late for the notice, but the hearing is still to come */
  facts = make_facts (MEDIATION_HEARING, "2026-10-08");
  open = reckon ("D16", &facts, TODAY);
  g_assert_cmpstr (open->due, ==, "2026-09-23");
  g_assert_cmpint (open->colour, ==, MEDIATION_BLACK);
  facts = make_facts (MEDIATION_LEFT_OR_POSTED, "2026-09-21");
  served = reckon ("D23", &facts, TODAY);
  g_assert_cmpstr (served->done_on, ==, "2026-09-24");
  facts = make_facts (MEDIATION_ARBITRATION_ACCEPTED, "2026-03-02");
  facts.flags = MEDIATION_ARBITRATION_LONGER;
  longer = reckon ("D17", &facts, TODAY);
  g_assert_cmpstr (longer->working, ==, "仲裁受理03-02，第60日05-01为休息日，顺延至05-06（含延长的15日）");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mediation/vectors", test_vectors);
  g_test_add_func ("/mediation/second-reckoning", test_second_reckoning);
  g_test_add_func ("/mediation/table", test_table);
  g_test_add_func ("/mediation/colours", test_colours);
  g_test_add_func ("/mediation/extension", test_extension);
  g_test_add_func ("/mediation/which-exist", test_which_exist);
  g_test_add_func ("/mediation/case", test_case);
  g_test_add_func ("/mediation/guess", test_guess);
  g_test_add_func ("/mediation/limitation", test_limitation);
  g_test_add_func ("/mediation/limitation-of-case", test_limitation_of_case);
  g_test_add_func ("/mediation/passed", test_passed);
  return g_test_run ();
}
