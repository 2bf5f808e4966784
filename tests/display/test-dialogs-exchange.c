/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet goes in through the wizard: files and ledger are read afterwards. */
#include "cases.h"
#include "dialog-hands.h"
#include "exchange-reader.h"
#include "exchange-writer.h"
#include "ledger-edit.h"
#include "members.h"
#include "parties.h"
#include "tz-dialog.h"
#include "tz-import-place.h"
#include "tz-import.h"
#include "tz-paste.h"
#include "tz-undo-report.h"
#include "units.h"

static const char *const headings[] = { "序号", "姓名", "性别", "证件号码\r\n(填写18位身份证)", "移动电话", "工作单位" };

static const char *const people[][G_N_ELEMENTS (headings)] = {
  { "1", "单雄信", "男", "370602199003071235", "13800001234", "示范机械有限公司" },
  { "2", "仇英", "女", "370602198501010027", "13900005678", "示范机械有限公司" },
  { "3", "", "男", "", "", "示范机械有限公司" },
  { "4", "解缙", "男", "370602199003071236", "", "示范机械有限公司" },
};

static void
write_sheet (const char *path,
             const char *phone)
{
  ExchangeWriterColumn columns[G_N_ELEMENTS (headings)] = { 0 };
  ExchangeBanner banner = { 1, 0, 5, EXCHANGE_BANNER_TITLE, "示范市工会会员信息采集表" };
  ExchangeLayout layout = { .sheet = "会员信息", .columns = columns, .n_columns = G_N_ELEMENTS (columns),
                            .banners = &banner, .n_banners = 1, .heading_row = 3 };
  g_autoptr (ExchangeWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    columns[i].heading = headings[i];
  writer = exchange_writer_open (path, &layout, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const char *cells[G_N_ELEMENTS (headings)];

      for (guint c = 0; c < G_N_ELEMENTS (headings); c++)
        cells[c] = people[i][c];
      if (i == 0 && phone != NULL)
        cells[4] = phone;
      exchange_writer_add_row (writer, cells, &error);
      g_assert_no_error (error);
    }
  exchange_writer_finish (writer, &error);
  g_assert_no_error (error);
}

static guint
count_members (DialogRoom *room)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  return ledger_store_count (room->store, query);
}

static GtkWindow *
open_import_of (DialogRoom           *room,
                const LedgerRegister *reg,
                const char           *path)
{
  g_autofree char *title = g_strconcat ("导入", reg->title, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window;

  tz_import_present (room->parent, room->store, reg, file);
  window = hands_window (title);
  hands_wait (!tz_dialog_is_busy (TZ_DIALOG (window)));
  return window;
}

static GtkWindow *
open_import (DialogRoom *room,
             const char *path)
{
  return open_import_of (room, &members_register, path);
}

static GtkWindow *
walk_to_plan (DialogRoom *room,
              const char *path)
{
  GtkWindow *window = open_import (room, path);

  hands_click (window, "下一步");
  hands_wait_for_text (window, "写入台账的栏目");
  hands_click (window, "核对");
  hands_wait_for_text (window, "全部 ");
  return window;
}

static void
test_import (DialogRoom    *room,
             gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "采集表.xlsx");
  g_autofree char *refused = dialog_room_path (room, "未通过.xlsx");
  g_autofree char *text = NULL;
  GtkWindow *window;

  write_sheet (path, NULL);
  window = open_import (room, path);
  hands_wait_for_text (window, "表头在第 4 行");
  g_assert_true (hands_sees (window, "示范市工会会员信息采集表"));
  g_assert_true (hands_sees (window, "370602199003071235"));
  hands_click (window, "下一步");
  hands_wait_for_text (window, "行的顺序号，不用导入");
  hands_click (window, "核对");
  hands_wait_for_text (window, "新增 2");
  g_assert_true (hands_sees (window, "不通过 2"));
  g_assert_true (hands_sees (window, "请填写姓名"));
  g_assert_cmpuint (count_members (room), ==, 0);
  hands_keep_picture (window, "dialog-import-plan");
  hands_click (window, "写入 2 行");
  hands_wait_for_text (window, "导入完成，已写入台账");
  g_assert_cmpuint (count_members (room), ==, 2);
  hands_click (window, "保存未通过的行");
  hands_choose_file (refused);
  hands_wait_for_text (window, "未通过的行已存到");
  text = hands_dup_cells (refused);
  g_assert_nonnull (strstr (text, "错误原因"));
  g_assert_nonnull (strstr (text, "解缙"));
  g_assert_null (strstr (text, "单雄信"));
  hands_click (window, "撤销本次导入");
  hands_wait_for_text (window, "已撤销本次导入");
  g_assert_cmpuint (count_members (room), ==, 0);
  hands_click (window, "完成");
}

