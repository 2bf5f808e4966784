/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written reads back the same, is text where it must be, and never appears half done. */
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "exchange-package.h"
#include "exchange-writer.h"
#include "fixture.h"

static const char *const sexes[] = { "男", "女", NULL };
static const char *const sums[] = { "1,000 元以下", "1,000 元以上", NULL };

static const ExchangeWriterColumn columns[] = {
  { .heading = "姓名" },
  { .heading = "证件号码\n(填写18位身份证)", .width = 20 },
  { .heading = "性别", .choices = sexes },
  { .heading = "金额", .is_number = TRUE },
};

static const ExchangeLayout layout = { .sheet = "会员", .columns = columns, .n_columns = G_N_ELEMENTS (columns),
                                       .frozen_columns = 1 };

static const char *const rows[][4] = {
  { "张三", "370602199003071235", "男", "12.5" },
  { "=1+1", "00123", NULL, "一千" },
  { "a,\"b\"\n'=c", "'=d", "", "-3" },
  { "阿卜杜热合曼·麦麦提吐尔逊𠮷", " x_x000D_ ", "女", "" },
};

static char *
write_rows (const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = fixture_path (name);
  g_autoptr (ExchangeWriter) writer = exchange_writer_open (path, &layout, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (exchange_writer_add_row (writer, rows[i], &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (exchange_writer_finish (writer, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_xlsx (void)
{
  g_autofree char *path = write_rows ("out.xlsx");
  g_autofree char *dump = fixture_dump (path);
  g_autofree char *part = fixture_path ("out.xlsx.part");

  g_assert_cmpstr (dump, ==,
                   "1: A=姓名 B=证件号码\n(填写18位身份证) C=性别 D=金额\n"
                   "2: A=张三 B=370602199003071235 C=男 D=12.5[n]\n"
                   "3: A==1+1 B=00123 D=一千\n"
                   "4: A=a,\"b\"\n'=c B='=d D=-3[n]\n"
                   "5: A=阿卜杜热合曼·麦麦提吐尔逊𠮷 B= x_x000D_  C=女\n");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_csv (void)
{
  g_autofree char *path = write_rows ("out.csv");
  g_autofree char *dump = fixture_dump (path);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "\xEF\xBB\xBF姓名,"));
  g_assert_nonnull (strstr (bytes, "\r\n'=1+1,"));
  g_assert_nonnull (strstr (bytes, ",''=d,"));
  g_assert_nonnull (strstr (bytes, ",-3\r\n"));
  g_assert_cmpstr (dump, ==,
                   "1: A=姓名 B=证件号码\n(填写18位身份证) C=性别 D=金额\n"
                   "2: A=张三 B=370602199003071235 C=男 D=12.5\n"
                   "3: A==1+1 B=00123 D=一千\n"
                   "4: A=a,\"b\"\n'=c B='=d D=-3\n"
                   "5: A=阿卜杜热合曼·麦麦提吐尔逊𠮷 B= x_x000D_  C=女\n");
}

/* Quantities as they are shown: all numbers, or a sum would leave out the large ones; what a cell could not keep stays text. */
static void
test_quantities (void)
{
  static const struct { const char *shown, *cell; } vectors[] = {
    { "500.00", "500[n]" },
    { "9,600.00", "9600[n]" },
    { "-1,234,567.89", "-1234567.89[n]" },
    { "0", "0[n]" },
    { "9.3", "9.3[n]" },
    { "999,999,999,999.99", "999999999999.99[n]" },
    { "9,999,999,999,999,999.00", "9,999,999,999,999,999.00" },
    { "1,2", "1,2" },
    { "1,2345", "1,2345" },
    { ",123", ",123" },
    { "1.2.3", "1.2.3" },
    { "nan", "nan" },
    { "0x10", "0x10" },
    { "1e5", "1e5" },
    { "-", "-" },
    { "3-4", "3-4" },
    { "12 元", "12 元" },
  };
  static const ExchangeWriterColumn amounts[] = { { .heading = "姓名" }, { .heading = "金额", .is_number = TRUE } };
  static const ExchangeLayout paid = { .sheet = "金额", .columns = amounts, .n_columns = G_N_ELEMENTS (amounts) };
  g_autofree char *path = fixture_path ("sums.xlsx");
  g_autoptr (ExchangeWriter) writer = exchange_writer_open (path, &paid, NULL);
  g_autoptr (GString) expected = g_string_new ("1: A=姓名 B=金额\n");
  g_autofree char *dump = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const char *cells[] = { "张三", vectors[i].shown };

      g_assert_true (exchange_writer_add_row (writer, cells, NULL));
      g_string_append_printf (expected, "%u: A=张三 B=%s\n", (guint) i + 2, vectors[i].cell);
    }
  g_assert_true (exchange_writer_finish (writer, NULL));
  dump = fixture_dump (path);
  g_assert_cmpstr (dump, ==, expected->str);
}

static char *
read_part (const char *path,
           const char *name)
{
  g_autoptr (ExchangePackage) package = exchange_package_open (path, NULL);
  g_autoptr (ExchangePart) part = exchange_package_open_part (package, name, EXCHANGE_MAX_SMALL, NULL);
  gsize size = (gsize) exchange_part_get_size (part);
  char *text = g_malloc0 (size + 1);
  gsize at = 0;

  while (at < size)
    {
      gssize n = exchange_part_read (part, text + at, size - at, NULL);

      g_assert_cmpint (n, >, 0);
      at += (gsize) n;
    }
  return text;
}

static void
test_page_and_drop_downs (void)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  ExchangeWriterColumn long_columns[] = { { .heading = "民族" }, { .heading = "性别", .choices = sexes },
                                          { .heading = "档次", .choices = sums } };
  ExchangeBanner banners[] = {
    { 0, 0, 0, EXCHANGE_BANNER_PLAIN, "附件四" },
    { 1, 0, 1, EXCHANGE_BANNER_TITLE, "会员信息采集表" },
  };
  ExchangeLayout with_lists = { .sheet = "表", .columns = long_columns, .n_columns = 3, .banners = banners,
                                .n_banners = 2, .heading_row = 3, .note = "填表说明：所列项目均为必填项" };
  g_autoptr (ExchangeWriter) writer = NULL;
  g_autofree char *path = fixture_path ("lists.xlsx");
  g_autofree char *sheet = NULL;
  g_autofree char *book = NULL;
  g_autofree char *dump = NULL;
  const char *cells[] = { "汉族", "男", NULL };

  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (many, g_strdup_printf ("第%u个民族", i));
  g_ptr_array_add (many, NULL);
  long_columns[0].choices = (const char *const *) many->pdata;
  writer = exchange_writer_open (path, &with_lists, NULL);
  g_assert_true (exchange_writer_add_row (writer, cells, NULL));
  g_assert_true (exchange_writer_finish (writer, NULL));

  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  book = read_part (path, "xl/workbook.xml");
  g_assert_nonnull (strstr (sheet, "<formula1>'字典'!$A$1:$A$60</formula1>"));
  g_assert_nonnull (strstr (sheet, "<formula1>\"男,女\"</formula1>"));
  g_assert_nonnull (strstr (sheet, "<formula1>'字典'!$B$1:$B$2</formula1>"));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (sheet, "paperSize=\"9\""));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (book, "state=\"hidden\""));
  dump = fixture_dump (path);
  g_assert_cmpstr (dump, ==, "1: A=附件四\n2: A=会员信息采集表\n4: A=民族 B=性别 C=档次\n5: A=汉族 B=男\n"
                             "6: A=填表说明：所列项目均为必填项\n");
}

/* Every printed page begins with the whole heading: its groups, the row of headings, and what stands between it and the data. */
static void
test_repeated_heading (void)
{
  static const ExchangeBanner plain[] = { { 0, 0, 3, EXCHANGE_BANNER_TITLE, "登记表" } };
  static const ExchangeBanner grouped[] = {
    { 0, 0, 3, EXCHANGE_BANNER_TITLE, "登记表" },
    { 1, 0, 3, EXCHANGE_BANNER_PLAIN, "填报单位：" },
    { 2, 0, 1, EXCHANGE_BANNER_GROUP, "本人" },
    { 2, 2, 3, EXCHANGE_BANNER_GROUP, "情况" },
  };
  static const ExchangeBanner three[] = {
    { 1, 0, 3, EXCHANGE_BANNER_GROUP, "会员" },
    { 2, 0, 1, EXCHANGE_BANNER_GROUP, "本人" },
    { 2, 2, 3, EXCHANGE_BANNER_GROUP, "情况" },
  };
  static const struct { const ExchangeBanner *banners; guint n, heading_row, data_row; const char *rows; } vectors[] = {
    { NULL, 0, 0, 0, "$1:$1" },
    { plain, G_N_ELEMENTS (plain), 1, 0, "$2:$2" },
    { grouped, G_N_ELEMENTS (grouped), 3, 0, "$3:$4" },
    { grouped, G_N_ELEMENTS (grouped), 3, 5, "$3:$5" },
    { three, G_N_ELEMENTS (three), 3, 0, "$2:$4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = fixture_path ("head.xlsx");
      g_autofree char *book = NULL;
      g_autofree char *expected = g_strdup_printf ("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'会员'!%s</definedName>",
                                                   vectors[i].rows);
      ExchangeLayout headed = layout;
      g_autoptr (ExchangeWriter) writer = NULL;

      headed.banners = vectors[i].banners;
      headed.n_banners = vectors[i].n;
      headed.heading_row = vectors[i].heading_row;
      headed.data_row = vectors[i].data_row;
      writer = exchange_writer_open (path, &headed, NULL);
      g_assert_true (exchange_writer_add_row (writer, rows[0], NULL));
      g_assert_true (exchange_writer_finish (writer, NULL));
      book = read_part (path, "xl/workbook.xml");
      g_test_message ("%s", vectors[i].rows);
      g_assert_nonnull (strstr (book, expected));
    }
}

static void
test_invalid_utf8 (void)
{
  static const char *const names[] = { "bad.xlsx", "bad.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_path (names[i]);
      g_autoptr (ExchangeWriter) writer = exchange_writer_open (path, &layout, NULL);
      const char *cells[] = { "a\xFF" "b", "\x01", NULL, NULL };
      g_autofree char *dump = NULL;

      g_assert_true (exchange_writer_add_row (writer, cells, NULL));
      g_assert_true (exchange_writer_finish (writer, NULL));
      dump = fixture_dump (path);
      g_assert_nonnull (strstr (dump, "2: A=a\uFFFDb B=\x01"));
    }
}

static void
test_abandoned (void)
{
  static const char *const names[] = { "gone.xlsx", "gone.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_path (names[i]);
      g_autofree char *part = g_strconcat (path, ".part", NULL);
      ExchangeWriter *writer = exchange_writer_open (path, &layout, NULL);

      g_assert_true (exchange_writer_add_row (writer, rows[0], NULL));
      exchange_writer_free (writer);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
    }
}

static void
test_refused_folder (void)
{
  static const char *const names[] = { "/proc/none/out.xlsx", "/proc/none/out.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exchange_writer_open (names[i], &layout, &error));
      g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "文件夹不存在"));
    }
}

