/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of an editor that does not depend on what it looks like: value, refusal, mark, signals. */
#include "config.h"

#include "tz-editor.h"

#include <glib/gi18n-lib.h>

#include "tz-part.h"

typedef struct
{
  const LedgerRegister *reg;
  guint                 field;
  LedgerEdit           *edit;
  char                 *refusal;
  TzMark                mark;
  gboolean              full;
  gboolean              focused;
} TzEditorPrivate;

enum
{
  CHANGED,
  ADVANCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TzEditor, tz_editor, GTK_TYPE_WIDGET)

static TzEditorPrivate *
get_private (TzEditor *self)
{
  return tz_editor_get_instance_private (self);
}

static const char *
get_style (TzMark mark)
{
  static const char *const styles[] = { NULL, NULL, "missing", "warning", "error" };

  return styles[mark];
}

static gboolean
flush_nothing (TzEditor *self)
{
  return TRUE;
}

/* Left: what is typed becomes a value. */
static void
left_cb (GtkEventControllerFocus *controller,
         TzEditor                *self)
{
  if (get_private (self)->edit != NULL)
    tz_editor_flush (self);
  get_private (self)->focused = FALSE;
  tz_editor_refresh (self);
}

static void
entered_cb (GtkEventControllerFocus *controller,
            TzEditor                *self)
{
  get_private (self)->focused = TRUE;
  tz_editor_refresh (self);
}

static void
tz_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tz_editor_parent_class)->dispose (object);
}

static void
tz_editor_finalize (GObject *object)
{
  g_free (get_private (TZ_EDITOR (object))->refusal);
  G_OBJECT_CLASS (tz_editor_parent_class)->finalize (object);
}

static void
tz_editor_class_init (TzEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_editor_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_editor_finalize;
  class->flush = flush_nothing;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "editor");

  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ADVANCE] = g_signal_new ("advance", TZ_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  tz_part_add_signals (TZ_TYPE_EDITOR);
}

static void
tz_editor_init (TzEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
tz_editor_set_field (TzEditor             *self,
                     const LedgerRegister *reg,
                     guint                 field)
{
  TzEditorPrivate *priv = get_private (self);

  priv->reg = reg;
  priv->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(reg->fields[field].title), -1);
  if (TZ_EDITOR_GET_CLASS (self)->describe != NULL)
    TZ_EDITOR_GET_CLASS (self)->describe (self);
}

void
tz_editor_bind (TzEditor   *self,
                LedgerEdit *edit)
{
  TzEditorPrivate *priv = get_private (self);

  priv->edit = edit;
  g_clear_pointer (&priv->refusal, g_free);
  if (edit != NULL)
    TZ_EDITOR_GET_CLASS (self)->refresh (self, TRUE);
}

void
tz_editor_refresh (TzEditor *self)
{
  if (get_private (self)->edit != NULL)
    TZ_EDITOR_GET_CLASS (self)->refresh (self, FALSE);
}

gboolean
tz_editor_revert (TzEditor *self)
{
  TzEditorPrivate *priv = get_private (self);
  gboolean refused = priv->refusal != NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (priv->edit == NULL)
    return FALSE;
  if (GTK_IS_EDITABLE (tz_editor_get_target (self)))
    before = gtk_editable_get_chars (GTK_EDITABLE (tz_editor_get_target (self)), 0, -1);
  g_clear_pointer (&priv->refusal, g_free);
  TZ_EDITOR_GET_CLASS (self)->refresh (self, TRUE);
  if (before != NULL)
    after = gtk_editable_get_chars (GTK_EDITABLE (tz_editor_get_target (self)), 0, -1);
  if (refused)
    g_signal_emit (self, signals[CHANGED], 0);
  return refused || g_strcmp0 (before, after) != 0;
}

gboolean
tz_editor_flush (TzEditor *self)
{
  if (get_private (self)->edit == NULL)
    return TRUE;
  return TZ_EDITOR_GET_CLASS (self)->flush (self) && get_private (self)->refusal == NULL;
}

