/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows come out of the export, by columns or as the sheet of an upper union: the files are read afterwards. */
#include "dialog-hands.h"
#include "ledger-edit.h"
#include "members.h"
#include "tz-dialog.h"
#include "tz-export.h"
#include "units.h"

static void
person_wanted_cb (GArray     *ids,
                  gint64      id,
                  const char *title,
                  gpointer    data)
{
  DialogRoom *room = data;
  g_autofree char *name = ledger_store_dup_label (room->store, &members_register, id);

  g_free (room->told);
  room->told = g_strdup_printf ("%u %s %s", ids->len, name, title);
}

static GtkWindow *
open_export (DialogRoom *room,
             GArray     *selected)
{
  static const guint columns[] = { MEMBER_NAME, MEMBER_ID_NO, MEMBER_MOBILE };
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  tz_export_present (room->parent, room->store, query, selected, columns, G_N_ELEMENTS (columns), person_wanted_cb, room);
  return hands_window ("导出会员");
}

static void
add_two (DialogRoom *room)
{
  roster_add (room->store, &members_register, "name=单雄信|id_no=370602199003071235|mobile=13800001234");
  roster_add (room->store, &members_register, "name=仇英|mobile=13900005678");
}

static void
test_export_masked (DialogRoom    *room,
                    gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "会员.xlsx");
  g_autofree char *text = NULL;
  GtkWindow *window;

  add_two (room);
  window = open_export (room, NULL);
  g_assert_true (hands_sees (window, "表中显示的 2 行"));
  hands_keep_picture (window, "dialog-export");
  hands_click (window, "导出");
  hands_choose_file (path);
  hands_wait_for_text (window, "已导出 2 行到");
  text = hands_dup_cells (path);
  g_assert_nonnull (strstr (text, "单雄信"));
  g_assert_nonnull (strstr (text, "370602********1235"));
  g_assert_null (strstr (text, "370602199003071235"));
  g_assert_null (strstr (text, "13800001234"));
  hands_click (window, "关闭");
}

static void
test_export_full (DialogRoom    *room,
                  gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "一人.csv");
  g_autofree char *text = NULL;
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  GtkWindow *window;

  add_two (room);
  ids = ledger_store_select (room->store, query, NULL);
  g_array_set_size (ids, 1);
  window = open_export (room, ids);
  hands_click (window, "选中的 1 行");
  hands_click (window, "完整，注明用途");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "导出")));
  hands_type (hands_entry (window, 0), "上报采集表");
  hands_click (window, "文本 .csv");
  hands_click (window, "导出");
  hands_choose_file (path);
  hands_wait_for_text (window, "已导出 1 行到");
  text = hands_dup_cells (path);
  g_assert_nonnull (strstr (text, "370602199003071235"));
  g_assert_null (strstr (text, "仇英"));
  batches = ledger_batch_list (room->store, 1, NULL);
  g_assert_cmpstr (((LedgerBatch *) batches->pdata[0])->title, ==, "导出会员 1 行（完整），用途：上报采集表");
  hands_click (window, "关闭");
}

/* Where the purpose cannot be noted nothing goes out in full, and it is said why; masked it does. */
static void
test_export_reading (DialogRoom    *room,
                     gconstpointer  data)
{
  g_autofree char *ledger = g_strdup (ledger_store_get_path (room->store));
  g_autofree char *path = dialog_room_path (room, "只读.xlsx");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  add_two (room);
  ledger_store_close (room->store);
  g_clear_object (&room->store);
  room->store = ledger_store_open (ledger, tz_registers, LEDGER_OPEN_READ, &error);
  g_assert_no_error (error);
  window = open_export (room, NULL);
  g_assert_true (hands_sees (window, "台账现在是只读打开的，用途记不进历史"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (hands_button (window, "完整，注明用途"))));
  hands_keep_picture (window, "dialog-export-reading");
  hands_click (window, "上级的《会员信息采集表》");
  hands_wait_for_text (window, "上级不会收");
  g_assert_true (hands_sees (window, "台账现在是只读打开的，用途记不进历史"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "导出(E)")));
  hands_click (window, "电子表格 .xlsx");
  hands_click (window, "导出(E)");
  hands_choose_file (path);
  hands_wait_for_text (window, "已导出 2 行到");
  text = hands_dup_cells (path);
  g_assert_nonnull (strstr (text, "370602********1235"));
  hands_click (window, "关闭");
}

