/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 先建档、后帮扶、依档帮扶: no aid without a file that is 在档 on the day; what a household gets in a year adds up over
 * all its aid of a kind, schooling by student and school year. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aid-rules.h"

#include <string.h>

#include "aids.h"
#include "codes.h"
#include "hardship-files.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "visits.h"

/* 金秋助学 of codes_visit_kind. */
#define VISIT_SCHOOLING "14"

static const struct
{
  const char *kind;
  const char *item;
} items[] = {
  { AID_LIVING, "41" },
  { AID_MEDICAL, "42" },
  { AID_SUDDEN, "45" },
};

/**
 * Look:
 * @hard: how a breach is met: refused, or only doubted in a draft and where it has happened already (补录)
 */
typedef struct
{
  LedgerEdit     *edit;
  LedgerProblems *problems;
  const char     *kind;
  const char     *date;
  LedgerSeverity  hard;
} Look;

const char *
aid_rules_get_item (const LedgerRecord *aid)
{
  const char *kind = ledger_record_get (aid, AID_KIND);
  const char *level = ledger_record_get (aid, AID_SCHOOL_LEVEL);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (g_strcmp0 (kind, items[i].kind) == 0)
      return items[i].item;
  if (g_strcmp0 (kind, AID_SCHOOLING) != 0 || level == NULL)
    return NULL;
  return strcmp (level, "2") <= 0 ? "43" : "44";
}

char *
aid_rules_dup_school_year (const char *day)
{
  int year = day != NULL ? (int) g_ascii_strtoll (day, NULL, 10) : 0;

  if (year == 0 || strlen (day) < 10)
    return NULL;
  if (strcmp (day + 5, "09-01") < 0)
    year--;
  return g_strdup_printf ("%04d—%04d", year, year + 1);
}

/* "2026-2027" and "2026年—2027年" are one school year. */
static gboolean
is_same_school_year (const char *one,
                     const char *two)
{
  return one != NULL && two != NULL && strncmp (one, two, 4) == 0;
}

static gboolean
is_same_student (const LedgerRecord *a,
                 const LedgerRecord *b)
{
  const char *one = ledger_record_get (a, AID_STUDENT_ID_NO), *two = ledger_record_get (b, AID_STUDENT_ID_NO);

  if (one != NULL && two != NULL)
    return g_ascii_strcasecmp (one, two) == 0;
  return g_strcmp0 (ledger_record_get (a, AID_STUDENT), ledger_record_get (b, AID_STUDENT)) == 0;
}

/* Is @other counted together with @aid, whose limit is sought? */
static gboolean
adds_up (const LedgerRecord *aid,
         const LedgerRecord *other)
{
  const char *date = ledger_record_get (aid, AID_DATE), *its = ledger_record_get (other, AID_DATE);

  if (other->id == aid->id || g_strcmp0 (ledger_record_get (aid, AID_KIND), ledger_record_get (other, AID_KIND)) != 0)
    return FALSE;
  if (ledger_record_is (aid, AID_KIND, AID_SCHOOLING))
    return is_same_student (aid, other) &&
           is_same_school_year (ledger_record_get (aid, AID_SCHOOL_YEAR), ledger_record_get (other, AID_SCHOOL_YEAR));
  return date != NULL && its != NULL && strncmp (date, its, 4) == 0;
}

static gboolean
add_up (LedgerStore         *store,
        const LedgerRecord  *aid,
        VisitLimit          *limit,
        GError             **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &aids_register, ledger_record_get_number (aid, AID_FILE_ID), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const LedgerRecord *other = g_ptr_array_index (rows, i);
      VisitCounts counts = visit_status_counts (ledger_record_get (other, AID_STATUS));

      if (counts == VISIT_COUNTS_NOTHING || !adds_up (aid, other))
        continue;
      limit->times++;
      *(counts == VISIT_COUNTS_GIVEN ? &limit->given : &limit->reserved) += ledger_record_get_number (other, AID_AMOUNT);
    }
  return rows != NULL;
}

