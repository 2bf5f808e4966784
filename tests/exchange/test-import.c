/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collection sheet as clerks send it: good rows in, wrong ones named, nothing twice, all undone. */
#include <string.h>
#include <glib/gstdio.h>

#include "activities.h"
#include "exchange-export.h"
#include "exchange-import.h"
#include "exchange-template.h"
#include "family.h"
#include "fixture.h"
#include "funds.h"
#include "ledger-batch.h"
#include "ledger-edit.h"
#include "members.h"
#include "registers.h"
#include "roster.h"
#include "units.h"
#include "xls.h"

#define TODAY   "2026-09-22"
#define MEMBERS 300

typedef struct
{
  LedgerStore *store;
  char        *path;
} Fixture;

/* The row with that index, one cell changed, and what the clerk must be told. */
typedef struct
{
  guint       index;
  guint       column;
  const char *text;   /* %NULL: made in spoil() */
  const char *reason;
} Wrong;

static const Wrong wrong[] = {
  { 5, 1, "", "请填写姓名" },
  { 15, 1, "张?", "丢失的字" },
  { 25, 1, "赵", "不足两个字" },
  { 35, 1, "张3丰", "数字或符号" },
  { 45, 2, "不详甲", "性别：" },
  { 55, 2, "男", "性别填的是男" },
  { 65, 3, "马年", "出生日期：" },
  { 75, 3, "1981/01/02", "出生日期填的是1981-01-02" },
  { 85, 3, "1990/02/30", "出生日期：" },
  { 95, 4, "火星族", "民族：" },
  { 105, 5, "旅行", "就业状况：" },
  { 115, 6, "学生证甲", "证件类型：" },
  { 125, 7, "37060219900307123", "证件号码：" },
  { 135, 7, "370602199003071236", "第18位应为5" },
  { 145, 7, "37060219900307A235", "证件号码：" },
  { 155, 7, "370602199002301237", "证件号码：" },
  { 165, 7, "3.70602E+17", "证件号码丢失了末尾几位，请把该列设为文本后重新填写" },
  { 175, 7, "370602199003071000", "证件号码丢失了末尾几位" },
  { 185, 7, NULL, "与第 8 行的证件号码相同" },
  { 195, 8, "幼儿园", "学历：" },
  { 205, 9, "武林高手", "技术等级：" },
  { 215, 10, "1380013800", "移动电话“1380013800”不是以1开头的11位" },
  { 225, 10, "138oo138ooo", "移动电话：" },
  { 235, 10, NULL, "移动电话相同" },
  { 245, 11, "月球户口", "户籍类型：" },
  { 255, 13, "漫游", "会籍变化类型：" },
  { 265, 14, "2027/01/01", "晚于今天" },
  { 275, 15, "心情不好", "会籍变化原因：" },
  { 285, 16, "共青团员", "超过28周岁" },
  { 295, 19, "不知道", "是否农民工：" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (wrong) == 30);

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture_init ();
  fixture->path = fixture_path ("测试.taizhang");
  fixture->store = ledger_store_create (fixture->path, tz_registers, &error);
  g_assert_no_error (error);
  ledger_store_set_today (fixture->store, TODAY);
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

static guint
count_rows (LedgerStore          *store,
            const LedgerRegister *reg)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);

  return ledger_store_count (store, query);
}

static void
spoil (char  **row,
       guint   index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (GStrv) other = NULL;

      if (wrong[i].index != index)
        continue;
      other = roster_make_row (3);
      g_free (row[wrong[i].column]);
      row[wrong[i].column] = g_strdup (wrong[i].text != NULL ? wrong[i].text : other[wrong[i].column]);
      /* Only the cell itself shall be wrong. */
      if (wrong[i].column == 7 && wrong[i].text == NULL)
        {
          g_free (row[3]);
          row[3] = g_strdup (other[3]);
          g_free (row[2]);
          row[2] = g_strdup (other[2]);
        }
    }
}

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

