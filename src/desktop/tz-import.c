/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import wizard: leads from the file over the columns and the plan to the result. */
#include "config.h"

#include "tz-import.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange-template-make.h"
#include "tz-ask.h"
#include "tz-import-columns.h"
#include "tz-import-file.h"
#include "tz-import-place.h"
#include "tz-import-plan.h"
#include "tz-import-refused.h"
#include "tz-import-result.h"
#include "tz-import-words.h"
#include "tz-look.h"
#include "tz-wizard.h"

enum
{
  PAGE_FILE,
  PAGE_COLUMNS,
  PAGE_WORDS,
  PAGE_PLAN,
  PAGE_RESULT,
};

static const TzFileFilter sheet_filters[] = {
  { N_("表格（.xlsx、.xls、.ods、.csv、.html、.xml）"),
    "*.xlsx|*.xls|*.ods|*.csv|*.txt|*.html|*.htm|*.xml|*.fods|*.tsv|*.xlsm|*.xltx|*.ots|*.et" },
  { N_("所有文件"), "*" },
  { NULL, NULL },
};

/* Names of iconv and what clerks know them by. */
static const struct
{
  const char *name;
  const char *title;
} encodings[] = {
  { "UTF-8", N_("UTF-8") },
  { "GB18030", N_("GB18030（简体中文 Windows）") },
  { "UTF-16LE", N_("UTF-16（记事本 Unicode）") },
  { "UTF-16BE", N_("UTF-16 大端") },
};

static const struct
{
  char        character;
  const char *title;
} separators[] = {
  { ',', N_("逗号") },
  { '\t', N_("制表符") },
  { ';', N_("分号") },
  { '|', N_("竖线") },
};

#define TZ_TYPE_IMPORT (tz_import_get_type ())
G_DECLARE_FINAL_TYPE (TzImport, tz_import, TZ, IMPORT, TzWizard)

struct _TzImport
{
  TzWizard              parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  gint64                row;     /* below which all rows come, or 0 */
  TzImportFile         *file;
  LedgerUndo           *undone;

  GtkEditable          *path;
  GtkWidget            *text_box;
  GtkDropDown          *encoding;
  GtkDropDown          *separator;
  TzImportPlace        *place;
  GtkLabel             *found;
  GtkStack             *preview_stack;
  GtkScrolledWindow    *preview;
  TzImportColumns      *columns;
  TzImportWords        *words;
  TzImportPlan         *plan;
  TzImportResult       *result;
  GtkWidget            *save_refused;
  gboolean              filling;
  gboolean              words_seen; /* of this sheet: they are not asked for again after each check */
  GError               *failure;    /* (nullable): of writing, to be said once the rows are shown again */
  char                 *pasted;     /* (nullable): a file of our own, holding what was pasted */
  TzTemplateMade        made;       /* (nullable): a template is made of the sheet instead of an import */
  GObject              *made_data;
};

G_DEFINE_FINAL_TYPE (TzImport, tz_import, TZ_TYPE_WIZARD)

/* A file on its way to the window; kept by whoever holds it last. */
typedef struct
{
  TzImportFile *file;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_clear_pointer (&opening->file, tz_import_file_free);
  g_free (opening);
}

static gboolean
open_file (TzJob        *job,
           LedgerStore  *store,
           gpointer      data,
           GError      **error)
{
  return tz_import_file_open (job, store, ((Opening *) data)->file, error);
}

/* Says why, unless the person himself stopped it. */
static void
say_failure (TzImport     *self,
             const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, _("已停止，台账没有变化。"));
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
}

