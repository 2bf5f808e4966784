/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of reminder sources, one line each, and what they share. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reminders.h"

#include <string.h>

#include "activities.h"
#include "ages.h"
#include "agreement-terms.h"
#include "aids.h"
#include "case-reminders.h"
#include "cases.h"
#include "days-off.h"
#include "dues.h"
#include "hardship-files.h"
#include "hardship-reminders.h"
#include "home-visits.h"
#include "ledger-date.h"
#include "mediators.h"
#include "members.h"
#include "notices.h"
#include "officers.h"
#include "orgs.h"
#include "secondments.h"
#include "service-reminders.h"
#include "terms.h"
#include "visit-reminders.h"
#include "visits.h"
#include "volunteers.h"

static char *
get_month (const char *iso,
           int         months)
{
  char *then = ledger_date_add_months (iso, months);

  then[7] = '\0';
  return then;
}

/* Ten years month by month, so that each hit knows when its six months were over. */
#define DUES_MONTHS 120

static gboolean
add_unpaid (const ReminderLook *look,
            const char         *from,
            const char         *month,
            const char         *due,
            GArray             *hits,
            GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autofree char *last = g_strconcat (month, "-31", NULL);

  if (from != NULL)
    ledger_query_add_filter (query, MEMBER_DUES_UNTIL, LEDGER_AT_LEAST, from);
  ledger_query_add_filter (query, MEMBER_DUES_UNTIL, LEDGER_AT_MOST, last);
  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, "A");
  return reminder_add_query (look, query, due, hits, error);
}

static gboolean
find_unpaid (const ReminderLook *look,
             GArray             *hits,
             GError            **error)
{
  g_autofree char *limit = dues_dup_limit (look->today);
  g_autofree char *oldest = get_month (limit, -DUES_MONTHS);

  if (!add_unpaid (look, NULL, oldest, "", hits, error))
    return FALSE;
  for (int back = DUES_MONTHS - 1; back >= 0; back--)
    {
      g_autofree char *month = get_month (limit, -back);
      g_autofree char *due = get_month (month, DUES_LIMIT + 1);

      if (!add_unpaid (look, month, month, due, hits, error))
        return FALSE;
    }
  return TRUE;
}

static char *
say_unpaid (const ReminderLook *look,
            LedgerRecord       *record,
            const ReminderHit  *hit)
{
  const char *until = ledger_record_get (record, MEMBER_DUES_UNTIL);

  return g_strdup_printf (_("会费交至%.7s，已连续%u个月未交，请催交或核实原因；经教育仍不改正才视为自动退会，须办理手续"),
                          until, dues_count_unpaid (until, look->today));
}

/* The notice comes in November: from December on it is wanted, and for the year that runs. */
static gboolean
find_days_off (const ReminderLook *look,
               GArray             *hits,
               GError            **error)
{
  g_autoptr (LedgerCalendar) calendar = tz_calendar_new (look->store);
  guint year = (guint) g_ascii_strtoull (look->today, NULL, 10);
  gboolean december = g_ascii_strtoull (look->today + 5, NULL, 10) == 12;
  ReminderHit hit = { 0 };

  if (!ledger_calendar_knows_year (calendar, year))
    {
      g_snprintf (hit.date, sizeof hit.date, "%04u-01-01", year);
      g_array_append_val (hits, hit);
    }
  if (december && !ledger_calendar_knows_year (calendar, year + 1))
    {
      g_snprintf (hit.date, sizeof hit.date, "%04u-01-01", year + 1);
      g_array_append_val (hits, hit);
    }
  return TRUE;
}

static char *
say_days_off (const ReminderLook *look,
              LedgerRecord       *record,
              const ReminderHit  *hit)
{
  return g_strdup_printf (_("%.4s年放假安排尚未录入，工作日按周末推算；请按国务院办公厅通知录入"), hit->date);
}

