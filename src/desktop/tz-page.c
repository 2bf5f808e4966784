/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register's page: what was typed, chosen and clicked becomes one query; the table shows it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "members.h"
#include "tz-aid-step.h"
#include "tz-job.h"
#include "tz-new-row.h"
#include "tz-page-private.h"
#include "tz-settings.h"

/* Rows follow the arrow keys; the record waits until they rest. */
#define RECORD_DELAY 60

enum
{
  CHANGED,
  MESSAGE,
  SAVED,
  OPEN,
  FILE_DROPPED,
  JOB_STARTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzPage, tz_page, GTK_TYPE_WIDGET)

/* 10240 -> "10 240" with narrow spaces; caller frees. */
static char *
dup_grouped (guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, "\xe2\x80\xaf");
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_narrow (TzPage *self)
{
  return self->query->only != NULL || (self->query->words != NULL && *self->query->words != '\0') ||
         tz_facets_is_narrow (self->facets);
}

/* Counting by the file would delay the first frame of a large register. */
static void
show_count (TzPage *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *total = NULL;
  guint n_selected = tz_page_count_selected (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!ledger_rows_is_complete (self->rows))
    {
      gtk_label_set_text (GTK_LABEL (self->count), self->record != NULL ? _("正在读取…") : "");
      return;
    }
  shown = dup_grouped (ledger_rows_count_shown (self->rows));
  if (is_narrow (self) && !self->query->bin)
    {
      total = dup_grouped (ledger_rows_count_total (self->rows));
      g_string_printf (text, _("筛出 %s / %s"), shown, total);
    }
  else
    g_string_printf (text, _("共 %s"), shown);
  if (n_selected > 1)
    {
      g_autofree char *selected = dup_grouped (n_selected);

      g_string_append_printf (text, _(" · 已选 %s"), selected);
    }
  gtk_label_set_text (GTK_LABEL (self->count), text->str);
}

static void
show_nothing (TzPage *self)
{
  gboolean narrow = is_narrow (self);
  g_autofree char *title = NULL;

  if (self->query->bin)
    title = g_strdup (narrow ? _("回收站里没有符合的记录") : _("回收站是空的"));
  else if (narrow)
    title = g_strdup_printf (_("没有符合的%s"), _(self->reg->row_title));
  else
    title = g_strdup_printf (_("还没有%s"), _(self->reg->row_title));
  gtk_label_set_text (GTK_LABEL (self->nothing_title), title);
  gtk_label_set_text (GTK_LABEL (self->nothing_text),
                      narrow ? _("换一个词试试：可以输入姓名、拼音或首字母、证件号后几位、手机号、单位名称的一部分。")
                      : self->query->bin ? _("删除的记录会放在这里，可以随时恢复。")
                                         : _("可以逐个新增，也可以把已有的采集表（.xlsx、.xls、.ods、.csv）拖到窗口里导入。"));
  gtk_widget_set_visible (self->nothing_buttons, !narrow && !self->query->bin);
  gtk_widget_set_visible (self->clear_filters, narrow);
}

/* After every change of what is shown. */
static void
show_state (TzPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;
  gboolean had_focus;

  if (empty)
    show_nothing (self);
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->table)) != NULL;
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), empty ? "nothing" : "table");
  /* A focus inside what is hidden would be moved later, away from where the next key puts it. */
  if (empty && had_focus)
    gtk_widget_child_focus (self->list_stack, GTK_DIR_TAB_FORWARD);
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
tz_page_run_query (TzPage *self)
{
  if (self->rows == NULL)
    return;
  tz_facets_apply (self->facets, self->query);
  tz_page_show_applied (self);
  tz_table_scroll_to_top (self->table);
  ledger_rows_set_query (self->rows, self->query);
}

