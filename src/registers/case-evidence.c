/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 证据: what was handed in, by whom, to prove what. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-evidence.h"

#include "case-follow.h"
#include "case-rules.h"
#include "child-rows.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define EVIDENCE N_("证据")

static const LedgerField fields[] = {
  [EVIDENCE_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                         .refers_to = "cases", .aliases = "案号", .group = EVIDENCE },
  [EVIDENCE_SEQ] = { .name = "seq", .title = N_("编号"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED, .aliases = "序号",
                     .group = EVIDENCE },
  [EVIDENCE_NAME] = { .name = "name", .title = N_("证据名称"), .kind = &ledger_kind_text,
                      .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "名称", .group = EVIDENCE },
  [EVIDENCE_KIND] = { .name = "kind", .title = N_("证据种类"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_evidence_kind, .aliases = "种类",
                      .group = EVIDENCE },
  [EVIDENCE_FORM] = { .name = "form", .title = N_("证据形式"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_evidence_form, .aliases = "原件或复印件",
                      .group = EVIDENCE },
  [EVIDENCE_BY] = { .name = "by", .title = N_("提交人"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                    .choices = codes_evidence_by, .aliases = "证据来源", .group = EVIDENCE },
  [EVIDENCE_SOURCE] = { .name = "source", .title = N_("来源说明"), .kind = &ledger_kind_text, .aliases = "来源",
                        .group = EVIDENCE },
  [EVIDENCE_PURPOSE] = { .name = "purpose", .title = N_("证明目的"), .kind = &ledger_kind_text,
                         .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "证明对象", .group = EVIDENCE },
  [EVIDENCE_COPIES] = { .name = "copies", .title = N_("份数"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                        .group = EVIDENCE },
  [EVIDENCE_PAGES] = { .name = "pages", .title = N_("页数"), .kind = &ledger_kind_integer,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED, .group = EVIDENCE },
  [EVIDENCE_DATE] = { .name = "date", .title = N_("提交日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                      .aliases = "收到日期", .group = EVIDENCE },
  [EVIDENCE_OPINION] = { .name = "opinion", .title = N_("对方质证意见"), .kind = &ledger_kind_text, .aliases = "质证意见",
                         .group = EVIDENCE },
  [EVIDENCE_ACCEPTED] = { .name = "accepted", .title = N_("是否采信"), .kind = &ledger_kind_choice,
                          .choices = codes_evidence_accepted, .aliases = "采信", .group = EVIDENCE },
  [EVIDENCE_RETURNED_DATE] = { .name = "returned_date", .title = N_("原件退还日期"), .kind = &ledger_kind_date,
                               .aliases = "退还日期", .group = EVIDENCE },
  [EVIDENCE_FILE] = { .name = "file", .title = N_("文件"), .kind = &ledger_kind_file, .group = EVIDENCE },
  [EVIDENCE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = EVIDENCE },
};

/* The next number of the case; a row that was only touched gets none. */
static void
derive (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) others = NULL;
  gint64 last = 0;

  if (edit->before != NULL || ledger_edit_get (edit, EVIDENCE_SEQ) != NULL || ledger_edit_is_blank (edit))
    return;
  others = child_rows_load_siblings (edit);
  for (guint i = 0; i < others->len; i++)
    last = MAX (last, ledger_record_get_number (g_ptr_array_index (others, i), EVIDENCE_SEQ));
  ledger_record_set_number (edit->after, EVIDENCE_SEQ, last + 1);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_past (edit, EVIDENCE_DATE, problems);
  case_rules_check_order (edit, EVIDENCE_DATE, EVIDENCE_RETURNED_DATE, problems);
  case_rules_check_amount (edit, EVIDENCE_COPIES, problems);
  case_rules_check_amount (edit, EVIDENCE_PAGES, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, EVIDENCE_NAME));
}

const LedgerRegister evidence_register = {
  .id = "evidence",
  .title = N_("证据"),
  .row_title = N_("证据"),
  .icon = "document-properties-symbolic",
  .fields = fields,
  .n_fields = EVIDENCE_N_FIELDS,
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
