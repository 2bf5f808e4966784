/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each attachment; above them what the rule still asks for, and the way to add. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-attachments.h"

#include "activities.h"
#include "aids.h"
#include "attachment-store.h"
#include "attachments.h"
#include "benefit-rules.h"
#include "cases.h"
#include "codes.h"
#include "form-save.h"
#include "hardship-files.h"
#include "home-visits.h"
#include "ledger-files.h"
#include "notices.h"
#include "tz-ask.h"
#include "tz-attach.h"
#include "tz-file-dialog.h"
#include "tz-lines.h"
#include "tz-menu.h"
#include "tz-paper-window.h"
#include "tz-paragraph.h"
#include "tz-part.h"
#include "tz-picture-window.h"
#include "visit-batches.h"
#include "visits.h"

/* 其他 of codes_attachment_kind. */
#define OTHER "99"

#define ADD _("添加附件(_J)…")

struct _TzAttachments
{
  GtkWidget             parent_instance;

  LedgerStore          *store;    /* NULL while nothing is shown */
  gulong                row_changed;
  gulong                rows_changed;
  const LedgerRegister *reg;
  gint64                id;
  gboolean              editable;
  char                 *papers;   /* kinds that the rule asks for, or NULL */
  TzJob                *job;

  GtkWidget            *box;
  GtkWidget            *lacking;
  GtkWidget            *tools;
  GtkWidget            *kinds;
  GtkWidget            *add;
  GtkWidget            *export;
  GtkWidget            *list;
};

/* An attachment, or all of them with @attachment 0, on its way out of the ledger. */
typedef struct
{
  TzAttachments *block;
  gint64         attachment;
} Going;

static const TzFileFilter filters[] = {
  { N_("照片、扫描件和 PDF"), "*.jpg|*.jpeg|*.png|*.pdf|*.tif|*.tiff|*.bmp|*.gif|*.webp" },
  { N_("所有文件"), "*" },
  { NULL }
};

G_DEFINE_FINAL_TYPE (TzAttachments, tz_attachments, GTK_TYPE_WIDGET)

static void
list_attachments (TzAttachments *self);

