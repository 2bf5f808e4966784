/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page: a day, a search, the list, and the sums; how many are counted at once, of which kind in a thread. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "members-on-day.h"
#include "members.h"
#include "org-tree.h"
#include "registers.h"

#include "tz-day-entry.h"
#include "tz-job.h"
#include "tz-org-list.h"
#include "tz-org-tree.h"
#include "tz-places.h"

struct _TzOrgTree
{
  GtkWidget    parent_instance;

  LedgerStore *store;
  OrgTree     *tree;
  GArray      *counts;   /* (element-type OrgTally) */
  GArray      *tallies;  /* the same with every trait; NULL while it is counted */
  GArray      *others;   /* (element-type gint64): what members without a known organisation have instead */
  char        *day;
  TzJob       *job;
  guint        refresh_id;
  gboolean     is_stale; /* something changed while the page was not shown */

  GtkWidget   *box;
  TzDayEntry  *entry;
  GtkWidget   *search;
  GtkWidget   *message;
  TzOrgList   *list;
  GtkWidget   *total;
  GtkWidget   *details;
};

/* What the thread counts; owns a reference to the page. */
typedef struct
{
  TzOrgTree  *page;
  char       *path;
  char       *day;
  GHashTable *tallies;
} Counting;

G_DEFINE_FINAL_TYPE (TzOrgTree, tz_org_tree, GTK_TYPE_WIDGET)

static void
say (TzOrgTree  *self,
     const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->message), sentence != NULL ? sentence : "");
}

static void
show_totals (TzOrgTree *self)
{
  MembershipTally total = org_tree_get_total (self->tree, self->counts);
  g_autofree char *all = g_strdup_printf (_("合计：会员 %u 人"), total.n[MEMBERSHIP_ALL]);
  g_autofree char *details = NULL;

  gtk_button_set_label (GTK_BUTTON (self->total), all);
  gtk_widget_set_sensitive (self->total, total.n[MEMBERSHIP_ALL] > 0);
  if (self->tallies != NULL)
    {
      total = org_tree_get_total (self->tree, self->tallies);
      details = g_strdup_printf (_("女 %u · 农民工 %u · 新就业形态 %u · 35岁以下 %u"), total.n[MEMBERSHIP_WOMEN],
                                 total.n[MEMBERSHIP_MIGRANTS], total.n[MEMBERSHIP_NEW_FORM], total.n[MEMBERSHIP_UNDER_35]);
    }
  gtk_label_set_text (GTK_LABEL (self->details), details != NULL ? details : _("正在分类统计…"));
}

static gboolean
count_in_thread (TzJob        *job,
                 LedgerStore  *none,
                 gpointer      data,
                 GError      **error)
{
  Counting *counting = data;
  /* Read only: a job that might write would tell the window of changes, and so count without end. */
  g_autoptr (LedgerStore) store = ledger_store_open (counting->path, tz_registers, LEDGER_OPEN_READ, error);

  if (store == NULL)
    return FALSE;
  counting->tallies = membership_tally_by_org (store, counting->day, error);
  ledger_store_close (store);
  return counting->tallies != NULL;
}

static void
counted_cb (TzJob        *job,
            const GError *error,
            gpointer      data)
{
  Counting *counting = data;
  TzOrgTree *self = counting->page;

  if (self->job == job)
    {
      g_clear_object (&self->job);
      if (error != NULL)
        say (self, error->message);
      else if (self->tree != NULL)
        {
          self->tallies = org_tree_add_tallies (self->tree, counting->tallies);
          tz_org_list_set_figures (self->list, self->counts, self->tallies);
          show_totals (self);
        }
    }
  g_clear_pointer (&counting->tallies, g_hash_table_unref);
  g_free (counting->path);
  g_free (counting->day);
  g_object_unref (self);
  g_free (counting);
}

/* An earlier count goes on in its thread, but nobody listens to it any more. */
static void
forget_job (TzOrgTree *self)
{
  if (self->job != NULL)
    tz_job_cancel (self->job);
  g_clear_object (&self->job);
}

static void
start_counting (TzOrgTree *self)
{
  Counting *counting = g_new0 (Counting, 1);

  forget_job (self);
  counting->page = g_object_ref (self);
  counting->path = g_strdup (ledger_store_get_path (self->store));
  counting->day = g_strdup (self->day);
  self->job = tz_job_start (NULL, count_in_thread, counting, counted_cb, counting);
}

