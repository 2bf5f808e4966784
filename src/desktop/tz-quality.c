/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole ledger is looked through in a thread; what the clerk saves is looked at again at once. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-quality.h"

#include "quality.h"
#include "registers.h"

#include "tz-ask.h"
#include "tz-findings.h"
#include "tz-job.h"
#include "tz-places.h"
#include "tz-quality-list.h"

/* After a batch or an undo; milliseconds. */
#define PAUSE 400

struct _TzQuality
{
  GtkWidget     parent_instance;

  LedgerStore  *store;
  Quality      *quality;
  QualityCheck *check;     /* the chosen one, of @quality */
  TzJob        *job;
  guint         wait_id;
  gboolean      is_stale;
  gboolean      is_busy;   /* selecting by itself */

  GtkWidget    *box;
  GtkWidget    *share;
  GtkWidget    *summary;
  GtkWidget    *progress;
  GtkWidget    *cancel;
  GtkWidget    *previous;
  GtkWidget    *next;
  GtkWidget    *open_rows;
  GtkWidget    *export;
  GtkListBox   *checks;
  GtkWidget    *all;
  GtkLabel     *title;
  GtkLabel     *advice;
  GtkWidget    *head;
  GtkWidget    *show_open;
  GtkWidget    *show_explained;
  GtkWidget    *verify;
  GtkStack     *stack;
  GtkLabel     *none;
  TzFindings   *findings;
  TzRecord     *record;
};

typedef struct
{
  TzQuality *page; /* owned: the page outlives the search */
  char      *path;
  char      *today;
  Quality   *found;
} Search;

G_DEFINE_FINAL_TYPE (TzQuality, tz_quality, GTK_TYPE_WIDGET)

static void start (TzQuality *self);

static gboolean
shows_explained (TzQuality *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->show_explained));
}

static void
show_summary (TzQuality *self)
{
  guint open = 0, explained = 0;
  g_autofree char *share = g_strdup_printf (_("实名率 %.1f%%"), quality_get_real_share (self->quality) * 100);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->quality->checks->len; i++)
    {
      const QualityCheck *check = g_ptr_array_index (self->quality->checks, i);

      open += check->open->len;
      explained += check->explained->len;
    }
  text = g_strdup_printf (_("在会%u人，实名%u人；待核对%u处，已核实%u处"), self->quality->members, self->quality->real, open, explained);
  gtk_label_set_text (GTK_LABEL (self->share), share);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

/* The buttons of what is done with the rows of the chosen check. */
static void
show_actions (TzQuality *self)
{
  gboolean any = self->check != NULL && self->check->open->len > 0;

  gtk_widget_set_sensitive (self->open_rows, any);
  gtk_widget_set_sensitive (self->export, any);
  gtk_widget_set_sensitive (self->next, self->quality != NULL);
  gtk_widget_set_sensitive (self->previous, self->check != NULL);
  gtk_widget_set_sensitive (self->verify, tz_findings_get (self->findings) != 0 && ledger_store_is_writable (self->store) &&
                            self->check->severity != LEDGER_BLOCKING);
  gtk_button_set_label (GTK_BUTTON (self->verify), shows_explained (self) ? _("重新列入(_R)") : _("已核实(_V)…"));
}

static void
show_rows (TzQuality *self)
{
  QualityCheck *check = self->check;
  GArray *ids = check == NULL ? NULL : shows_explained (self) ? check->explained : check->open;
  g_autofree char *open = g_strdup_printf (_("待核对 %u"), check != NULL ? check->open->len : 0);
  g_autofree char *explained = g_strdup_printf (_("已核实 %u"), check != NULL ? check->explained->len : 0);

  gtk_label_set_text (self->title, check != NULL ? check->title : "");
  gtk_label_set_text (self->advice, check != NULL ? check->advice : "");
  gtk_button_set_label (GTK_BUTTON (self->show_open), open);
  gtk_button_set_label (GTK_BUTTON (self->show_explained), explained);
  gtk_widget_set_visible (self->head, check != NULL);
  tz_findings_show (self->findings, self->quality, self->store, check, shows_explained (self));
  gtk_label_set_text (self->none, check == NULL ? _("左边选一项检查，按 F8 逐条处理") : _("没有需要核对的记录"));
  gtk_stack_set_visible_child_name (self->stack, ids != NULL && ids->len > 0 ? "rows" : "none");
  show_actions (self);
}

static void
show_counts (TzQuality *self)
{
  show_summary (self);
  tz_quality_list_update (self->checks);
  show_rows (self);
}

static void
choose_check (TzQuality    *self,
              QualityCheck *check)
{
  self->check = check;
  if (!self->is_busy && shows_explained (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->show_open), TRUE);
  show_rows (self);
}

