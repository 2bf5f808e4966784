/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every person's name, papers, birth, sex and mobile number must hold. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "person.h"

#include <string.h>

#include "ledger-date.h"
#include "ledger-identity.h"
#include "ledger-name.h"
#include "ledger-text.h"

/* A value, %NULL also where the register has no such field. */
static const char *
get (const LedgerEdit *edit,
     guint             field)
{
  return field != LEDGER_NO_FIELD ? ledger_edit_get (edit, field) : NULL;
}

static gboolean
looks_like_card (const char *number)
{
  gsize length = strlen (number);

  return (length == 15 || length == 18) && strspn (number, "0123456789") >= length - 1;
}

static void
derive_name (LedgerEdit         *edit,
             const PersonFields *fields)
{
  const char *name = get (edit, fields->name);
  g_autofree char *clean = name != NULL ? ledger_text_clean_name (name) : NULL;

  if (clean != NULL && strcmp (clean, name) != 0)
    ledger_edit_set (edit, fields->name, clean);
}

/* What the former number told is told anew by the present one; what was typed stays. A month is
 * made a day when the number agrees with it. */
static void
derive_told (LedgerEdit *edit,
             guint       field,
             const char *formerly,
             const char *told)
{
  const char *value = get (edit, field);

  if (field == LEDGER_NO_FIELD || told == NULL || g_strcmp0 (value, told) == 0)
    return;
  if (value == NULL || g_strcmp0 (value, formerly) == 0 ||
      (strlen (value) == 7 && g_str_has_prefix (told, value)))
    ledger_edit_set (edit, field, told);
}

/* The key follows the number, and what the number tells follows the key. */
static void
derive_number (LedgerEdit         *edit,
               const PersonFields *fields,
               const char         *number)
{
  const char *type = get (edit, fields->id_type);
  g_autofree char *former = g_strdup (get (edit, fields->id_key));
  g_autofree char *key = number != NULL ? ledger_identity_dup_key (type, number) : NULL;
  g_autofree char *clean = number != NULL && type != NULL ? ledger_identity_normalise (type, number) : NULL;
  g_autofree char *born = NULL, *formerly = NULL;

  /* Spaces, hyphens and look-alikes mean other things on other papers. */
  if (clean != NULL && strcmp (clean, number) != 0)
    ledger_edit_set (edit, fields->id_no, clean);
  if (g_strcmp0 (key, former) != 0)
    ledger_edit_set (edit, fields->id_key, key);
  if (key == NULL)
    return;
  born = ledger_identity_dup_birth (type, key);
  formerly = former != NULL ? ledger_identity_dup_birth (type, former) : NULL;
  derive_told (edit, fields->birth_date, formerly, born);
  derive_told (edit, fields->gender, former != NULL ? ledger_identity_get_sex (type, former) : NULL,
               ledger_identity_get_sex (type, key));
}

static void
check_name (LedgerEdit         *edit,
            const PersonFields *fields,
            LedgerProblems     *problems)
{
  const char *name = get (edit, fields->name);

  if (name == NULL)
    return;
  /* A character lost on the way here can be put right only from the paper, later. */
  if (ledger_name_has_private (name))
    ledger_problems_add (problems, LEDGER_WARNING, fields->name, "name-private",
                         _("姓名“%s”里有别的系统的自造字，换一台电脑就显示不出，请对照证件重新录入"), name);
  else if (ledger_name_is_described (name))
    ledger_problems_add (problems, LEDGER_WARNING, fields->name, "name-described",
                         _("姓名“%s”里有用部件拼写的字，请对照证件录入这个字本身"), name);
  else if (ledger_text_has_lost (name))
    ledger_problems_add (problems, LEDGER_WARNING, fields->name, "name-lost",
                         _("姓名“%s”里有丢失的字（问号、星号或方框），请对照证件重新录入"), name);
  /* Names of one character exist among foreigners and in some minorities, but are mostly slips. */
  if (g_utf8_strlen (name, -1) < 2)
    ledger_problems_add (problems, LEDGER_WARNING, fields->name, "name-short",
                         _("姓名“%s”不足两个字，请核对"), name);
  if (!ledger_name_is_described (name) &&
      (strpbrk (name, "0123456789@#/\\_,;:()") != NULL || strstr (name, "（") != NULL))
    ledger_problems_add (problems, LEDGER_WARNING, fields->name, "name-odd",
                         _("姓名“%s”里有数字或符号，请核对"), name);
}

/* A number that a spreadsheet program has rounded: the last digits became 000, or it is written 6.22E+17. */
static gboolean
is_rounded (const LedgerIdentityProblem *fault,
            const char                  *number)
{
  return (fault->fault == LEDGER_IDENTITY_CHECK_DIGIT && g_str_has_suffix (number, "000")) ||
         (fault->fault == LEDGER_IDENTITY_LENGTH && strpbrk (number, "Ee") != NULL && strchr (number, '.') != NULL);
}

/* The order of LedgerIdentityFault. */
static const char *
get_number_code (const LedgerIdentityProblem *fault,
                 const char                  *number)
{
  static const char *const codes[] = { "id-length", "id-character", "id-pattern", "id-date", "id-check", "id-old", "id-region" };

  return is_rounded (fault, number) ? "id-rounded" : codes[fault->fault];
}

/* A wrong number is a warning: a handful of living people hold one, and their sheet must not be
 * lost. A day that does not exist is on nobody's paper. */
