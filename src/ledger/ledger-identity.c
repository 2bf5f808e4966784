/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of personal papers (GB 11643 and the passes): what is wrong with one, and what it tells. */
#include "config.h"

#include "ledger-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-date.h"
#include "ledger-text.h"

static const guint weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

static gboolean
is_type (const char *type_code,
         const char *code)
{
  return type_code != NULL && g_str_equal (type_code, code);
}

/* Papers that carry the 18-digit number of a resident, or one made like it. An unknown type is
 * taken for the card: it is what most people have. */
static gboolean
is_resident (const char *type_code)
{
  return type_code == NULL || *type_code == '\0' ||
         is_type (type_code, LEDGER_IDENTITY_CARD) ||
         is_type (type_code, LEDGER_IDENTITY_TEMPORARY) ||
         is_type (type_code, LEDGER_IDENTITY_HOUSEHOLD) ||
         is_type (type_code, LEDGER_IDENTITY_RESIDENCE);
}

static gboolean
is_free (const char *type_code)
{
  return is_type (type_code, LEDGER_IDENTITY_OFFICER) ||
         is_type (type_code, LEDGER_IDENTITY_POLICE) ||
         is_type (type_code, LEDGER_IDENTITY_OTHER);
}

static gboolean
is_digits (const char *text,
           gsize       n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static char
get_check_digit (const char *number)
{
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (guint) (number[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

G_GNUC_PRINTF (3, 4) static void
add (GPtrArray           *problems,
     LedgerIdentityFault  fault,
     const char          *format,
     ...)
{
  LedgerIdentityProblem *problem = g_new0 (LedgerIdentityProblem, 1);
  va_list                args;

  va_start (args, format);
  problem->fault = fault;
  problem->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}

/* Digits look like letters and crosses on paper and on small screens. */
static void
append_digit (GString  *out,
              gunichar  c)
{
  switch (c)
    {
    case 0x00D7: /* × */
    case 0x0425: /* Cyrillic Х */
    case 0x0445:
    case 0x03A7: /* Greek Χ */
    case 0x03C7:
    case 0x2715:
    case 0x2716:
    case 0x274C:
    case 0x2A2F:
      g_string_append_c (out, 'X');
      break;
    case 'O':
    case 'o':
    case 0x041E:
    case 0x039F:
      g_string_append_c (out, '0');
      break;
    case 'I':
    case 'l':
    case '|':
      g_string_append_c (out, '1');
      break;
    default:
      g_string_append_unichar (out, c < 0x80 ? (gunichar) g_ascii_toupper ((char) c) : c);
    }
}

/* Spreadsheets keep a number as text by '3706… or ="3706…". */
static gboolean
is_wrapping (gunichar c)
{
  return c == '\'' || c == '"' || c == '=' || c == '`' || c == 0x2018 || c == 0x2019 ||
         c == 0x201C || c == 0x201D;
}

static char *
normalise (const char *number,
           gboolean    digits,
           gboolean    joined)
{
  g_autofree char *narrow = ledger_text_narrow (number);
  GString         *out = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_wrapping (c) || (joined && (c == '-' || c == '.' || c == 0x00B7 || c == 0x2014)))
        continue;
      if (digits)
        append_digit (out, c);
      else
        g_string_append_unichar (out, g_unichar_toupper (c));
    }
  return g_string_free (out, FALSE);
}

static gboolean
looks_scientific (const char *number)
{
  const char *e = strpbrk (number, "Ee");

  return e != NULL && strlen (number) < 15 && g_ascii_isdigit (number[0]) && strchr (number, '.') != NULL &&
         (e[1] == '+' || g_ascii_isdigit (e[1]));
}

/* Where a number's character may not stand; 0 for nowhere. Characters count from 1. */
static guint
find_illegal (const char *number,
              gboolean    check_x,
              char      **shown)
{
  guint at = 0;
  guint length = (guint) g_utf8_strlen (number, -1);

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    {
      at++;
      if (g_ascii_isdigit (*p) || (check_x && at == length && *p == 'X'))
        continue;
      *shown = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      return at;
    }
  return 0;
}

/* Provinces of GB/T 2260; a number keeps the region it was first issued for. */
static gboolean
is_province (const char *number)
{
  static const char provinces[] =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "
    "71 81 82 83 ";
  const char two[] = { number[0], number[1], ' ', '\0' };

  return strstr (provinces, two) != NULL;
}

static void
check_birth (GPtrArray  *problems,
             const char *full)
{
  g_autofree char *day = g_strdup_printf ("%.4s-%.2s-%.2s", full + 6, full + 10, full + 12);
  guint            year = (guint) g_ascii_strtoull (day, NULL, 10);

  if (!ledger_date_is_day (day) || year < 1850 || year > 2199)
    add (problems, LEDGER_IDENTITY_DATE, _("第7至14位的出生日期%.8s不存在，请核对原件"), full + 6);
}

static void
check_digit (GPtrArray  *problems,
             const char *number)
{
  char expected = get_check_digit (number);

  if (number[17] == expected)
    return;
  if (g_str_has_suffix (number, "000"))
    add (problems, LEDGER_IDENTITY_CHECK_DIGIT,
         _("末三位是000，多半是表格软件丢了末位（第18位应为%c），请把该列改为文本后重新填写"), expected);
  else
    add (problems, LEDGER_IDENTITY_CHECK_DIGIT, _("第18位应为%c，当前为%c，请核对原件"), expected, number[17]);
}

static void
check_old (GPtrArray  *problems,
           const char *number)
{
  g_autofree char *full = NULL;

  if (!is_digits (number, 15))
    return;
  full = ledger_identity_complete (number);
  check_birth (problems, full);
  if (problems->len == 0)
    add (problems, LEDGER_IDENTITY_OLD, _("这是15位旧号码，2013年起已停用，按规则升为18位是%s，请核对原件"), full);
}

static gboolean
check_length (GPtrArray  *problems,
              const char *number)
{
  guint length = (guint) g_utf8_strlen (number, -1);

  if (length == 18)
    return TRUE;
  if (looks_scientific (number))
    add (problems, LEDGER_IDENTITY_LENGTH,
         _("号码被表格软件改成了“%s”，末几位已经丢失，请把该列改为文本后重新填写"), number);
  else if (length == 17)
    add (problems, LEDGER_IDENTITY_LENGTH, _("号码应为18位，现在是17位，少了一位，请核对原件"));
  else
    add (problems, LEDGER_IDENTITY_LENGTH, _("号码应为18位，现在是%u位，请核对原件"), length);
  return FALSE;
}

static gboolean
check_characters (GPtrArray  *problems,
                  const char *number,
                  gboolean    check_x)
{
  g_autofree char *shown = NULL;
  guint            at = find_illegal (number, check_x, &shown);

  if (at == 0)
    return TRUE;
  add (problems, LEDGER_IDENTITY_CHARACTER,
       check_x && at == 18 ? _("第%u位“%s”不对，最后一位只能是数字或X") : _("第%u位“%s”不是数字"), at, shown);
  return FALSE;
}

static void
check_resident (GPtrArray  *problems,
                const char *type_code,
                const char *number)
{
  gboolean old = strlen (number) == 15 && !is_type (type_code, LEDGER_IDENTITY_RESIDENCE);
  gboolean whole = old || check_length (problems, number);

  if (!looks_scientific (number) && !check_characters (problems, number, !old))
    whole = FALSE;
  if (!whole)
    return;
  if (old)
    {
      check_old (problems, number);
      return;
    }
  if (is_type (type_code, LEDGER_IDENTITY_RESIDENCE) &&
      !g_str_has_prefix (number, "810000") && !g_str_has_prefix (number, "820000") &&
      !g_str_has_prefix (number, "830000"))
    add (problems, LEDGER_IDENTITY_PATTERN, _("港澳台居民居住证号码应以810000（香港）、820000（澳门）或830000（台湾）开头"));
  check_birth (problems, number);
  check_digit (problems, number);
  if (!is_province (number))
    add (problems, LEDGER_IDENTITY_REGION, _("前两位%.2s不是省级行政区划代码，请核对原件"), number);
}

static void
check_foreigner (GPtrArray  *problems,
                 const char *number)
{
  gsize length = strlen (number);

  if (length == 15 && g_ascii_isalpha (number[0]) && g_ascii_isalpha (number[1]) &&
      g_ascii_isalpha (number[2]) && is_digits (number + 3, 12))
    return;
  if (length != 18 && length != 15)
    {
      add (problems, LEDGER_IDENTITY_LENGTH,
           _("外国人永久居留身份证号码应为18位（新证）或15位（旧证），现在是%ld位"), g_utf8_strlen (number, -1));
      return;
    }
  if (length == 15)
    {
      add (problems, LEDGER_IDENTITY_PATTERN, _("旧版外国人永久居留身份证号码应为3个字母加12位数字"));
      return;
    }
  if (!check_characters (problems, number, TRUE))
    return;
  if (number[0] != '9')
    add (problems, LEDGER_IDENTITY_PATTERN, _("新版外国人永久居留身份证号码应以9开头"));
  check_birth (problems, number);
  check_digit (problems, number);
}

static void
check_passport (GPtrArray  *problems,
                const char *number)
{
  gsize    length = strlen (number);
  gboolean chinese = length == 9 && (number[0] == 'E' || number[0] == 'G') &&
                     g_ascii_isalnum (number[1]) && is_digits (number + 2, 7);

  if (chinese)
    return;
  if (length < 5 || length > 17)
    add (problems, LEDGER_IDENTITY_LENGTH, _("护照号码应为5至17位，现在是%ld位"), g_utf8_strlen (number, -1));
  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_ascii_isalnum (*p))
      {
        add (problems, LEDGER_IDENTITY_CHARACTER, _("护照号码只能由字母和数字组成，“%.*s”不对"),
             (int) (g_utf8_next_char (p) - p), p);
        return;
      }
}

static void
check_taiwan (GPtrArray  *problems,
              const char *number)
{
  gsize length = strlen (number);

  if (length != 8 && length != 10 && length != 11)
    add (problems, LEDGER_IDENTITY_LENGTH,
         _("台湾居民来往大陆通行证号码应为8位数字，现在是%ld位"), g_utf8_strlen (number, -1));
  else if (!(length == 8 && is_digits (number, 8)) &&
           !(length >= 10 && is_digits (number, 10) && (length == 10 || g_ascii_isalpha (number[10]))))
    add (problems, LEDGER_IDENTITY_PATTERN, _("台湾居民来往大陆通行证号码应为8位数字，旧证为10位数字加1个字母"));
}

static void
check_hongkong_macao (GPtrArray  *problems,
                      const char *number)
{
  gsize length = strlen (number);

  if (length != 9 && length != 11)
    add (problems, LEDGER_IDENTITY_LENGTH,
         _("港澳居民来往内地通行证号码应为H或M加8位数字，现在共%ld位"), g_utf8_strlen (number, -1));
  else if ((number[0] != 'H' && number[0] != 'M') || !is_digits (number + 1, length - 1))
    add (problems, LEDGER_IDENTITY_PATTERN, _("港澳居民来往内地通行证号码应为H（香港）或M（澳门）加8位数字"));
}

static void
check_free (GPtrArray  *problems,
            const char *number)
{
  glong length = g_utf8_strlen (number, -1);

  if (length < 4 || length > 20)
    add (problems, LEDGER_IDENTITY_LENGTH, _("证件号码应为4至20个字，现在是%ld个"), length);
}

/**
 * ledger_identity_problem_free:
 * @problem: (nullable): a problem
 */
void
ledger_identity_problem_free (LedgerIdentityProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->text);
  g_free (problem);
}