/* What stands in the figures instead of an organisation that is shown: none, or one in the bin. */
static GArray *
list_others (const OrgTree *tree,
             GHashTable    *counts)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (org_tree_find (tree, *(gint64 *) id) == ORG_TREE_NONE)
      g_array_append_val (others, *(gint64 *) id);
  return others;
}

/* The numbers of the day; the tree is there. */
static void
count (TzOrgTree *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts = membership_count_by_org (self->store, self->day, &error);

  if (counts == NULL)
    {
      say (self, error->message);
      return;
    }
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->tallies, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  self->counts = org_tree_add_counts (self->tree, counts);
  self->others = list_others (self->tree, counts);
  tz_org_list_set_figures (self->list, self->counts, NULL);
  show_totals (self);
  start_counting (self);
}

static void
refresh (TzOrgTree *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OrgTree) tree = org_tree_load (self->store, &error);

  self->is_stale = FALSE;
  if (tree == NULL)
    {
      say (self, error->message);
      return;
    }
  /* The list goes on with the tree it has, and keeps the keyboard, while no organisation changed. */
  if (self->tree == NULL || !org_tree_equal (self->tree, tree))
    {
      tz_org_list_set_tree (self->list, tree);
      g_clear_pointer (&self->tree, org_tree_free);
      self->tree = g_steal_pointer (&tree);
    }
  count (self);
}

static void
refresh_due_cb (gpointer data)
{
  TzOrgTree *self = data;

  self->refresh_id = 0;
  refresh (self);
}

/* Once after all that happens now, and only while somebody looks. */
static void
ledger_changed (TzOrgTree *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_stale = TRUE;
  else if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_once (refresh_due_cb, self);
}

static void
row_changed_cb (TzOrgTree            *self,
                const LedgerRegister *reg,
                gint64                id)
{
  ledger_changed (self);
}

static void
rows_changed_cb (TzOrgTree            *self,
                 const LedgerRegister *reg)
{
  ledger_changed (self);
}

static void
day_chosen_cb (TzOrgTree  *self,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *day = members_on_day_parse (self->store, text, &error);

  tz_day_entry_set_bad (self->entry, day == NULL);
  say (self, error != NULL ? error->message : NULL);
  if (day == NULL)
    return;
  tz_day_entry_set (self->entry, day);
  if (g_str_equal (day, self->day))
    return;
  g_free (self->day);
  self->day = g_steal_pointer (&day);
  count (self);
}

static void
search_from (TzOrgTree *self,
             guint      from)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint place = org_tree_search (self->tree, words, from);

  if (place != ORG_TREE_NONE)
    tz_org_list_show (self->list, place, FALSE);
  say (self, place == ORG_TREE_NONE && *words != '\0' ? _("没有名称符合的组织，可以输入名称的一部分、拼音或首字母。") : NULL);
}

static void
search_changed_cb (TzOrgTree *self)
{
  search_from (self, ORG_TREE_NONE);
}

/* Enter: the next one. */
static void
search_activated_cb (TzOrgTree *self)
{
  search_from (self, tz_org_list_get_place (self->list));
}

static gboolean
search_key_pressed_cb (GtkEventControllerKey *controller,
                       guint                  key,
                       guint                  code,
                       GdkModifierType        state,
                       TzOrgTree             *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  tz_org_list_show (self->list, tz_org_list_get_place (self->list), TRUE);
  return TRUE;
}

static void
expand_clicked_cb (TzOrgTree *self)
{
  tz_org_list_expand_all (self->list, TRUE);
}

static void
collapse_clicked_cb (TzOrgTree *self)
{
  tz_org_list_expand_all (self->list, FALSE);
}

static void
opened_cb (TzOrgTree *self,
           gint64     id)
{
  tz_place_open (self, "orgs", id);
}

/* "一分工会", "一分工会及下级": whose members a figure counts; caller frees. */
static char *
dup_whose (TzOrgTree   *self,
           guint        place,
           TzOrgFigure  figure)
{
  const OrgNode *node;

  if (place >= org_tree_get_length (self->tree))
    return g_strdup (_("未填组织"));
  node = org_tree_get_node (self->tree, place);
  if (node->n_below == 1)
    return g_strdup (node->name);
  return g_strdup_printf (figure == TZ_ORG_HERE ? _("%s（本级）") : _("%s及下级"), node->name);
}

