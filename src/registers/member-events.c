/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动: the fields of a change of membership; what may follow what is in membership.c. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "member-events.h"

#include "codes.h"
#include "ledger-kind.h"
#include "membership.h"

#define CHANGE N_("变动")
#define DONE   N_("办理")
#define RESULT N_("结果")

/* Reckoned from all the member's changes, see membership-walk.c. */
#define RECKONED (LEDGER_DERIVED | LEDGER_COPIED)

static const LedgerField fields[] = {
  [MEMBER_EVENT_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference,
                               .flags = LEDGER_PART_OF, .refers_to = "members", .aliases = "会员姓名|职工", .group = CHANGE },
  [MEMBER_EVENT_EVENT] = { .name = "event", .title = N_("变动"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_member_event,
                           .aliases = "会籍变动|变动事项", .group = CHANGE },
  [MEMBER_EVENT_DATE] = { .name = "date", .title = N_("变动日期"), .kind = &ledger_kind_date,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_MONTH, .aliases = "会籍变动日期|日期", .group = CHANGE },
  [MEMBER_EVENT_REASON] = { .name = "reason", .title = N_("变动原因"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                            .choices = codes_change_reason, .aliases = "会籍变动原因|原因", .group = CHANGE },
  [MEMBER_EVENT_TO_ORG] = { .name = "to_org", .title = N_("到哪个组织"), .kind = &ledger_kind_reference, .refers_to = "orgs",
                            .aliases = "转入组织|调入组织|所属工会组织", .group = CHANGE },
  [MEMBER_EVENT_TO_UNIT] = { .name = "to_unit", .title = N_("新工作单位"), .kind = &ledger_kind_reference, .refers_to = "units",
                             .aliases = "新单位", .group = CHANGE },
  [MEMBER_EVENT_OTHER_UNION] = { .name = "other_union", .title = N_("对方工会"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                                 .aliases = "转入工会|转出工会|原工会|对方单位", .group = CHANGE, .hint = N_("填全称") },
  [MEMBER_EVENT_OPENING_STATE] = { .name = "opening_state", .title = N_("建账时状态"), .kind = &ledger_kind_choice,
                                   .choices = codes_member_status, .group = CHANGE },
  [MEMBER_EVENT_RETURN_DATE] = { .name = "return_date", .title = N_("预计期满日期"), .kind = &ledger_kind_date,
                                 .aliases = "期满日期|预计返回日期", .group = CHANGE },
  [MEMBER_EVENT_HANDLED_BY] = { .name = "handled_by", .title = N_("经办人"), .kind = &ledger_kind_reference,
                                .refers_to = "officers", .group = DONE },
  [MEMBER_EVENT_APPROVED_BY] = { .name = "approved_by", .title = N_("审批人"), .kind = &ledger_kind_reference,
                                 .refers_to = "officers", .group = DONE },
  [MEMBER_EVENT_PAPERS] = { .name = "papers", .title = N_("材料"), .kind = &ledger_kind_choices, .choices = codes_event_paper,
                            .aliases = "证明材料", .group = DONE },
  [MEMBER_EVENT_CARD_TAKEN] = { .name = "card_taken", .title = N_("已收回会员证"), .kind = &ledger_kind_flag, .group = DONE },
  [MEMBER_EVENT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = DONE },
  [MEMBER_EVENT_VOIDED] = { .name = "voided", .title = N_("作废日期"), .kind = &ledger_kind_date, .flags = LEDGER_EVENT, .group = DONE },
  [MEMBER_EVENT_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_EVENT, .group = DONE },
  [MEMBER_EVENT_WAS_STATE] = { .name = "was_state", .title = N_("变动前状态"), .kind = &ledger_kind_choice,
                               .flags = RECKONED, .choices = codes_member_status, .group = RESULT },
  [MEMBER_EVENT_FROM_ORG] = { .name = "from_org", .title = N_("变动前组织"), .kind = &ledger_kind_reference,
                              .flags = RECKONED, .refers_to = "orgs", .group = RESULT },
  [MEMBER_EVENT_STATE] = { .name = "state", .title = N_("变动后状态"), .kind = &ledger_kind_choice,
                           .flags = RECKONED | LEDGER_LISTED, .choices = codes_member_status, .group = RESULT },
  [MEMBER_EVENT_ORG_ID] = { .name = "org_id", .title = N_("变动后组织"), .kind = &ledger_kind_reference,
                            .flags = RECKONED | LEDGER_LISTED, .refers_to = "orgs", .group = RESULT },
  [MEMBER_EVENT_SINCE] = { .name = "since", .title = N_("起"), .kind = &ledger_kind_text,
                           .flags = RECKONED | LEDGER_HIDDEN, .group = RESULT },
  [MEMBER_EVENT_UNTIL] = { .name = "until", .title = N_("止"), .kind = &ledger_kind_text,
                           .flags = RECKONED | LEDGER_HIDDEN, .group = RESULT },
};

/* "2024-06-30 退休" */
static char *
label (LedgerRecord *record)
{
  const char *date = ledger_record_get (record, MEMBER_EVENT_DATE);
  const LedgerChoice *choice = ledger_choices_find (codes_member_event, ledger_record_get (record, MEMBER_EVENT_EVENT));

  return g_strdup_printf ("%s %s", date != NULL ? date : _("日期不详"), choice != NULL ? _(choice->title) : "");
}

static gboolean
prove (LedgerStore *store,
       GPtrArray   *findings,
       GError     **error)
{
  return ledger_intervals_prove (store, &member_intervals, findings, error);
}

const LedgerIntervals member_intervals = {
  .reg = &member_events_register,
  .subject = MEMBER_EVENT_MEMBER_ID,
  .event = MEMBER_EVENT_EVENT,
  .was_state = MEMBER_EVENT_WAS_STATE,
  .was_group = MEMBER_EVENT_FROM_ORG,
  .state = MEMBER_EVENT_STATE,
  .group = MEMBER_EVENT_ORG_ID,
  .since = MEMBER_EVENT_SINCE,
  .until = MEMBER_EVENT_UNTIL,
  .counted = "A",
  .balance = "member_balance",
};

const LedgerRegister member_events_register = {
  .id = "member_events",
  .title = N_("会籍变动"),
  .row_title = N_("会籍变动"),
  .icon = "view-refresh-symbolic",
  .fields = fields,
  .n_fields = MEMBER_EVENT_N_FIELDS,
  .append_only = TRUE,
  .sort = "date",
  .label = label,
  .derive = membership_derive_event,
  .check = membership_check_event,
  .saving = membership_follow_event,
  .removing = membership_leave_event,
  .restored = membership_follow_event,
  .prove = prove,
};
