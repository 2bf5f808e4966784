/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 文书: the fields of a paper, which states follow each other, and what can never change again. */
#include "config.h"

#include "papers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case-papers.h"
#include "codes.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "paper-number.h"
#include "paper-proof.h"

#define PAPER  N_("文书")
#define SERIES N_("编号")
#define RESULT N_("签收和作废")

static const LedgerField fields[] = {
  [PAPER_FORM] = { .name = "form", .title = N_("表格"), .kind = &ledger_kind_text,
                   .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_EVENT, .aliases = "表格编号", .group = PAPER },
  [PAPER_TITLE] = { .name = "title", .title = N_("文书名称"), .kind = &ledger_kind_text,
                    .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_SEARCHED | LEDGER_EVENT, .aliases = "名称", .group = PAPER },
  [PAPER_NUMBER] = { .name = "number", .title = N_("文号"), .kind = &ledger_kind_text,
                     .flags = LEDGER_LISTED | LEDGER_SEARCHED | LEDGER_UNIQUE | LEDGER_EVENT, .aliases = "发文字号", .group = PAPER },
  [PAPER_SUBJECT_REG] = { .name = "subject_reg", .title = N_("对象所在登记册"), .kind = &ledger_kind_text,
                          .flags = LEDGER_HIDDEN | LEDGER_EVENT, .group = PAPER },
  [PAPER_SUBJECT_ID] = { .name = "subject_id", .title = N_("对象编号"), .kind = &ledger_kind_integer,
                         .flags = LEDGER_HIDDEN | LEDGER_EVENT | LEDGER_ANY_ROW, .group = PAPER },
  [PAPER_SUBJECT] = { .name = "subject", .title = N_("对象"), .kind = &ledger_kind_text,
                      .flags = LEDGER_LISTED | LEDGER_SEARCHED | LEDGER_EVENT, .aliases = "姓名", .group = PAPER },
  [PAPER_DATE] = { .name = "date", .title = N_("文书日期"), .kind = &ledger_kind_date,
                   .flags = LEDGER_LISTED | LEDGER_EVENT, .aliases = "日期|出具日期", .group = PAPER },
  [PAPER_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice,
                     .flags = LEDGER_LISTED | LEDGER_FACET | LEDGER_EVENT, .choices = codes_paper_status, .group = PAPER },
  [PAPER_REASON] = { .name = "reason", .title = N_("缺少原因"), .kind = &ledger_kind_text, .flags = LEDGER_EVENT, .group = PAPER },
  [PAPER_CODE] = { .name = "code", .title = N_("文书码"), .kind = &ledger_kind_text,
                   .flags = LEDGER_SEARCHED | LEDGER_UNIQUE | LEDGER_EVENT, .aliases = "二维码", .group = PAPER },
  [PAPER_VARIANT] = { .name = "variant", .title = N_("印法"), .kind = &ledger_kind_text, .flags = LEDGER_EVENT, .group = PAPER },
  [PAPER_FORM_VERSION] = { .name = "form_version", .title = N_("表格版本"), .kind = &ledger_kind_text,
                           .flags = LEDGER_EVENT, .group = PAPER },
  [PAPER_WORDING] = { .name = "wording", .title = N_("改动的文字"), .kind = &ledger_kind_note, .flags = LEDGER_EVENT, .group = PAPER },
  [PAPER_NUMBER_PREFIX] = { .name = "number_prefix", .title = N_("编号字头"), .kind = &ledger_kind_text,
                            .flags = LEDGER_EVENT, .group = SERIES },
  [PAPER_NUMBER_KIND] = { .name = "number_kind", .title = N_("编号种类"), .kind = &ledger_kind_text,
                          .flags = LEDGER_EVENT, .group = SERIES },
  [PAPER_NUMBER_YEAR] = { .name = "number_year", .title = N_("编号年度"), .kind = &ledger_kind_integer,
                          .flags = LEDGER_EVENT, .group = SERIES },
  [PAPER_NUMBER_SERIAL] = { .name = "number_serial", .title = N_("编号序号"), .kind = &ledger_kind_integer,
                            .flags = LEDGER_EVENT, .group = SERIES },
  [PAPER_NUMBER_THROUGH] = { .name = "number_through", .title = N_("跨年连续"), .kind = &ledger_kind_flag,
                             .flags = LEDGER_HIDDEN | LEDGER_EVENT, .group = SERIES },
  [PAPER_PDF] = { .name = "pdf", .title = N_("存档文件"), .kind = &ledger_kind_file, .flags = LEDGER_EVENT, .group = RESULT },
  [PAPER_SCAN] = { .name = "scan", .title = N_("签字扫描件"), .kind = &ledger_kind_file,
                   .flags = LEDGER_LISTED | LEDGER_EVENT, .group = RESULT },
  [PAPER_SIGNED_DATE] = { .name = "signed_date", .title = N_("签收日期"), .kind = &ledger_kind_date,
                          .flags = LEDGER_EVENT, .group = RESULT },
  [PAPER_VOIDED] = { .name = "voided", .title = N_("作废日期"), .kind = &ledger_kind_date, .flags = LEDGER_EVENT, .group = RESULT },
  [PAPER_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text,
                          .flags = LEDGER_EVENT, .group = RESULT },
  [PAPER_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

/* The last three are taken by an undo only: what was voided by mistake holds again, under its own number. */
static const LedgerTransition transitions[] = {
  { NULL, PAPER_STATUS_PREPARED, "prepare", N_("准备") },
  { NULL, PAPER_STATUS_ISSUED, "issue", N_("出具") },
  { NULL, PAPER_STATUS_MISSING, "miss", N_("记为缺件") },
  { PAPER_STATUS_PREPARED, PAPER_STATUS_ISSUED, "issue", N_("出具") },
  { PAPER_STATUS_PREPARED, PAPER_STATUS_MISSING, "miss", N_("记为缺件") },
  { PAPER_STATUS_ISSUED, PAPER_STATUS_SIGNED, "sign", N_("签收") },
  { PAPER_STATUS_ISSUED, PAPER_STATUS_MISSING, "miss", N_("记为缺件") },
  { PAPER_STATUS_ISSUED, PAPER_STATUS_VOID, "void", N_("作废") },
  { PAPER_STATUS_SIGNED, PAPER_STATUS_ISSUED, "unsign", N_("取消签收") },
  { PAPER_STATUS_SIGNED, PAPER_STATUS_MISSING, "miss", N_("记为缺件") },
  { PAPER_STATUS_SIGNED, PAPER_STATUS_VOID, "void", N_("作废") },
  { PAPER_STATUS_MISSING, PAPER_STATUS_PREPARED, "prepare", N_("准备") },
  { PAPER_STATUS_MISSING, PAPER_STATUS_ISSUED, "issue", N_("出具") },
  { PAPER_STATUS_MISSING, PAPER_STATUS_SIGNED, "sign", N_("签收") },
  { PAPER_STATUS_MISSING, PAPER_STATUS_VOID, "void", N_("作废") },
  { PAPER_STATUS_VOID, PAPER_STATUS_ISSUED, "unvoid", N_("恢复") },
  { PAPER_STATUS_VOID, PAPER_STATUS_SIGNED, "unvoid", N_("恢复") },
  { PAPER_STATUS_VOID, PAPER_STATUS_MISSING, "unvoid", N_("恢复") },
  { NULL }
};

/* What the paper in somebody's hands says, or is known by. */
static const guint fixed[] = {
  PAPER_FORM, PAPER_TITLE, PAPER_NUMBER, PAPER_SUBJECT, PAPER_DATE, PAPER_CODE, PAPER_VARIANT, PAPER_FORM_VERSION,
  PAPER_WORDING, PAPER_NUMBER_PREFIX, PAPER_NUMBER_KIND, PAPER_NUMBER_YEAR, PAPER_NUMBER_SERIAL, PAPER_NUMBER_THROUGH,
  PAPER_PDF,
};

/* The day of the last number is asked of the file once, for this is checked at every issue. */
static void
check_order (LedgerEdit     *edit,
             const char     *date,
             LedgerProblems *problems)
{
  g_autofree char *number = NULL;
  g_autofree char *last = paper_number_dup_last_date (edit->store, edit->after, &number);
  const char *today = ledger_edit_get_today (edit);

  if (strncmp (date, today, 4) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, PAPER_DATE, "earlier-year",
                         _("文书日期%s不在今年，编号将用%.4s年的"), date, date);
  if (last != NULL && strcmp (date, last) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, PAPER_DATE, "out-of-order",
                         _("文书日期%s早于前一号（%s）的日期%s，日期和编号的先后不一致"), date, number, last);
}

/* On the way out, once: what is in the file needs no reason again. */
static void
check_issue (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, PAPER_DATE);

  if (!ledger_date_is_day (date))
    ledger_problems_add (problems, LEDGER_BLOCKING, PAPER_DATE, "no-date", _("请写明文书日期"));
  else if (strcmp (date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, PAPER_DATE, "future", _("文书日期%s晚于今天，请改正"), date);
  else if (ledger_edit_get (edit, PAPER_NUMBER) != NULL)
    check_order (edit, date, problems);
}

static void
check_fixed (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (ledger_edit_changes (edit, fixed[i]))
      ledger_problems_add (problems, LEDGER_BLOCKING, fixed[i], "issued",
                           _("文书已经出具，%s不能再改；写错的请作废后重新出具"), _(fields[fixed[i]].title));
}

static void
check_signed (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  const char *signed_date = ledger_edit_get (edit, PAPER_SIGNED_DATE);
  const char *date = ledger_edit_get (edit, PAPER_DATE);

  if (signed_date == NULL || !ledger_edit_changes (edit, PAPER_SIGNED_DATE))
    return;
  if (strcmp (signed_date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, PAPER_SIGNED_DATE, "signed-future",
                         _("签收日期%s晚于今天，请改正"), signed_date);
  if (date != NULL && strcmp (signed_date, date) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, PAPER_SIGNED_DATE, "signed-before",
                         _("签收日期%s早于文书日期%s，请改正"), signed_date, date);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->before == NULL && !edit->event)
    ledger_problems_add (problems, LEDGER_BLOCKING, LEDGER_NO_FIELD, "made",
                         _("文书要从所属的记录出具，不能直接登记"));
  if (edit->before != NULL && paper_is_issued (edit->before))
    check_fixed (edit, problems);
  else if (ledger_record_is (edit->after, PAPER_STATUS, PAPER_STATUS_ISSUED))
    check_issue (edit, problems);
  check_signed (edit, problems);
  if (ledger_record_is (edit->after, PAPER_STATUS, PAPER_STATUS_MISSING) && ledger_edit_get (edit, PAPER_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, PAPER_REASON, "reason", _("请写明缺少的原因"));
  if (ledger_record_is (edit->after, PAPER_STATUS, PAPER_STATUS_VOID) && ledger_edit_get (edit, PAPER_VOID_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, PAPER_VOID_REASON, "void-reason", _("请写明作废的原因"));
}

/* "机园工介〔2026〕5号 介绍信（张三）" */
static char *
label (LedgerRecord *record)
{
  const char *number = ledger_record_get (record, PAPER_NUMBER);
  const char *title = ledger_record_get (record, PAPER_TITLE);
  const char *subject = ledger_record_get (record, PAPER_SUBJECT);
  GString *text = g_string_new (number);

  g_string_append_printf (text, "%s%s", number != NULL ? " " : "", title != NULL ? title : "");
  if (subject != NULL)
    g_string_append_printf (text, "（%s）", subject);
  return g_string_free (text, FALSE);
}

/* What was handed out can be shown again as it was: without its PDF it was not. */
static gboolean
saving (LedgerEdit  *edit,
        GError     **error)
{
  const char *status = ledger_edit_get (edit, PAPER_STATUS);

  if (paper_is_issued (edit->after) ||
      (g_strcmp0 (status, PAPER_STATUS_ISSUED) != 0 && g_strcmp0 (status, PAPER_STATUS_SIGNED) != 0))
    return case_papers_follow (edit, error);
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("没有保存：这份文书还没有出具。"));
  return FALSE;
}

static gboolean
removing (LedgerEdit  *edit,
          GError     **error)
{
  g_autofree char *shown = NULL;

  if (!paper_is_issued (edit->after))
    return TRUE;
  shown = label (edit->after);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("“%s”已经出具，不能删除。不用的文书请作废，编号留着。"), shown);
  return FALSE;
}

/* A number that was given is given: what is undone is voided. */
static gboolean
undoing (LedgerEdit   *edit,
         LedgerRecord *was,
         LedgerRecord *made)
{
  if (!paper_is_issued (made) || (was != NULL && paper_is_issued (was)))
    return FALSE;
  if (ledger_record_is (edit->after, PAPER_STATUS, PAPER_STATUS_VOID))
    return TRUE;
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_VOID);
  ledger_edit_set (edit, PAPER_VOIDED, ledger_edit_get_today (edit));
  ledger_edit_set (edit, PAPER_VOID_REASON, _("撤销出具"));
  return TRUE;
}

gboolean
paper_is_issued (const LedgerRecord *paper)
{
  return ledger_record_get (paper, PAPER_PDF) != NULL;
}

const LedgerRegister papers_register = {
  .id = "papers",
  .title = N_("文书"),
  .row_title = N_("文书"),
  .icon = "x-office-document-symbolic",
  .fields = fields,
  .n_fields = PAPER_N_FIELDS,
  .transitions = transitions,
  .label = label,
  .check = check,
  .saving = saving,
  .removing = removing,
  .prove = paper_prove,
  .undoing = undoing,
};