static char *
write_sheet (const char *name,
             guint       n,
             gboolean    spoilt)
{
  g_autoptr (ExchangeTemplate) template = load_template ();
  g_autoptr (GError) error = NULL;
  char *path = fixture_path (name);
  g_autoptr (ExchangeWriter) writer = exchange_template_open_writer (template, path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (exchange_template_get_n_columns (template), ==, ROSTER_COLUMNS);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) row = roster_make_row (i);

      if (spoilt)
        spoil (row, i);
      g_assert_true (exchange_writer_add_row (writer, (const char *const *) row, &error));
    }
  g_assert_true (exchange_writer_finish (writer, &error));
  return path;
}

static const ExchangeImportRow *
find_row (ExchangeImport *import,
          guint           number)
{
  GPtrArray *rows = exchange_import_get_rows (import);

  for (guint i = 0; i < rows->len; i++)
    if (((const ExchangeImportRow *) g_ptr_array_index (rows, i))->number == number)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static void
assert_wrong_rows_named (ExchangeImport *import)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const ExchangeImportRow *row = find_row (import, wrong[i].index + 5);
      g_autofree char *reasons = exchange_import_row_dup_reasons (row);

      if (row->outcome != EXCHANGE_REFUSED || strstr (reasons, wrong[i].reason) == NULL)
        g_error ("%s: %s", wrong[i].reason, reasons);
    }
}

static void
assert_counts (ExchangeImport *import,
               guint           created,
               guint           changed,
               guint           unchanged,
               guint           refused)
{
  const ExchangeSummary *summary = exchange_import_get_summary (import);

  if (summary->refused != refused)
    for (guint i = 0; i < exchange_import_get_rows (import)->len; i++)
      {
        const ExchangeImportRow *row = g_ptr_array_index (exchange_import_get_rows (import), i);
        g_autofree char *reasons = exchange_import_row_dup_reasons (row);

        if (row->outcome == EXCHANGE_REFUSED)
          g_test_message ("%u: %s", row->number, reasons);
      }
  g_assert_cmpuint (summary->refused, ==, refused);
  g_assert_cmpuint (summary->created, ==, created);
  g_assert_cmpuint (summary->changed, ==, changed);
  g_assert_cmpuint (summary->unchanged, ==, unchanged);
}

static ExchangeImport *
open_import (Fixture    *fixture,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  ExchangeImport *import = exchange_import_open (fixture->store, &members_register, path, &error);

  g_assert_no_error (error);
  return import;
}

