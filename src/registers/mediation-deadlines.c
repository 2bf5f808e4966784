/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a deadline is reckoned: the first day is not counted (民法典第二百零一条), a last day of rest moves on to the next
 * working day (第二百零三条), years end on the same day of the month or its last (第二百零二条). */
#include "config.h"

#include "mediation-deadlines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-date.h"
#include "mediation-limitation.h"

/* Days left from which a colour changes. */
#define AMBER_DAYS 5
#define RED_DAYS   2

/* What a reckoning has at hand. */
typedef struct
{
  const MediationFacts *facts;
  LedgerCalendar       *calendar;
  const char           *today;
  MediationLimitation   limitation;
} Case;

static void
set_day (char       *slot,
         const char *day)
{
  g_strlcpy (slot, day != NULL ? day : "", sizeof ((MediationDue *) NULL)->due);
}

static int
get_longer (const MediationDeadline *rule,
            const MediationFacts    *facts)
{
  static const struct
  {
    const char    *code;
    MediationFlags flag;
  } flags[] = {
    { "D06", MEDIATION_REVIEW_LONGER },
    { "D09", MEDIATION_COURT_LONGER },
    { "D17", MEDIATION_ARBITRATION_LONGER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (strcmp (flags[i].code, rule->code) == 0 && (facts->flags & flags[i].flag) != 0)
      return rule->longer;
  return 0;
}

/* What a union or a province sets otherwise than the table. */
static void
get_count (const MediationDeadline *rule,
           const MediationFacts    *facts,
           MediationCount          *count,
           int                     *amount)
{
  *count = rule->count;
  *amount = rule->amount + get_longer (rule, facts);
  if (rule->start == MEDIATION_TALKS_ASKED && (facts->flags & MEDIATION_TALKS_IN_WORKDAYS) != 0)
    *count = MEDIATION_WORKDAYS;
  if (rule->start == MEDIATION_OPINION_RECEIVED)
    {
      *count = facts->opinion_in_workdays ? MEDIATION_WORKDAYS : MEDIATION_DAYS;
      *amount = facts->opinion_days;
    }
}

/* The first of what stops it that has happened. */
static const char *
get_done (const MediationDeadline *rule,
          const Case              *self)
{
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rule->done); i++)
    {
      const char *day = rule->done[i] != MEDIATION_NO_EVENT ? self->facts->events[rule->done[i]] : NULL;

      if (ledger_date_is_day (day) && strcmp (day, self->today) <= 0 && (first == NULL || strcmp (day, first) < 0))
        first = day;
    }
  return first;
}

/* "09-22", with the year where the sentence goes over two. */
static char *
dup_day (const char   *day,
         const MediationDue *due)
{
  gboolean short_form = strncmp (due->start, due->raw, 4) == 0 && strncmp (due->start, due->due, 4) == 0 &&
                        strncmp (due->start, day, 4) == 0;

  return g_strdup (short_form ? day + 5 : day);
}

/* "第15日", "第3个工作日", "满1年". */
static char *
dup_span (MediationCount count,
          int            amount)
{
  switch (count)
    {
    case MEDIATION_DAYS:
      return g_strdup_printf (_("第%d日"), amount);
    case MEDIATION_WORKDAYS:
      return amount < 0 ? g_strdup_printf (_("往前第%d个工作日"), -amount) : g_strdup_printf (_("第%d个工作日"), amount);
    case MEDIATION_YEARS:
      return g_strdup_printf (_("满%d年"), amount);
    case MEDIATION_AS_WRITTEN:
    case MEDIATION_BEFOREHAND:
    default:
      return g_strdup ("");
    }
}

/* The day after which the sentence counts. */
static char *
dup_beginning (const MediationDue *due,
               const Case         *self)
{
  g_autofree char *start = dup_day (due->start, due);

  if (due->rule->count == MEDIATION_YEARS && self->limitation.reason != NULL)
    return g_strdup_printf (_("%s因“%s”重新起算"), start, self->limitation.reason);
  return g_strdup_printf ("%s%s", _(due->rule->verb), start);
}

