/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 《基层工会经费收支管理办法》（总工办发〔2017〕32号） is C; what a province sets beside it is a row of 慰问标准. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-rules.h"

#include <string.h>

#include "codes.h"
#include "dues.h"
#include "family.h"
#include "funds.h"
#include "hardship-files.h"
#include "benefit-rules.h"
#include "ledger-date.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "visit-limits.h"
#include "visit-steps.h"
#include "visits.h"

#define NATIONAL N_("总工办发〔2017〕32号")

/* Of codes_gift_form: 购物卡. */
#define FORM_CARD "9"

/* 结婚、生育 where no rule says how long after the event. */
#define WINDOW_MONTHS 12
/* 住院 where no rule says how long the same illness is one event. */
#define SAME_ILLNESS_MONTHS 12

/**
 * Look:
 * @hard: how a breach of national rules is met: refused, or only doubted where it has happened already (补录)
 * @rule: (nullable): the row of 慰问标准
 * @past: (nullable): other visits of the kind; not asked for where the row is judged alone
 */
typedef struct
{
  LedgerEdit     *edit;
  LedgerProblems *problems;
  const char     *kind;
  const char     *status;
  const char     *date;
  const char     *event;
  LedgerSeverity  hard;
  LedgerRecord   *rule;
  GPtrArray      *past;
} Look;

static gboolean
is_one_of (const char *code,
           const char *codes)
{
  return code != NULL && ledger_choices_include (codes, code);
}

gboolean
visit_kind_has_event (const char *kind)
{
  return is_one_of (kind, "03,04,05,06,07,08,09");
}

gboolean
visit_kind_is_for_members (const char *kind)
{
  return is_one_of (kind, "01,02,03,04,05,06,07,08,09");
}

static const char *
title_of_kind (const char *kind)
{
  const LedgerChoice *choice = kind != NULL ? ledger_choices_find (codes_visit_kind, kind) : NULL;

  return choice != NULL ? _(choice->title) : "";
}

static gint64
get_amount (const LedgerRecord *visit)
{
  return ledger_record_get_number (visit, VISIT_CASH) + ledger_record_get_number (visit, VISIT_GOODS_VALUE);
}

/* Full months from one day to another, the sign left out. */
static gboolean
is_within_months (const char *one,
                  const char *two,
                  int         months)
{
  const char *first = strcmp (one, two) <= 0 ? one : two;
  const char *last = first == one ? two : one;
  g_autofree char *end = ledger_date_add_months (first, months);

  return end != NULL && strcmp (last, end) < 0;
}

static gint64
count_rule (const Look *look,
            guint       field,
            gint64      otherwise)
{
  gint64 value = benefit_rule_get_limit (look->rule, field);

  return value > 0 ? value : otherwise;
}

/* Amounts: 金额分现金、实物两栏. */

static void
check_amounts (Look *look)
{
  static const guint amounts[] = { VISIT_CASH, VISIT_GOODS_VALUE };
  const LedgerRecord *visit = look->edit->after;
  const char *form = ledger_record_get (visit, VISIT_FORM);
  gint64 cash = ledger_record_get_number (visit, VISIT_CASH), goods = ledger_record_get_number (visit, VISIT_GOODS_VALUE);
  gboolean talk = g_strcmp0 (form, "6") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (ledger_record_get_number (visit, amounts[i]) < 0)
      ledger_problems_add (look->problems, LEDGER_BLOCKING, amounts[i], "negative", _("%s不能是负数，请改正"),
                           _(visits_register.fields[amounts[i]].title));
  if (cash + goods == 0 && !talk)
    ledger_problems_add (look->problems, is_one_of (look->status, "1,7") ? LEDGER_MISSING : look->hard, VISIT_CASH, "no-amount",
                         _("请填慰问金或慰问品价值；只座谈走访的把慰问方式选为“座谈走访”"));
  if (is_one_of (form, "1,2") && cash == 0 && goods > 0)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_FORM, "form-amount", _("慰问方式是慰问金，却只填了慰问品价值，请核对"));
  if (is_one_of (form, "3,4,5") && cash > 0 && goods == 0)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_FORM, "form-amount", _("慰问方式是实物，却只填了慰问金，请核对"));
}

