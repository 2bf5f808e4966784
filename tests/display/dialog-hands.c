/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks through the widget tree as a person looks at the screen; only what is visible counts. */
#include "dialog-hands.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange-reader.h"

/* The program's look and only the printer that is a file, without the movements that a test would have to wait for. */
static void
look_as_program (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/gonghui/Taizhang/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE,
                "gtk-print-backends", "file", NULL);
}

/* The cursor of an entry may blink once more while another window takes the focus: GTK wonders aloud, nothing is
 * wrong. Every other warning ends the test. */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        data)
{
  return strstr (message, "did not receive a focus-out event") == NULL;
}

int
hands_run (int               *argc,
           char            ***argv,
           const HandsTest   *tests)
{
  gtk_init ();
  g_test_init (argc, argv, NULL);
  look_as_program ();
  g_test_log_set_fatal_handler (is_fatal, NULL);
  for (guint i = 0; tests[i].path != NULL; i++)
    g_test_add (tests[i].path, DialogRoom, NULL, dialog_room_set_up, tests[i].run, dialog_room_tear_down);
  return g_test_run ();
}

void
dialog_room_set_up (DialogRoom    *self,
                    gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("taizhang-dialogs-XXXXXX", NULL);
  self->store = roster_new ();
  self->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->parent, 1280, 700);
  gtk_window_present (self->parent);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
dialog_room_tear_down (DialogRoom    *self,
                       gconstpointer  data)
{
  gtk_window_destroy (self->parent);
  hands_rest (50);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  roster_free (self->store);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->told);
}

void
hands_opened_rows_cb (GtkWidget  *page,
                      const char *register_id,
                      GArray     *ids,
                      const char *title,
                      const char *date,
                      DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup_printf ("%s %s %u", register_id, title, ids->len);
}

char *
dialog_room_path (DialogRoom *self,
                  const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
rest_ended_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
hands_rest (guint milliseconds)
{
  gboolean ended = FALSE;

  g_timeout_add (milliseconds, rest_ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWindow *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (window)) && g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }
  return NULL;
}

gboolean
hands_sees_window (const char *title)
{
  return find_window (title) != NULL;
}

GtkWindow *
hands_window (const char *title)
{
  hands_wait (find_window (title) != NULL);
  return find_window (title);
}

/* The text a widget itself shows, without the letter for its key. */
static char *
dup_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  return NULL;
}

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
search (GtkWidget  *root,
        Match       match,
        const char *text,
        guint      *nth)
{
  if (!gtk_widget_get_visible (root) || (gtk_widget_get_parent (root) != NULL && !gtk_widget_get_child_visible (root)))
    return NULL;
  if (match (root, text) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = search (child, match, text, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_text (GtkWidget  *widget,
            const char *text)
{
  g_autofree char *shown = dup_text (widget);

  return shown != NULL && strstr (shown, text) != NULL;
}

static gboolean
is_button (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *label = NULL;
  guint nth = 0;

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget))
    return FALSE;
  label = search (widget, shows_text, text, &nth);
  return label != NULL;
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_ENTRY (widget);
}

static GtkWidget *
find_button (GtkWindow  *window,
             const char *label)
{
  guint nth = 0;

  return search (GTK_WIDGET (window), is_button, label, &nth);
}

GtkWidget *
hands_button (GtkWindow  *window,
              const char *label)
{
  g_test_message ("button %s", label);
  hands_wait (find_button (window, label) != NULL);
  return find_button (window, label);
}

void
hands_click (GtkWindow  *window,
             const char *label)
{
  GtkWidget *button = hands_button (window, label);

  hands_wait (gtk_widget_is_sensitive (button));
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  else if (GTK_IS_CHECK_BUTTON (button))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), !gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  else
    g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
hands_find (GtkWidget *root,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = hands_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
hands_entry (GtkWindow *window,
             guint      nth)
{
  GtkWidget *entry = search (GTK_WIDGET (window), is_entry, NULL, &nth);

  g_assert_nonnull (entry);
  return entry;
}

/* Through the text's own signal, as the keyboard does it. */
void
hands_type (GtkWidget  *entry,
            const char *text)
{
  GtkEditable *inner = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (inner, "insert-at-cursor", text);
}

gboolean
hands_sees (GtkWindow  *window,
            const char *text)
{
  guint nth = 0;

  return search (GTK_WIDGET (window), shows_text, text, &nth) != NULL;
}

void
hands_wait_for_text (GtkWindow  *window,
                     const char *text)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_test_message ("text %s", text);
  while (!hands_sees (window, text) && g_get_monotonic_time () < end)
    hands_rest (5);
  if (!hands_sees (window, text))
    hands_keep_picture (window, "dialog-failed");
  g_assert_true (hands_sees (window, text));
}

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
shows_folder (GtkFileChooser *chooser,
              GFile          *folder)
{
  g_autoptr (GFile) shown = gtk_file_chooser_get_current_folder (chooser);

  return shown != NULL && g_file_equal (shown, folder);
}

static gboolean
has_chosen (GtkFileChooser *chooser,
            GFile          *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (chooser);

  return chosen != NULL && g_file_equal (chosen, file);
}

/* A folder in which files come and go is read again, and forgets what was chosen: a person would click once more. */
static void
choose_until_chosen (GtkFileChooser *chooser,
                     GFile          *file)
{
  for (guint attempt = 0; attempt < 20 && !has_chosen (chooser, file); attempt++)
    {
      gtk_file_chooser_set_file (chooser, file, NULL);
      for (guint i = 0; i < 100 && !has_chosen (chooser, file); i++)
        hands_rest (10);
    }
  g_assert_true (has_chosen (chooser, file));
}

void
hands_choose_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  GtkWindow *chooser;

  hands_wait (find_chooser () != NULL);
  chooser = find_chooser ();
  hands_rest (100);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), place, NULL);
  hands_wait (shows_folder (GTK_FILE_CHOOSER (chooser), place));
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      choose_until_chosen (GTK_FILE_CHOOSER (chooser), file);
    }
  hands_rest (100);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  hands_wait (find_chooser () == NULL);
}

void
hands_keep_picture (GtkWindow  *window,
                    const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/display/%s.png", g_getenv ("G_TEST_BUILDDIR"), name);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  hands_rest (200);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
}

GtkDropDown *
hands_choice (GtkWindow  *window,
              const char *chosen)
{
  return GTK_DROP_DOWN (gtk_widget_get_ancestor (hands_button (window, chosen), GTK_TYPE_DROP_DOWN));
}

char *
hands_dup_cells (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  const ExchangeRow *row;

  g_assert_no_error (error);
  while (exchange_reader_next_row (reader, &row, &error) == EXCHANGE_ROW)
    {
      for (guint i = 0; i < row->n_cells; i++)
        g_string_append_printf (text, "%s\t", row->cells[i].text);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_strdup (text->str);
}
