/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table over row ids: a member is read when his row is drawn, so that any number may be selected. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-event-list.h"

#include "members.h"
#include "orgs.h"
#include "tz-look.h"
#include "units.h"

#define TZ_TYPE_EVENT_ITEM (tz_event_item_get_type ())
G_DECLARE_FINAL_TYPE (TzEventItem, tz_event_item, TZ, EVENT_ITEM, GObject)

#define TZ_TYPE_EVENT_ROWS (tz_event_rows_get_type ())
G_DECLARE_FINAL_TYPE (TzEventRows, tz_event_rows, TZ, EVENT_ROWS, GObject)

struct _TzEventItem
{
  GObject                  parent_instance;

  gint64                   id;
  const MembershipRefusal *refusal; /* NULL: he can */
};

struct _TzEventRows
{
  GObject     parent_instance;

  GArray     *ids;      /* (element-type gint64): the refused first */
  GHashTable *refusals; /* id -> MembershipRefusal */
};

struct _TzEventList
{
  GtkWidget    parent_instance;

  LedgerStore *store;
  LedgerEdit  *form;   /* NULL: nothing will happen to them */
  TzEventRows *rows;
  GtkWidget   *scrolled;
  GtkWidget   *table;
};

typedef enum
{
  CELL_NAME,
  CELL_UNIT,
  CELL_STATE,
  CELL_ORG,
  CELL_WHY,
} Cell;

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void tz_event_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (TzEventItem, tz_event_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (TzEventRows, tz_event_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tz_event_rows_list_model_init))
G_DEFINE_FINAL_TYPE (TzEventList, tz_event_list, GTK_TYPE_WIDGET)

static void
tz_event_item_class_init (TzEventItemClass *class)
{
}

static void
tz_event_item_init (TzEventItem *self)
{
}

static GType
tz_event_rows_get_item_type (GListModel *model)
{
  return TZ_TYPE_EVENT_ITEM;
}

static guint
tz_event_rows_get_n_items (GListModel *model)
{
  return TZ_EVENT_ROWS (model)->ids->len;
}

static gpointer
tz_event_rows_get_item (GListModel *model,
                        guint       position)
{
  TzEventRows *self = TZ_EVENT_ROWS (model);
  TzEventItem *item;

  if (position >= self->ids->len)
    return NULL;
  item = g_object_new (TZ_TYPE_EVENT_ITEM, NULL);
  item->id = g_array_index (self->ids, gint64, position);
  item->refusal = g_hash_table_lookup (self->refusals, &item->id);
  return item;
}

static void
tz_event_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tz_event_rows_get_item_type;
  iface->get_n_items = tz_event_rows_get_n_items;
  iface->get_item = tz_event_rows_get_item;
}

static void
tz_event_rows_finalize (GObject *object)
{
  g_array_unref (TZ_EVENT_ROWS (object)->ids);
  g_hash_table_unref (TZ_EVENT_ROWS (object)->refusals);
  G_OBJECT_CLASS (tz_event_rows_parent_class)->finalize (object);
}

static void
tz_event_rows_class_init (TzEventRowsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tz_event_rows_finalize;
}

static void
tz_event_rows_init (TzEventRows *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->refusals = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/* @members: (nullable): those who were not refused follow. */
static void
fill_rows (TzEventRows       *self,
           GArray            *members,
           MembershipOutcome *outcome)
{
  guint n_before = self->ids->len;

  /* Keys lie inside the refusals: the old ones may be gone. */
  g_hash_table_steal_all (self->refusals);
  g_array_set_size (self->ids, 0);
  for (guint i = 0; outcome != NULL && i < outcome->refused->len; i++)
    {
      MembershipRefusal *refusal = g_ptr_array_index (outcome->refused, i);

      g_hash_table_insert (self->refusals, &refusal->member, refusal);
      g_array_append_val (self->ids, refusal->member);
    }
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!g_hash_table_contains (self->refusals, &g_array_index (members, gint64, i)))
      g_array_append_val (self->ids, g_array_index (members, gint64, i));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->ids->len);
}

/* "正常 → 已转出"; a refused one stays as he is. */
static char *
dup_state (TzEventList  *self,
           LedgerRecord *member,
           gboolean      refused)
{
  const MembershipEvent *event = self->form != NULL
                                 ? membership_find_event (ledger_edit_get (self->form, MEMBER_EVENT_EVENT)) : NULL;
  const char *was = membership_get_word (ledger_record_get (member, MEMBER_STATUS));
  const char state[] = { event != NULL ? event->to : '\0', '\0' };

  if (refused || state[0] == '\0' || g_strcmp0 (ledger_record_get (member, MEMBER_STATUS), state) == 0)
    return g_strdup (was);
  return g_strdup_printf (_("%s → %s"), was, membership_get_word (state));
}