static GtkWindow *
get_window (TzAttachments *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Has @reg attachments? */
static gboolean
is_for (const LedgerRegister *reg)
{
  return reg == &visits_register || reg == &visit_batches_register || reg == &hardship_files_register ||
         reg == &aids_register || reg == &home_visits_register || reg == &activities_register || reg == &notices_register ||
         reg == &cases_register;
}

static LedgerRecord *
load (TzAttachments *self,
      gint64         attachment)
{
  g_autoptr (GError) error = NULL;
  LedgerRecord *row = self->store != NULL ? ledger_store_load (self->store, &attachments_register, attachment, &error) : NULL;

  if (row == NULL && error != NULL)
    tz_part_say (self, error->message);
  return row;
}

/* "结婚证-王芳.jpg"; caller frees. */
static char *
dup_file_name (LedgerRecord *row,
               const char   *ending)
{
  g_autofree char *name = g_strconcat (ledger_record_get (row, ATTACHMENT_TITLE), ending, NULL);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|", '-');
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  TzAttachments *self = TZ_ATTACHMENTS (widget);
  g_autoptr (LedgerRecord) row = load (self, g_variant_get_int64 (target));
  const char *title = row != NULL ? ledger_record_get (row, ATTACHMENT_TITLE) : NULL;
  const char *ending = "";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = row != NULL ? attachment_open (self->store, row, &ending, &error) : NULL;
  g_autofree char *name = NULL;

  if (row == NULL)
    return;
  name = dup_file_name (row, ending);
  if (bytes == NULL)
    tz_ask_tell (get_window (self), _("这个附件打不开"), error->message);
  else if (g_str_equal (ending, ".pdf"))
    tz_paper_window_present (get_window (self), title, name, bytes);
  else if (!tz_picture_window_present (get_window (self), title, name, bytes, NULL))
    tz_ask_tell (get_window (self), _("这个附件打不开"), _("这张图片显示不出来，请另存后用别的软件打开。"));
}

static void
copy_chosen_cb (GFile    *file,
                gpointer  data)
{
  g_autofree Going *going = data;
  g_autoptr (TzAttachments) self = going->block;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (LedgerRecord) row = path != NULL ? load (self, going->attachment) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = row != NULL ? attachment_open (self->store, row, NULL, &error) : NULL;
  g_autofree char *sentence = NULL;

  if (row == NULL)
    return;
  sentence = g_strdup_printf (_("已存为 %s"), path);
  if (bytes != NULL && form_save_bytes (path, bytes, &error))
    tz_part_say (self, sentence);
  else
    tz_ask_tell (get_window (self), _("附件没有存出来"), error->message);
}

static Going *
make_going (TzAttachments *self,
            gint64         attachment)
{
  Going *going = g_new0 (Going, 1);

  going->block = g_object_ref (self);
  going->attachment = attachment;
  return going;
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  TzAttachments *self = TZ_ATTACHMENTS (widget);
  g_autoptr (LedgerRecord) row = load (self, g_variant_get_int64 (target));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  const char *ending = "";

  if (row == NULL)
    return;
  bytes = attachment_open (self->store, row, &ending, NULL);
  name = dup_file_name (row, ending);
  tz_file_dialog_save (get_window (self), _("另存附件"), name, NULL, "export", copy_chosen_cb, make_going (self, row->id));
}

/* A folder that is not there yet: the list of checksums never meets another one. Caller frees. */
static char *
dup_new_folder (TzAttachments *self,
                const char    *place)
{
  g_autofree char *label = ledger_store_dup_label (self->store, self->reg, self->id);
  g_autofree char *name = g_strdelimit (g_strdup_printf (_("附件-%s"), label), "/\\:*?\"<>|", '-');
  char *folder = g_build_filename (place, name, NULL);

  for (guint i = 2; g_file_test (folder, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s-%u", name, i);

      g_free (folder);
      folder = g_build_filename (place, next, NULL);
    }
  return folder;
}

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  g_autofree Going *going = data;
  g_autoptr (TzAttachments) self = going->block;
  g_autofree char *place = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *folder = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  if (place == NULL || self->store == NULL)
    return;
  folder = dup_new_folder (self, place);
  paths = attachments_export (self->store, self->reg, self->id, folder, &error);
  if (paths == NULL)
    {
      tz_ask_tell (get_window (self), _("附件没有全部导出"), error->message);
      return;
    }
  sentence = g_strdup_printf (_("已导出 %u 个附件到 %s"), paths->len, folder);
  tz_part_say (self, sentence);
}

static void
export_clicked_cb (TzAttachments *self)
{
  if (self->store != NULL)
    tz_file_dialog_folder (get_window (self), _("附件导出到哪个文件夹"), "export", place_chosen_cb, make_going (self, 0));
}

/* Can be taken back, so nothing is asked. */
static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  TzAttachments *self = TZ_ATTACHMENTS (widget);
  g_autoptr (LedgerRecord) row = load (self, g_variant_get_int64 (target));
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (row == NULL)
    return;
  sentence = g_strdup_printf (_("已移除附件“%s”，按 Ctrl+Z 可以撤销。"), ledger_record_get (row, ATTACHMENT_TITLE));
  if (ledger_store_remove (self->store, &attachments_register, row->id, NULL, &error))
    tz_part_say (self, sentence);
  else
    tz_ask_tell (get_window (self), _("附件没有移除"), error->message);
}

static void
kind_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  TzAttachments *self = TZ_ATTACHMENTS (widget);
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const char *kind;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &kind);
  edit = self->store != NULL ? ledger_edit_open (self->store, &attachments_register, id, &error) : NULL;
  if (edit != NULL)
    ledger_edit_set (edit, ATTACHMENT_KIND, kind);
  if (edit != NULL && ledger_edit_is_changed (edit))
    ledger_edit_save (edit, NULL, &error);
  if (error != NULL)
    tz_part_say (self, error->message);
}

static void
attached (const char *sentence,
          const char *refused,
          gpointer    data)
{
  TzAttachments *self = data;

  g_clear_object (&self->job);
  gtk_button_set_label (GTK_BUTTON (self->add), ADD);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  tz_part_say (self, sentence);
  if (refused != NULL)
    tz_ask_tell (get_window (self), _("有文件没有放进台账"), refused);
}

/* Takes @paths. */
static void
attach (TzAttachments *self,
        GPtrArray     *paths)
{
  guint nth = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));

  if (self->store == NULL || self->job != NULL || paths->len == 0)
    {
      g_ptr_array_unref (paths);
      return;
    }
  gtk_button_set_label (GTK_BUTTON (self->add), _("正在添加……"));
  self->job = tz_attach (self->store, self->reg, self->id, codes_attachment_kind[nth].code, NULL, paths, attached,
                         g_object_ref (self), g_object_unref);
}

static void
files_chosen_cb (GListModel *files,
                 gpointer    data)
{
  g_autoptr (TzAttachments) self = data;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  attach (self, paths);
}

