/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is read again at every key, so that the clerk sees at once what the program understood. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-days-off.h"

#include "case-moves.h"
#include "days-off-notice.h"
#include "days-off.h"
#include "ledger-batch.h"

#include "tz-dialog.h"

#define TZ_TYPE_DAYS_OFF (tz_days_off_get_type ())
G_DECLARE_FINAL_TYPE (TzDaysOff, tz_days_off, TZ, DAYS_OFF, TzDialog)

#define FIRST_YEAR 2020
#define LAST_YEAR  2099

struct _TzDaysOff
{
  TzDialog       parent_instance;

  LedgerStore   *store;
  LedgerCalendar *calendar;
  Notice        *notice;
  gboolean       is_typed; /* the text is the clerk's, no longer the draft */
  gboolean       is_drafting;

  GtkWidget     *year;
  GtkTextBuffer *text;
  GtkWidget     *view;
  GtkWidget     *preview;
  GtkWidget     *go;
};

G_DEFINE_FINAL_TYPE (TzDaysOff, tz_days_off, TZ_TYPE_DIALOG)

static guint
get_year (TzDaysOff *self)
{
  return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year));
}

static void
add_preview (TzDaysOff  *self,
             const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->preview), label);
}

static void
add_run (TzDaysOff       *self,
         const NoticeRun *run,
         const char      *former)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (g_strcmp0 (run->name, former) == 0 ? "" : run->name);
  GtkWidget *kind = gtk_label_new (run->is_work ? _("班") : _("休"));
  g_autofree char *days = run->n > 1 ? g_strdup_printf (_("%s，%u天"), run->dates, run->n) : g_strdup (run->dates);
  GtkWidget *dates = gtk_label_new (days);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 13);
  gtk_label_set_xalign (GTK_LABEL (dates), 0);
  gtk_widget_add_css_class (kind, run->is_work ? "day-work" : "day-off");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), dates);
  gtk_box_append (GTK_BOX (self->preview), box);
}

static void
clear_preview (TzDaysOff *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->preview)) != NULL)
    gtk_box_remove (GTK_BOX (self->preview), child);
}

static void
show_preview (TzDaysOff *self)
{
  g_autoptr (GPtrArray) runs = notice_list_runs (self->notice);
  g_autofree char *missing = notice_dup_missing (self->notice);
  const char *former = NULL;

  clear_preview (self);
  for (guint i = 0; i < self->notice->problems->len; i++)
    add_preview (self, g_ptr_array_index (self->notice->problems, i), "field-problem");
  for (guint i = 0; i < runs->len; i++)
    {
      add_run (self, g_ptr_array_index (runs, i), former);
      former = ((NoticeRun *) g_ptr_array_index (runs, i))->name;
    }
  if (missing != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("还没有写到：%s"), missing);

      add_preview (self, text, "dim-label");
    }
}

static void
read_text (TzDaysOff *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  gboolean doubtful;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  text = gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
  g_clear_pointer (&self->notice, notice_free);
  self->notice = notice_parse (text, get_year (self));
  doubtful = self->notice->problems->len > 0;
  gtk_widget_set_sensitive (self->go, self->notice->days->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->go), doubtful ? _("仍要录入(_E)") : _("录入(_E)"));
  gtk_button_set_use_underline (GTK_BUTTON (self->go), TRUE);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  show_preview (self);
}

static void
text_changed_cb (TzDaysOff *self)
{
  if (!self->is_drafting)
    self->is_typed = TRUE;
  read_text (self);
}

/* What is known of the year stands there to be corrected, until the clerk writes. */
static void
propose (TzDaysOff *self)
{
  g_autofree char *draft = notice_dup_draft (self->calendar, get_year (self));

  self->is_drafting = TRUE;
  gtk_text_buffer_set_text (self->text, draft, -1);
  self->is_drafting = FALSE;
}

