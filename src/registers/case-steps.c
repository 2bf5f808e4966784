/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only two things forbid a step: whoever has not agreed cannot be made to mediate, and a file that lacks a paper is not
 * put on the shelf. All else that is lacking is said, and whoever goes on writes down why. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-steps.h"

#include <stdlib.h>
#include <string.h>

#include "agreement-terms.h"
#include "case-number.h"
#include "case-papers.h"
#include "case-rows.h"
#include "cases.h"
#include "child-rows.h"
#include "codes.h"
#include "dispute-types.h"
#include "follow-ups.h"
#include "hearings.h"
#include "parties.h"
#include "term-shares.h"

/* Of codes_case_source: 主动调解, where the body itself has asked both. */
#define SOURCE_OWN "2"

/* 调解协议书 */
#define AGREEMENT_FORM "F-45"

/* @from: states, "," between them; the usual one of a state stands before the others. */
static const struct
{
  const char *from;
  CaseStep    step;
} steps[] = {
  { "1", { "ask", N_("征询对方意见"), CASE_STATUS_ASKING, CASE_ASKED_DATE } },
  { "2,1", { "accept", N_("受理"), CASE_STATUS_ACCEPTED, CASE_ACCEPTED_DATE } },
  { "2,1", { "refuse", N_("不予受理"), CASE_STATUS_REFUSED, CASE_REFUSED_DATE } },
  { "3", { "inquire", N_("调查"), CASE_STATUS_INQUIRY, LEDGER_NO_FIELD } },
  { "3,5", { "mediate", N_("调解"), CASE_STATUS_MEDIATING, LEDGER_NO_FIELD } },
  { "6,5,3,2,1", { "close", N_("结案"), CASE_STATUS_CLOSED, CASE_CLOSED_DATE } },
  { "7", { "perform", N_("督促履行"), CASE_STATUS_PERFORMING, LEDGER_NO_FIELD } },
  { "7,8", { "call", N_("回访"), CASE_STATUS_CALLING, LEDGER_NO_FIELD } },
  { "9,7,8,4", { "archive", N_("归档"), CASE_STATUS_ARCHIVED, CASE_ARCHIVED_DATE } },
  { "1,2,3,4,5,6", { "void", N_("作废"), CASE_STATUS_VOID, LEDGER_NO_FIELD } },
};

/* Steps back, as an undo takes them too. */
static const CaseStep backward = { "back", N_("退回上一步"), NULL, LEDGER_NO_FIELD };

#define UNDONE N_("撤销")

