/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Found in a thread, for a ledger of millions; of each kind only the first lines are shown, all of
 * them in the table of their register. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-reminders.h"

#include <string.h>

#include "days-off.h"
#include "registers.h"
#include "reminders.h"

#include "tz-days-off.h"
#include "tz-job.h"
#include "tz-lines.h"
#include "tz-places.h"

/* Lines of a kind while it is folded, and before the table is the better place. */
#define FEW  5
#define MANY 100
/* After a change of the ledger, so that a batch is looked at once. Milliseconds. */
#define PAUSE 400

/* Line of a kind's heading, and of "all others". */
#define HEAD -1
#define REST -2

typedef struct
{
  guint source;
  int   hit;
} Line;

struct _TzReminders
{
  GtkWidget     parent_instance;

  LedgerStore  *store;
  GSettings    *settings;
  ReminderLook *look;
  GPtrArray    *found; /* (element-type GArray of ReminderHit), one a source */
  GArray       *lines; /* (element-type Line), one a row of the list */
  gboolean     *folded;
  TzJob        *job;
  guint         wait_id;
  gboolean      is_stale;

  GtkWidget    *box;
  GtkWidget    *summary;
  GtkWidget    *stack;
  GtkWidget    *list;
  GtkWidget    *scroller;
};

typedef struct
{
  TzReminders *page; /* owned: the page outlives the search */
  char        *path;
  char        *today;
  guint        months;
  GPtrArray   *found;
} Search;

static const guint spans[] = { 3, 6, 12 };

G_DEFINE_FINAL_TYPE (TzReminders, tz_reminders, GTK_TYPE_WIDGET)

static void find (TzReminders *self);

static GArray *
get_hits (TzReminders *self,
          guint        source)
{
  return g_ptr_array_index (self->found, source);
}

/* Month or day before today; a day without a date is long ago. */
static gboolean
is_past (TzReminders *self,
         const char  *date)
{
  return strncmp (date, self->look->today, strlen (date)) < 0 || date[0] == '\0';
}

static void
append_line (TzReminders *self,
             GtkWidget   *child,
             const char  *name,
             guint        source,
             int          hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  Line line = { source, hit };

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_array_append_val (self->lines, line);
}

static void
append_head (TzReminders          *self,
             const ReminderSource *source,
             guint                 index)
{
  guint n = get_hits (self, index)->len;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *basis = g_strdup_printf (_("依据：%s"), _(source->basis));
  g_autofree char *name = g_strdup_printf (_("%s，%u条，%s"), _(source->title), n,
                                           self->folded[index] ? _("只列前几条") : _("已展开"));
  GtkWidget *remark = tz_lines_make_cell (basis, 0, "dim-label");

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (self->folded[index] && n > FEW ? "pan-end-symbolic"
                                                               : "pan-down-symbolic"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (_(source->title), 0, "reminder-kind"));
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (count, 0, "reminder-count"));
  gtk_widget_set_hexpand (remark, TRUE);
  gtk_label_set_xalign (GTK_LABEL (remark), 1);
  gtk_box_append (GTK_BOX (box), remark);
  append_line (self, box, name, index, HEAD);
}

static void
append_hit (TzReminders          *self,
            const ReminderSource *source,
            guint                 index,
            guint                 nth)
{
  const ReminderHit *hit = &g_array_index (get_hits (self, index), ReminderHit, nth);
  g_autofree char *subject = NULL, *sentence = NULL, *name = NULL;
  GtkWidget *box, *date, *text;

  if (!reminders_describe (source, self->look, hit, &subject, &sentence))
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  date = tz_lines_make_cell (hit->date[0] != '\0' ? hit->date : _("很久以前"), 11, "numeric");
  text = tz_lines_make_cell (sentence, 0, NULL);
  name = g_strdup_printf ("%s %s %s", hit->date, subject, sentence);
  gtk_widget_add_css_class (box, "reminder");
  if (is_past (self, hit->date))
    gtk_widget_add_css_class (date, "past");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_tooltip_text (box, name);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (subject, 30, "reminder-subject"));
  gtk_box_append (GTK_BOX (box), text);
  append_line (self, box, name, index, (int) nth);
}

/* The last line of a kind leads to the table with all of them, or to where it is put right. */
static void
append_rest (TzReminders          *self,
             const ReminderSource *source,
             guint                 index)
{
  guint n = get_hits (self, index)->len;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (source->reg == &days_off_register)
    text = g_strdup (_("录入放假安排…"));
  else
    text = g_strdup_printf (_("在“%s”中列出这%u条"), _(source->reg->title), n);
  label = tz_lines_make_cell (text, 0, "reminder-rest");
  append_line (self, label, text, index, REST);
}

