/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of personal papers: what is wrong with one, how it is compared, what it tells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Types of paper; the three-digit ones are the codes of GA/T 517. */
#define LEDGER_IDENTITY_CARD            "111" /* 居民身份证 */
#define LEDGER_IDENTITY_TEMPORARY       "112" /* 临时居民身份证 */
#define LEDGER_IDENTITY_HOUSEHOLD       "113" /* 户口簿 */
#define LEDGER_IDENTITY_OFFICER         "114" /* 中国人民解放军军官证 */
#define LEDGER_IDENTITY_POLICE          "115" /* 警官证 */
#define LEDGER_IDENTITY_PASSPORT        "414" /* 普通护照 */
#define LEDGER_IDENTITY_TAIWAN          "511" /* 台湾居民来往大陆通行证 */
#define LEDGER_IDENTITY_HONGKONG_MACAO  "516" /* 港澳居民来往内地通行证 */
#define LEDGER_IDENTITY_FOREIGNER       "553" /* 外国人永久居留身份证 */
#define LEDGER_IDENTITY_RESIDENCE       "JZ"  /* 港澳台居民居住证; has no code in GA/T 517 */
#define LEDGER_IDENTITY_OTHER           "999"

/**
 * LedgerIdentityFault:
 *
 * In the order in which they are reported. @LEDGER_IDENTITY_OLD and @LEDGER_IDENTITY_REGION
 * are hints: the number may well be right.
 */
typedef enum
{
  LEDGER_IDENTITY_LENGTH,
  LEDGER_IDENTITY_CHARACTER,
  LEDGER_IDENTITY_PATTERN,
  LEDGER_IDENTITY_DATE,
  LEDGER_IDENTITY_CHECK_DIGIT,
  LEDGER_IDENTITY_OLD,
  LEDGER_IDENTITY_REGION,
} LedgerIdentityFault;

typedef struct
{
  LedgerIdentityFault  fault;
  char                *text; /* a Chinese sentence */
} LedgerIdentityProblem;

void       ledger_identity_problem_free (LedgerIdentityProblem *problem);
gboolean   ledger_identity_is_hint      (LedgerIdentityFault    fault);

/* (element-type LedgerIdentityProblem), empty for a right number; @number is normalised first. */
GPtrArray *ledger_identity_check        (const char            *type_code,
                                         const char            *number);
/* As stored: half-width, upper case, without spaces; look-alikes of digits and X put right in
 * numbers that consist of them. Caller frees. */
char      *ledger_identity_normalise    (const char            *type_code,
                                         const char            *number);
/* As compared: normalised, 15 digits as 18. Caller frees. */
char      *ledger_identity_dup_key      (const char            *type_code,
                                         const char            *number);
/* "YYYY-MM-DD" that the number tells, or %NULL. Caller frees. */
char      *ledger_identity_dup_birth    (const char            *type_code,
                                         const char            *number);
/* "1" male, "2" female (GB/T 2261.1), %NULL when the number does not tell. */
const char *ledger_identity_get_sex     (const char            *type_code,
                                         const char            *number);
/* The 18 digits of a number of 15 or 17; %NULL for other texts. Caller frees. */
char      *ledger_identity_complete     (const char            *number);

/* 统一社会信用代码 (GB 32100), in the same manner. */
GPtrArray *ledger_credit_code_check     (const char            *code);
char      *ledger_credit_code_normalise (const char            *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerIdentityProblem, ledger_identity_problem_free)

G_END_DECLS