/* One line a source. */
static const ReminderSource sources[] = {
  { "elections", N_("换届"), N_("工会法第十六条"), &orgs_register, terms_find_elections, terms_say_election },
  { "legal", N_("法人证书到期"), N_("基层工会法人资格登记办法"), &orgs_register, terms_find_legal, terms_say_legal },
  { "officer-terms", N_("干部任期届满"), N_("工会法第十六条"), &officers_register, terms_find_officers, terms_say_officer },
  { "officer-certs", N_("干部证件到期"), N_("证件有效期"), &officers_register, terms_find_certs, terms_say_cert },
  { "retirement", N_("即将到退休年龄"), N_("国务院关于渐进式延迟法定退休年龄的办法"), &members_register,
    ages_find_retiring, ages_say_retiring },
  { "over-age", N_("已过退休年龄"), N_("国务院关于渐进式延迟法定退休年龄的办法"), &members_register,
    ages_find_over, ages_say_over },
  { "minors", N_("未满18周岁"), N_("劳动法第五十八条、第六十五条"), &members_register, ages_find_minors, ages_say_minor },
  { "seconded", N_("借调满六个月"), N_("工会会员会籍管理办法"), &members_register, secondments_find_long, secondments_say_long },
  { "absence-ends", N_("借调、服役、学习期满"), N_("工会会员会籍管理办法"), &members_register,
    secondments_find_ending, secondments_say_ending },
  { "dues", N_("六个月未交会费"), N_("中国工会章程"), &members_register, find_unpaid, say_unpaid },
  { "stars", N_("达到下一星级"), N_("志愿服务记录办法"), &volunteers_register, service_reminders_find_reached, service_reminders_say_reached },
  { "unapproved", N_("活动结束未核定时长"), N_("志愿服务条例第十九条"), &activities_register,
    service_reminders_find_unapproved, service_reminders_say_unapproved },
  { "hardship-review", N_("一年未复核"), N_("困难职工档案管理：每年至少复核一次"), &hardship_files_register,
    hardship_reminders_find_reviews, hardship_reminders_say_review },
  { "hardship-unvisited", N_("一年未走访"), N_("困难职工档案管理"), &hardship_files_register,
    hardship_reminders_find_unvisited, hardship_reminders_say_unvisited },
  { "notices", N_("公示到期"), N_("困难职工建档和慰问帮扶公示"), &notices_register,
    hardship_reminders_find_notices, hardship_reminders_say_notice },
  { "aids-unpaid", N_("救助待发放"), N_("批准后30日内发放签收"), &aids_register,
    hardship_reminders_find_unpaid, hardship_reminders_say_unpaid },
  { "taken", N_("带走事项到期"), N_("走访记录的办理期限"), &home_visits_register,
    hardship_reminders_find_taken, hardship_reminders_say_taken },
  { "unpaid-visits", N_("慰问批准后未发放"), N_("先审批后发放"), &visits_register, visit_reminders_find_unpaid, visit_reminders_say_unpaid },
  { "unsigned-visits", N_("慰问发放30日未签收"), N_("实名签收"), &visits_register, visit_reminders_find_unsigned,
    visit_reminders_say_unsigned },
  { "never-visited", N_("从未慰问"), N_("普惠服务"), &members_register, visit_reminders_find_never, visit_reminders_say_never },
  { "cases", N_("案件期限"), N_("劳动争议调解仲裁法、企业劳动争议协商调解规定的各项期限"), &cases_register,
    case_reminders_find_clock, case_reminders_say_clock },
  { "agreement-terms", N_("调解协议履行"), N_("劳动争议调解仲裁法第十四条至第十六条"), &terms_register,
    case_reminders_find_terms, case_reminders_say_term },
  { "collective-cases", N_("集体争议待报告"), N_("申请人10人以上的劳动争议，向上级工会报告"), &cases_register,
    case_reminders_find_reports, case_reminders_say_report },
  { "mediators", N_("调解员聘期和证件"), N_("企业劳动争议协商调解规定第十九条：聘期至少一年"), &mediators_register,
    case_reminders_find_mediators, case_reminders_say_mediator },
  { "days-off", N_("放假安排未录入"), N_("全国年节及纪念日放假办法"), &days_off_register, find_days_off, say_days_off },
};

