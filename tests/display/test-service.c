/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Volunteer service in the window: a sign-in sheet goes into its activity, a pasted list asks which namesake is meant. */
#include "activities.h"
#include "attendance.h"
#include "dialog-hands.h"
#include "tz-dialog.h"
#include "tz-import.h"
#include "tz-names.h"
#include "volunteers.h"

static gint64
add_volunteer (DialogRoom *room,
               const char *values)
{
  return roster_add (room->store, &volunteers_register, values);
}

static gint64
add_activity (DialogRoom *room)
{
  return roster_add (room->store, &activities_register,
                     "name=义诊|start_at=2026-09-05 09:00|end_at=2026-09-05 11:30|place=社区|category=社区服务");
}

static void
test_sheet (DialogRoom    *room,
            gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "签到表.csv");
  gint64 one = add_volunteer (room, "name=王芳|gender=女|reg_date=2020-01-01");
  gint64 two = add_volunteer (room, "name=李静|gender=女|reg_date=2020-01-01");
  gint64 activity = add_activity (room);
  g_autoptr (GPtrArray) stays = NULL;
  GtkWindow *window;

  g_assert_true (g_file_set_contents (path, "姓名,签到时间,签退时间\n王芳,9:00,11:30\n李静,0915,1100\n无此人,9:00,11:00\n", -1, NULL));
  tz_import_present_below (room->parent, room->store, &attendance_register, activity);
  window = hands_window ("导入签到");
  hands_click (window, "选择文件");
  hands_choose_file (path);
  hands_wait_for_text (window, "表头在第 1 行");
  hands_wait (!tz_dialog_is_busy (TZ_DIALOG (window)));
  hands_click (window, "下一步");
  hands_click (window, "核对");
  hands_wait_for_text (window, "新增 2");
  g_assert_true (hands_sees (window, "不通过 1"));
  hands_click (window, "写入 2 行");
  hands_wait_for_text (window, "导入完成，已写入台账");
  hands_click (window, "完成");
  stays = ledger_store_load_children (room->store, &attendance_register, activity, NULL);
  g_assert_cmpuint (stays->len, ==, 2);
  for (guint i = 0; i < stays->len; i++)
    {
      LedgerRecord *stay = g_ptr_array_index (stays, i);
      gint64 who = ledger_record_get_number (stay, ATTENDANCE_VOLUNTEER_ID);

      g_assert_true (who == one || who == two);
      g_assert_cmpint (ledger_record_get_number (stay, ATTENDANCE_RAW), ==, who == one ? 150 : 105);
    }
}

static void
chosen_cb (TzNames *names,
           GArray  *ids,
           GArray  *chosen)
{
  g_array_append_vals (chosen, ids->data, ids->len);
}

/* The first drop-down below a widget. */
static GtkWidget *
find_choice (GtkWidget *root)
{
  if (GTK_IS_DROP_DOWN (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_names (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 first = add_volunteer (room, "name=白春|gender=女|reg_date=2020-01-01|unit=北方机械厂");
  gint64 second = add_volunteer (room, "name=白春|gender=男|reg_date=2020-01-01|unit=海港物流公司");
  gint64 other = add_volunteer (room, "name=陈明|gender=男|reg_date=2020-01-01");
  g_autoptr (LedgerEdit) activity = ledger_edit_open (room->store, &activities_register, add_activity (room), NULL);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *names = tz_names_new (room->parent, activity, "1. 白春\n2、陈明\n张三丰\n陈明\n");

  g_assert_cmpint (first, !=, second);
  g_signal_connect (names, "chosen", G_CALLBACK (chosen_cb), chosen);
  gtk_window_present (GTK_WINDOW (names));
  hands_wait_for_text (GTK_WINDOW (names), "4 个名字，加入 1 人；1 个有重名要选，1 个不是志愿者");
  g_assert_true (hands_sees (GTK_WINDOW (names), "没有这位志愿者"));
  g_assert_true (hands_sees (GTK_WINDOW (names), "上面已经有了"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_choice (names)), 2);
  hands_wait_for_text (GTK_WINDOW (names), "4 个名字，加入 2 人；0 个有重名要选");
  hands_keep_picture (GTK_WINDOW (names), "service-names");
  hands_click (GTK_WINDOW (names), "加入 2 人");
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_true (g_array_index (chosen, gint64, 0) == second || g_array_index (chosen, gint64, 0) == first);
  g_assert_cmpint (g_array_index (chosen, gint64, 1), ==, other);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/service/sheet", test_sheet },
    { "/service/names", test_names },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