/* The same sheet again changes nothing; another telephone number is shown old and new. */
static void
test_import_again (DialogRoom    *room,
                   gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "采集表.xlsx");
  GtkWindow *window;

  write_sheet (path, NULL);
  window = walk_to_plan (room, path);
  hands_click (window, "写入 2 行");
  hands_wait_for_text (window, "导入完成");
  hands_click (window, "完成");
  window = walk_to_plan (room, path);
  hands_wait_for_text (window, "不变 2");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "没有可写入的")));
  hands_click (window, "取消");
  write_sheet (path, "13700009999");
  window = walk_to_plan (room, path);
  hands_click (window, "修改 1");
  hands_wait_for_text (window, "移动电话：13800001234 → 13700009999");
  hands_click (window, "取消");
  g_assert_cmpuint (count_members (room), ==, 2);
}

/* Names and sums of a list of cases are told as the rows they become; what only rows know is said not to be taken. */
static void
test_import_cases (DialogRoom    *room,
                   gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "去年案件.csv");
  GtkWindow *window;

  g_file_set_contents (path, "收案日期,申请人,被申请人,案件来源,争议类别,涉及金额,结案方式,办结日期,协议金额\n"
                             "2025-03-01,周文华,甲厂,本人申请,劳动报酬,1.2万元,达成协议,2025-03-20,8000\n"
                             "2025-04-05,吴春芳等12人,乙厂,来访,工资,36000,,,\n", -1, NULL);
  window = open_import_of (room, &cases_register, path);
  hands_click (window, "下一步");
  hands_wait_for_text (window, "由下面登记的各行汇总");
  hands_keep_picture (window, "dialog-import-cases-columns");
  hands_click (window, "核对");
  hands_wait_for_text (window, "新增 2");
  g_assert_true (hands_sees (window, "还会顺带新建 6 个：当事人“周文华”、当事人“甲厂”"));
  hands_keep_picture (window, "dialog-import-cases");
  hands_click (window, "写入 2 行");
  hands_wait_for_text (window, "导入完成，已写入台账");
  g_assert_cmpint (ledger_store_find (room->store, &parties_register, PARTY_NAME, "吴春芳", 0), !=, 0);
  hands_click (window, "撤销本次导入");
  hands_wait_for_text (window, "已撤销本次导入");
  g_assert_cmpint (ledger_store_find (room->store, &parties_register, PARTY_NAME, "吴春芳", 0), ==, 0);
  hands_click (window, "完成");
}

/* A heading nobody knows keeps the wizard on the columns until the clerk says what it is. */
static void
test_import_unknown_heading (DialogRoom    *room,
                             gconstpointer  data)
{
  static const char sheet[] = "谁呀,性别,移动电话\n单雄信,男,13800001234\n";
  g_autofree char *path = dialog_room_path (room, "手工.csv");
  GtkWindow *window;
  GtkWidget *choice;

  g_file_set_contents (path, sheet, -1, NULL);
  window = open_import (room, path);
  hands_wait_for_text (window, "UTF-8");
  hands_click (window, "下一步");
  hands_wait_for_text (window, "请指出哪一列是“姓名”");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "核对")));
  choice = gtk_widget_get_ancestor (hands_button (window, "不导入"), GTK_TYPE_DROP_DOWN);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_false (hands_sees (window, "请指出哪一列是"));
  hands_click (window, "核对");
  hands_wait_for_text (window, "新增 1");
  hands_click (window, "写入 1 行");
  hands_wait_for_text (window, "导入完成");
  g_assert_cmpuint (count_members (room), ==, 1);
  hands_click (window, "完成");
  /* What was decided is remembered for the next sheet. */
  window = open_import (room, path);
  hands_click (window, "下一步");
  hands_wait_for_text (window, "写入台账的栏目");
  g_assert_true (gtk_widget_is_sensitive (hands_button (window, "核对")));
  hands_click (window, "取消");
}