/* 年节、生日只发实物或提货凭证，退休离岗发纪念品，都不发现金和购物卡 (总工办发〔2017〕32号); 购物卡 never. */
char *
visit_rules_dup_form_breach (const char *kind,
                             const char *form,
                             gint64      cash)
{
  gboolean goods_only = is_one_of (kind, "01,02,09");
  gboolean money = is_one_of (form, "1,2") || cash > 0;

  if (g_strcmp0 (form, FORM_CARD) == 0)
    return g_strdup_printf (_("不得发放购物卡等商业预付卡，请改为实物或指定商品的提货凭证（%s）"), _(NATIONAL));
  if (!goods_only || !money)
    return NULL;
  return g_strdup_printf (kind[1] == '9' ? _("%s只发纪念品，不得发放现金（%s）")
                                         : _("%s只能发符合传统习惯的实物或指定商品的提货凭证，不得发放现金（%s）"),
                          title_of_kind (kind), _(NATIONAL));
}

static void
check_national_form (Look *look)
{
  const char *form = ledger_edit_get (look->edit, VISIT_FORM);
  g_autofree char *breach = visit_rules_dup_form_breach (look->kind, form, ledger_record_get_number (look->edit->after, VISIT_CASH));

  if (breach != NULL)
    ledger_problems_add (look->problems, look->hard, is_one_of (form, "1,2,9") ? VISIT_FORM : VISIT_CASH,
                         g_strcmp0 (form, FORM_CARD) == 0 ? "form-card" : "form-cash", "%s", breach);
}

static char *
dup_forms (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ",", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const LedgerChoice *form = ledger_choices_find (codes_gift_form, parts[i]);

      if (form != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", _(form->title));
    }
  return g_string_free (text, FALSE);
}

static void
check_local_form (Look *look)
{
  const char *form = ledger_edit_get (look->edit, VISIT_FORM);
  const char *allowed = look->rule != NULL ? ledger_record_get (look->rule, BENEFIT_RULE_FORMS) : NULL;
  g_autofree char *titles = NULL, *basis = NULL;

  if (form == NULL || allowed == NULL || is_one_of (form, allowed) || g_str_equal (form, "9") || g_str_equal (form, "6") ||
      (is_one_of (look->kind, "01,02,09") && is_one_of (form, "1,2")))
    return;
  titles = dup_forms (allowed);
  basis = benefit_rule_dup_basis (look->rule);
  ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_FORM, "form-local", _("%s可以用%s，现在填的是%s，请核对（%s）"),
                       title_of_kind (look->kind), titles, _(ledger_choices_find (codes_gift_form, form)->title), basis);
}

/* The limits were reckoned by the derive hook, or stored when the record left 草稿. */
static void
check_limit (Look *look)
{
  const LedgerRecord *visit = look->edit->after;
  const char *text = ledger_record_get (visit, VISIT_LIMIT_TEXT);
  gint64 left = ledger_record_get_number (visit, VISIT_LEFT_AMOUNT), amount = get_amount (visit);
  g_autofree char *now = visit_dup_yuan (amount), *rest = visit_dup_yuan (left), *over = visit_dup_yuan (amount - left);
  gboolean draft = is_one_of (look->status, "1,7");

  if (text != NULL)
    ledger_problems_add (look->problems, LEDGER_NOTE, VISIT_AMOUNT, "limit", "%s", text);
  if (ledger_record_get (visit, VISIT_LIMIT_AMOUNT) == NULL || amount <= left)
    return;
  if (ledger_record_get (visit, VISIT_OVER_REASON) == NULL)
    ledger_problems_add (look->problems, draft ? LEDGER_WARNING : look->hard, VISIT_AMOUNT, "over-limit",
                         _("本次%s元，还可发%s元，超出%s元，请填超标说明，批准时要有第二审批人（%s）"), now, rest, over, text);
  else if (visit_status_counts (look->status) == VISIT_COUNTS_GIVEN && look->hard == LEDGER_BLOCKING)
    {
      gint64 second = ledger_record_get_number (visit, VISIT_SECOND_APPROVER_ID);

      if (second == 0 || second == ledger_record_get_number (visit, VISIT_APPROVER_ID))
        ledger_problems_add (look->problems, LEDGER_BLOCKING, VISIT_SECOND_APPROVER_ID, "second-approver",
                             _("超出限额%s元，要有第二审批人，且不能与审批人是同一人"), over);
    }
}

