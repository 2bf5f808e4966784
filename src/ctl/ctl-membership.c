/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about membership: a change for some or many, its voiding, and the figures of a day or a period. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "codes.h"
#include "ctl-output.h"
#include "ledger-date.h"
#include "members.h"
#include "membership-batch.h"
#include "membership-figures.h"
#include "monthly-report.h"
#include "org-tree.h"
#include "orgs.h"

/* Ids of members among the words, else the rows of the query. FIELD=VALUE words go into @pairs. */
static GArray *
read_members (CtlOptions   *options,
              LedgerStore  *store,
              GPtrArray    *pairs,
              GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 2; i < options->n_args; i++)
    {
      gint64 id;

      if (strchr (options->args[i], '=') != NULL)
        g_ptr_array_add (pairs, options->args[i]);
      else if (!ctl_parse_id (options->args[i], &id, error))
        return NULL;
      else
        g_array_append_val (ids, id);
    }
  g_ptr_array_add (pairs, NULL);
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  if (options->where != NULL || options->search != NULL)
    return ctl_select (options, store, &members_register, error);
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写会员的编号，或用 --where、--search 选出会员"));
  return NULL;
}

static void
say_refused (const MembershipOutcome *outcome,
             gboolean                 may_accept)
{
  gboolean doubtful = FALSE;

  for (guint i = 0; i < outcome->refused->len; i++)
    {
      const MembershipRefusal *refusal = g_ptr_array_index (outcome->refused, i);

      ctl_complain ("%s：%s", refusal->who, refusal->why);
      doubtful |= refusal->doubtful;
    }
  if (doubtful && may_accept)
    ctl_complain (_("确认无误的，可以加 --accept 原因 再办理。"));
}

static gboolean
say_outcome (CtlOptions              *options,
             const MembershipOutcome *outcome,
             GError                 **error)
{
  const CtlCount counts[] = {
    { "done", _("办理"), outcome->done },
    { "refused", _("拒绝"), outcome->refused->len },
    { NULL }
  };

  ctl_say_counts (options->format, counts, outcome->batch);
  say_refused (outcome, options->accept == NULL);
  if (outcome->refused->len == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有 %u 人没有办理。"), outcome->refused->len);
  return FALSE;
}

gboolean
ctl_change (CtlOptions  *options,
            GError     **error)
{
  const LedgerChoice *choice = ledger_choices_match (codes_member_event, options->args[1]);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerEdit) form = NULL;
  g_autoptr (MembershipOutcome) outcome = NULL;

  if (choice == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("没有“%s”这种会籍变动，用 taizhangctl fields member_events 查看"),
                   options->args[1]);
      return FALSE;
    }
  store = ctl_open (options, !options->dry_run, error);
  ids = store != NULL ? read_members (options, store, pairs, error) : NULL;
  form = ids != NULL ? membership_begin (store, 0, choice->code, error) : NULL;
  if (form == NULL || !ctl_type (form, (char **) pairs->pdata, error))
    return FALSE;
  form->accept = g_strdup (options->accept);
  form->why = g_strdup (options->why);
  outcome = options->dry_run ? membership_try_all (store, ids, form, NULL, NULL, NULL, error)
                             : membership_apply_all (store, ids, form, NULL, NULL, NULL, error);
  return outcome != NULL && say_outcome (options, outcome, error);
}

gboolean
ctl_void (CtlOptions  *options,
          GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (LedgerRecord) report = NULL;
  gint64 id = 0;

  if (options->why == NULL || options->why[0] == '\0')
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("作废要用 --why 写明原因"));
      return FALSE;
    }
  store = ctl_open (options, TRUE, error);
  if (store == NULL)
    return FALSE;
  if (ctl_is_paper (store, options->args[1]))
    return ctl_void_paper (store, options->args[1], options->why, error);
  if (!ctl_parse_id (options->args[1], &id, error))
    return FALSE;
  report = ledger_store_load (store, &monthly_reports_register, id, NULL);
  return report != NULL ? monthly_report_void (store, id, options->why, error)
                        : membership_void (store, id, options->why, error);
}

static gboolean
is_asked (const GArray *orgs,
          gint64        org)
{
  for (guint i = 0; orgs != NULL && i < orgs->len; i++)
    if (g_array_index (orgs, gint64, i) == org)
      return TRUE;
  return orgs == NULL;
}

static gboolean
read_day (const char  *option,
          const char  *text,
          char       **day,
          GError     **error)
{
  if (ledger_date_parse (text, FALSE, day, NULL))
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--%s 要写成 2026-09-22 这样的日期"), option);
  return FALSE;
}

/* (element-type gint64): --org and what is below it, or %NULL for all. */
static gboolean
read_orgs (CtlOptions   *options,
           LedgerStore  *store,
           GArray      **orgs,
           GError      **error)
{
  gint64 id;

  *orgs = NULL;
  if (options->org == NULL)
    return TRUE;
  id = ledger_store_resolve (store, &orgs_register, options->org, error);
  return id != 0 && org_tree_read_below (store, id, orgs, error);
}

