/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of personal papers and credit codes: the reason of a refusal, and what a number tells. */
#include <glib.h>
#include <string.h>

#include "ledger-identity.h"

/* First fault's sentence, or "" for a right number. */
static void
assert_first (GPtrArray           *problems,
              LedgerIdentityFault  fault,
              const char          *text)
{
  const LedgerIdentityProblem *first;

  if (text == NULL)
    {
      if (problems->len > 0)
        g_test_message ("%s", ((LedgerIdentityProblem *) problems->pdata[0])->text);
      g_assert_cmpuint (problems->len, ==, 0);
      return;
    }
  g_assert_cmpuint (problems->len, >, 0);
  first = problems->pdata[0];
  g_test_message ("%s", first->text);
  g_assert_cmpint (first->fault, ==, fault);
  g_assert_nonnull (strstr (first->text, text));
}

/* NULL: a right number */
static const struct
{
  const char         *type;
  const char         *number;
  LedgerIdentityFault fault;
  const char         *text;
} papers[] = {
  { "111", "11010519491231002X", 0, NULL },
  { "111", "11010519491231002x", 0, NULL },
  { "111", "11010519491231002×", 0, NULL },
  { "111", "11010519491231002Х", 0, NULL },
  { "111", "１１０１０５１９４９１２３１００２Ｘ", 0, NULL },
  { "111", "'370602 19900307 1235", 0, NULL },
  { "111", "=\"370602199003071235\"", 0, NULL },
  { "111", "37O6O2l99003071235", 0, NULL },
  { "111", "440524188001010014", 0, NULL },
  { "111", "370602199003071235", 0, NULL },
  { "112", "370602199003071235", 0, NULL },
  { "113", "370602199003071235", 0, NULL },
  { NULL, "370602199003071235", 0, NULL },
  { "111", "810000199001010019", 0, NULL },
  { "JZ", "810000199001010019", 0, NULL },
  { "JZ", "830000199001010012", 0, NULL },
  { "JZ", "370602199003071235", LEDGER_IDENTITY_PATTERN, "应以810000（香港）" },
  { "111", "", LEDGER_IDENTITY_LENGTH, "现在是0位" },
  { "111", "37060219900307123", LEDGER_IDENTITY_LENGTH, "现在是17位，少了一位" },
  { "111", "3706021990030712355", LEDGER_IDENTITY_LENGTH, "现在是19位" },
  { "111", "6.22E+17", LEDGER_IDENTITY_LENGTH, "改成了“6.22E+17”" },
  { "111", "37060219900307A235", LEDGER_IDENTITY_CHARACTER, "第15位“A”不是数字" },
  { "111", "37060219900307123张", LEDGER_IDENTITY_CHARACTER, "第18位“张”不对" },
  { "111", "370602199013071235", LEDGER_IDENTITY_DATE, "19901307不存在" },
  { "111", "370602199002301234", LEDGER_IDENTITY_DATE, "19900230不存在" },
  { "111", "370602199003071236", LEDGER_IDENTITY_CHECK_DIGIT, "第18位应为5，当前为6，请核对原件" },
  { "111", "370602199003071000", LEDGER_IDENTITY_CHECK_DIGIT, "末三位是000" },
  { "111", "130503670401001", LEDGER_IDENTITY_OLD, "130503196704010016" },
  { "111", "130503671301001", LEDGER_IDENTITY_DATE, "19671301不存在" },
  { "JZ", "130503670401001", LEDGER_IDENTITY_LENGTH, "现在是15位" },
  { "114", "军字第0123456号", 0, NULL },
  { "114", "军1", LEDGER_IDENTITY_LENGTH, "现在是2个" },
  { "115", "公安0001", 0, NULL },
  { "414", "E12345678", 0, NULL },
  { "414", "EA1234567", 0, NULL },
  { "414", "g12345678", 0, NULL },
  { "414", "AB1234567", 0, NULL },
  { "414", "E123", LEDGER_IDENTITY_LENGTH, "护照号码应为5至17位，现在是4位" },
  { "414", "E1234567号", LEDGER_IDENTITY_CHARACTER, "“号”不对" },
  { "511", "12345678", 0, NULL },
  { "511", "1234567890A", 0, NULL },
  { "511", "1234567", LEDGER_IDENTITY_LENGTH, "应为8位数字" },
  { "511", "A2345678", LEDGER_IDENTITY_PATTERN, "旧证为10位数字加1个字母" },
  { "516", "H12345678", 0, NULL },
  { "516", "m1234567801", 0, NULL },
  { "516", "K12345678", LEDGER_IDENTITY_PATTERN, "H（香港）或M（澳门）" },
  { "516", "H1234567", LEDGER_IDENTITY_LENGTH, "共8位" },
  { "553", "CHN310112345678", 0, NULL },
  { "553", "910112199001011016", 0, NULL },
  { "553", "91011219900101101X", LEDGER_IDENTITY_CHECK_DIGIT, "第18位应为" },
  { "553", "CHN31011234567", LEDGER_IDENTITY_LENGTH, "现在是14位" },
  { "999", "任意 文字", 0, NULL },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GPtrArray) problems = ledger_identity_check (papers[i].type, papers[i].number);

      g_test_message ("%s %s", papers[i].type, papers[i].number);
      assert_first (problems, papers[i].fault, papers[i].text);
    }
}