/* Often: the rows that stand beside this one. */

static void
add_other (Look            *look,
           LedgerSeverity   severity,
           guint            field,
           const char      *code,
           const VisitPast *other,
           const char      *text)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (look->edit->store, &visits_register, other->id, NULL);
  const char *number = row != NULL ? ledger_record_get (row, VISIT_VISIT_NO) : NULL;
  g_autofree char *whole = g_strdup_printf (_("%s：%s，%s"), text, number != NULL ? number : _("未编号"), other->date);

  ledger_problems_add_other (look->problems, severity, field, code, other->id, whole);
}

static void
check_same_event (Look *look)
{
  const char *relation = ledger_edit_get (look->edit, VISIT_RELATION);
  const char *festival = ledger_edit_get (look->edit, VISIT_FESTIVAL);

  for (guint i = 0; i < look->past->len; i++)
    {
      const VisitPast *other = g_ptr_array_index (look->past, i);

      /* Two of the family may die on one day. */
      if (visit_kind_has_event (look->kind) && look->event != NULL && g_str_equal (other->event_date, look->event) &&
          (!g_str_equal (look->kind, "08") || relation == NULL || other->relation[0] == '\0' || g_str_equal (relation, other->relation)))
        {
          g_autofree char *text = g_strdup_printf (_("同一人同一天（%s）的%s已经登记过"), look->event, title_of_kind (look->kind));

          add_other (look, LEDGER_WARNING, VISIT_EVENT_DATE, "same-event", other, text);
          return;
        }
      if (g_str_equal (look->kind, "01") && festival != NULL && g_str_equal (other->festival, festival) && look->date != NULL &&
          strncmp (other->date, look->date, 4) == 0)
        {
          g_autofree char *text = g_strdup_printf (_("今年%s已经慰问过"), _(ledger_choices_find (codes_festival, festival)->title));

          add_other (look, LEDGER_WARNING, VISIT_FESTIVAL, "same-festival", other, text);
          return;
        }
    }
}

/* 生日 once a year, 去世 and 退休 once; a rule may set other numbers. */
static void
check_times (Look *look)
{
  gint64 yearly = count_rule (look, BENEFIT_RULE_TIMES_YEAR, is_one_of (look->kind, "02") ? 1 : 0);
  gint64 ever = count_rule (look, BENEFIT_RULE_TIMES_EVER, is_one_of (look->kind, "07,09") ? 1 : 0);
  const VisitPast *last = NULL;
  gint64 n = 0;

  for (guint i = 0; i < look->past->len; i++)
    {
      const VisitPast *other = g_ptr_array_index (look->past, i);

      if (look->date == NULL || strncmp (other->date, look->date, 4) != 0)
        continue;
      last = other;
      n++;
    }
  if (ever > 0 && (gint64) look->past->len >= ever)
    {
      g_autofree char *text = g_strdup_printf (_("%s共%d次，已经有了"), title_of_kind (look->kind), (int) ever);

      add_other (look, look->hard, VISIT_KIND, "once-ever", g_ptr_array_index (look->past, look->past->len - 1), text);
    }
  else if (yearly > 0 && n >= yearly && last != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("%s每年%d次，今年已经有%d次"), title_of_kind (look->kind), (int) yearly, (int) n);

      add_other (look, LEDGER_WARNING, VISIT_DATE, "once-a-year", last, text);
    }
}