static void
show_page (TzImport *self,
           guint     page)
{
  TzWizard *wizard = TZ_WIZARD (self);

  tz_wizard_go (wizard, page);
  if (page == PAGE_FILE)
    tz_wizard_set_next (wizard, _("下一步(_N)"), self->file != NULL);
  else if (page == PAGE_COLUMNS && self->made != NULL)
    tz_wizard_set_next (wizard, _("存为模板(_N)…"), TRUE);
  else if (page == PAGE_COLUMNS)
    {
      g_autofree char *problem = tz_import_columns_dup_problem (self->columns);

      tz_wizard_set_next (wizard, _("核对(_N)"), problem == NULL);
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, problem);
    }
  else if (page == PAGE_WORDS)
    tz_wizard_set_next (wizard, _("核对(_N)"), TRUE);
  else if (page == PAGE_PLAN)
    {
      const ExchangeSummary *summary = exchange_import_get_summary (self->file->import);
      guint n = summary->created + summary->changed;
      g_autofree char *label = g_strdup_printf (_("写入 %'u 行(_N)"), n);

      tz_wizard_set_next (wizard, n > 0 ? label : _("没有可写入的"), n > 0);
    }
  else
    {
      tz_wizard_set_next (wizard, NULL, FALSE);
      tz_wizard_set_back (wizard, FALSE);
      tz_dialog_set_closing (TZ_DIALOG (self), _("完成(_C)"));
    }
  gtk_widget_set_visible (self->save_refused, page == PAGE_PLAN && exchange_import_get_summary (self->file->import)->refused > 0);
}

/* Shows a page with the keyboard where the clerk goes on: at what has to be decided, else where Enter does the next thing.
 * The plan is read before it is written, so the keyboard is in its rows and no Enter held down goes past them. */
static void
turn_to (TzImport *self,
         guint     page)
{
  gboolean found = FALSE;

  show_page (self, page);
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  if (page == PAGE_COLUMNS)
    found = tz_import_columns_focus_problem (self->columns);
  else if (page == PAGE_WORDS)
    found = tz_import_words_focus_unknown (self->words);
  else if (page == PAGE_PLAN)
    found = tz_import_plan_focus_rows (self->plan);
  else if (page == PAGE_RESULT)
    found = tz_import_result_focus (self->result);
  if (found || self->file == NULL)
    return;
  if (page == PAGE_RESULT)
    tz_dialog_focus_closing (TZ_DIALOG (self));
  else
    tz_wizard_focus_next (TZ_WIZARD (self));
}

static guint
find_encoding (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].name, name) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
find_separator (char character)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].character == character)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
show_file (TzImport *self)
{
  ExchangeReader *reader = exchange_import_get_reader (self->file->import);
  const char *encoding = exchange_reader_get_encoding (reader);
  g_autofree char *found = tz_import_file_dup_found (self->file);
  gboolean pasted = g_strcmp0 (self->pasted, self->file->path) == 0;
  g_autofree char *shown = pasted ? g_strdup (_("剪贴板里的表格")) : g_filename_display_name (self->file->path);
  /* A page of the web says itself how it is encoded. */
  gboolean text = encoding != NULL && exchange_reader_get_kind (reader) == EXCHANGE_KIND_TEXT;

  self->filling = TRUE;
  gtk_editable_set_text (self->path, shown);
  gtk_widget_set_visible (self->text_box, text);
  if (text)
    {
      gtk_drop_down_set_selected (self->encoding, find_encoding (encoding));
      gtk_drop_down_set_selected (self->separator, find_separator (exchange_reader_get_separator (reader)));
    }
  self->filling = FALSE;
  tz_import_place_show (self->place, self->file->import);
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
  gtk_label_set_text (self->found, found);
  gtk_widget_set_visible (GTK_WIDGET (self->found), TRUE);
  gtk_scrolled_window_set_child (self->preview, tz_import_file_make_preview (self->file));
  gtk_stack_set_visible_child_name (self->preview_stack, "preview");
}

/* The pages point into the file: they let go of it first. */
static void
drop_file (TzImport *self)
{
  tz_import_plan_set_import (self->plan, NULL);
  tz_import_words_set_import (self->words, NULL);
  tz_import_columns_set_file (self->columns, NULL);
  g_clear_pointer (&self->file, tz_import_file_free);
}

