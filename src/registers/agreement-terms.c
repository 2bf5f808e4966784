/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 协议条款: one duty of the agreement: who pays or does what, for whom, how much, until when. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "agreement-terms.h"

#include "agreement-text.h"
#include "case-follow.h"
#include "case-rules.h"
#include "case-rows.h"
#include "child-rows.h"
#include "codes.h"
#include "ledger-amount.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "term-shares.h"

#define TERM        N_("条款")
#define PERFORMANCE N_("履行")

static const LedgerField fields[] = {
  [TERM_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                     .refers_to = "cases", .aliases = "案号", .group = TERM },
  [TERM_SEQ] = { .name = "seq", .title = N_("条款号"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED, .aliases = "第几条",
                 .group = TERM },
  [TERM_KIND] = { .name = "kind", .title = N_("条款种类"), .kind = &ledger_kind_choice,
                  .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_term_kind, .aliases = "种类",
                  .group = TERM },
  [TERM_ITEM] = { .name = "item", .title = N_("给付项目"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                  .choices = codes_claim_item, .aliases = "项目", .group = TERM },
  [TERM_TEXT] = { .name = "text", .title = N_("内容"), .kind = &ledger_kind_text,
                  .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "条款内容", .group = TERM,
                  .hint = N_("不填则由各栏自动写成") },
  [TERM_PAYER] = { .name = "payer", .title = N_("义务人"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                   .aliases = "付款人", .group = TERM, .hint = N_("不填为被申请人") },
  [TERM_PAYEE] = { .name = "payee", .title = N_("权利人"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                   .aliases = "收款人", .group = TERM, .hint = N_("不填为申请人") },
  [TERM_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                    .aliases = "给付金额", .group = TERM, .hint = N_("多名申请人的由分配合计") },
  [TERM_DUE_DATE] = { .name = "due_date", .title = N_("履行期限"), .kind = &ledger_kind_date,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "付款期限", .group = TERM },
  [TERM_DUE_EVENT] = { .name = "due_event", .title = N_("期限说明"), .kind = &ledger_kind_text, .group = TERM,
                       .hint = N_("期限不是日期时，如协议签订当场") },
  [TERM_INSTALMENT] = { .name = "instalment", .title = N_("期数"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                        .aliases = "第几期", .group = TERM },
  [TERM_INSTALMENTS] = { .name = "instalments", .title = N_("共几期"), .kind = &ledger_kind_integer, .group = TERM },
  [TERM_SERIES] = { .name = "series", .title = N_("分期组"), .kind = &ledger_kind_text, .flags = LEDGER_HIDDEN, .group = TERM },
  [TERM_WAY] = { .name = "way", .title = N_("履行方式"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                 .choices = codes_pay_way, .aliases = "付款方式", .group = TERM },
  [TERM_ACCOUNT_NAME] = { .name = "account_name", .title = N_("收款户名"), .kind = &ledger_kind_text, .aliases = "户名",
                          .group = TERM },
  [TERM_ACCOUNT_NO] = { .name = "account_no", .title = N_("收款账号"), .kind = &ledger_kind_account, .flags = LEDGER_SENSITIVE,
                        .aliases = "账号", .group = TERM },
  [TERM_BANK] = { .name = "bank", .title = N_("开户行"), .kind = &ledger_kind_text, .aliases = "开户银行", .group = TERM },

  [TERM_PAID] = { .name = "paid", .title = N_("已履行金额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED,
                  .group = PERFORMANCE },
  [TERM_REMAINING] = { .name = "remaining", .title = N_("未履行金额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                       .group = PERFORMANCE },
  [TERM_STATE] = { .name = "state", .title = N_("履行情况"), .kind = &ledger_kind_choice,
                   .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_term_state, .aliases = "履行状态",
                   .group = PERFORMANCE },
  [TERM_DONE_DATE] = { .name = "done_date", .title = N_("履行完毕日期"), .kind = &ledger_kind_date,
                       .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .group = PERFORMANCE },
  [TERM_REMINDED_DATE] = { .name = "reminded_date", .title = N_("催告日期"), .kind = &ledger_kind_date,
                           .aliases = "最近催告日期", .group = PERFORMANCE },
  [TERM_NEXT_STEP] = { .name = "next_step", .title = N_("逾期后的步骤"), .kind = &ledger_kind_choice,
                       .choices = codes_overdue_step, .aliases = "后续步骤", .group = PERFORMANCE },
  [TERM_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = PERFORMANCE },
};

/* The next number of the agreement; a row that was only touched gets none. */
static void
derive (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) others = NULL;
  gint64 last = 0;

  if (edit->before != NULL || ledger_edit_get (edit, TERM_SEQ) != NULL || ledger_edit_is_blank (edit))
    return;
  others = child_rows_load_siblings (edit);
  for (guint i = 0; i < others->len; i++)
    last = MAX (last, ledger_record_get_number (g_ptr_array_index (others, i), TERM_SEQ));
  ledger_record_set_number (edit->after, TERM_SEQ, last + 1);
}

/* The words of a payment are made from its columns; a duty without money is nothing but words. */
static gboolean
needs (LedgerEdit *edit,
       guint       field)
{
  gboolean money = ledger_record_is (edit->after, TERM_KIND, TERM_KIND_PAYMENT);

  switch (field)
    {
    case TERM_TEXT:
      return !money;
    case TERM_ITEM:
    case TERM_AMOUNT:
    case TERM_WAY:
      return money;
    case TERM_DUE_DATE:
      return ledger_edit_get (edit, TERM_DUE_EVENT) == NULL;
    default:
      return TRUE;
    }
}

static void
check_instalment (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  gint64 part = ledger_record_get_number (edit->after, TERM_INSTALMENT), n = ledger_record_get_number (edit->after, TERM_INSTALMENTS);

  if (part < 0 || n < 0 || (n > 0 && part > n))
    ledger_problems_add (problems, LEDGER_BLOCKING, TERM_INSTALMENT, "instalment", _("共%d期，不能有第%d期，请改正"), (int) n, (int) part);
}

/* What the workers of a joint claim get adds up to what is paid. */
static void
check_shares (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, TERM_CASE_ID), amount = ledger_record_get_number (edit->after, TERM_AMOUNT), sum = 0;
  g_autoptr (GPtrArray) shares = NULL;
  g_autofree char *words = NULL, *whole = NULL;
  guint n = 0;

  if (edit->parent != NULL)
    shares = child_rows_load (edit->parent, &term_shares_register);
  else if (id != 0)
    shares = ledger_store_load_children (edit->store, &term_shares_register, id, NULL);
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const LedgerRecord *share = g_ptr_array_index (shares, i);
      gint64 term = ledger_record_get_number (share, TERM_SHARE_TERM_ID);

      if (term != 0 ? term != edit->after->id
                    : ledger_record_get_number (share, TERM_SHARE_TERM_SEQ) != ledger_record_get_number (edit->after, TERM_SEQ))
        continue;
      n++;
      sum += ledger_record_get_number (share, TERM_SHARE_AMOUNT);
    }
  if (n == 0 || sum == amount)
    return;
  words = ledger_amount_in_words (sum);
  whole = ledger_amount_in_words (amount);
  ledger_problems_add (problems, LEDGER_WARNING, TERM_AMOUNT, "shares", _("第%d条的%u人分配合计%s，条款金额是%s，应当相等"),
                       (int) ledger_record_get_number (edit->after, TERM_SEQ), n, words, whole);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_amount (edit, TERM_AMOUNT, problems);
  check_instalment (edit, problems);
  check_shares (edit, problems);
}

static char *
label (LedgerRecord *record)
{
  const char *text = ledger_record_get (record, TERM_TEXT);

  return text != NULL ? g_strdup (text) : agreement_dup_term (record, NULL, NULL);
}

const LedgerRegister terms_register = {
  .id = "terms",
  .title = N_("协议条款"),
  .row_title = N_("条款"),
  .icon = "view-list-symbolic",
  .fields = fields,
  .n_fields = TERM_N_FIELDS,
  .sort = "due_date",
  .label = label,
  .needs = needs,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