/* Called off while rows are written: the ledger is as it was. */
/* The clerk points at another sheet, then at another row; a row that cannot be a heading is said and not taken. */
static void
test_import_place (DialogRoom    *room,
                   gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "odd", "members-37-several-sheets.xlsx", NULL);
  GtkWindow *window = open_import (room, path);
  GtkWidget *place = hands_find (GTK_WIDGET (window), TZ_TYPE_IMPORT_PLACE);
  GtkDropDown *sheet = GTK_DROP_DOWN (gtk_widget_get_next_sibling (gtk_widget_get_first_child (place)));
  GtkSpinButton *row = GTK_SPIN_BUTTON (gtk_widget_get_last_child (place));

  hands_wait_for_text (window, "读工作表“机关”，表头在第 1 行");
  g_assert_cmpuint (gtk_drop_down_get_selected (sheet), ==, 2);
  gtk_drop_down_set_selected (sheet, 3);
  hands_wait_for_text (window, "读工作表“车间”，表头在第 1 行，共 3 列");
  g_assert_true (hands_sees (window, "郑海涛"));
  hands_keep_picture (window, "dialog-import-place");
  gtk_spin_button_set_value (row, 2);
  hands_wait_for_text (window, "读工作表“车间”，表头在第 2 行");
  gtk_spin_button_set_value (row, 9);
  hands_wait_for_text (window, "第 9 行是空的，不能作表头");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (row), ==, 2);
  gtk_spin_button_set_value (row, 1);
  hands_wait_for_text (window, "表头在第 1 行");
  hands_click (window, "下一步");
  hands_wait_for_text (window, "写入台账的栏目");
  hands_click (window, "核对");
  hands_wait_for_text (window, "新增 2");
  hands_click (window, "取消");
}

static void
test_import_stopped (DialogRoom    *room,
                     gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "多行.csv");
  g_autoptr (GString) sheet = g_string_new ("姓名,备注\n");
  GtkWindow *window;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (sheet, "单雄信,第%u人\n", i);
  g_file_set_contents (path, sheet->str, sheet->len, NULL);
  window = walk_to_plan (room, path);
  hands_click (window, "写入 3000 行");
  hands_rest (20);
  g_assert_true (tz_dialog_is_busy (TZ_DIALOG (window)));
  tz_dialog_stop (TZ_DIALOG (window));
  hands_wait (!tz_dialog_is_busy (TZ_DIALOG (window)) && hands_sees (window, "全部 3000"));
  g_assert_true (hands_sees (window, "已停止，台账没有变化。"));
  g_assert_cmpuint (count_members (room), ==, 0);
  hands_click (window, "取消");
}

/* What is no sheet is refused in words and the wizard stays where it is. */
static void
test_import_refused (DialogRoom    *room,
                     gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "坏.xlsx");
  GtkWindow *window;

  g_file_set_contents (path, "PK\3\4 nothing behind it", -1, NULL);
  window = open_import (room, path);
  hands_wait_for_text (window, "坏.xlsx");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "下一步")));
  hands_click (window, "取消");
}

