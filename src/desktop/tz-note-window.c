/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing it keeps what was typed, whichever way it is closed: what somebody said is not typed twice. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-note-window.h"

#include "tz-look.h"
#include "tz-minutes.h"

/* After so long a pause, in milliseconds, the text is in the edit, and so in the draft. */
#define PAUSE 1500

struct _TzNoteWindow
{
  TzDialog       parent_instance;

  TzEditor      *editor; /* weak */
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  guint          pause;
};

G_DEFINE_FINAL_TYPE (TzNoteWindow, tz_note_window, TZ_TYPE_DIALOG)

static void
take_text (TzNoteWindow *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->editor == NULL || tz_editor_get_edit (self->editor) == NULL || !gtk_text_buffer_get_modified (self->buffer))
    return;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
  tz_editor_put_text (self->editor, text);
  tz_editor_refresh (self->editor);
}

static gboolean
paused_cb (gpointer data)
{
  TzNoteWindow *self = data;

  self->pause = 0;
  take_text (self);
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (TzNoteWindow *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, paused_cb, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzNoteWindow          *self)
{
  if (self->editor != NULL && (tz_editor_get_field (self->editor)->flags & LEDGER_MINUTES) && tz_minutes_press (self->view, key, state))
    return TRUE;
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
tz_note_window_close_request (GtkWindow *window)
{
  TzNoteWindow *self = TZ_NOTE_WINDOW (window);

  take_text (self);
  if (self->editor != NULL)
    tz_editor_focus (self->editor);
  return GTK_WINDOW_CLASS (tz_note_window_parent_class)->close_request (window);
}

static void
tz_note_window_dispose (GObject *object)
{
  TzNoteWindow *self = TZ_NOTE_WINDOW (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_weak_pointer (&self->editor);
  G_OBJECT_CLASS (tz_note_window_parent_class)->dispose (object);
}

static void
tz_note_window_class_init (TzNoteWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_note_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = tz_note_window_close_request;
}

static void
tz_note_window_init (TzNoteWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (self->view, 4);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "note");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (text_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  tz_dialog_set_content (TZ_DIALOG (self), scroller);
  tz_dialog_set_closing (TZ_DIALOG (self), _("完成(_B)"));
}

void
tz_note_window_open (TzEditor *editor)
{
  double scale = tz_look_get_text_scale ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));
  const LedgerField *field = tz_editor_get_field (editor);
  const char *text;
  TzNoteWindow *self;

  if (!GTK_IS_WINDOW (root) || tz_editor_get_edit (editor) == NULL || !tz_editor_flush (editor))
    return;
  self = tz_dialog_new (TZ_TYPE_NOTE_WINDOW, GTK_WINDOW (root), _(field->title), (int) (760 * scale), (int) (600 * scale));
  text = tz_editor_get_value (editor);
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_set_weak_pointer (&self->editor, editor);
  gtk_text_view_set_editable (self->view, gtk_widget_is_sensitive (tz_editor_get_target (editor)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->title), -1);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN,
                 (field->flags & LEDGER_MINUTES) ? _("Ctrl+1 另起一行写“问：”，Ctrl+2 另起一行写“答：”，Ctrl+Enter 完成。") : _("Ctrl+Enter 完成。"));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self));
}
