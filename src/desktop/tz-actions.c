/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of everything the window can do, and what is made of it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-actions.h"
#include "tz-commands.h"
#include "tz-menu.h"

#define LIST  (TZ_NEEDS_LEDGER | TZ_NEEDS_PAGE)
#define WRITE (TZ_NEEDS_LEDGER | TZ_NEEDS_WRITE)
/* Not in the menu of other pages. */
#define ONE_PAGE (TZ_NEEDS_MEMBERS | TZ_NEEDS_DAYS_OFF | TZ_NEEDS_WORDS | TZ_NEEDS_PUBLIC | TZ_NEEDS_BENEFITS | TZ_NEEDS_STEPS | \
                  TZ_NEEDS_CASES)

/* Keys with `in_text` FALSE belong to the text while one is being typed. */
static const TzAction actions[] = {
  { "new-ledger", "<Shift><Control>n", N_("新建台账…"), N_("台账"), TZ_MENU_FILE, 0, TRUE, tz_command_new_ledger },
  { "open-ledger", "<Control>o", N_("打开台账…"), N_("台账"), TZ_MENU_FILE, 0, TRUE, tz_command_open_ledger },
  { "open-recent", NULL, N_("最近使用"), N_("台账"), TZ_MENU_FILE, 0, TRUE, NULL },
  { "close-ledger", "<Shift><Control>w", N_("关闭台账"), N_("台账"), TZ_MENU_FILE, TZ_NEEDS_LEDGER, TRUE, tz_command_close_ledger },
  { "back-up", "<Shift><Control>b", N_("备份…"), N_("台账"), TZ_MENU_FILE, TZ_NEEDS_LEDGER, TRUE, tz_command_back_up },
  { "restore-ledger", "<Shift><Control>r", N_("从备份恢复…"), N_("台账"), TZ_MENU_FILE, 0, TRUE, tz_command_restore_ledger },

  { "undo", "<Control>z", N_("撤销"), N_("修改"), TZ_MENU_UNDO, WRITE | TZ_NEEDS_UNDOABLE, FALSE, tz_command_undo },
  { "redo", "<Shift><Control>z", N_("重做"), N_("修改"), TZ_MENU_UNDO, WRITE | TZ_NEEDS_REDOABLE, FALSE, tz_command_redo },

  { "text-scale(1.0)", "<Control>0", N_("文字：标准"), N_("显示"), TZ_MENU_LOOK, 0, TRUE, NULL },
  { "text-scale(1.25)", NULL, N_("文字：大"), N_("显示"), TZ_MENU_LOOK, 0, TRUE, NULL },
  { "text-scale(1.5)", NULL, N_("文字：特大"), N_("显示"), TZ_MENU_LOOK, 0, TRUE, NULL },
  { "appearance('system')", NULL, N_("颜色：跟随系统"), N_("显示"), TZ_MENU_COLOUR, 0, TRUE, NULL },
  { "appearance('light')", NULL, N_("颜色：浅色"), N_("显示"), TZ_MENU_COLOUR, 0, TRUE, NULL },
  { "appearance('dark')", NULL, N_("颜色：深色"), N_("显示"), TZ_MENU_COLOUR, 0, TRUE, NULL },

  { "set-clerk", NULL, N_("经办人…"), N_("帮助"), TZ_MENU_HELP, 0, TRUE, tz_command_set_clerk },
  { "show-shortcuts", "<Control>question|<Shift><Control>slash", N_("快捷键"), N_("帮助"), TZ_MENU_HELP, 0, TRUE, tz_command_show_shortcuts },
  { "show-about", NULL, N_("关于工会台账"), N_("帮助"), TZ_MENU_HELP, 0, TRUE, tz_command_show_about },
  { "close-window", "<Control>w", N_("关闭窗口"), N_("台账"), TZ_MENU_HELP, 0, TRUE, tz_command_close_window },

  { "new-record", "<Control>n", N_("新增"), N_("记录"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_LIVE, TRUE, tz_command_new_record },
  { "save-record", "<Control>s", N_("保存"), N_("记录"), TZ_MENU_RECORD, WRITE, TRUE, tz_command_save_record },
  { "change-membership", "<Control>e", N_("办理会籍变动…"), N_("记录"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE | TZ_NEEDS_MEMBERS, TRUE, tz_command_change_membership },
  { "take-steps", "<Control>g", N_("批量办理…"), N_("记录"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE | TZ_NEEDS_STEPS, TRUE, tz_command_take_steps },
  { "set-all", "<Control>u", N_("批量修改…"), N_("记录"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE, TRUE, tz_command_set_all },
  { "remove-rows", "Delete", N_("删除…"), N_("记录"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE, FALSE, tz_command_remove_rows },
  { "restore-rows", "<Control>r", N_("恢复"), N_("记录"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_BIN, TRUE, tz_command_restore_rows },
  { "merge-rows", "<Shift><Control>m", N_("合并选中的两条…"), N_("记录"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_PAIR | TZ_NEEDS_LIVE, TRUE, tz_command_merge_rows },

  { "find-duplicates", "<Shift><Control>d", N_("查找重复…"), N_("会员"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_LIVE | TZ_NEEDS_MEMBERS, TRUE, tz_command_find_duplicates },
  { "enter-dues", "<Control>d", N_("登记会费…"), N_("会员"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE | TZ_NEEDS_MEMBERS, TRUE, tz_command_enter_dues },
  { "add-photos", "<Shift><Control>p", N_("批量贴照片…"), N_("会员"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_LIVE | TZ_NEEDS_MEMBERS, TRUE, tz_command_add_photos },
  { "enter-days-off", "<Control>h", N_("按通知录入放假安排…"), N_("记录"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_DAYS_OFF, TRUE, tz_command_enter_days_off },
  { "add-words", "<Control>j", N_("补入随软件提供的词"), N_("记录"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_WORDS, TRUE, tz_command_add_words },
  { "make-notice", "<Shift><Control>g", N_("公示…"), N_("慰问帮扶"), TZ_MENU_RECORD, WRITE | LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE | TZ_NEEDS_PUBLIC, TRUE, tz_command_make_notice },
  { "adopt-benefits", "<Shift><Control>j", N_("采用某地标准…"), N_("慰问帮扶"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_BENEFITS, TRUE, tz_command_adopt_benefits },
  { "add-benefits", NULL, N_("补入随软件提供的标准"), N_("慰问帮扶"), TZ_MENU_RECORD, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_BENEFITS, TRUE, tz_command_add_benefits },

  { "select-all", "<Control>a", N_("全选"), N_("表格"), TZ_MENU_ROWS, LIST, FALSE, tz_command_select_all },
  { "select-none", "<Shift><Control>a", N_("取消选择"), N_("表格"), TZ_MENU_ROWS, LIST | TZ_NEEDS_ROWS, FALSE, tz_command_select_none },
  { "copy-rows", "<Control>c", N_("复制选中的行"), N_("表格"), TZ_MENU_ROWS, LIST | TZ_NEEDS_ROWS, FALSE, tz_command_copy_rows },

  { "import", "<Shift><Control>i", N_("导入…"), N_("表格"), TZ_MENU_PAPER, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_LIVE, TRUE, tz_command_import },
  { "paste-table", "<Shift><Control>v", N_("粘贴表格…"), N_("表格"), TZ_MENU_PAPER, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_LIVE, TRUE, tz_command_paste_table },
  { "export", "<Shift><Control>e", N_("导出…"), N_("表格"), TZ_MENU_PAPER, LIST, TRUE, tz_command_export },
  { "redacted-copy", "<Shift><Control>y", N_("脱敏副本…"), N_("表格"), TZ_MENU_PAPER, LIST | TZ_NEEDS_ROWS | TZ_NEEDS_LIVE | TZ_NEEDS_CASES, TRUE, tz_command_redacted_copy },
  { "print", "<Control>p", N_("打印…"), N_("表格"), TZ_MENU_PAPER, LIST | TZ_NEEDS_LIVE, TRUE, tz_command_print },

  { "find", "<Control>f", N_("查找"), N_("表格"), TZ_MENU_VIEW, LIST, TRUE, tz_command_find },
  { "choose-columns", "<Control>l", N_("选择列和排序…"), N_("表格"), TZ_MENU_VIEW, LIST, TRUE, tz_command_choose_columns },
  { "roster-day", "<Control>t", N_("按日期看名册…"), N_("表格"), TZ_MENU_PAPER, TZ_NEEDS_LEDGER, TRUE, tz_command_roster_day },
  { "next-layout", "<Shift><Control>l", N_("换下一种列布局"), N_("表格"), TZ_MENU_VIEW, LIST, TRUE, tz_command_next_layout },
  { "choose-filter", "<Control>k", N_("常用筛选…"), N_("表格"), TZ_MENU_VIEW, LIST | TZ_NEEDS_LIVE, TRUE, tz_command_choose_filter },
  { "save-filter", "<Shift><Control>k", N_("保存当前筛选…"), N_("表格"), TZ_MENU_VIEW, WRITE | TZ_NEEDS_PAGE | TZ_NEEDS_LIVE, TRUE, tz_command_save_filter },
  { "add-condition", "<Shift><Control>f", N_("加筛选条件…"), N_("表格"), TZ_MENU_VIEW, LIST, TRUE, tz_command_add_condition },
  { "full", "<Control>m", N_("显示完整号码"), N_("显示"), TZ_MENU_VIEW, TZ_NEEDS_LEDGER, TRUE, tz_command_toggle_full },
  { "bin", "<Control>b", N_("回收站"), N_("表格"), TZ_MENU_VIEW, LIST, TRUE, tz_command_toggle_bin },
  { "refresh", "F5", N_("刷新"), N_("显示"), TZ_MENU_VIEW, TZ_NEEDS_LEDGER, TRUE, tz_command_refresh },

  { "next-pane", "F6", N_("下一个区域"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, tz_command_next_pane },
  { "previous-pane", "<Shift>F6", N_("上一个区域"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, tz_command_previous_pane },
  { "next-finding", "F8", N_("数据质量：下一条"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, tz_command_next_finding },
  { "previous-finding", "<Shift>F8", N_("数据质量：上一条"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, tz_command_previous_finding },
  { "page-menu", "<Alt>m", N_("本页菜单"), N_("移动"), TZ_MENU_NONE, LIST, TRUE, tz_command_page_menu },
  { "go(1)", "<Alt>1", N_("第一页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(2)", "<Alt>2", N_("第二页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(3)", "<Alt>3", N_("第三页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(4)", "<Alt>4", N_("第四页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(5)", "<Alt>5", N_("第五页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(6)", "<Alt>6", N_("第六页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(7)", "<Alt>7", N_("第七页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(8)", "<Alt>8", N_("第八页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(9)", "<Alt>9", N_("第九页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
  { "go(10)", "<Alt>0", N_("第十页"), N_("移动"), TZ_MENU_NONE, TZ_NEEDS_LEDGER, TRUE, NULL },
};

/* "text-scale(1.25)" -> "text-scale"; caller frees. */
static char *
dup_base_name (const char *name)
{
  return g_strndup (name, strcspn (name, "("));
}

static GStrv
split_accels (const TzAction *action)
{
  return g_strsplit (action->accels != NULL ? action->accels : "", "|", -1);
}

static const char *
get_title (const TzAction    *action,
           const TzMenuWords *words)
{
  if (words->undo != NULL && action->run == tz_command_undo)
    return words->undo;
  if (words->redo != NULL && action->run == tz_command_redo)
    return words->redo;
  return _(action->title);
}

/* One line a ledger, the file's name before its folder. */
static void
append_recent (GMenu             *items,
               const char        *title,
               const char *const *recent)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; recent != NULL && recent[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (recent[i]);
      g_autofree char *folder = g_path_get_dirname (recent[i]);
      g_autofree char *label = g_strdup_printf ("%s — %s", name, folder);
      g_auto (GStrv) halves = g_strsplit (label, "_", -1);
      g_autofree char *plain = g_strjoinv ("__", halves);

      tz_menu_append (menu, plain, "win.open-recent", g_variant_new_string (recent[i]));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    g_menu_append_submenu (items, title, G_MENU_MODEL (menu));
}

static void
append_item (GMenu             *items,
             const TzAction    *action,
             const TzMenuWords *words)
{
  g_autofree char *name = g_strconcat ("win.", action->name, NULL);
  g_autoptr (GMenuItem) item = NULL;
  g_auto (GStrv) accels = split_accels (action);

  if (g_str_equal (action->name, "open-recent"))
    {
      append_recent (items, _(action->title), words->recent);
      return;
    }
  item = g_menu_item_new (get_title (action, words), name);
  if (accels[0] != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accels[0]);
  if ((action->needs & ONE_PAGE) != 0)
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (items, item);
}

static gboolean
is_typing (TzWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
}

static void
action_activated_cb (GSimpleAction *simple,
                     GVariant      *target,
                     TzWindow      *window)
{
  const char *name = g_action_get_name (G_ACTION (simple));

  if (g_str_equal (name, "go"))
    {
      tz_window_go_nth (window, g_variant_get_int32 (target));
      return;
    }
  if (g_str_equal (name, "open-recent"))
    {
      tz_command_open_path (window, g_variant_get_string (target, NULL));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].run (window);
}

/* A key that belongs to the text while one is being typed. */
static gboolean
key_pressed_outside_text_cb (GtkWidget *widget,
                             GVariant  *arguments,
                             gpointer   data)
{
  const TzAction *action = data;
  g_autofree char *name = NULL;

  if (is_typing (TZ_WINDOW (widget)))
    return FALSE;
  name = g_strconcat ("win.", action->name, NULL);
  return gtk_widget_activate_action_variant (widget, name, NULL);
}

static void
add_keys (TzWindow       *window,
          const TzAction *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  g_auto (GStrv) accels = split_accels (action);

  for (guint i = 0; accels[i] != NULL; i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[i]),
                        gtk_callback_action_new (key_pressed_outside_text_cb, (gpointer) action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static GAction *
make_action (const TzAction *action,
             GSettings      *settings)
{
  g_autofree char *base = dup_base_name (action->name);

  if (g_str_equal (base, "text-scale") || g_str_equal (base, "appearance"))
    return g_settings_create_action (settings, base);
  if (g_str_equal (base, "go"))
    return G_ACTION (g_simple_action_new (base, G_VARIANT_TYPE_INT32));
  if (g_str_equal (base, "open-recent"))
    return G_ACTION (g_simple_action_new (base, G_VARIANT_TYPE_STRING));
  if (g_str_equal (base, "full") || g_str_equal (base, "bin"))
    return G_ACTION (g_simple_action_new_stateful (base, NULL, g_variant_new_boolean (FALSE)));
  return G_ACTION (g_simple_action_new (base, NULL));
}

const TzAction *
tz_actions_get (guint *n)
{
  *n = G_N_ELEMENTS (actions);
  return actions;
}

void
tz_actions_bind (GtkApplication *app)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("win.", actions[i].name, NULL);
      g_auto (GStrv) accels = split_accels (&actions[i]);

      if (actions[i].in_text)
        gtk_application_set_accels_for_action (app, name, (const char *const *) accels);
    }
}

void
tz_actions_add (TzWindow  *window,
                GSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *base = dup_base_name (actions[i].name);
      g_autoptr (GAction) action = NULL;

      if (!actions[i].in_text)
        add_keys (window, &actions[i]);
      if (g_action_map_lookup_action (G_ACTION_MAP (window), base) != NULL)
        continue;
      action = make_action (&actions[i], settings);
      if (G_IS_SIMPLE_ACTION (action))
        g_signal_connect (action, "activate", G_CALLBACK (action_activated_cb), window);
      g_action_map_add_action (G_ACTION_MAP (window), action);
    }
}

void
tz_actions_update (TzWindow *window)
{
  TzNeeds there = tz_commands_get_state (window);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *base = dup_base_name (actions[i].name);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), base);

      if (G_IS_SIMPLE_ACTION (action))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), (actions[i].needs & ~there) == 0);
    }
}

GMenu *
tz_actions_build_menu (TzMenu             first,
                       TzMenu             last,
                       const TzMenuWords *words)
{
  static const TzMenuWords no_words;
  GMenu *menu = g_menu_new ();

  for (TzMenu section = first; section <= last; section++)
    {
      g_autoptr (GMenu) items = g_menu_new ();

      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        if (actions[i].menu == section)
          append_item (items, &actions[i], words != NULL ? words : &no_words);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (items));
    }
  return menu;
}
