/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list in groups with an entry above it: a word or its pinyin narrows it, Enter takes the lit row. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-event-choice.h"

#include "codes.h"
#include "ledger-pinyin.h"
#include "members.h"

#define STATES "ARTQXDP"

struct _TzEventChoice
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkWidget         *search;
  GtkListBox        *list;
  GPtrArray         *shown;   /* (element-type MembershipEvent), as the rows stand; static */
  LedgerPinyinQuery *query;   /* NULL: all of them */
  guint              n;       /* members */
  guint              counts[sizeof STATES]; /* of each state; the last: of none */
};

/* Codes of codes_member_event, in the order in which they are offered. */
static const struct
{
  const char *title;
  const char *codes[8];
} groups[] = {
  { N_("入会和转入"), { "21", "1", "9", "2", "7" } },
  { N_("本会内部"), { "10", "11", "12" } },
  { N_("保留会籍"), { "14", "15", "13", "3", "20" } },
  { N_("离会"), { "4", "6", "19", "5", "8" } },
  { N_("其他（会籍不变）"), { "16", "17", "18", "23" } },
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzEventChoice, tz_event_choice, GTK_TYPE_WIDGET)

static const char *
get_word (const MembershipEvent *event)
{
  return _(ledger_choices_find (codes_member_event, event->code)->title);
}

/* Members in a state in which the change may happen. */
static guint
count_fitting (TzEventChoice         *self,
               const MembershipEvent *event)
{
  guint n = 0;

  for (guint i = 0; i < sizeof STATES; i++)
    if (membership_event_fits (event, STATES[i] != '\0' ? &STATES[i] : NULL))
      n += self->counts[i];
  return n;
}

/* "正常、保留会籍" */
static char *
dup_states (const char *letters)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = letters; *p != '\0'; p++)
    {
      const char state[] = { *p, '\0' };

      g_string_append_printf (text, "%s%s", text->len > 0 ? _("、") : "",
                              membership_get_word (*p != '-' ? state : NULL));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_way (const MembershipEvent *event)
{
  const char state[] = { event->to, '\0' };
  g_autofree char *from = dup_states (event->from);

  if (event->to == '\0')
    return g_strdup_printf (_("%s，会籍状态不变"), from);
  return g_strdup_printf (_("%s → %s"), from, membership_get_word (state));
}

/* Why nobody can, or that only some can; %NULL where all can. */
static char *
dup_remark (TzEventChoice         *self,
            const MembershipEvent *event)
{
  guint n = count_fitting (self, event);

  if (n == self->n)
    return NULL;
  if (n > 0)
    return g_strdup_printf (_("选中的 %u 人里有 %u 人可以"), self->n, n);
  if (self->n > 1)
    return g_strdup (_("选中的人会籍状态都不合适"));
  for (guint i = 0; i < sizeof STATES; i++)
    if (self->counts[i] > 0)
      {
        const char state[] = { STATES[i], '\0' };

        return g_strdup_printf (_("会籍状态是“%s”，不能办理"), membership_get_word (STATES[i] != '\0' ? state : NULL));
      }
  return NULL;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (TzEventChoice         *self,
         const MembershipEvent *event,
         GtkSizeGroup          *words)
{
  g_autofree char *way = dup_way (event);
  g_autofree char *remark = dup_remark (self, event);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *word = make_label (get_word (event), "event-word");
  GtkWidget *states = make_label (way, "dim-label");

  gtk_size_group_add_widget (words, word);
  gtk_label_set_ellipsize (GTK_LABEL (states), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (states, TRUE);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), states);
  if (remark != NULL)
    gtk_box_append (GTK_BOX (box), make_label (remark, "event-remark"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, count_fitting (self, event) > 0);
  gtk_widget_set_tooltip_text (row, _(event->rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, get_word (event),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, remark != NULL ? remark : way, -1);
  /* The list asks for the group at once. */
  g_ptr_array_add (self->shown, (gpointer) event);
  gtk_list_box_append (self->list, row);
}

static guint
get_group (const MembershipEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; k < G_N_ELEMENTS (groups[i].codes) && groups[i].codes[k] != NULL; k++)
      if (g_str_equal (groups[i].codes[k], event->code))
        return i;
  return G_N_ELEMENTS (groups) - 1;
}

static const MembershipEvent *
get_event (TzEventChoice *self,
           GtkListBoxRow *row)
{
  return g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));
}

