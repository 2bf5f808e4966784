/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难帮扶 in the window: attachments of a record, the level beside the one chosen, limits adopted, figures and their rows. */
#include "attachment-store.h"
#include "attachments.h"
#include "benefit-presets.h"
#include "benefit-rules.h"
#include "dialog-hands.h"
#include "funds.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "home-visits.h"
#include "notice-lines.h"
#include "notice-lists.h"
#include "notices.h"
#include "tz-aid-page.h"
#include "tz-benefits.h"
#include "tz-record.h"
#include "visits.h"

typedef struct
{
  DialogRoom *room;
  GtkWindow  *window;
  TzRecord   *record;
  gint64      opened;
} Desk;

static void
said_cb (GtkWidget  *widget,
         const char *sentence,
         Desk       *desk)
{
  g_free (desk->room->told);
  desk->room->told = g_strdup (sentence);
}

static void
opened_cb (GtkWidget  *widget,
           const char *register_id,
           gint64      id,
           Desk       *desk)
{
  desk->opened = id;
}

static void
show (Desk                 *desk,
      DialogRoom           *room,
      const LedgerRegister *reg,
      gint64                id)
{
  *desk = (Desk) { .room = room, .window = GTK_WINDOW (gtk_window_new ()), .record = TZ_RECORD (tz_record_new ()) };
  tz_record_set_store (desk->record, room->store);
  g_signal_connect (desk->record, "message", G_CALLBACK (said_cb), desk);
  g_signal_connect (desk->record, "open", G_CALLBACK (opened_cb), desk);
  gtk_window_set_default_size (desk->window, 480, 1800);
  gtk_window_set_title (desk->window, "记录");
  gtk_window_set_child (desk->window, GTK_WIDGET (desk->record));
  gtk_window_present (desk->window);
  g_assert_true (tz_record_show (desk->record, reg, id));
}

static void
put_away (Desk *desk)
{
  gtk_window_destroy (desk->window);
  hands_rest (50);
}

static void
write_picture (const char *path)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 800, 600);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (picture, 0x7f9fbfff);
  gdk_pixbuf_save (picture, path, "jpeg", &error, NULL);
  g_assert_no_error (error);
}

