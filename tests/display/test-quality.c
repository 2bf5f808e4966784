/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 数据质量 by keyboard: a finding is mended, the count falls, the ledger has it; the dialogs for many rows. */
#include <string.h>

#include "dialog-hands.h"
#include "ledger-batch.h"
#include "members.h"
#include "tz-photos.h"
#include "tz-quality.h"
#include "tz-set-all.h"

typedef struct
{
  TzQuality *page;
  char      *told;
} Desk;

static void
told_cb (Desk       *desk,
         const char *sentence,
         gboolean    undoable)
{
  g_free (desk->told);
  desk->told = g_strdup (sentence);
}

static void
desk_set_up (Desk       *desk,
             DialogRoom *room)
{
  desk->told = NULL;
  desk->page = TZ_QUALITY (tz_quality_new (room->store, NULL));
  g_signal_connect_swapped (desk->page, "message", G_CALLBACK (told_cb), desk);
  gtk_window_set_child (room->parent, GTK_WIDGET (desk->page));
  hands_wait_for_text (room->parent, "实名率");
}

static void
desk_tear_down (Desk       *desk,
                DialogRoom *room)
{
  gtk_window_set_child (room->parent, NULL);
  g_free (desk->told);
}

static char *
dup_value (LedgerStore *store,
           gint64       id,
           guint        field)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, id, NULL);

  return g_strdup (ledger_record_get (record, field));
}

/* Into whatever has the focus, as the keyboard does it. */
static void
type_here (DialogRoom *room,
           const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (room->parent);

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "");
  g_signal_emit_by_name (focus, "insert-at-cursor", text);
}

/* Next, type, next: what was typed is saved, the finding is gone, and the focus is in the next one's field. */
static void
test_mend (DialogRoom    *room,
           gconstpointer  data)
{
  gint64 one = roster_add (room->store, &members_register, "name=张三|id_no=370602199003071235");
  gint64 two = roster_add (room->store, &members_register, "name=李四|id_no=370602199104080026|mobile=123");
  g_autofree char *mobile = NULL, *other = NULL;
  Desk desk;

  desk_set_up (&desk, room);
  hands_wait_for_text (room->parent, "实名率 0.0%");
  tz_quality_step (desk.page, FALSE);
  hands_wait_for_text (room->parent, "没有移动电话，不算实名");
  g_assert_true (hands_sees (room->parent, "待核对 2"));
  hands_keep_picture (room->parent, "quality-first");
  type_here (room, "13900000001");
  tz_quality_step (desk.page, FALSE);
  mobile = dup_value (room->store, one, MEMBER_MOBILE);
  g_assert_cmpstr (mobile, ==, "13900000001");
  g_assert_true (hands_sees (room->parent, "待核对 1"));
  g_assert_true (hands_sees (room->parent, "实名率 50.0%"));
  g_assert_cmpstr (ledger_record_get (tz_record_get_edit (tz_quality_get_record (desk.page))->after, MEMBER_NAME), ==, "李四");
  type_here (room, "13900000002");
  hands_keep_picture (room->parent, "quality-second");
  g_assert_true (tz_record_save (tz_quality_get_record (desk.page)));
  hands_wait_for_text (room->parent, "实名率 100.0%");
  g_assert_nonnull (strstr (desk.told, "还有0条，按 F8"));
  other = dup_value (room->store, two, MEMBER_MOBILE);
  g_assert_cmpstr (other, ==, "13900000002");
  /* On to the next check. */
  tz_quality_step (desk.page, FALSE);
  g_assert_nonnull (strstr (desk.told, "“未实名”处理到头了，接着是"));
  hands_keep_picture (room->parent, "quality-next");
  desk_tear_down (&desk, room);
}

/* A suggestion is adopted only by its button; 已核实 keeps the name and takes the finding off the list. */
static void
test_suggestion (DialogRoom    *room,
                 gconstpointer  data)
{
  gint64 one = roster_add (room->store, &members_register, "name=王鈺");
  gint64 two = roster_add (room->store, &members_register, "name=李峯");
  g_autofree char *first = NULL, *second = NULL;
  GtkWindow *dialog;
  Desk desk;

  desk_set_up (&desk, room);
  while (desk.told == NULL || strstr (desk.told, "接着是“姓名有繁体或异体字”") == NULL)
    tz_quality_step (desk.page, FALSE);
  hands_wait_for_text (room->parent, "“王鈺”是否应为“王钰”？请对照证件");
  hands_keep_picture (room->parent, "quality-suggestion");
  first = dup_value (room->store, one, MEMBER_NAME);
  g_assert_cmpstr (first, ==, "王鈺");
  hands_click (room->parent, "采用");
  tz_quality_step (desk.page, FALSE);
  g_free (first);
  first = dup_value (room->store, one, MEMBER_NAME);
  g_assert_cmpstr (first, ==, "王钰");
  hands_wait_for_text (room->parent, "“李峯”是否应为“李峰”？请对照证件");
  hands_click (room->parent, "已核实(V)");
  dialog = hands_window ("工会台账");
  g_assert_true (hands_sees (dialog, "这一条核实过了？"));
  hands_type (hands_entry (dialog, 0), "身份证上就是峯");
  hands_click (dialog, "已核实");
  hands_wait_for_text (room->parent, "待核对 0");
  g_assert_true (hands_sees (room->parent, "已核实 1"));
  second = dup_value (room->store, two, MEMBER_NAME);
  g_assert_cmpstr (second, ==, "李峯");
  desk_tear_down (&desk, room);
}

