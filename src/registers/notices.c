/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示: a list hung out for everybody to see, with names and numbers half hidden. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "notices.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "notice-sheet.h"
#include "row-number.h"

#define NOTICE N_("公示")
#define RESULT N_("结果")

static const LedgerField fields[] = {
  [NOTICE_TITLE] = { .name = "title", .title = N_("公示标题"), .kind = &ledger_kind_text,
                     .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "标题", .group = NOTICE,
                     .hint = N_("如关于2026年困难职工建档对象的公示") },
  [NOTICE_NOTICE_NO] = { .name = "notice_no", .title = N_("公示编号"), .kind = &ledger_kind_text,
                         .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = NOTICE,
                         .hint = N_("不填则按年自动编号") },
  [NOTICE_KIND] = { .name = "kind", .title = N_("公示类别"), .kind = &ledger_kind_choice,
                    .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_notice_kind, .aliases = "类别",
                    .group = NOTICE },
  [NOTICE_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                      .choices = codes_notice_status, .group = NOTICE },
  [NOTICE_FROM_DATE] = { .name = "from_date", .title = N_("公示开始"), .kind = &ledger_kind_date,
                         .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "开始日期", .group = NOTICE },
  [NOTICE_TO_DATE] = { .name = "to_date", .title = N_("公示结束"), .kind = &ledger_kind_date,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "结束日期", .group = NOTICE },
  [NOTICE_PLACE] = { .name = "place", .title = N_("公示地点"), .kind = &ledger_kind_text, .group = NOTICE },
  [NOTICE_PHONE] = { .name = "phone", .title = N_("监督电话"), .kind = &ledger_kind_phone, .flags = LEDGER_NEEDED,
                     .aliases = "联系电话", .group = NOTICE },
  [NOTICE_TEXT] = { .name = "text", .title = N_("说明文字"), .kind = &ledger_kind_note, .group = NOTICE,
                    .hint = N_("不填则用标准说明") },
  [NOTICE_BATCH_ID] = { .name = "batch_id", .title = N_("慰问批次"), .kind = &ledger_kind_reference,
                        .refers_to = "visit_batches", .group = NOTICE },
  [NOTICE_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference, .refers_to = "officers",
                          .group = NOTICE },

  [NOTICE_OBJECTIONS] = { .name = "objections", .title = N_("异议情况"), .kind = &ledger_kind_note, .group = RESULT,
                          .hint = N_("没有的写“无”") },
  [NOTICE_SETTLED] = { .name = "settled", .title = N_("处理结果"), .kind = &ledger_kind_note, .group = RESULT },
  [NOTICE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

static void
derive (LedgerEdit *edit)
{
  row_number_derive (edit, NOTICE_NOTICE_NO, NOTICE_FROM_DATE, 3);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, NOTICE_TITLE));
}

const LedgerRegister notices_register = {
  .id = "notices",
  .title = N_("公示"),
  .row_title = N_("公示"),
  .icon = "dialog-information-symbolic",
  .fields = fields,
  .n_fields = NOTICE_N_FIELDS,
  .lists = notice_sheet_lists,
  .sort = "from_date",
  .label = label,
  .derive = derive,
};
