/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule by itself, without a ledger: the answer, then how it was found and where it is written. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "codes.h"
#include "ctl-output.h"
#include "days-off.h"
#include "hardship-level.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-identity.h"
#include "ledger-pinyin.h"
#include "registers.h"
#include "retirement.h"
#include "volunteer-hours.h"

typedef struct
{
  const char *name;
  const char *usage;
  guint       least;
  guint       most;
  gboolean  (*run) (CtlOptions *options, char **args, GError **error);
} Rule;

/* The first fault stands in the answer, the others follow. */
static gboolean
answer_faults (GPtrArray  *faults,
               GError    **error)
{
  const LedgerIdentityProblem *first = faults->len > 0 ? g_ptr_array_index (faults, 0) : NULL;

  if (first == NULL)
    ctl_say (_("正确"));
  else
    ctl_say (ledger_identity_is_hint (first->fault) ? _("存疑：%s") : _("有误：%s"), first->text);
  for (guint i = 1; i < faults->len; i++)
    ctl_say ("%s", ((const LedgerIdentityProblem *) g_ptr_array_index (faults, i))->text);
  if (first == NULL || ledger_identity_is_hint (first->fault))
    return TRUE;
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_FOUND, first->text);
  return FALSE;
}

static gboolean
rule_id_number (CtlOptions *options,
                char      **args,
                GError    **error)
{
  const LedgerChoice *type = args[1] != NULL ? ledger_choices_match (codes_identity, args[1]) : NULL;
  const char *code = type != NULL ? type->code : LEDGER_IDENTITY_CARD;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *key = ledger_identity_dup_key (code, args[0]);
  g_autofree char *birth = ledger_identity_dup_birth (code, args[0]);
  const char *sex = ledger_identity_get_sex (code, args[0]);
  gboolean right;

  if (args[1] != NULL && type == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("不认识证件类型“%s”"), args[1]);
      return FALSE;
    }
  faults = ledger_identity_check (code, args[0]);
  right = answer_faults (faults, error);
  ctl_say (_("比对号码\t%s"), key);
  if (birth != NULL)
    {
      g_autofree char *region = g_strndup (key, 6);
      const LedgerChoice *place = ledger_choices_find (codes_region, region);

      ctl_say (_("区划\t%s %s"), region, place != NULL ? _(place->title) : "");
      ctl_say (_("出生日期\t%s"), birth);
    }
  if (sex != NULL)
    ctl_say (_("性别\t%s"), _(ledger_choices_find (codes_sex, sex)->title));
  if (birth != NULL || g_str_equal (code, LEDGER_IDENTITY_CARD))
    ctl_say (_("依据\tGB 11643-1999 公民身份号码：第18位为前17位加权和除以11的余数对应的校验码"));
  return right;
}

static gboolean
rule_credit_code (CtlOptions *options,
                  char      **args,
                  GError    **error)
{
  g_autoptr (GPtrArray) faults = ledger_credit_code_check (args[0]);
  gboolean right = answer_faults (faults, error);

  ctl_say (_("依据\tGB 32100-2015 法人和其他组织统一社会信用代码编码规则：第18位为前17位加权和除以31的余数对应的校验码"));
  return right;
}

static gboolean
parse_period (char   **args,
              char   **day,
              gint64  *n,
              GError **error)
{
  if (ledger_date_parse (args[0], FALSE, day, error) &&
      g_ascii_string_to_signed (args[1], 10, -3660, 3660, n, NULL))
    return TRUE;
  g_clear_error (error);
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写起始日期和天数，如 2026-09-24 3"));
  return FALSE;
}

static void
say_calendar (LedgerCalendar *calendar,
              const char     *from,
              const char     *to)
{
  g_autofree char *warning = ledger_calendar_dup_warning (calendar, from, to);
  int step = ledger_date_days_between (from, to) < 0 ? -1 : 1;
  g_autofree char *day = g_strdup (from);

  while (strcmp (day, to) != 0)
    {
      g_autofree char *next = ledger_date_add_days (day, step);
      const char *name = ledger_calendar_get_name (calendar, next);

      if (ledger_calendar_is_off (calendar, next))
        ctl_say (_("休\t%s\t%s"), next, name != NULL ? name : _("周末"));
      else if (name != NULL)
        ctl_say (_("班\t%s\t%s"), next, name);
      g_free (day);
      day = g_steal_pointer (&next);
    }
  if (warning != NULL)
    ctl_complain ("%s", warning);
}