static void
apply (Fixture        *fixture,
       ExchangeImport *import)
{
  g_autoptr (GError) error = NULL;

  exchange_import_apply (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_collection_sheet (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = write_sheet ("采集表.xlsx", MEMBERS, TRUE);
  g_autofree char *rejects = fixture_path ("未导入.xlsx");
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (ExchangeImport) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autofree char *told = NULL;
  gint64 batch;

  /* On trial first: the same answer, and nothing written. */
  exchange_import_check (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (import, 270, 0, 0, 30);
  g_assert_cmpuint (count_rows (fixture->store, &members_register), ==, 0);
  g_assert_cmpuint (count_rows (fixture->store, &units_register), ==, 0);

  apply (fixture, import);
  assert_counts (import, 270, 0, 0, 30);
  assert_wrong_rows_named (import);
  g_assert_cmpuint (exchange_import_get_summary (import)->made, ==, 5);
  g_assert_cmpuint (exchange_import_get_summary (import)->skipped, ==, 4);
  g_assert_cmpuint (count_rows (fixture->store, &members_register), ==, 270);
  g_assert_cmpuint (count_rows (fixture->store, &units_register), ==, 5);
  batch = exchange_import_get_summary (import)->batch;
  g_assert_cmpint (batch, !=, 0);
  told = exchange_import_dup_summary (import);
  g_assert_true (g_str_has_prefix (told, "新增270条，修改0条，没有变化0条，未导入30条（其中"));
  g_assert_nonnull (strstr (told, "略去4行标题、说明或合计，随行登记5条：单位“示范第1机械有限公司”、"));

  /* The refused rows come back with their reasons, and are refused again. */
  g_assert_true (exchange_import_write_refused (import, rejects, &error));
  rest = open_import (fixture, rejects);
  apply (fixture, rest);
  g_assert_cmpuint (exchange_import_get_summary (rest)->created, ==, 0);
  g_assert_cmpuint (exchange_import_get_summary (rest)->refused, ==, 30);

  again = open_import (fixture, path);
  apply (fixture, again);
  g_assert_cmpuint (exchange_import_get_summary (again)->created, ==, 0);
  g_assert_cmpuint (exchange_import_get_summary (again)->unchanged, ==, 270);
  g_assert_cmpint (exchange_import_get_summary (again)->batch, ==, 0);
  g_assert_cmpuint (count_rows (fixture->store, &members_register), ==, 270);

  undo = ledger_batch_undo (fixture->store, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->kept, ==, 0);
  g_assert_cmpuint (count_rows (fixture->store, &members_register), ==, 0);
  g_assert_cmpuint (count_rows (fixture->store, &units_register), ==, 0);
}

static void
test_read_only_check (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = write_sheet ("采集表.xlsx", MEMBERS, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) reading = ledger_store_open (fixture->path, tz_registers, LEDGER_OPEN_READ, &error);
  g_autoptr (ExchangeImport) import = NULL;

  g_assert_no_error (error);
  ledger_store_set_today (reading, TODAY);
  import = exchange_import_open (reading, &members_register, path, &error);
  g_assert_no_error (error);
  exchange_import_check (import, reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* One row is wrong only beside another of the same sheet, which a read-only look cannot see. */
  assert_counts (import, 271, 0, 0, 29);
  g_assert_cmpuint (exchange_import_get_summary (import)->made, ==, 5);
  ledger_store_close (reading);
}

static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = write_sheet ("采集表.xlsx", MEMBERS, TRUE);
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  guint doubtful;

  apply (fixture, import);
  doubtful = exchange_import_get_summary (import)->doubtful;
  g_assert_cmpuint (doubtful, >, 5);
  exchange_import_set_accept (import, "已与原件核对");
  apply (fixture, import);
  g_assert_cmpuint (exchange_import_get_summary (import)->created, ==, doubtful);
  g_assert_cmpuint (exchange_import_get_summary (import)->refused, ==, 30 - doubtful);
}

/* A change says old and new; an empty cell wipes nothing. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = write_sheet ("采集表.xlsx", 3, FALSE);
  g_autoptr (ExchangeImport) first = open_import (fixture, path);
  g_autoptr (ExchangeImport) second = NULL;
  g_autoptr (LedgerRecord) record = NULL;
  g_auto (GStrv) row = roster_make_row (1);
  g_autofree char *csv = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *gb = NULL;
  gsize size;
  const ExchangeImportRow *told;
  const ExchangeChange *change;

  apply (fixture, first);
  assert_counts (first, 3, 0, 0, 0);
  csv = g_strdup_printf ("姓名,身份证号,手机,籍贯,工作单位,参加工作时间\r\n'%s,'%s,'13912345678,,新建的公司,'2020.3\r\n", row[1], row[7]);
  gb = g_convert (csv, -1, "GB18030", "UTF-8", NULL, &size, NULL);
  changed = fixture_write ("改.csv", gb, (gssize) size);
  second = open_import (fixture, changed);
  g_assert_cmpstr (exchange_reader_get_encoding (exchange_import_get_reader (second)), ==, "GB18030");
  apply (fixture, second);
  assert_counts (second, 0, 1, 0, 0);
  told = find_row (second, 2);
  g_assert_cmpuint (told->changes->len, ==, 3);
  change = g_ptr_array_index (told->changes, 0);
  g_assert_cmpuint (change->field, ==, MEMBER_MOBILE);
  g_assert_cmpstr (change->before, ==, row[10]);
  g_assert_cmpstr (change->after, ==, "13912345678");
  record = ledger_store_load (fixture->store, &members_register, told->id, NULL);
  g_assert_cmpstr (ledger_record_get (record, MEMBER_NATIVE_PLACE), ==, "山东烟台");
  g_assert_cmpstr (ledger_record_get (record, MEMBER_WORK_START), ==, "2020-03");
  g_assert_cmpuint (exchange_import_get_summary (second)->made, ==, 1);
}

#define TEXT_CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* Cells typed as numbers, formulas and pictures. */
static void
test_typed_cells (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = fixture_book ("typed.xlsx", &(FixtureBook) {
    .rows = "<row>" TEXT_CELL ("姓名") TEXT_CELL ("证件号码") TEXT_CELL ("出生日期") TEXT_CELL ("移动电话") TEXT_CELL ("是否农民工") "</row>"
            "<row>" TEXT_CELL ("甲一一") "<c><v>370602199003071235</v></c><c><v>32939</v></c><c><v>13800138000</v></c><c t=\"b\"><v>1</v></c></row>"
            "<row>" TEXT_CELL ("乙一一") "<c><v>3.70602199003071E+17</v></c></row>"
            "<row>" TEXT_CELL ("丙一一") "<c/><c><v>1990.1</v></c></row>"
            "<row>" TEXT_CELL ("丁一一") "<c/><c><f>TODAY()</f></c></row>"
            "<row>" TEXT_CELL ("戊一一") "<c/><c/><c t=\"e\"><v>#N/A</v></c></row>"
            "<row>" TEXT_CELL ("庚一一") "<c/><c/>" TEXT_CELL ("139****1739") "</row>"
            "<row>" TEXT_CELL ("己一一") "<c><v>370602199003071232</v></c></row>" });
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  static const char *const reasons[] = { "证件号码丢失了末尾几位", "1月还是10月", "没有算过的公式", "公式出错",
                                          "移动电话：数字用星号遮住了，请用完整导出的表格，或删去这一列后再导入" };
  g_autoptr (LedgerRecord) record = NULL;

  apply (fixture, import);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *text = exchange_import_row_dup_reasons (find_row (import, i + 3));

      g_assert_nonnull (strstr (text, reasons[i]));
    }
  g_assert_cmpint (find_row (import, 2)->outcome, ==, EXCHANGE_CREATED);
  record = ledger_store_load (fixture->store, &members_register, find_row (import, 2)->id, NULL);
  g_assert_cmpstr (ledger_record_get (record, MEMBER_ID_NO), ==, "370602199003071235");
  g_assert_cmpstr (ledger_record_get (record, MEMBER_BIRTH_DATE), ==, "1990-03-07");
  g_assert_cmpstr (ledger_record_get (record, MEMBER_IS_MIGRANT), ==, "1");
}

/* Every cell that was not taken letter by letter, and no other. */
static void
test_taken (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { guint field; const char *sheet; const char *taken; guint first, n; } expected[] = {
    { MEMBER_BIRTH_DATE, "１９８５．３．７", "1985-03-07", 2, 1 },
    { MEMBER_ID_NO, "11010119850307002х", "11010119850307002X", 2, 1 },
    { MEMBER_MOBILE, "１３８００１３８０００", "13800138000", 2, 1 },
    { MEMBER_GENDER, "男性", "男", 2, 2 },
    { MEMBER_ETHNIC, "汉", "汉族", 2, 2 },
    { MEMBER_NAME, "乙　一", "乙一", 3, 1 },
    { MEMBER_BIRTH_DATE, "1990年3月7日", "1990-03-07", 3, 1 },
  };
  g_autofree char *path = fixture_write ("读.csv",
    "姓名,出生日期,证件号码,移动电话,性别,民族\n"
    "甲一一,１９８５．３．７,11010119850307002х,１３８００１３８０００,男性,汉\n"
    "乙　一,1990年3月7日,,,男性, 汉族 \n"
    "丙一一,1991-03-07,,13800138001,男,汉\n", -1);
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  /* The second pass forgets the first. */
  g_assert_true (exchange_import_check (import, fixture->store, NULL, NULL, NULL, &error));
  apply (fixture, import);
  list = exchange_import_list_taken (import);
  for (guint i = 0; i < list->len; i++)
    {
      const ExchangeTakenAlike *alike = g_ptr_array_index (list, i);

      g_test_message ("%u %s %s", alike->first_row, alike->cell.sheet, alike->cell.taken);
      g_assert_cmpuint (i, <, G_N_ELEMENTS (expected));
      g_assert_cmpuint (alike->cell.field, ==, expected[i].field);
      g_assert_cmpstr (alike->cell.sheet, ==, expected[i].sheet);
      g_assert_cmpstr (alike->cell.taken, ==, expected[i].taken);
      g_assert_cmpuint (alike->first_row, ==, expected[i].first);
      g_assert_cmpuint (alike->n_rows, ==, expected[i].n);
    }
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (exchange_import_get_summary (import)->taken, ==, 9);
  g_assert_cmpstr (exchange_import_row_get_taken (import, find_row (import, 4), &n)->taken, ==, "汉族");
  g_assert_cmpuint (n, ==, 1);
}

static void
progress_made_cb (double   fraction,
                  gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = write_sheet ("采集表.xlsx", MEMBERS, FALSE);
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (exchange_import_apply (import, fixture->store, progress_made_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_rows (fixture->store, &members_register), ==, 0);
  g_assert_cmpuint (count_rows (fixture->store, &units_register), ==, 0);
  apply (fixture, import);
  assert_counts (import, MEMBERS, 0, 0, 0);
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = fixture_write ("列.csv", "姓名,性别,怪列\n甲一一,男,13800138000\n", -1);
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (exchange_table_get_column (exchange_import_get_table (import), 2)->field, ==, EXCHANGE_NO_FIELD);
  exchange_import_set_column (import, 2, MEMBER_MOBILE);
  g_assert_true (exchange_import_remember (import, fixture->store, &error));
  again = open_import (fixture, path);
  g_assert_cmpuint (exchange_table_get_column (exchange_import_get_table (again), 2)->field, ==, MEMBER_MOBILE);
  apply (fixture, again);
  assert_counts (again, 1, 0, 0, 0);
}

/* A row without a number is the same only when it says nothing new. */
static void
test_without_numbers (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = fixture_write ("无号.csv", "姓名,出生日期,籍贯\n甲一一,1990-03-07,烟台\n乙一一,1991.5,青岛\n", -1);
  g_autofree char *other = fixture_write ("另.csv", "姓名,出生日期,籍贯\n甲一一,1990-03-07,威海\n", -1);
  g_autoptr (ExchangeImport) first = open_import (fixture, path);
  g_autoptr (ExchangeImport) second = open_import (fixture, path);
  g_autoptr (ExchangeImport) third = open_import (fixture, other);

  apply (fixture, first);
  assert_counts (first, 2, 0, 0, 0);
  apply (fixture, second);
  assert_counts (second, 0, 0, 2, 0);
  apply (fixture, third);
  assert_counts (third, 0, 0, 0, 1);
}

typedef struct
{
  const LedgerRegister *reg;
  const char           *sheet;
  guint                 created, changed, unchanged, refused;
  const char           *reason; /* in one of the refused rows */
} Doubles;

/* The same twice: in one sheet it is told, a sheet that is read again changes nothing, and what happens
 * every year is a row each time. */
static const Doubles doubles[] = {
  { &members_register, "姓名,籍贯\n甲一一,烟台\n乙一一,威海\n甲一一,烟台\n", 2, 0, 0, 1, "第 4 行与第 2 行重复，是同一会员" },
  { &members_register, "姓名,籍贯\n甲一一,烟台\n乙一一,威海\n甲一一,\n", 0, 0, 2, 1, "第 4 行与第 2 行重复" },
  { &members_register, "姓名,籍贯\n甲一一,青岛\n乙一一,威海\n", 0, 0, 1, 1, "台账里已有会员“甲一一”，表里没有号码" },
  { &units_register, "单位名称,联系人\n甲厂,张三\n甲厂,李四\n", 1, 0, 0, 1, "第 3 行与第 2 行重复，是同一单位" },
  { &units_register, "单位名称,联系人\n甲厂,王五\n", 0, 1, 0, 0, NULL },
  { &units_register, "单位名称,统一社会信用代码\n甲厂,91370600MA3C0XX11J\n", 0, 1, 0, 0, NULL },
  { &units_register, "单位名称,职工人数,联系人\n丁厂,1,200,赵六\n戊厂,300,钱七\n", 1, 0, 0, 1, NULL },
  { &activities_register, "活动名称,开始时间,结束时间\n春风行动,2025-03-05 9:00,2025-03-05 11:00\n"
                          "春风行动,2026-03-05 9:00,2026-03-05 11:00\n", 2, 0, 0, 0, NULL },
  { &activities_register, "活动名称,开始时间,结束时间\n春风行动,2025-03-05 9:00,2025-03-05 11:00\n"
                          "春风行动,2026-03-05 9:00,2026-03-05 12:00\n", 0, 1, 1, 0, NULL },
  { &funds_register, "经费名称,年度,年度预算\n送温暖专项,2025,10万\n送温暖专项,2026,12万\n", 2, 0, 0, 0, NULL },
  { &funds_register, "经费名称,年度,年度预算\n送温暖专项,2026,15万\n", 0, 1, 0, 0, NULL },
  { &family_register, "会员,姓名,称谓\n甲一一,丙一一,配偶\n乙一一,丙一一,配偶\n甲一一,丙一一,配偶\n", 2, 0, 0, 1, "与第 2 行重复" },
  { &family_register, "会员姓名,家属姓名,称谓\n甲一一,丙一一,配偶\n乙一一,丙一一,配偶\n", 0, 0, 2, 0, NULL },
};

static void
test_doubles (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) accepted = NULL;
  g_autofree char *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      g_autofree char *path = fixture_write ("重.csv", doubles[i].sheet, -1);
      g_autoptr (ExchangeImport) import = exchange_import_open (fixture->store, doubles[i].reg, path, &error);
      gboolean told = doubles[i].reason == NULL;

      g_assert_no_error (error);
      /* A trial says the same as the import. */
      for (guint pass = 0; pass < 2; pass++)
        {
          if (pass == 0)
            g_assert_true (exchange_import_check (import, fixture->store, NULL, NULL, NULL, &error));
          else
            apply (fixture, import);
          g_test_message ("%s", doubles[i].sheet);
          assert_counts (import, doubles[i].created, doubles[i].changed, doubles[i].unchanged, doubles[i].refused);
        }
      for (guint j = 0; !told && j < exchange_import_get_rows (import)->len; j++)
        {
          const ExchangeImportRow *row = g_ptr_array_index (exchange_import_get_rows (import), j);
          g_autofree char *reasons = exchange_import_row_dup_reasons (row);

          told = row->outcome == EXCHANGE_REFUSED && row->doubtful && strstr (reasons, doubles[i].reason) != NULL;
        }
      g_assert_true (told);
    }

  /* Really two: the clerk says so, and is not asked about the first again. */
  last = fixture_write ("重.csv", doubles[0].sheet, -1);
  accepted = open_import (fixture, last);
  exchange_import_set_accept (accepted, "确是两人");
  apply (fixture, accepted);
  assert_counts (accepted, 1, 0, 2, 0);
}

/* A change of membership that its own rules refuse, when the member's row has already been written: nothing of the row
 * stays, and everything of the others does. */
static void
test_refused_late (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *before = fixture_write ("前.csv", "姓名,会员证号,会籍变化类型,会籍变化日期\n"
                                           "甲一一,A1,入会,2024-05-01\n乙一一,A2,入会,2024-05-01\n", -1);
  g_autofree char *after = fixture_write ("后.csv", "姓名,会员证号,移动电话,会籍变化类型,会籍变化日期\n"
                                          "丙一一,A3,13800138003,入会,2026-01-01\n甲一一,A1,13800138001,恢复,2026-06-01\n"
                                          "乙一一,A2,13800138002,保留,2026-06-01\n", -1);
  static const struct { guint row; ExchangeOutcome outcome; const char *mobile, *status; } expected[] = {
    { 2, EXCHANGE_CREATED, "13800138003", "A" },
    { 3, EXCHANGE_REFUSED, NULL, "A" },
    { 4, EXCHANGE_CHANGED, "13800138002", "R" },
  };
  g_autoptr (ExchangeImport) first = open_import (fixture, before);
  g_autoptr (ExchangeImport) second = NULL;
  g_autoptr (GError) error = NULL;

  apply (fixture, first);
  assert_counts (first, 2, 0, 0, 0);
  second = open_import (fixture, after);
  g_assert_true (exchange_import_check (second, fixture->store, NULL, NULL, NULL, &error));
  assert_counts (second, 1, 1, 0, 1);
  apply (fixture, second);
  assert_counts (second, 1, 1, 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ExchangeImportRow *row = find_row (second, expected[i].row);
      g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, &members_register, row->id, NULL);

      g_assert_cmpint (row->outcome, ==, expected[i].outcome);
      g_assert_cmpstr (ledger_record_get (record, MEMBER_MOBILE), ==, expected[i].mobile);
      g_assert_cmpstr (ledger_record_get (record, MEMBER_STATUS), ==, expected[i].status);
    }
}