/* A past case is entered as it stands. */
const LedgerTransition case_transitions[] = {
  { NULL, CASE_STATUS_FILED, "file", N_("登记") },
  { NULL, CASE_STATUS_ASKING, "enter", N_("补录征询中的案件") },
  { NULL, CASE_STATUS_ACCEPTED, "enter", N_("补录已受理的案件") },
  { NULL, CASE_STATUS_REFUSED, "enter", N_("补录不予受理的案件") },
  { NULL, CASE_STATUS_INQUIRY, "enter", N_("补录调查中的案件") },
  { NULL, CASE_STATUS_MEDIATING, "enter", N_("补录调解中的案件") },
  { NULL, CASE_STATUS_CLOSED, "enter", N_("补录已结案的案件") },
  { NULL, CASE_STATUS_PERFORMING, "enter", N_("补录履行中的案件") },
  { NULL, CASE_STATUS_CALLING, "enter", N_("补录待回访的案件") },
  { NULL, CASE_STATUS_ARCHIVED, "enter", N_("补录已归档的案件") },
  { NULL, CASE_STATUS_VOID, "enter", N_("补录作废的案号") },
  { CASE_STATUS_FILED, CASE_STATUS_ASKING, "ask", N_("征询对方意见") },
  { CASE_STATUS_FILED, CASE_STATUS_ACCEPTED, "accept", N_("受理") },
  { CASE_STATUS_FILED, CASE_STATUS_REFUSED, "refuse", N_("不予受理") },
  { CASE_STATUS_FILED, CASE_STATUS_CLOSED, "close", N_("结案") },
  { CASE_STATUS_ASKING, CASE_STATUS_ACCEPTED, "accept", N_("受理") },
  { CASE_STATUS_ASKING, CASE_STATUS_REFUSED, "refuse", N_("不予受理") },
  { CASE_STATUS_ASKING, CASE_STATUS_CLOSED, "close", N_("结案") },
  { CASE_STATUS_ACCEPTED, CASE_STATUS_INQUIRY, "inquire", N_("调查") },
  { CASE_STATUS_ACCEPTED, CASE_STATUS_MEDIATING, "mediate", N_("调解") },
  { CASE_STATUS_ACCEPTED, CASE_STATUS_CLOSED, "close", N_("结案") },
  { CASE_STATUS_INQUIRY, CASE_STATUS_MEDIATING, "mediate", N_("调解") },
  { CASE_STATUS_INQUIRY, CASE_STATUS_CLOSED, "close", N_("结案") },
  { CASE_STATUS_MEDIATING, CASE_STATUS_CLOSED, "close", N_("结案") },
  { CASE_STATUS_CLOSED, CASE_STATUS_PERFORMING, "perform", N_("督促履行") },
  { CASE_STATUS_CLOSED, CASE_STATUS_CALLING, "call", N_("回访") },
  { CASE_STATUS_CLOSED, CASE_STATUS_ARCHIVED, "archive", N_("归档") },
  { CASE_STATUS_PERFORMING, CASE_STATUS_CALLING, "call", N_("回访") },
  { CASE_STATUS_PERFORMING, CASE_STATUS_ARCHIVED, "archive", N_("归档") },
  { CASE_STATUS_CALLING, CASE_STATUS_ARCHIVED, "archive", N_("归档") },
  { CASE_STATUS_REFUSED, CASE_STATUS_ARCHIVED, "archive", N_("归档") },
  { CASE_STATUS_FILED, CASE_STATUS_VOID, "void", N_("作废") },
  { CASE_STATUS_ASKING, CASE_STATUS_VOID, "void", N_("作废") },
  { CASE_STATUS_ACCEPTED, CASE_STATUS_VOID, "void", N_("作废") },
  { CASE_STATUS_REFUSED, CASE_STATUS_VOID, "void", N_("作废") },
  { CASE_STATUS_INQUIRY, CASE_STATUS_VOID, "void", N_("作废") },
  { CASE_STATUS_MEDIATING, CASE_STATUS_VOID, "void", N_("作废") },
  { CASE_STATUS_ASKING, CASE_STATUS_FILED, "back", N_("退回登记") },
  { CASE_STATUS_ACCEPTED, CASE_STATUS_ASKING, "back", N_("退回征询") },
  { CASE_STATUS_ACCEPTED, CASE_STATUS_FILED, "undo", UNDONE },
  { CASE_STATUS_REFUSED, CASE_STATUS_ASKING, "back", N_("退回征询") },
  { CASE_STATUS_REFUSED, CASE_STATUS_FILED, "undo", UNDONE },
  { CASE_STATUS_INQUIRY, CASE_STATUS_ACCEPTED, "back", N_("退回受理") },
  { CASE_STATUS_MEDIATING, CASE_STATUS_INQUIRY, "back", N_("退回调查") },
  { CASE_STATUS_MEDIATING, CASE_STATUS_ACCEPTED, "undo", UNDONE },
  { CASE_STATUS_CLOSED, CASE_STATUS_MEDIATING, "back", N_("退回调解") },
  { CASE_STATUS_CLOSED, CASE_STATUS_INQUIRY, "undo", UNDONE },
  { CASE_STATUS_CLOSED, CASE_STATUS_ACCEPTED, "undo", UNDONE },
  { CASE_STATUS_CLOSED, CASE_STATUS_ASKING, "undo", UNDONE },
  { CASE_STATUS_CLOSED, CASE_STATUS_FILED, "undo", UNDONE },
  { CASE_STATUS_PERFORMING, CASE_STATUS_CLOSED, "back", N_("退回结案") },
  { CASE_STATUS_CALLING, CASE_STATUS_PERFORMING, "back", N_("退回履行") },
  { CASE_STATUS_CALLING, CASE_STATUS_CLOSED, "undo", UNDONE },
  { CASE_STATUS_ARCHIVED, CASE_STATUS_CALLING, "back", N_("退回回访") },
  { CASE_STATUS_ARCHIVED, CASE_STATUS_PERFORMING, "undo", UNDONE },
  { CASE_STATUS_ARCHIVED, CASE_STATUS_CLOSED, "undo", UNDONE },
  { CASE_STATUS_ARCHIVED, CASE_STATUS_REFUSED, "undo", UNDONE },
  { CASE_STATUS_VOID, CASE_STATUS_FILED, "undo", UNDONE },
  { CASE_STATUS_VOID, CASE_STATUS_ASKING, "undo", UNDONE },
  { CASE_STATUS_VOID, CASE_STATUS_ACCEPTED, "undo", UNDONE },
  { CASE_STATUS_VOID, CASE_STATUS_REFUSED, "undo", UNDONE },
  { CASE_STATUS_VOID, CASE_STATUS_INQUIRY, "undo", UNDONE },
  { CASE_STATUS_VOID, CASE_STATUS_MEDIATING, "undo", UNDONE },
  { NULL }
};