/* "（限额为12个月低保标准，每月 900.00 元）": a limit in months is one of the year, beside one in money the lower counts. */
static char *
limit_by_months (LedgerStore        *store,
                 const LedgerRecord *aid,
                 VisitLimit         *limit)
{
  gint64 months = benefit_rule_get_limit (limit->rule, BENEFIT_RULE_MONTHS_LIMIT);
  g_autoptr (LedgerRecord) standard = months > 0 ? benefit_rule_find (store, AID_ITEM_SUBSISTENCE, ledger_record_get (aid, AID_DATE)) : NULL;
  gint64 line = standard != NULL ? ledger_record_get_number (standard, BENEFIT_RULE_EACH_LIMIT) : 0;
  g_autofree char *each = ledger_amount_plain (line);

  if (months <= 0)
    return NULL;
  if (line <= 0)
    return g_strdup_printf (_("；限额为%d个月低保标准，但没有当日有效的低保标准，请在“慰问标准”里录入"), (int) months);
  limit->year = limit->year != VISIT_NO_LIMIT ? MIN (limit->year, months * line) : months * line;
  return g_strdup_printf (_("；限额为%d个月低保标准（每月%s元）"), (int) months, each);
}

VisitLimit *
aid_rules_find (LedgerStore         *store,
                const LedgerRecord  *aid,
                gint64               rule,
                GError             **error)
{
  g_autoptr (VisitLimit) limit = g_new0 (VisitLimit, 1);
  const char *item = aid_rules_get_item (aid);
  const LedgerChoice *kind = ledger_choices_find (codes_aid_kind, ledger_record_get (aid, AID_KIND));
  g_autofree char *months = NULL;

  limit->rule = rule != 0 ? ledger_store_load (store, &benefit_rules_register, rule, NULL)
                          : item != NULL ? benefit_rule_find (store, item, ledger_record_get (aid, AID_DATE)) : NULL;
  limit->each = benefit_rule_get_limit (limit->rule, BENEFIT_RULE_EACH_LIMIT);
  limit->year = benefit_rule_get_limit (limit->rule, BENEFIT_RULE_YEAR_LIMIT);
  if (!add_up (store, aid, limit, error))
    return NULL;
  months = limit_by_months (store, aid, limit);
  visit_limit_reckon (limit, kind != NULL ? _(kind->title) : "");
  if (months != NULL)
    {
      g_autofree char *text = g_steal_pointer (&limit->text);

      limit->text = g_strconcat (text, months, NULL);
    }
  return g_steal_pointer (&limit);
}

static void
set_amount (LedgerEdit *edit,
            guint       field,
            gint64      amount)
{
  if (amount == VISIT_NO_LIMIT)
    ledger_edit_set (edit, field, NULL);
  else
    ledger_record_set_number (edit->after, field, amount);
}

void
aid_rules_derive (LedgerEdit *edit)
{
  const char *judged = edit->before != NULL ? ledger_record_get (edit->before, AID_STATUS) : NULL;
  g_autoptr (VisitLimit) limit = NULL;

  if ((judged != NULL && strcmp (judged, VISIT_DRAFT) != 0 && strcmp (judged, VISIT_RETURNED) != 0) ||
      ledger_edit_get (edit, AID_KIND) == NULL || ledger_edit_get (edit, AID_DATE) == NULL)
    return;
  limit = aid_rules_find (edit->store, edit->after, 0, NULL);
  if (limit == NULL)
    return;
  if (limit->rule != NULL)
    ledger_record_set_number (edit->after, AID_RULE_ID, limit->rule->id);
  else
    ledger_edit_set (edit, AID_RULE_ID, NULL);
  set_amount (edit, AID_LIMIT_AMOUNT, limit->limit);
  set_amount (edit, AID_GIVEN_BEFORE, limit->given + limit->reserved);
  ledger_edit_set (edit, AID_LIMIT_TEXT, limit->text);
}

/* The day on which the file has to be there: both may be applied for at once, and aid that waits is decided today. */
static const char *
get_decided (const Look *look)
{
  const char *approved = ledger_edit_get (look->edit, AID_APPROVED_DATE), *paid = ledger_edit_get (look->edit, AID_PAID_DATE);

  return approved != NULL ? approved : paid != NULL ? paid : ledger_edit_get_today (look->edit);
}