static gboolean
rule_workdays (CtlOptions *options,
               char      **args,
               GError    **error)
{
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autofree char *day = NULL, *end = NULL;
  gint64 n = 0;

  if (!parse_period (args, &day, &n, error))
    return FALSE;
  calendar = ctl_rule_open_calendar (options, error);
  if (calendar == NULL)
    return FALSE;
  end = ledger_calendar_add_workdays (calendar, day, (int) n);
  ctl_say ("%s", end);
  ctl_say (_("从%s的次日起算，第%d个工作日"), day, (int) n);
  say_calendar (calendar, day, end);
  ctl_say (_("依据\t民法典第二百零一条：开始的当日不计入；国务院办公厅节假日安排的通知"));
  return TRUE;
}

static gboolean
rule_days (CtlOptions *options,
           char      **args,
           GError    **error)
{
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autofree char *day = NULL, *end = NULL, *raw = NULL;
  gint64 n = 0;

  if (!parse_period (args, &day, &n, error))
    return FALSE;
  calendar = ctl_rule_open_calendar (options, error);
  if (calendar == NULL)
    return FALSE;
  end = ledger_calendar_add_days (calendar, day, (int) n, &raw);
  ctl_say ("%s", end);
  ctl_say (_("从%s的次日起算，第%d日是%s"), day, (int) n, raw);
  if (strcmp (raw, end) != 0)
    {
      ctl_say (_("该日是休息日，顺延到%s"), end);
      say_calendar (calendar, raw, end);
    }
  ctl_say (_("依据\t民法典第二百零一条、第二百零三条：最后一日是法定休假日的，以休假日结束的次日为最后一日"));
  return TRUE;
}

/* M or 男, F50, F55 or 女50, 女55. */
static gboolean
read_kind (const char  *text,
           const char **sex,
           guint       *original)
{
  gboolean man = g_ascii_toupper (text[0]) == 'M' || g_str_has_prefix (text, "男");
  gboolean woman = g_ascii_toupper (text[0]) == 'F' || g_str_has_prefix (text, "女");
  const char *digits = strpbrk (text, "0123456789");

  *sex = man ? "1" : "2";
  *original = digits != NULL ? (guint) MIN (g_ascii_strtoull (digits, NULL, 10), 100) : man ? 60 : 0;
  return (man || woman) && *original != 0;
}

static gboolean
rule_retirement (CtlOptions *options,
                 char      **args,
                 GError    **error)
{
  const char *sex = NULL;
  guint original = 0;
  Retirement answer;
  g_autofree char *birth = NULL, *age = NULL, *working = NULL;

  if (!read_kind (args[0], &sex, &original) || !ledger_date_parse (args[1], TRUE, &birth, NULL) ||
      !retirement_reckon (sex, original, birth, &answer))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           _("要写 M（男）、F55 或 F50（女，原退休年龄）和出生年月，如 F50 1976-03"));
      return FALSE;
    }
  age = retirement_dup_age (&answer);
  working = retirement_dup_working (&answer, birth);
  ctl_say ("%s", answer.month);
  ctl_say (_("法定退休年龄\t%s"), age);
  ctl_say ("%s", working);
  ctl_say (_("依据\t全国人大常委会关于实施渐进式延迟法定退休年龄的决定及国务院关于渐进式延迟法定退休年龄的办法第一条（2025年1月1日起施行）"));
  ctl_say (_("可自愿弹性提前或经协商延迟，最长各三年；提前不低于原法定退休年龄。请核对。"));
  return TRUE;
}