static void
show_record (TzPage *self,
             gint64  id)
{
  if (self->record == NULL)
    return;
  if (id == 0)
    {
      gtk_stack_set_visible_child (GTK_STACK (self->record_stack), self->no_record);
      return;
    }
  if (tz_record_show (self->record, self->reg, id))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->record), !self->query->bin);
      gtk_stack_set_visible_child (GTK_STACK (self->record_stack), GTK_WIDGET (self->record));
    }
}

static void
record_due_cb (gpointer data)
{
  TzPage *self = data;

  self->show_id = 0;
  show_record (self, tz_selection_get_single (tz_table_get_selection (self->table)));
}

static void
selection_changed_cb (TzPage *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  self->show_id = g_timeout_add_once (RECORD_DELAY, record_due_cb, self);
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (TzPage *self,
                  gint64  id)
{
  tz_page_select_row (self, id);
  if (self->record != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->record), GTK_DIR_TAB_FORWARD);
}

static void
sort_changed_cb (TzPage  *self,
                 guint    field,
                 gboolean descending)
{
  tz_page_set_sorting (self, field, descending);
}

static void
columns_changed_cb (TzPage *self)
{
  g_autoptr (GArray) columns = tz_table_dup_columns (self->table);

  tz_settings_store_columns (self->settings, self->reg, columns);
}

static void
menu_wanted_cb (TzPage *self,
                double  x,
                double  y)
{
  tz_page_pop_up_context (self, x, y);
}

