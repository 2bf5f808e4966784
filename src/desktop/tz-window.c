/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds one open ledger and its pages; everything it can do is in tz-commands.c. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-moves.h"
#include "days-off.h"
#include "ledger-rotation.h"
#include "registers.h"

#include "tz-actions.h"
#include "tz-backup-auto.h"
#include "tz-commands.h"
#include "tz-look.h"
#include "tz-places.h"
#include "tz-sidebar.h"
#include "tz-restore.h"
#include "tz-start.h"
#include "tz-settings.h"
#include "tz-undo.h"
#include "tz-window.h"

struct _TzWindow
{
  GtkApplicationWindow parent_instance;

  GSettings           *settings;
  LedgerStore         *store;
  TzBackupAuto        *backups;     /* NULL while the ledger is only read */
  GHashTable          *pages_by_id; /* place id -> TzPage, TzRecord of a register of one row, or a page of its own */
  gboolean             full;
  gboolean             is_drawn;    /* the first frame is on the screen */
  gulong               frame_id;
  guint                update_id;
  guint                complete_id;

  GtkWidget           *title;
  GtkWidget           *menu;
  GtkWidget           *stack;
  TzStart             *start;       /* NULL until it is shown */
  GtkWidget           *work;
  TzSidebar           *sidebar;
  GtkWidget           *pages;
  TzStatus            *status;
};

G_DEFINE_FINAL_TYPE (TzWindow, tz_window, GTK_TYPE_APPLICATION_WINDOW)

static gboolean
update_due_cb (gpointer data)
{
  TzWindow *self = data;

  self->update_id = 0;
  tz_window_update (self);
  return G_SOURCE_REMOVE;
}

/* Once after all that happens now, but before the next key: it may ask for what just became possible. */
static void
queue_update (TzWindow *self)
{
  if (self->update_id == 0 && self->is_drawn)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH, update_due_cb, self, NULL);
}

