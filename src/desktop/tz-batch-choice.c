/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of five ways; what belongs to a way can be filled in when it is chosen. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-batch-choice.h"

#include "ledger-kind.h"
#include "tz-editor-kinds.h"

typedef enum
{
  WAY_ALL,
  WAY_ORG,
  WAY_SELECTED,
  WAY_LISTED,
  WAY_NAMES,
  N_WAYS
} Way;

/* Never a table of the file: it lets the entry of the records be used here. */
static const LedgerField fields[] = {
  { .name = "org_id", .title = N_("组织"), .kind = &ledger_kind_reference, .refers_to = "orgs" },
};

static const LedgerRegister asked_register = {
  .id = "batch_choice_asked",
  .title = N_("组织"),
  .row_title = N_("组织"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

struct _TzBatchChoice
{
  GtkWidget   parent_instance;

  GArray     *selected; /* or NULL */
  GArray     *listed;   /* or NULL */
  LedgerEdit *asked;
  char       *names;    /* what was read last */

  GtkWidget  *box;
  GtkWidget  *ways[N_WAYS];
  TzEditor   *org;
  GtkWidget  *text;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzBatchChoice, tz_batch_choice, GTK_TYPE_WIDGET)

static Way
get_way (TzBatchChoice *self)
{
  for (Way way = WAY_ALL; way < N_WAYS; way++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->ways[way])))
      return way;
  return WAY_ALL;
}

static void
changed_cb (TzBatchChoice *self)
{
  tz_editor_set_editable (self->org, get_way (self) == WAY_ORG);
  gtk_widget_set_sensitive (self->text, get_way (self) == WAY_NAMES);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tz_batch_choice_dispose (GObject *object)
{
  TzBatchChoice *self = TZ_BATCH_CHOICE (object);

  if (self->org != NULL)
    tz_editor_bind (self->org, NULL);
  self->org = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_batch_choice_parent_class)->dispose (object);
}

static void
tz_batch_choice_finalize (GObject *object)
{
  TzBatchChoice *self = TZ_BATCH_CHOICE (object);

  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->listed, g_array_unref);
  g_clear_pointer (&self->asked, ledger_edit_free);
  g_free (self->names);
  G_OBJECT_CLASS (tz_batch_choice_parent_class)->finalize (object);
}

static void
tz_batch_choice_class_init (TzBatchChoiceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_batch_choice_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_batch_choice_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_BATCH_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tz_batch_choice_init (TzBatchChoice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_way (TzBatchChoice *self,
         Way            way,
         const char    *label,
         gboolean       possible)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  if (way != WAY_ALL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (self->ways[WAY_ALL]));
  gtk_widget_set_sensitive (button, possible);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
  self->ways[way] = button;
}

static void
add_org (TzBatchChoice *self)
{
  self->org = tz_editor_new (&asked_register, 0);
  tz_editor_bind (self->org, self->asked);
  gtk_widget_set_margin_start (GTK_WIDGET (self->org), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (self->org)), GTK_ACCESSIBLE_PROPERTY_LABEL, _("组织"), -1);
  g_signal_connect_swapped (self->org, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->org));
}

static void
add_text (TzBatchChoice *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("名单，一行一个"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_widget_add_css_class (scroller, "frame");
  gtk_widget_set_margin_start (scroller, 28);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), scroller);
}

GtkWidget *
tz_batch_choice_new (LedgerStore *store,
                     gint64       org,
                     GArray      *selected,
                     GArray      *listed)
{
  TzBatchChoice *self = g_object_new (TZ_TYPE_BATCH_CHOICE, NULL);
  guint n_selected = selected != NULL ? selected->len : 0, n_listed = listed != NULL ? listed->len : 0;
  g_autofree char *of_selected = g_strdup_printf (_("会员页上选中的 %u 人(_S)"), n_selected);
  g_autofree char *of_listed = g_strdup_printf (_("会员页上现在列出的 %u 人，如先筛出一个单位(_F)"), n_listed);

  self->selected = selected != NULL ? g_array_ref (selected) : NULL;
  self->listed = listed != NULL ? g_array_ref (listed) : NULL;
  self->asked = ledger_edit_new (store, &asked_register);
  if (org != 0)
    ledger_record_set_number (self->asked->after, 0, org);
  add_way (self, WAY_ALL, _("慰问当天在会的全体会员(_A)"), TRUE);
  add_way (self, WAY_ORG, _("一个组织和它的下级(_O)"), TRUE);
  add_org (self);
  add_way (self, WAY_SELECTED, of_selected, n_selected > 0);
  add_way (self, WAY_LISTED, of_listed, n_listed > 0);
  add_way (self, WAY_NAMES, _("粘贴的名单，一行一个；重名的在姓名后写单位、手机号或证件号后几位(_M)"), TRUE);
  add_text (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->ways[org != 0 ? WAY_ORG : WAY_ALL]), TRUE);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static const char *
read_org (TzBatchChoice    *self,
          VisitBatchChoice *choice)
{
  tz_editor_flush (self->org);
  choice->org = ledger_record_get_number (self->asked->after, 0);
  return choice->org == 0 ? _("请选择是哪一个组织。") : NULL;
}

static const char *
read_names (TzBatchChoice    *self,
            VisitBatchChoice *choice)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_free (self->names);
  self->names = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  choice->names = self->names;
  return self->names[0] == '\0' ? _("请把名单粘贴进来，一行一个人。") : NULL;
}

const char *
tz_batch_choice_read (TzBatchChoice    *self,
                      VisitBatchChoice *choice)
{
  *choice = (VisitBatchChoice) { 0 };
  switch (get_way (self))
    {
    case WAY_ORG:
      return read_org (self, choice);
    case WAY_SELECTED:
      choice->members = self->selected;
      return NULL;
    case WAY_LISTED:
      choice->members = self->listed;
      return NULL;
    case WAY_NAMES:
      return read_names (self, choice);
    case WAY_ALL:
    case N_WAYS:
    default:
      return NULL;
    }
}