static void
say_summary (TzReminders *self)
{
  guint n = 0, past = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->found->len; i++)
    {
      GArray *hits = get_hits (self, i);

      n += hits->len;
      for (guint h = 0; h < hits->len; h++)
        past += is_past (self, g_array_index (hits, ReminderHit, h).date);
    }
  text = past > 0 ? g_strdup_printf (_("共%u条，其中%u条已过期限"), n, past) : g_strdup_printf (_("共%u条"), n);
  gtk_label_set_text (GTK_LABEL (self->summary), n > 0 ? text : _("共0条"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "nothing");
}

static void
show_lines (TzReminders *self)
{
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < n; i++)
    {
      GArray *hits = get_hits (self, i);

      if (hits->len == 0)
        continue;
      append_head (self, &sources[i], i);
      for (guint h = 0; h < MIN (hits->len, self->folded[i] ? FEW : MANY); h++)
        append_hit (self, &sources[i], i, h);
      append_rest (self, &sources[i], i);
    }
  say_summary (self);
}

/* The row that was chosen stays so where it still is. */
static void
show_again (TzReminders *self)
{
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = chosen != NULL ? gtk_list_box_row_get_index (chosen) : -1;
  gboolean focused = chosen != NULL && gtk_widget_has_focus (GTK_WIDGET (chosen));

  show_lines (self);
  chosen = index >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) : NULL;
  if (chosen == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), chosen);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
}

static GArray *
list_ids (GArray *hits)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (ids, g_array_index (hits, ReminderHit, i).id);
  return ids;
}

static void
enter_days_off (TzReminders *self,
                const char  *date)
{
  if (ledger_store_is_writable (self->store))
    tz_days_off_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store,
                         (guint) g_ascii_strtoull (date, NULL, 10));
  else
    tz_place_say (self, _("台账是只读打开的，不能录入。"), FALSE);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzReminders   *self)
{
  Line line = g_array_index (self->lines, Line, gtk_list_box_row_get_index (row));
  guint n = 0;
  const ReminderSource *source = &reminders_get_sources (&n)[line.source];
  GArray *hits = get_hits (self, line.source);
  const ReminderHit *hit = &g_array_index (hits, ReminderHit, MAX (line.hit, 0));

  if (line.hit == HEAD)
    {
      self->folded[line.source] = !self->folded[line.source];
      show_again (self);
    }
  else if (source->reg == &days_off_register)
    enter_days_off (self, hit->date);
  else if (line.hit == REST)
    {
      g_autoptr (GArray) ids = list_ids (hits);

      tz_place_open_rows (self, source->reg->id, ids, _(source->title));
    }
  else
    tz_place_open (self, source->reg->id, hit->id);
}

static void
search_freed (gpointer data)
{
  Search *search = data;

  g_object_unref (search->page);
  g_free (search->path);
  g_free (search->today);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_free (search);
}

/* A connection that reads only: one that might write would tell the window to look again, without end. */
static LedgerStore *
open_to_read (Search  *search,
              GError **error)
{
  LedgerStore *store = ledger_store_open (search->path, tz_registers, LEDGER_OPEN_READ, error);

  if (store != NULL)
    ledger_store_set_today (store, search->today);
  return store;
}

static gboolean
search (TzJob        *job,
        LedgerStore  *none,
        gpointer      data,
        GError      **error)
{
  Search *search = data;
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);
  g_autoptr (LedgerStore) store = open_to_read (search, error);
  g_autoptr (ReminderLook) look = store != NULL ? reminder_look_new (store, search->months) : NULL;

  if (look == NULL)
    return FALSE;
  search->found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n; i++)
    {
      GArray *hits = NULL;

      if (g_cancellable_set_error_if_cancelled (tz_job_get_cancellable (job), error))
        return FALSE;
      hits = reminders_find (&sources[i], look, error);
      if (hits == NULL)
        return FALSE;
      g_ptr_array_add (search->found, hits);
    }
  return TRUE;
}

static void
search_done (TzJob        *job,
             const GError *error,
             gpointer      data)
{
  Search *search = data;
  TzReminders *self = search->page;

  /* The page may be gone from the window meanwhile. */
  if (self->store != NULL)
    {
      g_clear_object (&self->job);
      if (error == NULL)
        {
          g_clear_pointer (&self->look, reminder_look_free);
          g_clear_pointer (&self->found, g_ptr_array_unref);
          self->look = reminder_look_new (self->store, search->months);
          self->found = g_steal_pointer (&search->found);
          show_again (self);
        }
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tz_place_say (self, error->message, FALSE);
      if (self->is_stale)
        find (self);
    }
  search_freed (search);
}

