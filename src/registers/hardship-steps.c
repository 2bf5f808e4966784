/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is lacking for a step never forbids it: it is said, and whoever goes on writes down why. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-steps.h"

#include <string.h>

#include "child-rows.h"
#include "codes.h"
#include "days-off.h"
#include "hardship-files.h"
#include "hardship-household.h"
#include "hardship-surveys.h"
#include "ledger-date.h"

/* A file begun in an earlier year is entered as it stands. */
const LedgerTransition hardship_transitions[] = {
  { NULL, HARDSHIP_APPLIED, "apply", N_("登记申请") },
  { NULL, HARDSHIP_FILED, "enter", N_("补录在档") },
  { NULL, HARDSHIP_RISEN, "enter-risen", N_("补录脱困") },
  { NULL, HARDSHIP_CLOSED, "enter-closed", N_("补录注销") },
  { HARDSHIP_APPLIED, HARDSHIP_NOTICED, "notice", N_("开始公示") },
  { HARDSHIP_NOTICED, HARDSHIP_AUDITED, "submit", N_("报上级审核") },
  { HARDSHIP_AUDITED, HARDSHIP_FILED, "file", N_("建档") },
  { HARDSHIP_FILED, HARDSHIP_RISEN, "rise", N_("脱困") },
  { HARDSHIP_FILED, HARDSHIP_CLOSED, "close", N_("注销") },
  { HARDSHIP_APPLIED, HARDSHIP_REFUSED, "refuse", N_("不予建档") },
  { HARDSHIP_NOTICED, HARDSHIP_REFUSED, "refuse", N_("不予建档") },
  { HARDSHIP_AUDITED, HARDSHIP_REFUSED, "refuse", N_("不予建档") },
  { HARDSHIP_NOTICED, HARDSHIP_APPLIED, "back", N_("退回申请") },
  { HARDSHIP_AUDITED, HARDSHIP_NOTICED, "back", N_("退回公示") },
  { HARDSHIP_FILED, HARDSHIP_AUDITED, "back", N_("退回审核") },
  { HARDSHIP_AUDITED, HARDSHIP_APPLIED, "restart", N_("退回申请") },
  { HARDSHIP_RISEN, HARDSHIP_FILED, "reopen", N_("恢复在档") },
  { HARDSHIP_CLOSED, HARDSHIP_FILED, "reopen", N_("恢复在档") },
  { HARDSHIP_RISEN, HARDSHIP_APPLIED, "apply", N_("重新申请") },
  { HARDSHIP_CLOSED, HARDSHIP_APPLIED, "apply", N_("重新申请") },
  { HARDSHIP_REFUSED, HARDSHIP_APPLIED, "apply", N_("重新申请") },
  { NULL }
};

static const char *const steps[] = { HARDSHIP_APPLIED, HARDSHIP_NOTICED, HARDSHIP_AUDITED, HARDSHIP_FILED, NULL };

static gboolean
is_closed (const char *status)
{
  return g_strcmp0 (status, HARDSHIP_RISEN) == 0 || g_strcmp0 (status, HARDSHIP_CLOSED) == 0;
}

const char *const *
hardship_steps_get (void)
{
  return steps;
}

const char *
hardship_step_title (const char *code)
{
  return _(ledger_choices_find (codes_hardship_status, code)->title);
}

const LedgerTransition *
hardship_step_next (const char *status)
{
  for (guint i = 0; steps[i] != NULL && steps[i + 1] != NULL; i++)
    for (const LedgerTransition *t = hardship_transitions; g_strcmp0 (steps[i], status) == 0 && t->to != NULL; t++)
      if (g_strcmp0 (t->from, status) == 0 && strcmp (t->to, steps[i + 1]) == 0)
        return t;
  return NULL;
}

const LedgerTransition *
hardship_step_find (const char *status,
                    const char *name)
{
  for (const LedgerTransition *t = hardship_transitions; t->to != NULL; t++)
    if (g_strcmp0 (t->from, status) == 0 && strcmp (t->name, name) == 0)
      return t;
  return NULL;
}

guint
hardship_count_names (const char *names)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;
  guint n = 0;

  if (names == NULL)
    return 0;
  plain = g_strdelimit (g_strdup (names), ",; \n\t", '|');
  parts = g_regex_split_simple ("[|、，；]+", plain, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    n += parts[i][0] != '\0';
  return n;
}

