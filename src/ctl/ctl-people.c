/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the clerk's calendar: reminders, dues, the yearly notice, the lists' new words. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "days-off-notice.h"
#include "days-off.h"
#include "dues.h"
#include "ledger-batch.h"
#include "members.h"
#include "registers.h"
#include "reminders.h"
#include "words.h"

#include <string.h>

static gboolean
write_source (CtlOutput            *output,
              const ReminderSource *source,
              const ReminderLook   *look,
              guint                 limit,
              GError              **error)
{
  g_autoptr (GArray) hits = reminders_find (source, look, error);

  for (guint i = 0; hits != NULL && i < hits->len && (limit == 0 || i < limit); i++)
    {
      const ReminderHit *hit = &g_array_index (hits, ReminderHit, i);
      g_autofree char *id = hit->id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, hit->id) : NULL;
      g_autofree char *subject = NULL, *sentence = NULL;

      if (!reminders_describe (source, look, hit, &subject, &sentence))
        continue;
      ctl_output_add (output, (const char *[]) { hit->date, _(source->title), subject, sentence, _(source->basis),
                                                 source->reg->id, id });
    }
  return hits != NULL;
}

gboolean
ctl_reminders (CtlOptions  *options,
               GError     **error)
{
  static const char *const columns[] = { "date", "kind", "subject", "sentence", "basis", "register", "id", NULL };
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (ReminderLook) look = NULL;
  CtlOutput *output = NULL;
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);
  gboolean done = TRUE;

  if (options->within < 0 || options->within > 60)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--within 要写1到60个月"));
      return FALSE;
    }
  store = ctl_open (options, FALSE, error);
  if (store == NULL)
    return FALSE;
  look = reminder_look_new (store, options->within > 0 ? (guint) options->within : REMINDERS_MONTHS);
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < n && done; i++)
    done = write_source (output, &sources[i], look, (guint) options->limit, error);
  ctl_output_end (output);
  return done;
}

/* Members by id; all that --where and --search find when none is named. */
static GArray *
choose_members (CtlOptions   *options,
                LedgerStore  *store,
                GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (options->n_args == 1)
    return ctl_select (options, store, &members_register, error);
  for (guint i = 1; i < options->n_args; i++)
    {
      gint64 id = ledger_store_resolve (store, &members_register, options->args[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static void
write_unpaid (CtlOptions  *options,
              LedgerStore *store,
              GArray      *ids)
{
  static const char *const columns[] = { "id", "name", "unit_id", "dues_until", "months", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
      g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, g_array_index (ids, gint64, i), NULL);
      g_autofree char *unit = NULL, *months = NULL;
      const char *until;

      if (member == NULL)
        continue;
      until = ledger_record_get (member, MEMBER_DUES_UNTIL);
      unit = ledger_store_dup_shown (store, member, MEMBER_UNIT_ID, FALSE);
      months = g_strdup_printf ("%u", dues_count_unpaid (until, ledger_store_get_today (store)));
      ctl_output_add (output, (const char *[]) { id, ledger_record_get (member, MEMBER_NAME), unit, until, months });
    }
  ctl_output_end (output);
}

static gboolean
list_unpaid (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (GArray) ids = store != NULL ? dues_list_unpaid (store, ledger_store_get_today (store), error) : NULL;

  if (ids == NULL)
    return FALSE;
  write_unpaid (options, store, ids);
  return TRUE;
}

/* Refusals are named on stderr and make the status 1, like those of an import. */
static gboolean
say_outcome (DuesPlan  *plan,
             GError   **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const DuesRow *row = g_ptr_array_index (plan->rows, i);

      if (row->outcome == DUES_REFUSED)
        ctl_complain (_("%s：%s"), row->label, row->why);
    }
  ctl_say (_("登记\t%u"), plan->n[DUES_FORWARD]);
  ctl_say (_("已交至更晚\t%u"), plan->n[DUES_LATER]);
  ctl_say (_("未登记\t%u"), plan->n[DUES_REFUSED]);
  if (plan->n[DUES_REFUSED] == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("%u人没有登记，原因见上。"), plan->n[DUES_REFUSED]);
  return FALSE;
}

gboolean
ctl_dues (CtlOptions  *options,
          GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DuesPlan) plan = NULL;

  if (options->unpaid)
    return list_unpaid (options, error);
  if (options->until == NULL || (options->n_args == 1 && options->where == NULL && options->search == NULL && !options->all))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           _("登记会费要写 --until 年月，并写明会员：编号、--where、--search 或 --all"));
      return FALSE;
    }
  store = ctl_open (options, !options->dry_run, error);
  ids = store != NULL ? choose_members (options, store, error) : NULL;
  plan = ids != NULL ? dues_plan_new (store, ids, options->until, error) : NULL;
  if (plan == NULL || (!options->dry_run && !dues_plan_apply (plan, store, error)))
    return FALSE;
  return say_outcome (plan, error);
}

static void
write_notice (CtlOptions   *options,
              const Notice *notice)
{
  static const char *const columns[] = { "date", "type", "name", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  g_autofree char *missing = notice_dup_missing (notice);

  for (guint i = 0; i < notice->days->len; i++)
    {
      const NoticeDay *day = g_ptr_array_index (notice->days, i);

      ctl_output_add (output, (const char *[]) { day->date, day->is_work ? _("班") : _("休"), day->name });
    }
  ctl_output_end (output);
  for (guint i = 0; i < notice->problems->len; i++)
    ctl_complain ("%s", (char *) g_ptr_array_index (notice->problems, i));
  if (missing != NULL && notice->days->len > 0)
    ctl_complain (_("没有写到：%s。"), missing);
}

/* Without a file: what is known of the year, in the words of a notice. */
gboolean
ctl_days_off (CtlOptions  *options,
              GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (Notice) notice = NULL;
  g_autofree char *text = NULL;
  guint64 year = 0;

  if (!g_ascii_string_to_unsigned (options->args[1], 10, 2000, 2100, &year, NULL))
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("“%s”不是年份，要写成 2027"), options->args[1]);
      return FALSE;
    }
  store = ctl_open (options, options->n_args == 3 && !options->dry_run, error);
  if (store == NULL)
    return FALSE;
  if (options->n_args == 2)
    {
      g_autoptr (LedgerCalendar) calendar = tz_calendar_new (store);
      g_autofree char *draft = notice_dup_draft (calendar, (guint) year);

      ctl_say ("%s", g_strchomp (draft));
      return TRUE;
    }
  if (!g_file_get_contents (options->args[2], &text, NULL, NULL))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("读不了文件“%s”，请检查路径和权限。"), options->args[2]);
      return FALSE;
    }
  notice = notice_parse (text, (guint) year);
  write_notice (options, notice);
  if (notice->problems->len > 0 && options->accept == NULL)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("没有录入：原文有疑问（见上）。确认无误可用 --accept 写明原因后录入。"));
      return FALSE;
    }
  if (options->dry_run)
    return TRUE;
  if (!notice_enter (store, notice, NULL, error))
    return FALSE;
  ctl_complain_moves (store);
  return TRUE;
}

gboolean
ctl_words (CtlOptions  *options,
           GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, TRUE, error);
  guint n = 0;

  if (store == NULL || !words_add_shipped (store, &n, error))
    return FALSE;
  ctl_say (_("补入\t%u"), n);
  return TRUE;
}
