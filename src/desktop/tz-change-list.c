/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table over ids of changes; a change is read when its row is drawn. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-change-list.h"

#include "codes.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "orgs.h"
#include "tz-look.h"
#include "units.h"

struct _TzChangeList
{
  GtkWidget      parent_instance;

  LedgerStore   *store;
  GArray        *ids;
  GtkStringList *places; /* one item a row: its place in @ids as text */
  GtkWidget     *scrolled;
  GtkWidget     *table;
};

typedef enum
{
  CELL_DATE,
  CELL_NAME,
  CELL_UNIT,
  CELL_EVENT,
  CELL_STATE,
  CELL_FROM,
  CELL_TO,
  N_CELLS
} Cell;

static const struct
{
  const char *title;
  int         width;
} columns[N_CELLS] = {
  { N_("日期"), 100 }, { N_("姓名"), 90 }, { N_("工作单位"), 150 }, { N_("变动"), 90 },
  { N_("会籍状态"), 150 }, { N_("从哪里"), 190 }, { N_("到哪里"), 190 },
};

/* A column of a table, for its cells. */
typedef struct
{
  TzChangeList *list;
  Cell          cell;
} Column;

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzChangeList, tz_change_list, GTK_TYPE_WIDGET)

static char *
dup_state (const LedgerRecord *event)
{
  const char *was = ledger_record_get (event, MEMBER_EVENT_WAS_STATE);
  const char *state = ledger_record_get (event, MEMBER_EVENT_STATE);

  if (was == NULL || g_strcmp0 (was, state) == 0)
    return g_strdup (membership_get_word (state));
  return g_strdup_printf (_("%s → %s"), membership_get_word (was), membership_get_word (state));
}

/* The other union is where somebody in no union of ours came from, or went. */
static char *
dup_place (TzChangeList *self,
           LedgerRecord *event,
           guint         state,
           guint         org)
{
  const char *other = ledger_record_get (event, MEMBER_EVENT_OTHER_UNION);
  const char *there = ledger_record_get (event, state);

  if (other != NULL && (there == NULL || there[0] == 'T'))
    return g_strdup (other);
  return ledger_store_dup_label (self->store, &orgs_register, ledger_record_get_number (event, org));
}

static char *
dup_member_cell (TzChangeList *self,
                 LedgerRecord *event,
                 Cell          cell)
{
  gint64 id = ledger_record_get_number (event, MEMBER_EVENT_MEMBER_ID);
  g_autoptr (LedgerRecord) member = ledger_store_load (self->store, &members_register, id, NULL);

  if (member == NULL)
    return g_strdup ("");
  if (cell == CELL_NAME)
    return g_strdup (ledger_record_get (member, MEMBER_NAME));
  return ledger_store_dup_label (self->store, &units_register, ledger_record_get_number (member, MEMBER_UNIT_ID));
}

static char *
dup_cell (TzChangeList *self,
          LedgerRecord *event,
          Cell          cell)
{
  switch (cell)
    {
    case CELL_DATE:
      return g_strdup (ledger_record_get (event, MEMBER_EVENT_DATE));
    case CELL_EVENT:
      return ledger_store_dup_shown (self->store, event, MEMBER_EVENT_EVENT, TRUE);
    case CELL_STATE:
      return dup_state (event);
    case CELL_FROM:
      return dup_place (self, event, MEMBER_EVENT_WAS_STATE, MEMBER_EVENT_FROM_ORG);
    case CELL_TO:
      return dup_place (self, event, MEMBER_EVENT_STATE, MEMBER_EVENT_ORG_ID);
    case CELL_NAME:
    case CELL_UNIT:
    case N_CELLS:
    default:
      return dup_member_cell (self, event, cell);
    }
}

static LedgerRecord *
load_event (TzChangeList *self,
            guint         place)
{
  if (place >= self->ids->len)
    return NULL;
  return ledger_store_load (self->store, &member_events_register, g_array_index (self->ids, gint64, place), NULL);
}

static void
cell_made_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              Column                   *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               Column                   *column)
{
  g_autoptr (LedgerRecord) event = load_event (column->list, gtk_list_item_get_position (list_item));
  g_autofree char *text = event != NULL ? dup_cell (column->list, event, column->cell) : NULL;
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text != NULL && text[0] != '\0' ? text : NULL);
}

static void
activated_cb (GtkColumnView *table,
              guint          position,
              TzChangeList  *self)
{
  g_autoptr (LedgerRecord) event = load_event (self, position);

  if (event != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, ledger_record_get_number (event, MEMBER_EVENT_MEMBER_ID));
}

static void
free_column (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static void
add_column (TzChangeList *self,
            Cell          cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  Column *column = g_new (Column, 1);

  column->list = self;
  column->cell = cell;
  g_signal_connect (factory, "setup", G_CALLBACK (cell_made_cb), column);
  g_signal_connect_data (factory, "bind", G_CALLBACK (cell_bound_cb), column, free_column, 0);
  view_column = gtk_column_view_column_new (_(columns[cell].title), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, cell == CELL_TO);
  gtk_column_view_column_set_fixed_width (view_column, (int) (columns[cell].width * tz_look_get_text_scale ()));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), view_column);
}

static void
tz_change_list_dispose (GObject *object)
{
  TzChangeList *self = TZ_CHANGE_LIST (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->places);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (tz_change_list_parent_class)->dispose (object);
}

static void
tz_change_list_class_init (TzChangeListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_change_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_CHANGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_change_list_init (TzChangeList *self)
{
  GtkSelectionModel *selection;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = gtk_string_list_new (NULL);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->places))));
  self->scrolled = gtk_scrolled_window_new ();
  self->table = gtk_column_view_new (selection);
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("本期的会籍变动"), -1);
  g_signal_connect (self->table, "activate", G_CALLBACK (activated_cb), self);
  for (Cell cell = 0; cell < N_CELLS; cell++)
    add_column (self, cell);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
tz_change_list_new (LedgerStore *store)
{
  TzChangeList *self = g_object_new (TZ_TYPE_CHANGE_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tz_change_list_show (TzChangeList *self,
                     GArray       *ids)
{
  g_autofree const char **texts = g_new0 (const char *, ids->len + 1);

  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  for (guint i = 0; i < ids->len; i++)
    texts[i] = "";
  gtk_string_list_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)), texts);
}

TzSheet *
tz_change_list_dup_sheet (TzChangeList *self,
                          const char   *title)
{
  TzSheet *sheet = tz_sheet_new (title, N_CELLS);
  GStrv heading = g_new0 (char *, N_CELLS + 1);

  for (Cell cell = 0; cell < N_CELLS; cell++)
    heading[cell] = g_strdup (_(columns[cell].title));
  tz_sheet_take (sheet, heading);
  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autoptr (LedgerRecord) event = load_event (self, i);
      GStrv cells = g_new0 (char *, N_CELLS + 1);

      for (Cell cell = 0; cell < N_CELLS; cell++)
        {
          char *text = event != NULL ? dup_cell (self, event, cell) : NULL;

          cells[cell] = text != NULL ? text : g_strdup ("");
        }
      tz_sheet_take (sheet, cells);
    }
  return sheet;
}
