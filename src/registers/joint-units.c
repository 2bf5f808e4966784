/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 联合调解单位: the other bodies that take part in a case, and what they did. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "joint-units.h"

#include "case-follow.h"
#include "case-rules.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define UNIT N_("联合单位")

static const LedgerField fields[] = {
  [JOINT_UNIT_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                           .refers_to = "cases", .aliases = "案号", .group = UNIT },
  [JOINT_UNIT_KIND] = { .name = "kind", .title = N_("单位类别"), .kind = &ledger_kind_choice,
                        .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_joint_kind,
                        .aliases = "部门类别", .group = UNIT },
  [JOINT_UNIT_NAME] = { .name = "name", .title = N_("单位名称"), .kind = &ledger_kind_text,
                        .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "单位", .group = UNIT },
  [JOINT_UNIT_PERSON] = { .name = "person", .title = N_("联系人"), .kind = &ledger_kind_text,
                          .flags = LEDGER_PERSON_NAME | LEDGER_LISTED, .aliases = "参加人", .group = UNIT },
  [JOINT_UNIT_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE,
                         .aliases = "电话", .group = UNIT },
  [JOINT_UNIT_ROLE] = { .name = "role", .title = N_("承担工作"), .kind = &ledger_kind_choice,
                        .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_joint_role, .aliases = "作用", .group = UNIT },
  [JOINT_UNIT_DATE_IN] = { .name = "date_in", .title = N_("参加日期"), .kind = &ledger_kind_date,
                           .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "加入日期", .group = UNIT },
  [JOINT_UNIT_LETTER_NO] = { .name = "letter_no", .title = N_("来往文号"), .kind = &ledger_kind_text, .aliases = "文号",
                             .group = UNIT },
  [JOINT_UNIT_OPINION] = { .name = "opinion", .title = N_("意见"), .kind = &ledger_kind_note, .aliases = "单位意见",
                           .group = UNIT },
  [JOINT_UNIT_RESULT] = { .name = "result", .title = N_("办理结果"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                          .aliases = "结果", .group = UNIT },
  [JOINT_UNIT_DATE_OUT] = { .name = "date_out", .title = N_("办结日期"), .kind = &ledger_kind_date, .group = UNIT },
  [JOINT_UNIT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = UNIT },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_order (edit, JOINT_UNIT_DATE_IN, JOINT_UNIT_DATE_OUT, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, JOINT_UNIT_NAME));
}

const LedgerRegister joint_units_register = {
  .id = "joint_units",
  .title = N_("联合调解单位"),
  .row_title = N_("联合单位"),
  .icon = "network-workgroup-symbolic",
  .fields = fields,
  .n_fields = JOINT_UNIT_N_FIELDS,
  .label = label,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
