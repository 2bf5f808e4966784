/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of three or five years, days in their order, one person once in a post. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "officer-rules.h"

#include <string.h>

#include "ledger-date.h"
#include "members.h"
#include "officers.h"
#include "orgs.h"
#include "person.h"

/* A congress meets some days before or after the day of the last one. */
#define TOLERANCE 31

static const PersonFields person = {
  .name = OFFICER_NAME,
  .gender = OFFICER_GENDER,
  .birth_date = LEDGER_NO_FIELD,
  .id_type = LEDGER_NO_FIELD,
  .id_no = LEDGER_NO_FIELD,
  .id_key = LEDGER_NO_FIELD,
  .mobile = OFFICER_MOBILE,
};

/* The first post that both hold, as a code. */
static char *
dup_shared_post (const char *one,
                 const char *two)
{
  g_auto (GStrv) all = one != NULL ? g_strsplit (one, ",", -1) : NULL;

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (ledger_choices_include (two, all[i]))
      return g_strdup (all[i]);
  return NULL;
}

/* Do both hold office on some day? */
static gboolean
overlap (LedgerRecord *one,
         LedgerRecord *two)
{
  const char *start = ledger_record_get (one, OFFICER_START);
  const char *other_start = ledger_record_get (two, OFFICER_START);
  const char *left = ledger_record_get (one, OFFICER_LEFT);
  const char *other_left = ledger_record_get (two, OFFICER_LEFT);

  return !(left != NULL && other_start != NULL && strcmp (left, other_start) <= 0) &&
         !(other_left != NULL && start != NULL && strcmp (other_left, start) <= 0);
}

static gboolean
is_same_person (LedgerRecord *one,
                LedgerRecord *two)
{
  gint64 member = ledger_record_get_number (one, OFFICER_MEMBER_ID);
  gint64 other = ledger_record_get_number (two, OFFICER_MEMBER_ID);

  if (member != 0 && other != 0)
    return member == other;
  return g_strcmp0 (ledger_record_get (one, OFFICER_NAME), ledger_record_get (two, OFFICER_NAME)) == 0;
}

/* An organisation has few officers: they are all looked at. */
static void
check_other (LedgerEdit     *edit,
             LedgerRecord   *other,
             LedgerProblems *problems)
{
  const char *posts = ledger_edit_get (edit, OFFICER_POSTS);
  const char *other_posts = ledger_record_get (other, OFFICER_POSTS);
  const char *name = ledger_record_get (other, OFFICER_NAME);
  g_autofree char *shared = dup_shared_post (posts, other_posts);
  g_autofree char *text = NULL;

  if (shared == NULL || !overlap (edit->after, other))
    return;
  if (is_same_person (edit->after, other))
    {
      text = g_strdup_printf (_("%s在这个组织已经登记为%s，请不要重复登记；改选连任的可在原记录上改任职日期"), name,
                              _(ledger_choices_find (codes_union_post, shared)->title));
      ledger_problems_add_other (problems, LEDGER_WARNING, OFFICER_POSTS, "same-post", other->id, text);
    }
  else if (strcmp (shared, "1") == 0)
    {
      text = g_strdup_printf (_("这个组织已有主席%s，没有登记离任，请核对"), name);
      ledger_problems_add_other (problems, LEDGER_WARNING, OFFICER_POSTS, "two-chairs", other->id, text);
    }
}

static void
check_others (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&officers_register);
  const char *org = ledger_edit_get (edit, OFFICER_ORG_ID);
  g_autoptr (GArray) ids = NULL;

  if (org == NULL || ledger_edit_get (edit, OFFICER_POSTS) == NULL)
    return;
  ledger_query_add_filter (query, OFFICER_ORG_ID, LEDGER_IS, org);
  ids = ledger_store_select (edit->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) other = NULL;

      if (g_array_index (ids, gint64, i) == edit->after->id)
        continue;
      other = ledger_store_load (edit->store, &officers_register, g_array_index (ids, gint64, i), NULL);
      if (other != NULL)
        check_other (edit, other, problems);
    }
}

static gboolean
is_about (const char *start,
          int         years,
          const char *end)
{
  g_autofree char *then = ledger_date_add_years (start, years);

  return ABS (ledger_date_days_between (then, end)) <= TOLERANCE;
}

