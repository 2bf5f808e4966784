/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 履行记录: what was paid or done under a term, when, how, and who received it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "performances.h"

#include "agreement-terms.h"
#include "case-follow.h"
#include "case-rules.h"
#include "child-rows.h"
#include "codes.h"
#include "ledger-amount.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define PERFORMANCE N_("履行")

static const LedgerField fields[] = {
  [PERFORMANCE_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                            .refers_to = "cases", .aliases = "案号", .group = PERFORMANCE },
  [PERFORMANCE_TERM_ID] = { .name = "term_id", .title = N_("协议条款"), .kind = &ledger_kind_reference, .refers_to = "terms",
                            .aliases = "条款", .group = PERFORMANCE },
  [PERFORMANCE_TERM_SEQ] = { .name = "term_seq", .title = N_("条款号"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                             .aliases = "第几条", .group = PERFORMANCE },
  [PERFORMANCE_PARTY_ID] = { .name = "party_id", .title = N_("收款当事人"), .kind = &ledger_kind_reference,
                             .refers_to = "parties", .group = PERFORMANCE },
  [PERFORMANCE_DATE] = { .name = "date", .title = N_("履行日期"), .kind = &ledger_kind_date,
                         .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "日期|履行时间|付款日期|支付日期", .group = PERFORMANCE },
  [PERFORMANCE_ITEM] = { .name = "item", .title = N_("履行项目"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "项目", .group = PERFORMANCE },
  [PERFORMANCE_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                           .aliases = "履行金额|支付金额|付款金额", .group = PERFORMANCE },
  [PERFORMANCE_WAY] = { .name = "way", .title = N_("履行方式"), .kind = &ledger_kind_choice,
                        .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_pay_way, .aliases = "方式",
                        .group = PERFORMANCE },
  [PERFORMANCE_VOUCHER_NO] = { .name = "voucher_no", .title = N_("凭证号"), .kind = &ledger_kind_text,
                               .flags = LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "汇款单号", .group = PERFORMANCE },
  [PERFORMANCE_PAYER] = { .name = "payer", .title = N_("付款人"), .kind = &ledger_kind_text, .group = PERFORMANCE },
  [PERFORMANCE_PAYEE] = { .name = "payee", .title = N_("收款人"), .kind = &ledger_kind_text,
                          .flags = LEDGER_PERSON_NAME | LEDGER_NEEDED | LEDGER_LISTED, .aliases = "收款人姓名",
                          .group = PERFORMANCE },
  [PERFORMANCE_WITNESS] = { .name = "witness", .title = N_("见证人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                            .group = PERFORMANCE },
  [PERFORMANCE_RECEIPT] = { .name = "receipt", .title = N_("履行凭证"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                            .choices = codes_receipt_kind, .aliases = "凭证种类", .group = PERFORMANCE },
  [PERFORMANCE_FILE] = { .name = "file", .title = N_("凭证扫描件"), .kind = &ledger_kind_file, .group = PERFORMANCE },
  [PERFORMANCE_VOIDED] = { .name = "voided", .title = N_("作废"), .kind = &ledger_kind_flag, .group = PERFORMANCE },
  [PERFORMANCE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = PERFORMANCE },
};

/* What was booked under a term, with this row. */
static void
check_term (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, PERFORMANCE_TERM_ID);
  g_autoptr (LedgerRecord) term = id != 0 ? ledger_store_load (edit->store, &terms_register, id, NULL) : NULL;
  g_autoptr (GPtrArray) others = NULL;
  gint64 sum = ledger_record_get_number (edit->after, PERFORMANCE_AMOUNT), amount;
  g_autofree char *words = NULL, *whole = NULL;

  if (term == NULL || ledger_record_get_flag (edit->after, PERFORMANCE_VOIDED))
    return;
  others = child_rows_load_siblings (edit);
  amount = ledger_record_get_number (term, TERM_AMOUNT);
  for (guint i = 0; i < others->len; i++)
    if (ledger_record_get_number (g_ptr_array_index (others, i), PERFORMANCE_TERM_ID) == id &&
        !ledger_record_get_flag (g_ptr_array_index (others, i), PERFORMANCE_VOIDED))
      sum += ledger_record_get_number (g_ptr_array_index (others, i), PERFORMANCE_AMOUNT);
  if (amount == 0 || sum <= amount)
    return;
  words = ledger_amount_in_words (sum);
  whole = ledger_amount_in_words (amount);
  ledger_problems_add (problems, LEDGER_WARNING, PERFORMANCE_AMOUNT, "over", _("这一条款约定%s，记入的履行合计%s，多了，请核对条款号和金额"),
                       whole, words);
}

/* Under a term, what it says need not be typed. */
static void
derive (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, PERFORMANCE_TERM_ID);
  g_autoptr (LedgerRecord) term = id != 0 ? ledger_store_load (edit->store, &terms_register, id, NULL) : NULL;
  const LedgerChoice *item;

  if (term == NULL || edit->before != NULL)
    return;
  item = ledger_choices_find (codes_claim_item, ledger_record_get (term, TERM_ITEM));
  ledger_edit_fill (edit, PERFORMANCE_TERM_SEQ, ledger_record_get (term, TERM_SEQ));
  ledger_edit_fill (edit, PERFORMANCE_ITEM, item != NULL ? item->title : ledger_record_get (term, TERM_TEXT));
  ledger_edit_fill (edit, PERFORMANCE_WAY, ledger_record_get (term, TERM_WAY));
  ledger_edit_fill (edit, PERFORMANCE_PAYER, ledger_record_get (term, TERM_PAYER));
  ledger_edit_fill (edit, PERFORMANCE_PAYEE, ledger_record_get (term, TERM_PAYEE));
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_past (edit, PERFORMANCE_DATE, problems);
  case_rules_check_amount (edit, PERFORMANCE_AMOUNT, problems);
  if (ledger_record_get_flag (edit->after, PERFORMANCE_VOIDED) && ledger_edit_get (edit, PERFORMANCE_MEMO) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, PERFORMANCE_MEMO, "missing", _("作废的履行记录，要在备注里写明原因"));
  check_term (edit, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, PERFORMANCE_ITEM));
}

const LedgerRegister performances_register = {
  .id = "performances",
  .title = N_("履行记录"),
  .row_title = N_("履行"),
  .icon = "emblem-ok-symbolic",
  .fields = fields,
  .n_fields = PERFORMANCE_N_FIELDS,
  .sort = "date",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