/* Was the file 在档 when it was decided? One that is under way may have a draft, and aid in sudden need. */
static void
check_file (Look *look)
{
  gint64 id = ledger_record_get_number (look->edit->after, AID_FILE_ID);
  g_autoptr (LedgerRecord) stored = look->edit->parent == NULL && id != 0
                                    ? ledger_store_load (look->edit->store, &hardship_files_register, id, NULL) : NULL;
  LedgerRecord *file = look->edit->parent != NULL ? look->edit->parent->after : stored;
  const char *filed = file != NULL ? ledger_record_get (file, HARDSHIP_FILED_DATE) : NULL;
  const char *closed = file != NULL ? ledger_record_get (file, HARDSHIP_CLOSED_DATE) : NULL;
  const char *status = file != NULL ? ledger_record_get (file, HARDSHIP_STATUS) : NULL;
  gboolean was_filed = g_strcmp0 (status, HARDSHIP_FILED) == 0 || (filed != NULL && closed != NULL);
  LedgerSeverity severity = g_strcmp0 (look->kind, AID_SUDDEN) == 0 ? LEDGER_WARNING : look->hard;
  g_autofree char *name = file != NULL ? hardship_file_dup_name (file) : NULL;

  if (file == NULL || look->date == NULL)
    return;
  if (!was_filed)
    ledger_problems_add (look->problems, severity, AID_FILE_ID, "not-filed", _("%s还没有建档，先建档、后帮扶"), name);
  else if (filed != NULL && strcmp (get_decided (look), filed) < 0)
    ledger_problems_add (look->problems, severity, AID_DATE, "before-file", _("批准或发放日期%s早于%s的建档日期%s"),
                         get_decided (look), name, filed);
  else if (closed != NULL && strcmp (look->date, closed) > 0)
    ledger_problems_add (look->problems, severity, AID_DATE, "after-file", _("%s已于%s脱困或注销，不能再依它救助"), name, closed);
}

static void
check_limit (Look *look)
{
  LedgerRecord *aid = look->edit->after;
  gint64 rule_id = ledger_record_get_number (aid, AID_RULE_ID);
  g_autoptr (LedgerRecord) rule = rule_id != 0 ? ledger_store_load (look->edit->store, &benefit_rules_register, rule_id, NULL) : NULL;
  gint64 each = benefit_rule_get_limit (rule, BENEFIT_RULE_EACH_LIMIT), limit = ledger_record_get_number (aid, AID_LIMIT_AMOUNT);
  gboolean yearly = benefit_rule_get_limit (rule, BENEFIT_RULE_YEAR_LIMIT) >= 0 || benefit_rule_get_limit (rule, BENEFIT_RULE_MONTHS_LIMIT) > 0;
  gint64 amount = ledger_record_get_number (aid, AID_AMOUNT);
  gint64 left = yearly ? MAX (0, limit - ledger_record_get_number (aid, AID_GIVEN_BEFORE)) : limit;
  const char *text = ledger_record_get (aid, AID_LIMIT_TEXT);
  g_autofree char *now = NULL, *rest = NULL, *over = NULL;

  if (text != NULL)
    ledger_problems_add (look->problems, LEDGER_NOTE, AID_AMOUNT, "limit", "%s", text);
  if (yearly && each >= 0)
    left = MIN (left, each);
  if (ledger_record_get (aid, AID_LIMIT_AMOUNT) == NULL || amount <= left)
    return;
  now = visit_dup_yuan (amount);
  rest = visit_dup_yuan (left);
  over = visit_dup_yuan (amount - left);
  if (ledger_record_get (aid, AID_OVER_REASON) == NULL)
    ledger_problems_add (look->problems, look->hard, AID_AMOUNT, "over-limit",
                         _("本次%s元，还可救助%s元，超出%s元，请填超标说明，批准时要有第二审批人（%s）"), now, rest, over, text);
  else if (visit_status_counts (ledger_record_get (aid, AID_STATUS)) == VISIT_COUNTS_GIVEN && look->hard == LEDGER_BLOCKING)
    {
      gint64 second = ledger_record_get_number (aid, AID_SECOND_APPROVER_ID);

      if (second == 0 || second == ledger_record_get_number (aid, AID_APPROVER_ID))
        ledger_problems_add (look->problems, LEDGER_BLOCKING, AID_SECOND_APPROVER_ID, "second-approver",
                             _("超出限额%s元，要有第二审批人，且不能与审批人是同一人"), over);
    }
}

