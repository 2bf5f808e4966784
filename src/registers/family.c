/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 家庭成员: the rows of 家庭主要成员及其工作单位 on the 登记表. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "family.h"

#include "person.h"

#include <string.h>

#define FAMILY N_("家庭成员")

static const LedgerField fields[] = {
  [FAMILY_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference,
                         .flags = LEDGER_PART_OF, .refers_to = "members", .aliases = "会员姓名|职工|职工姓名|本人姓名", .group = FAMILY },
  [FAMILY_RELATION] = { .name = "relation", .title = N_("关系"), .kind = &ledger_kind_choice,
                        .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_relation,
                        .aliases = "与本人关系|称谓|家庭关系|与职工关系|与会员关系", .group = FAMILY },
  [FAMILY_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                    .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME,
                    .aliases = "家庭成员姓名|成员姓名|家属姓名|家属|亲属姓名", .group = FAMILY },
  [FAMILY_GENDER] = PERSON_GENDER_FIELD (0, FAMILY),
  [FAMILY_BIRTH_DATE] = PERSON_BIRTH_FIELD (LEDGER_LISTED, FAMILY),
  [FAMILY_ID_TYPE] = PERSON_ID_TYPE_FIELD (0, FAMILY),
  [FAMILY_ID_NO] = PERSON_ID_NO_FIELD (0, FAMILY),
  [FAMILY_ID_KEY] = PERSON_ID_KEY_FIELD (FAMILY),
  [FAMILY_POLITICAL] = { .name = "political", .title = N_("政治面貌"), .kind = &ledger_kind_choice, .choices = codes_political, .group = FAMILY },
  [FAMILY_UNIT_TEXT] = { .name = "unit_text", .title = N_("工作单位或学校"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                         .aliases = "工作单位|单位|单位或学校|学校", .group = FAMILY },
  [FAMILY_POSITION] = { .name = "position", .title = N_("职务"), .kind = &ledger_kind_text, .aliases = "职务或身份|身份", .group = FAMILY },
  [FAMILY_MOBILE] = PERSON_MOBILE_FIELD (LEDGER_LISTED, FAMILY),
  [FAMILY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = FAMILY },
};

static const PersonFields person = {
  .name = FAMILY_NAME,
  .gender = FAMILY_GENDER,
  .birth_date = FAMILY_BIRTH_DATE,
  .id_type = FAMILY_ID_TYPE,
  .id_no = FAMILY_ID_NO,
  .id_key = FAMILY_ID_KEY,
  .mobile = FAMILY_MOBILE,
};

/* Some relations tell the sex. */
static const char *
get_told_sex (const char *relation)
{
  static const char men[] = "11 20 29 41 51 53 55 61 71 73";
  static const char women[] = "12 30 39 42 52 54 56 62 75 77";

  if (relation == NULL)
    return NULL;
  if (strstr (men, relation) != NULL)
    return "1";
  return strstr (women, relation) != NULL ? "2" : NULL;
}

static void
derive (LedgerEdit *edit)
{
  const char *sex = get_told_sex (ledger_edit_get (edit, FAMILY_RELATION));

  person_derive (edit, &person);
  if (sex != NULL && ledger_edit_get (edit, FAMILY_GENDER) == NULL)
    ledger_edit_set (edit, FAMILY_GENDER, sex);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *relation = ledger_edit_get (edit, FAMILY_RELATION);
  const char *sex = ledger_edit_get (edit, FAMILY_GENDER);
  const char *told = get_told_sex (relation);

  person_check (edit, &person, problems);
  if (edit->parent == NULL && ledger_edit_get (edit, FAMILY_MEMBER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, FAMILY_MEMBER_ID, "no-member",
                         _("请说明是哪位会员的家庭成员"));
  if (told != NULL && sex != NULL && strchr ("12", sex[0]) != NULL && strcmp (told, sex) != 0)
    ledger_problems_add (problems, LEDGER_WARNING, FAMILY_GENDER, "relation-sex",
                         _("关系是“%s”，性别却是%s，请核对"),
                         _(ledger_choices_find (codes_relation, relation)->title),
                         sex[0] == '1' ? _("男") : _("女"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, FAMILY_NAME));
}

const LedgerRegister family_register = {
  .id = "family",
  .title = N_("家庭成员"),
  .row_title = N_("家庭成员"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .n_fields = FAMILY_N_FIELDS,
  .label = label,
  .derive = derive,
  .check = check,
};
