/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动月报: the three tables of a report, what holds a sent one frozen, and what the form prints. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "codes.h"
#include "ledger-kind.h"
#include "membership-report.h"
#include "monthly-report-late.h"
#include "monthly-report-roster.h"
#include "orgs.h"
#include "union.h"

#define REPORT  N_("月报")
#define SENDING N_("报送")
#define FIGURES N_("人数")

/* Filled when the report is sent, and never again. */
#define FROZEN (LEDGER_EVENT | LEDGER_DERIVED)

static const LedgerField fields[] = {
  [MONTHLY_REPORT_MONTH] = { .name = "month", .title = N_("报告期"), .kind = &ledger_kind_date,
                             .flags = LEDGER_REQUIRED | LEDGER_MONTH, .aliases = "月份|报告月份", .group = REPORT,
                             .hint = N_("如2026-09") },
  [MONTHLY_REPORT_ORG_ID] = { .name = "org_id", .title = N_("统计范围"), .kind = &ledger_kind_reference, .refers_to = "orgs",
                              .aliases = "组织|工会组织", .group = REPORT, .hint = N_("不填为全部；可选一个组织及其下级") },
  [MONTHLY_REPORT_PERIOD] = { .name = "period", .title = N_("起止月份"), .kind = &ledger_kind_text,
                              .flags = LEDGER_DERIVED | LEDGER_LISTED | LEDGER_SEARCHED, .group = REPORT },
  [MONTHLY_REPORT_UNIT_NAME] = { .name = "unit_name", .title = N_("填报单位"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_DERIVED | LEDGER_LISTED | LEDGER_SEARCHED, .group = REPORT },
  [MONTHLY_REPORT_CHAIR] = { .name = "chair", .title = N_("工会主席"), .kind = &ledger_kind_text,
                             .flags = LEDGER_PERSON_NAME, .aliases = "主席|负责人", .group = REPORT },
  [MONTHLY_REPORT_FILLER] = { .name = "filler", .title = N_("填表人"), .kind = &ledger_kind_text,
                              .flags = LEDGER_PERSON_NAME, .aliases = "经办人", .group = REPORT },
  [MONTHLY_REPORT_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .aliases = "电话", .group = REPORT },
  [MONTHLY_REPORT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = REPORT },
  [MONTHLY_REPORT_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice,
                              .flags = FROZEN | LEDGER_LISTED | LEDGER_FACET, .choices = codes_report_status, .group = SENDING },
  [MONTHLY_REPORT_SENT] = { .name = "sent_date", .title = N_("报送日期"), .kind = &ledger_kind_date,
                            .flags = FROZEN | LEDGER_LISTED, .group = SENDING },
  [MONTHLY_REPORT_SENT_BY] = { .name = "sent_by", .title = N_("报送人"), .kind = &ledger_kind_text,
                               .flags = FROZEN | LEDGER_LISTED, .group = SENDING },
  [MONTHLY_REPORT_VOIDED] = { .name = "voided", .title = N_("作废日期"), .kind = &ledger_kind_date, .flags = FROZEN, .group = SENDING },
  [MONTHLY_REPORT_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text,
                                   .flags = FROZEN, .group = SENDING },
  [MONTHLY_REPORT_START] = { .name = "start_count", .title = N_("期初会员"), .kind = &ledger_kind_integer,
                             .flags = FROZEN | LEDGER_LISTED, .group = FIGURES },
  [MONTHLY_REPORT_IN] = { .name = "in_count", .title = N_("本期增加"), .kind = &ledger_kind_integer,
                          .flags = FROZEN | LEDGER_LISTED, .group = FIGURES },
  [MONTHLY_REPORT_OUT] = { .name = "out_count", .title = N_("本期减少"), .kind = &ledger_kind_integer,
                           .flags = FROZEN | LEDGER_LISTED, .group = FIGURES },
  [MONTHLY_REPORT_LATE] = { .name = "late_count", .title = N_("跨期调整笔数"), .kind = &ledger_kind_integer,
                            .flags = FROZEN | LEDGER_LISTED, .group = FIGURES },
  [MONTHLY_REPORT_END] = { .name = "end_count", .title = N_("期末会员"), .kind = &ledger_kind_integer,
                           .flags = FROZEN | LEDGER_LISTED, .group = FIGURES },
  [MONTHLY_REPORT_FROM_MONTH] = { .name = "from_month", .title = N_("起始月份"), .kind = &ledger_kind_text,
                                  .flags = LEDGER_DERIVED | LEDGER_HIDDEN, .group = FIGURES },
  [MONTHLY_REPORT_PREVIOUS] = { .name = "previous_id", .title = N_("上一份月报"), .kind = &ledger_kind_reference,
                                .flags = FROZEN | LEDGER_HIDDEN, .refers_to = "monthly_reports", .group = FIGURES },
  [MONTHLY_REPORT_ROSTER] = { .name = "roster", .title = N_("名单"), .kind = &ledger_kind_file,
                              .flags = FROZEN | LEDGER_HIDDEN, .group = FIGURES },
};

static const LedgerField line_fields[] = {
  [MONTHLY_REPORT_LINE_REPORT_ID] = { .name = "report_id", .title = N_("会籍变动月报"), .kind = &ledger_kind_reference,
                                      .flags = LEDGER_PART_OF, .refers_to = "monthly_reports", .group = FIGURES },
  [MONTHLY_REPORT_LINE_LINE] = { .name = "line", .title = N_("项目"), .kind = &ledger_kind_choice,
                                 .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_EVENT, .choices = codes_report_line, .group = FIGURES },
  [MONTHLY_REPORT_LINE_TOTAL] = { .name = "total", .title = N_("合计"), .kind = &ledger_kind_integer,
                                  .flags = LEDGER_LISTED | LEDGER_EVENT, .group = FIGURES },
  [MONTHLY_REPORT_LINE_WOMEN] = { .name = "women", .title = N_("女"), .kind = &ledger_kind_integer,
                                  .flags = LEDGER_LISTED | LEDGER_EVENT, .group = FIGURES },
  [MONTHLY_REPORT_LINE_MIGRANTS] = { .name = "migrants", .title = N_("农民工"), .kind = &ledger_kind_integer,
                                     .flags = LEDGER_LISTED | LEDGER_EVENT, .group = FIGURES },
  [MONTHLY_REPORT_LINE_NEW_FORM] = { .name = "new_form", .title = N_("新就业形态"), .kind = &ledger_kind_integer,
                                     .flags = LEDGER_LISTED | LEDGER_EVENT, .group = FIGURES },
  [MONTHLY_REPORT_LINE_UNDER_35] = { .name = "under_35", .title = N_("35岁以下"), .kind = &ledger_kind_integer,
                                     .flags = LEDGER_LISTED | LEDGER_EVENT, .group = FIGURES },
};

static const LedgerField late_fields[] = {
  [MONTHLY_REPORT_LATE_REPORT_ID] = { .name = "report_id", .title = N_("会籍变动月报"), .kind = &ledger_kind_reference,
                                      .flags = LEDGER_PART_OF, .refers_to = "monthly_reports", .group = FIGURES },
  [MONTHLY_REPORT_LATE_MEMBER] = { .name = "member_row", .title = N_("会员编号"), .kind = &ledger_kind_text,
                                   .flags = LEDGER_EVENT | LEDGER_HIDDEN, .group = FIGURES },
  [MONTHLY_REPORT_LATE_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_EVENT | LEDGER_PERSON_NAME, .group = FIGURES },
  [MONTHLY_REPORT_LATE_WAY] = { .name = "way", .title = N_("增减"), .kind = &ledger_kind_choice,
                                .flags = LEDGER_LISTED | LEDGER_EVENT, .choices = codes_report_way, .group = FIGURES },
  [MONTHLY_REPORT_LATE_COLUMNS] = { .name = "columns", .title = N_("计入栏目"), .kind = &ledger_kind_choices,
                                    .flags = LEDGER_LISTED | LEDGER_EVENT, .choices = codes_report_column, .group = FIGURES },
  [MONTHLY_REPORT_LATE_REASON] = { .name = "reason", .title = N_("原因"), .kind = &ledger_kind_text,
                                   .flags = LEDGER_LISTED | LEDGER_EVENT, .group = FIGURES },
};

/* A draft is sent, a sent one may be voided; that alone may be undone. */
static const LedgerTransition transitions[] = {
  { NULL, MONTHLY_REPORT_DRAFT, "draft", N_("存为草稿") },
  { NULL, MONTHLY_REPORT_IS_SENT, "send", N_("报送") },
  { MONTHLY_REPORT_DRAFT, MONTHLY_REPORT_IS_SENT, "send", N_("报送") },
  { MONTHLY_REPORT_IS_SENT, MONTHLY_REPORT_IS_VOID, "void", N_("作废") },
  { MONTHLY_REPORT_IS_VOID, MONTHLY_REPORT_IS_SENT, "stand", N_("恢复") },
  { NULL },
};

static gboolean
is_draft (const LedgerRecord *record)
{
  return ledger_record_get (record, MONTHLY_REPORT_STATUS) == NULL ||
         ledger_record_is (record, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_DRAFT);
}

static gboolean
is_sent (const LedgerRecord *record)
{
  return ledger_record_is (record, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_SENT);
}

static char *
label (LedgerRecord *record)
{
  const char *period = ledger_record_get (record, MONTHLY_REPORT_PERIOD);
  const char *unit = ledger_record_get (record, MONTHLY_REPORT_UNIT_NAME);

  if (ledger_record_get (record, MONTHLY_REPORT_ORG_ID) == NULL || unit == NULL)
    return g_strdup (period != NULL ? period : "");
  return g_strdup_printf ("%s %s", period != NULL ? period : "", unit);
}

/* Names and telephone of whoever reports, where nobody typed others. */
static void
derive_names (LedgerEdit *edit)
{
  gint64 org = ledger_record_get_number (edit->after, MONTHLY_REPORT_ORG_ID);
  g_autoptr (LedgerRecord) record = org != 0 ? ledger_store_load (edit->store, &orgs_register, org, NULL)
                                             : ledger_store_load_single (edit->store, &union_register);
  const guint from[] = { org != 0 ? (guint) ORG_CHAIR : (guint) UNION_CHAIR, org != 0 ? LEDGER_NO_FIELD : (guint) UNION_CLERK,
                         org != 0 ? (guint) ORG_PHONE : (guint) UNION_PHONE };

  if (record == NULL)
    return;
  ledger_edit_set (edit, MONTHLY_REPORT_UNIT_NAME, ledger_record_get (record, org != 0 ? (guint) ORG_NAME : (guint) UNION_NAME));
  for (guint i = 0; edit->before == NULL && i < G_N_ELEMENTS (from); i++)
    if (from[i] != LEDGER_NO_FIELD && ledger_edit_get (edit, MONTHLY_REPORT_CHAIR + i) == NULL)
      ledger_edit_set (edit, MONTHLY_REPORT_CHAIR + i, ledger_record_get (record, from[i]));
}

static void
derive (LedgerEdit *edit)
{
  const char *given = ledger_edit_get (edit, MONTHLY_REPORT_MONTH);
  g_autofree char *month = given != NULL ? g_strndup (given, 7) : NULL;
  g_autofree char *from = NULL;
  g_autofree char *period = NULL;

  if (edit->together || !is_draft (edit->after))
    return;
  ledger_edit_set (edit, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_DRAFT);
  derive_names (edit);
  if (month == NULL)
    return;
  from = monthly_report_dup_from (edit->store, month, ledger_record_get_number (edit->after, MONTHLY_REPORT_ORG_ID));
  period = monthly_report_dup_period (from, month);
  ledger_edit_set (edit, MONTHLY_REPORT_MONTH, month);
  ledger_edit_set (edit, MONTHLY_REPORT_FROM_MONTH, from);
  ledger_edit_set (edit, MONTHLY_REPORT_PERIOD, period);
}

/* Another draft or sent report of the month and organisation: row id, or 0. */
static gint64
find_twin (LedgerEdit *edit)
{
  g_autoptr (LedgerRecord) other = monthly_report_dup_record (edit->store, ledger_edit_get (edit, MONTHLY_REPORT_MONTH),
                                                              ledger_record_get_number (edit->after, MONTHLY_REPORT_ORG_ID), NULL);

  return other != NULL && other->id != edit->after->id ? other->id : 0;
}

static void
check_month (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *month = ledger_edit_get (edit, MONTHLY_REPORT_MONTH);
  gint64 twin = is_draft (edit->after) || is_sent (edit->after) ? find_twin (edit) : 0;
  g_autofree char *words = g_strdup_printf (_("%s的月报已经有了，请改那一份，或先作废它"), month);

  if (strncmp (month, ledger_edit_get_today (edit), 7) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, MONTHLY_REPORT_MONTH, "report-future",
                         _("%s还没有到，请到当月再做月报"), month);
  if (twin != 0)
    ledger_problems_add_other (problems, LEDGER_BLOCKING, MONTHLY_REPORT_MONTH, "report-twice", twin, words);
}

static void
check_state (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  gboolean was_sent = edit->before != NULL && is_sent (edit->before);
  gint64 org = ledger_record_get_number (edit->after, MONTHLY_REPORT_ORG_ID);

  if (!edit->event && edit->before == NULL && !is_draft (edit->after))
    ledger_problems_add (problems, LEDGER_BLOCKING, MONTHLY_REPORT_STATUS, "report-status",
                         _("新的月报是草稿；报送请用“报送”办理"));
  if (is_sent (edit->after) == was_sent)
    return;
  if (monthly_report_find_later (edit->store, ledger_edit_get (edit, MONTHLY_REPORT_MONTH), org) != 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, MONTHLY_REPORT_STATUS, "report-later",
                         _("后面的月份已经报送，它的期初接着这一份；请先作废后面的月报"));
  if (was_sent && ledger_edit_get (edit, MONTHLY_REPORT_VOID_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MONTHLY_REPORT_VOID_REASON, "no-void-reason", _("作废要写明原因"));
}

/* The first field that an edit gives another value, or LEDGER_NO_FIELD. */
static guint
find_changed (const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i))
      return i;
  return LEDGER_NO_FIELD;
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  guint changed = find_changed (edit);

  if (edit->together || ledger_edit_get (edit, MONTHLY_REPORT_MONTH) == NULL || (edit->before != NULL && changed == LEDGER_NO_FIELD))
    return;
  if (edit->before != NULL && !is_draft (edit->before) && !edit->event)
    {
      ledger_problems_add (problems, LEDGER_BLOCKING, changed, "report-frozen",
                           _("月报%s已经定稿，不能改写；报错了请作废后重新报送"), ledger_record_get (edit->before, MONTHLY_REPORT_PERIOD));
      return;
    }
  check_month (edit, problems);
  check_state (edit, problems);
}

