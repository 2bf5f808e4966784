/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 条款分配: what each worker of a joint claim is to get of a term. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "term-shares.h"

#include "agreement-terms.h"
#include "case-follow.h"
#include "case-rules.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "parties.h"

#define SHARE N_("分配")

static const LedgerField fields[] = {
  [TERM_SHARE_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                           .refers_to = "cases", .aliases = "案号", .group = SHARE },
  [TERM_SHARE_TERM_ID] = { .name = "term_id", .title = N_("协议条款"), .kind = &ledger_kind_reference, .refers_to = "terms",
                           .aliases = "条款", .group = SHARE },
  [TERM_SHARE_TERM_SEQ] = { .name = "term_seq", .title = N_("条款号"), .kind = &ledger_kind_integer,
                            .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "第几条", .group = SHARE },
  [TERM_SHARE_PARTY_ID] = { .name = "party_id", .title = N_("当事人"), .kind = &ledger_kind_reference, .refers_to = "parties",
                            .group = SHARE },
  [TERM_SHARE_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                        .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "收款人",
                        .group = SHARE },
  [TERM_SHARE_CLAIMED] = { .name = "claimed", .title = N_("请求金额"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                           .group = SHARE },
  [TERM_SHARE_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "协议金额", .group = SHARE },
  [TERM_SHARE_PAID] = { .name = "paid", .title = N_("已履行金额"), .kind = &ledger_kind_money,
                        .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .group = SHARE },
  [TERM_SHARE_SIGNED_DATE] = { .name = "signed_date", .title = N_("签收日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                               .group = SHARE },
  [TERM_SHARE_ACCOUNT_NO] = { .name = "account_no", .title = N_("收款账号"), .kind = &ledger_kind_account,
                              .flags = LEDGER_SENSITIVE, .aliases = "账号", .group = SHARE },
  [TERM_SHARE_BANK] = { .name = "bank", .title = N_("开户行"), .kind = &ledger_kind_text, .aliases = "开户银行", .group = SHARE },
  [TERM_SHARE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = SHARE },
};

static void
derive (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, TERM_SHARE_PARTY_ID), term_id = ledger_record_get_number (edit->after, TERM_SHARE_TERM_ID);
  g_autoptr (LedgerRecord) party = id != 0 ? ledger_store_load (edit->store, &parties_register, id, NULL) : NULL;
  g_autoptr (LedgerRecord) term = term_id != 0 ? ledger_store_load (edit->store, &terms_register, term_id, NULL) : NULL;

  if (party != NULL)
    {
      ledger_edit_fill (edit, TERM_SHARE_NAME, ledger_record_get (party, PARTY_NAME));
      ledger_edit_fill (edit, TERM_SHARE_ACCOUNT_NO, ledger_record_get (party, PARTY_ACCOUNT_NO));
      ledger_edit_fill (edit, TERM_SHARE_BANK, ledger_record_get (party, PARTY_BANK));
    }
  if (term != NULL)
    ledger_edit_fill (edit, TERM_SHARE_TERM_SEQ, ledger_record_get (term, TERM_SEQ));
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_amount (edit, TERM_SHARE_AMOUNT, problems);
  case_rules_check_amount (edit, TERM_SHARE_CLAIMED, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, TERM_SHARE_NAME));
}

const LedgerRegister term_shares_register = {
  .id = "term_shares",
  .title = N_("条款分配"),
  .row_title = N_("分配"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .n_fields = TERM_SHARE_N_FIELDS,
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