GPtrArray *
case_steps_list (const char *status)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (steps); i++)
    if (ledger_choices_include (steps[i].from, status))
      g_ptr_array_add (list, (gpointer) &steps[i].step);
  return list;
}

const CaseStep *
case_steps_find (const char *status,
                 const char *name)
{
  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (steps); i++)
    if (ledger_choices_include (steps[i].from, status) &&
        (strcmp (steps[i].step.name, name) == 0 || strcmp (_(steps[i].step.title), name) == 0))
      return &steps[i].step;
  return strcmp (name, backward.name) == 0 || strcmp (_(backward.title), name) == 0 ? &backward : NULL;
}

const CaseStep *
case_steps_get_next (LedgerRecord *file)
{
  const char *status = ledger_record_get (file, CASE_STATUS);
  const char *name = NULL;
  g_autoptr (GPtrArray) list = case_steps_list (status);

  if (g_strcmp0 (status, CASE_STATUS_ASKING) == 0)
    name = ledger_record_is (file, CASE_CONSENT, CASE_CONSENT_DENIED) ? "refuse" : "accept";
  else if (g_strcmp0 (status, CASE_STATUS_CLOSED) == 0)
    name = dispute_outcome_is_success (ledger_record_get (file, CASE_OUTCOME))
           ? ledger_record_get (file, CASE_PERFORMED_DATE) == NULL ? "perform" : "call" : "archive";
  if (g_strcmp0 (status, CASE_STATUS_VOID) == 0 || list->len == 0)
    return NULL;
  return name != NULL ? case_steps_find (status, name) : g_ptr_array_index (list, 0);
}

