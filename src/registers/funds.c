/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 经费: a sum of money set aside for one year, and what of it is spent. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "funds.h"

#include "aid-totals.h"
#include "codes.h"
#include "ledger-amount.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define FUND  N_("经费")
#define USE   N_("使用情况")
#define OTHER N_("其他")

static const LedgerField fields[] = {
  [FUND_NAME] = { .name = "name", .title = N_("经费名称"), .kind = &ledger_kind_text,
                  .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "经费|经费项目|项目名称|名称|项目", .group = FUND,
                  .hint = N_("如2026年节日慰问费") },
  [FUND_YEAR] = { .name = "year", .title = N_("年度"), .kind = &ledger_kind_integer, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                  .aliases = "预算年度|年份|所属年度", .group = FUND },
  [FUND_SOURCE] = { .name = "source", .title = N_("资金来源"), .kind = &ledger_kind_choice,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_fund_source, .aliases = "来源|经费来源|来源渠道",
                    .group = FUND },
  [FUND_SUBJECT] = { .name = "subject", .title = N_("经费科目"), .kind = &ledger_kind_text,
                     .flags = LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "科目", .group = FUND,
                     .hint = N_("词表“经费科目”里的词") },
  [FUND_BUDGET] = { .name = "budget", .title = N_("年度预算"), .kind = &ledger_kind_money,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "预算|预算金额|预算数|预算额|年初预算|安排金额", .group = FUND },
  [FUND_ORG_ID] = { .name = "org_id", .title = N_("列支工会"), .kind = &ledger_kind_reference, .refers_to = "orgs",
                    .aliases = "所属工会", .group = FUND },

  [FUND_RESERVED] = { .name = "reserved", .title = N_("待批占用"), .kind = &ledger_kind_money,
                      .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .group = USE },
  [FUND_SPENT] = { .name = "spent", .title = N_("已用"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED,
                   .aliases = "已使用", .group = USE },
  [FUND_REMAINING] = { .name = "remaining", .title = N_("剩余"), .kind = &ledger_kind_money,
                       .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .aliases = "余额", .group = USE },

  [FUND_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text, .aliases = "预算依据", .group = OTHER },
  [FUND_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = OTHER },
};

/* Years in which somebody may have kept a fund. */
#define FIRST_YEAR 1949
#define LAST_YEAR  2199

static void
derive (LedgerEdit *edit)
{
  const char *today = ledger_edit_get_today (edit);

  if (edit->before == NULL && ledger_edit_get (edit, FUND_YEAR) == NULL)
    ledger_record_set_number (edit->after, FUND_YEAR, g_ascii_strtoll (today, NULL, 10));
  ledger_record_set_number (edit->after, FUND_REMAINING,
                            ledger_record_get_number (edit->after, FUND_BUDGET) -
                            ledger_record_get_number (edit->after, FUND_RESERVED) -
                            ledger_record_get_number (edit->after, FUND_SPENT));
}

static void
check_name (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  const char *name = ledger_edit_get (edit, FUND_NAME), *year = ledger_edit_get (edit, FUND_YEAR);
  g_autoptr (LedgerQuery) query = ledger_query_new (&funds_register);
  g_autoptr (GArray) ids = NULL;

  if (name == NULL || year == NULL)
    return;
  ledger_query_add_filter (query, FUND_NAME, LEDGER_IS, name);
  ledger_query_add_filter (query, FUND_YEAR, LEDGER_IS, year);
  ids = ledger_store_select (edit->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != edit->after->id)
      {
        g_autofree char *text = g_strdup_printf (_("%s年已经有经费“%s”了"), year, name);

        ledger_problems_add_other (problems, LEDGER_BLOCKING, FUND_NAME, "fund-name", g_array_index (ids, gint64, i), text);
        return;
      }
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  gint64 year = ledger_record_get_number (edit->after, FUND_YEAR), budget = ledger_record_get_number (edit->after, FUND_BUDGET);
  gint64 spent = ledger_record_get_number (edit->after, FUND_SPENT);

  if (ledger_edit_get (edit, FUND_YEAR) != NULL && (year < FIRST_YEAR || year > LAST_YEAR))
    ledger_problems_add (problems, LEDGER_BLOCKING, FUND_YEAR, "year", _("年度要写成四位数字，例如2026"));
  if (budget < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, FUND_BUDGET, "negative", _("年度预算不能小于0"));
  else if (edit->before != NULL && ledger_edit_changes (edit, FUND_BUDGET) && budget < spent)
    {
      g_autofree char *budgeted = ledger_amount_in_words (budget);
      g_autofree char *used = ledger_amount_in_words (spent);

      ledger_problems_add (problems, LEDGER_WARNING, FUND_BUDGET, "fund-over", _("年度预算%s少于已用的%s"), budgeted, used);
    }
  check_name (edit, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, FUND_NAME));
}

const LedgerRegister funds_register = {
  .id = "funds",
  .title = N_("经费"),
  .row_title = N_("经费"),
  .icon = "accessories-calculator-symbolic",
  .fields = fields,
  .n_fields = FUND_N_FIELDS,
  .sort = "year",
  .label = label,
  .derive = derive,
  .check = check,
  .restored = fund_totals_recount,
  .gathered = fund_totals_recount,
  .prove = fund_totals_prove,
};
