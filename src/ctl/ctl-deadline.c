/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rule deadline: the clocks of a labour dispute from dates alone, without a ledger. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "codes.h"
#include "ctl-output.h"
#include "ledger-date.h"
#include "mediation-deadlines.h"

/* What one province gave, where nothing else is said. */
#define OPINION_DAYS 15

/* What the arguments say; the facts point into @texts. */
typedef struct
{
  MediationFacts facts;
  GPtrArray     *texts;
  GArray        *stops;
} Question;

static const struct
{
  const char    *word;
  const char    *title;
  MediationFlags flag;
} words[] = {
  { "wages", N_("有拖欠劳动报酬的请求"), MEDIATION_WAGES },
  { "only-wages", N_("只有拖欠劳动报酬的请求"), MEDIATION_ONLY_WAGES },
  { "other-duties", N_("协议里不只是给付"), MEDIATION_OTHER_DUTIES },
  { "confirms-relation", N_("协议确认劳动关系"), MEDIATION_CONFIRMS_RELATION },
  { "longer", N_("审查、确认或者仲裁已经延长"), MEDIATION_REVIEW_LONGER | MEDIATION_COURT_LONGER | MEDIATION_ARBITRATION_LONGER },
  { "final", N_("终局裁决"), MEDIATION_FINAL_AWARD },
  { "talks-in-workdays", N_("协商的5日按工作日计算"), MEDIATION_TALKS_IN_WORKDAYS },
};

static void
question_init (Question *self)
{
  *self = (Question) { .texts = g_ptr_array_new_with_free_func (g_free),
                       .stops = g_array_new (FALSE, FALSE, sizeof (MediationStop)) };
}

static void
question_clear (Question *self)
{
  g_ptr_array_unref (self->texts);
  g_array_unref (self->stops);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

/* What may stand there, for whoever does not know. */
static gboolean
refuse (const char  *word,
        GError     **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint event = MEDIATION_NO_EVENT + 1; event < MEDIATION_N_EVENTS; event++)
    g_string_append_printf (known, "\n  %s\t%s", mediation_event_get_name (event), mediation_event_get_title (event));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (known, "\n  %s\t%s", words[i].word, _(words[i].title));
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("看不懂“%s”，要写成“事件=日期”，如 accepted=2026-09-24。可以写的有：%s"), word, known->str);
  return FALSE;
}

/* A day that lives as long as the question. */
static gboolean
read_day (Question    *self,
          const char  *text,
          const char **day,
          GError     **error)
{
  char *iso = NULL;
  g_autoptr (GError) problem = NULL;

  if (!ledger_date_parse (text, FALSE, &iso, &problem))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, problem->message);
      return FALSE;
    }
  g_ptr_array_add (self->texts, iso);
  *day = iso;
  return TRUE;
}

/* "DATE", and for a suspension "DATE~DATE". */
static gboolean
read_stop (Question    *self,
           const char  *text,
           gboolean     suspends,
           GError     **error)
{
  g_auto (GStrv) days = g_strsplit (text, "~", 2);
  MediationStop stop = { .suspends = suspends };

  if (!read_day (self, days[0], &stop.from, error) || (suspends && days[1] != NULL && !read_day (self, days[1], &stop.until, error)))
    return FALSE;
  g_array_append_val (self->stops, stop);
  return TRUE;
}

static gboolean
read_body (Question    *self,
           const char  *text,
           GError     **error)
{
  const LedgerChoice *kind = ledger_choices_match (codes_mediation_org_kind, text);

  if (kind == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("不认识调解组织类型“%s”，如 org=人民调解委员会"), text);
      return FALSE;
    }
  self->facts.org_kind = kind->code;
  return TRUE;
}

/* "15" calendar days, "15W" working days. */
static gboolean
read_opinion_days (Question    *self,
                   const char  *text,
                   GError     **error)
{
  char *end = NULL;
  gint64 n = g_ascii_strtoll (text, &end, 10);

  self->facts.opinion_in_workdays = g_ascii_strcasecmp (end, "W") == 0;
  self->facts.opinion_days = (int) n;
  if (n > 0 && n <= 366 && (*end == '\0' || self->facts.opinion_in_workdays))
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("opinion=%s 要写天数，工作日在后面加W，如 opinion=15W"), text);
  return FALSE;
}

static gboolean
read_named (Question    *self,
            const char  *word,
            const char  *name,
            const char  *value,
            GError     **error)
{
  const struct
  {
    const char  *name;
    const char **slot;
  } days[] = {
    { "extend", &self->facts.extend_until },
    { "applicant", &self->facts.extend_applicant },
    { "respondent", &self->facts.extend_respondent },
  };
  MediationEvent event = mediation_event_find (name);

  if (event != MEDIATION_NO_EVENT)
    return read_day (self, value, &self->facts.events[event], error);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (strcmp (days[i].name, name) == 0)
      return read_day (self, value, days[i].slot, error);
  if (strcmp (name, "interrupt") == 0 || strcmp (name, "suspend") == 0)
    return read_stop (self, value, name[0] == 's', error);
  if (strcmp (name, "org") == 0)
    return read_body (self, value, error);
  if (strcmp (name, "opinion") == 0)
    return read_opinion_days (self, value, error);
  return refuse (word, error);
}

