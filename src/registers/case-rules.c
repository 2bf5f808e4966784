/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the past can be out of order only by a slip of the pen; what the law asks is said and may be answered. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-rules.h"

#include <stdlib.h>
#include <string.h>

#include "agreement-terms.h"
#include "case-conflict.h"
#include "case-rows.h"
#include "cases.h"
#include "hardship-steps.h"
#include "mediation-orgs.h"
#include "mediators.h"

/* Which day cannot come before which. */
static const struct
{
  guint earlier;
  guint later;
} orders[] = {
  { CASE_AROSE_DATE, CASE_FILED_DATE },
  { CASE_RECEIVED_DATE, CASE_ACCEPTED_DATE },
  { CASE_RECEIVED_DATE, CASE_REFUSED_DATE },
  { CASE_ASKED_DATE, CASE_CONSENT_DATE },
  { CASE_ACCEPTED_DATE, CASE_AGREEMENT_DATE },
  { CASE_ACCEPTED_DATE, CASE_END_DATE },
  { CASE_RECEIVED_DATE, CASE_CLOSED_DATE },
  { CASE_ACCEPTED_DATE, CASE_CLOSED_DATE },
  { CASE_CLOSED_DATE, CASE_ARCHIVED_DATE },
  { CASE_EFFECTIVE_DATE, CASE_REVIEW_APPLIED },
  { CASE_REVIEW_APPLIED, CASE_REVIEW_ACCEPTED },
  { CASE_EFFECTIVE_DATE, CASE_CONFIRM_APPLIED },
  { CASE_CONFIRM_RECEIVED, CASE_CONFIRM_ACCEPTED },
  { CASE_ARB_APPLIED, CASE_ARB_ACCEPTED },
};

static const guint past[] = {
  CASE_FILED_DATE, CASE_AROSE_DATE, CASE_KNOWN_DATE, CASE_RECEIVED_DATE, CASE_ASKED_DATE, CASE_CONSENT_DATE, CASE_ACCEPTED_DATE,
  CASE_REFUSED_DATE, CASE_AGREEMENT_DATE, CASE_END_DATE, CASE_CLOSED_DATE, CASE_ARCHIVED_DATE, CASE_APPLICANT_SIGNED,
  CASE_RESPONDENT_SIGNED, CASE_MEDIATOR_SIGNED, CASE_SEALED_DATE, CASE_EXTEND_APPLICANT, CASE_EXTEND_RESPONDENT,
};

void
case_rules_check_order (LedgerEdit     *edit,
                        guint           earlier,
                        guint           later,
                        LedgerProblems *problems)
{
  const char *first = ledger_edit_get (edit, earlier), *then = ledger_edit_get (edit, later);

  if (first != NULL && then != NULL && strcmp (first, then) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, later, "order", _("%s%s早于%s%s，请改正"),
                         _(edit->reg->fields[later].title), then, _(edit->reg->fields[earlier].title), first);
}