/* Figures come from sending alone. */
static void
check_part (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  guint changed = find_changed (edit);

  if (changed != LEDGER_NO_FIELD && !edit->event && !edit->together && (edit->parent == NULL || !edit->parent->event))
    ledger_problems_add (problems, LEDGER_BLOCKING, changed, "report-part", _("月报的人数和跨期调整由报送产生，不能自己填写"));
}

static gboolean
refuse_removal (GError **error)
{
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                       _("报送过的会籍变动月报不能删除；报错了请作废它，写明原因后重新报送。"));
  return FALSE;
}

static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  return is_draft (edit->after) || refuse_removal (error);
}

static gboolean
removing_part (LedgerEdit *edit,
               GError    **error)
{
  return refuse_removal (error);
}

/* What was sent was sent: undoing it voids it. */
static gboolean
undoing (LedgerEdit   *edit,
         LedgerRecord *was,
         LedgerRecord *made)
{
  if (is_draft (made) || (was != NULL && !is_draft (was)))
    return FALSE;
  if (!is_sent (edit->after))
    return TRUE;
  ledger_edit_set (edit, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_VOID);
  ledger_edit_set (edit, MONTHLY_REPORT_VOIDED, ledger_edit_get_today (edit));
  ledger_edit_set (edit, MONTHLY_REPORT_VOID_REASON, _("撤销报送"));
  return TRUE;
}

