/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four questions that make a new ledger: own or sample, whose, under which limits of visits, where. */
#include "config.h"

#include "tz-assistant.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ledger.h"
#include "ledger-lock.h"
#include "registers.h"
#include "sample.h"
#include "tz-benefit-list.h"
#include "tz-file-dialog.h"
#include "tz-wizard.h"
#include "union.h"

#define ENDING ".taizhang"
#define SAMPLE_UNION N_("示范市机电产业园区工会联合会")

enum
{
  PAGE_KIND,
  PAGE_UNION,
  PAGE_BENEFITS,
  PAGE_PLACE,
};

/* What is asked about the union, in the order of the paper. */
static const guint asked[] = {
  UNION_NAME, UNION_SEAL_NAME, UNION_SUPERIOR, UNION_REGION, UNION_CHAIR, UNION_CLERK, UNION_NUMBER_PREFIX,
  UNION_MEMBER_PREFIX,
};

#define TZ_TYPE_ASSISTANT (tz_assistant_get_type ())
G_DECLARE_FINAL_TYPE (TzAssistant, tz_assistant, TZ, ASSISTANT, TzWizard)

struct _TzAssistant
{
  TzWizard        parent_instance;

  GtkCheckButton *kind_sample;
  GtkEditable    *entries[G_N_ELEMENTS (asked)];
  GtkLabel       *problems[G_N_ELEMENTS (asked)];
  TzBenefitList  *benefits;
  GtkEditable    *name;
  GtkEditable    *folder;
  GtkLabel       *place_problem;
  gboolean        benefits_suggested;
  gboolean        name_typed; /* the file's name no longer follows the union's */

  void          (*created) (const char *path,
                            gpointer    data);
  gpointer        data;
};

G_DEFINE_FINAL_TYPE (TzAssistant, tz_assistant, TZ_TYPE_WIZARD)

/* What the thread needs to make the file. */
typedef struct
{
  char    *path;
  char    *values[G_N_ELEMENTS (asked)]; /* canonical */
  char    *benefits; /* the region whose limits hold, or NULL */
  gboolean sample;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->benefits);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_free (order->values[i]);
  g_free (order);
}

static gboolean
is_sample (TzAssistant *self)
{
  return gtk_check_button_get_active (self->kind_sample);
}

static char *
dup_typed (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* 文档/工会台账 of the person, whether or not the desktop has named its folders. */
char *
tz_assistant_dup_usual_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *own = documents == NULL ? g_build_filename (g_get_home_dir (), _("文档"), NULL) : NULL;

  return g_build_filename (own != NULL ? own : documents, _("工会台账"), NULL);
}

/* A file name that every file system takes. */
static char *
dup_file_name (const char *name)
{
  return g_strdelimit (g_strdup (name), "/\\:*?\"<>|\t\n", ' ');
}

static char *
dup_path (TzAssistant *self)
{
  g_autofree char *folder = dup_typed (self->folder);
  g_autofree char *typed = dup_typed (self->name);
  g_autofree char *name = dup_file_name (typed);
  g_autofree char *file = g_strconcat (name, g_str_has_suffix (name, ENDING) ? "" : ENDING, NULL);

  return g_build_filename (folder, file, NULL);
}

/* The sentence about a place that will not do, or NULL. */
static char *
find_place_problem (TzAssistant *self)
{
  g_autofree char *name = dup_typed (self->name);
  g_autofree char *folder = dup_typed (self->folder);
  g_autofree char *path = dup_path (self);
  g_autoptr (GError) error = NULL;

  if (*name == '\0')
    return g_strdup (_("请填写文件名"));
  if (!g_path_is_absolute (folder))
    return g_strdup (_("请选择一个文件夹"));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup_printf (_("“%s”已经存在，请换一个文件名；要用它请取消后打开"), path);
  if (!ledger_location_check (path, &error))
    return g_strdup (error->message);
  return NULL;
}

static void
show_place_problem (TzAssistant *self)
{
  g_autofree char *problem = find_place_problem (self);

  gtk_label_set_text (self->place_problem, problem != NULL ? problem : "");
  if (tz_wizard_get_page (TZ_WIZARD (self)) == PAGE_PLACE)
    tz_wizard_set_next (TZ_WIZARD (self), _("建立台账(_N)"), problem == NULL);
}

/* The file is named after the union until the person names it. */
static void
suggest_name (TzAssistant *self)
{
  g_autofree char *union_name = dup_typed (self->entries[0]);
  g_autofree char *name = dup_file_name (is_sample (self) ? _("示例") : union_name);

  if (self->name_typed)
    return;
  gtk_editable_set_text (self->name, name);
  self->name_typed = FALSE;
}