static void
file_opened_cb (TzDialog     *dialog,
                const GError *error,
                gpointer      data)
{
  TzImport *self = TZ_IMPORT (dialog);
  Opening *opening = data;
  gboolean again = self->file != NULL && g_strcmp0 (self->file->path, opening->file->path) == 0;

  if (error != NULL)
    {
      say_failure (self, error);
      /* What was pointed at is not read: the page says again what is. */
      if (self->file != NULL)
        show_file (self);
      return;
    }
  drop_file (self);
  self->file = g_steal_pointer (&opening->file);
  tz_import_columns_set_file (self->columns, self->file);
  show_file (self);
  /* Who changes how it is read stays at the choice. */
  if (again)
    return;
  turn_to (self, PAGE_FILE);
}

static void
start_opening (TzImport   *self,
               const char *path,
               const char *encoding,
               char        separator,
               const char *sheet,
               guint       head_row)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->file = tz_import_file_new (path, self->reg);
  opening->file->row = self->row;
  opening->file->encoding = g_strdup (encoding);
  opening->file->separator = separator;
  opening->file->sheet = g_strdup (sheet);
  opening->file->head_row = head_row;
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在读表格……"), open_file, file_opened_cb, opening, free_opening);
}

static gboolean
check_rows (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  return exchange_import_check (data, store, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
}

/* A word that was decided in an earlier import is not asked for again. */
static gboolean
has_unknown_words (TzImport *self)
{
  g_autoptr (GPtrArray) words = exchange_import_list_words (self->file->import);

  for (guint i = 0; i < words->len; i++)
    if (((const ExchangeWord *) g_ptr_array_index (words, i))->meaning == NULL)
      return TRUE;
  return FALSE;
}

static void
rows_checked_cb (TzDialog     *dialog,
                 const GError *error,
                 gpointer      data)
{
  TzImport *self = TZ_IMPORT (dialog);

  if (error != NULL)
    {
      say_failure (self, error);
      return;
    }
  tz_import_words_set_import (self->words, self->file->import);
  tz_import_plan_set_import (self->plan, self->file->import);
  turn_to (self, !self->words_seen && has_unknown_words (self) ? PAGE_WORDS : PAGE_PLAN);
  self->words_seen = TRUE;
  if (self->failure != NULL)
    say_failure (self, self->failure);
  g_clear_error (&self->failure);
}

static void
start_checking (TzImport *self)
{
  tz_import_plan_set_import (self->plan, NULL);
  tz_import_words_set_import (self->words, NULL);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在逐行核对……"), check_rows, rows_checked_cb,
                 self->file->import, NULL);
}

static gboolean
apply_rows (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  return exchange_import_remember (data, store, error) &&
         exchange_import_apply (data, store, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
}

static void
rows_applied_cb (TzDialog     *dialog,
                 const GError *error,
                 gpointer      data)
{
  TzImport *self = TZ_IMPORT (dialog);

  if (error != NULL)
    {
      g_clear_error (&self->failure);
      self->failure = g_error_copy (error);
      start_checking (self);
      return;
    }
  tz_import_result_show (self->result, exchange_import_get_summary (self->file->import));
  turn_to (self, PAGE_RESULT);
}

static void
start_applying (TzImport *self)
{
  tz_import_plan_set_import (self->plan, NULL);
  tz_import_words_set_import (self->words, NULL);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在写入台账……"), apply_rows, rows_applied_cb,
                 self->file->import, NULL);
}

static void
reason_given_cb (const char *reason,
                 gpointer    data)
{
  g_autoptr (TzImport) self = data;

  if (reason == NULL || self->file == NULL)
    return;
  exchange_import_set_accept (self->file->import, reason);
  start_checking (self);
}

static void
accept_wanted_cb (TzImport *self)
{
  tz_ask_reason (GTK_WINDOW (self), _("收下可疑的行？"),
                 _("这些行的内容和规则不合，但不是不可能。理由会写进每一行的历史。"), _("理由"),
                 _("已核对原件|单位来函确认|先收下以后补正"), _("收下并重新核对(_Y)"), reason_given_cb,
                 g_object_ref (self));
}

