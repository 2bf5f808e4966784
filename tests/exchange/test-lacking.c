/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who lacks what for the collection sheet, and the words under which codes go up. */
#include <string.h>

#include "exchange-export.h"
#include "exchange-lacking.h"
#include "fixture.h"
#include "ledger-edit.h"
#include "members.h"
#include "registers.h"
#include "roster.h"

#define TODAY  "2026-09-22"
#define PEOPLE 16

typedef struct
{
  LedgerStore      *store;
  ExchangeTemplate *template;
  GArray           *ids;
} Fixture;

static ExchangeTemplate *
load_template (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TAIZHANG_DATADIR"), "templates",
                                            "members-collection.template", NULL);
  g_autoptr (GError) error = NULL;
  ExchangeTemplate *template = exchange_template_load (path, &error);

  g_assert_no_error (error);
  return template;
}

/* The sheet of an upper union read in: everybody in it is complete. */
static void
import_people (Fixture *fixture)
{
  g_autofree char *path = fixture_path ("采集表.xlsx");
  g_autoptr (ExchangeWriter) writer = exchange_template_open_writer (fixture->template, path, NULL);
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < PEOPLE; i++)
    {
      g_auto (GStrv) row = roster_make_row (i);

      g_assert_true (exchange_writer_add_row (writer, (const char *const *) row, NULL));
    }
  g_assert_true (exchange_writer_finish (writer, NULL));
  import = exchange_import_open (fixture->store, &members_register, path, &error);
  g_assert_no_error (error);
  g_assert_true (exchange_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
  g_assert_cmpuint (exchange_import_get_summary (import)->created, ==, PEOPLE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (GError) error = NULL;

  fixture_init ();
  path = fixture_path ("测试.taizhang");
  fixture->store = ledger_store_create (path, tz_registers, &error);
  g_assert_no_error (error);
  ledger_store_set_today (fixture->store, TODAY);
  fixture->template = load_template ();
  import_people (fixture);
  fixture->ids = ledger_store_select (fixture->store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->ids->len, ==, PEOPLE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->ids, g_array_unref);
  g_clear_pointer (&fixture->template, exchange_template_free);
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture_clear ();
}

static GPtrArray *
list_lacks (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lacks = exchange_lacking_list (fixture->store, fixture->template, fixture->ids, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return lacks;
}

typedef struct
{
  guint       field;
  const char *value;
  const char *title;
  const char *reason; /* %NULL: nothing is wrong with it */
} Change;

static const Change changes[] = {
  { MEMBER_NAME, "张?华", "姓名", "姓名“张?华”里有丢失的字（问号、星号或方框），请对照证件重新录入" },
  { MEMBER_MOBILE, NULL, "移动电话", "没有填" },
  { MEMBER_MOBILE, "12345678901", "移动电话", "不是11位手机号码" },
  { MEMBER_EDUCATION, "90", "学历", "“其他”不在上级表的选项中，请改填" },
  { MEMBER_EDUCATION, "44", "学历", NULL },
  { MEMBER_HUKOU_TYPE, "3", "户籍类型", "“居民户口”不在上级表的选项中，请改填" },
  { MEMBER_HUKOU_REGION, NULL, "户籍所在地", "没有填" },
  { MEMBER_WORK_STATUS, "4", "就业状况", "会员已退休，上级不收" },
  { MEMBER_WORK_STATUS, "5", "就业状况", "会员已离休，上级不收" },
  { MEMBER_ETHNIC, "97", "民族", "“其他”不在上级表的选项中，请改填" },
  { MEMBER_SKILL_LEVEL, "8", "技术等级", NULL },
  { MEMBER_IS_MIGRANT, NULL, "是否农民工", "没有填" },
  { MEMBER_NATIVE_PLACE, NULL, "籍贯", "没有填" },
  { MEMBER_POLITICAL, NULL, "政治面貌", "没有填" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (changes) <= PEOPLE);

static void
change_person (Fixture    *fixture,
               guint       index,
               guint       field,
               const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (fixture->store, &members_register,
                                                  g_array_index (fixture->ids, gint64, index), &error);

  g_assert_no_error (error);
  ledger_edit_set (edit, field, value);
  edit->accept = g_strdup ("已核对");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_no_error (error);
}

static void
test_lacks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) none = list_lacks (fixture);
  g_autoptr (GPtrArray) lacks = NULL;
  guint n = 0;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    change_person (fixture, i, changes[i].field, changes[i].value);
  lacks = list_lacks (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const ExchangeLack *lack;
      g_autoptr (LedgerRecord) record = NULL;

      if (changes[i].reason == NULL)
        continue;
      g_assert_cmpuint (n, <, lacks->len);
      lack = g_ptr_array_index (lacks, n++);
      record = ledger_store_load (fixture->store, &members_register, lack->id, NULL);
      g_assert_cmpint (lack->id, ==, g_array_index (fixture->ids, gint64, i));
      g_assert_cmpstr (lack->name, ==, ledger_record_get (record, MEMBER_NAME));
      g_assert_cmpuint (lack->field, ==, changes[i].field);
      g_assert_cmpstr (lack->title, ==, changes[i].title);
      g_assert_cmpstr (lack->reason, ==, changes[i].reason);
    }
  g_assert_cmpuint (lacks->len, ==, n);
}

static void
test_other_paper (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) lacks = NULL;
  g_autofree char *summary = NULL;

  change_person (fixture, 0, MEMBER_ID_TYPE, "414");
  change_person (fixture, 0, MEMBER_ID_NO, "E12345678");
  change_person (fixture, 1, MEMBER_ID_NO, "370602750307123");
  lacks = list_lacks (fixture);
  summary = exchange_lacking_dup_summary (&members_register, lacks);
  g_assert_cmpstr (summary, ==, "2 人缺 3 项");
  g_assert_cmpstr (((ExchangeLack *) lacks->pdata[0])->reason, ==, "“普通护照”不在上级表的选项中，请改填");
  g_assert_cmpstr (((ExchangeLack *) lacks->pdata[1])->reason, ==, "不是18位居民身份证号码");
  g_assert_cmpstr (((ExchangeLack *) lacks->pdata[2])->reason, ==, "不是18位居民身份证号码");
}

