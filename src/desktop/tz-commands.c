/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each action of the window does, in a few lines each: the work is done elsewhere. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "benefit-presets.h"
#include "ledger-batch.h"
#include "notice-lists.h"
#include "notices.h"
#include "registers.h"
#include "sample.h"
#include "words.h"

#include "tz-about.h"
#include "tz-application.h"
#include "tz-ask.h"
#include "tz-assistant.h"
#include "tz-backup.h"
#include "tz-commands.h"
#include "tz-days-off.h"
#include "tz-dues.h"
#include "tz-export.h"
#include "tz-file-dialog.h"
#include "tz-import.h"
#include "tz-benefits.h"
#include "tz-merge.h"
#include "tz-paste.h"
#include "tz-photos.h"
#include "tz-print.h"
#include "tz-redacted-copy.h"
#include "tz-restore.h"
#include "tz-roster-day.h"
#include "tz-set-all.h"
#include "tz-shortcuts.h"
#include "tz-undo-report.h"
#include "tz-undo.h"

static const TzFileFilter ledger_filters[] = {
  { N_("工会台账"), "*.taizhang" },
  { N_("所有文件"), "*" },
  { NULL }
};

/* Pages with actions of their own. */
static const struct
{
  const char *id;
  TzNeeds     state;
} own_pages[] = {
  { "members", TZ_NEEDS_MEMBERS },
  { "days_off", TZ_NEEDS_DAYS_OFF },
  { "words", TZ_NEEDS_WORDS },
  { "hardship_files", TZ_NEEDS_PUBLIC },
  { "visits", TZ_NEEDS_PUBLIC | TZ_NEEDS_STEPS },
  { "visit_batches", TZ_NEEDS_PUBLIC | TZ_NEEDS_STEPS },
  { "aids", TZ_NEEDS_PUBLIC | TZ_NEEDS_STEPS },
  { "benefit_rules", TZ_NEEDS_BENEFITS },
  { "cases", TZ_NEEDS_CASES },
};

static gboolean
get_toggle (TzWindow   *window,
            const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);
  g_autoptr (GVariant) state = g_action_get_state (action);

  return g_variant_get_boolean (state);
}

static void
set_toggle (TzWindow   *window,
            const char *name,
            gboolean    on)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (on));
}

static void
run_undo (TzWindow *window,
          gboolean  redo)
{
  g_autoptr (GError) error = NULL;
  LedgerUndo *report = NULL;
  g_autofree char *sentence = tz_undo_run (tz_window_get_store (window), redo, &report, &error);

  tz_status_say (tz_window_get_status (window), error != NULL ? error->message : sentence);
  if (report != NULL)
    tz_undo_report_present (GTK_WINDOW (window), report);
}

static void
ledger_created (const char *path,
                gpointer    data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  tz_application_open_file (TZ_APPLICATION (data), file);
}

/* Kept apart from the clerk's own ledgers; made once. */
static gboolean
make_sample (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (LedgerStore) store = NULL;
  gboolean ok;

  g_mkdir_with_parents (folder, 0700);
  store = ledger_store_create (path, tz_registers, error);
  if (store == NULL)
    return FALSE;
  ok = tz_union_found (store, _("示范市机电产业园区工会联合会"), error) && tz_sample_fill (store, error);
  ledger_store_close (store);
  if (!ok)
    g_unlink (path);
  return ok;
}

static void
ledger_chosen (GFile   *file,
               gpointer data)
{
  if (file != NULL)
    tz_application_open_file (TZ_APPLICATION (data), file);
}

static void
clerk_given (const char *name,
             gpointer    data)
{
  TzWindow *window = data;

  if (name == NULL)
    return;
  g_settings_set_string (tz_window_get_settings (window), "clerk", name);
  tz_window_show_clerk (window);
}

/* The status line says what the dialog did, with the button that takes it back. */
static void
merged_cb (TzWindow   *window,
           const char *sentence,
           gboolean    undoable)
{
  (undoable ? tz_status_say_undoable : tz_status_say) (tz_window_get_status (window), sentence);
}

static void
follow_merge (TzWindow *window,
              TzMerge  *dialog)
{
  g_signal_connect_object (dialog, "message", G_CALLBACK (merged_cb), window, G_CONNECT_SWAPPED);
}

