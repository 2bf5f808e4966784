/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of a labour dispute: what must be done until when, how that day is found, and where it is written. */
#pragma once

#include "ledger-calendar.h"

G_BEGIN_DECLS

/* What sets a clock going or stops it. */
typedef enum
{
  MEDIATION_NO_EVENT,
  MEDIATION_TALKS_ASKED,
  MEDIATION_TALKS_ANSWERED,
  MEDIATION_RECEIVED,
  MEDIATION_DECLINED,
  MEDIATION_ACCEPTED,
  MEDIATION_REFUSED,
  MEDIATION_ENDED,
  MEDIATION_EFFECTIVE,
  MEDIATION_REVIEW_APPLIED,
  MEDIATION_REVIEW_ACCEPTED,
  MEDIATION_REVIEW_DONE,
  MEDIATION_CONFIRM_APPLIED,
  MEDIATION_COURT_RECEIVED,
  MEDIATION_COURT_ACCEPTED,
  MEDIATION_COURT_DONE,
  MEDIATION_PERFORM_DUE,
  MEDIATION_PERFORMED,
  MEDIATION_KNOWN,
  MEDIATION_RELATION_ENDED,
  MEDIATION_FILES_MOVED,
  MEDIATION_ARBITRATION_APPLIED,
  MEDIATION_ARBITRATION_ACCEPTED,
  MEDIATION_COPY_RECEIVED,
  MEDIATION_ANSWERED,
  MEDIATION_HEARING,
  MEDIATION_ENTRUSTED,
  MEDIATION_ENTRUST_ENDED,
  MEDIATION_AWARDED,
  MEDIATION_AWARD_RECEIVED,
  MEDIATION_SUED,
  MEDIATION_SET_ASIDE_APPLIED,
  MEDIATION_DISMISSAL,
  MEDIATION_UNION_TOLD,
  MEDIATION_LEFT_OR_POSTED,
  MEDIATION_OPINION_RECEIVED,
  MEDIATION_OPINION_ANSWERED,
  MEDIATION_PROPOSAL_RECEIVED,
  MEDIATION_PROPOSAL_DECIDED,
  MEDIATION_CONTRACT_SIGNED,
  MEDIATION_CONTRACT_SENT,
  MEDIATION_AID_APPLIED,
  MEDIATION_AID_DECIDED,
  MEDIATION_N_EVENTS
} MediationEvent;

/**
 * MediationCount:
 * @MEDIATION_DAYS: calendar days; an end on a day of rest moves on
 * @MEDIATION_WORKDAYS: working days; negative ones count back from the event
 * @MEDIATION_YEARS: to the same day of a later year; moves on as well
 * @MEDIATION_AS_WRITTEN: the day itself
 * @MEDIATION_BEFOREHAND: the day before
 */
typedef enum
{
  MEDIATION_DAYS,
  MEDIATION_WORKDAYS,
  MEDIATION_YEARS,
  MEDIATION_AS_WRITTEN,
  MEDIATION_BEFOREHAND,
} MediationCount;

/**
 * MediationFlags:
 * @MEDIATION_WAGES: unpaid wages are claimed
 * @MEDIATION_ONLY_WAGES: and nothing else
 * @MEDIATION_OTHER_DUTIES: the agreement holds more than payments
 * @MEDIATION_CONFIRMS_RELATION: the agreement says that there was a labour relation
 * @MEDIATION_REVIEW_LONGER: the review of the agreement was prolonged
 * @MEDIATION_COURT_LONGER: the court prolonged its decision
 * @MEDIATION_ARBITRATION_LONGER: the arbitration was prolonged
 * @MEDIATION_FINAL_AWARD: the award is final for the employer
 * @MEDIATION_TALKS_IN_WORKDAYS: this union counts the five days of talks as working days
 */
typedef enum
{
  MEDIATION_WAGES              = 1 << 0,
  MEDIATION_ONLY_WAGES         = 1 << 1,
  MEDIATION_OTHER_DUTIES       = 1 << 2,
  MEDIATION_CONFIRMS_RELATION  = 1 << 3,
  MEDIATION_REVIEW_LONGER      = 1 << 4,
  MEDIATION_COURT_LONGER       = 1 << 5,
  MEDIATION_ARBITRATION_LONGER = 1 << 6,
  MEDIATION_FINAL_AWARD        = 1 << 7,
  MEDIATION_TALKS_IN_WORKDAYS  = 1 << 8,
} MediationFlags;

/**
 * MediationStop:
 * @from: "YYYY-MM-DD" of what interrupts or suspends the limitation
 * @until: of a suspension, the day its cause ended; %NULL: not yet
 * @suspends: the time stands still instead of beginning anew
 * @reason: (nullable): in words
 */
