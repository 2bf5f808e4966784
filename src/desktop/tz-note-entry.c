/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several lines: Enter is a new line here, Ctrl+Enter moves on, Tab leaves, F2 gives it a window of its own. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-note-entry.h"

#include "tz-minutes.h"
#include "tz-note-window.h"

#define MAX_HEIGHT 160

struct _TzNoteEntry
{
  TzEditor       parent_instance;

  GtkTextView   *view;
  GtkTextBuffer *buffer;
  gboolean       typed;
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (TzNoteEntry, tz_note_entry, TZ_TYPE_EDITOR)

static char *
dup_text (TzNoteEntry *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
put_text (TzNoteEntry *self,
          const char  *text)
{
  g_autofree char *present = dup_text (self);

  self->typed = FALSE;
  if (g_str_equal (present, text))
    return;
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->showing = FALSE;
}

static void
text_changed_cb (GtkTextBuffer *buffer,
                 TzNoteEntry   *self)
{
  if (self->typed || self->showing || tz_editor_get_edit (TZ_EDITOR (self)) == NULL)
    return;
  self->typed = TRUE;
  tz_editor_typing (TZ_EDITOR (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzNoteEntry           *self)
{
  const LedgerField *field = tz_editor_get_field (TZ_EDITOR (self));

  if ((field->flags & LEDGER_MINUTES) && tz_minutes_press (self->view, key, state))
    return TRUE;
  if (key == GDK_KEY_F2)
    {
      tz_note_window_open (TZ_EDITOR (self));
      return TRUE;
    }
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  if (tz_editor_flush (TZ_EDITOR (self)))
    tz_editor_advance (TZ_EDITOR (self));
  return TRUE;
}

static void
tz_note_entry_describe (TzEditor *editor)
{
  const LedgerField *field = tz_editor_get_field (editor);

  if (field->hint != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (TZ_NOTE_ENTRY (editor)->view), _(field->hint));
}

static void
tz_note_entry_refresh (TzEditor *editor,
                       gboolean  forget)
{
  TzNoteEntry *self = TZ_NOTE_ENTRY (editor);
  g_autofree char *text = NULL;

  if (!forget && (self->typed || tz_editor_get_refusal (editor) != NULL))
    return;
  text = tz_editor_dup_shown (editor, tz_editor_get_full (editor) || tz_editor_has_focus (editor));
  put_text (self, text);
}

static gboolean
tz_note_entry_flush (TzEditor *editor)
{
  TzNoteEntry *self = TZ_NOTE_ENTRY (editor);
  g_autofree char *text = NULL;

  if (!self->typed)
    return TRUE;
  text = dup_text (self);
  if (!tz_editor_put_text (editor, text))
    return FALSE;
  self->typed = FALSE;
  return TRUE;
}

static gboolean
tz_note_entry_is_typed (TzEditor *editor)
{
  return TZ_NOTE_ENTRY (editor)->typed;
}

static GtkWidget *
tz_note_entry_get_target (TzEditor *editor)
{
  return GTK_WIDGET (TZ_NOTE_ENTRY (editor)->view);
}

static void
tz_note_entry_set_editable (TzEditor *editor,
                            gboolean  editable)
{
  gtk_text_view_set_editable (TZ_NOTE_ENTRY (editor)->view, editable);
}

static void
tz_note_entry_class_init (TzNoteEntryClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  editor_class->describe = tz_note_entry_describe;
  editor_class->refresh = tz_note_entry_refresh;
  editor_class->flush = tz_note_entry_flush;
  editor_class->is_typed = tz_note_entry_is_typed;
  editor_class->get_target = tz_note_entry_get_target;
  editor_class->set_editable = tz_note_entry_set_editable;
}

static void
tz_note_entry_init (TzNoteEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "note");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect (self->buffer, "changed", G_CALLBACK (text_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