static void
check_number (LedgerEdit         *edit,
              const PersonFields *fields,
              LedgerProblems     *problems)
{
  const char *number = get (edit, fields->id_no);
  g_autoptr (GPtrArray) faults = NULL;

  if (number == NULL)
    return;
  faults = ledger_identity_check (get (edit, fields->id_type), number);
  for (guint i = 0; i < faults->len; i++)
    {
      const LedgerIdentityProblem *fault = g_ptr_array_index (faults, i);
      gboolean impossible = fault->fault == LEDGER_IDENTITY_DATE;

      ledger_problems_add (problems, impossible ? LEDGER_BLOCKING : LEDGER_WARNING, fields->id_no,
                           get_number_code (fault, number), _("证件号码：%s"), fault->text);
    }
}

static void
check_told (LedgerEdit         *edit,
            const PersonFields *fields,
            LedgerProblems     *problems)
{
  const char *type = get (edit, fields->id_type);
  const char *number = get (edit, fields->id_no);
  const char *sex = get (edit, fields->gender);
  const char *told = number != NULL ? ledger_identity_get_sex (type, number) : NULL;
  const char *birth = get (edit, fields->birth_date);
  g_autofree char *born = number != NULL ? ledger_identity_dup_birth (type, number) : NULL;

  /* Cards with a wrong sex or birth were issued: the paper decides, so this can be accepted. */
  if (sex != NULL && told != NULL && strcmp (sex, told) != 0 && strchr ("12", sex[0]) != NULL)
    ledger_problems_add (problems, LEDGER_WARNING, fields->gender, "id-sex",
                         _("性别填的是%s，证件号码第17位表示%s，请核对"),
                         sex[0] == '1' ? _("男") : _("女"), told[0] == '1' ? _("男") : _("女"));
  if (birth != NULL && born != NULL && !g_str_has_prefix (born, birth))
    ledger_problems_add (problems, LEDGER_WARNING, fields->birth_date, "id-birth",
                         _("出生日期填的是%s，证件号码中是%s，请核对"), birth, born);
}

static void
check_birth (LedgerEdit         *edit,
             const PersonFields *fields,
             LedgerProblems     *problems)
{
  const char *birth = get (edit, fields->birth_date);

  if (birth != NULL && strcmp (birth, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, fields->birth_date, "birth-future",
                         _("出生日期%s晚于今天，请改正"), birth);
}

static void
check_mobile (LedgerEdit         *edit,
              const PersonFields *fields,
              LedgerProblems     *problems)
{
  const char *mobile = get (edit, fields->mobile);

  if (mobile != NULL && !person_is_mobile (mobile))
    ledger_problems_add (problems, LEDGER_WARNING, fields->mobile, "mobile",
                         _("移动电话“%s”不是以1开头的11位手机号码，请核对"), mobile);
}

/**
 * person_is_mobile:
 * @number: (nullable): digits
 */
gboolean
person_is_mobile (const char *number)
{
  return number != NULL && strlen (number) == 11 && number[0] == '1' &&
         number[1] >= '3' && number[1] <= '9' && strspn (number, "0123456789") == 11;
}

/**
 * person_derive:
 * @edit: an edit of a register that has a person's fields
 * @fields: where they are
 */
void
person_derive (LedgerEdit         *edit,
               const PersonFields *fields)
{
  const char *number = get (edit, fields->id_no);
  const char *former = get (edit, fields->id_key);

  derive_name (edit, fields);
  if (fields->id_key == LEDGER_NO_FIELD)
    return;
  if (number != NULL && get (edit, fields->id_type) == NULL && looks_like_card (number))
    ledger_edit_set (edit, fields->id_type, LEDGER_IDENTITY_CARD);
  /* Most often nothing is new: sheets derive every row more than once. */
  if (g_strcmp0 (number, former) != 0 || get (edit, fields->birth_date) == NULL || get (edit, fields->gender) == NULL)
    derive_number (edit, fields, number);
}

/**
 * person_check:
 * @edit: a derived edit
 * @fields: where the person's fields are
 * @problems: receives what was found
 */
void
person_check (LedgerEdit         *edit,
              const PersonFields *fields,
              LedgerProblems     *problems)
{
  check_name (edit, fields, problems);
  check_number (edit, fields, problems);
  check_told (edit, fields, problems);
  check_birth (edit, fields, problems);
  check_mobile (edit, fields, problems);
}

/**
 * person_dup_suggestion:
 * @name: as it is in the row
 * @suggested: (nullable): the name that may be meant
 */
char *
person_dup_suggestion (const char *name,
                       const char *suggested)
{
  if (suggested == NULL)
    return g_strdup_printf (_("“%s”请对照证件核对"), name);
  return g_strdup_printf (_("“%s”是否应为“%s”？请对照证件"), name, suggested);
}

/**
 * person_dup_described:
 * @record: a person's row
 * @fields: where the person's fields are
 */
char *
person_dup_described (LedgerRecord       *record,
                      const PersonFields *fields)
{
  const char *name = ledger_record_get (record, fields->name);
  const char *key = fields->id_key != LEDGER_NO_FIELD ? ledger_record_get (record, fields->id_key) : NULL;
  glong length = key != NULL ? g_utf8_strlen (key, -1) : 0;

  if (length < 4)
    return g_strdup (name != NULL ? name : "");
  return g_strdup_printf (_("%s（证件尾号%s）"), name != NULL ? name : "",
                          g_utf8_offset_to_pointer (key, length - 4));
}