static void
refused_place_chosen_cb (GFile    *file,
                         gpointer  data)
{
  g_autoptr (TzImport) self = data;

  if (file != NULL && self->file != NULL && !tz_dialog_is_busy (TZ_DIALOG (self)))
    tz_import_refused_write (TZ_DIALOG (self), self->file->import, file);
}

static void
save_refused_wanted_cb (TzImport *self)
{
  tz_import_refused_choose (TZ_DIALOG (self), self->file->path, refused_place_chosen_cb, g_object_ref (self));
}

static gboolean
undo_batch (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  TzImport *self = data;

  self->undone = ledger_batch_undo (store, exchange_import_get_summary (self->file->import)->batch, error);
  return self->undone != NULL;
}

static void
batch_undone_cb (TzDialog     *dialog,
                 const GError *error,
                 gpointer      data)
{
  TzImport *self = TZ_IMPORT (dialog);

  if (error != NULL)
    say_failure (self, error);
  else if (tz_import_result_show_undo (self->result, g_steal_pointer (&self->undone)) == 0)
    tz_dialog_focus_closing (dialog);
}

static void
result_message_cb (TzImport   *self,
                   const char *sentence)
{
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, sentence);
}

static void
undo_wanted_cb (TzImport *self)
{
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在撤销……"), undo_batch, batch_undone_cb, self, NULL);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  data)
{
  g_autoptr (TzImport) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && !tz_dialog_is_busy (TZ_DIALOG (self)))
    start_opening (self, path, NULL, 0, NULL, 0);
}

static void
choose_clicked_cb (TzImport *self)
{
  tz_file_dialog_open (GTK_WINDOW (self), _("选择要导入的表格"), sheet_filters, "import", file_chosen_cb,
                       g_object_ref (self));
}

static void
text_choice_changed_cb (TzImport *self)
{
  guint encoding = gtk_drop_down_get_selected (self->encoding);
  guint separator = gtk_drop_down_get_selected (self->separator);
  g_autofree char *path = NULL;

  if (self->filling || self->file == NULL)
    return;
  path = g_strdup (self->file->path);
  start_opening (self, path, encoding < G_N_ELEMENTS (encodings) ? encodings[encoding].name : NULL,
                 separator < G_N_ELEMENTS (separators) ? separators[separator].character : 0, NULL, 0);
}

/* Another sheet or heading row of the same file, read as it was read before. */
static void
place_changed_cb (TzImport *self)
{
  g_autofree char *path = self->file != NULL ? g_strdup (self->file->path) : NULL;
  ExchangePlace place;

  if (path == NULL)
    return;
  place = tz_import_place_get (self->place);
  start_opening (self, path, self->file->encoding, self->file->separator, place.sheet, place.head_row);
}

static gboolean
file_dropped_cb (GtkDropTarget *target,
                 const GValue  *value,
                 double         x,
                 double         y,
                 TzImport      *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  file_chosen_cb (files->data, g_object_ref (self));
  if (files->next != NULL)
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, _("一次导入一张表，先读第一个文件，其余的请随后再拖进来。"));
  return TRUE;
}

static void
columns_changed_cb (TzImport *self)
{
  show_page (self, PAGE_COLUMNS);
}

