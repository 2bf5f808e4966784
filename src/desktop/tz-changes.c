/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of one member as a list to read: day, event, from where to where, who handled it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-changes.h"

#include "codes.h"
#include "members.h"
#include "membership-walk.h"
#include "officers.h"
#include "orgs.h"
#include "tz-ask.h"
#include "tz-paragraph.h"
#include "units.h"

struct _TzChanges
{
  GtkWidget    parent_instance;

  LedgerStore *store;
  gint64       member;
  GtkWidget   *box;
  GtkWidget   *voided;  /* toggle */
  GtkWidget   *act;
  GtkWidget   *list;
};

/* A change asked to be voided, while the reason is given. */
typedef struct
{
  TzChanges *changes;
  gint64     event;
} Voiding;

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzChanges, tz_changes, GTK_TYPE_WIDGET)

static void
list_changes (TzChanges *self);

static void
reason_given (const char *reason,
              gpointer    data)
{
  g_autofree Voiding *voiding = data;
  g_autoptr (TzChanges) self = voiding->changes;
  g_autoptr (GError) error = NULL;

  if (reason == NULL || self->store == NULL)
    return;
  if (membership_void (self->store, voiding->event, reason, &error))
    {
      g_signal_emit (self, signals[MESSAGE], 0, _("已作废，会籍状态按其余的变动重新算过。"));
      return;
    }
  tz_ask_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("这次变动不能作废"), error->message);
}

static void
void_clicked_cb (GtkButton *button,
                 Voiding   *asked)
{
  TzChanges *self = asked->changes;
  g_autoptr (LedgerRecord) event = ledger_store_load (self->store, &member_events_register, asked->event, NULL);
  g_autofree char *label = event != NULL ? ledger_record_dup_label (event) : NULL;
  g_autofree char *question = NULL;
  Voiding *voiding;

  if (event == NULL)
    return;
  question = g_strdup_printf (_("作废“%s”？"), label);
  voiding = g_new (Voiding, 1);
  voiding->changes = g_object_ref (self);
  voiding->event = asked->event;
  tz_ask_reason (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), question,
                 _("作废的变动不删除，划去并注明原因；会籍状态和所属组织按其余的变动重新算。"), _("作废原因："),
                 _("登记错了人|日期有误|重复登记"), _("作废(_V)"), reason_given, voiding);
}

static void
free_voiding (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = tz_paragraph_new (text, style);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static const char *
get_event_word (const LedgerRecord *event)
{
  const LedgerChoice *choice = ledger_choices_find (codes_member_event, ledger_record_get (event, MEMBER_EVENT_EVENT));

  return choice != NULL ? _(choice->title) : "";
}

/* "一分会 → 二分会", "一分会" where it stays. */
static char *
dup_way (TzChanges    *self,
         LedgerRecord *event)
{
  gint64 from = ledger_record_get_number (event, MEMBER_EVENT_FROM_ORG);
  gint64 to = ledger_record_get_number (event, MEMBER_EVENT_ORG_ID);
  g_autofree char *was = ledger_store_dup_label (self->store, &orgs_register, from);
  g_autofree char *is = ledger_store_dup_label (self->store, &orgs_register, to);

  if (from == to || from == 0 || to == 0)
    return g_strdup (to != 0 ? is : was);
  return g_strdup_printf (_("%s → %s"), was, is);
}

static void
append_part (GString    *text,
             const char *caption,
             const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? " · " : "", caption, value);
}

static void
append_field (GString      *text,
              TzChanges    *self,
              LedgerRecord *event,
              guint         field)
{
  g_autofree char *caption = g_strdup_printf ("%s ", _(event->reg->fields[field].title));
  g_autofree char *value = NULL;

  if (ledger_record_get (event, field) == NULL)
    return;
  value = ledger_store_dup_shown (self->store, event, field, TRUE);
  append_part (text, field == MEMBER_EVENT_REASON || field == MEMBER_EVENT_MEMO ? "" : caption, value);
}