static void
lack (GPtrArray  *lacking,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static void
lack (GPtrArray  *lacking,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (lacking, g_strdup_vprintf (format, args));
  va_end (args);
}

/* The last survey decides. */
static void
add_survey (LedgerEdit *file,
            GPtrArray  *lacking)
{
  g_autoptr (GPtrArray) surveys = child_rows_load (file, &hardship_surveys_register);
  LedgerRecord *last = NULL;

  for (guint i = 0; i < surveys->len; i++)
    {
      LedgerRecord *survey = g_ptr_array_index (surveys, i);

      if (last == NULL || g_strcmp0 (ledger_record_get (survey, HARDSHIP_SURVEY_DATE), ledger_record_get (last, HARDSHIP_SURVEY_DATE)) >= 0)
        last = survey;
    }
  if (last == NULL)
    lack (lacking, _("两人以上的入户调查"));
  else if (hardship_count_names (ledger_record_get (last, HARDSHIP_SURVEY_SURVEYORS)) < HARDSHIP_SURVEYORS)
    lack (lacking, _("入户调查的调查人不足两人"));
  if (last != NULL && ledger_record_get (last, HARDSHIP_SURVEY_CONCLUSION) == NULL)
    lack (lacking, _("入户调查的结论"));
  else if (last != NULL && !ledger_record_is (last, HARDSHIP_SURVEY_CONCLUSION, "1"))
    lack (lacking, _("入户调查没有同意建档（结论：%s）"),
          _(ledger_choices_find (codes_survey_conclusion, ledger_record_get (last, HARDSHIP_SURVEY_CONCLUSION))->title));
}

static void
add_notice (LedgerEdit *file,
            GPtrArray  *lacking)
{
  const char *from = ledger_edit_get (file, HARDSHIP_NOTICE_FROM);
  const char *to = ledger_edit_get (file, HARDSHIP_NOTICE_TO);
  g_autoptr (LedgerCalendar) calendar = NULL;
  guint days;

  if (from == NULL || to == NULL)
    {
      lack (lacking, _("公示的起止日期"));
      return;
    }
  calendar = tz_calendar_new (file->store);
  days = ledger_calendar_count_workdays (calendar, from, to);
  if (days < HARDSHIP_NOTICE_DAYS)
    lack (lacking, _("公示不少于%d个工作日（%s至%s只有%u个）"), HARDSHIP_NOTICE_DAYS, from, to, days);
  if (strcmp (to, ledger_edit_get_today (file)) >= 0)
    lack (lacking, _("公示到%s才结束"), to);
}

static void
add_level (LedgerEdit *file,
           GPtrArray  *lacking)
{
  const char *level = ledger_edit_get (file, HARDSHIP_LEVEL);

  if (level == NULL)
    lack (lacking, _("困难类别"));
  else if (strcmp (level, HARDSHIP_LEVEL_NONE) == 0)
    lack (lacking, _("困难类别是“否”，不符合建档标准"));
}

GPtrArray *
hardship_step_list_lacking (LedgerEdit *file,
                            const char *status)
{
  GPtrArray *lacking = g_ptr_array_new_with_free_func (g_free);

  if (strcmp (status, HARDSHIP_NOTICED) == 0 || strcmp (status, HARDSHIP_AUDITED) == 0 || strcmp (status, HARDSHIP_FILED) == 0)
    add_survey (file, lacking);
  if (strcmp (status, HARDSHIP_AUDITED) == 0 || strcmp (status, HARDSHIP_FILED) == 0)
    add_notice (file, lacking);
  if (strcmp (status, HARDSHIP_FILED) == 0 && ledger_edit_get (file, HARDSHIP_SUPERIOR_OPINION) == NULL)
    lack (lacking, _("上级工会审核意见"));
  if (strcmp (status, HARDSHIP_FILED) == 0 || strcmp (status, HARDSHIP_NOTICED) == 0)
    add_level (file, lacking);
  if (is_closed (status) && ledger_edit_get (file, HARDSHIP_CLOSED_REASON) == NULL)
    lack (lacking, _("脱困或注销的原因"));
  return lacking;
}

static char *
join (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("；", (char **) texts->pdata);
}

char *
hardship_step_dup_advice (LedgerStore  *store,
                          LedgerRecord *file)
{
  const char *status = ledger_record_get (file, HARDSHIP_STATUS);
  const LedgerTransition *next = hardship_step_next (status);
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GPtrArray) lacking = NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (status, HARDSHIP_FILED) == 0 && ledger_record_get (file, HARDSHIP_REVIEW_DUE) != NULL)
    return g_strdup_printf (_("在档，%s以前做年度复核。"), ledger_record_get (file, HARDSHIP_REVIEW_DUE));
  if (next == NULL)
    return g_strdup ("");
  edit = ledger_edit_open_record (store, file);
  lacking = hardship_step_list_lacking (edit, next->to);
  if (lacking->len == 0)
    return g_strdup_printf (_("下一步：%s。"), _(next->title));
  text = join (lacking);
  return g_strdup_printf (_("下一步：%s。还缺：%s。"), _(next->title), text);
}