static void
check_amount (Look *look)
{
  gint64 amount = ledger_record_get_number (look->edit->after, AID_AMOUNT);

  if (amount < 0 || (ledger_edit_get (look->edit, AID_AMOUNT) != NULL && amount == 0))
    ledger_problems_add (look->problems, LEDGER_BLOCKING, AID_AMOUNT, "amount", _("救助金额要大于零，请改正"));
}

/* No more than the household paid itself, what others gave taken off. */
static void
check_medical (Look *look)
{
  LedgerRecord *aid = look->edit->after;
  guint field = ledger_record_get (aid, AID_CENTRE_COST) != NULL ? AID_CENTRE_COST : AID_OWN_COST;
  gint64 cost = ledger_record_get_number (aid, field) - ledger_record_get_number (aid, AID_UNIT_AID) - ledger_record_get_number (aid, AID_SOCIAL_AID);
  g_autofree char *amount = ledger_amount_plain (ledger_record_get_number (aid, AID_AMOUNT));
  g_autofree char *rest = ledger_amount_plain (MAX (0, cost));

  if (ledger_record_get (aid, AID_PATIENT) == NULL)
    ledger_problems_add (look->problems, LEDGER_MISSING, AID_PATIENT, "patient", _("医疗救助请填患者姓名"));
  if (ledger_record_get (aid, AID_ILLNESS) == NULL)
    ledger_problems_add (look->problems, LEDGER_MISSING, AID_ILLNESS, "illness", _("医疗救助请填病种"));
  if (ledger_record_get (aid, field) == NULL)
    ledger_problems_add (look->problems, LEDGER_MISSING, AID_OWN_COST, "cost", _("医疗救助请填一年内个人实际支出"));
  else if (ledger_record_get_number (aid, AID_AMOUNT) > cost)
    ledger_problems_add (look->problems, LEDGER_WARNING, AID_AMOUNT, "own-cost",
                         _("救助金额%s元，超过扣除其他救助后的自付金额%s元，请核对"), amount, rest);
}

/* Another aid for the student in that school year, whatever file it is in. */
static LedgerRecord *
find_schooling (const Look *look)
{
  LedgerRecord *aid = look->edit->after;
  g_autoptr (LedgerQuery) query = ledger_query_new (&aids_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, AID_KIND, LEDGER_IS, AID_SCHOOLING);
  if (ledger_record_get (aid, AID_STUDENT_ID_NO) == NULL)
    ledger_query_add_filter (query, AID_STUDENT, LEDGER_IS, ledger_record_get (aid, AID_STUDENT));
  ids = ledger_store_select (look->edit->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) other = ledger_store_load (look->edit->store, &aids_register, g_array_index (ids, gint64, i), NULL);
      gboolean same_file = other != NULL && ledger_record_get_number (other, AID_FILE_ID) == ledger_record_get_number (aid, AID_FILE_ID);

      /* Namesakes go to school elsewhere too: of another file only a number tells. */
      if (other != NULL && other->id != aid->id && visit_status_counts (ledger_record_get (other, AID_STATUS)) != VISIT_COUNTS_NOTHING &&
          is_same_school_year (ledger_record_get (aid, AID_SCHOOL_YEAR), ledger_record_get (other, AID_SCHOOL_YEAR)) &&
          is_same_student (aid, other) &&
          (same_file || (ledger_record_get (aid, AID_STUDENT_ID_NO) != NULL && ledger_record_get (other, AID_STUDENT_ID_NO) != NULL)))
        return g_steal_pointer (&other);
    }
  return NULL;
}