static void
lack (GPtrArray  *list,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static void
lack (GPtrArray  *list,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (list, g_strdup_vprintf (format, args));
  va_end (args);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* 劳动争议调解仲裁法第三条, 企业劳动争议协商调解规定第二十二条: by the will of both. Who applies agrees; where the body asked by itself, both
 * are asked. */
static void
block_acceptance (LedgerEdit *file,
                  GPtrArray  *blocked)
{
  g_autoptr (CaseRows) rows = case_rows_new (file);

  if (ledger_record_is (file->after, CASE_CONSENT, CASE_CONSENT_DENIED))
    lack (blocked, _("对方不同意调解"));
  else if (!ledger_record_is (file->after, CASE_CONSENT, CASE_CONSENT_GIVEN))
    lack (blocked, _("对方还没有同意调解，请在“对方意见”里登记答复"));
  for (guint i = 0; ledger_record_is (file->after, CASE_SOURCE, SOURCE_OWN) && i < rows->parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (rows->parties, i);

      if (ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_APPLICANT) && !ledger_record_is (party, PARTY_CONSENT, CASE_CONSENT_GIVEN))
        lack (blocked, _("主动调解的，%s也要同意"), ledger_record_get (party, PARTY_NAME));
    }
}

static gboolean
is_accepted (const char *status)
{
  int code = status != NULL ? atoi (status) : 0;

  return code >= atoi (CASE_STATUS_ACCEPTED) && code <= atoi (CASE_STATUS_MEDIATING) && code != atoi (CASE_STATUS_REFUSED);
}

GPtrArray *
case_steps_list_blocked (LedgerEdit *file,
                         const char *status)
{
  GPtrArray *blocked = list_new ();

  if (is_accepted (status))
    block_acceptance (file, blocked);
  else if (g_strcmp0 (status, CASE_STATUS_ARCHIVED) == 0)
    case_papers_add_lacking (file->store, file->after, blocked);
  return blocked;
}

static void
lack_parties (LedgerEdit *file,
              GPtrArray  *lacking)
{
  g_autoptr (CaseRows) rows = case_rows_new (file);

  if (case_rows_count_parties (rows, PARTY_ROLE_APPLICANT) == 0)
    lack (lacking, _("申请人"));
  if (case_rows_count_parties (rows, PARTY_ROLE_RESPONDENT) == 0)
    lack (lacking, _("被申请人"));
}

static void
lack_field (LedgerEdit *file,
            guint       field,
            GPtrArray  *lacking)
{
  if (ledger_edit_get (file, field) == NULL)
    lack (lacking, "%s", _(file->reg->fields[field].title));
}

static void
lack_rows (LedgerEdit           *file,
           const LedgerRegister *reg,
           const char           *what,
           GPtrArray            *lacking)
{
  g_autoptr (GPtrArray) rows = child_rows_load (file, reg);

  if (rows->len == 0)
    lack (lacking, "%s", what);
}

GPtrArray *
case_steps_list_lacking (LedgerEdit *file,
                         const char *status)
{
  GPtrArray *lacking = list_new ();
  gboolean agreed = ledger_record_is (file->after, CASE_OUTCOME, CASE_OUTCOME_WRITTEN);

  if (status == NULL)
    return lacking;
  if (strcmp (status, CASE_STATUS_ASKING) == 0 || is_accepted (status))
    lack_parties (file, lacking);
  if (strcmp (status, CASE_STATUS_ACCEPTED) == 0)
    {
      lack_field (file, CASE_RECEIVED_DATE, lacking);
      lack_field (file, CASE_TYPE, lacking);
      lack_field (file, CASE_MEDIATOR_ID, lacking);
    }
  if (strcmp (status, CASE_STATUS_REFUSED) == 0)
    lack_field (file, CASE_REFUSE_REASONS, lacking);
  if (strcmp (status, CASE_STATUS_CLOSED) == 0)
    {
      lack_field (file, CASE_OUTCOME, lacking);
      if (agreed)
        lack_field (file, CASE_AGREEMENT_DATE, lacking);
      if (agreed || ledger_record_is (file->after, CASE_OUTCOME, CASE_OUTCOME_FAILED))
        lack_rows (file, &hearings_register, _("调解会的记录"), lacking);
    }
  if (strcmp (status, CASE_STATUS_ARCHIVED) == 0)
    {
      if (dispute_outcome_is_success (ledger_edit_get (file, CASE_OUTCOME)))
        lack_rows (file, &follow_ups_register, _("回访记录"), lacking);
      lack_field (file, CASE_KEEP, lacking);
      lack_field (file, CASE_FILER_ID, lacking);
    }
  return lacking;
}

static char *
join (GPtrArray *texts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "；" : "", (const char *) g_ptr_array_index (texts, i));
  return g_strdup (all->str);
}

char *
case_steps_dup_advice (LedgerStore  *store,
                       LedgerRecord *file)
{
  const CaseStep *next = case_steps_get_next (file);
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, file);
  g_autoptr (GPtrArray) blocked = next != NULL ? case_steps_list_blocked (edit, next->to) : NULL;
  g_autoptr (GPtrArray) lacking = next != NULL ? case_steps_list_lacking (edit, next->to) : NULL;
  g_autofree char *why_not = NULL, *missing = NULL;

  if (next == NULL)
    return g_strdup (ledger_record_is (file, CASE_STATUS, CASE_STATUS_ARCHIVED) ? _("已归档。") : _("已作废。"));
  why_not = join (blocked);
  missing = join (lacking);
  if (blocked->len > 0)
    return g_strdup_printf (_("下一步：%s。还不能%s：%s。"), _(next->title), _(next->title), why_not);
  if (lacking->len > 0)
    return g_strdup_printf (_("下一步：%s。还缺：%s。"), _(next->title), missing);
  return g_strdup_printf (_("下一步：%s。"), _(next->title));
}

/* The state that "back" leads to. */
static const char *
get_former (const char *status)
{
  for (const LedgerTransition *t = case_transitions; t->to != NULL; t++)
    if (g_strcmp0 (t->from, status) == 0 && strcmp (t->name, "back") == 0)
      return t->to;
  return NULL;
}

/* What the step that is taken back had written. */
static void
clear_day (LedgerEdit *edit,
           const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].step.to, status) == 0 && steps[i].step.date != LEDGER_NO_FIELD)
      ledger_edit_set (edit, steps[i].step.date, NULL);
}