static void
show_title (TzWindow *self)
{
  const LedgerRegister *reg = self->store != NULL ? ledger_store_find_register (self->store, "union") : NULL;
  g_autofree char *title = NULL;

  if (reg != NULL)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load_single (self->store, reg);
      g_autofree char *label = ledger_record_dup_label (record);

      if (label != NULL && *label != '\0')
        title = g_strdup_printf (_("%s — 工会台账"), label);
    }
  if (title == NULL)
    title = g_strdup (_("工会台账"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

/* Which deadlines of cases moved with what was just done to days off; %NULL for none. Caller frees. */
static char *
dup_moved (TzWindow *self)
{
  g_autoptr (GPtrArray) moves = case_moves_list (self->store, 0);

  return case_moves_dup_sentence (moves);
}

static void
page_message_cb (TzWindow   *self,
                 const char *sentence,
                 gboolean    undoable)
{
  g_autofree char *moved = undoable ? dup_moved (self) : NULL;
  g_autofree char *both = moved != NULL ? g_strdup_printf ("%s %s", sentence, moved) : NULL;

  if (undoable)
    tz_status_say_undoable (self->status, both != NULL ? both : sentence);
  else
    tz_status_say (self->status, sentence);
}

static void
page_saved_cb (TzWindow *self,
               gint64    id)
{
  g_autofree char *moved = dup_moved (self);

  if (moved != NULL)
    tz_status_say_undoable (self->status, moved);
  else
    tz_status_say_saved (self->status);
}

static void
page_open_cb (TzWindow   *self,
              const char *register_id,
              gint64      id)
{
  tz_window_go (self, register_id, id);
}

static void
page_open_rows_cb (TzWindow   *self,
                   const char *register_id,
                   GArray     *ids,
                   const char *title,
                   const char *date)
{
  tz_window_show_rows_on (self, register_id, ids, title, date);
}

static void
page_file_dropped_cb (TzWindow *self,
                      GFile    *file)
{
  tz_command_import_file (self, file);
}

static void
page_job_started_cb (TzWindow *self,
                     TzJob    *job)
{
  tz_status_follow_job (self->status, job);
}

static void
record_message_cb (TzWindow   *self,
                   const char *sentence)
{
  tz_status_say (self->status, sentence);
}

static GtkWidget *
make_single (TzWindow             *self,
             const LedgerRegister *reg)
{
  g_autoptr (LedgerRecord) row = ledger_store_load_single (self->store, reg);
  TzRecord *record = TZ_RECORD (tz_record_new ());

  tz_record_set_store (record, self->store);
  tz_record_set_full (record, self->full);
  tz_record_show (record, reg, row->id);
  gtk_widget_add_css_class (GTK_WIDGET (record), "single");
  g_signal_connect_swapped (record, "saved", G_CALLBACK (page_saved_cb), self);
  g_signal_connect_swapped (record, "message", G_CALLBACK (record_message_cb), self);
  g_signal_connect_swapped (record, "open", G_CALLBACK (page_open_cb), self);
  return GTK_WIDGET (record);
}

static GtkWidget *
make_page (TzWindow             *self,
           const LedgerRegister *reg)
{
  GtkWidget *page = tz_page_new (self->store, reg, self->settings);

  tz_page_set_full (TZ_PAGE (page), self->full);
  g_signal_connect_swapped (page, "changed", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (page, "message", G_CALLBACK (page_message_cb), self);
  g_signal_connect_swapped (page, "saved", G_CALLBACK (page_saved_cb), self);
  g_signal_connect_swapped (page, "open", G_CALLBACK (page_open_cb), self);
  g_signal_connect_swapped (page, "file-dropped", G_CALLBACK (page_file_dropped_cb), self);
  g_signal_connect_swapped (page, "job-started", G_CALLBACK (page_job_started_cb), self);
  return page;
}

static GtkWidget *
make_own (TzWindow      *self,
          const TzPlace *place)
{
  GtkWidget *page = place->make (self->store, self->settings);

  g_signal_connect_swapped (page, "message", G_CALLBACK (page_message_cb), self);
  g_signal_connect_swapped (page, "open", G_CALLBACK (page_open_cb), self);
  g_signal_connect_swapped (page, "open-rows", G_CALLBACK (page_open_rows_cb), self);
  return page;
}

/* Made when first shown; its list is attached then too. */
static GtkWidget *
get_page (TzWindow      *self,
          const TzPlace *place)
{
  const LedgerRegister *reg = ledger_store_find_register (self->store, place->id);
  GtkWidget *page = g_hash_table_lookup (self->pages_by_id, place->id);

  if (page != NULL)
    return page;
  if (place->make != NULL)
    page = make_own (self, place);
  else
    page = reg->singleton ? make_single (self, reg) : make_page (self, reg);
  g_hash_table_insert (self->pages_by_id, (gpointer) place->id, page);
  gtk_stack_add_named (GTK_STACK (self->pages), page, place->id);
  return page;
}

static void
page_chosen_cb (TzWindow   *self,
                const char *place_id)
{
  tz_window_go (self, place_id, 0);
}

static void
start_open_cb (TzWindow   *self,
               const char *path,
               gboolean    read_only)
{
  tz_window_open (self, path, read_only ? LEDGER_OPEN_READ : LEDGER_OPEN_WRITE);
}

static void
start_restore_cb (TzWindow   *self,
                  const char *path)
{
  tz_restore_present (self, path);
}

static void
start_sample_cb (TzWindow *self)
{
  tz_command_open_sample (self);
}

/* Made when it is first shown: whoever opens a ledger does not wait for it. */
static TzStart *
get_start (TzWindow *self)
{
  if (self->start != NULL)
    return self->start;
  self->start = TZ_START (tz_start_new ());
  g_signal_connect_swapped (self->start, "open", G_CALLBACK (start_open_cb), self);
  g_signal_connect_swapped (self->start, "restore", G_CALLBACK (start_restore_cb), self);
  g_signal_connect_swapped (self->start, "sample", G_CALLBACK (start_sample_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->start), "start");
  return self->start;
}

static void
show_start (TzWindow     *self,
            const char   *path,
            const GError *error)
{
  tz_start_show_problem (get_start (self), path, error);
  tz_start_show_recent (self->start, self->settings);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->start));
  show_title (self);
  tz_window_update (self);
}

static void
row_changed_cb (TzWindow             *self,
                const LedgerRegister *reg,
                gint64                id)
{
  if (reg->singleton)
    show_title (self);
  queue_update (self);
}

static void
rows_changed_cb (TzWindow             *self,
                 const LedgerRegister *reg)
{
  g_autofree char *moved = reg == &days_off_register ? dup_moved (self) : NULL;

  if (moved != NULL)
    tz_status_say (self->status, moved);
  queue_update (self);
}

/* Made anew each time: it names what would be undone. */
static void
menu_wanted_cb (GtkMenuButton *button,
                gpointer       data)
{
  TzWindow *self = data;
  g_autofree char *undo = tz_undo_dup_title (self->store, FALSE);
  g_autofree char *redo = tz_undo_dup_title (self->store, TRUE);
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-ledgers");
  const TzMenuWords words = { undo, redo, (const char *const *) recent };
  g_autoptr (GMenu) menu = tz_actions_build_menu (TZ_MENU_FILE, TZ_MENU_HELP, &words);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (gtk_menu_button_get_popover (button), FALSE);
}

static void
complete_cb (gpointer data)
{
  TzWindow *self = data;
  TzPage *page = tz_window_get_page (self);

  self->complete_id = 0;
  if (page != NULL)
    tz_page_complete (page);
  tz_window_update (self);
}

static void
queue_complete (TzWindow *self)
{
  if (self->complete_id == 0)
    self->complete_id = g_idle_add_once (complete_cb, self);
}

/* What the first frame need not wait for. */
static void
first_frame_painted_cb (GdkFrameClock *clock,
                        TzWindow      *self)
{
  g_clear_signal_handler (&self->frame_id, clock);
  self->is_drawn = TRUE;
  if (self->store != NULL)
    queue_complete (self);
}

static void
active_changed_cb (TzWindow *self)
{
  if (self->store != NULL && self->is_drawn && gtk_window_is_active (GTK_WINDOW (self)))
    ledger_store_refresh (self->store);
}

static void
tz_window_realize (GtkWidget *widget)
{
  TzWindow *self = TZ_WINDOW (widget);

  GTK_WIDGET_CLASS (tz_window_parent_class)->realize (widget);
  tz_look_suit_screen (widget);
  if (!self->is_drawn)
    self->frame_id = g_signal_connect_after (gtk_widget_get_frame_clock (widget), "after-paint",
                                             G_CALLBACK (first_frame_painted_cb), self);
}

static void
remember_size (TzWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0 && height > 0)
    g_settings_set (self->settings, "window-size", "(ii)", width, height);
  if (self->store != NULL)
    g_settings_set_int (self->settings, "sidebar-width", gtk_paned_get_position (GTK_PANED (self->work)));
}

