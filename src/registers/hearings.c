/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调解会: when and where the sides met, who came, what was said and what came of it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hearings.h"

#include "case-follow.h"
#include "case-record-opening.h"
#include "case-record-sheet.h"
#include "case-rules.h"
#include "case-times.h"
#include "child-rows.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define HEARING N_("调解会")
#define RECORD  N_("笔录")
#define RESULT  N_("结果")

static const LedgerField fields[] = {
  [HEARING_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                        .refers_to = "cases", .aliases = "案号", .group = HEARING },
  [HEARING_TIMES] = { .name = "times", .title = N_("次数"), .kind = &ledger_kind_integer,
                      .flags = LEDGER_LISTED | LEDGER_DERIVED, .aliases = "第几次", .group = HEARING },
  [HEARING_FROM_AT] = { .name = "from_at", .title = N_("开始时间"), .kind = &ledger_kind_datetime,
                        .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_TIME, .aliases = "时间", .group = HEARING },
  [HEARING_TO_AT] = { .name = "to_at", .title = N_("结束时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME,
                      .aliases = "结束", .group = HEARING },
  [HEARING_PLACE] = { .name = "place", .title = N_("地点"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                      .aliases = "调解地点", .group = HEARING },
  [HEARING_WAY] = { .name = "way", .title = N_("调解方式"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                    .choices = codes_hearing_way, .aliases = "方式", .group = HEARING },
  [HEARING_NOTICE_DATE] = { .name = "notice_date", .title = N_("通知日期"), .kind = &ledger_kind_date, .aliases = "发出通知日期",
                            .group = HEARING },
  [HEARING_BRING] = { .name = "bring", .title = N_("应带材料"), .kind = &ledger_kind_text, .aliases = "携带材料",
                      .group = HEARING },
  [HEARING_ABSENCE] = { .name = "absence", .title = N_("不到场后果"), .kind = &ledger_kind_text, .group = HEARING },
  [HEARING_MEDIATORS] = { .name = "mediators", .title = N_("调解员"), .kind = &ledger_kind_text,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "主持人", .group = HEARING,
                          .hint = N_("不填用本案的调解员") },
  [HEARING_RECORDER] = { .name = "recorder", .title = N_("记录人"), .kind = &ledger_kind_text,
                         .flags = LEDGER_PERSON_NAME | LEDGER_NEEDED, .aliases = "书记员", .group = HEARING },
  [HEARING_APPLICANT_SIDE] = { .name = "applicant_side", .title = N_("申请人及代理人"), .kind = &ledger_kind_text,
                               .flags = LEDGER_NEEDED, .aliases = "申请人到场", .group = HEARING },
  [HEARING_RESPONDENT_SIDE] = { .name = "respondent_side", .title = N_("被申请人及代理人"), .kind = &ledger_kind_text,
                                .flags = LEDGER_NEEDED, .aliases = "被申请人到场", .group = HEARING },
  [HEARING_OTHERS] = { .name = "others", .title = N_("参加人"), .kind = &ledger_kind_text, .aliases = "其他参加人",
                       .group = HEARING },
  [HEARING_ABSENT] = { .name = "absent", .title = N_("未到场"), .kind = &ledger_kind_text, .aliases = "缺席", .group = HEARING },

  [HEARING_OPENING] = { .name = "opening", .title = N_("宣布事项"), .kind = &ledger_kind_note, .aliases = "宣布纪律与权利义务",
                        .group = RECORD, .hint = N_("不填则用标准开头") },
  [HEARING_AVOIDANCE] = { .name = "avoidance", .title = N_("申请回避"), .kind = &ledger_kind_text, .aliases = "是否申请回避",
                          .group = RECORD },
  [HEARING_STATEMENT] = { .name = "statement", .title = N_("申请人陈述"), .kind = &ledger_kind_note, .group = RECORD },
  [HEARING_ANSWER] = { .name = "answer", .title = N_("被申请人答辩"), .kind = &ledger_kind_note, .group = RECORD },
  [HEARING_PROOF] = { .name = "proof", .title = N_("举证质证"), .kind = &ledger_kind_note, .group = RECORD },
  [HEARING_FOCUS] = { .name = "focus", .title = N_("争议焦点"), .kind = &ledger_kind_note, .group = RECORD },
  [HEARING_PLAN] = { .name = "plan", .title = N_("调解方案与意见"), .kind = &ledger_kind_note, .aliases = "调解方案",
                     .group = RECORD },
  [HEARING_BODY] = { .name = "body", .title = N_("笔录正文"), .kind = &ledger_kind_note, .flags = LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_MINUTES,
                     .aliases = "问答正文", .group = RECORD },

  [HEARING_RESULT] = { .name = "result", .title = N_("调解结果"), .kind = &ledger_kind_choice,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_hearing_result, .aliases = "结果",
                       .group = RESULT },
  [HEARING_RESULT_NOTE] = { .name = "result_note", .title = N_("结果说明"), .kind = &ledger_kind_note, .group = RESULT },
  [HEARING_NEXT_DATE] = { .name = "next_date", .title = N_("下次调解日期"), .kind = &ledger_kind_date, .aliases = "下次时间",
                          .group = RESULT },
  [HEARING_SIGNED_DATE] = { .name = "signed_date", .title = N_("签名日期"), .kind = &ledger_kind_date, .aliases = "签字日期",
                            .group = RESULT },
  [HEARING_PAGES] = { .name = "pages", .title = N_("页数"), .kind = &ledger_kind_integer, .group = RESULT },
  [HEARING_SCAN] = { .name = "scan", .title = N_("签字扫描件"), .kind = &ledger_kind_file, .group = RESULT },
  [HEARING_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

/* In the words of paper, which are never translated. 企业劳动争议协商调解规定第二十四条; 人民调解法第二十三条、第二十四条. */
static const CaseRecordFields beginning = {
  .place = HEARING_PLACE,
  .hosts = HEARING_MEDIATORS,
  .recorder = HEARING_RECORDER,
  .opening = HEARING_OPENING,
  .words = "今天由%1$s主持调解%2$s一案。调解不收费，除双方都要求公开的以外不公开进行。到会人员应当遵守秩序，依次发言，未经同意不得录音、录像。"
           "双方有权接受或者拒绝调解，有权申请调解员回避，自愿达成协议，也可以随时终止调解；应当如实陈述，尊重调解员和对方。"
           "达成的调解协议经双方签名或者盖章、调解员签名并加盖印章后生效，双方应当履行。",
};

/* Times of day are of the day it began; which meeting it is, the days of the others tell. */
static void
derive (LedgerEdit *edit)
{
  const char *from;
  g_autoptr (GPtrArray) others = NULL;
  gint64 times = 1;

  case_times_derive (edit, HEARING_FROM_AT, HEARING_TO_AT);
  case_record_open (edit, &beginning);
  from = ledger_edit_get (edit, HEARING_FROM_AT);
  if (from == NULL)
    return;
  others = child_rows_load_siblings (edit);
  for (guint i = 0; i < others->len; i++)
    {
      const LedgerRecord *other = g_ptr_array_index (others, i);

      times += g_strcmp0 (ledger_record_get (other, HEARING_FROM_AT), from) < 0;
    }
  ledger_record_set_number (edit->after, HEARING_TIMES, times);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_order (edit, HEARING_FROM_AT, HEARING_TO_AT, problems);
  case_rules_check_order (edit, HEARING_NOTICE_DATE, HEARING_FROM_AT, problems);
  if (ledger_record_is (edit->after, HEARING_RESULT, "3") && ledger_edit_get (edit, HEARING_NEXT_DATE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, HEARING_NEXT_DATE, "missing", _("延期的要约定下次调解日期"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HEARING_TIMES));
}

const LedgerRegister hearings_register = {
  .id = "hearings",
  .title = N_("调解会"),
  .row_title = N_("调解会"),
  .icon = "view-grid-symbolic",
  .fields = fields,
  .n_fields = HEARING_N_FIELDS,
  .lists = hearing_sheet_lists,
  .sort = "from_at",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
