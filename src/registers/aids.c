/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 救助: money given on the strength of a hardship file: living, medical, schooling, sudden need. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aids.h"

#include "aid-rules.h"
#include "aid-totals.h"
#include "child-rows.h"
#include "codes.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-follow.h"
#include "hardship-household.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "row-number.h"
#include "visit-limits.h"
#include "visit-steps.h"
#include "words.h"

#define AID     N_("救助")
#define MEDICAL N_("医疗救助")
#define SCHOOL  N_("助学")
#define LIMITS  N_("限额")
#define STEPS   N_("办理")

/* 本人 of codes_visit_relation. */
#define AID_ONESELF "1"

static const LedgerField fields[] = {
  [AID_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                    .refers_to = "hardship_files", .aliases = "职工姓名", .group = AID },
  [AID_AID_NO] = { .name = "aid_no", .title = N_("救助编号"), .kind = &ledger_kind_text,
                   .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = AID,
                   .hint = N_("不填则按年自动编号") },
  [AID_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                   .choices = codes_visit_status, .group = AID },
  [AID_KIND] = { .name = "kind", .title = N_("救助类别"), .kind = &ledger_kind_choice,
                 .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_aid_kind, .aliases = "救助项目|帮扶类别|帮扶项目|救助类型", .group = AID },
  [AID_DATE] = { .name = "date", .title = N_("申请日期"), .kind = &ledger_kind_date, .flags = LEDGER_REQUIRED | LEDGER_LISTED,
                 .aliases = "日期|救助日期|救助时间|申请时间|帮扶时间|帮扶日期", .group = AID },
  [AID_AMOUNT] = { .name = "amount", .title = N_("救助金额"), .kind = &ledger_kind_money, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                   .aliases = "金额|帮扶金额|发放金额|补助金额|助学金额|实发金额", .group = AID },
  [AID_FUND_ID] = { .name = "fund_id", .title = N_("资金来源"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                    .refers_to = "funds", .aliases = "经费", .group = AID },
  [AID_REASON] = { .name = "reason", .title = N_("困难原因"), .kind = &ledger_kind_note, .flags = LEDGER_NEEDED,
                   .aliases = "救助事由", .group = AID },

  [AID_PATIENT] = { .name = "patient", .title = N_("患者姓名"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                    .aliases = "患者", .group = MEDICAL },
  [AID_PATIENT_RELATION] = { .name = "patient_relation", .title = N_("患者与职工关系"), .kind = &ledger_kind_choice,
                             .choices = codes_visit_relation, .group = MEDICAL },
  [AID_PATIENT_GENDER] = { .name = "patient_gender", .title = N_("患者性别"), .kind = &ledger_kind_choice, .choices = codes_sex,
                           .group = MEDICAL },
  [AID_PATIENT_AGE] = { .name = "patient_age", .title = N_("患者年龄"), .kind = &ledger_kind_integer, .group = MEDICAL },
  [AID_PATIENT_UNIT] = { .name = "patient_unit", .title = N_("患者单位"), .kind = &ledger_kind_text, .group = MEDICAL },
  [AID_PATIENT_ID_NO] = { .name = "patient_id_no", .title = N_("患者身份证号"), .kind = &ledger_kind_identity,
                          .flags = LEDGER_SENSITIVE, .group = MEDICAL },
  [AID_ILLNESS] = { .name = "illness", .title = N_("病种"), .kind = &ledger_kind_text, .group = MEDICAL,
                    .hint = N_("词表“病种”里的词") },
  [AID_OWN_COST] = { .name = "own_cost", .title = N_("一年内个人实际支出"), .kind = &ledger_kind_money, .group = MEDICAL,
                     .hint = N_("由基层核算") },
  [AID_HOSPITAL_TIMES] = { .name = "hospital_times", .title = N_("住院次数"), .kind = &ledger_kind_integer, .group = MEDICAL },
  [AID_CENTRE_COST] = { .name = "centre_cost", .title = N_("中心核定自付金额"), .kind = &ledger_kind_money, .group = MEDICAL },
  [AID_UNIT_AID] = { .name = "unit_aid", .title = N_("本单位救助"), .kind = &ledger_kind_money, .group = MEDICAL },
  [AID_SOCIAL_AID] = { .name = "social_aid", .title = N_("社会救助"), .kind = &ledger_kind_money, .group = MEDICAL },
  [AID_TREATMENT] = { .name = "treatment", .title = N_("住院时间及后续治疗"), .kind = &ledger_kind_note, .group = MEDICAL },

  [AID_STUDENT] = { .name = "student", .title = N_("学生姓名"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                    .aliases = "学生", .group = SCHOOL },
  [AID_STUDENT_GENDER] = { .name = "student_gender", .title = N_("学生性别"), .kind = &ledger_kind_choice, .choices = codes_sex,
                           .group = SCHOOL },
  [AID_STUDENT_ETHNIC] = { .name = "student_ethnic", .title = N_("学生民族"), .kind = &ledger_kind_choice,
                           .choices = codes_ethnic, .group = SCHOOL },
  [AID_STUDENT_AGE] = { .name = "student_age", .title = N_("学生年龄"), .kind = &ledger_kind_integer, .group = SCHOOL },
  [AID_STUDENT_FRESH] = { .name = "student_fresh", .title = N_("是否本届"), .kind = &ledger_kind_flag, .aliases = "本届",
                          .group = SCHOOL },
  [AID_STUDENT_ID_NO] = { .name = "student_id_no", .title = N_("学生身份证号"), .kind = &ledger_kind_identity,
                          .flags = LEDGER_SENSITIVE, .group = SCHOOL },
  [AID_STUDENT_MOBILE] = { .name = "student_mobile", .title = N_("学生手机"), .kind = &ledger_kind_phone,
                           .flags = LEDGER_SENSITIVE, .group = SCHOOL },
  [AID_STUDENT_POLITICAL] = { .name = "student_political", .title = N_("学生政治面貌"), .kind = &ledger_kind_choice,
                              .choices = codes_political, .group = SCHOOL },
  [AID_SCORE] = { .name = "score", .title = N_("高考分数"), .kind = &ledger_kind_text, .group = SCHOOL },
  [AID_SCHOOL_LEVEL] = { .name = "school_level", .title = N_("类别"), .kind = &ledger_kind_choice, .choices = codes_school_level,
                         .aliases = "录取类别", .group = SCHOOL },
  [AID_SCHOOL] = { .name = "school", .title = N_("录取院校"), .kind = &ledger_kind_text, .aliases = "学校", .group = SCHOOL },
  [AID_MAJOR] = { .name = "major", .title = N_("专业"), .kind = &ledger_kind_text, .group = SCHOOL },
  [AID_SCHOOL_YEARS] = { .name = "school_years", .title = N_("学制（年）"), .kind = &ledger_kind_integer, .aliases = "学制",
                         .group = SCHOOL },
  [AID_ADMISSION_BATCH] = { .name = "admission_batch", .title = N_("批次"), .kind = &ledger_kind_text, .aliases = "录取批次",
                            .group = SCHOOL },
  [AID_ENROLLED] = { .name = "enrolled", .title = N_("录取时间"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                     .aliases = "入学时间", .group = SCHOOL },
  [AID_GRADUATES] = { .name = "graduates", .title = N_("毕业时间"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                      .group = SCHOOL },
  [AID_TUITION] = { .name = "tuition", .title = N_("每年学杂费"), .kind = &ledger_kind_money, .aliases = "学杂费",
                    .group = SCHOOL },
  [AID_LOAN] = { .name = "loan", .title = N_("是否助学贷款"), .kind = &ledger_kind_flag, .aliases = "助学贷款", .group = SCHOOL },
  [AID_LOAN_AMOUNT] = { .name = "loan_amount", .title = N_("贷款金额"), .kind = &ledger_kind_money, .group = SCHOOL },
  [AID_HOME_ADDRESS] = { .name = "home_address", .title = N_("家庭地址"), .kind = &ledger_kind_text, .group = SCHOOL },
  [AID_SCHOOL_YEAR] = { .name = "school_year", .title = N_("学年"), .kind = &ledger_kind_text, .group = SCHOOL,
                        .hint = N_("如2026—2027") },

  [AID_RULE_ID] = { .name = "rule_id", .title = N_("救助标准"), .kind = &ledger_kind_reference, .flags = LEDGER_DERIVED,
                    .refers_to = "benefit_rules", .aliases = "标准", .group = LIMITS },
  [AID_LIMIT_AMOUNT] = { .name = "limit_amount", .title = N_("限额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED,
                         .group = LIMITS },
  [AID_GIVEN_BEFORE] = { .name = "given_before", .title = N_("本年已救助"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED,
                         .aliases = "本年累计", .group = LIMITS },
  [AID_LIMIT_TEXT] = { .name = "limit_text", .title = N_("限额说明"), .kind = &ledger_kind_note, .flags = LEDGER_DERIVED,
                       .group = LIMITS },
  [AID_OVER_REASON] = { .name = "over_reason", .title = N_("超标说明"), .kind = &ledger_kind_note, .group = LIMITS },
  [AID_SECOND_APPROVER_ID] = { .name = "second_approver_id", .title = N_("第二审批人"), .kind = &ledger_kind_reference,
                               .refers_to = "officers", .group = LIMITS },

  [AID_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                       .refers_to = "officers", .group = STEPS },
  [AID_APPROVER_ID] = { .name = "approver_id", .title = N_("审批人"), .kind = &ledger_kind_reference, .flags = LEDGER_DERIVED,
                        .refers_to = "officers", .group = STEPS },
  [AID_APPROVED_DATE] = { .name = "approved_date", .title = N_("审批日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                          .group = STEPS },
  [AID_PAID_DATE] = { .name = "paid_date", .title = N_("发放日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                      .group = STEPS },
  [AID_SIGNER] = { .name = "signer", .title = N_("签收人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                   .aliases = "领取人", .group = STEPS },
  [AID_SIGNED_DATE] = { .name = "signed_date", .title = N_("签收日期"), .kind = &ledger_kind_date, .group = STEPS },
  [AID_ACCOUNT_NAME] = { .name = "account_name", .title = N_("银行户名"), .kind = &ledger_kind_text, .aliases = "户名",
                         .group = STEPS },
  [AID_ACCOUNT_NO] = { .name = "account_no", .title = N_("银行账号"), .kind = &ledger_kind_account, .flags = LEDGER_SENSITIVE,
                       .aliases = "账号", .group = STEPS },
  [AID_BANK] = { .name = "bank", .title = N_("开户行"), .kind = &ledger_kind_text, .aliases = "开户银行", .group = STEPS },
  [AID_BACK_REASON] = { .name = "back_reason", .title = N_("退回原因"), .kind = &ledger_kind_text, .group = STEPS },
  [AID_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text, .group = STEPS },
  [AID_LATE] = { .name = "late", .title = N_("补录"), .kind = &ledger_kind_flag, .flags = LEDGER_DERIVED, .group = STEPS },
  [AID_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = STEPS },
};

/* Steps do not change these any more once it was approved. */
static const guint frozen[] = { AID_FILE_ID, AID_KIND, AID_DATE, AID_AMOUNT, AID_FUND_ID, LEDGER_NO_FIELD };

/* What the family's row, or the worker's own, tells of a person. */
typedef struct
{
  guint name;
  guint gender;
  guint age;
  guint id_no;
  guint unit;
} Told;

static const Told patient = { AID_PATIENT, AID_PATIENT_GENDER, AID_PATIENT_AGE, AID_PATIENT_ID_NO, AID_PATIENT_UNIT };
static const Told student = { AID_STUDENT, AID_STUDENT_GENDER, AID_STUDENT_AGE, AID_STUDENT_ID_NO, AID_SCHOOL };

static void
take_person (LedgerEdit         *edit,
             const Told         *told,
             LedgerRecord       *row,
             const PersonFields *person,
             guint               unit)
{
  const char *birth = ledger_record_get (row, person->birth_date);
  const char *date = ledger_edit_get (edit, AID_DATE);
  int age = birth != NULL && date != NULL ? ledger_date_get_age (birth, date) : -1;

  ledger_edit_fill (edit, told->gender, ledger_record_get (row, person->gender));
  ledger_edit_fill (edit, told->id_no, ledger_record_get (row, person->id_no));
  ledger_edit_fill (edit, told->unit, ledger_record_get (row, unit));
  if (age >= 0 && ledger_edit_get (edit, told->age) == NULL)
    ledger_record_set_number (edit->after, told->age, age);
}

/* The one of the family with that name; of a student not named the only one at school. */
static LedgerRecord *
find_relative (GPtrArray  *family,
               const char *name,
               gboolean    at_school)
{
  LedgerRecord *found = NULL;

  for (guint i = 0; i < family->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (family, i);

      if (name != NULL ? !ledger_record_is (row, HARDSHIP_FAMILY_NAME, name)
                       : !at_school || !ledger_record_is (row, HARDSHIP_FAMILY_WORK_STATE, HARDSHIP_FAMILY_AT_SCHOOL))
        continue;
      if (found != NULL)
        return NULL;
      found = row;
    }
  return found;
}

static void
derive_patient (LedgerEdit *edit,
                LedgerEdit *file,
                GPtrArray  *family)
{
  LedgerRecord *relative = NULL;

  if (ledger_record_is (edit->after, AID_PATIENT_RELATION, AID_ONESELF))
    ledger_edit_fill (edit, AID_PATIENT, ledger_edit_get (file, HARDSHIP_NAME));
  if (g_strcmp0 (ledger_edit_get (edit, AID_PATIENT), ledger_edit_get (file, HARDSHIP_NAME)) == 0 &&
      ledger_edit_get (edit, AID_PATIENT) != NULL)
    {
      ledger_edit_fill (edit, AID_PATIENT_RELATION, AID_ONESELF);
      take_person (edit, &patient, file->after, &hardship_files_person, HARDSHIP_UNIT);
    }
  else if (ledger_edit_get (edit, AID_PATIENT) != NULL &&
           (relative = find_relative (family, ledger_edit_get (edit, AID_PATIENT), FALSE)) != NULL)
    take_person (edit, &patient, relative, &hardship_family_person, HARDSHIP_FAMILY_UNIT_TEXT);
}

static void
derive_student (LedgerEdit *edit,
                LedgerEdit *file,
                GPtrArray  *family)
{
  LedgerRecord *relative = find_relative (family, ledger_edit_get (edit, AID_STUDENT), TRUE);
  g_autofree char *year = aid_rules_dup_school_year (ledger_edit_get (edit, AID_DATE));

  ledger_edit_fill (edit, AID_SCHOOL_YEAR, year);
  ledger_edit_fill (edit, AID_HOME_ADDRESS, ledger_edit_get (file, HARDSHIP_ADDRESS));
  if (relative == NULL)
    return;
  ledger_edit_fill (edit, AID_STUDENT, ledger_record_get (relative, HARDSHIP_FAMILY_NAME));
  take_person (edit, &student, relative, &hardship_family_person, HARDSHIP_FAMILY_UNIT_TEXT);
}

/* Of a new row only: what was put right later stays. */
static void
derive_people (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, AID_FILE_ID);
  g_autoptr (LedgerEdit) opened = edit->parent == NULL && id != 0
                                  ? ledger_edit_open (edit->store, &hardship_files_register, id, NULL) : NULL;
  LedgerEdit *file = edit->parent != NULL ? edit->parent : opened;
  g_autoptr (GPtrArray) family = NULL;

  if (file == NULL || edit->before != NULL)
    return;
  family = child_rows_load (file, &hardship_family_register);
  if (ledger_record_is (edit->after, AID_KIND, AID_MEDICAL))
    derive_patient (edit, file, family);
  else if (ledger_record_is (edit->after, AID_KIND, AID_SCHOOLING))
    derive_student (edit, file, family);
  ledger_edit_fill (edit, AID_REASON, ledger_edit_get (file, HARDSHIP_CAUSE_TEXT));
}

/* An aid is applied for long before it is paid: of one entered afterwards the day of payment that its sheet tells
 * stays, else it was paid when it was approved. */
static void
derive_steps (LedgerEdit *edit)
{
  g_autofree char *paid = g_strdup (ledger_edit_get (edit, AID_PAID_DATE));
  const char *told = paid;

  visit_steps_derive (edit, AID_DATE);
  if (edit->before != NULL || ledger_edit_get (edit, AID_PAID_DATE) == NULL)
    return;
  if (told == NULL || g_strcmp0 (told, ledger_edit_get (edit, AID_DATE)) < 0)
    told = ledger_edit_get (edit, AID_APPROVED_DATE);
  if (told != NULL)
    ledger_edit_set (edit, AID_PAID_DATE, told);
}

static void
derive (LedgerEdit *edit)
{
  /* An empty line of the grid stays empty, or it would be saved. */
  if (edit->before == NULL && ledger_edit_is_blank (edit))
    return;
  derive_steps (edit);
  row_number_derive (edit, AID_AID_NO, AID_DATE, 4);
  derive_people (edit);
  words_take (edit, AID_ILLNESS, "illness");
  aid_rules_derive (edit);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, AID_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, AID_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
  words_check_field (edit, AID_ILLNESS, "illness", problems);
  visit_steps_check (edit, frozen, problems);
  aid_rules_check (edit, problems);
  aid_totals_check (edit, problems);
}

static void
add_words (LedgerStore *store,
           guint        field,
           GPtrArray   *values,
           GPtrArray   *titles)
{
  if (field == AID_ILLNESS)
    words_offer (store, "illness", values, titles);
}

/* Funds and the file know what was given. */
static gboolean
saving (LedgerEdit *edit,
        GError    **error)
{
  return aid_totals_saving (edit, error) && hardship_follow_saved (edit, error);
}

static gboolean
restored (LedgerEdit *edit,
          GError    **error)
{
  return aid_totals_restored (edit, error) && hardship_follow_saved (edit, error);
}

/* Money that was given is not forgotten: it is voided. */
static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  if (!aid_is_kept (edit->after))
    return aid_totals_removing (edit, error) && hardship_follow_removing (edit, error);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("救助“%s”已经批准，不能删除；不发的请作废。"),
               ledger_edit_get (edit, AID_AID_NO));
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, AID_AID_NO));
}

/* 2026-0001 医疗救助（张三） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *number = ledger_record_get (record, AID_AID_NO);
  gint64 id = ledger_record_get_number (record, AID_FILE_ID);
  g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &hardship_files_register, id, NULL) : NULL;
  g_autofree char *kind = ledger_store_dup_shown (store, record, AID_KIND, TRUE);

  return g_strdup_printf ("%s %s（%s）", number != NULL ? number : "", kind, file != NULL ? ledger_record_get (file, HARDSHIP_NAME) : "");
}

const LedgerRegister aids_register = {
  .id = "aids",
  .title = N_("救助"),
  .row_title = N_("救助"),
  .icon = "list-add-symbolic",
  .fields = fields,
  .n_fields = AID_N_FIELDS,
  .transitions = visit_steps_transitions,
  .sort = "date",
  .words = add_words,
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = check,
  .saving = saving,
  .removing = removing,
  .restored = restored,
};

gboolean
aid_is_given (const char *status)
{
  return visit_status_counts (status) == VISIT_COUNTS_GIVEN;
}

gboolean
aid_is_kept (const LedgerRecord *aid)
{
  return aid_is_given (ledger_record_get (aid, AID_STATUS)) && !ledger_record_get_flag (aid, AID_LATE);
}