static gboolean
undoing_part (LedgerEdit   *edit,
              LedgerRecord *was,
              LedgerRecord *made)
{
  return TRUE;
}

/* A sent report must still balance, agree with its own names, and begin where the one before ended. */
static gboolean
prove_report (LedgerStore   *store,
              LedgerRecord  *record,
              GPtrArray     *findings,
              GError       **error)
{
  g_autofree char *name = ledger_record_dup_label (record);
  g_autoptr (GError) refusal = NULL;
  g_autoptr (MonthlyReport) report = monthly_report_load (store, record, &refusal);
  gint64 previous = ledger_record_get_number (record, MONTHLY_REPORT_PREVIOUS);
  g_autoptr (LedgerRecord) before = previous != 0 ? ledger_store_load (store, &monthly_reports_register, previous, NULL) : NULL;
  MembershipBalance counted;

  if (report == NULL)
    {
      g_ptr_array_add (findings, g_strdup (refusal->message));
      return TRUE;
    }
  monthly_report_roster_count (report->start, report->rows, &counted);
  if (!membership_balance_is_right (&report->balance) || memcmp (&counted, &report->balance, sizeof counted) != 0)
    g_ptr_array_add (findings, g_strdup_printf (_("会籍变动月报“%s”的人数在程序之外被改过，或与存下的名单不符"), name));
  if (previous != 0 && (before == NULL || ledger_record_get_number (before, MONTHLY_REPORT_END) !=
                                          ledger_record_get_number (record, MONTHLY_REPORT_START)))
    g_ptr_array_add (findings, g_strdup_printf (_("会籍变动月报“%s”的期初与上一份的期末不相等"), name));
  return TRUE;
}