/**
 * reminder_look_new:
 * @store: an open ledger
 * @months: to look ahead
 */
ReminderLook *
reminder_look_new (LedgerStore *store,
                   guint        months)
{
  ReminderLook *look = g_new0 (ReminderLook, 1);

  look->store = g_object_ref (store);
  look->today = g_strdup (ledger_store_get_today (store));
  look->until = ledger_date_add_months (look->today, (int) months);
  return look;
}

void
reminder_look_free (ReminderLook *look)
{
  g_object_unref (look->store);
  g_free (look->today);
  g_free (look->until);
  g_free (look);
}

const ReminderSource *
reminders_get_sources (guint *n)
{
  *n = G_N_ELEMENTS (sources);
  return sources;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  return strcmp (((const ReminderHit *) a)->date, ((const ReminderHit *) b)->date);
}

static gboolean
is_sorted (GArray *hits)
{
  for (guint i = 1; i < hits->len; i++)
    if (compare_hits (&g_array_index (hits, ReminderHit, i - 1), &g_array_index (hits, ReminderHit, i)) > 0)
      return FALSE;
  return TRUE;
}

GArray *
reminders_find (const ReminderSource *source,
                const ReminderLook   *look,
                GError              **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (ReminderHit));

  if (!source->find (look, hits, error))
    return NULL;
  /* Hundreds of thousands mostly come in their order. */
  if (!is_sorted (hits))
    g_array_sort (hits, compare_hits);
  return g_steal_pointer (&hits);
}

/* Members by the tail of their number, for there are namesakes. */
static char *
dup_subject (const ReminderSource *source,
             const ReminderLook   *look,
             LedgerRecord         *record)
{
  if (record == NULL)
    return g_strdup (_(source->reg->title));
  if (source->reg == &members_register)
    return person_dup_described (record, &members_person);
  return ledger_store_dup_label (look->store, source->reg, record->id);
}

/**
 * reminders_describe:
 * @subject: (out) (transfer full): who or what it is about
 * @sentence: (out) (transfer full): what is to be said
 *
 * Returns: %FALSE when the row is gone meanwhile
 */
gboolean
reminders_describe (const ReminderSource  *source,
                    const ReminderLook    *look,
                    const ReminderHit     *hit,
                    char                 **subject,
                    char                 **sentence)
{
  g_autoptr (LedgerRecord) record = hit->id != 0 ? ledger_store_load (look->store, source->reg, hit->id, NULL) : NULL;

  if (hit->id != 0 && (record == NULL || record->removed))
    return FALSE;
  *subject = dup_subject (source, look, record);
  *sentence = source->say (look, record, hit);
  return TRUE;
}

/**
 * reminder_add_query:
 * @date: when they are due
 */
gboolean
reminder_add_query (const ReminderLook *look,
                    const LedgerQuery  *query,
                    const char         *date,
                    GArray             *hits,
                    GError            **error)
{
  g_autoptr (GArray) ids = ledger_store_select (look->store, query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };

      g_strlcpy (hit.date, date, sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

/**
 * reminder_add_dated:
 * @query: changed: only rows with a date up to the look-ahead
 * @field: the date
 */
gboolean
reminder_add_dated (const ReminderLook *look,
                    LedgerQuery        *query,
                    guint               field,
                    GArray             *hits,
                    GError            **error)
{
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, field, LEDGER_AT_MOST, look->until);
  ledger_query_set_sort (query, field, FALSE);
  ids = ledger_store_select (look->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) record = ledger_store_load (look->store, query->reg, hit.id, error);

      if (record == NULL)
        return FALSE;
      g_strlcpy (hit.date, ledger_record_get (record, field), sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}