static void
check_illness (Look *look)
{
  const char *illness = ledger_edit_get (look->edit, VISIT_ILLNESS);
  const char *day = look->event != NULL ? look->event : look->date;
  int months = (int) count_rule (look, BENEFIT_RULE_SAME_CAUSE_MONTHS, SAME_ILLNESS_MONTHS);

  if (!is_one_of (look->kind, "05") || day == NULL)
    return;
  if (illness == NULL)
    ledger_problems_add (look->problems, LEDGER_MISSING, VISIT_ILLNESS, "no-illness", _("请填病种，才能核对同一病种有没有重复慰问"));
  for (guint i = 0; illness != NULL && look->past != NULL && i < look->past->len; i++)
    {
      const VisitPast *other = g_ptr_array_index (look->past, i);
      const char *its_day = other->event_date[0] != '\0' ? other->event_date : other->date;

      if (g_strcmp0 (other->illness, illness) == 0 && is_within_months (its_day, day, months) && strcmp (its_day, day) != 0)
        {
          g_autofree char *text = g_strdup_printf (_("同一病种“%s”%d个月内已经慰问过"), illness, months);

          add_other (look, LEDGER_WARNING, VISIT_ILLNESS, "same-illness", other, text);
          return;
        }
    }
}

/* September to August. */
static int
get_school_year (const char *day)
{
  int year = (int) g_ascii_strtoll (day, NULL, 10);

  return strcmp (day + 5, "09-01") >= 0 ? year : year - 1;
}

static void
check_school_year (Look *look)
{
  for (guint i = 0; is_one_of (look->kind, "14") && look->date != NULL && i < look->past->len; i++)
    {
      const VisitPast *other = g_ptr_array_index (look->past, i);

      if (get_school_year (other->date) != get_school_year (look->date))
        continue;
      add_other (look, LEDGER_WARNING, VISIT_DATE, "once-a-school-year", other, _("金秋助学每学年一次，本学年已经有了"));
      return;
    }
}

/* When: the days of event and visit. */

static void
check_days (Look *look)
{
  const char *today = ledger_edit_get_today (look->edit);
  gboolean given = visit_status_counts (look->status) == VISIT_COUNTS_GIVEN && !g_str_equal (look->status, VISIT_APPROVED);

  if (given && look->date != NULL && strcmp (look->date, today) > 0)
    ledger_problems_add (look->problems, LEDGER_BLOCKING, VISIT_DATE, "future", _("已经发放的，慰问日期%s不能晚于今天，请改正"), look->date);
  if (look->event == NULL && visit_kind_has_event (look->kind))
    ledger_problems_add (look->problems, LEDGER_MISSING, VISIT_EVENT_DATE, "no-event-date", _("%s请填事件日期，按它选用标准并核对重复"),
                         title_of_kind (look->kind));
  if (look->event == NULL || look->date == NULL || !visit_kind_has_event (look->kind))
    return;
  if (strcmp (look->event, today) > 0 && !g_str_equal (look->kind, "09"))
    ledger_problems_add (look->problems, LEDGER_BLOCKING, VISIT_EVENT_DATE, "event-future", _("事件日期%s晚于今天，请改正"), look->event);
  else if (strcmp (look->date, look->event) < 0 && !g_str_equal (look->kind, "09"))
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_DATE, "before-event", _("慰问日期%s早于事件日期%s，请核对"), look->date,
                         look->event);
}

static void
check_window (Look *look)
{
  gint64 months = count_rule (look, BENEFIT_RULE_WINDOW_MONTHS, is_one_of (look->kind, "03,04") ? WINDOW_MONTHS : 0);
  g_autofree char *end = NULL;

  if (months <= 0 || look->event == NULL || look->date == NULL || !visit_kind_has_event (look->kind))
    return;
  end = ledger_date_add_months (look->event, (int) months);
  if (end != NULL && strcmp (look->date, end) > 0)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_DATE, "event-window",
                         _("%s距事件日期%s已超过%d个月，请按本地办理期限核对"), title_of_kind (look->kind), look->event, (int) months);
}