static void
template_named_cb (const char *name,
                   gpointer    data)
{
  g_autoptr (TzImport) self = data;
  const char *data_dir = g_getenv ("TAIZHANG_DATADIR");
  g_autofree char *own_dir = exchange_template_dup_own_dir ();
  g_autoptr (GArray) fills = name != NULL ? tz_import_columns_list_fills (self->columns) : NULL;
  g_autoptr (GError) error = NULL;

  if (name == NULL)
    return;
  if (!exchange_template_make (self->file->import, name, fills, data_dir != NULL ? data_dir : TZ_DATADIR, own_dir, &error))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  self->made (self->made_data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tz_import_next (TzWizard *wizard,
                guint     page)
{
  TzImport *self = TZ_IMPORT (wizard);

  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  if (page == PAGE_FILE)
    turn_to (self, PAGE_COLUMNS);
  else if (page == PAGE_COLUMNS && self->made != NULL)
    tz_ask_reason (GTK_WINDOW (self), _("这张表作为导出模板叫什么名称？"),
                   _("以后导出时选它，就照这张空表的表头填好各行。星号或“必填”的栏目会先查谁没有填。"), _("名称"), NULL, _("存为模板"),
                   template_named_cb, g_object_ref (self));
  else if (page == PAGE_COLUMNS)
    {
      self->words_seen = FALSE;
      start_checking (self);
    }
  else if (page == PAGE_WORDS && tz_import_words_is_changed (self->words))
    start_checking (self);
  else if (page == PAGE_WORDS)
    turn_to (self, PAGE_PLAN);
  else if (page == PAGE_PLAN)
    start_applying (self);
}

static void
tz_import_back (TzWizard *wizard,
                guint     page)
{
  TzImport *self = TZ_IMPORT (wizard);
  gboolean passes_words = page == PAGE_PLAN && tz_import_words_count (self->words) == 0;

  tz_dialog_say (TZ_DIALOG (wizard), TZ_TONE_PLAIN, NULL);
  turn_to (self, passes_words ? PAGE_COLUMNS : page - 1);
}

static void
delete_pasted (TzImport *self)
{
  g_autofree char *folder = self->pasted != NULL ? g_path_get_dirname (self->pasted) : NULL;

  if (folder == NULL)
    return;
  g_unlink (self->pasted);
  g_rmdir (folder);
  g_clear_pointer (&self->pasted, g_free);
}

static void
tz_import_dispose (GObject *object)
{
  TzImport *self = TZ_IMPORT (object);

  if (self->plan != NULL)
    drop_file (self);
  self->plan = NULL;
  g_clear_object (&self->result);
  g_clear_object (&self->store);
  g_clear_object (&self->made_data);
  g_clear_pointer (&self->undone, ledger_undo_free);
  g_clear_error (&self->failure);
  delete_pasted (self);
  G_OBJECT_CLASS (tz_import_parent_class)->dispose (object);
}

static void
tz_import_class_init (TzImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_import_dispose;
  TZ_WIZARD_CLASS (klass)->next = tz_import_next;
  TZ_WIZARD_CLASS (klass)->back = tz_import_back;
}

static void
fill_choices (TzImport *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) signs = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, _(encodings[i].title));
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    gtk_string_list_append (signs, _(separators[i].title));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->separator, G_LIST_MODEL (signs));
  self->filling = FALSE;
  g_signal_connect_swapped (self->encoding, "notify::selected", G_CALLBACK (text_choice_changed_cb), self);
  g_signal_connect_swapped (self->separator, "notify::selected", G_CALLBACK (text_choice_changed_cb), self);
}

static void
add_drop_target (TzImport  *self,
                 GtkWidget *page)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (target));
}