static char *
dup_org (TzEventList  *self,
         LedgerRecord *member,
         gboolean      refused)
{
  gint64 was = ledger_record_get_number (member, MEMBER_ORG_ID);
  gint64 will = self->form != NULL ? ledger_record_get_number (self->form->after, MEMBER_EVENT_TO_ORG) : 0;
  g_autofree char *from = ledger_store_dup_label (self->store, &orgs_register, was);
  g_autofree char *to = NULL;

  if (refused || will == 0 || will == was)
    return g_steal_pointer (&from);
  to = ledger_store_dup_label (self->store, &orgs_register, will);
  return from[0] != '\0' ? g_strdup_printf (_("%s → %s"), from, to) : g_steal_pointer (&to);
}

static char *
dup_cell (TzEventList *self,
          TzEventItem *item,
          Cell         cell)
{
  g_autoptr (LedgerRecord) member = ledger_store_load (self->store, &members_register, item->id, NULL);
  gboolean refused = item->refusal != NULL;

  if (member == NULL)
    return g_strdup ("");
  switch (cell)
    {
    case CELL_NAME:
      return g_strdup (ledger_record_get (member, MEMBER_NAME));
    case CELL_UNIT:
      return ledger_store_dup_label (self->store, &units_register, ledger_record_get_number (member, MEMBER_UNIT_ID));
    case CELL_STATE:
      return dup_state (self, member, refused);
    case CELL_ORG:
      return dup_org (self, member, refused);
    case CELL_WHY:
    default:
      return g_strdup (refused ? item->refusal->why : "");
    }
}

static void
cell_made_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  Cell cell = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (cell == CELL_WHY)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "refusal");
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
show_cell (TzEventList *self,
           GtkListItem *list_item,
           Cell         cell)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = dup_cell (self, gtk_list_item_get_item (list_item), cell);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, cell != CELL_WHY && text[0] != '\0' ? text : NULL);
}

static void
name_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               TzEventList              *self)
{
  show_cell (self, list_item, CELL_NAME);
}

static void
unit_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               TzEventList              *self)
{
  show_cell (self, list_item, CELL_UNIT);
}

static void
state_bound_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                TzEventList              *self)
{
  show_cell (self, list_item, CELL_STATE);
}

static void
org_bound_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              TzEventList              *self)
{
  show_cell (self, list_item, CELL_ORG);
}

static void
why_bound_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              TzEventList              *self)
{
  show_cell (self, list_item, CELL_WHY);
}

static void
activated_cb (GtkColumnView *table,
              guint          position,
              TzEventList   *self)
{
  if (position < self->rows->ids->len)
    g_signal_emit (self, signals[ACTIVATED], 0, g_array_index (self->rows->ids, gint64, position));
}

static void
add_column (TzEventList *self,
            const char  *title,
            Cell         cell,
            GCallback    bound,
            int          width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_made_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", bound, self);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, cell == CELL_WHY);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, (int) (width * tz_look_get_text_scale ()));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
}

static void
tz_event_list_dispose (GObject *object)
{
  TzEventList *self = TZ_EVENT_LIST (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_event_list_parent_class)->dispose (object);
}

static void
tz_event_list_class_init (TzEventListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_event_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_EVENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_event_list_init (TzEventList *self)
{
  self->rows = g_object_new (TZ_TYPE_EVENT_ROWS, NULL);
  self->scrolled = gtk_scrolled_window_new ();
  self->table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)))));
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->table), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("选中的会员"), -1);
  g_signal_connect (self->table, "activate", G_CALLBACK (activated_cb), self);
  add_column (self, _("姓名"), CELL_NAME, G_CALLBACK (name_bound_cb), 80);
  add_column (self, _("单位"), CELL_UNIT, G_CALLBACK (unit_bound_cb), 110);
  add_column (self, _("会籍状态"), CELL_STATE, G_CALLBACK (state_bound_cb), 125);
  add_column (self, _("工会组织"), CELL_ORG, G_CALLBACK (org_bound_cb), 120);
  add_column (self, _("不能办理的原因"), CELL_WHY, G_CALLBACK (why_bound_cb), 0);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
tz_event_list_new (LedgerStore *store)
{
  TzEventList *self = g_object_new (TZ_TYPE_EVENT_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tz_event_list_show (TzEventList       *self,
                    GArray            *members,
                    LedgerEdit        *form,
                    MembershipOutcome *outcome)
{
  self->form = form;
  fill_rows (self->rows, members, outcome);
}

void
tz_event_list_show_refused (TzEventList       *self,
                            MembershipOutcome *outcome)
{
  self->form = NULL;
  fill_rows (self->rows, NULL, outcome);
}

TzSheet *
tz_event_list_dup_sheet (TzEventList *self,
                         const char  *title)
{
  TzSheet *sheet = tz_sheet_new (title, CELL_WHY + 1);

  tz_sheet_add (sheet, _("姓名"), _("单位"), _("会籍状态"), _("工会组织"), _("不能办理的原因"), NULL);
  for (guint i = 0; i < g_hash_table_size (self->rows->refusals); i++)
    {
      g_autoptr (TzEventItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      GStrv cells = g_new0 (char *, CELL_WHY + 2);

      for (Cell cell = CELL_NAME; cell <= CELL_WHY; cell++)
        cells[cell] = dup_cell (self, item, cell);
      tz_sheet_take (sheet, cells);
    }
  return sheet;
}
