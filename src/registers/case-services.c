/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 送达: which paper was handed to whom, how, and who signed for it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-services.h"

#include "case-follow.h"
#include "case-rules.h"
#include "codes.h"
#include "days-off.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define DELIVERY N_("送达")
#define RECEIVED N_("签收")
#define REFUSED  N_("拒收")

static const LedgerField fields[] = {
  [DELIVERY_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                         .refers_to = "cases", .aliases = "案号", .group = DELIVERY },
  [DELIVERY_RECIPIENT] = { .name = "recipient", .title = N_("受送达人"), .kind = &ledger_kind_text,
                           .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "收件人", .group = DELIVERY },
  [DELIVERY_PARTY_ID] = { .name = "party_id", .title = N_("当事人"), .kind = &ledger_kind_reference, .refers_to = "parties",
                          .group = DELIVERY },
  [DELIVERY_DOCUMENTS] = { .name = "documents", .title = N_("送达文书"), .kind = &ledger_kind_text,
                           .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "文书名称及件数",
                           .group = DELIVERY, .hint = N_("如受理通知书一份") },
  [DELIVERY_PAPER_ID] = { .name = "paper_id", .title = N_("文书"), .kind = &ledger_kind_reference, .refers_to = "papers",
                          .aliases = "文书编号", .group = DELIVERY },
  [DELIVERY_COPIES] = { .name = "copies", .title = N_("件数"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                        .aliases = "份数", .group = DELIVERY },
  [DELIVERY_PLACE] = { .name = "place", .title = N_("送达地点"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                       .aliases = "地点", .group = DELIVERY },
  [DELIVERY_WAY] = { .name = "way", .title = N_("送达方式"), .kind = &ledger_kind_choice,
                     .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_delivery_way, .aliases = "方式",
                     .group = DELIVERY },
  [DELIVERY_MAIL_NO] = { .name = "mail_no", .title = N_("邮寄单号"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                         .aliases = "快递单号", .group = DELIVERY },
  [DELIVERY_SENT_DATE] = { .name = "sent_date", .title = N_("发出日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                           .aliases = "寄出日期", .group = DELIVERY },
  [DELIVERY_SERVERS] = { .name = "servers", .title = N_("送达人"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                         .group = DELIVERY, .hint = N_("两人，用、隔开") },

  [DELIVERY_DATE] = { .name = "date", .title = N_("送达日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                      .aliases = "签收日期", .group = RECEIVED, .hint = N_("签收日期即送达日期") },
  [DELIVERY_TIME] = { .name = "time", .title = N_("签收时间"), .kind = &ledger_kind_text, .group = RECEIVED,
                      .hint = N_("如14时30分") },
  [DELIVERY_SIGNER] = { .name = "signer", .title = N_("签收人"), .kind = &ledger_kind_text,
                        .flags = LEDGER_PERSON_NAME | LEDGER_LISTED, .aliases = "收件人签名", .group = RECEIVED },
  [DELIVERY_AGENT] = { .name = "agent", .title = N_("代收人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                       .group = RECEIVED },
  [DELIVERY_AGENT_RELATION] = { .name = "agent_relation", .title = N_("代收人与受送达人关系"), .kind = &ledger_kind_text,
                                .aliases = "代收人关系", .group = RECEIVED },
  [DELIVERY_AGENT_REASON] = { .name = "agent_reason", .title = N_("代收理由"), .kind = &ledger_kind_text, .group = RECEIVED },

  [DELIVERY_REFUSED_DATE] = { .name = "refused_date", .title = N_("拒收日期"), .kind = &ledger_kind_date, .group = REFUSED },
  [DELIVERY_REFUSED_REASON] = { .name = "refused_reason", .title = N_("拒收事由"), .kind = &ledger_kind_text,
                                .aliases = "拒收原因", .group = REFUSED },
  [DELIVERY_WITNESS] = { .name = "witness", .title = N_("见证人"), .kind = &ledger_kind_text, .aliases = "见证人姓名和单位",
                         .group = REFUSED },
  [DELIVERY_POSTED_PLACE] = { .name = "posted_place", .title = N_("张贴地点"), .kind = &ledger_kind_text, .group = REFUSED },
  [DELIVERY_DEEMED_DATE] = { .name = "deemed_date", .title = N_("视为送达日期"), .kind = &ledger_kind_date,
                             .flags = LEDGER_DERIVED, .group = REFUSED },
  [DELIVERY_PHOTO] = { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file, .aliases = "影像", .group = REFUSED },
  [DELIVERY_SCAN] = { .name = "scan", .title = N_("回证扫描件"), .kind = &ledger_kind_file, .group = REFUSED },
  [DELIVERY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = REFUSED },
};

/* Of codes_delivery_way. */
#define WAY_POST   "2"
#define WAY_LEFT   "3"
#define WAY_POSTED "6"

/* 劳动人事争议仲裁办案规则第二十条: what was left or put up counts as served three working days later (D23). */
#define DEEMED_WORKDAYS 3

static void
derive (LedgerEdit *edit)
{
  const char *day = ledger_edit_get (edit, DELIVERY_DATE);
  gboolean left = ledger_record_is (edit->after, DELIVERY_WAY, WAY_LEFT) || ledger_record_is (edit->after, DELIVERY_WAY, WAY_POSTED);
  g_autoptr (LedgerCalendar) calendar = day != NULL && left ? tz_calendar_new (edit->store) : NULL;
  g_autofree char *deemed = calendar != NULL ? ledger_calendar_add_workdays (calendar, day, DEEMED_WORKDAYS) : NULL;

  ledger_edit_set (edit, DELIVERY_DEEMED_DATE, deemed);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_past (edit, DELIVERY_DATE, problems);
  case_rules_check_order (edit, DELIVERY_SENT_DATE, DELIVERY_DATE, problems);
  case_rules_check_names (edit, DELIVERY_SERVERS, 2, problems);
  if (ledger_record_is (edit->after, DELIVERY_WAY, WAY_POST) && ledger_edit_get (edit, DELIVERY_MAIL_NO) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, DELIVERY_MAIL_NO, "missing", _("邮寄送达要填邮寄单号"));
  if (ledger_record_is (edit->after, DELIVERY_WAY, WAY_LEFT) && ledger_edit_get (edit, DELIVERY_WITNESS) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, DELIVERY_WITNESS, "missing", _("留置送达要有见证人，或者拍照、录像"));
  if (ledger_record_is (edit->after, DELIVERY_WAY, WAY_POSTED) && ledger_edit_get (edit, DELIVERY_POSTED_PLACE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, DELIVERY_POSTED_PLACE, "missing", _("张贴送达要写张贴地点"));
  if (ledger_edit_get (edit, DELIVERY_AGENT) != NULL && ledger_edit_get (edit, DELIVERY_AGENT_RELATION) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, DELIVERY_AGENT_RELATION, "missing", _("由人代收的，要写代收人与受送达人的关系"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, DELIVERY_RECIPIENT));
}

const LedgerRegister services_register = {
  .id = "services",
  .title = N_("送达"),
  .row_title = N_("送达"),
  .icon = "mail-send-symbolic",
  .fields = fields,
  .n_fields = DELIVERY_N_FIELDS,
  .sort = "date",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