static void
search_changed_cb (TzPage *self)
{
  ledger_query_set_words (self->query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  tz_page_run_query (self);
}

/* Enter in the search field: to the first row found. */
static void
search_activated_cb (TzPage *self)
{
  if (self->rows == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  tz_page_select_row (self, ledger_rows_get_id (self->rows, 0));
  tz_table_scroll_to (self->table, 0, TRUE);
}

static void
search_stopped_cb (TzPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static gboolean
search_key_pressed_cb (GtkEventControllerKey *controller,
                       guint                  key,
                       guint                  code,
                       GdkModifierType        state,
                       TzPage                *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  search_activated_cb (self);
  return TRUE;
}

static void
set_only (TzPage     *self,
          GArray     *ids,
          const char *title)
{
  ledger_query_set_only (self->query, ids, title);
  gtk_label_set_text (GTK_LABEL (self->only_title), title != NULL ? title : "");
  gtk_widget_set_visible (self->only_bar, ids != NULL);
}

static void
clear_filters (TzPage *self)
{
  set_only (self, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  tz_facets_clear (self->facets);
  tz_page_forget_applied (self);
  ledger_query_set_words (self->query, NULL);
  tz_page_run_query (self);
}

static void
clear_clicked_cb (TzPage *self)
{
  clear_filters (self);
  gtk_widget_grab_focus (self->search);
}

static void
rows_changed_cb (TzPage *self)
{
  tz_table_repaint (self->table);
  show_state (self);
}

static void
record_saved_cb (TzPage *self,
                 gint64  id)
{
  guint position = ledger_rows_find (self->rows, id);

  tz_selection_set_single (tz_table_get_selection (self->table), id);
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (position != LEDGER_ROWS_NONE)
    tz_table_scroll_to (self->table, position, FALSE);
  g_signal_emit (self, signals[SAVED], 0, id);
}

static void
record_message_cb (TzPage     *self,
                   const char *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence, FALSE);
}

static void
record_open_cb (TzPage     *self,
                const char *register_id,
                gint64      id)
{
  g_signal_emit (self, signals[OPEN], 0, register_id, id);
}

static void
removal_confirmed_cb (TzPage     *self,
                      const char *reason)
{
  tz_page_remove_selected (self, reason);
}

static void
removal_closed_cb (TzPage *self)
{
  gtk_widget_child_focus (self->list_stack, GTK_DIR_TAB_FORWARD);
}

static gboolean
file_dropped_cb (GtkDropTarget *target,
                 const GValue  *value,
                 double         x,
                 double         y,
                 TzPage        *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  g_signal_emit (self, signals[FILE_DROPPED], 0, files->data);
  if (files->next != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, _("一次导入一张表，先读第一个文件，其余的请随后再拖进来。"), FALSE);
  return TRUE;
}

static void
tz_page_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  tz_page_allocate (TZ_PAGE (widget), width, height, baseline);
}

static void
tz_page_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  gtk_widget_measure (TZ_PAGE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
tz_page_unmap (GtkWidget *widget)
{
  tz_page_remember_divider (TZ_PAGE (widget));
  GTK_WIDGET_CLASS (tz_page_parent_class)->unmap (widget);
}

static void
tz_page_dispose (GObject *object)
{
  TzPage *self = TZ_PAGE (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->divider_id, g_source_remove);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->query, ledger_query_free);
  g_clear_pointer (&self->applied, ledger_saved_filter_free);
  G_OBJECT_CLASS (tz_page_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_parameters,
            GType       first,
            GType       second)
{
  return g_signal_new (name, TZ_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_parameters,
                       first, second);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TzPage, box);
  gtk_widget_class_bind_template_child (widget_class, TzPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TzPage, search);
  gtk_widget_class_bind_template_child (widget_class, TzPage, count);
  gtk_widget_class_bind_template_child (widget_class, TzPage, add);
  gtk_widget_class_bind_template_child (widget_class, TzPage, change);
  gtk_widget_class_bind_template_child (widget_class, TzPage, steps);
  gtk_widget_class_bind_template_child (widget_class, TzPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TzPage, menu);
  gtk_widget_class_bind_template_child (widget_class, TzPage, filter_row);
  gtk_widget_class_bind_template_child (widget_class, TzPage, saved);
  gtk_widget_class_bind_template_child (widget_class, TzPage, more);
  gtk_widget_class_bind_template_child (widget_class, TzPage, only_bar);
  gtk_widget_class_bind_template_child (widget_class, TzPage, only_title);
  gtk_widget_class_bind_template_child (widget_class, TzPage, bin_bar);
  gtk_widget_class_bind_template_child (widget_class, TzPage, paned);
  gtk_widget_class_bind_template_child (widget_class, TzPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TzPage, table);
  gtk_widget_class_bind_template_child (widget_class, TzPage, nothing_icon);
  gtk_widget_class_bind_template_child (widget_class, TzPage, nothing_title);
  gtk_widget_class_bind_template_child (widget_class, TzPage, nothing_text);
  gtk_widget_class_bind_template_child (widget_class, TzPage, nothing_buttons);
  gtk_widget_class_bind_template_child (widget_class, TzPage, clear_filters);
  gtk_widget_class_bind_template_child (widget_class, TzPage, removal);
  gtk_widget_class_bind_template_child (widget_class, TzPage, record_stack);
  gtk_widget_class_bind_template_child (widget_class, TzPage, no_record);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, removal_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, removal_closed_cb);
}

static void
tz_page_class_init (TzPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_page_dispose;
  widget_class->size_allocate = tz_page_size_allocate;
  widget_class->measure = tz_page_measure;
  widget_class->unmap = tz_page_unmap;
  signals[CHANGED] = add_signal ("changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[MESSAGE] = add_signal ("message", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SAVED] = add_signal ("saved", 1, G_TYPE_INT64, G_TYPE_NONE);
  signals[OPEN] = add_signal ("open", 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[FILE_DROPPED] = add_signal ("file-dropped", 1, G_TYPE_FILE, G_TYPE_NONE);
  signals[JOB_STARTED] = add_signal ("job-started", 1, TZ_TYPE_JOB, G_TYPE_NONE);
  g_type_ensure (TZ_TYPE_TABLE);
  g_type_ensure (TZ_TYPE_REMOVAL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-page.ui");
  bind_children (widget_class);
  tz_page_add_membership (widget_class);
}

static void
tz_page_init (TzPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_pressed_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (drop, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
fill_words (TzPage *self)
{
  g_autoptr (GString) hint = g_string_new (_("查找"));
  g_autofree char *no_record = g_strdup_printf (_("选中一行，在这里查看和修改；按 Ctrl+N 新增%s。"),
                                                _(self->reg->row_title));
  guint n = 0;

  for (guint i = 0; i < self->reg->n_fields && n < 3; i++)
    if ((self->reg->fields[i].flags & LEDGER_SEARCHED) != 0)
      {
        g_string_append_printf (hint, "%s%s", n == 0 ? " " : "、", _(self->reg->fields[i].title));
        n++;
      }
  g_string_append (hint, _("、拼音"));
  g_object_set (self->search, "placeholder-text", hint->str, NULL);
  gtk_label_set_text (GTK_LABEL (self->no_record), no_record);
  tz_page_add_menus (self);
  gtk_widget_set_visible (self->add, ledger_register_get_parent (self->reg) == LEDGER_NO_FIELD);
  gtk_widget_set_visible (self->change, self->reg == &members_register);
  gtk_widget_set_visible (self->steps, tz_aid_step_has (self->reg));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->nothing_icon), self->reg->icon);
}

GtkWidget *
tz_page_new (LedgerStore          *store,
             const LedgerRegister *reg,
             GSettings            *settings)
{
  TzPage *self = g_object_new (TZ_TYPE_PAGE, NULL);
  gboolean descending;
  guint sort;

  self->store = g_object_ref (store);
  self->reg = reg;
  self->settings = g_object_ref (settings);
  self->query = ledger_query_new (reg);
  sort = tz_settings_load_sorting (settings, reg, &descending);
  ledger_query_set_sort (self->query, sort, descending);
  tz_page_add_filters (self);
  fill_words (self);
  return GTK_WIDGET (self);
}

void
tz_page_wake (TzPage *self)
{
  g_autoptr (GArray) columns = NULL;

  if (self->rows != NULL)
    return;
  columns = tz_settings_load_columns (self->settings, self->reg);
  self->rows = ledger_rows_new (self->store, self->reg);
  g_signal_connect_object (self->rows, "changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  tz_table_set_rows (self->table, self->rows, columns, self->query->sort, self->query->descending);
  tz_facets_set_rows (self->facets, self->rows);
  show_state (self);
}

void
tz_page_complete (TzPage *self)
{
  if (self->record != NULL)
    return;
  ledger_rows_set_query (self->rows, self->query);
  ledger_rows_complete (self->rows);
  self->record = TZ_RECORD (tz_record_new ());
  tz_record_set_store (self->record, self->store);
  tz_record_set_full (self->record, self->full);
  g_signal_connect_swapped (self->record, "saved", G_CALLBACK (record_saved_cb), self);
  g_signal_connect_swapped (self->record, "message", G_CALLBACK (record_message_cb), self);
  g_signal_connect_swapped (self->record, "open", G_CALLBACK (record_open_cb), self);
  gtk_stack_add_named (GTK_STACK (self->record_stack), GTK_WIDGET (self->record), "record");
  show_record (self, tz_selection_get_single (tz_table_get_selection (self->table)));
}

const LedgerRegister *
tz_page_get_register (TzPage *self)
{
  return self->reg;
}

const LedgerQuery *
tz_page_get_query (TzPage *self)
{
  return self->query;
}

LedgerRows *
tz_page_get_rows (TzPage *self)
{
  return self->rows;
}

TzRecord *
tz_page_get_record (TzPage *self)
{
  return self->record;
}

void
tz_page_show_row (TzPage *self,
                  gint64  id)
{
  guint position;

  tz_page_wake (self);
  tz_page_complete (self);
  position = ledger_rows_find (self->rows, id);
  if (position != LEDGER_ROWS_NONE)
    tz_table_scroll_to (self->table, position, FALSE);
  tz_page_select_row (self, id);
}

void
tz_page_show_only (TzPage     *self,
                   GArray     *ids,
                   const char *title,
                   const char *date)
{
  tz_page_wake (self);
  tz_page_complete (self);
  tz_page_set_bin (self, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  tz_facets_clear (self->facets);
  tz_page_forget_applied (self);
  ledger_query_set_words (self->query, NULL);
  set_only (self, ids, title);
  ledger_query_set_only_date (self->query, date);
  tz_page_select_row (self, 0);
  tz_page_run_query (self);
}

/* A name that was looked for and not found; caller frees. */
static char *
dup_missing_name (TzPage *self)
{
  const char *words = self->query->words;

  if (words == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ||
      g_unichar_get_script (g_utf8_get_char (words)) != G_UNICODE_SCRIPT_HAN)
    return NULL;
  return g_strdup (words);
}

void
tz_page_new_record (TzPage *self)
{
  g_autofree char *name = NULL;

  /* Such a row is made inside the one it belongs to. */
  if (ledger_register_get_parent (self->reg) != LEDGER_NO_FIELD)
    {
      const LedgerField *parent = &self->reg->fields[ledger_register_get_parent (self->reg)];
      g_autofree char *sentence = g_strdup_printf (_("%s要在所属的%s里登记。"), _(self->reg->row_title), _(parent->title));

      g_signal_emit (self, signals[MESSAGE], 0, sentence, FALSE);
      return;
    }
  tz_page_complete (self);
  name = dup_missing_name (self);
  if (self->query->bin)
    tz_page_set_bin (self, FALSE);
  /* Or the new row would vanish when it is saved. */
  if (is_narrow (self))
    clear_filters (self);
  tz_selection_set_single (tz_table_get_selection (self->table), 0);
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (name != NULL)
    tz_record_show_new (self->record, tz_new_row_begin (self->store, self->reg, name));
  else if (!tz_record_show (self->record, self->reg, 0))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->record), TRUE);
  gtk_stack_set_visible_child (GTK_STACK (self->record_stack), GTK_WIDGET (self->record));
  /* Also when the keyboard is still in the row entered before. */
  tz_fields_focus_first (tz_record_get_fields (self->record));
}

void
tz_page_find (TzPage *self)
{
  gtk_widget_grab_focus (self->search);
}

void
tz_page_set_bin (TzPage  *self,
                 gboolean bin)
{
  if (self->query->bin == bin)
    return;
  self->query->bin = bin;
  gtk_widget_set_visible (self->bin_bar, bin);
  tz_page_select_row (self, 0);
  clear_filters (self);
}

void
tz_page_set_full (TzPage  *self,
                  gboolean full)
{
  self->full = full;
  tz_table_set_full (self->table, full);
  if (self->record != NULL)
    tz_record_set_full (self->record, full);
}

void
tz_page_refresh (TzPage *self)
{
  ledger_store_refresh (self->store);
  tz_page_run_query (self);
}

gboolean
tz_page_next_pane (TzPage  *self,
                   gboolean backward)
{
  GtkWidget *panes[] = { self->search, GTK_WIDGET (self->table), self->record_stack };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int now = backward ? (int) G_N_ELEMENTS (panes) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (panes) && focus != NULL; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      now = (int) i;
  for (now += backward ? -1 : 1; now >= 0 && now < (int) G_N_ELEMENTS (panes); now += backward ? -1 : 1)
    if (gtk_widget_get_mapped (panes[now]) && gtk_widget_child_focus (panes[now], GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

void
tz_page_select_row (TzPage *self,
                    gint64  id)
{
  tz_selection_set_single (tz_table_get_selection (self->table), id);
  g_clear_handle_id (&self->show_id, g_source_remove);
  show_record (self, id);
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
tz_page_set_sorting (TzPage  *self,
                     guint    field,
                     gboolean descending)
{
  ledger_query_set_sort (self->query, field, descending);
  tz_settings_store_sorting (self->settings, self->reg, field, descending);
  tz_page_run_query (self);
}