gboolean
tz_editor_is_typed (TzEditor *self)
{
  TzEditorClass *class = TZ_EDITOR_GET_CLASS (self);

  return get_private (self)->refusal != NULL || (class->is_typed != NULL && class->is_typed (self));
}

gboolean
tz_editor_focus (TzEditor *self)
{
  return gtk_widget_grab_focus (tz_editor_get_target (self));
}

void
tz_editor_set_full (TzEditor *self,
                    gboolean  full)
{
  get_private (self)->full = full;
  tz_editor_refresh (self);
}

void
tz_editor_set_editable (TzEditor *self,
                        gboolean  editable)
{
  if (TZ_EDITOR_GET_CLASS (self)->set_editable != NULL)
    TZ_EDITOR_GET_CLASS (self)->set_editable (self, editable);
  else
    gtk_widget_set_sensitive (tz_editor_get_target (self), editable);
}

void
tz_editor_set_mark (TzEditor   *self,
                    TzMark      mark,
                    const char *text)
{
  TzEditorPrivate *priv = get_private (self);
  GtkWidget *target = tz_editor_get_target (self);

  if (priv->mark != mark)
    {
      if (get_style (priv->mark) != NULL)
        gtk_widget_remove_css_class (target, get_style (priv->mark));
      if (get_style (mark) != NULL)
        gtk_widget_add_css_class (target, get_style (mark));
      priv->mark = mark;
      if (TZ_EDITOR_GET_CLASS (self)->set_mark != NULL)
        TZ_EDITOR_GET_CLASS (self)->set_mark (self, mark);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID,
                               mark == TZ_MARK_ERROR ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

const LedgerField *
tz_editor_get_field (TzEditor *self)
{
  TzEditorPrivate *priv = get_private (self);

  return &priv->reg->fields[priv->field];
}

guint
tz_editor_get_index (TzEditor *self)
{
  return get_private (self)->field;
}

LedgerEdit *
tz_editor_get_edit (TzEditor *self)
{
  return get_private (self)->edit;
}

const char *
tz_editor_get_value (TzEditor *self)
{
  TzEditorPrivate *priv = get_private (self);

  return priv->edit != NULL ? ledger_edit_get (priv->edit, priv->field) : NULL;
}

GtkWidget *
tz_editor_get_target (TzEditor *self)
{
  return TZ_EDITOR_GET_CLASS (self)->get_target (self);
}

gboolean
tz_editor_get_full (TzEditor *self)
{
  return get_private (self)->full;
}

gboolean
tz_editor_has_focus (TzEditor *self)
{
  return get_private (self)->focused;
}

const char *
tz_editor_get_refusal (TzEditor *self)
{
  return get_private (self)->refusal;
}

char *
tz_editor_dup_shown (TzEditor *self,
                     gboolean  full)
{
  TzEditorPrivate *priv = get_private (self);

  if (priv->edit == NULL)
    return g_strdup ("");
  return ledger_store_dup_shown (priv->edit->store, priv->edit->after, priv->field, full);
}

gboolean
tz_editor_put_text (TzEditor   *self,
                    const char *text)
{
  TzEditorPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&priv->refusal, g_free);
  if (!ledger_edit_set_text (priv->edit, priv->field, text, &error))
    priv->refusal = g_strdup (error->message);
  g_signal_emit (self, signals[CHANGED], 0);
  return error == NULL;
}

void
tz_editor_put_value (TzEditor   *self,
                     const char *value)
{
  TzEditorPrivate *priv = get_private (self);

  g_clear_pointer (&priv->refusal, g_free);
  ledger_edit_set (priv->edit, priv->field, value);
  ledger_edit_derive (priv->edit);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
tz_editor_typing (TzEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
tz_editor_advance (TzEditor *self)
{
  g_signal_emit (self, signals[ADVANCE], 0);
}

void
tz_editor_open (TzEditor   *self,
                const char *register_id,
                gint64      id)
{
  tz_part_open (self, register_id, id);
}

void
tz_editor_say (TzEditor   *self,
               const char *sentence)
{
  tz_part_say (self, sentence);
}
