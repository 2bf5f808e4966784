/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 附件: a photograph or scan kept with a row of any register. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "attachments.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define ATTACHMENT N_("附件")

static const LedgerField fields[] = {
  [ATTACHMENT_SUBJECT_REG] = { .name = "subject_reg", .title = N_("对象所在登记册"), .kind = &ledger_kind_text,
                               .flags = LEDGER_HIDDEN | LEDGER_EVENT, .group = ATTACHMENT },
  [ATTACHMENT_SUBJECT_ID] = { .name = "subject_id", .title = N_("对象编号"), .kind = &ledger_kind_integer,
                              .flags = LEDGER_HIDDEN | LEDGER_EVENT | LEDGER_ANY_ROW, .group = ATTACHMENT },
  [ATTACHMENT_SUBJECT] = { .name = "subject", .title = N_("对象"), .kind = &ledger_kind_text,
                           .flags = LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_EVENT, .group = ATTACHMENT },
  [ATTACHMENT_KIND] = { .name = "kind", .title = N_("附件种类"), .kind = &ledger_kind_choice,
                        .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_attachment_kind, .aliases = "种类",
                        .group = ATTACHMENT },
  [ATTACHMENT_TITLE] = { .name = "title", .title = N_("附件名称"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "名称", .group = ATTACHMENT },
  [ATTACHMENT_FILE] = { .name = "file", .title = N_("文件"), .kind = &ledger_kind_file, .flags = LEDGER_REQUIRED | LEDGER_LISTED,
                        .group = ATTACHMENT },
  [ATTACHMENT_PAGES] = { .name = "pages", .title = N_("页数"), .kind = &ledger_kind_integer, .aliases = "份数",
                         .group = ATTACHMENT },
  [ATTACHMENT_DATE] = { .name = "date", .title = N_("收件日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                        .aliases = "日期", .group = ATTACHMENT },
  [ATTACHMENT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = ATTACHMENT },
};

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, ATTACHMENT_TITLE));
}

const LedgerRegister attachments_register = {
  .id = "attachments",
  .title = N_("附件"),
  .row_title = N_("附件"),
  .icon = "mail-attachment-symbolic",
  .fields = fields,
  .n_fields = ATTACHMENT_N_FIELDS,
  .sort = "date",
  .label = label,
};