static GtkWidget *
find_table (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_COLUMN_VIEW (child) && gtk_widget_get_mapped (child) ? child : find_table (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* One lacks most of what goes up, the other only her telephone. */
static GtkWindow *
open_sheet (DialogRoom *room)
{
  GtkWindow *window;

  roster_add (room->store, &members_register, "name=单雄信|id_no=370602199003071235|mobile=13800001234");
  roster_add (room->store, &members_register,
              "name=仇英|id_no=370602198501011245|ethnic=01|work_status=1|education=21|skill_level=0|hukou_type=1|"
              "hukou_region=山东省烟台市|political=13|native_place=山东烟台|is_migrant=0");
  window = open_export (room, NULL);
  hands_click (window, "上级的《会员信息采集表》");
  hands_wait_for_text (window, "上级不会收");
  return window;
}

static void
test_sheet_lacking (DialogRoom    *room,
                    gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "缺项.xlsx");
  g_autofree char *text = NULL;
  GtkWindow *window = open_sheet (room);
  GtkWidget *table;

  hands_keep_picture (window, "dialog-export-sheet");
  g_assert_true (hands_sees (window, "2 人缺"));
  g_assert_true (hands_sees (window, "就业状况"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "导出(E)")));
  g_assert_true (gtk_widget_is_sensitive (hands_button (window, "只导出不缺项的 0 人")));
  hands_click (window, "保存清单");
  hands_choose_file (path);
  hands_wait_for_text (window, "缺项清单已保存到");
  text = hands_dup_cells (path);
  g_assert_nonnull (strstr (text, "没有填"));
  table = find_table (GTK_WIDGET (window));
  g_assert_nonnull (table);
  g_signal_emit_by_name (table, "activate", 0u);
  hands_wait (room->told != NULL);
  g_assert_true (g_str_has_prefix (room->told, "2 "));
  g_assert_true (g_str_has_suffix (room->told, " 《会员信息采集表》缺项"));
  hands_wait (!hands_sees_window ("导出会员"));
}

static void
test_sheet_written (DialogRoom    *room,
                    gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "上报.xlsx");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  GtkWindow *window = open_sheet (room);

  hands_type (hands_entry (window, 0), "上报市总工会");
  hands_click (window, "只导出不缺项的 0 人");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "导出(E)")));
  hands_click (window, "只导出不缺项的 0 人");
  g_assert_true (gtk_widget_is_sensitive (hands_button (window, "导出(E)")));
  /* Back to the columns and again to the sheet: the list is looked for anew. */
  hands_click (window, "文本 .csv");
  g_assert_true (hands_sees (window, "哪些列"));
  hands_click (window, "上级的《会员信息采集表》");
  hands_wait_for_text (window, "上级不会收");
  hands_keep_picture (window, "dialog-export-purpose");
  hands_click (window, "导出(E)");
  hands_choose_file (path);
  hands_wait_for_text (window, "已导出 2 行到");
  text = hands_dup_cells (path);
  g_assert_nonnull (strstr (text, "工会会员信息采集表"));
  g_assert_nonnull (strstr (text, "370602199003071235"));
  batches = ledger_batch_list (room->store, 1, NULL);
  g_assert_cmpstr (((LedgerBatch *) batches->pdata[0])->title, ==,
                   "按《会员信息采集表》导出会员 2 行（完整），用途：上报市总工会");
  hands_click (window, "关闭");
}

/* The last column of the sheet is to say what stands at the member's unit. */
static void
choose_address (GtkWindow *making)
{
  GtkWidget *choice = gtk_widget_get_last_child (gtk_widget_get_parent (GTK_WIDGET (hands_choice (making, "留空"))));
  GListModel *titles = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (titles), i), "工作单位 / 单位地址") == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  g_assert_nonnull (hands_choice (making, "工作单位 / 单位地址"));
}

static void
name_template (GtkWindow  *window,
               const char *template,
               const char *action,
               const char *name,
               const char *button)
{
  g_autofree char *check = g_strdup_printf ("上级的《%s》", template);

  gtk_widget_activate_action (gtk_widget_get_next_sibling (hands_button (window, check)), action, NULL);
  hands_type (hands_entry (hands_window ("工会台账"), 0), name);
  hands_click (hands_window ("工会台账"), button);
}

