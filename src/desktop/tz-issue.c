/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date and words at the side, the paper as it will be beside them; the number is drawn when it is issued. */
#include "config.h"

#include "tz-issue.h"

#include <glib/gi18n-lib.h>

#include "form-ledger-source.h"
#include "form-pages.h"
#include "form-paper.h"
#include "ledger-date.h"
#include "paper-steps.h"
#include "papers.h"
#include "tz-day-entry.h"
#include "tz-dialog.h"
#include "tz-paper-bar.h"
#include "tz-paragraph.h"
#include "tz-print-job.h"

#define TZ_TYPE_ISSUE (tz_issue_get_type ())
G_DECLARE_FINAL_TYPE (TzIssue, tz_issue, TZ, ISSUE, TzDialog)

/* The paper is laid out anew when the typing rests. Milliseconds. */
#define PAUSE 400

/* Words of the form that may be changed. */
typedef struct
{
  char          *id;
  char          *original;
  GtkTextBuffer *text;
  GtkWidget     *back;
} Words;

struct _TzIssue
{
  TzDialog              parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  FormLibrary          *library;
  char                 *form;
  char                 *variant;
  GArray               *ids;
  gboolean              accept_missing;
  TzIssued              issued;
  gpointer              data;
  GDestroyNotify        free_data;

  GPtrArray            *words;   /* of Words */
  char                 *date;    /* "YYYY-MM-DD", NULL while it cannot be read */
  guint                 wait;
  gboolean              stale;

  GtkBox               *side;
  TzDayEntry           *day;
  GtkWidget            *reason_box;
  GtkWidget            *reason;
  TzPaperView          *view;
  GtkWidget            *go;
};

G_DEFINE_FINAL_TYPE (TzIssue, tz_issue, TZ_TYPE_DIALOG)

/* What one issue needs and gives; of the thread while it runs. */
typedef struct
{
  char             *form;
  GArray           *ids;
  FormPaperOptions  options;
  char             *variant;
  char             *date;
  char             *accept;
  GHashTable       *wording;
  FormPaperOutcome *outcome;
} Issue;

static void preview (TzIssue *self);

static void
free_words (gpointer data)
{
  Words *words = data;

  g_free (words->id);
  g_free (words->original);
  g_object_unref (words->text);
  g_free (words);
}

static void
free_issue (gpointer data)
{
  Issue *issue = data;

  g_free (issue->form);
  g_free (issue->variant);
  g_free (issue->date);
  g_free (issue->accept);
  g_array_unref (issue->ids);
  g_clear_pointer (&issue->wording, g_hash_table_unref);
  g_clear_pointer (&issue->outcome, form_paper_outcome_free);
  g_free (issue);
}

static char *
dup_text (const Words *words)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (words->text, &start, &end);
  return gtk_text_buffer_get_text (words->text, &start, &end, FALSE);
}

/* Only what differs from the form; %NULL when nothing does. */
static GHashTable *
dup_wording (TzIssue *self)
{
  g_autoptr (GHashTable) wording = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->words->len; i++)
    {
      const Words *words = g_ptr_array_index (self->words, i);
      g_autofree char *text = dup_text (words);

      if (g_strcmp0 (text, words->original) != 0)
        g_hash_table_insert (wording, g_strdup (words->id), g_steal_pointer (&text));
    }
  return g_hash_table_size (wording) > 0 ? g_steal_pointer (&wording) : NULL;
}

static void
preview_made_cb (TzDialog     *dialog,
                 const GError *error,
                 gpointer      data)
{
  TzIssue *self = TZ_ISSUE (dialog);
  TzPrintOrder *order = data;

  if (self->stale)
    preview (self);
  else if (error == NULL)
    tz_paper_view_set_pdf (self->view, order->pdf, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
}

static void
preview (TzIssue *self)
{
  TzPrintOrder *order;

  self->stale = tz_dialog_is_busy (TZ_DIALOG (self));
  if (self->stale || self->date == NULL)
    return;
  order = tz_print_order_new (self->library, self->store, self->reg);
  tz_print_order_add (order, self->form, self->variant, 0, 0, 0);
  order->ids = g_array_ref (self->ids);
  order->scope = TZ_PRINT_IDS;
  order->wording = dup_wording (self);
  g_free (order->today);
  order->today = g_strdup (self->date);
  tz_dialog_run (TZ_DIALOG (self), NULL, _("正在排版……"), tz_print_order_run, preview_made_cb, order,
                 (GDestroyNotify) tz_print_order_free);
}

static void
wait_over_cb (gpointer data)
{
  TzIssue *self = data;

  self->wait = 0;
  preview (self);
}

static void
preview_soon (TzIssue *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add_once (PAUSE, wait_over_cb, self);
}

static void
text_changed_cb (GtkTextBuffer *buffer,
                 TzIssue       *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const Words *words = g_ptr_array_index (self->words, i);
      g_autofree char *text = dup_text (words);

      if (words->text == buffer)
        gtk_widget_set_sensitive (words->back, g_strcmp0 (text, words->original) != 0);
    }
  preview_soon (self);
}

