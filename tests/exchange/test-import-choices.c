/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clerk decides in an import: unknown words, columns by sender, newer values; what an undo could not do; and the rows
 * that the applicants, respondents and sums of a list of cases become. */
#include <string.h>

#include "cases.h"
#include "claims.h"
#include "exchange-import.h"
#include "exchange-undo.h"
#include "fixture.h"
#include "ledger-batch.h"
#include "ledger-edit.h"
#include "ledger-history.h"
#include "ledger-learned.h"
#include "members.h"
#include "parties.h"
#include "registers.h"
#include "units.h"

#define OLD    "2001-01-01 00:00:00"
#define FUTURE "2999-01-01 00:00:00"

typedef struct
{
  LedgerStore *store;
  char        *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture_init ();
  fixture->path = fixture_path ("测试.taizhang");
  fixture->store = ledger_store_create (fixture->path, tz_registers, &error);
  g_assert_no_error (error);
  ledger_store_set_today (fixture->store, "2026-09-22");
  ledger_store_set_clerk (fixture->store, "测试员");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->path, g_free);
  fixture_clear ();
}

/* @date: when the sheet was written. */
static ExchangeImport *
open_sheet_of (Fixture              *fixture,
               const LedgerRegister *reg,
               const char           *text,
               const char           *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write ("表.csv", text, -1);
  ExchangeImport *import = exchange_import_open (fixture->store, reg, path, &error);

  g_assert_no_error (error);
  exchange_import_set_date (import, date);
  return import;
}

static ExchangeImport *
open_sheet (Fixture    *fixture,
            const char *text,
            const char *date)
{
  return open_sheet_of (fixture, &members_register, text, date);
}

