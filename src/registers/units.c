/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 单位: the fields of the upper unions' 工会组织所在单位信息; a name alone makes a row. */
#include "config.h"

#include "units.h"

#include <glib/gi18n-lib.h>

#include "codes.h"
#include "credit-code.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define BASIC   N_("基本信息")
#define STAFF   N_("职工情况")
#define CONTACT N_("联系方式")
#define OTHER   N_("其他")

static const LedgerField fields[] = {
  [UNIT_NAME] = { .name = "name", .title = N_("单位名称"), .kind = &ledger_kind_text,
                  .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED,
                  .aliases = "单位全称|企业名称|用人单位|用人单位名称|公司名称|单位|企业|工作单位", .group = BASIC, .hint = N_("营业执照上的全称") },
  [UNIT_SHORT_NAME] = { .name = "short_name", .title = N_("单位简称"), .kind = &ledger_kind_text,
                        .flags = LEDGER_SEARCHED, .aliases = "简称", .group = BASIC },
  [UNIT_USCC] = { .name = "uscc", .title = N_("统一社会信用代码"), .kind = &ledger_kind_credit_code,
                  .flags = LEDGER_NEEDED | LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED,
                  .aliases = "单位法人和其他组织统一社会信用代码|单位统一社会信用代码|信用代码|社会信用代码|组织机构代码", .group = BASIC },
  [UNIT_ORG_ID] = { .name = "org_id", .title = N_("所属工会"), .kind = &ledger_kind_reference,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_SEARCHED, .refers_to = "orgs",
                    .aliases = "工会名称|所在工会|工会组织|基层工会", .group = BASIC },
  [UNIT_NATURE] = { .name = "nature", .title = N_("单位性质类别"), .kind = &ledger_kind_choice,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_unit_nature,
                    .aliases = "单位性质|单位类别|单位类型", .group = BASIC },
  [UNIT_ECONOMY] = { .name = "economy", .title = N_("经济类型"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                     .choices = codes_economy, .aliases = "经济性质", .group = BASIC },
  [UNIT_INDUSTRY] = { .name = "industry", .title = N_("单位所属行业"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_industry,
                      .aliases = "所属行业|行业|行业类别", .group = BASIC },
  [UNIT_SCALE] = { .name = "scale", .title = N_("企业规模"), .kind = &ledger_kind_choice, .choices = codes_unit_scale,
                   .aliases = "规模|单位规模", .group = STAFF, .hint = N_("由职工人数自动填写") },
  [UNIT_EMPLOYEES] = { .name = "employees", .title = N_("职工人数"), .kind = &ledger_kind_integer,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "职工数|员工人数|职工总数|从业人数", .group = STAFF },
  [UNIT_WOMEN] = { .name = "women", .title = N_("女职工人数"), .kind = &ledger_kind_integer, .aliases = "女职工数", .group = STAFF },
  [UNIT_MIGRANTS] = { .name = "migrants", .title = N_("农民工人数"), .kind = &ledger_kind_integer, .aliases = "农民工数", .group = STAFF },
  [UNIT_REGION] = { .name = "region", .title = N_("单位所在政区"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                    .aliases = "所在政区|行政区划|所在区划", .group = CONTACT, .hint = N_("省、市、区县") },
  [UNIT_ADDRESS] = { .name = "address", .title = N_("单位地址"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                     .aliases = "地址|详细地址|注册地址|经营地址", .group = CONTACT },
  [UNIT_POSTCODE] = { .name = "postcode", .title = N_("邮政编码"), .kind = &ledger_kind_text, .aliases = "邮编", .group = CONTACT },
  [UNIT_LEGAL_PERSON] = { .name = "legal_person", .title = N_("法定代表人"), .kind = &ledger_kind_text,
                          .flags = LEDGER_PERSON_NAME, .aliases = "法人代表|单位负责人|负责人|法人", .group = CONTACT },
  [UNIT_CONTACT] = { .name = "contact", .title = N_("联系人"), .kind = &ledger_kind_text,
                     .flags = LEDGER_PERSON_NAME, .aliases = "单位联系人", .group = CONTACT },
  [UNIT_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_LISTED,
                   .aliases = "电话|单位电话|联系方式", .group = CONTACT },
  [UNIT_EMAIL] = { .name = "email", .title = N_("电子邮箱"), .kind = &ledger_kind_text, .aliases = "邮箱", .group = CONTACT },
  [UNIT_CLOSED] = { .name = "closed", .title = N_("撤销日期"), .kind = &ledger_kind_date, .aliases = "注销日期|破产日期", .group = OTHER },
  [UNIT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = OTHER },
};

static const char *
get_scale (gint64 employees)
{
  if (employees < 10)
    return "1";
  if (employees < 100)
    return "2";
  return employees < 500 ? "3" : "4";
}

static void
derive (LedgerEdit *edit)
{
  gint64 employees = ledger_record_get_number (edit->after, UNIT_EMPLOYEES);

  if (employees > 0 && (ledger_edit_get (edit, UNIT_SCALE) == NULL ||
                        (ledger_edit_changes (edit, UNIT_EMPLOYEES) && !ledger_edit_changes (edit, UNIT_SCALE))))
    ledger_edit_set (edit, UNIT_SCALE, get_scale (employees));
}

static void
check_numbers (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  static const guint counts[] = { UNIT_EMPLOYEES, UNIT_WOMEN, UNIT_MIGRANTS };
  const char *all = ledger_edit_get (edit, UNIT_EMPLOYEES);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 n = ledger_record_get_number (edit->after, counts[i]);

      if (n < 0)
        ledger_problems_add (problems, LEDGER_BLOCKING, counts[i], "negative",
                             _("%s不能是负数"), _(fields[counts[i]].title));
      else if (all != NULL && all[0] != '-' && n > g_ascii_strtoll (all, NULL, 10))
        ledger_problems_add (problems, LEDGER_WARNING, counts[i], "more-than-all",
                             _("%s多于职工人数，请核对"), _(fields[counts[i]].title));
    }
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *name = ledger_edit_get (edit, UNIT_NAME);
  gint64 other = name != NULL && edit->store != NULL
                 ? ledger_store_find (edit->store, edit->reg, UNIT_NAME, name, edit->after->id) : 0;

  credit_code_check (edit, UNIT_USCC, problems);
  check_numbers (edit, problems);
  /* Small shops share names; two rows of one firm split its members. */
  if (other != 0)
    {
      g_autofree char *text = g_strdup_printf (_("已有同名单位“%s”，请核对是否重复"), name);

      ledger_problems_add_other (problems, LEDGER_WARNING, UNIT_NAME, "same-name", other, text);
    }
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, UNIT_NAME));
}

const LedgerRegister units_register = {
  .id = "units",
  .title = N_("单位"),
  .row_title = N_("单位"),
  .icon = "user-home-symbolic",
  .fields = fields,
  .n_fields = UNIT_N_FIELDS,
  .sort = "name",
  .label = label,
  .derive = derive,
  .check = check,
};