/* Whatever is wrong with a file: a sentence, and the ledger as it was. */
static void
test_bad_input (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *whole = write_sheet ("全.xlsx", 20, FALSE);
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batches = NULL;

  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  g_ptr_array_add (paths, fixture_write ("半.xlsx", bytes, (gssize) size / 2));
  bytes[size / 3] ^= 0x55;
  g_ptr_array_add (paths, fixture_write ("坏.xlsx", bytes, (gssize) size));
  g_ptr_array_add (paths, fixture_write ("页.xlsx", "<html><table><tr><td>姓名</td></tr></table></html>", -1));
  g_ptr_array_add (paths, fixture_write ("密.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8));
  g_ptr_array_add (paths, fixture_book ("空.xlsx", &(FixtureBook) { .rows = "" }));
  g_ptr_array_add (paths, fixture_write ("无头.csv", "甲,乙\n1,2\n", -1));
  g_ptr_array_add (paths, fixture_write ("只有头.csv", "姓名,性别\n", -1));
  g_ptr_array_add (paths, fixture_write ("无姓名.csv", "性别,民族,学历\n男,汉,本科\n", -1));
  g_ptr_array_add (paths, fixture_write ("乱码.csv", "\xD0\xD5\xC3\xFB,\xFF\xFF\n", -1));
  g_ptr_array_add (paths, fixture_path ("没有.xlsx"));
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ExchangeImport) import = exchange_import_open (fixture->store, &members_register,
                                                                g_ptr_array_index (paths, i), &error);

      if (import != NULL)
        g_assert_false (exchange_import_apply (import, fixture->store, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == EXCHANGE_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "。"));
    }
  batches = ledger_batch_list (fixture->store, 0, NULL);
  g_assert_cmpuint (batches->len, ==, 0);
  g_assert_cmpuint (count_rows (fixture->store, &members_register), ==, 0);
}

