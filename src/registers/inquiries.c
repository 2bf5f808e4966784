/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调查笔录: who was asked what, where and by whom, question by question. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "inquiries.h"

#include "case-follow.h"
#include "case-record-opening.h"
#include "case-record-sheet.h"
#include "case-rules.h"
#include "case-times.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define INQUIRY N_("调查")
#define ASKED   N_("被调查人")
#define RECORD  N_("笔录")

static const LedgerField fields[] = {
  [INQUIRY_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                        .refers_to = "cases", .aliases = "案号", .group = INQUIRY },
  [INQUIRY_FROM_AT] = { .name = "from_at", .title = N_("开始时间"), .kind = &ledger_kind_datetime,
                        .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_TIME, .aliases = "时间起", .group = INQUIRY },
  [INQUIRY_TO_AT] = { .name = "to_at", .title = N_("结束时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME,
                      .aliases = "时间止", .group = INQUIRY },
  [INQUIRY_PLACE] = { .name = "place", .title = N_("地点"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                      .aliases = "调查地点", .group = INQUIRY },
  [INQUIRY_INVESTIGATORS] = { .name = "investigators", .title = N_("调查人"), .kind = &ledger_kind_text,
                              .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "询问人", .group = INQUIRY,
                              .hint = N_("至少两人，用、隔开") },
  [INQUIRY_RECORDER] = { .name = "recorder", .title = N_("记录人"), .kind = &ledger_kind_text,
                         .flags = LEDGER_PERSON_NAME | LEDGER_NEEDED, .aliases = "书记员", .group = INQUIRY },

  [INQUIRY_NAME] = { .name = "name", .title = N_("被调查人"), .kind = &ledger_kind_text,
                     .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "姓名",
                     .group = ASKED },
  [INQUIRY_GENDER] = { .name = "gender", .title = N_("性别"), .kind = &ledger_kind_choice, .choices = codes_sex, .group = ASKED },
  [INQUIRY_AGE] = { .name = "age", .title = N_("年龄"), .kind = &ledger_kind_integer, .group = ASKED },
  [INQUIRY_UNIT] = { .name = "unit", .title = N_("工作单位"), .kind = &ledger_kind_text, .aliases = "单位", .group = ASKED },
  [INQUIRY_POST] = { .name = "post", .title = N_("职务"), .kind = &ledger_kind_text, .group = ASKED },
  [INQUIRY_ID_NO] = { .name = "id_no", .title = N_("身份证号"), .kind = &ledger_kind_identity, .flags = LEDGER_SENSITIVE,
                      .aliases = "证件号码", .group = ASKED },
  [INQUIRY_ADDRESS] = { .name = "address", .title = N_("住址"), .kind = &ledger_kind_text, .group = ASKED },
  [INQUIRY_PHONE] = { .name = "phone", .title = N_("电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE,
                      .aliases = "联系电话", .group = ASKED },
  [INQUIRY_RELATION] = { .name = "relation", .title = N_("与当事人关系"), .kind = &ledger_kind_text, .group = ASKED },

  [INQUIRY_OPENING] = { .name = "opening", .title = N_("告知事项"), .kind = &ledger_kind_note, .aliases = "告知",
                        .group = RECORD, .hint = N_("不填则用标准开头") },
  [INQUIRY_BODY] = { .name = "body", .title = N_("问答正文"), .kind = &ledger_kind_note,
                     .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_MINUTES, .aliases = "笔录正文", .group = RECORD },
  [INQUIRY_CLOSING] = { .name = "closing", .title = N_("核对意见"), .kind = &ledger_kind_text, .aliases = "结尾",
                        .group = RECORD, .hint = N_("以上笔录已阅，与我所述一致") },
  [INQUIRY_PAGES] = { .name = "pages", .title = N_("页数"), .kind = &ledger_kind_integer, .group = RECORD },
  [INQUIRY_SIGNED_DATE] = { .name = "signed_date", .title = N_("签名日期"), .kind = &ledger_kind_date, .aliases = "签字日期",
                            .group = RECORD },
  [INQUIRY_SCAN] = { .name = "scan", .title = N_("签字扫描件"), .kind = &ledger_kind_file, .group = RECORD },
  [INQUIRY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RECORD },
};

/* In the words of paper, which are never translated. */
static const CaseRecordFields beginning = {
  .place = INQUIRY_PLACE,
  .hosts = INQUIRY_INVESTIGATORS,
  .recorder = INQUIRY_RECORDER,
  .opening = INQUIRY_OPENING,
  .two = TRUE,
  .words = "我们是%1$s的调解员，现就%2$s一案依法向你了解有关情况。你应当如实陈述，不作虚假陈述；与本案无关的问题，你可以不回答；"
           "你认为调查人与本案有利害关系、可能影响公正的，可以申请回避。",
};

static void
derive (LedgerEdit *edit)
{
  case_times_derive (edit, INQUIRY_FROM_AT, INQUIRY_TO_AT);
  case_record_open (edit, &beginning);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_order (edit, INQUIRY_FROM_AT, INQUIRY_TO_AT, problems);
  case_rules_check_names (edit, INQUIRY_INVESTIGATORS, 2, problems);
  if (ledger_edit_get (edit, INQUIRY_AGE) != NULL &&
      (ledger_record_get_number (edit->after, INQUIRY_AGE) < 1 || ledger_record_get_number (edit->after, INQUIRY_AGE) > 130))
    ledger_problems_add (problems, LEDGER_BLOCKING, INQUIRY_AGE, "age", _("年龄%s不可能，请改正"), ledger_edit_get (edit, INQUIRY_AGE));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, INQUIRY_NAME));
}

const LedgerRegister inquiries_register = {
  .id = "inquiries",
  .title = N_("调查记录"),
  .row_title = N_("调查"),
  .icon = "system-search-symbolic",
  .fields = fields,
  .n_fields = INQUIRY_N_FIELDS,
  .lists = inquiry_sheet_lists,
  .sort = "from_at",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