TzNeeds
tz_commands_get_state (TzWindow *window)
{
  LedgerStore *store = tz_window_get_store (window);
  TzPage *page = tz_window_get_page (window);
  g_autofree char *undo = tz_undo_dup_title (store, FALSE);
  g_autofree char *redo = tz_undo_dup_title (store, TRUE);
  TzNeeds state = 0;

  if (store != NULL)
    state |= TZ_NEEDS_LEDGER;
  if (store != NULL && ledger_store_is_writable (store))
    state |= TZ_NEEDS_WRITE;
  if (undo != NULL)
    state |= TZ_NEEDS_UNDOABLE;
  if (redo != NULL)
    state |= TZ_NEEDS_REDOABLE;
  if (page == NULL)
    return state;
  state |= TZ_NEEDS_PAGE;
  state |= tz_page_get_query (page)->bin ? TZ_NEEDS_BIN : TZ_NEEDS_LIVE;
  if (tz_page_count_selected (page) > 0)
    state |= TZ_NEEDS_ROWS;
  if (tz_page_count_selected (page) == 2 && ledger_merge_is_for (tz_page_get_register (page)))
    state |= TZ_NEEDS_PAIR;
  for (guint i = 0; i < G_N_ELEMENTS (own_pages); i++)
    if (g_str_equal (tz_page_get_register (page)->id, own_pages[i].id))
      state |= own_pages[i].state;
  set_toggle (window, "bin", tz_page_get_query (page)->bin);
  return state;
}

void
tz_command_new_ledger (TzWindow *window)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (window));

  tz_assistant_present (app, GTK_WINDOW (window), ledger_created, app);
}

void
tz_command_open_ledger (TzWindow *window)
{
  tz_file_dialog_open (GTK_WINDOW (window), _("打开台账"), ledger_filters, "open", ledger_chosen,
                       gtk_window_get_application (GTK_WINDOW (window)));
}

void
tz_command_open_path (TzWindow   *window,
                      const char *path)
{
  ledger_created (path, gtk_window_get_application (GTK_WINDOW (window)));
}

void
tz_command_open_sample (TzWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "taizhang", _("示例.taizhang"), NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || make_sample (path, &error))
    ledger_created (path, gtk_window_get_application (GTK_WINDOW (window)));
  else
    tz_status_say (tz_window_get_status (window), error->message);
}

void
tz_command_close_ledger (TzWindow *window)
{
  tz_window_close_ledger (window);
}

void
tz_command_back_up (TzWindow *window)
{
  tz_backup_present (GTK_WINDOW (window), tz_window_get_store (window), tz_window_get_settings (window));
}

void
tz_command_restore_ledger (TzWindow *window)
{
  LedgerStore *store = tz_window_get_store (window);

  tz_restore_present (window, store != NULL ? ledger_store_get_path (store) : NULL);
}

void
tz_command_close_window (TzWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
}

void
tz_command_undo (TzWindow *window)
{
  run_undo (window, FALSE);
}

void
tz_command_redo (TzWindow *window)
{
  run_undo (window, TRUE);
}

void
tz_command_set_clerk (TzWindow *window)
{
  tz_ask_reason (GTK_WINDOW (window), _("经办人是谁？"), _("每次修改都会把这个姓名写入历史。"), _("姓名："), NULL,
                 _("确定"), clerk_given, window);
}

void
tz_command_show_shortcuts (TzWindow *window)
{
  tz_shortcuts_present (GTK_WINDOW (window));
}

void
tz_command_show_about (TzWindow *window)
{
  tz_about_present (GTK_WINDOW (window));
}

void
tz_command_new_record (TzWindow *window)
{
  set_toggle (window, "bin", FALSE);
  tz_page_new_record (tz_window_get_page (window));
}

void
tz_command_save_record (TzWindow *window)
{
  TzRecord *record = tz_window_get_record (window);

  if (record == NULL)
    return;
  if (tz_record_is_changed (record))
    tz_record_save (record);
  else
    tz_status_say (tz_window_get_status (window), _("没有需要保存的修改。"));
}

void
tz_command_change_membership (TzWindow *window)
{
  tz_page_change_membership (tz_window_get_page (window));
}

void
tz_command_take_steps (TzWindow *window)
{
  tz_page_take_steps (tz_window_get_page (window));
}

void
tz_command_remove_rows (TzWindow *window)
{
  tz_page_remove (tz_window_get_page (window));
}

void
tz_command_restore_rows (TzWindow *window)
{
  tz_page_restore (tz_window_get_page (window));
}

void
tz_command_enter_dues (TzWindow *window)
{
  g_autoptr (GArray) ids = tz_page_list_selected (tz_window_get_page (window));

  tz_dues_present (GTK_WINDOW (window), tz_window_get_store (window), ids);
}

void
tz_command_enter_days_off (TzWindow *window)
{
  tz_days_off_present (GTK_WINDOW (window), tz_window_get_store (window), 0);
}