static GArray *
select_all (LedgerStore *store)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  return ledger_store_select (store, query, NULL);
}

/* Own exports read back to the same records. */
static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const names[] = { "名册.xlsx", "名册.csv" };
  g_autofree char *path = write_sheet ("采集表.xlsx", 50, FALSE);
  g_autoptr (ExchangeImport) import = open_import (fixture, path);
  g_autoptr (GArray) fields = exchange_export_list_fields (&members_register);
  g_autoptr (GArray) ids = NULL;

  apply (fixture, import);
  ids = select_all (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *out = fixture_path (names[i]);
      ExchangeExport what = { &members_register, ids, (const guint *) (void *) fields->data, fields->len, TRUE };
      g_autoptr (ExchangeImport) back = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = NULL;

      exchange_export_write (fixture->store, &what, out, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      back = open_import (fixture, out);
      apply (fixture, back);
      assert_counts (back, 0, 0, 50, 0);

      what.full = FALSE;
      g_assert_true (exchange_export_write (fixture->store, &what, out, NULL, NULL, NULL, &error));
      dump = fixture_dump (out);
      g_assert_nonnull (strstr (dump, "********"));
      g_assert_null (strstr (dump, "1976"  "0101" "001"));
    }
}

#define ADD(name, function) \
  g_test_add ("/exchange/import/" name, Fixture, NULL, set_up, function, tear_down)

