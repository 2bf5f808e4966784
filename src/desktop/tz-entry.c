/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of text: becomes a value when it is left or Enter is pressed, masked while nobody edits it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-entry.h"

#include "ledger-kind.h"

typedef struct
{
  GtkEntry  *entry;
  TzSuggest *suggest;
  gboolean   typed;    /* the text is the person's and not yet a value */
  gboolean   showing;  /* the text is being set, not typed */
  gboolean   compact;
} TzEntryPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (TzEntry, tz_entry, TZ_TYPE_EDITOR)

static TzEntryPrivate *
get_private (TzEntry *self)
{
  return tz_entry_get_instance_private (self);
}

static const char *
get_text (TzEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry));
}

/* Not a person's typing: undo in the entry must not bring back a mask or another row's value. */
static void
put_text (TzEntry    *self,
          const char *text)
{
  TzEntryPrivate *priv = get_private (self);
  GtkEditable *editable = GTK_EDITABLE (priv->entry);

  priv->typed = FALSE;
  if (g_str_equal (gtk_editable_get_text (editable), text))
    return;
  priv->showing = TRUE;
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
  priv->showing = FALSE;
}

static TzSuggest *
get_suggest (TzEntry *self);

static void
hide_hits (TzEntry *self)
{
  if (get_private (self)->suggest != NULL)
    tz_suggest_hide (get_private (self)->suggest);
}

static void
take_hit (TzEntry     *self,
          const TzHit *hit)
{
  TZ_ENTRY_GET_CLASS (self)->take (self, hit);
  hide_hits (self);
}

static void
hit_taken_cb (TzSuggest *suggest,
              TzEntry   *self)
{
  const TzHit *hit = tz_suggest_get_hit (suggest);

  if (hit == NULL)
    return;
  take_hit (self, hit);
  gtk_editable_set_position (GTK_EDITABLE (get_private (self)->entry), -1);
}

static TzSuggest *
get_suggest (TzEntry *self)
{
  TzEntryPrivate *priv = get_private (self);

  if (priv->suggest == NULL)
    {
      priv->suggest = tz_suggest_new (GTK_WIDGET (self));
      g_signal_connect (priv->suggest, "taken", G_CALLBACK (hit_taken_cb), self);
    }
  return priv->suggest;
}

static void
show_hits (TzEntry    *self,
           const char *words)
{
  GPtrArray *hits = TZ_ENTRY_GET_CLASS (self)->find (self, words);

  tz_suggest_show (get_suggest (self), hits, words[0] == '\0' ? tz_editor_get_value (TZ_EDITOR (self)) : NULL);
}

static void
text_changed_cb (GtkEditable *editable,
                 TzEntry     *self)
{
  TzEntryPrivate *priv = get_private (self);

  if (priv->showing || tz_editor_get_edit (TZ_EDITOR (self)) == NULL)
    return;
  if (!priv->typed)
    {
      priv->typed = TRUE;
      tz_editor_typing (TZ_EDITOR (self));
    }
  if (TZ_ENTRY_GET_CLASS (self)->find == NULL)
    return;
  if (gtk_editable_get_text (editable)[0] == '\0')
    hide_hits (self);
  else
    show_hits (self, gtk_editable_get_text (editable));
}

static void
activated_cb (GtkEntry *entry,
              TzEntry  *self)
{
  TzSuggest *suggest = tz_entry_get_suggest (self);
  const TzHit *hit = suggest != NULL ? tz_suggest_get_hit (suggest) : NULL;

  if (hit != NULL && hit->value == NULL)
    {
      /* A new row is made first; Enter moves on from there. */
      take_hit (self, hit);
      return;
    }
  if (hit != NULL)
    take_hit (self, hit);
  if (tz_editor_flush (TZ_EDITOR (self)))
    tz_editor_advance (TZ_EDITOR (self));
}

static void
icon_pressed_cb (GtkEntry            *entry,
                 GtkEntryIconPosition place,
                 TzEntry             *self)
{
  TzEntryClass *class = TZ_ENTRY_GET_CLASS (self);

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  if (tz_entry_get_suggest (self) != NULL)
    hide_hits (self);
  else if (class->press_icon != NULL)
    class->press_icon (self);
  else if (class->drop_down != NULL)
    class->drop_down (self);
}