/* Length, characters, date and check digit stand in this order. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) two = ledger_identity_check ("111", "3706021990A3071235");
  g_autoptr (GPtrArray) both = ledger_identity_check ("111", "3706021990A30712");
  g_autoptr (GPtrArray) date = ledger_identity_check ("111", "370602199013071231");
  g_autoptr (GPtrArray) region = ledger_identity_check ("111", "990602199003071235");

  g_assert_cmpuint (two->len, ==, 1);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpint (((LedgerIdentityProblem *) both->pdata[0])->fault, ==, LEDGER_IDENTITY_LENGTH);
  g_assert_cmpint (((LedgerIdentityProblem *) both->pdata[1])->fault, ==, LEDGER_IDENTITY_CHARACTER);
  g_assert_cmpuint (date->len, ==, 2);
  g_assert_cmpint (((LedgerIdentityProblem *) date->pdata[0])->fault, ==, LEDGER_IDENTITY_DATE);
  g_assert_cmpint (((LedgerIdentityProblem *) date->pdata[1])->fault, ==, LEDGER_IDENTITY_CHECK_DIGIT);
  g_assert_cmpint (((LedgerIdentityProblem *) region->pdata[region->len - 1])->fault, ==, LEDGER_IDENTITY_REGION);
  g_assert_true (ledger_identity_is_hint (LEDGER_IDENTITY_REGION));
  g_assert_false (ledger_identity_is_hint (LEDGER_IDENTITY_CHECK_DIGIT));
}

/* Any one digit written wrong is noticed. */
static void
test_every_change (void)
{
  static const char *const numbers[] = { "11010519491231002X", "370602199003071235", "440524188001010014" };
  static const char *const codes[] = {
    "914403001922038216", "9144030071526726XG", "91330100799655058B", "91110000600037341L",
    "81370602MC0001234T", "81370612748976548C",
  };
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    for (guint i = 0; i < 18; i++)
      for (char c = '0'; c <= '9'; c++)
        {
          g_autofree char      *changed = g_strdup (numbers[n]);
          g_autoptr (GPtrArray) problems = NULL;

          changed[i] = c;
          problems = ledger_identity_check ("111", changed);
          g_assert_cmpint (problems->len > 0, ==, c != numbers[n][i]);
        }
  for (guint n = 0; n < G_N_ELEMENTS (codes); n++)
    for (guint i = 0; i < 18; i++)
      for (guint k = 0; k < strlen (alphabet); k++)
        {
          g_autofree char      *changed = g_strdup (codes[n]);
          g_autoptr (GPtrArray) problems = NULL;

          changed[i] = alphabet[k];
          problems = ledger_credit_code_check (changed);
          g_assert_cmpint (problems->len > 0, ==, alphabet[k] != codes[n][i]);
        }
}

static void
test_derive (void)
{
  static const struct
  {
    const char *type;
    const char *number;
    const char *key;
    const char *birth;
    const char *sex;
  } vectors[] = {
    { "111", "370602 19900307 1235", "370602199003071235", "1990-03-07", "1" },
    { "111", "11010519491231002x", "11010519491231002X", "1949-12-31", "2" },
    { "111", "130503670401001", "130503196704010016", "1967-04-01", "1" },
    { "111", "440524180101998", "44052418180101998X", "1818-01-01", "2" },
    { "111", "370602199013071235", "370602199013071235", NULL, "1" },
    { "JZ", "830000199001010012", "830000199001010012", "1990-01-01", "1" },
    { "414", "ｅ12345678", "E12345678", NULL, NULL },
    { "516", "h12345678", "H12345678", NULL, NULL },
    { "553", "CHN310112345678", "CHN310112345678", NULL, NULL },
    { "114", " 军字第0123456号 ", "军字第0123456号", NULL, NULL },
    { "111", NULL, "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *key = ledger_identity_dup_key (vectors[i].type, vectors[i].number);
      g_autofree char *birth = ledger_identity_dup_birth (vectors[i].type, vectors[i].number);

      g_assert_cmpstr (key, ==, vectors[i].key);
      g_assert_cmpstr (birth, ==, vectors[i].birth);
      g_assert_cmpstr (ledger_identity_get_sex (vectors[i].type, vectors[i].number), ==, vectors[i].sex);
    }
}

static void
test_credit_code (void)
{
  static const struct
  {
    const char         *code;
    LedgerIdentityFault fault;
    const char         *text;
  } vectors[] = {
    { "914403001922038216", 0, NULL },
    { "9144030071526726xg", 0, NULL },
    { "９１３３０１００７９９６５５０５８Ｂ", 0, NULL },
    { "911100006OOO37341L", 0, NULL },
    { "81370602MC0001234T", 0, NULL },
    { "12345678-9", LEDGER_IDENTITY_LENGTH, "9位旧组织机构代码" },
    { "370602123456789", LEDGER_IDENTITY_LENGTH, "15位旧营业执照注册号" },
    { "91440300192203821", LEDGER_IDENTITY_LENGTH, "现在是17位" },
    { "91440300192203821S", LEDGER_IDENTITY_CHARACTER, "第18位“S”不对" },
    { "914403001922038217", LEDGER_IDENTITY_CHECK_DIGIT, "第18位应为6，当前为7" },
    { "", LEDGER_IDENTITY_LENGTH, "现在是0位" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GPtrArray) problems = ledger_credit_code_check (vectors[i].code);

      assert_first (problems, vectors[i].fault, vectors[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/check", test_check);
  g_test_add_func ("/identity/order", test_order);
  g_test_add_func ("/identity/every-change", test_every_change);
  g_test_add_func ("/identity/derive", test_derive);
  g_test_add_func ("/identity/credit-code", test_credit_code);
  return g_test_run ();
}