/**
 * ledger_identity_is_hint:
 * @fault: what was found
 *
 * Returns: %TRUE when a right number may show it
 */
gboolean
ledger_identity_is_hint (LedgerIdentityFault fault)
{
  return fault == LEDGER_IDENTITY_OLD || fault == LEDGER_IDENTITY_REGION;
}

/**
 * ledger_identity_check:
 * @type_code: (nullable): type of paper, the resident's card when unknown
 * @number: (nullable): its number as typed
 *
 * Returns: (transfer full) (element-type LedgerIdentityProblem): all that is wrong, in the order
 *   length, characters, pattern, date, check digit, hints
 */
GPtrArray *
ledger_identity_check (const char *type_code,
                       const char *number)
{
  GPtrArray       *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_identity_problem_free);
  g_autofree char *clean = ledger_identity_normalise (type_code, number);

  if (is_resident (type_code))
    check_resident (problems, type_code, clean);
  else if (is_type (type_code, LEDGER_IDENTITY_FOREIGNER))
    check_foreigner (problems, clean);
  else if (is_type (type_code, LEDGER_IDENTITY_PASSPORT))
    check_passport (problems, clean);
  else if (is_type (type_code, LEDGER_IDENTITY_TAIWAN))
    check_taiwan (problems, clean);
  else if (is_type (type_code, LEDGER_IDENTITY_HONGKONG_MACAO))
    check_hongkong_macao (problems, clean);
  else if (is_type (type_code, LEDGER_IDENTITY_OFFICER))
    check_free (problems, clean);
  return problems;
}