static GtkWidget *
find_visible (GtkWidget *root,
              GType      type)
{
  if (!gtk_widget_get_visible (root) || (gtk_widget_get_parent (root) != NULL && !gtk_widget_get_child_visible (root)))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_visible (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose_field (GtkWindow  *dialog,
              const char *title)
{
  GtkDropDown *down = GTK_DROP_DOWN (find_visible (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN));
  GListModel *titles = gtk_drop_down_get_model (down);

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (titles, i);

      if (g_str_equal (gtk_string_object_get_string (item), title))
        gtk_drop_down_set_selected (down, i);
    }
}

/* One value for three rows: seen before, one refused, the others written. */
static void
test_set_all (DialogRoom    *room,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *place = NULL;
  g_autoptr (LedgerBatch) batch = NULL;
  GtkWindow *dialog;

  for (guint i = 0; i < 3; i++)
    {
      static const char *const rows[] = { "name=张三", "name=李四|native_place=山东牟平", "name=王五" };
      gint64 id = roster_add (room->store, &members_register, rows[i]);

      g_array_append_val (ids, id);
    }
  tz_set_all_present (room->parent, room->store, &members_register, ids);
  dialog = hands_window ("批量修改");
  g_assert_true (hands_sees (dialog, "填好以后按“预览”"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (dialog, "修改")));
  hands_keep_picture (dialog, "set-all-empty");
  choose_field (dialog, "籍贯");
  gtk_widget_grab_focus (find_visible (GTK_WIDGET (dialog), GTK_TYPE_TEXT));
  g_signal_emit_by_name (gtk_window_get_focus (dialog), "insert-at-cursor", "山东牟平");
  hands_click (dialog, "预览");
  hands_wait_for_text (dialog, "修改 2 条，不变 1 条，不能修改 0 条");
  hands_keep_picture (dialog, "set-all");
  place = dup_value (room->store, g_array_index (ids, gint64, 0), MEMBER_NATIVE_PLACE);
  g_assert_null (place);
  hands_click (dialog, "修改");
  hands_wait_for_text (dialog, "已修改 2 条的籍贯");
  place = dup_value (room->store, g_array_index (ids, gint64, 0), MEMBER_NATIVE_PLACE);
  g_assert_cmpstr (place, ==, "山东牟平");
  batch = ledger_batch_load (room->store, ledger_batch_find_undoable (room->store), NULL);
  g_assert_cmpstr (batch->kind, ==, "set");
  gtk_window_destroy (dialog);
}

/* Two files, one doubtful: the clerk decides, both are put in. */
static void
test_photos (DialogRoom    *room,
             gconstpointer  data)
{
  gint64 one = roster_add (room->store, &members_register, "name=张三");
  gint64 two = roster_add (room->store, &members_register, "name=李四");
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 420);
  g_autofree char *sure = dialog_room_path (room, "张三.png");
  g_autofree char *doubtful = dialog_room_path (room, "李四.png");
  g_autofree char *doubled = dialog_room_path (room, "李四2.png");
  g_autoptr (GFile) folder = g_file_new_for_path (room->folder);
  g_autofree char *first = NULL, *second = NULL;
  GtkWindow *dialog;

  gdk_pixbuf_fill (picture, 0x88aaccff);
  g_assert_true (gdk_pixbuf_save (picture, sure, "png", NULL, NULL));
  g_assert_true (gdk_pixbuf_save (picture, doubtful, "png", NULL, NULL));
  g_assert_true (gdk_pixbuf_save (picture, doubled, "png", NULL, NULL));
  tz_photos_open (room->parent, room->store, folder);
  dialog = hands_window ("批量贴照片");
  hands_wait_for_text (dialog, "共 3 张：可以贴 1 张，请核对 2 张，不能贴 0 张");
  hands_keep_picture (dialog, "photos");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_visible (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN)), 1);
  hands_wait_for_text (dialog, "可以贴 2 张，请核对 1 张");
  hands_click (dialog, "贴上");
  hands_wait_for_text (dialog, "已贴上 2 张照片");
  first = dup_value (room->store, one, MEMBER_PHOTO);
  second = dup_value (room->store, two, MEMBER_PHOTO);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  gtk_window_destroy (dialog);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/quality/mend", test_mend },
    { "/quality/suggestion", test_suggestion },
    { "/quality/set-all", test_set_all },
    { "/quality/photos", test_photos },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