/* The rule of 生病住院 asks for a diagnosis and a receipt. */
static void
test_attachments (DialogRoom    *room,
                  gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "扫描 001.jpg");
  g_autofree char *text = dialog_room_path (room, "假的.jpg");
  g_autofree char *copy = dialog_room_path (room, "取出.jpg");
  g_autoptr (GPtrArray) rows = NULL;
  GtkWindow *refused;
  Desk desk;
  gint64 visit;

  g_assert_true (benefit_presets_add (room->store, "山东省", NULL, NULL));
  visit = roster_add (room->store, &visits_register, "name=王强|kind=生病住院慰问|date=2026-09-10|illness=肺炎|cash=500|form=现金");
  write_picture (path);
  g_assert_true (g_file_set_contents (text, "不是图片", -1, NULL));
  show (&desk, room, &visits_register, visit);
  hands_wait_for_text (desk.window, "缺：诊断或出院小结、收据或银行回单");
  hands_click (desk.window, "添加附件");
  hands_choose_file (path);
  hands_wait (g_strcmp0 (room->told, "已添加 1 个附件。") == 0);
  hands_wait_for_text (desk.window, "扫描 001");
  hands_wait_for_text (desk.window, "缺：收据或银行回单");
  rows = attachments_load (room->store, &visits_register, visit, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  /* What was asked for first was taken for what it is. */
  g_assert_true (ledger_record_is (g_ptr_array_index (rows, 0), ATTACHMENT_KIND, "03"));
  hands_keep_picture (desk.window, "attachments");
  hands_click (desk.window, "打开");
  refused = hands_window ("扫描 001");
  hands_click (refused, "关闭");
  hands_click (desk.window, "添加附件");
  hands_choose_file (text);
  refused = hands_window ("工会台账");
  g_assert_true (hands_sees (refused, "有文件没有放进台账"));
  g_assert_true (hands_sees (refused, "不是照片、扫描件或 PDF"));
  gtk_window_close (refused);
  gtk_widget_activate_action (hands_button (desk.window, "打开"), "attachments.copy", "x", ((LedgerRecord *) g_ptr_array_index (rows, 0))->id);
  hands_choose_file (copy);
  hands_wait (g_file_test (copy, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (hands_button (desk.window, "打开"), "attachments.remove", "x", ((LedgerRecord *) g_ptr_array_index (rows, 0))->id);
  hands_wait_for_text (desk.window, "缺：诊断或出院小结、收据或银行回单");
  g_assert_false (hands_sees (desk.window, "扫描 001"));
  put_away (&desk);
}

/* 收入 (2000×12 − 0)÷12÷2 = 1000: below twice the line of 900. */
static void
test_level (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 file, other;
  g_autofree char *call = NULL;
  Desk desk;

  roster_add (room->store, &benefit_rules_register, "item=低保标准|title=低保标准|each_limit=900|from_date=2026-01-01|in_force=是");
  file = roster_add (room->store, &hardship_files_register, "name=李梅|month_income=2000|people=2|level=深度困难");
  call = g_strdup_printf ("hardship_id=%" G_GINT64_FORMAT "|date=2026-09-01|way=入户|leader=王芳", file);
  roster_add (room->store, &home_visits_register, call);
  other = roster_add (room->store, &hardship_files_register, "name=赵大山|birth_date=1980-01-02|month_income=1500|people=2");
  show (&desk, room, &hardship_files_register, file);
  hands_wait_for_text (desk.window, "测算相对困难 · 填报深度困难");
  g_assert_true (hands_sees (desk.window, "还没有帮扶 · 走访2026-09-01"));
  g_assert_true (hands_sees (desk.window, "走访（入户）"));
  g_assert_false (hands_sees (desk.window, "打开那份档案"));
  hands_keep_picture (desk.window, "hardship");
  /* Whoever is in another file is refused in the family, and the other file is one key away. */
  {
    LedgerEdit *family = ledger_edit_add_child (tz_record_get_edit (desk.record), &hardship_family_register);

    ledger_edit_set (family, HARDSHIP_FAMILY_NAME, "赵大山");
    ledger_edit_set (family, HARDSHIP_FAMILY_BIRTH_DATE, "1980-01-02");
    tz_grid_reload (tz_fields_get_grid (tz_record_get_fields (desk.record), &hardship_family_register));
  }
  hands_wait_for_text (desk.window, "一户一档");
  hands_click (desk.window, "打开那份档案");
  g_assert_cmpint (desk.opened, ==, other);
  tz_record_revert (desk.record);
  put_away (&desk);
}

static guint
count_adopted (LedgerStore *store,
               const char  *region)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);

  ledger_query_add_filter (query, BENEFIT_RULE_IN_FORCE, LEDGER_IS, "1");
  if (region != NULL)
    ledger_query_add_filter (query, BENEFIT_RULE_REGION, LEDGER_IS, region);
  return ledger_store_count (store, query);
}

static void
adopted_cb (GtkWidget  *widget,
            const char *sentence,
            DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup (sentence);
}

/* All rows are here, none adopted; a region is chosen, and then another, which the first stands in the way of. */
static void
test_benefits (DialogRoom    *room,
               gconstpointer  data)
{
  GtkWidget *dialog;
  guint n = 0, adopted;

  g_assert_true (benefit_presets_add (room->store, NULL, &n, NULL));
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (count_adopted (room->store, NULL), ==, 0);
  dialog = tz_benefits_new (room->parent, room->store);
  g_signal_connect (dialog, "adopted", G_CALLBACK (adopted_cb), room);
  gtk_window_present (GTK_WINDOW (dialog));
  hands_click (GTK_WINDOW (dialog), "安徽省");
  hands_keep_picture (GTK_WINDOW (dialog), "benefits");
  hands_click (GTK_WINDOW (dialog), "采用");
  hands_wait (room->told != NULL);
  g_assert_true (g_str_has_prefix (room->told, "已采用安徽省的标准，"));
  adopted = count_adopted (room->store, "安徽省");
  g_assert_cmpuint (adopted, >, 5);
  g_assert_cmpuint (count_adopted (room->store, "山东省"), ==, 0);
  /* Once more there is nothing to do, and it is said. */
  dialog = tz_benefits_new (room->parent, room->store);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (hands_button (GTK_WINDOW (dialog), "安徽省"))));
  hands_click (GTK_WINDOW (dialog), "采用");
  hands_wait_for_text (GTK_WINDOW (dialog), "没有可以再采用的");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_adopted (room->store, "安徽省"), ==, adopted);
}