static void
change_mobile (DialogRoom *room,
               const char *name,
               const char *mobile)
{
  gint64 id = ledger_store_resolve (room->store, &members_register, name, NULL);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (room->store, &members_register, id, NULL);
  g_autoptr (GError) error = NULL;

  ledger_edit_set (edit, MEMBER_MOBILE, mobile);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static gint64
find_first_import (DialogRoom *room)
{
  g_autoptr (GPtrArray) batches = ledger_batch_list (room->store, 0, NULL);

  for (guint i = batches->len; i > 0; i--)
    {
      const LedgerBatch *batch = g_ptr_array_index (batches, i - 1);

      if (g_strcmp0 (batch->kind, "import") == 0)
        return batch->id;
    }
  g_assert_not_reached ();
}

static const char words_sheet[] = "姓名,证件号码,民族,移动电话\n"
                                  "单雄信,370602199003071235,天山族,１３８０００１２３４５\n"
                                  "仇英,370602198501011249,天山族,13900005678\n";

/* Words nobody knows are asked for once; what was typed since stays; the undo tells of each row. */
static void
test_import_decided (DialogRoom    *room,
                     gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "词.csv");
  g_autofree char *list = dialog_room_path (room, "撤销.xlsx");
  g_autofree char *text = NULL;
  GtkWindow *window;

  g_file_set_contents (path, words_sheet, -1, NULL);
  window = open_import (room, path);
  hands_click (window, "下一步");
  hands_wait_for_text (window, "写入台账的栏目");
  hands_keep_picture (window, "dialog-import-columns");
  hands_click (window, "核对");
  hands_wait_for_text (window, "就是台账里的");
  g_assert_true (hands_sees (window, "2 行，最先在第 2 行"));
  hands_keep_picture (window, "dialog-import-words");
  gtk_drop_down_set_selected (hands_choice (window, "不认这个词"), 2 + 4);
  hands_click (window, "核对");
  hands_wait_for_text (window, "新增 2");
  hands_click (window, "改读 2");
  hands_wait_for_text (window, "民族“天山族”读作“维吾尔族”");
  hands_keep_picture (window, "dialog-import-read");
  hands_click (window, "写入 2 行");
  hands_wait_for_text (window, "导入完成");
  hands_click (window, "完成");

  change_mobile (room, "单雄信", "13600001111");
  window = walk_to_plan (room, path);
  hands_click (window, "保留本机值 1");
  hands_wait_for_text (window, "移动电话：本机值“13600001111”较新，保留（表里是“13800012345”）");
  hands_keep_picture (window, "dialog-import-kept");
  hands_click (window, "选择要覆盖的栏目");
  hands_click (window, "移动电话（1 行）");
  hands_click (window, "按选择重新核对");
  hands_wait_for_text (window, "移动电话：13600001111 → 13800012345");
  hands_click (window, "写入 1 行");
  hands_wait_for_text (window, "导入完成");
  change_mobile (room, "单雄信", "13600002222");
  hands_click (window, "完成");

  tz_undo_report_present (room->parent, ledger_batch_undo (room->store, find_first_import (room), NULL));
  window = hands_window ("没有全部撤销");
  hands_wait_for_text (window, "已还原 1 条；1 条后来改过，保留现在的内容。");
  g_assert_true (hands_sees (window, "后来修改过，没有删除它"));
  hands_keep_picture (window, "dialog-undo-report");
  hands_click (window, "保存清单");
  hands_choose_file (list);
  hands_wait_for_text (window, "撤销清单已存到");
  text = hands_dup_cells (list);
  g_assert_nonnull (strstr (text, "保留\t会员\t单雄信\t"));
  g_assert_nonnull (strstr (text, "已还原\t会员\t仇英\t"));
  hands_click (window, "关闭");
}

static void
refused_cb (const char *sentence,
            gpointer    data)
{
  g_assert_not_reached ();
}

/* A block copied in a spreadsheet comes in by the same pages, its numbers whole. */
static void
test_import_pasted (DialogRoom    *room,
                    gconstpointer  data)
{
  static const struct { const char *type; const char *text; } blocks[] = {
    { "text/html", "<html><body><table><tr><td>姓名</td><td>证件号码</td></tr>"
                   "<tr><td>单雄信</td><td>370602199003071235</td></tr></table></body></html>" },
    { "text/plain;charset=utf-8", "姓名\t证件号码\r\n单雄信\t370602199003071235\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (blocks[i].text, strlen (blocks[i].text));
      g_autoptr (GdkContentProvider) content = gdk_content_provider_new_for_bytes (blocks[i].type, bytes);
      GtkWindow *window;

      gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (room->parent)), content);
      tz_paste_table (room->parent, room->store, &members_register, refused_cb, room->parent);
      hands_wait (hands_sees_window ("导入会员"));
      window = hands_window ("导入会员");
      hands_wait (!tz_dialog_is_busy (TZ_DIALOG (window)));
      hands_wait_for_text (window, "370602199003071235");
      hands_keep_picture (window, "dialog-import-pasted");
      g_assert_true (gtk_window_get_focus (window) == hands_button (window, "下一步"));
      hands_click (window, "下一步");
      hands_wait_for_text (window, "写入台账的栏目");
      hands_click (window, "核对");
      hands_wait_for_text (window, i == 0 ? "新增 1" : "不变 1");
      hands_click (window, i == 0 ? "写入 1 行" : "取消");
      if (i == 0)
        {
          hands_wait_for_text (window, "导入完成");
          hands_click (window, "完成");
        }
    }
  g_assert_cmpuint (count_members (room), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/dialogs-exchange/import", test_import },
    { "/dialogs-exchange/import-again", test_import_again },
    { "/dialogs-exchange/import-cases", test_import_cases },
    { "/dialogs-exchange/import-refused", test_import_refused },
    { "/dialogs-exchange/import-unknown-heading", test_import_unknown_heading },
    { "/dialogs-exchange/import-place", test_import_place },
    { "/dialogs-exchange/import-stopped", test_import_stopped },
    { "/dialogs-exchange/import-decided", test_import_decided },
    { "/dialogs-exchange/import-pasted", test_import_pasted },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