/* Pages go first: a record keeps what is unsaved as a draft. */
static void
release_ledger (TzWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  if (self->store == NULL)
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_hash_table_iter_init (&iter, self->pages_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    gtk_stack_remove (GTK_STACK (self->pages), page);
  g_hash_table_remove_all (self->pages_by_id);
  tz_sidebar_fill (self->sidebar, NULL);
  g_signal_handlers_disconnect_by_data (self->store, self);
  ledger_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->backups, tz_backup_auto_close);
  tz_status_set_ledger (self->status, NULL, NULL, FALSE);
  tz_status_say (self->status, "");
}

/* What the last closing could not say any more stands in the status line now. */
static void
start_backups (TzWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  const char *notice = ledger_store_get_notice (self->store);
  g_autofree char *problem = tz_settings_dup_backup_problem (self->settings, ledger_store_get_path (self->store));

  tz_status_say (self->status, notice != NULL ? notice : problem != NULL ? problem : "");
  if (ledger_store_is_writable (self->store) && app != NULL)
    self->backups = tz_backup_auto_start (app, self->settings, self->store, self->status);
}

static gboolean
tz_window_close_request (GtkWindow *window)
{
  remember_size (TZ_WINDOW (window));
  release_ledger (TZ_WINDOW (window));
  return GTK_WINDOW_CLASS (tz_window_parent_class)->close_request (window);
}

