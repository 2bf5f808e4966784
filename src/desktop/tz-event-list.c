/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member is read when his row is drawn, so that any number may be selected. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-event-list.h"

#include "members.h"
#include "orgs.h"
#include "tz-outcome-list.h"
#include "units.h"

struct _TzEventList
{
  GtkWidget      parent_instance;

  LedgerStore   *store;
  LedgerEdit    *form;     /* NULL: nothing will happen to them */
  GArray        *ids;      /* (element-type gint64): the refused first */
  GHashTable    *refusals; /* id -> MembershipRefusal */
  TzOutcomeList *table;
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

G_DEFINE_FINAL_TYPE (TzEventList, tz_event_list, GTK_TYPE_WIDGET)

/* @members: (nullable): those who were not refused follow. */
static void
fill_rows (TzEventList       *self,
           GArray            *members,
           MembershipOutcome *outcome)
{
  tz_outcome_list_show (self->table, 0);
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
  tz_outcome_list_show (self->table, self->ids->len);
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
dup_cell (guint    row,
          guint    cell,
          gpointer data)
{
  TzEventList *self = data;
  gint64 id = g_array_index (self->ids, gint64, row);
  const MembershipRefusal *refusal = g_hash_table_lookup (self->refusals, &id);
  g_autoptr (LedgerRecord) member = ledger_store_load (self->store, &members_register, id, NULL);

  if (member == NULL)
    return g_strdup ("");
  switch (cell)
    {
    case CELL_NAME:
      return g_strdup (ledger_record_get (member, MEMBER_NAME));
    case CELL_UNIT:
      return ledger_store_dup_label (self->store, &units_register, ledger_record_get_number (member, MEMBER_UNIT_ID));
    case CELL_STATE:
      return dup_state (self, member, refusal != NULL);
    case CELL_ORG:
      return dup_org (self, member, refusal != NULL);
    case CELL_WHY:
    default:
      return g_strdup (refusal != NULL ? refusal->why : "");
    }
}

static void
activated_cb (TzEventList *self,
              guint        row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_array_index (self->ids, gint64, row));
}

static void
tz_event_list_dispose (GObject *object)
{
  TzEventList *self = TZ_EVENT_LIST (object);

  if (self->table != NULL)
    {
      tz_outcome_list_show (self->table, 0);
      gtk_widget_unparent (GTK_WIDGET (self->table));
    }
  self->table = NULL;
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_event_list_parent_class)->dispose (object);
}

static void
tz_event_list_finalize (GObject *object)
{
  g_array_unref (TZ_EVENT_LIST (object)->ids);
  g_hash_table_unref (TZ_EVENT_LIST (object)->refusals);
  G_OBJECT_CLASS (tz_event_list_parent_class)->finalize (object);
}

static void
tz_event_list_class_init (TzEventListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_event_list_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_event_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_EVENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_event_list_init (TzEventList *self)
{
  const TzOutcomeColumn columns[] = {
    [CELL_NAME] = { _("姓名"), 80 },
    [CELL_UNIT] = { _("单位"), 110 },
    [CELL_STATE] = { _("会籍状态"), 125 },
    [CELL_ORG] = { _("工会组织"), 120 },
    [CELL_WHY] = { _("不能办理的原因"), 0 },
  };

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->refusals = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->table = TZ_OUTCOME_LIST (tz_outcome_list_new (_("选中的会员"), columns, G_N_ELEMENTS (columns), dup_cell, self));
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
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
  fill_rows (self, members, outcome);
}

void
tz_event_list_show_refused (TzEventList       *self,
                            MembershipOutcome *outcome)
{
  self->form = NULL;
  fill_rows (self, NULL, outcome);
}

TzSheet *
tz_event_list_dup_sheet (TzEventList *self,
                         const char  *title)
{
  TzSheet *sheet = tz_sheet_new (title, CELL_WHY + 1);

  tz_sheet_add (sheet, _("姓名"), _("单位"), _("会籍状态"), _("工会组织"), _("不能办理的原因"), NULL);
  for (guint i = 0; i < g_hash_table_size (self->refusals); i++)
    {
      GStrv cells = g_new0 (char *, CELL_WHY + 2);

      for (Cell cell = CELL_NAME; cell <= CELL_WHY; cell++)
        cells[cell] = dup_cell (i, cell, self);
      tz_sheet_take (sheet, cells);
    }
  return sheet;
}