/**
 * ledger_identity_normalise:
 * @type_code: (nullable): type of paper
 * @number: (nullable): its number as typed
 *
 * Returns: (transfer full): the number as it is stored
 */
char *
ledger_identity_normalise (const char *type_code,
                           const char *number)
{
  g_autofree char *plain = NULL;

  if (number != NULL && number[strspn (number, "0123456789")] == '\0')
    return g_strdup (number); /* digits alone are as they should be */
  if (is_free (type_code))
    {
      g_autofree char *clean = ledger_text_clean (number);

      return g_utf8_strup (clean, -1);
    }
  plain = normalise (number, FALSE, FALSE);
  if (looks_scientific (plain))
    return g_steal_pointer (&plain);
  if (is_type (type_code, LEDGER_IDENTITY_FOREIGNER))
    return normalise (number, g_ascii_isdigit (plain[0]), TRUE);
  return normalise (number, is_resident (type_code), TRUE);
}

/**
 * ledger_identity_complete:
 * @number: 15 old digits, or 17 without their check digit
 *
 * The old form left out the century: 19, but 18 for the sequence numbers 996 to 999, which
 * were kept for centenarians.
 *
 * Returns: (transfer full) (nullable): the 18 characters
 */
char *
ledger_identity_complete (const char *number)
{
  gsize            length = number != NULL ? strlen (number) : 0;
  g_autofree char *body = NULL;

  if ((length != 15 && length != 17) || !is_digits (number, length))
    return NULL;
  if (length == 17)
    body = g_strdup (number);
  else
    body = g_strdup_printf ("%.6s%s%s", number, strcmp (number + 12, "996") >= 0 ? "18" : "19", number + 6);
  return g_strdup_printf ("%s%c", body, get_check_digit (body));
}