gboolean
hardship_step_take (LedgerStore *store,
                    gint64       file,
                    const char  *name,
                    const char  *reason,
                    const char  *accept,
                    GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &hardship_files_register, file, error);
  const LedgerTransition *step = NULL;

  if (edit == NULL)
    return FALSE;
  step = hardship_step_find (ledger_edit_get (edit, HARDSHIP_STATUS), name);
  if (step == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”的档案现在是“%s”，不能办这一步。"),
                   ledger_edit_get (edit, HARDSHIP_NAME), hardship_step_title (ledger_edit_get (edit, HARDSHIP_STATUS)));
      return FALSE;
    }
  ledger_edit_set (edit, HARDSHIP_STATUS, step->to);
  if (reason != NULL && is_closed (step->to))
    ledger_edit_set (edit, HARDSHIP_CLOSED_REASON, reason);
  edit->accept = g_strdup (accept);
  edit->why = g_strdup (reason);
  return ledger_edit_save (edit, NULL, error);
}

static void
set_day (LedgerEdit *edit,
         guint       field,
         const char *from,
         int         years)
{
  g_autofree char *day = from != NULL ? ledger_date_add_years (from, years) : NULL;

  if (g_strcmp0 (day, ledger_edit_get (edit, field)) != 0)
    ledger_edit_set (edit, field, day);
}

/* The first days that are enough. */
static void
begin_notice (LedgerEdit *edit)
{
  g_autoptr (LedgerCalendar) calendar = tz_calendar_new (edit->store);
  g_autofree char *eve = NULL, *end = NULL;

  ledger_edit_fill (edit, HARDSHIP_NOTICE_FROM, ledger_edit_get_today (edit));
  eve = ledger_date_add_days (ledger_edit_get (edit, HARDSHIP_NOTICE_FROM), -1);
  end = ledger_calendar_add_workdays (calendar, eve, HARDSHIP_NOTICE_DAYS);
  ledger_edit_fill (edit, HARDSHIP_NOTICE_TO, end);
}

/* What belonged to the former application, which the history keeps. */
static void
begin_anew (LedgerEdit *edit)
{
  static const guint former[] = {
    HARDSHIP_NOTICE_FROM, HARDSHIP_NOTICE_TO, HARDSHIP_FILED_DATE, HARDSHIP_UNIT_OPINION, HARDSHIP_SUPERIOR_OPINION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (former); i++)
    if (!ledger_edit_changes (edit, former[i]))
      ledger_edit_set (edit, former[i], NULL);
  if (!ledger_edit_changes (edit, HARDSHIP_APPLIED_DATE))
    ledger_edit_set (edit, HARDSHIP_APPLIED_DATE, ledger_edit_get_today (edit));
}

/* Days of a state that the file has just come to; of one it has left they go. */
static void
derive_days (LedgerEdit *edit)
{
  const char *status = ledger_edit_get (edit, HARDSHIP_STATUS);
  const char *today = ledger_edit_get_today (edit);

  if (edit->before == NULL && g_strcmp0 (status, HARDSHIP_APPLIED) == 0)
    ledger_edit_fill (edit, HARDSHIP_APPLIED_DATE, today);
  if (edit->before == NULL || !ledger_edit_changes (edit, HARDSHIP_STATUS))
    return;
  if (g_strcmp0 (status, HARDSHIP_FILED) == 0)
    ledger_edit_fill (edit, HARDSHIP_FILED_DATE, today);
  if (is_closed (status))
    ledger_edit_fill (edit, HARDSHIP_CLOSED_DATE, today);
  else if (is_closed (ledger_record_get (edit->before, HARDSHIP_STATUS)))
    {
      ledger_edit_set (edit, HARDSHIP_CLOSED_DATE, NULL);
      ledger_edit_set (edit, HARDSHIP_CLOSED_REASON, NULL);
    }
  if (g_strcmp0 (status, HARDSHIP_NOTICED) == 0)
    begin_notice (edit);
  if (g_strcmp0 (status, HARDSHIP_APPLIED) == 0 && g_strcmp0 (ledger_record_get (edit->before, HARDSHIP_STATUS), HARDSHIP_FILED) > 0)
    begin_anew (edit);
}