/* After the text itself, and so after an input method, had its say. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzEntry               *self)
{
  TzSuggest *suggest = tz_entry_get_suggest (self);
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if (suggest != NULL && (down || up))
    {
      tz_suggest_move (suggest, down ? 1 : -1);
      return TRUE;
    }
  if (suggest != NULL && key == GDK_KEY_Escape)
    {
      tz_suggest_hide (suggest);
      return TRUE;
    }
  if (down && TZ_ENTRY_GET_CLASS (self)->drop_down != NULL &&
      gtk_editable_get_editable (GTK_EDITABLE (get_private (self)->entry)) &&
      ((state & GDK_ALT_MASK) != 0 || !get_private (self)->compact))
    {
      TZ_ENTRY_GET_CLASS (self)->drop_down (self);
      return TRUE;
    }
  return FALSE;
}

static void
tz_entry_refresh (TzEditor *editor,
                  gboolean  forget)
{
  TzEntry *self = TZ_ENTRY (editor);
  gboolean full = tz_editor_get_full (editor) || tz_editor_has_focus (editor);
  g_autofree char *text = NULL;

  if (!tz_editor_has_focus (editor))
    hide_hits (self);
  if (!forget && (get_private (self)->typed || tz_editor_get_refusal (editor) != NULL))
    return;
  text = tz_editor_dup_shown (editor, full);
  put_text (self, text);
  if (!tz_editor_has_focus (editor))
    gtk_editable_set_position (GTK_EDITABLE (get_private (self)->entry), 0);
}

static gboolean
tz_entry_flush (TzEditor *editor)
{
  TzEntry *self = TZ_ENTRY (editor);
  g_autofree char *text = g_strdup (get_text (self));

  if (!get_private (self)->typed)
    return TRUE;
  TZ_ENTRY_GET_CLASS (self)->settle (self, text);
  hide_hits (self);
  if (tz_editor_get_refusal (editor) != NULL)
    return FALSE;
  get_private (self)->typed = FALSE;
  tz_editor_refresh (editor);
  return TRUE;
}

static gboolean
tz_entry_is_typed (TzEditor *editor)
{
  return get_private (TZ_ENTRY (editor))->typed;
}

static GtkWidget *
tz_entry_get_target (TzEditor *editor)
{
  return GTK_WIDGET (get_private (TZ_ENTRY (editor))->entry);
}

static void
tz_entry_set_editable (TzEditor *editor,
                       gboolean  editable)
{
  GtkEntry *entry = get_private (TZ_ENTRY (editor))->entry;

  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
  /* Setting it makes a place for an icon where there is none. */
  if (gtk_entry_get_icon_name (entry, GTK_ENTRY_ICON_SECONDARY) != NULL)
    gtk_entry_set_icon_sensitive (entry, GTK_ENTRY_ICON_SECONDARY, editable);
}

static void
tz_entry_settle (TzEntry    *self,
                 const char *text)
{
  tz_editor_put_text (TZ_EDITOR (self), text);
}

static void
tz_entry_take (TzEntry     *self,
               const TzHit *hit)
{
  get_private (self)->typed = FALSE;
  tz_editor_put_value (TZ_EDITOR (self), hit->value);
  tz_editor_refresh (TZ_EDITOR (self));
}

/* Digits keep an input method out of the way. */
static GtkInputPurpose
get_purpose (const LedgerKind *kind)
{
  if (kind == &ledger_kind_phone)
    return GTK_INPUT_PURPOSE_PHONE;
  if (kind == &ledger_kind_integer || kind == &ledger_kind_account)
    return GTK_INPUT_PURPOSE_DIGITS;
  return kind->is_number ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM;
}

static void
tz_entry_describe (TzEditor *editor)
{
  TzEntryPrivate *priv = get_private (TZ_ENTRY (editor));
  const LedgerField *field = tz_editor_get_field (editor);

  gtk_entry_set_input_purpose (priv->entry, get_purpose (field->kind));
  gtk_entry_set_placeholder_text (priv->entry, field->hint != NULL ? _(field->hint) : NULL);
}

static void
tz_entry_constructed (GObject *object)
{
  TzEntry *self = TZ_ENTRY (object);
  TzEntryPrivate *priv = get_private (self);
  TzEntryClass *class = TZ_ENTRY_GET_CLASS (self);

  G_OBJECT_CLASS (tz_entry_parent_class)->constructed (object);
  if (class->icon == NULL)
    return;
  gtk_entry_set_icon_from_icon_name (priv->entry, GTK_ENTRY_ICON_SECONDARY, class->icon);
  gtk_entry_set_icon_tooltip_text (priv->entry, GTK_ENTRY_ICON_SECONDARY, _(class->icon_tip));
}

static void
tz_entry_class_init (TzEntryClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = tz_entry_constructed;
  editor_class->describe = tz_entry_describe;
  editor_class->refresh = tz_entry_refresh;
  editor_class->flush = tz_entry_flush;
  editor_class->is_typed = tz_entry_is_typed;
  editor_class->get_target = tz_entry_get_target;
  editor_class->set_editable = tz_entry_set_editable;
  class->settle = tz_entry_settle;
  class->take = tz_entry_take;
}

static void
tz_entry_init (TzEntry *self)
{
  TzEntryPrivate *priv = get_private (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  priv->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (priv->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (priv->entry), 20);
  gtk_widget_set_hexpand (GTK_WIDGET (priv->entry), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (priv->entry), GTK_WIDGET (self));
  g_signal_connect (priv->entry, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect (priv->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect (priv->entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

TzEditor *
tz_entry_new (void)
{
  return g_object_new (TZ_TYPE_ENTRY, NULL);
}

void
tz_entry_set_compact (TzEntry *self)
{
  TzEntryPrivate *priv = get_private (self);

  priv->compact = TRUE;
  gtk_entry_set_has_frame (priv->entry, FALSE);
  gtk_entry_set_placeholder_text (priv->entry, NULL);
  gtk_entry_set_icon_from_icon_name (priv->entry, GTK_ENTRY_ICON_SECONDARY, NULL);
}

void
tz_entry_type (TzEntry    *self,
               const char *text)
{
  TzEntryPrivate *priv = get_private (self);

  priv->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), text);
  priv->showing = FALSE;
  priv->typed = TRUE;
  tz_editor_flush (TZ_EDITOR (self));
}

GtkEntry *
tz_entry_get_entry (TzEntry *self)
{
  return get_private (self)->entry;
}

TzSuggest *
tz_entry_get_suggest (TzEntry *self)
{
  TzEntryPrivate *priv = get_private (self);

  return priv->suggest != NULL && tz_suggest_is_shown (priv->suggest) ? priv->suggest : NULL;
}

void
tz_entry_offer (TzEntry *self)
{
  show_hits (self, "");
}