static gboolean
rule_capital (CtlOptions *options,
              char      **args,
              GError    **error)
{
  gint64 fen = 0;
  g_autofree char *words = NULL, *shown = NULL;

  if (!ledger_amount_parse (args[0], &fen, error))
    return FALSE;
  words = ledger_amount_capitals (fen);
  shown = ledger_amount_show (fen);
  ctl_say ("%s", words);
  ctl_say (_("金额\t￥%s"), shown);
  ctl_say (_("依据\t支付结算办法附件：正确填写票据和结算凭证的基本规定"));
  return TRUE;
}

static gboolean
rule_pinyin (CtlOptions *options,
             char      **args,
             GError    **error)
{
  g_autofree char *spelled = ledger_pinyin_show (args[0]);

  ctl_say ("%s", spelled);
  for (const char *p = args[0]; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *readings[LEDGER_PINYIN_MAX_READINGS];
      guint n = ledger_pinyin_readings (g_utf8_get_char (p), readings);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? " " : "", readings[i]);
      if (n > 0)
        ctl_say ("%.*s\t%s", (int) (g_utf8_next_char (p) - p), p, all->str);
    }
  return TRUE;
}

/* "8小时" and "90分钟" as anywhere; a bare number is minutes where minutes are meant. */
static gboolean
read_minutes (const char  *option,
              const char  *text,
              gboolean     bare_minutes,
              gint64      *minutes,
              GError     **error)
{
  if (text == NULL ||
      (bare_minutes && g_ascii_string_to_signed (text, 10, 0, 24 * 60, minutes, NULL)) ||
      ledger_minutes_parse (text, minutes, NULL))
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--%s 看不出是多长时间：“%s”"), option, text);
  return FALSE;
}

static gboolean
read_service_rule (CtlOptions   *options,
                   ServiceRule  *rule,
                   gint64       *deduct,
                   GError      **error)
{
  const LedgerChoice *unit = options->unit != NULL ? ledger_choices_match (codes_service_unit, options->unit) : NULL;

  *rule = (ServiceRule) { .unit = SERVICE_DEFAULT_UNIT };
  *deduct = 0;
  if (options->unit != NULL && unit == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--unit 只能是 6、30 或 60（分钟）"));
      return FALSE;
    }
  if (unit != NULL)
    rule->unit = g_ascii_strtoll (unit->code, NULL, 10);
  return read_minutes ("deduct", options->deduct, TRUE, deduct, error) && read_minutes ("cap", options->cap, FALSE, &rule->cap, error);
}

/* From one time to another, past midnight where the second is not later. */
static gboolean
rule_hours (CtlOptions *options,
            char      **args,
            GError    **error)
{
  ServiceRule rule;
  gint64 deduct = 0, raw, minutes;
  g_autofree char *from = NULL, *to = NULL, *in = NULL, *out = NULL, *hours = NULL;

  if (!read_service_rule (options, &rule, &deduct, error) || !ledger_time_parse (args[0], &from, error) ||
      !ledger_time_parse (args[1], &to, error))
    return FALSE;
  in = service_dup_completed ("2000-01-01 00:00", from, NULL);
  out = service_dup_completed ("2000-01-01 00:00", to, in);
  raw = service_count_raw (in, out, deduct);
  if (raw <= 0)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("扣除%d分钟以后没有剩下时间。"), (int) deduct);
      return FALSE;
    }
  minutes = service_approve (&rule, raw, 0);
  hours = service_dup_hours (minutes);
  ctl_say (_("%s小时"), hours);
  ctl_say (_("实际\t%d分钟（%s至%s%s，扣除%d分钟）"), (int) raw, from, g_str_has_prefix (out, "2000-01-02") ? _("次日") : "", to, (int) deduct);
  ctl_say (_("核定\t%d分钟：取%d分钟的整数倍，四舍五入%s"), (int) minutes, (int) rule.unit,
           minutes < service_round (raw, rule.unit) ? _("，超过每日封顶的不计") : "");
  ctl_say (_("依据\t志愿服务记录办法（民函〔2012〕340号）：以小时为单位，为实际提供服务的时间，不含往返交通时间"));
  return TRUE;
}