void
tz_command_add_words (TzWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint n = 0;

  if (!words_add_shipped (tz_window_get_store (window), &n, &error))
    sentence = g_strdup (error->message);
  else
    sentence = n > 0 ? g_strdup_printf (_("已补入%u个词。"), n) : g_strdup (_("随软件提供的词都已经有了。"));
  tz_status_say (tz_window_get_status (window), sentence);
}

/* What is typed and not saved would not be in the list. */
static gboolean
is_saved (TzWindow *window)
{
  TzRecord *record = tz_window_get_record (window);

  if (record == NULL || !tz_record_is_changed (record))
    return TRUE;
  tz_status_say (tz_window_get_status (window), _("这一条还有没保存的修改：请先保存（Ctrl+S）或还原，再公示。"));
  return FALSE;
}

static void
copy_said (const char *sentence,
           gpointer    data)
{
  tz_status_say (tz_window_get_status (data), sentence);
}

void
tz_command_redacted_copy (TzWindow *window)
{
  g_autoptr (GArray) ids = tz_page_list_selected (tz_window_get_page (window));

  if (ids->len > 0)
    tz_redacted_copy_make (GTK_WINDOW (window), tz_window_get_store (window), ids, copy_said, g_object_ref (window), g_object_unref);
}

void
tz_command_make_notice (TzWindow *window)
{
  TzPage *page = tz_window_get_page (window);
  g_autoptr (GArray) ids = tz_page_list_selected (page);
  NoticePlan plan = { .source = tz_page_get_register (page), .ids = ids };
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint left = 0;
  gint64 notice = 0;

  if (!is_saved (window))
    return;
  notice = notice_make (tz_window_get_store (window), &plan, &left, &error);
  if (notice == 0)
    {
      tz_ask_tell (GTK_WINDOW (window), _("没有做成公示"), error->message);
      return;
    }
  tz_window_go (window, notices_register.id, notice);
  sentence = left > 0 ? g_strdup_printf (_("已拟好公示草稿，作废的 %u 条没有列入；核对后开始公示。"), left)
                      : g_strdup (_("已拟好公示草稿，核对后开始公示。"));
  tz_status_say_undoable (tz_window_get_status (window), sentence);
}

static void
benefits_adopted_cb (TzWindow   *window,
                   const char *sentence)
{
  tz_status_say_undoable (tz_window_get_status (window), sentence);
}

