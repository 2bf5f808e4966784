/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields every person has, whatever register they are in, and the rules about them. */
#pragma once

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

G_BEGIN_DECLS

/* One initialiser a field; @more are further flags of the register, @in its heading there. */
#define PERSON_NAME_FIELD(more, in) \
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text, \
    .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME | (more), \
    .aliases = "会员姓名|职工姓名|姓名(必填)|名字|人员姓名", .group = (in) }
#define PERSON_GENDER_FIELD(more, in) \
  { .name = "gender", .title = N_("性别"), .kind = &ledger_kind_choice, .flags = (more), \
    .choices = codes_sex, .group = (in), .hint = N_("由身份证号码自动填写") }
/* Old lists know the month only. */
#define PERSON_BIRTH_FIELD(more, in) \
  { .name = "birth_date", .title = N_("出生日期"), .kind = &ledger_kind_date, \
    .flags = LEDGER_MONTH | (more), .aliases = "出生年月|出生年月日|生日|出生时间", .group = (in), \
    .hint = N_("由身份证号码自动填写") }
#define PERSON_ID_TYPE_FIELD(more, in) \
  { .name = "id_type", .title = N_("证件类型"), .kind = &ledger_kind_choice, .flags = (more), \
    .choices = codes_identity, .aliases = "证件类别|有效证件类别|有效证件类型|身份证件类型", .group = (in) }
#define PERSON_ID_NO_FIELD(more, in) \
  { .name = "id_no", .title = N_("证件号码"), .kind = &ledger_kind_identity, \
    .flags = LEDGER_SENSITIVE | (more), \
    .aliases = "身份证号|身份证号码|身份证|居民身份证号|居民身份证号码|公民身份号码|证件号|有效证件号码|身份证件号码", \
    .group = (in) }
/* The number as it is compared: two spellings of one number are one person. */
#define PERSON_ID_KEY_FIELD(in) \
  { .name = "id_key", .title = N_("证件号码（比对用）"), .kind = &ledger_kind_text, \
    .flags = LEDGER_DERIVED | LEDGER_HIDDEN, .group = (in) }
#define PERSON_MOBILE_FIELD(more, in) \
  { .name = "mobile", .title = N_("移动电话"), .kind = &ledger_kind_phone, \
    .flags = LEDGER_SENSITIVE | (more), \
    .aliases = "手机|手机号|手机号码|联系电话|联系方式|电话|电话号码|移动电话号码|本人电话", .group = (in) }

/**
 * PersonFields:
 *
 * Where a register has these fields; %LEDGER_NO_FIELD for one it does without.
 */
typedef struct
{
  guint name;
  guint gender;
  guint birth_date;
  guint id_type;
  guint id_no;
  guint id_key;
  guint mobile;
} PersonFields;

/* Cleans the name, keeps the number's key, and fills sex and birth that the number tells. */
void     person_derive           (LedgerEdit         *edit,
                                  const PersonFields *fields);
/* Adds what is wrong with name, number, sex, birth and mobile by themselves. */
void     person_check            (LedgerEdit         *edit,
                                  const PersonFields *fields,
                                  LedgerProblems     *problems);
/* "“鈺”是否应为“钰”？请对照证件": what ledger_name_suggest () found, in words. Caller frees. */
char    *person_dup_suggestion   (const char         *name,
                                  const char         *suggested);
/* Eleven digits of a mobile number of the mainland. */
gboolean person_is_mobile        (const char         *number);
/* "王芳（证件尾号1235）", to tell namesakes apart in a sentence. Caller frees. */
char    *person_dup_described    (LedgerRecord       *record,
                                  const PersonFields *fields);

G_END_DECLS