static gboolean
refuse (LedgerEdit  *edit,
        const char  *name,
        GError     **error)
{
  const LedgerChoice *status = ledger_choices_find (codes_case_status, ledger_edit_get (edit, CASE_STATUS));

  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("案件%s现在是“%s”，不能办“%s”。"), ledger_edit_get (edit, CASE_CASE_NO),
               status != NULL ? _(status->title) : "", name);
  return FALSE;
}

gboolean
case_steps_take (LedgerStore  *store,
                 gint64        id,
                 const char   *name,
                 const char   *date,
                 const char   *why,
                 const char   *accept,
                 GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, error);
  const char *status = edit != NULL ? ledger_edit_get (edit, CASE_STATUS) : NULL;
  const CaseStep *step = edit != NULL ? case_steps_find (status, name) : NULL;
  const char *to = step == &backward ? get_former (status) : step != NULL ? step->to : NULL;

  if (edit == NULL)
    return FALSE;
  if (to == NULL)
    return refuse (edit, name, error);
  if (step == &backward)
    clear_day (edit, status);
  ledger_edit_set (edit, CASE_STATUS, to);
  if (step->date != LEDGER_NO_FIELD && (date != NULL || ledger_edit_get (edit, step->date) == NULL))
    ledger_edit_set (edit, step->date, date != NULL ? date : ledger_edit_get_today (edit));
  if (strcmp (to, CASE_STATUS_VOID) == 0)
    ledger_edit_set (edit, CASE_VOID_REASON, why);
  if (strcmp (to, CASE_STATUS_ARCHIVED) == 0 && ledger_edit_get (edit, CASE_FILE_NO) == NULL)
    {
      g_autofree char *number = case_number_dup_next (edit, CASE_FILE_NO, MEDIATION_NUMBER_FILE, ledger_edit_get (edit, CASE_ARCHIVED_DATE));

      ledger_edit_set (edit, CASE_FILE_NO, number);
    }
  edit->accept = g_strdup (accept);
  edit->why = g_strdup (why);
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
goes_on (LedgerEdit *file,
         const char *status)
{
  const LedgerTransition *step = ledger_register_find_transition (file->reg, ledger_record_get (file->before, CASE_STATUS), status);

  return step != NULL && strcmp (step->name, "back") != 0 && strcmp (step->name, "undo") != 0;
}

