/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 组织: union organisations as a tree; the fields of the upper unions' 工会组织信息. */
#include "config.h"

#include "orgs.h"

#include <glib/gi18n-lib.h>

#include "codes.h"
#include "credit-code.h"
#include "ledger-kind.h"
#include "org-sheet.h"
#include "person.h"

#define BASIC   N_("基本信息")
#define CONTACT N_("负责人和联系方式")
#define TERM    N_("届期和法人资格")
#define OTHER   N_("其他")

/* Deeper than any tree of unions: a longer way up is a circle. */
#define MAX_DEPTH 32

static const LedgerField fields[] = {
  [ORG_NAME] = { .name = "name", .title = N_("工会名称"), .kind = &ledger_kind_text,
                 .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED,
                 .aliases = "组织名称|工会组织名称|工会全称|基层工会名称|工会|单位工会名称", .group = BASIC },
  [ORG_SHORT_NAME] = { .name = "short_name", .title = N_("工会简称"), .kind = &ledger_kind_text,
                       .flags = LEDGER_SEARCHED, .aliases = "简称", .group = BASIC },
  [ORG_PARENT_ID] = { .name = "parent_id", .title = N_("上级工会"), .kind = &ledger_kind_reference,
                      .flags = LEDGER_LISTED, .refers_to = "orgs", .aliases = "上级工会名称|所属上级工会|上级组织", .group = BASIC },
  [ORG_LEVEL] = { .name = "level", .title = N_("层级"), .kind = &ledger_kind_choice,
                  .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_org_level,
                  .aliases = "组织层级|工会层级", .group = BASIC },
  [ORG_TYPE] = { .name = "org_type", .title = N_("基层工会类型"), .kind = &ledger_kind_choice,
                 .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_org_type, .aliases = "工会类型|组织类型", .group = BASIC },
  [ORG_AREA] = { .name = "area", .title = N_("片区"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED | LEDGER_SEARCHED,
                 .aliases = "所属片区|所在片区", .group = BASIC },
  [ORG_USCC] = { .name = "uscc", .title = N_("工会统一社会信用代码"), .kind = &ledger_kind_credit_code, .flags = LEDGER_UNIQUE,
                 .aliases = "工会法人和其他组织统一社会信用代码|工会法人统一社会信用代码|工会信用代码", .group = BASIC },
  [ORG_FOUNDED] = { .name = "founded", .title = N_("建会日期"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                    .aliases = "建会时间|成立时间|成立日期", .group = BASIC },
  [ORG_CHAIR] = { .name = "chair", .title = N_("工会负责人"), .kind = &ledger_kind_text,
                  .flags = LEDGER_LISTED | LEDGER_SEARCHED | LEDGER_PERSON_NAME,
                  .aliases = "主席|主席姓名|工会主席|组长|负责人", .group = CONTACT },
  [ORG_CHAIR_MOBILE] = { .name = "chair_mobile", .title = N_("负责人手机"), .kind = &ledger_kind_phone,
                         .flags = LEDGER_SENSITIVE, .aliases = "主席手机|主席电话|负责人电话|联系方式", .group = CONTACT },
  [ORG_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_LISTED,
                  .aliases = "电话|办公电话|工会信息联系电话|工会组织信息联系电话|工会联系电话", .group = CONTACT },
  [ORG_ADDRESS] = { .name = "address", .title = N_("地址"), .kind = &ledger_kind_text, .aliases = "工会地址|通讯地址", .group = CONTACT },
  [ORG_POSTCODE] = { .name = "postcode", .title = N_("邮政编码"), .kind = &ledger_kind_text, .aliases = "邮编", .group = CONTACT },
  [ORG_EMAIL] = { .name = "email", .title = N_("电子邮箱"), .kind = &ledger_kind_text, .aliases = "邮箱", .group = CONTACT },
  [ORG_FULL_TIME] = { .name = "full_time", .title = N_("专职干部人数"), .kind = &ledger_kind_integer,
                      .aliases = "专职工会干部人数", .group = CONTACT },
  [ORG_ELECTED] = { .name = "elected", .title = N_("本届选举日期"), .kind = &ledger_kind_date,
                    .aliases = "选举日期|换届日期", .group = TERM },
  [ORG_TERM_YEARS] = { .name = "term_years", .title = N_("任期（年）"), .kind = &ledger_kind_integer,
                       .aliases = "任期|每届任期", .group = TERM, .hint = N_("3或5") },
  [ORG_TERM_NUMBER] = { .name = "term_number", .title = N_("第几届"), .kind = &ledger_kind_integer,
                        .aliases = "届次|现任第几届主席", .group = TERM },
  [ORG_LEGAL_NO] = { .name = "legal_no", .title = N_("法人资格证书编号"), .kind = &ledger_kind_text,
                     .aliases = "证书编号|法人证书编号", .group = TERM },
  [ORG_LEGAL_UNTIL] = { .name = "legal_until", .title = N_("法人资格证书有效期至"), .kind = &ledger_kind_date,
                        .aliases = "证书有效期|证书有效期至", .group = TERM },
  [ORG_REPORTED_MEMBERS] = { .name = "reported_members", .title = N_("上报会员人数"), .kind = &ledger_kind_integer,
                             .aliases = "会员人数|会员数", .group = OTHER, .hint = N_("组织自报的人数，与名册核对用") },
  [ORG_CLOSED] = { .name = "closed", .title = N_("撤销日期"), .kind = &ledger_kind_date, .aliases = "注销日期", .group = OTHER },
  [ORG_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = OTHER },
};

/* The first organisation that has none above it: the ledger's own union. */
static gint64
find_root (LedgerEdit *edit)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (edit->reg);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, ORG_PARENT_ID, LEDGER_EMPTY, NULL);
  query->limit = 1;
  ids = ledger_store_select (edit->store, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* A new organisation stands below the union that keeps the ledger, unless said otherwise. */
static void
derive (LedgerEdit *edit)
{
  gint64 root;

  if (edit->before != NULL || ledger_edit_get (edit, ORG_PARENT_ID) != NULL)
    return;
  root = find_root (edit);
  if (root != 0)
    ledger_record_set_number (edit->after, ORG_PARENT_ID, root);
}

static gint64
get_parent (LedgerEdit *edit,
            gint64      id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (edit->store, edit->reg, id, NULL);

  return record != NULL ? ledger_record_get_number (record, ORG_PARENT_ID) : 0;
}

/* An organisation below itself would make every sum of the tree endless. */
static void
check_tree (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  gint64 own = edit->after->id;
  gint64 up = ledger_record_get_number (edit->after, ORG_PARENT_ID);

  for (guint depth = 0; up != 0; depth++)
    {
      if (up == own || depth > MAX_DEPTH)
        {
          ledger_problems_add (problems, LEDGER_BLOCKING, ORG_PARENT_ID, "cycle",
                               _("上级工会不能是自己或自己的下级，请另选"));
          return;
        }
      up = get_parent (edit, up);
    }
}

/* 分工会 under 工会小组 and the like: mostly a slip, but districts are organised in many ways. */
static void
check_level (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *level = ledger_edit_get (edit, ORG_LEVEL);
  gint64 parent = ledger_record_get_number (edit->after, ORG_PARENT_ID);
  g_autoptr (LedgerRecord) above = NULL;

  if (level == NULL || parent == 0)
    return;
  above = ledger_store_load (edit->store, edit->reg, parent, NULL);
  if (above == NULL || ledger_record_get (above, ORG_LEVEL) == NULL)
    return;
  if (ledger_record_get_number (above, ORG_LEVEL) > g_ascii_strtoll (level, NULL, 10))
    ledger_problems_add (problems, LEDGER_WARNING, ORG_LEVEL, "level",
                         _("层级“%s”高于上级工会的层级“%s”，请核对"),
                         _(ledger_choices_find (codes_org_level, level)->title),
                         _(ledger_choices_find (codes_org_level, ledger_record_get (above, ORG_LEVEL))->title));
}

static void
check_term (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  const char *years = ledger_edit_get (edit, ORG_TERM_YEARS);
  const char *founded = ledger_edit_get (edit, ORG_FOUNDED);

  /* 工会法第十六条 */
  if (years != NULL && !g_str_equal (years, "3") && !g_str_equal (years, "5"))
    ledger_problems_add (problems, LEDGER_WARNING, ORG_TERM_YEARS, "term",
                         _("基层工会委员会每届任期三年或者五年，当前填的是%s年"), years);
  if (g_strcmp0 (founded, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, ORG_FOUNDED, "founded-future",
                         _("建会日期%s晚于今天，请改正"), founded);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *mobile = ledger_edit_get (edit, ORG_CHAIR_MOBILE);

  credit_code_check (edit, ORG_USCC, problems);
  check_tree (edit, problems);
  check_level (edit, problems);
  check_term (edit, problems);
  if (mobile != NULL && !person_is_mobile (mobile))
    ledger_problems_add (problems, LEDGER_WARNING, ORG_CHAIR_MOBILE, "mobile",
                         _("负责人手机“%s”不是以1开头的11位手机号码，请核对"), mobile);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, ORG_NAME));
}

const LedgerRegister orgs_register = {
  .id = "orgs",
  .title = N_("组织"),
  .row_title = N_("工会组织"),
  .icon = "network-workgroup-symbolic",
  .fields = fields,
  .n_fields = ORG_N_FIELDS,
  .lists = org_sheet_lists,
  .sort = "name",
  .label = label,
  .derive = derive,
  .check = check,
};