/* The button of a figure is named "节日慰问 人次：2". */
static GtkWidget *
find_figure (GtkWidget  *root,
             const char *digits)
{
  if (GTK_IS_BUTTON (root) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (root))) && gtk_widget_is_sensitive (root) &&
      g_strcmp0 (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (root)))), digits) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_figure (child, digits);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_figures (DialogRoom    *room,
              gconstpointer  data)
{
  gint64 fund = roster_add (room->store, &funds_register, "name=日常慰问|year=2026|budget=1000");
  g_autofree char *first = g_strdup_printf ("name=王强|mobile=13800001111|kind=节日慰问|festival=春节|date=2026-02-10|goods=大米|goods_value=300|"
                                            "form=实物|status=已归档|signer=王强|signed_date=2026-02-11|fund_id=%" G_GINT64_FORMAT, fund);
  g_autofree char *second = g_strdup_printf ("name=刘洋|mobile=13900002222|kind=生病住院慰问|illness=肺炎|date=2026-03-10|cash=900|"
                                             "form=现金|status=已归档|signer=刘洋|signed_date=2026-03-11|fund_id=%" G_GINT64_FORMAT, fund);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *page = tz_aid_page_new (room->store, NULL);

  roster_add (room->store, &visits_register, first);
  roster_add (room->store, &visits_register, second);
  g_signal_connect (page, "open-rows", G_CALLBACK (hands_opened_rows_cb), room);
  gtk_window_set_default_size (window, 1160, 640);
  gtk_window_set_child (window, page);
  gtk_window_present (window);
  hands_wait_for_text (window, "慰问帮扶 2026年 慰问 按类别");
  g_assert_true (hands_sees (window, "2026年慰问2人次，发放慰问金900元、慰问品价值300元。"));
  g_assert_true (hands_sees (window, "已用1200元，预算1000元，超出200元"));
  hands_keep_picture (window, "aid-page");
  g_signal_emit_by_name (find_figure (page, "900.00"), "clicked");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, "visits 2026年 慰问 生病住院慰问 慰问金（救助金） 1");
  g_clear_pointer (&room->told, g_free);
  g_signal_emit_by_name (find_figure (page, "1,200.00"), "clicked");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, "visits 2026年 慰问 合计金额 2");
  gtk_window_destroy (window);
}

/* What the action 公示 does, and what the record says of it. */
static void
test_notice (DialogRoom    *room,
             gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  NoticePlan plan = { .source = &hardship_files_register, .ids = ids };
  gint64 file = roster_add (room->store, &hardship_files_register, "name=李梅|month_income=2000|people=2|level=深度困难");
  gint64 notice;
  g_autoptr (GError) error = NULL;
  Desk desk;

  g_array_append_val (ids, file);
  notice = notice_make (room->store, &plan, NULL, &error);
  g_assert_no_error (error);
  show (&desk, room, &notices_register, notice);
  hands_wait_for_text (desk.window, "公示到2026-09-29，还有7天 · 名单1人");
  hands_keep_picture (desk.window, "notice");
  put_away (&desk);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/hardship/attachments", test_attachments },
    { "/hardship/level", test_level },
    { "/hardship/benefits", test_benefits },
    { "/hardship/figures", test_figures },
    { "/hardship/notice", test_notice },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