static gboolean
prove (LedgerStore *store,
       GPtrArray   *findings,
       GError     **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&monthly_reports_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, MONTHLY_REPORT_STATUS, LEDGER_IS_NOT, MONTHLY_REPORT_DRAFT);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, &monthly_reports_register,
                                                           g_array_index (ids, gint64, i), error);

      if (record == NULL || !prove_report (store, record, findings, error))
        return FALSE;
    }
  return ids != NULL;
}

/* The report that a row of the register is: a draft is reckoned now. */
static MonthlyReport *
get_report (LedgerStore   *store,
            LedgerRecord  *record,
            GError       **error)
{
  const char *month = ledger_record_get (record, MONTHLY_REPORT_MONTH);

  if (!is_draft (record))
    return monthly_report_load (store, record, error);
  return month != NULL ? monthly_report_reckon (store, month, ledger_record_get_number (record, MONTHLY_REPORT_ORG_ID), error) : NULL;
}

static gboolean
fill_figures (LedgerStore   *store,
              LedgerRecord  *record,
              GPtrArray     *rows,
              GError       **error)
{
  g_autoptr (MonthlyReport) report = get_report (store, record, error);

  for (guint line = 0; report != NULL && line < MEMBERSHIP_N_LINES; line++)
    {
      GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (texts, g_strdup (membership_line_get_code (line)));
      g_ptr_array_add (texts, g_strdup (ledger_choices_find (codes_report_line, membership_line_get_code (line))->title));
      for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
        g_ptr_array_add (texts, g_strdup_printf ("%u", report->balance.lines[line].n[trait]));
      g_ptr_array_add (rows, texts);
    }
  return report != NULL;
}