static void
year_changed_cb (TzDaysOff *self)
{
  g_autofree char *title = g_strdup_printf (_("录入%u年放假安排"), get_year (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
  if (self->is_typed)
    read_text (self);
  else
    propose (self);
}

/* In place of the notice that was read: what became of the deadlines of cases. */
static void
show_moves (TzDaysOff *self,
            GPtrArray *moves)
{
  g_autoptr (GArray) cases = case_moves_list_cases (moves);
  g_autofree char *head = g_strdup_printf (_("这些案件的期限已按新的放假安排重新计算（%u件），案件的其他内容没有改动："), cases->len);

  clear_preview (self);
  add_preview (self, head, "section");
  for (guint i = 0; i < moves->len; i++)
    {
      g_autofree char *text = case_move_dup_text (g_ptr_array_index (moves, i));

      add_preview (self, text, NULL);
    }
}

static void
go_clicked_cb (TzDaysOff *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *all = NULL;
  guint n = 0;

  if (!notice_enter (self->store, self->notice, &n, &error))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  sentence = n > 0 ? g_strdup_printf (_("已录入%u年放假安排：新增或修改%u天。可以撤销。"), self->notice->year, n)
                   : g_strdup (_("与已录入的相同，没有修改。"));
  gtk_widget_set_sensitive (self->go, FALSE);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭"));
  moves = case_moves_list (self->store, n > 0 ? ledger_batch_get_last (self->store) : 0);
  moved = n > 0 ? case_moves_dup_sentence (moves) : NULL;
  all = moved != NULL ? g_strconcat (sentence, moved, NULL) : NULL;
  if (moved != NULL)
    show_moves (self, moves);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, all != NULL ? all : sentence);
}

static void
tz_days_off_dispose (GObject *object)
{
  g_clear_object (&TZ_DAYS_OFF (object)->store);
  G_OBJECT_CLASS (tz_days_off_parent_class)->dispose (object);
}

static void
tz_days_off_finalize (GObject *object)
{
  TzDaysOff *self = TZ_DAYS_OFF (object);

  g_clear_pointer (&self->notice, notice_free);
  ledger_calendar_free (self->calendar);
  G_OBJECT_CLASS (tz_days_off_parent_class)->finalize (object);
}

static void
tz_days_off_class_init (TzDaysOffClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_days_off_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_days_off_finalize;
}

static GtkWidget *
make_caption (const char *text,
              GtkWidget  *target)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  gtk_widget_add_css_class (label, "section");
  return label;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "frame");
  return scroller;
}

static GtkWidget *
make_column (const char *caption,
             GtkWidget  *target,
             GtkWidget  *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_caption (caption, target));
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static GtkWidget *
make_head (TzDaysOff *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *hint = gtk_label_new (_("把国务院办公厅通知的文字粘贴在左边，或照样子改日期；右边是读到的安排，核对后录入。"));

  self->year = gtk_spin_button_new_with_range (FIRST_YEAR, LAST_YEAR, 1);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "wizard-hint");
  gtk_box_append (GTK_BOX (head), make_caption (_("年份(_Y)"), self->year));
  gtk_box_append (GTK_BOX (head), self->year);
  gtk_box_append (GTK_BOX (head), hint);
  return head;
}

/* Tab leaves the text: nobody writes one into a notice. */
static void
make_view (TzDaysOff *self)
{
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), 4);
  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
tz_days_off_init (TzDaysOff *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  make_view (self);
  self->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->preview, "days-preview");
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), make_column (_("通知(_N)"), self->view, make_scroller (self->view)));
  gtk_box_append (GTK_BOX (columns), make_column (_("读到的安排"), self->preview, make_scroller (self->preview)));
  gtk_widget_add_css_class (body, "wizard-page");
  gtk_box_append (GTK_BOX (body), make_head (self));
  gtk_box_append (GTK_BOX (body), columns);
  tz_dialog_set_content (TZ_DIALOG (self), body);
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("录入(_E)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
}

/* The year whose notice is wanted next. */
static guint
guess_year (TzDaysOff *self)
{
  guint year = (guint) g_ascii_strtoull (ledger_store_get_today (self->store), NULL, 10);

  while (ledger_calendar_knows_year (self->calendar, year) && year < LAST_YEAR)
    year++;
  return year;
}

void
tz_days_off_present (GtkWindow   *parent,
                     LedgerStore *store,
                     guint        year)
{
  TzDaysOff *self = tz_dialog_new (TZ_TYPE_DAYS_OFF, parent, _("录入放假安排"), 1000, 560);

  self->store = g_object_ref (store);
  self->calendar = tz_calendar_new (store);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->year, "value-changed", G_CALLBACK (year_changed_cb), self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), year != 0 ? year : guess_year (self));
  if (self->notice == NULL)
    year_changed_cb (self);
  gtk_widget_grab_focus (self->view);
  gtk_window_present (GTK_WINDOW (self));
}