/* What came with the program is copied; one's own is called otherwise, filled otherwise, and taken away. */
static void
change_template (DialogRoom *room,
                 GtkWindow  *window)
{
  g_autofree char *path = dialog_room_path (room, "县表.xlsx"), *text = NULL;
  GtkWindow *changing;

  name_template (window, "会员信息采集表", "template.copy", "区会员表", "另存");
  hands_wait_for_text (window, "已经有叫“区会员表”的模板");
  name_template (window, "会员信息采集表", "template.copy", "市会员表", "另存");
  hands_wait_for_text (window, "已另存为“市会员表”");
  name_template (window, "区会员表", "template.rename", "县会员表", "改名");
  hands_wait_for_text (window, "模板已改名为“县会员表”");
  g_assert_false (hands_sees (window, "上级的《区会员表》"));
  gtk_widget_activate_action (gtk_widget_get_next_sibling (hands_button (window, "上级的《县会员表》")), "template.change", NULL);
  changing = hands_window ("《县会员表》各列填什么");
  g_assert_nonnull (hands_choice (changing, "姓名"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (hands_choice (changing, "证件号码")), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (hands_choice (changing, "工作单位 / 单位地址")))), TRUE);
  hands_keep_picture (changing, "dialog-template-change");
  hands_click (changing, "保存");
  hands_wait_for_text (window, "模板“县会员表”已改");
  hands_keep_picture (window, "dialog-template-changed");
  hands_click (window, "上级的《县会员表》");
  hands_wait_for_text (window, "上级不会收");
  g_assert_true (hands_sees (window, "2 人缺 2 项"));
  hands_click (window, "导出(E)");
  hands_choose_file (path);
  hands_wait_for_text (window, "已导出 3 行到");
  text = hands_dup_cells (path);
  g_assert_null (strstr (text, "370602199003071235"));
  g_assert_nonnull (strstr (text, "\n3\t王君可\t瓦岗路1号\t\n"));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *check = g_strdup_printf ("上级的《%s》", i == 0 ? "县会员表" : "市会员表");

      gtk_widget_activate_action (gtk_widget_get_next_sibling (hands_button (window, check)), "template.remove", NULL);
      hands_click (hands_window ("工会台账"), "删除");
      g_assert_false (hands_sees (window, check));
    }
}

/* A blank sheet becomes a template, is exported by, and goes again. */
static void
test_template (DialogRoom    *room,
               gconstpointer  data)
{
  g_autofree char *blank = dialog_room_path (room, "空表.csv"), *path = dialog_room_path (room, "区表.xlsx"), *text = NULL;
  GtkWindow *window, *making;

  add_two (room);
  roster_add (room->store, &units_register, "name=瓦岗机电有限公司|address=瓦岗路1号");
  roster_add (room->store, &members_register, "name=王君可|unit_id=瓦岗机电有限公司");
  g_file_set_contents (blank, "区职工会员信息表,,\n序号,姓名*,公民身份号码（必填）,血型\n", -1, NULL);
  window = open_export (room, NULL);
  hands_click (window, "添加上级的模板");
  making = hands_window ("会员：添加导出模板");
  g_assert_false (hands_sees (making, "词语"));
  hands_click (making, "选择文件");
  hands_choose_file (blank);
  hands_wait_for_text (making, "表头在第 2 行");
  hands_keep_picture (making, "dialog-template-file");
  hands_click (making, "下一步");
  choose_address (making);
  hands_keep_picture (making, "dialog-template-columns");
  hands_click (making, "存为模板");
  hands_type (hands_entry (hands_window ("工会台账"), 0), "区会员表");
  hands_click (hands_window ("工会台账"), "存为模板");
  hands_wait_for_text (window, "模板已添加");
  hands_wait (!hands_sees_window ("会员：添加导出模板"));
  hands_keep_picture (window, "dialog-template-made");
  hands_click (window, "上级的《区会员表》");
  hands_wait_for_text (window, "上级不会收");
  hands_type (hands_entry (window, 0), "上报区总工会");
  hands_click (window, "导出(E)");
  hands_choose_file (path);
  hands_wait_for_text (window, "已导出 3 行到");
  text = hands_dup_cells (path);
  g_assert_true (g_str_has_prefix (text, "区职工会员信息表\t\n序号\t姓名*\t公民身份号码（必填）\t血型\t\n1\t"));
  g_assert_nonnull (strstr (text, "370602199003071235"));
  g_assert_nonnull (strstr (text, "\n3\t王君可\t瓦岗路1号\t\n"));
  change_template (room, window);
  hands_click (window, "关闭");
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/dialogs-export/masked", test_export_masked },
    { "/dialogs-export/full", test_export_full },
    { "/dialogs-export/reading", test_export_reading },
    { "/dialogs-export/sheet-lacking", test_sheet_lacking },
    { "/dialogs-export/sheet-written", test_sheet_written },
    { "/dialogs-export/template", test_template },
    { NULL, NULL },
  };
  g_autofree char *folder = g_dir_make_tmp ("dialogs-export-XXXXXX", NULL);

  /* Templates are put among the data of the person who sits here. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  return hands_run (&argc, &argv, tests);
}
