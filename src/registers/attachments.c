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

static void
derive (LedgerEdit *edit)
{
  if (edit->before == NULL && ledger_edit_get (edit, ATTACHMENT_FILE) != NULL)
    ledger_edit_fill (edit, ATTACHMENT_DATE, ledger_edit_get_today (edit));
}

/* The row it belongs to is there, in a register that is. */
static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *id = ledger_edit_get (edit, ATTACHMENT_SUBJECT_REG);
  const LedgerRegister *reg = id != NULL ? ledger_store_find_register (edit->store, id) : NULL;
  gint64 row = ledger_record_get_number (edit->after, ATTACHMENT_SUBJECT_ID);
  g_autoptr (LedgerRecord) record = reg != NULL && row != 0 && edit->before == NULL
                                    ? ledger_store_load (edit->store, reg, row, NULL) : NULL;

  if (edit->before == NULL && (record == NULL || record->removed))
    ledger_problems_add (problems, LEDGER_BLOCKING, LEDGER_NO_FIELD, "no-subject", _("附件要从所属的记录添加，不能直接登记"));
  if (ledger_edit_get (edit, ATTACHMENT_PAGES) != NULL && ledger_record_get_number (edit->after, ATTACHMENT_PAGES) < 1)
    ledger_problems_add (problems, LEDGER_BLOCKING, ATTACHMENT_PAGES, "pages", _("页数至少是1，请改正"));
  if (g_strcmp0 (ledger_edit_get (edit, ATTACHMENT_DATE), ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, ATTACHMENT_DATE, "future", _("收件日期%s晚于今天，请改正"),
                         ledger_edit_get (edit, ATTACHMENT_DATE));
}

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
  .derive = derive,
  .check = check,
};