/* The month of birth, the one before and the one after; the derive hook has put this year's birthday in the event date. */
static void
check_birthday (Look *look)
{
  int month, birth, apart;

  if (!is_one_of (look->kind, "02") || look->event == NULL || look->date == NULL || strlen (look->event) < 7)
    return;
  month = (int) g_ascii_strtoll (look->date + 5, NULL, 10);
  birth = (int) g_ascii_strtoll (look->event + 5, NULL, 10);
  apart = ABS (month - birth);
  if (MIN (apart, 12 - apart) > 1)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_DATE, "birthday-window",
                         _("生日在%d月，慰问日期%s不在生日前后一个月内，请核对"), birth, look->date);
}

static void
check_season (Look *look)
{
  int month = look->date != NULL ? (int) g_ascii_strtoll (look->date + 5, NULL, 10) : 0;

  if (is_one_of (look->kind, "12") && month != 0 && (month < 6 || month > 9))
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_DATE, "season", _("送清凉一般在6至9月，慰问日期%s请核对"), look->date);
}

/* Whom: membership, dues, secondment, marriage, the hardship file. */

const char *
visit_member_state (LedgerStore  *store,
                    gint64        member,
                    const char   *day,
                    const char  **event)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&member_events_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, member);
  g_autofree char *after = ledger_date_add_days (day, 1);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerRecord) row = NULL;
  const LedgerChoice *state = NULL, *change = NULL;

  ledger_query_add_filter (query, MEMBER_EVENT_MEMBER_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, MEMBER_EVENT_VOIDED, LEDGER_EMPTY, NULL);
  ledger_query_add_filter (query, MEMBER_EVENT_SINCE, LEDGER_AT_MOST, day);
  ledger_query_add_filter (query, MEMBER_EVENT_UNTIL, LEDGER_AT_LEAST, after);
  ids = ledger_store_select (store, query, NULL);
  if (ids != NULL && ids->len > 0)
    row = ledger_store_load (store, &member_events_register, g_array_index (ids, gint64, ids->len - 1), NULL);
  if (row != NULL && ledger_record_get (row, MEMBER_EVENT_STATE) != NULL)
    state = ledger_choices_find (codes_member_status, ledger_record_get (row, MEMBER_EVENT_STATE));
  if (row != NULL && ledger_record_get (row, MEMBER_EVENT_EVENT) != NULL)
    change = ledger_choices_find (codes_member_event, ledger_record_get (row, MEMBER_EVENT_EVENT));
  if (event != NULL)
    *event = change != NULL ? change->code : NULL;
  return state != NULL ? state->code : NULL;
}

/* Of what befalls a member once, the day before counts: with death or retirement membership changes. */
static char *
dup_standing_day (const Look *look)
{
  const char *day = look->event != NULL && visit_kind_has_event (look->kind) ? look->event : look->date;

  if (day == NULL || ledger_date_get_day (day) == 0)
    return NULL;
  return is_one_of (look->kind, "07,09") ? ledger_date_add_days (day, -1) : g_strdup (day);
}

static void
check_state (Look         *look,
             LedgerRecord *member,
             const char   *day)
{
  const char *change = NULL;
  const char *state = visit_member_state (look->edit->store, member->id, day, &change);
  const char *name = ledger_record_get (member, MEMBER_NAME);

  if (g_strcmp0 (state, "A") == 0)
    {
      if (g_strcmp0 (change, MEMBERSHIP_SECONDED) == 0)
        ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_MEMBER_ID, "seconded",
                             _("%s在借调期间，集体福利只能在一处享受，请核实借入单位工会没有发放"), name);
      return;
    }
  if (g_strcmp0 (change, MEMBERSHIP_RETIRED) == 0)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_MEMBER_ID, "retired",
                         _("%s在%s已退休保留会籍，退休人员的福利由行政支付，不列工会经费；确实要慰问的请写明原因"), name, day);
  else
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_MEMBER_ID, "not-standing",
                         _("%s在%s的会籍是“%s”，不是在册会员，不享受%s；确实要慰问的请写明原因"), name, day,
                         state != NULL ? _(ledger_choices_find (codes_member_status, state)->title) : _("尚未入会"),
                         title_of_kind (look->kind));
}