static void
head_row (GtkListBoxRow *row,
          GtkListBoxRow *before,
          gpointer       data)
{
  TzEventChoice *self = data;
  guint group = get_group (get_event (self, row));

  if (before != NULL && get_group (get_event (self, before)) == group)
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, make_label (_(groups[group].title), "event-group"));
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       data)
{
  TzEventChoice *self = data;

  return self->query == NULL || ledger_pinyin_query_match (self->query, get_word (get_event (self, row)), TRUE) > 0;
}

/* The best of those that can be chosen: whole words before parts of them, or what most of the members can. */
static void
light_best (TzEventChoice *self)
{
  GtkListBoxRow *best = NULL;
  guint best_rank = 0;

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      const MembershipEvent *event = get_event (self, row);
      guint rank = self->query == NULL ? count_fitting (self, event)
                   : ledger_pinyin_query_match (self->query, get_word (event), TRUE);

      if (rank > best_rank && gtk_widget_get_sensitive (GTK_WIDGET (row)))
        {
          best = row;
          best_rank = rank;
        }
    }
  gtk_list_box_select_row (self->list, best);
}

static void
search_changed_cb (TzEventChoice *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->query, ledger_pinyin_query_free);
  if (*words != '\0')
    self->query = ledger_pinyin_query_new (words);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  light_best (self);
}

static void
choose (TzEventChoice *self,
        GtkListBoxRow *row)
{
  if (row != NULL && gtk_widget_get_sensitive (GTK_WIDGET (row)))
    g_signal_emit (self, signals[CHOSEN], 0, get_event (self, row)->code);
}

/* Enter may come before the entry has told of the last letter. */
static void
search_activated_cb (TzEventChoice *self)
{
  search_changed_cb (self);
  choose (self, gtk_list_box_get_selected_row (self->list));
}

static void
row_activated_cb (TzEventChoice *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzEventChoice         *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || row == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static void
tz_event_choice_dispose (GObject *object)
{
  TzEventChoice *self = TZ_EVENT_CHOICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->query, ledger_pinyin_query_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (tz_event_choice_parent_class)->dispose (object);
}

static void
tz_event_choice_class_init (TzEventChoiceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_event_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_EVENT_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_event_choice_init (TzEventChoice *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->search = gtk_search_entry_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  g_object_set (self->search, "placeholder-text", _("办理什么？输入名称或拼音首字母，如 zc"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("办理什么"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->search, keys);
  gtk_list_box_set_header_func (self->list, head_row, self, NULL);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "event-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("会籍变动"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tz_event_choice_new (void)
{
  return g_object_new (TZ_TYPE_EVENT_CHOICE, NULL);
}

/* By the file, not row by row: the whole ledger may be selected. */
static void
count_states (TzEventChoice *self,
              LedgerStore   *store,
              GArray        *members)
{
  guint rest = members->len;

  for (guint i = 0; STATES[i] != '\0'; i++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
      const char state[] = { STATES[i], '\0' };

      ledger_query_set_only (query, members, NULL);
      ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, state);
      self->counts[i] = ledger_store_count (store, query);
      rest -= MIN (rest, self->counts[i]);
    }
  self->counts[sizeof STATES - 1] = rest;
  self->n = members->len;
}

void
tz_event_choice_show (TzEventChoice *self,
                      LedgerStore   *store,
                      GArray        *members)
{
  g_autoptr (GtkSizeGroup) words = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  count_states (self, store, members);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; k < G_N_ELEMENTS (groups[i].codes) && groups[i].codes[k] != NULL; k++)
      add_row (self, membership_find_event (groups[i].codes[k]), words);
  light_best (self);
}

void
tz_event_choice_focus (TzEventChoice *self)
{
  gtk_widget_grab_focus (self->search);
}