/* Shows the members of some organisations, of all with @orgs NULL. */
static void
open_members (TzOrgTree       *self,
              GArray          *orgs,
              MembershipTrait  trait,
              const char      *whose)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = membership_list_line (self->store, self->day, self->day, orgs, MEMBERSHIP_END, trait, &error);
  g_autofree char *title = NULL;

  if (ids == NULL)
    {
      say (self, error->message);
      return;
    }
  title = members_on_day_dup_title (self->store, whose, trait != MEMBERSHIP_ALL ? membership_trait_get_title (trait) : NULL,
                                    self->day, ids->len);
  tz_place_open_rows_on (self, members_register.id, ids, title, self->day);
}

static void
figure_opened_cb (TzOrgTree *self,
                  guint      place,
                  guint      figure)
{
  g_autofree char *whose = dup_whose (self, place, figure);
  g_autoptr (GArray) orgs = NULL;

  if (place >= org_tree_get_length (self->tree))
    orgs = g_array_ref (self->others);
  else if (figure == TZ_ORG_HERE)
    {
      orgs = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (orgs, org_tree_get_node (self->tree, place)->id);
    }
  else
    orgs = org_tree_list_below (self->tree, org_tree_get_node (self->tree, place)->id);
  open_members (self, orgs, tz_org_figure_get_trait (figure), whose);
}

static void
total_clicked_cb (TzOrgTree *self)
{
  open_members (self, NULL, MEMBERSHIP_ALL, NULL);
}

static void
tz_org_tree_map (GtkWidget *widget)
{
  TzOrgTree *self = TZ_ORG_TREE (widget);

  GTK_WIDGET_CLASS (tz_org_tree_parent_class)->map (widget);
  if (self->is_stale)
    ledger_changed (self);
}

static void
tz_org_tree_dispose (GObject *object)
{
  TzOrgTree *self = TZ_ORG_TREE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  forget_job (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_org_tree_parent_class)->dispose (object);
}

static void
tz_org_tree_finalize (GObject *object)
{
  TzOrgTree *self = TZ_ORG_TREE (object);

  g_clear_pointer (&self->tree, org_tree_free);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->tallies, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_free (self->day);
  G_OBJECT_CLASS (tz_org_tree_parent_class)->finalize (object);
}

static void
tz_org_tree_class_init (TzOrgTreeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_org_tree_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_org_tree_finalize;
  widget_class->map = tz_org_tree_map;
  g_type_ensure (TZ_TYPE_DAY_ENTRY);
  g_type_ensure (TZ_TYPE_ORG_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  tz_place_add_signals (TZ_TYPE_ORG_TREE);
}

static void
tz_org_tree_init (TzOrgTree *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-org-tree.ui");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = GTK_WIDGET (gtk_builder_get_object (builder, "box"));
  self->search = GTK_WIDGET (gtk_builder_get_object (builder, "search"));
  self->message = GTK_WIDGET (gtk_builder_get_object (builder, "message"));
  self->list = TZ_ORG_LIST (gtk_builder_get_object (builder, "list"));
  self->total = GTK_WIDGET (gtk_builder_get_object (builder, "total"));
  self->details = GTK_WIDGET (gtk_builder_get_object (builder, "details"));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_pressed_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "expand"), "clicked", G_CALLBACK (expand_clicked_cb), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "collapse"), "clicked", G_CALLBACK (collapse_clicked_cb),
                            self);
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->list, "figure-opened", G_CALLBACK (figure_opened_cb), self);
  g_signal_connect_swapped (self->total, "clicked", G_CALLBACK (total_clicked_cb), self);
  self->entry = TZ_DAY_ENTRY (gtk_builder_get_object (builder, "day"));
  g_signal_connect_swapped (self->entry, "chosen", G_CALLBACK (day_chosen_cb), self);
}

GtkWidget *
tz_org_tree_new (LedgerStore *store,
                 GSettings   *settings)
{
  TzOrgTree *self = g_object_new (TZ_TYPE_ORG_TREE, NULL);

  self->store = g_object_ref (store);
  self->day = g_strdup (ledger_store_get_today (store));
  tz_day_entry_set_title (self->entry, _("截至日期"));
  tz_day_entry_set_today (self->entry, self->day);
  tz_day_entry_set (self->entry, self->day);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