static void
add_tally (CtlOutput             *output,
           const char            *title,
           const char            *more,
           const MembershipTally *tally)
{
  char numbers[MEMBERSHIP_N_TRAITS][12];
  const char *values[MEMBERSHIP_N_TRAITS + 2];

  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    {
      g_snprintf (numbers[i], sizeof numbers[i], "%u", tally->n[i]);
      values[i + 2] = numbers[i];
    }
  values[0] = title;
  values[1] = more;
  ctl_output_add (output, values);
}

static void
write_balance (CtlOutput               *output,
               const char              *period,
               const MembershipBalance *balance)
{
  for (guint line = 0; line < MEMBERSHIP_N_LINES; line++)
    if (line != MEMBERSHIP_LATE_IN && line != MEMBERSHIP_LATE_OUT)
      add_tally (output, period, membership_line_get_title (line), &balance->lines[line]);
}

/* The part of the period that begins on @from and ends with its month, or the whole. Caller frees. */
static char *
dup_end (CtlOptions *options,
         const char *from,
         const char *to)
{
  g_autofree char *first = g_strdup_printf ("%.7s-01", from);
  g_autofree char *next = ledger_date_add_months (first, 1);
  g_autofree char *last = ledger_date_add_days (next, -1);

  return options->monthly && strcmp (last, to) < 0 ? g_steal_pointer (&last) : g_strdup (to);
}

static gboolean
write_periods (CtlOptions   *options,
               LedgerStore  *store,
               const char   *from,
               const char   *to,
               const GArray *orgs,
               CtlOutput    *output,
               GError      **error)
{
  g_autofree char *begin = g_strdup (from);

  while (strcmp (begin, to) <= 0)
    {
      g_autofree char *end = dup_end (options, begin, to);
      g_autofree char *period = options->monthly ? g_strndup (begin, 7) : g_strdup_printf (_("%s 至 %s"), begin, end);
      MembershipBalance balance;

      if (!membership_balance (store, begin, end, orgs, &balance, error))
        return FALSE;
      write_balance (output, period, &balance);
      g_free (begin);
      begin = ledger_date_add_days (end, 1);
    }
  return TRUE;
}

gboolean
ctl_balance (CtlOptions  *options,
             GError     **error)
{
  static const char *const columns[] = { "period", "line", "all", "women", "migrants", "new_form", "under_35", NULL };
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) orgs = NULL;
  g_autofree char *from = NULL, *to = NULL;
  CtlOutput *output = NULL;
  gboolean done;

  if (options->month != NULL)
    return ctl_report (options, error);
  if (options->send || options->late || options->output != NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--send、--late、-o 要和 --month 一起用"));
      return FALSE;
    }
  if (options->from == NULL || options->to == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 --from 和 --to 写明起止日期，或用 --month 写明月份"));
      return FALSE;
    }
  if (!read_day ("from", options->from, &from, error) || !read_day ("to", options->to, &to, error))
    return FALSE;
  if (strcmp (from, to) > 0)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--from %s晚于 --to %s，请核对起止日期"), from, to);
      return FALSE;
    }
  store = ctl_open (options, FALSE, error);
  if (store == NULL || !read_orgs (options, store, &orgs, error))
    return FALSE;
  output = ctl_output_new (options->format, columns);
  done = write_periods (options, store, from, to, orgs, output, error);
  ctl_output_end (output);
  return done;
}

/* One line an organisation in the order of entry, then all together. */
static void
write_counts (LedgerStore  *store,
              GHashTable   *table,
              const GArray *orgs,
              CtlOutput    *output)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (table), ledger_compare_ids);
  MembershipTally sum = { 0 };

  for (GList *key = keys; key != NULL; key = key->next)
    {
      const MembershipTally *tally = g_hash_table_lookup (table, key->data);
      gint64 org = *(gint64 *) key->data;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, org);
      g_autofree char *label = org != 0 ? ledger_store_dup_label (store, &orgs_register, org) : g_strdup (_("（未填组织）"));

      if (!is_asked (orgs, org))
        continue;
      add_tally (output, id, label, tally);
      for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
        sum.n[i] += tally->n[i];
    }
  add_tally (output, "", _("合计"), &sum);
}

gboolean
ctl_count (CtlOptions  *options,
           GError     **error)
{
  static const char *const columns[] = { "org", "name", "all", "women", "migrants", "new_form", "under_35", NULL };
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (GArray) orgs = NULL;
  g_autofree char *day = NULL;
  CtlOutput *output = NULL;

  if (options->to != NULL && !read_day ("to", options->to, &day, error))
    return FALSE;
  store = ctl_open (options, FALSE, error);
  if (store == NULL || !read_orgs (options, store, &orgs, error))
    return FALSE;
  table = membership_tally_by_org (store, day != NULL ? day : ledger_store_get_today (store), error);
  if (table == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  write_counts (store, table, orgs, output);
  ctl_output_end (output);
  return TRUE;
}