void
hardship_steps_derive (LedgerEdit *edit)
{
  const char *status, *filed, *reviewed;

  if (edit->before == NULL && ledger_edit_get (edit, HARDSHIP_STATUS) == NULL)
    ledger_edit_set (edit, HARDSHIP_STATUS, HARDSHIP_APPLIED);
  derive_days (edit);
  status = ledger_edit_get (edit, HARDSHIP_STATUS);
  filed = ledger_edit_get (edit, HARDSHIP_FILED_DATE);
  reviewed = ledger_edit_get (edit, HARDSHIP_REVIEWED_DATE);
  set_day (edit, HARDSHIP_REVIEW_DUE,
           g_strcmp0 (status, HARDSHIP_FILED) != 0 ? NULL : g_strcmp0 (reviewed, filed) > 0 ? reviewed : filed,
           HARDSHIP_REVIEW_YEARS);
  set_day (edit, HARDSHIP_KEEP_UNTIL, is_closed (status) ? ledger_edit_get (edit, HARDSHIP_CLOSED_DATE) : NULL,
           HARDSHIP_KEEP_YEARS);
}

static void
check_order (LedgerEdit     *edit,
             guint           earlier,
             guint           later,
             const char     *code,
             LedgerProblems *problems)
{
  const char *first = ledger_edit_get (edit, earlier), *then = ledger_edit_get (edit, later);

  if (first != NULL && then != NULL && strcmp (first, then) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, later, code, _("%s%s早于%s%s，请改正"),
                         _(edit->reg->fields[later].title), then, _(edit->reg->fields[earlier].title), first);
}

static void
check_days (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  static const guint past[] = { HARDSHIP_APPLIED_DATE, HARDSHIP_FILED_DATE, HARDSHIP_CLOSED_DATE };

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (g_strcmp0 (ledger_edit_get (edit, past[i]), ledger_edit_get_today (edit)) > 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, past[i], "future", _("%s%s晚于今天，请改正"),
                           _(edit->reg->fields[past[i]].title), ledger_edit_get (edit, past[i]));
  check_order (edit, HARDSHIP_NOTICE_FROM, HARDSHIP_NOTICE_TO, "notice-order", problems);
  check_order (edit, HARDSHIP_FILED_DATE, HARDSHIP_CLOSED_DATE, "closed-order", problems);
  check_order (edit, HARDSHIP_CONTRACT_FROM, HARDSHIP_CONTRACT_TO, "contract-order", problems);
}

/* Asked once, on the way to the state; steps back ask nothing. */
void
hardship_steps_check (LedgerEdit     *edit,
                      LedgerProblems *problems)
{
  const char *status = ledger_edit_get (edit, HARDSHIP_STATUS);
  const char *former = edit->before != NULL ? ledger_record_get (edit->before, HARDSHIP_STATUS) : NULL;
  g_autoptr (GPtrArray) lacking = NULL;

  check_days (edit, problems);
  if (status == NULL)
    return;
  if (edit->before == NULL)
    {
      lacking = g_ptr_array_new_with_free_func (g_free);
      if (strcmp (status, HARDSHIP_FILED) == 0)
        add_level (edit, lacking);
    }
  else if (g_strcmp0 (status, former) != 0 && g_strcmp0 (status, former) > 0)
    lacking = hardship_step_list_lacking (edit, status);
  for (guint i = 0; lacking != NULL && i < lacking->len; i++)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_STATUS, "lacking", _("还缺：%s"),
                         (const char *) g_ptr_array_index (lacking, i));
  if (is_closed (status) && ledger_edit_get (edit, HARDSHIP_CLOSED_REASON) == NULL && g_strcmp0 (status, former) == 0)
    ledger_problems_add (problems, LEDGER_MISSING, HARDSHIP_CLOSED_REASON, "missing", _("脱困或注销原因还没有填"));
  if (g_strcmp0 (status, HARDSHIP_FILED) == 0 && ledger_edit_get (edit, HARDSHIP_FILED_DATE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, HARDSHIP_FILED_DATE, "missing", _("建档日期还没有填"));
}