static void
check_standing (Look *look)
{
  gint64 id = ledger_record_get_number (look->edit->after, VISIT_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (look->edit->store, &members_register, id, NULL) : NULL;
  g_autofree char *day = dup_standing_day (look);
  guint unpaid;

  if (!visit_kind_is_for_members (look->kind))
    return;
  if (member == NULL)
    {
      ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_MEMBER_ID, "no-member",
                           _("%s的对象应当是会员，请从会员中选择；确实不是会员的请写明原因"), title_of_kind (look->kind));
      return;
    }
  if (day == NULL)
    return;
  check_state (look, member, day);
  unpaid = ledger_record_get (member, MEMBER_DUES_UNTIL) != NULL ? dues_count_unpaid (ledger_record_get (member, MEMBER_DUES_UNTIL), day) : 0;
  if (unpaid >= DUES_LIMIT)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_MEMBER_ID, "dues-unpaid",
                         _("%s的会费交至%.7s，到%s已有%u个月未交，不交会费的不享受集体福利；确实要慰问的请写明原因"),
                         ledger_record_get (member, MEMBER_NAME), ledger_record_get (member, MEMBER_DUES_UNTIL), day, unpaid);
}

/* (element-type gint64): members married to this one, by the family register of either. */
static void
add_spouses (LedgerStore *store,
             guint        field,
             const char  *value,
             gboolean     own,
             GArray      *members)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&family_register);
  g_autoptr (GArray) ids = NULL;

  if (value == NULL)
    return;
  ledger_query_add_filter (query, field, LEDGER_IS, value);
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (store, &family_register, g_array_index (ids, gint64, i), NULL);
      const char *key = row != NULL ? ledger_record_get (row, FAMILY_ID_KEY) : NULL;
      gint64 member = 0;

      if (row == NULL || !is_one_of (ledger_record_get (row, FAMILY_RELATION), "10,11,12"))
        continue;
      if (own && key != NULL)
        member = ledger_store_find (store, &members_register, MEMBER_ID_KEY, key, 0);
      else if (!own)
        member = ledger_record_get_number (row, FAMILY_MEMBER_ID);
      if (member != 0)
        g_array_append_val (members, member);
    }
}

static void
check_spouse (Look *look)
{
  const char *member = ledger_edit_get (look->edit, VISIT_MEMBER_ID);
  g_autoptr (GArray) spouses = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!is_one_of (look->kind, "03,04") || look->event == NULL || member == NULL)
    return;
  add_spouses (look->edit->store, FAMILY_MEMBER_ID, member, TRUE, spouses);
  add_spouses (look->edit->store, FAMILY_ID_KEY, ledger_edit_get (look->edit, VISIT_ID_KEY), FALSE, spouses);
  for (guint i = 0; i < spouses->len; i++)
    {
      VisitAsk ask = { .kind = look->kind, .date = look->date, .member = g_array_index (spouses, gint64, i) };
      g_autoptr (GPtrArray) past = visit_limits_list_past (look->edit->store, NULL, &ask, NULL);
      g_autofree char *name = ledger_store_dup_label (look->edit->store, &members_register, ask.member);

      for (guint k = 0; past != NULL && k < past->len; k++)
        {
          const VisitPast *other = g_ptr_array_index (past, k);
          g_autofree char *text = g_strdup_printf (_("配偶%s也是会员，同一天（%s）的%s已经登记，请按本地规定核对能否双方都发"), name,
                                                   look->event, title_of_kind (look->kind));

          if (!g_str_equal (other->event_date, look->event))
            continue;
          add_other (look, LEDGER_WARNING, VISIT_MEMBER_ID, "spouse", other, text);
          return;
        }
    }
}