/* With @focus on the field where it is put right. */
static void
show_finding (TzQuality *self,
              gint64     id,
              gboolean   focus)
{
  const LedgerRegister *reg = NULL;
  gint64 owner = quality_find_owner (self->store, self->check, id, &reg);
  g_autoptr (QualityFinding) finding = quality_explain (self->quality, self->store, self->check, id);
  TzFields *fields = tz_record_get_fields (self->record);
  gboolean known;

  show_actions (self);
  if (!tz_record_show (self->record, reg, owner) || !focus)
    return;
  known = finding != NULL && reg == self->check->reg && finding->field < reg->n_fields;
  if (!known || !tz_fields_focus_field (fields, finding->field))
    tz_fields_focus_first (fields);
}

/* New checks after a run: the one that was chosen is chosen again. */
static void
take_quality (TzQuality *self,
              Quality   *quality)
{
  g_autofree char *id = self->check != NULL ? g_strdup (self->check->id) : NULL;

  self->is_busy = TRUE;
  self->check = NULL;
  tz_findings_show (self->findings, NULL, self->store, NULL, FALSE);
  tz_quality_list_fill (self->checks, NULL, FALSE);
  g_clear_pointer (&self->quality, quality_free);
  self->quality = quality;
  tz_quality_list_fill (self->checks, quality, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all)));
  if (id != NULL)
    tz_quality_list_select (self->checks, quality_find (quality, id));
  self->is_busy = FALSE;
  show_counts (self);
}

static void
set_running (TzQuality *self,
             gboolean   running)
{
  gtk_widget_set_visible (self->progress, running);
  gtk_widget_set_visible (self->cancel, running);
}

static void
search_freed (Search *search)
{
  g_object_unref (search->page);
  g_free (search->path);
  g_free (search->today);
  g_clear_pointer (&search->found, quality_free);
  g_free (search);
}

/* A connection that reads only: one that might write would tell the window to look again, without end. */
static gboolean
search (TzJob        *job,
        LedgerStore  *none,
        gpointer      data,
        GError      **error)
{
  Search *search = data;
  g_autoptr (LedgerStore) store = ledger_store_open (search->path, tz_registers, LEDGER_OPEN_READ, error);

  if (store == NULL)
    return FALSE;
  ledger_store_set_today (store, search->today);
  search->found = quality_run (store, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
  return search->found != NULL;
}

static void
search_done (TzJob        *job,
             const GError *error,
             gpointer      data)
{
  Search *search = data;
  TzQuality *self = search->page;

  /* The page may be gone from the window meanwhile. */
  if (self->store != NULL)
    {
      g_clear_object (&self->job);
      set_running (self, FALSE);
      if (error == NULL)
        take_quality (self, g_steal_pointer (&search->found));
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (GTK_LABEL (self->summary), _("检查已停止，按 F5 重新检查"));
      else
        tz_place_say (self, error->message, FALSE);
      if (self->is_stale)
        start (self);
    }
  search_freed (search);
}

static void
progressed_cb (TzQuality *self)
{
  if (self->job != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), MAX (tz_job_get_fraction (self->job), 0));
}