/* Says what is wrong beside each entry; the focus goes to the first one. */
static gboolean
check_union (TzAssistant *self)
{
  GtkEditable *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const LedgerField *field = &union_register.fields[asked[i]];
      g_autofree char *value = NULL;
      g_autofree char *problem = NULL;
      g_autoptr (GError) error = NULL;

      if (!ledger_field_parse (field, gtk_editable_get_text (self->entries[i]), &value, &error))
        problem = g_strdup (error->message);
      else if (value == NULL && (field->flags & LEDGER_REQUIRED) != 0)
        problem = g_strdup_printf (_("请填写%s"), _(field->title));
      gtk_label_set_text (self->problems[i], problem != NULL ? problem : "");
      gtk_widget_set_visible (GTK_WIDGET (self->problems[i]), problem != NULL);
      if (problem != NULL && first == NULL)
        first = self->entries[i];
    }
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return first == NULL;
}

/* Of the province that was typed on the page before; once, so that what was chosen stays. */
static void
suggest_benefits (TzAssistant *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (asked[i] == UNION_REGION && !self->benefits_suggested)
      {
        g_autofree char *place = dup_typed (self->entries[i]);

        tz_benefit_list_suggest (self->benefits, place);
        self->benefits_suggested = TRUE;
      }
}

static gboolean
enter_union (LedgerStore *store,
             Order       *order,
             GError     **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load_single (store, &union_register);
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, record);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (order->values[i] != NULL)
      ledger_edit_set (edit, asked[i], order->values[i]);
  return !ledger_edit_is_changed (edit) || ledger_edit_save (edit, NULL, error);
}

static gboolean
create_ledger (TzJob        *job,
               LedgerStore  *none,
               gpointer      data,
               GError      **error)
{
  Order *order = data;
  g_autofree char *folder = g_path_get_dirname (order->path);
  g_autoptr (LedgerStore) store = NULL;
  gboolean ok;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY, _("文件夹“%s”建不了，请换一个位置"), folder);
      return FALSE;
    }
  store = ledger_store_create (order->path, tz_registers, error);
  if (store == NULL)
    return FALSE;
  if (order->sample)
    ok = tz_union_found (store, _(SAMPLE_UNION), error) && tz_sample_fill (store, error);
  else
    ok = tz_union_found_in (store, order->values[0], order->benefits, error) && enter_union (store, order, error);
  ledger_store_close (store);
  /* Half a ledger would stand in the way of the next try. */
  if (!ok)
    g_unlink (order->path);
  return ok;
}

static void
ledger_created_cb (TzDialog     *dialog,
                   const GError *error,
                   gpointer      data)
{
  TzAssistant *self = TZ_ASSISTANT (dialog);
  Order *order = data;
  g_autofree char *path = g_strdup (order->path);

  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  self->created (path, self->data);
}

static void
start_creating (TzAssistant *self)
{
  Order *order = g_new0 (Order, 1);

  order->path = dup_path (self);
  order->sample = is_sample (self);
  order->benefits = g_strdup (tz_benefit_list_get_region (self->benefits));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    ledger_field_parse (&union_register.fields[asked[i]], gtk_editable_get_text (self->entries[i]),
                        &order->values[i], NULL);
  tz_dialog_run (TZ_DIALOG (self), NULL, _("正在建立台账……"), create_ledger, ledger_created_cb, order, free_order);
}

static void
name_changed_cb (TzAssistant *self)
{
  self->name_typed = TRUE;
  show_place_problem (self);
}

static void
folder_changed_cb (TzAssistant *self)
{
  show_place_problem (self);
}

static void
folder_chosen_cb (GFile    *file,
                  gpointer  data)
{
  g_autoptr (TzAssistant) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    gtk_editable_set_text (self->folder, path);
}

static void
choose_clicked_cb (TzAssistant *self)
{
  tz_file_dialog_folder (GTK_WINDOW (self), _("台账放在哪个文件夹"), "open", folder_chosen_cb, g_object_ref (self));
}

/* Enter moves on, and on from the last entry to the next page. */
static void
entry_activated_cb (GtkEditable *editable,
                    TzAssistant *self)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (asked); i++)
    if (self->entries[i] == editable)
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[i + 1]));
        return;
      }
  TZ_WIZARD_GET_CLASS (self)->next (TZ_WIZARD (self), PAGE_UNION);
}

/* What was complained about is being put right. */
static void
entry_changed_cb (GtkEditable *editable,
                  GtkWidget   *problem)
{
  gtk_widget_set_visible (problem, FALSE);
}

static void
name_activated_cb (TzAssistant *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->folder));
}