/* By its key it may be pressed out of sight: what is added is then seen. */
static void
add_clicked_cb (TzAttachments *self)
{
  gtk_widget_grab_focus (self->add);
  tz_file_dialog_open_several (get_window (self), _("选择附件"), filters, "photo", files_chosen_cb, g_object_ref (self));
}

static gboolean
drop_accepted_cb (TzAttachments *self,
                  GdkDrop       *drop)
{
  return self->store != NULL && self->editable && self->job == NULL &&
         gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static gboolean
files_dropped_cb (TzAttachments *self,
                  const GValue  *value)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  attach (self, paths);
  return TRUE;
}

static GtkWidget *
make_menu (TzAttachments *self,
           LedgerRecord  *row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();

  tz_menu_append (menu, _("另存…"), "attachments.copy", g_variant_new_int64 (row->id));
  for (const LedgerChoice *choice = codes_attachment_kind; choice->code != NULL; choice++)
    tz_menu_append (kinds, _(choice->title), "attachments.kind", g_variant_new ("(xs)", row->id, choice->code));
  if (self->editable)
    {
      g_menu_append_submenu (menu, _("改种类"), G_MENU_MODEL (kinds));
      tz_menu_append (menu, _("移除"), "attachments.remove", g_variant_new_int64 (row->id));
    }
  return tz_menu_make_button (menu, ledger_record_get (row, ATTACHMENT_TITLE));
}

static GtkWidget *
make_open (LedgerRecord *row)
{
  GtkWidget *button = gtk_button_new_with_label (_("打开"));
  g_autofree char *words = g_strdup_printf (_("打开“%s”"), ledger_record_get (row, ATTACHMENT_TITLE));

  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attachments.open");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (row->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* "诊断或出院小结 · 75.6 kB · 2026-11-27"; caller frees. */
static char *
dup_details (TzAttachments *self,
             LedgerRecord  *row)
{
  const LedgerChoice *kind = ledger_choices_find (codes_attachment_kind, ledger_record_get (row, ATTACHMENT_KIND));
  gint64 bytes = ledger_files_get_size (self->store, ledger_record_get (row, ATTACHMENT_FILE));
  g_autofree char *size = bytes >= 0 ? g_format_size ((guint64) bytes) : g_strdup (_("文件丢失"));

  return g_strjoin (" · ", kind != NULL ? _(kind->title) : "", size, ledger_record_get (row, ATTACHMENT_DATE), NULL);
}

/* The name, and below it what it is. */
static void
add_attachment (TzAttachments *self,
                LedgerRecord  *row,
                int            line)
{
  const char *title = ledger_record_get (row, ATTACHMENT_TITLE);
  g_autofree char *details = dup_details (self, row);
  GtkWidget *name = tz_lines_make_cell (title, 0, NULL);
  GtkGrid *grid = GTK_GRID (self->list);

  gtk_widget_set_tooltip_text (name, title);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, name, 0, 2 * line, 1, 1);
  gtk_grid_attach (grid, make_open (row), 1, 2 * line, 1, 1);
  gtk_grid_attach (grid, make_menu (self, row), 2, 2 * line, 1, 1);
  gtk_grid_attach (grid, tz_lines_make_cell (details, 0, "details"), 0, 2 * line + 1, 3, 1);
}

/* The first kind that is asked for and lacking is what one is about to add. */
static void
show_lacking (TzAttachments *self,
              GPtrArray     *rows)
{
  g_autofree char *text = attachments_dup_lacking (self->store, self->reg, self->id, self->papers);
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; codes_attachment_kind[i].code != NULL; i++)
    {
      const char *code = codes_attachment_kind[i].code;
      gboolean there = FALSE;

      for (guint k = 0; k < rows->len; k++)
        there |= ledger_record_is (g_ptr_array_index (rows, k), ATTACHMENT_KIND, code);
      if (chosen == GTK_INVALID_LIST_POSITION && !there && self->papers != NULL && ledger_choices_include (self->papers, code))
        chosen = i;
      else if (chosen == GTK_INVALID_LIST_POSITION && g_str_equal (code, OTHER))
        chosen = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), chosen);
  gtk_label_set_text (GTK_LABEL (self->lacking), text != NULL ? text : "");
  gtk_widget_set_visible (self->lacking, text != NULL);
}

