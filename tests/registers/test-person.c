/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about every person: name, papers, sex and birth told by the number, mobile. */
#include "members.h"
#include "roster.h"

static void
assert_problems (LedgerStore *store,
                 const char  *values,
                 const char  *expected)
{
  g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, values);
  g_autofree char *found = roster_problems (edit);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *values;
    const char *problems;
  } vectors[] = {
    { "name=张三|id_no=370602199003071235", "" },
    { "name=张三|id_no=11010519491231002X|work_status=退休|status=保留", "" },
    { "name=张三|id_no=１１０１０５１９４９１２３１００２ｘ|status=R", "" },
    { "name=张三|id_no=440524188001010014|status=R", "B:age-over" },
    { "name=张三|id_type=港澳台居民居住证|id_no=810000199001010019", "" },
    { "name=张三|id_type=港澳台居民居住证|id_no=830000199001010012", "" },
    { "name=张三|id_no=370602199003071236", "W:id-check" },
    { "name=张三|id_no=37060219900307123", "W:id-length" },
    { "name=张三|id_no=3706021990030712A5", "W:id-character" },
    { "name=张三|id_no=370602199013071235", "B:id-date W:id-check" },
    { "name=张三|id_no=370602199002301235", "B:id-date W:id-check" },
    { "name=张三|id_no=130503670401001|status=R", "W:id-old" },
    { "name=张三|id_type=普通护照|id_no=E12345678", "" },
    { "name=张三|id_type=普通护照|id_no=X1", "W:id-length" },
    { "name=张三|id_type=港澳居民来往内地通行证|id_no=H12345678", "" },
    { "name=张三|id_type=港澳居民来往内地通行证|id_no=Z12345678", "W:id-pattern" },
    { "name=张三|id_type=台湾居民来往大陆通行证|id_no=12345678", "" },
    { "name=张三|id_type=中国人民解放军军官证|id_no=军字第0123456号", "" },
    { "name=张三|id_no=370602199003071235|gender=女", "W:id-sex" },
    { "name=张三|id_no=370602199003071235|gender=未知", "" },
    { "name=张三|id_no=370602199003071235|birth_date=1990-03-08", "W:id-birth" },
    { "name=张三|id_no=370602199003071235|birth_date=1990-03", "" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    assert_problems (store, vectors[i].values, vectors[i].problems);
  roster_free (store);
}

/* What is a slip in a card's number is a letter in a passport's. */
static void
test_spellings (void)
{
  static const struct
  {
    const char *values;
    const char *number;
    const char *key;
  } vectors[] = {
    { "id_no=３７０６０２ １９９００３０７ １２３５", "370602199003071235", "370602199003071235" },
    { "id_no=37O6O2199OO3O7l235", "370602199003071235", "370602199003071235" },
    { "id_no=11010519491231002×", "11010519491231002X", "11010519491231002X" },
    { "id_no=130503670401001", "130503670401001", "130503196704010016" },
    { "id_type=普通护照|id_no=OI1234567", "OI1234567", "OI1234567" },
    { "id_no=oi1234567|id_type=普通护照", "OI1234567", "OI1234567" },
    { "id_type=普通护照|id_no=E 1234 5678", "E12345678", "E12345678" },
    { "id_type=居民身份证|id_no=37O6O2199OO3O7123", "37060219900307123", "37060219900307123" },
    { "id_no=37O6O2199OO3O7123|id_type=居民身份证", "37060219900307123", "37060219900307123" },
    { "id_type=军官证|id_no=军字第0123456号", "军字第0123456号", "军字第0123456号" },
    { "id_type=港澳居民来往内地通行证|id_no=h1234 5678", "H12345678", "H12345678" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, vectors[i].values);

      g_assert_cmpstr (ledger_edit_get (edit, MEMBER_ID_NO), ==, vectors[i].number);
      g_assert_cmpstr (ledger_edit_get (edit, MEMBER_ID_KEY), ==, vectors[i].key);
    }
  roster_free (store);
}

static void
test_names (void)
{
  static const struct
  {
    const char *typed;
    const char *stored;
    const char *problems;
  } vectors[] = {
    { "张　三", "张三", "" },
    { " 欧阳 志强 ", "欧阳志强", "" },
    { "阿卜杜热合曼•麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", "" },
    { "买买提．艾力", "买买提·艾力", "" },
    { "𠮷田䶮", "𠮷田䶮", "" },
    { "John Smith", "John Smith", "" },
    { "王?", "王?", "W:name-lost" },
    { "王\xee\x80\x80", "王\xee\x80\x80", "W:name-private" },
    { "王(马+英)", "王(马+英)", "W:name-described" },
    { "王", "王", "W:name-short" },
    { "王3", "王3", "W:name-odd" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *values = g_strconcat ("name=", vectors[i].typed, NULL);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (ledger_edit_get (edit, MEMBER_NAME), ==, vectors[i].stored);
      g_assert_cmpstr (found, ==, vectors[i].problems);
    }
  roster_free (store);
}

static void
assert_spelled (LedgerStore *store,
                const char  *typed,
                guint        field,
                const char  *stored)
{
  g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, typed);

  g_assert_cmpstr (ledger_edit_get (edit, field), ==, stored);
}

static void
test_mobiles (void)
{
  LedgerStore *store = roster_new ();

  assert_problems (store, "name=张三|mobile=13800001235", "");
  assert_problems (store, "name=张三|mobile=１３８ ００００ １２３５", "");
  assert_problems (store, "name=张三|mobile=138-0000-1235", "");
  assert_problems (store, "name=张三|mobile=+86 138 0000 1235", "");
  assert_problems (store, "name=张三|mobile=(0086)13800001235", "");
  assert_problems (store, "name=张三|mobile=13800001235/13900001235", "W:mobile");
  assert_problems (store, "name=张三|mobile=1380000123", "W:mobile");
  assert_problems (store, "name=张三|mobile=12800001235", "W:mobile");
  assert_problems (store, "name=张三|mobile=0535-1234567", "W:mobile");
  assert_spelled (store, "mobile=+86-138-0000-1235", MEMBER_MOBILE, "13800001235");
  assert_spelled (store, "mobile=0535-1234567", MEMBER_MOBILE, "0535-1234567");
  assert_spelled (store, "emg_tel=(0535) 1234567", MEMBER_EMG_TEL, "(0535)1234567");
  g_assert_true (person_is_mobile ("19900001235"));
  g_assert_false (person_is_mobile ("138000012355"));
  g_assert_false (person_is_mobile (NULL));
  roster_free (store);
}

static void
assert_told (LedgerEdit *edit,
             const char *key,
             const char *birth,
             const char *sex)
{
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_ID_KEY), ==, key);
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_BIRTH_DATE), ==, birth);
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_GENDER), ==, sex);
}

/* What a number told follows the number when it is put right; what was typed stays. */
static void
test_told (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, "name=张三|id_no=370602199003071235");
  g_autoptr (LedgerEdit) typed = roster_edit (store, &members_register,
                                              "name=李四|birth_date=1967-04-02|gender=女|id_no=130503670401001");
  g_autoptr (LedgerEdit) month = roster_edit (store, &members_register,
                                              "name=王五|birth_date=1990.3|id_no=370602199003071235");

  assert_told (edit, "370602199003071235", "1990-03-07", "1");
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_ID_TYPE), ==, "111");
  roster_type (edit, "id_no=370602199104080027");
  assert_told (edit, "370602199104080027", "1991-04-08", "2");
  roster_type (edit, "id_no=");
  assert_told (edit, NULL, "1991-04-08", "2");

  assert_told (typed, "130503196704010016", "1967-04-02", "2");
  assert_told (month, "370602199003071235", "1990-03-07", "1");
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/numbers", test_numbers);
  g_test_add_func ("/person/spellings", test_spellings);
  g_test_add_func ("/person/names", test_names);
  g_test_add_func ("/person/mobiles", test_mobiles);
  g_test_add_func ("/person/told", test_told);
  return g_test_run ();
}