/* One at a time; what changes meanwhile makes another one. */
static void
start (TzQuality *self)
{
  Search *order;

  self->is_stale = self->job != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  order = g_new0 (Search, 1);
  order->page = g_object_ref (self);
  order->path = g_strdup (ledger_store_get_path (self->store));
  order->today = g_strdup (ledger_store_get_today (self->store));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  set_running (self, TRUE);
  self->job = tz_job_start (NULL, search, order, search_done, order);
  g_signal_connect_object (self->job, "progress", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
wait_over_cb (gpointer data)
{
  TzQuality *self = data;

  self->wait_id = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
rows_changed_cb (TzQuality *self)
{
  if (self->wait_id == 0)
    self->wait_id = g_timeout_add (PAUSE, wait_over_cb, self);
}

/* Saved here or on another page. */
static void
row_changed_cb (TzQuality            *self,
                const LedgerRegister *reg,
                gint64                id)
{
  g_autoptr (GError) error = NULL;

  if (self->quality == NULL)
    return;
  if (quality_look_again (self->quality, self->store, reg, id, &error))
    show_counts (self);
  else
    tz_place_say (self, error->message, FALSE);
}

static void
cancel_clicked_cb (TzQuality *self)
{
  if (self->job != NULL)
    tz_job_cancel (self->job);
}

static void
check_selected_cb (TzQuality     *self,
                   GtkListBoxRow *row)
{
  /* The list goes with the page. */
  if (self->store != NULL)
    choose_check (self, row != NULL ? tz_quality_list_get (row) : NULL);
}

/* Enter on a check begins with its first row. */
static void
check_activated_cb (TzQuality     *self,
                    GtkListBoxRow *row)
{
  if (tz_findings_get (self->findings) == 0)
    tz_quality_step (self, FALSE);
}

static void
all_toggled_cb (TzQuality *self)
{
  tz_quality_list_show_all (self->checks, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all)));
}

static void
kind_toggled_cb (TzQuality *self)
{
  if (self->quality != NULL && self->store != NULL)
    show_rows (self);
}

static void
finding_chosen_cb (TzQuality *self,
                   gint64     id)
{
  show_finding (self, id, FALSE);
}

static void
finding_activated_cb (TzQuality *self,
                      gint64     id)
{
  show_finding (self, id, TRUE);
}

static void
next_clicked_cb (TzQuality *self)
{
  tz_quality_step (self, FALSE);
}

static void
previous_clicked_cb (TzQuality *self)
{
  tz_quality_step (self, TRUE);
}

/* Each record once, whatever of its child rows is in question. */
static void
open_rows_clicked_cb (TzQuality *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const LedgerRegister *reg = self->check->reg;

  for (guint i = 0; i < self->check->open->len; i++)
    {
      gint64 owner = quality_find_owner (self->store, self->check, g_array_index (self->check->open, gint64, i), &reg);

      if (g_hash_table_add (seen, g_memdup2 (&owner, sizeof owner)))
        g_array_append_val (ids, owner);
    }
  if (reg->singleton)
    tz_place_open (self, reg->id, 0);
  else
    tz_place_open_rows (self, reg->id, ids, self->check->title);
}

static void
export_clicked_cb (TzQuality *self)
{
  tz_quality_list_export (GTK_WIDGET (self), self->store, self->check);
}

static void
settle (TzQuality  *self,
        const char *reason)
{
  gint64 id = tz_findings_get (self->findings);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (id == 0 || self->check == NULL)
    return;
  done = reason != NULL ? quality_accept (self->quality, self->store, self->check, id, reason, &error)
                        : quality_reopen (self->quality, self->store, self->check, id, &error);
  show_counts (self);
  if (!done)
    tz_place_say (self, error->message, FALSE);
  else
    tz_place_say (self, reason != NULL ? _("已标为已核实；内容再有变化时会重新列出。") : _("已重新列入待核对。"), FALSE);
}

static void
reason_given (const char *reason,
              gpointer    data)
{
  g_autoptr (TzQuality) self = data;

  if (reason != NULL && self->store != NULL)
    settle (self, reason);
}

static void
verify_clicked_cb (TzQuality *self)
{
  if (shows_explained (self))
    settle (self, NULL);
  else
    tz_ask_reason (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("这一条核实过了？"),
                   _("标为已核实以后不再列出；内容再有变化时会重新列出。"), _("原因："),
                   _("证件上就是如此|本人确认无误|已与单位核对"), _("已核实"), reason_given, g_object_ref (self));
}

static void
record_said_cb (TzQuality  *self,
                const char *sentence)
{
  tz_place_say (self, sentence, FALSE);
}

static void
record_opened_cb (TzQuality  *self,
                  const char *register_id,
                  gint64      id)
{
  tz_place_open (self, register_id, id);
}

static void
record_saved_cb (TzQuality *self,
                 gint64     id)
{
  g_autofree char *text = NULL;

  if (self->check != NULL)
    text = g_strdup_printf (_("已保存。“%s”还有%u条，按 F8 到下一条。"), self->check->title, self->check->open->len);
  tz_place_say (self, text != NULL ? text : _("已保存。"), TRUE);
}

static void
tz_quality_map (GtkWidget *widget)
{
  TzQuality *self = TZ_QUALITY (widget);

  GTK_WIDGET_CLASS (tz_quality_parent_class)->map (widget);
  if (self->quality == NULL || self->is_stale)
    start (self);
}

static void
tz_quality_dispose (GObject *object)
{
  TzQuality *self = TZ_QUALITY (object);

  if (self->job != NULL)
    tz_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->record != NULL)
    {
      self->is_busy = TRUE;
      self->check = NULL;
      tz_record_set_store (self->record, NULL);
      tz_findings_show (self->findings, NULL, NULL, NULL, FALSE);
    }
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TZ_TYPE_QUALITY);
  G_OBJECT_CLASS (tz_quality_parent_class)->dispose (object);
}