static void
list_attachments (TzAttachments *self)
{
  g_autoptr (GPtrArray) rows = attachments_load (self->store, self->reg, self->id, NULL);
  gboolean focused = gtk_widget_get_focus_child (self->list) != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_grid_remove (GTK_GRID (self->list), child);
  if (rows == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    add_attachment (self, g_ptr_array_index (rows, i), (int) i);
  show_lacking (self, rows);
  gtk_widget_set_visible (self->list, rows->len > 0);
  gtk_widget_set_visible (self->export, rows->len > 0);
  if (focused && gtk_widget_get_mapped (self->add))
    gtk_widget_grab_focus (self->add);
}

static void
row_changed_cb (TzAttachments        *self,
                const LedgerRegister *reg)
{
  if (reg == &attachments_register)
    list_attachments (self);
}

static void
set_store (TzAttachments *self,
           LedgerStore   *store)
{
  if (self->store == store)
    return;
  g_clear_signal_handler (&self->row_changed, self->store);
  g_clear_signal_handler (&self->rows_changed, self->store);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->row_changed = g_signal_connect_swapped (store, "row-changed", G_CALLBACK (row_changed_cb), self);
  self->rows_changed = g_signal_connect_swapped (store, "rows-changed", G_CALLBACK (list_attachments), self);
}

/* The papers of a visit of a batch are with the batch. Caller frees. */
static char *
dup_papers (LedgerEdit *edit)
{
  guint field = ledger_register_find_field (edit->reg, "rule_id");
  gint64 id = field != LEDGER_NO_FIELD ? ledger_record_get_number (edit->after, field) : 0;
  g_autoptr (LedgerRecord) rule = NULL;

  if (id == 0 || (edit->reg == &visits_register && ledger_edit_get (edit, VISIT_BATCH_ID) != NULL))
    return NULL;
  rule = ledger_store_load (edit->store, &benefit_rules_register, id, NULL);
  return rule != NULL ? g_strdup (ledger_record_get (rule, BENEFIT_RULE_PAPERS)) : NULL;
}

static void
tz_attachments_dispose (GObject *object)
{
  TzAttachments *self = TZ_ATTACHMENTS (object);

  set_store (self, NULL);
  if (self->job != NULL)
    tz_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_attachments_parent_class)->dispose (object);
}

static void
tz_attachments_finalize (GObject *object)
{
  g_free (TZ_ATTACHMENTS (object)->papers);
  G_OBJECT_CLASS (tz_attachments_parent_class)->finalize (object);
}

static void
tz_attachments_class_init (TzAttachmentsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_attachments_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_attachments_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
  gtk_widget_class_install_action (widget_class, "attachments.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "attachments.copy", "x", copy_cb);
  gtk_widget_class_install_action (widget_class, "attachments.kind", "(xs)", kind_cb);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "x", remove_cb);
  tz_part_add_signals (TZ_TYPE_ATTACHMENTS);
}

static GtkWidget *
make_button (TzAttachments *self,
             const char    *label,
             GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_head (TzAttachments *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = gtk_label_new (_("附件"));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (const LedgerChoice *choice = codes_attachment_kind; choice->code != NULL; choice++)
    gtk_string_list_append (titles, _(choice->title));
  self->kinds = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->add = make_button (self, ADD, G_CALLBACK (add_clicked_cb));
  self->export = make_button (self, _("全部导出…"), G_CALLBACK (export_clicked_cb));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->kinds, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("要添加的附件种类"), -1);
  gtk_box_append (GTK_BOX (self->tools), self->kinds);
  gtk_box_append (GTK_BOX (self->tools), self->add);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->export);
  gtk_box_append (GTK_BOX (head), self->tools);
  return head;
}

static void
tz_attachments_init (TzAttachments *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->lacking = tz_paragraph_new (NULL, "lacking");
  self->list = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->list), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->list), 2);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->lacking);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_attachments_new (TzFields *fields)
{
  TzAttachments *self = g_object_new (TZ_TYPE_ATTACHMENTS, NULL);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "accept", G_CALLBACK (drop_accepted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (fields), GTK_EVENT_CONTROLLER (target));
  tz_fields_append (fields, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
tz_attachments_show (TzAttachments *self,
                     LedgerEdit    *edit,
                     gboolean       editable)
{
  gboolean there = edit != NULL && is_for (edit->reg) && edit->after->id != 0 && !edit->after->removed;

  g_clear_pointer (&self->papers, g_free);
  self->editable = there && editable;
  self->reg = there ? edit->reg : NULL;
  self->id = there ? edit->after->id : 0;
  set_store (self, there ? edit->store : NULL);
  /* Between one edit and the next it stays: what is hidden forgets that it was pressed. */
  if (edit != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), there);
  if (!there)
    return;
  self->papers = dup_papers (edit);
  gtk_widget_set_visible (self->tools, editable);
  list_attachments (self);
}