/* A slip in the name must not cost a ledger, a device or a folder. */
static void
test_refused_target (void)
{
  static const struct { const char *name, *content, *reason; } cases[] = {
    { "ledger.xlsx", "SQLite format 3", "是一本台账" },
    { "ledger.csv", "SQLite format 3", "是一本台账" },
    { "ledger.taizhang", "SQLite format 3", "是一本台账" },
    { "list.doc", NULL, "请把文件名写成以 .xlsx 或 .csv 结尾" },
    { "list", "words", "请把文件名写成以 .xlsx 或 .csv 结尾" },
    { ".", NULL, "是一个文件夹" },
    { "/dev/null", NULL, "不是普通文件" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = cases[i].name[0] == '/' ? g_strdup (cases[i].name) : fixture_path (cases[i].name);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = cases[i].content != NULL ? strlen (cases[i].content) + 1 : 0;
      gsize length_after = 0;

      if (cases[i].content != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].content, length, NULL));
      g_assert_null (exchange_writer_open (path, &layout, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      if (cases[i].content == NULL)
        continue;
      g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
      g_assert_cmpmem (after, length_after, cases[i].content, length);
    }
}

/* Lists of persons are their owner's; what was opened to others stays open. */
static void
test_mode (void)
{
  static const char *const names[] = { "mode.xlsx", "mode.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *first = write_rows (names[i]);
      g_autoptr (ExchangeWriter) writer = NULL;
      GStatBuf info;

      g_assert_cmpint (g_stat (first, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
      g_chmod (first, 0640);
      writer = exchange_writer_open (first, &layout, NULL);
      g_assert_true (exchange_writer_finish (writer, NULL));
      g_assert_cmpint (g_stat (first, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
    }
}

static void
test_full_disk (void)
{
  g_autofree char *path = fixture_path ("full.csv");
  g_autofree char *part = fixture_path ("full.csv.part");
  g_autoptr (ExchangeWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS) == FALSE)
    {
      g_test_skip ("no /dev/full");
      return;
    }
  g_assert_cmpint (symlink ("/dev/full", part), ==, 0);
  writer = exchange_writer_open (path, &layout, &error);
  for (guint i = 0; done && writer != NULL && i < 10000; i++)
    done = exchange_writer_add_row (writer, rows[0], &error);
  if (writer != NULL && done)
    done = exchange_writer_finish (writer, &error);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "磁盘已满"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/writer/xlsx", test_xlsx);
  g_test_add_func ("/exchange/writer/quantities", test_quantities);
  g_test_add_func ("/exchange/writer/csv", test_csv);
  g_test_add_func ("/exchange/writer/page-and-drop-downs", test_page_and_drop_downs);
  g_test_add_func ("/exchange/writer/repeated-heading", test_repeated_heading);
  g_test_add_func ("/exchange/writer/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/exchange/writer/abandoned", test_abandoned);
  g_test_add_func ("/exchange/writer/refused-target", test_refused_target);
  g_test_add_func ("/exchange/writer/mode", test_mode);
  g_test_add_func ("/exchange/writer/refused-folder", test_refused_folder);
  g_test_add_func ("/exchange/writer/full-disk", test_full_disk);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