static gboolean
read_word (Question                *self,
           const MediationDeadline *rule,
           const char              *word,
           GError                 **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : NULL;

  if (equals != NULL)
    return read_named (self, word, name, equals + 1, error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      {
        self->facts.flags |= words[i].flag;
        return TRUE;
      }
  return rule != NULL ? read_day (self, word, &self->facts.events[rule->start], error) : refuse (word, error);
}

static gboolean
read_question (Question                 *self,
               const MediationDeadline  *rule,
               char                    **args,
               GError                  **error)
{
  for (guint i = 0; args[i] != NULL; i++)
    if (!read_word (self, rule, args[i], error))
      return FALSE;
  self->facts.stops = (const MediationStop *) (const void *) self->stops->data;
  self->facts.n_stops = self->stops->len;
  if (self->facts.opinion_days == 0)
    {
      self->facts.opinion_days = OPINION_DAYS;
      self->facts.opinion_in_workdays = TRUE;
    }
  return TRUE;
}

static void
say_due (const MediationDue *due)
{
  g_autofree char *state = mediation_due_dup_state (due);

  ctl_say ("%s", due->due[0] != '\0' ? due->due : _("没有期限"));
  ctl_say ("%s", due->working);
  ctl_say (_("事项\t%s"), _(due->rule->title));
  ctl_say (_("状态\t%s\t%s"), mediation_colour_get_title (due->colour), state);
  ctl_say (_("依据\t%s"), _(due->rule->article));
}

/* The two clocks of D15, D16 and D26 one after the other. */
static gboolean
answer_one (const MediationDeadline *rule,
            const MediationFacts    *facts,
            LedgerCalendar          *calendar,
            const char              *today,
            GError                 **error)
{
  const char *code = rule->code;

  if (!mediation_deadline_applies (rule, facts))
    {
      ctl_say (_("不适用"));
      ctl_say (_("按调解组织的类型或者协议的内容，没有这一步"));
      ctl_say (_("依据\t%s"), _(rule->article));
      return TRUE;
    }
  for (guint said = 0; rule->code != NULL && strcmp (rule->code, code) == 0; rule++, said++)
    {
      g_autoptr (MediationDue) due = mediation_deadline_reckon (rule, facts, calendar, today);

      if (due != NULL)
        say_due (due);
      else if (said == 0)
        {
          g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写明“%s”的日期，如 rule deadline %s 2026-09-22"),
                       mediation_event_get_title (rule->start), code);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
answer_all (const MediationFacts *facts,
            LedgerCalendar       *calendar,
            const char           *today)
{
  g_autoptr (GPtrArray) dues = mediation_deadlines_find (facts, calendar, today);
  const MediationDue *next = mediation_deadlines_get_next (dues);

  ctl_say ("%s", next != NULL ? next->due : _("没有期限"));
  for (guint i = 0; i < dues->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (dues, i);
      g_autofree char *state = mediation_due_dup_state (due);

      ctl_say ("%s\t%s\t%s\t%s\t%s\t%s", due->rule->code, due->due, mediation_colour_get_title (due->colour), state,
               _(due->rule->title), due->working);
    }
  return TRUE;
}

gboolean
ctl_rule_deadline (CtlOptions  *options,
                   char       **args,
                   GError     **error)
{
  const MediationDeadline *rule = mediation_deadline_look_up (args[0]);
  g_auto (Question) question;
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *today = NULL;

  question_init (&question);
  if (rule == NULL && strcmp (args[0], "all") != 0)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("没有期限“%s”，可以写 D01 至 D27，或者 all"), args[0]);
      return FALSE;
    }
  if (rule != NULL && strcmp (rule->code, "D12") == 0)
    question.facts.flags |= MEDIATION_WAGES;
  if (rule != NULL && strcmp (rule->code, "D20") == 0)
    question.facts.flags |= MEDIATION_FINAL_AWARD;
  if (!read_question (&question, rule, args + 1, error))
    return FALSE;
  calendar = ctl_rule_open_calendar (options, error);
  if (calendar == NULL)
    return FALSE;
  now = g_date_time_new_now_local ();
  today = options->today != NULL ? g_strdup (options->today) : g_date_time_format (now, "%Y-%m-%d");
  return rule != NULL ? answer_one (rule, &question.facts, calendar, today, error) : answer_all (&question.facts, calendar, today);
}
