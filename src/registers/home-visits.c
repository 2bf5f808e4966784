/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 走访记录: a call at a home or an employer, what was seen, asked, answered and taken along. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "home-visits.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "row-number.h"

#define CALL     N_("走访")
#define CALLERS  N_("走访人")
#define SEEN     N_("情况")
#define ANSWERED N_("处理")
#define SIGNED   N_("签字")

static const LedgerField fields[] = {
  [HOME_VISIT_VISIT_NO] = { .name = "visit_no", .title = N_("走访编号"), .kind = &ledger_kind_text,
                            .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = CALL,
                            .hint = N_("不填则按年自动编号") },
  [HOME_VISIT_DATE] = { .name = "date", .title = N_("走访日期"), .kind = &ledger_kind_date,
                        .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "日期", .group = CALL },
  [HOME_VISIT_FROM_AT] = { .name = "from_at", .title = N_("开始时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME,
                           .aliases = "时段起", .group = CALL },
  [HOME_VISIT_TO_AT] = { .name = "to_at", .title = N_("结束时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME,
                         .aliases = "时段止", .group = CALL },
  [HOME_VISIT_WAY] = { .name = "way", .title = N_("走访方式"), .kind = &ledger_kind_choice,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_home_visit_way, .aliases = "方式",
                       .group = CALL },
  [HOME_VISIT_OBJECT_TYPE] = { .name = "object_type", .title = N_("走访对象类型"), .kind = &ledger_kind_choice,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_home_visit_object,
                               .aliases = "对象类型", .group = CALL },
  [HOME_VISIT_NAME] = { .name = "name", .title = N_("走访对象"), .kind = &ledger_kind_text,
                        .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "对象", .group = CALL,
                        .hint = N_("人名或单位名称") },
  [HOME_VISIT_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                             .refers_to = "members", .group = CALL },
  [HOME_VISIT_HARDSHIP_ID] = { .name = "hardship_id", .title = N_("困难职工档案"), .kind = &ledger_kind_reference,
                               .refers_to = "hardship_files", .group = CALL },
  [HOME_VISIT_UNIT_ID] = { .name = "unit_id", .title = N_("单位"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                           .refers_to = "units", .aliases = "走访单位", .group = CALL },
  [HOME_VISIT_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE,
                         .aliases = "电话", .group = CALL },
  [HOME_VISIT_ADDRESS] = { .name = "address", .title = N_("地址"), .kind = &ledger_kind_text, .aliases = "走访地点",
                           .group = CALL },

  [HOME_VISIT_LEADER] = { .name = "leader", .title = N_("带队领导"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                          .aliases = "带队", .group = CALLERS },
  [HOME_VISIT_COMPANIONS] = { .name = "companions", .title = N_("随行人员"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                              .aliases = "走访人", .group = CALLERS, .hint = N_("用、隔开") },

  [HOME_VISIT_SITUATION] = { .name = "situation", .title = N_("基本情况"), .kind = &ledger_kind_note, .aliases = "单位基本情况",
                             .group = SEEN },
  [HOME_VISIT_LIFE] = { .name = "life", .title = N_("生产生活状况"), .kind = &ledger_kind_note, .group = SEEN },
  [HOME_VISIT_DIFFICULTIES] = { .name = "difficulties", .title = N_("存在困难"), .kind = &ledger_kind_note,
                                .flags = LEDGER_SEARCHED, .group = SEEN },

  [HOME_VISIT_DEMANDS] = { .name = "demands", .title = N_("意见建议和诉求"), .kind = &ledger_kind_note, .flags = LEDGER_SEARCHED,
                           .aliases = "诉求", .group = ANSWERED },
  [HOME_VISIT_POLICIES] = { .name = "policies", .title = N_("宣传政策"), .kind = &ledger_kind_text, .aliases = "宣讲政策",
                            .group = ANSWERED },
  [HOME_VISIT_ANSWERS] = { .name = "answers", .title = N_("现场解答"), .kind = &ledger_kind_note, .aliases = "现场答复",
                           .group = ANSWERED },
  [HOME_VISIT_TAKEN] = { .name = "taken", .title = N_("带走事项"), .kind = &ledger_kind_note, .flags = LEDGER_SEARCHED,
                         .aliases = "需交办事项", .group = ANSWERED },
  [HOME_VISIT_TAKEN_DUE] = { .name = "taken_due", .title = N_("办理期限"), .kind = &ledger_kind_date, .group = ANSWERED },
  [HOME_VISIT_TAKEN_DONE] = { .name = "taken_done", .title = N_("办结日期"), .kind = &ledger_kind_date, .group = ANSWERED },
  [HOME_VISIT_TAKEN_RESULT] = { .name = "taken_result", .title = N_("办理结果"), .kind = &ledger_kind_note, .group = ANSWERED },

  [HOME_VISIT_SIGNER] = { .name = "signer", .title = N_("被走访人签字"), .kind = &ledger_kind_text, .aliases = "签字人",
                          .group = SIGNED },
  [HOME_VISIT_VISIT_ID] = { .name = "visit_id", .title = N_("慰问记录"), .kind = &ledger_kind_reference, .refers_to = "visits",
                            .group = SIGNED },
  [HOME_VISIT_PHOTO] = { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file, .group = SIGNED },
  [HOME_VISIT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = SIGNED },
};

static void
derive (LedgerEdit *edit)
{
  row_number_derive (edit, HOME_VISIT_VISIT_NO, HOME_VISIT_DATE, 4);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HOME_VISIT_NAME));
}

const LedgerRegister home_visits_register = {
  .id = "home_visits",
  .title = N_("走访记录"),
  .row_title = N_("走访记录"),
  .icon = "go-home-symbolic",
  .fields = fields,
  .n_fields = HOME_VISIT_N_FIELDS,
  .sort = "date",
  .label = label,
  .derive = derive,
};