/* 金秋助学 given as a visit to the household in that school year. */
static LedgerRecord *
find_schooling_visit (const Look *look)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, VISIT_KIND, LEDGER_IS, VISIT_SCHOOLING);
  ledger_query_add_filter (query, VISIT_HARDSHIP_ID, LEDGER_IS, ledger_edit_get (look->edit, AID_FILE_ID));
  ids = ledger_store_select (look->edit->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) visit = ledger_store_load (look->edit->store, &visits_register, g_array_index (ids, gint64, i), NULL);
      g_autofree char *year = visit != NULL ? aid_rules_dup_school_year (ledger_record_get (visit, VISIT_DATE)) : NULL;

      if (visit != NULL && visit_status_counts (ledger_record_get (visit, VISIT_STATUS)) != VISIT_COUNTS_NOTHING &&
          is_same_school_year (year, ledger_edit_get (look->edit, AID_SCHOOL_YEAR)))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

static void
check_schooling (Look *look)
{
  const char *student = ledger_edit_get (look->edit, AID_STUDENT), *year = ledger_edit_get (look->edit, AID_SCHOOL_YEAR);
  g_autoptr (LedgerRecord) other = NULL, visit = NULL;
  g_autofree char *text = NULL, *named = NULL;

  if (student == NULL)
    ledger_problems_add (look->problems, LEDGER_MISSING, AID_STUDENT, "student", _("助学救助请填学生姓名"));
  if (ledger_edit_get (look->edit, AID_SCHOOL_LEVEL) == NULL)
    ledger_problems_add (look->problems, LEDGER_MISSING, AID_SCHOOL_LEVEL, "school-level", _("助学救助请填类别（本科、大专、高中、中职），按它选用标准"));
  if (student == NULL || year == NULL || look->edit->alone)
    return;
  other = find_schooling (look);
  visit = other == NULL && ledger_edit_get (look->edit, AID_FILE_ID) != NULL ? find_schooling_visit (look) : NULL;
  if (other != NULL)
    {
      text = g_strdup_printf (_("“%s”%s学年已经有助学救助：%s，%s；一学年不重复助学"), student, year,
                              ledger_record_get (other, AID_AID_NO), ledger_record_get (other, AID_DATE));
      ledger_problems_add_other (look->problems, look->hard, AID_SCHOOL_YEAR, "school-twice", other->id, text);
    }
  if (visit == NULL)
    return;
  named = g_strdup_printf (_("这一户%s学年已经有金秋助学：%s，%s；一学年不重复助学"), year, ledger_record_get (visit, VISIT_VISIT_NO),
                           ledger_record_get (visit, VISIT_DATE));
  ledger_problems_add (look->problems, LEDGER_WARNING, AID_SCHOOL_YEAR, "school-visit", "%s", named);
}

static void
check_signed (Look *look)
{
  const char *status = ledger_edit_get (look->edit, AID_STATUS);

  if (g_strcmp0 (status, VISIT_SIGNED) < 0 || g_strcmp0 (status, VISIT_ARCHIVED) > 0)
    return;
  if (ledger_edit_get (look->edit, AID_SIGNER) == NULL || ledger_edit_get (look->edit, AID_SIGNED_DATE) == NULL)
    ledger_problems_add (look->problems, look->hard, AID_SIGNER, "unsigned", _("签收的请填签收人和签收日期，不能空着"));
}

void
aid_rules_check (LedgerEdit     *edit,
                 LedgerProblems *problems)
{
  const char *status = ledger_edit_get (edit, AID_STATUS);
  gboolean draft = status == NULL || strcmp (status, VISIT_DRAFT) == 0 || strcmp (status, VISIT_RETURNED) == 0;
  Look look = {
    .edit = edit,
    .problems = problems,
    .kind = ledger_edit_get (edit, AID_KIND),
    .date = ledger_edit_get (edit, AID_DATE),
    .hard = draft || edit->imported || ledger_record_get_flag (edit->after, AID_LATE) ? LEDGER_WARNING : LEDGER_BLOCKING,
  };

  if (g_strcmp0 (status, VISIT_VOID) == 0)
    return;
  if (g_strcmp0 (look.date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, AID_DATE, "future", _("申请日期%s晚于今天，请改正"), look.date);
  check_amount (&look);
  check_file (&look);
  check_limit (&look);
  if (g_strcmp0 (look.kind, AID_MEDICAL) == 0)
    check_medical (&look);
  if (g_strcmp0 (look.kind, AID_SCHOOLING) == 0)
    check_schooling (&look);
  check_signed (&look);
}