static gboolean
read_household (char            **args,
                HardshipFigures  *figures,
                GError          **error)
{
  const LedgerChoice *cause = args[4] != NULL ? ledger_choices_match (codes_sudden_cause, args[4]) : NULL;

  figures->sudden_cost = HARDSHIP_UNKNOWN;
  if (!g_ascii_string_to_signed (args[2], 10, 1, 99, &figures->people, NULL))
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("家庭共同生活人口要写成1到99的整数，不能是“%s”"), args[2]);
      return FALSE;
    }
  if (args[4] != NULL && cause == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("不认识意外致困情形“%s”，可以写 灾害、突发事件、意外、重病 或代码1到4"), args[4]);
      return FALSE;
    }
  figures->sudden = cause != NULL ? cause->code : NULL;
  return ledger_amount_parse (args[0], &figures->income, error) && ledger_amount_parse (args[1], &figures->expenses, error) &&
         ledger_amount_parse (args[3], &figures->subsistence, error) &&
         (args[4] == NULL || args[5] == NULL || ledger_amount_parse (args[5], &figures->sudden_cost, error));
}

static gboolean
rule_hardship (CtlOptions *options,
               char      **args,
               GError    **error)
{
  HardshipFigures figures = { 0 };
  g_autoptr (HardshipLevel) level = NULL;
  const LedgerChoice *choice = NULL;

  if (!read_household (args, &figures, error))
    return FALSE;
  level = hardship_level_find (&figures);
  choice = level->code != NULL && strcmp (level->code, HARDSHIP_LEVEL_NONE) != 0
           ? ledger_choices_find (codes_hardship, level->code) : NULL;
  ctl_say ("%s", choice != NULL ? _(choice->title) : level->code != NULL ? _("不属于困难职工") : _("还不能认定"));
  ctl_say ("%s", level->working);
  ctl_say (_("依据\t%s"), hardship_level_get_basis ());
  if (level->lacks == NULL || level->code != NULL)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("%s。"), level->lacks);
  return FALSE;
}

static const Rule rules[] = {
  { "hours", N_("签到 签退 [--deduct 分钟] [--unit 6|30|60] [--cap 小时]"), 2, 2, rule_hours },
  { "benefit", N_("地区|本会 项目 [日期] [--ledger 台账]"), 2, 3, ctl_rule_benefit },
  { "hardship", N_("家庭年收入 刚性支出 人口 低保标准 [意外情形 [个人负担]]"), 4, 6, rule_hardship },
  { "id-number", N_("号码 [证件类型]"), 1, 2, rule_id_number },
  { "credit-code", N_("代码"), 1, 1, rule_credit_code },
  { "workdays", N_("日期 天数 [--ledger 台账]"), 2, 2, rule_workdays },
  { "days", N_("日期 天数 [--ledger 台账]"), 2, 2, rule_days },
  { "retirement", N_("M|F55|F50 出生年月"), 2, 2, rule_retirement },
  { "capital", N_("金额"), 1, 1, rule_capital },
  { "pinyin", N_("姓名"), 1, 1, rule_pinyin },
  { "deadline", N_("D01至D27|all [日期] [事件=日期]… [org=组织类型] [extend=日期 applicant=日期 respondent=日期] [interrupt=日期] [suspend=日期~日期] [--ledger 台账]"),
    1, CTL_ANY, ctl_rule_deadline },
};

static char *
list_rules (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_string_append_printf (text, "\n  taizhangctl rule %s %s", rules[i].name, _(rules[i].usage));
  return g_string_free (text, FALSE);
}

LedgerCalendar *
ctl_rule_open_calendar (CtlOptions  *options,
                        GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;

  if (options->ledger == NULL)
    return tz_calendar_new (NULL);
  store = ledger_store_open (options->ledger, tz_registers, LEDGER_OPEN_READ, error);
  return store != NULL ? tz_calendar_new (store) : NULL;
}

gboolean
ctl_rule (CtlOptions  *options,
          GError     **error)
{
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].name, options->args[0]) == 0 &&
        options->n_args - 1 >= rules[i].least && options->n_args - 1 <= rules[i].most)
      return rules[i].run (options, options->args + 1, error);
  list = list_rules ();
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("规则要写成：%s"), list);
  return FALSE;
}