/* Rows that lack something and the others part the whole, each in its order. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  static const guint lacking[] = { 2, 3, 9, PEOPLE - 1 };
  g_autoptr (GPtrArray) lacks = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) complete = NULL;
  g_autofree char *path = fixture_path ("缺项.xlsx");
  g_autofree char *dump = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lacking); i++)
    change_person (fixture, lacking[i], MEMBER_EDUCATION, NULL);
  change_person (fixture, 3, MEMBER_MOBILE, NULL);
  lacks = list_lacks (fixture);
  rows = exchange_lacking_list_rows (lacks);
  complete = exchange_lacking_list_complete (lacks, fixture->ids);
  g_assert_cmpuint (lacks->len, ==, G_N_ELEMENTS (lacking) + 1);
  g_assert_cmpuint (exchange_lacking_count_rows (lacks), ==, G_N_ELEMENTS (lacking));
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (lacking));
  g_assert_cmpuint (complete->len, ==, PEOPLE - G_N_ELEMENTS (lacking));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (g_array_index (rows, gint64, i), ==, g_array_index (fixture->ids, gint64, lacking[i]));
  g_assert_cmpint (g_array_index (complete, gint64, 2), ==, g_array_index (fixture->ids, gint64, 4));
  g_assert_true (exchange_lacking_write (&members_register, lacks, path, NULL));
  dump = fixture_dump (path);
  g_assert_true (g_str_has_prefix (dump, "1: A=姓名 B=项目 C=缺什么\n2: A="));
  g_assert_nonnull (strstr (dump, " B=移动电话 C=没有填\n"));
}

/* The same paper twice in one sheet: the second is refused. */
static void
test_repeated (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) lacks = NULL;
  gint64 first = g_array_index (fixture->ids, gint64, 0);
  g_autofree char *name = ledger_store_dup_label (fixture->store, &members_register, first);
  g_autofree char *reason = g_strdup_printf ("与前面的“%s”相同", name);

  g_array_append_val (fixture->ids, first);
  lacks = list_lacks (fixture);
  g_assert_cmpuint (lacks->len, ==, 1);
  g_assert_cmpuint (((ExchangeLack *) lacks->pdata[0])->field, ==, MEMBER_ID_NO);
  g_assert_cmpstr (((ExchangeLack *) lacks->pdata[0])->reason, ==, reason);
}