static void
tz_quality_finalize (GObject *object)
{
  g_clear_pointer (&TZ_QUALITY (object)->quality, quality_free);
  G_OBJECT_CLASS (tz_quality_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, TzQuality, box);
  gtk_widget_class_bind_template_child (class, TzQuality, share);
  gtk_widget_class_bind_template_child (class, TzQuality, summary);
  gtk_widget_class_bind_template_child (class, TzQuality, progress);
  gtk_widget_class_bind_template_child (class, TzQuality, cancel);
  gtk_widget_class_bind_template_child (class, TzQuality, previous);
  gtk_widget_class_bind_template_child (class, TzQuality, next);
  gtk_widget_class_bind_template_child (class, TzQuality, open_rows);
  gtk_widget_class_bind_template_child (class, TzQuality, export);
  gtk_widget_class_bind_template_child (class, TzQuality, checks);
  gtk_widget_class_bind_template_child (class, TzQuality, all);
  gtk_widget_class_bind_template_child (class, TzQuality, title);
  gtk_widget_class_bind_template_child (class, TzQuality, advice);
  gtk_widget_class_bind_template_child (class, TzQuality, head);
  gtk_widget_class_bind_template_child (class, TzQuality, show_open);
  gtk_widget_class_bind_template_child (class, TzQuality, show_explained);
  gtk_widget_class_bind_template_child (class, TzQuality, verify);
  gtk_widget_class_bind_template_child (class, TzQuality, stack);
  gtk_widget_class_bind_template_child (class, TzQuality, none);
  gtk_widget_class_bind_template_child (class, TzQuality, findings);
  gtk_widget_class_bind_template_child (class, TzQuality, record);
}

static void
bind_callbacks (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback (class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (class, check_selected_cb);
  gtk_widget_class_bind_template_callback (class, check_activated_cb);
  gtk_widget_class_bind_template_callback (class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (class, finding_chosen_cb);
  gtk_widget_class_bind_template_callback (class, finding_activated_cb);
  gtk_widget_class_bind_template_callback (class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (class, open_rows_clicked_cb);
  gtk_widget_class_bind_template_callback (class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (class, verify_clicked_cb);
  gtk_widget_class_bind_template_callback (class, record_said_cb);
  gtk_widget_class_bind_template_callback (class, record_opened_cb);
  gtk_widget_class_bind_template_callback (class, record_saved_cb);
}

static void
tz_quality_class_init (TzQualityClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_quality_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_quality_finalize;
  widget_class->map = tz_quality_map;
  g_type_ensure (TZ_TYPE_FINDINGS);
  g_type_ensure (TZ_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-quality.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  tz_place_add_signals (TZ_TYPE_QUALITY);
}

static void
tz_quality_init (TzQuality *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tz_quality_new (LedgerStore *store,
                GSettings   *settings)
{
  TzQuality *self = g_object_new (TZ_TYPE_QUALITY, NULL);

  self->store = g_object_ref (store);
  tz_record_set_store (self->record, store);
  show_rows (self);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The first check after the present one that has rows left. */
static gboolean
go_to_next_check (TzQuality *self)
{
  QualityCheck *next = tz_quality_list_find_next (self->checks, self->check);
  g_autofree char *text = NULL;

  if (next == NULL)
    {
      tz_place_say (self, _("后面没有需要核对的了。"), FALSE);
      return FALSE;
    }
  if (self->check != NULL)
    {
      text = g_strdup_printf (_("“%s”处理到头了，接着是“%s”，%u条。"), self->check->title, next->title, next->open->len);
      tz_place_say (self, text, FALSE);
    }
  tz_quality_list_select (self->checks, next);
  return TRUE;
}

void
tz_quality_step (TzQuality *self,
                 gboolean   backward)
{
  gint64 id;

  if (self->quality == NULL || (tz_record_is_changed (self->record) && !tz_record_save (self->record)))
    return;
  id = self->check != NULL ? tz_findings_step (self->findings, backward) : 0;
  if (id == 0 && backward)
    {
      tz_place_say (self, _("前面没有了。"), FALSE);
      return;
    }
  if (id == 0 && go_to_next_check (self))
    id = tz_findings_step (self->findings, FALSE);
  if (id != 0)
    show_finding (self, id, TRUE);
}

void
tz_quality_refresh (TzQuality *self)
{
  start (self);
}

TzRecord *
tz_quality_get_record (TzQuality *self)
{
  return self->record;
}

gboolean
tz_quality_next_pane (TzQuality *self,
                      gboolean   backward)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->checks), GTK_WIDGET (self->findings), GTK_WIDGET (self->record) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int n = G_N_ELEMENTS (panes);
  int at = backward ? n : -1;

  for (int i = 0; i < n; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = i;
  for (at += backward ? -1 : 1; at >= 0 && at < n; at += backward ? -1 : 1)
    if (gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}
