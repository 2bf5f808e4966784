/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each action of the window does. */
#pragma once

#include "tz-actions.h"
#include "tz-window.h"

G_BEGIN_DECLS

/* What is there now, for enabling the actions. */
TzNeeds tz_commands_get_state      (TzWindow *window);

void    tz_command_new_ledger      (TzWindow *window);
void    tz_command_open_ledger     (TzWindow *window);
void    tz_command_open_path       (TzWindow   *window,
                                    const char *path);
void    tz_command_open_sample     (TzWindow *window);
void    tz_command_close_ledger    (TzWindow *window);
void    tz_command_back_up         (TzWindow *window);
void    tz_command_restore_ledger  (TzWindow *window);
void    tz_command_close_window    (TzWindow *window);
void    tz_command_undo            (TzWindow *window);
void    tz_command_redo            (TzWindow *window);
void    tz_command_set_clerk       (TzWindow *window);
void    tz_command_show_shortcuts  (TzWindow *window);
void    tz_command_show_about      (TzWindow *window);
void    tz_command_new_record      (TzWindow *window);
void    tz_command_save_record     (TzWindow *window);
void    tz_command_change_membership (TzWindow *window);
void    tz_command_take_steps (TzWindow *window);
void    tz_command_remove_rows     (TzWindow *window);
void    tz_command_restore_rows    (TzWindow *window);
void    tz_command_merge_rows      (TzWindow *window);
void    tz_command_find_duplicates (TzWindow *window);
void    tz_command_enter_dues      (TzWindow *window);
void    tz_command_enter_days_off  (TzWindow *window);
void    tz_command_add_words       (TzWindow *window);
void    tz_command_make_notice     (TzWindow *window);
void    tz_command_redacted_copy   (TzWindow *window);
void    tz_command_adopt_benefits    (TzWindow *window);
void    tz_command_add_benefits      (TzWindow *window);
void    tz_command_select_all      (TzWindow *window);
void    tz_command_select_none     (TzWindow *window);
void    tz_command_copy_rows       (TzWindow *window);
void    tz_command_import          (TzWindow *window);
void    tz_command_paste_table     (TzWindow *window);
void    tz_command_import_file     (TzWindow *window,
                                    GFile    *file);
void    tz_command_export          (TzWindow *window);
void    tz_command_print           (TzWindow *window);
void    tz_command_find            (TzWindow *window);
void    tz_command_choose_columns  (TzWindow *window);
void    tz_command_roster_day      (TzWindow *window);
void    tz_command_next_layout     (TzWindow *window);
void    tz_command_choose_filter   (TzWindow *window);
void    tz_command_save_filter     (TzWindow *window);
void    tz_command_add_condition   (TzWindow *window);
void    tz_command_toggle_full     (TzWindow *window);
void    tz_command_toggle_bin      (TzWindow *window);
void    tz_command_refresh         (TzWindow *window);
void    tz_command_next_pane       (TzWindow *window);
void    tz_command_previous_pane   (TzWindow *window);
void    tz_command_page_menu       (TzWindow *window);
void    tz_command_next_finding    (TzWindow *window);
void    tz_command_previous_finding (TzWindow *window);
void    tz_command_set_all         (TzWindow *window);
void    tz_command_add_photos      (TzWindow *window);

G_END_DECLS
