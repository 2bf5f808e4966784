/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unified social credit codes of organisations (GB 32100) with the organisation code inside (GB 11714). */
#include "config.h"

#include "ledger-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-text.h"

/* Without I, O, S, V and Z, which are read as 1, 0, 5, U and 2. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static const guint weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
static const guint organisation_weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };

static void
add (GPtrArray           *problems,
     LedgerIdentityFault  fault,
     char                *text)
{
  LedgerIdentityProblem *problem = g_new0 (LedgerIdentityProblem, 1);

  problem->fault = fault;
  problem->text = text;
  g_ptr_array_add (problems, problem);
}

static char
get_check_digit (const char *code)
{
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (guint) (strchr (alphabet, code[i]) - alphabet) * weights[i];
  return alphabet[(31 - sum % 31) % 31];
}

static char
get_organisation_digit (const char *code)
{
  guint sum = 0;
  guint check;

  for (guint i = 0; i < G_N_ELEMENTS (organisation_weights); i++)
    {
      char c = code[i];

      sum += (guint) (g_ascii_isdigit (c) ? c - '0' : c - 'A' + 10) * organisation_weights[i];
    }
  check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
}

static char *
explain_length (const char *code)
{
  glong length = g_utf8_strlen (code, -1);

  if (length == 9)
    return g_strdup (_("这是9位旧组织机构代码，请向单位要18位统一社会信用代码"));
  if (length == 15)
    return g_strdup (_("这是15位旧营业执照注册号，请向单位要18位统一社会信用代码"));
  return g_strdup_printf (_("统一社会信用代码应为18位，现在是%ld位"), length);
}

static gboolean
check_characters (GPtrArray  *problems,
                  const char *code)
{
  guint at = 0;

  for (const char *p = code; *p != '\0'; p = g_utf8_next_char (p))
    {
      at++;
      if ((guchar) *p < 0x80 && strchr (alphabet, *p) != NULL)
        continue;
      add (problems, LEDGER_IDENTITY_CHARACTER,
           g_strdup_printf (_("第%u位“%.*s”不对，统一社会信用代码只用数字和不含I、O、S、V、Z的大写字母"), at,
                            (int) (g_utf8_next_char (p) - p), p));
      return FALSE;
    }
  return TRUE;
}

/**
 * ledger_credit_code_normalise:
 * @code: (nullable): a code as typed
 *
 * Returns: (transfer full): half-width, upper case, I and O as the digits they stand for
 */
char *
ledger_credit_code_normalise (const char *code)
{
  g_autofree char *narrow = ledger_text_narrow (code);
  GString         *out = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_toupper (g_utf8_get_char (p));

      if (c == '-' || c == '\'' || c == '"' || c == '=' || c == '`')
        continue;
      if (c == 0x00D7 || c == 0x0425)
        c = 'X';
      g_string_append_unichar (out, c == 'O' ? '0' : c == 'I' ? '1' : c);
    }
  return g_string_free (out, FALSE);
}

/**
 * ledger_credit_code_check:
 * @code: (nullable): a code as typed
 *
 * Returns: (transfer full) (element-type LedgerIdentityProblem): all that is wrong with it, in the
 *   order length, characters, registering authority, check digits
 */
GPtrArray *
ledger_credit_code_check (const char *code)
{
  GPtrArray       *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_identity_problem_free);
  g_autofree char *clean = ledger_credit_code_normalise (code);
  gboolean         whole = g_utf8_strlen (clean, -1) == 18;

  if (!whole)
    add (problems, LEDGER_IDENTITY_LENGTH, explain_length (clean));
  if (!check_characters (problems, clean) || !whole)
    return problems;
  if (strchr ("123456789ANY", clean[0]) == NULL)
    add (problems, LEDGER_IDENTITY_PATTERN,
         g_strdup_printf (_("第1位“%c”不是登记管理部门代码（工会为8，企业为9）"), clean[0]));
  if (clean[16] != get_organisation_digit (clean + 8))
    add (problems, LEDGER_IDENTITY_CHECK_DIGIT,
         g_strdup_printf (_("第17位应为%c，当前为%c，请核对原件"), get_organisation_digit (clean + 8), clean[16]));
  if (clean[17] != get_check_digit (clean))
    add (problems, LEDGER_IDENTITY_CHECK_DIGIT,
         g_strdup_printf (_("第18位应为%c，当前为%c，请核对原件"), get_check_digit (clean), clean[17]));
  return problems;
}