void
case_steps_check (LedgerEdit     *file,
                  LedgerProblems *problems)
{
  const char *status = ledger_edit_get (file, CASE_STATUS);
  g_autoptr (GPtrArray) blocked = NULL, lacking = NULL;

  if (g_strcmp0 (status, CASE_STATUS_VOID) == 0 && ledger_edit_get (file, CASE_VOID_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, CASE_VOID_REASON, "void-reason", _("作废要写明原因，案号留在登记册里"));
  if (file->before == NULL || !ledger_edit_changes (file, CASE_STATUS) || !goes_on (file, status))
    return;
  blocked = case_steps_list_blocked (file, status);
  lacking = case_steps_list_lacking (file, status);
  for (guint i = 0; i < blocked->len; i++)
    ledger_problems_add (problems, LEDGER_BLOCKING, CASE_STATUS, "blocked", _("不能办到“%s”：%s"),
                         _(ledger_choices_find (codes_case_status, status)->title), (const char *) g_ptr_array_index (blocked, i));
  for (guint i = 0; i < lacking->len; i++)
    ledger_problems_add (problems, LEDGER_WARNING, CASE_STATUS, "lacking", _("还缺：%s"), (const char *) g_ptr_array_index (lacking, i));
}

/* Each grid is named once. */
static void
add_place (GPtrArray            *places,
           const LedgerRegister *reg,
           gboolean              lacks)
{
  for (guint i = 0; i < places->len; i++)
    lacks &= strcmp (g_ptr_array_index (places, i), _(reg->title)) != 0;
  if (lacks)
    g_ptr_array_add (places, g_strdup (_(reg->title)));
}

static gint64
sum_shares (const CaseRows     *rows,
            const LedgerRecord *term,
            guint              *n)
{
  gint64 sum = 0;

  *n = 0;
  for (guint i = 0; i < rows->shares->len; i++)
    {
      const LedgerRecord *share = g_ptr_array_index (rows->shares, i);

      if (case_rows_find_term (rows, ledger_record_get_number (share, TERM_SHARE_TERM_ID),
                               ledger_record_get (share, TERM_SHARE_TERM_SEQ)) != term)
        continue;
      ++*n;
      sum += ledger_record_get_number (share, TERM_SHARE_AMOUNT);
    }
  return sum;
}

/* "协议第2条", "协议第2条第3期"; caller frees. */
static char *
dup_term_name (const LedgerRecord *term,
               guint               place)
{
  const char *seq = ledger_record_get (term, TERM_SEQ), *instalment = ledger_record_get (term, TERM_INSTALMENT);
  g_autofree char *number = seq != NULL ? g_strdup (seq) : g_strdup_printf ("%u", place);

  return instalment != NULL ? g_strdup_printf (_("协议第%s条第%s期"), number, instalment) : g_strdup_printf (_("协议第%s条"), number);
}

/* Also adds the grid to @places in which it is entered. */
static void
lack_term (const CaseRows     *rows,
           const LedgerRecord *term,
           const char         *name,
           GPtrArray          *lacking,
           GPtrArray          *places)
{
  gboolean money = ledger_record_is (term, TERM_KIND, TERM_KIND_PAYMENT);
  gint64 amount = ledger_record_get_number (term, TERM_AMOUNT), sum;
  guint n, before = lacking->len;

  if (money && amount <= 0)
    lack (lacking, _("%s没有金额"), name);
  if (!money && ledger_record_get (term, TERM_TEXT) == NULL)
    lack (lacking, _("%s没有内容"), name);
  if (ledger_record_get (term, TERM_DUE_DATE) == NULL && ledger_record_get (term, TERM_DUE_EVENT) == NULL)
    lack (lacking, _("%s没有履行期限"), name);
  if (money && ledger_record_get (term, TERM_WAY) == NULL)
    lack (lacking, _("%s没有履行方式"), name);
  add_place (places, &terms_register, lacking->len > before);
  sum = sum_shares (rows, term, &n);
  if (n > 0 && sum != amount)
    lack (lacking, _("%s的分配合计和金额不相等"), name);
  add_place (places, &term_shares_register, n > 0 && sum != amount);
}

static GPtrArray *
list_agreement (LedgerStore  *store,
                LedgerRecord *file,
                GPtrArray    *places)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, file);
  g_autoptr (CaseRows) rows = case_rows_new (edit);
  GPtrArray *lacking = list_new ();

  if (case_rows_count_parties (rows, PARTY_ROLE_APPLICANT) == 0)
    lack (lacking, _("协议没有申请人"));
  if (case_rows_count_parties (rows, PARTY_ROLE_RESPONDENT) == 0)
    lack (lacking, _("协议没有被申请人"));
  add_place (places, &parties_register, lacking->len > 0);
  if (rows->terms->len == 0)
    lack (lacking, _("协议还没有条款"));
  add_place (places, &terms_register, rows->terms->len == 0);
  for (guint i = 0; i < rows->terms->len; i++)
    {
      g_autofree char *name = dup_term_name (g_ptr_array_index (rows->terms, i), i + 1);

      lack_term (rows, g_ptr_array_index (rows->terms, i), name, lacking, places);
    }
  return lacking;
}

/* 劳动人事争议仲裁办案规则第七十八条: no paper of arbitration about what is unclear. */
GPtrArray *
case_agreement_lacks (LedgerStore  *store,
                      LedgerRecord *file)
{
  g_autoptr (GPtrArray) places = list_new ();

  return list_agreement (store, file, places);
}

gboolean
case_agreement_may_print (LedgerStore   *store,
                          LedgerRecord  *file,
                          const char    *form,
                          GError       **error)
{
  g_autoptr (GPtrArray) places = list_new (), lacking = NULL;
  g_autofree char *what = NULL, *where = NULL, *name = NULL;

  if (strcmp (form, AGREEMENT_FORM) != 0)
    return TRUE;
  lacking = list_agreement (store, file, places);
  if (lacking->len == 0)
    return TRUE;
  what = join (lacking);
  g_ptr_array_add (places, NULL);
  where = g_strjoinv (_("”“"), (char **) places->pdata);
  name = ledger_record_dup_label (file);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("案件%s的调解协议书还不能印：%s。请在案件的“%s”里补上，再印。"),
               name, what, where);
  return FALSE;
}