static void
back_clicked_cb (GtkWidget *button,
                 TzIssue   *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const Words *words = g_ptr_array_index (self->words, i);

      if (words->back == button)
        gtk_text_buffer_set_text (words->text, words->original, -1);
    }
}

static void
day_chosen_cb (TzDayEntry *entry,
               const char *text,
               TzIssue    *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->date, g_free);
  if (ledger_date_parse (text, FALSE, &self->date, &error))
    {
      tz_day_entry_set (entry, self->date);
      preview (self);
    }
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
  tz_day_entry_set_bad (entry, self->date == NULL);
  gtk_widget_set_sensitive (self->go, self->date != NULL);
}

static gboolean
run_issue (TzJob        *job,
           LedgerStore  *store,
           gpointer      data,
           GError      **error)
{
  Issue *issue = data;
  g_autoptr (FormLibrary) library = tz_print_open_library ();

  issue->outcome = form_paper_issue (library, store, issue->form, (const gint64 *) (gpointer) issue->ids->data,
                                     issue->ids->len, &issue->options, NULL, NULL, tz_job_get_cancellable (job), error);
  return issue->outcome != NULL;
}

/* The first papers by number, and how many there are. */
static char *
dup_sentence (TzIssue                *self,
              const FormPaperOutcome *outcome)
{
  g_autoptr (LedgerRecord) first = ledger_store_load (self->store, &papers_register,
                                                      g_array_index (outcome->papers, gint64, 0), NULL);
  const char *number = first != NULL ? ledger_record_get (first, PAPER_NUMBER) : NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("已出具 %u 份"), outcome->papers->len);
  if (number != NULL)
    g_string_append_printf (text, outcome->papers->len > 1 ? _("，从%s起") : "：%s", number);
  g_string_append (text, _("。存档的就是这一份，可以打印。"));
  if (outcome->refused->len > 0)
    {
      const FormPaperRefusal *refusal = g_ptr_array_index (outcome->refused, 0);

      g_string_append_printf (text, _("没有出具 %u 份：%s：%s"), outcome->refused->len, refusal->who, refusal->why);
    }
  return g_string_free (text, FALSE);
}

/* Nobody's paper was issued: why, and whether a reason helps. */
static void
show_refusal (TzIssue                *self,
              const FormPaperOutcome *outcome)
{
  const FormPaperRefusal *refusal = g_ptr_array_index (outcome->refused, 0);
  g_autofree char *sentence = g_strdup_printf ("%s：%s", refusal->who, refusal->why);

  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, sentence);
  gtk_widget_set_visible (self->reason_box, refusal->doubtful);
  if (refusal->doubtful)
    gtk_widget_grab_focus (self->reason);
}