static gboolean
fill_late (LedgerStore   *store,
           LedgerRecord  *record,
           GPtrArray     *rows,
           GError       **error)
{
  g_autoptr (MonthlyReport) report = get_report (store, record, error);

  for (guint i = 0; report != NULL && i < report->late->len; i++)
    {
      const MonthlyReportLate *late = g_ptr_array_index (report->late, i);
      GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (texts, g_strdup (late->name));
      g_ptr_array_add (texts, g_strdup (ledger_choices_find (codes_report_way, late->is_in ? "in" : "out")->title));
      g_ptr_array_add (texts, monthly_report_late_dup_columns (late->columns));
      g_ptr_array_add (texts, g_strdup (late->why));
      g_ptr_array_add (rows, texts);
    }
  return report != NULL;
}

static const LedgerField figure_texts[] = {
  { .name = "code", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "line", .title = N_("项目"), .kind = &ledger_kind_text },
  { .name = "total", .title = N_("合计"), .kind = &ledger_kind_integer },
  { .name = "women", .title = N_("女"), .kind = &ledger_kind_integer },
  { .name = "migrants", .title = N_("农民工"), .kind = &ledger_kind_integer },
  { .name = "new_form", .title = N_("新就业形态"), .kind = &ledger_kind_integer },
  { .name = "under_35", .title = N_("35岁以下"), .kind = &ledger_kind_integer },
};