static void
check (Fixture        *fixture,
       ExchangeImport *import)
{
  g_autoptr (GError) error = NULL;

  exchange_import_check (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
apply (Fixture        *fixture,
       ExchangeImport *import)
{
  g_autoptr (GError) error = NULL;

  exchange_import_remember (import, fixture->store, &error);
  g_assert_no_error (error);
  exchange_import_apply (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
apply_sheet (Fixture    *fixture,
             const char *text)
{
  g_autoptr (ExchangeImport) import = open_sheet (fixture, text, FUTURE);

  apply (fixture, import);
}

static char *
dup_value (Fixture    *fixture,
           const char *name,
           guint       field)
{
  gint64 id = ledger_store_resolve (fixture->store, &members_register, name, NULL);
  g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, &members_register, id, NULL);

  g_assert_nonnull (record);
  return g_strdup (ledger_record_get (record, field));
}

static void
assert_value (Fixture    *fixture,
              const char *name,
              guint       field,
              const char *expected)
{
  g_autofree char *value = dup_value (fixture, name, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
type (Fixture    *fixture,
      const char *name,
      guint       field,
      const char *value)
{
  gint64 id = ledger_store_resolve (fixture->store, &members_register, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (fixture->store, &members_register, id, &error);

  g_assert_no_error (error);
  ledger_edit_set (edit, field, value);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* "民族 某族 2 2 ?": field, word, rows, first row and meaning of each word, one a line. */
static char *
dup_words (ExchangeImport *import)
{
  g_autoptr (GPtrArray) words = exchange_import_list_words (import);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const ExchangeWord *word = g_ptr_array_index (words, i);

      g_string_append_printf (text, "%s %s %u %u %s%s\n", members_register.fields[word->field].title, word->word,
                              word->n_rows, word->first_row, word->meaning != NULL ? word->meaning : "?",
                              word->remembered ? " *" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_words (ExchangeImport *import,
              const char     *expected)
{
  g_autofree char *words = dup_words (import);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_counts (ExchangeImport *import,
               guint           created,
               guint           changed,
               guint           unchanged,
               guint           refused,
               guint           kept)
{
  const ExchangeSummary *summary = exchange_import_get_summary (import);

  g_assert_cmpuint (summary->created, ==, created);
  g_assert_cmpuint (summary->changed, ==, changed);
  g_assert_cmpuint (summary->unchanged, ==, unchanged);
  g_assert_cmpuint (summary->refused, ==, refused);
  g_assert_cmpuint (summary->kept, ==, kept);
}

static void
set_word (ExchangeImport *import,
          guint           field,
          const char     *word,
          const char     *meaning)
{
  g_autoptr (GError) error = NULL;

  exchange_import_set_word (import, field, word, meaning, &error);
  g_assert_no_error (error);
}

static const char words_sheet[] = "姓名,民族,学历,是否农民工\n"
                                  "单雄信,天山族,夜大,是\n"
                                  "仇英,天山族,大学本科,大概\n"
                                  "解缙,汉,夜大,否\n";

/* Each word that is no choice is listed once, decided once, and known in the next sheet. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (ExchangeImport) import = open_sheet (fixture, words_sheet, FUTURE);
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (ExchangeImport) last = NULL;
  g_autoptr (GError) error = NULL;

  check (fixture, import);
  assert_words (import, "民族 天山族 2 2 ?\n学历 夜大 2 2 ?\n是否农民工 大概 1 3 ?\n");
  assert_counts (import, 0, 0, 0, 3, 0);
  g_assert_false (exchange_import_set_word (import, MEMBER_ETHNIC, "天山族", "火星族", &error));
  g_assert_nonnull (error);
  set_word (import, MEMBER_ETHNIC, "天山族", "维吾尔族");
  set_word (import, MEMBER_EDUCATION, "夜大", "");
  check (fixture, import);
  assert_words (import, "民族 天山族 2 2 05\n学历 夜大 2 2 \n是否农民工 大概 1 3 ?\n");
  assert_counts (import, 2, 0, 0, 1, 0);
  set_word (import, MEMBER_IS_MIGRANT, "大概", "1");
  apply (fixture, import);
  assert_counts (import, 3, 0, 0, 0, 0);
  assert_value (fixture, "单雄信", MEMBER_ETHNIC, "05");
  assert_value (fixture, "单雄信", MEMBER_EDUCATION, NULL);
  assert_value (fixture, "仇英", MEMBER_IS_MIGRANT, "1");

  again = open_sheet (fixture, words_sheet, FUTURE);
  check (fixture, again);
  assert_words (again, "民族 天山族 2 2 05 *\n学历 夜大 2 2  *\n是否农民工 大概 1 3 1 *\n");
  assert_counts (again, 0, 0, 3, 0, 0);
  /* Taken back: from now on it is no word. */
  set_word (again, MEMBER_ETHNIC, "天山族", NULL);
  apply (fixture, again);
  last = open_sheet (fixture, words_sheet, FUTURE);
  check (fixture, last);
  assert_words (last, "民族 天山族 2 2 ?\n学历 夜大 2 2  *\n是否农民工 大概 1 3 1 *\n");
}

/* What a column meant is remembered for its sender; where senders disagree, no other one is guessed. */
static void
test_senders (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const sheets[] = {
    "第一车间%s月名册,,,\n姓名,性别,联系方式\n单雄信,男,13800001234\n",
    "机修分会%s月名册,,,\n姓名,性别,联系方式\n单雄信,男,13800001234\n",
    "第三车间%s月名册,,,\n姓名,性别,联系方式\n单雄信,男,13800001234\n",
  };
  static const struct
  {
    guint       sheet;
    const char *month;
    guint       expected; /* field found for the third column */
    guint       choose;   /* field that the clerk points at */
  } steps[] = {
    { 0, "9", MEMBER_MOBILE, MEMBER_MEMO },
    { 0, "10", MEMBER_MEMO, MEMBER_MEMO },
    { 1, "9", MEMBER_MEMO, MEMBER_MEMO },      /* nobody disagreed: the same is supposed */
    { 1, "10", MEMBER_MEMO, EXCHANGE_NO_FIELD },
    { 0, "11", MEMBER_MEMO, MEMBER_MEMO },
    { 1, "11", EXCHANGE_NO_FIELD, EXCHANGE_NO_FIELD },
    { 2, "11", MEMBER_MOBILE, MEMBER_MOBILE },     /* disputed: what the heading itself says */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (GStrv) parts = g_strsplit (sheets[steps[i].sheet], "%s", 2);
      g_autofree char *text = NULL;
      g_autoptr (ExchangeImport) import = NULL;
      g_autoptr (GError) error = NULL;

      text = g_strconcat (parts[0], steps[i].month, parts[1], NULL);
      import = open_sheet (fixture, text, FUTURE);
      g_test_message ("step %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (exchange_table_get_column (exchange_import_get_table (import), 2)->field, ==, steps[i].expected);
      exchange_import_set_column (import, 2, steps[i].choose);
      exchange_import_remember (import, fixture->store, &error);
      g_assert_no_error (error);
    }
}

/* Of two columns with one heading each means what was chosen for it. */
static void
test_same_headings (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char sheet[] = "姓名,性别,情况,情况,联系方式,联系方式\n单雄信,男,甲,乙,13800001234,13800001235\n";
  static const struct { guint column; guint field; } choices[] = { { 2, MEMBER_MEMO }, { 3, MEMBER_MEMO }, { 2, MEMBER_MEMO } };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (ExchangeImport) import = open_sheet (fixture, sheet, FUTURE);
      g_autoptr (ExchangeImport) again = NULL;
      g_autoptr (GError) error = NULL;

      exchange_import_set_column (import, choices[i].column, choices[i].field);
      exchange_import_remember (import, fixture->store, &error);
      g_assert_no_error (error);
      again = open_sheet (fixture, sheet, FUTURE);
      g_assert_cmpuint (exchange_table_find_column (exchange_import_get_table (again), choices[i].field), ==, choices[i].column);
      g_assert_cmpuint (exchange_table_find_column (exchange_import_get_table (again), MEMBER_MOBILE), ==, 4);
    }
}

/* Typed here since: kept, told, and overwritten only where the clerk says so. */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  static const char first[] = "姓名,证件号码,移动电话,备注,籍贯\n单雄信,370602199003071235,13800001234,甲,山东烟台\n仇英,370602198501011249,13800001235,甲,山东烟台\n";
  static const char second[] = "姓名,证件号码,移动电话,备注,籍贯\n单雄信,370602199003071235,13700000001,乙,山东烟台\n仇英,370602198501011249,13800001235,乙,山东青岛\n";
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (ExchangeImport) again = NULL;
  const ExchangeImportRow *row;
  const ExchangeChange *kept;

  apply_sheet (fixture, first);
  type (fixture, "单雄信", MEMBER_MOBILE, "13900009999");
  /* The file was saved before: what was typed stays, what only the import wrote is changed. */
  import = open_sheet (fixture, second, OLD);
  check (fixture, import);
  assert_counts (import, 0, 2, 0, 0, 1);
  row = g_ptr_array_index (exchange_import_get_rows (import), 0);
  g_assert_cmpuint (row->kept->len, ==, 1);
  kept = g_ptr_array_index (row->kept, 0);
  g_assert_cmpuint (kept->field, ==, MEMBER_MOBILE);
  g_assert_cmpstr (kept->before, ==, "13900009999");
  g_assert_cmpstr (kept->after, ==, "13700000001");
  apply (fixture, import);
  assert_value (fixture, "单雄信", MEMBER_MOBILE, "13900009999");
  assert_value (fixture, "单雄信", MEMBER_MEMO, "乙");
  exchange_import_set_overwrite (import, MEMBER_MOBILE, TRUE);
  apply (fixture, import);
  assert_counts (import, 0, 1, 1, 0, 0);
  assert_value (fixture, "单雄信", MEMBER_MOBILE, "13700000001");

  /* A copy made today of an old sheet: it says the very thing that was corrected. */
  type (fixture, "仇英", MEMBER_MOBILE, "13600000002");
  again = open_sheet (fixture, second, FUTURE);
  check (fixture, again);
  assert_counts (again, 0, 0, 2, 0, 1);
  exchange_import_set_overwrite (again, EXCHANGE_NO_FIELD, TRUE);
  check (fixture, again);
  assert_counts (again, 0, 1, 1, 0, 0);
}

/* A unit that the ledger has not got is not made either, when the clerk has moved the person meanwhile. */
static void
test_newer_unit (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char sheet[] = "姓名,证件号码,工作单位\n单雄信,370602199003071235,丙化工厂\n";
  g_autoptr (ExchangeImport) import = NULL;
  const ExchangeImportRow *row;
  const ExchangeChange *kept;
  g_autofree char *moved = NULL;

  apply_sheet (fixture, "姓名,证件号码,工作单位\n单雄信,370602199003071235,甲机械厂\n仇英,370602198501011249,乙纺织厂\n");
  moved = dup_value (fixture, "仇英", MEMBER_UNIT_ID);
  type (fixture, "单雄信", MEMBER_UNIT_ID, moved);
  import = open_sheet (fixture, sheet, OLD);
  apply (fixture, import);
  assert_counts (import, 0, 0, 1, 0, 1);
  row = g_ptr_array_index (exchange_import_get_rows (import), 0);
  g_assert_cmpuint (row->kept->len, ==, 1);
  kept = g_ptr_array_index (row->kept, 0);
  g_assert_cmpstr (kept->before, ==, "乙纺织厂");
  g_assert_cmpstr (kept->after, ==, "丙化工厂");
  assert_value (fixture, "单雄信", MEMBER_UNIT_ID, moved);
  g_assert_cmpint (ledger_store_resolve (fixture->store, &units_register, "丙化工厂", NULL), ==, 0);

  exchange_import_set_overwrite (import, MEMBER_UNIT_ID, TRUE);
  apply (fixture, import);
  assert_counts (import, 0, 1, 0, 0, 0);
  g_assert_cmpint (ledger_store_resolve (fixture->store, &units_register, "丙化工厂", NULL), !=, 0);
}

/* A later sheet may change what was typed before it, and an undone import may be made again. */
static void
test_not_newer (Fixture       *fixture,
                gconstpointer  data)
{
  static const char sheet[] = "姓名,证件号码,移动电话\n单雄信,370602199003071235,13700000001\n";
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  apply_sheet (fixture, "姓名,证件号码,移动电话\n单雄信,370602199003071235,13800001234\n");
  type (fixture, "单雄信", MEMBER_MOBILE, "13900009999");
  import = open_sheet (fixture, sheet, FUTURE);
  apply (fixture, import);
  assert_counts (import, 0, 1, 0, 0, 0);
  undo = ledger_batch_undo (fixture->store, exchange_import_get_summary (import)->batch, NULL);
  g_assert_cmpuint (undo->reversed, ==, 1);
  again = open_sheet (fixture, sheet, OLD);
  apply (fixture, again);
  assert_counts (again, 0, 1, 0, 0, 0);
}

/* A hundred in, three edited, one binned: every row is told of, those that stay by name and first. */
static void
test_undo_report (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const edited[] = { "张三一", "张三二", "张三三" };
  g_autoptr (GString) sheet = g_string_new ("姓名,备注\n");
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path ("撤销.xlsx");
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 96; i++)
    {
      g_string_append (sheet, "李");
      g_string_append_unichar (sheet, 0x4e00 + i);
      g_string_append_printf (sheet, ",第%u人\n", i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    g_string_append_printf (sheet, "%s,原\n", edited[i]);
  g_string_append (sheet, "王五,原\n");
  import = open_sheet (fixture, sheet->str, FUTURE);
  apply (fixture, import);
  assert_counts (import, 100, 0, 0, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    type (fixture, edited[i], MEMBER_MEMO, "改");
  g_assert_true (ledger_store_remove (fixture->store, &members_register,
                                      ledger_store_resolve (fixture->store, &members_register, "王五", NULL), "误录", &error));
  undo = ledger_batch_undo (fixture->store, exchange_import_get_summary (import)->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 96);
  g_assert_cmpuint (undo->kept, ==, 3);
  g_assert_cmpuint (undo->impossible, ==, 0);
  g_assert_cmpuint (undo->rows->len, ==, 100);
  list = exchange_undo_list (undo);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (((const LedgerUndoRow *) g_ptr_array_index (list, i))->fate == LEDGER_UNDO_REVERSED, ==, i >= 4);
  g_assert_true (exchange_undo_write (undo, path, &error));
  g_assert_no_error (error);
  dump = fixture_dump (path);
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    g_assert_nonnull (strstr (dump, edited[i]));
  g_assert_nonnull (strstr (dump, "后来修改过，没有删除它"));
  g_assert_nonnull (strstr (dump, "已在回收站"));
}

static const char case_list[] =
  "收案日期,申请人,被申请人,案件来源,争议类别,涉及金额,处理结果,办结日期,协议金额\n"
  "2025-03-01,周文华,甲厂,本人申请,劳动报酬,1.2万元,达成协议,2025-03-20,8000\n"
  "2025-04-05,吴春芳等12人,乙厂,来访,工资,\"36,000\",,,\n"
  "2025-04-06,\"1.孙一、钱 二；赵三丰\n李四（代理人：郑五）\",示范（烟台）机械有限公司、丙店,来访,工资,,,,\n";

/* Every live row in order of entry, "value|value" a line, of the fields by name. */
static char *
dup_rows (Fixture              *fixture,
          const LedgerRegister *reg,
          const char           *names)
{
  g_auto (GStrv) fields = g_strsplit (names, ",", -1);
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GArray) ids = ledger_store_select (fixture->store, query, NULL);
  GString *text = g_string_new (NULL);

  g_array_sort (ids, ledger_compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, reg, g_array_index (ids, gint64, i), NULL);

      for (guint j = 0; fields[j] != NULL; j++)
        {
          g_autofree char *shown = ledger_store_dup_shown (fixture->store, record, ledger_register_find_field (reg, fields[j]), TRUE);

          g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", shown != NULL ? shown : "");
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture              *fixture,
             const LedgerRegister *reg,
             const char           *names,
             const char           *expected)
{
  g_autofree char *rows = dup_rows (fixture, reg, names);

  g_assert_cmpstr (rows, ==, expected);
}

static gint64
bring (Fixture              *fixture,
       const LedgerRegister *reg,
       const char           *text)
{
  g_autoptr (ExchangeImport) import = open_sheet_of (fixture, reg, text, FUTURE);

  apply (fixture, import);
  g_assert_cmpuint (exchange_import_get_summary (import)->refused, ==, 0);
  return exchange_import_get_summary (import)->batch;
}

static void
assert_case_list (Fixture *fixture)
{
  assert_rows (fixture, &cases_register, "case_no,status,title,applicants,respondents,claims_text,claim_total,agreed_total,people,collective",
               "调登〔2025〕1号|结案|周文华与甲厂劳动报酬争议|周文华|甲厂|1、争议标的12000元。|12,000.00||1|\n"
               "调登〔2025〕2号|登记|吴春芳与乙厂劳动报酬争议|吴春芳|乙厂|1、争议标的36000元。|36,000.00||12|是\n"
               "调登〔2025〕3号|登记|孙一等4人与示范（烟台）机械有限公司等2家劳动报酬争议|孙一、钱二、赵三丰、李四|示范（烟台）机械有限公司、丙店||||4|\n");
  assert_rows (fixture, &parties_register, "case_id,role,kind,name,seq,memo",
               "调登〔2025〕1号|申请人|劳动者|周文华|1|\n"
               "调登〔2025〕1号|被申请人|用人单位|甲厂|1|\n"
               "调登〔2025〕2号|申请人|劳动者|吴春芳|1|导入的表里写作“吴春芳等12人”\n"
               "调登〔2025〕2号|被申请人|用人单位|乙厂|1|\n"
               "调登〔2025〕3号|申请人|劳动者|孙一|1|导入的表里写作“1.孙一、钱 二；赵三丰；李四（代理人：郑五）”\n"
               "调登〔2025〕3号|申请人|劳动者|钱二|2|\n"
               "调登〔2025〕3号|申请人|劳动者|赵三丰|3|\n"
               "调登〔2025〕3号|申请人|劳动者|李四|4|\n"
               "调登〔2025〕3号|被申请人|用人单位|示范（烟台）机械有限公司|1|\n"
               "调登〔2025〕3号|被申请人|用人单位|丙店|2|\n");
  assert_rows (fixture, &claims_register, "case_id,text,amount", "调登〔2025〕1号|争议标的|12,000.00\n调登〔2025〕2号|争议标的|36,000.00\n");
}

/* The names and sums of a list of cases are rows of the new cases, told of before they are made, and gone with the import. */
static void
test_cases (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (ExchangeImport) import = open_sheet_of (fixture, &cases_register, case_list, FUTURE);
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (LedgerOrigin) origin = NULL;
  const ExchangeSummary *summary = exchange_import_get_summary (import);
  const ExchangeImportRow *row;

  check (fixture, import);
  assert_counts (import, 3, 0, 0, 0, 0);
  g_assert_cmpuint (summary->made, ==, 12);
  g_assert_cmpstr (summary->made_words, ==, "当事人“周文华”、当事人“甲厂”、请求“争议标的”、当事人“吴春芳”、当事人“乙厂”等");
  row = g_ptr_array_index (exchange_import_get_rows (import), 0);
  g_assert_cmpstr (row->label, ==, "周文华与甲厂劳动报酬争议");
  g_assert_null (exchange_import_get_unread (import, 1));
  g_assert_cmpstr (exchange_import_get_unread (import, 8), ==, "由下面登记的各行汇总，不从表里导入，请登记那些行");
  assert_rows (fixture, &parties_register, "name", "");
  apply (fixture, import);
  g_assert_cmpuint (summary->made, ==, 12);
  assert_case_list (fixture);
  origin = ledger_history_find_origin (fixture->store, &parties_register,
                                       ledger_store_find (fixture->store, &parties_register, PARTY_NAME, "李四", 0), PARTY_NAME);
  g_assert_cmpstr (origin->kind, ==, "import");
  again = open_sheet_of (fixture, &cases_register, case_list, FUTURE);
  check (fixture, again);
  assert_counts (again, 0, 0, 3, 0, 0);
  g_assert_cmpuint (exchange_import_get_summary (again)->made, ==, 0);
  undo = ledger_batch_undo (fixture->store, summary->batch, NULL);
  g_assert_cmpuint (undo->reversed, ==, 15);
  g_assert_cmpuint (undo->rows->len, ==, 15);
  assert_rows (fixture, &cases_register, "case_no", "");
  assert_rows (fixture, &parties_register, "name", "");
  assert_rows (fixture, &claims_register, "text", "");
}

/* What stands already is neither doubled nor wiped: another name or sum is refused with where to change it. */
static void
test_cases_there (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char second[] =
    "案号,收案日期,申请人,被申请人,涉及金额,请求事项\n"
    "调登〔2025〕1号,2025-03-01,周文华、吴二,甲厂,1.3万元,支付工资\n"
    "调登〔2025〕2号,2025-04-05,吴春芳等12人,乙厂,36000,争议标的\n"
    "调登〔2025〕3号,2025-04-06,李四；赵三丰、孙一、钱二,\"丙店,示范(烟台)机械有限公司\",5000,\n";
  static const char *const sentences[] = {
    "本案登记的申请人是“周文华”，这里是“周文华、吴二”，没有改动；要改请到本案的“当事人”里改，不改就不要导入这一列",
    "本案各项请求合计12000元，这里是13000元，没有改动；要改请到本案的“调解请求”里改，不改就不要导入这一列",
    "本案已登记了调解请求，和这里写的不同，没有改动；要改请到本案的“调解请求”里改，不改就不要导入这一列",
  };
  g_autoptr (ExchangeImport) import = NULL;
  const ExchangeImportRow *row;

  bring (fixture, &cases_register, case_list);
  import = open_sheet_of (fixture, &cases_register, second, FUTURE);
  /* A reason does not help: it would be lost all the same. */
  exchange_import_set_accept (import, "试");
  apply (fixture, import);
  assert_counts (import, 0, 1, 1, 1, 0);
  g_assert_cmpuint (exchange_import_get_summary (import)->made, ==, 1);
  row = g_ptr_array_index (exchange_import_get_rows (import), 0);
  g_assert_cmpuint (row->reasons->len, ==, G_N_ELEMENTS (sentences));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    g_assert_cmpstr (((const ExchangeReason *) g_ptr_array_index (row->reasons, i))->text, ==, sentences[i]);
  assert_rows (fixture, &claims_register, "case_id,text,amount",
               "调登〔2025〕1号|争议标的|12,000.00\n调登〔2025〕2号|争议标的|36,000.00\n调登〔2025〕3号|争议标的|5,000.00\n");
  assert_rows (fixture, &cases_register, "claim_total", "12,000.00\n36,000.00\n5,000.00\n");
}

/* The sheets of parties and claims that come later find what the list of cases has made. */
static void
test_cases_later (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (ExchangeImport) parties = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gint64 batch;

  bring (fixture, &cases_register, case_list);
  parties = open_sheet_of (fixture, &parties_register,
                           "案号,地位,姓名,身份证号\n调登〔2025〕1号,申请人,周文华,370602199003071235\n调登〔2025〕3号,申请人,李四,\n", FUTURE);
  apply (fixture, parties);
  assert_counts (parties, 0, 1, 1, 0, 0);
  batch = bring (fixture, &claims_register, "案号,请求事项,金额\n调登〔2025〕1号,支付三月工资,5000\n调登〔2025〕1号,支付四月工资,4000\n"
                                            "调登〔2025〕2号,支付工资,40000\n调登〔2025〕3号,继续履行合同,\n");
  assert_rows (fixture, &claims_register, "case_id,text,amount",
               "调登〔2025〕1号|争议标的|3,000.00\n调登〔2025〕1号|支付三月工资|5,000.00\n调登〔2025〕1号|支付四月工资|4,000.00\n"
               "调登〔2025〕2号|支付工资|40,000.00\n调登〔2025〕3号|继续履行合同|\n");
  assert_rows (fixture, &cases_register, "claim_total", "12,000.00\n40,000.00\n\n");
  undo = ledger_batch_undo (fixture->store, batch, NULL);
  g_assert_cmpuint (undo->kept, ==, 0);
  assert_rows (fixture, &claims_register, "case_id,text,amount", "调登〔2025〕1号|争议标的|12,000.00\n调登〔2025〕2号|争议标的|36,000.00\n");
  assert_rows (fixture, &cases_register, "claim_total", "12,000.00\n36,000.00\n\n");
}

/* The list has no numbers: a case that has grown since is not taken for another one. */
static void
test_cases_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (LedgerEdit) party = NULL;
  const ExchangeImportRow *row;

  bring (fixture, &cases_register, case_list);
  party = ledger_edit_new (fixture->store, &parties_register);
  ledger_record_set_number (party->after, PARTY_CASE_ID, ledger_store_find (fixture->store, &cases_register, CASE_APPLICANTS, "周文华", 0));
  ledger_edit_set (party, PARTY_ROLE, PARTY_ROLE_APPLICANT);
  ledger_edit_set (party, PARTY_NAME, "吴二");
  g_assert_true (ledger_edit_save (party, NULL, NULL));
  import = open_sheet_of (fixture, &cases_register, case_list, FUTURE);
  check (fixture, import);
  assert_counts (import, 0, 0, 2, 1, 0);
  row = g_ptr_array_index (exchange_import_get_rows (import), 0);
  g_assert_true (row->doubtful);
  g_assert_cmpstr (((const ExchangeReason *) g_ptr_array_index (row->reasons, 0))->text, ==,
                   "同一天登记的案件里已有这样的申请人和被申请人，请核对是不是同一案件；是同一案件的，在表里填上案号再导入");
}

/* A case that was edited since stays, and one whose party was. */
static void
test_cases_edited (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 batch = bring (fixture, &cases_register, case_list);
  gint64 first = ledger_store_find (fixture->store, &cases_register, CASE_APPLICANTS, "周文华", 0);
  gint64 second = ledger_store_find (fixture->store, &parties_register, PARTY_NAME, "乙厂", 0);
  g_autoptr (LedgerEdit) file = ledger_edit_open (fixture->store, &cases_register, first, NULL);
  g_autoptr (LedgerEdit) party = ledger_edit_open (fixture->store, &parties_register, second, NULL);
  g_autoptr (LedgerUndo) undo = NULL;

  ledger_edit_set (file, CASE_MEMO, "记一笔");
  g_assert_true (ledger_edit_save (file, NULL, NULL));
  ledger_edit_set (party, PARTY_ADDRESS, "新路1号");
  g_assert_true (ledger_edit_save (party, NULL, NULL));
  undo = ledger_batch_undo (fixture->store, batch, NULL);
  g_assert_cmpuint (undo->kept, ==, 2);
  g_assert_cmpuint (undo->reversed, ==, 7);
  assert_rows (fixture, &cases_register, "case_no", "调登〔2025〕1号\n调登〔2025〕2号\n");
  assert_rows (fixture, &parties_register, "name", "周文华\n甲厂\n吴春芳\n乙厂\n");
}

#define ADD(name, function) \
  g_test_add ("/exchange/import-choices/" name, Fixture, NULL, set_up, function, tear_down)

/* What a refused row would have made beside itself is not made, though nothing is wrong before it is saved. */
static void
test_nothing_left_behind (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char sheet[] = "姓名,证件号码,会籍变化类型,会籍变化日期,工作单位\n"
                              "仇英,370602198501011249,恢复,2026-05-06,新厂九\n单雄信,370602199003071235,,,新厂八\n";
  g_autoptr (ExchangeImport) import = NULL;

  apply_sheet (fixture, "姓名,证件号码\n单雄信,370602199003071235\n仇英,370602198501011249\n");
  import = open_sheet (fixture, sheet, FUTURE);
  apply (fixture, import);
  assert_counts (import, 0, 1, 0, 1, 0);
  g_assert_cmpuint (exchange_import_get_summary (import)->made, ==, 1);
  g_assert_cmpint (ledger_store_resolve (fixture->store, &units_register, "新厂九", NULL), ==, 0);
  g_assert_cmpint (ledger_store_resolve (fixture->store, &units_register, "新厂八", NULL), !=, 0);
}

static guint n_saved;

/* Fails when the row stands in the file already, as a hook may that no check foresees. */
static gboolean
refuse_while_saving (LedgerEdit  *edit,
                     GError     **error)
{
  n_saved++;
  if (strcmp (ledger_edit_get (edit, UNIT_NAME), "丙化工厂") != 0)
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, "不行");
  return FALSE;
}

/* One row that fails half-written costs the others nothing: all is done again, with a way back for every row. */
static void
test_refused_while_saved (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char sheet[] = "单位名称,职工人数\n甲机械厂,10\n乙纺织厂,20\n丙化工厂,30\n丁印染厂,40\n";
  LedgerRegister units = units_register;
  g_autoptr (GPtrArray) registers = g_ptr_array_new ();
  g_autofree char *path = fixture_path ("另一本.taizhang");
  g_autofree char *csv = fixture_write ("单位.csv", sheet, -1);
  g_autofree char *reasons = NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (LedgerQuery) all = ledger_query_new (&units);
  g_autoptr (GError) error = NULL;

  units.saving = refuse_while_saving;
  for (gsize i = 0; tz_registers[i] != NULL; i++)
    g_ptr_array_add (registers, tz_registers[i] == &units_register ? &units : (gpointer) tz_registers[i]);
  g_ptr_array_add (registers, NULL);
  store = ledger_store_create (path, (const LedgerRegister *const *) registers->pdata, &error);
  g_assert_no_error (error);
  import = exchange_import_open (store, &units, csv, &error);
  g_assert_no_error (error);

  n_saved = 0;
  g_assert_true (exchange_import_apply (import, store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, 3 + 4);
  assert_counts (import, 3, 0, 0, 1, 0);
  reasons = exchange_import_row_dup_reasons (g_ptr_array_index (exchange_import_get_rows (import), 2));
  g_assert_cmpstr (reasons, ==, "不行");
  g_assert_cmpint (ledger_store_count (store, all), ==, 3);
  g_assert_cmpint (ledger_store_resolve (store, &units, "丙化工厂", NULL), ==, 0);
  g_assert_cmpint (ledger_store_resolve (store, &units, "丁印染厂", NULL), !=, 0);
  ledger_store_close (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("senders", test_senders);
  ADD ("same-headings", test_same_headings);
  ADD ("refused-while-saved", test_refused_while_saved);
  ADD ("nothing-left-behind", test_nothing_left_behind);
  ADD ("newer", test_newer);
  ADD ("newer-unit", test_newer_unit);
  ADD ("not-newer", test_not_newer);
  ADD ("undo-report", test_undo_report);
  ADD ("cases", test_cases);
  ADD ("cases-there", test_cases_there);
  ADD ("cases-later", test_cases_later);
  ADD ("cases-again", test_cases_again);
  ADD ("cases-edited", test_cases_edited);
  return g_test_run ();
}
