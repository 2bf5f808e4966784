/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small modal windows with a question, a reason to type or a sentence to read. */
#include "config.h"

#include "tz-ask.h"

#include <glib/gi18n-lib.h>

#include "tz-paragraph.h"

/* One question; freed with its window. */
typedef struct
{
  GtkWindow     *window;
  GtkEditable   *entry;    /* NULL unless a reason is asked for */
  GtkWidget     *yes;
  TzAskAnswered  answered;
  TzAskGiven     given;
  gpointer       data;
} Ask;

/* Answers once and closes: the window goes first, so that the answer may open another one. */
static void
finish (Ask      *ask,
        gboolean  yes)
{
  Ask own = *ask;
  g_autofree char *reason = NULL;

  if (yes && own.entry != NULL)
    reason = g_strstrip (g_strdup (gtk_editable_get_text (own.entry)));
  ask->answered = NULL;
  ask->given = NULL;
  gtk_window_destroy (own.window);
  if (own.answered != NULL)
    own.answered (yes, own.data);
  if (own.given != NULL)
    own.given (reason, own.data);
}

static void
yes_clicked_cb (GtkWidget *button,
                Ask       *ask)
{
  finish (ask, TRUE);
}

static void
no_clicked_cb (GtkWidget *button,
               Ask       *ask)
{
  finish (ask, FALSE);
}

static gboolean
close_requested_cb (GtkWindow *window,
                    Ask       *ask)
{
  finish (ask, FALSE);
  return TRUE;
}

static void
reason_changed_cb (GtkEditable *editable,
                   Ask         *ask)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  gtk_widget_set_sensitive (ask->yes, *reason != '\0');
}

static void
suggestion_clicked_cb (GtkButton *button,
                       Ask       *ask)
{
  gtk_editable_set_text (ask->entry, gtk_button_get_label (button));
  gtk_editable_set_position (ask->entry, -1);
  gtk_widget_grab_focus (GTK_WIDGET (ask->entry));
}

static void
free_ask (gpointer  data,
          GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  GtkWidget *label = tz_paragraph_new (text, class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  return label;
}

static Ask *
start_ask (GtkWindow  *parent,
           const char *question,
           const char *detail,
           GtkWidget **body)
{
  Ask *ask = g_new0 (Ask, 1);
  GtkWidget *window = gtk_window_new ();

  ask->window = GTK_WINDOW (window);
  *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (*body, "ask");
  gtk_window_set_title (ask->window, _("工会台账"));
  gtk_window_set_transient_for (ask->window, parent);
  gtk_window_set_modal (ask->window, TRUE);
  gtk_window_set_resizable (ask->window, FALSE);
  gtk_window_set_child (ask->window, *body);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_box_append (GTK_BOX (*body), make_label (question, "ask-question"));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (*body), make_label (detail, "ask-detail"));
  g_signal_connect_data (window, "close-request", G_CALLBACK (close_requested_cb), ask, free_ask, 0);
  return ask;
}

static void
add_escape (Ask *ask)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (ask->window), keys);
}

/* @yes in the end, where the eye ends; Enter means it unless it destroys something. */
static void
add_buttons (Ask         *ask,
             GtkWidget   *body,
             const char  *no,
             const char  *yes,
             TzAskManner  manner)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *refuse = NULL;
  GtkWidget *meant;

  gtk_widget_set_halign (row, GTK_ALIGN_END);
  gtk_widget_add_css_class (row, "ask-buttons");
  if (no != NULL)
    {
      refuse = gtk_button_new_with_mnemonic (no);
      g_signal_connect (refuse, "clicked", G_CALLBACK (no_clicked_cb), ask);
      gtk_box_append (GTK_BOX (row), refuse);
    }
  ask->yes = gtk_button_new_with_mnemonic (yes);
  gtk_widget_add_css_class (ask->yes, manner == TZ_ASK_DESTRUCTIVE ? "destructive-action" : "suggested-action");
  g_signal_connect (ask->yes, "clicked", G_CALLBACK (yes_clicked_cb), ask);
  gtk_box_append (GTK_BOX (row), ask->yes);
  gtk_box_append (GTK_BOX (body), row);
  meant = manner == TZ_ASK_DESTRUCTIVE && refuse != NULL ? refuse : ask->yes;
  gtk_window_set_default_widget (ask->window, meant);
  /* Or the first button would have the keyboard, and Enter would mean that one. */
  gtk_widget_grab_focus (meant);
  add_escape (ask);
}

static void
add_entry (Ask        *ask,
           GtkWidget  *body,
           const char *label,
           const char *suggestions)
{
  GtkWidget *caption = make_label (label, "ask-caption");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *usual = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_auto (GStrv) words = g_strsplit (suggestions != NULL ? suggestions : "", "|", -1);

  ask->entry = GTK_EDITABLE (entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_box_append (GTK_BOX (body), caption);
  gtk_box_append (GTK_BOX (body), entry);
  for (guint i = 0; words[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (words[i]);

      gtk_widget_add_css_class (button, "ask-suggestion");
      g_signal_connect (button, "clicked", G_CALLBACK (suggestion_clicked_cb), ask);
      gtk_box_append (GTK_BOX (usual), button);
    }
  gtk_widget_set_visible (usual, words[0] != NULL);
  gtk_box_append (GTK_BOX (body), usual);
}

void
tz_ask (GtkWindow     *parent,
        const char    *question,
        const char    *detail,
        const char    *yes,
        TzAskManner    manner,
        TzAskAnswered  answered,
        gpointer       data)
{
  GtkWidget *body;
  Ask *ask = start_ask (parent, question, detail, &body);

  ask->answered = answered;
  ask->data = data;
  add_buttons (ask, body, _("取消(_C)"), yes, manner);
  gtk_window_present (ask->window);
}

void
tz_ask_reason (GtkWindow  *parent,
               const char *question,
               const char *detail,
               const char *label,
               const char *suggestions,
               const char *yes,
               TzAskGiven  given,
               gpointer    data)
{
  GtkWidget *body;
  Ask *ask = start_ask (parent, question, detail, &body);

  ask->given = given;
  ask->data = data;
  add_entry (ask, body, label, suggestions);
  add_buttons (ask, body, _("取消(_C)"), yes, TZ_ASK_PLAIN);
  gtk_widget_set_sensitive (ask->yes, FALSE);
  g_signal_connect (ask->entry, "changed", G_CALLBACK (reason_changed_cb), ask);
  gtk_widget_grab_focus (GTK_WIDGET (ask->entry));
  gtk_window_present (ask->window);
}

void
tz_ask_tell (GtkWindow  *parent,
             const char *sentence,
             const char *detail)
{
  GtkWidget *body;
  Ask *ask = start_ask (parent, sentence, detail, &body);

  add_buttons (ask, body, NULL, _("知道了(_O)"), TZ_ASK_PLAIN);
  gtk_window_present (ask->window);
}
