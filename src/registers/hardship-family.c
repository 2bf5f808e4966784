/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难职工家庭成员: who lives in the household, the worker aside. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-family.h"

#include "hardship-doubles.h"
#include "hardship-follow.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "words.h"

#define FAMILY N_("家庭成员")

static const LedgerField fields[] = {
  [HARDSHIP_FAMILY_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_PART_OF, .refers_to = "hardship_files", .aliases = "职工姓名|户主|困难职工姓名", .group = FAMILY },
  [HARDSHIP_FAMILY_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                             .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "名字",
                             .group = FAMILY },
  [HARDSHIP_FAMILY_RELATION] = { .name = "relation", .title = N_("关系"), .kind = &ledger_kind_choice,
                                 .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_relation, .aliases = "与本人关系|称谓|与职工关系",
                                 .group = FAMILY },
  [HARDSHIP_FAMILY_GENDER] = PERSON_GENDER_FIELD (0, FAMILY),
  [HARDSHIP_FAMILY_BIRTH_DATE] = PERSON_BIRTH_FIELD (LEDGER_LISTED, FAMILY),
  [HARDSHIP_FAMILY_ID_TYPE] = PERSON_ID_TYPE_FIELD (0, FAMILY),
  [HARDSHIP_FAMILY_ID_NO] = PERSON_ID_NO_FIELD (0, FAMILY),
  [HARDSHIP_FAMILY_ID_KEY] = PERSON_ID_KEY_FIELD (FAMILY),
  [HARDSHIP_FAMILY_POLITICAL] = { .name = "political", .title = N_("政治面貌"), .kind = &ledger_kind_choice,
                                  .choices = codes_political, .group = FAMILY },
  [HARDSHIP_FAMILY_EDUCATION] = { .name = "education", .title = N_("文化程度"), .kind = &ledger_kind_choice,
                                  .choices = codes_education, .aliases = "学历", .group = FAMILY },
  [HARDSHIP_FAMILY_MEDICAL_COVER] = { .name = "medical_cover", .title = N_("医保状况"), .kind = &ledger_kind_choice,
                                      .choices = codes_medical_cover, .group = FAMILY },
  [HARDSHIP_FAMILY_HEALTH] = { .name = "health", .title = N_("健康状况"), .kind = &ledger_kind_text,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED, .group = FAMILY },
  [HARDSHIP_FAMILY_MONTH_INCOME] = { .name = "month_income", .title = N_("月收入"), .kind = &ledger_kind_money,
                                     .flags = LEDGER_LISTED, .aliases = "月均收入", .group = FAMILY },
  [HARDSHIP_FAMILY_WORK_STATE] = { .name = "work_state", .title = N_("身份"), .kind = &ledger_kind_choice,
                                   .flags = LEDGER_NEEDED, .choices = codes_hardship_family_work, .group = FAMILY },
  [HARDSHIP_FAMILY_UNIT_TEXT] = { .name = "unit_text", .title = N_("单位或学校"), .kind = &ledger_kind_text,
                                  .flags = LEDGER_LISTED, .aliases = "工作单位", .group = FAMILY },
  [HARDSHIP_FAMILY_APART] = { .name = "apart", .title = N_("不共同生活"), .kind = &ledger_kind_flag, .group = FAMILY },
  [HARDSHIP_FAMILY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = FAMILY },
};

const PersonFields hardship_family_person = {
  .name = HARDSHIP_FAMILY_NAME,
  .gender = HARDSHIP_FAMILY_GENDER,
  .birth_date = HARDSHIP_FAMILY_BIRTH_DATE,
  .id_type = HARDSHIP_FAMILY_ID_TYPE,
  .id_no = HARDSHIP_FAMILY_ID_NO,
  .id_key = HARDSHIP_FAMILY_ID_KEY,
  .mobile = LEDGER_NO_FIELD,
};

static void
derive (LedgerEdit *edit)
{
  person_derive (edit, &hardship_family_person);
  words_take (edit, HARDSHIP_FAMILY_HEALTH, "illness");
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  person_check (edit, &hardship_family_person, problems);
  words_check_field (edit, HARDSHIP_FAMILY_HEALTH, "illness", problems);
  if (ledger_record_get_number (edit->after, HARDSHIP_FAMILY_MONTH_INCOME) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_FAMILY_MONTH_INCOME, "negative", _("月收入不能是负数，请改正"));
  hardship_doubles_check_family (edit, problems);
  if (edit->parent == NULL && ledger_edit_get (edit, HARDSHIP_FAMILY_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_FAMILY_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_FAMILY_NAME));
}

const LedgerRegister hardship_family_register = {
  .id = "hardship_family",
  .title = N_("困难职工家庭成员"),
  .row_title = N_("家庭成员"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_FAMILY_N_FIELDS,
  .label = label,
  .derive = derive,
  .check = check,
  .saving = hardship_follow_saved,
  .removing = hardship_follow_removing,
  .restored = hardship_follow_saved,
};