static void
tz_import_init (TzImport *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  TzWizard *wizard = TZ_WIZARD (self);

  g_type_ensure (TZ_TYPE_IMPORT_PLACE);
  builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-import.ui");
  self->path = GTK_EDITABLE (gtk_builder_get_object (builder, "path"));
  self->text_box = GTK_WIDGET (gtk_builder_get_object (builder, "text_box"));
  self->encoding = GTK_DROP_DOWN (gtk_builder_get_object (builder, "encoding"));
  self->separator = GTK_DROP_DOWN (gtk_builder_get_object (builder, "separator"));
  self->place = TZ_IMPORT_PLACE (gtk_builder_get_object (builder, "place"));
  self->found = GTK_LABEL (gtk_builder_get_object (builder, "found"));
  self->preview_stack = GTK_STACK (gtk_builder_get_object (builder, "preview_stack"));
  self->preview = GTK_SCROLLED_WINDOW (gtk_builder_get_object (builder, "preview"));
  self->columns = TZ_IMPORT_COLUMNS (tz_import_columns_new ());
  self->words = TZ_IMPORT_WORDS (tz_import_words_new ());
  self->plan = TZ_IMPORT_PLAN (tz_import_plan_new ());
  self->result = tz_import_result_new (builder);
  tz_wizard_add_page (wizard, _("文件"), GTK_WIDGET (gtk_builder_get_object (builder, "page_file")));
  tz_wizard_add_page (wizard, _("栏目"), GTK_WIDGET (self->columns));
  tz_wizard_add_page (wizard, _("词语"), GTK_WIDGET (self->words));
  tz_wizard_add_page (wizard, _("核对"), GTK_WIDGET (self->plan));
  tz_wizard_add_page (wizard, _("结果"), tz_import_result_get_page (self->result));
  fill_choices (self);
  add_drop_target (self, GTK_WIDGET (gtk_builder_get_object (builder, "page_file")));
  self->save_refused = tz_dialog_add_extra (TZ_DIALOG (self), _("保存未通过的行(_S)…"), G_CALLBACK (save_refused_wanted_cb));
  g_signal_connect_swapped (gtk_builder_get_object (builder, "choose"), "clicked", G_CALLBACK (choose_clicked_cb), self);
  g_signal_connect_swapped (self->place, "changed", G_CALLBACK (place_changed_cb), self);
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (columns_changed_cb), self);
  g_signal_connect_swapped (self->plan, "accept", G_CALLBACK (accept_wanted_cb), self);
  g_signal_connect_swapped (self->plan, "looked-through", G_CALLBACK (tz_wizard_focus_next), self);
  g_signal_connect_swapped (self->plan, "recheck", G_CALLBACK (start_checking), self);
  g_signal_connect_swapped (self->result, "message", G_CALLBACK (result_message_cb), self);
  g_signal_connect_swapped (self->result, "save-refused", G_CALLBACK (save_refused_wanted_cb), self);
  g_signal_connect_swapped (self->result, "undo", G_CALLBACK (undo_wanted_cb), self);
}

static TzImport *
make (GtkWindow            *parent,
      LedgerStore          *store,
      const LedgerRegister *reg)
{
  g_autofree char *title = g_strdup_printf (_("导入%s"), _(reg->title));
  TzImport *self = tz_dialog_new (TZ_TYPE_IMPORT, parent, title, (int) (1080 * tz_look_get_text_scale ()), 680);

  self->store = g_object_ref (store);
  self->reg = reg;
  turn_to (self, PAGE_FILE);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
tz_import_present (GtkWindow            *parent,
                   LedgerStore          *store,
                   const LedgerRegister *reg,
                   GFile                *file)
{
  TzImport *self = make (parent, store, reg);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    start_opening (self, path, NULL, 0, NULL, 0);
}

void
tz_import_present_below (GtkWindow            *parent,
                         LedgerStore          *store,
                         const LedgerRegister *reg,
                         gint64                row)
{
  make (parent, store, reg)->row = row;
}

void
tz_import_present_pasted (GtkWindow            *parent,
                          LedgerStore          *store,
                          const LedgerRegister *reg,
                          const char           *path)
{
  TzImport *self = make (parent, store, reg);

  self->pasted = g_strdup (path);
  start_opening (self, path, NULL, 0, NULL, 0);
}

void
tz_import_present_template (GtkWindow            *parent,
                            LedgerStore          *store,
                            const LedgerRegister *reg,
                            TzTemplateMade        made,
                            GObject              *owner)
{
  TzImport *self = make (parent, store, reg);
  g_autofree char *title = g_strdup_printf (_("%s：添加导出模板"), _(reg->title));

  gtk_window_set_title (GTK_WINDOW (self), title);
  tz_wizard_keep_steps (TZ_WIZARD (self), PAGE_COLUMNS + 1);
  tz_import_columns_fill_from (self->columns, store);
  self->made = made;
  self->made_data = owner != NULL ? g_object_ref (owner) : NULL;
}