static const LedgerField late_texts[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "way", .title = N_("增减"), .kind = &ledger_kind_text },
  { .name = "columns", .title = N_("计入栏目"), .kind = &ledger_kind_text },
  { .name = "reason", .title = N_("原因"), .kind = &ledger_kind_text },
};

static const char *const figure_keys[] = {
  "start", "joined", "rejoined", "came", "resumed", "went", "kept", "quit", "expelled", "died", "aged",
  "late_in", "late_out", "end", NULL,
};

/* "late" of a draft is reckoned too, so it is no child register here. */
static const LedgerList lists[] = {
  { .name = "figures", .fields = figure_texts, .n_fields = G_N_ELEMENTS (figure_texts), .fill = fill_figures, .keys = figure_keys },
  { .name = "late", .fields = late_texts, .n_fields = G_N_ELEMENTS (late_texts), .fill = fill_late },
  { NULL },
};

const LedgerRegister monthly_reports_register = {
  .id = "monthly_reports",
  .title = N_("会籍变动月报"),
  .row_title = N_("会籍变动月报"),
  .icon = "x-office-spreadsheet-symbolic",
  .fields = fields,
  .n_fields = MONTHLY_REPORT_N_FIELDS,
  .transitions = transitions,
  .lists = lists,
  .sort = "month",
  .label = label,
  .derive = derive,
  .check = check,
  .removing = removing,
  .prove = prove,
  .undoing = undoing,
};

const LedgerRegister monthly_report_lines_register = {
  .id = "monthly_report_lines",
  .title = N_("月报人数"),
  .row_title = N_("月报人数"),
  .icon = "x-office-spreadsheet-symbolic",
  .fields = line_fields,
  .n_fields = MONTHLY_REPORT_LINE_N_FIELDS,
  .check = check_part,
  .removing = removing_part,
  .undoing = undoing_part,
};

const LedgerRegister monthly_report_late_register = {
  .id = "monthly_report_late",
  .title = N_("跨期调整"),
  .row_title = N_("跨期调整"),
  .icon = "x-office-spreadsheet-symbolic",
  .fields = late_fields,
  .n_fields = MONTHLY_REPORT_LATE_N_FIELDS,
  .check = check_part,
  .removing = removing_part,
  .undoing = undoing_part,
};
