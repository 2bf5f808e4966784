/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets up the window and acts in it through the widgets' own signals. */
#include "record-window.h"

#include <glib/gstdio.h>

#include "registers.h"

static void
saved_cb (TzRecord     *record,
          gint64        id,
          RecordWindow *self)
{
  self->saved = id;
}

static void
said_cb (TzRecord     *record,
         const char   *sentence,
         RecordWindow *self)
{
  g_free (self->message);
  self->message = g_strdup (sentence);
}

static void
opened_cb (TzRecord     *record,
           const char   *register_id,
           gint64        id,
           RecordWindow *self)
{
  self->opened = id;
}

void
record_window_set_up (RecordWindow  *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("record-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.taizhang", NULL);
  self->store = ledger_store_create (self->path, tz_registers, &error);
  g_assert_no_error (error);
  ledger_store_set_today (self->store, "2026-11-21");
  ledger_store_set_clerk (self->store, "测试");
  g_assert_true (tz_union_found (self->store, "测试工会", &error));
  self->record = TZ_RECORD (tz_record_new ());
  g_signal_connect (self->record, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect (self->record, "message", G_CALLBACK (said_cb), self);
  g_signal_connect (self->record, "open", G_CALLBACK (opened_cb), self);
  tz_record_set_store (self->record, self->store);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->record));
  gtk_window_present (GTK_WINDOW (self->window));
  record_window_wait ();
}

void
record_window_tear_down (RecordWindow  *self,
                         gconstpointer  data)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".lock" };

  gtk_window_destroy (GTK_WINDOW (self->window));
  record_window_wait ();
  ledger_store_close (self->store);
  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->message);
}

gint64
record_window_enter (RecordWindow         *self,
                     const LedgerRegister *reg,
                     ...)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (self->store, reg);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list arguments;

  va_start (arguments, reg);
  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      ledger_edit_set_text (edit, ledger_register_find_field (reg, name), va_arg (arguments, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

void
record_window_wait (void)
{
  gint64 end = g_get_monotonic_time () + 400 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

TzEditor *
record_window_editor (RecordWindow *self,
                      guint         field)
{
  return tz_fields_get_editor (tz_record_get_fields (self->record), field);
}

static GtkWidget *
get_text (TzEditor *editor)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (tz_editor_get_target (editor))));
}

void
record_window_type (TzEditor   *editor,
                    const char *text)
{
  GtkWidget *widget = get_text (editor);

  g_assert_true (tz_editor_focus (editor));
  gtk_editable_select_region (GTK_EDITABLE (widget), 0, -1);
  gtk_editable_delete_selection (GTK_EDITABLE (widget));
  if (text[0] != '\0')
    g_signal_emit_by_name (widget, "insert-at-cursor", text);
}

void
record_window_put (TzEditor   *editor,
                   const char *text)
{
  record_window_type (editor, text);
  g_signal_emit_by_name (get_text (editor), "activate");
}

const char *
record_window_text (TzEditor *editor)
{
  return gtk_editable_get_text (GTK_EDITABLE (tz_editor_get_target (editor)));
}

char *
record_window_stored (RecordWindow         *self,
                      const LedgerRegister *reg,
                      gint64                id,
                      guint                 field)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self->store, reg, id, NULL);

  g_assert_nonnull (record);
  return g_strdup (ledger_record_get (record, field));
}

static const char *
get_label (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

GtkWidget *
record_window_find (GtkWidget  *root,
                    GType       type,
                    const char *label)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (label == NULL || g_strcmp0 (get_label (root), label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = record_window_find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}
