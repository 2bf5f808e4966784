/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry whose hits are rows; never a list of everybody. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-reference.h"

#include "tz-hits.h"
#include "tz-new-row.h"

#define MAX_HITS 12

struct _TzReference
{
  TzEntry  parent_instance;

  TzHits  *hits;
  char    *wanted; /* the words of the hits shown */
};

G_DEFINE_FINAL_TYPE (TzReference, tz_reference, TZ_TYPE_ENTRY)

static const LedgerRegister *
get_register (TzReference *self)
{
  TzEditor *editor = TZ_EDITOR (self);

  return ledger_store_find_register (tz_editor_get_edit (editor)->store, tz_editor_get_field (editor)->refers_to);
}

static gint64
get_id (TzReference *self)
{
  const char *value = tz_editor_get_value (TZ_EDITOR (self));

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static void
follow (TzReference *self)
{
  if (tz_editor_flush (TZ_EDITOR (self)) && get_id (self) != 0)
    tz_editor_open (TZ_EDITOR (self), get_register (self)->id, get_id (self));
}

static void
row_created_cb (TzNewRow    *window,
                gint64       id,
                TzReference *self)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (tz_editor_get_edit (TZ_EDITOR (self)) == NULL)
    return;
  TZ_ENTRY_CLASS (tz_reference_parent_class)->take (TZ_ENTRY (self), &(TzHit) { .value = value });
  tz_editor_focus (TZ_EDITOR (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzReference           *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  follow (self);
  return TRUE;
}

static GPtrArray *
tz_reference_find (TzEntry    *entry,
                   const char *words)
{
  TzReference *self = TZ_REFERENCE (entry);
  LedgerStore *store = tz_editor_get_edit (TZ_EDITOR (self))->store;
  GPtrArray *found;

  if (self->hits == NULL)
    self->hits = tz_hits_new (store, get_register (self));
  found = tz_hits_find (self->hits, words, MAX_HITS);
  g_free (self->wanted);
  self->wanted = g_strdup (words);
  if (words[0] != '\0' && ledger_store_is_writable (store))
    {
      g_autofree char *title = g_strdup_printf (_("新建%s“%s”…"), _(get_register (self)->row_title), words);

      g_ptr_array_add (found, tz_hit_new (NULL, title, NULL));
    }
  return found;
}

/* The only hit is meant; among several the person must choose, or type the whole name. */
static void
tz_reference_settle (TzEntry    *entry,
                     const char *text)
{
  TzSuggest *suggest = tz_entry_get_suggest (entry);
  const TzHit *hit = suggest != NULL ? tz_suggest_get_hit (suggest) : NULL;
  const LedgerRegister *other = get_register (TZ_REFERENCE (entry));

  if (text[0] != '\0' && ledger_store_resolve (tz_editor_get_edit (TZ_EDITOR (entry))->store, other, text, NULL) == 0 &&
      hit != NULL && hit->value != NULL && tz_suggest_get_length (suggest) <= 2)
    tz_editor_put_value (TZ_EDITOR (entry), hit->value);
  else
    tz_editor_put_text (TZ_EDITOR (entry), text);
}

static void
tz_reference_take (TzEntry     *entry,
                   const TzHit *hit)
{
  TzReference *self = TZ_REFERENCE (entry);
  GtkWidget *window;

  if (hit->value != NULL)
    {
      TZ_ENTRY_CLASS (tz_reference_parent_class)->take (entry, hit);
      return;
    }
  window = tz_new_row_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           tz_editor_get_edit (TZ_EDITOR (self))->store, get_register (self), self->wanted);
  g_signal_connect_object (window, "created", G_CALLBACK (row_created_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tz_reference_press_icon (TzEntry *entry)
{
  if (get_id (TZ_REFERENCE (entry)) != 0)
    follow (TZ_REFERENCE (entry));
  else
    tz_entry_offer (entry);
}

/* What a click on the icon does depends on whether there is a row to go to. */
static void
tz_reference_refresh (TzEditor *editor,
                      gboolean  forget)
{
  GtkEntry *entry = tz_entry_get_entry (TZ_ENTRY (editor));
  gboolean there = tz_editor_get_value (editor) != NULL;

  TZ_EDITOR_CLASS (tz_reference_parent_class)->refresh (editor, forget);
  if (gtk_entry_get_icon_name (entry, GTK_ENTRY_ICON_SECONDARY) == NULL)
    return;
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, there ? "go-next-symbolic" : "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY,
                                   there ? _("打开这一条 (Ctrl+Enter)") : _("选择 (Alt+↓)"));
}

static void
tz_reference_finalize (GObject *object)
{
  TzReference *self = TZ_REFERENCE (object);

  g_clear_pointer (&self->hits, tz_hits_free);
  g_free (self->wanted);
  G_OBJECT_CLASS (tz_reference_parent_class)->finalize (object);
}

static void
tz_reference_class_init (TzReferenceClass *class)
{
  TzEntryClass *entry_class = TZ_ENTRY_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tz_reference_finalize;
  TZ_EDITOR_CLASS (class)->refresh = tz_reference_refresh;
  entry_class->icon = "pan-down-symbolic";
  entry_class->icon_tip = N_("选择 (Alt+↓)");
  entry_class->find = tz_reference_find;
  entry_class->settle = tz_reference_settle;
  entry_class->take = tz_reference_take;
  entry_class->drop_down = tz_entry_offer;
  entry_class->press_icon = tz_reference_press_icon;
}

static void
tz_reference_init (TzReference *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