/* 工会法第十六条: three or five years; who was elected in between serves what is left of it. */
static void
check_length (LedgerEdit     *edit,
              const char     *start,
              const char     *end,
              LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, OFFICER_ORG_ID);
  g_autoptr (LedgerRecord) org = id != 0 ? ledger_store_load (edit->store, &orgs_register, id, NULL) : NULL;
  g_autofree char *term_end = org != NULL ? officer_rules_dup_term_end (org) : NULL;

  if (is_about (start, 3, end) || is_about (start, 5, end) || g_strcmp0 (term_end, end) == 0 ||
      (ledger_record_is (edit->after, OFFICER_CHOSEN, "2") && ledger_date_days_between (start, end) < 5 * 366))
    return;
  ledger_problems_add (problems, LEDGER_WARNING, OFFICER_TERM_END, "term",
                       _("任职%s至%s，不是三年或者五年（工会法第十六条），请核对；届中补选的请把产生方式填为补选"), start, end);
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *start = ledger_edit_get (edit, OFFICER_START);
  const char *end = ledger_edit_get (edit, OFFICER_TERM_END);
  const char *left = ledger_edit_get (edit, OFFICER_LEFT);

  if (start != NULL && end != NULL && strcmp (end, start) <= 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, OFFICER_TERM_END, "end-before-start",
                         _("任期届满%s不晚于任职日期%s，请改正"), end, start);
  else if (start != NULL && end != NULL && officer_rules_is_elected (edit->after))
    check_length (edit, start, end, problems);
  if (start != NULL && left != NULL && strcmp (left, start) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, OFFICER_LEFT, "left-before-start",
                         _("离任日期%s早于任职日期%s，请改正"), left, start);
}

/* Who left the union has left the post. */
static void
check_member (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, OFFICER_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;
  const char *status = member != NULL ? ledger_record_get (member, MEMBER_STATUS) : NULL;

  if (status != NULL && strcmp (status, "A") != 0 && ledger_edit_get (edit, OFFICER_LEFT) == NULL)
    ledger_problems_add (problems, LEDGER_WARNING, OFFICER_MEMBER_ID, "member-left",
                         _("%s的会籍状态是“%s”，请核对是否离任"), ledger_record_get (member, MEMBER_NAME),
                         _(ledger_choices_find (codes_member_status, status)->title));
}

/**
 * officer_rules_check:
 * @edit: a derived edit of an officer
 * @problems: receives what was found
 */
void
officer_rules_check (LedgerEdit     *edit,
                     LedgerProblems *problems)
{
  person_check (edit, &person, problems);
  check_dates (edit, problems);
  check_others (edit, problems);
  check_member (edit, problems);
  if (ledger_record_get_flag (edit->after, OFFICER_MAY_MEDIATE) && ledger_edit_get (edit, OFFICER_CERT_NO) != NULL &&
      ledger_edit_get (edit, OFFICER_CERT_UNTIL) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, OFFICER_CERT_UNTIL, "cert-until",
                         _("填了证件编号，请填证件有效期至"));
}

/**
 * officer_rules_is_elected:
 * @officer: a row of officers
 *
 * Returns: %TRUE for posts of the committee, the audit and the women's committee
 */
gboolean
officer_rules_is_elected (LedgerRecord *officer)
{
  static const char *const elected[] = { "1", "2", "3", "4", "5", "6", "7", "11" };
  const char *posts = ledger_record_get (officer, OFFICER_POSTS);

  for (guint i = 0; i < G_N_ELEMENTS (elected); i++)
    if (ledger_choices_include (posts, elected[i]))
      return TRUE;
  return FALSE;
}

/**
 * officer_rules_dup_term_end:
 * @org: a row of orgs
 */
char *
officer_rules_dup_term_end (LedgerRecord *org)
{
  const char *elected = ledger_record_get (org, ORG_ELECTED);
  gint64 years = ledger_record_get_number (org, ORG_TERM_YEARS);

  return elected != NULL && years > 0 && years <= 10 ? ledger_date_add_years (elected, (int) years) : NULL;
}