static void
tz_window_dispose (GObject *object)
{
  TzWindow *self = TZ_WINDOW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->complete_id, g_source_remove);
  release_ledger (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_WINDOW);
  g_clear_pointer (&self->pages_by_id, g_hash_table_unref);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tz_window_parent_class)->dispose (object);
}

static void
tz_window_class_init (TzWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = tz_window_close_request;
  widget_class->realize = tz_window_realize;
  g_type_ensure (TZ_TYPE_SIDEBAR);
  g_type_ensure (TZ_TYPE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TzWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TzWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, TzWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TzWindow, work);
  gtk_widget_class_bind_template_child (widget_class, TzWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TzWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TzWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
}

static void
tz_window_init (TzWindow *self)
{
  self->pages_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}

GtkWidget *
tz_window_new (GtkApplication *app,
               GSettings      *settings)
{
  TzWindow *self = g_object_new (TZ_TYPE_WINDOW, "application", app, NULL);
  int width;
  int height;

  self->settings = g_object_ref (settings);
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_paned_set_position (GTK_PANED (self->work), g_settings_get_int (settings, "sidebar-width"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), menu_wanted_cb, self, NULL);
  tz_actions_add (self, settings);
  return GTK_WIDGET (self);
}

gboolean
tz_window_open (TzWindow      *self,
                const char    *path,
                LedgerOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autofree char *page = NULL;

  release_ledger (self);
  store = ledger_store_open (path, tz_registers, mode, &error);
  if (store == NULL)
    {
      show_start (self, path, error);
      return FALSE;
    }
  self->store = g_steal_pointer (&store);
  if (g_getenv ("TAIZHANG_TODAY") != NULL)
    ledger_store_set_today (self->store, g_getenv ("TAIZHANG_TODAY"));
  tz_window_show_clerk (self);
  g_signal_connect_object (self->store, "row-changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  if (!ledger_backup_is_backup (path))
    tz_settings_add_recent (self->settings, path);
  tz_sidebar_fill (self->sidebar, self->settings);
  page = g_settings_get_string (self->settings, "page");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "work");
  tz_window_go (self, page, 0);
  show_title (self);
  start_backups (self);
  return TRUE;
}

char *
tz_window_set_aside (TzWindow *self)
{
  char *path = g_strdup (ledger_store_get_path (self->store));

  g_clear_pointer (&self->backups, tz_backup_auto_stop);
  tz_window_close_ledger (self);
  return path;
}

void
tz_window_close_ledger (TzWindow *self)
{
  release_ledger (self);
  show_start (self, NULL, NULL);
}

void
tz_window_show_start (TzWindow *self)
{
  if (self->store == NULL)
    show_start (self, NULL, NULL);
}

gboolean
tz_window_is_empty (TzWindow *self)
{
  return self->store == NULL;
}

LedgerStore *
tz_window_get_store (TzWindow *self)
{
  return self->store;
}

GSettings *
tz_window_get_settings (TzWindow *self)
{
  return self->settings;
}

TzStatus *
tz_window_get_status (TzWindow *self)
{
  return self->status;
}

TzPage *
tz_window_get_page (TzWindow *self)
{
  GtkWidget *page = self->store != NULL ? gtk_stack_get_visible_child (GTK_STACK (self->pages)) : NULL;

  return TZ_IS_PAGE (page) ? TZ_PAGE (page) : NULL;
}

TzRecord *
tz_window_get_record (TzWindow *self)
{
  GtkWidget *page = self->store != NULL ? gtk_stack_get_visible_child (GTK_STACK (self->pages)) : NULL;

  if (TZ_IS_RECORD (page))
    return TZ_RECORD (page);
  if (TZ_IS_QUALITY (page))
    return tz_quality_get_record (TZ_QUALITY (page));
  return TZ_IS_PAGE (page) ? tz_page_get_record (TZ_PAGE (page)) : NULL;
}

TzPage *
tz_window_find_page (TzWindow   *self,
                     const char *register_id)
{
  GtkWidget *page = g_hash_table_lookup (self->pages_by_id, register_id);

  return page != NULL && TZ_IS_PAGE (page) ? TZ_PAGE (page) : NULL;
}

TzQuality *
tz_window_get_quality (TzWindow *self)
{
  GtkWidget *page = self->store != NULL ? gtk_stack_get_visible_child (GTK_STACK (self->pages)) : NULL;

  return TZ_IS_QUALITY (page) ? TZ_QUALITY (page) : NULL;
}

void
tz_window_go (TzWindow   *self,
              const char *place_id,
              gint64      id)
{
  const TzPlace *place = tz_places_find (place_id);
  GtkWidget *page;
  gboolean is_new;

  if (place == NULL)
    place = tz_places_find (tz_sidebar_get_nth (self->sidebar, 1));
  is_new = !g_hash_table_contains (self->pages_by_id, place->id);
  page = get_page (self, place);
  if (id == 0 && !is_new && page == gtk_stack_get_visible_child (GTK_STACK (self->pages)))
    return;
  if (TZ_IS_PAGE (page))
    tz_page_wake (TZ_PAGE (page));
  gtk_stack_set_visible_child (GTK_STACK (self->pages), page);
  tz_sidebar_select (self->sidebar, place->id);
  g_settings_set_string (self->settings, "page", place->id);
  if (TZ_IS_PAGE (page) && id != 0)
    tz_page_show_row (TZ_PAGE (page), id);
  if (self->is_drawn)
    queue_complete (self);
  queue_update (self);
}

void
tz_window_show_rows (TzWindow   *self,
                     const char *register_id,
                     GArray     *ids,
                     const char *title)
{
  tz_window_show_rows_on (self, register_id, ids, title, NULL);
}

void
tz_window_show_rows_on (TzWindow   *self,
                        const char *register_id,
                        GArray     *ids,
                        const char *title,
                        const char *date)
{
  tz_window_go (self, register_id, 0);
  if (tz_window_get_page (self) != NULL)
    tz_page_show_only (tz_window_get_page (self), ids, title, date);
}

void
tz_window_go_nth (TzWindow *self,
                  guint     nth)
{
  const char *id = tz_sidebar_get_nth (self->sidebar, nth);
  GtkWidget *page, *focus;

  if (id == NULL || self->store == NULL)
    return;
  tz_window_go (self, id, 0);
  page = gtk_stack_get_visible_child (GTK_STACK (self->pages));
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (TZ_IS_PAGE (page))
    tz_page_find (TZ_PAGE (page));
  /* The stack has moved the keyboard already when the page before had it. */
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
tz_window_next_pane (TzWindow *self,
                     gboolean  backward)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  TzPage *page = tz_window_get_page (self);
  TzQuality *quality = tz_window_get_quality (self);
  gboolean in_sidebar = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar));
  gboolean moved;

  if (page == NULL && in_sidebar)
    moved = gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->pages)), GTK_DIR_TAB_FORWARD);
  else
    moved = (page != NULL && tz_page_next_pane (page, backward)) ||
            (quality != NULL && tz_quality_next_pane (quality, backward));
  if (!moved)
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

void
tz_window_set_full (TzWindow *self,
                    gboolean  full)
{
  GHashTableIter iter;
  gpointer page;

  self->full = full;
  g_hash_table_iter_init (&iter, self->pages_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (TZ_IS_PAGE (page))
      tz_page_set_full (TZ_PAGE (page), full);
    else if (TZ_IS_RECORD (page))
      tz_record_set_full (TZ_RECORD (page), full);
    else if (TZ_IS_QUALITY (page))
      tz_record_set_full (tz_quality_get_record (TZ_QUALITY (page)), full);
}

void
tz_window_show_clerk (TzWindow *self)
{
  g_autofree char *clerk = g_settings_get_string (self->settings, "clerk");

  if (self->store == NULL)
    return;
  if (*clerk != '\0')
    ledger_store_set_clerk (self->store, clerk);
  tz_status_set_ledger (self->status, ledger_store_get_path (self->store), ledger_store_get_clerk (self->store),
                        !ledger_store_is_writable (self->store));
}

void
tz_window_update (TzWindow *self)
{
  tz_actions_update (self);
}