void
tz_command_adopt_benefits (TzWindow *window)
{
  GtkWidget *dialog = tz_benefits_new (GTK_WINDOW (window), tz_window_get_store (window));

  g_signal_connect_object (dialog, "adopted", G_CALLBACK (benefits_adopted_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
tz_command_add_benefits (TzWindow *window)
{
  TzStatus *status = tz_window_get_status (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint n = 0;

  if (!benefit_presets_add (tz_window_get_store (window), NULL, &n, &error))
    {
      tz_status_say (status, error->message);
      return;
    }
  if (n == 0)
    {
      tz_status_say (status, _("随软件提供的标准都已经有了。"));
      return;
    }
  sentence = g_strdup_printf (_("已补入%u条标准，都还没有采用；要采用的请打勾，或用“采用某地标准”。"), n);
  tz_status_say_undoable (status, sentence);
}

void
tz_command_merge_rows (TzWindow *window)
{
  TzPage *page = tz_window_get_page (window);
  g_autoptr (GArray) ids = tz_page_list_selected (page);

  follow_merge (window, tz_merge_present (GTK_WINDOW (window), tz_window_get_store (window), tz_page_get_register (page),
                                          g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 1),
                                          get_toggle (window, "full")));
}

void
tz_command_find_duplicates (TzWindow *window)
{
  follow_merge (window, tz_merge_present_duplicates (GTK_WINDOW (window), tz_window_get_store (window),
                                                     get_toggle (window, "full")));
}

void
tz_command_select_all (TzWindow *window)
{
  tz_page_select_all (tz_window_get_page (window), TRUE);
}

void
tz_command_select_none (TzWindow *window)
{
  tz_page_select_all (tz_window_get_page (window), FALSE);
}

void
tz_command_copy_rows (TzWindow *window)
{
  tz_page_copy (tz_window_get_page (window));
}

void
tz_command_import (TzWindow *window)
{
  tz_command_import_file (window, NULL);
}

void
tz_command_import_file (TzWindow *window,
                        GFile    *file)
{
  LedgerStore *store = tz_window_get_store (window);
  TzPage *page = tz_window_get_page (window);

  if (store == NULL || page == NULL)
    return;
  if (!ledger_store_is_writable (store))
    {
      tz_status_say (tz_window_get_status (window), _("台账是只读打开的，不能导入。"));
      return;
    }
  tz_import_present (GTK_WINDOW (window), store, tz_page_get_register (page), file);
}

static void
paste_refused_cb (const char *sentence,
                  gpointer    window)
{
  tz_status_say (tz_window_get_status (window), sentence);
}

void
tz_command_paste_table (TzWindow *window)
{
  LedgerStore *store = tz_window_get_store (window);
  TzPage *page = tz_window_get_page (window);

  if (store != NULL && page != NULL && ledger_store_is_writable (store))
    tz_paste_table (GTK_WINDOW (window), store, tz_page_get_register (page), paste_refused_cb, window);
}

static void
lacking_wanted_cb (GArray     *ids,
                   gint64      id,
                   const char *title,
                   gpointer    window)
{
  const LedgerRegister *reg = tz_page_get_register (tz_window_get_page (window));

  tz_window_show_rows (window, reg->id, ids, title);
  tz_page_show_row (tz_window_get_page (window), id);
}

void
tz_command_export (TzWindow *window)
{
  TzPage *page = tz_window_get_page (window);
  g_autoptr (GArray) ids = tz_page_list_selected (page);
  g_autofree guint *columns = NULL;
  guint n_columns;

  columns = tz_page_list_columns (page, &n_columns);
  tz_export_present (GTK_WINDOW (window), tz_window_get_store (window), tz_page_get_query (page),
                     ids->len > 0 ? ids : NULL, columns, n_columns, lacking_wanted_cb, window);
}

void
tz_command_print (TzWindow *window)
{
  TzPage *page = tz_window_get_page (window);
  g_autoptr (GArray) ids = tz_page_list_selected (page);

  tz_print_present (GTK_WINDOW (window), tz_window_get_store (window), tz_page_get_register (page),
                    ids->len > 0 ? ids : NULL, tz_page_get_query (page));
}

void
tz_command_find (TzWindow *window)
{
  tz_page_find (tz_window_get_page (window));
}

void
tz_command_choose_columns (TzWindow *window)
{
  tz_page_choose_columns (tz_window_get_page (window));
}

void
tz_command_roster_day (TzWindow *window)
{
  tz_roster_day_present (window);
}

void
tz_command_next_layout (TzWindow *window)
{
  tz_page_next_layout (tz_window_get_page (window));
}

void
tz_command_choose_filter (TzWindow *window)
{
  tz_page_choose_filter (tz_window_get_page (window), FALSE);
}

void
tz_command_save_filter (TzWindow *window)
{
  tz_page_choose_filter (tz_window_get_page (window), TRUE);
}

void
tz_command_add_condition (TzWindow *window)
{
  tz_page_add_condition (tz_window_get_page (window));
}

void
tz_command_toggle_full (TzWindow *window)
{
  gboolean full = !get_toggle (window, "full");

  set_toggle (window, "full", full);
  tz_window_set_full (window, full);
  tz_status_say (tz_window_get_status (window), full ? _("正在显示完整的证件号和电话，用完请再按 Ctrl+M 遮盖。")
                                                     : _("证件号和电话已遮盖。"));
}

void
tz_command_toggle_bin (TzWindow *window)
{
  gboolean bin = !get_toggle (window, "bin");

  set_toggle (window, "bin", bin);
  tz_page_set_bin (tz_window_get_page (window), bin);
}

void
tz_command_refresh (TzWindow *window)
{
  if (tz_window_get_page (window) != NULL)
    tz_page_refresh (tz_window_get_page (window));
  else if (tz_window_get_quality (window) != NULL)
    tz_quality_refresh (tz_window_get_quality (window));
  else
    ledger_store_refresh (tz_window_get_store (window));
}

void
tz_command_next_pane (TzWindow *window)
{
  tz_window_next_pane (window, FALSE);
}

void
tz_command_previous_pane (TzWindow *window)
{
  tz_window_next_pane (window, TRUE);
}

void
tz_command_page_menu (TzWindow *window)
{
  tz_page_pop_up_menu (tz_window_get_page (window));
}

static void
step_finding (TzWindow *window,
              gboolean  backward)
{
  if (tz_window_get_quality (window) != NULL)
    tz_quality_step (tz_window_get_quality (window), backward);
  else
    tz_window_go (window, "quality", 0);
}

void
tz_command_next_finding (TzWindow *window)
{
  step_finding (window, FALSE);
}

void
tz_command_previous_finding (TzWindow *window)
{
  step_finding (window, TRUE);
}

void
tz_command_set_all (TzWindow *window)
{
  TzPage *page = tz_window_get_page (window);
  g_autoptr (GArray) ids = tz_page_list_selected (page);

  tz_set_all_present (GTK_WINDOW (window), tz_window_get_store (window), tz_page_get_register (page), ids);
}

void
tz_command_add_photos (TzWindow *window)
{
  tz_photos_present (GTK_WINDOW (window), tz_window_get_store (window));
}