static char *
dup_working (const MediationDue *due,
             const Case         *self)
{
  g_autofree char *beginning = dup_beginning (due, self);
  g_autofree char *raw = dup_day (due->raw, due), *last = dup_day (due->due, due), *span = NULL;
  g_autoptr (GString) text = g_string_new (beginning);
  MediationCount count;
  int amount;

  get_count (due->rule, self->facts, &count, &amount);
  span = dup_span (count, amount);
  if (count == MEDIATION_AS_WRITTEN)
    g_string_append (text, _("，按约定的日期，不顺延"));
  else if (count == MEDIATION_BEFOREHAND)
    g_string_append_printf (text, _("，应当事先，最迟%s"), last);
  else
    {
      if (count == MEDIATION_YEARS && self->limitation.days_stood > 0)
        g_string_append_printf (text, _("，中止%d天"), self->limitation.days_stood);
      if (strcmp (due->raw, due->due) == 0)
        g_string_append_printf (text, _("，%s为%s"), span, raw);
      else
        g_string_append_printf (text, _("，%s%s为休息日，顺延至%s"), span, raw, last);
      if (get_longer (due->rule, self->facts) > 0)
        g_string_append_printf (text, _("（含延长的%d日）"), due->rule->longer);
    }
  if (count == MEDIATION_YEARS && self->limitation.stands)
    g_string_append (text, _("；时效现在中止，至今天为止这样计算"));
  if (count == MEDIATION_YEARS && self->limitation.ignored > 0)
    g_string_append_printf (text, _("；时效届满以后的%u件事不再使它中断"), self->limitation.ignored);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_words (MediationDue *due,
              const char   *format,
              ...) G_GNUC_PRINTF (2, 3);

static void
append_words (MediationDue *due,
              const char   *format,
              ...)
{
  g_autofree char *before = due->working, *added = NULL;
  va_list list;

  va_start (list, format);
  added = g_strdup_vprintf (format, list);
  va_end (list);
  due->working = g_strconcat (before, added, NULL);
}

/* 第二十九条: longer only when both sides agree, on paper, while there is still something to prolong. */
static void
prolong (MediationDue *due,
         const Case   *self)
{
  const MediationFacts *facts = self->facts;
  const char *until = facts->extend_until;
  gboolean applicant = ledger_date_is_day (facts->extend_applicant), respondent = ledger_date_is_day (facts->extend_respondent);

  if (!ledger_date_is_day (until))
    return;
  if (!applicant && !respondent)
    append_words (due, _("；延期至%s还没有双方签字的同意书，不生效"), until);
  else if (!applicant || !respondent)
    append_words (due, _("；延期至%s只有%s同意，不生效"), until, applicant ? _("申请人") : _("被申请人"));
  else if (strcmp (facts->extend_applicant, due->due) > 0 || strcmp (facts->extend_respondent, due->due) > 0)
    append_words (due, _("；同意延期的日期晚于期满之日，不生效"));
  else if (strcmp (until, due->due) <= 0)
    append_words (due, _("；延期至%s不晚于期满之日，不生效"), until);
  else
    {
      append_words (due, _("；双方同意延期至%s"), until);
      set_day (due->due, until);
    }
}

/* A year without a notice between the days that decide the end. */
static void
find_guess (MediationDue *due,
            const Case   *self)
{
  g_autofree char *warning = NULL;
  MediationCount count;
  int amount;

  get_count (due->rule, self->facts, &count, &amount);
  if (count == MEDIATION_WORKDAYS && amount < 0)
    warning = ledger_calendar_dup_warning (self->calendar, due->due, due->start);
  else if (count == MEDIATION_WORKDAYS)
    warning = ledger_calendar_dup_warning (self->calendar, due->start, due->due);
  else if (count == MEDIATION_DAYS || count == MEDIATION_YEARS)
    warning = ledger_calendar_dup_warning (self->calendar, due->raw, due->due);
  due->is_guess = warning != NULL;
  if (due->is_guess)
    append_words (due, _("（推算：%s）"), warning);
}

static void
count_days (MediationDue *due,
            const Case   *self,
            const char   *start)
{
  g_autofree char *raw = NULL, *end = NULL;
  MediationCount count;
  int amount;

  get_count (due->rule, self->facts, &count, &amount);
  switch (count)
    {
    case MEDIATION_WORKDAYS:
      end = ledger_calendar_add_workdays (self->calendar, start, amount);
      break;
    case MEDIATION_DAYS:
      end = ledger_calendar_add_days (self->calendar, start, amount, &raw);
      break;
    case MEDIATION_YEARS:
      raw = g_strdup (self->limitation.raw);
      end = ledger_calendar_move (self->calendar, raw);
      start = self->limitation.start;
      break;
    case MEDIATION_AS_WRITTEN:
    case MEDIATION_BEFOREHAND:
    default:
      end = ledger_date_add_days (start, amount);
    }
  set_day (due->start, start);
  set_day (due->raw, raw != NULL ? raw : end);
  set_day (due->due, end);
}

static void
judge (MediationDue *due,
       const Case   *self)
{
  const char *done = get_done (due->rule, self);
  gboolean passes = due->rule->is_effect || due->rule->amount < 0;
  const char *end = due->rule->amount < 0 ? due->start : due->due;

  due->days_left = ledger_date_days_between (self->today, due->due);
  due->colour = mediation_colour_of_days (due->days_left);
  if (done != NULL)
    {
      set_day (due->done_on, done);
      due->colour = strcmp (done, due->due) > 0 ? MEDIATION_BLACK : MEDIATION_GREEN;
    }
  else if (passes && due->rule->done[0] == MEDIATION_NO_EVENT && strcmp (end, self->today) < 0)
    {
      set_day (due->done_on, due->due);
      due->colour = MEDIATION_GREEN;
    }
}

/* 第二十七条第四款: no limitation of unpaid wages while the relation lasts. */
static MediationDue *
make_endless (const MediationDeadline *rule,
              const Case              *self)
{
  MediationDue *due = g_new0 (MediationDue, 1);
  const char *done = get_done (rule, self);

  due->rule = rule;
  due->days_left = G_MAXINT;
  set_day (due->done_on, done);
  due->working = g_strdup (_("劳动关系存续期间，拖欠劳动报酬的争议不受一年时效限制；劳动关系终止的，自终止之日起一年内提出"));
  return due;
}

MediationColour
mediation_colour_of_days (int days_left)
{
  if (days_left < 0)
    return MEDIATION_BLACK;
  if (days_left <= RED_DAYS)
    return MEDIATION_RED;
  return days_left <= AMBER_DAYS ? MEDIATION_AMBER : MEDIATION_GREEN;
}

const char *
mediation_colour_get_title (MediationColour colour)
{
  static const char *const titles[] = { N_("绿"), N_("黄"), N_("红"), N_("黑") };

  return _(titles[colour]);
}

/**
 * mediation_deadline_reckon:
 * @rule: a deadline of the table
 * @facts: of the case
 * @calendar: the days off
 * @today: "YYYY-MM-DD"
 *
 * Returns: (transfer full) (nullable): the day it is due, with its arithmetic
 */
MediationDue *
mediation_deadline_reckon (const MediationDeadline *rule,
                           const MediationFacts    *facts,
                           LedgerCalendar          *calendar,
                           const char              *today)
{
  Case self = { .facts = facts, .calendar = calendar, .today = today };
  const char *start = facts->events[rule->start];
  MediationDue *due;

  if (!mediation_deadline_applies (rule, facts))
    return NULL;
  if (!ledger_date_is_day (start))
    return strcmp (rule->code, "D12") == 0 ? make_endless (rule, &self) : NULL;
  if (rule->count == MEDIATION_YEARS && !mediation_limitation_reckon (facts, start, calendar, today, &self.limitation))
    return NULL;
  due = g_new0 (MediationDue, 1);
  due->rule = rule;
  count_days (due, &self, start);
  due->working = dup_working (due, &self);
  if (strcmp (rule->code, "D04") == 0)
    prolong (due, &self);
  find_guess (due, &self);
  judge (due, &self);
  return due;
}

GPtrArray *
mediation_deadlines_find (const MediationFacts *facts,
                          LedgerCalendar       *calendar,
                          const char           *today)
{
  GPtrArray *dues = g_ptr_array_new_with_free_func ((GDestroyNotify) mediation_due_free);

  for (const MediationDeadline *rule = mediation_deadlines; rule->code != NULL; rule++)
    {
      MediationDue *due = mediation_deadline_reckon (rule, facts, calendar, today);

      if (due != NULL)
        g_ptr_array_add (dues, due);
    }
  return dues;
}

const MediationDue *
mediation_deadlines_get_next (GPtrArray *dues)
{
  const MediationDue *next = NULL;

  for (guint i = 0; i < dues->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (dues, i);

      if (due->done_on[0] == '\0' && due->due[0] != '\0' && (next == NULL || strcmp (due->due, next->due) < 0))
        next = due;
    }
  return next;
}

char *
mediation_due_dup_state (const MediationDue *due)
{
  if (due->done_on[0] != '\0' && due->rule->done[0] == MEDIATION_NO_EVENT)
    return g_strdup (_("期限已过"));
  if (due->done_on[0] != '\0')
    return due->colour == MEDIATION_BLACK
           ? g_strdup_printf (_("%s逾期完成，晚%d天"), due->done_on, ledger_date_days_between (due->due, due->done_on))
           : g_strdup_printf (_("%s按期完成"), due->done_on);
  if (due->due[0] == '\0')
    return g_strdup (_("没有期限"));
  if (due->days_left < 0)
    return g_strdup_printf (_("已逾期%d天"), -due->days_left);
  if (due->days_left == 0)
    return g_strdup (_("今天到期"));
  return g_strdup_printf (_("还有%d天"), due->days_left);
}

void
mediation_due_free (MediationDue *due)
{
  if (due == NULL)
    return;
  g_free (due->working);
  g_free (due);
}
