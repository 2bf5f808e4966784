/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 本会: what the union that keeps the ledger says of itself on every paper. */
#include "config.h"

#include "union.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "benefit-presets.h"
#include "codes.h"
#include "credit-code.h"
#include "handover.h"
#include "ledger-batch.h"
#include "ledger-kind.h"
#include "orgs.h"
#include "registers.h"
#include "words.h"

#define BASIC   N_("基本信息")
#define CONTACT N_("联系方式")
#define NUMBERS N_("编号和统计")
#define SERVICE N_("志愿服务时长")
#define AID     N_("慰问帮扶")
#define OTHER   N_("其他")

#define REPORT_MONTH 10

static const LedgerField fields[] = {
  [UNION_NAME] = { .name = "name", .title = N_("工会全称"), .kind = &ledger_kind_text,
                   .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "工会名称|本会名称", .group = BASIC,
                   .hint = N_("与公章一致，如示范市机电产业园区工会联合会") },
  [UNION_SHORT_NAME] = { .name = "short_name", .title = N_("工会简称"), .kind = &ledger_kind_text, .group = BASIC },
  [UNION_SEAL_NAME] = { .name = "seal_name", .title = N_("落款名称"), .kind = &ledger_kind_text, .group = BASIC,
                        .hint = N_("盖章处印的名称，不填则用全称") },
  [UNION_USCC] = { .name = "uscc", .title = N_("统一社会信用代码"), .kind = &ledger_kind_credit_code,
                   .aliases = "工会统一社会信用代码|工会法人统一社会信用代码", .group = BASIC },
  [UNION_SUPERIOR] = { .name = "superior", .title = N_("上级工会名称"), .kind = &ledger_kind_text,
                       .flags = LEDGER_LISTED, .aliases = "上级工会", .group = BASIC },
  [UNION_FOUNDED] = { .name = "founded", .title = N_("建会日期"), .kind = &ledger_kind_date,
                      .aliases = "建会时间|成立时间|成立日期", .group = BASIC },
  [UNION_CHAIR] = { .name = "chair", .title = N_("工会主席"), .kind = &ledger_kind_text,
                    .flags = LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "主席|主席姓名|工会负责人", .group = CONTACT },
  [UNION_CLERK] = { .name = "clerk", .title = N_("经办人"), .kind = &ledger_kind_text,
                    .flags = LEDGER_PERSON_NAME, .aliases = "填表人|联系人", .group = CONTACT },
  [UNION_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_LISTED,
                    .aliases = "电话|办公电话", .group = CONTACT },
  [UNION_REGION] = { .name = "region", .title = N_("所在政区"), .kind = &ledger_kind_text,
                     .aliases = "行政区划|所在区划", .group = CONTACT, .hint = N_("省、市、区县") },
  [UNION_ADDRESS] = { .name = "address", .title = N_("地址"), .kind = &ledger_kind_text,
                      .aliases = "工会地址|通讯地址|单位地址", .group = CONTACT },
  [UNION_POSTCODE] = { .name = "postcode", .title = N_("邮政编码"), .kind = &ledger_kind_text, .aliases = "邮编", .group = CONTACT },
  [UNION_EMAIL] = { .name = "email", .title = N_("电子邮箱"), .kind = &ledger_kind_text, .aliases = "邮箱", .group = CONTACT },
  [UNION_NUMBER_PREFIX] = { .name = "number_prefix", .title = N_("文书编号字头"), .kind = &ledger_kind_text, .group = NUMBERS,
                            .aliases = "发文代字|机关代字", .hint = N_("如机园工，印在介绍信、证明的编号前") },
  [UNION_NUMBER_THROUGH] = { .name = "number_through", .title = N_("编号跨年连续"), .kind = &ledger_kind_flag,
                             .aliases = "编号不按年重起", .group = NUMBERS },
  [UNION_MEMBER_PREFIX] = { .name = "member_prefix", .title = N_("会员证号前缀"), .kind = &ledger_kind_text, .group = NUMBERS,
                            .hint = N_("如JY，印在会员证号码前") },
  [UNION_REPORT_MONTH] = { .name = "report_month", .title = N_("统计年度从几月开始"), .kind = &ledger_kind_integer,
                           .aliases = "统计年度起始月|统计年度起止", .group = NUMBERS,
                           .hint = N_("1至12；不填为10，即10月1日至次年9月30日") },
  [UNION_SERVICE_UNIT] = { .name = "service_unit", .title = N_("时长单位"), .kind = &ledger_kind_choice,
                           .choices = codes_service_unit, .group = SERVICE, .hint = N_("核定时长取这个单位的整数倍，不填为0.1小时") },
  [UNION_SERVICE_CAP] = { .name = "service_cap", .title = N_("每日封顶"), .kind = &ledger_kind_minutes, .group = SERVICE,
                          .hint = N_("每人每天最多计入的小时数，不填不封顶") },
  [UNION_SERVICE_GRACE] = { .name = "service_grace", .title = N_("签到宽限（分钟）"), .kind = &ledger_kind_integer, .group = SERVICE,
                            .hint = N_("签到签退可早于、晚于活动时间多少分钟，不填为30") },
  [UNION_SERVICE_SECOND] = { .name = "service_second", .title = N_("核定人"), .kind = &ledger_kind_choice,
                             .choices = codes_service_second, .group = SERVICE, .hint = N_("不填则须与记录人不同") },
  [UNION_BENEFIT_REGION] = { .name = "benefit_region", .title = N_("执行哪里的慰问标准"), .kind = &ledger_kind_text, .group = AID,
                             .hint = N_("如山东省，与“慰问标准”里的地区一致") },
  [UNION_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = OTHER },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *founded = ledger_edit_get (edit, UNION_FOUNDED);
  const char *month = ledger_edit_get (edit, UNION_REPORT_MONTH);
  gint64 number = ledger_record_get_number (edit->after, UNION_REPORT_MONTH);

  credit_code_check (edit, UNION_USCC, problems);
  if (g_strcmp0 (founded, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, UNION_FOUNDED, "founded-future",
                         _("建会日期%s晚于今天，请改正"), founded);
  if (month != NULL && (number < 1 || number > 12))
    ledger_problems_add (problems, LEDGER_BLOCKING, UNION_REPORT_MONTH, "report-month",
                         _("统计年度从几月开始要填1至12，现在填的是%s"), month);
  if (ledger_record_get_number (edit->after, UNION_SERVICE_GRACE) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, UNION_SERVICE_GRACE, "negative", _("签到宽限不能是负数，请改正"));
}

const LedgerRegister union_register = {
  .id = "union",
  .title = N_("本会"),
  .row_title = N_("工会"),
  .icon = "starred-symbolic",
  .fields = fields,
  .n_fields = UNION_N_FIELDS,
  .lists = handover_lists,
  .singleton = TRUE,
  .check = check,
};

guint
union_get_report_month (LedgerStore *store)
{
  g_autoptr (LedgerRecord) record = ledger_store_load_single (store, &union_register);
  gint64 month = ledger_record_get_number (record, UNION_REPORT_MONTH);

  return month >= 1 && month <= 12 ? (guint) month : REPORT_MONTH;
}

/* A name tells the level of a union; the clerk can put it right. */
static const char *
guess_level (const char *name)
{
  if (g_str_has_suffix (name, "联合会"))
    return "3";
  if (!g_str_has_suffix (name, "总工会"))
    return "4";
  return strstr (name, "街道") != NULL || strstr (name, "乡") != NULL || strstr (name, "镇") != NULL ? "2" : "1";
}

/* Saves a new row with one name in it. */
static gboolean
enter (LedgerStore           *store,
       const LedgerRegister  *reg,
       guint                  field,
       const char            *name,
       GError               **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, reg);

  if (!ledger_edit_set_text (edit, field, name, error))
    return FALSE;
  if (reg == &orgs_register)
    ledger_edit_set (edit, ORG_LEVEL, guess_level (name));
  return ledger_edit_save (edit, NULL, error);
}

/**
 * tz_union_found:
 * @store: a new ledger, open for writing
 * @name: full name of the union, as on its seal
 *
 * One batch: the row of 本会, 组织's first row of the same name below which the others stand, and the
 * words of 词表 that come with the program.
 */
gboolean
tz_union_found (LedgerStore  *store,
                const char   *name,
                GError      **error)
{
  return tz_union_found_in (store, name, NULL, error);
}

/**
 * tz_union_found_in:
 * @region: (nullable): whose limits of visits and aid hold here
 */
gboolean
tz_union_found_in (LedgerStore  *store,
                   const char   *name,
                   const char   *region,
                   GError      **error)
{
  if (!ledger_batch_begin (store, "edit", _("建立台账"), error))
    return FALSE;
  if (enter (store, &union_register, UNION_NAME, name, error) &&
      enter (store, &orgs_register, ORG_NAME, name, error) && words_enter_shipped (store, error) &&
      (region == NULL || benefit_presets_enter (store, region, error)))
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return FALSE;
}