static void
show_page (TzAssistant *self,
           guint        page)
{
  tz_wizard_go (TZ_WIZARD (self), page);
  tz_wizard_set_next (TZ_WIZARD (self), _("下一步(_N)"), TRUE);
  if (page == PAGE_PLACE)
    {
      suggest_name (self);
      show_place_problem (self);
    }
}

static void
tz_assistant_next (TzWizard *wizard,
                   guint     page)
{
  TzAssistant *self = TZ_ASSISTANT (wizard);

  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  if (page == PAGE_KIND)
    show_page (self, is_sample (self) ? PAGE_PLACE : PAGE_UNION);
  else if (page == PAGE_UNION && check_union (self))
    {
      suggest_benefits (self);
      show_page (self, PAGE_BENEFITS);
    }
  else if (page == PAGE_BENEFITS)
    show_page (self, PAGE_PLACE);
  else if (page == PAGE_PLACE)
    start_creating (self);
}

static void
tz_assistant_back (TzWizard *wizard,
                   guint     page)
{
  TzAssistant *self = TZ_ASSISTANT (wizard);

  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  show_page (self, is_sample (self) ? PAGE_KIND : page - 1);
}

/* A row for one field: caption, entry, and below it what is wrong. */
static void
add_entry (TzAssistant *self,
           GtkGrid     *grid,
           guint        index)
{
  const LedgerField *field = &union_register.fields[asked[index]];
  GtkWidget *caption = gtk_label_new (_(field->title));
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *problem = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_widget_add_css_class (caption, "form-caption");
  if ((field->flags & LEDGER_REQUIRED) != 0)
    gtk_widget_add_css_class (caption, "required");
  gtk_widget_set_hexpand (entry, TRUE);
  if (field->hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(field->hint));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, problem, NULL, -1);
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_widget_add_css_class (problem, "field-problem");
  gtk_widget_set_visible (problem, FALSE);
  gtk_grid_attach (grid, caption, 0, 2 * index, 1, 1);
  gtk_grid_attach (grid, entry, 1, 2 * index, 1, 1);
  gtk_grid_attach (grid, problem, 1, 2 * index + 1, 1, 1);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), problem);
  self->entries[index] = GTK_EDITABLE (entry);
  self->problems[index] = GTK_LABEL (problem);
}

static void
tz_assistant_class_init (TzAssistantClass *klass)
{
  TZ_WIZARD_CLASS (klass)->next = tz_assistant_next;
  TZ_WIZARD_CLASS (klass)->back = tz_assistant_back;
}

static void
tz_assistant_init (TzAssistant *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-assistant.ui");
  g_autofree char *folder = tz_assistant_dup_usual_folder ();

  tz_wizard_add_page (TZ_WIZARD (self), _("开始"), GTK_WIDGET (gtk_builder_get_object (builder, "page_kind")));
  tz_wizard_add_page (TZ_WIZARD (self), _("本会"), GTK_WIDGET (gtk_builder_get_object (builder, "page_union")));
  self->benefits = TZ_BENEFIT_LIST (tz_benefit_list_new (TRUE));
  gtk_box_append (GTK_BOX (gtk_builder_get_object (builder, "page_benefits")), GTK_WIDGET (self->benefits));
  tz_wizard_add_page (TZ_WIZARD (self), _("慰问标准"), GTK_WIDGET (gtk_builder_get_object (builder, "page_benefits")));
  tz_wizard_add_page (TZ_WIZARD (self), _("位置"), GTK_WIDGET (gtk_builder_get_object (builder, "page_place")));
  self->kind_sample = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "kind_sample"));
  self->name = GTK_EDITABLE (gtk_builder_get_object (builder, "name"));
  self->folder = GTK_EDITABLE (gtk_builder_get_object (builder, "folder"));
  self->place_problem = GTK_LABEL (gtk_builder_get_object (builder, "place_problem"));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    add_entry (self, GTK_GRID (gtk_builder_get_object (builder, "fields")), i);
  gtk_editable_set_text (self->folder, folder);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (name_activated_cb), self);
  g_signal_connect_swapped (self->folder, "changed", G_CALLBACK (folder_changed_cb), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "choose"), "clicked",
                            G_CALLBACK (choose_clicked_cb), self);
}

void
tz_assistant_present (GtkApplication *app,
                      GtkWindow      *parent,
                      void          (*created) (const char *path,
                                                gpointer    data),
                      gpointer        data)
{
  TzAssistant *self = tz_dialog_new (TZ_TYPE_ASSISTANT, parent, _("建立新台账"), 660, 580);

  self->created = created;
  self->data = data;
  gtk_window_set_application (GTK_WINDOW (self), app);
  show_page (self, PAGE_KIND);
  gtk_window_present (GTK_WINDOW (self));
}