typedef struct
{
  const char *from;
  const char *until;
  gboolean    suspends;
  const char *reason;
} MediationStop;

/**
 * MediationFacts:
 * @events: "YYYY-MM-DD" or %NULL each
 * @org_kind: (nullable): of codes_mediation_org_kind, what body mediates
 * @extend_until: (nullable): to which day both agreed to go on
 * @extend_applicant: (nullable): when the applicant signed that
 * @extend_respondent: (nullable): when the respondent signed that
 * @opinion_days: days a province gives an employer to answer an 意见书, 0 where it says nothing
 * @opinion_in_workdays: those are working days
 * @stops: what interrupts or suspends the limitation, beside what @events say
 */
typedef struct
{
  const char          *events[MEDIATION_N_EVENTS];
  const char          *org_kind;
  MediationFlags       flags;
  const char          *extend_until;
  const char          *extend_applicant;
  const char          *extend_respondent;
  int                  opinion_days;
  gboolean             opinion_in_workdays;
  const MediationStop *stops;
  guint                n_stops;
} MediationFacts;

/**
 * MediationDeadline:
 * @code: "D04"
 * @part: %TRUE for the second clock of the same code
 * @title: what must be done
 * @article: where it is written, in words
 * @verb: what happened on the first day ("收到")
 * @start: the event it counts from
 * @count: how it counts
 * @amount: so many, negative: before the event
 * @longer: so many more where it was prolonged
 * @done: what stops it, the first of these to happen
 * @is_effect: something that comes about by itself on that day, no duty of anybody
 *
 * The table ends with a %NULL code.
 */
typedef struct
{
  const char    *code;
  gboolean       part;
  const char    *title;
  const char    *article;
  const char    *verb;
  MediationEvent start;
  MediationCount count;
  int            amount;
  int            longer;
  MediationEvent done[3];
  gboolean       is_effect;
} MediationDeadline;

/* By days left: more than 5, up to 5, up to 2, past. */
typedef enum
{
  MEDIATION_GREEN,
  MEDIATION_AMBER,
  MEDIATION_RED,
  MEDIATION_BLACK,
} MediationColour;

/**
 * MediationDue:
 * @rule: which deadline
 * @start: the day it counts from; of a limitation, the day it began anew
 * @raw: its last day by the count
 * @due: its last day, moved past days of rest and prolonged; empty where there is no end yet
 * @done_on: when it was done, or empty
 * @days_left: calendar days from today to @due, negative when past
 * @colour: of an open one; green of a done one, black when that came too late
 * @is_guess: a year without a notice of days off lies within: 推算
 * @working: the arithmetic in one sentence
 */
typedef struct
{
  const MediationDeadline *rule;
  char                     start[11];
  char                     raw[11];
  char                     due[11];
  char                     done_on[11];
  int                      days_left;
  MediationColour          colour;
  gboolean                 is_guess;
  char                    *working;
} MediationDue;

extern const MediationDeadline mediation_deadlines[];

/* "D04" or "d4"; the first of two clocks of one code. %NULL for no such code. */
const MediationDeadline *mediation_deadline_look_up   (const char              *code);
/* The name ("received") and the Chinese words ("收到调解申请") of an event. */
const char              *mediation_event_get_name     (MediationEvent           event);
const char              *mediation_event_get_title    (MediationEvent           event);
/* By either; %MEDIATION_NO_EVENT for neither. */
MediationEvent           mediation_event_find         (const char              *text);

/* Does the deadline exist for such a case, before one asks for its first day? */
gboolean                 mediation_deadline_applies   (const MediationDeadline *rule,
                                                       const MediationFacts    *facts);
/* %NULL when it does not apply or its first day is not known. Caller frees. */
MediationDue            *mediation_deadline_reckon    (const MediationDeadline *rule,
                                                       const MediationFacts    *facts,
                                                       LedgerCalendar          *calendar,
                                                       const char              *today);
/* All that apply, in the order of the table (element-type MediationDue). Caller frees. */
GPtrArray               *mediation_deadlines_find     (const MediationFacts    *facts,
                                                       LedgerCalendar          *calendar,
                                                       const char              *today);
/* The open one that is due first; %NULL for none. */
const MediationDue      *mediation_deadlines_get_next (GPtrArray               *dues);

MediationColour          mediation_colour_of_days     (int                      days_left);
/* "绿", "黄", "红", "黑". */
const char              *mediation_colour_get_title   (MediationColour          colour);
/* "还有5天", "今天到期", "已逾期3天", "按期完成". Caller frees. */
char                    *mediation_due_dup_state      (const MediationDue      *due);
void                     mediation_due_free           (MediationDue            *due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediationDue, mediation_due_free)

G_END_DECLS