void
case_rules_check_past (LedgerEdit     *edit,
                       guint           field,
                       LedgerProblems *problems)
{
  const char *day = ledger_edit_get (edit, field);

  if (day != NULL && strcmp (day, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, field, "future", _("%s%s晚于今天，请改正"), _(edit->reg->fields[field].title), day);
}

void
case_rules_check_amount (LedgerEdit     *edit,
                         guint           field,
                         LedgerProblems *problems)
{
  if (ledger_record_get_number (edit->after, field) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, field, "negative", _("%s不能小于0，请改正"), _(edit->reg->fields[field].title));
}

void
case_rules_check_parent (LedgerEdit     *edit,
                         LedgerProblems *problems)
{
  guint parent = ledger_register_get_parent (edit->reg);

  if (edit->parent == NULL && ledger_edit_get (edit, parent) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, parent, "no-parent", _("请说明属于哪个案件"));
}

void
case_rules_check_names (LedgerEdit     *edit,
                        guint           field,
                        guint           least,
                        LedgerProblems *problems)
{
  const char *names = ledger_edit_get (edit, field);

  if (names != NULL && hardship_count_names (names) < least)
    ledger_problems_add (problems, LEDGER_WARNING, field, "few", _("%s应当有%u人，现在是“%s”；用、隔开"),
                         _(edit->reg->fields[field].title), least, names);
}

/* 第二十九条: longer only with the papers of both. */
static void
check_extension (LedgerEdit     *edit,
                 LedgerProblems *problems)
{
  const char *until = ledger_edit_get (edit, CASE_EXTEND_UNTIL);
  gboolean applicant = ledger_edit_get (edit, CASE_EXTEND_APPLICANT) != NULL;
  gboolean respondent = ledger_edit_get (edit, CASE_EXTEND_RESPONDENT) != NULL;

  if (until == NULL)
    return;
  if (ledger_edit_get (edit, CASE_ACCEPTED_DATE) == NULL)
    ledger_problems_add (problems, LEDGER_WARNING, CASE_EXTEND_UNTIL, "extend-early", _("还没有受理，谈不上延期"));
  if (!applicant || !respondent)
    ledger_problems_add (problems, LEDGER_MISSING, applicant ? CASE_EXTEND_RESPONDENT : CASE_EXTEND_APPLICANT, "extend-one",
                         _("延期要双方都签同意书才生效，还缺%s的"),
                         applicant ? _("被申请人") : respondent ? _("申请人") : _("双方"));
}

static void
check_answers (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  gboolean denied = ledger_record_is (edit->after, CASE_CONSENT, CASE_CONSENT_DENIED);

  if (ledger_edit_get (edit, CASE_ACCEPTED_DATE) != NULL && ledger_edit_get (edit, CASE_REFUSED_DATE) != NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, CASE_REFUSED_DATE, "accepted-refused", _("受理日期和不予受理日期不能都填，请删去一个"));
  if (denied && ledger_edit_get (edit, CASE_ACCEPTED_DATE) != NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, CASE_ACCEPTED_DATE, "denied", _("对方不同意调解，不能受理；请填不予受理日期和理由"));
  if (ledger_edit_get (edit, CASE_REFUSED_DATE) != NULL && ledger_edit_get (edit, CASE_REFUSE_REASONS) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, CASE_REFUSE_REASONS, "missing", _("不予受理理由还没有填"));
  if ((ledger_edit_get (edit, CASE_CLOSED_DATE) != NULL) != (ledger_edit_get (edit, CASE_OUTCOME) != NULL))
    ledger_problems_add (problems, LEDGER_MISSING, ledger_edit_get (edit, CASE_OUTCOME) == NULL ? CASE_OUTCOME : CASE_CLOSED_DATE, "closing",
                         ledger_edit_get (edit, CASE_OUTCOME) == NULL ? _("填了结案日期，结案方式还没有填") : _("填了结案方式，结案日期还没有填"));
  if (ledger_record_get_flag (edit->after, CASE_COLLECTIVE) && ledger_edit_get (edit, CASE_COLLECTIVE_REPORTED) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, CASE_COLLECTIVE_REPORTED, "collective",
                         _("申请人10人以上，属于集体争议，应当在%s前向上级工会报告"), ledger_edit_get (edit, CASE_COLLECTIVE_DUE));
}

static void
check_counts (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  static const guint parts[] = { CASE_WOMEN, CASE_MIGRANTS, CASE_NEW_FORM, CASE_MINORS };
  gint64 people = ledger_record_get_number (edit->after, CASE_PEOPLE);

  if (ledger_edit_get (edit, CASE_PEOPLE) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (ledger_record_get_number (edit->after, parts[i]) > people)
      ledger_problems_add (problems, LEDGER_BLOCKING, parts[i], "more", _("%s%d人，比涉及人数%d人还多，请改正"),
                           _(edit->reg->fields[parts[i]].title), (int) ledger_record_get_number (edit->after, parts[i]), (int) people);
}

/* An agreement about payments only may be confirmed by a court: what the terms say must not differ. */
static void
check_agreement (LedgerEdit     *edit,
                 const CaseRows *rows,
                 LedgerProblems *problems)
{
  if (ledger_record_get_flag (edit->after, CASE_ONLY_PAYMENT))
    for (guint i = 0; i < rows->terms->len; i++)
      if (!ledger_record_is (g_ptr_array_index (rows->terms, i), TERM_KIND, TERM_KIND_PAYMENT))
        {
          ledger_problems_add (problems, LEDGER_WARNING, CASE_ONLY_PAYMENT, "only-payment",
                               _("填了“仅为给付”，协议里却有不是给付的条款，请核对"));
          break;
        }
  if (ledger_record_get_flag (edit->after, CASE_CONFIRMS_RELATION) && ledger_edit_get (edit, CASE_REVIEW_APPLIED) != NULL)
    ledger_problems_add (problems, LEDGER_WARNING, CASE_REVIEW_APPLIED, "review-relation",
                         _("协议含确认劳动关系的内容，仲裁委员会不予审查（劳动人事争议仲裁办案规则第七十五条）"));
}

/* 第十九条: named for a term; whoever is not a mediator on the day does not mediate. */
static void
check_appointed (LedgerEdit     *edit,
                 LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, CASE_MEDIATOR_ID);
  g_autoptr (LedgerRecord) mediator = id != 0 ? ledger_store_load (edit->store, &mediators_register, id, NULL) : NULL;
  const char *day = ledger_edit_get (edit, CASE_ACCEPTED_DATE);
  const char *until = mediator != NULL ? ledger_record_get (mediator, MEDIATOR_APPOINTED_UNTIL) : NULL;
  const char *left = mediator != NULL ? ledger_record_get (mediator, MEDIATOR_LEFT_DATE) : NULL;

  if (day == NULL || mediator == NULL)
    return;
  if (left != NULL && strcmp (left, day) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, CASE_MEDIATOR_ID, "left", _("调解员%s已于%s离任"), ledger_record_get (mediator, MEDIATOR_NAME), left);
  else if (until != NULL && strcmp (until, day) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, CASE_MEDIATOR_ID, "term-over", _("调解员%s的聘期到%s，受理时已届满"),
                         ledger_record_get (mediator, MEDIATOR_NAME), until);
}

gboolean
case_rules_needs (LedgerEdit *edit,
                  guint       field)
{
  LedgerRecord *file = edit->after;
  gboolean refused = ledger_record_get (file, CASE_REFUSED_DATE) != NULL || ledger_record_is (file, CASE_OUTCOME, CASE_OUTCOME_UNWANTED);
  gboolean begun = ledger_record_get_number (file, CASE_STATUS) > atoi (CASE_STATUS_ASKING);

  if (ledger_record_is (file, CASE_STATUS, CASE_STATUS_VOID))
    return FALSE;
  switch (field)
    {
    case CASE_CONSENT:
    case CASE_CONSENT_DATE:
    case CASE_ACCEPTED_DATE:
    case CASE_MEDIATOR_ID:
      return begun && !refused;
    case CASE_ACCEPT_SIGNER_ID:
    case CASE_HANDLER_ID:
      return begun;
    case CASE_PERFORM_WAY:
      return ledger_record_get (file, CASE_AGREEMENT_DATE) != NULL;
    case CASE_PROCESS_NOTE:
      return ledger_record_get (file, CASE_CLOSED_DATE) != NULL;
    case CASE_FILER_ID:
    case CASE_BOUND_DATE:
    case CASE_KEEP:
      return ledger_record_is (file, CASE_STATUS, CASE_STATUS_ARCHIVED);
    default:
      return TRUE;
    }
}

void
case_rules_check (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  g_autoptr (CaseRows) rows = case_rows_new (edit);

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    case_rules_check_past (edit, past[i], problems);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    case_rules_check_order (edit, orders[i].earlier, orders[i].later, problems);
  check_extension (edit, problems);
  check_answers (edit, problems);
  check_counts (edit, problems);
  check_agreement (edit, rows, problems);
  case_conflict_check (edit, rows, problems);
  check_appointed (edit, problems);
}
