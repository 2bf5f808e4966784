/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that speaks to GtkFileChooserNative, the only chooser that goes through portals in GTK 4.8. */
#include "config.h"

#include "tz-file-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-ask.h"
#include "tz-settings.h"

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow            *parent;
  char                 *purpose;
  char                 *ending; /* ".xlsx", of the filter in use, when saving */
  GFile                *file;
  TzFileChosen          chosen;
  TzFilesChosen         several; /* instead of @chosen */
  gpointer              data;
} Request;

static void
free_request (Request *request)
{
  g_clear_object (&request->chooser);
  g_clear_object (&request->parent);
  g_clear_object (&request->file);
  g_free (request->purpose);
  g_free (request->ending);
  g_free (request);
}

static void
answer (Request *request,
        GFile   *file)
{
  g_autoptr (GListModel) files = NULL;

  if (request->several == NULL)
    request->chosen (file, request->data);
  else
    {
      files = file != NULL ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (request->chooser)) : NULL;
      request->several (files, request->data);
    }
  free_request (request);
}

/* The folder remembered for a purpose, if it is still there. */
static GFile *
load_folder (const char *purpose)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autoptr (GVariant) folders = g_settings_get_value (settings, "folders");
  const char *path;

  if (!g_variant_lookup (folders, purpose, "&s", &path) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return NULL;
  return g_file_new_for_path (path);
}

static void
store_folder (const char *purpose,
              GFile      *folder)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autoptr (GVariant) folders = g_settings_get_value (settings, "folders");
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  const char *value;

  if (path == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, folders);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, purpose))
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_builder_add (&builder, "{ss}", purpose, path);
  g_settings_set_value (settings, "folders", g_variant_builder_end (&builder));
}

static GtkFileFilter *
make_filter (const TzFileFilter *filter)
{
  GtkFileFilter *made = gtk_file_filter_new ();
  g_auto (GStrv) patterns = g_strsplit (filter->patterns, "|", -1);

  gtk_file_filter_set_name (made, _(filter->title));
  for (guint i = 0; patterns[i] != NULL; i++)
    {
      /* "*.xlsx" by ending, whatever its case; anything else as a pattern. */
      if (g_str_has_prefix (patterns[i], "*.") && strpbrk (patterns[i] + 2, "*?") == NULL)
        gtk_file_filter_add_suffix (made, patterns[i] + 2);
      else
        gtk_file_filter_add_pattern (made, patterns[i]);
    }
  return made;
}

static void
add_filters (Request            *request,
             const TzFileFilter *filters)
{
  for (guint i = 0; filters != NULL && filters[i].title != NULL; i++)
    {
      g_autoptr (GtkFileFilter) filter = make_filter (&filters[i]);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (request->chooser), filter);
    }
  if (filters != NULL && g_str_has_prefix (filters[0].patterns, "*."))
    request->ending = g_strndup (filters[0].patterns + 1, strcspn (filters[0].patterns + 1, "|"));
}

/* The file with the usual ending when its name has none. */
static GFile *
complete_name (GFile      *file,
               const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (ending == NULL || folder == NULL || strchr (name, '.') != NULL)
    return g_object_ref (file);
  full = g_strconcat (name, ending, NULL);
  return g_file_get_child (folder, full);
}

static void
replacing_answered_cb (gboolean yes,
                       gpointer data)
{
  Request *request = data;

  answer (request, yes ? request->file : NULL);
}

static void
ask_replacing (Request *request)
{
  g_autofree char *name = g_file_get_basename (request->file);
  g_autofree char *question = g_strdup_printf (_("要替换“%s”吗？"), name);

  tz_ask (request->parent, question, _("这个文件已经存在，替换后原来的内容就没有了。"), _("替换"),
          TZ_ASK_DESTRUCTIVE, replacing_answered_cb, request);
}

static GFile *
pick_first (Request *request)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (request->chooser));

  return g_list_model_get_item (files, 0);
}

static void
chooser_answered_cb (GtkNativeDialog *dialog,
                     int              response,
                     Request         *request)
{
  g_autoptr (GFile) picked = NULL;
  g_autoptr (GFile) folder = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    picked = request->several != NULL ? pick_first (request) : gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (picked == NULL)
    {
      answer (request, NULL);
      return;
    }
  request->file = complete_name (picked, request->ending);
  folder = g_file_get_parent (request->file);
  store_folder (request->purpose, folder);
  /* The chooser asked about the name as typed, not about the completed one. */
  if (!g_file_equal (picked, request->file) && g_file_query_exists (request->file, NULL))
    ask_replacing (request);
  else
    answer (request, request->file);
}

static Request *
start_request (GtkWindow            *parent,
               const char           *title,
               GtkFileChooserAction  action,
               const char           *accept,
               const char           *purpose,
               TzFileChosen          chosen,
               gpointer              data)
{
  Request *request = g_new0 (Request, 1);
  g_autoptr (GFile) folder = load_folder (purpose);

  request->parent = parent != NULL ? g_object_ref (parent) : NULL;
  request->purpose = g_strdup (purpose);
  request->chosen = chosen;
  request->data = data;
  request->chooser = gtk_file_chooser_native_new (title, parent, action, accept, _("取消(_C)"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (request->chooser), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (request->chooser), folder, NULL);
  g_signal_connect (request->chooser, "response", G_CALLBACK (chooser_answered_cb), request);
  return request;
}

void
tz_file_dialog_open (GtkWindow          *parent,
                     const char         *title,
                     const TzFileFilter *filters,
                     const char         *purpose,
                     TzFileChosen        chosen,
                     gpointer            data)
{
  Request *request = start_request (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("打开(_O)"), purpose,
                                    chosen, data);

  add_filters (request, filters);
  g_clear_pointer (&request->ending, g_free);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

void
tz_file_dialog_open_several (GtkWindow          *parent,
                             const char         *title,
                             const TzFileFilter *filters,
                             const char         *purpose,
                             TzFilesChosen       chosen,
                             gpointer            data)
{
  Request *request = start_request (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("打开(_O)"), purpose,
                                    NULL, data);

  request->several = chosen;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (request->chooser), TRUE);
  add_filters (request, filters);
  g_clear_pointer (&request->ending, g_free);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

void
tz_file_dialog_save (GtkWindow          *parent,
                     const char         *title,
                     const char         *name,
                     const TzFileFilter *filters,
                     const char         *purpose,
                     TzFileChosen        chosen,
                     gpointer            data)
{
  Request *request = start_request (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("保存(_S)"), purpose,
                                    chosen, data);

  add_filters (request, filters);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (request->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

void
tz_file_dialog_folder (GtkWindow    *parent,
                       const char   *title,
                       const char   *purpose,
                       TzFileChosen  chosen,
                       gpointer      data)
{
  Request *request = start_request (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("选择(_O)"),
                                    purpose, chosen, data);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

void
tz_file_dialog_reveal (GtkWindow *parent,
                       GFile     *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  /* GTK shows the folder through the portal or the desktop's own handler. */
  if (uri != NULL)
    gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