/**
 * ledger_identity_dup_key:
 * @type_code: (nullable): type of paper
 * @number: (nullable): its number
 *
 * Returns: (transfer full): equal for two spellings of one number
 */
char *
ledger_identity_dup_key (const char *type_code,
                         const char *number)
{
  g_autofree char *clean = ledger_identity_normalise (type_code, number);

  if (is_resident (type_code) && strlen (clean) == 15 && is_digits (clean, 15))
    return ledger_identity_complete (clean);
  return g_steal_pointer (&clean);
}

/**
 * ledger_identity_dup_birth:
 * @type_code: (nullable): type of paper
 * @number: (nullable): its number; its check digit does not matter
 *
 * Returns: (transfer full) (nullable): the date of birth in it, "YYYY-MM-DD"
 */
char *
ledger_identity_dup_birth (const char *type_code,
                           const char *number)
{
  g_autofree char *key = ledger_identity_dup_key (type_code, number);
  g_autofree char *day = NULL;

  if ((!is_resident (type_code) && !is_type (type_code, LEDGER_IDENTITY_FOREIGNER)) ||
      strlen (key) != 18 || !is_digits (key, 17))
    return NULL;
  day = g_strdup_printf ("%.4s-%.2s-%.2s", key + 6, key + 10, key + 12);
  return ledger_date_is_day (day) ? g_steal_pointer (&day) : NULL;
}

/**
 * ledger_identity_get_sex:
 * @type_code: (nullable): type of paper
 * @number: (nullable): its number; its check digit does not matter
 *
 * Returns: (nullable): "1" or "2" by digit 17 of a resident's number
 */
const char *
ledger_identity_get_sex (const char *type_code,
                         const char *number)
{
  g_autofree char *key = ledger_identity_dup_key (type_code, number);

  if (!is_resident (type_code) || strlen (key) != 18 || !is_digits (key, 17))
    return NULL;
  return (key[16] - '0') % 2 == 1 ? "1" : "2";
}