static void
issue_done_cb (TzDialog     *dialog,
               const GError *error,
               gpointer      data)
{
  TzIssue *self = TZ_ISSUE (dialog);
  Issue *issue = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  if (issue->outcome->papers->len == 0)
    {
      if (issue->outcome->refused->len > 0)
        show_refusal (self, issue->outcome);
      return;
    }
  sentence = dup_sentence (self, issue->outcome);
  self->issued (issue->outcome->papers, sentence, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
go_clicked_cb (TzIssue *self)
{
  Issue *issue;
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  if (tz_dialog_is_busy (TZ_DIALOG (self)) || self->date == NULL)
    return;
  g_clear_handle_id (&self->wait, g_source_remove);
  issue = g_new0 (Issue, 1);
  issue->form = g_strdup (self->form);
  issue->ids = g_array_ref (self->ids);
  issue->variant = g_strdup (self->variant);
  issue->date = g_strdup (self->date);
  issue->accept = *reason != '\0' ? g_strdup (reason) : NULL;
  issue->wording = dup_wording (self);
  issue->options = (FormPaperOptions) {
    .variant = issue->variant,
    .date = issue->date,
    .accept = issue->accept,
    .accept_missing = self->accept_missing,
    .wording = issue->wording,
  };
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在出具……"), run_issue, issue_done_cb, issue, free_issue);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = tz_paragraph_new (text, style);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  return label;
}

/* A paragraph to be changed, and the way back to what the form says. */
static void
append_words (TzIssue           *self,
              const FormWording *wording)
{
  Words *words = g_new0 (Words, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = make_label (wording->title, NULL);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();

  words->id = g_strdup (wording->id);
  words->original = g_strdup (wording->text);
  words->text = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  words->back = gtk_button_new_with_label (_("恢复原文"));
  gtk_text_buffer_set_text (words->text, wording->text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 96);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_sensitive (words->back, FALSE);
  gtk_widget_add_css_class (words->back, "small-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, wording->title, -1);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), words->back);
  gtk_box_append (self->side, head);
  gtk_box_append (self->side, frame);
  g_ptr_array_add (self->words, words);
  g_signal_connect (words->text, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect (words->back, "clicked", G_CALLBACK (back_clicked_cb), self);
}

/* Only the words of one paper can be changed. */
static void
list_words (TzIssue        *self,
            const FormInfo *form)
{
  FormSource *source = form_ledger_source_new (self->store, self->reg, (const gint64 *) (gpointer) self->ids->data,
                                               self->ids->len);
  FormPrint print = { .variant = self->variant, .today = self->date, .paper_date = self->date };
  g_autoptr (GPtrArray) wordings = NULL;

  if (self->ids->len == 1 || form->by_list)
    wordings = form_print_dup_wording (self->library, self->form, source, 0, &print, NULL);
  form_ledger_source_free (source);
  if (wordings == NULL || wordings->len == 0)
    return;
  gtk_box_append (self->side, make_label (_("正文（可以改，只改这一份）"), "section"));
  for (guint i = 0; i < wordings->len; i++)
    append_words (self, g_ptr_array_index (wordings, i));
}

static void
tz_issue_dispose (GObject *object)
{
  TzIssue *self = TZ_ISSUE (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  if (self->free_data != NULL)
    self->free_data (self->data);
  self->free_data = NULL;
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_issue_parent_class)->dispose (object);
}

static void
tz_issue_finalize (GObject *object)
{
  TzIssue *self = TZ_ISSUE (object);

  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->ids, g_array_unref);
  form_library_free (self->library);
  g_free (self->form);
  g_free (self->variant);
  g_free (self->date);
  G_OBJECT_CLASS (tz_issue_parent_class)->finalize (object);
}

static void
tz_issue_class_init (TzIssueClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_issue_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_issue_finalize;
}

static void
tz_issue_init (TzIssue *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->words = g_ptr_array_new_with_free_func (free_words);
  self->library = tz_print_open_library ();
  self->side = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->side), "print-side");
  gtk_widget_set_size_request (GTK_WIDGET (self->side), 360, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->side));
  self->view = TZ_PAPER_VIEW (tz_paper_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_hexpand (paper, TRUE);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (paper), tz_paper_bar_new (self->view));
  gtk_box_append (GTK_BOX (paper), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (paper), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (columns), scroller);
  gtk_box_append (GTK_BOX (columns), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (columns), paper);
  tz_dialog_set_content (TZ_DIALOG (self), columns);
  tz_dialog_set_lively (TZ_DIALOG (self), TRUE);
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("出具(_I)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  self->day = TZ_DAY_ENTRY (tz_day_entry_new ());
  self->reason_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->reason = gtk_entry_new ();
  gtk_widget_set_visible (self->reason_box, FALSE);
}

/* Date, what the number will be, and the place for a reason. */
static void
fill_side (TzIssue        *self,
           const FormInfo *form)
{
  GtkWidget *reason = make_label (_("确认无误的原因"), "section");

  tz_day_entry_set_title (self->day, _("文书日期"));
  tz_day_entry_set_today (self->day, self->date);
  tz_day_entry_set (self->day, self->date);
  g_signal_connect (self->day, "chosen", G_CALLBACK (day_chosen_cb), self);
  gtk_box_append (self->side, make_label (_("文书日期"), "section"));
  gtk_box_append (self->side, GTK_WIDGET (self->day));
  gtk_box_append (self->side, make_label (form->number != NULL
                                          ? _("出具时按日期的年度取下一个文号，印在纸上，存入文书册；预览中文号空着。")
                                          : _("这种表格不编文号；出具后存入文书册。"), "wizard-hint"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("确认无误的原因"), -1);
  gtk_box_append (GTK_BOX (self->reason_box), reason);
  gtk_box_append (GTK_BOX (self->reason_box), self->reason);
  gtk_box_append (self->side, self->reason_box);
  list_words (self, form);
}

void
tz_issue_present (GtkWindow            *parent,
                  LedgerStore          *store,
                  const LedgerRegister *reg,
                  const FormInfo       *form,
                  const char           *variant,
                  GArray               *ids,
                  gboolean              accept_missing,
                  TzIssued              issued,
                  gpointer              data,
                  GDestroyNotify        free_data)
{
  g_autofree char *title = g_strdup_printf (_("出具：%s"), form->title);
  TzIssue *self = tz_dialog_new (TZ_TYPE_ISSUE, parent, title, 1120, 680);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->form = g_strdup (form->id);
  self->variant = g_strdup (variant);
  self->ids = g_array_ref (ids);
  self->accept_missing = accept_missing;
  self->issued = issued;
  self->data = data;
  self->free_data = free_data;
  self->date = g_strdup (ledger_store_get_today (store));
  fill_side (self, form);
  gtk_window_present (GTK_WINDOW (self));
  preview (self);
}

GBytes *
tz_issue_load (LedgerStore  *store,
               GArray       *papers,
               const char   *title,
               GError      **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < papers->len; i++)
    {
      GBytes *part = papers_load_pdf (store, g_array_index (papers, gint64, i), error);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
      g_ptr_array_add (titles, (gpointer) title);
    }
  if (parts->len == 1)
    return g_bytes_ref (g_ptr_array_index (parts, 0));
  return form_pages_join (parts, (const char *const *) titles->pdata, error);
}