/* A sheet of the old Excel: texts come whole, a card's number typed as a number is not believed. */
static void
test_old_excel (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) records = g_byte_array_new ();
  XlsSheet sheet = { .name = "会员", .records = records };
  g_autoptr (GByteArray) stream = NULL;
  g_autoptr (GByteArray) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *reasons = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (LedgerRecord) record = NULL;

  xls_add_styles (globals);
  xls_add (globals, SST, "wwuuuuauu", 7, 7, "姓名", "证件号码", "移动电话", "出生日期", "370602199003071235", "单雄信", "仇英");
  for (guint i = 0; i < 4; i++)
    xls_add (records, LABELSST, "hhhw", 0, i, GENERAL, i);
  xls_add (records, LABELSST, "hhhw", 1, 0, GENERAL, 5);
  xls_add (records, LABELSST, "hhhw", 1, 1, TEXT, 4);
  xls_add (records, NUMBER, "hhhd", 1, 2, GENERAL, 13800001234.0);
  xls_add (records, NUMBER, "hhhd", 1, 3, DATE, 32939.0);
  xls_add (records, LABELSST, "hhhw", 2, 0, GENERAL, 6);
  xls_add (records, NUMBER, "hhhd", 2, 1, GENERAL, 370602199003071235.0);
  stream = xls_workbook (globals, &sheet, 1);
  file = xls_container (stream, &(XlsContainer) { 0 });
  path = fixture_write ("花名册.xls", file->data, file->len);
  import = open_import (fixture, path);
  apply (fixture, import);
  assert_counts (import, 1, 0, 0, 1);
  record = ledger_store_load (fixture->store, &members_register, find_row (import, 2)->id, NULL);
  g_assert_cmpstr (ledger_record_get (record, MEMBER_ID_NO), ==, "370602199003071235");
  g_assert_cmpstr (ledger_record_get (record, MEMBER_MOBILE), ==, "13800001234");
  g_assert_cmpstr (ledger_record_get (record, MEMBER_BIRTH_DATE), ==, "1990-03-07");
  reasons = exchange_import_row_dup_reasons (find_row (import, 3));
  g_assert_nonnull (strstr (reasons, "证件号码丢失了末尾几位，请把该列设为文本后重新填写"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("collection-sheet", test_collection_sheet);
  ADD ("read-only-check", test_read_only_check);
  ADD ("accepted", test_accepted);
  ADD ("changes", test_changes);
  ADD ("typed-cells", test_typed_cells);
  ADD ("taken", test_taken);
  ADD ("cancel", test_cancel);
  ADD ("columns", test_columns);
  ADD ("without-numbers", test_without_numbers);
  ADD ("doubles", test_doubles);
  ADD ("refused-late", test_refused_late);
  ADD ("old-excel", test_old_excel);
  ADD ("bad-input", test_bad_input);
  ADD ("export", test_export);
  return g_test_run ();
}