/* Every code of the ledger goes up under one of the words that the drop-down offers, or is refused. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *field, *code, *word; } cases[] = {
    { "change_type", "1", "入会" }, { "change_type", "6", "退会" }, { "change_type", "7", "转入" },
    { "change_type", "8", "转出" }, { "change_reason", "1", "劳动（工作）关系发生变化" },
    { "change_reason", "7", "劳动（工作）关系发生变化" }, { "change_reason", "8", "劳动（工作）关系发生变化" },
    { "change_reason", "9", "劳动（工作）关系发生变化" }, { "change_reason", "10", "个人要求退会" },
    { "change_reason", "11", NULL }, { "change_reason", "12", "劳动（工作）关系发生变化" },
    { "id_type", "111", "居民身份证" }, { "id_type", "414", NULL }, { "ethnic", "20", "僳僳族" }, { "ethnic", "97", NULL },
    { "education", "47", "中专" }, { "education", "90", NULL }, { "work_status", "2", "待（下）岗" },
    { "work_status", "7", "退养（内退）" }, { "skill_level", "7", "职业资格一级（高级技师）" }, { "gender", "9", NULL },
    { "hukou_type", "2", "非农业户口" }, { "is_migrant", "0", "否" }, { "political", "12", "无党派人士" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < exchange_template_get_n_columns (fixture->template); k++)
      if (g_strcmp0 (exchange_template_get_column (fixture->template, k)->field, cases[i].field) == 0)
        g_assert_cmpstr (exchange_template_get_word (fixture->template, k, cases[i].code), ==, cases[i].word);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = fixture_path ("停.xlsx");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (exchange_lacking_list (fixture->store, fixture->template, fixture->ids, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (exchange_export_fill_in (fixture->store, fixture->template, fixture->ids, path, NULL, NULL,
                                           cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The union's own template of the same name wins; one for another register or without sense is not offered. */
static void
test_shelf (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *own = fixture_path ("");
  g_autofree char *first = fixture_write ("members-collection.template",
    "[template]\ntitle=自己的表\nregister=members\nsheet=表\n[column A]\nfield=name\nheading=姓名\n", -1);
  g_autofree char *second = fixture_write ("units.template",
    "[template]\ntitle=单位表\nregister=units\nsheet=表\n[column A]\nfield=name\nheading=名称\n", -1);
  g_autofree char *third = fixture_write ("broken.template", "nothing", -1);
  g_autoptr (GPtrArray) shipped = exchange_template_list (g_getenv ("TAIZHANG_DATADIR"), NULL, "members");
  g_autoptr (GPtrArray) both = exchange_template_list (g_getenv ("TAIZHANG_DATADIR"), own, "members");

  g_assert_cmpuint (shipped->len, ==, 1);
  g_assert_cmpstr (exchange_template_get_title (shipped->pdata[0]), ==, "会员信息采集表");
  g_assert_cmpuint (both->len, ==, 1);
  g_assert_cmpstr (exchange_template_get_id (both->pdata[0]), ==, "members-collection");
  g_assert_cmpstr (exchange_template_get_title (both->pdata[0]), ==, "自己的表");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/exchange/lacking/lacks", test_lacks },       { "/exchange/lacking/other-paper", test_other_paper },
    { "/exchange/lacking/rows", test_rows },         { "/exchange/lacking/repeated", test_repeated },
    { "/exchange/lacking/words", test_words },       { "/exchange/lacking/stopped", test_stopped },
    { "/exchange/lacking/shelf", test_shelf },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