/* One search at a time; what changes meanwhile makes another one. */
static void
find (TzReminders *self)
{
  Search *search_data;

  self->is_stale = self->job != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  search_data = g_new0 (Search, 1);
  search_data->page = g_object_ref (self);
  search_data->months = (guint) g_settings_get_int (self->settings, "reminder-months");
  search_data->path = g_strdup (ledger_store_get_path (self->store));
  search_data->today = g_strdup (ledger_store_get_today (self->store));
  self->job = tz_job_start (NULL, search, search_data, search_done, search_data);
}

static gboolean
wait_over_cb (gpointer data)
{
  TzReminders *self = data;

  self->wait_id = 0;
  find (self);
  return G_SOURCE_REMOVE;
}

static void
ledger_changed_cb (TzReminders *self)
{
  if (self->wait_id == 0)
    self->wait_id = g_timeout_add (PAUSE, wait_over_cb, self);
}

static void
span_toggled_cb (GtkToggleButton *button,
                 TzReminders     *self)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (spans) && gtk_toggle_button_get_active (button); i++)
    {
      g_free (text);
      text = g_strdup_printf (_("%u个月"), spans[i]);
      if (strcmp (text, gtk_button_get_label (GTK_BUTTON (button))) != 0)
        continue;
      g_settings_set_int (self->settings, "reminder-months", (int) spans[i]);
      find (self);
    }
}

static void
tz_reminders_map (GtkWidget *widget)
{
  TzReminders *self = TZ_REMINDERS (widget);

  GTK_WIDGET_CLASS (tz_reminders_parent_class)->map (widget);
  if (self->found == NULL || self->is_stale)
    find (self);
}

static void
tz_reminders_dispose (GObject *object)
{
  TzReminders *self = TZ_REMINDERS (object);

  if (self->job != NULL)
    tz_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_pointer (&self->look, reminder_look_free);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_reminders_parent_class)->dispose (object);
}

static void
tz_reminders_finalize (GObject *object)
{
  TzReminders *self = TZ_REMINDERS (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_array_unref (self->lines);
  g_free (self->folded);
  G_OBJECT_CLASS (tz_reminders_parent_class)->finalize (object);
}

static void
tz_reminders_class_init (TzRemindersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_reminders_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_reminders_finalize;
  widget_class->map = tz_reminders_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  tz_place_add_signals (TZ_TYPE_REMINDERS);
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *title = gtk_label_new (_("这段时间没有需要提醒的事"));
  GtkWidget *text = gtk_label_new (_("换届、证书到期、退休年龄、会费等到了日子，会列在这里。"));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 48);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (title, "wizard-question");
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
add_spans (TzReminders *self,
           GtkWidget   *toolbar)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = NULL;
  int months = g_settings_get_int (self->settings, "reminder-months");

  gtk_widget_add_css_class (group, "linked");
  gtk_box_append (GTK_BOX (toolbar), gtk_label_new (_("提前")));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *text = g_strdup_printf (_("%u个月"), spans[i]);
      GtkWidget *button = gtk_toggle_button_new_with_label (text);

      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (int) spans[i] == months);
      g_signal_connect (button, "toggled", G_CALLBACK (span_toggled_cb), self);
      gtk_box_append (GTK_BOX (group), button);
    }
  gtk_box_append (GTK_BOX (toolbar), group);
}

static void
build (TzReminders *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->summary = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0,
                                "label", _("正在查看…"), NULL);
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_add_css_class (toolbar, "page-toolbar");
  gtk_widget_add_css_class (toolbar, "reminder-toolbar");
  gtk_box_append (GTK_BOX (toolbar), self->summary);
  add_spans (self, toolbar);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "reminders");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("提醒"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), tz_lines_make_cell ("", 0, NULL), "looking");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing (), "nothing");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), toolbar);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
tz_reminders_init (TzReminders *self)
{
  guint n = 0;

  reminders_get_sources (&n);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->folded = g_new0 (gboolean, n);
  /* At first a few of every kind, so that all kinds are seen. */
  for (guint i = 0; i < n; i++)
    self->folded[i] = TRUE;
}

GtkWidget *
tz_reminders_new (LedgerStore *store,
                  GSettings   *settings)
{
  TzReminders *self = g_object_new (TZ_TYPE_REMINDERS, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  build (self);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (ledger_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (ledger_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