/* 先建档后帮扶. */
static void
check_file (Look *look)
{
  gint64 id = ledger_record_get_number (look->edit->after, VISIT_HARDSHIP_ID);
  g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (look->edit->store, &hardship_files_register, id, NULL) : NULL;

  if (!is_one_of (look->kind, "10,14"))
    return;
  if (file == NULL)
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_HARDSHIP_ID, "no-file",
                         _("%s先建档后帮扶，没有找到他的困难职工档案；一线职工等其他对象请写明原因"), title_of_kind (look->kind));
  else if (!ledger_record_is (file, HARDSHIP_STATUS, "4"))
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_HARDSHIP_ID, "file-closed", _("他的困难职工档案现在是“%s”，不在档；请核对"),
                         _(ledger_choices_find (codes_hardship_status, ledger_record_get (file, HARDSHIP_STATUS) != NULL
                                                ? ledger_record_get (file, HARDSHIP_STATUS) : "1")->title));
}

/* From which money. */
static void
check_fund (Look *look)
{
  gint64 id = ledger_record_get_number (look->edit->after, VISIT_FUND_ID);
  g_autoptr (LedgerRecord) fund = id != 0 ? ledger_store_load (look->edit->store, &funds_register, id, NULL) : NULL;
  gint64 year = fund != NULL ? ledger_record_get_number (fund, FUND_YEAR) : 0;

  if (fund == NULL || look->date == NULL)
    return;
  if (year != 0 && year != g_ascii_strtoll (look->date, NULL, 10))
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_FUND_ID, "fund-year", _("“%s”是%d年度的经费，慰问日期是%s，请核对"),
                         ledger_record_get (fund, FUND_NAME), (int) year, look->date);
  if (is_one_of (look->kind, "18") && ledger_record_is (fund, FUND_SOURCE, "3"))
    ledger_problems_add (look->problems, LEDGER_WARNING, VISIT_FUND_ID, "retiree-fund",
                         _("离退休人员的福利由行政支付，不列工会经费，请改资金来源或写明原因"));
}

static void
look_at_others (Look *look)
{
  VisitAsk ask;

  if (look->edit->alone || look->kind == NULL)
    return;
  visit_ask_init (&ask, look->edit->after);
  look->past = visit_limits_list_past (look->edit->store, NULL, &ask, NULL);
  if (look->past == NULL)
    return;
  check_same_event (look);
  check_times (look);
  check_school_year (look);
  check_spouse (look);
}

/**
 * visit_rules_check:
 * @edit: of a visit, derived
 */
void
visit_rules_check (LedgerEdit     *edit,
                   LedgerProblems *problems)
{
  static const guint frozen[] = {
    VISIT_KIND, VISIT_DATE, VISIT_MEMBER_ID, VISIT_NAME, VISIT_ID_NO, VISIT_FORM, VISIT_CASH, VISIT_GOODS_VALUE,
    VISIT_GOODS, VISIT_FUND_ID, VISIT_BATCH_ID, LEDGER_NO_FIELD
  };
  gint64 rule = ledger_record_get_number (edit->after, VISIT_RULE_ID);
  Look look = {
    .edit = edit, .problems = problems,
    .kind = ledger_edit_get (edit, VISIT_KIND), .status = ledger_edit_get (edit, VISIT_STATUS),
    .date = ledger_edit_get (edit, VISIT_DATE), .event = ledger_edit_get (edit, VISIT_EVENT_DATE),
    .hard = ledger_record_get_flag (edit->after, VISIT_LATE) ? LEDGER_WARNING : LEDGER_BLOCKING,
  };

  visit_steps_check (edit, frozen, problems);
  if (g_strcmp0 (look.status, VISIT_VOID) == 0)
    return;
  look.rule = rule != 0 ? ledger_store_load (edit->store, &benefit_rules_register, rule, NULL) : NULL;
  check_amounts (&look);
  check_national_form (&look);
  check_local_form (&look);
  check_limit (&look);
  look_at_others (&look);
  check_illness (&look);
  check_days (&look);
  check_window (&look);
  check_birthday (&look);
  check_season (&look);
  check_standing (&look);
  check_file (&look);
  check_fund (&look);
  visit_papers_check (edit, problems);
  g_clear_pointer (&look.rule, ledger_record_unref);
  g_clear_pointer (&look.past, g_ptr_array_unref);
}