/* What else is known of the change, on one line that wraps. */
static char *
dup_details (TzChanges    *self,
             LedgerRecord *event)
{
  static const guint fields[] = {
    MEMBER_EVENT_REASON, MEMBER_EVENT_OTHER_UNION, MEMBER_EVENT_TO_UNIT, MEMBER_EVENT_RETURN_DATE,
    MEMBER_EVENT_PAPERS, MEMBER_EVENT_HANDLED_BY, MEMBER_EVENT_APPROVED_BY, MEMBER_EVENT_MEMO,
    MEMBER_EVENT_VOIDED, MEMBER_EVENT_VOID_REASON,
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *way = dup_way (self, event);

  append_part (text, "", way);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (text, self, event, fields[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_state (const LedgerRecord *event)
{
  const char *was = ledger_record_get (event, MEMBER_EVENT_WAS_STATE);
  const char *state = ledger_record_get (event, MEMBER_EVENT_STATE);
  g_autofree char *text = NULL;

  if (g_strcmp0 (was, state) == 0 || was == NULL)
    text = g_strdup (membership_get_word (state));
  else
    text = g_strdup_printf (_("%s → %s"), membership_get_word (was), membership_get_word (state));
  return make_label (state != NULL ? text : "", "dim-label");
}

static GtkWidget *
make_void_button (TzChanges    *self,
                  LedgerRecord *event)
{
  GtkWidget *button = gtk_button_new_with_label (_("作废…"));
  g_autofree char *label = ledger_record_dup_label (event);
  g_autofree char *words = g_strdup_printf (_("作废“%s”"), label);
  Voiding *asked = g_new (Voiding, 1);

  asked->changes = self;
  asked->event = event->id;
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (void_clicked_cb), asked, free_voiding, 0);
  return button;
}

/* Day, event, state and button in one line; below it what else is known. */
static void
add_change (TzChanges    *self,
            LedgerRecord *event,
            int           line)
{
  const char *date = ledger_record_get (event, MEMBER_EVENT_DATE);
  gboolean gone = ledger_record_get (event, MEMBER_EVENT_VOIDED) != NULL;
  g_autofree char *details = dup_details (self, event);
  GtkWidget *day = make_label (date != NULL ? date : _("日期不详"), "numeric");
  GtkWidget *word = make_label (get_event_word (event), "word");
  GtkWidget *state = make_state (event);
  GtkWidget *rest = make_label (details, "details");

  gtk_widget_set_hexpand (state, TRUE);
  gtk_grid_attach (GTK_GRID (self->list), day, 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->list), word, 1, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->list), state, 2, line, 1, 1);
  if (details[0] != '\0')
    gtk_grid_attach (GTK_GRID (self->list), rest, 1, line + 1, 3, 1);
  else
    g_object_ref_sink (rest), g_object_unref (rest);
  if (gone)
    {
      gtk_widget_add_css_class (day, "voided");
      gtk_widget_add_css_class (word, "voided");
    }
  else if (ledger_store_is_writable (self->store))
    gtk_grid_attach (GTK_GRID (self->list), make_void_button (self, event), 3, line, 1, 1);
}

static void
list_changes (TzChanges *self)
{
  g_autoptr (GPtrArray) events = self->member != 0 ? membership_walk_load (self->store, self->member, 0, NULL) : NULL;
  gboolean all = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->voided));
  g_autofree char *label = NULL;
  GtkWidget *child;
  guint n_voided = 0;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_grid_remove (GTK_GRID (self->list), child);
  for (guint i = events != NULL ? events->len : 0; i-- > 0;)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      gboolean gone = ledger_record_get (event, MEMBER_EVENT_VOIDED) != NULL;

      n_voided += gone;
      if (!gone || all)
        add_change (self, event, (int) (events->len - i) * 2);
    }
  label = g_strdup_printf (_("显示已作废 (%u)"), n_voided);
  gtk_button_set_label (GTK_BUTTON (self->voided), label);
  gtk_widget_set_visible (self->voided, n_voided > 0);
}

static void
voided_toggled_cb (TzChanges *self)
{
  list_changes (self);
}

static void
tz_changes_dispose (GObject *object)
{
  TzChanges *self = TZ_CHANGES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_changes_parent_class)->dispose (object);
}

static void
tz_changes_class_init (TzChangesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_changes_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_CHANGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_changes_init (TzChanges *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = gtk_label_new (_("会籍变动"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_grid_new ();
  self->voided = gtk_toggle_button_new ();
  self->act = gtk_button_new_with_label (_("办理变动…"));
  gtk_grid_set_column_spacing (GTK_GRID (self->list), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->list), 2);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->voided, "flat");
  gtk_widget_add_css_class (self->voided, "small");
  gtk_widget_add_css_class (self->act, "small");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->act), TZ_CHANGES_ACTION);
  g_signal_connect_swapped (self->voided, "toggled", G_CALLBACK (voided_toggled_cb), self);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->voided);
  gtk_box_append (GTK_BOX (head), self->act);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_changes_new (void)
{
  return g_object_new (TZ_TYPE_CHANGES, NULL);
}

void
tz_changes_dress (TzFields *fields)
{
  if (tz_fields_get_register (fields) == &members_register)
    tz_fields_set_action (fields, MEMBER_STATUS, _("办理变动…"), TZ_CHANGES_ACTION);
}

void
tz_changes_show (TzChanges            *self,
                 LedgerStore          *store,
                 const LedgerRegister *reg,
                 gint64                id)
{
  gboolean there = store != NULL && reg == &members_register && id != 0;

  g_set_object (&self->store, store);
  if (self->member != id)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->voided), FALSE);
  self->member = there ? id : 0;
  gtk_widget_set_visible (GTK_WIDGET (self), there);
  gtk_widget_set_visible (self->act, there && ledger_store_is_writable (store));
  list_changes (self);
}
